#include "clang_parse.h"

#include "ctype.h"
#include "toolchain.h"

#include <string.h>

/* The headers are included by a file that exists in memory only. */
static const char main_file[] = "toasty-derive-main.c";

static derive_paths find_paths(derive_arena *arena, const derive_input *input)
{
    derive_paths paths = {.input = input, .here = derive_real_path(arena, ".")};
    paths.headers = derive_alloc(arena, (input->header_count + 1) * sizeof *paths.headers);
    for (size_t i = 0; i < input->header_count; i++)
        paths.headers[i] = derive_real_path(arena, input->headers[i]);
    return paths;
}

const char *derive_display_path(derive_arena *arena, const derive_paths *paths, const char *name, bool *given)
{
    const char *real = derive_real_path(arena, name);
    *given = false;
    if (!real)
        return name;
    for (size_t i = 0; i < paths->input->header_count; i++) {
        if (paths->headers[i] && strcmp(real, paths->headers[i]) == 0) {
            *given = true;
            return paths->input->headers[i];
        }
    }
    size_t length = paths->here ? strlen(paths->here) : 0;
    if (length > 1 && strncmp(real, paths->here, length) == 0 && real[length] == '/')
        return real + length + 1;
    return name;
}

static const char *main_text(derive_report *report, const derive_input *input)
{
    size_t length = 1;
    const char **paths = derive_alloc(report->arena, (input->header_count + 1) * sizeof *paths);
    for (size_t i = 0; i < input->header_count; i++) {
        paths[i] = derive_absolute_path(report->arena, input->headers[i]);
        length += strlen(paths[i]) + sizeof "#include \"\"\n";
    }
    char *text = derive_alloc(report->arena, length), *p = text;
    for (size_t i = 0; i < input->header_count; i++) {
        p = stpcpy(stpcpy(stpcpy(p, "#include \""), paths[i]), "\"\n");
    }
    return text;
}

static bool parse(derive_report *report, const derive_input *input, derive_parsed *out,
                  const char *builtin_dir)
{
    derive_arena *arena = report->arena;
    size_t room = 16 + input->define_count + input->include_dir_count, count = 0;
    const char **args = derive_alloc(arena, room * sizeof *args);
    args[count++] = "-xc";
    args[count++] = "-std=gnu11";
    args[count++] = "-DTOASTY_DERIVE";
    args[count++] = "-ferror-limit=100";
    for (size_t i = 0; i < input->define_count; i++)
        args[count++] = derive_printf(arena, "-D%s", input->defines[i]);
    for (size_t i = 0; i < input->include_dir_count; i++)
        args[count++] = derive_printf(arena, "-I%s", input->include_dirs[i]);
    if (input->toasty_include_dir)
        args[count++] = derive_printf(arena, "-isystem%s", input->toasty_include_dir);
    if (builtin_dir)
        args[count++] = derive_printf(arena, "-isystem%s", builtin_dir);

    const char *text = main_text(report, input);
    struct CXUnsavedFile unsaved = {.Filename = main_file, .Contents = text, .Length = strlen(text)};
    int error = out->clang->parseTranslationUnit2(out->index, main_file, args, (int)count, &unsaved, 1,
                                                  CLANG_PARSE_SKIP_FUNCTION_BODIES | CLANG_PARSE_KEEP_GOING |
                                                      CLANG_PARSE_DETAILED_PREPROCESSING_RECORD,
                                                  &out->unit);
    if (error || !out->unit) {
        derive_mistake_at(report, (derive_location){0}, "libclang could not parse the headers (error %d)",
                          error);
        return false;
    }
    return true;
}

/* The compiler's own headers, which libclang does not bring along. */
static bool is_builtin_header_missing(const char *message)
{
    static const char *const builtin[] = {"stddef.h", "stdarg.h",     "stdbool.h",  "stdint.h",
                                          "limits.h", "float.h",      "stdalign.h", "stdatomic.h",
                                          "iso646.h", "stdnoreturn.h"};
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++) {
        size_t length = strlen(builtin[i]);
        if (*message == '\'' && strncmp(message + 1, builtin[i], length) == 0 &&
            strcmp(message + 1 + length, "' file not found") == 0)
            return true;
    }
    return false;
}

static bool misses_builtin_header(derive_report *report, const derive_parsed *parsed)
{
    const clang_api *clang = parsed->clang;
    unsigned count = clang->getNumDiagnostics(parsed->unit);
    bool missing = false;
    for (unsigned i = 0; i < count && !missing; i++) {
        CXDiagnostic diagnostic = clang->getDiagnostic(parsed->unit, i);
        missing = is_builtin_header_missing(
            derive_clang_text(clang, report->arena, clang->getDiagnosticSpelling(diagnostic)));
        clang->disposeDiagnostic(diagnostic);
    }
    return missing;
}

