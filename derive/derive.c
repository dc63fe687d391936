#include "derive.h"

#include "emit.h"
#include "resolve.h"
#include "toolchain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A header of the run and the pair that is written for it. */
typedef struct output {
    const char *header; /* as the user names it */
    const char *real;   /* without symbolic links */
    const char *folder; /* the folder that it lies in, of `real` */
    const char *header_path;
    const char *source_path;
    char *header_text;
    char *source_text;
} output;

typedef struct run {
    const derive_options *options;
    derive_input input; /* without what is passed over */
    derive_report *report;
    derive_arena *arena;
    derive_unit *unit;
    output *outputs;
    size_t output_count;
} run;

derive_unit *derive_models(derive_report *report, const derive_input *input)
{
    const derive_declarations *declarations = derive_read(report, input);
    if (!declarations)
        return NULL;
    derive_unit *unit = derive_resolve(report, declarations);
    return report->count ? NULL : unit;
}

/* ---- before reading: can it be done at all? ---- */

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static void check_header(run *r, const char *path)
{
    struct stat info;
    const derive_location nowhere = {0};
    if (!ends_with(path, ".h") || strlen(derive_basename(path)) < 3) {
        derive_mistake_at(r->report, nowhere, "'%s' is no header: its name does not end in .h", path);
    } else if (strpbrk(path, "\"\n\\")) {
        derive_mistake_at(r->report, nowhere,
                          "'%s' cannot be included: its name has a quote, a backslash or a line "
                          "end in it",
                          path);
    } else if (stat(path, &info) != 0 || access(path, R_OK) != 0) {
        derive_mistake_at(r->report, nowhere, "cannot read '%s': %s", path, strerror(errno));
    } else if (!S_ISREG(info.st_mode)) {
        derive_mistake_at(r->report, nowhere, "cannot read '%s': it is not a file", path);
    }
}

static void check_out_dir(run *r)
{
    struct stat info;
    const char *dir = r->options->out_dir;
    if (!dir)
        return;
    if (stat(dir, &info) != 0)
        derive_mistake_at(r->report, (derive_location){0}, "cannot write to '%s': %s", dir, strerror(errno));
    else if (!S_ISDIR(info.st_mode))
        derive_mistake_at(r->report, (derive_location){0}, "cannot write to '%s': it is not a directory",
                          dir);
    else if (access(dir, W_OK | X_OK) != 0)
        derive_mistake_at(r->report, (derive_location){0}, "cannot write to '%s': %s", dir, strerror(errno));
}

static const char *output_path(run *r, const char *header, const char *end)
{
    const char *base = derive_basename(header);
    const char *dir = r->options->out_dir;
    size_t folder = (size_t)(base - header), stem = strlen(base) - 2;
    if (!dir)
        return derive_printf(r->arena, "%.*s%.*s%s", (int)folder, header, (int)stem, base, end);
    return derive_printf(r->arena, "%s%s%.*s%s", dir, ends_with(dir, "/") ? "" : "/", (int)stem, base, end);
}

/* The outputs before this header's: is it there already, under some name? Two that write one file are a
 * mistake. */
static bool is_planned(run *r, const output *new)
{
    for (size_t i = 0; i < r->output_count; i++) {
        const output *other = &r->outputs[i];
        if (strcmp(new->real, other->real) == 0)
            return true;
        if (strcmp(new->header_path, other->header_path) == 0) {
            derive_mistake_at(r->report, (derive_location){0}, "'%s' and '%s' would both be written to '%s'",
                              other->header, new->header, new->header_path);
            derive_hint(r->report, "run them apart with different -o, or rename one");
        }
    }
    return false;
}

/* One output for each different header; headers that are named twice are read once. */
static void plan_outputs(run *r)
{
    derive_input *input = &r->input;
    const char **headers = derive_alloc(r->arena, (input->header_count + 1) * sizeof *headers);
    r->outputs = derive_alloc(r->arena, (input->header_count + 1) * sizeof *r->outputs);
    for (size_t i = 0; i < input->header_count; i++) {
        const char *header = input->headers[i];
        const char *real = derive_real_path(r->arena, header);
        if (!real) {
            derive_mistake_at(r->report, (derive_location){0}, "cannot read '%s': %s", header,
                              strerror(errno));
            continue;
        }
        const output out = {.header = header,
                            .real = real,
                            .folder = derive_dirname(r->arena, real),
                            .header_path = output_path(r, header, ".toasty.h"),
                            .source_path = output_path(r, header, ".toasty.c")};
        if (is_planned(r, &out))
            continue;
        headers[r->output_count] = header;
        r->outputs[r->output_count++] = out;
    }
    input->headers = headers;
    input->header_count = r->output_count;
}

