#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void reading_init(reading *r)
{
    memset(r, 0, sizeof *r);
    r->arena = derive_arena_new();
    r->sources.arena = r->arena;
    derive_report_init(&r->report, r->arena, &r->sources);
}

void reading_fini(reading *r)
{
    derive_arena_free(r->arena);
}

derive_unit *reading_models(reading *r, const char *const *headers, size_t count)
{
    const derive_input input = {
        .headers = headers, .header_count = count, .toasty_include_dir = TOASTY_TEST_INCLUDE_DIR};
    derive_unit *unit = derive_models(&r->report, &input);
    derive_report_sort(&r->report);
    return unit;
}

const char *reading_file(reading *r, const char *name, const char *text)
{
    char *folder = derive_strdup(r->arena, "/tmp/toasty-derive-XXXXXX");
    assert_non_null(mkdtemp(folder));
    const char *path = derive_printf(r->arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

void reading_remove(const char *path)
{
    char *folder = strdup(path);
    assert_non_null(folder);
    unlink(path);
    *strrchr(folder, '/') = '\0';
    rmdir(folder);
    free(folder);
}
