/* Users and their notes over HTTP: http [PORT [URL]]. Port 0 is any that is free; the first line printed says which. */
#include "api.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const default_url = "turso:./notes.db?busy_timeout_ms=1000";
enum { DEFAULT_PORT = 8080, CONNECTIONS = 8 };

struct service {
    struct server server;
    uv_signal_t signals[2];
};

/* A second signal ends the program at once, as it would any other. */
static void on_signal(uv_signal_t *signal, int number)
{
    struct service *service = signal->data;
    (void)number;
    for (int i = 0; i < 2; i++)
        uv_close((uv_handle_t *)&service->signals[i], NULL);
    server_stop(&service->server);
}

static void catch_signals(struct service *service, uv_loop_t *loop)
{
    static const int numbers[] = { SIGTERM, SIGINT };
    signal(SIGPIPE, SIG_IGN);                   /* a client that has gone is an error of writing, no more */
    for (int i = 0; i < 2; i++) {
        uv_signal_init(loop, &service->signals[i]);
        service->signals[i].data = service;
        uv_signal_start(&service->signals[i], on_signal, numbers[i]);
    }
}

/* Returns when a signal has come and everybody has been answered. */
static bool run(toasty_db *db, int port)
{
    struct service service = { .server = { .loop = uv_default_loop(), .serve = serve_api, .context = db } };
    int status = server_listen(&service.server, "127.0.0.1", &port);
    if (status == 0) {
        catch_signals(&service, service.server.loop);
        printf("http://127.0.0.1:%d\n", port);
        fflush(stdout);
    } else {
        fprintf(stderr, "http: port %d: %s\n", port, uv_strerror(status));
    }
    uv_run(service.server.loop, UV_RUN_DEFAULT);
    uv_loop_close(service.server.loop);
    return status == 0;
}

static bool read_port(const char *text, int *port)
{
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    *port = (int)number;
    return *text && !*end && !errno && number >= 0 && number <= 65535;
}

int main(int argc, char **argv)
{
    int port = DEFAULT_PORT;
    if (argc > 3 || (argc > 1 && !read_port(argv[1], &port))) {
        fprintf(stderr, "usage: http [PORT [URL]]\n");
        return 2;
    }
    /* Who finds none of them free waits for one, until the deadline of its request. */
    toasty_db *db = toasty_open(argc > 2 ? argv[2] : default_url,
        .models        = toasty_models(&User, &Note),
        .max_pool_size = CONNECTIONS);
    /* The first call on a handle that could not be opened says why. */
    bool good = toasty_push_schema(db, .if_missing = true) == TOASTY_OK;
    if (!good)
        fprintf(stderr, "http: %s\n", toasty_errmsg(db));
    good = good && run(db, port);
    toasty_close(db);
    return good ? 0 : 1;
}
