/*
 * Creating records. The record is filled first, from what was given, from relations, defaults and generators;
 * the row that is inserted is read back from it, so that what the caller gets is what was stored.
 */
#include <string.h>

#include "engine/deferred.h"
#include "engine/join.h"
#include "engine/read.h"
#include "engine/write.h"
#include "record/embed.h"
#include "record/encode.h"
#include "record/member.h"
#include "runtime/fiber.h"

toasty_one toasty__one_at(const void *at)
{
    toasty_one one;
    memcpy(&one, at, sizeof one);
    return one;
}

toasty_many toasty__many_at(const void *at)
{
    toasty_many many;
    memcpy(&many, at, sizeof many);
    return many;
}

static bool nests(const toasty_field *field, const void *values)
{
    const char *at = (const char *)values + field->new_offset;
    switch (field->kind) {
    case TOASTY_FIELD_SCALAR:
    case TOASTY_FIELD_VIA_ONE: return false;
    case TOASTY_FIELD_VIA_MANY:
    case TOASTY_FIELD_HAS_MANY: {
        toasty_many many = toasty__many_at(at);
        return toasty__takes_list(field) && toasty__many_says(&many);
    }
    case TOASTY_FIELD_HAS_ONE: return toasty__one_at(at).op != TOASTY_KEEP;
    case TOASTY_FIELD_BELONGS_TO: break;
    }
    toasty_one one = toasty__one_at(at);
    const toasty_relation *r = field->relation;
    bool rival = r->pair >= 0 && r->target->fields[r->pair].kind == TOASTY_FIELD_HAS_ONE &&
                 (field->flags & TOASTY_NULLABLE);
    return one.op == TOASTY_CREATE || (one.op == TOASTY_SET && rival);
}

static size_t rows_per_statement(toasty__call *call, const toasty__table *table)
{
    size_t most = call->db->database->driver->capability->max_params / table->column_count;
    return most ? most : 1;
}

bool toasty__creates_nested(const toasty__creation *c)
{
    const toasty_model *model = c->table->model;
    if (c->relation && c->relation->kind == TOASTY_FIELD_HAS_ONE)
        return true;
    for (uint16_t f = 0; f < model->field_count; f++)
        if (model->fields[f].kind != TOASTY_FIELD_SCALAR)
            for (size_t i = 0; i < c->count; i++)
                if (nests(&model->fields[f], c->values[i]))
                    return true;
    return false;
}

/* ---- inserting ---- */

/* True when the database is to choose the row's key: none was given. */
static bool wants_auto(const toasty__creation *c, size_t i)
{
    const toasty_field *field = c->table->columns[c->table->auto_column].field;
    toasty_value value;
    if (c->given)
        return !c->given[field->number].said;
    return !toasty__new_value(field, c->values[i], &value);
}

static toasty_status store_auto(toasty__call *call, const toasty__creation *c, size_t i, int64_t id)
{
    const toasty__column *column = &c->table->columns[c->table->auto_column];
    toasty_value value = toasty_value_int(id);
    toasty_status status = toasty__fits(column, column->field, &value, call->error);
    if (!status)
        toasty__store(column->field, c->records + i * c->table->model->size, &value, 0);
    return status;
}

/*
 * Shows the records the numbers that the database gave them. A row whose number its field cannot hold could
 * not be read again: it goes, and those of its statement with it.
 */
static toasty_status number_rows(toasty__call *call, const toasty__creation *c, size_t first, size_t count,
                                 const toasty__cell *ids)
{
    const toasty__table *table = c->table;
    const uint16_t key = (uint16_t)table->columns[table->auto_column].field->number;
    toasty_status status = TOASTY_OK;
    for (size_t i = 0; !status && i < count; i++)
        status = store_auto(call, c, first + i, ids[i].as.integer);
    toasty__op op = {.kind = TOASTY__DELETE, .as.remove = {.table = table}};
    if (status && !toasty__cond_among(call, table, &key, 1, ids, (uint32_t)count, &op.as.remove.where)) {
        toasty__local *local = toasty__fiber_local();
        bool outer = local->shielded;
        local->shielded = true;
        toasty__exec_all(call, &op, 0, 0);
        local->shielded = outer;
    }
    return status;
}

