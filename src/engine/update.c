/*
 * Updating: what is set becomes one UPDATE; relations that change are settled before it. The user's struct is
 * not touched until everything is committed.
 */
#include <string.h>

#include "engine/deferred.h"
#include "engine/join.h"
#include "engine/match.h"
#include "engine/read.h"
#include "engine/update.h"
#include "engine/returning.h"
#include "engine/version.h"
#include "engine/write.h"
#include "record/annex.h"
#include "record/decode.h"
#include "record/embed.h"
#include "record/encode.h"
#include "record/member.h"

typedef toasty__changing changing;

static const toasty__column *column_of(const changing *c, const toasty_field *field)
{
    return &c->table->columns[toasty__column_of(c->table, (uint16_t)field->number)];
}

static toasty_status wrong_change(const changing *c, const toasty_field *field, const char *why)
{
    toasty__error_set_field(c->call->error, field->model->name, field->name);
    return toasty__fail(c->call->error, TOASTY_INVALID_STATEMENT, "field `%s` of model `%s` %s", field->name,
                        field->model->name, why);
}

/* A field that is set already, by itself or by another relation that shares it: both must say the same. */
static toasty_status agree(changing *c, const toasty_field *field, toasty_change_op op,
                           const toasty_value *value)
{
    const toasty__column *column = column_of(c, field);
    toasty__cell cell;
    toasty_status status = toasty__encode(value, column->storage, &c->call->arena, &cell, c->call->error);
    for (uint16_t i = 0; !status && i < c->count; i++) {
        const toasty__assign *a = &c->assigns[i];
        bool same = op == TOASTY_SET && a->kind == TOASTY__ASSIGN_SET && toasty__cells_equal(&a->cell, &cell);
        if (&c->table->columns[a->column] == column && !same)
            status =
                wrong_change(c, field, "is set twice, to different values: by itself and by its relation");
    }
    return status;
}

/* Whether the field is in an embedded struct that is not there, as far as is known, and does not come with
 * the update. */
static bool inside_of_nothing(const changing *c, const toasty_field *field)
{
    const toasty_embed *around = toasty__optional_around(field);
    const void *record = ((const toasty_changes_head *)c->changes)->toasty__record;
    toasty_value value;
    if (!around || toasty__change_of(toasty__teller_of(around), c->changes, &value) != TOASTY_KEEP)
        return false;
    return !record || !toasty__is_there(field, record);
}

static toasty_status assign(changing *c, const toasty_field *field, toasty_change_op op,
                            const toasty_value *value)
{
    const toasty__column *column = column_of(c, field);
    toasty_value null = toasty_value_null(0);
    toasty_status status = TOASTY_OK;
    if (op == TOASTY_SET_NULL)
        value = &null;
    if (c->assigned[field->number])
        return agree(c, field, op, value);
    if (column->pointed_at)
        return wrong_change(c, field, "cannot be changed: other records refer to it");
    if (op > TOASTY_SUB)
        return wrong_change(c, field, "is a value: it can be set, not cleared or linked");
    if ((op == TOASTY_ADD || op == TOASTY_SUB) && !toasty__takes_sums(field))
        return wrong_change(c, field, "is not a number: it can be set, not added to");
    if (op == TOASTY_SET || op == TOASTY_SET_NULL)
        status = toasty__fits(column, field, value, c->call->error);
    if (!status && field->embed)
        status = toasty__check_inside(c->call, field, op, value, inside_of_nothing(c, field));
    c->assigned[field->number] = true;
    const uint16_t number = (uint16_t)(column - c->table->columns);
    toasty__assign *a = toasty__next_assign(column, number, op, c->assigns, c->count);
    if (!a)
        return status;
    const uint16_t at = (uint16_t)(a - c->assigns);
    a->column = number;
    a->returned = false;
    a->kind = op == TOASTY_ADD   ? TOASTY__ASSIGN_ADD
              : op == TOASTY_SUB ? TOASTY__ASSIGN_SUB
                                 : TOASTY__ASSIGN_SET;
    toasty_value *kept = &c->values[at];
    *kept = *value;
    if (field->type == TOASTY_TYPE_F32 && a->kind == TOASTY__ASSIGN_SET && kept->type != TOASTY_TYPE_NULL)
        kept->as.f64 = (double)(float)kept->as.f64; /* what the field can show is what is stored */
    c->memory[at] = NULL;
    if (!status)
        status = toasty__encode(kept, column->storage, &c->call->arena, &a->cell, c->call->error);
    c->count += at == c->count;
    return status;
}

