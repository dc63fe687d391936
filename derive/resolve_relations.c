#include "resolve.h"

#include <string.h>

/* A relation after its words are read and before its partner is found. */

static bool is_kind(const work_field *f, const char *word)
{
    return f->relation && strcmp(f->relation->text, word) == 0;
}

/* X of struct X_list; NULL when the struct is not called so. */
static const char *list_element(resolver *r, const char *record)
{
    size_t length = strlen(record);
    if (length <= 5 || strcmp(record + length - 5, "_list") != 0)
        return NULL;
    return derive_strndup(r->arena, record, length - 5);
}

/* ---- the words, model by model ---- */

static void reject_missing_word(resolver *r, work_field *f)
{
    const char *record = f->decl->ctype.record;
    const char *element = list_element(r, record);
    f->broken = true;
    if (f->values) {
        derive_mistake_at(r->report, f->decl->location, "'%s' is a list of values but does not say of which",
                          f->decl->name);
        derive_hint(r->report, "name the way to them: TOASTY(has_many(via = posts.title))");
    } else if (derive_find_model(r, record)) {
        derive_mistake_at(r->report, f->decl->location,
                          "'%s' points at a %s but does not say how they are related", f->decl->name, record);
        derive_hint(r->report,
                    "add TOASTY(belongs_to) when this model holds the key, TOASTY(has_one) when %s does",
                    record);
    } else if (element) {
        derive_mistake_at(r->report, f->decl->location,
                          "'%s' points at a list but does not say how it is related", f->decl->name);
        derive_hint(r->report, "add TOASTY(has_many)");
    } else {
        derive_mistake_at(r->report, f->decl->location,
                          "'%s' is a pointer to struct %s, which a model cannot hold", f->decl->name, record);
        derive_hint(r->report,
                    "a relation points at a model and says has_one or belongs_to; a value is a scalar or a "
                    "toasty_ value type");
    }
}

static void reject_value_words(resolver *r, work_field *f)
{
    const struct {
        const derive_item *item;
        const char *instead;
    } words[] = {
        {f->key, "make the field that holds its key the key"},
        {f->unique, "say it of the field that holds the key"},
        {f->index, "say it of the field that holds the key"},
        {f->automatic, "leave it out"},
        {f->default_value, "leave it out; the field that holds the key may have a default"},
        {f->update_value, "leave it out"},
        {f->column, "say it of the field that holds the key"},
        {f->deferred, "leave it out, a relation is not loaded until it is asked for"},
        {f->version, "say it of a field of its own, uint64_t version"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!words[i].item)
            continue;
        derive_mistake_at(r->report, words[i].item->location, "'%s' is a relation and cannot have '%s'",
                          f->decl->name, words[i].item->text);
        derive_hint(r->report, "a relation has no column of its own: %s", words[i].instead);
    }
}

static void reject_nullable(resolver *r, work_field *f)
{
    if (!f->nullable)
        return;
    derive_mistake_at(r->report, f->nullable->location, "'%s' is a relation and cannot have 'nullable'",
                      f->decl->name);
    if (is_kind(f, "belongs_to"))
        derive_hint(r->report, "a belongs_to may be absent when the field that holds its key is a pointer");
    else if (is_kind(f, "has_one"))
        derive_hint(r->report, "a has_one may be absent unless it is required: leave 'nullable' out");
    else
        derive_hint(r->report, "a list is empty when there is none: leave 'nullable' out");
}

static void check_shape(resolver *r, work_field *f)
{
    const char *record = f->decl->ctype.record;
    const char *element = list_element(r, record);
    const bool many = is_kind(f, "has_many");
    if (f->values) {
        if (!many || !derive_is_via(f)) {
            derive_mistake_at(r->report, f->relation->location,
                              "'%s' has type '%s', a list of values, and %s is for records", f->decl->name,
                              f->decl->ctype.spelling, f->relation->text);
            derive_hint(r->report, "name the way to the values: has_many(via = posts.title)");
            f->broken = true;
        }
    } else if (many && !element) {
        derive_mistake_at(r->report, f->decl->location,
                          "has_many needs a pointer to a list, and '%s' has type '%s'", f->decl->name,
                          f->decl->ctype.spelling);
        derive_hint(r->report, "write struct %s_list *%s", record, f->decl->name);
        f->broken = true;
    } else if (!many && element && !derive_find_model(r, record)) {
        derive_mistake_at(r->report, f->decl->location,
                          "%s needs a pointer to one record, and '%s' has type '%s'", f->relation->text,
                          f->decl->name, f->decl->ctype.spelling);
        derive_hint(r->report, "write struct %s *%s, or has_many", element, f->decl->name);
        f->broken = true;
    }
    if (f->required && !is_kind(f, "has_one")) {
        derive_mistake_at(r->report, f->required->location, "'required' is said of a has_one only");
        derive_hint(r->report,
                    many ? "leave it out: a list may always be empty"
                         : "leave it out: a belongs_to is required when the field that holds its key is "
                           "not nullable");
    }
    if (f->required)
        derive_takes_nothing(r, f->required);
}

