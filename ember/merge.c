#include "merge.h"
#include "controls.h"
#include "guard.h"

#include <stdio.h>
#include <string.h>

static void on_touch(void *arg, const ember__touch_t *touch, int depth)
{
    ember__merger_t *m = arg;
    if (depth == 0 || !m->current)
        return;
    /* Triggers are off here, so it is the action of a foreign key. */
    m->acted = true;
    if (!ember__touched_has(m->current->set, touch))
        m->outside = true;
}

void ember__merger_init(ember__merger_t *m, sqlite3 *db)
{
    *m = (ember__merger_t){.db = db};
    m->hook = (ember__touch_hook_t){on_touch, m};
    ember__touch_install(db, &m->hook);
    ember__tables_init(&m->tables, db);
    ember__dispatch_init(&m->dispatch, db);
}

void ember__merger_stop(ember__merger_t *m)
{
    ember__tables_forget(&m->tables);
}

void ember__merger_fini(ember__merger_t *m)
{
    ember__dispatch_fini(&m->dispatch);
}

static const char *table_of(const ember__change_t *change, const ember__row_t *row)
{
    return change->set->list[row->table].table->name;
}

static int conflict(ember__change_t *change, const ember__row_t *row, const char *why)
{
    char where[160] = "";
    if (row) {
        ember__row_print(change->set, row, where, sizeof where);
        change->table = table_of(change, row);
    }
    snprintf(change->words, sizeof change->words, "write-write conflict: %s%s%s", where,
             row && *why ? ": " : "", why);
    return SQLITE_BUSY_SNAPSHOT;
}

static int resolve_tables(ember__merger_t *m, ember__change_t *change)
{
    ember__touched_t *set = change->set;
    int rc = SQLITE_OK;
    for (size_t i = 0; i < set->list_count && rc == SQLITE_OK; i++)
        rc = ember__table_get(&m->tables, set->list[i].table->name, &set->list[i].committer);
    return rc;
}

static int statement(ember__merger_t *m, const ember__change_t *change, const ember__row_t *row,
                     enum ember__row_statement kind, sqlite3_stmt **vm)
{
    return ember__table_statement(&m->tables, change->set->list[row->table].committer, kind, vm);
}

/* Whether the database has this image of the row. */
static int compare(ember__merger_t *m, ember__change_t *change, const ember__row_t *row,
                   const ember__span_t *expected, bool *same)
{
    ember__touched_t *set = change->set;
    sqlite3_stmt *vm;
    int rc = statement(m, change, row, EMBER__ROW_SELECT, &vm);
    if (rc == SQLITE_OK)
        rc = ember__row_bind_key(set, row, vm, 1);
    if (rc != SQLITE_OK)
        return rc;
    ember__span_t now = {.at = set->bytes.size};
    if (sqlite3_step(vm) == SQLITE_ROW) {
        now.present = true;
        rc = expected->present ? ember__image_add_row(&set->bytes, vm, sqlite3_data_count(vm), set->encoding)
                               : SQLITE_OK;
        now.size = set->bytes.size - now.at;
    }
    int end = sqlite3_reset(vm);
    rc = rc ? rc : end;
    *same = rc == SQLITE_OK && ember__span_equal(set, expected, &now);
    set->bytes.size = now.at;
    return rc;
}

/* Whether rows go away, and with them, by actions of foreign keys, rows of others. */
static bool removes(const ember__touched_t *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (!set->rows[i].skip && set->rows[i].base.present && !set->rows[i].final.present)
            return true;
    return false;
}

/* By value, so that a change counts whoever made it. A row that is new needs no look as a rule: inserting it
 * fails when it is there, unless an action has made room for it just before. */
static int validate(ember__merger_t *m, ember__change_t *change, bool new_rows)
{
    ember__touched_t *set = change->set;
    for (size_t i = 0; i < set->count; i++) {
        ember__row_t *row = &set->rows[i];
        bool same = true;
        if (row->skip || (!row->base.present && !new_rows))
            continue;
        int rc = compare(m, change, row, &row->base, &same);
        if (rc != SQLITE_OK)
            return rc;
        if (!same && EMBER__GUARD(values))
            return conflict(change, row, "");
    }
    return SQLITE_OK;
}

static int remove_row(ember__merger_t *m, ember__change_t *change, const ember__row_t *row)
{
    sqlite3_stmt *vm;
    int rc = statement(m, change, row, EMBER__ROW_DELETE, &vm);
    if (rc == SQLITE_OK)
        rc = ember__row_bind_key(change->set, row, vm, 1);
    return rc == SQLITE_OK ? ember__run_once(vm) : rc;
}

