/* Relations that ask the database to hold them. */
#include "foreign_keys.toasty.h"
#include "support.h"

static toasty_db *library(void)
{
    toasty_db *db = test_db(&Author, &Letter);
    toasty_free(author_create_many(db, authors_new({.id = 1, .name = "ada"}, {.id = 2, .name = "bob"})));
    toasty_free(shelf_create(db, .id = 1));
    toasty_free(book_create_many(db, books_new({.id = 1, .author_id = 1, .shelf_id = toasty_i64(1)},
                                               {.id = 2, .author_id = 1}, {.id = 3, .author_id = 2})));
    toasty_free(page_create_many(
        db, pages_new({.id = 1, .book_id = 1}, {.id = 2, .book_id = 2}, {.id = 3, .book_id = 3})));
    toasty_free(award_create_many(db, awards_new({.id = 1, .author_id = toasty_i64(1)}, {.id = 2})));
    toasty_free(
        letter_create(db, .id = 1, .author_id = toasty_i64(1), .stamps = stamps_new({.id = 1}, {.id = 2})));
    test_ok(db);
    return db;
}

/* Behind toasty's back. */
static void raw(toasty_db *db, const char *sql)
{
    assert_int_equal(toasty_exec(db, sql), TOASTY_OK);
}

static void the_database_holds_to_them(void **state)
{
    (void)state;
    toasty_db *db = library();
    raw(db, "DELETE FROM authors WHERE id = 2");
    assert_int_equal(book_count(db), 2);
    assert_int_not_equal(toasty_exec(db, "DELETE FROM shelves WHERE id = 1"), TOASTY_OK);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "FOREIGN KEY constraint failed");
    assert_int_equal(toasty_error(db)->constraint, TOASTY_CONSTRAINT_FOREIGN_KEY);
    if (!test_in_memory()) {
        const char *sql = test_sqlite3("SELECT sql FROM sqlite_schema WHERE name = 'books'");
        assert_non_null(
            strstr(sql, "FOREIGN KEY (\"author_id\") REFERENCES \"authors\" (\"id\") ON DELETE CASCADE"));
        assert_non_null(
            strstr(sql, "FOREIGN KEY (\"shelf_id\") REFERENCES \"shelves\" (\"id\") ON DELETE RESTRICT"));
        assert_null(strstr(test_sqlite3("SELECT sql FROM sqlite_schema WHERE name = 'pages'"), "FOREIGN"));
    }
    toasty_close(db);
}

