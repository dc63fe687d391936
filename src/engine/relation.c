/* Links between records: pointing children at parents and taking them away again. */
#include <string.h>

#include "engine/link.h"
#include "engine/read.h"
#include "engine/version.h"
#include "engine/write.h"
#include "record/annex.h"
#include "record/encode.h"
#include "record/member.h"

toasty_status toasty__negated(toasty__call *call, const toasty__cond *cond, const toasty__cond **out)
{
    toasty__cond *not = toasty__call_zalloc(call, sizeof *not );
    if (!not )
        return TOASTY_OUT_OF_MEMORY;
    not ->kind = TOASTY__COND_NOT;
    not ->count = 1;
    not ->children = cond;
    *out = not ;
    return TOASTY_OK;
}

toasty_status toasty__cond_children(toasty__call *call, const toasty_field *relation, const void *parent,
                                    const void *except, const toasty__cond **out)
{
    const toasty__cond *key;
    toasty_status status = toasty__cond_related(call, relation, parent, out);
    if (status || !except)
        return status;
    const toasty__table *child = toasty__call_table(call, relation->relation->target);
    status = toasty__cond_key(call, child, except, &key);
    if (!status)
        status = toasty__negated(call, key, &key);
    return status ? status : toasty__both(call, *out, key, out);
}

toasty_status toasty__assign_parent(toasty__call *call, const toasty_field *relation,
                                    const toasty__table *child, const void *parent, toasty__assign **out,
                                    uint16_t *count)
{
    const toasty_relation *r = relation->relation;
    bool any_null;
    toasty__cell cells[TOASTY_MAX_KEY];
    toasty__assign *assigns = toasty__call_zalloc(call, (r->count + 1u) * sizeof *assigns);
    if (!assigns)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty__record_cells(call, parent, relation->model, r->key, r->count, child,
                                                r->references, cells, &any_null);
    for (uint16_t i = 0; !status && i < r->count; i++) {
        assigns[i].column = toasty__column_of(child, r->references[i]);
        assigns[i].cell = cells[i];
    }
    *out = assigns;
    *count = r->count;
    if (child->version_column >= 0)
        assigns[(*count)++] = toasty__version_bump(child);
    return status;
}

toasty_status toasty__link(toasty__call *call, const toasty_field *relation, const void *parent,
                           const void *child)
{
    const toasty_relation *r = relation->relation;
    const toasty__table *table = toasty__call_table(call, r->target);
    const toasty__cond *key;
    toasty__assign *assigns;
    uint16_t count;
    int64_t changes = 0;
    if (!table)
        return TOASTY_INVALID_STATEMENT;
    if (!child || !parent)
        return toasty__null_record(call, relation);
    toasty_status status = toasty__cond_key(call, table, child, &key);
    if (!status)
        status = toasty__assign_parent(call, relation, table, parent, &assigns, &count);
    if (status)
        return status;
    toasty__op op = {.kind = TOASTY__UPDATE,
                     .as.update = {.table = table, .assign_count = count, .assigns = assigns, .where = key}};
    status = toasty__exec_all(call, &op, &changes, 0);
    if (!status && !changes) {
        toasty__error_set_field(call->error, table->model->name, 0);
        return toasty__fail(call->error, TOASTY_RECORD_NOT_FOUND,
                            "the record of model `%s` to link into `%s.%s` is not in the database",
                            table->model->name, relation->model->name, relation->name);
    }
    return status;
}

toasty_status toasty__clear_rival(toasty__call *call, const toasty_field *belongs_to, const void *parent,
                                  const void *child)
{
    const toasty_relation *r = belongs_to->relation;
    const toasty__cond *others;
    if (r->pair < 0 || !(belongs_to->flags & TOASTY_NULLABLE) ||
        r->target->fields[r->pair].kind != TOASTY_FIELD_HAS_ONE)
        return TOASTY_OK;
    const toasty_field *has_one = &r->target->fields[r->pair];
    toasty_status status = toasty__cond_children(call, has_one, parent, child, &others);
    return status ? status : toasty__detach(call, has_one, others);
}

/* Makes the child's struct agree with its row. */
static toasty_status show_parent(toasty__call *call, const toasty_field *relation, const void *parent,
                                 void *child, toasty__block *block)
{
    const toasty_relation *r = relation->relation;
    for (uint16_t i = 0; i < r->count; i++) {
        toasty_value value = toasty_value_null(0);
        if (parent)
            value = toasty__field_value(&relation->model->fields[r->key[i]], parent);
        if (!toasty__store(&r->target->fields[r->references[i]], child, &value, block))
            return toasty__fail_memory(call->error);
    }
    if (r->pair >= 0)
        toasty__set_pointer((char *)child + r->target->fields[r->pair].offset, 0);
    toasty__version_show(r->target, child);
    return TOASTY_OK;
}

