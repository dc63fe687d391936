/* The generated header, and what begins and ends every generated text. */
#include "emit_internal.h"

#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void derive_emit_init(derive_emit *e, const derive_unit *unit, const char *header)
{
    *e = (derive_emit){.unit = unit, .header = header, .base = base_name(header)};
    for (size_t i = 0; i < unit->model_count; i++)
        if (unit->models[i]->name[0] < 'A' || unit->models[i]->name[0] > 'Z')
            e->lower_case_models = true;
    derive_text_add(&e->out, "/* Written by toasty derive from ");
    derive_text_comment(&e->out, e->base, "");
    derive_text_add(&e->out, ". Do not edit. */\n");
}

char *derive_emit_finish(derive_emit *e)
{
    derive_text *scratch[] = {&e->record,   &e->parent, &e->child,    &e->suffix,
                              &e->database, &e->number, &e->parameter};
    for (size_t i = 0; i < sizeof scratch / sizeof scratch[0]; i++) {
        e->out.failed |= scratch[i]->failed;
        derive_text_fini(scratch[i]);
    }
    for (size_t i = 0; i < sizeof e->by / sizeof e->by[0]; i++) {
        e->out.failed |= e->by[i].failed;
        derive_text_fini(&e->by[i]);
    }
    return derive_text_take(&e->out);
}

/* The models' names are unique in a program, file names are not: two folders may both have a models.h. */
static void add_guard(derive_emit *e, const char *directive)
{
    derive_text_add(&e->out, directive);
    if (e->base[0] >= '0' && e->base[0] <= '9')
        derive_text_add(&e->out, "H");
    size_t begin = e->out.len;
    derive_add_generated(&e->out, e->base);
    for (size_t i = 0; i < e->unit->model_count; i++)
        if (derive_emits(e, e->unit->models[i])) {
            derive_text_add(&e->out, "_");
            derive_text_add(&e->out, e->unit->models[i]->name);
            break;
        }
    for (size_t i = begin; i < e->out.len; i++) {
        char c = e->out.data[i];
        if (c >= 'a' && c <= 'z')
            e->out.data[i] = (char)(c - 'a' + 'A');
        else if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'))
            e->out.data[i] = '_';
    }
    derive_text_add(&e->out, "\n");
}

/* `other` as seen from the folder of this header. */
static const char *relative_to_header(const derive_emit *e, const char *other)
{
    size_t folder = (size_t)(e->base - e->header);
    return strncmp(other, e->header, folder) == 0 ? other + folder : other;
}

bool derive_targets_header(const derive_emit *e, const char *header)
{
    for (size_t i = 0; i < e->unit->model_count; i++) {
        const derive_model *model = e->unit->models[i];
        for (size_t f = 0; derive_emits(e, model) && f < model->field_count; f++)
            if (model->fields[f].kind != TOASTY_FIELD_SCALAR &&
                strcmp(model->fields[f].target->header, header) == 0)
                return true;
    }
    return false;
}

/* The other headers whose generated parts this one needs, each once. */
static const char *next_include(const derive_emit *e, size_t *position)
{
    while (*position < e->unit->model_count) {
        size_t at = (*position)++;
        const char *header = e->unit->models[at]->header;
        bool first = strcmp(header, e->header) != 0;
        for (size_t i = 0; i < at && first; i++)
            first = strcmp(e->unit->models[i]->header, header) != 0;
        if (first && derive_targets_header(e, header))
            return header;
    }
    return NULL;
}

static const char open_c[] = "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
static const char close_c[] = "#ifdef __cplusplus\n}\n#endif\n";

/*
 * Two headers may need each other. Their generated headers then include each other behind the declarations
 * and before the structs that hold the other's: whichever comes first, everything is declared where it is
 * needed.
 */
static void add_includes(derive_emit *e)
{
    size_t position = 0;
    const char *header = next_include(e, &position);
    if (!header)
        return;
    derive_text_add(&e->out, close_c);
    for (; header; header = next_include(e, &position)) {
        derive_text_add(&e->out, "#include \"");
        derive_add_generated(&e->out, relative_to_header(e, header));
        derive_text_add(&e->out, "\"\n");
    }
    derive_text_add(&e->out, open_c);
}

static void for_each_model(derive_emit *e, void (*emit)(derive_emit *e))
{
    for (size_t i = 0; i < e->unit->model_count; i++) {
        if (!derive_emits(e, e->unit->models[i]))
            continue;
        derive_use_model(e, e->unit->models[i]);
        emit(e);
    }
}

static void emit_model_functions(derive_emit *e)
{
    derive_expand(e, "/* ---- functions of $M ---- */\n\n");
    derive_emit_functions(e);
    if (!e->model->view)
        derive_emit_relation_functions(e);
    derive_text_add(&e->out, "\n#ifndef __cplusplus\n");
    derive_emit_macros(e);
    if (!e->model->view)
        derive_emit_relation_macros(e);
    derive_text_add(&e->out, "#endif\n\n");
}

char *derive_emit_header(const derive_unit *unit, const char *header)
{
    derive_emit e;
    derive_emit_init(&e, unit, header);
    add_guard(&e, "#ifndef ");
    add_guard(&e, "#define ");
    derive_text_add(&e.out, "\n#include <string.h>\n#include <toasty/toasty.h>\n#include \"");
    derive_text_add(&e.out, e.base);
    derive_text_add(&e.out, "\"\n\n");
    derive_text_add(&e.out, open_c);
    derive_emit_embeds(&e);
    for_each_model(&e, derive_emit_declarations);
    add_includes(&e);
    for_each_model(&e, derive_emit_inputs);
    derive_text_add(
        &e.out, "/*\n"
                " * Every call may block. What it returns is one block for toasty_free; NULL, false, -1 or "
                "a status other than\n"
                " * TOASTY_OK is failure, and toasty_errmsg(db) says why.\n"
                " */\n\n");
    for_each_model(&e, emit_model_functions);
    derive_text_add(&e.out, close_c);
    derive_text_add(&e.out, "#endif\n");
    return derive_emit_finish(&e);
}
