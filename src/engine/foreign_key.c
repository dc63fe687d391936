/*
 * SQLite says that a foreign key was violated, but not which. Who may be meant is known from the statement;
 * where that leaves several, the database is asked. All of it is for a message: what fails here leaves the
 * error as it was.
 */
#include "engine/foreign_key.h"

#include <string.h>

#include "engine/write.h"

typedef struct search {
    toasty__call *call;
    const toasty__foreign_key *found;
    bool refers; /* the row refers to nobody; otherwise somebody still refers to it */
} search;

static bool written(const toasty__update *update, uint16_t column, const toasty__cell **cell)
{
    for (uint16_t i = 0; i < update->assign_count; i++)
        if (update->assigns[i].column == column && update->assigns[i].kind == TOASTY__ASSIGN_SET) {
            *cell = &update->assigns[i].cell;
            return true;
        }
    return false;
}

/* The cells of the key in the n-th row that is written; false when one is NULL or not written. */
static bool key_cells(const toasty__foreign_key *key, const toasty__op *op, uint32_t row, toasty__cell *cells)
{
    for (uint16_t i = 0; i < key->count; i++) {
        const toasty__cell *cell;
        if (op->kind == TOASTY__INSERT)
            cell = &op->as.insert.cells[(size_t)row * key->from->column_count + key->columns[i]];
        else if (!written(&op->as.update, key->columns[i], &cell))
            return false;
        if (cell->kind == TOASTY__CELL_NULL)
            return false;
        cells[i] = *cell;
    }
    return true;
}

/* Whether a row refers to nobody. */
static bool is_missing(search *s, const toasty__foreign_key *key, const toasty__op *op, uint32_t row)
{
    const toasty__cond *there;
    bool exists = false;
    toasty__cell *cells = toasty__call_alloc(s->call, key->count * sizeof *cells);
    return cells && key_cells(key, op, row, cells) &&
           !toasty__cond_equal(s->call, key->to, key->field->relation->references, key->count, cells,
                               &there) &&
           !toasty__exists(s->call, key->to, there, &exists) && !exists;
}

/* Whether somebody refers to rows that were to go. */
static bool is_needed(search *s, const toasty__foreign_key *key, const toasty__op *op)
{
    const toasty_relation *r = key->field->relation;
    const toasty__cond *theirs;
    bool exists = false,
         keeps = r->on_delete == TOASTY_ON_DELETE_RESTRICT || r->on_delete == TOASTY_ON_DELETE_NO_ACTION;
    return keeps &&
           !toasty__cond_in(s->call, key->from, r->key, r->count, key->to, r->references, op->as.remove.where,
                            &theirs) &&
           !toasty__exists(s->call, key->from, theirs, &exists) && exists;
}

static void look(search *s, const toasty__op *op)
{
    if (op->kind == TOASTY__DELETE) {
        for (const toasty__foreign_key *key = op->as.remove.table->referrers; key && !s->found;
             key = key->next)
            if (is_needed(s, key, op))
                s->found = key;
        return;
    }
    const toasty__table *table = op->kind == TOASTY__INSERT ? op->as.insert.table : op->as.update.table;
    uint32_t rows = op->kind == TOASTY__INSERT ? op->as.insert.row_count : 1;
    s->refers = true;
    /* rows that refer to rows beside them are the last to be suspected: those are gone with them by now */
    for (int self = 0; self < 2; self++)
        for (uint16_t i = 0; i < table->foreign_key_count; i++)
            for (uint32_t row = 0; (table->foreign_keys[i].to == table) == self && row < rows && !s->found;
                 row++)
                if (is_missing(s, &table->foreign_keys[i], op, row))
                    s->found = &table->foreign_keys[i];
}

void toasty__name_foreign_key(toasty__call *call, const toasty__op *op)
{
    toasty__error *error = call->error;
    search s = {.call = call};
    toasty__error was;
    if (op->kind == TOASTY__QUERY)
        return;
    toasty__error_init(&was);
    toasty__error_copy(&was, error);
    toasty__error_clear(error);
    look(&s, op);
    toasty__error_copy(error, &was);
    if (!s.found)
        return;
    const toasty_field *field = s.found->field;
    toasty__error_set_field(error, field->model->name, field->name);
    if (s.refers)
        toasty__fail(error, was.info.code, "%s (relation `%s` of model `%s`: there is no such `%s`)",
                     was.driver_text, field->name, field->model->name, s.found->to->model->name);
    else
        toasty__fail(error, was.info.code,
                     "%s (relation `%s` of model `%s` still refers to what was to be deleted)",
                     was.driver_text, field->name, field->model->name);
}
