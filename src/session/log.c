/* What ran, for the program's logger. */
#include <inttypes.h>

#include "core/buffer.h"
#include "core/clock.h"
#include "core/utf8.h"
#include "session/internal.h"

enum { MAX_PARAMS = 32, MAX_CHARACTERS = 128 };

static void add_text(toasty__buffer *out, const char *text, size_t length)
{
    size_t end = 0;
    for (int characters = 0; end < length && characters < MAX_CHARACTERS; characters++) {
        size_t bytes = toasty__utf8_length(text + end, length - end);
        end += bytes ? bytes : 1;
    }
    toasty__buffer_putc(out, '\'');
    toasty__buffer_add(out, text, end);
    toasty__buffer_puts(out, end < length ? "…'" : "'");
}

static void add_cell(toasty__buffer *out, const toasty__cell *cell)
{
    switch (cell->kind) {
    case TOASTY__CELL_NULL: toasty__buffer_puts(out, "NULL"); break;
    case TOASTY__CELL_INT: toasty__buffer_printf(out, "%" PRId64, cell->as.integer); break;
    case TOASTY__CELL_REAL: toasty__buffer_printf(out, "%.17g", cell->as.real); break;
    case TOASTY__CELL_TEXT: add_text(out, cell->as.run.bytes, cell->as.run.length); break;
    case TOASTY__CELL_BLOB: toasty__buffer_printf(out, "<%zu bytes>", cell->as.run.length); break;
    }
}

/* Parameters as text; when memory is out, as much of them as there is. */
static const char *params_text(const toasty__command *command, toasty__buffer *out)
{
    for (size_t i = 0; i < command->param_count && i < MAX_PARAMS; i++) {
        toasty__buffer_puts(out, i ? ", " : "");
        add_cell(out, &command->params[i]);
    }
    if (command->param_count > MAX_PARAMS)
        toasty__buffer_printf(out, ", … (%zu in all)", command->param_count);
    return out->data ? out->data : "";
}

void toasty__log_run(toasty_db *db, const toasty__log_entry *entry)
{
    const toasty__database *database = db->database;
    toasty__buffer params = {0};
    bool failed = entry->error[0];
    double ms = (double)(toasty__monotonic_ns() - entry->started_ns) / 1e6;
    bool slow = !failed && database->slow_statement_ms >= 0 && ms >= database->slow_statement_ms;
    toasty__tell(
        db, &(const toasty_log_event){
                .level = slow ? TOASTY_LOG_WARN : TOASTY_LOG_DEBUG,
                .message = failed ? "query failed"
                           : slow ? "slow query"
                                  : "query executed",
                .system = database->driver->scheme,
                .statement = entry->command ? entry->command->sql : entry->statement,
                .params = database->log_params && entry->command ? params_text(entry->command, &params) : "",
                .duration_ms = ms,
                .rows = entry->rows,
                .error = entry->error,
            });
    toasty__buffer_fini(&params);
}
