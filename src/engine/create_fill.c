/* One record as it is to be created: what was given, what relations give, defaults and generators. */
#include <string.h>

#include "engine/match.h"
#include "engine/write.h"
#include "record/embed.h"
#include "record/encode.h"
#include "record/member.h"

typedef struct filling {
    toasty__call *call;
    toasty__block *block;
    const toasty__table *table;
    const void *values;
    char *record;
    bool *given;                 /* by field: filled from a relation */
    const toasty__given *chosen; /* by field: what is given instead of `values`, or NULL */
} filling;

static toasty_status put(filling *f, const toasty_field *field, const toasty_value *value)
{
    const toasty__column *column = &f->table->columns[toasty__column_of(f->table, (uint16_t)field->number)];
    toasty_status status = toasty__fits(column, field, value, f->call->error);
    if (!status && !toasty__store(field, f->record, value, f->block))
        status = toasty__fail_memory(f->call->error);
    return status;
}

/* A field that a relation has filled: what is given besides must agree with it. */
static toasty_status agree(filling *f, const toasty_field *field, const toasty_value *value)
{
    toasty__storage storage = f->table->columns[toasty__column_of(f->table, (uint16_t)field->number)].storage;
    toasty_value there = toasty__field_value(field, f->record);
    toasty__cell a, b;
    toasty_status status = toasty__encode(&there, storage, &f->call->arena, &a, f->call->error);
    if (!status)
        status = toasty__encode(value, storage, &f->call->arena, &b, f->call->error);
    if (status || toasty__cells_equal(&a, &b))
        return status;
    toasty__error_set_field(f->call->error, field->model->name, field->name);
    return toasty__fail(f->call->error, TOASTY_INVALID_STATEMENT,
                        "field `%s` of model `%s` is set by its relation to another value already",
                        field->name, field->model->name);
}

/* Copies the joining fields of `from` (the model of the other side) into the record. */
static toasty_status put_foreign_key(filling *f, const uint16_t *to, const toasty_model *from_model,
                                     const uint16_t *from, uint16_t count, const void *source)
{
    for (uint16_t i = 0; i < count; i++) {
        toasty_value value = toasty__field_value(&from_model->fields[from[i]], source);
        const toasty_field *field = &f->table->model->fields[to[i]];
        toasty_status status = f->given[to[i]] ? agree(f, field, &value) : put(f, field, &value);
        if (status)
            return status;
        f->given[to[i]] = true;
    }
    return TOASTY_OK;
}

/* What a list or a number takes is nothing for a relation to one record. */
static toasty_status check_one(filling *f, const toasty_field *field)
{
    if (f->chosen)
        return TOASTY_OK;
    toasty_change_op op = toasty__one_at((const char *)f->values + field->new_offset).op;
    if (op == TOASTY_KEEP || op == TOASTY_SET || op == TOASTY_SET_NULL || op == TOASTY_CREATE)
        return TOASTY_OK;
    toasty__error_set_field(f->call->error, field->model->name, field->name);
    return toasty__fail(
        f->call->error, TOASTY_INVALID_STATEMENT,
        "relation `%s` of model `%s` is one record: it can be set or created, and nothing else", field->name,
        field->model->name);
}

static toasty_status put_belongs_to(filling *f, const toasty_field *field)
{
    const toasty_relation *r = field->relation;
    toasty_one one = {0};
    if (!f->chosen)
        one = toasty__one_at((const char *)f->values + field->new_offset);
    void *parent = (void *)one.value;
    toasty_status status = TOASTY_OK;
    switch (one.op) {
    case TOASTY_SET:
        if (!parent)
            return toasty__fail(f->call->error, TOASTY_VALIDATION,
                                "relation `%s` of model `%s` was set to a record that is NULL", field->name,
                                field->model->name);
        status = toasty__clear_rival(f->call, field, parent, NULL);
        break;
    case TOASTY_CREATE:
        status = toasty__create_one(f->call, f->block, field, one.create, 0, &parent);
        toasty__set_pointer(f->record + field->offset, parent);
        break;
    default: return check_one(f, field);
    }
    return status ? status : put_foreign_key(f, r->key, r->target, r->references, r->count, parent);
}

static bool is_foreign_key(const toasty_model *model, uint32_t number)
{
    for (uint16_t i = 0; i < model->field_count; i++)
        if (model->fields[i].kind == TOASTY_FIELD_BELONGS_TO)
            for (uint16_t k = 0; k < model->fields[i].relation->count; k++)
                if (model->fields[i].relation->key[k] == number)
                    return true;
    return false;
}

