#include "emit_internal.h"

#include <stdlib.h>
#include <string.h>

/* TOASTY_MAX_KEY of toasty/expr.h: how many values a …_by_… call has room for. */
enum { MAX_FIELDS = 8 };

static char *join_names(const derive_model *model, const uint16_t *fields, size_t count)
{
    derive_text name = {0};
    for (size_t i = 0; i < count; i++) {
        derive_text_add(&name, i ? "_and_" : "");
        derive_text_add(&name, model->fields[fields[i]].ident);
    }
    return derive_text_take(&name);
}

static bool is_foreign_key(const derive_field *scope, uint16_t field)
{
    for (size_t i = 0; scope && i < scope->pair_count; i++)
        if (scope->reference_fields[i] == field)
            return true;
    return false;
}

static void add_method(derive_methods *methods, const derive_model *model, const uint16_t *fields,
                       size_t count, bool unique)
{
    char *name = join_names(model, fields, count);
    bool known = false;
    for (size_t i = 0; name && i < methods->count && !known; i++) {
        known = strcmp(methods->items[i].name, name) == 0;
        methods->items[i].unique |= known && unique;
    }
    if (known) {
        free(name);
        return;
    }
    derive_method *items = name ? realloc(methods->items, (methods->count + 1) * sizeof *items) : NULL;
    if (!items) {
        free(name);
        methods->failed = true;
        return;
    }
    methods->items = items;
    items[methods->count++] = (derive_method){name, fields, count, unique};
}

/*
 * Every prefix is a method. Within a relation the foreign key is given: fields of it in front are passed
 * over, and behind one further on nothing new can follow that a shorter name does not say.
 */
static void add_prefixes(derive_methods *methods, const derive_model *model, const derive_field *scope,
                         const uint16_t *fields, size_t count, bool unique)
{
    const uint16_t *all = fields;
    while (count && is_foreign_key(scope, fields[0])) {
        fields++;
        count--;
    }
    for (size_t n = 1; n <= count && n <= MAX_FIELDS && !is_foreign_key(scope, fields[n - 1]); n++)
        add_method(methods, model, fields, n, unique && n == count && fields == all);
}

derive_methods derive_methods_of(const derive_model *model, const derive_field *scope)
{
    derive_methods methods = {0};
    size_t full = model->key_count <= MAX_FIELDS ? model->key_count : 0;
    /* the whole key first: the most used function leads the list */
    if (full && !scope)
        add_method(&methods, model, model->key, full, true);
    add_prefixes(&methods, model, scope, model->key, model->key_count, true);
    for (size_t i = 0; i < model->index_count; i++)
        add_prefixes(&methods, model, scope, model->indexes[i].fields, model->indexes[i].count,
                     model->indexes[i].unique);
    return methods;
}

void derive_methods_free(derive_methods *methods)
{
    for (size_t i = 0; i < methods->count; i++)
        free(methods->items[i].name);
    free(methods->items);
    *methods = (derive_methods){0};
}

enum { PARAMETERS, VALUES, NUMBERS, COUNT, FIND_PARAMETERS, FIND_VALUES, CONDITION, WORDS, ALL_PARAMETERS };

/* What a function takes and how it makes values of it. */
static void use_function_parts(derive_emit *e, const derive_field *field, size_t number, bool last)
{
    const derive_type_words *words = derive_words(field->type);
    const char *name = derive_parameter(e, field->ident);
    derive_text_add(&e->by[PARAMETERS], ", ");
    derive_add_type(&e->by[PARAMETERS], words->parameter ? words->parameter : field->c_type);
    derive_text_add(&e->by[PARAMETERS], name);
    derive_text_add(&e->by[VALUES], "toasty_value_");
    derive_text_add(&e->by[VALUES], words->value);
    derive_text_add(&e->by[VALUES], "(");
    derive_text_add(&e->by[VALUES], name);
    derive_text_add(&e->by[VALUES], last ? ")" : "), ");
    derive_text_number(&e->by[NUMBERS], (unsigned long)number);
    derive_text_add(&e->by[NUMBERS], last ? "" : ", ");
    derive_text_add(&e->by[WORDS], field->name);
    derive_text_add(&e->by[WORDS], last ? "" : " and ");
}

/* What the macros take. The last value of a finding call comes with the options, so that they may be left
 * out. */
static void use_macro_parts(derive_emit *e, const derive_model *model, const derive_field *field,
                            size_t position, bool last)
{
    const char *suffix = derive_text_peek(&e->suffix);
    derive_text *find = &e->by[FIND_VALUES];
    derive_text_add(find, ".toasty__by[");
    derive_text_number(find, (unsigned long)position);
    derive_text_add(find, "].");
    derive_text_add(find, derive_words(field->type)->member);
    derive_text_add(find, " = ");
    if (last) {
        derive_text_add(find, "__VA_ARGS__");
    } else {
        derive_text_add(find, "(");
        derive_text_add(find, field->ident);
        derive_text_add(find, suffix);
        derive_text_add(find, "), ");
        derive_text_add(&e->by[FIND_PARAMETERS], ", ");
        derive_text_add(&e->by[FIND_PARAMETERS], field->ident);
        derive_text_add(&e->by[FIND_PARAMETERS], suffix);
    }
    derive_text_add(&e->by[ALL_PARAMETERS], field->ident);
    derive_text_add(&e->by[ALL_PARAMETERS], suffix);
    derive_text_add(&e->by[ALL_PARAMETERS], last ? "" : ", ");
    derive_text *where = &e->by[CONDITION];
    derive_text_add(where, "toasty_eq(");
    derive_text_add(where, model->name);
    derive_text_add(where, ".");
    derive_text_add(where, field->name);
    derive_text_add(where, ", ");
    derive_text_add(where, field->ident);
    derive_text_add(where, suffix);
    derive_text_add(where, last ? ")" : "), ");
}

void derive_use_method(derive_emit *e, const derive_model *model, const derive_method *method)
{
    static const char letters[] = "kviNaqwho";
    for (size_t i = 0; i < sizeof e->by / sizeof e->by[0]; i++)
        derive_text_clear(&e->by[i]);
    derive_text_number(&e->by[COUNT], (unsigned long)method->count);
    derive_text_add(&e->by[CONDITION], method->count > 1 ? "toasty_and(" : "");
    for (size_t i = 0; i < method->count; i++) {
        const derive_field *field = &model->fields[method->fields[i]];
        bool last = i + 1 == method->count;
        use_function_parts(e, field, method->fields[i], last);
        use_macro_parts(e, model, field, i, last);
    }
    derive_text_add(&e->by[CONDITION], method->count > 1 ? ")" : "");
    for (size_t i = 0; i < sizeof e->by / sizeof e->by[0]; i++)
        DERIVE_VAR(&e->vars, letters[i]) = derive_text_peek(&e->by[i]);
    DERIVE_VAR(&e->vars, 'b') = method->name;
    DERIVE_VAR(&e->vars, 'l') = model->fields[method->fields[method->count - 1]].ident;
}
