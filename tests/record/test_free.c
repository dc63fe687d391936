#include "../core/test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <toasty/db.h>

#include "record/annex.h"
#include "record/block.h"

static void nothing_and_blocks(void **state)
{
    (void)state;
    toasty_free(NULL);
    toasty__block *block = toasty__block_new(100, 100);
    assert_true(toasty__annex_add(toasty__block_top(block), toasty__block_new(1, 1)));
    toasty_free(toasty__block_top(block));
    assert_false(toasty__annex_in_use());
}

static void freed_when_the_block_ends(void **state)
{
    (void)state;
    {
        toasty_auto char *text = toasty__block_top(toasty__block_new(10, 0));
        assert_true(toasty__annex_mark(text));
    }
    assert_false(toasty__annex_in_use());
}

static int told;

static void tell(void *context, const toasty_log_event *event)
{
    (void)context;
    if (event->level == TOASTY_LOG_ERROR && strstr(event->message, "toasty_free"))
        told++;
}

/* Debug builds of the library stop at once; the others tell the logger and leave the memory alone. */
static void what_no_call_returned(void **state)
{
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        close(STDERR_FILENO);
        toasty__block *block = toasty__block_new(256, 0);
        char *inside = (char *)toasty__block_top(block) + 128;
        toasty_set_logger(tell, NULL);
        toasty_free(inside);
        toasty_free(inside + 1);
        toasty_free(toasty__block_top(block));
        _exit(told == 2 ? 42 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true((WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) ||
                (WIFEXITED(status) && WEXITSTATUS(status) == 42));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_and_blocks),
        cmocka_unit_test(freed_when_the_block_ends),
        cmocka_unit_test(what_no_call_returned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