/* A plain integer cannot be left out visibly; as a foreign key, zero stands for that. */
static bool zero_foreign_key(const toasty_field *field, const toasty_value *value)
{
    return !(field->flags & TOASTY_NEW_POINTER) && field->type >= TOASTY_TYPE_I8 &&
           field->type <= TOASTY_TYPE_U64 && value->as.u64 == 0 &&
           is_foreign_key(field->model, field->number);
}

static toasty_status missing(filling *f, const toasty_field *field)
{
    bool zero = !f->chosen && field->type >= TOASTY_TYPE_I8 && field->type <= TOASTY_TYPE_U64;
    toasty__error_set_field(f->call->error, field->model->name, field->name);
    return toasty__fail(
        f->call->error, TOASTY_VALIDATION, "insert missing non-nullable field `%s` in model `%s`%s",
        field->name, field->model->name,
        zero ? " (0 counts as left out; link a record whose key is 0 with toasty_set(record))" : "");
}

/* A field inside of an embedded struct that is not there is not missed; neither is the one that says so. */
static bool is_absent(const filling *f, const toasty_field *field)
{
    const toasty_embed *around = toasty__optional_around(field);
    if (!around)
        return toasty__tells_absence(field);
    const toasty_field *teller = toasty__teller_of(around);
    toasty_value value;
    bool said = f->chosen ? f->chosen[teller->number].said : toasty__new_value(teller, f->values, &value);
    if (f->chosen)
        value = f->chosen[teller->number].value;
    return !said || !toasty__says_there(around, &value);
}

static toasty_status put_scalar(filling *f, const toasty_field *field)
{
    max_align_t made[2]; /* room for a value of any type */
    toasty_value value;
    if (field->flags & TOASTY_ROW_VERSION) {
        value = toasty_value_uint(1);
        return put(f, field, &value);
    }
    bool said = f->chosen ? f->chosen[field->number].said
                          : toasty__new_value(field, f->values, &value) && !zero_foreign_key(field, &value);
    if (f->chosen)
        value = f->chosen[field->number].value;
    if (f->given[field->number])
        return said ? agree(f, field, &value) : TOASTY_OK;
    if (said)
        return put(f, field, &value);
    if (field->default_value || field->update_value) {
        memset(made, 0, sizeof made);
        (field->default_value ? field->default_value : field->update_value)(made);
        value = toasty__value_at(field->type, made);
        return put(f, field, &value);
    }
    switch (field->automatic) {
    case TOASTY_AUTO_UUID_V7: value = toasty_value_uuid(toasty_uuid_v7()); return put(f, field, &value);
    case TOASTY_AUTO_UUID_V4: value = toasty_value_uuid(toasty_uuid_v4()); return put(f, field, &value);
    case TOASTY_AUTO_INCREMENT: return TOASTY_OK;
    case TOASTY_AUTO_NONE: break;
    }
    return field->flags & TOASTY_NULLABLE || is_absent(f, field) ? TOASTY_OK : missing(f, field);
}

static toasty_status check_required_child(filling *f, const toasty_field *field)
{
    toasty_one one = {0};
    toasty_status status = check_one(f, field);
    if (status)
        return status;
    if (!f->chosen)
        one = toasty__one_at((const char *)f->values + field->new_offset);
    if ((field->flags & TOASTY_NULLABLE) || one.op == TOASTY_SET || one.op == TOASTY_CREATE)
        return TOASTY_OK;
    toasty__error_set_field(f->call->error, field->model->name, field->name);
    return toasty__fail(f->call->error, TOASTY_VALIDATION,
                        "insert missing required relation `%s` in model `%s`", field->name,
                        field->model->name);
}

toasty_status toasty__create_fill(toasty__call *call, toasty__block *block, const toasty__creation *c,
                                  size_t i)
{
    const toasty_model *model = c->table->model;
    filling f = {.call = call, .block = block, .table = c->table, .chosen = c->given};
    f.values = c->given ? 0 : c->values[i];
    f.record = c->records + i * model->size;
    f.given = toasty__call_zalloc(call, model->field_count * sizeof *f.given);
    if (!f.given)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = TOASTY_OK;
    if (c->relation) {
        const toasty_relation *r = c->relation->relation;
        status = put_foreign_key(&f, r->references, c->relation->model, r->key, r->count, c->parents[i]);
    }
    for (uint16_t n = 0; !status && n < model->field_count; n++)
        if (model->fields[n].kind == TOASTY_FIELD_BELONGS_TO)
            status = put_belongs_to(&f, &model->fields[n]);
        else if (model->fields[n].kind == TOASTY_FIELD_HAS_ONE)
            status = check_required_child(&f, &model->fields[n]);
    for (uint16_t n = 0; !status && n < model->field_count; n++)
        if (model->fields[n].kind == TOASTY_FIELD_SCALAR)
            status = put_scalar(&f, &model->fields[n]);
    return status;
}
