#include "campaign.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif
#include <time.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 32 };

static char **arguments;
static int argument_count;
static bool argument_used[MOST_ARGUMENTS];
static char program[1024];
static char scratch[512];

void campaign_die(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fflush(stdout);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    _exit(2);
}

void campaign_options(int argc, char **argv)
{
    if (argc > MOST_ARGUMENTS)
        campaign_die("too many arguments");
    /* Kept absolute, because the campaign works in a folder of its own. */
    if (!realpath(argv[0], program))
        snprintf(program, sizeof program, "%s", argv[0]);
    arguments = argv;
    argument_count = argc;
    argument_used[0] = true;
    setvbuf(stdout, NULL, _IOLBF, 0);
}

const char *campaign_word(const char *name, const char *otherwise)
{
    size_t length = strlen(name);
    for (int i = 1; i < argument_count; i++)
        if (strncmp(arguments[i], name, length) == 0 && arguments[i][length] == '=') {
            argument_used[i] = true;
            return arguments[i] + length + 1;
        }
    return otherwise;
}

long campaign_number(const char *name, long otherwise)
{
    const char *word = campaign_word(name, NULL);
    if (!word)
        return otherwise;
    char *end;
    long value = strtol(word, &end, 10);
    if (end == word || *end)
        campaign_die("%s=%s is no number", name, word);
    return value;
}

void campaign_options_end(void)
{
    for (int i = 1; i < argument_count; i++)
        if (!argument_used[i])
            campaign_die("unknown option %s", arguments[i]);
}

long campaign_amount(const char *name, long otherwise, long factor)
{
    const char *word = getenv("TOASTY_SOAK");
    long amount = campaign_number(name, otherwise);
    return word && *word && strcmp(word, "0") != 0 && amount > 0 ? amount * factor : amount;
}

uint64_t campaign_seed(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    long seed =
        campaign_number("seed", (long)((uint64_t)t.tv_nsec ^ ((uint64_t)getpid() << 20)) & 0x7fffffff);
    printf("seed=%ld\n", seed);
    return (uint64_t)seed;
}

/* splitmix64: any seed gives a good sequence, and streams of neighbouring seeds do not resemble each other.
 */
