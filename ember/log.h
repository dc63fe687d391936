/* Messages to the logger that turso_setup() installed. */
#ifndef EMBER_LOG_H
#define EMBER_LOG_H

#include "error.h"
#include "turso.h"

/* Whether anybody listens at this level: cheap, to be asked before work is put into a message. */
bool ember__log_wanted(turso_tracing_level_t level);

#define ember__log(level, ...) ember__log_at((level), __FILE__, __LINE__, __VA_ARGS__)

void ember__log_at(turso_tracing_level_t level, const char *file, size_t line, const char *format, ...)
    EMBER__PRINTF(4, 5);

#endif
