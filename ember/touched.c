#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "touched.h"
#include "alloc.h"
#include "guard.h"

#include <stdio.h>
#include <string.h>

/* A libsqlite3 without the hook can be linked with; it is refused when concurrency is asked for. */
#if defined(__GNUC__) && defined(__ELF__)
#pragma weak sqlite3_preupdate_hook
#pragma weak sqlite3_preupdate_old
#pragma weak sqlite3_preupdate_new
#pragma weak sqlite3_preupdate_depth
#endif

bool ember__touched_possible(void)
{
    return sqlite3_compileoption_used("ENABLE_PREUPDATE_HOOK") != 0;
}

void ember__touched_init(ember__touched_t *set, ember__tables_t *tables, size_t limit)
{
    *set = (ember__touched_t){.tables = tables, .limit = limit, .encoding = SQLITE_UTF8};
}

void ember__touched_fini(ember__touched_t *set)
{
    ember__free(set->list);
    ember__free(set->rows);
    ember__free(set->buckets);
    ember__buffer_fini(&set->bytes);
    ember__buffer_fini(&set->key);
    set->list = NULL;
    set->rows = NULL;
    set->buckets = NULL;
}

enum { KEPT_ROWS = 4096, KEPT_BYTES = 1 << 20 };

void ember__touched_clear(ember__touched_t *set)
{
    /* The memory of a usual transaction is kept for the next one. */
    if (set->capacity > KEPT_ROWS) {
        ember__free(set->rows);
        ember__free(set->buckets);
        set->rows = NULL;
        set->buckets = NULL;
        set->capacity = 0;
        set->bucket_count = 0;
    } else if (set->count) {
        memset(set->buckets, 0, set->bucket_count * sizeof *set->buckets);
    }
    if (set->bytes.capacity > KEPT_BYTES)
        ember__buffer_fini(&set->bytes);
    set->bytes.size = 0;
    set->count = 0;
    set->fresh = 0;
    set->list_count = 0;
    set->rc = SQLITE_OK;
    set->trouble = NULL;
}

static uint32_t mix(uint32_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    while (size--)
        hash = (hash ^ *at++) * UINT32_C(16777619);
    return hash;
}

static int table_index(ember__touched_t *set, const char *name, bool add, uint32_t *out)
{
    for (size_t i = set->list_count; i-- > 0;) {
        if (strcmp(set->list[i].table->name, name) == 0) {
            *out = (uint32_t)i;
            return SQLITE_OK;
        }
    }
    if (!add)
        return SQLITE_NOTFOUND;
    ember__touched_table_t *list = ember__realloc(set->list, (set->list_count + 1) * sizeof *list);
    if (!list)
        return SQLITE_NOMEM;
    set->list = list;
    list[set->list_count] = (ember__touched_table_t){0};
    int rc = ember__table_get(set->tables, name, &list[set->list_count].table);
    if (rc != SQLITE_OK)
        return rc;
    if (list[set->list_count].table->trouble) {
        set->trouble = list[set->list_count].table->trouble;
        set->trouble_table = list[set->list_count].table->name;
    }
    *out = (uint32_t)set->list_count++;
    return SQLITE_OK;
}

