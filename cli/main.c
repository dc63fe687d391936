#include "commands.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: toasty <command> [options]\n"
                            "\n"
                            "commands:\n"
                            "  derive    write the query interface for headers with annotated structs\n"
                            "  help      show this text, or that of a command: toasty help derive\n"
                            "\n"
                            "  toasty --version shows the version\n";

static int help(int argc, char **argv)
{
    if (argc == 0) {
        fputs(usage, stdout);
        return 0;
    }
    char *ask[] = {"--help", NULL};
    if (strcmp(argv[0], "derive") == 0)
        return toasty_command_derive(1, ask);
    fprintf(stderr, "toasty: unknown command '%s'\n\n%s", argv[0], usage);
    return USAGE_ERROR;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs(usage, stderr);
        return USAGE_ERROR;
    }
    const char *command = argv[1];
    if (strcmp(command, "derive") == 0)
        return toasty_command_derive(argc - 2, argv + 2);
    if (strcmp(command, "help") == 0 || strcmp(command, "--help") == 0 || strcmp(command, "-h") == 0)
        return help(argc - 2, argv + 2);
    if (strcmp(command, "--version") == 0 || strcmp(command, "version") == 0) {
        puts("toasty " TOASTY_VERSION);
        return 0;
    }
    fprintf(stderr, "toasty: unknown %s '%s'\n\n%s", *command == '-' ? "option" : "command", command, usage);
    return USAGE_ERROR;
}
