/* Included after a header with set_up and tear_down: both of them over the pausing VFS. */
#ifndef EMBER_TEST_PAUSED_H
#define EMBER_TEST_PAUSED_H

#include "pause_vfs.h"

static inline int set_up_paused(void **state)
{
    pause_vfs_register();
    return set_up(state);
}

static inline int tear_down_paused(void **state)
{
    int rc = tear_down(state);
    pause_vfs_unregister();
    return rc;
}

#define HAZARD_SET_UP    set_up_paused
#define HAZARD_TEAR_DOWN tear_down_paused

#endif
