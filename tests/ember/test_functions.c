/* Functions and collations written in C, and extensions. */
#include "support.h"

#include <ctype.h>

static int contexts_freed;
static int values_freed;
static int aggregates_freed;
static uintptr_t last_context;

static void free_context(uintptr_t context)
{
    contexts_freed++;
    last_context = context;
}

static void free_value(turso_value_t *value)
{
    values_freed++;
    if (value->value_type == TURSO_EXTENSION_VALUE_TEXT) {
        free((void *)value->value.text->text);
        free((void *)value->value.text);
    } else if (value->value_type == TURSO_EXTENSION_VALUE_BLOB) {
        free((void *)value->value.blob);
    } else if (value->value_type == TURSO_EXTENSION_VALUE_ERROR) {
        free(value->value.error->message);
        free((void *)value->value.error);
    }
}

static turso_value_t integer(int64_t value)
{
    return (turso_value_t){.value_type = TURSO_EXTENSION_VALUE_INTEGER, .value.int_value = value};
}

static turso_value_t text_value(const char *bytes, size_t len, turso_extension_text_subtype_t subtype)
{
    turso_extension_text_t *text = malloc(sizeof *text);
    char *copy = malloc(len + 1);
    memcpy(copy, bytes, len);
    *text = (turso_extension_text_t){subtype, (const uint8_t *)copy, (uint32_t)len};
    return (turso_value_t){.value_type = TURSO_EXTENSION_VALUE_TEXT, .value.text = text};
}

static turso_value_t error_value(turso_extension_result_code_t code, const char *words)
{
    turso_extension_error_t *error = malloc(sizeof *error);
    turso_extension_text_t *message = NULL;
    if (words) {
        message = malloc(sizeof *message);
        *message = (turso_extension_text_t){0, (const uint8_t *)words, (uint32_t)strlen(words)};
    }
    *error = (turso_extension_error_t){code, message};
    return (turso_value_t){.value_type = TURSO_EXTENSION_VALUE_ERROR, .value.error = error};
}

/* Gives its first argument back, or a code for a failure asked for as ('fail', code). */
static turso_value_t echo(uintptr_t context, int32_t argc, const turso_value_t *argv,
                          turso_context_destructor_t context_destructor,
                          turso_value_destructor_t value_destructor)
{
    assert_true(context_destructor == free_context);
    assert_true(value_destructor == free_value);
    if (argc == 0)
        return integer((int64_t)context);
    if (argc == 2)
        return error_value(
            (turso_extension_result_code_t)argv[1].value.int_value,
            argv[0].value_type == TURSO_EXTENSION_VALUE_TEXT ? (const char *)argv[0].value.text->text : NULL);
    if (argc > 2) { /* adds them up */
        int64_t sum = 0;
        for (int i = 0; i < argc; i++)
            sum += argv[i].value.int_value;
        return integer(sum);
    }
    turso_value_t value = argv[0];
    if (value.value_type == TURSO_EXTENSION_VALUE_TEXT)
        return text_value((const char *)value.value.text->text, value.value.text->len,
                          TURSO_EXTENSION_TEXT_TEXT);
    if (value.value_type == TURSO_EXTENSION_VALUE_BLOB) {
        turso_extension_blob_t *blob = malloc(sizeof *blob + value.value.blob->size);
        memcpy(blob + 1, value.value.blob->data, value.value.blob->size);
        *blob = (turso_extension_blob_t){(const uint8_t *)(blob + 1), value.value.blob->size};
        value.value.blob = blob;
    }
    return value;
}

static turso_value_t other(uintptr_t context, int32_t argc, const turso_value_t *argv,
                           turso_context_destructor_t cd, turso_value_destructor_t vd)
{
    (void)argc;
    (void)argv;
    (void)cd;
    (void)vd;
    return integer((int64_t)context);
}

static turso_value_t json(uintptr_t context, int32_t argc, const turso_value_t *argv,
                          turso_context_destructor_t cd, turso_value_destructor_t vd)
{
    (void)argc;
    (void)argv;
    (void)cd;
    (void)vd;
    return text_value("[1]", 3, context ? TURSO_EXTENSION_TEXT_JSON : TURSO_EXTENSION_TEXT_TEXT);
}

