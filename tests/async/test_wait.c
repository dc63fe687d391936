/* Waiting for file descriptors: the same tests on plain threads and in fibers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/waiter.h"
#include <toasty/async.h>

enum { HOUR = 3600 * 1000 };

static const unsigned BOTH = TOASTY_READABLE | TOASTY_WRITABLE;

/* ---- something at the same time: a fiber beside a fiber, a thread beside a thread ---- */

typedef struct job {
    void (*run)(int fd);
    int fd;
    bool in_fiber;
    toasty_fiber *fiber;
    pthread_t thread;
} job;

static void run_job(void *arg)
{
    job *self = arg;
    toasty_sleep(2);
    self->run(self->fd);
}

static void *run_job_in_thread(void *arg)
{
    run_job(arg);
    return NULL;
}

static void begin(job *self, void (*run)(int fd), int fd)
{
    *self = (job){.run = run, .fd = fd, .in_fiber = toasty__fiber_current()};
    if (self->in_fiber)
        self->fiber = toasty_spawn(NULL, run_job, self, .joinable = true);
    else
        assert_int_equal(pthread_create(&self->thread, NULL, run_job_in_thread, self), 0);
}

static void end(job *self)
{
    if (self->in_fiber)
        assert_int_equal(toasty_join(self->fiber), TOASTY_OK);
    else
        pthread_join(self->thread, NULL);
}

static void write_one(int fd)
{
    assert_int_equal(write(fd, "x", 1), 1);
}

static void close_it(int fd)
{
    close(fd);
}

static void drain(int fd)
{
    char bytes[4096];
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (read(fd, bytes, sizeof bytes) > 0)
        continue;
}

static void fill(int fd)
{
    static const char bytes[4096];
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (write(fd, bytes, sizeof bytes) > 0)
        continue;
}

typedef struct pair {
    int a, b; /* for a pipe: what is read from, what is written to */
} pair;

static pair make_pipe(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    return (pair){ends[0], ends[1]};
}

static pair make_sockets(void)
{
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    return (pair){ends[0], ends[1]};
}

/* ---- what holds for both ---- */

static void wait_for_bytes(void *unused)
{
    job other;
    char byte;
    (void)unused;
    for (int sockets = 0; sockets < 2; sockets++) {
        pair ends = sockets ? make_sockets() : make_pipe();
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, 0), TOASTY_DEADLINE_EXCEEDED);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, 1), TOASTY_DEADLINE_EXCEEDED);
        begin(&other, write_one, ends.b);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_OK);
        end(&other);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, 0), TOASTY_OK); /* it is still there */
        assert_int_equal(read(ends.a, &byte, 1), 1);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, 0), TOASTY_DEADLINE_EXCEEDED);
        close(ends.a);
        close(ends.b);
    }
}

static void wait_for_room(void *unused)
{
    job other;
    (void)unused;
    for (int sockets = 0; sockets < 2; sockets++) {
        pair ends = sockets ? make_sockets() : make_pipe();
        assert_int_equal(toasty_wait(ends.b, TOASTY_WRITABLE, 0), TOASTY_OK);
        fill(ends.b);
        assert_int_equal(toasty_wait(ends.b, TOASTY_WRITABLE, 1), TOASTY_DEADLINE_EXCEEDED);
        begin(&other, drain, ends.a);
        assert_int_equal(toasty_wait(ends.b, TOASTY_WRITABLE, HOUR), TOASTY_OK);
        end(&other);
        close(ends.a);
        close(ends.b);
    }
}

