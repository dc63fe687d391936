/* Loading SQLite extensions. */
#include "extension.h"
#include "alloc.h"
#include "beside.h"
#include "image.h"
#include "internal.h"
#include "session.h"

#include <string.h>

bool ember__extensions_have(const ember__extensions_t *extensions, const char *path)
{
    const ember__extension_t *extension = extensions->first;
    while (extension && strcmp(extension->path, path) != 0)
        extension = extension->next;
    return extension;
}

bool ember__extensions_add(ember__extensions_t *extensions, const char *path)
{
    size_t size = strlen(path) + 1;
    ember__extension_t *made = ember__malloc(sizeof *made + size);
    if (!made)
        return false;
    memcpy(made->path, path, size);
    made->next = NULL;
    ember__extension_t **last = &extensions->first;
    while (*last)
        last = &(*last)->next;
    *last = made;
    return true;
}

void ember__extensions_fini(ember__extensions_t *extensions)
{
    for (ember__extension_t *extension = extensions->first, *next; extension; extension = next) {
        next = extension->next;
        ember__free(extension);
    }
    extensions->first = NULL;
}

int ember__extension_load(sqlite3 *db, const char *path, char **words)
{
    int was = 0;
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &was);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, NULL);
    int rc = sqlite3_load_extension(db, path, NULL, words);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, was, NULL);
    return rc;
}

/* The names of all modules, each with its zero. */
static int module_names(sqlite3 *db, ember__buffer_t *names)
{
    sqlite3_stmt *vm = NULL;
    int rc = sqlite3_prepare_v2(db, "PRAGMA module_list", -1, &vm, NULL);
    while (rc == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(vm, 0);
        if (!name || !ember__buffer_add(names, name, strlen(name) + 1))
            rc = SQLITE_NOMEM;
    }
    int end = sqlite3_finalize(vm);
    return rc ? rc : end;
}

/* A list of pointers to the names, NULL at the end. */
static const char **list_names(const ember__buffer_t *names)
{
    const char *end = (const char *)names->data + names->size;
    size_t count = 0;
    for (const char *at = (const char *)names->data; at < end; at += strlen(at) + 1)
        count++;
    const char **list = ember__calloc(count + 1, sizeof *list);
    count = 0;
    for (const char *at = (const char *)names->data; list && at < end; at += strlen(at) + 1)
        list[count++] = at;
    return list;
}

int ember__extension_load_beside(sqlite3 *db, const char *path)
{
    ember__buffer_t names = {0};
    const char **keep = NULL;
    int rc = module_names(db, &names);
    if (rc == SQLITE_OK)
        rc = names.size ? SQLITE_OK : SQLITE_ERROR; /* a libsqlite3 that does not tell */
    if (rc == SQLITE_OK && !(keep = list_names(&names)))
        rc = SQLITE_NOMEM;
    if (rc == SQLITE_OK) {
        rc = ember__extension_load(db, path, NULL);
        int dropped = sqlite3_drop_modules(db, keep);
        rc = rc ? rc : dropped;
    }
    ember__free(keep);
    ember__buffer_fini(&names);
    return rc;
}

turso_status_code_t turso_connection_enable_load_extension(const turso_connection_t *self, bool enabled,
                                                           const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_enable_load_extension", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    int rc = sqlite3_enable_load_extension(connection->db, enabled);
    connection->alone |= enabled;
    return rc == SQLITE_OK ? TURSO_OK : ember__fail_sqlite(error_opt_out, connection->db, rc);
}

turso_status_code_t turso_connection_load_extension(const turso_connection_t *self, const char *path,
                                                    const char **error_opt_out)
{
    turso_connection_t *connection =
        ember__connection(self, "turso_connection_load_extension", error_opt_out);
    if (!connection)
        return TURSO_MISUSE;
    if (!path || !*path)
        return ember__fail(error_opt_out, TURSO_MISUSE,
                           "turso_connection_load_extension: the path is missing");
    char *words = NULL;
    connection->alone = true;
    int rc = ember__extension_load(connection->db, path, &words);
    ember__busy_install(connection); /* whatever it did about hooks */
    ember__beside_hooks(connection);
    if (rc == SQLITE_OK && connection->session)
        rc = ember__session_load(connection->session, path);
    if (rc == SQLITE_OK && !ember__extensions_add(&connection->extensions, path))
        rc = SQLITE_NOMEM;
    turso_status_code_t status = TURSO_OK;
    if (rc == SQLITE_NOMEM)
        status = ember__fail_memory(error_opt_out);
    else if (rc != SQLITE_OK)
        status = ember__fail(error_opt_out, TURSO_ERROR, "%s", words ? words : sqlite3_errstr(rc));
    sqlite3_free(words);
    return status;
}