typedef struct {
    db_t db;
    conn_t c;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    f.db = open_db(":memory:");
    f.c = connect_db(f.db);
    contexts_freed = values_freed = aggregates_freed = 0;
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    turso_connection_deinit(f->c);
    turso_database_deinit(f->db);
    return 0;
}

#define SCALAR(c, name, argc, context, callback)                                                             \
    turso_connection_register_scalar_function((c), (name), (argc), true, (context), (callback),              \
                                              free_context, free_value, &error)

static void scalars_take_and_give_every_type(void **state)
{
    fixture *f = *state;
    expect(TURSO_OK, SCALAR(f->c, "echo", -1, 7, echo));
    assert_int_equal(ask_int(f->c, "SELECT echo()"), 7);
    assert_int_equal(ask_int(f->c, "SELECT ECHO(-5) = -5 AND echo(1.5) = 1.5 AND echo(NULL) IS NULL"), 1);
    assert_int_equal(
        ask_int(f->c, "SELECT echo('a' || char(0) || 'b') = 'a' || char(0) || 'b' AND echo('') = ''"), 1);
    assert_int_equal(ask_int(f->c, "SELECT echo(x'0001') = x'0001' AND echo(x'') = x''"), 1);
    /* More arguments than fit the room on the stack. */
    assert_int_equal(ask_int(f->c, "SELECT echo(1,2,3,4,5,6,7,8,9,10,11,12)"), 78);
    assert_int_equal(values_freed, 9);
    expect(TURSO_OK, SCALAR(f->c, "plain", 0, 0, json));
    expect(TURSO_OK, SCALAR(f->c, "js", 0, 1, json));
    assert_string_equal(ask_text(f->c, "SELECT json_array(plain(), js())"), "[\"[1]\",[1]]");
    turso_connection_deinit(f->c);
    assert_int_equal(contexts_freed, 3);
    f->c = NULL;
}

static void errors_of_scalars_become_statuses(void **state)
{
    fixture *f = *state;
    expect(TURSO_OK, SCALAR(f->c, "echo", -1, 0, echo));
    expect_error(TURSO_ERROR, "because", run(f->c, "SELECT echo('because', 1)", NULL, &error));
    expect_error(TURSO_ERROR, "function failed", run(f->c, "SELECT echo(0, 1)", NULL, &error));
    expect_error(TURSO_ERROR, "out of memory", run(f->c, "SELECT echo('x', 4)", NULL, &error));
    expect_error(TURSO_CORRUPT, "rotten", run(f->c, "SELECT echo('rotten', 5)", NULL, &error));
    expect_error(TURSO_READONLY, "readonly", run(f->c, "SELECT echo(0, 16)", NULL, &error));
    expect_error(TURSO_INTERRUPT, "interrupted", run(f->c, "SELECT echo(0, 19)", NULL, &error));
    expect_error(TURSO_BUSY, "later", run(f->c, "SELECT echo('later', 20)", NULL, &error));
    expect_error(TURSO_CONSTRAINT, "no", run(f->c, "SELECT echo('no', 21)", NULL, &error));
}

static void a_name_stands_for_one_function(void **state)
{
    fixture *f = *state;
    expect(TURSO_OK, SCALAR(f->c, "fun", 1, 1, other));
    assert_int_equal(ask_int(f->c, "SELECT fun(0)"), 1);
    expect(TURSO_OK, SCALAR(f->c, "FUN", 1, 2, other));
    assert_int_equal(contexts_freed, 1);
    assert_int_equal(last_context, 1);
    assert_int_equal(ask_int(f->c, "SELECT fun(0)"), 2);
    expect(TURSO_OK, SCALAR(f->c, "fun", 0, 3, other)); /* another arity replaces as well */
    assert_int_equal(contexts_freed, 2);
    assert_int_equal(ask_int(f->c, "SELECT fun()"), 3);
    expect_error(TURSO_ERROR, "fun", run(f->c, "SELECT fun(0)", NULL, &error));
    expect(TURSO_OK, turso_connection_unregister_function(f->c, "Fun", &error));
    assert_int_equal(contexts_freed, 3);
    expect_error(TURSO_ERROR, "no such function", run(f->c, "SELECT fun()", NULL, &error));
    expect_error(TURSO_ERROR, "registered", turso_connection_unregister_function(f->c, "fun", &error));
}

