#include <toasty/model.h>

struct TOASTY(model) Author {
    int64_t id TOASTY(key);
    char *name TOASTY(unique);
    struct Book_list *books TOASTY(has_many);
    struct Award_list *awards TOASTY(has_many);
    struct Contract_list *contracts TOASTY(has_many);
};

/* Goes with its author, and takes its pages along, of which the database knows nothing. */
struct TOASTY(model) Book {
    int64_t id TOASTY(key);
    int64_t author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to(on_delete = cascade));
    int64_t *shelf_id;
    struct Shelf *shelf TOASTY(belongs_to(on_delete = restrict));
    struct Page_list *pages TOASTY(has_many);
};

struct TOASTY(model) Page {
    int64_t id TOASTY(key);
    int64_t book_id TOASTY(index);
    struct Book *book TOASTY(belongs_to);
};

/* Stays, and counts the change. */
struct TOASTY(model) Award {
    int64_t id TOASTY(key);
    int64_t *author_id TOASTY(index);
    struct Author *author TOASTY(belongs_to(on_delete = set_null));
    uint64_t version TOASTY(version);
};

/* Keeps its author. */
struct TOASTY(model) Contract {
    int64_t id TOASTY(key);
    char *author_name TOASTY(index);
    struct Author *author TOASTY(belongs_to(key = author_name, references = name, on_delete = no_action));
};

struct TOASTY(model) Shelf {
    int64_t id TOASTY(key);
};

/* Only the children know: their parent has no list of them. */
struct TOASTY(model) Letter {
    int64_t id TOASTY(key);
    int64_t *author_id;
    struct Author *author TOASTY(belongs_to(on_delete = cascade));
    struct Stamp_list *stamps TOASTY(has_many);
};

struct TOASTY(model) Stamp {
    int64_t id TOASTY(key);
    int64_t letter_id TOASTY(index);
    struct Letter *letter TOASTY(belongs_to);
};

/* Nothing hangs on it: the database does it all. */
struct TOASTY(model) Log {
    int64_t id TOASTY(key);
    struct Line_list *lines TOASTY(has_many);
    struct Mark_list *marks TOASTY(has_many);
};

struct TOASTY(model) Line {
    int64_t id TOASTY(key);
    int64_t log_id TOASTY(index);
    struct Log *log TOASTY(belongs_to(on_delete = cascade));
};

struct TOASTY(model) Mark {
    int64_t id TOASTY(key);
    int64_t *log_id TOASTY(index);
    struct Log *log TOASTY(belongs_to(on_delete = set_null));
};

/* A tree, of whose notes the database knows nothing. */
struct TOASTY(model) Node {
    int64_t id TOASTY(key);
    int64_t *parent_id TOASTY(index);
    struct Node *parent TOASTY(belongs_to(on_delete = cascade));
    struct Node_list *children TOASTY(has_many(pair = parent));
    struct Note_list *notes TOASTY(has_many);
};

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    int64_t node_id TOASTY(index);
    struct Node *node TOASTY(belongs_to);
};

/* A ring of two tables. */
struct TOASTY(model) Team {
    int64_t id TOASTY(key);
    int64_t *captain_id;
    struct Player *captain TOASTY(belongs_to(on_delete = set_null));
    struct Player_list *players TOASTY(has_many(pair = team));
};

struct TOASTY(model) Player {
    int64_t id TOASTY(key);
    int64_t team_id TOASTY(index);
    struct Team *team TOASTY(belongs_to(on_delete = cascade));
};

/* A key of several fields. */
struct TOASTY(model, key(country, code)) Region {
    char *country;
    int32_t code;
    struct City_list *cities TOASTY(has_many);
};

struct TOASTY(model, index(country, code)) City {
    int64_t id TOASTY(key);
    char *country;
    int32_t code;
    struct Region *region TOASTY(belongs_to(key = [ country, code ], references = [ country, code ], on_delete = cascade));
};
