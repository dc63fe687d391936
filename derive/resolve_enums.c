/* Enums that are marked: fields of their type are numbers, and Toasty knows which. */
#include "resolve.h"

#include "vocabulary.h"

#include <string.h>

work_enum *derive_find_enum(resolver *r, const char *name)
{
    for (size_t i = 0; i < r->enum_count; i++)
        if (strcmp(r->enums[i].made.name, name) == 0)
            return &r->enums[i];
    return NULL;
}

static void read_words(resolver *r, work_enum *e)
{
    for (const derive_item *item = e->decl->items; item; item = item->next) {
        const bool column = item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "column") == 0;
        if (!derive_known_word(r->report, item, column ? DERIVE_ON_FIELD : DERIVE_ON_STRUCT))
            continue;
        if (strcmp(item->text, "embed") == 0) {
            derive_takes_nothing(r, item);
        } else if (!column) {
            derive_mistake_at(r->report, item->location, "'%s' cannot be said of an enum", item->text);
            derive_hint(r->report, "an enum says embed, and perhaps column(type = u8)");
        } else if (!item->arguments || item->arguments->next || item->arguments->kind != DERIVE_ITEM_WORD ||
                   strcmp(item->arguments->text, "type") != 0) {
            derive_mistake_at(r->report, item->location, "of an enum, 'column' gives a type");
            derive_hint(r->report, "write column(type = u8); the column's name is the field's");
        } else {
            e->column = item;
        }
    }
}

static void check_constants(resolver *r, const work_enum *e)
{
    for (const derive_enumerator_decl *c = e->decl->enumerators; c; c = c->next) {
        if (c->value < 0) {
            derive_mistake_at(r->report, c->location,
                              "'%s' is %lld: an embedded enum has no negative constants", c->name, c->value);
            derive_hint(r->report, "give it a number from 0 up, or keep the number in an int64_t field");
        }
        for (const derive_enumerator_decl *other = e->decl->enumerators; other != c; other = other->next)
            if (other->value == c->value) {
                derive_mistake_at(r->report, c->location,
                                  "'%s' and '%s' are both %lld: what is read could be either", other->name,
                                  c->name, c->value);
                derive_hint(r->report, "give each constant a number of its own");
                break;
            }
    }
}

void derive_add_enum(resolver *r, const derive_struct_decl *decl)
{
    work_enum *e = &r->enums[r->enum_count++];
    e->decl = decl;
    e->made = (derive_enum){.name = decl->name, .constants = decl->enumerators};
    read_words(r, e);
    check_constants(r, e);
}
