/* Updating: by record, key and condition; relative to the stored value; fields in any order. */
#include <math.h>

#include "crud_update.toasty.h"
#include "support.h"

/* ---- arithmetic ---- */

static void increment_and_decrement(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Profile);
    struct Profile *profile = profile_create(db, .id = toasty_uuid_v4(), .name = "Ada", .login_count = 10);
    test_true(db, profile);
    /* somebody else logs in meanwhile: what is added is added to what is stored */
    test_true(db, profile_update_by_id(db, profile->id, .login_count = toasty_add(5)) == TOASTY_OK);
    test_log_start();
    test_true(db, profile_update(db, profile, .login_count = toasty_add(1)) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(profile->login_count, 16);
    test_true(db, profile_update(db, profile, .login_count = toasty_sub(6)) == TOASTY_OK);
    assert_int_equal(profile->login_count, 10);
    test_true(db, profile_update(db, profile, .login_count = toasty_add(-20)) == TOASTY_OK);
    assert_int_equal(profile->login_count, -10);
    struct Profile *read = profile_get_by_id(db, profile->id);
    test_true(db, read);
    assert_int_equal(read->login_count, -10);
    toasty_free(read);
    toasty_free(profile);
    toasty_close(db);
}

/* What a record had before an update goes with it, not when the record is freed. */
static void updates_in_a_row_keep_no_memory(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Profile);
    struct Profile *profile = profile_create(db, .id = toasty_uuid_v4(), .name = "Ada", .login_count = 10);
    test_true(db, profile);
    test_true(db, profile_update(db, profile, .name = toasty_set("Ada 0")) == TOASTY_OK);
    long before = test_blocks();
    for (int i = 1; i <= 20; i++) {
        char name[16];
        snprintf(name, sizeof name, "Ada %d", i);
        test_true(db, profile_update(db, profile, .name = toasty_set(name)) == TOASTY_OK);
        assert_string_equal(profile->name, name);
        assert_int_equal(test_blocks(), before);
    }
    toasty_free(profile);
    toasty_close(db);
}

static void arithmetic_by_condition(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Profile);
    struct Profile_list *made =
        profile_create_many(db, profiles_new({.id = toasty_uuid_v4(), .name = "a", .login_count = 1},
                                             {.id = toasty_uuid_v4(), .name = "b", .login_count = 2},
                                             {.id = toasty_uuid_v4(), .name = "c", .login_count = 3}));
    test_true(db, made);
    toasty_free(made);
    test_true(db, profile_update_where(db, toasty_ge(Profile.login_count, 2),
                                       .login_count = toasty_add(10)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    assert_int_equal(profile_count(db, .where = toasty_in(Profile.login_count, 1, 12, 13)), 3);
    toasty_close(db);
}

static void arithmetic_chains_with_other_updates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Profile);
    struct Profile *profile = profile_create(db, .id = toasty_uuid_v4(), .name = "Ada", .login_count = 1);
    test_true(db, profile);
    test_true(db, profile_update(db, profile, .login_count = toasty_add(1), .name = toasty_set("Ada L.")) ==
                      TOASTY_OK);
    assert_string_equal(profile->name, "Ada L.");
    assert_int_equal(profile->login_count, 2);
    struct Profile *read = profile_get_by_id(db, profile->id);
    test_true(db, read);
    assert_string_equal(read->name, "Ada L.");
    assert_int_equal(read->login_count, 2);
    toasty_free(read);
    toasty_free(profile);
    toasty_close(db);
}