toasty_status toasty__linking_begin(toasty__linking *l, toasty__call *call, const toasty_field *relation,
                                    const void *parent, void *child)
{
    size_t size = relation->relation->target->size;
    l->shown = toasty__call_alloc(call, size);
    if (!l->shown)
        return TOASTY_OUT_OF_MEMORY;
    memcpy(l->shown, child, size);
    toasty__block *block = toasty__block_new(0, 64);
    toasty_status status =
        block ? show_parent(call, relation, parent, l->shown, block) : TOASTY_OUT_OF_MEMORY;
    if (!status && toasty__annex_add(child, block)) {
        l->block = block;
        return TOASTY_OK;
    }
    toasty__block_free(block);
    return toasty__fail_memory(call->error);
}

void toasty__linking_settle(const toasty__linking *l, toasty_status status, const toasty_field *relation,
                            void *child)
{
    const toasty_relation *r = relation->relation;
    if (!status && l->block) {
        memcpy(child, l->shown, r->target->size);
        if (r->pair >= 0)
            toasty__annex_unmark((char *)child + r->target->fields[r->pair].offset);
    } else if (l->block) {
        toasty__annex_drop(child, l->block);
    }
}

static toasty_status end_linking(const toasty__linking *l, toasty__call *call, toasty_status status,
                                 const toasty_field *relation, void *child)
{
    status = toasty__call_finish(call, status);
    toasty__linking_settle(l, status, relation, child);
    return toasty__call_end(call, status);
}

toasty_status toasty_relation_insert(const toasty_field *relation, toasty_db *db, const void *parent,
                                     void *child)
{
    toasty__call call;
    toasty__linking l = {0};
    if (toasty__is_via(relation))
        return toasty_relation_insert_all(relation, db, parent, child, 1);
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    toasty_status status = TOASTY_OK;
    if (!child || !parent)
        status = toasty__null_record(&call, relation);
    if (!status)
        status = toasty__linking_begin(&l, &call, relation, parent, child);
    if (!status && relation->kind == TOASTY_FIELD_HAS_ONE) {
        const toasty__cond *others;
        status = toasty__call_atomic(&call);
        if (!status)
            status = toasty__cond_children(&call, relation, parent, child, &others);
        if (!status)
            status = toasty__detach(&call, relation, others);
    }
    if (!status)
        status = toasty__link(&call, relation, parent, child);
    return end_linking(&l, &call, status, relation, child);
}

toasty_status toasty__exists(toasty__call *call, const toasty__table *table, const toasty__cond *where,
                             bool *out)
{
    toasty__op op = {.kind = TOASTY__QUERY,
                     .as.select = {.what = TOASTY__SELECT_ONE, .table = table, .where = where}};
    toasty__exec exec;
    toasty_status status = toasty__exec_start(&exec, call, &op);
    if (status)
        return status;
    *out = toasty__exec_step(&exec) == TOASTY__STEP_ROW;
    return toasty__exec_close(&exec, TOASTY_OK);
}

toasty_status toasty_relation_remove(const toasty_field *relation, toasty_db *db, const void *parent,
                                     void *child)
{
    toasty__call call;
    toasty__linking l = {0};
    const toasty__cond *mine, *key;
    bool found = false;
    if (toasty__is_via(relation))
        return toasty_relation_remove_all(relation, db, parent, child, 1);
    if (!toasty__call_begin(&call, db))
        return toasty__refused();
    toasty_status status = TOASTY_OK;
    const toasty__table *table = toasty__call_table(&call, relation->relation->target);
    if (!table)
        status = TOASTY_INVALID_STATEMENT;
    if (!status && (!child || !parent))
        status = toasty__null_record(&call, relation);
    if (!status && relation->kind == TOASTY_FIELD_HAS_ONE && !(relation->flags & TOASTY_NULLABLE))
        status = toasty__fail(call.error, TOASTY_INVALID_STATEMENT,
                              "relation `%s.%s` is required: its record can be replaced, not removed",
                              relation->model->name, relation->name);
    if (!status)
        status = toasty__call_atomic(&call);
    if (!status)
        status = toasty__cond_related(&call, relation, parent, &mine);
    if (!status)
        status = toasty__cond_key(&call, table, child, &key);
    if (!status)
        status = toasty__both(&call, mine, key, &mine);
    if (!status)
        status = toasty__exists(&call, table, mine, &found);
    if (!status && !found)
        status = toasty__not_linked(&call, relation, 1);
    if (!status && toasty__child_is_optional(relation))
        status = toasty__linking_begin(&l, &call, relation, 0, child);
    if (!status)
        status = toasty__detach(&call, relation, mine);
    return end_linking(&l, &call, status, relation, child);
}
