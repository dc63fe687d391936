/*
 * The scenarios of hermitage_scripts.c, one after the other, each in a database of its own.
 *
 *   hermitage isolation=immediate|snapshot|serializable memory=0 only=PART-OF-NAME
 *   hermitage isolation=immediate wrong=1
 *
 * `immediate` stands for ordinary transactions. With wrong=1 the steps are held against the column of
 * concurrent transactions, which must fail in most scenarios: the check of this program itself.
 */
#include "hermitage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "campaign.h"

enum { SESSIONS = 3, LONGEST_LINE = 256, COLUMNS = 3 };

typedef struct {
    campaign_conn sessions[SESSIONS];
    int column;
} stage;

static char *trim(char *s)
{
    while (*s == ' ')
        s++;
    char *end = s + strlen(s);
    while (end > s && end[-1] == ' ')
        *--end = 0;
    return s;
}

/* Adds the current row to `out` as "a=b". */
static void add_row(const turso_statement_t *s, char *out, size_t size)
{
    size_t length = strlen(out);
    if (length > 1)
        length += (size_t)snprintf(out + length, size - length, " ");
    for (int64_t i = 0; i < turso_statement_column_count(s) && length < size; i++) {
        const char *between = i ? "=" : "";
        if (turso_statement_row_value_kind(s, (size_t)i) == TURSO_TYPE_INTEGER)
            length += (size_t)snprintf(out + length, size - length, "%s%lld", between,
                                       (long long)turso_statement_row_value_int(s, (size_t)i));
        else
            length += (size_t)snprintf(out + length, size - length, "%s%.*s", between,
                                       (int)turso_statement_row_value_bytes_count(s, (size_t)i),
                                       turso_statement_row_value_bytes_ptr(s, (size_t)i));
    }
}

static const char *word_of(turso_status_code_t status, const char *error)
{
    switch (status) {
    case TURSO_DONE: return "ok";
    case TURSO_BUSY: return "busy";
    case TURSO_BUSY_SNAPSHOT: return strstr(error, "write-write conflict") ? "conflict" : "stale";
    case TURSO_CONSTRAINT: return "constraint";
    case TURSO_ERROR:
    case TURSO_MISUSE: return "error";
    default: return "failure";
    }
}

/* Runs one statement; what came of it, in the words of the scripts. */
static void play(campaign_conn *c, const char *sql, char *out, size_t size)
{
    turso_statement_t *s = NULL;
    const char *error = NULL;
    snprintf(out, size, "[");
    turso_status_code_t status = turso_connection_prepare_single(c->handle, sql, &s, &error);
    bool query = status == TURSO_OK && turso_statement_column_count(s) > 0;
    if (status == TURSO_OK)
        while ((status = turso_statement_step(s, &error)) == TURSO_ROW)
            add_row(s, out, size);
    if (status == TURSO_DONE && query)
        snprintf(out + strlen(out), size - strlen(out), "]");
    else
        snprintf(out, size, "%s", word_of(status, error ? error : ""));
    snprintf(c->error, sizeof c->error, "%s", error ? error : "");
    turso_str_deinit(error);
    turso_statement_deinit(s);
}

static bool is_as_wanted(const char *want, const char *got)
{
    if (strcmp(want, "refused") == 0)
        return strcmp(got, "ok") != 0 && *got != '[';
    return strcmp(want, got) == 0;
}

/* One line "SESSION SQL | ordinary | concurrent | serializable", which is cut to pieces; true when it went as
 * it should. */
static bool step(stage *g, char *line)
{
    char *part[1 + COLUMNS] = {line};
    int parts = 1;
    for (char *bar; parts <= COLUMNS && (bar = strchr(part[parts - 1], '|')); parts++) {
        *bar = 0;
        part[parts] = bar + 1;
    }
    const char *want = trim(part[g->column + 1 < parts ? g->column + 1 : parts - 1]);
    const char *sql = trim(line + 1);
    int session = line[0] - '1';
    if (parts < 2 || session < 0 || session >= SESSIONS)
        campaign_die("no step: %s", line);
    if (strcmp(want, "-") == 0)
        return true;
    campaign_conn *c = &g->sessions[session];
    char got[256];
    play(c, strcmp(sql, "BEGIN") == 0 ? c->begin : sql, got, sizeof got);
    if (is_as_wanted(want, got))
        return true;
    printf("    session %d: %s: %s, not %s%s%s\n", session + 1, sql, got, want, *c->error ? ": " : "",
           c->error);
    return false;
}

static void each_line(const char *text, stage *g, bool *good)
{
    while (*text) {
        char line[LONGEST_LINE];
        size_t length = strcspn(text, "\n");
        if (length >= sizeof line)
            campaign_die("a line is too long");
        memcpy(line, text, length);
        line[length] = 0;
        text += length + (text[length] == '\n');
        if (good)
            *good &= step(g, line);
        else if (campaign_run(&g->sessions[0], line) != TURSO_DONE)
            campaign_die("%s: %s", line, g->sessions[0].error);
    }
}

static bool run_scenario(const hermitage_scenario *s, campaign_isolation isolation, int column,
                         const char *path)
{
    stage g = {.column = column};
    bool good = true;
    const turso_database_t *db = campaign_open(path);
    for (int i = 0; i < SESSIONS; i++) {
        campaign_connect(&g.sessions[i], db, isolation, 1);
        if (isolation == CAMPAIGN_IMMEDIATE)
            g.sessions[i].begin = "BEGIN";
        turso_connection_set_busy_timeout_ms(g.sessions[i].handle, 0);
    }
    each_line(hermitage_setup, &g, NULL);
    each_line(s->script, &g, &good);
    for (int i = 0; i < SESSIONS; i++)
        campaign_disconnect(&g.sessions[i]);
    turso_database_deinit(db);
    if (!good)
        printf("NOT as it should be: %s\n", s->name);
    return good;
}

int main(int argc, char **argv)
{
    campaign_options(argc, argv);
    campaign_isolation isolation = campaign_isolation_of(campaign_word("isolation", "snapshot"));
    if (isolation == CAMPAIGN_QUEUED)
        campaign_die("the scenarios have one thread, and queued transactions wait for each other");
    const char *only = campaign_word("only", "");
    bool wrong = campaign_number("wrong", 0), memory = campaign_number("memory", 0);
    campaign_number("keep", 0);
    campaign_options_end();
    campaign_enter();
    int count = 0, good = 0;
    for (const hermitage_scenario *s = hermitage_scenarios; s->name; s++) {
        char path[32] = ":memory:";
        if (!strstr(s->name, only))
            continue;
        count++;
        if (!memory)
            snprintf(path, sizeof path, "scenario-%d.db", count);
        good += run_scenario(s, isolation, wrong ? CAMPAIGN_SNAPSHOT : (int)isolation, path);
    }
    printf("%d of %d scenarios as they should be (%s)\n", good, count, campaign_isolation_word(isolation));
    bool passed = count > 0 && (wrong ? good < count / 2 : good == count);
    campaign_leave(passed);
    puts(passed ? "PASS" : "FAIL");
    return passed ? 0 : 1;
}
