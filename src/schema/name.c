/* Index names, the same ones that Toasty for Rust gives. */
#include <string.h>

#include "schema/build.h"

/* FNV-1 (multiply, then xor), 32 bits. */
static uint32_t hash(const char *text, size_t length)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < length; i++)
        h = (h * 16777619u) ^ (unsigned char)text[i];
    return h;
}

/* Too long a name keeps its beginning, up to a whole character, and gets the low 16 bits of its hash behind.
 */
static void shorten(toasty__buffer *name, size_t limit)
{
    static const size_t suffix = 5;
    uint32_t h;
    size_t keep;

    if (name->failed || limit <= suffix || name->len <= limit)
        return;
    h = hash(name->data, name->len);
    keep = limit - suffix;
    while (keep > 0 && ((unsigned char)name->data[keep] & 0xC0) == 0x80)
        keep--;
    name->len = keep;
    toasty__buffer_printf(name, "_%04x", (unsigned)(h & 0xFFFF));
}

const char *toasty__build_index_name(toasty__build *build, const toasty__table *table,
                                     const toasty__table_index *index)
{
    toasty__buffer_puts(&build->text, "index_");
    toasty__buffer_puts(&build->text, table->name);
    for (uint16_t i = 0; i < index->count; i++) {
        toasty__buffer_puts(&build->text, i == 0 ? "_by_" : "_and_");
        toasty__buffer_puts(&build->text, table->columns[index->columns[i]].name);
    }
    shorten(&build->text, build->capability->max_identifier);
    return toasty__build_take_text(build);
}
