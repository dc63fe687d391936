#include "resolve.h"

#include "plural.h"
#include "text.h"
#include "vocabulary.h"

#include <string.h>

work_model *derive_find_model(resolver *r, const char *name)
{
    for (size_t i = 0; i < r->model_count; i++)
        if (strcmp(r->models[i].model->name, name) == 0)
            return &r->models[i];
    return NULL;
}

int derive_find_field(const work_model *m, const char *name)
{
    for (size_t i = 0; i < m->model->field_count; i++)
        if (strcmp(m->model->fields[i].name, name) == 0)
            return (int)i;
    return -1;
}

void derive_hint_field(resolver *r, const work_model *m, const char *typed)
{
    const char **names = derive_alloc(r->arena, (m->model->field_count + 1) * sizeof *names);
    for (size_t i = 0; i < m->model->field_count; i++)
        names[i] = m->model->fields[i].name;
    const char *meant = derive_closest(typed, names);
    for (size_t i = 0; i < m->model->embed_count; i++) {
        const derive_embed *embed = &m->model->embeds[i];
        if (strcmp(embed->name, typed) != 0 || !embed->type->field_count)
            continue;
        derive_hint(r->report, "that is an embedded struct: name a field inside of it, %s.%s", typed,
                    embed->type->fields[0].name);
        return;
    }
    if (meant)
        derive_hint(r->report, "did you mean '%s'?", meant);
    else
        derive_hint(r->report, "add the field to struct %s, or name one that it has", m->model->name);
}

bool derive_takes_nothing(resolver *r, const derive_item *item)
{
    if (!item->has_arguments && !item->value)
        return true;
    derive_mistake_at(r->report, item->location, "'%s' takes no %s here", item->text,
                      item->value ? "value" : "arguments");
    if (item->has_arguments && (strcmp(item->text, "index") == 0 || strcmp(item->text, "unique") == 0 ||
                                strcmp(item->text, "key") == 0))
        derive_hint(r->report,
                    "over several fields it is said of the struct: struct TOASTY(model, %s(a, b)) Name {",
                    item->text);
    else
        derive_hint(r->report, "write just '%s'", item->text);
    return false;
}

const char *derive_join_fields(resolver *r, const derive_model *model, const uint16_t *fields, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = derive_printf(r->arena, "%s%s%s", text, i ? ", " : "", model->fields[fields[i]].name);
    return text;
}

/* ---- which declarations are models ---- */

static const derive_item *find_word(const derive_struct_decl *s, const char *word)
{
    for (const derive_item *item = s->items; item; item = item->next)
        if (item->kind == DERIVE_ITEM_WORD && strcmp(item->text, word) == 0)
            return item;
    return NULL;
}

static bool defined_elsewhere(const resolver *r, const derive_struct_decl *s)
{
    for (const derive_struct_decl *other = r->declarations->structs; other; other = other->next)
        if (other->defined && other->name && s->name && strcmp(other->name, s->name) == 0)
            return true;
    return false;
}

/* A struct whose fields are annotated, or that has struct-level words, without the word that makes it a
 * model. */
static void note_unmarked(resolver *r, const derive_struct_decl *s)
{
    bool known = true;
    for (const derive_item *item = s->items; item; item = item->next)
        known = derive_known_word(r->report, item, DERIVE_ON_STRUCT) && known;
    if (!known)
        return;
    derive_mistake_at(r->report, s->location, "struct %s has annotations but is not marked as a model",
                      s->name ? s->name : "without a name");
    derive_hint(r->report, "write struct TOASTY(model%s) %s {", s->items ? ", ..." : "",
                s->name ? s->name : "Name");
}

