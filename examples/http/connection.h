/* What the files of the server share: one connection. */
#ifndef CONNECTION_H
#define CONNECTION_H

#include "http.h"

enum phase {
    IDLE,               /* between requests */
    READING,            /* a part of a request is there */
    RUNNING,            /* serve was called, exchange_answer not yet */
    WRITING,
    LINGERING,          /* has said its last; takes what is still sent: see linger */
    CLOSED
};

struct connection {
    struct exchange exchange;           /* first: exchange_answer gets this */
    struct server *server;
    struct connection *next, **link;

    uv_tcp_t socket;
    uv_timer_t timer;                   /* how long the phase may last */
    uv_write_t write;
    uv_shutdown_t shutdown;
    int open_handles;
    enum phase phase;
    bool reading;                       /* the socket */
    bool peer_done;                     /* the client sends no more; it may still read */
    bool lost;                          /* the client is gone */

    http_parser parser;
    bool in_value;                      /* the parser gives headers in pieces: what was last */
    char field[20], value[128];
    size_t field_len, value_len, target_len, body_room;
    bool has_host, expects_continue, complete, keep;
    int refusal;                        /* status for a request that goes on too long, and so on */

    char head[512];                     /* of the answer */
    size_t begin, end;                  /* of what has arrived and is not parsed */
    char input[MAX_HEAD];
};

/* parse.c: takes bytes of one request, sets `complete` at its end. Returns how many; a status to refuse it with, or 0. */
void parse_init(struct connection *c);
int parse(struct connection *c);
void request_fini(struct connection *c);

/* response.c */
size_t response_head(const struct response *response, bool http_1_0, bool keep, char *head, size_t size);
void response_fini(struct response *response);

/* connection.c */
void connection_accept(struct server *server);
void connection_close(struct connection *c);

#endif
