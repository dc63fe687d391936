/*
 * The models of one run, between reading and writing: what the reader found in the headers, checked and completed
 * (keys and relations resolved, names inferred). Everything lives until the unit is freed.
 */
#ifndef DERIVE_MODEL_H
#define DERIVE_MODEL_H

#include <toasty/meta.h>

typedef struct derive_location {
    const char *file;
    unsigned line;
    unsigned column;
} derive_location;

typedef struct derive_model derive_model;
typedef struct derive_field derive_field;

/* What a field of a view holds. */
typedef struct derive_view_item {
    toasty_view_kind kind;
    size_t step_count;
    const derive_model **owners; /* of the steps */
    const derive_field **steps;
    const derive_model *owner; /* of the field */
    const derive_field *field; /* NULL: a count, or a relation at the end of a path, which the view's field tells itself */
} derive_view_item;

/* What a struct shows of a model. */
typedef struct derive_view {
    const derive_model *model;
    bool grouped;
    derive_view_item *items; /* one for each field */
} derive_view;

/* An embedded struct inside of a model or of another one. */
typedef struct derive_embed {
    const char *name; /* as in "address.geo" */
    const char *doc;
    const derive_model *type;
    size_t outer; /* 1 + the number of the one that it is inside of; 0: none */
    size_t first; /* of its fields in the model */
    size_t count;
    const char *base;   /* the struct that holds it: NULL is the model itself, else an embedded one behind a pointer */
    const char *access; /* the member, from there */
    const char *new_base; /* the same of T_new, where only what may be absent is behind a pointer */
    const char *given;
    bool pointer;
    bool nullable;
    bool presence; /* the field before the others says whether it is there, and nothing else */
    bool deferred;
    const char *variant; /* the constant that says that this member of a union is there, or NULL */
} derive_embed;

struct derive_field {
    const char *name; /* in an embedded struct as in "address.city" */
    const char *ident; /* the same as part of a C name: "address_city" */
    const char *doc; /* the text of its documentation comment without comment marks, or NULL */
    derive_location location;
    size_t offset; /* in the struct, as the reader's target lays it out */
    toasty_field_kind kind;
    toasty_type type;
    const char *c_type; /* scalar: the value's C type without the pointer of a nullable field; "const char *" for strings */
    bool nullable;
    bool key;
    bool deferred; /* read only when asked for */
    bool version; /* counts the changes of its row */
    toasty_auto_kind automatic;
    const char *column;
    toasty_column_type column_type;
    const char *default_value; /* C expressions as written, or NULL */
    const char *update_value;
    /* relations */
    derive_model *target;
    size_t pair_count; /* how many fields join the two models */
    uint16_t *key_fields;
    uint16_t *reference_fields;
    toasty_on_delete on_delete;
    int pair; /* the target's field that is the other side; -1 */
    size_t via_count; /* VIA kinds: the relations that lead to the target, none of them via. Relations of views are VIA, over one or more */
    struct derive_step *via;
    const derive_field *value; /* VIA_MANY: it holds values of this field of the target, and not its records; NULL */
    bool eager; /* loaded with every query */
    bool joined; /* VIA_MANY: over a join model that needs nothing else, and so can be written */
    /* embedded structs */
    size_t embed; /* 1 + the number of the one that it is inside of; 0: none */
    const char *base, *access, *new_base, *given; /* as in derive_embed */
    bool behind, optional, presence, with_whole, discriminant, in_variant, shared; /* the flags of that name */
    const struct derive_enum *values; /* an enum: its constants */
    const derive_model *newtype; /* the struct around its value */
    const char *member_type; /* the member's type when that is such a struct, or a pointer to one */
};

/* An enum that fields may have as their type. */
typedef struct derive_enum {
    const char *name;
    const struct derive_enumerator_decl *constants;
} derive_enum;

/* A relation on the way of a relation via others. */
typedef struct derive_step {
    const derive_model *model;
    size_t field;
} derive_step;

typedef struct derive_index {
    const char *name; /* given by the user, or NULL */
    bool unique;
    size_t count;
    uint16_t *fields;
    derive_location location;
} derive_index;

struct derive_model {
    const char *name;   /* User */
    const char *snake;  /* user */
    const char *plural; /* users: for users_new; differs from snake always */
    const char *table;
    const char *doc;
    derive_location location;
    const char *header; /* the file that declares it, as included */
    bool foreign;       /* declared in a header that this run does not write for */
    size_t size;        /* of the struct, as the reader's target lays it out */
    size_t field_count;
    derive_field *fields;
    size_t key_count;
    uint16_t *key;
    const char *key_name;
    size_t index_count;
    derive_index *indexes;
    size_t embed_count; /* in order of their first fields, each behind the one that it is inside of */
    derive_embed *embeds;
    bool newtype; /* embedded, for one value: a field of this type is that value */
    bool embedded; /* not a model, but a struct that is embedded in some; of the fields' words it keeps the indexes */
    bool unnamed; /* embedded, a member of a union that has no name: the generated header gives it this one */
    derive_view *view; /* not a model, but what is to be shown of one; it has no table, keys or relations */
};

typedef struct derive_unit {
    size_t model_count;
    derive_model **models; /* in order of declaration, then the views */
    size_t embed_count;
    derive_model **embeds; /* embedded structs, each behind those that it holds */
} derive_unit;

#endif
