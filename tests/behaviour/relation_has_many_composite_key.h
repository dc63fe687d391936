#include <toasty/model.h>

/* The child's key begins with its foreign key. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
    struct Profile *profile TOASTY(has_one);
};

struct TOASTY(model, key(user_id, id)) Todo {
    toasty_uuid id TOASTY(auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to(key = user_id, references = id));
    char *title TOASTY(index);
};

struct TOASTY(model, key(user_id, id)) Profile {
    toasty_uuid id TOASTY(auto);
    toasty_uuid user_id;
    struct User *user TOASTY(belongs_to);
    char *bio;
};

/* Both sides are joined by two fields. */
struct TOASTY(model, key(id, revision)) Document {
    toasty_uuid id TOASTY(auto);
    int64_t revision;
    char *name;
    struct Remark_list *remarks TOASTY(has_many);
};

struct TOASTY(model, index(document_id, document_revision)) Remark {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid document_id;
    int64_t document_revision;
    struct Document *document TOASTY(belongs_to(key = [ document_id, document_revision ],
                                                references = [ id, revision ]));
    char *title;
};

/* Two relations that share a field of their keys. */
struct TOASTY(model, key(tenant, number)) Member {
    int64_t tenant;
    int64_t number;
    struct Task_list *tasks TOASTY(has_many);
};

struct TOASTY(model, key(tenant, number)) Project {
    int64_t tenant;
    int64_t number;
    struct Task_list *tasks TOASTY(has_many);
};

struct TOASTY(model, index(tenant, member_number), index(tenant, project_number)) Task {
    int64_t id TOASTY(key);
    int64_t tenant;
    int64_t member_number;
    int64_t project_number;
    struct Member *member TOASTY(belongs_to(key = [ tenant, member_number ],
                                            references = [ tenant, number ]));
    struct Project *project TOASTY(belongs_to(key = [ tenant, project_number ],
                                              references = [ tenant, number ]));
};
