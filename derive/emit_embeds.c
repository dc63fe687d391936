/* Embedded structs and enums: what is declared of each, and the tables of those inside of a model. */
#include "emit_internal.h"

#include "decl.h"

#include <string.h>

const derive_embed *derive_whole_at(const derive_model *model, size_t *i)
{
    size_t number = model->fields[*i].embed;
    if (!number)
        return NULL;
    while (model->embeds[number - 1].outer)
        number = model->embeds[number - 1].outer;
    const derive_embed *embed = &model->embeds[number - 1];
    *i = embed->first + embed->count;
    return embed;
}

void derive_add_whole(derive_emit *e, const derive_embed *embed, const char *suffix)
{
    size_t length = strlen(suffix);
    derive_text_add(&e->out, e->in_union ? "    " : "");
    derive_text_add(&e->out, suffix[length - 1] == '*' ? "    const struct " : "    struct ");
    derive_text_add(&e->out, embed->type->name);
    derive_text_add(&e->out, suffix);
    derive_text_add(&e->out, embed->name);
    derive_text_add(&e->out, ";");
    derive_text_add(&e->out, suffix[length - 1] == '*' ? " /* when left out: NULL */\n" : "\n");
}

/* ---- in the header ---- */

/* Two headers may have fields of one type, which is declared by whichever comes first. */
static void emit_embed(derive_emit *e)
{
    derive_expand(e, "#ifndef TOASTY_EMBEDDED_$M\n"
                     "#define TOASTY_EMBEDDED_$M\n");
    if (e->model->unnamed) {
        derive_expand(e, "/** What a member of a union holds whose struct has no name. */\n"
                         "struct $M {\n");
        derive_add_record_members(e);
        derive_text_add(&e->out, "};\n");
    }
    derive_expand(e, "/** One token per field of an embedded $M. */\n"
                     "struct $M_fields {\n"
                     "    const toasty_field *toasty__field;\n"
                     "    const toasty_path_step *toasty__path;\n"
                     "    const toasty_embed *toasty__embed;\n");
    derive_add_token_members(e);
    derive_expand(e, "};\n"
                     "/** A new $M. */\n"
                     "struct $M_new {\n");
    derive_add_new_members(e);
    derive_expand(e, "};\n"
                     "/** What becomes of a $M: toasty_set({...}) is all of it, .field = toasty_set(value) a "
                     "part, toasty_null */\n"
                     "struct $M_changes {\n"
                     "    toasty_change_op toasty__op;\n"
                     "    struct $M toasty__value;\n");
    derive_add_change_members(e, false);
    derive_expand(
        e, "};\n"
           "#ifndef __cplusplus\n"
           "#define $m_new(...) (&(const struct $M_new){__VA_ARGS__})\n"
           "#define $m_eq(token_, ...) TOASTY__EMBED_$M(TOASTY_EXPR_EQ, token_, __VA_ARGS__)\n"
           "#define $m_ne(token_, ...) TOASTY__EMBED_$M(TOASTY_EXPR_NE, token_, __VA_ARGS__)\n"
           "#define TOASTY__EMBED_$M(op_, token_, ...) \\\n"
           "    toasty_expr_embed(op_, _Generic((token_), struct $M_fields : (token_)).toasty__embed, \\\n"
           "                      (const struct $M[]){__VA_ARGS__}, (toasty_expr[");
    derive_text_number(&e->out, (unsigned long)e->model->field_count + 1);
    derive_expand(e, "]){{0}})\n"
                     "#endif\n"
                     "#endif\n\n");
}

/* Whether a model of this text has it inside. */
static bool is_used(const derive_emit *e, const derive_model *embed)
{
    for (size_t i = 0; i < e->unit->model_count; i++) {
        const derive_model *model = e->unit->models[i];
        if (!derive_emits(e, model))
            continue;
        for (size_t k = 0; k < model->embed_count; k++)
            if (model->embeds[k].type == embed)
                return true;
        for (size_t k = 0; k < model->field_count; k++)
            if (model->fields[k].newtype == embed)
                return true;
    }
    return false;
}

