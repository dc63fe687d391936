/* Embedded structs by value: their fields are columns of the model, and everything that fields can do they
 * can do. */
#include <stdlib.h>

#include "embed_struct.toasty.h"
#include "support.h"

static struct User *make(toasty_db *db, const char *name, const char *street, const char *town, int64_t lat)
{
    char email[64];
    snprintf(email, sizeof email, "%s@example.com", name);
    struct User *user =
        user_create(db, .name = name,
                    .address = {.street = street, .city = {.name = town, .zone = {.lat = lat, .lon = -lat}}},
                    .contact = {.email = email, .country = "PT"});
    test_true(db, user);
    return user;
}

static toasty_db *some(void)
{
    toasty_db *db = test_db(&User, &Post);
    toasty_free(make(db, "ada", "Rua 1", "Porto", 41));
    toasty_free(make(db, "bob", "Rua 2", "Lisboa", 38));
    toasty_free(make(db, "eve", "Rua 1", "Lisboa", 39));
    return db;
}

#define FOUND(db, condition, names)                                                                          \
    do {                                                                                                     \
        struct User_list *found_ = user_find(db, .where = condition);                                        \
        test_true(db, found_);                                                                               \
        assert_string_equal(test_names(found_, name), names);                                                \
        toasty_free(found_);                                                                                 \
    } while (0)

static void deeply_nested_embedded_schema(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_sql(
        db, "SELECT name || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM pragma_table_info('users')",
        "id,name,address_street,address_unit?,address_city_name,address_city_zone_lat,address_city_zone_lng,"
        "reach_email,reach_country,reach_age?");
    /* what is embedded has no table */
    test_sql(db,
             "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('users', 'posts', "
             "'addresses', 'cities') ORDER BY name DESC",
             "users,posts");
    toasty_close(db);
}

static void embedded_struct_index_schema(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    test_sql(
        db,
        "SELECT name || ' ' || \"unique\" FROM pragma_index_list('users') WHERE origin = 'c' ORDER BY name",
        "index_users_by_address_city_name 0,index_users_by_reach_country 0,index_users_by_reach_email 1");
    toasty_close(db);
}

static void embedded_struct_unique_index_enforced(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_null(user_create(db, .name = "x", .address = {.street = "s", .city = {.name = "c"}},
                            .contact = {.email = "ada@example.com", .country = "PT"}));
    test_failed(db, TOASTY_DRIVER_OPERATION_FAILED, "contact.email", "User");
    struct User *ada = user_get_by_contact_email(db, "ada@example.com");
    test_true(db, ada);
    assert_string_equal(ada->name, "ada");
    assert_int_equal(user_delete_by_contact_email(db, "bob@example.com"), TOASTY_OK);
    struct User_list *in = user_find_by_address_city_name(db, "Lisboa");
    test_true(db, in);
    assert_string_equal(test_names(in, name), "eve");
    toasty_free(in);
    toasty_free(ada);
    toasty_close(db);
}

static void create_and_query_embedded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *made = user_create(db, .name = "ada",
                                    .address = {.street = "Rua 1",
                                                .unit = "2B",
                                                .city = {.name = "Porto", .zone = {.lat = 41, .lon = -8}}},
                                    .contact = {.email = "a@b", .country = "PT", .age = toasty_i64(36)});
    test_true(db, made);
    struct User *read = user_get_by_id(db, made->id);
    test_true(db, read);
    for (struct User *user = made; user; user = user == made ? read : NULL) {
        assert_string_equal(user->address.street, "Rua 1");
        assert_string_equal(user->address.unit, "2B");
        assert_string_equal(user->address.city.name, "Porto");
        assert_int_equal(user->address.city.zone.lat, 41);
        assert_int_equal(user->address.city.zone.lon, -8);
        assert_string_equal(user->contact.email, "a@b");
        assert_int_equal(*user->contact.age, 36);
    }
    /* all of it */
    assert_int_equal(
        user_update(db, read, .address = toasty_set({.street = "Rua 9", .city = {"Faro", {37, -7}}})),
        TOASTY_OK);
    assert_string_equal(read->address.street, "Rua 9");
    assert_null(read->address.unit);
    assert_string_equal(read->address.city.name, "Faro");
    assert_int_equal(read->address.city.zone.lat, 37);
    assert_string_equal(read->contact.email, "a@b");
    assert_int_equal(
        user_update_where(db, toasty_eq(User.id, made->id), .address = toasty_set(made->address)), TOASTY_OK);
    struct User *again = user_get_by_id(db, made->id);
    test_true(db, again);
    assert_string_equal(again->address.street, "Rua 1");
    assert_string_equal(again->address.unit, "2B");
    assert_int_equal(again->address.city.zone.lon, -8);
    assert_int_equal(user_delete(db, again), TOASTY_OK);
    assert_int_equal(user_count(db), 0);
    toasty_free(again);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void create_many_embedded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pin);
    struct Pin_list *pins = pin_create_many(
        db, pins_new({.label = "a", .location = {1, 2}}, {.label = "b", .location = {.y = 5}}));
    test_true(db, pins);
    assert_int_equal(pins->items[0].location.x, 1);
    assert_int_equal(pins->items[0].location.y, 2);
    assert_int_equal(pins->items[1].location.x, 0);
    assert_int_equal(pins->items[1].location.y, 5);
    toasty_free(pins);
    toasty_close(db);
}

