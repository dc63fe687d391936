/* Records one after the other. */
#include <stdlib.h>
#include <unistd.h>

#include "each.toasty.h"
#include "record/annex.h"
#include "runtime/fiber.h"
#include "simulator.h"
#include "support.h"

enum { COUNT = 1000 };

static toasty_db *files(const toasty_open_options *options)
{
    static char names[COUNT][24];
    static struct File_new many[COUNT];
    toasty_open_options mine = options ? *options : (toasty_open_options){0};
    mine.models = (toasty_model_list)toasty_models(&Folder, &File);
    toasty_db *db = test_open_fresh(&mine);
    toasty_free(folder_create_many(db, folders_new({.id = 1}, {.id = 2}, {.id = 3})));
    test_ok(db);
    for (int64_t i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "file %d", (int)i);
        many[i] = (struct File_new){
            .id = i, .name = names[i], .size = i % 3 ? toasty_i64(i) : NULL, .folder_id = 1 + i % 2};
    }
    for (int64_t i = 0; i < COUNT; i++)
        many[i].size = i % 3 ? &many[i].id : NULL;
    toasty_free(file_create_array(db, many, COUNT));
    test_ok(db);
    return db;
}

typedef struct seen {
    toasty_db *db;
    toasty_db *other;
    int64_t next;
    int64_t step;
    int64_t calls;
    int64_t most; /* stops after so many calls; 0: never */
    const struct File *where;
} seen;

static bool see(struct File *file, void *arg)
{
    seen *s = arg;
    char name[24];
    snprintf(name, sizeof name, "file %d", (int)s->next);
    assert_int_equal(gettid(), getpid()); /* the caller's thread, in a fiber as well */
    assert_int_equal(file->id, s->next);
    assert_string_equal(file->name, name);
    assert_true(file->id % 3 ? file->size && *file->size == file->id : !file->size);
    assert_null(file->folder);
    assert_true(!s->where || s->where == file); /* the same memory each time */
    s->where = file;
    s->next += s->step;
    return ++s->calls != s->most;
}

static void each_sees_all_in_order(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {.step = 1};
    test_log_start();
    if (file_each(db, see, &s, .order_by = {toasty_asc(File.id)}))
        test_ok(db);
    assert_int_equal(s.calls, COUNT);
    assert_string_equal(test_log(), "SELECT files");
    s = (seen){.next = COUNT - 1, .step = -1};
    if (file_each(db, see, &s, .order_by = {toasty_desc(File.id)}, .where = toasty_ge(File.id, 10)))
        test_ok(db);
    assert_int_equal(s.calls, COUNT - 10);
    toasty_close(db);
}

static void each_without_options(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {.step = 1};
    assert_int_equal(file_each(db, see, &s), TOASTY_OK);
    assert_int_equal(s.calls, COUNT);
    toasty_close(db);
}

static void each_stops_early(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {.step = 1, .most = 7};
    assert_int_equal(file_each(db, see, &s, .order_by = {toasty_asc(File.id)}), TOASTY_OK);
    assert_int_equal(s.calls, 7);
    test_ok(db);
    /* the connection is free again, and nothing is left open that a write would wait for */
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    assert_int_equal(file_delete_where(db, TOASTY_ALL_ROWS), TOASTY_OK);
    assert_int_equal(toasty_changes(db), COUNT);
    toasty_close(db);
}

static void each_of_none(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {0};
    assert_int_equal(file_each(db, see, &s, .where = toasty_eq(File.id, -1)), TOASTY_OK);
    test_log_start();
    assert_int_equal(file_each(db, see, &s, .where = toasty_in_array(File.id, NULL, 0)), TOASTY_OK);
    assert_int_equal(test_log_count(), 0);
    assert_int_equal(s.calls, 0);
    toasty_close(db);
}

static void each_within_a_relation(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    struct Folder *folder = folder_get_by_id(db, 2);
    test_true(db, folder);
    seen s = {.next = 1, .step = 2};
    assert_int_equal(folder_files_each(db, folder, see, &s, .order_by = {toasty_asc(File.id)}), TOASTY_OK);
    assert_int_equal(s.calls, COUNT / 2);
    s = (seen){.next = 1, .step = 2};
    assert_int_equal(folder_files_each(db, folder, see, &s), TOASTY_OK);
    assert_int_equal(s.calls, COUNT / 2);
    toasty_free(folder);
    toasty_close(db);
}

/* The handle is in use; what it refuses inside is not the outcome of the call. */
static bool meddle(struct File *file, void *arg)
{
    seen *s = arg;
    (void)file;
    s->calls++;
    assert_int_equal(file_count(s->db), -1);
    test_failed(s->db, TOASTY_MISUSE, "toasty_clone");
    assert_int_equal(file_each(s->db, meddle, s), TOASTY_MISUSE);
    return s->calls < 3;
}

static void the_handle_is_in_use(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {.db = db};
    assert_int_equal(file_each(db, meddle, &s), TOASTY_OK);
    assert_int_equal(s.calls, 3);
    test_ok(db);
    assert_int_equal(file_count(db), COUNT);
    test_ok(db);
    toasty_close(db);
}

static bool load_and_count(struct File *file, void *arg)
{
    seen *s = arg;
    if (s->calls % 100 == 0) {
        (void)!file_load(s->other, file, .include = {toasty_with(File.folder)});
        test_ok(s->other);
        if (!file->folder)
            return false;
        assert_int_equal(file->folder->id, file->folder_id);
    } else {
        assert_null(file->folder);
    }
    s->calls++;
    return true;
}

