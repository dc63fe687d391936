/* The golden models against a database: what was written for them is not only C, but right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "quickstart.toasty.h"
#include "relations.toasty.h"
#include "types.toasty.h"

static toasty_db *db;

static int open_db(void **state)
{
    (void)state;
    db = toasty_open("sqlite::memory:", .models = toasty_models(&User, &Person, &Region, &Case, &Item,
                                                                &Sample, &Maybe, &Reading));
    return db && toasty_push_schema(db) == TOASTY_OK ? 0 : -1;
}

static int close_db(void **state)
{
    (void)state;
    toasty_close(db);
    return 0;
}

#define assert_ok(status) assert_int_equal((status), TOASTY_OK)

static void test_quickstart(void **state)
{
    (void)state;
    struct User *ada =
        user_create(db, .name = "Ada", .email = "ada@example.com", .age = toasty_i64(36),
                    .todos = todos_new({.title = "a"}, {.title = "b", .done = toasty_bool(true)}),
                    .profile = profile_new(.bio = "first"));
    assert_non_null(ada);
    assert_int_equal(user_todos_count(db, ada), 2);
    assert_int_equal(user_todos_count(db, ada, .where = toasty_eq(Todo.done, true)), 1);
    struct Profile *profile = user_profile(db, ada);
    assert_non_null(profile);
    assert_string_equal(profile->bio, "first");
    struct User *owner = profile_user(db, profile);
    assert_non_null(owner);
    assert_string_equal(owner->email, "ada@example.com");
    assert_ok(user_update_by_email(db, "ada@example.com", .age = toasty_null, .name = toasty_set("Ada L.")));
    struct User *found = user_get_by_id(db, ada->id);
    assert_non_null(found);
    assert_null(found->age);
    assert_string_equal(found->name, "Ada L.");
    toasty_free(found);
    toasty_free(owner);
    toasty_free(profile);
    toasty_free(ada);
}

static void test_one_model_with_itself(void **state)
{
    (void)state;
    struct Person *root =
        person_create(db, .name = "root", .children = people_new({.name = "a"}, {.name = "b"}));
    assert_non_null(root);
    struct Person_list *children = person_children(db, root, .order_by = {toasty_desc(Person.name)});
    assert_non_null(children);
    assert_int_equal(children->len, 2);
    assert_string_equal(children->items[0].name, "b");
    struct Person *a = person_children_get_by_name(db, root, "a");
    assert_non_null(a);
    struct Person *parent = person_parent(db, a);
    assert_non_null(parent);
    assert_int_equal(parent->id, root->id);
    /* two relations to one model are told apart */
    struct Message *message = person_sent_create(db, root, .text = "hi", .receiver = toasty_set(a));
    assert_non_null(message);
    assert_int_equal(message->sender_id, root->id);
    assert_int_equal(message->receiver_id, a->id);
    assert_null(message->editor_id);
    assert_int_equal(person_received_count(db, a), 1);
    assert_int_equal(person_received_count(db, root), 0);
    struct Message *same = person_sent_get_by_receiver_id(db, root, a->id);
    assert_non_null(same);
    assert_int_equal(same->id, message->id);
    toasty_free(same);
    toasty_free(message);
    toasty_free(parent);
    toasty_free(a);
    toasty_free(children);
    toasty_free(root);
}

static void test_composite_keys(void **state)
{
    (void)state;
    struct Region *region = region_create(db, .country = "de", .code = 7);
    struct Region *other = region_create(db, .country = "de", .code = 8);
    assert_non_null(region);
    assert_non_null(other);
    struct Town *town = region_towns_create(db, region, .name = "x", .founded = {1900, 1, 2}, .db_ = 4);
    assert_non_null(town);
    assert_string_equal(town->country, "de");
    assert_int_equal(town->region_code, 7);
    struct Town *found = region_towns_get_by_name_and_founded(db, region, "x", town->founded);
    assert_non_null(found);
    assert_null(region_towns_get_by_name(db, other, "x"));
    assert_int_equal(toasty_errcode(db), TOASTY_RECORD_NOT_FOUND);
    struct Town_list *towns = town_find_by_country_and_region_code(db, "de", 7, .limit = 1);
    assert_non_null(towns);
    assert_int_equal(towns->len, 1);
    assert_ok(town_update_by_db_(db, 4, .db = toasty_set(2), .by = toasty_set(3)));
    assert_int_equal(toasty_changes(db), 1);
    struct Town *changed = town_get_by_by(db, 3);
    assert_non_null(changed);
    assert_int_equal(changed->db, 2);
    assert_int_equal(changed->db_, 4);
    assert_ok(region_towns_delete_by_name(db, other, "x"));
    assert_int_equal(town_count(db), 1);
    assert_ok(region_towns_delete_by_name(db, region, "x"));
    assert_int_equal(town_count(db), 0);
    toasty_free(changed);
    toasty_free(towns);
    toasty_free(found);
    toasty_free(town);
    toasty_free(other);
    toasty_free(region);
}

