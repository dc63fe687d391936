/*
 * One connection, from accepting to closing. It is in one phase at a time, each of which has a time limit, and takes
 * one request at a time: what a client sends ahead waits in `input`, and when that is full, in the client.
 */
#include "connection.h"

#include <stdlib.h>
#include <string.h>

/* How long a phase may last, in milliseconds. What runs has a deadline of its own. */
enum { IDLE_MS = 10000, READING_MS = 5000, WRITING_MS = 10000, LINGERING_MS = 2000 };

static void advance(struct connection *c);

/* ---- the end ---- */

static void free_connection(struct connection *c)
{
    request_fini(c);
    response_fini(&c->exchange.response);
    *c->link = c->next;
    if (c->next)
        c->next->link = c->link;
    struct server *server = c->server;
    server->connection_count--;
    free(c);
    if (server->waiting && !server->stopping)
        connection_accept(server);
}

static void on_closed(uv_handle_t *handle)
{
    struct connection *c = handle->data;
    if (--c->open_handles == 0)
        free_connection(c);
}

void connection_close(struct connection *c)
{
    if (c->phase == CLOSED)
        return;
    c->phase = CLOSED;
    uv_close((uv_handle_t *)&c->socket, on_closed);
    uv_close((uv_handle_t *)&c->timer, on_closed);
}

/* ---- phases ---- */

static void on_timer(uv_timer_t *timer);

static void enter(struct connection *c, enum phase phase, unsigned limit_ms)
{
    c->phase = phase;
    if (limit_ms)
        uv_timer_start(&c->timer, on_timer, limit_ms, 0);
    else
        uv_timer_stop(&c->timer);
}

/* Closing while bytes of the client's are under way would reset the connection, and the client lose the answer. */
static void linger(struct connection *c);

/* ---- answers ---- */

static void written(struct connection *c)
{
    response_fini(&c->exchange.response);
    if (!c->keep) {
        linger(c);
        return;
    }
    enter(c, IDLE, IDLE_MS);
    advance(c);
}

static void on_written(uv_write_t *write, int status)
{
    struct connection *c = write->data;
    if (c->phase == CLOSED)
        return;
    if (status < 0)
        connection_close(c);
    else
        written(c);
}

static void write_response(struct connection *c)
{
    struct response *response = &c->exchange.response;
    bool body = response->body && c->exchange.request.method != HTTP_HEAD;
    c->keep = c->keep && !c->server->stopping;
    size_t head_len = response_head(response, c->parser.http_minor == 0, c->keep, c->head, sizeof c->head);
    uv_buf_t parts[] = {uv_buf_init(c->head, (unsigned)head_len),
                        uv_buf_init(response->body, body ? (unsigned)strlen(response->body) : 0)};
    int sent = uv_try_write((uv_stream_t *)&c->socket, parts, 1 + body);
    if (sent == (int)(parts[0].len + parts[1].len)) {   /* as nearly always: there is nothing to wait for */
        written(c);
        return;
    }
    size_t done = sent > 0 ? (size_t)sent : 0;
    for (int i = 0; i < 2; i++) {
        size_t of_this = done < parts[i].len ? done : parts[i].len;
        parts[i].base += of_this;
        parts[i].len -= of_this;
        done -= of_this;
    }
    enter(c, WRITING, WRITING_MS);
    c->write.data = c;
    if (uv_write(&c->write, (uv_stream_t *)&c->socket, parts, 2, on_written) != 0)
        connection_close(c);
}

void exchange_answer(struct exchange *exchange)
{
    struct connection *c = (struct connection *)exchange;
    if (c->lost)
        connection_close(c);
    else
        write_response(c);
}

/* What cannot be understood, or goes too far: where the next request would begin nobody knows, so it is the last. */
static void refuse(struct connection *c, int status, const char *message)
{
    c->keep = false;
    c->exchange.request.method = HTTP_GET;              /* whatever it was, or the one before: there is a body */
    respond_problem(&c->exchange.response, status, NULL, message);
    write_response(c);
}

static void on_timer(uv_timer_t *timer)
{
    struct connection *c = timer->data;
    if (c->phase == READING)
        refuse(c, HTTP_STATUS_REQUEST_TIMEOUT, "the request took too long to arrive");
    else
        connection_close(c);
}

/* ---- reading ---- */

static void on_room(uv_handle_t *socket, size_t suggested, uv_buf_t *room)
{
    struct connection *c = socket->data;
    (void)suggested;
    if (c->phase == LINGERING)
        c->end = 0;                     /* nobody looks at it any more */
    *room = uv_buf_init(c->input + c->end, (unsigned)(sizeof c->input - c->end));
}

static void stop_reading(struct connection *c)
{
    uv_read_stop((uv_stream_t *)&c->socket);
    c->reading = false;
}

