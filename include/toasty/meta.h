/*
 * What the generator writes about models: constant tables that the library reads. A program has no need to
 * look inside; a tool may. `TOASTY_META_VERSION` grows whenever a table changes its layout.
 */
#ifndef TOASTY_META_H
#define TOASTY_META_H

#include <toasty/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TOASTY_META_VERSION 7

typedef struct toasty_model toasty_model;
typedef struct toasty_field toasty_field;
typedef struct toasty_relation toasty_relation;
typedef struct toasty_index toasty_index;
typedef struct toasty_view toasty_view;
typedef struct toasty_embed toasty_embed;
typedef struct toasty_enum toasty_enum;

typedef enum toasty_field_kind {
    TOASTY_FIELD_SCALAR,
    TOASTY_FIELD_BELONGS_TO,
    TOASTY_FIELD_HAS_ONE,
    TOASTY_FIELD_HAS_MANY,
    TOASTY_FIELD_VIA_ONE, /* at the end of several relations; unless JOINED to be read only, no member of T_new and T_changes */
    TOASTY_FIELD_VIA_MANY
} toasty_field_kind;

/* Who fills a field that a create leaves out. */
typedef enum toasty_auto_kind {
    TOASTY_AUTO_NONE,
    TOASTY_AUTO_UUID_V7,
    TOASTY_AUTO_UUID_V4,
    TOASTY_AUTO_INCREMENT
} toasty_auto_kind;

enum {
    TOASTY_NULLABLE = 1 << 0, /* the member is a pointer that may be NULL; for relations: may be absent */
    TOASTY_KEY = 1 << 1,      /* part of the primary key */
    TOASTY_NEW_POINTER = 1 << 2, /* the member of T_new is a pointer, NULL meaning "not given" */
    TOASTY_ROW_VERSION = 1 << 3, /* counts the row's changes; has no member in T_new and T_changes */
    TOASTY_DEFERRED = 1 << 4, /* read only when asked for; the member is a pointer, NULL until then */
    TOASTY_JOINED = 1 << 5, /* VIA_MANY over a join model, a has_many and a belongs_to of it, whose records need nothing else */
    TOASTY_EAGER = 1 << 6, /* a relation that is loaded with every query; no circle of such */
    TOASTY_BEHIND = 1 << 7, /* inside of an embedded struct that the record points at */
    TOASTY_OPTIONAL = 1 << 8, /* inside of an embedded struct that may be absent: then the column is NULL */
    TOASTY_PRESENCE = 1 << 9, /* true when an embedded struct is there, else NULL; the member is the pointer to it */
    TOASTY_WITH_WHOLE = 1 << 10, /* deferred with the embedded struct that it is inside of */
    TOASTY_DISCRIMINANT = 1 << 11, /* says which member of the union in its struct is there; no member of T_changes */
    TOASTY_VARIANT = 1 << 12, /* inside of such a member: the column is NULL when another is there */
    TOASTY_SHARED = 1 << 13 /* the column is also that of fields of other members, which have the same type */
};

/* The `type = …` of a column annotation. */
typedef enum toasty_column_kind {
    TOASTY_COLUMN_DEFAULT,
    TOASTY_COLUMN_BOOLEAN,
    TOASTY_COLUMN_INTEGER,  /* width in `a` bytes, signed */
    TOASTY_COLUMN_UNSIGNED, /* width in `a` bytes */
    TOASTY_COLUMN_TEXT,
    TOASTY_COLUMN_VARCHAR, /* at most `a` characters */
    TOASTY_COLUMN_JSON,
    TOASTY_COLUMN_JSONB,
    TOASTY_COLUMN_NUMERIC, /* `a` digits, `b` of them after the point; 0, 0 for any */
    TOASTY_COLUMN_BINARY,  /* `a` bytes */
    TOASTY_COLUMN_BLOB,
    TOASTY_COLUMN_TIMESTAMP, /* `a` fraction digits */
    TOASTY_COLUMN_DATE,
    TOASTY_COLUMN_TIME,     /* `a` fraction digits */
    TOASTY_COLUMN_DATETIME, /* `a` fraction digits */
    TOASTY_COLUMN_CIDR,
    TOASTY_COLUMN_INET,
    TOASTY_COLUMN_MACADDR,
    TOASTY_COLUMN_MACADDR8,
    TOASTY_COLUMN_RAW /* `text` as it stands */
} toasty_column_kind;

typedef struct toasty_column_type {
    toasty_column_kind kind;
    uint32_t a;
    uint32_t b;
    const char *text;
} toasty_column_type;

/* One of the constants of an enum. */
typedef struct toasty_enum_value {
    const char *name;
    int64_t value;
} toasty_enum_value;

struct toasty_enum {
    const char *name;
    uint16_t count;
    const toasty_enum_value *values;
};

/*
 * An embedded struct inside of a record. It has no column, but its fields have: they stand together among the model's,
 * behind the one that says whether it is there, if it may be absent. An offset is into what holds the struct: the record,
 * or the nearest struct around it that is behind a pointer (in T_new: that may be absent).
 *
 * Where a struct holds a union, each member of that is such a struct, a variant, and the first field of the one around is the
 * discriminant. That also says whether a struct is there that may be absent: then it is NULL.
 */