static void registration_is_checked(void **state)
{
    fixture *f = *state;
    char name[300];
    memset(name, 'a', sizeof name);
    name[299] = 0;
    expect_error(TURSO_MISUSE, "callback", SCALAR(f->c, "f", 0, 0, NULL));
    expect_error(TURSO_MISUSE, "name", SCALAR(f->c, NULL, 0, 0, echo));
    expect_error(TURSO_MISUSE, "name", SCALAR(f->c, "", 0, 0, echo));
    expect_error(TURSO_MISUSE, "name", SCALAR(f->c, name, 0, 0, echo));
    expect_error(TURSO_MISUSE, "arguments", SCALAR(f->c, "f", -2, 0, echo));
    expect_error(TURSO_MISUSE, "arguments", SCALAR(f->c, "f", 5000, 0, echo));
    expect_error(TURSO_MISUSE, "NULL", SCALAR(NULL, "f", 0, 0, echo));
    expect_error(TURSO_MISUSE, "NULL",
                 turso_connection_register_aggregate_function(NULL, "f", 0, 0, NULL, NULL, NULL, NULL, NULL,
                                                              NULL, &error));
    expect_error(TURSO_MISUSE, "callback",
                 turso_connection_register_aggregate_function(f->c, "f", 0, 0, NULL, NULL, NULL, NULL, NULL,
                                                              NULL, &error));
    expect_error(TURSO_MISUSE, "callback",
                 turso_connection_register_collation(f->c, "f", 0, NULL, NULL, &error));
    expect_error(TURSO_MISUSE, "name", turso_connection_unregister_function(f->c, NULL, &error));
    expect_error(TURSO_MISUSE, "name", turso_connection_unregister_collation(f->c, NULL, &error));
    /* Not while a statement runs, and the context stays ours. */
    expect(TURSO_OK, SCALAR(f->c, "f", 0, 1, other));
    stmt_t s = prepare(f->c, "SELECT f() UNION SELECT 2");
    expect(TURSO_ROW, turso_statement_step(s, &error));
    expect_error(TURSO_BUSY, "runs", SCALAR(f->c, "f", 0, 2, other));
    expect_error(TURSO_BUSY, "runs", SCALAR(f->c, "g", 0, 2, other));
    expect_error(TURSO_BUSY, "runs", turso_connection_unregister_function(f->c, "f", &error));
    assert_int_equal(contexts_freed, 0);
    turso_statement_deinit(s);
    expect(TURSO_OK, turso_connection_unregister_function(f->c, "f", &error));
    assert_int_equal(contexts_freed, 1);
}

/* ---- aggregates ---- */

typedef struct {
    turso_agg_ctx_t base;
    int64_t sum;
} sum_state;

static turso_agg_ctx_t *sum_init(uintptr_t context)
{
    assert_int_equal(context, 5);
    sum_state *s = calloc(1, sizeof *s);
    return &s->base;
}

static turso_value_t sum_step(uintptr_t context, turso_agg_ctx_t *state, int32_t argc,
                              const turso_value_t *argv)
{
    (void)context;
    assert_int_equal(argc, 1);
    if (argv[0].value_type != TURSO_EXTENSION_VALUE_INTEGER)
        return error_value(TURSO_EXTENSION_RESULT_ERROR, "numbers only");
    ((sum_state *)state)->sum += argv[0].value.int_value;
    return integer(0);
}

static turso_value_t sum_final(uintptr_t context, turso_agg_ctx_t *state)
{
    (void)context;
    return integer(((sum_state *)state)->sum);
}

static void sum_free(uintptr_t state)
{
    aggregates_freed++;
    free((void *)state);
}

