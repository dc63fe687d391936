/* The tests of relation_has_one_crud for one kind of key: SAME compares two. */

/* What the database says of a user's profile: its bio, or NULL for none. */
static void check_profile(toasty_db *db, const struct User *user, const char *bio)
{
    struct Profile *profile = user_profile(db, user);
    test_ok(db);
    if (!bio) {
        assert_null(profile);
        return;
    }
    test_true(db, profile);
    assert_string_equal(profile->bio, bio);
    assert_true(profile->user_id && SAME(*profile->user_id, user->id));
    toasty_free(profile);
}

/* That a profile is there and belongs to nobody. */
static void check_orphan(toasty_db *db, const struct Profile *profile)
{
    struct Profile *stored = profile_get_by_id(db, profile->id);
    test_true(db, stored);
    assert_null(stored->user_id);
    assert_true(toasty_is_loaded(stored, Profile.user));
    assert_null(profile_user(db, stored));
    test_ok(db);
    toasty_free(stored);
}

static void crud_has_one_bi_direction_optional(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *jane = user_create(db, .name = "Jane");
    test_true(db, jane);
    check_profile(db, jane, NULL);
    struct Profile *first = user_profile_create(db, jane, .bio = "a person");
    test_true(db, first);
    assert_true(first->user_id && SAME(*first->user_id, jane->id));
    check_profile(db, jane, "a person");
    struct User *owner = profile_user(db, first);
    test_true(db, owner);
    assert_string_equal(owner->name, "Jane");
    toasty_free(owner);

    struct User *tim = user_create(db, .name = "Tim", .profile = profile_new(.bio = "hello"));
    test_true(db, tim);
    assert_string_equal(tim->profile->bio, "hello");
    check_profile(db, tim, "hello");

    /* a new child takes the place of the old one, which stays as an orphan */
    struct Profile *old = user_profile(db, tim);
    test_true(db, old);
    test_log_start();
    test_true(db, user_update(db, tim, .profile = profile_new(.bio = "bye")) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE profiles, INSERT profiles, SELECT users, COMMIT");
    check_profile(db, tim, "bye");
    check_orphan(db, old);
    assert_int_equal(profile_count(db), 3);

    struct Profile *second = user_profile(db, tim);
    test_true(db, second);
    test_true(db, user_update(db, tim, .profile = toasty_null) == TOASTY_OK);
    assert_true(toasty_is_loaded(tim, User.profile));
    assert_null(tim->profile);
    check_profile(db, tim, NULL);
    check_orphan(db, second);

    test_true(db, user_update(db, tim, .profile = toasty_set(second)) == TOASTY_OK);
    check_profile(db, tim, "bye");
    test_true(db, profile_delete(db, second) == TOASTY_OK);
    check_profile(db, tim, NULL);

    test_log_start();
    test_true(db, user_delete(db, jane) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE profiles, DELETE users, COMMIT");
    check_orphan(db, first);
    toasty_free(jane);
    toasty_free(first);
    toasty_free(tim);
    toasty_free(old);
    toasty_free(second);
    toasty_close(db);
}

static void set_has_one_by_value_in_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct Profile *profile = profile_create(db, .bio = "free");
    test_true(db, profile);
    assert_null(profile->user_id);
    struct User *ada = user_create(db, .name = "Ada", .profile = toasty_set(profile));
    test_true(db, ada);
    check_profile(db, ada, "free");
    struct User *bob = user_create(db, .name = "Bob", .profile = toasty_set(profile));
    test_true(db, bob);
    check_profile(db, ada, NULL);
    check_profile(db, bob, "free");
    test_true(db, profile_delete(db, profile) == TOASTY_OK);
    assert_null(user_create(db, .name = "Carol", .profile = toasty_set(profile)));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Profile", "User.profile");
    assert_int_equal(user_count(db), 2);
    toasty_free(profile);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void has_one_by_value_moves_the_child_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .name = "Bob", .profile = profile_new(.bio = "b"));
    test_true(db, ada && bob);
    struct Profile *b = user_profile(db, bob), *a = user_profile(db, ada);
    test_true(db, a && b);
    test_true(db, user_update(db, ada, .profile = toasty_set(b)) == TOASTY_OK);
    check_profile(db, ada, "b");
    check_profile(db, bob, NULL);
    check_orphan(db, a);
    /* setting what is there already changes nothing */
    test_true(db, user_update(db, ada, .profile = toasty_set(b)) == TOASTY_OK);
    check_profile(db, ada, "b");
    toasty_free(a);
    toasty_free(b);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void has_one_insert_and_remove(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "a"));
    struct User *bob = user_create(db, .name = "Bob");
    struct Profile *free_one = profile_create(db, .bio = "f");
    test_true(db, ada && bob && free_one);
    struct Profile *a = user_profile(db, ada);
    test_true(db, a);
    test_true(db, user_profile_insert(db, ada, free_one) == TOASTY_OK);
    assert_true(free_one->user_id && SAME(*free_one->user_id, ada->id));
    check_profile(db, ada, "f");
    check_orphan(db, a);
    test_true(db, user_profile_remove(db, bob, free_one) != TOASTY_OK);
    test_failed(db, TOASTY_CONDITION_FAILED, "Profile", "User.profile");
    assert_true(free_one->user_id && SAME(*free_one->user_id, ada->id));
    check_profile(db, ada, "f");
    test_true(db, user_profile_remove(db, ada, free_one) == TOASTY_OK);
    assert_null(free_one->user_id);
    check_profile(db, ada, NULL);
    check_orphan(db, free_one);
    toasty_free(a);
    toasty_free(free_one);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void scoped_create_replaces(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    struct Profile *first = user_profile_create(db, ada, .bio = "1");
    test_true(db, first);
    struct Profile *second = user_profile_create(db, ada, .bio = "2");
    test_true(db, second);
    check_profile(db, ada, "2");
    check_orphan(db, first);
    toasty_free(first);
    toasty_free(second);
    toasty_free(ada);
    toasty_close(db);
}

