/* The drivers of "turso:" and "sqlite:": one code over the engine's C interface, with two sets of rules. */
#ifndef TOASTY_DRIVER_TURSO_H
#define TOASTY_DRIVER_TURSO_H

#include "driver/driver.h"

extern const toasty__driver toasty__driver_turso;
extern const toasty__driver toasty__driver_sqlite;

#endif
