/* The finding calls of toasty/query.h: lists, single records, counts. */
#include <string.h>

#include "engine/read.h"
#include "record/decode.h"
#include "record/encode.h"
#include "record/member.h"

typedef struct finding {
    toasty__call call;
    const toasty__table *table;
    toasty__select select;
    bool never; /* nothing can match: no need to ask */
} finding;

static toasty_value key_value(const toasty_field *field, const toasty_key_value *key)
{
    toasty_value value;
    value.type = field->type;
    switch (field->type) {
    case TOASTY_TYPE_BOOL: return toasty_value_bool(key->boolean);
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64: return toasty_value_int(key->i64);
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64: return toasty_value_uint(key->u64);
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64: return toasty_value_float(key->f64);
    case TOASTY_TYPE_STRING: return toasty_value_string(key->string);
    case TOASTY_TYPE_DECIMAL: return toasty_value_decimal(key->decimal);
    case TOASTY_TYPE_JSON: return toasty_value_json(key->json);
    case TOASTY_TYPE_INET: return toasty_value_inet_ptr(key->inet);
    case TOASTY_TYPE_CIDR: return toasty_value_cidr_ptr(key->cidr);
    default: memcpy(&value.as, key, toasty__type_size(field->type)); return value;
    }
}

static toasty_status set_limit(finding *f, int64_t limit, int64_t offset)
{
    if (limit < 0 || offset < 0)
        return toasty__fail(f->call.error, TOASTY_INVALID_STATEMENT,
                            "limit and offset cannot be negative (limit %lld, offset %lld)", (long long)limit,
                            (long long)offset);
    f->select.limited = limit || offset;
    f->select.skips = offset != 0;
    f->select.limit.kind = TOASTY__CELL_INT;
    f->select.limit.as.integer = limit ? limit : -1;
    f->select.offset.kind = TOASTY__CELL_INT;
    f->select.offset.as.integer = offset;
    return TOASTY_OK;
}

/* What every finding call has in common: target, scope, index values, condition, order, limit. */
static toasty_status prepare(finding *f, toasty_target target, const toasty_find_options *options)
{
    toasty__call *call = &f->call;
    const toasty__cond *cond = 0, *more;
    toasty_status status = TOASTY_OK;
    memset(&f->select, 0, sizeof f->select);
    f->table = toasty__call_table(call, target.model);
    if (!f->table)
        return TOASTY_INVALID_STATEMENT;
    f->select.table = f->table;
    if (target.relation)
        status = toasty__cond_related(call, target.relation, options->toasty__parent, &cond);
    if (!status && target.by_count) {
        toasty_value values[TOASTY_MAX_KEY];
        for (uint16_t i = 0; i < target.by_count; i++)
            values[i] = key_value(&target.model->fields[target.by[i]], &options->toasty__by[i]);
        status = toasty__cond_values(call, f->table, target.by, target.by_count, values, &more);
        if (!status)
            status = toasty__both(call, cond, more, &cond);
    }
    if (!status)
        status = toasty__lower(call, f->table, &options->where, &more);
    if (!status)
        status = toasty__both(call, cond, more, &cond);
    if (!status)
        status = toasty__order(call, f->table, options->order_by, &f->select);
    if (!status)
        status = set_limit(f, options->limit, options->offset);
    f->select.where = cond;
    f->never = toasty__never(cond);
    return status;
}

static toasty_status load_includes(finding *f, toasty__block *block, char *items, size_t len,
                                   const toasty_include *includes)
{
    if (!includes[0].with)
        return TOASTY_OK;
    void **records = toasty__call_alloc(&f->call, (len + 1) * sizeof *records);
    if (!records)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < len; i++)
        records[i] = items + i * f->table->model->size;
    return toasty__include(&f->call, block, f->table, records, len, includes, TOASTY_MAX_INCLUDE);
}

void *toasty_model_find(toasty_target target, const toasty_find_options *options)
{
    finding f;
    toasty__block *block = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return 0;
    toasty_status status = prepare(&f, target, options);
    if (!status && !(block = toasty__block_new(sizeof(toasty_list), 1024)))
        status = toasty__fail_memory(f.call.error);
    if (!status && options->include[0].with && !f.never)
        status = toasty__call_snapshot(&f.call);
    if (!status && !f.never) {
        toasty_list *list = toasty__block_top(block);
        toasty__records records = {.table = f.table, .block = block};
        status = toasty__read(&f.call, &f.select, &records, 0, 0);
        status = toasty__records_keep(&f.call, &records, status);
        list->len = records.len;
        list->items = records.items;
        if (!status)
            status = load_includes(&f, block, records.items, records.len, options->include);
    }
    status = toasty__call_end(&f.call, status);
    if (status) {
        toasty__block_free(block);
        return 0;
    }
    return toasty__block_top(block);
}

