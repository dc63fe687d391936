/* Writing records: inserts with what is nested in them, deletes with what depends on them, links between records. */
#ifndef TOASTY_ENGINE_WRITE_H
#define TOASTY_ENGINE_WRITE_H

#include "engine/cond.h"
#include "record/block.h"
#include <toasty/query.h>

/* A value given for a field by something else than a T_new; `said`: it was given. */
typedef struct toasty__given {
    bool said;
    toasty_value value;
} toasty__given;

/* What is to be created: T_new structs of one model, and where they come to stand. */
typedef struct toasty__creation {
    const toasty__table *table;
    const void *const *values;     /* count T_new */
    size_t count;
    char *records;                 /* count zeroed records; filled, with their nested ones loaded */
    const toasty_field *relation;  /* has_one or has_many that they are created in, or NULL */
    const void *const *parents;    /* count records of that relation's model */
    bool unseen;                   /* the records are for the engine alone */
    const toasty__given *given;    /* by field: instead of `values`, for one record; or NULL */
} toasty__creation;

/* True when creating these takes more than one statement. */
bool toasty__creates_nested(const toasty__creation *creation);
toasty_status toasty__create(toasty__call *call, toasty__block *block, const toasty__creation *creation);

/* Fills the i-th record of a creation, and creates the parents that it is to have. */
toasty_status toasty__create_fill(toasty__call *call, toasty__block *block, const toasty__creation *creation, size_t i);
/* What an insert of the one record of a creation writes, which is filled; one cell for each column. */
toasty_status toasty__create_row(toasty__call *call, toasty__block *block, const toasty__creation *creation,
                                 const toasty__cell **cells);

/* One nested record from a relation member (TOASTY_CREATE) of `parent`, or of nobody for belongs_to. */
toasty_status toasty__create_one(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                 const void *values, const void *parent, void **out);

/* Deletes the rows that meet a condition, and what the rules of their relations demand. `changes` may be NULL. */
toasty_status toasty__delete_where(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                             int64_t *changes);
/* True when deleting from this table takes more than one statement. */
bool toasty__delete_cascades(toasty__call *call, const toasty__table *table);

/* Takes children out of a has_one or has_many: those that meet `where` lose their foreign key or, where that is
   required, are deleted. */
toasty_status toasty__detach(toasty__call *call, const toasty_field *relation, const toasty__cond *where);
/* The children of `parent` in a relation, leaving out one of them (or NULL). */
toasty_status toasty__cond_children(toasty__call *call, const toasty_field *relation, const void *parent,
                                    const void *except, const toasty__cond **out);
/* Points the foreign key of a child's row at `parent`. */
toasty_status toasty__link(toasty__call *call, const toasty_field *relation, const void *parent,
                           const void *child);
/* The error of writing through a relation via others. */
toasty_status toasty__read_only(toasty__call *call, const toasty_field *relation);
/* The same for several different rows in one statement. */
toasty_status toasty__link_all(toasty__call *call, const toasty_field *relation, const void *parent,
                               const void *const *children, size_t count);
/* Takes several different rows out of a has_many of `parent`; TOASTY_CONDITION_FAILED when one is not in it. */
toasty_status toasty__unlink_all(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const void *const *children, size_t count);

/* Takes all records out of a list but some. */
toasty_status toasty__clear(toasty__call *call, const toasty_field *relation, const void *parent,
                            const void *const *keep, size_t count);

/* Whether a has_many member says anything, and whether it links or unlinks records that are there. */
bool toasty__many_says(const toasty_many *many);
bool toasty__many_links(const toasty_many *many);
/* Whether it names records that are to be linked or unlinked. */
bool toasty__many_names(const toasty_many *many);
/* The T_new structs in it, in order; `out` NULL only counts them. */
size_t toasty__many_new(const toasty_many *many, size_t new_size, const void **out);
/* Links and unlinks what it says, in its order; where it names one row several times, the last counts. */
toasty_status toasty__many_apply(toasty__call *call, const toasty_field *relation, const void *parent,
                                 const toasty_many *many);
/* A child (NULL: not there yet, or several) is about to point at `parent` through this belongs_to: in a has_one, another
 * one that pointed there loses it. */
toasty_status toasty__clear_rival(toasty__call *call, const toasty_field *belongs_to, const void *parent,
                                  const void *child);

/* Whether a condition meets a row. */
toasty_status toasty__exists(toasty__call *call, const toasty__table *table, const toasty__cond *where, bool *out);

/* What a change does to a field of an embedded struct must be possible: `nothing` says that there may be none. */
toasty_status toasty__check_inside(toasty__call *call, const toasty_field *field, toasty_change_op op,
                                   const toasty_value *value, bool nothing);

/*
 * The assignment to a column that is to be made next: behind the `count` that there are or, where a field that shares the column
 * has been assigned, that one again. NULL: the field's variant is not the one that is there, and the other says all.
 */
toasty__assign *toasty__next_assign(const toasty__column *column, uint16_t number, toasty_change_op op,
                                    toasty__assign *assigns, uint16_t count);

/* True of numbers but those of enums: a sum need not be a constant. */
bool toasty__takes_sums(const toasty_field *field);
/* The database says that an integer overflowed, but not which: adds the field to the error, if it was that. */
toasty_status toasty__name_overflow(toasty__call *call, const toasty__table *table, const toasty__assign *assigns,
                                    uint16_t count, toasty_status status);

/* True when the children of a has_one or has_many may do without a parent. */
static inline bool toasty__child_is_optional(const toasty_field *relation)
{
    const toasty_relation *r = relation->relation;
    return r->target->fields[r->references[0]].flags & TOASTY_NULLABLE;
}

/* The singular relation member of a T_new or T_changes, and the has_many one. */
toasty_one toasty__one_at(const void *at);
toasty_many toasty__many_at(const void *at);

#endif
