/* The example service, started for a test, and a client that sends what no proper client would. */
#ifndef CLIENT_H
#define CLIENT_H

#include <stddef.h>
#include <sys/types.h>

typedef struct service {
    pid_t pid;
    int port;
} service;

/* In an empty folder of its own, which is where the program works from then on. */
service service_start(const char *program, const char *folder);
/* Sends SIGTERM, and fails the test unless the service ends well. */
void service_stop(service *of);
void service_expect_end(service *of);

typedef struct answer {
    int status; /* 0: the connection was closed instead */
    char head[1024];
    char body[16384];
} answer;

int client_connect(const service *to);
void client_send(int client, const char *text, size_t len);
void client_say(int client, const char *text);
answer client_read(int client);
answer client_ask(int client, const char *text);
/* POST of a user with this address. */
void client_post_user(int client, const char *email);
/* The connection must have no more to say. */
void client_expect_end(int client);

#endif
