/* What is generated for a view: the calls that read it, and its tables. */
#include "emit_internal.h"

static const char functions[] =
    "/** All that match. */\n"
    "static inline struct $M_list *$m_find_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M_list *)toasty_model_find(t, options);\n"
    "}\n"
    "/** The first that matches; NULL when none does, and then toasty_errcode is TOASTY_OK. */\n"
    "static inline struct $M *$m_first_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M *)toasty_model_first(t, options);\n"
    "}\n"
    "/** The one that matches; none is TOASTY_RECORD_NOT_FOUND. */\n"
    "static inline struct $M *$m_one_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return (struct $M *)toasty_model_one(t, options);\n"
    "}\n"
    "/** Calls `visit` with each that matches, until it returns false; the record is gone when it returns. "
    "*/\n"
    "static inline toasty_status $m_each_with(const toasty_find_options *options,\n"
    "                                         bool (*visit)(struct $M *, void *arg), void *arg)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    struct $M_toasty_visitor v = {visit, arg};\n"
    "    return toasty_model_each(t, options, visit ? $m_toasty_visit : 0, &v);\n"
    "}\n"
    "/** How many match; -1 on failure. */\n"
    "static inline int64_t $m_count_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return toasty_model_count(t, options);\n"
    "}\n"
    "/** Whether any matches. */\n"
    "static inline bool $m_exists_with(const toasty_find_options *options)\n"
    "{\n"
    "    toasty_target t = {&$M_toasty_model, 0, 0, 0};\n"
    "    return toasty_model_exists(t, options);\n"
    "}\n"
    "/** Writes the record for people. */\n"
    "static inline void $m_print(FILE *out, const struct $M *$r)\n"
    "{\n"
    "    toasty_model_print(&$M_toasty_model, out, $r);\n"
    "}\n"
    "/** JSON text of the record; for toasty_free. */\n"
    "static inline char *$m_to_json(const struct $M *$r)\n"
    "{\n"
    "    return toasty_model_to_json(&$M_toasty_model, $r);\n"
    "}\n"
    "/** The same for a list. */\n"
    "static inline char *$m_list_to_json(const struct $M_list *list)\n"
    "{\n"
    "    return toasty_model_list_to_json(&$M_toasty_model, list);\n"
    "}\n";

static const char macros[] =
    "#define $m_find(...) $m_find_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_first(...) $m_first_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_one(...) $m_one_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_each($d, ...) TOASTY__VISIT($m_each_with, $d, __VA_ARGS__, .toasty__parent = 0)\n"
    "#define $m_count(...) $m_count_with(&(const toasty_find_options){.db = __VA_ARGS__})\n"
    "#define $m_exists(...) $m_exists_with(&(const toasty_find_options){.db = __VA_ARGS__})\n";

void derive_emit_view_functions(derive_emit *e)
{
    derive_expand(e, functions);
}

void derive_emit_view_macros(derive_emit *e)
{
    derive_expand(e, macros);
}

static size_t number_of(const derive_model *owner, const derive_field *field)
{
    return (size_t)(field - owner->fields);
}

static void add_field_address(derive_emit *e, const derive_model *owner, const derive_field *field)
{
    derive_text_add(&e->out, "&");
    derive_text_add(&e->out, owner->name);
    derive_text_add(&e->out, "_toasty_fields[");
    derive_text_number(&e->out, (unsigned long)number_of(owner, field));
    derive_text_add(&e->out, "]");
}

static bool reads(const derive_model *shown, const derive_model *model)
{
    const derive_view *view = shown->view;
    if (view->model == model)
        return true;
    for (size_t i = 0; i < shown->field_count; i++) {
        if (view->items[i].owner == model)
            return true;
        for (size_t s = 0; s < view->items[i].step_count; s++)
            if (view->items[i].owners[s] == model)
                return true;
    }
    return false;
}

/* The models that it reads may be those of other headers. Each is declared before the first view that needs
 * it. */
static void declare(derive_emit *e, const derive_model *model)
{
    if (model->view || derive_emits(e, model) || !reads(e->model, model))
        return;
    for (size_t i = 0; i < e->unit->model_count && e->unit->models[i] != e->model; i++) {
        const derive_model *earlier = e->unit->models[i];
        if (earlier->view && derive_emits(e, earlier) && reads(earlier, model))
            return;
    }
    derive_text_add(&e->out, "extern const toasty_model ");
    derive_text_add(&e->out, model->name);
    derive_text_add(&e->out, "_toasty_model;\nextern const toasty_field ");
    derive_text_add(&e->out, model->name);
    derive_text_add(&e->out, "_toasty_fields[");
    derive_text_number(&e->out, (unsigned long)model->field_count);
    derive_text_add(&e->out, "];\n");
}

static void add_steps(derive_emit *e, const derive_view_item *item, size_t number)
{
    derive_expand(e, "static const toasty_field *const $M_toasty_steps_");
    derive_text_number(&e->out, (unsigned long)number);
    derive_text_add(&e->out, "[] = {");
    for (size_t i = 0; i < item->step_count; i++) {
        derive_text_add(&e->out, i ? ", " : "");
        add_field_address(e, item->owners[i], item->steps[i]);
    }
    derive_text_add(&e->out, "};\n");
}

static void add_item(derive_emit *e, const derive_view_item *item, size_t number)
{
    static const char *const kinds[] = {"TOASTY_VIEW_VALUE", "TOASTY_VIEW_COUNT", "TOASTY_VIEW_SUM",
                                        "TOASTY_VIEW_AVG",   "TOASTY_VIEW_MIN",   "TOASTY_VIEW_MAX"};
    derive_text_add(&e->out, "    {.kind = ");
    derive_text_add(&e->out, kinds[item->kind]);
    if (item->step_count) {
        derive_text_add(&e->out, ", .step_count = ");
        derive_text_number(&e->out, (unsigned long)item->step_count);
        derive_expand(e, ", .steps = $M_toasty_steps_");
        derive_text_number(&e->out, (unsigned long)number);
    }
    if (item->field) {
        derive_text_add(&e->out, ", .field = ");
        add_field_address(e, item->owner, item->field);
    }
    derive_text_add(&e->out, "},\n");
}

void derive_emit_view_tables(derive_emit *e)
{
    const derive_view *view = e->model->view;
    for (size_t i = 0; i < e->unit->model_count; i++)
        declare(e, e->unit->models[i]);
    for (size_t i = 0; i < e->model->field_count; i++)
        if (view->items[i].step_count)
            add_steps(e, &view->items[i], i);
    derive_expand(e, "static const toasty_view_item $M_toasty_items[] = {\n");
    for (size_t i = 0; i < e->model->field_count; i++)
        add_item(e, &view->items[i], i);
    derive_expand(e, "};\nstatic const toasty_view $M_toasty_view = {.model = &");
    derive_text_add(&e->out, view->model->name);
    derive_text_add(&e->out, view->grouped ? "_toasty_model, .grouped = true" : "_toasty_model");
    derive_expand(e, ", .items = $M_toasty_items};\n");
}