static void test_models_of_two_headers(void **state)
{
    (void)state;
    struct Item *rod =
        item_create(db, .label = "rod", .caught = fish_list_new({.fish = "cod"}, {.fish = "ling"}));
    assert_non_null(rod);
    struct fish *cod = item_caught_get_by_fish(db, rod, "cod");
    assert_non_null(cod);
    struct Item *with = fish_item(db, cod);
    assert_non_null(with);
    assert_string_equal(with->label, "rod");
    assert_ok(fish_update_by_fish(db, "cod", .fish = toasty_set("trout")));
    assert_true(item_caught_exists(db, rod, .where = toasty_eq(fish.fish, "trout")));
    toasty_free(with);
    toasty_free(cod);
    toasty_free(rod);
}

static struct Sample *create_sample(void)
{
    return sample_create(db, .id = 1, .flag = true, .i8 = -8, .i16 = -16, .i32 = -32, .i64 = -64, .u8 = 8,
                         .u16 = 16, .u32 = 32, .u64 = 64, .f32 = 0.5f, .f64 = 0.25, .text = "text",
                         .data = {(const uint8_t *)"ab", 2}, .token = {{1, 2, 3}}, .at = {5, 6},
                         .day = {2020, 1, 2}, .hour = {1, 2, 3, 4}, .local = {{2020, 1, 2}, {1, 2, 3, 4}},
                         .price = {"1.50"}, .extra = {"{}"}, .host = {4, 24, {10, 0, 0, 1}},
                         .network = {4, 24, {10, 0, 0, 0}}, .card = {{1, 2, 3, 4, 5, 6}},
                         .card8 = {{1, 2, 3, 4, 5, 6, 7, 8}});
}

static void test_every_type(void **state)
{
    (void)state;
    struct Sample *s = create_sample();
    assert_non_null(s);
    char *json = sample_to_json(s);
    assert_non_null(json);
    assert_string_equal(
        json, "{\"id\":1,\"flag\":true,\"i8\":-8,\"i16\":-16,\"i32\":-32,\"i64\":-64,\"u8\":8,\"u16\":16,"
              "\"u32\":32,\"u64\":64,\"f32\":0.5,\"f64\":0.25,\"text\":\"text\",\"data\":\"YWI=\","
              "\"token\":\"01020300-0000-0000-0000-000000000000\","
              "\"at\":\"1970-01-01T00:00:05.000000006Z\",\"day\":\"2020-01-02\","
              "\"hour\":\"01:02:03.000000004\",\"local\":\"2020-01-02T01:02:03.000000004\","
              "\"price\":\"1.50\",\"extra\":{},\"host\":\"10.0.0.1/24\",\"network\":\"10.0.0.0/24\","
              "\"card\":\"01:02:03:04:05:06\",\"card8\":\"01:02:03:04:05:06:07:08\"}");
    toasty_free(json);
    toasty_free(s);
}