void derive_check_relation_words(resolver *r, const work_model *m, work_field *f)
{
    (void)m;
    f->values = derive_is_value_list(f->decl->ctype.record);
    if (!f->relation) {
        if (!f->broken)
            reject_missing_word(r, f);
        return;
    }
    const bool via = derive_is_via(f) && !is_kind(f, "belongs_to");
    if (is_kind(f, "belongs_to"))
        f->field->kind = TOASTY_FIELD_BELONGS_TO;
    else if (is_kind(f, "has_many"))
        f->field->kind = via ? TOASTY_FIELD_VIA_MANY : TOASTY_FIELD_HAS_MANY;
    else
        f->field->kind = via ? TOASTY_FIELD_VIA_ONE : TOASTY_FIELD_HAS_ONE;
    reject_value_words(r, f);
    reject_nullable(r, f);
    check_shape(r, f);
}

/* ---- targets ---- */

static work_model *target_of(resolver *r, const work_field *f)
{
    return f->field->target ? derive_find_model(r, f->field->target->name) : NULL;
}

static void find_target(resolver *r, const work_model *m, work_field *f)
{
    const char *name =
        is_kind(f, "has_many") ? list_element(r, f->decl->ctype.record) : f->decl->ctype.record;
    const work_model *target = derive_find_model(r, name);
    if (target) {
        f->field->target = target->model;
        return;
    }
    f->broken = true;
    /* a header that is only included may speak of models that this run does not see */
    if (m->model->foreign)
        return;
    derive_mistake_at(r->report, f->decl->location, "struct %s, the target of '%s', is not a model", name,
                      f->decl->name);
    derive_hint(r->report,
                "mark it with TOASTY(model); when it is in another header, include that or name both in "
                "one run");
}

/* ---- belongs_to ---- */

const derive_item *derive_argument_named(const derive_item *relation, const char *name)
{
    for (const derive_item *item = relation->arguments; item; item = item->next)
        if (item->kind == DERIVE_ITEM_WORD && item->value && strcmp(item->text, name) == 0)
            return item;
    return NULL;
}

bool derive_is_via(const work_field *f)
{
    return f->relation && derive_argument_named(f->relation, "via");
}

bool derive_check_arguments(resolver *r, const work_field *f, const char *const *known)
{
    bool right = true;
    if (f->relation->value || (f->relation->has_arguments && !f->relation->arguments)) {
        derive_mistake_at(r->report, f->relation->location, "'%s' takes arguments in brackets or none",
                          f->relation->text);
        derive_hint(r->report, "write just '%s' to have the rest inferred", f->relation->text);
        return false;
    }
    for (const derive_item *item = f->relation->arguments; item; item = item->next) {
        bool fits = false;
        for (size_t i = 0; known[i] && item->kind == DERIVE_ITEM_WORD && item->value && !item->has_arguments;
             i++)
            fits = fits || strcmp(known[i], item->text) == 0;
        if (fits && derive_argument_named(f->relation, item->text) != item) {
            derive_mistake_at(r->report, item->location, "'%s' is said twice", item->text);
            derive_hint(r->report,
                        is_kind(f, "belongs_to") ? "several fields are a list: %s = (a, b)" : "keep one %s",
                        item->text);
            right = false;
        } else if (!fits) {
            derive_mistake_at(r->report, item->location, "%s is nothing that %s(...) knows",
                              derive_item_describe(r->report, item), f->relation->text);
            derive_hint(r->report,
                        is_kind(f, "belongs_to") ? "write belongs_to(key = user_id, references = id)"
                                                 : "write %s(pair = field)",
                        f->relation->text);
            right = false;
        }
    }
    return right;
}

typedef struct names {
    size_t count;
    const char **names;
    derive_location *places;
} names;

