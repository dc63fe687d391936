/*
 * The service of examples/http once more, as far as it is measured, by hand: the same connections and the
 * same parsers, sqlite3 in libuv's threads, of which each has a connection and statements of its own. raw
 * PORT FILE
 */
#include "http.h"

#include <inttypes.h>
#include <jansson.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GET_ONE, LIST, CREATE, STATEMENTS };

static const char *const texts[STATEMENTS] = {
    "SELECT id, email, name, created_at FROM users WHERE id = ?1",
    "SELECT id, email, name, created_at FROM users ORDER BY id LIMIT ?1",
    "INSERT INTO users (email, name, created_at) VALUES (?1, ?2, ?3) RETURNING id, email, name, created_at",
};

static const char *file;
static uv_mutex_t writing;

typedef struct job {
    uv_work_t work;
    struct exchange *exchange;
} job;

static void fail(const char *what)
{
    fprintf(stderr, "raw: %s\n", what);
    exit(1);
}

static sqlite3 *open_file(void)
{
    sqlite3 *db;
    static const char pragmas[] =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
    if (sqlite3_open_v2(file, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        sqlite3_busy_timeout(db, 5000) != SQLITE_OK ||
        sqlite3_exec(db, pragmas, NULL, NULL, NULL) != SQLITE_OK)
        fail("cannot open the file");
    return db;
}

static sqlite3_stmt *statement(int which)
{
    static _Thread_local sqlite3_stmt *prepared[STATEMENTS];
    static _Thread_local sqlite3 *db;
    if (!db)
        db = open_file();
    if (!prepared[which] && sqlite3_prepare_v3(db, texts[which], -1, SQLITE_PREPARE_PERSISTENT,
                                               &prepared[which], NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    return prepared[which];
}

typedef struct text {
    char *data;
    size_t len, room;
} text;

static void put(text *out, const char *data, size_t len)
{
    if (out->len + len + 1 > out->room) {
        out->room = (out->len + len + 1) * 2;
        out->data = realloc(out->data, out->room);
        if (!out->data)
            fail("out of memory");
    }
    memcpy(out->data + out->len, data, len);
    out->len += len;
    out->data[out->len] = '\0';
}

#define PUT(out, literal) put(out, literal, sizeof literal - 1)

static void put_string(text *out, const char *string)
{
    size_t begin = 0, i = 0;
    PUT(out, "\"");
    for (; string[i]; i++) {
        if ((unsigned char)string[i] >= 0x20 && string[i] != '"' && string[i] != '\\')
            continue;
        char escaped[8];
        int len = snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned char)string[i]);
        put(out, string + begin, i - begin);
        put(out, escaped, (size_t)len);
        begin = i + 1;
    }
    put(out, string + begin, i - begin);
    PUT(out, "\"");
}

static void put_user(text *out, sqlite3_stmt *row)
{
    char id[32];
    PUT(out, "{\"id\":");
    put(out, id, (size_t)snprintf(id, sizeof id, "%" PRId64, (int64_t)sqlite3_column_int64(row, 0)));
    PUT(out, ",\"email\":");
    put_string(out, (const char *)sqlite3_column_text(row, 1));
    PUT(out, ",\"name\":");
    put_string(out, (const char *)sqlite3_column_text(row, 2));
    PUT(out, ",\"created_at\":");
    put_string(out, (const char *)sqlite3_column_text(row, 3));
    PUT(out, "}");
}

static void respond(struct exchange *exchange, const text *body)
{
    exchange->response.body = body->data;
    exchange->response.free_body = free;
}

static void get_user(struct exchange *exchange)
{
    sqlite3_stmt *row = statement(GET_ONE);
    sqlite3_bind_int64(row, 1, atoll(exchange->request.target + 7));
    if (sqlite3_step(row) == SQLITE_ROW) {
        text out = {0};
        put_user(&out, row);
        respond(exchange, &out);
    } else {
        respond_problem(&exchange->response, 404, NULL, "there is nothing with this id");
    }
    sqlite3_reset(row);
}

static void list_users(struct exchange *exchange)
{
    sqlite3_stmt *row = statement(LIST);
    text out = {0};
    sqlite3_bind_int(row, 1, 20);
    PUT(&out, "{\"items\":[");
    for (int i = 0; sqlite3_step(row) == SQLITE_ROW; i++) {
        if (i)
            PUT(&out, ",");
        put_user(&out, row);
    }
    PUT(&out, "],\"next\":\"V39nZuJ8Ww0BAQAAAAAAAAA\"}"); /* as long as the other's, who makes one */
    respond(exchange, &out);
    sqlite3_reset(row);
}

static void now_text(char out[40])
{
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    size_t len = strftime(out, 40, "%Y-%m-%dT%H:%M:%S", gmtime_r(&now.tv_sec, &utc));
    snprintf(out + len, 40 - len, ".%09ldZ", now.tv_nsec);
}

static void create_user(struct exchange *exchange)
{
    char now[40];
    const char *email, *name;
    json_t *body =
        json_loadb(exchange->request.body, exchange->request.body_len, JSON_REJECT_DUPLICATES, NULL);
    if (json_unpack(body, "{s:s,s:s!}", "email", &email, "name", &name) != 0) {
        respond_problem(&exchange->response, 422, NULL, "an email and a name are wanted");
        json_decref(body);
        return;
    }
    sqlite3_stmt *row = statement(CREATE);
    now_text(now);
    sqlite3_bind_text(row, 1, email, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 2, name, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, now, -1, SQLITE_STATIC);
    uv_mutex_lock(
        &writing); /* or the threads would sleep for each other's locks, as sqlite3_busy_timeout has it */
    if (sqlite3_step(row) == SQLITE_ROW) {
        text out = {0};
        put_user(&out, row);
        respond(exchange, &out);
        exchange->response.status = 201;
        snprintf(exchange->response.location, sizeof exchange->response.location, "/users/%" PRId64,
                 (int64_t)sqlite3_column_int64(row, 0));
    }
    int status = sqlite3_step(row);
    sqlite3_reset(row);
    uv_mutex_unlock(&writing);
    if (status != SQLITE_DONE)
        respond_problem(&exchange->response, status == SQLITE_BUSY ? 503 : 409, NULL, "refused");
    json_decref(body);
}

static void work(uv_work_t *of)
{
    struct exchange *exchange = ((job *)of->data)->exchange;
    if (exchange->request.method == HTTP_POST)
        create_user(exchange);
    else if (!strncmp(exchange->request.target, "/users/", 7))
        get_user(exchange);
    else
        list_users(exchange);
}

static void worked(uv_work_t *of, int status)
{
    job *done = of->data;
    (void)status;
    exchange_answer(done->exchange);
    free(done);
}

static void serve(struct exchange *exchange)
{
    job *new = malloc(sizeof *new);
    if (!new)
        fail("out of memory");
    new->work.data = new;
    new->exchange = exchange;
    uv_queue_work(exchange->loop, &new->work, work, worked);
}

static void on_signal(uv_signal_t *signal, int number)
{
    (void)number;
    uv_close((uv_handle_t *)signal, NULL);
    server_stop(signal->data);
}

int main(int argc, char **argv)
{
    struct server server = {.loop = uv_default_loop(), .serve = serve};
    uv_signal_t terminate;
    if (argc != 3)
        fail("usage: raw PORT FILE");
    int port = atoi(argv[1]);
    file = argv[2];
    setenv("UV_THREADPOOL_SIZE", "8", 1); /* as many as the other's pool has connections */
    if (uv_mutex_init(&writing) != 0)
        fail("out of memory");
    signal(SIGPIPE, SIG_IGN);
    if (server_listen(&server, "127.0.0.1", &port) != 0)
        fail("cannot listen");
    uv_signal_init(server.loop, &terminate);
    terminate.data = &server;
    uv_signal_start(&terminate, on_signal, SIGTERM);
    printf("http://127.0.0.1:%d\n", port);
    fflush(stdout);
    uv_run(server.loop, UV_RUN_DEFAULT);
    return 0;
}