static int write_row(ember__merger_t *m, ember__change_t *change, const ember__row_t *row, bool update)
{
    ember__touched_t *set = change->set;
    const ember__table_t *table = set->list[row->table].committer;
    sqlite3_stmt *vm;
    m->writing = row;
    int rc = statement(m, change, row, update ? EMBER__ROW_UPDATE : EMBER__ROW_INSERT, &vm);
    if (rc == SQLITE_OK)
        rc = ember__image_bind(vm, 1, set->bytes.data + row->final.at, table->column_count, set->encoding);
    if (rc == SQLITE_OK && (update || table->rowid))
        rc = ember__row_bind_key(set, row, vm, table->column_count + 1);
    if (rc == SQLITE_OK)
        rc = ember__run_once(vm);
    /* The action of a foreign key may have taken the row away just before. */
    return rc == SQLITE_OK && update && sqlite3_changes(m->db) != 1 ? SQLITE_CONSTRAINT : rc;
}

/* With fewer rows the statement for many of them is not worth its compilation. */
enum { MANY_ROWS = 64, MOST_COLUMNS = 100 };

/* Whether so many rows from this one on are new ones of one table. */
static bool many_new(const ember__touched_t *set, size_t first)
{
    const ember__row_t *row = &set->rows[first];
    if (set->count < MANY_ROWS || set->count - first < EMBER__ROWS_AT_ONCE ||
        ember__table_width(set->list[row->table].committer) > MOST_COLUMNS)
        return false;
    for (int i = 0; i < EMBER__ROWS_AT_ONCE; i++)
        if (row[i].skip || !row[i].final.present || row[i].base.present || row[i].table != row->table)
            return false;
    return true;
}

/* After a failure some may be there, and nobody knows which one it was. */
static int write_many(ember__merger_t *m, ember__change_t *change, const ember__row_t *rows)
{
    ember__touched_t *set = change->set;
    const ember__table_t *table = set->list[rows->table].committer;
    sqlite3_stmt *vm;
    m->writing = rows;
    int rc = statement(m, change, rows, EMBER__ROW_INSERT_MANY, &vm);
    for (int i = 0, at = 1; i < EMBER__ROWS_AT_ONCE && rc == SQLITE_OK; i++) {
        rc =
            ember__image_bind(vm, at, set->bytes.data + rows[i].final.at, table->column_count, set->encoding);
        at += table->column_count;
        if (rc == SQLITE_OK && table->rowid)
            rc = ember__row_bind_key(set, &rows[i], vm, at++);
    }
    return rc == SQLITE_OK ? ember__run_once(vm) : rc;
}

/* `anew`: take all rows away first and put them back then, for when they pass through each other's unique
 * keys. */
static int apply(ember__merger_t *m, ember__change_t *change, bool anew)
{
    ember__touched_t *set = change->set;
    int rc = SQLITE_OK;
    for (size_t i = 0; i < set->count && rc == SQLITE_OK; i++) {
        const ember__row_t *row = &set->rows[i];
        if (!row->skip && row->base.present && (anew || !row->final.present))
            rc = remove_row(m, change, row);
    }
    for (size_t i = 0, step; i < set->count && rc == SQLITE_OK; i += step) {
        const ember__row_t *row = &set->rows[i];
        step = !anew && many_new(set, i) ? EMBER__ROWS_AT_ONCE : 1;
        if (step > 1)
            rc = write_many(m, change, row);
        else if (!row->skip && row->final.present)
            rc = write_row(m, change, row, row->base.present && !anew);
    }
    return rc;
}

/* What actions of foreign keys may have done after a row was written. */
static int verify(ember__merger_t *m, ember__change_t *change)
{
    ember__touched_t *set = change->set;
    if (m->outside && EMBER__GUARD(action_outside))
        return conflict(change, NULL, "the action of a foreign key reaches rows that others have written");
    for (size_t i = 0; m->acted && i < set->count && EMBER__GUARD(action_inside); i++) {
        const ember__row_t *row = &set->rows[i];
        bool same = true;
        int rc = compare(m, change, row, &row->final, &same);
        if (rc != SQLITE_OK)
            return rc;
        if (!same)
            return SQLITE_CONSTRAINT;
    }
    return SQLITE_OK;
}