uint64_t campaign_next(campaign_random *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint64_t campaign_below(campaign_random *r, uint64_t below)
{
    return campaign_next(r) % below;
}

bool campaign_chance(campaign_random *r, unsigned percent)
{
    return campaign_below(r, 100) < percent;
}

int64_t campaign_now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void campaign_sleep_us(int64_t us)
{
    struct timespec t = {us / 1000000, us % 1000000 * 1000};
    while (nanosleep(&t, &t) != 0 && errno == EINTR)
        ;
}

void campaign_enter(void)
{
    const char *base = getenv("TMPDIR");
    snprintf(scratch, sizeof scratch, "%s/campaign-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(scratch) || chdir(scratch) != 0)
        campaign_die("no folder to work in: %s", strerror(errno));
}

void campaign_leave(bool passed)
{
    char command[600];
    if (!passed || campaign_number("keep", 0)) {
        printf("the files are in %s\n", scratch);
        return;
    }
    snprintf(command, sizeof command, "rm -rf '%s'", scratch);
    if (chdir("/") != 0 || system(command) != 0)
        campaign_die("cannot remove %s", scratch);
}

bool campaign_have_stock(void)
{
    return system("command -v sqlite3 >/dev/null 2>&1") == 0;
}

int campaign_stock(const char *file, const char *sql, char *out, size_t size)
{
    char command[2048];
    snprintf(command, sizeof command, "sqlite3 -bail -cmd '.timeout 30000' '%s' \"%s\" 2>&1", file, sql);
    FILE *pipe = popen(command, "r");
    if (!pipe)
        campaign_die("popen: %s", strerror(errno));
    size_t length = fread(out, 1, size - 1, pipe);
    out[length] = 0;
    char rest[256];
    while (fread(rest, 1, sizeof rest, pipe) > 0)
        ;
    int status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

void campaign_end_with_parent(void)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

pid_t campaign_spawn(const char *const *words)
{
    char *argv[MOST_ARGUMENTS] = {program};
    for (int i = 0; words[i]; i++) {
        if (i + 2 >= MOST_ARGUMENTS)
            campaign_die("too many arguments");
        argv[i + 1] = (char *)words[i];
    }
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        campaign_die("fork: %s", strerror(errno));
    if (child == 0) {
        campaign_end_with_parent();
        execv(program, argv);
        _exit(127);
    }
    return child;
}

static const char *const isolation_words[] = {"immediate", "snapshot", "serializable", "queued"};

campaign_isolation campaign_isolation_of(const char *word)
{
    for (int i = 0; i <= CAMPAIGN_QUEUED; i++)
        if (strcmp(word, isolation_words[i]) == 0)
            return (campaign_isolation)i;
    campaign_die("there is no isolation called %s", word);
}

const char *campaign_isolation_word(campaign_isolation isolation)
{
    return isolation_words[isolation];
}

const turso_database_t *campaign_open(const char *path)
{
    const turso_database_t *db = NULL;
    const char *error = NULL;
    turso_database_config_t config = {.path = path};
    if (turso_database_new(&config, &db, &error) != TURSO_OK || turso_database_open(db, &error) != TURSO_OK)
        campaign_die("cannot open %s: %s", path, error ? error : "no reason given");
    return db;
}

static void must_run(campaign_conn *c, const char *sql)
{
    turso_status_code_t status = campaign_run(c, sql);
    if (status != TURSO_DONE)
        campaign_die("%s: %d %s", sql, (int)status, c->error);
}

/* A pragma that an engine without the feature may pass over in silence has to answer with a word. */
static void ask_for(campaign_conn *c, const char *pragma, const char *word)
{
    turso_statement_t *s = campaign_prepare(c, pragma);
    const char *error = NULL;
    char answer[16] = "";
    turso_status_code_t status = turso_statement_step(s, &error);
    if (status == TURSO_ROW && turso_statement_row_value_kind(s, 0) == TURSO_TYPE_TEXT)
        snprintf(answer, sizeof answer, "%.*s", (int)turso_statement_row_value_bytes_count(s, 0),
                 turso_statement_row_value_bytes_ptr(s, 0));
    else if (status == TURSO_ROW && turso_statement_row_value_kind(s, 0) == TURSO_TYPE_INTEGER)
        snprintf(answer, sizeof answer, "%lld", (long long)turso_statement_row_value_int(s, 0));
    if (strcmp(answer, word) != 0)
        campaign_die("%s: the engine cannot do that: %d, \"%s\" %s", pragma, (int)status, answer,
                     error ? error : "");
    turso_statement_deinit(s);
}

void campaign_connect(campaign_conn *c, const turso_database_t *db, campaign_isolation isolation,
                      int synchronous)
{
    const char *error = NULL;
    char pragma[40];
    c->error[0] = 0;
    c->begin = isolation == CAMPAIGN_IMMEDIATE ? "BEGIN IMMEDIATE"
               : isolation == CAMPAIGN_QUEUED  ? "BEGIN QUEUED"
                                               : "BEGIN CONCURRENT";
    if (turso_database_connect(db, &c->handle, &error) != TURSO_OK)
        campaign_die("cannot connect: %s", error ? error : "no reason given");
    turso_connection_set_busy_timeout_ms(c->handle, 60000);
    if (isolation != CAMPAIGN_IMMEDIATE)
        ask_for(c, "PRAGMA journal_mode = 'mvcc'", "mvcc");
    if (isolation == CAMPAIGN_SERIALIZABLE) {
        must_run(c, "PRAGMA ember_serializable = ON");
        ask_for(c, "PRAGMA ember_serializable", "1");
    }
    snprintf(pragma, sizeof pragma, "PRAGMA synchronous = %d", synchronous);
    must_run(c, pragma);
}

void campaign_disconnect(campaign_conn *c)
{
    turso_connection_deinit(c->handle);
    c->handle = NULL;
}

static void keep_error(campaign_conn *c, const char *error)
{
    snprintf(c->error, sizeof c->error, "%s", error ? error : "(no text)");
    turso_str_deinit(error);
}

turso_statement_t *campaign_prepare(campaign_conn *c, const char *sql)
{
    turso_statement_t *s = NULL;
    const char *error = NULL;
    turso_status_code_t status = turso_connection_prepare_single(c->handle, sql, &s, &error);
    if (status != TURSO_OK)
        campaign_die("%s: %d %s", sql, (int)status, error ? error : "(no text)");
    return s;
}

turso_status_code_t campaign_run(campaign_conn *c, const char *sql)
{
    turso_statement_t *s = NULL;
    const char *error = NULL;
    turso_status_code_t status = turso_connection_prepare_single(c->handle, sql, &s, &error);
    if (status == TURSO_OK)
        status = turso_statement_execute(s, NULL, &error);
    if (status != TURSO_DONE)
        keep_error(c, error);
    turso_statement_deinit(s);
    return status;
}

static void bind_all(turso_statement_t *s, size_t count, const int64_t *values)
{
    for (size_t i = 0; i < count; i++)
        if (turso_statement_bind_positional_int(s, i + 1, values[i]) != TURSO_OK)
            campaign_die("cannot bind parameter %zu", i + 1);
}

turso_status_code_t campaign_exec(campaign_conn *c, turso_statement_t *s, size_t count, const int64_t *values)
{
    const char *error = NULL;
    bind_all(s, count, values);
    turso_status_code_t status = turso_statement_execute(s, NULL, &error);
    if (status != TURSO_DONE)
        keep_error(c, error);
    turso_statement_reset(s, NULL);
    return status;
}

turso_status_code_t campaign_ask(campaign_conn *c, turso_statement_t *s, size_t count, const int64_t *values,
                                 int64_t *out)
{
    const char *error = NULL;
    bind_all(s, count, values);
    turso_status_code_t status = turso_statement_step(s, &error);
    if (status == TURSO_ROW)
        *out = turso_statement_row_value_int(s, 0);
    else if (status != TURSO_DONE)
        keep_error(c, error);
    turso_statement_reset(s, NULL);
    return status;
}

bool campaign_is_conflict(const campaign_conn *c, turso_status_code_t status)
{
    if (status != TURSO_BUSY_SNAPSHOT)
        return false;
    /* or it was open for so long that its snapshot was given up */
    if (!strstr(c->error, "conflict") && !strstr(c->error, "the snapshot is out of date"))
        campaign_die("a conflict whose text does not say so: %s", c->error);
    return true;
}
