/* Relations that are loaded with every query must come to an end. The generator says so too, of the headers
 * that it sees. */
#include "schema/build.h"

/* Eager relations, each from the model that the one before leads to; the last one first. */
typedef struct way {
    const struct way *before;
    const toasty__table *from;
    const toasty_field *relation;
} way;

/* "User.posts -> Post.user": those from `begin` on. */
static void spell(toasty__buffer *text, const way *at, const toasty__table *begin)
{
    if (at->from != begin) {
        spell(text, at->before, begin);
        toasty__buffer_puts(text, " -> ");
    }
    toasty__buffer_printf(text, "%s.%s", at->from->model->name, at->relation->name);
}

static bool refuse(toasty__build *build, const way *last, const toasty__table *begin)
{
    const way *first = last;
    while (first->from != begin)
        first = first->before;
    spell(&build->text, last, begin);
    const char *cycle = toasty__build_take_text(build);
    return cycle ? toasty__build_refuse(
                       build, TOASTY_INVALID_SCHEMA, begin->model, first->relation,
                       "eager relation cycle detected: %s -> %s: one of them must not be eager", cycle,
                       begin->model->name)
                 : toasty__build_no_memory(build);
}

static bool is_on(const way *at, const toasty__table *table)
{
    for (; at; at = at->before)
        if (at->from == table)
            return true;
    return false;
}

/* `ends` by table: known to come to an end. */
static bool follow(toasty__build *build, const toasty__table *table, const way *before, bool *ends)
{
    for (uint16_t i = 0; i < table->model->field_count; i++) {
        const way here = {before, table, &table->model->fields[i]};
        if (!(here.relation->flags & TOASTY_EAGER) || here.relation->relation->value)
            continue; /* values lead no further */
        const toasty__table *next = toasty__schema_table(build->schema, here.relation->relation->target);
        if (is_on(&here, next))
            return refuse(build, &here, next);
        if (!ends[next - build->schema->tables] && !follow(build, next, &here, ends))
            return false;
    }
    ends[table - build->schema->tables] = true;
    return true;
}

bool toasty__build_check_eager(toasty__build *build)
{
    toasty__schema *schema = build->schema;
    for (size_t t = 0; t < build->model_count; t++) {
        toasty__table *table = toasty__build_table_at(build, t);
        for (uint16_t i = 0; i < table->model->field_count; i++)
            table->eager |= (table->model->fields[i].flags & TOASTY_EAGER) != 0;
        schema->eager |= table->eager;
    }
    if (!schema->eager)
        return true;
    bool *ends = toasty__arena_zalloc(&schema->arena, schema->table_count * sizeof *ends);
    if (!ends)
        return toasty__build_no_memory(build);
    for (size_t t = 0; t < build->model_count; t++)
        if (!follow(build, toasty__build_table_at(build, t), NULL, ends))
            return false;
    return true;
}
