/* SQL of the program's own. */
#include <string.h>

#include "core/alloc.h"
#include "core/arena.h"
#include "record/block.h"
#include "record/encode.h"
#include "session/internal.h"

/* One call: its connection and the memory for its arguments. */
typedef struct raw {
    toasty_db *db;
    toasty__driver_conn *conn;
    toasty__command command;
    toasty__arena arena;
    max_align_t buffer[64];
} raw;

static toasty_status encode_args(raw *self, toasty_arg_list args)
{
    toasty__error *error = &self->db->error;
    unsigned most = self->db->database->driver->capability->max_params;
    if (args.count > most)
        return toasty__fail(error, TOASTY_INVALID_STATEMENT,
                            "%zu values were given; a statement takes %u at most", args.count, most);
    if (args.count && !args.values)
        return toasty__fail(error, TOASTY_MISUSE, "the arguments have a count but no values");
    toasty__cell *cells = args.count ? toasty__arena_alloc(&self->arena, args.count * sizeof *cells) : NULL;
    if (args.count && !cells)
        return toasty__fail_memory(error);
    for (size_t i = 0; i < args.count; i++) {
        toasty_status status = toasty__encode(&args.values[i], toasty__default_storage(args.values[i].type),
                                              &self->arena, &cells[i], error);
        if (status != TOASTY_OK)
            return status;
    }
    self->command.params = cells;
    self->command.param_count = args.count;
    return TOASTY_OK;
}

/* After success raw_end must follow. */
static toasty_status raw_begin(raw *self, toasty_db *db, toasty_sql sql)
{
    self->db = db;
    self->conn = NULL;
    self->command = (toasty__command){.kind = TOASTY__RAW, .sql = sql.text};
    toasty__arena_init(&self->arena, self->buffer, sizeof self->buffer);
    if (!sql.text)
        return toasty__fail(&db->error, TOASTY_MISUSE, "the SQL text is NULL");
    self->command.sql_length = strlen(sql.text);
    toasty_status status = encode_args(self, sql.args);
    if (status == TOASTY_OK && !(self->conn = toasty__take_connection(db)))
        status = db->error.info.code;
    if (status != TOASTY_OK)
        toasty__arena_fini(&self->arena);
    return status;
}

/*
 * A transaction belongs to a handle: one that SQL text begins would go to whoever gets the connection next,
 * and one that it ends would leave a handle behind that stands for nothing.
 */
static toasty_status check_transaction(raw *self)
{
    toasty_db *db = self->db;
    bool open = db->database->driver->in_transaction(self->conn);
    if (open == (db->depth > 0) || db->lost != TOASTY_OK)
        return TOASTY_OK;
    if (open)
        toasty__undo(db, self->conn, 1);
    else
        toasty__set_lost(db, TOASTY_MISUSE);
    return toasty__fail(
        &db->error, TOASTY_MISUSE,
        open ? "BEGIN and SAVEPOINT as SQL text: the transaction was rolled back, use toasty_begin"
             : "COMMIT and ROLLBACK as SQL text: the transaction is over, use toasty_commit or "
               "toasty_rollback");
}

static toasty_status raw_end(raw *self, toasty_status status)
{
    toasty_status state = check_transaction(self);
    toasty__give_connection(self->db, self->conn);
    toasty__arena_fini(&self->arena);
    return status == TOASTY_OK ? state : status;
}

toasty_status toasty_exec_sql(toasty_db *db, toasty_sql sql)
{
    raw self;
    if (!toasty__enter(db))
        return toasty__refused();
    db->changes = 0;
    if (raw_begin(&self, db, sql) == TOASTY_OK) {
        toasty_status status = toasty__run_all(db, self.conn, &self.command, &db->changes, NULL);
        raw_end(&self, status);
    }
    return toasty__leave(db);
}

/* ---- results ---- */

/* A result that grows; the values are the block's in the end. */
typedef struct result {
    toasty__block *block;
    toasty_value *values;
    size_t count;
    size_t capacity;
} result;

static bool name_columns(raw *self, toasty__run *run, toasty__block *block, toasty_rows *rows)
{
    toasty__buffer name = {0};
    size_t count = run->cursor.column_count;
    const char **names = toasty__block_alloc(block, (count + 1) * sizeof *names);
    bool good = names;
    for (size_t i = 0; good && i < count; i++) {
        name.len = 0;
        toasty__buffer_add(&name, "", 0);
        self->db->database->driver->column_name(self->conn, &run->cursor, i, &name);
        names[i] = name.failed ? NULL : toasty__block_bytes(block, name.data, name.len, true);
        good = names[i];
    }
    toasty__buffer_fini(&name);
    rows->columns = names;
    rows->column_count = count;
    return good;
}