static toasty_status look_at_scalar(changing *c, const toasty_field *field)
{
    toasty_value value;
    toasty_change_op op = TOASTY_KEEP;
    if (field->flags & TOASTY_ROW_VERSION)
        return TOASTY_OK;
    /* most fields are left alone */
    if (field->embed ||
        *(const toasty_change_op *)((const char *)c->changes + field->changes_offset) != TOASTY_KEEP)
        op = toasty__change_of(field, c->changes, &value);
    if (op == TOASTY_KEEP) {
        c->computed |= field->update_value != NULL;
        return TOASTY_OK;
    }
    c->anything = true;
    return assign(c, field, op, &value);
}

static toasty_status look_at_relation(changing *c, const toasty_field *field)
{
    const char *at = (const char *)c->changes + field->changes_offset;
    const toasty_relation *r = field->relation;
    if (toasty__is_read_only(field))
        return TOASTY_OK;
    if (toasty__takes_list(field)) {
        toasty_many many = toasty__many_at(at);
        c->children |= toasty__many_says(&many) || many.steps;
        return TOASTY_OK;
    }
    toasty_change_op op = toasty__one_at(at).op;
    if (op == TOASTY_KEEP)
        return TOASTY_OK;
    c->anything = true;
    if (op != TOASTY_SET && op != TOASTY_SET_NULL && op != TOASTY_CREATE)
        return wrong_change(c, field, "is one record: it can be set or created, and nothing else");
    if (field->kind == TOASTY_FIELD_HAS_ONE) {
        c->children = true;
        return TOASTY_OK;
    }
    c->parents = true;
    c->several |= op == TOASTY_CREATE || (op == TOASTY_SET && r->pair >= 0 &&
                                          r->target->fields[r->pair].kind == TOASTY_FIELD_HAS_ONE);
    return TOASTY_OK;
}

/* One look at every field: assigns the scalars and notes which relations change. */
static toasty_status look(changing *c)
{
    const toasty_model *model = c->table->model;
    toasty_status status = TOASTY_OK;
    for (const toasty_field *f = model->fields, *end = f + model->field_count; !status && f < end; f++)
        status = f->kind == TOASTY_FIELD_SCALAR ? look_at_scalar(c, f) : look_at_relation(c, f);
    c->anything |= c->children;
    c->several |= c->children;
    return status;
}

static toasty__block *need_block(changing *c)
{
    if (!c->block && !(c->block = toasty__block_new(0, 256)))
        toasty__fail_memory(c->call->error);
    return c->block;
}

/* Fields that are computed anew with every update, unless the update sets them itself. */
static toasty_status assign_computed(changing *c)
{
    const toasty_model *model = c->table->model;
    toasty_status status = TOASTY_OK;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        if (field->kind != TOASTY_FIELD_SCALAR || !field->update_value || c->assigned[i])
            continue;
        max_align_t *made = toasty__call_zalloc(c->call, 2 * sizeof *made);
        if (!made)
            return TOASTY_OUT_OF_MEMORY;
        field->update_value(made);
        toasty_value value = toasty__value_at(field->type, made);
        status = assign(c, field, TOASTY_SET, &value);
    }
    return status;
}

static toasty_status assign_belongs_to(changing *c, const toasty_field *field)
{
    const toasty_relation *r = field->relation;
    toasty_one one = toasty__one_change(c, field);
    void *parent = (void *)one.value;
    toasty_status status = TOASTY_OK;
    if (one.op == TOASTY_SET && !parent)
        one.op = TOASTY_SET_NULL;
    if (one.op == TOASTY_SET_NULL && !(field->flags & TOASTY_NULLABLE))
        return wrong_change(c, field, "is required: it cannot be set to NULL");
    if (one.op == TOASTY_SET)
        status = toasty__clear_rival(c->call, field, parent,
                                     ((const toasty_changes_head *)c->changes)->toasty__record);
    if (one.op == TOASTY_CREATE) {
        status = need_block(c) ? toasty__create_one(c->call, c->block, field, one.create, 0, &parent)
                               : TOASTY_OUT_OF_MEMORY;
        c->created[field->number] = parent;
    }
    for (uint16_t i = 0; !status && i < r->count; i++) {
        toasty_value value = toasty_value_null(0);
        if (one.op != TOASTY_SET_NULL)
            value = toasty__field_value(&r->target->fields[r->references[i]], parent);
        status = assign(c, &c->table->model->fields[r->key[i]], TOASTY_SET, &value);
    }
    return status;
}