static void aggregates_run_by_group(void **state)
{
    fixture *f = *state;
    expect(TURSO_OK,
           turso_connection_register_aggregate_function(f->c, "total_of", 1, 5, sum_init, sum_step, sum_final,
                                                        free_context, sum_free, free_value, &error));
    exec(f->c, "CREATE TABLE t(g, v)");
    assert_int_equal(ask_int(f->c, "SELECT total_of(v) FROM t"), 0);
    assert_int_equal(aggregates_freed, 1);
    exec(f->c, "INSERT INTO t VALUES ('a', 1), ('b', 2), ('a', 4)");
    assert_string_equal(
        ask_text(f->c, "SELECT group_concat(s) FROM (SELECT g || total_of(v) AS s FROM t GROUP BY g)"),
        "a5,b2");
    assert_int_equal(aggregates_freed, 3);
    exec(f->c, "INSERT INTO t VALUES ('c', 'x')");
    expect_error(TURSO_ERROR, "numbers only", run(f->c, "SELECT total_of(v) FROM t", NULL, &error));
    assert_int_equal(aggregates_freed, 4); /* an abandoned run is ended as well */
    expect(TURSO_OK, turso_connection_unregister_function(f->c, "total_of", &error));
    assert_int_equal(contexts_freed, 1);
}

/* ---- collations ---- */

static int32_t backwards(uintptr_t context, const uint8_t *left, size_t left_len, const uint8_t *right,
                         size_t right_len)
{
    int order = memcmp(left, right, left_len < right_len ? left_len : right_len);
    return (context ? -1 : 1) * (order ? order : left_len < right_len ? -1 : left_len > right_len);
}

static void collations_order(void **state)
{
    fixture *f = *state;
    const char *sql =
        "SELECT group_concat(v) FROM (SELECT column1 AS v FROM (VALUES ('a'),('ab'),('b')) ORDER BY v "
        "COLLATE back)";
    expect_error(TURSO_ERROR, "no such collation", run(f->c, sql, NULL, &error));
    expect(TURSO_OK, turso_connection_register_collation(f->c, "back", 1, backwards, free_context, &error));
    assert_string_equal(ask_text(f->c, sql), "b,ab,a");
    expect(TURSO_OK, turso_connection_register_collation(f->c, "BACK", 0, backwards, free_context, &error));
    assert_int_equal(contexts_freed, 1);
    assert_string_equal(ask_text(f->c, sql), "a,ab,b");
    expect(TURSO_OK, turso_connection_unregister_collation(f->c, "back", &error));
    assert_int_equal(contexts_freed, 2);
    expect(TURSO_OK, turso_connection_unregister_collation(f->c, "back", &error));
    expect_error(TURSO_ERROR, "no such collation", run(f->c, sql, NULL, &error));
}

/* ---- extensions ---- */

static void extensions_need_leave(void **state)
{
    fixture *f = *state;
    expect_error(TURSO_ERROR, "not authorized", run(f->c, "SELECT load_extension('/no/such')", NULL, &error));
    expect_error(TURSO_MISUSE, "path", turso_connection_load_extension(f->c, NULL, &error));
    expect_error(TURSO_MISUSE, "NULL", turso_connection_load_extension(NULL, "x", &error));
    expect_error(TURSO_MISUSE, "NULL", turso_connection_enable_load_extension(NULL, true, &error));
    expect_error(TURSO_ERROR, "no/such", turso_connection_load_extension(f->c, "/no/such", &error));
    /* The call does not open the door to SQL. */
    expect_error(TURSO_ERROR, "not authorized", run(f->c, "SELECT load_extension('/no/such')", NULL, &error));
    expect(TURSO_OK, turso_connection_enable_load_extension(f->c, true, &error));
    expect_error(TURSO_ERROR, "no/such", run(f->c, "SELECT load_extension('/no/such')", NULL, &error));
    expect_error(TURSO_ERROR, "no/such", turso_connection_load_extension(f->c, "/no/such", &error));
    expect_error(TURSO_ERROR, "no/such", run(f->c, "SELECT load_extension('/no/such')", NULL, &error));
    expect(TURSO_OK, turso_connection_enable_load_extension(f->c, false, &error));
    expect_error(TURSO_ERROR, "not authorized", run(f->c, "SELECT load_extension('/no/such')", NULL, &error));
}

static void an_extension_is_loaded(void **state)
{
    fixture *f = *state;
    expect(TURSO_OK, turso_connection_load_extension(f->c, TEST_EXTENSION, &error));
    assert_int_equal(ask_int(f->c, "SELECT twice(21)"), 42);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH(scalars_take_and_give_every_type),
        WITH(errors_of_scalars_become_statuses),
        WITH(a_name_stands_for_one_function),
        WITH(registration_is_checked),
        WITH(aggregates_run_by_group),
        WITH(collations_order),
        WITH(extensions_need_leave),
        WITH(an_extension_is_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