static bool read_names(resolver *r, const derive_item *argument, names *out)
{
    const derive_item *value = argument->value;
    const derive_item *first = value->kind == DERIVE_ITEM_LIST ? value->arguments : value;
    size_t count = 0;
    for (const derive_item *item = first; item; item = item->next)
        count++;
    out->count = 0;
    out->names = derive_alloc(r->arena, (count + 1) * sizeof *out->names);
    out->places = derive_alloc(r->arena, (count + 1) * sizeof *out->places);
    for (const derive_item *item = first; item; item = item->next) {
        if (item->kind != DERIVE_ITEM_WORD || item->has_arguments || item->value) {
            derive_mistake_at(r->report, item->location, "expected the name of a field, found %s",
                              derive_item_describe(r->report, item));
            derive_hint(r->report, "write %s = field or %s = (a, b)", argument->text, argument->text);
            return false;
        }
        out->names[out->count] = item->text;
        out->places[out->count++] = item->location;
    }
    if (out->count == 0) {
        derive_mistake_at(r->report, argument->location, "'%s' lists no field", argument->text);
        derive_hint(r->report, "write %s = field or %s = (a, b)", argument->text, argument->text);
        return false;
    }
    return true;
}

static void one_name(resolver *r, names *out, const char *name, derive_location place)
{
    out->count = 1;
    out->names = derive_alloc(r->arena, sizeof *out->names);
    out->places = derive_alloc(r->arena, sizeof *out->places);
    out->names[0] = name;
    out->places[0] = place;
}

/* The fields of `m` by these names, values all; `inferred` when the names are Toasty's guess. */
static bool find_fields(resolver *r, const work_model *m, const work_field *f, const names *list,
                        bool inferred, const char *role, uint16_t *out)
{
    bool found = true;
    for (size_t i = 0; i < list->count; i++) {
        int number = derive_find_field(m, list->names[i]);
        if (number < 0) {
            found = false;
            if (inferred) {
                derive_mistake_at(r->report, list->places[i],
                                  "'%s' needs the field '%s' in %s, which has none", f->decl->name,
                                  list->names[i], m->model->name);
                derive_hint(r->report, "add it, or name another: belongs_to(%s = ...)", role);
            } else {
                derive_mistake_at(r->report, list->places[i], "%s has no field '%s'", m->model->name,
                                  list->names[i]);
                derive_hint_field(r, m, list->names[i]);
            }
            continue;
        }
        if (m->fields[number].decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER) {
            derive_mistake_at(r->report, list->places[i], "'%s' is a relation and has no column",
                              list->names[i]);
            derive_hint(r->report, "name a field that holds a value");
            found = false;
            continue;
        }
        found = found && !m->fields[number].broken;
        for (size_t j = 0; j < i; j++)
            if (strcmp(list->names[j], list->names[i]) == 0) {
                derive_mistake_at(r->report, list->places[i], "'%s' is listed twice", list->names[i]);
                derive_hint(r->report, "keep one of them");
                found = false;
            }
        out[i] = (uint16_t)number;
    }
    return found;
}

static bool check_pairs(resolver *r, const work_model *m, const work_model *target, const work_field *f,
                        const names *key)
{
    bool right = true;
    size_t nullable = 0;
    for (size_t i = 0; i < key->count; i++) {
        const derive_field *from = &m->model->fields[f->field->key_fields[i]];
        const derive_field *to = &target->model->fields[f->field->reference_fields[i]];
        nullable += from->nullable;
        if (from->type == to->type)
            continue;
        derive_mistake_at(r->report, key->places[i],
                          "'%s' has type '%s', but %s.%s, which it refers to, has type '%s'", from->name,
                          from->c_type, target->model->name, to->name, to->c_type);
        derive_hint(r->report, "make both the same type");
        right = false;
    }
    if (nullable != 0 && nullable != key->count) {
        derive_mistake_at(r->report, f->relation->location,
                          "only some of the key fields of '%s' are nullable", f->decl->name);
        derive_hint(r->report, "make all of %s nullable, or none",
                    derive_join_fields(r, m->model, f->field->key_fields, key->count));
        right = false;
    }
    f->field->nullable = nullable == key->count;
    return right;
}

static bool read_key_names(resolver *r, work_field *f, names *key, names *references, bool inferred[2])
{
    const derive_item *key_word = derive_argument_named(f->relation, "key");
    const derive_item *references_word = derive_argument_named(f->relation, "references");
    if (key_word && !read_names(r, key_word, key))
        return false;
    if (references_word && !read_names(r, references_word, references))
        return false;
    inferred[0] = !key_word;
    inferred[1] = !references_word;
    if (!key_word)
        one_name(r, key, derive_printf(r->arena, "%s_id", f->decl->name), f->relation->location);
    if (!references_word)
        one_name(r, references, "id", f->relation->location);
    if (key->count == references->count)
        return true;
    if (inferred[0] || inferred[1]) {
        derive_mistake_at(r->report, (key_word ? key_word : references_word)->location,
                          "'%s' has a key of several fields and must give both key and references",
                          f->decl->name);
    } else {
        derive_mistake_at(r->report, references_word->location, "key lists %zu fields and references %zu",
                          key->count, references->count);
    }
    derive_hint(r->report,
                "write belongs_to(key = (a, b), references = (x, y)), as many of one as of the other");
    return false;
}

