/* Which commits a database has. */
#include "internal.h"
#include "snapshot.h"
#include "turso_ember.h"

#include <string.h>

_Static_assert(sizeof(turso_state_t) == sizeof(ember__wal_header_t), "a state is the header of its commit");

/*
 * Every commit changes the header of the log's index, and so does a log that begins anew. A header that is
 * there twice has been there in between: its count of frames and their checksum only come back with the log,
 * and a log does not begin anew while somebody reads from it.
 */
bool turso_connection_state(const turso_connection_t *self, turso_state_t *state)
{
    ember__wal_header_t latest;
    if (!self || !self->db || !state || !self->database->index ||
        !ember__log_latest(self->database->index, &latest))
        return false;
    memcpy(state, &latest, sizeof latest);
    return true;
}
