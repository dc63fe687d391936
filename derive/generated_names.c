#include "generated_names.h"

#include "emit.h"

#include <stdlib.h>
#include <string.h>

/* of models and views */
static const char *const read_functions[] = {
    "find",       "find_with",   "first",         "first_with",  "one",              "one_with",
    "paginate",   "paginate_with", "count",       "count_with",  "exists",           "exists_with",
    "each",       "each_with",   "toasty_visit",  "print",       "to_json",
    "find_op",    "find_op_with", "first_op",     "first_op_with", "one_op",         "one_op_with",
    "paginate_op", "paginate_op_with", "count_op", "count_op_with", "exists_op",     "exists_op_with",
    NULL,
};

static const char *const write_functions[] = {
    "create",
    "create_with",
    "create_array",
    "create_many",
    "create_many_with",
    "update",
    "update_with",
    "update_where",
    "update_where_with",
    "update_where_returning",
    "update_where_returning_with",
    "delete",
    "delete_where",
    "delete_where_returning",
    "load",
    "load_with",
    "from_sql",
    "from_sql_with",
    "new",
    "create_op",
    "create_op_with",
    "create_many_op",
    "create_many_op_with",
    "update_op",
    "update_op_with",
    "update_where_op",
    "update_where_op_with",
    "update_where_returning_op",
    "update_where_returning_op_with",
    "delete_op",
    "delete_where_op",
    "delete_where_op_with",
    "delete_where_returning_op",
    "delete_where_returning_op_with",
    NULL,
};

static const char *const method_functions[] = {
    "get_by_%s",    "find_by_%s",        "find_by_%s_with",   "update_by_%s",    "delete_by_%s",
    "upsert_by_%s", "upsert_by_%s_with", "upsert_by_%s_run",  "upsert_by_%s_op", "get_by_%s_op",
    "find_by_%s_op", "update_by_%s_op",  "delete_by_%s_op",   NULL,
};

static const char *const via_functions[] = {
    "",
    "_with",
    "_first",
    "_first_with",
    "_one",
    "_one_with",
    "_count",
    "_count_with",
    "_exists",
    "_exists_with",
    "_paginate",
    "_paginate_with",
    "_each",
    "_each_with",
    NULL,
};

static const char *const value_functions[] = {"", "_with", NULL};

static const char *const join_functions[] = {
    "_create", "_create_with", "_insert", "_remove", "_insert_all", "_remove_all", NULL,
};

static const char *const list_functions[] = {
    "",
    "_with",
    "_first",
    "_first_with",
    "_one",
    "_one_with",
    "_count",
    "_count_with",
    "_exists",
    "_exists_with",
    "_paginate",
    "_paginate_with",
    "_each",
    "_each_with",
    "_op",
    "_op_with",
    "_create_op",
    "_create_op_with",
    "_update_where_op",
    "_update_where_op_with",
    "_delete_where_op",
    "_delete_where_op_with",
    "_update_where",
    "_update_where_with",
    "_delete_where",
    "_create",
    "_create_with",
    "_insert",
    "_remove",
    "_insert_all",
    "_remove_all",
    NULL,
};

/* behind the plural */
static const char *const list_macros[] = {"new", "apply", "apply_array", NULL};

static const char *const has_one_functions[] = {
    "", "_create", "_create_with", "_insert", "_remove", NULL,
};

static const char *const one_functions[] = {"", NULL};

static const char *const scoped_method_functions[] = {"get_by_%s", "delete_by_%s", NULL};

static const char *const tags[] = {
    "list", "page", "fields", "new", "changes", "many", "apply", "one", "toasty_visitor", "values", "upsert", NULL,
};

static const char *const sequences[] = {"list", "page", NULL};

typedef struct collector {
    derive_arena *arena;
    const derive_unit *unit;
    derive_generated_names names;
    size_t capacity;
} collector;

static derive_generated_name *add(collector *c, const char *name)
{
    c->names.items =
        derive_grow(c->arena, c->names.items, c->names.count, &c->capacity, sizeof *c->names.items);
    derive_generated_name *item = &c->names.items[c->names.count++];
    memset(item, 0, sizeof *item);
    item->name = name;
    return item;
}

static void add_for_model(collector *c, const derive_model *model, const char *name, bool is_tag,
                          const char *what)
{
    derive_generated_name *item = add(c, name);
    item->is_tag = is_tag;
    item->model = model;
    item->owner = derive_printf(c->arena, "model %s", model->name);
    item->what = what;
    item->location = model->location;
}