static void cascades_take_along_what_only_toasty_knows(void **state)
{
    (void)state;
    toasty_db *db = library();
    assert_int_equal(author_delete_by_name(db, "ada"), TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(book_count(db), 1);
    assert_int_equal(page_count(db), 1);
    /* only the letter knows its author */
    assert_int_equal(letter_count(db), 0);
    assert_int_equal(stamp_count(db), 0);
    struct Award *award = award_get_by_id(db, 1);
    test_true(db, award && !award->author_id && award->version == 2);
    toasty_free(award);
    assert_int_equal(shelf_delete_by_id(db, 1), TOASTY_OK);
    toasty_close(db);
}

static void what_is_kept(void **state)
{
    (void)state;
    toasty_db *db = library();
    toasty_free(contract_create(db, .id = 1, .author_name = "ada"));
    test_ok(db);
    struct Author *ada = author_get_by_id(db, 1);
    test_true(db, ada);
    assert_int_equal(author_delete(db, ada), TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "FOREIGN KEY", "`author` of model `Contract`",
                "still refers");
    const toasty_error_info *error = toasty_error(db);
    assert_int_equal(error->constraint, TOASTY_CONSTRAINT_FOREIGN_KEY);
    assert_string_equal(error->model, "Contract");
    assert_string_equal(error->field, "author");
    assert_string_equal(error->driver_text, "FOREIGN KEY constraint failed");
    /* none of it happened */
    assert_int_equal(book_count(db), 3);
    assert_int_equal(page_count(db), 3);
    assert_int_equal(award_count(db, .where = toasty_eq(Award.author, ada)), 1);
    assert_int_equal(shelf_delete_where(db, TOASTY_ALL_ROWS), TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`shelf` of model `Book`");
    assert_int_equal(contract_delete_where(db, TOASTY_ALL_ROWS), TOASTY_OK);
    assert_int_equal(author_delete(db, ada), TOASTY_OK);
    toasty_free(ada);
    toasty_close(db);
}

static void references_to_nobody(void **state)
{
    (void)state;
    toasty_db *db = library();
    assert_null(book_create(db, .id = 9, .author_id = 77));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "FOREIGN KEY", "`author` of model `Book`",
                "no such `Author`");
    assert_string_equal(toasty_error(db)->model, "Book");
    assert_string_equal(toasty_error(db)->field, "author");
    assert_non_null(strstr(toasty_error(db)->statement, "INSERT INTO \"books\""));
    assert_null(book_create_many(
        db, books_new({.id = 9, .author_id = 1}, {.id = 10, .author_id = 1, .shelf_id = toasty_i64(5)})));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`shelf` of model `Book`", "no such `Shelf`");
    struct Book *book = book_get_by_id(db, 1);
    test_true(db, book);
    assert_int_equal(book_update(db, book, .author_id = toasty_set(77)), TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`author` of model `Book`");
    assert_int_equal(book->author_id, 1);
    assert_int_equal(
        book_update_where(db, TOASTY_ALL_ROWS, .shelf_id = toasty_set(77), .author_id = toasty_set(2)),
        TOASTY_DRIVER_OPERATION_FAILED);
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`shelf` of model `Book`");
    toasty_free(book);
    assert_null(contract_create(db, .id = 1, .author_name = "nobody"));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`author` of model `Contract`");
    assert_int_equal(book_count(db), 3);
    /* inside a transaction it goes on */
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    assert_null(book_create(tx, .id = 9, .author_id = 77));
    test_failed(tx, TOASTY_DRIVER_OPERATION_FAILED, "`author` of model `Book`");
    toasty_free(book_create(tx, .id = 9, .author_id = 2));
    assert_int_equal(toasty_commit(tx), TOASTY_OK);
    assert_int_equal(book_count(db), 4);
    toasty_close(db);
}

static void what_the_database_does_alone_is_one_statement(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Log);
    struct Log *log =
        log_create(db, .id = 1, .lines = lines_new({.id = 1}, {.id = 2}), .marks = marks_new({.id = 1}));
    test_true(db, log);
    test_log_start();
    assert_int_equal(log_delete(db, log), TOASTY_OK);
    assert_string_equal(test_log(), "DELETE logs");
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(line_count(db), 0);
    assert_int_equal(mark_count(db, .where = toasty_is_null(Mark.log)), 1);
    toasty_free(log);
    toasty_free(log_create(db, .id = 2, .lines = lines_new({.id = 1})));
    struct Log_list *logs = log_delete_where_returning(db, TOASTY_ALL_ROWS);
    test_true(db, logs && logs->len == 1);
    assert_int_equal(line_count(db), 0);
    toasty_free(logs);
    toasty_close(db);
}

static void trees(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Node);
    toasty_free(node_create_many(db, nodes_new({.id = 1}, {.id = 2, .parent_id = toasty_i64(1)},
                                               {.id = 3, .parent_id = toasty_i64(2)},
                                               {.id = 4, .parent_id = toasty_i64(2)}, {.id = 5},
                                               {.id = 6, .parent_id = toasty_i64(5)})));
    toasty_free(note_create_many(
        db, notes_new({.id = 1, .node_id = 1}, {.id = 2, .node_id = 3}, {.id = 3, .node_id = 6})));
    test_ok(db);
    assert_int_equal(node_delete_by_id(db, 1), TOASTY_OK);
    assert_int_equal(node_count(db), 2);
    assert_int_equal(note_count(db), 1);
    /* a record that is its own ancestor */
    raw(db, "UPDATE nodes SET parent_id = 6 WHERE id = 5");
    assert_int_equal(node_delete_by_id(db, 6), TOASTY_OK);
    assert_int_equal(node_count(db), 0);
    assert_int_equal(note_count(db), 0);
    toasty_close(db);
}

