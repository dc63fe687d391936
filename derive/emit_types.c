/* The structs of a model: its list, its values in relations, its tokens, what create and update take. */
#include "emit_internal.h"

static void add_doc(derive_emit *e, const char *doc)
{
    if (!doc)
        return;
    derive_text_add(&e->out, e->in_union ? "        /** " : "    /** ");
    derive_text_comment(&e->out, doc, e->in_union ? "\n         * " : "\n     * ");
    derive_text_add(&e->out, " */\n");
}

void derive_add_token_members(derive_emit *e)
{
    for (size_t i = 0; i < e->model->field_count;) {
        const derive_embed *whole = derive_whole_at(e->model, &i);
        add_doc(e, whole ? whole->doc : e->model->fields[i].doc);
        if (whole) {
            derive_add_whole(e, whole, "_fields ");
            continue;
        }
        const derive_field *field = &e->model->fields[i++];
        bool scalar = field->kind == TOASTY_FIELD_SCALAR;
        derive_text_add(&e->out, "    toasty_");
        derive_text_add(&e->out, scalar ? derive_words(field->type)->family : "relation");
        derive_text_add(&e->out, "_token ");
        derive_text_add(&e->out, field->name);
        derive_text_add(&e->out, ";\n");
    }
}

static void add_tokens(derive_emit *e)
{
    if (e->model->doc) {
        derive_text_add(&e->out, "/**\n * ");
        derive_text_comment(&e->out, e->model->doc, "\n * ");
        derive_expand(e, "\n *\n * Here: one token per field of $M.\n */\n");
    } else {
        derive_expand(e, "/** One token per field of $M. */\n");
    }
    derive_expand(e, "struct $M_fields {\n"
                     "    const toasty_model *toasty__model;\n");
    derive_add_token_members(e);
    derive_expand(e, "};\n"
                     "extern const struct $M_fields $M;\n\n");
}

static void emit_input_declarations(derive_emit *e)
{
    derive_expand(e, "struct $M_new;\n"
                     "struct $M_changes;\n"
                     "struct $M_one;\n"
                     "/** New $M records: $P_new({...}, {...}) */\n"
                     "struct $M_many {\n"
                     "    const struct $M_new *items;\n"
                     "    size_t count;\n"
                     "};\n"
                     "/** What becomes of a list of $M: $P_new({...}, {...}), or\n"
                     " * $P_apply($m_new(...), toasty_link(record), toasty_unlink(record), toasty_clear) */\n"
                     "struct $M_apply {\n"
                     "    const struct $M_new *items;\n"
                     "    size_t count;\n"
                     "    const struct $M_one *steps;\n"
                     "    size_t step_count;\n"
                     "};\n"
                     "/** One $M as a relation's value: toasty_set(record), $m_new(...), toasty_null */\n"
                     "struct $M_one {\n"
                     "    TOASTY__CHANGE_HEAD(const struct $M *)\n"
                     "    const struct $M_new *create;\n"
                     "};\n\n");
}

void derive_emit_declarations(derive_emit *e)
{
    derive_expand(e, "/* ---- $M ---- */\n\n"
                     "/** Records of $M, in order. */\n"
                     "struct $M_list {\n"
                     "    size_t len;\n"
                     "    struct $M *items;\n"
                     "};\n"
                     "/** One page of them, and cursors to the pages beside it, NULL where there is none. */\n"
                     "struct $M_page {\n"
                     "    size_t len;\n"
                     "    struct $M *items;\n"
                     "    const char *next;\n"
                     "    const char *prev;\n"
                     "};\n\n");
    add_tokens(e);
    if (!e->model->view)
        emit_input_declarations(e);
    derive_expand(e, "/* What $m_each runs, and with what. */\n"
                     "struct $M_toasty_visitor {\n"
                     "    bool (*visit)(struct $M *, void *arg);\n"
                     "    void *arg;\n"
                     "};\n"
                     "static inline bool $m_toasty_visit(void *record, void *visitor)\n"
                     "{\n"
                     "    const struct $M_toasty_visitor *v = (const struct $M_toasty_visitor *)visitor;\n"
                     "    return v->visit((struct $M *)record, v->arg);\n"
                     "}\n\n"
                     "extern const toasty_model $M_toasty_model;\n"
                     "extern const toasty_field $M_toasty_fields[");
    derive_text_number(&e->out, (unsigned long)e->model->field_count);
    derive_text_add(&e->out, "];\n\n");
}

static void add_relation_member(derive_emit *e, const derive_field *field)
{
    derive_text_add(&e->out, "    struct ");
    derive_text_add(&e->out, field->target->name);
    derive_text_add(&e->out, derive_holds_list(field) ? "_apply " : "_one ");
    derive_text_add(&e->out, field->name);
    derive_text_add(&e->out, ";\n");
}