static void add_for_embed(collector *c, const derive_model *embed, const char *name, bool is_tag, const char *what)
{
    add_for_model(c, embed, name, is_tag, what);
    c->names.items[c->names.count - 1].owner = derive_printf(c->arena, "struct %s", embed->name);
}

static void add_functions(collector *c, const derive_model *model, const char *const *functions)
{
    for (; *functions; functions++)
        add_for_model(c, model, derive_printf(c->arena, "%s_%s", model->snake, *functions), false, "a function");
}

static void add_for_field(collector *c, const derive_model *model, const char *name, const char *owner,
                          derive_location location)
{
    derive_generated_name *item = add(c, name);
    item->model = model;
    item->owner = owner;
    item->what = "a function";
    item->location = location;
}

static const char *fill(collector *c, const char *pattern, const char *word)
{
    const char *hole = strstr(pattern, "%s");
    return derive_printf(c->arena, "%.*s%s%s", (int)(hole - pattern), pattern, word, hole + 2);
}

/* get_by_a, get_by_a_and_b, ... of `target` for the beginnings of a key or an index, behind the prefix of
 * `model` */
static void add_methods(collector *c, const derive_model *model, const char *prefix,
                        const derive_model *target, const char *const *functions, const uint16_t *fields,
                        size_t count)
{
    const char *joined = "", *listed = "";
    for (size_t n = 0; n < count; n++) {
        const derive_field *field = &target->fields[fields[n]];
        joined = derive_printf(c->arena, "%s%s%s", joined, n ? "_and_" : "", field->ident);
        listed = derive_printf(c->arena, "%s%s%s", listed, n ? ", " : "", field->name);
        const char *owner = derive_printf(
            c->arena, n ? "the index (%s) of %s" : "the indexed field '%s' of %s", listed, target->name);
        for (size_t i = 0; functions[i]; i++)
            add_for_field(c, model, derive_printf(c->arena, "%s_%s", prefix, fill(c, functions[i], joined)),
                          owner, field->location);
    }
}

static bool is_foreign_key(const derive_field *relation, uint16_t number)
{
    for (size_t i = 0; i < relation->pair_count; i++)
        if (relation->reference_fields[i] == number)
            return true;
    return false;
}

/* Within a list the key that leads to it is given: methods begin behind it. */
static void add_scoped_methods(collector *c, const derive_model *model, const derive_field *relation,
                               const uint16_t *fields, size_t count)
{
    size_t given = 0;
    while (given < count && is_foreign_key(relation, fields[given]))
        given++;
    add_methods(c, model, derive_printf(c->arena, "%s_%s", model->snake, relation->name), relation->target,
                scoped_method_functions, fields + given, count - given);
}

static void add_relation(collector *c, const derive_model *model, const derive_field *field)
{
    const char *const *suffixes = field->kind == TOASTY_FIELD_HAS_MANY   ? list_functions
                                  : field->value                         ? value_functions
                                  : field->kind == TOASTY_FIELD_VIA_MANY ? via_functions
                                  : field->kind == TOASTY_FIELD_HAS_ONE  ? has_one_functions
                                                                         : one_functions;
    const char *owner = derive_printf(c->arena, "the relation '%s' of %s", field->name, model->name);
    for (size_t i = 0; suffixes[i]; i++)
        add_for_field(c, model, derive_printf(c->arena, "%s_%s%s", model->snake, field->name, suffixes[i]),
                      owner, field->location);
    for (size_t i = 0; field->joined && join_functions[i]; i++)
        add_for_field(c, model, derive_printf(c->arena, "%s_%s%s", model->snake, field->name, join_functions[i]),
                      owner, field->location);
    const derive_model *target = field->target;
    if (field->kind != TOASTY_FIELD_HAS_MANY || !target)
        return;
    add_scoped_methods(c, model, field, target->key, target->key_count);
    for (size_t i = 0; i < target->index_count; i++)
        add_scoped_methods(c, model, field, target->indexes[i].fields, target->indexes[i].count);
}

static void add_read_functions(collector *c, const derive_model *model)
{
    add_functions(c, model, read_functions);
    for (size_t i = 0; sequences[i]; i++)
        if (!derive_is_model_prefix(c->unit, model, sequences[i]))
            add_for_model(c, model, derive_printf(c->arena, "%s_%s_to_json", model->snake, sequences[i]), false,
                          "a function");
}

