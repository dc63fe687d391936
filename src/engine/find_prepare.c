#include <string.h>

#include "engine/deferred.h"
#include "engine/find.h"
#include "engine/view.h"
#include "record/member.h"

toasty_value toasty__key_value(const toasty_field *field, const toasty_key_value *key)
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

toasty_status toasty__find_limit(toasty__finding *f, int64_t limit, int64_t offset)
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

/* What every toasty__finding call has in common: target, scope, index values, condition, order, limit. */
toasty_status toasty__find_prepare(toasty__finding *f, toasty_target target,
                                   const toasty_find_options *options)
{
    toasty__call *call = &f->call;
    const toasty__cond *cond = 0, *more;
    toasty_status status = TOASTY_OK;
    memset(&f->select, 0, sizeof f->select);
    status = toasty__find_lock(f, target.model, options->lock);
    if (status)
        return status;
    if (options->distinct)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            ".distinct is for toasty_pluck: records differ in their keys");
    if (options->per_page || options->after || options->before)
        return toasty__fail(call->error, TOASTY_INVALID_STATEMENT,
                            ".per_page, .after and .before are for pages: ask for one with _paginate");
    if (target.model->view)
        return toasty__find_prepare_view(f, target.model, options);
    f->table = toasty__call_table(call, target.model);
    if (!f->table)
        return TOASTY_INVALID_STATEMENT;
    f->select.table = f->table;
    if (target.relation)
        status = toasty__cond_related(call, target.relation, options->toasty__parent, &cond);
    if (!status && target.by_count) {
        toasty_value values[TOASTY_MAX_KEY];
        for (uint16_t i = 0; i < target.by_count; i++)
            values[i] = toasty__key_value(&target.model->fields[target.by[i]], &options->toasty__by[i]);
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
        status = toasty__find_limit(f, options->limit, options->offset);
    if (!status && f->table->deferred) {
        bool *load;
        status = toasty__deferred_wanted(call, f->table, options->include, TOASTY_MAX_INCLUDE, &load);
        f->select.load = load;
    }
    f->select.where = cond;
    f->never = toasty__never(cond);
    return status;
}

toasty_status toasty__find_includes(toasty__finding *f, toasty__block *block, char *items, size_t len,
                                    const toasty_include *includes)
{
    if (!f->table->eager && (!includes || !includes[0].with))
        return TOASTY_OK;
    if (f->table->derived)
        return toasty__view_load(&f->call, f->table, block, items, len, includes);
    toasty_status status = toasty__deferred_show(&f->call, f->table, f->select.load, items, len);
    if (status)
        return status;
    void **records = toasty__call_alloc(&f->call, (len + 1) * sizeof *records);
    if (!records)
        return TOASTY_OUT_OF_MEMORY;
    for (size_t i = 0; i < len; i++)
        records[i] = items + i * f->table->model->size;
    return toasty__include(&f->call, block, f->table, records, len, includes,
                           includes ? TOASTY_MAX_INCLUDE : 0);
}
