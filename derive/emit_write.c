#include "emit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool holds(const char *path, const char *text)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char buffer[16384];
    size_t left = strlen(text);
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0) {
        if (got > left || memcmp(buffer, text, got) != 0)
            break;
        text += got;
        left -= got;
    }
    bool same = got == 0 && left == 0 && !ferror(file);
    fclose(file);
    return same;
}

/* In the same folder, so that the rename cannot cross file systems. The mode is what the umask leaves. */
static bool write_new(const char *path, const char *temporary, const char *text, const char **failed)
{
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        *failed = temporary;
        return false;
    }
    bool good = true;
    for (size_t left = strlen(text); good && left;) {
        ssize_t written = write(fd, text, left);
        if (written > 0) {
            text += written;
            left -= (size_t)written;
        } else {
            good = written < 0 && errno == EINTR;
        }
    }
    int reason = errno;
    if (close(fd) != 0 && good) {
        reason = errno;
        good = false;
    }
    *failed = good ? path : temporary;
    if (good && rename(temporary, path) == 0)
        return true;
    if (!good)
        errno = reason;
    reason = errno;
    unlink(temporary);
    errno = reason;
    return false;
}

bool derive_write_if_changed(const char *path, const char *text, char *error, size_t error_size)
{
    if (holds(path, text))
        return true;
    size_t size = strlen(path) + 32;
    char *temporary = malloc(size);
    if (!temporary) {
        snprintf(error, error_size, "out of memory");
        return false;
    }
    snprintf(temporary, size, "%s.%ld.tmp", path, (long)getpid());
    const char *failed = NULL;
    bool good = write_new(path, temporary, text, &failed);
    if (!good)
        snprintf(error, error_size, "cannot write %s: %s", failed, strerror(errno));
    free(temporary);
    return good;
}