/* What is loaded onto the record goes with it. */
static void a_clone_may_be_used(void **state)
{
    (void)state;
    if (test_in_memory() && !test_is_turso())
        return; /* there is one connection only */
    toasty_db *db = files(NULL);
    seen s = {.other = toasty_clone(db)};
    assert_int_equal(file_each(db, load_and_count, &s), TOASTY_OK);
    assert_int_equal(s.calls, COUNT);
    assert_false(toasty__annex_in_use());
    toasty_close(s.other);
    toasty_close(db);
}

static void each_in_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_int_equal(file_delete_where(tx, toasty_lt(File.id, 500)), TOASTY_OK);
    seen s = {.next = 500, .step = 1};
    assert_int_equal(file_each(tx, see, &s, .order_by = {toasty_asc(File.id)}), TOASTY_OK);
    assert_int_equal(s.calls, 500);
    s = (seen){0};
    assert_int_equal(file_each(db, see, &s), TOASTY_MISUSE);
    assert_int_equal(s.calls, 0);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    toasty_close(db);
}

static bool see_folder(struct File *file, void *arg)
{
    seen *s = arg;
    assert_int_equal(file->id, s->next++);
    assert_int_equal(file->folder->id, file->folder_id);
    return ++s->calls != s->most;
}

/* Relations are loaded for a good many records at a time, not one by one and not all at once. */
static void each_with_includes(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    seen s = {.next = 0};
    test_log_start();
    if (file_each(db, see_folder, &s, .order_by = {toasty_asc(File.id)},
                  .include = {toasty_with(File.folder)}))
        test_ok(db);
    assert_int_equal(s.calls, COUNT);
    size_t folders = 0, files = 0;
    for (size_t i = 0; test_log_sql(i); i++) {
        files += strstr(test_log_sql(i), "FROM \"files\"") != NULL;
        folders += strstr(test_log_sql(i), "FROM \"folders\"") != NULL;
    }
    assert_int_equal(files, 1);
    assert_true(folders > 1 && folders < 20);
    /* stopped, and in a transaction */
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    s = (seen){.most = 200};
    assert_int_equal(file_each(tx, see_folder, &s, .order_by = {toasty_asc(File.id)},
                               .include = {toasty_with(File.folder)}),
                     TOASTY_OK);
    assert_int_equal(s.calls, 200);
    assert_int_equal(toasty_rollback(tx), TOASTY_OK);
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    assert_false(toasty__annex_in_use());
    toasty_close(db);
}

static bool count_calls(struct File *file, void *arg)
{
    (void)file;
    ++*(int *)arg;
    return true;
}

static void failures(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    int calls = 0;
    assert_int_equal(file_each(db, NULL, NULL), TOASTY_MISUSE);
    test_failed(db, TOASTY_MISUSE, "function", "NULL");
    assert_int_equal(file_each(db, count_calls, &calls, .include = {toasty_with(Folder.files)}),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "Folder.files", "File");
    assert_int_equal(file_each(NULL, count_calls, &calls), TOASTY_MISUSE);
    assert_int_equal(file_each_with(NULL, count_calls, &calls), TOASTY_MISUSE);
    assert_int_equal(calls, 0);
    /* a row that cannot be read: those before it have been seen */
    if (toasty_exec(db, "UPDATE files SET size = 'large' WHERE id = 20"))
        test_ok(db);
    assert_int_equal(file_each(db, count_calls, &calls, .order_by = {toasty_asc(File.id)}),
                     TOASTY_INVALID_TYPE_CONVERSION);
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`size`");
    assert_int_equal(calls, 20);
    assert_int_equal(toasty_pool(db).available, toasty_pool(db).size);
    toasty_close(db);
}

/* Records of any size: the memory of one is let go before the next. */
static void long_values(void **state)
{
    (void)state;
    toasty_db *db = files(NULL);
    if (toasty_exec(db, "UPDATE files SET name = printf('%.*c', 20000 + id, 'x')"))
        test_ok(db);
    int calls = 0;
    assert_int_equal(file_each(db, count_calls, &calls), TOASTY_OK);
    assert_int_equal(calls, COUNT);
    toasty_close(db);
}

/* ---- in the simulator ---- */

typedef struct moves {
    uint64_t trips; /* by the last record */
    int records;
    int count;
} moves;

static bool note_move(struct Folder *folder, void *arg)
{
    moves *self = arg;
    (void)folder;
    self->count += self->records++ && toasty__fiber_trips() != self->trips;
    self->trips = toasty__fiber_trips();
    toasty__fiber_yield(); /* another turn, which may be over at once */
    return true;
}

/* Elsewhere they take too few operations for anybody to look at the clock. */
static void statements_of_a_few_operations_move_in_the_simulator(void **state)
{
    (void)state;
    if (!simulator_running())
        skip();
    toasty_db *db = test_db(&Folder, &File);
    toasty_free(folder_create_many(db, folders_new({.id = 1}, {.id = 2}, {.id = 3}, {.id = 4})));
    moves self = {0};
    for (int i = 0; i < 30; i++) {
        self.records = 0;
        test_true(db, folder_each(db, note_move, &self) == TOASTY_OK);
    }
    assert_true(self.count > 0);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_sees_all_in_order),
    cmocka_unit_test(each_without_options),
    cmocka_unit_test(statements_of_a_few_operations_move_in_the_simulator),
    cmocka_unit_test(each_stops_early),
    cmocka_unit_test(each_of_none),
    cmocka_unit_test(each_within_a_relation),
    cmocka_unit_test(the_handle_is_in_use),
    cmocka_unit_test(a_clone_may_be_used),
    cmocka_unit_test(each_with_includes),
    cmocka_unit_test(each_in_a_transaction),
    cmocka_unit_test(failures),
    cmocka_unit_test(long_values),
};

TEST_MAIN(tests)