static void wait_for_either(void *unused)
{
    unsigned ready = 0;
    job other;
    (void)unused;
    pair ends = make_sockets();
    assert_int_equal(toasty__wait(ends.a, BOTH, -1, &ready), TOASTY_OK);
    assert_int_equal(ready, TOASTY_WRITABLE);
    write_one(ends.b);
    assert_int_equal(toasty__wait(ends.a, BOTH, -1, &ready), TOASTY_OK);
    assert_int_equal(ready, BOTH);
    drain(ends.a);
    fill(ends.a);
    begin(&other, write_one, ends.b);
    assert_int_equal(toasty__wait(ends.a, BOTH, -1, &ready), TOASTY_OK);
    assert_int_equal(ready, TOASTY_READABLE);
    end(&other);
    close(ends.a);
    close(ends.b);
}

static void wait_for_hang_up(void *unused)
{
    char byte;
    job other;
    (void)unused;
    for (int sockets = 0; sockets < 2; sockets++) {
        /* who reads is told of the end */
        pair ends = sockets ? make_sockets() : make_pipe();
        begin(&other, close_it, ends.b);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_OK);
        end(&other);
        assert_int_equal(read(ends.a, &byte, 1), 0);
        assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_OK);
        close(ends.a);
        /* and who writes, of the error */
        ends = sockets ? make_sockets() : make_pipe();
        fill(ends.b);
        begin(&other, close_it, ends.a);
        assert_int_equal(toasty_wait(ends.b, TOASTY_WRITABLE, -1), TOASTY_OK);
        end(&other);
        assert_int_equal(write(ends.b, "x", 1), -1);
        assert_int_equal(errno, EPIPE);
        close(ends.b);
    }
}

static void wait_for_a_file(void *unused)
{
    FILE *file = tmpfile();
    (void)unused;
    assert_non_null(file);
    assert_int_equal(toasty_wait(fileno(file), BOTH, -1), TOASTY_OK); /* files never block */
    fclose(file);
}

static void wait_within_a_deadline(void *unused)
{
    (void)unused;
    pair ends = make_pipe();
    toasty_deadline deadline = toasty_deadline_begin(2);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_DEADLINE_EXCEEDED);
    write_one(ends.b);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    deadline = toasty_deadline_begin(HOUR);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_OK);
    drain(ends.a);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, 1), TOASTY_DEADLINE_EXCEEDED);
    toasty_deadline_end(deadline);
    close(ends.a);
    close(ends.b);
}

static void wait_wrongly(void *unused)
{
    (void)unused;
    pair ends = make_pipe();
    assert_int_equal(toasty_wait(-1, TOASTY_READABLE, -1), TOASTY_MISUSE);
    assert_int_equal(toasty_wait(ends.a, 0, -1), TOASTY_MISUSE);
    assert_int_equal(toasty_wait(ends.a, 4, -1), TOASTY_MISUSE);
    assert_int_equal(toasty_wait(ends.a, BOTH | 8, -1), TOASTY_MISUSE);
    close(ends.a);
    close(ends.b);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_MISUSE); /* closed */
    assert_int_equal(toasty_wait(ends.b, TOASTY_WRITABLE, -1), TOASTY_MISUSE);
}

typedef struct party {
    int fd;
    unsigned events;
    int ms;
    toasty_status status;
    bool over;
} party;

static void take_part(void *arg)
{
    party *self = arg;
    self->status = toasty_wait(self->fd, self->events, self->ms);
    self->over = true;
}

static void *take_part_in_thread(void *arg)
{
    take_part(arg);
    return NULL;
}