void derive_emit_embeds(derive_emit *e)
{
    for (size_t i = 0; i < e->unit->embed_count; i++) {
        if (e->unit->embeds[i]->newtype || !is_used(e, e->unit->embeds[i]))
            continue;
        derive_use_model(e, e->unit->embeds[i]);
        emit_embed(e);
    }
}

/* ---- in the source ---- */

/* The field's enum, unless a field before has it too. */
static const derive_enum *new_enum(const derive_emit *e, const derive_model *model, const derive_field *field)
{
    if (!derive_emits(e, model) || !field->values)
        return NULL;
    for (size_t i = 0; i < e->unit->model_count; i++) {
        const derive_model *other = e->unit->models[i];
        for (size_t k = 0; derive_emits(e, other) && k < other->field_count; k++) {
            if (&other->fields[k] == field)
                return field->values;
            if (other->fields[k].values == field->values)
                return NULL;
        }
    }
    return NULL;
}

static void emit_enum(derive_emit *e, const derive_enum *values)
{
    unsigned long count = 0;
    derive_text_add(&e->out, "static const toasty_enum_value ");
    derive_text_add(&e->out, values->name);
    derive_text_add(&e->out, "_toasty_values[] = {\n");
    for (const derive_enumerator_decl *c = values->constants; c; c = c->next, count++) {
        derive_text_add(&e->out, "    {\"");
        derive_text_add(&e->out, c->name);
        derive_text_add(&e->out, "\", ");
        derive_text_add(&e->out, c->name);
        derive_text_add(&e->out, "},\n");
    }
    derive_text_add(&e->out, "};\nstatic const toasty_enum ");
    derive_text_add(&e->out, values->name);
    derive_text_add(&e->out, "_toasty_enum = {\"");
    derive_text_add(&e->out, values->name);
    derive_text_add(&e->out, "\", ");
    derive_text_number(&e->out, count);
    derive_text_add(&e->out, ", ");
    derive_text_add(&e->out, values->name);
    derive_text_add(&e->out, "_toasty_values};\n\n");
}

void derive_emit_embed_checks(derive_emit *e)
{
    for (size_t i = 0; i < e->unit->embed_count; i++) {
        if (e->unit->embeds[i]->unnamed || !is_used(e, e->unit->embeds[i]))
            continue;
        derive_use_model(e, e->unit->embeds[i]);
        derive_expand(e, "/* ---- $M ---- */\n\n");
        derive_emit_checks(e);
    }
    for (size_t i = 0; i < e->unit->model_count; i++)
        for (size_t k = 0; k < e->unit->models[i]->field_count; k++) {
            const derive_enum *values = new_enum(e, e->unit->models[i], &e->unit->models[i]->fields[k]);
            if (values)
                emit_enum(e, values);
        }
}

static void add_offset(derive_emit *e, const char *member, const char *owner, const char *suffix,
                       const char *name)
{
    derive_text_add(&e->out, member);
    derive_text_add(&e->out, "offsetof(struct ");
    derive_text_add(&e->out, owner);
    derive_text_add(&e->out, suffix);
    derive_text_add(&e->out, ", ");
    derive_text_add(&e->out, name);
    derive_text_add(&e->out, ")");
}