static int widen(ember__touched_t *set)
{
    size_t capacity = set->capacity ? set->capacity * 2 : 64;
    ember__row_t *rows = ember__realloc(set->rows, capacity * sizeof *rows);
    if (!rows)
        return SQLITE_NOMEM;
    set->rows = rows;
    uint32_t *buckets = ember__calloc(capacity * 2, sizeof *buckets);
    if (!buckets)
        return SQLITE_NOMEM;
    ember__free(set->buckets);
    set->buckets = buckets;
    set->bucket_count = capacity * 2;
    set->capacity = capacity;
    for (size_t i = 0; i < set->count; i++) {
        uint32_t *bucket = &buckets[rows[i].hash & (set->bucket_count - 1)];
        rows[i].next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
    return SQLITE_OK;
}

/* Where a row is, or SIZE_MAX; the key of WITHOUT ROWID is in set->key. */
static size_t find(const ember__touched_t *set, uint32_t table, int64_t rowid, uint32_t hash)
{
    bool keyed = !set->list[table].table->rowid;
    uint32_t at = set->count ? set->buckets[hash & (set->bucket_count - 1)] : 0;
    for (; at; at = set->rows[at - 1].next) {
        const ember__row_t *row = &set->rows[at - 1];
        if (row->hash != hash || row->table != table)
            continue;
        if (keyed ? row->key.size == set->key.size &&
                        memcmp(set->bytes.data + row->key.at, set->key.data, row->key.size) == 0
                  : row->rowid == rowid)
            return at - 1;
    }
    return SIZE_MAX;
}

static uint32_t hash_of(const ember__touched_t *set, uint32_t table, int64_t rowid)
{
    uint32_t hash = mix(UINT32_C(2166136261), &table, sizeof table);
    return set->list[table].table->rowid ? mix(hash, &rowid, sizeof rowid)
                                         : mix(hash, set->key.data, set->key.size);
}

static int insert(ember__touched_t *set, uint32_t table, int64_t rowid)
{
    uint32_t hash = hash_of(set, table, rowid);
    if (find(set, table, rowid, hash) != SIZE_MAX)
        return SQLITE_OK;
    if (set->count >= set->limit && EMBER__GUARD(row_limit))
        return SQLITE_TOOBIG;
    if (set->count == set->capacity && widen(set) != SQLITE_OK)
        return SQLITE_NOMEM;
    ember__row_t *row = &set->rows[set->count];
    *row = (ember__row_t){.hash = hash, .table = table, .fresh = set->inserting, .rowid = rowid};
    if (!set->list[table].table->rowid) {
        row->key = (ember__span_t){.at = set->bytes.size, .size = set->key.size, .present = true};
        if (!ember__buffer_add(&set->bytes, set->key.data, set->key.size))
            return SQLITE_NOMEM;
    }
    uint32_t *bucket = &set->buckets[hash & (set->bucket_count - 1)];
    row->next = *bucket;
    *bucket = (uint32_t)++set->count;
    set->fresh += row->fresh;
    return SQLITE_OK;
}

/* Puts the primary key of the row into set->key. */
static int take_key(ember__touched_t *set, const ember__table_t *table, sqlite3 *db, bool of_new)
{
    int rc = SQLITE_OK;
    set->key.size = 0;
    for (int i = 0; i < table->key_count && rc == SQLITE_OK; i++) {
        sqlite3_value *value = NULL;
        int column = table->key_columns[i];
        rc = of_new ? sqlite3_preupdate_new(db, column, &value) : sqlite3_preupdate_old(db, column, &value);
        if (rc == SQLITE_OK && !ember__image_add(&set->key, value, set->encoding))
            rc = SQLITE_NOMEM;
    }
    return rc;
}

/* Calls `act` for the key, or for both. */
static int each_key(ember__touched_t *set, const ember__touch_t *touch, uint32_t table,
                    int (*act)(ember__touched_t *, uint32_t, int64_t))
{
    const ember__table_t *t = set->list[table].table;
    int rc = SQLITE_OK;
    if (t->rowid) {
        if (touch->operation != SQLITE_INSERT)
            rc = act(set, table, touch->old_rowid);
        if (rc == SQLITE_OK && (touch->operation == SQLITE_INSERT || touch->new_rowid != touch->old_rowid) &&
            touch->operation != SQLITE_DELETE &&
            (touch->operation == SQLITE_INSERT || EMBER__GUARD(both_keys)))
            rc = act(set, table, touch->new_rowid);
        return rc;
    }
    if (touch->operation != SQLITE_INSERT && (rc = take_key(set, t, touch->db, false)) == SQLITE_OK)
        rc = act(set, table, 0);
    if (rc == SQLITE_OK && touch->operation != SQLITE_DELETE &&
        (touch->operation == SQLITE_INSERT || EMBER__GUARD(both_keys)) &&
        (rc = take_key(set, t, touch->db, true)) == SQLITE_OK)
        rc = act(set, table, 0);
    return rc;
}

void ember__touched_add(ember__touched_t *set, const ember__touch_t *touch)
{
    uint32_t table;
    if (set->rc != SQLITE_OK)
        return;
    set->rc = table_index(set, touch->table, true, &table);
    if (set->rc != SQLITE_OK)
        return;
    /* Where the row's key is its rowid, a row that can be inserted is not there; a key that a collation
     * compares may be there in other letters. */
    set->inserting = touch->operation == SQLITE_INSERT && set->list[table].table->rowid;
    set->rc = each_key(set, touch, table, insert);
}

static int present(ember__touched_t *set, uint32_t table, int64_t rowid)
{
    return find(set, table, rowid, hash_of(set, table, rowid)) == SIZE_MAX ? SQLITE_NOTFOUND : SQLITE_OK;
}

bool ember__touched_has(ember__touched_t *set, const ember__touch_t *touch)
{
    uint32_t table;
    return table_index(set, touch->table, false, &table) == SQLITE_OK &&
           each_key(set, touch, table, present) == SQLITE_OK;
}

static void on_preupdate(void *arg, sqlite3 *db, int operation, const char *schema, const char *table,
                         sqlite3_int64 old_rowid, sqlite3_int64 new_rowid)
{
    const ember__touch_hook_t *hook = arg;
    if (strcmp(schema, "main") != 0 && EMBER__GUARD(temp_rows))
        return; /* "temp": it is the connection's own */
    ember__touch_t touch = {db, operation, table, old_rowid, new_rowid};
    hook->call(hook->arg, &touch, sqlite3_preupdate_depth(db));
}

void ember__touch_install(sqlite3 *db, ember__touch_hook_t *hook)
{
    sqlite3_preupdate_hook(db, on_preupdate, hook);
}

bool ember__span_equal(const ember__touched_t *set, const ember__span_t *a, const ember__span_t *b)
{
    return a->present == b->present &&
           (!a->present ||
            (a->size == b->size && memcmp(set->bytes.data + a->at, set->bytes.data + b->at, a->size) == 0));
}

int ember__row_bind_key(const ember__touched_t *set, const ember__row_t *row, sqlite3_stmt *vm, int first)
{
    const ember__table_t *table = set->list[row->table].table;
    if (table->rowid)
        return sqlite3_bind_int64(vm, first, row->rowid);
    return ember__image_bind(vm, first, set->bytes.data + row->key.at, table->key_count, set->encoding);
}

void ember__row_print(const ember__touched_t *set, const ember__row_t *row, char *out, size_t size)
{
    const ember__table_t *table = set->list[row->table].table;
    int n = snprintf(out, size, "table \"%s\", ", table->name);
    if (n < 0 || (size_t)n >= size)
        return;
    if (table->rowid) {
        snprintf(out + n, size - (size_t)n, "rowid %lld", (long long)row->rowid);
        return;
    }
    n += snprintf(out + n, size - (size_t)n, "key ");
    if ((size_t)n < size)
        ember__image_print(out + n, size - (size_t)n, set->bytes.data + row->key.at, table->key_count,
                           set->encoding);
}

static int take_image(ember__touched_t *set, ember__span_t *span, sqlite3_stmt *vm, int columns)
{
    int rc = ember__image_add_row(&set->bytes, vm, columns, set->encoding);
    span->present = true;
    span->size = set->bytes.size - span->at;
    return rc;
}

static int read_one(ember__touched_t *set, const ember__row_t *row, ember__span_t *span)
{
    sqlite3_stmt *vm;
    int rc = ember__table_statement(set->tables, set->list[row->table].table, EMBER__ROW_SELECT, &vm);
    if (rc == SQLITE_OK)
        rc = ember__row_bind_key(set, row, vm, 1);
    if (rc != SQLITE_OK)
        return rc;
    *span = (ember__span_t){.at = set->bytes.size};
    if (sqlite3_step(vm) == SQLITE_ROW)
        rc = take_image(set, span, vm, sqlite3_data_count(vm));
    int end = sqlite3_reset(vm);
    return rc ? rc : end;
}

static ember__span_t *span_of(ember__row_t *row, bool final)
{
    return final ? &row->final : &row->base;
}

/* How many rows from this one on have rowids that follow each other. */
static size_t length_of_run(const ember__touched_t *set, size_t first, bool final)
{
    size_t i = first + 1;
    if (set->list[set->rows[first].table].table->rowid)
        while (i < set->count && set->rows[i].table == set->rows[first].table &&
               set->rows[i - 1].rowid < INT64_MAX && set->rows[i].rowid == set->rows[i - 1].rowid + 1 &&
               (final || !set->rows[i].fresh))
            i++;
    return i - first;
}

/* One walk along the table is far cheaper than to look for each of its rows. */
static int read_run(ember__touched_t *set, ember__row_t *rows, size_t count, bool final)
{
    sqlite3_stmt *vm;
    int rc = ember__table_statement(set->tables, set->list[rows->table].table, EMBER__ROW_RANGE, &vm);
    for (size_t i = 0; i < count; i++)
        *span_of(&rows[i], final) = (ember__span_t){.at = set->bytes.size};
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_int64(vm, 1, rows[0].rowid);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_int64(vm, 2, rows[count - 1].rowid);
    if (rc != SQLITE_OK)
        return rc;
    while (rc == SQLITE_OK && sqlite3_step(vm) == SQLITE_ROW) {
        int columns = sqlite3_data_count(vm) - 1;
        ember__span_t *span = span_of(&rows[sqlite3_column_int64(vm, columns) - rows[0].rowid], final);
        span->at = set->bytes.size;
        rc = take_image(set, span, vm, columns);
    }
    int end = sqlite3_reset(vm);
    return rc ? rc : end;
}

enum { SHORTEST_RUN = 3 };

int ember__touched_read(ember__touched_t *set, bool final)
{
    int rc = SQLITE_OK;
    for (size_t i = 0, run; i < set->count && rc == SQLITE_OK; i += run) {
        ember__row_t *row = &set->rows[i];
        run = 1;
        if (!final && row->fresh)
            continue;
        run = length_of_run(set, i, final);
        if (run >= SHORTEST_RUN)
            rc = read_run(set, row, run, final);
        else
            rc = read_one(set, row, span_of(row, final));
        if (run < SHORTEST_RUN)
            run = 1;
    }
    return rc;
}

static uint32_t hash_images(const ember__touched_t *set, const ember__row_t *row)
{
    uint32_t hash = mix(UINT32_C(2166136261), &row->table, sizeof row->table);
    if (row->base.present)
        hash = mix(hash, set->bytes.data + row->base.at, row->base.size);
    return row->final.present ? mix(hash, set->bytes.data + row->final.at, row->final.size) : hash;
}

/* One row may be mentioned by several keys that its collations take for equal. `buckets` hold what was seen,
 * as chains through `next`, whose former use is over. */
static bool mentioned(ember__touched_t *set, uint32_t index)
{
    ember__row_t *row = &set->rows[index];
    uint32_t *bucket = &set->buckets[hash_images(set, row) & (set->bucket_count - 1)];
    for (uint32_t at = *bucket; at; at = set->rows[at - 1].next) {
        const ember__row_t *other = &set->rows[at - 1];
        if (other->table == row->table && ember__span_equal(set, &other->base, &row->base) &&
            ember__span_equal(set, &other->final, &row->final))
            return true;
    }
    row->next = *bucket;
    *bucket = index + 1;
    return false;
}

/* Puts the chains by keys back. */
static void rehash(ember__touched_t *set)
{
    memset(set->buckets, 0, set->bucket_count * sizeof *set->buckets);
    for (size_t i = 0; i < set->count; i++) {
        uint32_t *bucket = &set->buckets[set->rows[i].hash & (set->bucket_count - 1)];
        set->rows[i].next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
}

size_t ember__touched_settle(ember__touched_t *set)
{
    size_t left = 0;
    bool keyed = false;
    for (size_t i = 0; i < set->count; i++) {
        ember__row_t *row = &set->rows[i];
        row->skip = ember__span_equal(set, &row->base, &row->final) && EMBER__GUARD(unchanged);
        keyed |= !row->skip && !set->list[row->table].table->rowid;
        left += !row->skip;
    }
    if (!keyed)
        return left;
    memset(set->buckets, 0, set->bucket_count * sizeof *set->buckets);
    for (size_t i = 0; i < set->count; i++) {
        ember__row_t *row = &set->rows[i];
        if (row->skip || set->list[row->table].table->rowid || !mentioned(set, (uint32_t)i) ||
            !EMBER__GUARD(one_row))
            continue;
        row->skip = true;
        left--;
    }
    rehash(set);
    return left;
}