static bool is_markable(resolver *r, const derive_struct_decl *s, const derive_item *word)
{
    const derive_location place = word ? word->location : s->items ? s->items->location : s->location;
    const bool embed = word && strcmp(word->text, "embed") == 0;
    if (embed && s->tag == DERIVE_TAG_UNION) {
        derive_mistake_at(r->report, place, "a union cannot be embedded: nothing says which member it holds");
        derive_hint(r->report, "leave TOASTY(...) out here");
        return false;
    }
    if (!(embed && s->tag == DERIVE_TAG_ENUM) && (s->tag == DERIVE_TAG_UNION || s->tag == DERIVE_TAG_ENUM)) {
        derive_mistake_at(r->report, place, "%s cannot be a model: only a struct can",
                          s->tag == DERIVE_TAG_UNION ? "a union" : "an enum");
        derive_hint(r->report, "leave TOASTY(...) out here");
        return false;
    }
    if (s->tag == DERIVE_TAG_OTHER) {
        derive_mistake_at(r->report, place, "'%s' is no struct and no field of one: it cannot be annotated",
                          s->name);
        derive_hint(r->report,
                    "TOASTY(...) follows the word struct, or the name of a field: struct TOASTY(model) "
                    "Name { ... };");
        return false;
    }
    if (!s->defined) {
        if (!defined_elsewhere(r, s)) {
            derive_mistake_at(r->report, place, "struct %s is marked here but its fields are nowhere",
                              s->name ? s->name : "");
            derive_hint(r->report, "write TOASTY(...) where the struct is defined, and include that header");
        }
        return false;
    }
    if (!word) {
        note_unmarked(r, s);
        return false;
    }
    if (!s->name) {
        const char *tag = s->tag == DERIVE_TAG_ENUM ? "enum" : "struct";
        derive_mistake_at(r->report, place, "%s needs a name after the word %s",
                          embed ? "what is embedded" : "a model", tag);
        derive_hint(r->report, "write %s TOASTY(%s) Name { ... };", tag, word->text);
        return false;
    }
    return true;
}

static void add_model(resolver *r, work_model *m, const derive_struct_decl *s, const derive_item *word)
{
    m->decl = s;
    m->word = word;
    derive_model *model = m->model = derive_alloc(r->arena, sizeof *model);
    model->name = s->name;
    model->snake = derive_snake_case(r->arena, s->name);
    size_t room = strlen(model->snake) + 8;
    char *plural = derive_alloc(r->arena, room);
    model->table = derive_plural(model->snake, plural, room) ? plural : model->snake;
    model->plural = strcmp(model->table, model->snake) == 0 ? derive_printf(r->arena, "%s_list", model->snake)
                                                            : model->table;
    model->doc = s->doc;
    model->location = s->location;
    model->header = s->header;
    model->foreign = s->foreign;
    model->size = s->size;
}

/* ---- words of the struct ---- */

static void read_table(resolver *r, work_model *m, const derive_item *item)
{
    if (m->table) {
        derive_mistake_at(r->report, item->location, "'table' is said twice");
        derive_hint(r->report, "keep one of them");
        return;
    }
    m->table = item;
    if (item->has_arguments || !item->value || item->value->kind != DERIVE_ITEM_STRING) {
        derive_mistake_at(r->report, item->value ? item->value->location : item->location,
                          "'table' needs a name in quotes");
        derive_hint(r->report, "write table = \"%s\"", m->model->table);
    } else if (!*item->value->text) {
        derive_mistake_at(r->report, item->value->location, "the name of a table cannot be empty");
        derive_hint(r->report, "leave it out to get \"%s\"", m->model->table);
    } else {
        m->model->table = item->value->text;
    }
}

static void read_struct_words(resolver *r, work_model *m)
{
    for (const derive_item *item = m->decl->items; item; item = item->next) {
        if (!derive_known_word(r->report, item, DERIVE_ON_STRUCT))
            continue;
        if (strcmp(item->text, "model") == 0) {
            derive_takes_nothing(r, item);
            if (item != m->word) {
                derive_mistake_at(r->report, item->location, "'model' is said twice");
                derive_hint(r->report, "keep one of them");
            }
        } else if (strcmp(item->text, "table") == 0) {
            read_table(r, m, item);
        } else if (strcmp(item->text, "key") == 0) {
            if (m->key) {
                derive_mistake_at(r->report, item->location, "'key' is said twice");
                derive_hint(r->report, "a model has one primary key: list all its fields in one key(...)");
            } else {
                m->key = item;
            }
        }
    }
}