static toasty_status assign_parents(changing *c)
{
    const toasty_model *model = c->table->model;
    toasty_status status = TOASTY_OK;
    c->created = toasty__call_zalloc(c->call, model->field_count * sizeof *c->created);
    if (!c->created)
        return TOASTY_OUT_OF_MEMORY;
    for (uint16_t i = 0; !status && i < model->field_count; i++)
        if (model->fields[i].kind == TOASTY_FIELD_BELONGS_TO &&
            toasty__one_change(c, &model->fields[i]).op != TOASTY_KEEP)
            status = assign_belongs_to(c, &model->fields[i]);
    return status;
}

static toasty_status begin_changes(changing *c, toasty__call *call, const toasty_model *model,
                                   const void *changes)
{
    memset(c, 0, sizeof *c);
    c->call = call;
    c->changes = changes;
    c->table = toasty__call_table(call, model);
    if (!c->table)
        return TOASTY_INVALID_STATEMENT;
    uint16_t columns = c->table->column_count;
    c->assigns = toasty__call_alloc(call, columns * sizeof *c->assigns);
    c->values = toasty__call_alloc(call, columns * sizeof *c->values);
    c->memory = toasty__call_alloc(call, columns * sizeof *c->memory);
    c->assigned = toasty__call_zalloc(call, model->field_count * sizeof *c->assigned);
    return c->assigns && c->values && c->memory && c->assigned ? TOASTY_OK : TOASTY_OUT_OF_MEMORY;
}

/* Looks at the changes and refuses an update without any. */
static toasty_status weigh(changing *c)
{
    toasty_status status = look(c);
    if (!status && !c->anything)
        return toasty__fail(c->call->error, TOASTY_INVALID_STATEMENT,
                            "the update of model `%s` sets nothing: give it at least one field",
                            c->table->model->name);
    return status;
}

/* What is assigned besides the fields that the update sets itself. */
static toasty_status assign_rest(changing *c)
{
    toasty_status status = c->parents ? assign_parents(c) : TOASTY_OK;
    if (!status && c->computed)
        status = assign_computed(c);
    if (!status && c->table->version_column >= 0) {
        c->values[c->count] = toasty_value_null(0);
        c->memory[c->count] = NULL;
        c->assigns[c->count++] = toasty__version_bump(c->table);
    }
    return status;
}

/* ---- children of one record ---- */

static toasty_status change_has_one(changing *c, const toasty_field *field, const void *record, void **child)
{
    toasty_one one = toasty__one_change(c, field);
    const toasty__cond *others;
    if (one.op == TOASTY_SET && !one.value)
        one.op = TOASTY_SET_NULL;
    if (one.op == TOASTY_SET_NULL && !(field->flags & TOASTY_NULLABLE))
        return wrong_change(c, field, "is required: it cannot be set to NULL");
    toasty_status status =
        toasty__cond_children(c->call, field, record, one.op == TOASTY_SET ? one.value : 0, &others);
    if (!status)
        status = toasty__detach(c->call, field, others);
    if (!status && one.op == TOASTY_SET)
        status = toasty__link(c->call, field, record, one.value);
    if (!status && one.op == TOASTY_CREATE)
        status = need_block(c) ? toasty__create_one(c->call, c->block, field, one.create, record, child)
                               : TOASTY_OUT_OF_MEMORY;
    return status;
}