static void resolve_belongs_to(resolver *r, work_model *m, work_field *f)
{
    static const char *const known[] = {"key", "references", "on_delete", NULL};
    const work_model *target = target_of(r, f);
    names key = {0}, references = {0};
    bool inferred[2];
    if (!derive_check_arguments(r, f, known) || f->broken ||
        !read_key_names(r, f, &key, &references, inferred)) {
        f->broken = true;
        return;
    }
    uint16_t *from = derive_alloc(r->arena, key.count * sizeof *from);
    uint16_t *to = derive_alloc(r->arena, key.count * sizeof *to);
    bool found = find_fields(r, m, f, &key, inferred[0], "key", from);
    found = find_fields(r, target, f, &references, inferred[1], "references", to) && found;
    if (!found) {
        f->broken = true;
        return;
    }
    f->field->key_fields = from;
    f->field->reference_fields = to;
    if (!check_pairs(r, m, target, f, &key))
        f->broken = true;
    else
        f->field->pair_count = key.count;
    derive_resolve_on_delete(r, f, m, target);
}

/* ---- has_many and has_one ---- */

static bool belongs_here(const work_field *candidate, const work_model *m)
{
    return is_kind(candidate, "belongs_to") && candidate->field->target == m->model;
}

static void note_no_match(resolver *r, const work_model *m, const work_field *f, const work_model *target)
{
    derive_mistake_at(r->report, f->relation->location,
                      "'%s' has no matching belongs_to: no field of %s belongs to "
                      "%s",
                      f->decl->name, target->model->name, m->model->name);
    if (m->model->key_count == 1)
        derive_hint(r->report,
                    "add to struct %s: %s %s_%s TOASTY(index); struct %s *%s TOASTY(belongs_to%s);",
                    target->model->name, m->model->fields[m->model->key[0]].c_type, m->model->snake,
                    m->model->fields[m->model->key[0]].name, m->model->name, m->model->snake,
                    strcmp(m->model->fields[m->model->key[0]].name, "id") == 0
                        ? ""
                        : derive_printf(r->arena, "(key = %s_%s, references = %s)", m->model->snake,
                                        m->model->fields[m->model->key[0]].name,
                                        m->model->fields[m->model->key[0]].name));
    else
        derive_hint(r->report,
                    "add to struct %s: struct %s *%s TOASTY(belongs_to(key = (...), references = (...)));",
                    target->model->name, m->model->name, m->model->snake);
}

static int find_given_pair(resolver *r, const work_model *m, const work_field *f, const work_model *target,
                           const derive_item *pair)
{
    const derive_item *value = pair->value;
    if (value->kind != DERIVE_ITEM_WORD || value->has_arguments) {
        derive_mistake_at(r->report, value->location, "'pair' needs the name of a field of %s",
                          target->model->name);
        derive_hint(r->report, "write %s(pair = field)", f->relation->text);
        return -1;
    }
    int number = derive_find_field(target, value->text);
    if (number < 0) {
        derive_mistake_at(r->report, value->location, "%s has no field '%s'", target->model->name,
                          value->text);
        derive_hint_field(r, target, value->text);
        return -1;
    }
    const work_field *other = &target->fields[number];
    if (!belongs_here(other, m)) {
        derive_mistake_at(r->report, value->location, "%s.%s is not a belongs_to of %s", target->model->name,
                          value->text, m->model->name);
        derive_hint(r->report, "name the field of %s that is struct %s * and says belongs_to",
                    target->model->name, m->model->name);
        return -1;
    }
    return number;
}

static int find_only_pair(resolver *r, const work_model *m, const work_field *f, const work_model *target)
{
    int found = -1;
    const char *all = NULL;
    size_t count = 0;
    for (size_t i = 0; i < target->model->field_count; i++) {
        const work_field *other = &target->fields[i];
        if (!belongs_here(other, m))
            continue;
        found = (int)i;
        all = count++ ? derive_printf(r->arena, "%s, %s", all, other->decl->name) : other->decl->name;
    }
    if (count == 0)
        note_no_match(r, m, f, target);
    if (count < 2)
        return found;
    derive_mistake_at(r->report, f->relation->location,
                      "'%s' could be the other side of several fields of %s: %s", f->decl->name,
                      target->model->name, all);
    derive_hint(r->report, "say which: %s(pair = %s)", f->relation->text, target->fields[found].decl->name);
    return -1;
}

