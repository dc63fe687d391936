/* Small questions about names. */
#ifndef DERIVE_TEXT_H
#define DERIVE_TEXT_H

#include "arena.h"

#include <stdbool.h>

/** UserProfile → user_profile, HTTPServer → http_server, Todo2 → todo2. */
char *derive_snake_case(derive_arena *arena, const char *name);

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to turn one word into the
 * other.
 */
unsigned derive_distance(const char *a, const char *b);

/** True when `typed` is probably a slip for `meant`. */
bool derive_near_miss(const char *typed, const char *meant);

bool derive_is_identifier_start(char c);
bool derive_is_identifier_char(char c);

#endif
