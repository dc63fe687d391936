/* HTTP/1.1 on libuv: connections, requests that have arrived whole, their answers. Knows no routes and no database. */
#ifndef HTTP_H
#define HTTP_H

#include <http_parser.h>
#include <stdbool.h>
#include <stddef.h>
#include <uv.h>

enum {
    MAX_HEAD = 8 * 1024,        /* request line and headers */
    MAX_TARGET = 2 * 1024,
    MAX_BODY = 64 * 1024,
    MAX_CONNECTIONS = 500,      /* each takes a file descriptor, of which a process has 1024 unless it asks for more */
};

struct request {
    enum http_method method;
    char target[MAX_TARGET + 1];        /* as it was sent: "/users?limit=3" */
    char content_type[128];
    char *body;
    size_t body_len;
};

/* A status of 200 until somebody says something else. The body is JSON, or NULL. */
struct response {
    int status;
    char *body;
    void (*free_body)(void *body);      /* free, toasty_free, … */
    char location[64];                  /* of what was created */
    char allow[64];                     /* methods, with 405 */
    bool retry_after;                   /* with 503 */
};

/* One request and its answer. Stays where it is until it is answered, even when the client goes away meanwhile. */
struct exchange {
    struct request request;
    struct response response;
    uv_loop_t *loop;
    void *context;                      /* the server's */
};

struct server {
    uv_loop_t *loop;
    void (*serve)(struct exchange *exchange);       /* calls exchange_answer, now or later */
    void *context;
    uv_tcp_t listener;
    struct connection *connections;
    int connection_count;
    bool waiting;                       /* somebody, for memory */
    bool stopping;
};

/* Listens at an address; port 0 is any that is free, and `port` receives which it was. 0 or an error of libuv. */
int server_listen(struct server *server, const char *host, int *port);

/*
 * Lets the loop come to an end: accepts nobody any more, closes connections that ask for nothing, and the others after
 * the request that has begun to arrive or is being answered.
 */
void server_stop(struct server *server);

/* Sends the response. On the loop's thread, once for each exchange, which must not be used afterwards. */
void exchange_answer(struct exchange *exchange);

/* Answers that are problems: {"error": {"status": 409, "message": "…"}}, with "field" unless it is NULL. */
void respond_problem(struct response *response, int status, const char *field, const char *message);

#endif
