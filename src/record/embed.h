/* Embedded structs: where their fields lie when a pointer is on the way, and what a whole one says of each.
 */
#ifndef TOASTY_RECORD_EMBED_H
#define TOASTY_RECORD_EMBED_H

#include "record/block.h"
#include <toasty/query.h>

/* True of fields that `record + field->offset` does not lead to, or that have no value there. */
static inline bool toasty__is_apart(const toasty_field *field)
{
    return field->flags & (TOASTY_BEHIND | TOASTY_PRESENCE);
}

/* The embedded struct that the field, one that toasty__is_apart, is in or says of whether it is there: the
   one that the record itself points at. */
const toasty_embed *toasty__pointed_at(const toasty_field *field);

/* The nearest around a field that may be absent; NULL. */
const toasty_embed *toasty__optional_around(const toasty_field *field);

/* The field of an embedded struct that may be absent which says whether it is there. */
static inline const toasty_field *toasty__presence_of(const toasty_model *model, const toasty_embed *embed)
{
    return &model->fields[embed->first];
}

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