static void required_fields_inside_are_required(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    assert_null(user_create(db, .name = "x", .contact = {.email = "e", .country = "c"}));
    test_failed(db, TOASTY_VALIDATION, "address.street", "User");
    assert_null(
        user_create(db, .name = "x", .address = {.street = "s"}, .contact = {.email = "e", .country = "c"}));
    test_failed(db, TOASTY_VALIDATION, "address.city.name", "User");
    struct User *user = make(db, "ada", "s", "c", 1);
    assert_int_equal(user_update(db, user, .address = toasty_set({.unit = "1"})), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "address.street", "cannot be NULL");
    assert_int_equal(user_update(db, user, .address = toasty_null), TOASTY_VALIDATION);
    assert_int_equal(user_update(db, user, .address = {.street = toasty_null}), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "address.street");
    assert_string_equal(user->address.street, "s");
    toasty_free(user);
    toasty_close(db);
}

static void embedded_struct_fields_codegen(void **state)
{
    (void)state;
    toasty_db *db = some();
    FOUND(db, toasty_eq(User.address.street, "Rua 1"), "ada,eve");
    FOUND(db, toasty_eq(User.address.city.name, "Lisboa"), "bob,eve");
    FOUND(db, toasty_gt(User.address.city.zone.lat, 38), "ada,eve");
    FOUND(db, toasty_in(User.address.city.zone.lon, -38, -41), "ada,bob");
    FOUND(db, toasty_starts_with(User.contact.email, "b"), "bob");
    FOUND(db, toasty_is_null(User.contact.age), "ada,bob,eve");
    FOUND(db, toasty_is_not_null(User.address.unit), "");
    FOUND(db, toasty_eq_field(User.address.city.name, User.name), "");
    FOUND(db, toasty_lt(toasty_plus(User.address.city.zone.lat, User.address.city.zone.lon), 1),
          "ada,bob,eve");
    struct User_list *all = user_find(db, .order_by = {toasty_desc(User.address.city.zone.lat)});
    test_true(db, all);
    assert_string_equal(test_names_in_order(all, name), "ada,eve,bob");
    toasty_free(all);
    toasty_close(db);
}

static void query_embedded_multiple_fields(void **state)
{
    (void)state;
    toasty_db *db = some();
    FOUND(db,
          toasty_and(toasty_eq(User.address.street, "Rua 1"), toasty_eq(User.address.city.name, "Lisboa")),
          "eve");
    FOUND(db, toasty_or(toasty_eq(User.address.street, "Rua 2"), toasty_lt(User.address.city.zone.lat, 40)),
          "bob,eve");
    toasty_close(db);
}

