/* Parameters of statements. */
#include "internal.h"
#include "alloc.h"

#include <limits.h>
#include <turso_ember.h>

int64_t turso_statement_named_position(const turso_statement_t *self, const char *name)
{
    int position = self && self->vm && name ? sqlite3_bind_parameter_index(self->vm, name) : 0;
    return position ? position : -1;
}

int64_t turso_statement_parameters_count(const turso_statement_t *self)
{
    if (!self)
        return -1;
    return self->vm ? sqlite3_bind_parameter_count(self->vm) : 0;
}

const char *turso_statement_parameter_name(const turso_statement_t *self, int64_t index)
{
    if (!self || !self->vm || index < 1 || index > INT_MAX)
        return NULL;
    return ember__strdup(sqlite3_bind_parameter_name(self->vm, (int)index));
}

enum { TRACKED = 64, BULKY = 4096 };

void ember__forget_parameters(turso_statement_t *s)
{
    if (EMBER__UNLIKELY(s->parameters.count))
        ember__parameters_forget(&s->parameters);
    s->bound = 0;
    s->forgetting = !s->bulky;
    if (s->bulky)
        sqlite3_clear_bindings(s->vm);
    s->bulky = false;
}

void ember__forget_unbound(turso_statement_t *s)
{
    uint64_t left = s->all & ~s->bound;
    for (int i = 0; left; i++, left >>= 1)
        if (left & 1)
            sqlite3_bind_null(s->vm, i + 1);
}

/* SQLite's own check knows the upper end and whether the statement is running. */
#define USABLE(self, position) ((self) && (self)->vm && (position) <= INT_MAX)

EMBER__COLD static turso_status_code_t mirror(turso_statement_t *s, size_t position,
                                              const ember__value_t *value)
{
    return ember__parameters_set(&s->parameters, s->vm, position, value) ? TURSO_OK : TURSO_ERROR;
}

static inline void note(turso_statement_t *s, size_t position, size_t size)
{
    if (position <= TRACKED)
        s->bound |= UINT64_C(1) << (position - 1);
    s->bulky |= size > BULKY || position > TRACKED;
}

static inline turso_status_code_t answer(const turso_statement_t *self, size_t position, ember__value_t value,
                                         int rc)
{
    turso_statement_t *s = (turso_statement_t *)self;
    if (rc != SQLITE_OK)
        return ember__status(rc);
    note(s, position, value.size);
    return EMBER__UNLIKELY(s->connection->mirrors) ? mirror(s, position, &value) : TURSO_OK;
}

turso_status_code_t turso_statement_bind_positional_null(const turso_statement_t *self, size_t position)
{
    return USABLE(self, position) ? answer(self, position, (ember__value_t){.type = SQLITE_NULL},
                                           sqlite3_bind_null(self->vm, (int)position))
                                  : TURSO_MISUSE;
}

turso_status_code_t turso_statement_bind_positional_int(const turso_statement_t *self, size_t position,
                                                        int64_t value)
{
    return USABLE(self, position)
               ? answer(self, position, (ember__value_t){.type = SQLITE_INTEGER, .integer = value},
                        sqlite3_bind_int64(self->vm, (int)position, value))
               : TURSO_MISUSE;
}

turso_status_code_t turso_statement_bind_positional_double(const turso_statement_t *self, size_t position,
                                                           double value)
{
    return USABLE(self, position)
               ? answer(self, position, (ember__value_t){.type = SQLITE_FLOAT, .real = value},
                        sqlite3_bind_double(self->vm, (int)position, value))
               : TURSO_MISUSE;
}

turso_status_code_t turso_statement_bind_positional_blob(const turso_statement_t *self, size_t position,
                                                         const char *ptr, size_t len)
{
    if (!USABLE(self, position) || (!ptr && len))
        return TURSO_MISUSE;
    return answer(self, position, (ember__value_t){.type = SQLITE_BLOB, .bytes = ptr, .size = len},
                  sqlite3_bind_blob64(self->vm, (int)position, ptr ? ptr : "", len, SQLITE_TRANSIENT));
}

turso_status_code_t turso_statement_bind_positional_text(const turso_statement_t *self, size_t position,
                                                         const char *ptr, size_t len)
{
    if (!USABLE(self, position) || (!ptr && len))
        return TURSO_MISUSE;
    return answer(
        self, position, (ember__value_t){.type = SQLITE_TEXT, .bytes = ptr, .size = len},
        sqlite3_bind_text64(self->vm, (int)position, ptr ? ptr : "", len, SQLITE_TRANSIENT, SQLITE_UTF8));
}

static inline int lend(sqlite3_stmt *vm, int position, const turso_cell_t *cell)
{
    const char *bytes;
    switch (cell->type) {
    case TURSO_TYPE_NULL: return sqlite3_bind_null(vm, position);
    case TURSO_TYPE_INTEGER: return sqlite3_bind_int64(vm, position, cell->as.integer);
    case TURSO_TYPE_REAL: return sqlite3_bind_double(vm, position, cell->as.real);
    case TURSO_TYPE_TEXT:
    case TURSO_TYPE_BLOB: break;
    default: return SQLITE_MISUSE;
    }
    bytes = cell->as.bytes.ptr ? cell->as.bytes.ptr : "";
    if (!cell->as.bytes.ptr && cell->as.bytes.len)
        return SQLITE_MISUSE;
    return cell->type == TURSO_TYPE_TEXT
               ? sqlite3_bind_text64(vm, position, bytes, cell->as.bytes.len, SQLITE_STATIC, SQLITE_UTF8)
               : sqlite3_bind_blob64(vm, position, bytes, cell->as.bytes.len, SQLITE_STATIC);
}

EMBER__COLD static turso_status_code_t mirror_cell(turso_statement_t *s, size_t position,
                                                   const turso_cell_t *cell)
{
    ember__value_t value = {.type = (int)cell->type};
    switch (cell->type) {
    case TURSO_TYPE_INTEGER: value.integer = cell->as.integer; break;
    case TURSO_TYPE_REAL: value.real = cell->as.real; break;
    case TURSO_TYPE_TEXT:
    case TURSO_TYPE_BLOB:
        value.bytes = cell->as.bytes.ptr;
        value.size = cell->as.bytes.len;
        break;
    default: break;
    }
    return mirror(s, position, &value);
}

/*
 * SQLite keeps the pointers beyond a reset and looks at them in a step only. Before the next one each
 * parameter has been bound again or is made NULL: ember__forget_parameters().
 */
turso_status_code_t turso_statement_bind_borrowed(const turso_statement_t *self, size_t first, size_t count,
                                                  const turso_cell_t *cells)
{
    turso_statement_t *s = (turso_statement_t *)self;
    if (!USABLE(self, first) || count > INT_MAX - first)
        return TURSO_MISUSE;
    for (size_t i = 0; i < count; i++) {
        const turso_cell_t *cell = &cells[i];
        int rc = lend(s->vm, (int)(first + i), cell);
        if (rc != SQLITE_OK)
            return ember__status(rc);
        note(s, first + i,
             cell->type == TURSO_TYPE_TEXT || cell->type == TURSO_TYPE_BLOB ? cell->as.bytes.len : 0);
        if (EMBER__UNLIKELY(s->connection->mirrors) && mirror_cell(s, first + i, cell) != TURSO_OK)
            return TURSO_ERROR;
    }
    return TURSO_OK;
}
