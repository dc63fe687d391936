#include <toasty/model.h>

/* Children that cannot be without their user. */
struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(index);
    struct Todo_list *todos TOASTY(has_many);
    struct Note_list *notes TOASTY(has_many);
};

struct TOASTY(model) Todo {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *title TOASTY(unique);
};

/* Children that can. */
struct TOASTY(model) Note {
    toasty_uuid id TOASTY(key, auto);
    toasty_uuid *user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    char *text;
};

/* Keys of two fields. */
struct TOASTY(model) Shelf {
    int64_t id TOASTY(key);
    struct Book_list *books TOASTY(has_many);
};

struct TOASTY(model, key(author, number)) Book {
    char *author;
    int32_t number;
    int64_t *shelf_id TOASTY(index);
    struct Shelf *shelf TOASTY(belongs_to);
};

/* Below one another, also in a circle. */
struct TOASTY(model) Part {
    int64_t id TOASTY(key);
    char *name TOASTY(unique);
    int64_t whole_id TOASTY(index);
    struct Part *whole TOASTY(belongs_to);
    struct Part_list *parts TOASTY(has_many);
};
