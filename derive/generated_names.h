/* Every name that the generated code of a unit claims, and those that the headers claim already. */
#ifndef DERIVE_GENERATED_NAMES_H
#define DERIVE_GENERATED_NAMES_H

#include "decl.h"

typedef struct derive_generated_name {
    const char *name;
    bool is_tag;
    const derive_model *model; /* NULL: not generated, declared by the user */
    const char *owner;         /* generated: "field 'email' of User" */
    const char *what;          /* "a function", "a typedef" */
    derive_location location;  /* of the field or model, or of the user's declaration */
} derive_generated_name;

typedef struct derive_generated_names {
    size_t count;
    derive_generated_name *items;
} derive_generated_names;

/** Sorted by name; a name that one model generates twice for the same thing is there once. */
derive_generated_names derive_generated_names_of(derive_arena *arena, const derive_unit *unit,
                                                 const derive_declarations *declarations);

#endif
