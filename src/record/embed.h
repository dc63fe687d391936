/* Embedded structs: where their fields lie when a pointer is on the way, and what a whole one says of each.
 */
#ifndef TOASTY_RECORD_EMBED_H
#define TOASTY_RECORD_EMBED_H

#include "record/block.h"
#include "schema/schema.h"
#include <toasty/query.h>

/* True of fields that `record + field->offset` does not lead to, or that have no value there. */
static inline bool toasty__is_apart(const toasty_field *field)
{
    return field->flags & (TOASTY_BEHIND | TOASTY_PRESENCE | TOASTY_DISCRIMINANT | TOASTY_VARIANT);
}

/* True of a field whose value follows from what it is inside of: it is not given and not changed by itself.
 */
static inline bool toasty__goes_with_whole(const toasty_field *field)
{
    return field->flags & (TOASTY_PRESENCE | TOASTY_DISCRIMINANT);
}

/* True when NULL in this field says that the embedded struct it is inside of is absent. */
static inline bool toasty__tells_absence(const toasty_field *field)
{
    return field->flags & TOASTY_PRESENCE ||
           (field->flags & TOASTY_DISCRIMINANT && field->embed->flags & TOASTY_NULLABLE);
}

/* The outermost embedded struct that the field, one that toasty__is_apart, is in or says of whether it is
   there, and that the record shows as a whole: it points at it, or it holds a union. */
const toasty_embed *toasty__whole_around(const toasty_field *field);

/* The nearest around a field that may be absent, variants included; NULL. */
const toasty_embed *toasty__optional_around(const toasty_field *field);

/* The field that says whether such a one is there, and whether a value of it says so. */
const toasty_field *toasty__teller_of(const toasty_embed *embed);
static inline bool toasty__says_there(const toasty_embed *embed, const toasty_value *value)
{
    return value->type != TOASTY_TYPE_NULL &&
           (!(embed->flags & TOASTY_VARIANT) || value->as.i64 == embed->variant);
}

/* The field of a column in this record: of those that share it, that of the variant which is there. */
const toasty_field *toasty__field_in(const toasty__column *column, const void *record);

/* False when a record does not have what the field is inside of. */
bool toasty__is_there(const toasty_field *field, const void *record);

/* The member of a record that is the field, or the pointer that says whether it is there; NULL: what it is
   inside of is not. With `block`, what is missing on the way is made there, zeroed; NULL then is out of
   memory. */
char *toasty__member(const toasty_field *field, const void *record, toasty__block *block);

/* Makes the embedded struct that a field says is there, and what is missing on the way. False when memory is
 * out. */
bool toasty__fill(const toasty_field *presence, const void *record, toasty__block *block);

/* The same of a T_new. */
const char *toasty__new_member(const toasty_field *field, const void *values);

/* The pointer that is NULL until a deferred field is loaded: its own, or that of what it is loaded with.
   NULL: the field is inside of what is not there. */
char *toasty__deferred_slot(const toasty_field *field, const void *record);

/*
 * What whole embedded structs around a field say of it, in a T_changes or, with `in_values`, a T_values:
 * KEEP, SET or SET_NULL. SET to the value NULL is of a field that cannot be NULL, in a struct that is there.
 */
toasty_change_op toasty__whole_change(const toasty_field *field, const void *changes, bool in_values,
                                      toasty_value *value);

#endif
