/* From bytes to a request, with http_parser: pieces are put together, limits held, and it stops behind each request. */
#include "connection.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct connection *of(const http_parser *parser)
{
    return parser->data;
}

static int refuse(struct connection *c, int status)
{
    c->refusal = status;
    return -1;
}

/* What is too long stays cut off: no header that counts here has a value of that length. */
static void append(char *to, size_t size, size_t *len, const char *at, size_t more)
{
    size_t room = size - 1 - *len;
    size_t taken = more < room ? more : room;
    memcpy(to + *len, at, taken);
    *len += taken;
    to[*len] = '\0';
}

static int on_begin(http_parser *parser)
{
    struct connection *c = of(parser);
    request_fini(c);
    c->target_len = c->field_len = c->value_len = c->body_room = 0;
    c->in_value = c->has_host = c->expects_continue = false;
    return 0;
}

static int on_url(http_parser *parser, const char *at, size_t len)
{
    struct connection *c = of(parser);
    if (len > MAX_TARGET - c->target_len)
        return refuse(c, HTTP_STATUS_URI_TOO_LONG);
    append(c->exchange.request.target, sizeof c->exchange.request.target, &c->target_len, at, len);
    return 0;
}

static void finish_header(struct connection *c)
{
    if (!strcasecmp(c->field, "Content-Type"))
        strcpy(c->exchange.request.content_type, c->value);
    else if (!strcasecmp(c->field, "Host"))
        c->has_host = true;
    else if (!strcasecmp(c->field, "Expect"))
        c->expects_continue = !strcasecmp(c->value, "100-continue");
    c->field_len = c->value_len = 0;
    c->value[0] = '\0';
    c->in_value = false;
}

/* Behind a chunked body there may be headers again: none of them counts. */
static int on_field(http_parser *parser, const char *at, size_t len)
{
    struct connection *c = of(parser);
    if (parser->flags & F_TRAILING)
        return 0;
    if (c->in_value)
        finish_header(c);
    append(c->field, sizeof c->field, &c->field_len, at, len);
    return 0;
}

static int on_value(http_parser *parser, const char *at, size_t len)
{
    struct connection *c = of(parser);
    c->in_value = !(parser->flags & F_TRAILING);
    if (c->in_value)
        append(c->value, sizeof c->value, &c->value_len, at, len);
    return 0;
}

/* "HTTP/1.1 100 Continue": who asks before sending a body is told to go on, or, by the refusals, not to. */
static void tell_to_continue(struct connection *c)
{
    uv_buf_t text = uv_buf_init("HTTP/1.1 100 Continue\r\n\r\n", 25);
    uv_try_write((uv_stream_t *)&c->socket, &text, 1);      /* a client that does not hear it sends anyway */
}

static int on_headers(http_parser *parser)
{
    struct connection *c = of(parser);
    if (c->in_value)
        finish_header(c);
    parser->upgrade = 0;                                    /* to other protocols: not here, which HTTP allows */
    c->exchange.request.method = parser->method;
    if (parser->http_major != 1)
        return refuse(c, HTTP_STATUS_HTTP_VERSION_NOT_SUPPORTED);
    if (!c->has_host && parser->http_minor > 0)
        return refuse(c, HTTP_STATUS_BAD_REQUEST);
    if (parser->flags & F_CONTENTLENGTH && parser->content_length > MAX_BODY)
        return refuse(c, HTTP_STATUS_PAYLOAD_TOO_LARGE);
    if (c->expects_continue && parser->http_minor > 0)
        tell_to_continue(c);
    return 0;
}

/* Room grows with what arrives, not with what was announced: announcing costs a client nothing. */
static bool make_room(struct connection *c, size_t need)
{
    if (need <= c->body_room)
        return true;
    size_t room = c->body_room ? c->body_room : 1024;
    while (room < need)
        room *= 2;
    char *body = realloc(c->exchange.request.body, room);
    if (!body)
        return false;
    c->exchange.request.body = body;
    c->body_room = room;
    return true;
}

static int on_body(http_parser *parser, const char *at, size_t len)
{
    struct connection *c = of(parser);
    struct request *request = &c->exchange.request;
    if (len > MAX_BODY - request->body_len)
        return refuse(c, HTTP_STATUS_PAYLOAD_TOO_LARGE);
    if (!make_room(c, request->body_len + len))
        return refuse(c, HTTP_STATUS_SERVICE_UNAVAILABLE);
    memcpy(request->body + request->body_len, at, len);
    request->body_len += len;
    return 0;
}

/* Pipelined requests are answered in order: the next one has to wait until this one is. */
static int on_complete(http_parser *parser)
{
    struct connection *c = of(parser);
    c->complete = true;
    c->keep = http_should_keep_alive(parser);
    http_parser_pause(parser, 1);
    return 0;
}

static const http_parser_settings settings = {
    .on_message_begin = on_begin,
    .on_url = on_url,
    .on_header_field = on_field,
    .on_header_value = on_value,
    .on_headers_complete = on_headers,
    .on_body = on_body,
    .on_message_complete = on_complete,
};

void parse_init(struct connection *c)
{
    http_parser_init(&c->parser, HTTP_REQUEST);
    http_parser_set_max_header_size(MAX_HEAD);
    c->parser.data = c;
}

int parse(struct connection *c)
{
    c->complete = false;
    c->begin += http_parser_execute(&c->parser, &settings, c->input + c->begin, c->end - c->begin);
    if (c->complete)
        http_parser_pause(&c->parser, 0);
    switch (HTTP_PARSER_ERRNO(&c->parser)) {
    case HPE_OK: return 0;
    case HPE_HEADER_OVERFLOW: return HTTP_STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE;
    default: return c->refusal ? c->refusal : HTTP_STATUS_BAD_REQUEST;
    }
}

void request_fini(struct connection *c)
{
    struct request *request = &c->exchange.request;
    free(request->body);
    request->body = NULL;
    request->body_len = 0;
    request->target[0] = request->content_type[0] = '\0';
}
