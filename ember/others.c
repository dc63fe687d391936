#include "others.h"
#include "internal.h"

enum {
    PAUSE_US = 500,
    PAUSE_FOR_US = 2000000, /* after they were last seen */
    DOUBTFUL_EVERY_US = 20000,
};

void ember__others_committed(ember__others_t *others, ember__turn_t *turn)
{
    ember__turn_committed(turn);
    others->ours++;
}

void ember__others_look(ember__others_t *others, ember__turn_t *turn, int64_t version)
{
    uint64_t ours = ember__turn_commits(turn);
    if (version != others->version && others->version) {
        int64_t now = ember__now_us();
        /* Where other connections of this process have committed, too, it cannot be told whose it was. */
        others->doubtful = ours != others->ours && now - others->paused > DOUBTFUL_EVERY_US;
        if (ours == others->ours) {
            others->until = now + PAUSE_FOR_US;
            others->count++;
        }
    }
    others->version = version;
    others->ours = ours;
}

void ember__others_let_in(ember__others_t *others)
{
    int64_t now = ember__now_us();
    if (now >= others->until && !others->doubtful)
        return;
    others->doubtful = false;
    others->paused = now;
    struct timespec pause = {.tv_nsec = PAUSE_US * 1000};
    nanosleep(&pause, NULL);
}
