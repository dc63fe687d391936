#include <toasty/model.h>

/* A table of mixed columns and a tree of its rows, for conditions made at random. */
struct TOASTY(model) Row {
    int64_t id TOASTY(key);
    int32_t small;
    int64_t *number;
    double *real;
    char *text;
    char *word TOASTY(nullable);
    bool flag;
    bool *maybe;
    toasty_date *day;
    int64_t *parent_id TOASTY(index);
    struct Row *parent TOASTY(belongs_to);
    struct Row_list *children TOASTY(has_many(pair = parent));
};
