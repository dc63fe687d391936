/* Opening and closing databases. */
#include <stdio.h>
#include <unistd.h>

#include "core/alloc.h"
#include "core/log.h"
#include "driver/url.h"
#include "engine/plan.h"
#include "engine/view.h"
#include "runtime/events.h"
#include "runtime/fiber.h"
#include "schema/schema.h"
#include "session/internal.h"

enum { DEFAULT_HEALTH_CHECK_MS = 60000, DEFAULT_SLOW_MS = 1000 };

static int time_or(int given, int by_default)
{
    return given ? given : by_default;
}

static toasty_status check_options(const toasty_open_options *options, toasty__error *error)
{
    const struct {
        const char *name;
        int value;
    } times[] = {
        {"pool_wait_timeout_ms", options->pool_wait_timeout_ms},
        {"pool_create_timeout_ms", options->pool_create_timeout_ms},
        {"pool_health_check_interval_ms", options->pool_health_check_interval_ms},
        {"pool_max_lifetime_ms", options->pool_max_lifetime_ms},
        {"pool_max_idle_ms", options->pool_max_idle_ms},
        {"slow_statement_ms", options->slow_statement_ms},
    };
    if (options->max_pool_size < 0)
        return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                            "max_pool_size is %d: it must be a number of connections, or 0 for the default",
                            options->max_pool_size);
    if (options->repeated_statement_warning < 0)
        return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                            "repeated_statement_warning is %d: it must be a number of statements, or 0 for never",
                            options->repeated_statement_warning);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (times[i].value < TOASTY_NEVER)
            return toasty__fail(error, TOASTY_INVALID_DRIVER_CONFIGURATION,
                                "%s is %d: it must be a time, 0 for the default or TOASTY_NEVER",
                                times[i].name, times[i].value);
    if (options->models.count && !options->models.tokens)
        return toasty__fail(error, TOASTY_INVALID_SCHEMA,
                            ".models has a count but no models: make it with toasty_models(…)");
    return TOASTY_OK;
}

static int default_pool_size(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 && processors < 1024 ? 2 * (int)processors : 2;
}

/* The driver's limit wins over the program's wish. */
static int pool_size(const toasty__database *database, int wanted)
{
    int most = database->driver->max_connections(database->driver_db);
    int size = wanted ? wanted : default_pool_size();
    if (!most || size <= most)
        return size;
    if (wanted && toasty__log_on()) {
        char text[128];
        snprintf(text, sizeof text, "max_pool_size is %d, but this database has %d connection%s at most",
                 wanted, most, most == 1 ? "" : "s");
        toasty__events_tell(&(const toasty_log_event){
            .level = TOASTY_LOG_WARN, .message = text, .system = database->driver->scheme});
    }
    return most;
}

static toasty_status open_pool(toasty__database *database, const toasty_open_options *options,
                               toasty__error *error)
{
    const toasty__pool_config config = {
        .max_size = pool_size(database, options->max_pool_size),
        .wait_timeout_ms = time_or(options->pool_wait_timeout_ms, TOASTY_NEVER),
        .create_timeout_ms = time_or(options->pool_create_timeout_ms, TOASTY_NEVER),
        .health_check_interval_ms = time_or(options->pool_health_check_interval_ms, DEFAULT_HEALTH_CHECK_MS),
        .pre_ping = options->pool_pre_ping,
        .max_lifetime_ms = time_or(options->pool_max_lifetime_ms, TOASTY_NEVER),
        .max_idle_ms = time_or(options->pool_max_idle_ms, TOASTY_NEVER),
    };
    database->pool = toasty__pool_new(database->driver, database->driver_db, &config);
    if (!database->pool)
        return toasty__fail_memory(error);
    /* One connection now, so that what is wrong shows here and not in the first query. */
    toasty__driver_conn *conn = toasty__pool_acquire(database->pool, error);
    if (!conn)
        return error->info.code;
    toasty__pool_release(database->pool, conn);
    return TOASTY_OK;
}

static toasty_status open_database(toasty__database *database, const toasty_open_options *options,
                                   toasty__arena *scratch, toasty__error *error)
{
    toasty__url url;
    toasty__driver_config config;
    toasty_status status = toasty__url_parse(options->url, scratch, &url, error);
    if (status == TOASTY_OK)
        status = toasty__url_config(&url, &options->driver, &config, error);
    if (status == TOASTY_OK)
        status = check_options(options, error);
    if (status != TOASTY_OK)
        return status;
    config.watch = toasty__fiber_watch;
    database->driver = url.driver;
    database->slow_statement_ms = time_or(options->slow_statement_ms, DEFAULT_SLOW_MS);
    database->repeated_warning = options->repeated_statement_warning;
    database->log_params = options->log_statement_params;
    /* The models before the file: a mistake in them must not leave an empty database behind. */
    database->schema =
        toasty__schema_new(&options->models, options->table_name_prefix, url.driver->capability, error);
    if (!database->schema)
        return error->info.code;
    database->plans = toasty__plans_new();
    if (!database->plans)
        return toasty__fail_memory(error);
    toasty__fiber_go_away();
    status = url.driver->open(&config, &database->driver_db, error);
    return status == TOASTY_OK ? open_pool(database, options, error) : status;
}

void toasty__database_unref(toasty__database *database)
{
    if (!database || atomic_fetch_sub_explicit(&database->refs, 1, memory_order_acq_rel) != 1)
        return;
    toasty__fiber_go_away();
    toasty__pool_free(database->pool);
    if (database->driver_db)
        database->driver->close(database->driver_db);
    toasty__plans_free(database->plans);
    toasty__views_free(atomic_load_explicit(&database->views, memory_order_relaxed));
    toasty__schema_free(database->schema);
    toasty__free(database);
    toasty__fiber_come_home();
}

toasty_db *toasty_open_with(const toasty_open_options *options)
{
    max_align_t buffer[256];
    toasty__arena scratch;
    toasty_db *db = toasty__db_new(NULL);
    if (!db)
        return NULL;
    toasty__database *database = toasty__calloc(1, sizeof *database);
    if (!database) {
        toasty__fail_memory(&db->error);
        return db;
    }
    atomic_init(&database->refs, 1);
    toasty__arena_init(&scratch, buffer, sizeof buffer);
    toasty_status status =
        options ? open_database(database, options, &scratch, &db->error)
                : toasty__fail(&db->error, TOASTY_MISUSE, "toasty_open_with: options are NULL");
    toasty__arena_fini(&scratch);
    toasty__fiber_come_home();
    if (status == TOASTY_OK)
        db->database = database;
    else
        toasty__database_unref(database);
    return db;
}
