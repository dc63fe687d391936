/* Values in the user's structs: reading a member as a toasty_value and writing one. */
#ifndef TOASTY_RECORD_MEMBER_H
#define TOASTY_RECORD_MEMBER_H

#include "record/block.h"
#include <toasty/query.h>

/* What the member of a relation holds: a list, or one record. */
static inline bool toasty__holds_list(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_HAS_MANY || field->kind == TOASTY_FIELD_VIA_MANY;
}
static inline bool toasty__is_via(const toasty_field *field)
{
    return field->kind == TOASTY_FIELD_VIA_ONE || field->kind == TOASTY_FIELD_VIA_MANY;
}

/* A relation via others of whose links there is nothing to write. */
static inline bool toasty__is_read_only(const toasty_field *field)
{
    return toasty__is_via(field) && !(field->flags & TOASTY_JOINED);
}
/* True when T_new and T_changes have a list of records to create, link and unlink for it. */
static inline bool toasty__takes_list(const toasty_field *field)
{
    return toasty__holds_list(field) && !toasty__is_read_only(field);
}

/* The value at `at`, a variable of the type's C type. Pointers in it point where the member points. */
toasty_value toasty__value_at(toasty_type type, const void *at);

/* The value of a scalar field of a record. */
toasty_value toasty__field_value(const toasty_field *field, const void *record);

/* The value given for a field in a T_new; false when it was left out. */
bool toasty__new_value(const toasty_field *field, const void *values, toasty_value *out);

/* What a change of a field of this type does, as in the next one. */
toasty_change_op toasty__change_at(toasty_type type, const void *change, toasty_value *value);

/* What a T_changes does to a scalar field; `value` is set for SET, ADD and SUB. */
toasty_change_op toasty__change_of(const toasty_field *field, const void *changes, toasty_value *value);

/*
 * Writes a value into a scalar field of a record, copying what it points at into `block`. The value's type
 * must fit the field's (toasty__fits). False when memory is out.
 */
bool toasty__store(const toasty_field *field, void *record, const toasty_value *value, toasty__block *block);

/* The name of an enum's constant; NULL when it has none of this number. */
const char *toasty__constant(const toasty_enum *values, int64_t number);

/* Pointer members, whatever they point at. */
void *toasty__pointer_at(const void *at);
void toasty__set_pointer(void *at, const void *pointer);

/* The size of a type's C type; 0 for TOASTY_TYPE_NULL. */
size_t toasty__type_size(toasty_type type);

/* What a list of values has for values of this type: I64, U64 and F64 for the narrower ones. */
toasty_type toasty__widest(toasty_type type);

#endif
