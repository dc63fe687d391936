/* Lists that are changed by several entries at once, in a create, in an update and by calls of their own. */
#include "relation_apply.toasty.h"
#include "support.h"

#include <stdlib.h>

static struct User *make_user(toasty_db *db, const char *name)
{
    struct User *user = user_create(db, .name = name);
    test_true(db, user);
    return user;
}

static struct Todo *make_todo(toasty_db *db, const struct User *user, const char *title)
{
    struct Todo *todo = user_todos_create(db, user, .title = title);
    test_true(db, todo);
    return todo;
}

static struct Note *make_note(toasty_db *db, const struct User *user, const char *text)
{
    struct Note *note = user ? user_notes_create(db, user, .text = text) : note_create(db, .text = text);
    test_true(db, note);
    return note;
}

static void check_todos(toasty_db *db, const struct User *user, const char *titles)
{
    struct Todo_list *list = user_todos(db, user);
    test_true(db, list);
    assert_string_equal(test_names(list, title), titles);
    toasty_free(list);
}

static void check_notes(toasty_db *db, const struct User *user, const char *texts)
{
    struct Note_list *list = user_notes(db, user);
    test_true(db, list);
    assert_string_equal(test_names(list, text), texts);
    toasty_free(list);
}

static void has_many_apply_empty_is_noop(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    struct Todo *one = make_todo(db, ada, "one");
    const struct Todo_one none[] = {toasty_link(one)};
    test_true(db, user_update(db, ada, .todos = todos_apply_array(none, 0)) == TOASTY_OK);
    check_todos(db, ada, "one");
    test_true(db, user_update_where(db, toasty_eq(User.name, "Ada"), .todos = todos_apply_array(none, 0)) ==
                      TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "one");
    toasty_free(one);
    toasty_free(ada);
    toasty_close(db);
}

