/* between, like, starts_with, lists of values, and reading a whole table. */
#include <stdlib.h>

#include "filters.toasty.h"
#include "support.h"

static void items_are(toasty_db *db, toasty_expr where, const char *wanted, int line)
{
    char have[128] = "";
    struct Item_list *found = item_find(db, .where = where, .order_by = {toasty_asc(Item.id)});
    test_is_true(db, found, "item_find", __FILE__, line);
    toasty_each (item, found)
        snprintf(have + strlen(have), sizeof have - strlen(have), "%s%d", have[0] ? " " : "", (int)item->id);
    if (strcmp(have, wanted)) {
        print_error("found '%s', wanted '%s'\n", have, wanted);
        _fail(__FILE__, line);
    }
    toasty_free(found);
}

#define are(where, wanted) items_are(db, where, wanted, __LINE__)

/* Items 1, 2, 3 … with these names and ten times their id as value. */
static toasty_db *with_names(const char *const *names)
{
    toasty_db *db = test_db(&Item);
    for (int64_t i = 0; names[i]; i++) {
        struct Item *item = item_create(db, .id = i + 1, .name = names[i], .value = (i + 1) * 10);
        test_true(db, item);
        toasty_free(item);
    }
    return db;
}

#define named(...) with_names((const char *const[]){__VA_ARGS__, NULL})

/* ---- filter_between ---- */

static void filter_between(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c", "d", "e");
    are(toasty_between(Item.value, 20, 40), "2 3 4"); /* both ends included */
    are(toasty_between(Item.value, 15, 35), "2 3");
    are(toasty_between(Item.value, 30, 30), "3");
    are(toasty_between(Item.name, "b", "d"), "2 3 4");
    are(toasty_between(Item.name, "bb", "cc"), "3");
    toasty_close(db);
}

static void filter_between_empty_result(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c");
    are(toasty_between(Item.value, 31, 100), "");
    are(toasty_between(Item.value, 30, 10), ""); /* from more to less lies nothing */
    toasty_close(db);
}

static void filter_between_with_others(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c", "d", "e");
    are(toasty_and(toasty_between(Item.value, 20, 40), toasty_ne(Item.name, "c")), "2 4");
    are(toasty_or(toasty_between(Item.value, 10, 10), toasty_between(Item.value, 50, 60)), "1 5");
    are(toasty_not(toasty_between(Item.value, 20, 40)), "1 5");
    toasty_close(db);
}

static void filter_between_of_other_types(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Entry);
    for (uint32_t i = 0; i < 10; i++) {
        struct Entry *entry = entry_create(db, .name = "e", .n = i, .f = i / 4.0);
        test_true(db, entry);
        toasty_free(entry);
    }
    assert_int_equal(entry_count(db, .where = toasty_between(Entry.f, 0.5, 1.0)), 3);
    assert_int_equal(entry_count(db, .where = toasty_between(Entry.n, 7, 100)), 3);
    toasty_close(db);
}

/* ---- filter_like ---- */

static void like_basic(void **state)
{
    (void)state;
    toasty_db *db = named("hello", "help", "world", "shell");
    are(toasty_like(Item.name, "hel%"), "1 2");
    are(toasty_like(Item.name, "%ell%"), "1 4");
    are(toasty_like(Item.name, "h_l_"), "2");
    are(toasty_like(Item.name, "world"), "3");
    are(toasty_like(Item.name, "HELLO"), "1"); /* the case of ASCII letters does not count here */
    are(toasty_not(toasty_like(Item.name, "hel%")), "3 4");
    toasty_close(db);
}

static void like_no_match(void **state)
{
    (void)state;
    toasty_db *db = named("hello", "help");
    are(toasty_like(Item.name, "xyz%"), "");
    are(toasty_like(Item.name, ""), "");
    toasty_close(db);
}

static void like_optional_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    static const char *const nicks[] = {"Al", NULL, "Alf"};
    for (int64_t i = 0; i < 3; i++) {
        struct Item *item = item_create(db, .id = i + 1, .name = "n", .value = 0, .nick = nicks[i]);
        test_true(db, item);
        toasty_free(item);
    }
    are(toasty_like(Item.nick, "Al%"), "1 3");
    are(toasty_like(Item.nick, "%"), "1 3");
    are(toasty_not(toasty_like(Item.nick, "Alf")), "1");
    toasty_close(db);
}