/* One cell for each column of each row; *automatic counts the keys that are left to the database. */
static toasty_status encode_rows(toasty__call *call, const toasty__creation *c, size_t first, size_t count,
                                 toasty__cell *cells, size_t *automatic)
{
    const toasty__table *table = c->table;
    *automatic = 0;
    for (size_t i = 0; i < count; i++) {
        const char *record = c->records + (first + i) * table->model->size;
        for (uint16_t k = 0; k < table->column_count; k++) {
            const toasty__column *column = &table->columns[k];
            toasty_value value = toasty__field_value(toasty__field_in(column, record), record);
            if (k == table->auto_column && wants_auto(c, first + i)) {
                value = toasty_value_null(0);
                ++*automatic;
            }
            toasty_status status = toasty__encode(&value, column->storage, &call->arena,
                                                  &cells[i * table->column_count + k], call->error);
            if (status)
                return status;
        }
    }
    return TOASTY_OK;
}

toasty_status toasty__create_row(toasty__call *call, toasty__block *block, const toasty__creation *creation,
                                 const toasty__cell **cells)
{
    size_t automatic;
    toasty__cell *row = toasty__call_alloc(call, creation->table->column_count * sizeof *row);
    if (!row)
        return TOASTY_OUT_OF_MEMORY;
    *cells = row;
    toasty_status status = toasty__create_fill(call, block, creation, 0);
    return status ? status : encode_rows(call, creation, 0, 1, row, &automatic);
}

static toasty_status insert_rows(toasty__call *call, const toasty__creation *c, size_t first, size_t count)
{
    const toasty__table *table = c->table;
    toasty__cell *cells = toasty__call_alloc(call, count * table->column_count * sizeof *cells);
    if (!cells)
        return TOASTY_OUT_OF_MEMORY;
    size_t automatic;
    toasty_status status = encode_rows(call, c, first, count, cells, &automatic);
    toasty__op op = {.kind = TOASTY__INSERT,
                     .as.insert = {.table = table,
                                   .row_count = (uint32_t)count,
                                   .cells = cells,
                                   .return_auto = automatic && count > 1}};
    toasty__cell *ids = automatic && !status ? toasty__call_alloc(call, count * sizeof *ids) : 0;
    if (!status && automatic && !ids)
        status = TOASTY_OUT_OF_MEMORY;
    toasty__exec exec;
    if (!status)
        status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    for (size_t row = 0; toasty__exec_step(&exec) == TOASTY__STEP_ROW && row < count; row++)
        ids[row] = exec.cells[0];
    if (automatic && count == 1)
        ids[0] = (toasty__cell){.kind = TOASTY__CELL_INT, .as.integer = exec.run.cursor.last_insert_id};
    status = toasty__exec_close(&exec, TOASTY_OK);
    return !status && automatic ? number_rows(call, c, first, count, ids) : status;
}

/* ---- what is nested on the children's side ---- */

static toasty_many many_of(const toasty__creation *c, size_t i, const toasty_field *field)
{
    return toasty__many_at((const char *)c->values[i] + field->new_offset);
}

/* Links records that were there already; tells which records got some. */
static toasty_status link_children(toasty__call *call, const toasty__creation *c, const toasty_field *field,
                                   void **linked, size_t *count)
{
    toasty_status status = TOASTY_OK;
    *count = 0;
    for (size_t i = 0; !status && i < c->count; i++) {
        toasty_many many = many_of(c, i, field);
        char *record = c->records + i * c->table->model->size;
        status = many.step_count ? toasty__many_apply(call, field, record, &many) : TOASTY_OK;
        if (!status && toasty__many_links(&many))
            linked[(*count)++] = record;
    }
    return status;
}

