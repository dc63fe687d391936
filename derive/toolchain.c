#include "toolchain.h"

#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

extern char **environ;

const char *derive_basename(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *derive_dirname(derive_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : derive_strndup(arena, path, (size_t)(slash - path));
}

const char *derive_absolute_path(derive_arena *arena, const char *path)
{
    if (*path == '/')
        return path;
    char *cwd = getcwd(NULL, 0);
    if (!cwd)
        return path;
    while (path[0] == '.' && path[1] == '/')
        for (path += 2; *path == '/';)
            path++;
    const char *absolute = derive_printf(arena, "%s%s%s", cwd, strcmp(cwd, "/") == 0 ? "" : "/", path);
    free(cwd);
    return absolute;
}

const char *derive_real_path(derive_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return NULL;
    const char *copy = derive_strdup(arena, real);
    free(real);
    return copy;
}

const char *derive_relative_path(derive_arena *arena, const char *from, const char *to)
{
    size_t same = 0; /* bytes of the folders that both have, up to a slash */
    size_t i = 0;
    while (from[i] && from[i] == to[i]) {
        i++;
        if (to[i] == '/' && (from[i] == '/' || from[i] == '\0'))
            same = i;
    }
    const char *up = "";
    for (const char *p = from + same; *p; p++)
        if (*p == '/' && p[1])
            up = derive_printf(arena, "../%s", up);
    return derive_printf(arena, "%s%s", up, to + same + (to[same] == '/'));
}

static const char *program_dir(derive_arena *arena)
{
#ifdef __APPLE__
    char path[PATH_MAX];
    uint32_t size = sizeof path;
    const char *self = _NSGetExecutablePath(path, &size) == 0 ? derive_real_path(arena, path) : NULL;
#else
    const char *self = derive_real_path(arena, "/proc/self/exe");
#endif
    return self ? derive_dirname(arena, self) : NULL;
}

static bool holds(derive_arena *arena, const char *dir, const char *file)
{
    return access(derive_printf(arena, "%s/%s", dir, file), R_OK) == 0;
}

const char *derive_toasty_include_dir(derive_arena *arena)
{
    const char *dir = program_dir(arena);
    if (!dir)
        return NULL;
    FILE *note = fopen(derive_printf(arena, "%s/toasty-include-dir", dir), "r");
    if (note) {
        char line[PATH_MAX + 1];
        char *text = fgets(line, sizeof line, note);
        fclose(note);
        if (text) {
            text[strcspn(text, "\r\n")] = '\0';
            if (holds(arena, text, "toasty/model.h"))
                return derive_strdup(arena, text);
        }
    }
    const char *installed = derive_printf(arena, "%s/../include", dir);
    return holds(arena, installed, "toasty/model.h") ? installed : NULL;
}

/* The first line that a command prints, or NULL. The command is run as it is, without a shell. */
static const char *first_line_of(derive_arena *arena, char *const argv[])
{
    int ends[2];
    if (pipe(ends) != 0)
        return NULL;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    pid_t child;
    int failed = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    const char *line = NULL;
    if (!failed) {
        char text[PATH_MAX + 1];
        size_t used = 0;
        ssize_t n;
        while (used < sizeof text - 1 && (n = read(ends[0], text + used, sizeof text - 1 - used)) > 0)
            used += (size_t)n;
        text[used] = '\0';
        text[strcspn(text, "\r\n")] = '\0';
        int status;
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            line = derive_strdup(arena, text);
    }
    close(ends[0]);
    return line;
}

const char *derive_compiler_include_dir(derive_arena *arena)
{
    const char *compilers[] = {getenv("CC"), "cc", "gcc", "clang"};
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++) {
        if (!compilers[i] || !*compilers[i])
            continue;
        char *argv[] = {derive_strdup(arena, compilers[i]), derive_strdup(arena, "-print-file-name=include"),
                        NULL};
        const char *dir = first_line_of(arena, argv);
        if (dir && holds(arena, dir, "stddef.h"))
            return dir;
    }
    return NULL;
}