struct toasty_embed {
    const char *name; /* as in "address.geo" */
    const toasty_field *fields; /* all of the model's */
    const toasty_embed *outer; /* the one that it is inside of, or NULL */
    unsigned flags; /* TOASTY_NULLABLE: may be absent. TOASTY_DEFERRED. TOASTY_BEHIND: the member is a pointer to it.
                       TOASTY_VARIANT: there when the discriminant of `outer` is `variant` */
    int64_t variant;
    uint16_t first; /* of its fields */
    uint16_t count;
    uint32_t size; /* of the struct */
    uint32_t offset;
    uint32_t new_offset;
    uint32_t changes_offset;
    uint32_t values_offset;
    uint32_t value_offset; /* of a whole value in what update takes, behind the two before */
};

/*
 * One field of a model. Offsets are into the record (`struct User`), into what create takes (`struct User_new`), into
 * what update takes (`struct User_changes`) and, of scalar fields, into `struct User_values`. A default is computed into a variable of the field's C type
 * (for strings a `const char *`, borrowed until the call ends). The fields of an embedded struct are fields of the model;
 * behind a pointer, offsets are into what it points at.
 */
struct toasty_field {
    const char *name;
    const toasty_model *model;
    toasty_field_kind kind;
    toasty_type type; /* scalar fields */
    toasty_auto_kind automatic;
    unsigned flags;
    uint32_t number; /* position in the model's field table */
    uint32_t offset;
    uint32_t new_offset;
    uint32_t changes_offset;
    uint32_t values_offset;
    const char *column; /* scalar fields: the column's name */
    toasty_column_type column_type;
    void (*default_value)(void *out);
    void (*update_value)(void *out);
    const toasty_relation *relation; /* relation fields */
    const toasty_embed *embed; /* the embedded struct that it is inside of, or NULL */
    const toasty_enum *values; /* an enum: its constants */
};

/* What the database does with the rows of a belongs_to whose other side is deleted. */
typedef enum toasty_on_delete {
    TOASTY_ON_DELETE_UNSAID, /* no constraint in the database */
    TOASTY_ON_DELETE_NO_ACTION,
    TOASTY_ON_DELETE_RESTRICT,
    TOASTY_ON_DELETE_CASCADE,
    TOASTY_ON_DELETE_SET_NULL
} toasty_on_delete;

/*
 * The pairs of fields that join two models: key[i] is a field of the model that declares the relation,
 * references[i] the field of the target that equals it. For belongs_to the key is the foreign key; for has_one and
 * has_many it is what the children's foreign key points at. A relation via others has none of its own, but the relations
 * that lead to its target: the first of the model itself, each other of the target of the one before, none of them via.
 */
struct toasty_relation {
    const toasty_model *target;
    uint16_t count;
    const uint16_t *key;
    const uint16_t *references;
    int16_t pair; /* the relation field of the target that is the other side; -1 when there is none */
    uint16_t via_count; /* at least two, or 0; with a value, or of a view, at least one */
    const toasty_field *const *via;
    const toasty_field *value; /* VIA_MANY: the member is a list of this field of the targets, each value once; NULL: records */
    toasty_on_delete on_delete; /* belongs_to: a constraint of the database, when it says one */
};

struct toasty_index {
    const char *name; /* NULL: derived from table and columns */
    bool unique;
    uint16_t count;
    const uint16_t *fields;
};

struct toasty_model {
    unsigned version; /* TOASTY_META_VERSION of the generator */
    const char *name;
    const char *table;
    size_t size;         /* of the record */
    size_t new_size;     /* of T_new */
    size_t changes_size; /* of T_changes */
    const toasty_field *fields;
    uint16_t field_count;
    uint16_t key_count;
    const uint16_t *key; /* the primary key's fields in order */
    const char *key_name; /* a name given to the primary key, or NULL */
    const toasty_index *indexes;
    uint16_t index_count;
    const toasty_view *view; /* a view, which has no table: what its fields are made of */
};

typedef enum toasty_view_kind {
    TOASTY_VIEW_VALUE,
    TOASTY_VIEW_COUNT,
    TOASTY_VIEW_SUM,
    TOASTY_VIEW_AVG,
    TOASTY_VIEW_MIN,
    TOASTY_VIEW_MAX,
    TOASTY_VIEW_RELATION
} toasty_view_kind;

/*
 * What a field of a view holds: a field at the end of a path of relations, or an aggregate of it there. Or records of a
 * relation: then the view's field is VIA, over one or more relations that begin at the view's model.
 */
typedef struct toasty_view_item {
    toasty_view_kind kind;
    uint16_t step_count;
    const toasty_field *const *steps; /* the first of the view's model, each other of the target of the one before */
    const toasty_field *field;        /* NULL: a count. A relation: the one of the view's model that is shown as it is, or NULL */
} toasty_view_item;

struct toasty_view {
    const toasty_model *model;
    bool grouped; /* aggregates without steps are those of the model's rows that are alike in all values */
    const toasty_view_item *items; /* as many as the view has fields */
};

/* Called by generated code before code of the program's: that runs on the thread of its fiber's loop. */
void toasty__fiber_come_home(void);

#ifdef __cplusplus
}
#endif
#endif
