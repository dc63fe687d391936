/* Checks a database description and keeps what counts of it. */
#include "internal.h"
#include "alloc.h"

#include <string.h>

static bool listed(const char *name, size_t length, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == length && memcmp(*list, name, length) == 0)
            return true;
    return false;
}

/* Names of what SQLite does without being asked pass; a name that would have to be ignored is an error. */
static turso_status_code_t check_features(const char *features, const char **error)
{
    static const char *const present[] = {"attach",           "autovacuum",    "generated_columns",
                                          "multiprocess_wal", "strict",        "triggers",
                                          "vacuum",           "without_rowid", NULL};
    const char *at = features;
    while (at && *at) {
        at += strspn(at, ", \t\n");
        size_t length = strcspn(at, ",");
        size_t end = length;
        while (end && strchr(" \t\n", at[end - 1]))
            end--;
        if (end && !listed(at, end, present))
            return ember__fail(error, TURSO_ERROR,
                               "the experimental feature \"%.*s\" is not available in Ember: leave it out of "
                               "experimental_features, or link Turso's library",
                               (int)(end < 64 ? end : 64), at);
        at += length;
    }
    return TURSO_OK;
}

static turso_status_code_t check_codecs(const turso_database_config_t *from, const char **error)
{
    if (!from->encryption_cipher != !from->encryption_hexkey)
        return ember__fail(error, TURSO_MISUSE,
                           "encryption_cipher and encryption_hexkey go together: one is missing");
    if (from->encryption_cipher && from->page_codec)
        return ember__fail(error, TURSO_MISUSE, "encryption and page_codec exclude each other");
    if (from->encryption_cipher)
        return ember__fail(error, TURSO_ERROR,
                           "encryption at rest is not available in Ember: leave encryption_cipher and "
                           "encryption_hexkey NULL and encrypt the file system instead");
    if (from->page_codec)
        return ember__fail(error, TURSO_ERROR,
                           "page codecs are not available in Ember: leave page_codec NULL");
    return TURSO_OK;
}

static turso_status_code_t choose_storage(ember__config_t *config, const turso_database_config_t *from,
                                          const char **error)
{
    bool memory_path = strcmp(from->path, ":memory:") == 0;
    if (!from->vfs) {
        config->in_memory = memory_path;
    } else if (strcmp(from->vfs, "memory") == 0) {
        config->in_memory = true;
    } else if (strcmp(from->vfs, "syscall") == 0) {
        if (memory_path)
            return ember__fail(error, TURSO_MISUSE,
                               "the path :memory: needs the vfs \"memory\" (or none), not \"syscall\"");
    } else {
        return ember__fail(error, TURSO_ERROR,
                           "the vfs \"%.64s\" is not available in Ember: use \"syscall\", \"memory\" or NULL",
                           from->vfs);
    }
    if (config->in_memory && config->read_only)
        return ember__fail(error, TURSO_MISUSE,
                           "a database in memory begins empty and cannot be opened read-only");
    return TURSO_OK;
}

turso_status_code_t ember__config_init(ember__config_t *config, const turso_database_config_t *from,
                                       const char **error)
{
    turso_status_code_t status;
    *config = (ember__config_t){0};
    if (!from->path || !*from->path)
        return ember__fail(error, TURSO_MISUSE, "the path of the database is missing");
    if (strncmp(from->path, "file:", 5) == 0)
        return ember__fail(
            error, TURSO_MISUSE,
            "\"%.64s\" is an URI: give the plain file name (\"./file:...\" for a file of that name)",
            from->path);
    if (from->open_flags & ~(uint32_t)TURSO_DATABASE_OPEN_READONLY)
        return ember__fail(error, TURSO_MISUSE, "unknown bits in open_flags: 0x%x",
                           (unsigned)from->open_flags);
    config->read_only = (from->open_flags & TURSO_DATABASE_OPEN_READONLY) != 0;
    config->async_io = from->async_io != 0;
    if ((status = check_codecs(from, error)) != TURSO_OK ||
        (status = check_features(from->experimental_features, error)) != TURSO_OK ||
        (status = choose_storage(config, from, error)) != TURSO_OK)
        return status;
    config->path = ember__strdup(from->path);
    return config->path ? TURSO_OK : ember__fail_memory(error);
}

void ember__config_fini(ember__config_t *config)
{
    ember__free(config->path);
    config->path = NULL;
}
