/* Compiled statements, and the cache that keeps those of the plain calls. */
#include "easy.h"
#include "alloc.h"

#include <string.h>

/* Places for bits; a statement with few parameters has them in itself. */
static bool make_room(ember__prepared *prepared)
{
    size_t words = (prepared->parameters + 63) / 64;
    prepared->bound = words <= 1 ? &prepared->few : ember__calloc(words, sizeof *prepared->bound);
    return prepared->bound != NULL;
}

static void fail_compiling(turso_status_code_t code, const char *error, ember__fault *fault)
{
    ember__fault_engine(fault, code, error);
    /* The engine's advice is about its own interface. */
    if (code == TURSO_MISUSE && strstr(ember__fault_words(fault), "more than one statement"))
        ember__fault_set(fault, EMBER_MISUSE,
                         "the SQL text holds more than one statement: use ember_exec_script()");
}

ember__prepared *ember__prepare(ember_db *db, const char *sql, ember__fault *fault)
{
    const char *error = NULL;
    turso_statement_t *vm = NULL;
    turso_status_code_t code = turso_connection_prepare_single(db->connection, sql, &vm, &error);
    if (code != TURSO_OK) {
        fail_compiling(code, error, fault);
        return NULL;
    }
    ember__prepared *prepared = ember__calloc(1, sizeof *prepared);
    if (prepared) {
        prepared->vm = vm;
        prepared->users = 1;
        prepared->parameters = (size_t)turso_statement_parameters_count(vm);
        if (make_room(prepared))
            return prepared;
    }
    ember__free(prepared);
    turso_statement_deinit(vm);
    ember__fault_memory(fault);
    return NULL;
}

void ember__release(ember__prepared *prepared)
{
    if (!prepared || --prepared->users > 0)
        return;
    turso_statement_deinit(prepared->vm);
    if (prepared->bound != &prepared->few)
        ember__free(prepared->bound);
    ember__free(prepared);
}

static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static void forget(ember__cached *entry)
{
    ember__free(entry->sql);
    ember__release(entry->prepared);
}

/* The place for a new statement: a free one, or that of the one which was not used for longest. */
static ember__cached *place_for_one(ember_db *db)
{
    if (db->cache_count < db->shared->cache_size)
        return &db->cache[db->cache_count++];
    ember__cached *oldest = db->cache;
    for (size_t i = 1; i < db->cache_count; i++) {
        if (db->cache[i].used < oldest->used)
            oldest = &db->cache[i];
    }
    forget(oldest);
    return oldest;
}

static ember__cached *find(ember_db *db, const char *sql, uint64_t hash)
{
    for (size_t i = 0; i < db->cache_count; i++) {
        if (db->cache[i].hash == hash && strcmp(db->cache[i].sql, sql) == 0)
            return &db->cache[i];
    }
    return NULL;
}

ember__prepared *ember__obtain(ember_db *db, const char *sql, ember__fault *fault)
{
    if (!db->cache)
        return ember__prepare(db, sql, fault);
    uint64_t hash = hash_of(sql);
    ember__cached *entry = find(db, sql, hash);
    if (entry && !entry->prepared->running) {
        entry->used = ++db->clock;
        entry->prepared->users++;
        return entry->prepared;
    }
    ember__prepared *prepared = ember__prepare(db, sql, fault);
    if (!prepared || entry || !ember__can_be_kept(sql))
        return prepared;
    char *copy = ember__strdup(sql);
    if (!copy)
        return prepared; /* the call can do without the cache */
    prepared->users++;
    *place_for_one(db) = (ember__cached){hash, ++db->clock, copy, prepared};
    return prepared;
}

void ember__cache_clear(ember_db *db)
{
    for (size_t i = 0; i < db->cache_count; i++)
        forget(&db->cache[i]);
    db->cache_count = 0;
}
