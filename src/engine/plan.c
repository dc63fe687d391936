#include "engine/plan.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "core/alloc.h"

/* Enough for every statement of a large program; what is used least lately makes room. */
enum { BUCKETS = 512, MOST = 1024 };

typedef struct entry {
    toasty__plan plan; /* first: a plan is its entry */
    struct entry *next;
    uint64_t used; /* tick of the last use */
    atomic_uint users; /* grows under the lock only, so that at zero it stays there */
} entry;

struct toasty__plans {
    pthread_mutex_t lock;
    uint64_t last_id;
    uint64_t tick;
    size_t count;
    entry *buckets[BUCKETS];
};

toasty__plans *toasty__plans_new(void)
{
    toasty__plans *plans = toasty__calloc(1, sizeof *plans);
    if (plans)
        pthread_mutex_init(&plans->lock, 0);
    return plans;
}

static void free_entry(entry *e)
{
    toasty__free((char *)e->plan.sql);
    toasty__free(e->plan.shape);
    toasty__free(e);
}

void toasty__plans_free(toasty__plans *plans)
{
    if (!plans)
        return;
    for (size_t i = 0; i < BUCKETS; i++)
        for (entry *e = plans->buckets[i], *next; e; e = next) {
            next = e->next;
            free_entry(e);
        }
    pthread_mutex_destroy(&plans->lock);
    toasty__free(plans);
}

uint64_t toasty__shape_hash(const toasty__shape *shape)
{
    const char *bytes = shape->bytes;
    size_t length = shape->length;
    uint64_t hash = length * 0x9E3779B97F4A7C15u;
    while (length >= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
        bytes += 8;
        length -= 8;
    }
    uint64_t rest = 0;
    memcpy(&rest, bytes, length);
    hash = (hash ^ rest) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static entry *find(toasty__plans *plans, const toasty__shape *shape, uint64_t hash)
{
    for (entry *e = plans->buckets[hash % BUCKETS]; e; e = e->next)
        if (toasty__plan_fits(&e->plan, shape, hash)) {
            atomic_fetch_add_explicit(&e->users, 1, memory_order_relaxed);
            e->used = ++plans->tick;
            return e;
        }
    return 0;
}

static entry *make(const toasty__op *op, const toasty__shape *shape, uint64_t hash)
{
    toasty__buffer sql = {0};
    entry *e = toasty__calloc(1, sizeof *e);
    if (!e)
        return 0;
    toasty__op_text(op, &sql);
    e->plan.sql = sql.data;
    e->plan.sql_length = sql.len;
    e->plan.hash = hash;
    atomic_init(&e->users, 1);
    e->plan.shape_length = shape->length;
    e->plan.shape = toasty__malloc(shape->length);
    if (!e->plan.shape || sql.failed) {
        free_entry(e);
        return 0;
    }
    memcpy(e->plan.shape, shape->bytes, shape->length);
    return e;
}

static void drop_oldest(toasty__plans *plans)
{
    entry **oldest = 0;
    for (size_t i = 0; i < BUCKETS; i++)
        for (entry **at = &plans->buckets[i]; *at; at = &(*at)->next)
            if (!atomic_load_explicit(&(*at)->users, memory_order_acquire) && (!oldest || (*at)->used < (*oldest)->used))
                oldest = at;
    if (!oldest)
        return;
    entry *e = *oldest;
    *oldest = e->next;
    free_entry(e);
    plans->count--;
}

toasty__plan *toasty__plans_get(toasty__plans *plans, const toasty__op *op, const toasty__shape *shape,
                                uint64_t hash)
{
    pthread_mutex_lock(&plans->lock);
    entry *e = find(plans, shape, hash);
    if (!e && (e = make(op, shape, hash))) {
        if (plans->count >= MOST)
            drop_oldest(plans);
        e->plan.id = ++plans->last_id;
        e->used = ++plans->tick;
        e->next = plans->buckets[hash % BUCKETS];
        plans->buckets[hash % BUCKETS] = e;
        plans->count++;
    }
    pthread_mutex_unlock(&plans->lock);
    return e ? &e->plan : 0;
}

void toasty__plans_put(toasty__plan *plan)
{
    atomic_fetch_sub_explicit(&((entry *)plan)->users, 1, memory_order_release);
}
