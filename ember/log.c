#include "log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef void (*logger_fn)(const turso_log_t *log);

static _Atomic(logger_fn) logger;
static atomic_int log_level = TURSO_TRACING_LEVEL_ERROR;

bool ember__log_wanted(turso_tracing_level_t level)
{
    return (int)level <= atomic_load_explicit(&log_level, memory_order_relaxed) &&
           atomic_load_explicit(&logger, memory_order_relaxed);
}

void ember__log_at(turso_tracing_level_t level, const char *file, size_t line, const char *format, ...)
{
    logger_fn tell = atomic_load(&logger);
    if (!tell || !ember__log_wanted(level))
        return;
    /* Cut rather than allocated: a message about lack of memory has to get out too. */
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const char *name = strrchr(file, '/');
    turso_log_t log = {
        .message = message,
        .target = "ember",
        .file = name ? name + 1 : file,
        .timestamp = (uint64_t)time(NULL),
        .line = line,
        .level = level,
    };
    tell(&log);
}

static int level_by_name(const char *name)
{
    static const char *const names[] = {"error", "warn", "info", "debug", "trace"};
    for (int i = 0; i < 5; i++)
        if (strcmp(name, names[i]) == 0)
            return TURSO_TRACING_LEVEL_ERROR + i;
    return 0;
}

turso_status_code_t turso_setup(const turso_config_t *config, const char **error_opt_out)
{
    if (!config)
        return ember__fail(error_opt_out, TURSO_MISUSE, "turso_setup: config is NULL");
    if (config->log_level) {
        int level = level_by_name(config->log_level);
        if (!level)
            return ember__fail(error_opt_out, TURSO_ERROR,
                               "unknown log level \"%s\": use error, warn, info, debug or trace",
                               config->log_level);
        atomic_store(&log_level, level);
    }
    if (config->logger)
        atomic_store(&logger, config->logger);
    return TURSO_OK;
}

const char *turso_version(void)
{
    return EMBER_VERSION "-ember";
}