static void wait_together(void *unused)
{
    (void)unused;
    pair ends = make_sockets();
    fill(ends.a);
    party parties[] = {{.fd = ends.a, .events = TOASTY_READABLE, .ms = HOUR},
                       {.fd = ends.a, .events = TOASTY_WRITABLE, .ms = HOUR},
                       {.fd = ends.a, .events = BOTH, .ms = -1},
                       {.fd = ends.a, .events = TOASTY_WRITABLE, .ms = 1}};
    toasty_fiber *fibers[4];
    pthread_t threads[4];
    bool in_fiber = toasty__fiber_current();
    for (int i = 0; i < 4; i++)
        if (in_fiber)
            fibers[i] = toasty_spawn(NULL, take_part, &parties[i], .joinable = true);
        else
            assert_int_equal(pthread_create(&threads[i], NULL, take_part_in_thread, &parties[i]), 0);
    /* the one whose time is short, before there is room */
    if (in_fiber)
        toasty_join(fibers[3]);
    else
        pthread_join(threads[3], NULL);
    write_one(ends.b);
    for (int i = 0; i < 3; i++) {
        if (in_fiber)
            toasty_join(fibers[i]);
        else if (i != 1)
            pthread_join(threads[i], NULL);
        if (i == 0) {
            /* who waits for room is not helped by a byte */
            if (in_fiber)
                assert_false(parties[1].over);
            drain(ends.b);
        }
    }
    if (!in_fiber)
        pthread_join(threads[1], NULL);
    for (int i = 0; i < 3; i++)
        assert_int_equal(parties[i].status, TOASTY_OK);
    assert_int_equal(parties[3].status, TOASTY_DEADLINE_EXCEEDED);
    close(ends.a);
    close(ends.b);
}

static void (*const common[])(void *unused) = {
    wait_for_bytes,  wait_for_room,          wait_for_either, wait_for_hang_up,
    wait_for_a_file, wait_within_a_deadline, wait_wrongly,    wait_together,
};

static void a_thread_waits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        common[i](NULL);
}

static void a_fiber_waits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        assert_int_equal(toasty_run(common[i], NULL), TOASTY_OK);
}

/* ---- what only threads have: signals ---- */

static void interrupt(int fd)
{
    kill(getpid(), SIGUSR1);
    toasty_sleep(2);
    write_one(fd);
}

static void on_signal(int number)
{
    (void)number;
}

static void a_signal_does_not_end_a_wait(void **state)
{
    job other;
    sigset_t usr1;
    (void)state;
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigaction(SIGUSR1, &action, NULL);
    pair ends = make_pipe();
    pthread_sigmask(SIG_BLOCK, &usr1, NULL); /* for the other thread, which inherits it */
    begin(&other, interrupt, ends.b);
    pthread_sigmask(SIG_UNBLOCK, &usr1, NULL);
    assert_int_equal(toasty_wait(ends.a, TOASTY_READABLE, -1), TOASTY_OK);
    end(&other);
    close(ends.a);
    close(ends.b);
}

/* ---- what only fibers have ---- */

static void cancel_one_of_two(void *unused)
{
    (void)unused;
    pair ends = make_pipe();
    party parties[2] = {{.fd = ends.a, .events = TOASTY_READABLE, .ms = -1},
                        {.fd = ends.a, .events = TOASTY_READABLE, .ms = -1}};
    toasty_fiber *first = toasty_spawn(NULL, take_part, &parties[0], .joinable = true);
    toasty_fiber *second = toasty_spawn(NULL, take_part, &parties[1], .joinable = true);
    toasty_sleep(2);
    toasty_cancel(first);
    toasty_join(first);
    assert_int_equal(parties[0].status, TOASTY_CANCELLED);
    assert_false(parties[1].over);
    write_one(ends.b);
    toasty_join(second);
    assert_int_equal(parties[1].status, TOASTY_OK);
    /* one that is cancelled does not begin to wait, whatever there is to read */
    first = toasty_spawn(NULL, take_part, &parties[0], .joinable = true);
    toasty_cancel(first);
    toasty_join(first);
    assert_int_equal(parties[0].status, TOASTY_CANCELLED);
    close(ends.a);
    close(ends.b);
}

static void a_wait_can_be_cancelled(void **state)
{
    (void)state;
    assert_int_equal(toasty_run(cancel_one_of_two, NULL), TOASTY_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thread_waits),
        cmocka_unit_test(a_fiber_waits),
        cmocka_unit_test(a_signal_does_not_end_a_wait),
        cmocka_unit_test(a_wait_can_be_cancelled),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