static void increment_narrow_integer_column(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally =
        tally_create(db, .id = 1, .i8 = 126, .i16 = 32766, .i32 = 5, .u8 = 1, .u16 = 7, .f64 = 0.5);
    test_true(db, tally);
    test_true(db, tally_update(db, tally, .i8 = toasty_add(1), .i16 = toasty_add(1), .i32 = toasty_sub(6),
                               .u8 = toasty_sub(1), .u16 = toasty_add(65528), .u32 = toasty_add(UINT32_MAX),
                               .i64 = toasty_add(INT64_MAX), .u64 = toasty_add(INT64_MAX),
                               .f32 = toasty_add(0.25), .f64 = toasty_sub(0.25)) == TOASTY_OK);
    assert_int_equal(tally->i8, 127);
    assert_int_equal(tally->i16, 32767);
    assert_int_equal(tally->i32, -1);
    assert_int_equal(tally->u8, 0);
    assert_int_equal(tally->u16, 65535);
    assert_int_equal(tally->u32, UINT32_MAX);
    assert_true(tally->i64 == INT64_MAX);
    assert_true(tally->u64 == INT64_MAX);
    assert_true(tally->f32 == 0.25f);
    assert_true(tally->f64 == 0.25);
    toasty_free(tally);
    toasty_close(db);
}

/* Beyond the range of the field nothing is written, and the struct stays as it was. */
#define refuses(...)                                                                                         \
    do {                                                                                                     \
        assert_int_equal(tally_update(db, tally, __VA_ARGS__), TOASTY_DRIVER_OPERATION_FAILED);              \
        test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "overflow", "`Tally`");                              \
        assert_int_equal(tally_update_where(db, TOASTY_ALL_ROWS, __VA_ARGS__),                               \
                         TOASTY_DRIVER_OPERATION_FAILED);                                                    \
        test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "overflow", "`Tally`");                              \
    } while (0)

static void arithmetic_beyond_the_range(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally =
        tally_create(db, .id = 1, .i8 = 127, .i16 = -32768, .i32 = INT32_MAX, .i64 = INT64_MAX, .u8 = 255,
                     .u16 = 0, .u32 = UINT32_MAX, .u64 = INT64_MAX);
    test_true(db, tally);
    refuses(.i8 = toasty_add(1));
    assert_string_equal(toasty_error(db)->field, "i8");
    refuses(.i8 = toasty_add(1), .u8 = toasty_sub(1), .i16 = toasty_set(1));
    assert_string_equal(toasty_error(db)->model, "Tally");
    assert_string_equal(toasty_error(db)->field, "");
    refuses(.i16 = toasty_sub(1));
    refuses(.i32 = toasty_add(1));
    refuses(.i64 = toasty_add(1));
    refuses(.i64 = toasty_sub(-1));
    refuses(.u8 = toasty_add(1));
    refuses(.u16 = toasty_sub(1));
    refuses(.u32 = toasty_add(1));
    refuses(.u64 = toasty_add(1));
    assert_int_equal(tally->i8, 127);
    assert_true(tally->i64 == INT64_MAX);
    struct Tally *read = tally_get_by_id(db, 1);
    test_true(db, read);
    assert_int_equal(read->i8, 127);
    assert_int_equal(read->i16, -32768);
    assert_int_equal(read->i32, INT32_MAX);
    assert_true(read->i64 == INT64_MAX);
    assert_int_equal(read->u8, 255);
    assert_int_equal(read->u16, 0);
    assert_true(read->u32 == UINT32_MAX);
    assert_true(read->u64 == INT64_MAX);
    toasty_free(read);
    toasty_free(tally);
    toasty_close(db);
}

/* What is absent stays absent, whatever is added. */
static void arithmetic_on_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally = tally_create(db, .id = 1);
    test_true(db, tally);
    assert_null(tally->maybe);
    test_true(db, tally_update(db, tally, .maybe = toasty_add(1)) == TOASTY_OK);
    assert_null(tally->maybe);
    test_true(db, tally_update(db, tally, .maybe = toasty_set(41)) == TOASTY_OK);
    test_true(db, tally_update(db, tally, .maybe = toasty_add(1)) == TOASTY_OK);
    assert_int_equal(*tally->maybe, 42);
    toasty_free(tally);
    toasty_close(db);
}