static void like_escape_percent(void **state)
{
    (void)state;
    toasty_db *db = named("100%", "100 people", "50%", "100% sure");
    are(toasty_like_escape(Item.name, "100!%", '!'), "1");
    are(toasty_like_escape(Item.name, "100!%%", '!'), "1 4");
    are(toasty_like_escape(Item.name, "%\\%", '\\'), "1 3");
    toasty_close(db);
}

static void like_escape_underscore(void **state)
{
    (void)state;
    toasty_db *db = named("a_b", "axb", "it's");
    are(toasty_like_escape(Item.name, "a!_b", '!'), "1");
    are(toasty_like(Item.name, "a_b"), "1 2");
    are(toasty_like_escape(Item.name, "a'_b", '\''), "1"); /* a quote may be the escape as well */
    are(toasty_like(Item.name, "it's"), "3");
    toasty_close(db);
}

static void ilike_is_not_supported(void **state)
{
    (void)state;
    toasty_db *db = named("a");
    test_log_start();
    assert_null(item_find(db, .where = toasty_ilike(Item.name, "A%")));
    test_failed(db, TOASTY_UNSUPPORTED_FEATURE, "ILIKE", test_is_turso() ? "turso" : "sqlite");
    assert_true(toasty_is_unsupported_feature(db));
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* ---- starts_with ---- */

static void starts_with_basic(void **state)
{
    (void)state;
    toasty_db *db = named("apple", "apricot", "banana", "Apple");
    are(toasty_starts_with(Item.name, "ap"), "1 2");
    are(toasty_starts_with(Item.name, "apple"), "1");
    are(toasty_starts_with(Item.name, "apples"), "");
    toasty_close(db);
}

static void starts_with_case_sensitive(void **state)
{
    (void)state;
    toasty_db *db = named("apple", "Apple", "APPLE", "ärger", "Ärger");
    are(toasty_starts_with(Item.name, "A"), "2 3");
    are(toasty_starts_with(Item.name, "a"), "1");
    are(toasty_starts_with(Item.name, "ä"), "4");
    toasty_close(db);
}

static void starts_with_special_characters(void **state)
{
    (void)state;
    toasty_db *db =
        named("100%", "100 x", "a_b", "axb", "a*b", "a?b", "[x]y", "x", "a\\b", "it's", "^y", "]z");
    are(toasty_starts_with(Item.name, "100%"), "1");
    are(toasty_starts_with(Item.name, "a_"), "3");
    are(toasty_starts_with(Item.name, "a*"), "5");
    are(toasty_starts_with(Item.name, "a?"), "6");
    are(toasty_starts_with(Item.name, "[x"), "7");
    are(toasty_starts_with(Item.name, "[x]"), "7");
    are(toasty_starts_with(Item.name, "a\\"), "9");
    are(toasty_starts_with(Item.name, "it'"), "10");
    are(toasty_starts_with(Item.name, "^"), "11");
    are(toasty_starts_with(Item.name, "]"), "12");
    toasty_close(db);
}

static void starts_with_empty_prefix(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "");
    are(toasty_starts_with(Item.name, ""), "1 2 3");
    toasty_close(db);
}

static void starts_with_nullable(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    static const char *const nicks[] = {"Al", NULL, ""};
    for (int64_t i = 0; i < 3; i++) {
        struct Item *item = item_create(db, .id = i + 1, .name = "n", .value = 0, .nick = nicks[i]);
        test_true(db, item);
        toasty_free(item);
    }
    are(toasty_starts_with(Item.nick, "A"), "1");
    are(toasty_starts_with(Item.nick, ""), "1 3");
    toasty_close(db);
}

static void starts_with_combined(void **state)
{
    (void)state;
    toasty_db *db = named("apple", "apricot", "avocado", "banana");
    are(toasty_and(toasty_starts_with(Item.name, "a"), toasty_gt(Item.value, 10)), "2 3");
    are(toasty_or(toasty_starts_with(Item.name, "ban"), toasty_starts_with(Item.name, "app")), "1 4");
    are(toasty_not(toasty_starts_with(Item.name, "ap")), "3 4");
    toasty_close(db);
}