static void add_embed(derive_emit *e, const derive_embed *embed)
{
    const char *model = e->model->name;
    derive_text_add(&e->out, "    {.name = ");
    derive_text_literal(&e->out, embed->name);
    if (embed->outer) {
        derive_expand(e, ", .outer = &$M_toasty_embeds[");
        derive_text_number(&e->out, (unsigned long)(embed->outer - 1));
        derive_text_add(&e->out, "]");
    }
    derive_expand(e, ", .fields = $M_toasty_fields");
    if (embed->pointer)
        derive_text_add(&e->out, ", .flags = TOASTY_BEHIND");
    if (embed->variant) {
        derive_text_add(&e->out, ", .flags = TOASTY_VARIANT, .variant = ");
        derive_text_add(&e->out, embed->variant);
    }
    derive_text_add(&e->out, embed->nullable ? " | TOASTY_NULLABLE" : "");
    derive_text_add(&e->out, embed->deferred ? " | TOASTY_DEFERRED" : "");
    derive_text_add(&e->out, ", .first = ");
    derive_text_number(&e->out, (unsigned long)embed->first);
    derive_text_add(&e->out, ", .count = ");
    derive_text_number(&e->out, (unsigned long)embed->count);
    derive_text_add(&e->out, ",\n     .size = sizeof(struct ");
    derive_text_add(&e->out, embed->type->name);
    derive_text_add(&e->out, ")");
    add_offset(e, ", .offset = ", embed->base ? embed->base : model, "", embed->access);
    add_offset(e, ",\n     .new_offset = ", embed->new_base ? embed->new_base : model, "_new", embed->given);
    add_offset(e, ", .changes_offset = ", model, "_changes", embed->name);
    add_offset(e, ",\n     .values_offset = ", model, "_values", embed->name);
    add_offset(e, ", .value_offset = ", embed->type->name, "_changes", "toasty__value");
    derive_text_add(&e->out, "},\n");
}

void derive_emit_embed_tables(derive_emit *e)
{
    if (!e->model->embed_count)
        return;
    derive_expand(e, "static const toasty_embed $M_toasty_embeds[] = {\n");
    for (size_t i = 0; i < e->model->embed_count; i++)
        add_embed(e, &e->model->embeds[i]);
    derive_text_add(&e->out, "};\n");
}

/* ---- the tokens ---- */

static void add_field_token(derive_emit *e, size_t number)
{
    derive_expand(e, "&$M_toasty_fields[");
    derive_text_number(&e->out, (unsigned long)number);
    derive_text_add(&e->out, "]");
}

/* The embedded struct in `outer` that field `i` is inside of; NULL: it is a field of that itself. */
static const derive_embed *inside(const derive_model *model, size_t outer, size_t i)
{
    size_t number = model->fields[i].embed;
    if (number == outer)
        return NULL;
    while (model->embeds[number - 1].outer != outer)
        number = model->embeds[number - 1].outer;
    return &model->embeds[number - 1];
}

static void add_embed_token(derive_emit *e, const derive_embed *embed)
{
    const derive_model *model = e->model;
    size_t number = (size_t)(embed - model->embeds);
    derive_text_add(&e->out, "{");
    if (embed->nullable || embed->deferred)
        add_field_token(e, embed->first);
    else
        derive_text_add(&e->out, "0");
    derive_expand(e, ", 0, &$M_toasty_embeds[");
    derive_text_number(&e->out, (unsigned long)number);
    derive_text_add(&e->out, "]");
    for (size_t i = embed->first + embed->presence; i < embed->first + embed->count;) {
        const derive_embed *inner = inside(model, number + 1, i);
        derive_text_add(&e->out, ",\n     ");
        if (inner) {
            add_embed_token(e, inner);
            i = inner->first + inner->count;
        } else {
            derive_text_add(&e->out, "{.field = ");
            add_field_token(e, i++);
            derive_text_add(&e->out, "}");
        }
    }
    derive_text_add(&e->out, "}");
}

void derive_add_token_values(derive_emit *e)
{
    size_t written = 0;
    for (size_t i = 0; i < e->model->field_count; written++) {
        size_t field = i;
        const derive_embed *whole = derive_whole_at(e->model, &i);
        derive_text_add(&e->out, written % 4 && !whole ? ", " : ",\n    ");
        if (whole) {
            add_embed_token(e, whole);
            written = 3;
        } else {
            derive_text_add(&e->out, "{.field = ");
            add_field_token(e, field);
            derive_text_add(&e->out, "}");
            i++;
        }
    }
}
