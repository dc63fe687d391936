/*
 * A VFS under the engine that remembers what a disk may not have yet: the writes and truncations of every
 * file since its last sync. At any moment it can make a copy of the files as a power failure could leave
 * them.
 *
 * Model: a sync makes everything written to that file before it permanent, and the file itself. Of the writes
 * since then, each sector of 512 bytes is on the disk or not, independently of the others, in any order; a
 * truncation likewise. The bytes around a write are safe, which is what SQLite asks of a disk by default
 * ("powersafe overwrite"). A deleted file is gone.
 */
#ifndef POWER_VFS_H
#define POWER_VFS_H

#include "campaign.h"

/* How much of what is not synced survives. */
typedef enum {
    POWER_NONE, /* nothing */
    POWER_ALL,
    POWER_SOME,  /* each write with a chance of its own, whole */
    POWER_TORN,  /* each sector */
    POWER_FIRST, /* all up to some write, nothing behind it */
    POWER_WAYS
} power_way;

/* Registers the VFS as the default. With `lie`, syncs are not remembered: the disk that confirms and forgets.
 */
void power_register(bool lie);

/* Writes the files as they could be found after a power failure at this moment into `folder`, which must
 * exist. `now` (may be NULL) is called at that moment, while no file can change. Returns the number of writes
 * that were not synced. */
size_t power_fail(const char *folder, power_way way, campaign_random *r, void (*now)(void *context),
                  void *context);

/* Forgets all files, of which none may be open. */
void power_forget(void);

/* Writes, truncations and syncs so far. */
long power_operations(void);
long power_syncs(void);

#endif
