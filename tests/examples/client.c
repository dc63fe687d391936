#include "client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* A client that waits for so long waits in vain. */
enum { PATIENCE_S = 60 };

static void empty_folder(const char *folder)
{
    static const char *const files[] = {"notes.db", "notes.db-wal", "notes.db-shm"};
    mkdir(folder, 0777);
    assert_int_equal(chdir(folder), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
}

service service_start(const char *program, const char *folder)
{
    service s = {0};
    int out[2];
    empty_folder(folder);
    assert_int_equal(pipe(out), 0);
    s.pid = fork();
    assert_true(s.pid >= 0);
    if (s.pid == 0) {
        dup2(out[1], STDOUT_FILENO);
        close(out[0]);
        close(out[1]);
        execl(program, program, "0", (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    FILE *in = fdopen(out[0], "r");
    assert_non_null(in);
    assert_int_equal(fscanf(in, "http://127.0.0.1:%d", &s.port), 1);
    fclose(in);
    return s;
}

void service_expect_end(service *of)
{
    int status = -1;
    assert_int_equal(waitpid(of->pid, &status, 0), of->pid);
    assert_int_equal(status, 0);
}

void service_stop(service *of)
{
    assert_int_equal(kill(of->pid, SIGTERM), 0);
    service_expect_end(of);
}

int client_connect(const service *to)
{
    int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)to->port)};
    struct timeval patience = {.tv_sec = PATIENCE_S};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_true(client >= 0);
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    assert_int_equal(connect(client, (struct sockaddr *)&address, sizeof address), 0);
    return client;
}

/* The service may have closed already: what it answered before is what counts. */
void client_send(int client, const char *text, size_t len)
{
    while (len) {
        ssize_t sent = send(client, text, len, MSG_NOSIGNAL);
        if (sent < 0)
            return;
        text += sent;
        len -= (size_t)sent;
    }
}

void client_say(int client, const char *text)
{
    client_send(client, text, strlen(text));
}

static size_t read_head(int client, answer *a)
{
    size_t len = 0;
    while (len < 4 || memcmp(a->head + len - 4, "\r\n\r\n", 4) != 0) {
        assert_true(len + 1 < sizeof a->head);
        ssize_t got = recv(client, a->head + len, 1, 0);
        if (got <= 0)
            return len;
        len++;
    }
    return len;
}

answer client_read(int client)
{
    answer a = {0};
    size_t len = read_head(client, &a), body_len = 0;
    if (!len)
        return a;
    assert_int_equal(sscanf(a.head, "HTTP/1.1 %d ", &a.status), 1);
    const char *content = strstr(a.head, "Content-Length: ");
    if (content)
        body_len = (size_t)atoi(content + 16);
    assert_true(body_len < sizeof a.body);
    if (body_len)
        assert_int_equal(recv(client, a.body, body_len, MSG_WAITALL), body_len);
    return a;
}

answer client_ask(int client, const char *text)
{
    client_say(client, text);
    return client_read(client);
}

void client_post_user(int client, const char *email)
{
    char text[512], body[200];
    snprintf(body, sizeof body, "{\"email\":\"%s\",\"name\":\"N\"}", email);
    snprintf(
        text, sizeof text,
        "POST /users HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        strlen(body), body);
    client_say(client, text);
}

void client_expect_end(int client)
{
    char byte;
    assert_int_equal(recv(client, &byte, 1, 0), 0);
    close(client);
}
