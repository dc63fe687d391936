#include "engine/parts.h"

#include <stdatomic.h>
#include <unistd.h>

#include "runtime/task.h"

/* What a part that somebody may run beside others leaves until they are all done. */
typedef struct outcome {
    toasty__block *block; /* NULL: it used that of the call */
    toasty__events later;
} outcome;

/* A fiber that runs parts on a connection of its own. */
typedef struct helper {
    toasty__parts *parts;
    toasty_db *db; /* its own; NULL: it has done nothing */
    size_t failed; /* which part, for a reason that is in `db`; the number of parts: none */
    bool in_vain;  /* it got no connection */
} helper;

struct toasty__parts {
    toasty__parts *outer; /* the call is within a part of these */
    toasty__call *call;
    toasty__part *run;
    void *context;
    size_t count;
    atomic_size_t next; /* which nobody has begun */
    bool asked;         /* for help */
    outcome *outcomes;  /* by part; NULL: nobody helps */
    helper *helpers;
    size_t helper_count;
    toasty_scope scope;
};

/* The next part that is to be run; the number of parts: none. */
static size_t take(toasty__parts *p)
{
    size_t which = atomic_load(&p->next);
    while (which < p->count && !atomic_compare_exchange_weak(&p->next, &which, which + 1))
        continue;
    return which;
}

/* ---- the helpers ---- */

static toasty_status run_part(toasty__parts *p, size_t which, toasty__call *call)
{
    outcome *out = &p->outcomes[which];
    call->db->later = &out->later;
    out->block = toasty__block_part();
    toasty_status status =
        out->block ? p->run(p->context, which, call, out->block) : toasty__fail_memory(call->error);
    call->db->later = NULL;
    toasty__call_clear(call);
    return status;
}

static void run_some(helper *h, toasty__call *call)
{
    toasty__parts *p = h->parts;
    size_t which;
    /* Who waits for a connection gets it before the next part. */
    while (!toasty__pool_waiting(call->db->database->pool) && (which = take(p)) < p->count) {
        if (run_part(p, which, call) == TOASTY_OK)
            continue;
        atomic_store(&p->next, p->count);
        h->failed = which;
        return;
    }
}

/* What stands in its way, like a lack of memory, only means that the others do more. */
static toasty_status help(void *arg)
{
    helper *h = arg;
    toasty__parts *p = h->parts;
    toasty__call call;
    toasty_db *db = toasty_clone(p->call->db);
    if (!db)
        return TOASTY_OK;
    h->db = db;
    toasty__call_init(&call, db);
    if (atomic_load(&p->next) < p->count) {
        toasty__fiber_go_away();
        if (toasty__fiber_stopped(NULL) == TOASTY_OK)
            call.conn = toasty__take_beside(db, &p->call->state);
        h->in_vain = !call.conn;
    }
    if (call.conn) {
        run_some(h, &call);
        toasty__give_beside(db, call.conn);
    }
    toasty__fiber_come_home();
    return TOASTY_OK;
}

/* So many that every processor has one of the parts. */
static size_t most_helpers(void)
{
    static atomic_long processors;
    long known = atomic_load_explicit(&processors, memory_order_relaxed);
    if (!known) {
        known = sysconf(_SC_NPROCESSORS_ONLN);
        atomic_store_explicit(&processors, known > 2 ? known : 2, memory_order_relaxed);
    }
    return known > 2 ? (size_t)known - 1 : 1;
}

static void get_help(toasty__parts *p)
{
    toasty__call *call = p->call;
    toasty_pool_status pool = toasty__pool_status(call->db->database->pool);
    size_t left = p->count - atomic_load(&p->next), most = most_helpers();
    size_t to_be_had = (size_t)(pool.available + pool.max_size - pool.size);
    most = most < left ? most : left;
    most = most < to_be_had ? most : to_be_had;
    if (!most)
        return;
    p->helpers = toasty__arena_zalloc(&call->arena, most * sizeof *p->helpers);
    p->outcomes = toasty__arena_zalloc(&call->arena, p->count * sizeof *p->outcomes);
    if (!p->helpers || !p->outcomes)
        return;
    toasty__fiber_come_home();
    toasty_scope_begin(&p->scope);
    for (; p->helper_count < most; p->helper_count++) {
        helper *h = &p->helpers[p->helper_count];
        *h = (helper){.parts = p, .failed = p->count};
        toasty__scope_try_spawn(&(const toasty_scope_spawn_options){
            .scope = &p->scope, .run = help, .arg = h, .name = "include"});
    }
}

void toasty__parts_help(toasty__call *call)
{
    toasty__parts *p = call->parts;
    while (p && !p->asked && atomic_load(&p->next) == p->count)
        p = p->outer;
    /* Scopes end in the order of their beginnings: what is within parts that have helpers gets none for those
     * around them. */
    if (!p || p->asked)
        return;
    p->asked = true;
    get_help(p);
}

/* ---- who called ---- */

/* Everything in the order of the parts. `status` is what part `failed` of the caller's own has failed with,
 * if any. */
static toasty_status join(toasty__parts *p, toasty__block *block, size_t failed, toasty_status status)
{
    toasty_db *db = p->call->db;
    const helper *first = NULL;
    toasty__fiber_come_home();
    toasty__scope_wait(&p->scope);
    for (size_t i = 0; i < p->helper_count; i++) {
        helper *h = &p->helpers[i];
        if (h->failed < failed) {
            failed = h->failed;
            first = h;
        }
        /* It would be the same for all that follows in this call. */
        if (h->in_vain)
            p->call->has_state = false;
    }
    if (first) {
        toasty__error_copy(&db->error, &first->db->error);
        status = db->error.info.code;
    }
    for (size_t i = 0; i < p->helper_count; i++) {
        if (p->helpers[i].db)
            db->queries += p->helpers[i].db->queries;
        toasty_close(p->helpers[i].db);
    }
    for (size_t i = 0; i < p->count; i++) {
        if (p->outcomes[i].block)
            toasty__block_join(block, p->outcomes[i].block);
        toasty__tell_later(db, &p->outcomes[i].later);
    }
    return status;
}

static toasty_status run_all(toasty__parts *p, toasty__block *block)
{
    toasty__call *call = p->call;
    toasty__events *later = call->db->later;
    toasty_status status = TOASTY_OK;
    size_t which, failed = p->count;
    while (!status && (which = take(p)) < p->count) {
        /* the part that asked for help is the first of those that are left: it is told of at once */
        if (p->helper_count)
            call->db->later = &p->outcomes[which].later;
        status = p->run(p->context, which, call, block);
        call->db->later = later;
        failed = status ? which : failed;
    }
    atomic_store(&p->next, p->count);
    return p->helper_count ? join(p, block, failed, status) : status;
}

toasty_status toasty__parts_run(toasty__call *call, toasty__block *block, size_t count, toasty__part *run,
                                void *context)
{
    toasty__parts p = {.outer = call->parts, .call = call, .run = run, .context = context, .count = count};
    toasty_status status = TOASTY_OK;
    if (call->has_state && count > 1) {
        call->parts = &p;
        status = run_all(&p, block);
        call->parts = p.outer;
        return status;
    }
    for (size_t i = 0; !status && i < count; i++)
        status = run(context, i, call, block);
    return status;
}
