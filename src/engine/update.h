/* Inside of updating: what an update changes, and how the record's struct will show it. */
#ifndef TOASTY_ENGINE_UPDATE_H
#define TOASTY_ENGINE_UPDATE_H

#include "engine/read.h"
#include "engine/write.h"

typedef struct toasty__changing {
    toasty__call *call;
    const toasty__table *table;
    const void *changes;
    uint16_t count;
    toasty__assign *assigns;   /* room for every column, as in the next two */
    toasty_value *values;      /* what a SET sets; borrowed */
    toasty__block **memory;    /* what the new value of a field in the struct points at, or NULL */
    bool *assigned;            /* by field number */
    void **created;            /* by field number: the parent that a belongs_to created; NULL when none can */
    toasty__records *returned; /* the records as they will be are wanted here; NULL: they are not */
    toasty__block *block;      /* records created on the way; made when needed */
    toasty__block *annexed;    /* the same, when it belongs to the record already */
    bool *marked;              /* by field number: a has_one noted as empty ahead of time */
    bool anything;
    bool parents;  /* some belongs_to changes */
    bool children; /* some has_one or has_many changes */
    bool computed; /* some field is computed anew with every update */
    bool several;  /* takes more than one statement */
    bool reloads;  /* eager relations are read again afterwards, since some relation changed */
} toasty__changing;

/* What the update says of a relation. */
static inline toasty_one toasty__one_change(const toasty__changing *c, const toasty_field *field)
{
    return toasty__one_at((const char *)c->changes + field->changes_offset);
}

static inline toasty_many toasty__many_change(const toasty__changing *c, const toasty_field *field)
{
    return toasty__many_at((const char *)c->changes + field->changes_offset);
}

static inline bool toasty__many_change_says(const toasty__changing *c, const toasty_field *field)
{
    toasty_many many = toasty__many_change(c, field);
    return toasty__many_says(&many);
}

/* Whether a relation of the model changes: itself, or a key field of it. */
bool toasty__update_relates(const toasty__changing *c);

/*
 * The struct as it will be: values that were set, and relations that are known or no longer known. Everything
 * that takes memory is done here and by the next two, before the update is settled.
 */
toasty_status toasty__update_show(toasty__changing *c, char *shown, char *record);
/* The embedded struct behind a pointer or with a union that the assignment `first` is inside of, with all
 * others inside of it. */
toasty_status toasty__update_show_whole(toasty__changing *c, char *shown, char *record, uint16_t first);
/* Notes what will be known to be empty: a has_one that is unset, a deferred field that is set to NULL. */
toasty_status toasty__update_mark(toasty__changing *c, const char *record, const char *shown);
/* The eager relations as they are now, when the row is changed. */
toasty_status toasty__update_reload(toasty__changing *c, char *shown, const char *record);
/* Then one of these: the record becomes what is shown, or nothing of that remains. Neither can fail. */
void toasty__update_settle(toasty__changing *c, char *record, const char *shown);
void toasty__update_take_back(toasty__changing *c, const char *record);

/* Adds to the condition of one record's update that the row still has the variants of which parts are
 * changed. */
toasty_status toasty__variant_guard(toasty__changing *c, const toasty__cond **key);
/* The error of that, when the update found no row; TOASTY_OK when that has another reason. */
toasty_status toasty__variant_missed(const toasty__changing *c, const toasty__cond *key);

#endif
