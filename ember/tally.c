#include "tally.h"
#include "alloc.h"

#include <string.h>

void ember__tally_add(ember__tally_t *tally, const char *name)
{
    for (size_t i = 0; i < tally->count; i++) {
        if (strcmp(tally->items[i].name, name) == 0) {
            tally->items[i].count++;
            return;
        }
    }
    if (tally->count == EMBER__TALLY_NAMES)
        return;
    void *grown = ember__realloc(tally->items, (tally->count + 1) * sizeof *tally->items);
    if (!grown)
        return;
    tally->items = grown;
    char *copy = ember__strdup(name);
    if (!copy)
        return;
    tally->items[tally->count].name = copy;
    tally->items[tally->count].count = 1;
    tally->count++;
}

void ember__tally_fini(ember__tally_t *tally)
{
    for (size_t i = 0; i < tally->count; i++)
        ember__free(tally->items[i].name);
    ember__free(tally->items);
    *tally = (ember__tally_t){0};
}
