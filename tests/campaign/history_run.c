/*
 * The history campaign: threads append numbers to lists and read lists, in transactions of random shape; what
 * they saw is then checked for anomalies that the isolation level forbids.
 *
 *   history isolation=immediate|snapshot|serializable|queued threads=4 handles=1 transactions=4000 lists=8
 * length=30 think=100 synchronous=1 fault=none seed=N history check=FILE isolation=...
 *
 * TOASTY_SOAK multiplies the transactions by 25. `handles` are database handles that share the threads, as
 * several programs would. `lists` are in use at a time; after about `length` appends new ones take their
 * place. A failed run leaves its history in a file that `check` reads. With a fault the campaign succeeds
 * when the checker finds it: split   commits in the middle of a transaction      dirty  says that a committed
 * transaction failed stale   reads first and begins then                 blind  loses one append in a hundred
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "campaign.h"
#include "history.h"

enum { MOST_THREADS = 64, MOST_HANDLES = 8, MOST_OPS = 5, LONGEST = 100000 };

typedef enum { NO_FAULT, SPLIT, DIRTY, STALE, BLIND } fault;

static const struct {
    const char *word;
    unsigned finding; /* any of these */
} faults[] = {
    [NO_FAULT] = {"none", 0},
    [SPLIT] = {"split", HISTORY_G_SINGLE | HISTORY_G1C | HISTORY_G0 | HISTORY_INTERNAL},
    [DIRTY] = {"dirty", HISTORY_G1A},
    [STALE] = {"stale", HISTORY_G_SINGLE},
    [BLIND] = {"blind", HISTORY_LOST},
};

static struct {
    campaign_isolation isolation;
    long threads, handles, transactions, lists, length, think, synchronous;
    uint64_t seed;
    fault fault;
} p;

static atomic_long started, appended;
static const turso_database_t *handles[MOST_HANDLES];

typedef struct {
    campaign_conn conn;
    turso_statement_t *append, *read;
    campaign_random random;
    int number;
    int64_t value;
    history h;
    long conflicts;
} session;

static void parse_list(history *h, int64_t key, const char *text, size_t length)
{
    static _Thread_local int64_t values[LONGEST];
    size_t count = 0;
    char *end = NULL;
    for (const char *s = text; s < text + length; s = end) {
        values[count] = strtoll(s, &end, 10);
        if (end == s || *end++ != ' ' || ++count == LONGEST)
            campaign_die("list %lld is \"%.*s\"", (long long)key, (int)length, text);
    }
    history_read(h, key, values, count);
}

static turso_status_code_t read_list(session *s, history *h, int64_t key)
{
    const char *error = NULL;
    turso_statement_bind_positional_int(s->read, 1, key);
    turso_status_code_t status = turso_statement_step(s->read, &error);
    if (status == TURSO_ROW)
        parse_list(h, key, turso_statement_row_value_bytes_ptr(s->read, 0),
                   (size_t)turso_statement_row_value_bytes_count(s->read, 0));
    else if (status == TURSO_DONE)
        history_read(h, key, NULL, 0);
    else
        snprintf(s->conn.error, sizeof s->conn.error, "%s", error ? error : "");
    turso_str_deinit(error);
    turso_statement_reset(s->read, NULL);
    return status == TURSO_ROW ? TURSO_DONE : status;
}

static turso_status_code_t append(session *s, history *h, int64_t key)
{
    int64_t value = ++s->value;
    history_append(h, key, value);
    atomic_fetch_add(&appended, 1);
    if (p.fault == BLIND && campaign_chance(&s->random, 1))
        return TURSO_DONE;
    return campaign_exec(&s->conn, s->append, 2, (int64_t[]){key, value});
}

static int64_t some_list(session *s)
{
    long window = atomic_load(&appended) / p.length;
    return window + (int64_t)campaign_below(&s->random, (uint64_t)p.lists);
}

static turso_status_code_t begin(session *s)
{
    turso_status_code_t status;
    while ((status = campaign_run(&s->conn, s->conn.begin)) == TURSO_BUSY)
        ;
    return status;
}