static void has_many_apply_multiple_inserts(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    test_log_start();
    test_true(
        db, user_update(db, ada, .todos = todos_apply(todo_new(.title = "one"), todo_new(.title = "two"))) ==
                TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, INSERT todos, SELECT users, COMMIT");
    check_todos(db, ada, "one,two");
    toasty_free(ada);
    toasty_close(db);
}

static void has_many_update_remove(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    struct Todo *one = make_todo(db, ada, "one"), *two = make_todo(db, ada, "two");
    test_true(db, user_update(db, ada, .todos = todos_apply(toasty_unlink(one))) == TOASTY_OK);
    check_todos(db, ada, "two");
    assert_int_equal(todo_count(db), 1);
    toasty_free(one);
    toasty_free(two);
    toasty_free(ada);
    toasty_close(db);
}

/* In either order the same comes out, in the same statements. */
static void has_many_apply_insert_and_remove(void **state)
{
    (void)state;
    for (int order = 0; order < 2; order++) {
        toasty_db *db = test_db(&User, &Todo, &Note);
        struct User *ada = make_user(db, "Ada");
        struct Todo *one = make_todo(db, ada, "one");
        test_log_start();
        toasty_status status =
            order ? user_update(db, ada, .name = toasty_set("A"),
                                .todos = todos_apply(toasty_unlink(one), todo_new(.title = "two")))
                  : user_update(db, ada, .name = toasty_set("A"),
                                .todos = todos_apply(todo_new(.title = "two"), toasty_unlink(one)));
        test_true(db, status == TOASTY_OK);
        assert_string_equal(test_log(),
                            "BEGIN, SELECT todos, DELETE todos, INSERT todos, UPDATE users, COMMIT");
        check_todos(db, ada, "two");
        assert_string_equal(ada->name, "A");
        toasty_free(one);
        toasty_free(ada);
        toasty_close(db);
    }
}

static void has_many_apply_two_inserts_and_remove(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    struct Todo *one = make_todo(db, ada, "one");
    test_log_start();
    test_true(db, user_update(db, ada,
                              .todos = todos_apply(todo_new(.title = "two"), toasty_unlink(one),
                                                   todo_new(.title = "three"))) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, DELETE todos, INSERT todos, SELECT users, COMMIT");
    check_todos(db, ada, "three,two");
    toasty_free(one);
    toasty_free(ada);
    toasty_close(db);
}

static void has_many_apply_multiple_removes(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    struct Todo *one = make_todo(db, ada, "one"), *two = make_todo(db, ada, "two"),
                *three = make_todo(db, ada, "three");
    test_log_start();
    test_true(db, user_update(db, ada, .todos = todos_apply(toasty_unlink(one), toasty_unlink(three))) ==
                      TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, SELECT todos, DELETE todos, SELECT users, COMMIT");
    check_todos(db, ada, "two");
    toasty_free(one);
    toasty_free(two);
    toasty_free(three);
    toasty_free(ada);
    toasty_close(db);
}

/* What is removed makes room for what is new. */
static void has_many_apply_swap_unique_required_fk(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada");
    struct Todo *old = make_todo(db, ada, "X");
    test_true(db, user_update(db, ada, .todos = todos_apply(todo_new(.title = "X"), toasty_unlink(old))) ==
                      TOASTY_OK);
    check_todos(db, ada, "X");
    struct Todo *new = todo_get_by_title(db, "X");
    test_true(db, new);
    assert_false(toasty_uuid_equal(old->id, new->id));
    toasty_free(old);
    old = new;
    test_true(db, user_update(db, ada,
                              .todos = todos_apply(todo_new(.title = "Y"), toasty_unlink(old),
                                                   todo_new(.title = "X"))) == TOASTY_OK);
    check_todos(db, ada, "X,Y");
    toasty_free(old);
    toasty_free(ada);
    toasty_close(db);
}

static void has_many_apply_combinations(void **state)
{
    (void)state;
    for (int existing = 0; existing <= 3; existing++)
        for (int inserted = 0; inserted <= 3; inserted++)
            for (int removed = 0; removed <= existing; removed++) {
                toasty_db *db = test_db(&User, &Todo, &Note);
                struct User *ada = make_user(db, "Ada");
                struct Todo *todos[3];
                struct Todo_new new[3] = {{.title = "n0"}, {.title = "n1"}, {.title = "n2"}};
                struct Todo_one steps[6];
                char expected[64] = "", title[8];
                size_t count = 0;
                for (int i = 0; i < existing; i++) {
                    snprintf(title, sizeof title, "e%d", i);
                    todos[i] = make_todo(db, ada, title);
                    if (i >= removed)
                        snprintf(expected + strlen(expected), 16, "%s%s", *expected ? "," : "", title);
                }
                for (int i = 0; i < 3; i++) {
                    if (i < inserted) {
                        steps[count++] = (struct Todo_one){.op = TOASTY_CREATE, .create = &new[i]};
                        snprintf(expected + strlen(expected), 16, "%sn%d", *expected ? "," : "", i);
                    }
                    if (i < removed)
                        steps[count++] = (struct Todo_one)toasty_unlink(todos[i]);
                }
                test_true(db, user_update(db, ada, .todos = todos_apply_array(steps, count)) == TOASTY_OK);
                check_todos(db, ada, expected);
                for (int i = 0; i < existing; i++)
                    toasty_free(todos[i]);
                toasty_free(ada);
                toasty_close(db);
            }
}

/* Neighbours that do the same are one statement; a row that is named twice obeys its last entry. */
static void links_and_unlinks_in_their_order(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Note *mine = make_note(db, ada, "mine"), *his = make_note(db, bob, "his"),
                *loose = make_note(db, 0, "free");
    test_log_start();
    test_true(db, user_update(db, ada,
                              .notes = notes_apply(toasty_link(his), toasty_link(loose),
                                                   toasty_unlink(mine))) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE notes, SELECT notes, UPDATE notes, SELECT users, COMMIT");
    check_notes(db, ada, "free,his");
    check_notes(db, bob, "");
    /* the last entry of a row */
    test_true(db, user_update(db, ada,
                              .notes = notes_apply(toasty_unlink(his), toasty_link(his), toasty_unlink(loose),
                                                   toasty_unlink(loose))) == TOASTY_OK);
    check_notes(db, ada, "his");
    test_true(db, user_update(db, ada, .notes = notes_apply(toasty_link(mine), toasty_unlink(mine))) ==
                      TOASTY_OK);
    check_notes(db, ada, "his");
    /* a child that cannot be without its user is not lost on the way */
    struct Todo *todo = make_todo(db, bob, "todo");
    test_true(db, user_update(db, bob, .todos = todos_apply(toasty_unlink(todo), toasty_link(todo))) ==
                      TOASTY_OK);
    check_todos(db, bob, "todo");
    test_true(db, user_update(db, ada, .todos = todos_apply(toasty_link(todo), toasty_unlink(todo))) ==
                      TOASTY_OK);
    assert_int_equal(todo_count(db), 0);
    toasty_free(todo);
    toasty_free(mine);
    toasty_free(his);
    toasty_free(loose);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* What is linked behind it stays; the others go as any that is unlinked. */
static void clear_leaves_what_is_linked_then(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Shelf);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Note *a = make_note(db, ada, "a"), *b = make_note(db, ada, "b"), *c = make_note(db, bob, "c");
    test_true(db, !user_update(db, ada,
                               .notes = notes_apply(toasty_clear, toasty_link(a), toasty_link(c),
                                                    note_new(.text = "new"))));
    check_notes(db, ada, "a,c,new");
    check_notes(db, bob, "");
    assert_int_equal(note_count(db, .where = toasty_is_null(Note.user)), 1);
    /* what stands before it is void, new records are not */
    test_true(
        db,
        !user_update(db, ada, .notes = notes_apply(note_new(.text = "first"), toasty_link(b), toasty_clear)));
    check_notes(db, ada, "first");
    test_true(db, !user_update(db, ada, .notes = notes_apply(toasty_clear)));
    check_notes(db, ada, "");
    assert_int_equal(note_count(db), 5);
    /* children that cannot be without their parent: who stays is not deleted and made anew */
    struct Todo *x = make_todo(db, ada, "x"), *y = make_todo(db, ada, "y"), *z = make_todo(db, bob, "z");
    test_true(db, !user_update(db, ada,
                               .todos = todos_apply(toasty_clear, toasty_link(x), todo_new(.title = "y"))));
    check_todos(db, ada, "x,y");
    check_todos(db, bob, "z");
    struct Todo *kept = todo_get_by_id(db, x->id);
    test_true(db, kept);
    assert_null(todo_first(db, .where = toasty_eq(Todo.id, y->id)));
    test_ok(db);
    toasty_free(kept);
    /* each of several, unlike records that are named */
    test_true(db, !user_update_where(db, TOASTY_ALL_ROWS, .todos = todos_apply(toasty_clear)));
    assert_int_equal(todo_count(db), 0);
    assert_int_equal(
        user_update_where(db, TOASTY_ALL_ROWS, .notes = notes_apply(toasty_clear, toasty_link(a))),
        TOASTY_INVALID_STATEMENT);
    struct User *cid = user_create(db, .name = "Cid", .notes = notes_apply(toasty_clear, toasty_link(a)));
    test_true(db, cid);
    assert_string_equal(test_names(cid->notes, text), "a");
    assert_int_equal(user_update(db, cid, .name = toasty_clear), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`name`", "cleared");
    assert_int_equal(note_update(db, a, .user = toasty_clear), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "`user`");
    assert_null(note_create(db, .text = "t", .user = toasty_clear));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`user`");
    assert_null(todo_upsert_by_title(db, "t", .user_id = toasty_set(ada->id),
                                     .on_update = {.user_id = toasty_clear}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "`user_id`", "cleared");
    /* what is out already cannot be taken out */
    assert_int_equal(user_update(db, cid, .notes = notes_apply(toasty_clear, toasty_unlink(a))),
                     TOASTY_CONDITION_FAILED);
    check_notes(db, cid, "a");
    toasty_free(cid);
    toasty_free(x);
    toasty_free(y);
    toasty_free(z);
    toasty_free(a);
    toasty_free(b);
    toasty_free(c);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void clear_with_keys_of_two_fields(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Shelf);
    struct Shelf *shelf =
        shelf_create(db, .id = 1,
                     .books = books_new({.author = "a", .number = 1}, {.author = "a", .number = 2},
                                        {.author = "b", .number = 1}));
    test_true(db, shelf);
    struct Book *books = shelf->books->items;
    test_true(db, !shelf_update(
                      db, shelf,
                      .books = books_apply(toasty_clear, toasty_link(&books[0]), toasty_link(&books[2]))));
    struct Book_list *left = shelf_books(db, shelf, .order_by = {toasty_asc(Book.author)});
    test_true(db, left);
    assert_string_equal(test_names(left, author), "a,b");
    assert_int_equal(left->items[0].number, 1);
    toasty_free(left);
    toasty_free(shelf);
    toasty_close(db);
}

static void wrong_entries_change_nothing(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Note *mine = make_note(db, ada, "mine"), *his = make_note(db, bob, "his"),
                *gone = make_note(db, 0, "gone");
    struct Note *nobody = NULL;
    test_true(db, note_delete(db, gone) == TOASTY_OK);
    assert_int_equal(user_update(db, ada, .name = toasty_set("A"),
                                 .notes = notes_apply(toasty_unlink(mine), toasty_unlink(his))),
                     TOASTY_CONDITION_FAILED);
    test_failed(db, TOASTY_CONDITION_FAILED, "Note", "User", "notes");
    assert_int_equal(user_update(db, ada, .notes = notes_apply(note_new(.text = "new"), toasty_link(gone))),
                     TOASTY_RECORD_NOT_FOUND);
    assert_int_equal(user_update(db, ada, .notes = notes_apply(toasty_link(his), toasty_link(gone))),
                     TOASTY_RECORD_NOT_FOUND);
    assert_int_equal(user_update(db, ada, .notes = notes_apply(toasty_link(his), toasty_link(nobody))),
                     TOASTY_MISUSE);
    assert_int_equal(user_update(db, ada, .notes = notes_apply(toasty_link(his), toasty_null)),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "entry 2", "notes");
    /* what a list takes is nothing for one record */
    assert_int_equal(note_update(db, mine, .user = toasty_unlink(bob)), TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "user", "Note");
    assert_null(note_create(db, .text = "x", .user = toasty_unlink(bob)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "user", "Note");
    /* one record cannot belong to several */
    assert_int_equal(user_update_where(db, TOASTY_ALL_ROWS, .notes = notes_apply(toasty_link(his))),
                     TOASTY_INVALID_STATEMENT);
    check_notes(db, ada, "mine");
    check_notes(db, bob, "his");
    assert_string_equal(ada->name, "Ada");
    test_true(db, user_update_where(db, toasty_eq(User.name, "Ada"),
                                    .notes = notes_apply(toasty_link(his), note_new(.text = "new"))) ==
                      TOASTY_OK);
    check_notes(db, ada, "his,mine,new");
    /* where no user matches nothing happens */
    test_true(db, user_update_where(db, toasty_eq(User.name, "Nobody"),
                                    .notes = notes_apply(toasty_unlink(his))) == TOASTY_OK);
    check_notes(db, ada, "his,mine,new");
    toasty_free(mine);
    toasty_free(his);
    toasty_free(gone);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* A create shows all that its record has then. */
static void create_links_existing_children(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *bob = make_user(db, "Bob");
    struct Todo *his = make_todo(db, bob, "his");
    struct Note *one = make_note(db, bob, "one"), *two = make_note(db, 0, "two");
    test_log_start();
    struct User *ada =
        user_create(db, .name = "Ada", .todos = todos_apply(todo_new(.title = "new")),
                    .notes = notes_apply(note_new(.text = "three"), toasty_link(one), toasty_link(two)));
    test_true(db, ada);
    assert_string_equal(
        test_log(), "BEGIN, INSERT users, INSERT todos, UPDATE notes, INSERT notes, SELECT notes, COMMIT");
    assert_string_equal(test_names(ada->notes, text), "one,three,two");
    assert_string_equal(test_names(ada->todos, title), "new");
    check_notes(db, bob, "");
    toasty_free(ada);
    /* several at once, each its own */
    struct User_list *users =
        user_create_many(db, users_new({.name = "C", .todos = todos_apply(toasty_link(his))},
                                       {.name = "D", .todos = todos_new({.title = "d"})}, {.name = "E"}));
    test_true(db, users);
    assert_string_equal(test_names(users->items[0].todos, title), "his");
    assert_string_equal(test_names(users->items[1].todos, title), "d");
    assert_null(users->items[2].todos);
    check_todos(db, bob, "");
    toasty_free(users);
    int64_t before = user_count(db);
    assert_null(user_create(db, .name = "F", .notes = notes_apply(toasty_unlink(one))));
    test_failed(db, TOASTY_CONDITION_FAILED, "notes");
    assert_int_equal(user_count(db), before);
    toasty_free(his);
    toasty_free(one);
    toasty_free(two);
    toasty_free(bob);
    toasty_close(db);
}

static void insert_all_and_remove_all(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Note);
    struct User *ada = make_user(db, "Ada"), *bob = make_user(db, "Bob");
    struct Note_list *notes = note_create_many(db, notes_new({.text = "1"}, {.text = "2"}, {.text = "3"}));
    test_true(db, notes);
    test_log_start();
    test_true(db, user_notes_insert_all(db, ada, notes->items, notes->len) == TOASTY_OK);
    assert_string_equal(test_log(), "BEGIN, UPDATE notes, COMMIT");
    check_notes(db, ada, "1,2,3");
    toasty_each (note, notes)
        assert_true(note->user_id && toasty_uuid_equal(*note->user_id, ada->id));
    /* one of them is not there: all stay */
    assert_int_equal(user_notes_remove_all(db, bob, notes->items, notes->len), TOASTY_CONDITION_FAILED);
    test_true(db, user_notes_insert(db, bob, &notes->items[1]) == TOASTY_OK);
    assert_int_equal(user_notes_remove_all(db, ada, notes->items, notes->len), TOASTY_CONDITION_FAILED);
    check_notes(db, ada, "1,3");
    assert_non_null(notes->items[0].user_id);
    test_true(db, user_notes_insert_all(db, ada, notes->items, notes->len) == TOASTY_OK);
    test_true(db, user_notes_remove_all(db, ada, notes->items, 2) == TOASTY_OK);
    assert_null(notes->items[0].user_id);
    assert_null(notes->items[1].user_id);
    assert_non_null(notes->items[2].user_id);
    check_notes(db, ada, "3");
    /* the same row twice counts once; none at all is fine */
    struct Note twice[] = {notes->items[0], notes->items[0]};
    test_true(db, user_notes_insert_all(db, ada, twice, 2) == TOASTY_OK);
    check_notes(db, ada, "1,3");
    test_log_start();
    test_true(db, user_notes_insert_all(db, ada, NULL, 0) == TOASTY_OK);
    assert_string_equal(test_log(), "");
    assert_int_equal(user_notes_insert_all(db, ada, NULL, 1), TOASTY_MISUSE);
    test_true(db, note_delete(db, &notes->items[2]) == TOASTY_OK);
    assert_int_equal(user_notes_insert_all(db, bob, notes->items, notes->len), TOASTY_RECORD_NOT_FOUND);
    check_notes(db, ada, "1");
    check_notes(db, bob, "");
    toasty_free(notes);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void keys_of_two_fields_and_long_lists(void **state)
{
    (void)state;
    enum { MANY = 2500 };
    toasty_db *db = test_db(&Shelf, &Book);
    struct Shelf *shelf = shelf_create(db, .id = 7);
    struct Book_new *new = test_alloc(MANY, sizeof *new);
    struct Book_one *steps = test_alloc(MANY, sizeof *steps);
    assert_true(new &&steps);
    for (int i = 0; i < MANY; i++) {
        new[i].author = i % 2 ? "odd" : "even";
        new[i].number = i;
    }
    struct Book_list *books = book_create_array(db, new, MANY);
    test_true(db, shelf && books);
    for (int i = 0; i < MANY; i++)
        steps[i] = (struct Book_one)toasty_link(&books->items[i]);
    test_true(db, shelf_update(db, shelf, .books = books_apply_array(steps, MANY)) == TOASTY_OK);
    assert_int_equal(shelf_books_count(db, shelf), MANY);
    test_true(db, shelf_books_remove_all(db, shelf, books->items, MANY - 1) == TOASTY_OK);
    assert_int_equal(shelf_books_count(db, shelf), 1);
    assert_null(books->items[0].shelf_id);
    toasty_free(books);
    toasty_free(shelf);
    toasty_close(db);
}

/* The record is gone with what is taken out of its list. Its row comes last: new records fail before it. */
static void taking_out_what_the_record_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Part);
    struct Part *a = part_create(db, .id = 1, .name = "a", .whole_id = 2);
    struct Part *b = part_create(db, .id = 2, .name = "b", .whole_id = 1);
    test_true(db, a && b);
    assert_int_equal(part_update(db, b,
                                 .parts = parts_apply(toasty_unlink(a), part_new(.id = 3, .name = "same"),
                                                      part_new(.id = 4, .name = "same"))),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_true(toasty_is_unique_violation(db));
    assert_int_equal(part_update(db, b,
                                 .parts = parts_apply(toasty_unlink(a), part_new(.id = 3, .name = "c"),
                                                      part_new(.id = 4, .name = "d"))),
                     TOASTY_RECORD_NOT_FOUND);
    assert_int_equal(part_count(db), 2);
    toasty_free(a);
    toasty_free(b);
    toasty_close(db);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_many_apply_empty_is_noop),
        cmocka_unit_test(has_many_apply_multiple_inserts),
        cmocka_unit_test(has_many_update_remove),
        cmocka_unit_test(has_many_apply_insert_and_remove),
        cmocka_unit_test(has_many_apply_two_inserts_and_remove),
        cmocka_unit_test(has_many_apply_multiple_removes),
        cmocka_unit_test(has_many_apply_swap_unique_required_fk),
        cmocka_unit_test(has_many_apply_combinations),
        cmocka_unit_test(links_and_unlinks_in_their_order),
        cmocka_unit_test(clear_leaves_what_is_linked_then),
        cmocka_unit_test(clear_with_keys_of_two_fields),
        cmocka_unit_test(wrong_entries_change_nothing),
        cmocka_unit_test(create_links_existing_children),
        cmocka_unit_test(insert_all_and_remove_all),
        cmocka_unit_test(keys_of_two_fields_and_long_lists),
        cmocka_unit_test(taking_out_what_the_record_belongs_to),
    };
    test_begin(argc, argv);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    test_end();
    return failed;
}