static void whole_embedded_struct_eq_ne(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pin);
    struct Pin_list *pins =
        pin_create_many(db, pins_new({.label = "a", .location = {1, 2}}, {.label = "b", .location = {1, 3}},
                                     {.label = "c", .location = {1, 2}}, {.label = "d", .location = {2, 3}}));
    test_true(db, pins);
    struct Pin_list *same = pin_find(db, .where = point_eq(Pin.location, {1, 2}));
    test_true(db, same);
    assert_string_equal(test_names(same, label), "a,c");
    toasty_free(same);
    same = pin_find(db, .where = point_ne(Pin.location, pins->items[1].location));
    test_true(db, same);
    assert_string_equal(test_names(same, label), "a,c,d");
    toasty_free(same);
    same = pin_find(db, .where = toasty_not(toasty_or(point_eq(Pin.location, {1, 2}),
                                                      point_eq(Pin.location, {.x = 2, .y = 3}))));
    test_true(db, same);
    assert_string_equal(test_names(same, label), "b");
    toasty_free(same);
    toasty_free(pins);
    toasty_close(db);
}

/* A NULL inside is equal to a NULL. */
static void whole_value_with_nulls_and_nesting(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct User *ada = user_first(db, .where = toasty_eq(User.name, "ada"));
    test_true(db, ada);
    FOUND(db, address_eq(User.address, ada->address), "ada");
    FOUND(db, address_ne(User.address, ada->address), "bob,eve");
    FOUND(db, contact_eq(User.contact, {.email = "bob@example.com", .country = "PT"}), "bob");
    FOUND(db, city_eq(User.address.city, {"Lisboa", {38, -38}}), "bob");
    FOUND(db, toasty_and(zone_ne(User.address.city.zone, {38, -38}), toasty_ne(User.name, "ada")), "eve");
    toasty_free(ada);
    toasty_close(db);
}

static void update_with_embedded_field_filter(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_int_equal(user_update_where(db,
                                       toasty_and(toasty_eq(User.address.city.name, "Lisboa"),
                                                  toasty_eq(User.address.street, "Rua 1")),
                                       .name = toasty_set("EVE")),
                     TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    assert_int_equal(user_delete_where(db, toasty_eq(User.address.city.name, "Porto")), TOASTY_OK);
    struct User_list *all = user_find(db);
    test_true(db, all);
    assert_string_equal(test_names(all, name), "EVE,bob");
    toasty_free(all);
    toasty_close(db);
}

static void partial_update_embedded_fields(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct User *ada = user_get_by_contact_email(db, "ada@example.com");
    test_true(db, ada);
    test_log_start();
    assert_int_equal(
        user_update(db, ada,
                    .address = {.street = toasty_set("New"), .city = {.zone = {.lat = toasty_add(2)}}}),
        TOASTY_OK);
    assert_non_null(strstr(test_log_sql(0), "address_street"));
    assert_null(strstr(test_log_sql(0), "address_unit"));
    assert_null(strstr(test_log_sql(0), "address_city_name"));
    assert_string_equal(ada->address.street, "New");
    assert_int_equal(ada->address.city.zone.lat, 43);
    assert_string_equal(ada->address.city.name, "Porto");
    assert_int_equal(user_update(db, ada, .address.unit = toasty_set("3"), .contact.age = toasty_set(40)),
                     TOASTY_OK);
    assert_int_equal(user_update(db, ada, .address = {.unit = toasty_null}), TOASTY_OK);
    assert_null(ada->address.unit);
    struct User *read = user_get_by_id(db, ada->id);
    test_true(db, read);
    assert_string_equal(read->address.street, "New");
    assert_null(read->address.unit);
    assert_int_equal(read->address.city.zone.lat, 43);
    assert_int_equal(read->address.city.zone.lon, -41);
    assert_int_equal(*read->contact.age, 40);
    assert_int_equal(*ada->contact.age, 40);
    toasty_free(read);
    toasty_free(ada);
    toasty_close(db);
}

static void query_based_partial_update_embedded(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_int_equal(user_update_where(db, toasty_eq(User.address.city.name, "Lisboa"),
                                       .address = {.city = {.zone = toasty_set({1, 2})}},
                                       .contact = {.country = toasty_set("ES")}),
                     TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    FOUND(db,
          toasty_and(zone_eq(User.address.city.zone, {1, 2}), toasty_eq(User.contact.country, "ES"),
                     toasty_eq(User.address.city.name, "Lisboa")),
          "bob,eve");
    FOUND(db, toasty_eq(User.contact.country, "PT"), "ada");
    struct User_list *back = user_update_where_returning(
        db, toasty_eq(User.name, "bob"), .address = {.city = {.zone = {.lat = toasty_sub(5)}}});
    test_true(db, back);
    assert_int_equal(back->len, 1);
    assert_int_equal(back->items[0].address.city.zone.lat, -4);
    assert_int_equal(back->items[0].address.city.zone.lon, 2);
    toasty_free(back);
    toasty_close(db);
}

static void updates_count_with_a_version(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pin);
    struct Pin *pin = pin_create(db, .label = "a", .location = {1, 2});
    test_true(db, pin);
    struct Pin *other = pin_get_by_id(db, pin->id);
    test_true(db, other);
    assert_int_equal(pin_update(db, pin, .location = {.x = toasty_add(1)}), TOASTY_OK);
    assert_int_equal(pin->version, 2);
    assert_int_equal(pin->location.x, 2);
    assert_int_equal(pin_update(db, other, .location = toasty_set({9, 9})), TOASTY_CONDITION_FAILED);
    assert_int_equal(other->location.x, 1);
    assert_int_equal(pin_update(db, pin, .location = {0}), TOASTY_INVALID_STATEMENT);
    toasty_free(other);
    toasty_free(pin);
    toasty_close(db);
}

static void upsert_embedded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    for (int i = 0; i < 2; i++) {
        struct User *user = user_upsert_by_contact_email(
            db, "a@b", .name = toasty_set("ada"),
            .address = toasty_set({.street = "s", .city = {.name = "c", .zone = {1, 2}}}),
            .contact = {.country = toasty_set("PT")},
            .on_update = {.address = {.city = {.zone = {.lat = toasty_add(10)}}}});
        test_true(db, user);
        assert_string_equal(user->address.street, "s");
        assert_string_equal(user->contact.email, "a@b");
        assert_int_equal(user->address.city.zone.lat, i ? 11 : 1);
        assert_int_equal(user->address.city.zone.lon, 2);
        toasty_free(user);
    }
    assert_int_equal(user_count(db), 1);
    assert_null(user_upsert_by_contact_email(db, "x@y", .name = toasty_set("n"),
                                             .contact = {.country = toasty_set("PT")}));
    test_failed(db, TOASTY_VALIDATION, "address.street");
    assert_null(user_upsert_by_contact_email(db, "x@y", .name = toasty_set("n"),
                                             .contact = toasty_set({.email = "z"})));
    test_failed(db, TOASTY_INVALID_STATEMENT, "contact.email");
    toasty_close(db);
}

