/* examples/http against clients that are slow, hasty, wrong, gone, or too many. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "client.h"

#define GET(path) "GET " path " HTTP/1.1\r\nHost: h\r\n\r\n"

static const char *program, *folder;
static service running;

static int start(void **state)
{
    (void)state;
    running = service_start(program, folder);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    service_stop(&running);
    return 0;
}

static sqlite3 *open_database(void)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open("notes.db", &db), SQLITE_OK);
    return db;
}

static void execute(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* A user of id 1, by a connection that has proved to be of use. */
static int connect_with_user(void)
{
    int client = client_connect(&running);
    client_post_user(client, "a@b");
    assert_int_equal(client_read(client).status, 201);
    return client;
}

static void test_byte_by_byte(void **state)
{
    (void)state;
    const char text[] = "POST /users HTTP/1.1\r\nHost: h\r\ncontent-TYPE: Application/JSON; charset=utf-8\r\n"
                        "Content-Length: 26\r\n\r\n{\"email\":\"a@b\",\"name\":\"A\"}" GET("/users/1");
    int client = client_connect(&running);
    for (size_t i = 0; i + 1 < sizeof text; i++)
        client_send(client, text + i, 1);
    answer a = client_read(client);
    assert_int_equal(a.status, 201);
    assert_non_null(strstr(a.head, "\r\nLocation: /users/1\r\n"));
    assert_int_equal(client_read(client).status, 200);
    close(client);
}

static void test_pipelined_answers_come_in_order(void **state)
{
    (void)state;
    enum { ROUNDS = 400 }; /* more than the service takes in at a time */
    int client = connect_with_user();
    for (int i = 0; i < ROUNDS; i++)
        client_say(client, GET("/users/1") GET("/users/2") "DELETE /users HTTP/1.1\r\nHost: h\r\n\r\n");
    for (int i = 0; i < ROUNDS; i++) {
        assert_int_equal(client_read(client).status, 200);
        assert_int_equal(client_read(client).status, 404);
        answer a = client_read(client);
        assert_int_equal(a.status, 405);
        assert_non_null(strstr(a.head, "\r\nAllow: GET, POST\r\n"));
    }
    close(client);
}

static void test_chunked_bodies(void **state)
{
    (void)state;
    static const char head[] = "POST /users HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n";
    int client = client_connect(&running);
    client_say(client, head);
    client_say(client, "10\r\n{\"email\":\"a@b\",\"\r\n");
    client_say(client, "a\r\nname\":\"A\"}\r\n0\r\nContent-Type: text/plain\r\n\r\n");
    assert_int_equal(client_read(client).status, 201);

    char chunk[1024 + 8 + 1];
    snprintf(chunk, sizeof chunk, "400\r\n%01024d\r\n", 0);
    client_say(client, head);
    for (int i = 0; i < 65; i++)
        client_say(client, chunk);
    assert_int_equal(client_read(client).status, 413);
    client_expect_end(client);
}