static void starts_with_on_sort_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Sorted);
    struct Sorted_list *made =
        sorted_create_many(db, sorteds_new({.pk = 1, .sk = "log#1"}, {.pk = 1, .sk = "log#2"},
                                           {.pk = 1, .sk = "user#1"}, {.pk = 2, .sk = "log#3"}));
    test_true(db, made);
    toasty_free(made);
    assert_int_equal(
        sorted_count(db, .where = toasty_and(toasty_eq(Sorted.pk, 1), toasty_starts_with(Sorted.sk, "log#"))),
        2);
    struct Sorted_list *found = sorted_find_by_pk(db, 2, .where = toasty_starts_with(Sorted.sk, "log"));
    test_true(db, found);
    assert_int_equal(found->len, 1);
    toasty_free(found);
    toasty_close(db);
}

/* ---- query_in_list ---- */

static void in_list_string(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c", "d");
    test_log_start();
    are(toasty_in(Item.name, "a", "c"), "1 3");
    assert_non_null(strstr(test_log_sql(0), "\"name\" IN (?1, ?2)"));
    are(toasty_in(Item.name, "a", "zzz"), "1");
    are(toasty_in(Item.name, "a", "a", "a"), "1");
    toasty_close(db);
}

static void in_list_integer(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c", "d");
    are(toasty_in(Item.value, 10, 40, 50), "1 4");
    const toasty_value values[] = {toasty_value_int(20), toasty_value_int(30), toasty_value_int(-1)};
    are(toasty_in_array(Item.value, values, 3), "2 3");
    are(toasty_in_array(Item.value, values, 1), "2");
    are(toasty_and(toasty_in(Item.value, 10, 20, 30), toasty_gt(Item.id, 1)), "2 3");
    toasty_close(db);
}

static void not_in_list_string(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b", "c", "d");
    are(toasty_not_in(Item.name, "a", "c"), "2 4");
    are(toasty_not(toasty_in(Item.name, "a", "c", "d")), "2");
    toasty_close(db);
}