static void on_read(uv_stream_t *socket, ssize_t len, const uv_buf_t *room)
{
    struct connection *c = socket->data;
    (void)room;
    if (len == 0)
        return;
    if (len < 0) {
        stop_reading(c);
        c->peer_done = true;
        c->lost = len != UV_EOF;
    } else if (c->phase != LINGERING) {
        c->end += (size_t)len;
    }
    if (c->phase == IDLE || c->phase == READING)
        advance(c);
    else if (c->phase == LINGERING && c->peer_done)
        connection_close(c);
    if ((c->phase == RUNNING || c->phase == WRITING) && c->end == sizeof c->input)
        stop_reading(c);                /* until the requests in there are answered */
}

static void start_reading(struct connection *c)
{
    if (c->reading || c->peer_done)
        return;
    c->reading = uv_read_start((uv_stream_t *)&c->socket, on_room, on_read) == 0;
    if (!c->reading)
        connection_close(c);
}

static void on_shutdown(uv_shutdown_t *shutdown, int status)
{
    struct connection *c = shutdown->data;
    if (status < 0 || c->peer_done)
        connection_close(c);
}

static void linger(struct connection *c)
{
    enter(c, LINGERING, LINGERING_MS);
    c->shutdown.data = c;
    if (uv_shutdown(&c->shutdown, (uv_stream_t *)&c->socket, on_shutdown) != 0)
        connection_close(c);
    else
        start_reading(c);
}

/* ---- requests ---- */

static void serve(struct connection *c)
{
    enter(c, RUNNING, 0);
    c->server->serve(&c->exchange);
}

static const char *explain(const struct connection *c, int status)
{
    switch (status) {
    case HTTP_STATUS_PAYLOAD_TOO_LARGE: return "the body is too large: 64 KiB at most";
    case HTTP_STATUS_URI_TOO_LONG: return "the target is too long: 2 KiB at most";
    case HTTP_STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE: return "the headers are too large: 8 KiB at most";
    case HTTP_STATUS_HTTP_VERSION_NOT_SUPPORTED: return "only HTTP/1.1 and HTTP/1.0 are spoken here";
    case HTTP_STATUS_SERVICE_UNAVAILABLE: return "out of memory";
    default: return c->refusal ? "a request of HTTP/1.1 must have the header Host"
                               : http_errno_description(HTTP_PARSER_ERRNO(&c->parser));
    }
}

/* The client has sent its last: between requests that is a good end; within one it may still read what was wrong. */
static void end_of_input(struct connection *c)
{
    if (c->lost || c->phase == IDLE)
        connection_close(c);
    else
        refuse(c, HTTP_STATUS_BAD_REQUEST, "the request ends before its end");
}

/* Goes as far as it can with what has arrived. */
static void advance(struct connection *c)
{
    if (c->begin < c->end) {
        if (c->phase == IDLE)
            enter(c, READING, READING_MS);      /* from the first byte on: sending slowly does not buy more time */
        int refusal = parse(c);
        if (refusal) {
            refuse(c, refusal, explain(c, refusal));
            return;
        }
    }
    if (c->begin == c->end)
        c->begin = c->end = 0;
    if (c->complete) {
        c->complete = false;
        serve(c);
    } else if (c->peer_done) {
        end_of_input(c);
    } else if (c->server->stopping && c->phase == IDLE) {
        connection_close(c);
    } else {
        start_reading(c);
    }
}

/* ---- the beginning ---- */

static void add(struct connection *c, struct server *server)
{
    c->server = server;
    c->link = &server->connections;
    c->next = server->connections;
    if (c->next)
        c->next->link = &c->next;
    server->connections = c;
    server->connection_count++;
}

void connection_accept(struct server *server)
{
    struct connection *c = calloc(1, sizeof *c);
    server->waiting = !c;                       /* until another one has ended; meanwhile libuv accepts nobody */
    if (!c)
        return;
    add(c, server);
    c->exchange.response.status = HTTP_STATUS_OK;
    c->exchange.loop = server->loop;
    c->exchange.context = server->context;
    uv_tcp_init(server->loop, &c->socket);
    uv_timer_init(server->loop, &c->timer);
    c->socket.data = c->timer.data = c;
    c->open_handles = 2;
    parse_init(c);
    if (uv_accept((uv_stream_t *)&server->listener, (uv_stream_t *)&c->socket) != 0) {
        connection_close(c);
        return;
    }
    uv_tcp_nodelay(&c->socket, 1);              /* head and body go together; there is nothing to collect */
    if (server->connection_count > MAX_CONNECTIONS) {
        refuse(c, HTTP_STATUS_SERVICE_UNAVAILABLE, "too many connections");
        return;
    }
    enter(c, IDLE, IDLE_MS);
    advance(c);
}
