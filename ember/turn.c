#include "turn.h"
#include "internal.h"

/* On the stack of the thread that waits. */
struct ember__waiter {
    pthread_cond_t called;
    bool its_turn;
    ember__waiter_t *next;
};

int ember__turn_init(ember__turn_t *turn)
{
    turn->taken = false;
    turn->first = NULL;
    turn->last = &turn->first;
    atomic_init(&turn->commits, 0);
    return pthread_mutex_init(&turn->lock, NULL) == 0 ? SQLITE_OK : SQLITE_NOMEM;
}

void ember__turn_fini(ember__turn_t *turn)
{
    pthread_mutex_destroy(&turn->lock);
}

static void leave_queue(ember__turn_t *turn, const ember__waiter_t *waiter)
{
    ember__waiter_t **at = &turn->first;
    while (*at != waiter)
        at = &(*at)->next;
    *at = waiter->next;
    if (!*at)
        turn->last = at;
}

static bool wait_in_queue(ember__turn_t *turn, int64_t deadline)
{
    ember__waiter_t self = {0};
    struct timespec end = ember__clock_in(deadline - ember__now_us());
    if (pthread_cond_init(&self.called, NULL) != 0)
        return false;
    *turn->last = &self;
    turn->last = &self.next;
    while (!self.its_turn && pthread_cond_timedwait(&self.called, &turn->lock, &end) == 0)
        ;
    if (!self.its_turn)
        leave_queue(turn, &self);
    pthread_cond_destroy(&self.called);
    return self.its_turn;
}

bool ember__turn_take(ember__turn_t *turn, int64_t deadline)
{
    pthread_mutex_lock(&turn->lock);
    bool mine = !turn->taken;
    if (mine)
        turn->taken = true;
    else if (ember__now_us() < deadline)
        mine = wait_in_queue(turn, deadline);
    pthread_mutex_unlock(&turn->lock);
    return mine;
}

bool ember__turn_wait(ember__turn_t *turn, int64_t deadline)
{
    pthread_mutex_lock(&turn->lock);
    bool waited = turn->taken && ember__now_us() < deadline && wait_in_queue(turn, deadline);
    pthread_mutex_unlock(&turn->lock);
    if (waited)
        ember__turn_pass(turn);
    return waited;
}

void ember__turn_pass(ember__turn_t *turn)
{
    pthread_mutex_lock(&turn->lock);
    ember__waiter_t *next = turn->first;
    if (next) {
        turn->first = next->next;
        if (!turn->first)
            turn->last = &turn->first;
        next->its_turn = true;
        pthread_cond_signal(&next->called);
    } else {
        turn->taken = false;
    }
    pthread_mutex_unlock(&turn->lock);
}