static void batch_with_embedded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pin);
    struct Pin *a = NULL;
    struct Pin_list *all = NULL;
    assert_int_equal(
        toasty_batch(db, pin_create_op(&a, .label = "a", .location = {1, 2}),
                     pin_update_where_op(point_eq(Pin.location, {1, 2}), .location = {.y = toasty_set(7)}),
                     pin_find_op(&all, .where = toasty_eq(Pin.location.y, 7))),
        TOASTY_OK);
    assert_int_equal(all->len, 1);
    assert_int_equal(all->items[0].location.x, 1);
    toasty_free(all);
    toasty_free(a);
    toasty_close(db);
}

static void values_of_every_type(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Event);
    toasty_uuid ref = toasty_uuid_v4();
    toasty_inet net;
    assert_true(toasty_inet_parse("192.168.0.1/24", &net));
    struct Event *made = event_create(db, .kept = {.flag = true,
                                                   .i8 = -3,
                                                   .u32 = 7,
                                                   .f32 = 0.5f,
                                                   .f64 = 1.25,
                                                   .ref = ref,
                                                   .bytes = {(const uint8_t *)"xy", 2},
                                                   .starts_at = {1700000000, 5},
                                                   .due = {2026, 3, 1},
                                                   .reminder = {9, 30, 0, 0},
                                                   .scheduled = {{2026, 3, 1}, {9, 30, 0, 0}},
                                                   .price = {"12.50"},
                                                   .net = net,
                                                   .maybe = toasty_ref(toasty_date, {2027, 1, 2})});
    test_true(db, made);
    struct Event *read = event_get_by_id(db, made->id);
    test_true(db, read);
    assert_true(read->kept.flag);
    assert_int_equal(read->kept.i8, -3);
    assert_int_equal(read->kept.u32, 7);
    assert_true(read->kept.f32 == 0.5f);
    assert_true(read->kept.f64 == 1.25);
    assert_true(toasty_uuid_equal(read->kept.ref, ref));
    assert_memory_equal(read->kept.bytes.data, "xy", 2);
    assert_int_equal(read->kept.starts_at.seconds, 1700000000);
    assert_int_equal(read->kept.starts_at.nanoseconds, 5);
    assert_int_equal(read->kept.due.year, 2026);
    assert_int_equal(read->kept.reminder.minute, 30);
    assert_int_equal(read->kept.scheduled.date.month, 3);
    assert_string_equal(read->kept.price.text, "12.50");
    assert_memory_equal(read->kept.net.address, net.address, 4);
    assert_int_equal(read->kept.maybe->day, 2);
    int64_t same = event_count(db, .where = kept_eq(Event.kept, read->kept));
    assert_int_equal(same, 1);
    assert_int_equal(event_update(db, read, .kept = {.i8 = toasty_set(300)}), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "kept.i8", "range");
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void select_embed_subfield(void **state)
{
    (void)state;
    toasty_db *db = some();
    toasty_string_list *towns =
        toasty_pluck(db, User.address.city.name, .order_by = {toasty_asc(User.address.city.zone.lat)});
    test_true(db, towns);
    assert_int_equal(towns->len, 3);
    assert_string_equal(towns->items[0], "Lisboa");
    assert_string_equal(towns->items[2], "Porto");
    toasty_free(towns);
    struct UserCity_list *cities = user_city_find(db, .where = toasty_eq(UserCity.town, "Lisboa"),
                                                  .order_by = {toasty_asc(UserCity.lat)});
    test_true(db, cities);
    assert_int_equal(cities->len, 2);
    assert_int_equal(cities->items[1].lat, 39);
    toasty_free(cities);
    toasty_close(db);
}

