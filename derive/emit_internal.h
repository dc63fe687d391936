/* What the files of the emitter share. */
#ifndef DERIVE_EMIT_INTERNAL_H
#define DERIVE_EMIT_INTERNAL_H

#include "emit.h"
#include "emit_text.h"
#include "type_words.h"

/* A function named after fields that find a record: …_by_email, …_by_org_id_and_number. */
typedef struct derive_method {
    char *name; /* email, org_id_and_number */
    const uint16_t *fields;
    size_t count;
    bool unique; /* finds one record at most: a whole key or unique index */
} derive_method;

typedef struct derive_methods {
    derive_method *items;
    size_t count;
    bool failed; /* out of memory */
} derive_methods;

/* One header (or source) being written. The functions below say which of `vars` they define. */
typedef struct derive_emit {
    derive_text out;
    const derive_unit *unit;
    const char *header;
    const char *base;       /* the header's name without folders */
    bool in_union;          /* members are being written that are variants */
    bool lower_case_models; /* some generated object begins with a small letter, as parameters do */
    const derive_model *model;
    derive_vars vars;
    /* memory behind vars */
    derive_text record;
    derive_text parent;
    derive_text child;
    derive_text suffix;
    derive_text database;
    derive_text number;
    derive_text by[9];
    derive_text parameter;
} derive_emit;

/* ---- names ---- */

/** True when the member of T_new is a pointer for TOASTY_NEW_POINTER's reasons. */
bool derive_new_pointer(const derive_field *field);
/** What a relation holds, whether it is via others, and whether that leaves it without members in T_new and T_changes. */
bool derive_holds_list(const derive_field *field);
bool derive_via(const derive_field *field);
bool derive_read_only(const derive_field *field);
/** True for the models that this text is about. */
bool derive_emits(const derive_emit *e, const derive_model *model);
/** Whether the generated header includes that of another one, for a relation to one of its models. */
bool derive_targets_header(const derive_emit *e, const char *header);
/** A name for a parameter: `wanted`, with underscores behind it when that means something else already. */
const char *derive_parameter(derive_emit *e, const char *wanted);
/** "models.toasty.h" for "models.h". */
void derive_add_generated(derive_text *text, const char *header);
/** "int64_t " or "const char *": a type ready for a name to follow. */
void derive_add_type(derive_text *text, const char *type);
/** Defines $M (model), $m (snake), $P (plural), $r (a record); in macros $s (suffix), $d (database). */
void derive_use_model(derive_emit *e, const derive_model *model);
/** Defines $f (relation), $n (its number), $T, $t (target), $p (a record), $c (a record of the target). */
void derive_use_relation(derive_emit *e, const derive_field *field);
void derive_expand(derive_emit *e, const char *template_text);

/* ---- embedded structs ---- */

/**
 * The embedded struct of `model` that begins at field *i and stands in nothing but the model itself; then *i is the number of
 * the field behind it. NULL: field *i is one of the model's own.
 */
const derive_embed *derive_whole_at(const derive_model *model, size_t *i);
void derive_emit_embeds(derive_emit *e);       /* what is declared once for each embedded struct of e's models */
void derive_emit_embed_checks(derive_emit *e); /* in the source, and the enums that they have */
void derive_emit_embed_tables(derive_emit *e); /* of e->model */
void derive_add_token_values(derive_emit *e);
/** The member of the record, T_new or T_changes that stands for a whole embedded struct. */
void derive_add_whole(derive_emit *e, const derive_embed *embed, const char *suffix);

/* ---- methods by fields ---- */

/** The methods of a model's primary key and indexes; with `scope`, a has_many to it, those within that. */
derive_methods derive_methods_of(const derive_model *model, const derive_field *scope);
void derive_methods_free(derive_methods *methods);
/**
 * Defines, for a method on fields of `model`: $b its name, $h for people; $k parameters; $v values; $i field
 * numbers; $N how many; in macros $a parameters for all values but the last, $l the last field, $q what a
 * finding call sets, $o parameters for all values, $w the condition for an update.
 */
void derive_use_method(derive_emit *e, const derive_model *model, const derive_method *method);

/* ---- parts ---- */

void derive_emit_declarations(derive_emit *e); /* lists, relation values, tokens, tables of e->model */
void derive_emit_inputs(derive_emit *e);       /* T_new and T_changes */
/** The members that fields give to the structs of tokens, T_new and T_changes. */
void derive_add_token_members(derive_emit *e);
void derive_add_new_members(derive_emit *e);
void derive_add_change_members(derive_emit *e, bool relations);
/** Those of the record itself, as the generator knows them. */
void derive_add_record_members(derive_emit *e);
/**
 * Begins and ends the union around members that are variants: called before each member with what stands there (NULL: a
 * plain field), and with NULL behind the last.
 */
void derive_union_edge(derive_emit *e, const derive_embed *whole);
/** What holds a struct to what the tables say of it. */
void derive_emit_checks(derive_emit *e);
void derive_emit_functions(derive_emit *e);
void derive_emit_macros(derive_emit *e);
void derive_emit_relation_functions(derive_emit *e);
void derive_emit_relation_macros(derive_emit *e);
void derive_emit_tables(derive_emit *e);
void derive_emit_read_functions(derive_emit *e); /* of models and views */
void derive_emit_read_macros(derive_emit *e);
void derive_emit_op_functions(derive_emit *e);
void derive_emit_op_macros(derive_emit *e);
void derive_emit_view_tables(derive_emit *e); /* what comes before its fields */

/* what begins and ends every text, in emit_header.c */
void derive_emit_init(derive_emit *e, const derive_unit *unit, const char *header);
char *derive_emit_finish(derive_emit *e);

#endif
