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

/* False: the caller does not want it any more. */
static bool ask(ember__turn_t *turn, const ember__caller_t *caller)
{
    pthread_mutex_unlock(&turn->lock);
    bool wants = ember__caller_wants(caller, true);
    pthread_mutex_lock(&turn->lock);
    return wants;
}

static bool wait_in_queue(ember__turn_t *turn, int64_t deadline, const ember__caller_t *caller)
{
    ember__waiter_t self = {0};
    if (pthread_cond_init(&self.called, NULL) != 0)
        return false;
    *turn->last = &self;
    turn->last = &self.next;
    for (int64_t left; !self.its_turn && (left = deadline - ember__now_us()) > 0;) {
        bool asks = caller->wants && left > EMBER__ASK_US;
        struct timespec end = ember__clock_in(asks ? EMBER__ASK_US : left);
        if (pthread_cond_timedwait(&self.called, &turn->lock, &end) != 0 && asks && !ask(turn, caller))
            break;
    }
    if (!self.its_turn)
        leave_queue(turn, &self);
    pthread_cond_destroy(&self.called);
    return self.its_turn;
}

bool ember__turn_take(ember__turn_t *turn, int64_t deadline, const ember__caller_t *caller)
{
    pthread_mutex_lock(&turn->lock);
    bool mine = !turn->taken;
    if (mine)
        turn->taken = true;
    else if (ember__now_us() < deadline)
        mine = wait_in_queue(turn, deadline, caller);
    pthread_mutex_unlock(&turn->lock);
    return mine;
}

bool ember__turn_wait(ember__turn_t *turn, int64_t deadline, const ember__caller_t *caller)
{
    pthread_mutex_lock(&turn->lock);
    bool waited = turn->taken && ember__now_us() < deadline && wait_in_queue(turn, deadline, caller);
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
