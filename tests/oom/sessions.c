/* Scenarios of handles, transactions, schemas and raw SQL. */
#include "world.h"

static toasty_db *open_models(const char *url)
{
    return toasty_open(url, .models = toasty_models(&User, &Person, &Region, &Thing), .max_pool_size = 3);
}

/* Closes it; the status that it had, which is what opening it failed with. */
static toasty_status end(toasty_db *db, toasty_status status)
{
    toasty_close(db);
    return status;
}

static toasty_status open_and_close(world *w)
{
    toasty_db *db = open_models(w->url);
    return db ? end(db, toasty_errcode(db)) : TOASTY_OUT_OF_MEMORY;
}

static toasty_status open_with_options(world *w)
{
    char url[256];
    snprintf(url, sizeof url, "%s?busy_timeout_ms=100", w->url);
    toasty_db *db =
        toasty_open(url, .models = toasty_models(&User), .table_name_prefix = "p_", .max_pool_size = 3,
                    .pool_pre_ping = true, .driver = toasty_turso(.busy_timeout_ms = 50));
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    if (!status)
        status = same(db, toasty_exec(db, "SELECT ?1", toasty_args("x")));
    return end(db, status);
}

static toasty_status clone(world *w)
{
    toasty_db *other = toasty_clone(w->db);
    if (!other)
        return same(w->db, TOASTY_OUT_OF_MEMORY);
    return end(other, got(other, user_find(other)));
}

static toasty_status push_schema(world *w)
{
    toasty_db *db = open_models(w->url);
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    return end(db, status ? status : same(db, toasty_push_schema(db)));
}

static toasty_status push_what_is_missing(world *w)
{
    toasty_db *db = open_models(w->url);
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    return end(db, status ? status : same(db, toasty_push_schema(db, .if_missing = true)));
}

static toasty_status reset(world *w)
{
    return same(w->db, toasty_reset_db(w->db));
}

/* All in memory: nothing of it is left in any case. */
static toasty_status live_in_memory(world *w)
{
    (void)w;
    toasty_db *db = open_models("turso::memory:");
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    if (!status)
        status = same(db, toasty_push_schema(db));
    if (!status)
        status = got(db, user_create(db, .name = "x", .email = "x", .todos = todos_new({.title = "y"})));
    if (!status)
        status = got(db, user_find(db, .include = {toasty_with(User.todos)}));
    if (!status)
        status = same(db, user_update_where(db, TOASTY_ALL_ROWS, .name = toasty_set("z")));
    if (!status)
        status = same(db, user_delete_where(db, TOASTY_ALL_ROWS));
    return end(db, status);
}

static toasty_status exec(world *w)
{
    toasty_status status =
        toasty_exec(w->db, "UPDATE users SET bio = ?1 WHERE name <> ?2", toasty_args("raw", "Bob"));
    if (!status)
        assert_int_equal(toasty_changes(w->db), 3);
    return same(w->db, status);
}

static toasty_status exec_returning(world *w)
{
    return got(w->db, toasty_query(w->db, "UPDATE users SET bio = upper(name) RETURNING bio, picture, id"));
}

static toasty_status some_writes(toasty_db *tx, const char *name)
{
    toasty_status status =
        got(tx, user_create(tx, .name = name, .email = name, .todos = todos_new({.title = name})));
    if (!status)
        status = same(tx, user_update_by_email(tx, "bob@x", .name = toasty_set(name)));
    return status ? status : same(tx, todo_delete_where(tx, toasty_eq(Todo.title, "four")));
}

/* Commits, unless something went wrong before. */
static toasty_status finish(toasty_db *parent, toasty_db *tx, toasty_status status)
{
    if (!status)
        return same(parent, toasty_commit(tx));
    (void)!toasty_rollback(tx);
    return status;
}

static toasty_status commit(world *w)
{
    toasty_db *tx = toasty_begin(w->db);
    if (!tx)
        return same(w->db, toasty_errcode(w->db));
    return finish(w->db, tx, some_writes(tx, "in a transaction"));
}

