/* Locks of rows, which none of these databases has: nothing is locked in silence, and nothing is sent. */
#include "row_locks.toasty.h"
#include "support.h"

static bool never(struct Job *job, void *arg)
{
    (void)job;
    (void)arg;
    fail();
    return false;
}

static void databases_without_them_say_so(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Job);
    toasty_free(job_create(db, .name = "one"));
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    test_log_start();
    assert_null(job_find(tx, .lock = TOASTY_FOR_UPDATE));
    test_failed(tx, TOASTY_UNSUPPORTED_FEATURE, test_is_turso() ? "turso" : "sqlite",
                "TOASTY_MODE_IMMEDIATE");
    assert_null(job_first(tx, .lock = TOASTY_FOR_SHARE));
    test_failed(tx, TOASTY_UNSUPPORTED_FEATURE, "locks of rows");
    assert_null(job_one(tx, .lock = TOASTY_FOR_UPDATE | TOASTY_SKIP_LOCKED));
    test_failed(tx, TOASTY_UNSUPPORTED_FEATURE, "locks of rows");
    assert_null(job_paginate(tx, .order_by = {toasty_asc(Job.id)}, .per_page = 1,
                             .lock = TOASTY_FOR_SHARE | TOASTY_NO_WAIT));
    test_failed(tx, TOASTY_INVALID_STATEMENT, "page", ".limit");
    assert_int_equal(job_each(tx, never, NULL, .lock = TOASTY_FOR_UPDATE), TOASTY_UNSUPPORTED_FEATURE);
    assert_null(toasty_pluck(tx, Job.name, .lock = TOASTY_FOR_UPDATE));
    test_failed(tx, TOASTY_UNSUPPORTED_FEATURE, "locks of rows");
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    toasty_close(db);
}

static void locks_that_make_no_sense(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Job);
    const unsigned wrong[] = {TOASTY_FOR_UPDATE | TOASTY_FOR_SHARE, TOASTY_SKIP_LOCKED, TOASTY_NO_WAIT,
                              TOASTY_FOR_UPDATE | TOASTY_SKIP_LOCKED | TOASTY_NO_WAIT,
                              TOASTY_FOR_SHARE | 1u << 7};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(job_find(db, .lock = wrong[i]));
        test_failed(db, TOASTY_INVALID_STATEMENT, "TOASTY_FOR_UPDATE", "TOASTY_NO_WAIT");
    }
    assert_null(job_total_find(db, .lock = TOASTY_FOR_UPDATE));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`JobTotal`", "`Job`");
    assert_int_equal(job_count(db, .lock = TOASTY_FOR_UPDATE), -1);
    test_failed(db, TOASTY_INVALID_STATEMENT, ".lock", "reads none");
    assert_false(job_exists(db, .lock = TOASTY_FOR_SHARE));
    test_failed(db, TOASTY_INVALID_STATEMENT, "reads none");
    assert_int_equal(toasty_sum(db, Job.id, .lock = TOASTY_FOR_SHARE), 0);
    test_failed(db, TOASTY_INVALID_STATEMENT, "reads none");
    struct Job *job = job_create(db, .name = "one");
    assert_int_equal(job_load(db, job, .include = {toasty_with_field(Job.body)}, .lock = TOASTY_FOR_UPDATE),
                     TOASTY_INVALID_STATEMENT);
    toasty_free(job);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(databases_without_them_say_so),
    cmocka_unit_test(locks_that_make_no_sense),
};

TEST_MAIN(tests)