static bool read_value(toasty__block *block, const toasty__cell *cell, toasty_value *out)
{
    char *bytes = NULL;
    bool run = cell->kind == TOASTY__CELL_TEXT || cell->kind == TOASTY__CELL_BLOB;
    if (run && !(bytes = toasty__block_bytes(block, cell->as.run.bytes, cell->as.run.length, true)))
        return false;
    switch (cell->kind) {
    case TOASTY__CELL_NULL:
        out->type = TOASTY_TYPE_NULL;
        out->as.u64 = 0;
        return true;
    case TOASTY__CELL_INT:
        out->type = TOASTY_TYPE_I64;
        out->as.i64 = cell->as.integer;
        return true;
    case TOASTY__CELL_REAL:
        out->type = TOASTY_TYPE_F64;
        out->as.f64 = cell->as.real;
        return true;
    case TOASTY__CELL_TEXT:
        /* Text with a NUL inside would lose what is behind it as a string. */
        if (!memchr(bytes, '\0', cell->as.run.length)) {
            out->type = TOASTY_TYPE_STRING;
            out->as.string = bytes;
            return true;
        }
        break;
    case TOASTY__CELL_BLOB: break;
    }
    out->type = TOASTY_TYPE_BYTES;
    out->as.bytes = (toasty_bytes){(const uint8_t *)bytes, cell->as.run.length};
    return true;
}

static bool add_row(result *self, const toasty__cell *cells, size_t columns)
{
    if (self->capacity - self->count < columns) {
        size_t capacity = 2 * self->capacity + 8 * columns;
        toasty_value *values = toasty__realloc(self->values, capacity * sizeof *values);
        if (!values)
            return false;
        self->values = values;
        self->capacity = capacity;
    }
    for (size_t i = 0; i < columns; i++)
        if (!read_value(self->block, &cells[i], &self->values[self->count + i]))
            return false;
    self->count += columns;
    return true;
}

/* Reads the whole result; false with the error set. */
static bool read_rows(raw *self, toasty__run *run, result *out)
{
    toasty_rows *rows = toasty__block_top(out->block);
    size_t columns = run->cursor.column_count;
    toasty__cell *cells = toasty__arena_alloc(&self->arena, (columns + 1) * sizeof *cells);
    bool good = cells && name_columns(self, run, out->block, rows);
    toasty__step step = TOASTY__STEP_DONE;
    while (good && (step = toasty__run_step(run, cells)) == TOASTY__STEP_ROW) {
        good = add_row(out, cells, columns);
        rows->len++;
    }
    if (good && step == TOASTY__STEP_FAILED)
        return false;
    if (good && out->values) {
        good = toasty__block_adopt(out->block, out->values, out->capacity * sizeof *out->values);
        if (good) {
            rows->values = out->values;
            out->values = NULL;
        }
    }
    if (!good)
        toasty__fail_memory(&self->db->error);
    return good;
}

static toasty__block *query(raw *self)
{
    toasty__run run;
    if (toasty__run_start(&run, self->db, self->conn, &self->command) != TOASTY_OK)
        return NULL;
    result out = {.block = toasty__block_new(sizeof(toasty_rows), 0)};
    bool good = out.block;
    if (good)
        good = read_rows(self, &run, &out);
    else
        toasty__fail_memory(&self->db->error);
    if (toasty__run_close(&run) != TOASTY_OK)
        good = false;
    toasty__free(out.values);
    if (good)
        return out.block;
    if (out.block)
        toasty__block_free(out.block);
    return NULL;
}

toasty_rows *toasty_query_sql(toasty_db *db, toasty_sql sql)
{
    raw self;
    toasty__block *block = NULL;
    if (!toasty__enter(db))
        return NULL;
    if (raw_begin(&self, db, sql) == TOASTY_OK) {
        block = query(&self);
        if (raw_end(&self, db->error.info.code) != TOASTY_OK && block) {
            toasty__block_free(block);
            block = NULL;
        }
    }
    toasty__leave(db);
    return block ? toasty__block_top(block) : NULL;
}

const toasty_value *toasty_row_value(const toasty_rows *rows, size_t row, size_t column)
{
    if (!rows || row >= rows->len || column >= rows->column_count)
        return NULL;
    return &rows->values[row * rows->column_count + column];
}
