/* libFuzzer: the language inside TOASTY(...), as the file's own text and as a copy of it. */
#include "annotation.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const derive_item *item, unsigned depth)
{
    if (depth > 100)
        abort();
    for (; item; item = item->next) {
        if (!item->text || !item->location.line)
            abort();
        if (item->value)
            check(item->value, depth + 1);
        check(item->arguments, depth + 1);
    }
}

static void parse(const uint8_t *data, size_t size, bool exact)
{
    derive_arena *arena = derive_arena_new();
    derive_sources sources = {.arena = arena};
    derive_report report;
    derive_report_init(&report, arena, &sources);
    /* a copy of its own without a NUL behind it, so that reading too far is seen */
    char *text = malloc(size ? size : 1);
    if (!text)
        abort();
    if (size)
        memcpy(text, data, size);
    const derive_annotation annotation = {
        .text = text, .length = size, .start = {"fuzz.h", 1, 1}, .exact = exact};
    check(derive_annotation_parse(&report, &annotation), 0);
    derive_report_sort(&report);
    free(text);
    derive_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    parse(data, size, true);
    parse(data, size, false);
    return 0;
}
