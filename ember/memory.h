/* Databases in the heap: a VFS for each database handle, with files that nobody else can see. */
#ifndef EMBER_MEMORY_H
#define EMBER_MEMORY_H

typedef struct ember__memory ember__memory_t;

/* Makes an empty set of files and registers a VFS for it. Result: a SQLite code. */
int ember__memory_new(ember__memory_t **out);

/* Name of the VFS, for sqlite3_open_v2(). */
const char *ember__memory_vfs(const ember__memory_t *memory);

/* Releases VFS and files; every connection that used them must be closed. NULL is fine. */
void ember__memory_free(ember__memory_t *memory);

#endif