static void collect_models(resolver *r)
{
    size_t count = 0;
    for (const derive_struct_decl *s = r->declarations->structs; s; s = s->next)
        count++;
    r->models = derive_alloc(r->arena, count * sizeof *r->models);
    r->views = derive_alloc(r->arena, count * sizeof *r->views);
    r->embeds = derive_alloc(r->arena, count * sizeof *r->embeds);
    r->enums = derive_alloc(r->arena, count * sizeof *r->enums);
    for (const derive_struct_decl *s = r->declarations->structs; s; s = s->next) {
        const derive_item *word = find_word(s, "model"), *view = find_word(s, "view");
        const derive_item *embed = find_word(s, "embed");
        if (embed && (word || view)) {
            derive_mistake_at(r->report, embed->location, "a struct is a %s or embedded in one, not both",
                              word ? "model" : "view");
            derive_hint(r->report, "keep one of the words");
        } else if (embed && is_markable(r, s, embed) && s->tag == DERIVE_TAG_ENUM) {
            derive_add_enum(r, s);
        } else if (embed && s->tag == DERIVE_TAG_STRUCT && s->defined && s->name) {
            add_model(r, &r->embeds[r->embed_count++], s, embed);
        } else if (embed) {
            continue;
        } else if (word && view) {
            derive_mistake_at(r->report, view->location, "a struct is a model or a view of one, not both");
            derive_hint(r->report, "write a struct of its own for the view: struct TOASTY(view(%s)) Name {",
                        s->name ? s->name : "Model");
        } else if (is_markable(r, s, view ? view : word)) {
            add_model(r, view ? &r->views[r->view_count++] : &r->models[r->model_count++], s, view ? view : word);
        }
    }
}

/* Behind the models, as nothing but names is concluded from them. */
static void add_views(resolver *r)
{
    for (size_t i = 0; i < r->view_count; i++) {
        derive_resolve_view(r, &r->views[i]);
        r->unit->models[r->unit->model_count++] = r->views[i].model;
    }
}

derive_unit *derive_resolve(derive_report *report, const derive_declarations *declarations)
{
    resolver r = {.report = report, .arena = report->arena, .declarations = declarations};
    r.unit = derive_alloc(r.arena, sizeof *r.unit);
    collect_models(&r);
    derive_resolve_embeds(&r);
    for (size_t i = 0; i < r.model_count; i++)
        derive_lay_out(&r, &r.models[i], r.models[i].decl);
    for (size_t i = 0; i < r.view_count; i++)
        derive_lay_out(&r, &r.views[i], r.views[i].decl);
    r.unit->model_count = r.model_count;
    r.unit->models = derive_alloc(r.arena, (r.model_count + r.view_count) * sizeof(derive_model *));
    for (size_t i = 0; i < r.model_count; i++)
        r.unit->models[i] = r.models[i].model;

    for (size_t i = 0; i < r.model_count; i++) {
        read_struct_words(&r, &r.models[i]);
        derive_resolve_fields(&r, &r.models[i]);
        derive_resolve_key(&r, &r.models[i]);
        derive_resolve_auto(&r, &r.models[i]);
        derive_resolve_version(&r, &r.models[i]);
        derive_resolve_deferred(&r, &r.models[i]);
        derive_resolve_indexes(&r, &r.models[i]);
    }
    derive_resolve_relations(&r);
    derive_find_joins(&r);
    derive_resolve_eager(&r);
    for (size_t i = 0; i < r.model_count; i++)
        derive_check_deferred_keys(&r, &r.models[i]);
    add_views(&r);
    derive_check_names(&r);
    return r.unit;
}