static toasty_status change_has_many(changing *c, const toasty_field *field, const void *record)
{
    toasty_many many = toasty__many_change(c, field);
    toasty__creation creation = {.table = toasty__call_table(c->call, field->relation->target),
                                 .count = toasty__many_new(&many, 0, 0)};
    if (!creation.table)
        return TOASTY_INVALID_STATEMENT;
    toasty_status status = toasty__many_apply(c->call, field, record, &many);
    if (status || !creation.count)
        return status;
    const toasty_model *target = creation.table->model;
    const void **values = toasty__call_alloc(c->call, creation.count * sizeof *values);
    const void **parents = toasty__call_alloc(c->call, creation.count * sizeof *parents);
    creation.records = toasty__call_zalloc(c->call, creation.count * target->size);
    creation.unseen = true;
    if (!values || !parents || !creation.records || !need_block(c))
        return TOASTY_OUT_OF_MEMORY;
    toasty__many_new(&many, target->new_size, values);
    for (size_t i = 0; i < creation.count; i++)
        parents[i] = record;
    creation.values = values;
    creation.parents = parents;
    if (!toasty__is_via(field))
        creation.relation = field;
    status = toasty__create(c->call, c->block, &creation);
    return !status && toasty__is_via(field)
               ? toasty__join_new(c->call, field, record, creation.records, creation.count)
               : status;
}

/* Settles the children's side of one record. `shown`, when given, is the struct that will show the outcome.
 */
static toasty_status change_children(changing *c, const void *record, char *shown)
{
    const toasty_model *model = c->table->model;
    toasty_status status = TOASTY_OK;
    for (uint16_t i = 0; !status && i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        void *child = 0;
        if (field->kind == TOASTY_FIELD_HAS_ONE && toasty__one_change(c, field).op != TOASTY_KEEP)
            status = change_has_one(c, field, record, &child);
        else if (toasty__takes_list(field) && toasty__many_change_says(c, field))
            status = change_has_many(c, field, record);
        else
            continue;
        if (shown)
            toasty__set_pointer(shown + field->offset, child);
    }
    return status;
}

/* ---- one record ---- */

static inline toasty_status name_overflow(const changing *c, toasty_status status)
{
    return status ? toasty__name_overflow(c->call, c->table, c->assigns, c->count, status) : TOASTY_OK;
}

/* What was not loaded is not shown in part. */
static toasty_status show_returned(const changing *c, uint16_t i, const toasty__cell *cell, char *shown)
{
    const toasty__column *column = &c->table->columns[c->assigns[i].column];
    const toasty_field *field = toasty__field_in(column, shown);
    if (toasty__is_apart(field) && !toasty__member(field, shown, NULL))
        return TOASTY_OK;
    return toasty__decode(column, cell, shown, c->memory[i], c->call->error);
}

/* Runs the UPDATE of one row; what only the database can compute comes back into `shown`. */
static toasty_status update_row(changing *c, const toasty__cond *key, const toasty__cond *guarded,
                                char *shown)
{
    toasty__op op = {
        .kind = TOASTY__UPDATE,
        .as.update = {.table = c->table, .assign_count = c->count, .assigns = c->assigns, .where = guarded}};
    toasty__exec exec;
    bool any_returned = false, found = false;
    if (!c->count)
        op = (toasty__op){.kind = TOASTY__QUERY,
                          .as.select = {.what = TOASTY__SELECT_ONE, .table = c->table, .where = key}};
    for (uint16_t i = 0; i < c->count; i++) {
        c->assigns[i].returned =
            c->assigns[i].kind == TOASTY__ASSIGN_ADD || c->assigns[i].kind == TOASTY__ASSIGN_SUB;
        any_returned |= c->assigns[i].returned;
    }
    toasty_status status = toasty__exec_start(&exec, c->call, &op);
    if (status)
        return name_overflow(c, status);
    while (!status && toasty__exec_step(&exec) == TOASTY__STEP_ROW) {
        found = true;
        for (uint16_t i = 0, at = 0; !status && i < c->count; i++)
            if (c->assigns[i].returned)
                status = show_returned(c, i, &exec.cells[at++], shown);
    }
    if (c->count && !any_returned)
        found = exec.run.cursor.changes != 0;
    status = name_overflow(c, toasty__exec_close(&exec, status));
    c->call->db->changes = found;
    if (!status && !found)
        status = toasty__variant_missed(c, key);
    return status || found ? status : toasty__version_missed(c->call, c->table, key, "update");
}

