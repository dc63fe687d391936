#include "resolve.h"

#include <string.h>

typedef struct list_reader {
    resolver *r;
    work_model *m;
    const derive_item *item; /* key, index or unique */
    field_list *out;
    bool plain;            /* fields were listed by themselves */
    bool partition, local; /* ... or behind these words */
    bool failed;
} list_reader;

static void add_field(list_reader *l, const derive_item *name)
{
    resolver *r = l->r;
    if (name->kind != DERIVE_ITEM_WORD || name->has_arguments || name->value) {
        derive_mistake_at(r->report, name->location, "expected the name of a field, found %s",
                          derive_item_describe(r->report, name));
        derive_hint(r->report, "write %s(a, b) with fields of this struct", l->item->text);
        l->failed = true;
        return;
    }
    int number = derive_find_field(l->m, name->text);
    if (number < 0) {
        derive_mistake_at(r->report, name->location, "%s has no field '%s'", l->m->model->name, name->text);
        derive_hint_field(r, l->m, name->text);
        l->failed = true;
        return;
    }
    const work_field *f = &l->m->fields[number];
    if (f->decl->ctype.shape == DERIVE_SHAPE_RECORD_POINTER) {
        derive_mistake_at(r->report, name->location, "'%s' is a relation and has no column", name->text);
        derive_hint(r->report, "name the field that holds its key");
        l->failed = true;
        return;
    }
    for (size_t i = 0; i < l->out->count; i++)
        if (l->out->fields[i] == number) {
            derive_mistake_at(r->report, name->location, "'%s' is listed twice", name->text);
            derive_hint(r->report, "keep one of them");
            l->failed = true;
            return;
        }
    l->out->fields[l->out->count++] = (uint16_t)number;
    l->failed = l->failed || f->broken;
}

static void add_fields(list_reader *l, const derive_item *value)
{
    if (value->kind != DERIVE_ITEM_LIST) {
        add_field(l, value);
        return;
    }
    for (const derive_item *name = value->arguments; name; name = name->next)
        add_field(l, name);
}

static void read_name(list_reader *l, const derive_item *argument)
{
    if (l->out->name) {
        derive_mistake_at(l->r->report, argument->location, "'name' is said twice");
        derive_hint(l->r->report, "keep one of them");
        l->failed = true;
    } else if (argument->value->kind != DERIVE_ITEM_STRING || !*argument->value->text) {
        derive_mistake_at(l->r->report, argument->value->location,
                          "'name' needs a name in quotes that is not empty");
        derive_hint(l->r->report, "write name = \"...\", or leave it out to get the usual name");
        l->failed = true;
    } else {
        l->out->name = argument->value->text;
    }
}

static void read_scope(list_reader *l, const derive_item *argument, bool *seen)
{
    if (*seen) {
        derive_mistake_at(l->r->report, argument->location, "'%s' is said twice", argument->text);
        derive_hint(l->r->report, "list its fields together: %s = (a, b)", argument->text);
        l->failed = true;
    }
    *seen = true;
}

static void note_mixed(list_reader *l, const derive_item *argument)
{
    derive_mistake_at(l->r->report, argument->location,
                      "plain field names cannot be mixed with partition and local");
    derive_hint(l->r->report, "write %s(a, b), or %s(partition = a, local = b)", l->item->text,
                l->item->text);
    l->failed = true;
}

/* One argument; the fields of `local` wait until those of `partition` are in. */
static void read_argument(list_reader *l, const derive_item *argument, const derive_item **local)
{
    const bool named = argument->kind == DERIVE_ITEM_WORD && argument->value && !argument->has_arguments;
    if (named && strcmp(argument->text, "name") == 0) {
        read_name(l, argument);
    } else if (named && strcmp(argument->text, "partition") == 0) {
        read_scope(l, argument, &l->partition);
        if (l->plain)
            note_mixed(l, argument);
        else
            add_fields(l, argument->value);
    } else if (named && strcmp(argument->text, "local") == 0) {
        read_scope(l, argument, &l->local);
        if (l->plain)
            note_mixed(l, argument);
        else
            *local = argument->value;
    } else if (named) {
        derive_mistake_at(l->r->report, argument->location, "'%s' is nothing that %s(...) knows",
                          argument->text, l->item->text);
        derive_hint(l->r->report, "it takes field names, name = \"...\", partition = ... and local = ...");
        l->failed = true;
    } else if (l->partition || l->local) {
        note_mixed(l, argument);
    } else {
        l->plain = true;
        add_field(l, argument);
    }
}

bool derive_read_field_list(resolver *r, work_model *m, const derive_item *item, field_list *out)
{
    list_reader l = {.r = r, .m = m, .item = item, .out = out};
    memset(out, 0, sizeof *out);
    out->fields = derive_alloc(r->arena, (m->model->field_count + 1) * sizeof *out->fields);
    if (item->value || !item->arguments) {
        derive_mistake_at(r->report, item->location, "'%s' on a struct needs field names in brackets",
                          item->text);
        derive_hint(r->report, "write %s(a, b) with fields of this struct", item->text);
        return false;
    }
    const derive_item *local = NULL;
    for (const derive_item *argument = item->arguments; argument; argument = argument->next)
        read_argument(&l, argument, &local);
    if (local)
        add_fields(&l, local);
    if (!l.failed && l.partition != l.local) {
        derive_mistake_at(r->report, item->location, "'%s' names %s fields but no %s fields", item->text,
                          l.partition ? "partition" : "local", l.partition ? "local" : "partition");
        derive_hint(r->report, "give both, or list the fields plainly: %s(a, b)", item->text);
        return false;
    }
    if (!l.failed && out->count == 0) {
        derive_mistake_at(r->report, item->location, "'%s' lists no field", item->text);
        derive_hint(r->report, "write %s(a, b) with fields of this struct", item->text);
        return false;
    }
    return !l.failed;
}

static derive_index *add_index(derive_model *model, bool unique, derive_location location)
{
    derive_index *index = &model->indexes[model->index_count++];
    index->unique = unique;
    index->location = location;
    return index;
}

void derive_resolve_indexes(resolver *r, work_model *m)
{
    derive_model *model = m->model;
    size_t room = 2 * model->field_count;
    for (const derive_item *item = m->decl->items; item; item = item->next)
        room++;
    model->indexes = derive_alloc(r->arena, room * sizeof *model->indexes);
    for (size_t i = 0; i < model->field_count; i++) {
        const work_field *f = &m->fields[i];
        const derive_item *words[] = {f->unique, f->index};
        for (size_t w = 0; w < 2; w++) {
            if (!words[w] || f->field->kind != TOASTY_FIELD_SCALAR)
                continue;
            derive_index *index = add_index(model, w == 0, words[w]->location);
            index->count = 1;
            index->fields = derive_alloc(r->arena, sizeof *index->fields);
            index->fields[0] = (uint16_t)i;
        }
    }
    for (const derive_item *item = m->decl->items; item; item = item->next) {
        const bool unique = item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "unique") == 0;
        if (!unique && !(item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "index") == 0))
            continue;
        field_list list;
        if (!derive_read_field_list(r, m, item, &list))
            continue;
        derive_index *index = add_index(model, unique, item->location);
        index->name = list.name;
        index->count = list.count;
        index->fields = list.fields;
    }
}