static void lift_belongs_to_preserves_embedded_field_filter(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct User *ada = user_get_by_contact_email(db, "ada@example.com"),
                *bob = user_get_by_contact_email(db, "bob@example.com");
    test_true(db, ada && bob);
    struct Post_list *made =
        post_create_many(db, posts_new({.title = "a", .place = {.name = "x"}, .user_id = ada->id},
                                       {.title = "b", .place = {.name = "y"}, .user_id = bob->id}));
    test_true(db, made);
    struct Post_list *posts =
        post_find(db, .where = toasty_any(Post.user, toasty_eq(User.address.city.name, "Porto")));
    test_true(db, posts);
    assert_string_equal(test_names(posts, title), "a");
    toasty_free(posts);
    posts = post_find(db, .where = toasty_eq(toasty_path(Post.user, User.address.city.zone.lat), 38),
                      .include = {toasty_with(Post.user)});
    test_true(db, posts);
    assert_string_equal(test_names(posts, title), "b");
    assert_string_equal(posts->items[0].user->address.city.name, "Lisboa");
    toasty_free(posts);
    posts = post_find(db, .where = toasty_any(Post.user, address_eq(User.address, bob->address)));
    test_true(db, posts);
    assert_string_equal(test_names(posts, title), "b");
    toasty_free(posts);
    struct User_list *users =
        user_find(db, .where = toasty_any(User.posts, toasty_in(Post.place.name, "x", "z")),
                  .include = {toasty_with(User.posts)});
    test_true(db, users);
    assert_string_equal(test_names(users, name), "ada");
    assert_string_equal(users->items[0].posts->items[0].place.name, "x");
    toasty_free(users);
    struct PostStreet_list *streets = post_street_find(db, .order_by = {toasty_asc(PostStreet.street)});
    test_true(db, streets);
    assert_string_equal(test_names_in_order(streets, street), "Rua 1,Rua 2");
    toasty_free(streets);
    /* the index over a field inside and one of the model */
    struct Post_list *there = post_find_by_place_name_and_title(db, "y", "b");
    test_true(db, there);
    assert_int_equal(there->len, 1);
    toasty_free(there);
    toasty_free(made);
    toasty_free(bob);
    toasty_free(ada);
    toasty_close(db);
}