/* Reads at most one record into a block of its own; *out stays NULL when there is none. */
static toasty_status read_one(finding *f, toasty__block **out)
{
    toasty__op op = {.kind = TOASTY__QUERY, .as.select = f->select};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, &f->call, &op);
    if (status)
        return status;
    if (toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        *out = toasty__block_new(f->table->model->size, 256);
        status = *out ? toasty__decode_row(f->table, exec.cells, toasty__block_top(*out), *out, f->call.error)
                      : toasty__fail_memory(f->call.error);
    }
    return toasty__exec_close(&exec, status);
}

static toasty_status missing(finding *f)
{
    toasty__error_set_field(f->call.error, f->table->model->name, 0);
    return toasty__fail(f->call.error, TOASTY_RECORD_NOT_FOUND, "no record of model `%s` matches",
                        f->table->model->name);
}

/* The only way out of a call for one record: a failed call leaves no block behind. */
static void *end_one(finding *f, toasty_status status, toasty__block *block, bool required)
{
    if (!status && !block && required)
        status = missing(f);
    status = toasty__call_end(&f->call, status);
    if (status && block) {
        toasty__block_free(block);
        block = 0;
    }
    return block ? toasty__block_top(block) : 0;
}

static void *find_first(toasty_target target, const toasty_find_options *options, bool required)
{
    finding f;
    toasty__block *block = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return 0;
    toasty_status status = prepare(&f, target, options);
    if (!status)
        status = set_limit(&f, 1, options->offset);
    if (!status && options->include[0].with && !f.never)
        status = toasty__call_snapshot(&f.call);
    if (!status && !f.never)
        status = read_one(&f, &block);
    if (!status && !f.never)
        status = load_includes(&f, block, block ? toasty__block_top(block) : 0, block ? 1 : 0, options->include);
    return end_one(&f, status, block, required);
}

void *toasty_model_first(toasty_target target, const toasty_find_options *options)
{
    /* a relation that must have somebody at its other side and has nobody is an error, not an answer */
    const toasty_field *r = target.relation;
    bool required = r && r->kind != TOASTY_FIELD_HAS_MANY && !(r->flags & TOASTY_NULLABLE);
    return find_first(target, options, required);
}

void *toasty_model_one(toasty_target target, const toasty_find_options *options)
{
    return find_first(target, options, true);
}

void *toasty_model_get_by(toasty_target target, toasty_db *db, const void *parent, const toasty_value *values)
{
    finding f;
    toasty__block *block = 0;
    const toasty__cond *scope = 0, *by = 0;
    toasty_status status = TOASTY_OK;
    if (!toasty__call_begin(&f.call, db))
        return 0;
    memset(&f.select, 0, sizeof f.select);
    f.table = toasty__call_table(&f.call, target.model);
    f.select.table = f.table;
    if (!f.table)
        status = TOASTY_INVALID_STATEMENT;
    if (!status && target.relation)
        status = toasty__cond_related(&f.call, target.relation, parent, &scope);
    if (!status)
        status = toasty__cond_values(&f.call, f.table, target.by, target.by_count, values, &by);
    if (!status)
        status = toasty__both(&f.call, scope, by, &f.select.where);
    if (!status && !toasty__never(f.select.where))
        status = read_one(&f, &block);
    return end_one(&f, status, block, true);
}

int64_t toasty_model_count(toasty_target target, const toasty_find_options *options)
{
    finding f;
    int64_t count = 0;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return -1;
    toasty_status status = prepare(&f, target, options);
    f.select.what = TOASTY__SELECT_COUNT;
    f.select.order_count = 0;
    if (!status && !f.never) {
        toasty__op op = {.kind = TOASTY__QUERY, .as.select = f.select};
        toasty__exec exec;
        if (!(status = toasty__exec_start(&exec, &f.call, &op))) {
            if (toasty__exec_step(&exec) == TOASTY__STEP_ROW)
                count = exec.cells[0].as.integer;
            status = toasty__exec_close(&exec, TOASTY_OK);
        }
    }
    return toasty__call_end(&f.call, status) ? -1 : count;
}

bool toasty_model_exists(toasty_target target, const toasty_find_options *options)
{
    finding f;
    bool exists = false;
    if (!options || !toasty__call_begin(&f.call, options->db))
        return false;
    toasty_status status = prepare(&f, target, options);
    if (!status)
        status = set_limit(&f, 1, options->offset);
    f.select.what = TOASTY__SELECT_ONE;
    f.select.order_count = 0;
    if (!status && !f.never) {
        toasty__op op = {.kind = TOASTY__QUERY, .as.select = f.select};
        toasty__exec exec;
        if (!(status = toasty__exec_start(&exec, &f.call, &op))) {
            exists = toasty__exec_step(&exec) == TOASTY__STEP_ROW;
            status = toasty__exec_close(&exec, TOASTY_OK);
        }
    }
    return !toasty__call_end(&f.call, status) && exists;
}