static int raise_sequence(ember__merger_t *m, const ember__sequence_t *sequence)
{
    static const char *const texts[] = {"UPDATE main.sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1",
                                        "INSERT INTO main.sqlite_sequence(name, seq) VALUES(?1, ?2)"};
    int rc = SQLITE_OK;
    for (int i = 0; i < 2 && rc == SQLITE_OK; i++) {
        sqlite3_stmt *vm = NULL;
        rc = sqlite3_prepare_v2(m->db, texts[i], -1, &vm, NULL);
        if (rc == SQLITE_OK) {
            sqlite3_bind_text(vm, 1, sequence->table, -1, SQLITE_STATIC);
            sqlite3_bind_int64(vm, 2, sequence->last);
            sqlite3_step(vm);
        }
        int end = sqlite3_finalize(vm);
        rc = rc ? rc : end;
        if (rc == SQLITE_OK && sqlite3_changes(m->db))
            break;
    }
    return rc;
}

static int check_foreign_keys(ember__merger_t *m, ember__change_t *change)
{
    int open = 0;
    int high = 0;
    if (!change->foreign_keys)
        return SQLITE_OK;
    /* Asked here, as the outer COMMIT would fail for everybody who shares it. */
    int rc = sqlite3_db_status(m->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &high, 0);
    return rc == SQLITE_OK && open && EMBER__GUARD(keys_of_each)
               ? conflict(change, NULL, "a foreign key does not hold beside what others have written")
               : rc;
}

static int attempt(ember__merger_t *m, ember__change_t *change, bool anew)
{
    m->writing = NULL;
    m->acted = false;
    m->outside = false;
    int rc = apply(m, change, anew && EMBER__GUARD(anew));
    if (rc == SQLITE_OK)
        rc = verify(m, change);
    return rc;
}

static bool needs_solitude(const ember__change_t *change)
{
    const ember__touched_t *set = change->set;
    for (size_t i = 0; i < set->list_count; i++)
        if (set->list[i].table->alone && EMBER__GUARD(alone))
            return true;
    return false;
}

static int validate_reads(ember__change_t *change)
{
    bool unread = false;
    int rc = ember__overlay_unread(change->overlay, &unread);
    return rc == SQLITE_OK && !unread && EMBER__GUARD(reads)
               ? conflict(change, NULL, "others have changed what the transaction has read")
               : rc;
}

/* The second try, when a constraint was in the way of the first: whose row was it? */
static int attempt_again(ember__merger_t *m, ember__change_t *change, int (*undo)(void *), void *arg)
{
    int rc = undo(arg);
    if (rc == SQLITE_OK)
        rc = validate(m, change, true);
    return rc == SQLITE_OK ? attempt(m, change, true) : rc;
}

static int merge(ember__merger_t *m, ember__change_t *change, bool first, int (*undo)(void *), void *arg)
{
    /* Nobody has committed since the snapshot: every row is what it was there. */
    bool latest = first && ember__overlay_is_latest(change->overlay);
    if (needs_solitude(change) && !latest)
        return conflict(change, NULL, "a virtual table was written, and others have committed meanwhile");
    int rc = change->serializable ? validate_reads(change) : SQLITE_OK;
    if (rc == SQLITE_OK)
        rc = resolve_tables(m, change);
    if (rc == SQLITE_OK && !latest)
        rc = validate(m, change, removes(change->set) && EMBER__GUARD(new_rows));
    if (rc == SQLITE_OK)
        rc = attempt(m, change, false);
    if ((rc & 0xff) == SQLITE_CONSTRAINT)
        rc = attempt_again(m, change, undo, arg);
    /* The transaction itself has met every constraint, so it is another's row that it does not go with. */
    if ((rc & 0xff) == SQLITE_CONSTRAINT) {
        char why[128];
        snprintf(why, sizeof why, "%s",
                 rc == SQLITE_CONSTRAINT ? "rows act on each other" : sqlite3_errmsg(m->db));
        change->table = m->writing ? table_of(change, m->writing) : NULL;
        return conflict(change, NULL, why);
    }
    for (size_t i = 0; i < change->sequence_count && rc == SQLITE_OK && EMBER__GUARD(sequence); i++)
        rc = raise_sequence(m, &change->sequences[i]);
    return rc == SQLITE_OK ? check_foreign_keys(m, change) : rc;
}

int ember__merge(ember__merger_t *m, ember__change_t *change, bool first, int (*undo)(void *), void *arg)
{
    m->current = change;
    int rc = ember__dispatch_enter(&m->dispatch, change->connection);
    if (rc == SQLITE_OK)
        rc = merge(m, change, first, undo, arg);
    ember__dispatch_leave(&m->dispatch);
    m->current = NULL;
    if (rc == SQLITE_OK && m->dispatch.missing) {
        snprintf(change->words, sizeof change->words, "no such collation sequence: %s", m->dispatch.missing);
        return SQLITE_ERROR;
    }
    if (rc != SQLITE_OK && !*change->words)
        snprintf(change->words, sizeof change->words, "%s", sqlite3_errmsg(m->db));
    return rc;
}