static turso_status_code_t operations(session *s, history *h)
{
    turso_status_code_t status = TURSO_DONE;
    int count = 1 + (int)campaign_below(&s->random, MOST_OPS);
    bool only_reads = campaign_chance(&s->random, 15);
    for (int i = 0; i < count && status == TURSO_DONE; i++) {
        if (p.fault == SPLIT && i == count / 2) {
            if ((status = campaign_run(&s->conn, "COMMIT")) == TURSO_DONE)
                status = begin(s);
            if (status != TURSO_DONE)
                return status;
        }
        if (i > 0 && p.think)
            campaign_sleep_us((int64_t)campaign_below(&s->random, (uint64_t)p.think));
        if (only_reads || campaign_chance(&s->random, 50))
            status = read_list(s, h, some_list(s));
        else
            status = append(s, h, some_list(s));
    }
    return status;
}

/* One transaction; what it came to. Failures other than conflicts end the process. */
static history_outcome run_transaction(session *s, history *h)
{
    turso_status_code_t status;
    if (p.fault == STALE) {
        int64_t list = some_list(s);
        read_list(s, h, list);
        campaign_sleep_us(300);
        if ((status = begin(s)) == TURSO_DONE)
            status = append(s, h, list);
    } else {
        if ((status = begin(s)) == TURSO_DONE)
            status = operations(s, h);
    }
    if (status == TURSO_DONE && campaign_chance(&s->random, 5) && p.fault != DIRTY) {
        if (campaign_run(&s->conn, "ROLLBACK") != TURSO_DONE)
            campaign_die("ROLLBACK: %s", s->conn.error);
        return HISTORY_FAIL;
    }
    if (status == TURSO_DONE)
        status = campaign_run(&s->conn, "COMMIT");
    if (status == TURSO_DONE)
        return p.fault == DIRTY && campaign_chance(&s->random, 2) ? HISTORY_FAIL : HISTORY_OK;
    if (!campaign_is_conflict(&s->conn, status))
        campaign_die("session %d: %d %s", s->number, (int)status, s->conn.error);
    s->conflicts++;
    campaign_run(&s->conn, "ROLLBACK");
    campaign_sleep_us((int64_t)campaign_below(&s->random, 500));
    return HISTORY_FAIL;
}

static void open_session(session *s, int number)
{
    s->number = number;
    s->random.state = p.seed + (uint64_t)number * 104729;
    s->value = (int64_t)number * 10000000;
    campaign_connect(&s->conn, handles[number % p.handles], p.isolation, (int)p.synchronous);
    s->append = campaign_prepare(&s->conn, "INSERT INTO list(key, value) VALUES (?1, ?2 || ' ') "
                                           "ON CONFLICT DO UPDATE SET value = value || excluded.value");
    s->read = campaign_prepare(&s->conn, "SELECT value FROM list WHERE key = ?1");
}

static void close_session(session *s)
{
    turso_statement_deinit(s->append);
    turso_statement_deinit(s->read);
    campaign_disconnect(&s->conn);
}

static void *run_session(void *arg)
{
    session *s = arg;
    while (atomic_fetch_add(&started, 1) < p.transactions) {
        history_begin(&s->h, s->number, campaign_now_us());
        history_outcome outcome = run_transaction(s, &s->h);
        history_end(&s->h, outcome, campaign_now_us());
    }
    close_session(s);
    return NULL;
}

static void read_everything(history *h)
{
    session s = {0};
    open_session(&s, MOST_THREADS);
    history_begin(h, s.number, campaign_now_us());
    for (int64_t key = 0; key <= atomic_load(&appended) / p.length + p.lists; key++)
        if (read_list(&s, h, key) != TURSO_DONE)
            campaign_die("the last read: %s", s.conn.error);
    history_end(h, HISTORY_OK, campaign_now_us());
    close_session(&s);
}

