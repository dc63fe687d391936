/*
 * From declarations to models: what the annotations mean, what is left for Toasty to infer, and every mistake
 * in them. The steps share this state; each has a file.
 */
#ifndef DERIVE_RESOLVE_H
#define DERIVE_RESOLVE_H

#include "decl.h"

typedef struct work_field {
    const derive_field_decl *decl;
    derive_field *field;
    bool broken; /* its type or its words are wrong: nothing more is concluded from it */
    /* the words said of it, NULL when not said */
    const derive_item *key;
    const derive_item *automatic;
    const derive_item *unique;
    const derive_item *index;
    const derive_item *nullable;
    const derive_item *default_value;
    const derive_item *update_value;
    const derive_item *column;
    const derive_item *version;
    const derive_item *deferred;
    const derive_item *relation; /* has_many, has_one or belongs_to */
    const derive_item *required;
    const derive_item *eager;
    const derive_item *shows; /* views: path, count, sum, avg, min or max */
    const derive_item *variant;
    const derive_item *shared;
    bool values; /* a relation whose type is a list of values */
    bool via_begun; /* its way is being, or was, followed */
    bool embedded;  /* a field of an embedded struct: resolved there, and of its words only indexes are left */
} work_field;

/* Whether the eager relations that begin at a model come to an end. */
typedef enum derive_eager {
    DERIVE_EAGER_UNKNOWN,
    DERIVE_EAGER_ON_THE_WAY,
    DERIVE_EAGER_ENDS
} derive_eager;

/* An enum that is marked. */
typedef struct work_enum {
    const derive_struct_decl *decl;
    const derive_item *column; /* column(type = …), or NULL */
    derive_enum made;
} work_enum;

/* How far an embedded struct is resolved. */
typedef enum derive_progress {
    DERIVE_NOT_BEGUN,
    DERIVE_BEGUN,
    DERIVE_DONE
} derive_progress;

typedef struct work_model {
    const derive_struct_decl *decl;
    derive_model *model;
    work_field *fields;
    const derive_item *word;  /* model */
    const derive_item *table; /* table = … */
    const derive_item *key;   /* key(…) of the struct */
    bool key_broken;
    derive_eager eager;
    derive_progress progress; /* embedded structs */
} work_model;

typedef struct resolver {
    derive_report *report;
    derive_arena *arena;
    const derive_declarations *declarations;
    derive_unit *unit;
    work_model *models; /* in the order of unit->models */
    size_t model_count;
    work_model *views;
    size_t view_count;
    work_model *embeds;
    size_t embed_count;
    size_t embed_room; /* of unit->embeds */
    work_enum *enums;
    size_t enum_count;
} resolver;

/** Models without a mistake in any word; when mistakes were noted the result is not to be used. */
derive_unit *derive_resolve(derive_report *report, const derive_declarations *declarations);

/* resolve_enums.c: enums that are marked */
void derive_add_enum(resolver *r, const derive_struct_decl *decl);
work_enum *derive_find_enum(resolver *r, const char *name);

/* resolve_embeds.c: the fields of a struct, those of embedded structs among them */
void derive_lay_out(resolver *r, work_model *m, const derive_struct_decl *decl);
/** The embedded struct of this name, resolved; NULL. */
work_model *derive_find_embed(resolver *r, const char *name);
void derive_resolve_embeds(resolver *r);
/** Resolves an embedded struct that is not known by name. */
void derive_resolve_embed(resolver *r, work_model *m);

/* resolve_variants.c: unions in embedded structs, and the enums that say which member is there */
/** One member of such a union. */
typedef struct derive_variant {
    const derive_field_decl *decl;
    const char *constant;
    const work_model *of;
} derive_variant;
/** The next variant, from the member *at on, which then is behind it; false: there is none. Mistakes are noted. */
bool derive_next_variant(resolver *r, work_model *m, const derive_field_decl *of_union, const derive_field_decl **at,
                         derive_variant *out);
