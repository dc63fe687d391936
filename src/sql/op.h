/*
 * One operation on one table, as the engine hands it down: columns, conditions and cells, no models. Lives in
 * the scratch memory of a call. Its shape (everything but the cells) decides the SQL text; its cells are the
 * parameters, in the order in which toasty__op_walk meets them.
 */
#ifndef TOASTY_SQL_OP_H
#define TOASTY_SQL_OP_H

#include "core/buffer.h"
#include "schema/schema.h"

typedef enum toasty__cond_kind {
    TOASTY__COND_TRUE,
    TOASTY__COND_FALSE,
    TOASTY__COND_UNKNOWN, /* SQL's NULL as a truth value */
    TOASTY__COND_AND,
    TOASTY__COND_OR,
    TOASTY__COND_NOT,
    TOASTY__COND_EQ,
    TOASTY__COND_NE,
    TOASTY__COND_GT,
    TOASTY__COND_GE,
    TOASTY__COND_LT,
    TOASTY__COND_LE,
    TOASTY__COND_BETWEEN,
    TOASTY__COND_IN,
    TOASTY__COND_NOT_IN,
    TOASTY__COND_NULL,
    TOASTY__COND_NOT_NULL,
    TOASTY__COND_NOT_TRUE, /* the child is false or unknown */
    TOASTY__COND_ENDS_WITH,
    TOASTY__COND_CONTAINS,
    TOASTY__COND_STARTS_WITH, /* the cell is a pattern in the dialect's form: toasty__prefix_pattern */
    TOASTY__COND_LIKE,
    TOASTY__COND_ILIKE,
    TOASTY__COND_IN_ROWS,  /* several columns at once against rows of cells */
    TOASTY__COND_IN_SELECT /* columns against the columns of a select */
} toasty__cond_kind;

typedef struct toasty__select toasty__select;

/* From the rows of one table to those of another: columns of it that equal columns of the table before. */
typedef struct toasty__join {
    const toasty__table *table;
    uint16_t count;
    const uint16_t *columns;
    const uint16_t *before;
} toasty__join;

/* A column of a derived table: of the table itself, or at the end of joins. */
typedef struct toasty__made {
    toasty_view_kind kind;
    uint16_t column; /* not of a count */
    bool real;       /* a sum of fractions */
    uint16_t join_count;
    const toasty__join *joins;
} toasty__made;

struct toasty__derived {
    const toasty__table *from;
    bool grouped;
    uint16_t column_count; /* those of the table, and behind them some that no field of the view shows */
    const toasty__made *made;
};

/* A number computed from columns and cells. */
typedef struct toasty__math {
    toasty_math_op op;
    uint16_t column;
    toasty__cell cell;
    const struct toasty__math *sides;
} toasty__math;

typedef struct toasty__cond {
    toasty__cond_kind kind;
    char escape;
    uint16_t column;       /* comparisons of one column */
    uint16_t column_count; /* IN_ROWS, IN_SELECT; 1 in a comparison with another column, which has no cell */
    const uint16_t *columns;
    uint32_t count; /* children, cells, or rows of IN_ROWS */
    const toasty__table *table;
    const struct toasty__cond *children;
    const toasty__cell *cells;
    const toasty__select *select;
    const toasty__math *math;  /* instead of `column`, or NULL */
    const toasty__math *other; /* what that is compared with instead of a cell, or NULL */
} toasty__cond;

typedef struct toasty__order_key {
    uint16_t column;
    bool descending;
} toasty__order_key;

typedef enum toasty__select_what {
    TOASTY__SELECT_COLUMNS,
    TOASTY__SELECT_COUNT, /* one row: how many rows */
    TOASTY__SELECT_ONE,   /* a constant per row: whether there is one */
    TOASTY__SELECT_SUM,   /* one row: of the only column; NULL when there is no value */
    TOASTY__SELECT_AVG,
    TOASTY__SELECT_MIN,
    TOASTY__SELECT_MAX
} toasty__select_what;

/* A table on the way from the rows wanted to those that they are asked for: its columns equal columns of the
 * one before. */
typedef struct toasty__hop {
    const toasty__table *table;
    uint16_t count;
    const uint16_t *columns;
    const uint16_t *before;
} toasty__hop;