/* What happens to a field that the call leaves out, unless that goes without saying. */
static void add_left_out(derive_emit *e, const char *expression, const char *otherwise)
{
    if (expression) {
        derive_text_add(&e->out, " /* when left out: ");
        derive_text_comment(&e->out, expression, " ");
        derive_text_add(&e->out, " */");
    } else if (otherwise) {
        derive_text_add(&e->out, otherwise);
    }
    derive_text_add(&e->out, "\n");
}

static void add_new_member(derive_emit *e, const derive_field *field)
{
    bool pointer = derive_new_pointer(field);
    add_doc(e, field->doc);
    derive_text_add(&e->out, pointer ? "    const " : "    ");
    derive_add_type(&e->out, field->c_type);
    derive_text_add(&e->out, pointer ? "*" : "");
    derive_text_add(&e->out, field->name);
    derive_text_add(&e->out, ";");
    const char *otherwise = NULL;
    if (field->automatic == TOASTY_AUTO_INCREMENT)
        otherwise = " /* when left out: the database counts */";
    else if (field->automatic != TOASTY_AUTO_NONE)
        otherwise = " /* when left out: generated */";
    else if (field->nullable)
        otherwise = " /* when left out: NULL */";
    add_left_out(e, field->default_value ? field->default_value : field->update_value, otherwise);
}

static void add_change_member(derive_emit *e, const derive_field *field)
{
    derive_text_add(&e->out, "    toasty_");
    derive_text_add(&e->out, derive_words(field->type)->family);
    derive_text_add(&e->out, "_change ");
    derive_text_add(&e->out, field->name);
    derive_text_add(&e->out, ";");
    add_left_out(e, field->update_value, NULL);
}

void derive_union_edge(derive_emit *e, const derive_embed *whole)
{
    const bool variant = whole && whole->variant;
    if (variant != e->in_union)
        derive_text_add(&e->out, variant ? "    union {\n" : "    };\n");
    e->in_union = variant;
}

void derive_add_new_members(derive_emit *e)
{
    for (size_t i = 0; i < e->model->field_count;) {
        const derive_embed *whole = derive_whole_at(e->model, &i);
        derive_union_edge(e, whole);
        if (whole) {
            add_doc(e, whole->doc);
            derive_add_whole(e, whole, whole->nullable ? "_new *" : "_new ");
            continue;
        }
        const derive_field *field = &e->model->fields[i++];
        if (field->version || derive_read_only(field))
            continue;
        if (field->kind == TOASTY_FIELD_SCALAR)
            add_new_member(e, field);
        else
            add_relation_member(e, field);
    }
    derive_union_edge(e, NULL);
}

void derive_add_change_members(derive_emit *e, bool relations)
{
    for (size_t i = 0; i < e->model->field_count;) {
        const derive_embed *whole = derive_whole_at(e->model, &i);
        if (whole) {
            derive_add_whole(e, whole, "_changes ");
            continue;
        }
        const derive_field *field = &e->model->fields[i++];
        if (field->version || field->discriminant || derive_read_only(field))
            continue;
        if (field->kind == TOASTY_FIELD_SCALAR)
            add_change_member(e, field);
        else if (relations)
            add_relation_member(e, field);
    }
}

static void add_upsert(derive_emit *e)
{
    derive_expand(e, "/** Fields of $M and what is done to them: .field = toasty_set(value), toasty_null, toasty_add(n),"
                     " toasty_sub(n) */\n"
                     "struct $M_values {\n");
    derive_add_change_members(e, false);
    derive_expand(e, "};\n\n"
                     "/**\n"
                     " * What $m_upsert_by_... takes: fields that are set when the record is created and when it is"
                     " updated, and\n"
                     " * those for which that differs. The members of $M_values come first.\n"
                     " */\n"
                     "struct $M_upsert {\n");
    derive_add_change_members(e, false);
    derive_expand(e, "    toasty_db *toasty__db;\n"
                     "    toasty_key_value toasty__by[TOASTY_MAX_KEY];\n"
                     "    struct $M_values on_create; /* when there is none yet */\n"
                     "    struct $M_values on_update; /* when there is one already */\n"
                     "    bool or_ignore;             /* leave one that there is alone, and return NULL */\n"
                     "};\n\n");
}

void derive_emit_inputs(derive_emit *e)
{
    if (e->model->view)
        return;
    derive_expand(e, "/** What $m_create takes. */\n"
                     "struct $M_new {\n"
                     "    toasty_db *toasty__db;\n"
                     "    const void *toasty__parent;\n");
    derive_add_new_members(e);
    derive_expand(
        e,
        "};\n\n"
        "/** What $m_update takes: .field = toasty_set(value), toasty_null, toasty_add(n), toasty_sub(n) */\n"
        "struct $M_changes {\n"
        "    toasty_db *toasty__db;\n"
        "    struct $M *toasty__record;\n"
        "    const void *toasty__parent;\n"
        "    toasty_expr toasty__where;\n");
    derive_add_change_members(e, true);
    derive_text_add(&e->out, "};\n\n");
    add_upsert(e);
}