/* A value that the field's type cannot hold is refused before anything is sent. */
static void set_beyond_the_range(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally = tally_create(db, .id = 1);
    test_true(db, tally);
    test_log_start();
    assert_int_equal(tally_update(db, tally, .i8 = toasty_set(128)), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`i8`", "`Tally`", "range");
    assert_string_equal(toasty_error(db)->field, "i8");
    assert_int_equal(tally_update(db, tally, .i16 = toasty_set(-32769)), TOASTY_VALIDATION);
    assert_int_equal(tally_update(db, tally, .u8 = toasty_set(256)), TOASTY_VALIDATION);
    assert_int_equal(tally_update(db, tally, .u32 = toasty_set(UINT32_MAX + UINT64_C(1))), TOASTY_VALIDATION);
    assert_int_equal(tally_update(db, tally, .u64 = toasty_set(UINT64_MAX)), TOASTY_VALIDATION);
    assert_int_equal(tally_update(db, tally, .f64 = toasty_set(NAN)), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`f64`", "NaN");
    assert_int_equal(tally_update(db, tally, .f32 = toasty_set(1e300)), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`f32`", "range");
    assert_int_equal(test_log_count(), 0);
    toasty_free(tally);
    toasty_close(db);
}

/* A float field holds floats: what is stored, found and shown is the value rounded to one. */
static void set_float_rounds_once(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Tally);
    struct Tally *tally = tally_create(db, .id = 1, .f32 = 0.1f);
    test_true(db, tally);
    assert_int_equal(tally_count(db, .where = toasty_eq(Tally.f32, 0.1)), 1);
    test_true(db, tally_update(db, tally, .f32 = toasty_set(0.7)) == TOASTY_OK);
    assert_true(tally->f32 == 0.7f);
    assert_int_equal(tally_count(db, .where = toasty_eq(Tally.f32, 0.7)), 1);
    assert_int_equal(tally_count(db, .where = toasty_in(Tally.f32, 0.7, 0.8)), 1);
    struct Tally *read = tally_get_by_id(db, 1);
    test_true(db, read);
    assert_true(read->f32 == 0.7f);
    toasty_free(read);
    toasty_free(tally);
    toasty_close(db);
}

/* ---- the order of the fields ---- */

static void widget_is(toasty_db *db, const struct Widget *widget, const char *label, int64_t count,
                      bool active, const char *description)
{
    struct Widget *read = widget_get_by_id(db, widget->id);
    test_true(db, read);
    assert_string_equal(read->label, label);
    assert_int_equal(read->count, count);
    assert_int_equal(read->active, active);
    assert_string_equal(read->description, description);
    toasty_free(read);
}

static void update_fields_reverse_order(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .label = "l", .count = 1, .active = false, .description = "d");
    test_true(db, widget);
    test_true(db, widget_update(db, widget, .description = toasty_set("new d"), .active = toasty_set(true),
                                .count = toasty_set(99), .label = toasty_set("new l")) == TOASTY_OK);
    assert_string_equal(widget->label, "new l");
    assert_int_equal(widget->count, 99);
    assert_true(widget->active);
    assert_string_equal(widget->description, "new d");
    widget_is(db, widget, "new l", 99, true, "new d");
    toasty_free(widget);
    toasty_close(db);
}

static void update_subset_of_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .label = "l", .count = 1, .active = true, .description = "d");
    test_true(db, widget);
    test_true(db, widget_update(db, widget, .description = toasty_set("other"), .count = toasty_set(2)) ==
                      TOASTY_OK);
    widget_is(db, widget, "l", 2, true, "other");
    assert_string_equal(widget->label, "l");
    toasty_free(widget);
    toasty_close(db);
}

