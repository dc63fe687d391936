/* Rows as bytes: each value with its type, so that equal bytes are equal rows. */
#ifndef EMBER_IMAGE_H
#define EMBER_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <sqlite3.h>

/* Bytes that grow at their end. */
typedef struct {
    unsigned char *data;
    size_t size;
    size_t capacity;
} ember__buffer_t;

void ember__buffer_fini(ember__buffer_t *buffer);
/* Appends so many bytes, more than none, to be filled in before the next call. NULL: no memory, and nothing
 * is appended. */
unsigned char *ember__buffer_room(ember__buffer_t *buffer, size_t size);
/* False: no memory, and nothing is appended. */
bool ember__buffer_add(ember__buffer_t *buffer, const void *bytes, size_t size);

/* How texts are encoded in the database: SQLITE_UTF8, SQLITE_UTF16LE or SQLITE_UTF16BE. They are never
 * converted, as what is not valid text would come back as something else. */
bool ember__image_add(ember__buffer_t *buffer, sqlite3_value *value, int encoding);
/* The first columns of the row that `vm` holds; the mutex of its connection is taken. */
int ember__image_add_row(ember__buffer_t *buffer, sqlite3_stmt *vm, int columns, int encoding);

/* Binds `count` values from `image` to the parameters from `first` on. The image has to outlive the binding.
 */
int ember__image_bind(sqlite3_stmt *vm, int first, const unsigned char *image, int count, int encoding);

/* Writes the values for people to read: 1, 'two'; cut to fit. */
void ember__image_print(char *out, size_t size, const unsigned char *image, int count, int encoding);

#endif