/* ---- writing ---- */

/* Where a model's header lies, so that others can say how to get there. */
typedef struct place {
    const char *folder; /* without symbolic links; NULL when the file has gone */
    const char *base;
} place;

static place *find_places(run *r)
{
    place *places = derive_alloc(r->arena, (r->unit->model_count + 1) * sizeof *places);
    for (size_t i = 0; i < r->unit->model_count; i++) {
        const char *header = r->unit->models[i]->header;
        places[i].base = derive_basename(header);
        if (i && strcmp(header, r->unit->models[i - 1]->header) == 0)
            places[i].folder = places[i - 1].folder;
        else
            places[i].folder = derive_real_path(r->arena, derive_dirname(r->arena, header));
    }
    return places;
}

/*
 * Names each model's header as seen from the folder of one of them. With -o everything generated lies in one
 * folder, and the user's headers are found by -I.
 */
static void name_headers(run *r, const char *from, const place *places)
{
    for (size_t i = 0; i < r->unit->model_count; i++) {
        const place *to = &places[i];
        if (r->options->out_dir || !to->folder || strcmp(from, to->folder) == 0)
            r->unit->models[i]->header = to->base;
        else
            r->unit->models[i]->header = derive_relative_path(
                r->arena, from,
                derive_printf(r->arena, "%s/%s", strcmp(to->folder, "/") ? to->folder : "", to->base));
    }
}

static bool has_models(const run *r, const output *out)
{
    for (size_t i = 0; i < r->unit->model_count; i++)
        if (!r->unit->models[i]->foreign && strcmp(r->unit->models[i]->header, out->header) == 0)
            return true;
    return false;
}

static void emit_all(run *r)
{
    const place *places = find_places(r);
    for (size_t i = 0; i < r->output_count; i++) {
        output *out = &r->outputs[i];
        const char *include = derive_basename(out->header);
        name_headers(r, out->folder, places);
        out->header_text = derive_emit_header(r->unit, include);
        out->source_text = derive_emit_source(r->unit, include);
        if (!out->header_text || !out->source_text)
            derive_out_of_memory();
    }
}

static void write_all(run *r)
{
    char error[1024];
    for (size_t i = 0; i < r->output_count; i++) {
        const output *out = &r->outputs[i];
        if (!derive_write_if_changed(out->header_path, out->header_text, error, sizeof error) ||
            !derive_write_if_changed(out->source_path, out->source_text, error, sizeof error)) {
            derive_mistake_at(r->report, (derive_location){0}, "%s", error);
            return;
        }
    }
}

/* Headers that were generated come along when all of a folder are named: they are passed over. */
static void choose_headers(run *r)
{
    const derive_input *all = &r->options->input;
    const char **headers = derive_alloc(r->arena, (all->header_count + 1) * sizeof *headers);
    r->input = *all;
    r->input.headers = headers;
    r->input.header_count = 0;
    for (size_t i = 0; i < all->header_count; i++)
        if (!ends_with(all->headers[i], ".toasty.h"))
            headers[r->input.header_count++] = all->headers[i];
    if (!r->input.header_count) {
        derive_mistake_at(r->report, (derive_location){0}, "only generated headers are named");
        derive_hint(r->report, "name the headers with the annotated structs");
    }
}

static void work(run *r)
{
    choose_headers(r);
    const derive_input *input = &r->input;
    for (size_t i = 0; i < input->header_count; i++)
        check_header(r, input->headers[i]);
    check_out_dir(r);
    if (r->report->count)
        return;
    plan_outputs(r);
    if (r->report->count)
        return;
    r->unit = derive_models(r->report, input);
    if (!r->unit)
        return;
    for (size_t i = 0; i < r->output_count; i++)
        if (!has_models(r, &r->outputs[i])) {
            derive_mistake_at(r->report, (derive_location){0}, "'%s' has no model", r->outputs[i].header);
            derive_hint(r->report, "mark a struct: struct TOASTY(model) Name {");
        }
    if (r->report->count)
        return;
    emit_all(r);
    write_all(r);
}

int derive_run(const derive_options *options, FILE *messages)
{
    derive_arena *arena = derive_arena_new();
    derive_sources sources = {.arena = arena};
    derive_report report;
    derive_report_init(&report, arena, &sources);
    run r = {.options = options, .report = &report, .arena = arena};
    work(&r);
    derive_report_print(&report, messages);
    for (size_t i = 0; i < r.output_count; i++) {
        free(r.outputs[i].header_text);
        free(r.outputs[i].source_text);
    }
    int status = report.count ? 1 : 0;
    derive_arena_free(arena);
    return status;
}