/* From the child's side: whoever pointed at that parent before no longer does. */
static void belongs_to_takes_the_place_of_a_rival(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "old"));
    test_true(db, ada);
    struct Profile *old = user_profile(db, ada);
    test_true(db, old);
    struct Profile *created = profile_create(db, .user = toasty_set(ada), .bio = "created");
    test_true(db, created);
    check_profile(db, ada, "created");
    check_orphan(db, old);
    toasty_free(old);
    old = profile_create(db, .bio = "updated");
    test_true(db, old);
    test_true(db, profile_update(db, old, .user = toasty_set(ada)) == TOASTY_OK);
    check_profile(db, ada, "updated");
    check_orphan(db, created);
    /* and once more onto itself */
    test_true(db, profile_update(db, old, .user = toasty_set(ada)) == TOASTY_OK);
    check_profile(db, ada, "updated");
    test_true(db, profile_update(db, old, .user = toasty_null) == TOASTY_OK);
    assert_null(old->user_id);
    check_profile(db, ada, NULL);
    test_true(db, profile_update(db, old, .user = user_new(.name = "New")) == TOASTY_OK);
    assert_true(old->user_id && SAME(*old->user_id, old->user->id));
    check_profile(db, old->user, "updated");
    toasty_free(old);
    toasty_free(created);
    toasty_free(ada);
    toasty_close(db);
}

/* The rival may be the very record that the condition names; and with no match there is no rival. */
static void belongs_to_by_query_takes_the_place_of_a_rival(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "old"));
    struct Profile *next = profile_create(db, .bio = "next");
    test_true(db, ada && next);
    test_true(db, profile_update_where(db, toasty_eq(Profile.bio, "nobody's"), .user = toasty_set(ada)) ==
                      TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_profile(db, ada, "old");
    test_true(db, profile_update_where(db, toasty_eq(Profile.user, ada), .user = toasty_set(ada),
                                       .bio = toasty_set("new")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_profile(db, ada, "new");
    test_true(db, profile_update_by_id(db, next->id, .user = toasty_set(ada)) == TOASTY_OK);
    check_profile(db, ada, "next");
    assert_int_equal(profile_count(db, .where = toasty_is_null(Profile.user_id)), 1);
    toasty_free(next);
    toasty_free(ada);
    toasty_close(db);
}

static void unset_has_one_by_query(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    const char *const names[] = {"x", "x", "y"};
    struct User *users[3];
    for (int i = 0; i < 3; i++) {
        users[i] = user_create(db, .name = names[i], .profile = profile_new(.bio = names[i]));
        test_true(db, users[i]);
    }
    test_true(db, user_update_where(db, toasty_eq(User.name, "x"), .profile = toasty_null) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    check_profile(db, users[0], NULL);
    check_profile(db, users[1], NULL);
    check_profile(db, users[2], "y");
    assert_int_equal(profile_count(db), 3);
    for (int i = 0; i < 3; i++)
        toasty_free(users[i]);
    toasty_close(db);
}

static void associate_has_one_by_val_on_update_query_with_filter_1(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada");
    struct Profile *p = profile_create(db, .bio = "p");
    test_true(db, ada && p);
    test_true(db, user_update_where(db, toasty_and(toasty_eq(User.id, ada->id), toasty_eq(User.name, "Bob")),
                                    .profile = toasty_set(p)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_profile(db, ada, NULL);
    check_orphan(db, p);
    test_true(db, user_update_where(db, toasty_and(toasty_eq(User.id, ada->id), toasty_eq(User.name, "Ada")),
                                    .profile = toasty_set(p)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_profile(db, ada, "p");
    toasty_free(p);
    toasty_free(ada);
    toasty_close(db);
}

static void associate_has_one_by_val_on_update_query_with_filter_2(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "p"));
    struct User *bob = user_create(db, .name = "Bob");
    test_true(db, ada && bob);
    struct Profile *p = user_profile(db, ada);
    test_true(db, p);
    test_true(db,
              user_update_where(db, toasty_and(toasty_eq(User.id, bob->id), toasty_eq(User.name, "nobody")),
                                .profile = toasty_set(p)) == TOASTY_OK);
    check_profile(db, ada, "p");
    check_profile(db, bob, NULL);
    /* one record cannot belong to several */
    test_true(db, user_update_where(db, TOASTY_ALL_ROWS, .profile = toasty_set(p)) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "profile", "User");
    check_profile(db, ada, "p");
    check_profile(db, bob, NULL);
    toasty_free(p);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(crud_has_one_bi_direction_optional),
    cmocka_unit_test(set_has_one_by_value_in_create),
    cmocka_unit_test(has_one_by_value_moves_the_child_on_update),
    cmocka_unit_test(has_one_insert_and_remove),
    cmocka_unit_test(scoped_create_replaces),
    cmocka_unit_test(belongs_to_takes_the_place_of_a_rival),
    cmocka_unit_test(belongs_to_by_query_takes_the_place_of_a_rival),
    cmocka_unit_test(unset_has_one_by_query),
    cmocka_unit_test(associate_has_one_by_val_on_update_query_with_filter_1),
    cmocka_unit_test(associate_has_one_by_val_on_update_query_with_filter_2),
};

TEST_MAIN(tests)
