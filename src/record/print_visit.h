/* The way down into a record with its relations, so that a program's own circular links end somewhere. */
#ifndef TOASTY_RECORD_PRINT_VISIT_H
#define TOASTY_RECORD_PRINT_VISIT_H

#include <toasty/query.h>

enum { TOASTY__VISIT_DEPTH = 32 };

/* One record on the way; lives on the stack of the function that writes it. */
typedef struct toasty__visit {
    const struct toasty__visit *outer; /* NULL at the top */
    const toasty_model *model;
    const void *record;
    unsigned depth;
} toasty__visit;

/* Steps into a record. False when it is inside itself or too deep: then it must not be written. */
bool toasty__visit_begin(toasty__visit *visit, const toasty__visit *outer, const toasty_model *model,
                         const void *record);

/* The embedded struct directly in `outer` (NULL: the record) that the field is inside of; NULL: it is in
 * `outer` itself. */
const toasty_embed *toasty__visit_inside(const toasty_field *field, const toasty_embed *outer);
/* The last part of a name like "address.city". */
const char *toasty__visit_name(const char *name);

/* Whether there is anything to be written of an embedded struct. */
typedef enum toasty__embed_state {
    TOASTY__EMBED_THERE,
    TOASTY__EMBED_ABSENT,
    TOASTY__EMBED_UNLOADED,
    TOASTY__EMBED_OTHER /* a variant, and another one is there */
} toasty__embed_state;
toasty__embed_state toasty__visit_embed(const toasty_embed *embed, const void *record);
/* The first of its fields that is written. */
uint16_t toasty__visit_first(const toasty_embed *embed);

/* The list behind a has_many member. */
toasty_list toasty__visit_list(const void *list);
const void *toasty__visit_item(toasty_list list, const toasty_model *model, size_t index);

/* The values behind a member that is a list of them, and one of these, of the type of its field. */
toasty_value_list toasty__visit_values(const void *list);
toasty_value toasty__visit_value(const toasty_field *field, toasty_value_list list, size_t index);

/* The shortest text that reads back as the same number: a JSON number; NULL when it is not finite. */
enum { TOASTY__NUMBER_MAX = 40 };
const char *toasty__visit_number(const toasty_value *value, char out[TOASTY__NUMBER_MAX]);

#endif
