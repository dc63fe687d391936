/* belongs_to: named and inferred keys, optional and one-sided ones, keys of several types, a model of its
 * own. */
#include "relation_belongs_to.toasty.h"
#include "support.h"

static void different_field_name(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    struct Todo *todo = user_todos_create(db, ada, .title = "one");
    test_true(db, todo);
    assert_true(toasty_uuid_equal(todo->owner_id, ada->id));
    struct User *owner = todo_owner(db, todo);
    test_true(db, owner);
    assert_string_equal(owner->name, "Ada");
    toasty_free(owner);
    struct Todo *other = todo_create(db, .owner = toasty_set(ada), .title = "two");
    test_true(db, other);
    struct Todo_list *todos = todo_find_by_owner_id(db, ada->id);
    test_true(db, todos);
    assert_string_equal(test_names(todos, title), "one,two");
    toasty_free(todos);
    todos = user_todos(db, ada, .where = toasty_eq(Todo.title, "two"), .include = {toasty_with(Todo.owner)});
    test_true(db, todos);
    assert_string_equal(test_names(todos, title), "two");
    assert_string_equal(todos->items[0].owner->name, "Ada");
    toasty_free(todos);
    toasty_free(other);
    toasty_free(todo);
    toasty_free(ada);
    toasty_close(db);
}

static void infers_key_and_references(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Author, &Post);
    struct Author *author = author_create(db, .posts = posts_new({.title = "a"}));
    test_true(db, author);
    struct Post *post = post_create(db, .author = toasty_set(author), .title = "b");
    test_true(db, post);
    assert_true(toasty_uuid_equal(post->author_id, author->id));
    struct Author *found = post_author(db, post);
    test_true(db, found);
    assert_true(toasty_uuid_equal(found->id, author->id));
    toasty_free(found);
    struct Post_list *posts = author_posts(db, author);
    assert_string_equal(test_names(posts, title), "a,b");
    toasty_free(posts);
    toasty_free(post);
    toasty_free(author);
    toasty_close(db);
}

static void infers_optional_relation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Note, &Author);
    struct Author *author = author_create(db);
    test_true(db, author);
    struct Note *note = note_create(db, .author = toasty_set(author));
    test_true(db, note);
    assert_true(note->author_id && toasty_uuid_equal(*note->author_id, author->id));
    test_true(db, note_update(db, note, .author = toasty_null) == TOASTY_OK);
    assert_null(note->author_id);
    struct Note *stored = note_get_by_id(db, note->id);
    test_true(db, stored);
    assert_null(stored->author_id);
    toasty_free(stored);
    struct Note *none = note_create(db, .author = toasty_null);
    test_true(db, none);
    assert_null(none->author_id);
    toasty_free(none);
    toasty_free(note);
    toasty_free(author);
    toasty_close(db);
}

static void infers_references_only(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter, &Author);
    struct Letter *letter = letter_create(db, .sender = author_new(.id = NULL));
    test_true(db, letter);
    struct Author *sender = letter_sender(db, letter);
    test_true(db, sender);
    assert_true(toasty_uuid_equal(sender->id, letter->sender_id));
    toasty_free(sender);
    toasty_free(letter);
    toasty_close(db);
}

static void optional_belongs_to_null_fk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Note, &Author);
    struct Note *note = note_create(db);
    test_true(db, note);
    test_log_start();
    assert_null(note_author(db, note));
    test_ok(db);
    /* nobody to ask for */
    assert_string_equal(test_log(), "");
    assert_true(toasty_is_loaded(note, Note.author));
    toasty_free(note);
    toasty_close(db);
}

/* A key that points at a row that is gone. */
static void dangling_keys(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Note, &Letter, &Author);
    struct Author *author = author_create(db);
    test_true(db, author);
    struct Note *note = note_create(db, .author = toasty_set(author));
    struct Letter *letter = letter_create(db, .sender = toasty_set(author));
    test_true(db, note && letter);
    /* nothing on the author's side knows of them */
    test_true(db, author_delete(db, author) == TOASTY_OK);
    assert_null(note_author(db, note));
    test_ok(db);
    assert_null(letter_sender(db, letter));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Author");
    struct Note *found = note_one(db, .include = {toasty_with(Note.author)});
    test_true(db, found);
    assert_true(toasty_is_loaded(found, Note.author));
    assert_null(found->author);
    toasty_free(found);
    assert_null(letter_one(db, .include = {toasty_with(Letter.sender)}));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Letter.sender");
    toasty_free(letter);
    toasty_free(note);
    toasty_free(author);
    toasty_close(db);
}

static void one_way_relation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter, &Author);
    struct Author *a = author_create(db), *b = author_create(db);
    test_true(db, a && b);
    struct Letter *letter = letter_create(db, .sender_id = a->id);
    test_true(db, letter);
    test_true(db, letter_update(db, letter, .sender = toasty_set(b)) == TOASTY_OK);
    assert_int_equal(letter_count(db, .where = toasty_eq(Letter.sender, b)), 1);
    assert_int_equal(letter_count(db, .where = toasty_eq(Letter.sender, a)), 0);
    assert_int_equal(letter_count(db, .where = toasty_ne(Letter.sender, a)), 1);
    toasty_free(letter);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

