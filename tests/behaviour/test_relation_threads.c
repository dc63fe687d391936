/* Several threads, each with a session of its own: calls of several statements wait for each other and stay
 * whole. */
#include "relation_threads.toasty.h"
#include "support.h"

enum { THREADS = 4, ROUNDS = 15 };

typedef struct worker {
    test_thread *thread;
    toasty_db *db;
    char name[8];
    char complaint[256]; /* what failed first, or "" */
} worker;

/* Notes a failure; assertions belong to the main thread. */
static bool good(worker *w, bool value, const char *what)
{
    if (!value && !w->complaint[0])
        snprintf(w->complaint, sizeof w->complaint, "%s: %s", what, toasty_errmsg(w->db));
    return value;
}

static bool one_round(worker *w)
{
    struct User *user =
        user_create(w->db, .name = w->name, .todos = todos_new({.title = "1"}, {.title = "2"}),
                    .profile = profile_new(.bio = "a"));
    if (!good(w, user, "create"))
        return false;
    /* these read before they write: were the lock not taken at the beginning, another writer would spoil them
     */
    bool going = good(w,
                      user_update(w->db, user, .profile = profile_new(.bio = "b"),
                                  .todos = todos_new({.title = "3"})) == TOASTY_OK,
                      "update") &&
                 good(w, user_update_by_id(w->db, user->id, .profile = profile_new(.bio = "c")) == TOASTY_OK,
                      "update_by_id");
    struct Todo *todo = going ? user_todos_first(w->db, user, .where = toasty_eq(Todo.title, "3")) : NULL;
    going = going && good(w, todo, "first") &&
            good(w, user_todos_remove(w->db, user, todo) == TOASTY_OK, "remove");
    toasty_free(todo);
    /* another's half-done work never shows */
    struct User_list *users =
        going ? user_find(w->db, .include = {toasty_with(User.todos), toasty_with(User.profile)}) : NULL;
    going = going && good(w, users, "find");
    toasty_each (other, users) {
        going &= good(w, other->todos->len == 2 || other->todos->len == 3, "a user without its todos");
        going &= good(w, other->profile != NULL, "a user without its profile");
    }
    toasty_free(users);
    struct User *doomed =
        going ? user_create(w->db, .name = "doomed", .todos = todos_new({.title = "x"}, {.title = "y"}),
                            .profile = profile_new(.bio = "z"))
              : NULL;
    going = going && good(w, doomed, "create") && good(w, user_delete(w->db, doomed) == TOASTY_OK, "delete");
    toasty_free(doomed);
    toasty_free(user);
    return going;
}

static void *work(void *arg)
{
    worker *w = arg;
    for (int i = 0; i < ROUNDS && one_round(w); i++)
        continue;
    return NULL;
}

static void writers_side_by_side(void **state)
{
    (void)state;
    toasty_db *db = test_open_fresh(&(const toasty_open_options){
        .models = toasty_models(&User),
        .max_pool_size = THREADS + 1,
        .driver = {.driver = test_is_turso() ? "turso" : "sqlite", .busy_timeout_ms = 60000}});
    worker *workers = test_alloc(THREADS, sizeof *workers);
    for (int i = 0; i < THREADS; i++) {
        snprintf(workers[i].name, sizeof workers[i].name, "w%d", i);
        workers[i].db = toasty_clone(db);
        test_true(db, workers[i].db);
    }
    for (int i = 0; i < THREADS; i++) {
        workers[i].thread = test_thread_start(work, &workers[i]);
        assert_non_null(workers[i].thread);
    }
    for (int i = 0; i < THREADS; i++)
        test_thread_join(workers[i].thread);
    for (int i = 0; i < THREADS; i++) {
        assert_string_equal(workers[i].complaint, "");
        assert_int_equal(user_count(db, .where = toasty_eq(User.name, workers[i].name)), ROUNDS);
        toasty_close(workers[i].db);
    }
    assert_int_equal(user_count(db), THREADS * ROUNDS);
    assert_int_equal(todo_count(db), 2 * THREADS * ROUNDS);
    assert_int_equal(profile_count(db, .where = toasty_eq(Profile.bio, "c")), THREADS * ROUNDS);
    assert_int_equal(profile_count(db), THREADS * ROUNDS);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(writers_side_by_side),
};

TEST_MAIN(tests)