/** Gives a field that says `shared` its column. */
void derive_resolve_shared(resolver *r, const work_model *m, work_field *f);
/** Whether two fields of a model may have one column; when they share it but must not, what is wrong, else NULL. */
bool derive_share_column(const derive_model *model, const derive_field *a, const derive_field *b, const char **wrong);
/** Notes a field marked `variant` that cannot say which member is there. */
void derive_resolve_discriminant(resolver *r, const work_model *m, work_field *f);

/* resolve_fields.c: the words of each field, its type, its column, its default */
void derive_resolve_fields(resolver *r, work_model *m);
/** Notes a name that a field cannot have. */
void derive_check_field_name(resolver *r, const derive_field_decl *decl);
/** Notes the words of a field, each once. */
void derive_read_words(resolver *r, work_field *f, unsigned place);

/* resolve_columns.c: column("name", type = …) */
void derive_resolve_column(resolver *r, work_field *f);

/* resolve_keys.c: the primary key, and who fills which field */
void derive_resolve_key(resolver *r, work_model *m);
void derive_resolve_auto(resolver *r, work_model *m);

/* resolve_deferred.c: fields that are read only when asked for; the second when relations are known */
void derive_resolve_deferred(resolver *r, work_model *m);
void derive_check_deferred_keys(resolver *r, const work_model *m);

/* resolve_version.c: the field that counts changes */
void derive_resolve_version(resolver *r, work_model *m);

/* resolve_indexes.c: indexes of fields and of the struct */
void derive_resolve_indexes(resolver *r, work_model *m);

/** What key(…), index(…) or unique(…) of a struct lists: fields in order, partition before local. */
typedef struct field_list {
    size_t count;
    uint16_t *fields;
    const char *name;
} field_list;
bool derive_read_field_list(resolver *r, work_model *m, const derive_item *item, field_list *out);

/* resolve_relations.c: what belongs_to joins, which fields pair, whether children can be found by index */
void derive_resolve_relations(resolver *r);
/** `name = value` among the arguments of a relation's word; NULL. */
const derive_item *derive_argument_named(const derive_item *relation, const char *name);
/** True for has_many(via = …) and has_one(via = …). */
bool derive_is_via(const work_field *f);
/** Notes arguments that the relation does not take. */
bool derive_check_arguments(resolver *r, const work_field *f, const char *const *known);

/* resolve_on_delete.c: belongs_to(on_delete = …), once the key is known */
void derive_resolve_on_delete(resolver *r, work_field *f, const work_model *m, const work_model *target);

/* resolve_via.c: where the paths of via lead */
/** True for toasty_string_list and its like. */
bool derive_is_value_list(const char *record);
void derive_resolve_vias(resolver *r);

/* resolve_eager.c: which are loaded with every query */
void derive_resolve_eager(resolver *r);

/* resolve_joins.c: which of those can be written */
void derive_find_joins(resolver *r);
void derive_check_relation_words(resolver *r, const work_model *m, work_field *f);

/* resolve_view.c: what the fields of a view show */
void derive_resolve_view(resolver *r, work_model *view);
/** Notes that the field has another type than what it shows. */
void derive_note_shown_type(resolver *r, const work_field *f, const char *wanted);

/** Notes that a path leads to a field that shares its column with others. */
void derive_note_shared(resolver *r, const char *path, derive_location place);

/** Notes that a relation of a model of another header leads to one that no header in sight declares. */
void derive_note_unseen(resolver *r, const derive_model *model, const char *relation, derive_location place);

/* resolve_view_relation.c: relations among them */
void derive_resolve_view_relation(resolver *r, const work_model *base, work_field *f, derive_view_item *item);

/* resolve_names.c: tables, columns, indexes and generated names that would meet twice */
void derive_check_names(resolver *r);

/* resolve.c */
work_model *derive_find_model(resolver *r, const char *name);
/** The number of a model's field, -1 when it has none of this name. */
int derive_find_field(const work_model *m, const char *name);
/** "did you mean …?" after a mistake about a field that does not exist. */
void derive_hint_field(resolver *r, const work_model *m, const char *typed);
/** Notes a mistake when `item` comes with arguments or a value. */
bool derive_takes_nothing(resolver *r, const derive_item *item);
/** The names of fields, as in "a, b". */
const char *derive_join_fields(resolver *r, const derive_model *model, const uint16_t *fields, size_t count);

#endif