static void nested_creates_with_embedded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post);
    struct User *user =
        user_create(db, .name = "n", .address = {.street = "s", .city = {.name = "c"}},
                    .contact = {.email = "e", .country = "c"},
                    .posts = posts_new({.title = "t", .place = {.name = "there", .zone = {3, 4}}}));
    test_true(db, user);
    assert_int_equal(user->posts->items[0].place.zone.lon, 4);
    toasty_free(user);
    toasty_close(db);
}

static void pages_over_an_embedded_field(void **state)
{
    (void)state;
    toasty_db *db = some();
    char *after = NULL, seen[64] = "";
    for (int i = 0; i < 3; i++) {
        struct User_page *page = user_paginate(
            db, .order_by = {toasty_asc(User.address.city.name), toasty_asc(User.address.city.zone.lat)},
            .per_page = 1, .after = after);
        test_true(db, page);
        assert_int_equal(page->len, 1);
        strcat(seen, page->items[0].name);
        after = page->next ? strcpy(test_alloc(strlen(page->next) + 1, 1), page->next) : NULL;
        toasty_free(page);
    }
    assert_string_equal(seen, "bobeveada");
    toasty_close(db);
}

static void records_from_raw_sql(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct User_list *users =
        user_from_sql(db, "SELECT * FROM users WHERE address_city_zone_lat > ?", toasty_args(38));
    test_true(db, users);
    assert_string_equal(test_names(users, name), "ada,eve");
    assert_int_equal(users->items[0].address.city.zone.lat, -users->items[0].address.city.zone.lon);
    toasty_free(users);
    toasty_close(db);
}

static void shown_as_objects(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Pin);
    struct Pin *pin = pin_create(db, .label = "a", .location = {1, 2});
    test_true(db, pin);
    char *json = pin_to_json(pin);
    assert_string_equal(json, "{\"id\":1,\"label\":\"a\",\"location\":{\"x\":1,\"y\":2},\"version\":1}");
    toasty_free(json);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    pin_print(out, pin);
    fclose(out);
    assert_string_equal(
        text, "Pin {\n    id: 1,\n    label: \"a\",\n    location: {\n        x: 1,\n        y: 2,\n"
              "    },\n    version: 1,\n}\n");
    free(text);
    toasty_free(pin);
    toasty_close(db);
}

static void fields_named_as_those_of_tokens(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Odd);
    struct Odd *odd = odd_create(db, .names = {.field = "f", .path = "p", .value = 1, .op = 2});
    test_true(db, odd);
    assert_int_equal(odd_update(db, odd, .names = {.value = toasty_set(5), .path = toasty_set("q")}),
                     TOASTY_OK);
    assert_int_equal(
        odd_count(db, .where = toasty_and(toasty_eq(Odd.names.path, "q"), toasty_eq(Odd.names.value, 5),
                                          toasty_eq(Odd.names.field, "f"))),
        1);
    assert_int_equal(
        odd_update(db, odd, .names = toasty_set({.field = "g", .path = "h", .value = 3, .op = 4})),
        TOASTY_OK);
    assert_string_equal(odd->names.field, "g");
    assert_int_equal(odd->names.op, 4);
    toasty_free(odd);
    toasty_close(db);
}

/* A struct that is always there has no column that could be NULL. */
static void presence_of_what_is_always_there(void **state)
{
    (void)state;
    toasty_db *db = some();
    assert_null(user_find(db, .where = toasty_is_null(User.address)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "");
    toasty_close(db);
}

static void belongs_to_by_an_embedded_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Post, &Article);
    struct User *ada = make(db, "ada", "s", "c", 1), *bob = make(db, "bob", "s", "c", 2);
    struct Article *article = article_create(db, .attribution = {.note = "n"}, .author = toasty_set(ada));
    test_true(db, article);
    assert_true(toasty_uuid_equal(article->attribution.author_id, ada->id));
    struct User *author = article_author(db, article);
    test_true(db, author);
    assert_string_equal(author->name, "ada");
    toasty_free(author);
    assert_int_equal(article_update(db, article, .author = toasty_set(bob)), TOASTY_OK);
    assert_true(toasty_uuid_equal(article->attribution.author_id, bob->id));
    struct Article_list *of_bob =
        article_find(db, .where = toasty_any(Article.author, toasty_eq(User.name, "bob")),
                     .include = {toasty_with(Article.author)});
    test_true(db, of_bob);
    assert_int_equal(of_bob->len, 1);
    assert_string_equal(of_bob->items[0].author->name, "bob");
    toasty_free(of_bob);
    assert_int_equal(article_update(db, article, .attribution = {.author_id = toasty_set(ada->id)}),
                     TOASTY_OK);
    of_bob = article_find_by_attribution_author_id(db, ada->id);
    test_true(db, of_bob);
    assert_int_equal(of_bob->len, 1);
    assert_string_equal(of_bob->items[0].attribution.note, "n");
    toasty_free(of_bob);
    assert_null(article_create(db, .attribution = {.note = "n"}));
    test_failed(db, TOASTY_VALIDATION, "attribution.author_id");
    toasty_free(article);
    toasty_free(bob);
    toasty_free(ada);
    toasty_close(db);
}