toasty_status toasty_model_update(const toasty_model *model, const void *changes)
{
    const toasty_changes_head *head = changes;
    toasty__call call;
    changing c;
    const toasty__cond *key, *guarded;
    if (!changes || !toasty__call_begin(&call, head->toasty__db))
        return changes ? toasty__refused() : TOASTY_MISUSE;
    call.db->changes = 0;
    char *record = head->toasty__record, *shown = 0;
    toasty_status status = begin_changes(&c, &call, model, changes);
    if (!status && !record)
        status = toasty__fail(call.error, TOASTY_MISUSE, "the record of model `%s` to update is NULL",
                              model->name);
    if (!status)
        status = weigh(&c);
    c.reloads = !status && c.table->eager && toasty__update_relates(&c);
    if (!status && (c.several || c.reloads))
        status = toasty__call_atomic(&call);
    if (!status && c.reloads && !need_block(&c))
        status = TOASTY_OUT_OF_MEMORY;
    if (!status)
        status = assign_rest(&c);
    if (!status && !(shown = toasty__call_alloc(&call, model->size)))
        status = TOASTY_OUT_OF_MEMORY;
    if (!status) {
        memcpy(shown, record, model->size);
        status = toasty__cond_key(&call, c.table, record, &key);
        guarded = key;
    }
    if (!status)
        status = toasty__version_guard(&call, c.table, record, &guarded);
    if (!status)
        status = toasty__variant_guard(&c, &guarded);
    if (!status && c.children)
        status = change_children(&c, record, shown);
    /* memory first: once the row is changed, nothing more may fail */
    if (!status)
        status = toasty__update_show(&c, shown, record);
    if (!status && (c.children || c.table->deferred || c.reloads))
        status = toasty__update_mark(&c, record, shown);
    if (!status)
        status = update_row(&c, key, guarded, shown);
    if (!status && c.reloads)
        status = toasty__update_reload(&c, shown, record);
    status = toasty__call_finish(&call, status);
    if (!status)
        toasty__update_settle(&c, record, shown);
    else if (shown)
        toasty__update_take_back(&c, record);
    if (c.block)
        toasty__block_free(c.block);
    return toasty__call_end(&call, status);
}

/* ---- by condition ---- */

/* The records that a condition matches, for relations that change with them. */
static toasty_status matched(changing *c, const toasty__cond *where, toasty__records *records)
{
    toasty__select select = {.table = c->table, .where = where};
    records->table = c->table;
    records->block = need_block(c);
    if (!records->block)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__read(c->call, &select, records, 0, 0);
    return toasty__records_keep(c->call, records, status);
}

static toasty_status links_a_record(changing *c)
{
    const toasty_model *model = c->table->model;
    for (uint16_t i = 0; i < model->field_count; i++) {
        const toasty_field *field = &model->fields[i];
        bool record = false;
        if (field->kind == TOASTY_FIELD_HAS_ONE) {
            record = toasty__one_change(c, field).op == TOASTY_SET && toasty__one_change(c, field).value;
        } else if (field->kind == TOASTY_FIELD_HAS_MANY) {
            toasty_many many = toasty__many_change(c, field);
            record = toasty__many_names(&many);
        }
        if (record)
            return wrong_change(
                c, field, "was given one record, but the condition matches several that it would belong to");
    }
    return TOASTY_OK;
}

static toasty_status update_rows(changing *c, const toasty__cond *where, int64_t *changes)
{
    toasty__op op = {
        .kind = TOASTY__UPDATE,
        .as.update = {.table = c->table, .assign_count = c->count, .assigns = c->assigns, .where = where}};
    if (!c->returned)
        return name_overflow(c, toasty__exec_all(c->call, &op, changes, 0));
    op.as.update.return_all = true;
    return name_overflow(c, toasty__exec_returning(c->call, &op, c->returned, changes));
}

/* Updates records, or reads those that stay as they are, by their keys, as many at a time as a statement has
 * room for. */