static void query_update_non_declaration_order(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .label = "l", .count = 1, .active = false, .description = "d");
    test_true(db, widget);
    test_true(db,
              widget_update_by_id(db, widget->id, .active = toasty_set(true), .description = toasty_set("q"),
                                  .label = toasty_set("ql")) == TOASTY_OK);
    widget_is(db, widget, "ql", 1, true, "q");
    test_true(db, widget_update_where(db, toasty_eq(Widget.label, "ql"), .count = toasty_set(5),
                                      .active = toasty_set(false)) == TOASTY_OK);
    widget_is(db, widget, "ql", 5, false, "q");
    toasty_free(widget);
    toasty_close(db);
}

static void successive_single_field_updates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .label = "l", .count = 1, .active = false, .description = "d");
    test_true(db, widget);
    test_true(db, widget_update(db, widget, .description = toasty_set("d2")) == TOASTY_OK);
    test_true(db, widget_update(db, widget, .active = toasty_set(true)) == TOASTY_OK);
    test_true(db, widget_update(db, widget, .count = toasty_set(2)) == TOASTY_OK);
    test_true(db, widget_update(db, widget, .label = toasty_set("l2")) == TOASTY_OK);
    assert_string_equal(widget->label, "l2");
    assert_int_equal(widget->count, 2);
    assert_true(widget->active);
    assert_string_equal(widget->description, "d2");
    widget_is(db, widget, "l2", 2, true, "d2");
    toasty_free(widget);
    toasty_close(db);
}

/* Hundreds of updates of one record: the struct always shows the last. */
static void many_updates_of_one_record(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Widget);
    struct Widget *widget = widget_create(db, .label = "l", .count = 0, .active = false, .description = "d");
    test_true(db, widget);
    char label[32];
    for (int i = 1; i <= 300; i++) {
        snprintf(label, sizeof label, "label %d", i);
        test_true(db,
                  widget_update(db, widget, .label = toasty_set(label), .count = toasty_add(1)) == TOASTY_OK);
        assert_string_equal(widget->label, label);
        assert_int_equal(widget->count, i);
    }
    widget_is(db, widget, "label 300", 300, false, "d");
    toasty_free(widget);
    toasty_close(db);
}

/* ---- the forms of an update ---- */

static struct User *ada(toasty_db *db)
{
    struct User *user =
        user_create(db, .name = "Ada", .age = 36, .active = true, .nick = "countess", .score = toasty_i64(7));
    test_true(db, user);
    return user;
}

static void update_macro_simple(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = ada(db);
    test_log_start();
    test_true(db, user_update(db, user, .name = toasty_set("Ada L.")) == TOASTY_OK);
    assert_string_equal(test_log(), "UPDATE users");
    assert_string_equal(user->name, "Ada L.");
    struct User *read = user_get_by_id(db, user->id);
    test_true(db, read);
    assert_string_equal(read->name, "Ada L.");
    assert_string_equal(read->nick, "countess");
    toasty_free(read);
    toasty_free(user);
    toasty_close(db);
}

static void update_macro_to_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = ada(db);
    test_true(db, user_update(db, user, .nick = toasty_null, .score = toasty_null) == TOASTY_OK);
    assert_null(user->nick);
    assert_null(user->score);
    assert_int_equal(
        user_count(db, .where = toasty_and(toasty_is_null(User.nick), toasty_is_null(User.score))), 1);
    test_true(db, user_update(db, user, .nick = toasty_set("lady"), .score = toasty_set(0)) == TOASTY_OK);
    assert_string_equal(user->nick, "lady");
    assert_int_equal(*user->score, 0);
    /* a NULL string is NULL, here as elsewhere */
    test_true(db, user_update(db, user, .nick = toasty_set(NULL)) == TOASTY_OK);
    assert_null(user->nick);
    assert_int_equal(user_update(db, user, .name = toasty_null), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`name`", "`User`", "NULL");
    assert_int_equal(user_update(db, user, .age = toasty_null), TOASTY_VALIDATION);
    assert_string_equal(toasty_error(db)->field, "age");
    assert_string_equal(user->name, "Ada");
    toasty_free(user);
    toasty_close(db);
}

