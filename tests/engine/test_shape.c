/* Two operations have the same text exactly when their shapes are equal: operations made at random, all
 * compared. */
#include "table.h"

#include <sqlite3.h>

#include "random.h"

enum { OPERATIONS = 600 };

typedef struct made {
    toasty__op op;
    toasty__shape shape;
    toasty__params params;
    char *text;
} made;

static toasty__arena arena;

static void *take(size_t size)
{
    void *memory = toasty__arena_alloc(&arena, size);
    assert_non_null(memory);
    memset(memory, 0, size);
    return memory;
}

static toasty__cell any_cell(void)
{
    switch (random_below(4)) {
    case 0: return (toasty__cell){.kind = TOASTY__CELL_NULL};
    case 1: return (toasty__cell){.kind = TOASTY__CELL_REAL, .as.real = random_below(9)};
    case 2: return text_cell("some text");
    default: return int_cell(random_below(9));
    }
}

static toasty__cell *any_cells(size_t count)
{
    toasty__cell *cells = take((count + 1) * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        cells[i] = any_cell();
    return cells;
}

static uint16_t *any_columns(uint16_t count)
{
    uint16_t *columns = take((count + 1u) * sizeof *columns);
    for (uint16_t i = 0; i < count; i++)
        columns[i] = (uint16_t)random_below(3);
    return columns;
}

static const toasty__table *any_table(void)
{
    return random_below(4) ? &table_t : &table_u;
}

static toasty__cond *any_cond(const toasty__table *table, unsigned depth);

static toasty__select any_select(const toasty__table *table, unsigned depth)
{
    toasty__select s = {.what = (toasty__select_what)random_below(TOASTY__SELECT_MAX + 1), .table = table};
    if (random_below(2))
        s.where = any_cond(table, depth);
    if (s.what == TOASTY__SELECT_COLUMNS && random_below(2)) {
        s.column_count = (uint16_t)(1 + random_below(2));
        s.columns = any_columns(s.column_count);
    }
    if (s.what == TOASTY__SELECT_COLUMNS && !s.columns && random_below(4) == 0)
        s.then_where = any_cond(table, depth);
    if (s.what == TOASTY__SELECT_COLUMNS && random_below(3) == 0) {
        toasty__order_key *keys = take(2 * sizeof *keys);
        s.order_count = (uint16_t)(1 + random_below(2));
        for (int i = 0; i < 2; i++)
            keys[i] = (toasty__order_key){(uint16_t)random_below(3), random_below(2)};
        s.order = keys;
    }
    if (s.what > TOASTY__SELECT_ONE) {
        s.column_count = 1;
        s.columns = any_columns(1);
        return s;
    }
    s.limited = random_below(3) == 0;
    s.skips = s.limited && random_below(2);
    s.limit = int_cell(random_below(9));
    s.offset = int_cell(random_below(9));
    return s;
}

/* What is computed at the top: a plain column has a form of its own. */
static toasty__math any_math(unsigned depth, bool top)
{
    toasty__math m = {.op = TOASTY_MATH_VALUE};
    if (top || depth)
        m.op = (toasty_math_op)(TOASTY_MATH_PLUS + random_below(4));
    else if (random_below(2))
        m.op = TOASTY_MATH_FIELD;
    if (m.op == TOASTY_MATH_FIELD)
        m.column = (uint16_t)random_below(3);
    if (m.op == TOASTY_MATH_VALUE)
        m.cell = any_cell();
    if (m.op > TOASTY_MATH_FIELD) {
        toasty__math *sides = take(2 * sizeof *sides);
        for (int i = 0; i < 2; i++)
            sides[i] = any_math(depth ? random_below(depth) : 0, false);
        m.sides = sides;
    }
    return m;
}

static const toasty__math *math(void)
{
    toasty__math *m = take(sizeof *m);
    *m = any_math(2, true);
    return m;
}

static void fill_cond(toasty__cond *c, const toasty__table *table, unsigned depth)
{
    *c = (toasty__cond){.kind = (toasty__cond_kind)random_below(TOASTY__COND_IN_SELECT + 1)};
    bool junction = c->kind == TOASTY__COND_AND || c->kind == TOASTY__COND_OR;
    bool wraps = c->kind == TOASTY__COND_NOT || c->kind == TOASTY__COND_NOT_TRUE;
    bool comparison = c->kind >= TOASTY__COND_EQ && c->kind <= TOASTY__COND_LE;
    if (c->kind <= TOASTY__COND_UNKNOWN)
        return;
    if (junction || wraps || c->kind == TOASTY__COND_IN_SELECT || c->kind == TOASTY__COND_ILIKE)
        if (!depth || c->kind == TOASTY__COND_ILIKE) {
            c->kind = TOASTY__COND_NULL;
            junction = wraps = false;
        }
    if (junction || wraps) {
        c->count = wraps ? 1 : 2 + random_below(2);
        toasty__cond *children = take(c->count * sizeof *children);
        for (uint32_t i = 0; i < c->count; i++)
            fill_cond(&children[i], table, depth - 1);
        c->children = children;
        return;
    }
    c->table = table;
    if (c->kind == TOASTY__COND_IN_SELECT) {
        toasty__select *inner = take(sizeof *inner);
        *inner = any_select(any_table(), depth - 1);
        inner->what = TOASTY__SELECT_COLUMNS;
        c->column_count = inner->column_count = (uint16_t)(1 + random_below(2));
        inner->columns = any_columns(c->column_count);
        inner->then_where = NULL;
        c->columns = any_columns(c->column_count);
        c->select = inner;
        return;
    }
    if (comparison && random_below(4) == 0) {
        c->math = math();
        if (random_below(2))
            c->other = math();
        c->count = c->other ? 0 : 1;
        c->cells = any_cells(1);
        return;
    }
    c->column = (uint16_t)random_below(3);
    if (comparison && random_below(3) == 0) {
        c->column_count = 1;
        c->columns = any_columns(1);
        return;
    }
    c->count = c->kind == TOASTY__COND_BETWEEN ? 2 : 1;
    if (c->kind == TOASTY__COND_NULL || c->kind == TOASTY__COND_NOT_NULL)
        c->count = 0;
    if (c->kind == TOASTY__COND_IN || c->kind == TOASTY__COND_NOT_IN || c->kind == TOASTY__COND_IN_ROWS)
        c->count = 1 + random_below(3);
    if (c->kind == TOASTY__COND_IN_ROWS) {
        c->column = 0;
        c->column_count = 2;
        c->columns = any_columns(2);
    }
    if (c->kind == TOASTY__COND_LIKE)
        c->escape = "\0!'"[random_below(3)];
    c->cells = any_cells(c->count * (c->column_count ? c->column_count : 1u));
}

static toasty__cond *any_cond(const toasty__table *table, unsigned depth)
{
    toasty__cond *c = take(sizeof *c);
    fill_cond(c, table, depth);
    return c;
}

static toasty__op any_op(void)
{
    const toasty__table *table = any_table();
    toasty__op op = {.kind = TOASTY__QUERY};
    switch (random_below(5)) {
    case 0:
        op.kind = TOASTY__INSERT;
        op.as.insert = (toasty__insert){
            .table = table, .row_count = 1 + random_below(2), .return_auto = random_below(2)};
        op.as.insert.cells = any_cells(op.as.insert.row_count * TABLE_WIDTH);
        break;
    case 1: {
        toasty__assign *assigns = take(2 * sizeof *assigns);
        bool all = random_below(4) == 0;
        for (int i = 0; i < 2; i++)
            assigns[i] = (toasty__assign){(uint16_t)(1 + 2 * random_below(4) + i),
                                          (toasty__assign_kind)random_below(TOASTY__ASSIGN_COUNT + 1),
                                          !all && random_below(2), any_cell()};
        op.kind = TOASTY__UPDATE;
        op.as.update = (toasty__update){table, (uint16_t)(1 + random_below(2)), assigns,
                                        random_below(2) ? any_cond(table, 1) : NULL, all};
        break;
    }
    case 2:
        op.kind = TOASTY__DELETE;
        op.as.remove = (toasty__delete){table, random_below(4) ? any_cond(table, 2) : NULL, random_below(2)};
        break;
    default: op.as.select = any_select(table, 2); break;
    }
    return op;
}

static void make(made *m)
{
    m->op = any_op();
    m->shape = (toasty__shape){.arena = &arena};
    m->params = (toasty__params){.arena = &arena};
    toasty__op_shape(&m->op, &m->shape, &m->params);
    assert_false(m->shape.failed || m->params.failed);
    m->text = text_of(&m->op);
}

static bool same_shape(const made *a, const made *b)
{
    return a->shape.length == b->shape.length && !memcmp(a->shape.bytes, b->shape.bytes, a->shape.length);
}

/* SQLite takes the text, and has as many placeholders as there are values. */
static void check_sql(sqlite3 *db, const made *m)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, m->text, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s\n%s", m->text, sqlite3_errmsg(db));
    if (sqlite3_bind_parameter_count(statement) != (int)m->params.count)
        fail_msg("%s\nhas %zu values", m->text, m->params.count);
    sqlite3_finalize(statement);
}

static void same_text_same_shape(void **state)
{
    (void)state;
    static made all[OPERATIONS];
    sqlite3 *db;
    long same = 0;
    double until = random_clock() + random_seconds() / 2;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, TABLE_SQL, NULL, NULL, NULL), SQLITE_OK);
    do {
        char scratch[64];
        toasty__arena_init(&arena, scratch, sizeof scratch);
        for (int i = 0; i < OPERATIONS; i++) {
            make(&all[i]);
            check_sql(db, &all[i]);
            for (int k = 0; k < i; k++) {
                bool equal = !strcmp(all[i].text, all[k].text);
                if (same_shape(&all[i], &all[k]) != equal)
                    fail_msg("%s shapes:\n%s\n%s", equal ? "different" : "equal", all[i].text, all[k].text);
                same += equal;
            }
        }
        for (int i = 0; i < OPERATIONS; i++)
            free(all[i].text);
        toasty__arena_fini(&arena);
    } while (random_clock() < until);
    assert_true(same > 10); /* or nothing was tried */
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(same_text_same_shape)};
    random_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