/* By each type a record is found, and by another value it is not. */
#define FIND_BY(field, value, wrong)                                                                         \
    do {                                                                                                     \
        struct Maybe *one = maybe_get_by_##field(db, value);                                                 \
        assert_non_null(one);                                                                                \
        toasty_free(one);                                                                                    \
        struct Maybe_list *list = maybe_find_by_##field(db, value);                                          \
        assert_non_null(list);                                                                               \
        assert_int_equal(list->len, 1);                                                                      \
        toasty_free(list);                                                                                   \
        assert_null(maybe_get_by_##field(db, wrong));                                                        \
        assert_int_equal(toasty_errcode(db), TOASTY_RECORD_NOT_FOUND);                                       \
    } while (0)

static void test_finding_by_every_type(void **state)
{
    (void)state;
    struct Sample *s = sample_get_by_id(db, 1);
    assert_non_null(s);
    struct Maybe *none = maybe_create(db);
    struct Maybe *m = maybe_create(
        db, .flag = &s->flag, .i8 = &s->i8, .i16 = &s->i16, .i32 = &s->i32, .i64 = &s->i64, .u8 = &s->u8,
        .u16 = &s->u16, .u32 = &s->u32, .u64 = &s->u64, .f32 = &s->f32, .f64 = &s->f64, .text = s->text,
        .data = &s->data, .token = &s->token, .at = &s->at, .day = &s->day, .hour = &s->hour,
        .local = &s->local, .price = &s->price, .extra = &s->extra, .host = &s->host, .network = &s->network,
        .card = &s->card, .card8 = &s->card8);
    assert_non_null(none);
    assert_null(none->flag);
    assert_null(none->text);
    assert_non_null(m);
    const toasty_bytes bytes = {(const uint8_t *)"b", 1};
    FIND_BY(flag, true, false);
    FIND_BY(i8, -8, 8);
    FIND_BY(i16, -16, 16);
    FIND_BY(i32, -32, 32);
    FIND_BY(i64, -64, 64);
    FIND_BY(u8, 8, 9);
    FIND_BY(u16, 16, 9);
    FIND_BY(u32, 32, 9);
    FIND_BY(u64, 64, 9);
    FIND_BY(f32, 0.5f, 0.25f);
    FIND_BY(f64, 0.25, 0.5);
    FIND_BY(text, "text", "no text");
    FIND_BY(data, s->data, bytes);
    FIND_BY(token, s->token, toasty_uuid_v4());
    FIND_BY(at, s->at, toasty_now());
    FIND_BY(day, s->day, ((toasty_date){2020, 1, 3}));
    FIND_BY(hour, s->hour, ((toasty_time){1, 2, 3, 5}));
    FIND_BY(local, s->local, ((toasty_datetime){s->day, {1, 2, 3, 5}}));
    FIND_BY(price, s->price, ((toasty_decimal){"1.5"}));
    FIND_BY(host, &s->host, (&(const toasty_inet){4, 24, {10, 0, 0, 2}}));
    FIND_BY(network, &s->network, (&(const toasty_cidr){4, 24, {10, 0, 1, 0}}));
    FIND_BY(card, s->card, ((toasty_macaddr){{6}}));
    FIND_BY(card8, s->card8, ((toasty_macaddr8){{6}}));
    assert_ok(maybe_delete_by_day(db, s->day));
    assert_int_equal(maybe_count(db), 1);
    toasty_free(m);
    toasty_free(none);
    toasty_free(s);
}

static void test_defaults_and_updates(void **state)
{
    (void)state;
    struct Reading *r = reading_create(db, .station = "a", .taken = {1, 0}, .serial = 7, .amount = {"1.25"});
    assert_non_null(r);
    assert_string_equal(r->kind, "water");
    assert_int_equal(r->count, 2);
    assert_true(r->created_at.seconds > 1600000000 && r->updated_at.seconds > 1600000000);
    assert_false(toasty_uuid_is_nil(r->batch));
    const toasty_uuid first = r->batch;
    assert_ok(reading_update(db, r, .count = toasty_add(5)));
    assert_int_equal(r->count, 7);
    assert_false(toasty_uuid_equal(r->batch, first));
    struct Reading *found = reading_get_by_station_and_kind_and_taken(db, "a", "water", r->taken);
    assert_non_null(found);
    assert_int_equal(found->count, 7);
    struct Reading *given =
        reading_create(db, .station = "b", .taken = {1, 0}, .kind = "gas", .count = toasty_i32(0),
                       .serial = 7, .amount = {"1"}, .batch = &first, .raw = "raw");
    assert_non_null(given);
    assert_string_equal(given->kind, "gas");
    assert_int_equal(given->count, 0);
    assert_true(toasty_uuid_equal(given->batch, first));
    toasty_free(given);
    toasty_free(found);
    toasty_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quickstart),           cmocka_unit_test(test_one_model_with_itself),
        cmocka_unit_test(test_composite_keys),       cmocka_unit_test(test_models_of_two_headers),
        cmocka_unit_test(test_every_type),           cmocka_unit_test(test_finding_by_every_type),
        cmocka_unit_test(test_defaults_and_updates),
    };
    return cmocka_run_group_tests(tests, open_db, close_db);
}