static void update_macro_value_reads_target_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = ada(db);
    test_true(db, user);
    test_true(db, user_update(db, user, .age = toasty_set(user->age + 1), .active = toasty_set(!user->active),
                              .nick = toasty_set(user->name), .name = toasty_set(user->nick)) == TOASTY_OK);
    assert_int_equal(user->age, 37);
    assert_false(user->active);
    assert_string_equal(user->nick, "Ada");
    assert_string_equal(user->name, "countess");
    /* a value that points into the struct itself */
    test_true(db, user_update(db, user, .name = toasty_set(user->name + 5)) == TOASTY_OK);
    assert_string_equal(user->name, "ess");
    toasty_free(user);
    toasty_close(db);
}

static void update_macro_query_target(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = ada(db);
    test_true(db, user);
    test_true(db, user_update_where(db, toasty_and(toasty_eq(User.name, "Ada"), toasty_eq(User.active, true)),
                                    .name = toasty_set("Bob"), .active = toasty_set(false)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    test_true(db, user_update_where(db, toasty_eq(User.name, "Ada"), .age = toasty_set(1)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    struct User *read = user_get_by_id(db, user->id);
    test_true(db, read);
    assert_string_equal(read->name, "Bob");
    assert_false(read->active);
    assert_int_equal(read->age, 36);
    toasty_free(read);
    toasty_free(user);
    toasty_close(db);
}

static void update_macro_has_many_insert(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user = ada(db);
    test_true(db, user_update(db, user, .name = toasty_set("Bob"),
                              .todos = todos_new({.title = "one"}, {.title = "two"})) == TOASTY_OK);
    assert_string_equal(user->name, "Bob");
    struct Todo_list *todos = user_todos(db, user, .order_by = {toasty_asc(Todo.title)});
    test_true(db, todos);
    assert_int_equal(todos->len, 2);
    assert_string_equal(todos->items[0].title, "one");
    assert_string_equal(todos->items[1].title, "two");
    toasty_free(todos);
    toasty_free(user);
    toasty_close(db);
}

static void update_macro_scoped(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *user =
        user_create(db, .name = "Ada", .age = 1, .active = true, .todos = todos_new({.title = "mine"}));
    struct User *other =
        user_create(db, .name = "Bob", .age = 1, .active = true, .todos = todos_new({.title = "his"}));
    test_true(db, user && other);
    test_true(db,
              user_todos_update_where(db, user, TOASTY_ALL_ROWS, .title = toasty_set("done")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    struct Todo *todo = todo_one(db, .where = toasty_eq(Todo.user_id, other->id));
    test_true(db, todo);
    assert_string_equal(todo->title, "his");
    toasty_free(todo);
    toasty_free(other);
    toasty_free(user);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(increment_and_decrement),
    cmocka_unit_test(updates_in_a_row_keep_no_memory),
    cmocka_unit_test(arithmetic_by_condition),
    cmocka_unit_test(arithmetic_chains_with_other_updates),
    cmocka_unit_test(increment_narrow_integer_column),
    cmocka_unit_test(arithmetic_beyond_the_range),
    cmocka_unit_test(arithmetic_on_null),
    cmocka_unit_test(set_beyond_the_range),
    cmocka_unit_test(set_float_rounds_once),
    cmocka_unit_test(update_fields_reverse_order),
    cmocka_unit_test(update_subset_of_fields),
    cmocka_unit_test(query_update_non_declaration_order),
    cmocka_unit_test(successive_single_field_updates),
    cmocka_unit_test(many_updates_of_one_record),
    cmocka_unit_test(update_macro_simple),
    cmocka_unit_test(update_macro_to_null),
    cmocka_unit_test(update_macro_value_reads_target_field),
    cmocka_unit_test(update_macro_query_target),
    cmocka_unit_test(update_macro_has_many_insert),
    cmocka_unit_test(update_macro_scoped),
};

TEST_MAIN(tests)
