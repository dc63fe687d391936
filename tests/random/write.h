/* A writing call: made at random, done to rows in memory by the guide's rules, and handed to the library. */
#ifndef TESTS_RANDOM_WRITE_H
#define TESTS_RANDOM_WRITE_H

#include "cond.h"

typedef enum write_kind {
    WRITE_CREATE,        /* with plain foreign keys */
    WRITE_CREATE_LINKED, /* with relations set to records */
    WRITE_CREATE_IN,     /* in `relation` of `parent` */
    WRITE_CREATE_NESTED, /* with children in `relation` */
    WRITE_UPDATE,
    WRITE_UPDATE_WHERE,
    WRITE_DELETE,
    WRITE_DELETE_BY,
    WRITE_DELETE_WHERE,
    WRITE_INSERT,            /* `target` into `relation` of `parent` */
    WRITE_REMOVE,            /* out of it */
    WRITE_SET_PARENT,        /* the belongs_to `relation` of `target` to `parent`, or to nobody */
    WRITE_SET_CHILD,         /* the has_one `relation` of `parent` to `target`, or to nobody */
    WRITE_APPLY,             /* the has_many `relation` of `parent`: links, unlinks, new records */
    WRITE_SET_PARENT_WHERE,  /* the belongs_to `relation` of what matches, as above */
    WRITE_UNSET_CHILD_WHERE, /* the has_one `relation` of what matches */
    WRITE_UPSERT,
    WRITE_KINDS
} write_kind;

enum { WRITE_CHANGES = 4, WRITE_CHILDREN = 3 };

typedef struct change {
    const toasty_field *field;
    toasty_change_op op;
    toasty_value value;
} change;

typedef struct writing {
    write_kind kind;
    const toasty_model *model;
    const toasty_field *relation;
    const row *parent;
    const row *target;
    row *fresh; /* what is created */
    unsigned child_count;
    row *children[WRITE_CHILDREN];
    unsigned step_count; /* APPLY: records that are linked or unlinked */
    const row *steps[WRITE_CHILDREN];
    bool links[WRITE_CHILDREN];
    cond where;
    unsigned change_count;
    change changes[WRITE_CHANGES];
    unsigned by_count; /* DELETE_BY, UPSERT */
    const uint16_t *by;
    bool or_ignore;
} writing;

/* What becomes of it. */
typedef struct outcome {
    toasty_status status;
    bool absurd;     /* the parent goes with what was in the way, being its own child: not done */
    bool unique;     /* it fails on a unique index */
    bool unbounded;  /* it may be refused because its condition lets everything through */
    int64_t changes; /* records that it was about; -1: not told */
    const toasty_model *model;
    const row *result; /* the record that comes back, or that the given one shows; NULL: none */
} outcome;

/* False when there is nothing to do it with. */
bool writing_any(const world *w, writing *x);
/* Does it to the rows, which stay as they are when it fails. */
outcome writing_apply(world *w, const writing *x);
/* Does it to the database; NULL, or what is wrong with what the call gave. */
const char *writing_run(toasty_db *db, const world *before, const writing *x, const outcome *wanted);

bool writing_needs(const writing *x, const row *r);
void writing_print(FILE *out, const writing *x);

/* The record of a row, read from the database; for toasty_free. */
void *record_read(toasty_db *db, const toasty_model *model, const row *r);

#endif