static void test_what_is_no_request_is_refused_and_the_last(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int status;
    } cases[] = {
        {"\x16\x03\x01\x02", 400},
        {"GET\r\n\r\n", 400},
        {"GET /users HTTP/1.1\r\n\r\n", 400},
        {"GET /users HTTP/2.0\r\nHost: h\r\n\r\n", 505},
        {"GET /users HTTP/1.1\r\nHost: h\r\nbad header\r\n\r\n", 400},
        {"POST /users HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400},
        {"POST /users HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n", 400},
        {"POST /users HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"POST /users HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
        {"POST /users HTTP/1.1\r\nHost: h\r\nContent-Length: 65537\r\n\r\n", 413},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int client = client_connect(&running);
        answer a = client_ask(client, cases[i].text);
        if (a.status != cases[i].status)
            print_error("%s: %s\n", cases[i].text, a.head);
        assert_int_equal(a.status, cases[i].status);
        assert_non_null(strstr(a.head, "\r\nConnection: close\r\n"));
        assert_non_null(strstr(a.body, "{\"error\":{\"status\":"));
        client_expect_end(client);
    }
}

static void test_heads_have_a_limit(void **state)
{
    (void)state;
    static char text[10000];
    snprintf(text, sizeof text, "GET /%03000d HTTP/1.1\r\nHost: h\r\n\r\n", 0);
    int client = client_connect(&running);
    assert_int_equal(client_ask(client, text).status, 414);
    client_expect_end(client);
    snprintf(text, sizeof text, "GET /users HTTP/1.1\r\nHost: h\r\nX: %09000d\r\n\r\n", 0);
    client = client_connect(&running);
    assert_int_equal(client_ask(client, text).status, 431);
    client_expect_end(client);
}

static void test_the_largest_body_is_taken(void **state)
{
    (void)state;
    enum { MOST = 64 * 1024 };
    static char body[MOST + 1];
    char head[200];
    int client = connect_with_user();
    memset(body, 'x', MOST);
    memcpy(body, "{\"title\":\"", 10);
    memcpy(body + MOST - 2, "\"}", 2);
    snprintf(head, sizeof head,
             "POST /users/1/notes HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: "
             "%d\r\n\r\n",
             MOST);
    client_say(client, head);
    client_say(client, body);
    answer a = client_read(client);
    assert_int_equal(a.status, 422); /* a title has a limit of its own */
    assert_non_null(strstr(a.body, "\"field\":\"title\""));
    assert_int_equal(client_ask(client, GET("/users/1")).status, 200);
    close(client);
}

static void test_who_asks_before_sending_is_told(void **state)
{
    (void)state;
    int client = client_connect(&running);
    assert_int_equal(client_ask(client,
                                "POST /users HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                                "Expect: 100-continue\r\nContent-Length: 26\r\n\r\n")
                         .status,
                     100);
    assert_int_equal(client_ask(client, "{\"email\":\"a@b\",\"name\":\"A\"}").status, 201);
    assert_int_equal(client_ask(client, "POST /users HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
                                        "Content-Length: 70000\r\n\r\n")
                         .status,
                     413);
    client_expect_end(client);
}

static void test_connections_stay_or_end_as_the_client_wishes(void **state)
{
    (void)state;
    int client = connect_with_user();
    answer a =
        client_ask(client, "GET /users/1 HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    assert_int_equal(a.status, 200);
    a = client_ask(client, "GET /users/1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    assert_int_equal(a.status, 200);
    assert_non_null(strstr(a.head, "\r\nConnection: keep-alive\r\n"));
    a = client_ask(client, "GET http://h/users/1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assert_int_equal(a.status, 200);
    client_expect_end(client);
    client = client_connect(&running);
    assert_int_equal(client_ask(client, "GET /users/1 HTTP/1.0\r\n\r\n").status, 200);
    client_expect_end(client);
}

static void test_half_closed_clients_are_answered(void **state)
{
    (void)state;
    int client = connect_with_user();
    client_say(client, GET("/users/1") GET("/users/7"));
    shutdown(client, SHUT_WR);
    assert_int_equal(client_read(client).status, 200);
    assert_int_equal(client_read(client).status, 404);
    client_expect_end(client);

    client = client_connect(&running);
    client_say(client, "GET /users/1 HT");
    shutdown(client, SHUT_WR);
    assert_int_equal(client_read(client).status, 400);
    client_expect_end(client);
}

static void test_clients_that_vanish_do_no_harm(void **state)
{
    (void)state;
    struct linger reset = {.l_onoff = 1};
    close(connect_with_user());
    for (int i = 0; i < 50; i++) {
        int client = client_connect(&running);
        setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        client_say(client, i % 2 ? GET("/users/1") GET("/users/1") GET("/us") : "GET /users");
        close(client);
    }
    int client = client_connect(&running);
    assert_int_equal(client_ask(client, GET("/users/1")).status, 200);
    close(client);
}

static void test_many_connections_and_one_too_many(void **state)
{
    (void)state;
    enum { MOST = 500 };
    static int clients[MOST];
    clients[0] = connect_with_user();
    for (int i = 1; i < MOST; i++)
        clients[i] = client_connect(&running);
    for (int i = 0; i < MOST; i++)
        client_say(clients[i], GET("/users/1"));
    for (int i = 0; i < MOST; i++)
        assert_int_equal(client_read(clients[i]).status, 200);
    int client = client_connect(&running);
    answer a = client_read(client);
    assert_int_equal(a.status, 503);
    assert_non_null(strstr(a.head, "\r\nRetry-After: "));
    client_expect_end(client);
    for (int i = 0; i < MOST; i++)
        close(clients[i]);
}

/* Somebody else holds the lock that writing takes: eight requests wait for it, the others for their
 * connections. */
static void test_what_cannot_be_served_in_time_is_503(void **state)
{
    (void)state;
    enum { CLIENTS = 40 };
    int clients[CLIENTS], late = 0, busy = 0;
    sqlite3 *db = open_database();
    execute(db, "BEGIN IMMEDIATE");
    for (int i = 0; i < CLIENTS; i++) {
        clients[i] = client_connect(&running);
        client_post_user(clients[i], "a@b");
    }
    for (int i = 0; i < CLIENTS; i++) {
        answer a = client_read(clients[i]);
        assert_int_equal(a.status, 503);
        late += strstr(a.body, "deadline exceeded") != NULL;
        busy += strstr(a.body, "transaction serialization failure") != NULL;
    }
    assert_true(late > 0 && busy > 0);
    assert_int_equal(late + busy, CLIENTS);
    execute(db, "ROLLBACK");
    sqlite3_close(db);
    client_post_user(clients[0], "a@b");
    assert_int_equal(client_read(clients[0]).status, 201);
    for (int i = 0; i < CLIENTS; i++)
        close(clients[i]);
}

static void test_what_nobody_foresaw_is_500(void **state)
{
    (void)state;
    sqlite3 *db = open_database();
    execute(db, "DROP TABLE notes");
    sqlite3_close(db);
    int client = client_connect(&running);
    answer a = client_ask(client, GET("/notes/1"));
    assert_int_equal(a.status, 500);
    assert_null(strstr(a.body, "notes")); /* nothing of the inside */
    assert_int_equal(client_ask(client, GET("/users/1")).status, 404);
    close(client);
}

static void test_slow_and_silent_clients_lose_their_connection(void **state)
{
    (void)state;
    int slow = client_connect(&running), silent = client_connect(&running);
    client_say(slow, "GET /users HTTP/1.1\r\nHo");
    assert_int_equal(client_read(slow).status, 408);
    client_expect_end(slow);
    client_expect_end(silent);
}

/* The request waits for a lock while the service is told to stop; that it was is seen by the idle
 * connection's end. */
static void test_stopping_finishes_what_runs(void **state)
{
    (void)state;
    int idle = client_connect(&running), client = client_connect(&running);
    assert_int_equal(client_ask(idle, GET("/users/1")).status, 404);
    sqlite3 *db = open_database();
    execute(db, "BEGIN IMMEDIATE");
    client_say(client, GET("/users/1") "POST /users HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                                       "Content-Length: 26\r\n\r\n{\"email\":\"a@b\",\"name\":\"A\"}" GET(
                                           "/users/1"));
    assert_int_equal(client_read(client).status, 404); /* so the next one has arrived */
    assert_int_equal(kill(running.pid, SIGTERM), 0);
    client_expect_end(idle);
    execute(db, "COMMIT");
    answer a = client_read(client);
    assert_int_equal(a.status, 201);
    assert_non_null(strstr(a.head, "\r\nConnection: close\r\n"));
    client_expect_end(client);
    service_expect_end(&running);
    execute(db, "CREATE TABLE only_if_nobody_else_is_there (a)");
    sqlite3_close(db);
}

#define WITH_SERVICE(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_SERVICE(test_byte_by_byte),
        WITH_SERVICE(test_pipelined_answers_come_in_order),
        WITH_SERVICE(test_chunked_bodies),
        WITH_SERVICE(test_what_is_no_request_is_refused_and_the_last),
        WITH_SERVICE(test_heads_have_a_limit),
        WITH_SERVICE(test_the_largest_body_is_taken),
        WITH_SERVICE(test_who_asks_before_sending_is_told),
        WITH_SERVICE(test_connections_stay_or_end_as_the_client_wishes),
        WITH_SERVICE(test_half_closed_clients_are_answered),
        WITH_SERVICE(test_clients_that_vanish_do_no_harm),
        WITH_SERVICE(test_many_connections_and_one_too_many),
        WITH_SERVICE(test_what_cannot_be_served_in_time_is_503),
        WITH_SERVICE(test_what_nobody_foresaw_is_500),
        WITH_SERVICE(test_slow_and_silent_clients_lose_their_connection),
        cmocka_unit_test_setup(test_stopping_finishes_what_runs, start),
    };
    if (argc != 3) {
        fprintf(stderr, "usage: test_http PROGRAM FOLDER\n");
        return 2;
    }
    program = argv[1];
    folder = argv[2];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