static toasty_status create_new_children(toasty__call *call, toasty__block *block, const toasty__creation *c,
                                         const toasty_field *field)
{
    const toasty_model *model = c->table->model;
    toasty__creation nested = {.table = toasty__call_table(call, field->relation->target)};
    if (!toasty__is_via(field))
        nested.relation = field;
    for (size_t i = 0; i < c->count; i++) {
        toasty_many many = many_of(c, i, field);
        nested.count += toasty__many_new(&many, 0, 0);
    }
    if (!nested.count)
        return TOASTY_OK;
    if (!nested.table)
        return TOASTY_INVALID_STATEMENT;
    size_t size = nested.table->model->size;
    const void **values = toasty__call_alloc(call, nested.count * sizeof *values);
    const void **parents = toasty__call_alloc(call, nested.count * sizeof *parents);
    toasty_list *lists = toasty__block_alloc(block, c->count * sizeof *lists);
    nested.records = toasty__block_alloc(block, nested.count * size);
    if (!values || !parents || !lists || !nested.records)
        return toasty__fail_memory(call->error);
    memset(nested.records, 0, nested.count * size);
    size_t at = 0;
    for (size_t i = 0; i < c->count; i++) {
        toasty_many many = many_of(c, i, field);
        char *record = c->records + i * model->size;
        lists[i].len = toasty__many_new(&many, nested.table->model->new_size, values + at);
        lists[i].items = nested.records + at * size;
        if (lists[i].len)
            toasty__set_pointer(record + field->offset, &lists[i]);
        for (size_t k = 0; k < lists[i].len; k++, at++)
            parents[at] = record;
    }
    nested.values = values;
    nested.parents = parents;
    toasty_status status = toasty__create(call, block, &nested);
    for (size_t i = 0; !status && toasty__is_via(field) && i < c->count; i++)
        status = toasty__join_new(call, field, c->records + i * model->size, lists[i].items, lists[i].len);
    return status;
}

/* A record that got others besides its new ones shows its whole list, which is read for that. */
static toasty_status create_children(toasty__call *call, toasty__block *block, const toasty__creation *c,
                                     const toasty_field *field)
{
    bool steps = false;
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++)
        steps |= many_of(c, i, field).step_count != 0;
    if (!steps)
        return create_new_children(call, block, c, field);
    void **linked = toasty__call_alloc(call, c->count * sizeof *linked);
    if (!linked)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = link_children(call, c, field, linked, &count);
    if (!status)
        status = create_new_children(call, block, c, field);
    if (status || !count)
        return status;
    return toasty__load_relation(call, block, field, linked, count);
}

static toasty_status create_child(toasty__call *call, toasty__block *block, const toasty__creation *c,
                                  size_t i, const toasty_field *field)
{
    char *record = c->records + i * c->table->model->size;
    toasty_one one = toasty__one_at((const char *)c->values[i] + field->new_offset);
    void *child = 0;
    if (one.op == TOASTY_SET)
        return toasty__link(call, field, record, one.value);
    if (one.op != TOASTY_CREATE)
        return TOASTY_OK;
    toasty_status status = toasty__create_one(call, block, field, one.create, record, &child);
    toasty__set_pointer(record + field->offset, child);
    return status;
}

toasty_status toasty__create_one(toasty__call *call, toasty__block *block, const toasty_field *relation,
                                 const void *values, const void *parent, void **out)
{
    const toasty__table *table = toasty__call_table(call, relation->relation->target);
    if (!table)
        return TOASTY_INVALID_STATEMENT;
    char *record = toasty__block_alloc(block, table->model->size);
    if (!record)
        return toasty__fail_memory(call->error);
    memset(record, 0, table->model->size);
    *out = record;
    toasty__creation c = {.table = table, .values = &values, .count = 1, .records = record};
    if (relation->kind != TOASTY_FIELD_BELONGS_TO) {
        c.relation = relation;
        c.parents = &parent;
    }
    return toasty__create(call, block, &c);
}

toasty_status toasty__create(toasty__call *call, toasty__block *block, const toasty__creation *c)
{
    const toasty_model *model = c->table->model;
    size_t most = rows_per_statement(call, c->table);
    toasty_status status = TOASTY_OK;
    if (c->count > most)
        status = toasty__call_atomic(call);
    for (size_t i = 0; !status && i < c->count; i++)
        status = toasty__create_fill(call, block, c, i);
    if (!status && !c->unseen)
        status = toasty__deferred_show(call, c->table, c->table->deferred, c->records, c->count);
    for (size_t i = 0; !status && i < c->count; i += most)
        status = insert_rows(call, c, i, c->count - i < most ? c->count - i : most);
    for (uint16_t n = 0; !status && n < model->field_count; n++) {
        const toasty_field *field = &model->fields[n];
        if (toasty__takes_list(field))
            status = create_children(call, block, c, field);
        for (size_t i = 0; !status && field->kind == TOASTY_FIELD_HAS_ONE && i < c->count; i++)
            status = create_child(call, block, c, i, field);
    }
    return status;
}

