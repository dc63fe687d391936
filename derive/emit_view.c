/* The tables of a view. */
#include "emit_internal.h"

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
        const derive_field *field = &shown->fields[i];
        if (field->target == model)
            return true;
        for (size_t s = 0; s < field->via_count; s++)
            if (field->via[s].model == model)
                return true;
    }
    return false;
}

/* The models that it reads may be those of other headers. Each is declared before the first view that needs
 * it. */
static void declare(derive_emit *e, const derive_model *model)
{
    if (model->view || derive_emits(e, model) || derive_targets_header(e, model->header) || !reads(e->model, model))
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
                                        "TOASTY_VIEW_AVG",   "TOASTY_VIEW_MIN",   "TOASTY_VIEW_MAX",
                                        "TOASTY_VIEW_RELATION"};
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