static bool leads(const uint16_t *fields, size_t count, const derive_field *relation)
{
    if (count < relation->pair_count)
        return false;
    return memcmp(fields, relation->key_fields, relation->pair_count * sizeof *fields) == 0;
}

static bool has_own_index(const derive_model *model, uint16_t field)
{
    for (size_t i = 0; i < model->index_count; i++)
        if (model->indexes[i].count == 1 && model->indexes[i].fields[0] == field)
            return true;
    return false;
}

/* The children of a record are found by their foreign key: there must be an index that begins with it. */
static void check_covered(resolver *r, const work_model *m, const work_field *f, const work_model *target,
                          const derive_field *belongs_to)
{
    const derive_model *child = target->model;
    if (target->key_broken || leads(child->key, child->key_count, belongs_to))
        return;
    for (size_t i = 0; i < child->index_count; i++)
        if (leads(child->indexes[i].fields, child->indexes[i].count, belongs_to))
            return;
    const char *list = derive_join_fields(r, child, belongs_to->key_fields, belongs_to->pair_count);
    derive_mistake_at(r->report, f->relation->location,
                      "relation %s.%s cannot be queried: no index of %s begins with the key of %s.%s (%s)",
                      m->model->name, f->decl->name, child->name, child->name, belongs_to->name, list);
    bool each = true;
    for (size_t i = 0; i < belongs_to->pair_count; i++)
        each = each && has_own_index(child, belongs_to->key_fields[i]);
    const char *word = f->field->kind == TOASTY_FIELD_HAS_ONE ? "unique" : "index";
    if (belongs_to->pair_count == 1)
        derive_hint(r->report, "add TOASTY(%s) to the field '%s' of %s", word, list, child->name);
    else if (each)
        derive_hint(
            r->report,
            "each of these fields has an index of its own, but a key of several fields needs one over all of "
            "them: replace those by struct TOASTY(model, %s(%s)) %s",
            word, list, child->name);
    else
        derive_hint(r->report, "add %s(%s) to the struct: struct TOASTY(model, %s(%s)) %s", word, list, word,
                    list, child->name);
}

static void resolve_has(resolver *r, work_model *m, work_field *f)
{
    static const char *const known[] = {"pair", "via", NULL};
    f->field->nullable = f->field->kind == TOASTY_FIELD_HAS_ONE && !f->required;
    work_model *target = target_of(r, f);
    if (derive_is_via(f)) {
        f->field->nullable = f->field->kind == TOASTY_FIELD_VIA_ONE;
        if (!derive_check_arguments(r, f, known))
            f->broken = true;
        return;
    }
    if (!derive_check_arguments(r, f, known) || f->broken)
        return;
    const derive_item *pair = derive_argument_named(f->relation, "pair");
    int number = pair ? find_given_pair(r, m, f, target, pair) : find_only_pair(r, m, f, target);
    if (number < 0)
        return;
    f->field->pair = number;
    derive_field *other = &target->model->fields[number];
    if (other->pair < 0)
        other->pair = (int)(f->field - m->model->fields);
    if (target->fields[number].broken)
        return;
    f->field->pair_count = other->pair_count;
    f->field->key_fields = other->reference_fields;
    f->field->reference_fields = other->key_fields;
    check_covered(r, m, f, target, other);
}

void derive_resolve_relations(resolver *r)
{
    for (size_t i = 0; i < r->model_count; i++) {
        work_model *m = &r->models[i];
        for (size_t j = 0; j < m->model->field_count; j++)
            if (m->fields[j].relation && !m->fields[j].broken && !m->fields[j].values &&
                m->fields[j].field->kind != TOASTY_FIELD_SCALAR)
                find_target(r, m, &m->fields[j]);
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < r->model_count; i++) {
            work_model *m = &r->models[i];
            for (size_t j = 0; j < m->model->field_count; j++) {
                work_field *f = &m->fields[j];
                if (!f->relation || (!f->field->target && !f->values))
                    continue;
                if (pass == 0 && f->field->kind == TOASTY_FIELD_BELONGS_TO)
                    resolve_belongs_to(r, m, f);
                else if (pass == 1 && f->field->kind != TOASTY_FIELD_BELONGS_TO)
                    resolve_has(r, m, f);
            }
        }
    }
    derive_resolve_vias(r);
}