struct toasty__select {
    toasty__select_what what;
    const toasty__table *table;
    uint16_t column_count;
    const uint16_t *columns;    /* NULL: all */
    bool distinct;              /* rows that are alike come once, as they do with hops */
    const toasty__cond *within; /* a derived table: of the rows that it is made from; NULL: all */
    const bool *load; /* with all columns: by column, which of the deferred ones are read; NULL: none */
    const toasty__cond *where; /* NULL: all rows */
    const toasty__cond *then_where; /* NULL, or that of more rows, which follow all of the others in the order */
    /* with hops every row comes once for each row at their end */
    uint16_t hop_count;
    uint16_t end_column_count; /* those of the last hop, or of the table, that stand behind the others */
    const toasty__hop *hops;
    const uint16_t *end_columns;
    const toasty__cond *end_where; /* on the last hop */
    uint16_t order_count;
    const toasty__order_key *order;
    bool limited; /* always, when it skips */
    bool skips;
    unsigned lock; /* as in toasty_find_options */
    /* limit and offset hold for each group of rows that are alike in some columns, of the last hop or the table: rows are
     * numbered within their group in the order, which must be complete, up to the limit and from behind the offset */
    uint16_t group_count;
    const uint16_t *group; /* the end columns, where there are such */
    toasty__cell limit; /* integers */
    toasty__cell offset;
};

typedef enum toasty__assign_kind {
    TOASTY__ASSIGN_SET,
    TOASTY__ASSIGN_ADD,
    TOASTY__ASSIGN_SUB,
    TOASTY__ASSIGN_COUNT /* one more than before; has no cell */
} toasty__assign_kind;

typedef struct toasty__assign {
    uint16_t column;
    toasty__assign_kind kind;
    bool returned; /* the new value is asked for */
    toasty__cell cell;
} toasty__assign;

typedef struct toasty__insert {
    const toasty__table *table;
    uint32_t row_count;
    const toasty__cell *cells; /* rows × all columns of the table */
    bool return_auto;          /* RETURNING the auto-increment column */
    /* an upsert, which returns all columns: of the row that these say is there already */
    uint16_t conflict_count;
    const uint16_t *conflict;
    uint16_t assign_count; /* 0: leave that row alone */
    const toasty__assign *assigns;
} toasty__insert;

typedef struct toasty__update {
    const toasty__table *table;
    uint16_t assign_count;
    const toasty__assign *assigns;
    const toasty__cond *where;
    bool return_all; /* the rows as they are afterwards, without their deferred columns */
} toasty__update;

typedef struct toasty__delete {
    const toasty__table *table;
    const toasty__cond *where;
    bool return_all; /* the rows as they were, without their deferred columns */
} toasty__delete;

typedef struct toasty__op {
    toasty__command_kind kind; /* QUERY, INSERT, UPDATE or DELETE */
    union {
        toasty__select select;
        toasty__insert insert;
        toasty__update update;
        toasty__delete remove;
    } as;
} toasty__op;

/* Cells of an operation in parameter order; grows in an arena. */
typedef struct toasty__params {
    toasty__arena *arena;
    toasty__cell *cells;
    size_t count;
    size_t capacity;
    bool failed;
} toasty__params;

/* Everything of an operation but its cells, as bytes. Short ones, which are the rule, need no memory. */
typedef struct toasty__shape {
    toasty__arena *arena;
    char *bytes;
    size_t length;
    bool failed;
    char few[512];
} toasty__shape;

/*
 * The shape of an operation: two operations have the same SQL text exactly when their shapes are equal.
 * Collects the parameters on the way. Only the arenas need be set before.
 */
void toasty__op_shape(const toasty__op *op, toasty__shape *shape, toasty__params *params);

/* The SQL text of an operation; placeholders are numbered as toasty__op_shape collects them. */
void toasty__op_text(const toasty__op *op, toasty__buffer *sql);

/* The pattern that matches texts beginning with `prefix`, every character taken literally; in `arena`. */
const char *toasty__prefix_pattern(const char *prefix, toasty__arena *arena);

/* A LIKE pattern, with '\\' as its escape, for `text` taken literally with anything before or after it. */
const char *toasty__like_pattern(const char *text, bool before, bool after, toasty__arena *arena);

#endif
