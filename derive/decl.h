/*
 * What stands in the headers, before anything is concluded from it: marked structs, their members, and the
 * words of their annotations, each with its place.
 */
#ifndef DERIVE_DECL_H
#define DERIVE_DECL_H

#include "annotation.h"

typedef enum derive_shape {
    DERIVE_SHAPE_SCALAR,         /* a value, or a pointer to one that may be NULL */
    DERIVE_SHAPE_RECORD_POINTER, /* struct X * where X is not one of the value types */
    DERIVE_SHAPE_RECORD,         /* struct X, which may be an embedded one; else unsupported, as told */
    DERIVE_SHAPE_ENUM,           /* enum X, or a pointer to one; the same */
    DERIVE_SHAPE_UNSUPPORTED
} derive_shape;

typedef struct derive_ctype {
    derive_shape shape;
    const char *spelling; /* as written */
    toasty_type type;
    bool pointer;        /* scalar: behind a pointer that may be NULL; false for strings */
    const char *c_type;  /* scalar: see derive_field */
    const char *record;  /* record, pointer to one, enum: X */
    const char *trouble; /* unsupported: what it is, as in "an array" */
    const char *advice;  /* unsupported: what to write instead */
} derive_ctype;

typedef struct derive_field_decl {
    const char *name;
    const char *doc;
    derive_location location;
    derive_ctype ctype;
    size_t offset;
    bool annotated;
    derive_item *items; /* of all its annotations */
    bool is_union;      /* without a name */
    struct derive_field_decl
        *members; /* of such a union; of a member of it that is a struct without a name */
    struct derive_field_decl *next;
} derive_field_decl;

typedef struct derive_enumerator_decl {
    const char *name;
    derive_location location;
    long long value;
    struct derive_enumerator_decl *next;
} derive_enumerator_decl;

typedef enum derive_tag {
    DERIVE_TAG_STRUCT,
    DERIVE_TAG_UNION,
    DERIVE_TAG_ENUM,
    DERIVE_TAG_OTHER /* something that cannot be marked at all */
} derive_tag;

typedef struct derive_struct_decl {
    derive_tag tag;
    const char *name; /* NULL when it has none */
    const char *doc;
    derive_location location;
    const char *header;
    bool foreign;
    bool defined; /* false: only mentioned, as `struct User;` */
    size_t size;
    bool annotated;
    derive_item *items;
    derive_field_decl *fields;
    derive_enumerator_decl *enumerators;
    struct derive_struct_decl *next;
} derive_struct_decl;

/* A name that the generated code may want for itself. */
typedef struct derive_ordinary_name {
    const char *name;
    const char *what; /* "a typedef" */
    bool is_tag;      /* struct, union or enum tag, not an ordinary identifier */
    derive_location location;
    struct derive_ordinary_name *next;
} derive_ordinary_name;

typedef struct derive_declarations {
    derive_struct_decl *structs; /* those that carry an annotation somewhere */
    derive_ordinary_name *names; /* of the user's headers */
} derive_declarations;

#endif