static void hint_for(derive_report *report, const char *file, const char *message)
{
    if (strcmp(message, "'toasty/model.h' file not found") == 0 ||
        strcmp(message, "'toasty/types.h' file not found") == 0) {
        derive_hint(report, "name the folder that holds toasty/model.h with -I");
        return;
    }
    if (is_builtin_header_missing(message)) {
        derive_hint(report,
                    "it belongs to the C compiler, and none was found: install one, or set CC to yours");
        return;
    }
    const derive_source *source = file ? derive_source_get(report->sources, file) : NULL;
    const derive_mistake *last = &report->mistakes[report->count - 1];
    const char *line;
    size_t length;
    if (!source || strstr(source->text, "toasty/") ||
        !derive_source_line(source, last->location.line, &line, &length))
        return;
    if (memmem(line, length, "TOASTY", 6))
        derive_hint(report, "#include <toasty/model.h> at the top of this header: it defines TOASTY");
}

static bool is_missing_file(const char *message)
{
    const char end[] = " file not found";
    size_t length = strlen(message);
    return length > sizeof end && strcmp(message + length - (sizeof end - 1), end) == 0;
}

typedef struct c_error {
    derive_location location;
    const char *message;
} c_error;

static size_t collect_errors(derive_report *report, const derive_parsed *parsed, c_error *errors)
{
    const clang_api *clang = parsed->clang;
    unsigned total = clang->getNumDiagnostics(parsed->unit);
    size_t count = 0;
    for (unsigned i = 0; i < total; i++) {
        CXDiagnostic diagnostic = clang->getDiagnostic(parsed->unit, i);
        if (clang->getDiagnosticSeverity(diagnostic) >= CLANG_SEVERITY_ERROR) {
            c_error *error = &errors[count++];
            CXFile file = NULL;
            error->message =
                derive_clang_text(clang, report->arena, clang->getDiagnosticSpelling(diagnostic));
            clang->getExpansionLocation(clang->getDiagnosticLocation(diagnostic), &file,
                                        &error->location.line, &error->location.column, NULL);
            const char *name =
                file ? derive_clang_text(clang, report->arena, clang->getFileName(file)) : main_file;
            bool given;
            if (strcmp(name, main_file) != 0)
                error->location.file = derive_display_path(report->arena, &parsed->paths, name, &given);
        }
        clang->disposeDiagnostic(diagnostic);
    }
    return count;
}

/*
 * True when there was an error in the C text. Where a file is missing, what follows from that is left out;
 * and what goes wrong behind the last header is told only when nothing inside one was.
 */
static bool note_errors(derive_report *report, const derive_parsed *parsed)
{
    unsigned total = parsed->clang->getNumDiagnostics(parsed->unit);
    c_error *errors = derive_alloc(report->arena, (total + 1) * sizeof *errors);
    size_t count = collect_errors(report, parsed, errors);
    bool missing = false, inside = false;
    for (size_t i = 0; i < count; i++) {
        missing = missing || is_missing_file(errors[i].message);
        inside = inside || errors[i].location.file;
    }
    for (size_t i = 0; i < count; i++) {
        const c_error *error = &errors[i];
        if (missing && !is_missing_file(error->message))
            continue;
        if (error->location.file) {
            derive_mistake_at(report, error->location, "%s", error->message);
            hint_for(report, error->location.file, error->message);
        } else if (!inside) {
            derive_mistake_at(report, error->location, "%s at the end of the last header", error->message);
        }
    }
    return count > 0;
}

bool derive_clang_parse(derive_report *report, const derive_input *input, derive_parsed *out)
{
    const char *message, *hint;
    memset(out, 0, sizeof *out);
    out->clang = clang_api_load(&message, &hint);
    if (!out->clang) {
        derive_mistake_at(report, (derive_location){0}, "%s", message);
        derive_hint(report, "%s", hint);
        return false;
    }
    out->paths = find_paths(report->arena, input);
    out->index = out->clang->createIndex(0, 0);
    bool parsed = parse(report, input, out, NULL);
    if (parsed && misses_builtin_header(report, out)) {
        const char *dir = derive_compiler_include_dir(report->arena);
        if (dir) {
            out->clang->disposeTranslationUnit(out->unit);
            out->unit = NULL;
            parsed = parse(report, input, out, dir);
        }
    }
    if (parsed && !note_errors(report, out))
        return true;
    derive_clang_close(out);
    return false;
}

void derive_clang_close(derive_parsed *parsed)
{
    if (parsed->unit)
        parsed->clang->disposeTranslationUnit(parsed->unit);
    if (parsed->index)
        parsed->clang->disposeIndex(parsed->index);
    parsed->unit = NULL;
    parsed->index = NULL;
}