static toasty_status commit_immediate(world *w)
{
    toasty_db *tx = toasty_begin(w->db, .mode = TOASTY_MODE_IMMEDIATE, .isolation = TOASTY_SERIALIZABLE);
    if (!tx)
        return same(w->db, toasty_errcode(w->db));
    return finish(w->db, tx, some_writes(tx, "at once"));
}

static toasty_status write_something(toasty_db *tx, void *name)
{
    return some_writes(tx, name);
}

static toasty_status run_in_transaction(world *w)
{
    return same(w->db, toasty_transaction(w->db, write_something, "in a function", .retries = 2));
}

static toasty_status run_serializable(world *w)
{
    toasty_db *db = toasty_open(w->url, .models = toasty_models(&User, &Person, &Region, &Thing),
                                .driver = toasty_turso(.concurrent_writes = true));
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    if (!status)
        status = same(db, toasty_transaction(db, write_something, "beside others",
                                             .isolation = TOASTY_SERIALIZABLE, .retries = 2));
    return end(db, status);
}

static toasty_status roll_back(world *w)
{
    toasty_db *tx = toasty_begin(w->db);
    if (!tx)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = some_writes(tx, "for nothing");
    toasty_status ended = toasty_rollback(tx);
    return status ? status : same(w->db, ended);
}

static toasty_status read_only(world *w)
{
    toasty_db *tx = toasty_begin(w->db, .read_only = true);
    if (!tx)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = got(tx, user_find(tx));
    if (!status)
        status = same(tx, toasty_exec(tx, "SELECT 1"));
    return finish(w->db, tx, status);
}

static toasty_status savepoints(world *w)
{
    toasty_db *tx = toasty_begin(w->db), *inner = NULL;
    if (!tx)
        return same(w->db, toasty_errcode(w->db));
    toasty_status status = some_writes(tx, "outer");
    if (!status && !(inner = toasty_begin(tx)))
        status = same(tx, toasty_errcode(tx));
    if (inner) {
        status = some_writes(inner, "lost");
        toasty_status ended = same(tx, toasty_rollback(inner));
        status = status ? status : ended;
    }
    inner = NULL;
    if (!status && !(inner = toasty_begin(tx)))
        status = same(tx, toasty_errcode(tx));
    if (inner)
        status = finish(tx, inner, some_writes(inner, "kept"));
    return finish(w->db, tx, status);
}

/* A transaction that is left open goes with its session. */
static toasty_status close_inside(world *w)
{
    toasty_db *db = open_models(w->url), *tx = NULL;
    if (!db)
        return TOASTY_OUT_OF_MEMORY;
    toasty_status status = toasty_errcode(db);
    if (!status && !(tx = toasty_begin(db)))
        status = same(db, toasty_errcode(db));
    if (tx)
        status = some_writes(tx, "left behind");
    if (!status && !toasty_begin(tx))
        status = same(tx, toasty_errcode(tx));
    return end(db, status);
}

static void take_event(void *context, const toasty_log_event *event)
{
    (void)event;
    ++*(int *)context;
}

static toasty_status with_a_log(world *w)
{
    int events = 0;
    toasty_set_logger(take_event, &events);
    toasty_status status = got(w->db, user_create(w->db, .name = "logged", .email = "logged"));
    toasty_set_logger(NULL, NULL);
    assert_true(status || events);
    return status;
}

const scenario session_scenarios[] = {
    {"open_and_close", open_and_close, BARE},
    {"open_with_options", open_with_options, BARE},
    {"clone", clone, NO_TX},
    {"push_schema", push_schema, BARE | EMPTY},
    {"push_what_is_missing", push_what_is_missing, BARE | EMPTY},
    {"reset", reset, NO_TX},
    {"live_in_memory", live_in_memory, BARE},
    {"exec", exec, 0},
    {"exec_returning", exec_returning, DONE_OR_NOT},
    {"commit", commit, 0},
    {"commit_immediate", commit_immediate, NO_TX},
    {"run_in_transaction", run_in_transaction, 0},
    {"run_serializable", run_serializable, BARE},
    {"roll_back", roll_back, 0},
    {"read_only", read_only, NO_TX},
    {"savepoints", savepoints, 0},
    {"close_inside", close_inside, BARE},
    {"with_a_log", with_a_log, 0},
    {NULL, NULL, 0},
};
