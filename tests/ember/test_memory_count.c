/* Whether SQLite counts its memory is settled once in a process, by who comes first: so each case has one. */
#include "support.h"

#include <sqlite3.h>
#include <sys/wait.h>

/* What sqlite3_memory_used() says beside an open database; 2: the child failed. */
static int counted(bool sqlite_first)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (sqlite_first && sqlite3_initialize() != SQLITE_OK)
            _exit(2);
        db_t db = open_db(":memory:");
        conn_t c = connect_db(db);
        int used = sqlite3_memory_used() > 0;
        turso_connection_deinit(c);
        turso_database_deinit(db);
        _exit(used);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

static void the_first_handle_turns_the_count_off(void **state)
{
    (void)state;
    assert_int_equal(counted(false), 0);
}

static void a_program_that_wants_it_comes_first(void **state)
{
    (void)state;
    assert_int_equal(counted(true), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_handle_turns_the_count_off),
        cmocka_unit_test(a_program_that_wants_it_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