/* ---- the calls ---- */

static toasty_status enter_relation(toasty__call *call, const toasty_field *relation, const void *parent)
{
    const toasty__cond *others;
    if (!parent)
        return toasty__fail(call->error, TOASTY_MISUSE,
                            "creating in relation `%s.%s` of a record that is NULL", relation->model->name,
                            relation->name);
    if (toasty__is_read_only(relation))
        return toasty__read_only(call, relation);
    if (relation->kind != TOASTY_FIELD_HAS_ONE)
        return TOASTY_OK;
    toasty_status status = toasty__cond_children(call, relation, parent, 0, &others);
    return status ? status : toasty__detach(call, relation, others);
}

void *toasty_model_create(const toasty_model *model, const toasty_field *relation, const void *values)
{
    const toasty_new_head *head = values;
    toasty__call call;
    if (!values || !toasty__call_begin(&call, head->toasty__db))
        return 0;
    toasty__creation c = {.table = toasty__call_table(&call, model), .values = &values, .count = 1};
    toasty__block *block = 0;
    toasty_status status = c.table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && !(block = toasty__block_new(model->size, 256)))
        status = toasty__fail_memory(call.error);
    bool joined = relation && toasty__is_via(relation);
    if (!status && relation && !joined) {
        c.relation = relation;
        c.parents = &head->toasty__parent;
    }
    if (!status && (joined || c.table->eager || toasty__creates_nested(&c)))
        status = toasty__call_atomic(&call);
    if (!status && relation)
        status = enter_relation(&call, relation, head->toasty__parent);
    if (!status) {
        c.records = toasty__block_top(block);
        status = toasty__create(&call, block, &c);
    }
    if (!status && joined)
        status = toasty__join_new(&call, relation, head->toasty__parent, c.records, 1);
    if (!status)
        status = toasty__complete(&call, block, c.table, c.records, c.count);
    status = toasty__call_end(&call, status);
    if (status && block)
        toasty__block_free(block);
    return status ? 0 : toasty__block_top(block);
}

void *toasty_model_create_many(const toasty_model *model, toasty_db *db, const void *values, size_t count)
{
    toasty__call call;
    if (!toasty__call_begin(&call, db))
        return 0;
    toasty__creation c = {.table = toasty__call_table(&call, model), .count = count};
    toasty__block *block = 0;
    toasty_status status = c.table ? TOASTY_OK : TOASTY_INVALID_STATEMENT;
    if (!status && count && !values)
        status = toasty__fail(call.error, TOASTY_MISUSE, "the records of model `%s` to create are NULL",
                              model->name);
    const void **each = toasty__call_alloc(&call, (count + 1) * sizeof *each);
    if (!each)
        status = TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; !status && i < count; i++)
        each[i] = (const char *)values + i * model->new_size;
    c.values = each;
    if (!status && !(block = toasty__block_new(sizeof(toasty_list), 256)))
        status = toasty__fail_memory(call.error);
    if (!status && count && !(c.records = toasty__block_alloc(block, count * model->size)))
        status = toasty__fail_memory(call.error);
    if (!status && count) {
        memset(c.records, 0, count * model->size);
        if (c.table->eager || toasty__creates_nested(&c))
            status = toasty__call_atomic(&call);
        if (!status)
            status = toasty__create(&call, block, &c);
        if (!status)
            status = toasty__complete(&call, block, c.table, c.records, c.count);
    }
    status = toasty__call_end(&call, status);
    if (status) {
        if (block)
            toasty__block_free(block);
        return 0;
    }
    toasty_list *list = toasty__block_top(block);
    list->len = count;
    list->items = c.records;
    return list;
}
