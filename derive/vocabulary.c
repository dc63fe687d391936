#include "vocabulary.h"

#include "text.h"

#include <string.h>

enum { LATER = 1 << 2 };

static const struct word {
    const char *name;
    unsigned places;
} vocabulary[] = {
    {"key", DERIVE_ON_FIELD | DERIVE_ON_STRUCT},
    {"index", DERIVE_ON_FIELD | DERIVE_ON_EMBED_FIELD | DERIVE_ON_STRUCT},
    {"unique", DERIVE_ON_FIELD | DERIVE_ON_EMBED_FIELD | DERIVE_ON_STRUCT},
    {"auto", DERIVE_ON_FIELD},
    {"nullable", DERIVE_ON_FIELD | DERIVE_ON_EMBED_FIELD | DERIVE_ON_VIEW_FIELD},
    {"default", DERIVE_ON_FIELD},
    {"update", DERIVE_ON_FIELD},
    {"column", DERIVE_ON_FIELD | DERIVE_ON_EMBED_FIELD},
    {"version", DERIVE_ON_FIELD},
    {"deferred", DERIVE_ON_FIELD | DERIVE_ON_EMBED_FIELD},
    {"has_many", DERIVE_ON_FIELD},
    {"has_one", DERIVE_ON_FIELD},
    {"required", DERIVE_ON_FIELD},
    {"eager", DERIVE_ON_FIELD},
    {"belongs_to", DERIVE_ON_FIELD},
    {"variant", DERIVE_ON_EMBED_FIELD},
    {"shared", DERIVE_ON_EMBED_FIELD},
    {"model", DERIVE_ON_STRUCT},
    {"embed", DERIVE_ON_STRUCT},
    {"table", DERIVE_ON_STRUCT},
    {"view", DERIVE_ON_STRUCT},
    {"path", DERIVE_ON_VIEW_FIELD},
    {"count", DERIVE_ON_VIEW_FIELD},
    {"sum", DERIVE_ON_VIEW_FIELD},
    {"avg", DERIVE_ON_VIEW_FIELD},
    {"min", DERIVE_ON_VIEW_FIELD},
    {"max", DERIVE_ON_VIEW_FIELD},
    {"document", LATER},
    {"json", LATER},
    {"was", LATER},
};

enum { WORD_COUNT = sizeof vocabulary / sizeof *vocabulary };

const char *derive_closest(const char *typed, const char *const *words)
{
    const char *best = NULL;
    unsigned best_distance = 0;
    for (; *words; words++) {
        unsigned distance = derive_distance(typed, *words);
        if (derive_near_miss(typed, *words) && (!best || distance < best_distance)) {
            best = *words;
            best_distance = distance;
        }
    }
    return best;
}

static void wrong_place(derive_report *report, const derive_item *item, unsigned place, unsigned places)
{
    if (places == DERIVE_ON_VIEW_FIELD) {
        derive_mistake_at(report, item->location, "'%s' is said of a field of a view only", item->text);
        derive_hint(report, "a view is a struct of its own: struct TOASTY(view(Model)) Name {");
    } else if (places == DERIVE_ON_EMBED_FIELD) {
        derive_mistake_at(report, item->location, "'%s' is said of fields of an embedded struct only",
                          item->text);
        derive_hint(report, "put the union, and the enum that says which member is there, into a struct "
                            "TOASTY(embed) of their own");
    } else if (place == DERIVE_ON_VIEW_FIELD) {
        derive_mistake_at(report, item->location, "'%s' cannot be said of a field of a view", item->text);
        derive_hint(report, "it is the model's affair: leave it out here");
    } else if (place == DERIVE_ON_EMBED_FIELD) {
        derive_mistake_at(report, item->location, "'%s' cannot be said of a field of an embedded struct",
                          item->text);
        derive_hint(report, "it is the model's affair: say it of a field of the model, or leave it out");
    } else if (place == DERIVE_ON_FIELD) {
        derive_mistake_at(report, item->location, "'%s' is said of a struct, not of a field", item->text);
        derive_hint(report, "write it after the word struct: struct TOASTY(model, ...) Name {");
    } else {
        derive_mistake_at(report, item->location, "'%s' is said of a field, not of a struct", item->text);
        derive_hint(report, "write it after the field's name: int64_t id TOASTY(...);");
    }
}

static void unknown(derive_report *report, const derive_item *item, unsigned place)
{
    const char *fitting[WORD_COUNT + 1], *all[WORD_COUNT + 1];
    size_t fit = 0;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        all[i] = vocabulary[i].name;
        if (vocabulary[i].places & place)
            fitting[fit++] = vocabulary[i].name;
    }
    fitting[fit] = all[WORD_COUNT] = NULL;
    const char *meant = derive_closest(item->text, fitting);
    if (!meant)
        meant = derive_closest(item->text, all);
    derive_mistake_at(report, item->location, "unknown word '%s' in an annotation", item->text);
    if (strcmp(item->text, "via") == 0 || strcmp(item->text, "pair") == 0) {
        derive_hint(report, "it stands inside of a relation's word: has_many(%s = ...)", item->text);
        return;
    }
    if (meant) {
        derive_hint(report, "did you mean '%s'?", meant);
        return;
    }
    const char *list = fitting[0];
    for (size_t i = 1; i < fit; i++)
        list = derive_printf(report->arena, "%s, %s", list, fitting[i]);
    derive_hint(report, "%s may say: %s", place == DERIVE_ON_STRUCT ? "a struct" : "a field", list);
}

bool derive_known_word(derive_report *report, const derive_item *item, unsigned place)
{
    if (item->kind != DERIVE_ITEM_WORD) {
        derive_mistake_at(report, item->location, "expected a word, found %s",
                          derive_item_describe(report, item));
        return false;
    }
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (strcmp(vocabulary[i].name, item->text) != 0)
            continue;
        if (vocabulary[i].places & LATER) {
            derive_mistake_at(report, item->location, "'%s' is not supported yet by this version",
                              item->text);
            derive_hint(report, "leave it out for now");
            return false;
        }
        if (vocabulary[i].places & place)
            return true;
        wrong_place(report, item, place, vocabulary[i].places);
        return false;
    }
    unknown(report, item, place);
    return false;
}