static toasty_status update_records(changing *c, const toasty__records *records)
{
    const toasty_model *model = c->table->model;
    uint32_t most = c->call->db->database->driver->capability->max_params / 2 / model->key_count;
    toasty_status status = TOASTY_OK;
    for (size_t at = 0; !status && at < records->len; at += most) {
        const toasty__cond *keys;
        uint32_t n = records->len - at < most ? (uint32_t)(records->len - at) : most;
        toasty__cell *cells = toasty__call_alloc(c->call, (size_t)n * model->key_count * sizeof *cells);
        if (!cells)
            return TOASTY_OUT_OF_MEMORY;
        for (uint32_t i = 0; !status && i < n; i++) {
            bool any_null;
            status = toasty__record_cells(c->call, records->items + (at + i) * model->size, model, model->key,
                                          model->key_count, c->table, model->key,
                                          cells + (size_t)i * model->key_count, &any_null);
        }
        if (!status)
            status = toasty__cond_among(c->call, c->table, model->key, model->key_count, cells, n, &keys);
        if (!status && c->count)
            status = update_rows(c, keys, 0);
        else if (!status)
            status =
                toasty__read(c->call, &(toasty__select){.table = c->table, .where = keys}, c->returned, 0, 0);
    }
    return status;
}

/*
 * With relations in it, which records an update is about is asked first: where there is none nothing may
 * happen, and settling the relations may change what the condition would say.
 */
static toasty_status update_with_relations(changing *c, const toasty__cond *where)
{
    toasty__records records = {0};
    toasty_status status = matched(c, where, &records);
    if (!status && !records.len)
        return TOASTY_OK;
    if (!status && records.len > 1)
        status = links_a_record(c);
    if (!status)
        status = assign_rest(c);
    for (size_t i = 0; !status && c->children && i < records.len; i++)
        status = change_children(c, records.items + i * c->table->model->size, 0);
    if (!status && (c->count || c->returned))
        status = update_records(c, &records);
    if (!status)
        c->call->db->changes = (int64_t)records.len;
    return status;
}

static toasty_status update_matching(changing *c, const toasty__cond *where)
{
    toasty_status status = c->several ? toasty__call_atomic(c->call) : TOASTY_OK;
    if (status)
        return status;
    if (c->several)
        return update_with_relations(c, where);
    status = assign_rest(c);
    return status ? status : update_rows(c, where, &c->call->db->changes);
}

/* The call without its beginning and end. */
static toasty_status update_where(changing *c, const toasty_field *relation)
{
    const toasty_changes_head *head = c->changes;
    const toasty__cond *where = 0, *scope = 0;
    toasty__call *call = c->call;
    toasty_status status = toasty__lower_demanded(call, c->table, &head->toasty__where, "update", &where);
    if (!status && relation)
        status = toasty__cond_related(call, relation, head->toasty__parent, &scope);
    if (!status && scope)
        status = toasty__both(call, scope, where, &where);
    if (!status)
        status = weigh(c);
    if (status || toasty__never(where))
        return status;
    /* a row that comes back must be read before it is settled */
    if (c->returned)
        status = toasty__call_atomic(call);
    return status ? status : update_matching(c, where);
}

toasty_status toasty_model_update_where(const toasty_model *model, const toasty_field *relation,
                                        const void *changes)
{
    const toasty_changes_head *head = changes;
    toasty__call call;
    changing c;
    if (!changes || !toasty__call_begin(&call, head->toasty__db))
        return changes ? toasty__refused() : TOASTY_MISUSE;
    call.db->changes = 0;
    toasty_status status = begin_changes(&c, &call, model, changes);
    if (!status)
        status = update_where(&c, relation);
    status = toasty__call_end(&call, status);
    if (c.block)
        toasty__block_free(c.block);
    return status;
}

void *toasty_model_update_where_returning(const toasty_model *model, const toasty_field *relation,
                                          const void *changes)
{
    const toasty_changes_head *head = changes;
    toasty__call call;
    changing c;
    toasty__records records = {0};
    if (!changes || !toasty__call_begin(&call, head->toasty__db))
        return 0;
    call.db->changes = 0;
    toasty_status status = begin_changes(&c, &call, model, changes);
    if (!status)
        status = toasty__returned_begin(&call, c.table, &records);
    if (!status) {
        c.returned = &records;
        status = update_where(&c, relation);
    }
    if (!status)
        status = toasty__returned_load(&call, &records);
    void *list = toasty__returned_end(&call, &records, status);
    if (c.block)
        toasty__block_free(c.block);
    return list;
}