static void key_of_embedded_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Cell);
    struct Cell *cell = cell_create(db, .spot = {1, 2}, .text = "t");
    test_true(db, cell);
    toasty_free(cell_create(db, .spot = {1, 3}, .text = "u"));
    toasty_free(cell);
    cell = cell_get_by_spot_x_and_spot_y(db, 1, 3);
    test_true(db, cell);
    assert_string_equal(cell->text, "u");
    assert_int_equal(cell_update(db, cell, .text = toasty_set("v")), TOASTY_OK);
    assert_int_equal(cell_delete(db, cell), TOASTY_OK);
    assert_int_equal(cell_count(db, .where = point_eq(Cell.spot, {1, 2})), 1);
    assert_int_equal(cell_count(db), 1);
    toasty_free(cell);
    toasty_close(db);
}

/* A record that is updated again and again does not grow, and an update that fails leaves it as it was. */
static void updates_again_and_again(void **state)
{
    (void)state;
    toasty_db *db = some();
    struct User *ada = user_get_by_contact_email(db, "ada@example.com");
    test_true(db, ada);
    char street[32];
    for (int i = 0; i < 50; i++) {
        snprintf(street, sizeof street, "street %d", i);
        assert_int_equal(
            user_update(db, ada,
                        .address = toasty_set({.street = street, .unit = street, .city = {.name = street}})),
            TOASTY_OK);
        assert_string_equal(ada->address.city.name, street);
    }
    assert_int_equal(user_update(db, ada, .address = {.street = toasty_set("x")},
                                 .contact = {.email = toasty_set("bob@example.com")}),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(ada->address.street, "street 49");
    assert_string_equal(ada->contact.email, "ada@example.com");
    toasty_free(ada);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(deeply_nested_embedded_schema),
    cmocka_unit_test(embedded_struct_index_schema),
    cmocka_unit_test(embedded_struct_unique_index_enforced),
    cmocka_unit_test(create_and_query_embedded),
    cmocka_unit_test(create_many_embedded),
    cmocka_unit_test(required_fields_inside_are_required),
    cmocka_unit_test(embedded_struct_fields_codegen),
    cmocka_unit_test(query_embedded_multiple_fields),
    cmocka_unit_test(whole_embedded_struct_eq_ne),
    cmocka_unit_test(whole_value_with_nulls_and_nesting),
    cmocka_unit_test(update_with_embedded_field_filter),
    cmocka_unit_test(partial_update_embedded_fields),
    cmocka_unit_test(query_based_partial_update_embedded),
    cmocka_unit_test(updates_count_with_a_version),
    cmocka_unit_test(upsert_embedded),
    cmocka_unit_test(batch_with_embedded),
    cmocka_unit_test(values_of_every_type),
    cmocka_unit_test(select_embed_subfield),
    cmocka_unit_test(lift_belongs_to_preserves_embedded_field_filter),
    cmocka_unit_test(nested_creates_with_embedded),
    cmocka_unit_test(pages_over_an_embedded_field),
    cmocka_unit_test(records_from_raw_sql),
    cmocka_unit_test(shown_as_objects),
    cmocka_unit_test(fields_named_as_those_of_tokens),
    cmocka_unit_test(presence_of_what_is_always_there),
    cmocka_unit_test(belongs_to_by_an_embedded_key),
    cmocka_unit_test(key_of_embedded_fields),
    cmocka_unit_test(updates_again_and_again),
};

TEST_MAIN(tests)