/* A view is only read. */
static void add_view(collector *c, const derive_model *view)
{
    static const char *const view_tags[] = {"list", "page", "fields", "toasty_visitor", NULL};
    add_for_model(c, view, view->name, false, "the object that holds its fields");
    add_for_model(c, view, derive_printf(c->arena, "%s_toasty_model", view->name), false, "its table");
    add_for_model(c, view, derive_printf(c->arena, "%s_toasty_fields", view->name), false, "its fields");
    for (size_t i = 0; view_tags[i]; i++)
        add_for_model(c, view, derive_printf(c->arena, "%s_%s", view->name, view_tags[i]), true, "a struct");
    add_read_functions(c, view);
}

static void add_model(collector *c, const derive_model *model)
{
    if (model->view) {
        add_view(c, model);
        return;
    }
    add_for_model(c, model, model->name, false, "the object that holds its fields");
    add_for_model(c, model, derive_printf(c->arena, "%s_toasty_model", model->name), false, "its table");
    add_for_model(c, model, derive_printf(c->arena, "%s_toasty_fields", model->name), false, "its fields");
    for (size_t i = 0; tags[i]; i++)
        add_for_model(c, model, derive_printf(c->arena, "%s_%s", model->name, tags[i]), true, "a struct");
    add_read_functions(c, model);
    add_functions(c, model, write_functions);
    for (size_t i = 0; list_macros[i]; i++)
        add_for_model(c, model, derive_printf(c->arena, "%s_%s", model->plural, list_macros[i]), false, "a macro");
    add_methods(c, model, model->snake, model, method_functions, model->key, model->key_count);
    for (size_t i = 0; i < model->index_count; i++)
        add_methods(c, model, model->snake, model, method_functions, model->indexes[i].fields,
                    model->indexes[i].count);
    for (size_t i = 0; i < model->field_count; i++)
        if (model->fields[i].kind != TOASTY_FIELD_SCALAR)
            add_relation(c, model, &model->fields[i]);
}

/* Of an embedded struct, which has no object and no functions of its own. */
static void add_embed(collector *c, const derive_model *embed)
{
    static const char *const embed_tags[] = {"fields", "new", "changes", NULL};
    static const char *const embed_macros[] = {"new", "eq", "ne", NULL};
    for (size_t i = 0; embed_tags[i]; i++)
        add_for_embed(c, embed, derive_printf(c->arena, "%s_%s", embed->name, embed_tags[i]), true, "a struct");
    for (size_t i = 0; embed_macros[i]; i++)
        add_for_embed(c, embed, derive_printf(c->arena, "%s_%s", embed->snake, embed_macros[i]), false, "a macro");
    if (embed->unnamed)
        add_for_embed(c, embed, embed->name, true, "a struct");
}

static int compare_places(derive_location a, derive_location b)
{
    int files = strcmp(a.file ? a.file : "", b.file ? b.file : "");
    if (files)
        return files;
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    return a.column < b.column ? -1 : a.column > b.column;
}

static int compare(const void *left, const void *right)
{
    const derive_generated_name *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order)
        return order;
    if (a->is_tag != b->is_tag)
        return a->is_tag ? 1 : -1;
    return compare_places(a->location, b->location);
}

/* The same fields can begin a key and an index: their functions are written once. */
static bool same_thing(const derive_generated_name *a, const derive_generated_name *b)
{
    return strcmp(a->name, b->name) == 0 && a->is_tag == b->is_tag && a->model == b->model &&
           (!a->model || strcmp(a->owner, b->owner) == 0);
}

derive_generated_names derive_generated_names_of(derive_arena *arena, const derive_unit *unit,
                                                 const derive_declarations *declarations)
{
    collector c = {.arena = arena, .unit = unit};
    for (size_t i = 0; i < unit->model_count; i++)
        add_model(&c, unit->models[i]);
    for (size_t i = 0; i < unit->embed_count; i++)
        if (!unit->embeds[i]->newtype)
            add_embed(&c, unit->embeds[i]);
    for (const derive_ordinary_name *name = declarations->names; name; name = name->next) {
        derive_generated_name *item = add(&c, name->name);
        item->is_tag = name->is_tag;
        item->what = name->what;
        item->location = name->location;
    }
    if (c.names.count)
        qsort(c.names.items, c.names.count, sizeof *c.names.items, compare);
    size_t kept = 0;
    for (size_t i = 0; i < c.names.count; i++)
        if (!kept || !same_thing(&c.names.items[kept - 1], &c.names.items[i]))
            c.names.items[kept++] = c.names.items[i];
    c.names.count = kept;
    return c.names;
}
