#include <toasty/model.h>

/* User -> posts -> comments -> author, all of them loaded with every query. */
struct TOASTY(model) User {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Post_list *posts TOASTY(has_many, eager);
    struct Profile *profile TOASTY(has_one, eager);
    struct Draft_list *drafts TOASTY(has_many);
    struct Folder *folder TOASTY(has_one);
};

struct TOASTY(model) Profile {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *bio;
};

struct TOASTY(model) Post {
    int64_t id TOASTY(key, auto);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title;
    char *body TOASTY(deferred, nullable);
    struct Comment_list *comments TOASTY(has_many, eager);
};

struct TOASTY(model) Comment {
    int64_t id TOASTY(key, auto);
    int64_t post_id TOASTY(index);
    struct Post *post TOASTY(belongs_to);
    char *text;
    int64_t *author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to, eager);
};

struct TOASTY(model) Author {
    int64_t id TOASTY(key, auto);
    char *name TOASTY(unique);
};

/* An eager parent. */
struct TOASTY(model) Draft {
    int64_t id TOASTY(key, auto);
    int64_t user_id TOASTY(index);
    struct User *user TOASTY(belongs_to, eager);
    char *title TOASTY(index);
    uint64_t version TOASTY(version);
};

struct TOASTY(model) Folder {
    int64_t id TOASTY(key, auto);
    int64_t *user_id TOASTY(unique);
    struct User *user TOASTY(belongs_to);
    char *name;
    struct Filing_list *filings TOASTY(has_many);
    struct Sheet_list *sheets TOASTY(has_many(via = filings.sheet), eager);
    struct Profile *profile TOASTY(has_one(via = user.profile), eager);
};

struct TOASTY(model, key(folder_id, sheet_id)) Filing {
    int64_t folder_id;
    struct Folder *folder TOASTY(belongs_to);
    int64_t sheet_id TOASTY(index);
    struct Sheet *sheet TOASTY(belongs_to);
};

struct TOASTY(model) Sheet {
    int64_t id TOASTY(key, auto);
    char *name;
};
