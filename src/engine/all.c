/* toasty_all_run: calls that were described, made at once where they can be. */
#include "engine/described.h"
#include "runtime/task.h"

typedef struct several {
    toasty_db *db;
    const toasty_op *ops;
    size_t count;
    size_t next;  /* which nobody has begun */
    size_t first; /* of those that failed; `count`: none */
    toasty__error error;
} several;

/* The handle's words, unless it was another one of its users that they are for. */
static void note_failure(several *s, size_t position, toasty_db *db, toasty_status status)
{
    toasty__described_failed(&s->ops[position]);
    if (position >= s->first)
        return;
    s->first = position;
    toasty__error_init(&s->error);
    if (toasty_error(db) == &db->error.info)
        toasty__error_copy(&s->error, &db->error);
    else
        toasty__fail(&s->error, status, "another thread or fiber was inside a call on this handle");
}

static void run_rest(several *s, toasty_db *db)
{
    while (s->next < s->count) {
        size_t position = s->next++;
        toasty_status status = toasty__described_run(db, &s->ops[position]);
        if (status)
            note_failure(s, position, db, status);
    }
}

/* On a session of its own, so that nobody comes between two calls on the handle, whose call this is. */
static toasty_status run_on_clone(several *s)
{
    toasty_db *clone = toasty_clone(s->db);
    if (!clone)
        return TOASTY_OUT_OF_MEMORY;
    run_rest(s, clone);
    s->db->queries += clone->queries;
    toasty_close(clone);
    return TOASTY_OK;
}

/* Without memory for the session the others do more. */
static toasty_status run_in_fiber(void *arg)
{
    (void)run_on_clone(arg);
    return TOASTY_OK;
}

static void run_in_fibers(several *s, size_t fibers)
{
    toasty_scope scope;
    toasty_scope_begin(&scope);
    for (size_t i = 0; i < fibers; i++)
        toasty__scope_try_spawn(&(const toasty_scope_spawn_options){
            .scope = &scope, .run = run_in_fiber, .arg = s, .name = "toasty_all"});
    toasty__scope_wait(&scope);
}

static toasty_status run_on_session(several *s)
{
    /* As many fibers as there are connections: more would only wait. */
    size_t most = (size_t)toasty__pool_status(s->db->database->pool).max_size;
    size_t fibers = s->count < most ? s->count : most;
    if (fibers > 1 && toasty__fiber_current())
        run_in_fibers(s, fibers);
    return s->next < s->count ? run_on_clone(s) : TOASTY_OK;
}

/* One after the other, on the one connection. False when the handle cannot be entered again. */
static bool run_in_transaction(several *s)
{
    toasty__leave(s->db);
    run_rest(s, s->db);
    return toasty__enter(s->db);
}

toasty_status toasty_all_run(toasty_db *db, const toasty_op *ops, size_t count)
{
    several s = {.db = db, .ops = ops, .count = count, .first = count};
    toasty_status status = TOASTY_OK;
    bool entered = toasty__enter(db);
    if (entered && db->depth)
        entered = run_in_transaction(&s);
    else if (entered && count)
        status = run_on_session(&s);
    for (; s.next < count; s.next++)
        toasty__described_failed(&ops[s.next]);
    if (!entered)
        return toasty__refused();
    if (status == TOASTY_OUT_OF_MEMORY)
        toasty__fail_memory(&db->error);
    else if (s.first < count)
        toasty__error_copy(&db->error, &s.error);
    return toasty__leave(db);
}
