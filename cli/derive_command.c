#include "commands.h"

#include "derive.h"
#include "toolchain.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: toasty derive [-o DIR] [-I DIR]... [-D NAME[=VALUE]]... HEADER.h...\n"
                            "\n"
                            "Reads the annotated structs of the headers and writes HEADER.toasty.h and "
                            "HEADER.toasty.c for each. Headers whose\n"
                            "models are related are best named together. A file is only touched when its "
                            "content changes; after a mistake in\n"
                            "a model nothing is written.\n"
                            "\n"
                            "  -o DIR            write to DIR instead of beside each header\n"
                            "  -I DIR            look for included headers in DIR too\n"
                            "  -D NAME[=VALUE]   define a macro while reading\n"
                            "  -h, --help        show this text\n"
                            "\n"
                            "The headers are read with libclang, which is looked for where systems keep it; "
                            "TOASTY_LIBCLANG may name the\n"
                            "library.\n";

typedef struct command_line {
    const char *out_dir;
    const char **include_dirs, **defines, **headers;
    size_t include_dir_count, define_count, header_count;
} command_line;

static int complain(const char *what, const char *argument)
{
    fprintf(stderr, "toasty derive: %s%s%s%s\n\n%s", what, argument ? " '" : "", argument ? argument : "",
            argument ? "'" : "", usage);
    return USAGE_ERROR;
}

/* The value of an option, glued to it or the next argument; NULL when there is none. */
static const char *value_of(int argc, char **argv, int *at)
{
    if (argv[*at][2])
        return argv[*at] + 2;
    return *at + 1 < argc && *argv[*at + 1] ? argv[++*at] : NULL;
}

/* -1 to go on, otherwise the exit status. */
static int parse(int argc, char **argv, command_line *line)
{
    bool only_headers = false;
    for (int i = 0; i < argc; i++) {
        const char *argument = argv[i];
        if (only_headers || *argument != '-') {
            line->headers[line->header_count++] = argument;
            continue;
        }
        if (strcmp(argument, "--") == 0) {
            only_headers = true;
            continue;
        }
        if (strcmp(argument, "-h") == 0 || strcmp(argument, "--help") == 0) {
            fputs(usage, stdout);
            return 0;
        }
        if (argument[1] != 'o' && argument[1] != 'I' && argument[1] != 'D')
            return complain("unknown option", argument);
        const char *value = value_of(argc, argv, &i);
        if (!value)
            return complain("a value must follow the option", argument);
        if (argument[1] == 'I') {
            line->include_dirs[line->include_dir_count++] = value;
        } else if (argument[1] == 'D') {
            line->defines[line->define_count++] = value;
        } else if (line->out_dir) {
            return complain("-o is given twice", NULL);
        } else {
            line->out_dir = value;
        }
    }
    return line->header_count ? -1 : complain("no header is named", NULL);
}

int toasty_command_derive(int argc, char **argv)
{
    derive_arena *arena = derive_arena_new();
    const size_t room = ((size_t)argc + 1) * sizeof(const char *);
    command_line line = {.include_dirs = derive_alloc(arena, room),
                         .defines = derive_alloc(arena, room),
                         .headers = derive_alloc(arena, room)};
    int status = parse(argc, argv, &line);
    if (status < 0) {
        const derive_options options = {
            .input = {.headers = line.headers,
                      .header_count = line.header_count,
                      .include_dirs = line.include_dirs,
                      .include_dir_count = line.include_dir_count,
                      .defines = line.defines,
                      .define_count = line.define_count,
                      .toasty_include_dir = derive_toasty_include_dir(arena)},
            .out_dir = line.out_dir,
        };
        status = derive_run(&options, stderr);
    }
    derive_arena_free(arena);
    return status;
}