static void rings_of_tables(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Team);
    struct Team *team = team_create(db, .id = 1, .players = players_new({.id = 1}, {.id = 2}));
    test_true(db, team);
    assert_int_equal(team_update(db, team, .captain_id = toasty_set(2)), TOASTY_OK);
    assert_int_equal(player_delete_by_id(db, 2), TOASTY_OK);
    toasty_free(team);
    team = team_get_by_id(db, 1);
    test_true(db, team && !team->captain_id);
    assert_int_equal(team_update(db, team, .captain_id = toasty_set(1)), TOASTY_OK);
    assert_int_equal(team_delete(db, team), TOASTY_OK);
    assert_int_equal(player_count(db), 0);
    toasty_free(team);
    toasty_close(db);
}

static void keys_of_several_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Region);
    toasty_free(region_create(db, .country = "de", .code = 7, .cities = cities_new({.id = 1}, {.id = 2})));
    test_ok(db);
    assert_null(city_create(db, .id = 3, .country = "de", .code = 8));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`region` of model `City`", "no such `Region`");
    assert_int_equal(region_delete_by_country_and_code(db, "de", 7), TOASTY_OK);
    assert_int_equal(city_count(db), 0);
    toasty_close(db);
}

static void a_database_can_be_emptied(void **state)
{
    (void)state;
    toasty_db *db = library();
    assert_int_equal(toasty_reset_db(db), TOASTY_OK);
    assert_int_equal(toasty_push_schema(db), TOASTY_OK);
    assert_int_equal(book_count(db), 0);
    assert_null(book_create(db, .id = 1, .author_id = 1));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "`author` of model `Book`");
    toasty_close(db);
}

/* Two transactions that see nothing of each other: one deletes the author, one writes a book of hers. */
static void beside_other_writers(void **state)
{
    (void)state;
    if (!test_is_turso() || test_in_memory())
        return;
    const toasty_open_options options = {.models = toasty_models(&Author, &Letter),
                                         .driver = toasty_turso(.concurrent_writes = true)};
    toasty_db *db = test_open_fresh(&options), *other = toasty_clone(db);
    toasty_free(author_create(db, .id = 1, .name = "ada",
                              .books = books_new({.id = 1, .pages = pages_new({.id = 1})})));
    test_ok(db);
    toasty_db *a = toasty_begin(db), *b = toasty_begin(other);
    test_true(db, a);
    test_true(other, b);
    assert_int_equal(author_delete_by_id(a, 1), TOASTY_OK);
    toasty_free(book_create(b, .id = 2, .author_id = 1));
    test_ok(b);
    assert_int_equal(toasty_commit(a), TOASTY_OK);
    assert_int_not_equal(toasty_commit(b), TOASTY_OK);
    assert_int_equal(book_count(db), 0);
    assert_int_equal(page_count(db), 0);
    a = toasty_begin(db);
    test_true(db, a);
    toasty_free(book_create(a, .id = 3, .author_id = 1));
    toasty_status status = toasty_errcode(a);
    if (status)
        toasty_rollback(a);
    else
        status = toasty_commit(a);
    assert_int_equal(status, TOASTY_DRIVER_OPERATION_FAILED);
    toasty_close(other);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_database_holds_to_them),
    cmocka_unit_test(cascades_take_along_what_only_toasty_knows),
    cmocka_unit_test(what_is_kept),
    cmocka_unit_test(references_to_nobody),
    cmocka_unit_test(what_the_database_does_alone_is_one_statement),
    cmocka_unit_test(trees),
    cmocka_unit_test(rings_of_tables),
    cmocka_unit_test(keys_of_several_fields),
    cmocka_unit_test(a_database_can_be_emptied),
    cmocka_unit_test(beside_other_writers),
};

TEST_MAIN(tests)