static void record(history *h)
{
    static session sessions[MOST_THREADS];
    pthread_t threads[MOST_THREADS];
    long conflicts = 0;
    for (long i = 0; i < p.handles; i++)
        handles[i] = campaign_open("history.db");
    campaign_conn c;
    campaign_connect(&c, handles[0], p.isolation, (int)p.synchronous);
    if (campaign_run(&c, "CREATE TABLE list(key INTEGER PRIMARY KEY, value TEXT)") != TURSO_DONE)
        campaign_die("%s", c.error);
    campaign_disconnect(&c);
    int64_t start = campaign_now_us();
    for (int i = 0; i < p.threads; i++)
        open_session(&sessions[i], i);
    for (int i = 0; i < p.threads; i++)
        if (pthread_create(&threads[i], NULL, run_session, &sessions[i]) != 0)
            campaign_die("no thread");
    for (int i = 0; i < p.threads; i++) {
        pthread_join(threads[i], NULL);
        history_join(h, &sessions[i].h);
        history_fini(&sessions[i].h);
        conflicts += sessions[i].conflicts;
    }
    printf("%zu transactions, %ld conflicts, %ld appends, %.1f s\n", h->txn_count, conflicts,
           atomic_load(&appended), (double)(campaign_now_us() - start) / 1e6);
    read_everything(h);
    for (long i = 0; i < p.handles; i++)
        turso_database_deinit(handles[i]);
}

static unsigned allowed(void)
{
    return p.isolation == CAMPAIGN_SNAPSHOT ? HISTORY_SNAPSHOT : HISTORY_SERIALIZABLE;
}

static bool judge(const history *h)
{
    unsigned found = history_check(h, true, stdout);
    printf("anomalies: ");
    history_print_anomalies(found, stdout);
    putchar('\n');
    if (p.fault == NO_FAULT)
        return !(found & ~allowed());
    bool good = found & faults[p.fault].finding;
    printf("the fault \"%s\" was %s\n", faults[p.fault].word, good ? "found" : "NOT FOUND");
    return good;
}

static int check_file(const char *path)
{
    static char text[64 << 20];
    history h = {0};
    size_t line;
    FILE *f = fopen(path, "r");
    if (!f)
        campaign_die("cannot open %s", path);
    size_t length = fread(text, 1, sizeof text - 1, f);
    text[length] = 0;
    fclose(f);
    if (length == sizeof text - 1 || !history_parse(&h, text, &line))
        campaign_die("%s is too long or no history", path);
    bool good = judge(&h);
    history_fini(&h);
    puts(good ? "PASS" : "FAIL");
    return good ? 0 : 1;
}

static int run(void)
{
    history h = {0};
    campaign_enter();
    record(&h);
    bool good = judge(&h);
    if (!good) {
        FILE *f = fopen("history.txt", "w");
        for (size_t i = 0; f && i < h.txn_count; i++)
            history_print(&h, i, false, f);
        if (f)
            fclose(f);
    }
    history_fini(&h);
    campaign_leave(good);
    puts(good ? "PASS" : "FAIL");
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    campaign_options(argc, argv);
    const char *file = campaign_word("check", NULL), *word = campaign_word("fault", "none");
    p.isolation = campaign_isolation_of(campaign_word("isolation", "snapshot"));
    p.threads = campaign_number("threads", 4);
    p.handles = campaign_number("handles", 1);
    p.transactions = campaign_amount("transactions", 4000, strcmp(word, "none") != 0 ? 1 : 25);
    p.lists = campaign_number("lists", 8);
    p.length = campaign_number("length", 30);
    p.think = campaign_number("think", 100);
    p.synchronous = campaign_number("synchronous", 1);
    p.seed = campaign_seed();
    campaign_number("keep", 0);
    campaign_options_end();
    while (p.fault < BLIND && strcmp(faults[p.fault].word, word) != 0)
        p.fault++;
    if (strcmp(faults[p.fault].word, word) != 0)
        campaign_die("there is no fault called %s", word);
    if (p.threads < 1 || p.threads > MOST_THREADS || p.handles < 1 || p.handles > MOST_HANDLES ||
        p.lists < 1 || p.length < 1)
        campaign_die("too many or too few");
    return file ? check_file(file) : run();
}