static void in_list_empty(void **state)
{
    (void)state;
    toasty_db *db = named("a", "b");
    test_log_start();
    are(toasty_in_array(Item.name, NULL, 0), "");
    assert_int_equal(item_count(db, .where = toasty_in_array(Item.name, NULL, 0)), 0);
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* As long a list as anybody writes; every length up to some dozens. */
static void in_list_long(void **state)
{
    (void)state;
    enum { MOST = 30000 };
    toasty_db *db = named("a", "b", "c", "d", "e");
    toasty_value *values = test_alloc(MOST, sizeof *values);
    for (int i = 0; i < MOST; i++)
        values[i] = toasty_value_int(1000 - i);
    for (uint32_t n = 1; n < 70; n++) {
        are(toasty_in_array(Item.value, values, n), "");
        are(toasty_not_in_array(Item.value, values, n), "1 2 3 4 5");
    }
    are(toasty_in_array(Item.value, values, 961), "4 5");
    are(toasty_in_array(Item.value, values, MOST), "1 2 3 4 5");
    are(toasty_not_in_array(Item.value, values, 970), "1 2 3");
    test_true(db, item_delete_where(db, toasty_in_array(Item.value, values, 961)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    toasty_close(db);
}

static void in_list_beyond_the_database(void **state)
{
    (void)state;
    enum { COUNT = 40000 };
    toasty_db *db = named("a");
    toasty_value *values = test_alloc(COUNT, sizeof *values);
    for (int i = 0; i < COUNT; i++)
        values[i] = toasty_value_int(i);
    test_log_start();
    assert_null(item_find(db, .where = toasty_in_array(Item.value, values, COUNT)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "40000", "at most");
    assert_int_equal(test_log_count(), 0);
    toasty_close(db);
}

/* Lists made at run time are not checked by the compiler. */
static void in_list_of_other_types(void **state)
{
    (void)state;
    toasty_db *db = named("a");
    const toasty_value strings[] = {toasty_value_string("10")};
    assert_null(item_find(db, .where = toasty_in_array(Item.value, strings, 1)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`value`", "`Item`");
    assert_string_equal(toasty_error(db)->model, "Item");
    assert_string_equal(toasty_error(db)->field, "value");
    const toasty_value numbers[] = {toasty_value_int(1)};
    assert_null(item_find(db, .where = toasty_in_array(Item.name, numbers, 1)));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "`name`", "`Item`");
    /* another width of number is fine */
    const toasty_value wide[] = {toasty_value_uint(10), toasty_value_float(10.5)};
    are(toasty_in_array(Item.value, wide, 2), "1");
    toasty_close(db);
}

/* ---- scan ---- */

static void scan_with_or_order_and_limit(void **state)
{
    (void)state;
    toasty_db *db = named("b", "a", "d", "c", "a", "e");
    const toasty_expr either =
        toasty_or(toasty_eq(Item.name, "a"), toasty_gt(Item.name, "c"), toasty_eq(Item.nick, "none"));
    are(either, "2 3 5 6");
    struct Item_list *found = item_find(db, .where = either, .limit = 3);
    test_true(db, found);
    assert_int_equal(found->len, 3); /* of those that match */
    toasty_each (item, found)
        assert_true(strchr("ade", item->name[0]));
    toasty_free(found);
    found = item_find(db, .where = either, .order_by = {toasty_desc(Item.name)}, .limit = 2, .offset = 1);
    assert_string_equal(test_names_in_order(found, name), "d,a");
    toasty_free(found);
    toasty_close(db);
}

static void scan_whole_table(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Entry);
    struct Entry_list *all = entry_find(db);
    test_true(db, all);
    assert_int_equal(all->len, 0);
    toasty_free(all);
    enum { COUNT = 3000 };
    struct Entry_new *news = test_alloc(COUNT, sizeof *news);
    for (uint32_t i = 0; i < COUNT; i++) {
        news[i].name = i % 3 ? "other" : "third";
        news[i].n = i;
    }
    struct Entry_list *made = entry_create_array(db, news, COUNT);
    test_true(db, made);
    test_log_start();
    all = entry_find(db);
    test_true(db, all);
    assert_string_equal(test_log(), "SELECT entries");
    assert_int_equal(all->len, COUNT);
    uint64_t sum = 0;
    toasty_each (entry, all)
        sum += entry->n;
    assert_int_equal(sum, COUNT * (COUNT - 1) / 2);
    toasty_free(all);
    all = entry_find(db, .where = toasty_eq(Entry.name, "third"));
    test_true(db, all);
    assert_int_equal(all->len, COUNT / 3);
    toasty_each (entry, all)
        assert_string_equal(entry->name, "third");
    toasty_free(all);
    toasty_free(made);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(filter_between),
    cmocka_unit_test(filter_between_empty_result),
    cmocka_unit_test(filter_between_with_others),
    cmocka_unit_test(filter_between_of_other_types),
    cmocka_unit_test(like_basic),
    cmocka_unit_test(like_no_match),
    cmocka_unit_test(like_optional_field),
    cmocka_unit_test(like_escape_percent),
    cmocka_unit_test(like_escape_underscore),
    cmocka_unit_test(ilike_is_not_supported),
    cmocka_unit_test(starts_with_basic),
    cmocka_unit_test(starts_with_case_sensitive),
    cmocka_unit_test(starts_with_special_characters),
    cmocka_unit_test(starts_with_empty_prefix),
    cmocka_unit_test(starts_with_nullable),
    cmocka_unit_test(starts_with_combined),
    cmocka_unit_test(starts_with_on_sort_key),
    cmocka_unit_test(in_list_string),
    cmocka_unit_test(in_list_integer),
    cmocka_unit_test(not_in_list_string),
    cmocka_unit_test(in_list_empty),
    cmocka_unit_test(in_list_long),
    cmocka_unit_test(in_list_beyond_the_database),
    cmocka_unit_test(in_list_of_other_types),
    cmocka_unit_test(scan_with_or_order_and_limit),
    cmocka_unit_test(scan_whole_table),
};

TEST_MAIN(tests)
