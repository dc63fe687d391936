/* Listening and stopping. */
#include "connection.h"

static void on_connection(uv_stream_t *listener, int status)
{
    struct server *server = listener->data;
    if (status == 0)
        connection_accept(server);
}

static int find_port(const uv_tcp_t *listener, int *port)
{
    struct sockaddr_storage address;
    int size = sizeof address;
    int status = uv_tcp_getsockname(listener, (struct sockaddr *)&address, &size);
    *port = ntohs(address.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&address)->sin6_port
                                                : ((struct sockaddr_in *)&address)->sin_port);
    return status;
}

int server_listen(struct server *server, const char *host, int *port)
{
    struct sockaddr_storage address;
    if (uv_ip4_addr(host, *port, (struct sockaddr_in *)&address) != 0 &&
        uv_ip6_addr(host, *port, (struct sockaddr_in6 *)&address) != 0)
        return UV_EINVAL;
    int status = uv_tcp_init(server->loop, &server->listener);
    if (status != 0)
        return status;
    server->listener.data = server;
    status = uv_tcp_bind(&server->listener, (struct sockaddr *)&address, 0);
    if (status == 0)
        status = uv_listen((uv_stream_t *)&server->listener, 511, on_connection);
    if (status == 0)
        status = find_port(&server->listener, port);
    if (status != 0)
        uv_close((uv_handle_t *)&server->listener, NULL);
    return status;
}

void server_stop(struct server *server)
{
    if (server->stopping)
        return;
    server->stopping = true;
    uv_close((uv_handle_t *)&server->listener, NULL);
    for (struct connection *c = server->connections; c; c = c->next)
        if (c->phase == IDLE)
            connection_close(c);                /* freed later, by the loop */
}