static void references_a_unique_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Country, &City);
    struct Country *nl =
        country_create(db, .code = "NL", .cities = cities_new({.name = "Delft"}, {.name = "Gouda"}));
    struct Country *be = country_create(db, .code = "BE");
    test_true(db, nl && be);
    assert_string_equal(nl->cities->items[0].country_code, "NL");
    struct City *gent = city_create(db, .name = "Gent", .country = toasty_set(be));
    test_true(db, gent);
    assert_string_equal(gent->country_code, "BE");
    struct City_list *cities =
        city_find(db, .order_by = {toasty_asc(City.name)}, .include = {toasty_with(City.country)});
    test_true(db, cities);
    assert_string_equal(test_names_in_order(cities, name), "Delft,Gent,Gouda");
    assert_int_equal(cities->items[1].country->id, be->id);
    assert_ptr_equal(cities->items[0].country, cities->items[2].country);
    toasty_free(cities);
    test_true(db, country_cities_insert(db, nl, gent) == TOASTY_OK);
    assert_string_equal(gent->country_code, "NL");
    assert_int_equal(country_cities_count(db, nl), 3);
    /* what others point at is not changed under them */
    test_true(db, country_update(db, nl, .code = toasty_set("XX")) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "code", "Country");
    test_true(db, country_delete_by_code(db, "NL") == TOASTY_OK);
    assert_int_equal(city_count(db), 0);
    toasty_free(gent);
    toasty_free(nl);
    toasty_free(be);
    toasty_close(db);
}

static void crud_person_self_referential(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    struct Person *p1 = person_create(db, .name = "P1");
    test_true(db, p1);
    struct Person *p2 = person_create(db, .name = "P2", .parent = toasty_set(p1));
    struct Person *p3 = person_children_create(db, p1, .name = "P3");
    test_true(db, p2 && p3);
    assert_true(p2->parent_id && toasty_uuid_equal(*p2->parent_id, p1->id));
    assert_true(p3->parent_id && toasty_uuid_equal(*p3->parent_id, p1->id));
    struct Person_list *children = person_find(db, .where = toasty_eq(Person.parent, p1));
    assert_string_equal(test_names(children, name), "P2,P3");
    toasty_free(children);
    children = person_children(db, p1);
    assert_string_equal(test_names(children, name), "P2,P3");
    toasty_free(children);

    struct Person *found =
        person_one(db, .where = toasty_eq(Person.name, "P2"), .include = {toasty_with(Person.parent)});
    test_true(db, found);
    assert_string_equal(found->parent->name, "P1");
    toasty_free(found);
    found = person_one(db, .where = toasty_is_null(Person.parent_id),
                       .include = {toasty_with(Person.children, .include = {toasty_with(Person.children),
                                                                            toasty_with(Person.parent)}),
                                   toasty_with(Person.parent)});
    test_true(db, found);
    assert_string_equal(test_names(found->children, name), "P2,P3");
    assert_int_equal(found->children->items[0].children->len, 0);
    assert_string_equal(found->children->items[0].parent->name, "P1");
    assert_null(found->parent);
    assert_true(toasty_is_loaded(found, Person.parent));
    toasty_free(found);

    struct Person *tree = person_create(
        db, .name = "root",
        .children = people_new({.name = "l", .children = people_new({.name = "ll"})}, {.name = "r"}));
    test_true(db, tree);
    assert_string_equal(test_names_in_order(tree->children, name), "l,r");
    assert_string_equal(tree->children->items[0].children->items[0].name, "ll");
    struct Person *ll = person_get_by_name(db, "ll");
    test_true(db, ll);
    struct Person *l = person_parent(db, ll);
    test_true(db, l);
    assert_string_equal(l->name, "l");
    test_true(db, person_update(db, ll, .parent = person_new(.name = "new", .parent = toasty_set(p1))) ==
                      TOASTY_OK);
    assert_string_equal(ll->parent->name, "new");
    assert_int_equal(person_children_count(db, p1), 3);
    assert_int_equal(person_children_count(db, l), 0);
    toasty_free(l);
    toasty_free(ll);
    toasty_free(tree);
    toasty_free(p1);
    toasty_free(p2);
    toasty_free(p3);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(different_field_name),
    cmocka_unit_test(infers_key_and_references),
    cmocka_unit_test(infers_optional_relation),
    cmocka_unit_test(infers_references_only),
    cmocka_unit_test(optional_belongs_to_null_fk),
    cmocka_unit_test(dangling_keys),
    cmocka_unit_test(one_way_relation),
    cmocka_unit_test(references_a_unique_field),
    cmocka_unit_test(crud_person_self_referential),
};

TEST_MAIN(tests)
