/* A VFS over the system's one that calls back at chosen moments, and counts what is synchronized. */
#ifndef EMBER_TEST_PAUSE_VFS_H
#define EMBER_TEST_PAUSE_VFS_H

/* Makes it the default, for files that are opened from now on. */
void pause_vfs_register(void);
void pause_vfs_unregister(void);

/* Calls `act` once: before the next call of xShmLock with this slot and these flags. */
void pause_before_lock(int slot, int flags, void (*act)(void *), void *arg);
/* ... or of xUnfetch, which a checkpoint calls between reading the index of the log and looking for its
 * place. */
void pause_before_unfetch(void (*act)(void *), void *arg);
/* Whether a callback that was asked for is still to come; forgets it. */
int pause_pending(void);

/* The next call of xRead, or of xSync, fails for a file whose name ends so. */
void pause_fail_read(const char *end);
void pause_fail_sync(const char *end);

/* How often xSync was called since registering, for files whose name ends so. */
int pause_syncs(const char *end);

#endif
