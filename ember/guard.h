/*
 * Guards of concurrent transactions that can be switched off, one by one, to show that something breaks
 * without each: tests/ember/hazards. Only a build with TOASTY_EMBER_UNGUARDED, which is for tests, has the
 * switch; in every other one a guard is the constant `true`.
 */
#ifndef EMBER_GUARD_H
#define EMBER_GUARD_H

#include <stdbool.h>

#ifdef TOASTY_EMBER_UNGUARDED
/* False when the environment variable EMBER_UNGUARDED lists the name (separated by commas); says so on
 * stderr. */
bool ember__guarded(const char *name);
#define EMBER__GUARD(name) ember__guarded(#name)
#else
#define EMBER__GUARD(name) true
#endif

#endif
