/* Relations over keys of several fields. */
#include "relation_has_many_composite_key.toasty.h"
#include "support.h"

static void check_todos(toasty_db *db, const struct User *user, const char *titles)
{
    struct Todo_list *list = user_todos(db, user);
    test_true(db, list);
    assert_string_equal(test_names(list, title), titles);
    toasty_free(list);
}

static void check_remarks(toasty_db *db, const struct Document *document, const char *titles)
{
    struct Remark_list *list = document_remarks(db, document);
    test_true(db, list);
    assert_string_equal(test_names(list, title), titles);
    toasty_free(list);
}

static void has_many_when_fk_is_composite(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada"), *bob = user_create(db, .name = "Bob");
    test_true(db, ada && bob);
    struct Todo *one = user_todos_create(db, ada, .title = "one");
    struct Todo *two = todo_create(db, .user = toasty_set(ada), .title = "two");
    struct Todo *other = user_todos_create(db, bob, .title = "other");
    test_true(db, one && two && other);
    check_todos(db, ada, "one,two");
    struct Todo *found = todo_get_by_user_id_and_id(db, ada->id, two->id);
    test_true(db, found);
    assert_string_equal(found->title, "two");
    struct User *owner = todo_user(db, found);
    test_true(db, owner);
    assert_string_equal(owner->name, "Ada");
    toasty_free(owner);
    test_true(db, todo_update(db, found, .title = toasty_set("zwei")) == TOASTY_OK);
    check_todos(db, ada, "one,zwei");
    assert_null(todo_get_by_user_id_and_id(db, bob->id, two->id));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    test_true(db, todo_delete(db, found) == TOASTY_OK);
    check_todos(db, ada, "one");
    check_todos(db, bob, "other");
    test_true(db, user_delete(db, ada) == TOASTY_OK);
    assert_int_equal(todo_count(db), 1);
    toasty_free(found);
    toasty_free(one);
    toasty_free(two);
    toasty_free(other);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void has_many_when_fk_is_composite_with_snippets(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "1"}, {.title = "2"}));
    struct User *bob = user_create(db, .name = "Bob", .todos = todos_new({.title = "1"}));
    test_true(db, ada && bob);
    struct Todo *first = &ada->todos->items[0];
    test_true(db,
              todo_update_by_user_id_and_id(db, ada->id, first->id, .title = toasty_set("x")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "2,x");
    test_true(db, user_todos_update_where(db, ada, toasty_eq(Todo.title, "2"), .title = toasty_set("y")) ==
                      TOASTY_OK);
    check_todos(db, ada, "x,y");
    test_true(db, user_todos_update_where(db, ada, TOASTY_ALL_ROWS, .title = toasty_set("all")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    check_todos(db, ada, "all,all");
    check_todos(db, bob, "1");
    test_true(db, todo_update_by_user_id(db, ada->id, .title = toasty_set("both")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 2);
    check_todos(db, bob, "1");
    struct Todo_list *both = todo_find_by_user_id(db, ada->id);
    test_true(db, both);
    assert_string_equal(test_names(both, title), "both,both");
    toasty_free(both);
    test_true(db, todo_delete_by_user_id_and_id(db, ada->id, first->id) == TOASTY_OK);
    check_todos(db, ada, "both");
    test_true(db, user_todos_delete_where(db, ada, TOASTY_ALL_ROWS) == TOASTY_OK);
    check_todos(db, ada, "");
    check_todos(db, bob, "1");
    test_true(db, todo_delete_by_user_id(db, ada->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    test_true(db, todo_delete_by_user_id(db, bob->id) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, bob, "");
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void composite_has_many_insert_on_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada");
    test_true(db, ada);
    test_true(db, user_update(db, ada, .name = toasty_set("Bob"), .todos = todos_new({.title = "t"})) ==
                      TOASTY_OK);
    assert_string_equal(ada->name, "Bob");
    check_todos(db, ada, "t");
    toasty_free(ada);
    toasty_close(db);
}

static void composite_scoped_find_by_id(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "t"}));
    struct User *bob = user_create(db, .name = "Bob");
    test_true(db, ada && bob);
    toasty_uuid id = ada->todos->items[0].id;
    struct Todo *found = user_todos_one(db, ada, .where = toasty_eq(Todo.id, id));
    test_true(db, found);
    assert_string_equal(found->title, "t");
    toasty_free(found);
    assert_null(user_todos_one(db, bob, .where = toasty_eq(Todo.id, id)));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "Todo");
    assert_null(user_todos_first(db, bob, .where = toasty_eq(Todo.id, id)));
    test_ok(db);
    test_true(db, user_todos_delete_where(db, bob, toasty_eq(Todo.id, id)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 0);
    check_todos(db, ada, "t");
    test_true(db, user_todos_delete_where(db, ada, toasty_eq(Todo.id, id)) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "");
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void composite_assign_todo_to_user_on_update_query(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada"), *bob = user_create(db, .name = "Bob");
    test_true(db, ada && bob);
    test_true(db, user_update_by_id(db, ada->id, .todos = todos_new({.title = "hello"})) == TOASTY_OK);
    check_todos(db, ada, "hello");
    check_todos(db, bob, "");
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

/* Moving a child changes its key; the struct follows. */
static void moving_a_child_changes_its_key(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "t"}, {.title = "u"}));
    struct User *bob = user_create(db, .name = "Bob");
    test_true(db, ada && bob);
    struct Todo *todo = user_todos_first(db, ada, .where = toasty_eq(Todo.title, "t"));
    test_true(db, todo);
    test_true(db, user_todos_insert(db, bob, todo) == TOASTY_OK);
    assert_true(toasty_uuid_equal(todo->user_id, bob->id));
    check_todos(db, ada, "u");
    check_todos(db, bob, "t");
    test_true(db, todo_update(db, todo, .user = toasty_set(ada), .title = toasty_set("v")) == TOASTY_OK);
    assert_true(toasty_uuid_equal(todo->user_id, ada->id));
    check_todos(db, ada, "u,v");
    check_todos(db, bob, "");
    test_true(db, todo_delete(db, todo) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_todos(db, ada, "u");
    toasty_free(todo);
    toasty_free(ada);
    toasty_free(bob);
    toasty_close(db);
}

static void composite_basic_has_many_and_belongs_to_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .todos = todos_new({.title = "1"}, {.title = "2"}));
    test_true(db, ada);
    struct User *found =
        user_one(db, .include = {toasty_with(User.todos, .include = {toasty_with(Todo.user)})});
    test_true(db, found);
    assert_string_equal(test_names(found->todos, title), "1,2");
    toasty_each (todo, found->todos)
        assert_string_equal(todo->user->name, "Ada");
    toasty_free(found);
    toasty_free(ada);
    toasty_close(db);
}

static void composite_crud_has_one_required(void **state)
{
    (void)state;
    toasty_db *db = test_db(&User, &Todo, &Profile);
    struct User *ada = user_create(db, .name = "Ada", .profile = profile_new(.bio = "b"));
    test_true(db, ada);
    struct Profile *profile = user_profile(db, ada);
    test_true(db, profile);
    assert_string_equal(profile->bio, "b");
    test_true(db, user_update(db, ada, .profile = profile_new(.bio = "c")) == TOASTY_OK);
    assert_int_equal(profile_count(db), 1);
    test_true(db, user_delete(db, ada) == TOASTY_OK);
    assert_int_equal(profile_count(db), 0);
    toasty_free(profile);
    toasty_free(ada);
    toasty_close(db);
}

/* Two revisions of one document, which have the id in common, each with a remark; and another document. */
static void make_documents(toasty_db *db, struct Document *out[3])
{
    out[0] = document_create(db, .revision = 1, .name = "first", .remarks = remarks_new({.title = "r1"}));
    test_true(db, out[0]);
    out[1] = document_create(db, .id = toasty_ref(toasty_uuid, out[0]->id), .revision = 2, .name = "second",
                             .remarks = remarks_new({.title = "r2"}));
    test_true(db, out[1]);
    out[2] = document_create(db, .revision = 1, .name = "other");
    test_true(db, out[2]);
}

static void free_documents(struct Document *documents[3])
{
    for (int i = 0; i < 3; i++)
        toasty_free(documents[i]);
}

static void composite_fk_belongs_to_preload(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Remark);
    struct Document *documents[3];
    make_documents(db, documents);
    struct Remark_list *remarks =
        remark_find(db, .include = {toasty_with(Remark.document)}, .order_by = {toasty_asc(Remark.title)});
    test_true(db, remarks);
    assert_string_equal(remarks->items[0].document->name, "first");
    assert_string_equal(remarks->items[1].document->name, "second");
    toasty_free(remarks);
    struct Document_list *list = document_find(db, .include = {toasty_with(Document.remarks)},
                                               .order_by = {toasty_asc(Document.name)});
    test_true(db, list);
    assert_string_equal(test_names(list->items[0].remarks, title), "r1");
    assert_string_equal(test_names(list->items[1].remarks, title), "");
    assert_string_equal(test_names(list->items[2].remarks, title), "r2");
    toasty_free(list);
    free_documents(documents);
    toasty_close(db);
}

static void composite_reassign_relation_required_belongs_to(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Remark);
    struct Document *documents[3];
    make_documents(db, documents);
    struct Remark *remark = remark_one(db, .where = toasty_eq(Remark.title, "r1"));
    test_true(db, remark);
    test_true(db, document_remarks_insert(db, documents[1], remark) == TOASTY_OK);
    assert_int_equal(remark->document_revision, 2);
    check_remarks(db, documents[0], "");
    check_remarks(db, documents[1], "r1,r2");
    test_true(db, remark_update(db, remark, .document = toasty_set(documents[2])) == TOASTY_OK);
    assert_true(toasty_uuid_equal(remark->document_id, documents[2]->id));
    check_remarks(db, documents[1], "r2");
    check_remarks(db, documents[2], "r1");
    test_true(db, document_remarks_remove(db, documents[1], remark) != TOASTY_OK);
    test_failed(db, TOASTY_CONDITION_FAILED, "Remark");
    test_true(db,
              remark_update(db, remark, .document = document_new(.revision = 9, .name = "new")) == TOASTY_OK);
    assert_int_equal(remark->document_revision, 9);
    check_remarks(db, remark->document, "r1");
    assert_int_equal(remark_count(db, .where = toasty_eq(Remark.document, remark->document)), 1);
    assert_int_equal(remark_count(db, .where = toasty_ne(Remark.document, remark->document)), 1);
    toasty_free(remark);
    free_documents(documents);
    toasty_close(db);
}

static void composite_associate_new_user_with_todo_on_update_query_via_creation(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Remark);
    struct Document *documents[3];
    make_documents(db, documents);
    test_true(db, remark_update_where(db, toasty_eq(Remark.title, "r2"),
                                      .document = document_new(.revision = 5, .name = "new")) == TOASTY_OK);
    assert_int_equal(toasty_changes(db), 1);
    check_remarks(db, documents[1], "");
    struct Document *created = document_one(db, .where = toasty_eq(Document.name, "new"));
    test_true(db, created);
    check_remarks(db, created, "r2");
    toasty_free(created);
    free_documents(documents);
    toasty_close(db);
}

static void composite_delete_tells_revisions_apart(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Remark);
    struct Document *documents[3];
    make_documents(db, documents);
    test_true(db, document_delete(db, documents[1]) == TOASTY_OK);
    check_remarks(db, documents[0], "r1");
    assert_int_equal(remark_count(db), 1);
    assert_int_equal(document_count(db), 2);
    test_true(db, document_update(db, documents[0], .revision = toasty_set(7)) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "revision", "Document");
    free_documents(documents);
    toasty_close(db);
}

static void relations_that_share_a_key_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Member, &Project, &Task);
    struct Member *m1 = member_create(db, .tenant = 1, .number = 1),
                  *m2 = member_create(db, .tenant = 2, .number = 2);
    struct Project *p1 = project_create(db, .tenant = 1, .number = 10),
                   *p2 = project_create(db, .tenant = 2, .number = 20);
    test_true(db, m1 && m2 && p1 && p2);
    struct Task *task = task_create(db, .id = 1, .member = toasty_set(m1), .project = toasty_set(p1));
    test_true(db, task);
    assert_int_equal(task->tenant, 1);
    assert_int_equal(task->member_number, 1);
    assert_int_equal(task->project_number, 10);
    assert_null(task_create(db, .id = 2, .member = toasty_set(m1), .project = toasty_set(p2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "tenant", "Task");
    assert_null(member_tasks_create(db, m1, .id = 2, .project = toasty_set(p2)));
    test_failed(db, TOASTY_INVALID_STATEMENT, "tenant", "Task");
    assert_int_equal(task_count(db), 1);
    test_true(db, task_update(db, task, .id = toasty_set(5), .member = toasty_set(m2),
                              .project = toasty_set(p2)) == TOASTY_OK);
    assert_int_equal(task->id, 5);
    assert_int_equal(task->tenant, 2);
    assert_int_equal(task->member_number, 2);
    assert_int_equal(task->project_number, 20);
    assert_int_equal(member_tasks_count(db, m2), 1);
    assert_int_equal(project_tasks_count(db, p2), 1);
    test_true(db, task_update(db, task, .member = toasty_set(m1), .project = toasty_set(p2)) != TOASTY_OK);
    test_failed(db, TOASTY_INVALID_STATEMENT, "tenant", "Task");
    assert_int_equal(task->tenant, 2);
    assert_int_equal(member_tasks_count(db, m2), 1);
    toasty_free(task);
    toasty_free(m1);
    toasty_free(m2);
    toasty_free(p1);
    toasty_free(p2);
    toasty_close(db);
}

/* A parent that is created or updated with children of others takes both fields of their key over. */
static void composite_links_move_children(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Remark);
    struct Document *documents[3];
    make_documents(db, documents);
    struct Remark *r1 = remark_one(db, .where = toasty_eq(Remark.title, "r1"));
    struct Remark *r2 = remark_one(db, .where = toasty_eq(Remark.title, "r2"));
    test_true(db, r1 && r2);
    test_true(db, !document_update(db, documents[1], .remarks = remarks_apply(toasty_link(r1))));
    check_remarks(db, documents[0], "");
    check_remarks(db, documents[1], "r1,r2");
    test_true(db, !document_update_where(db, toasty_eq(Document.name, "first"),
                                         .remarks = remarks_apply(toasty_link(r2))));
    check_remarks(db, documents[0], "r2");
    check_remarks(db, documents[1], "r1");
    /* the same id, another revision */
    struct Document *third =
        document_create(db, .id = toasty_ref(toasty_uuid, documents[0]->id), .revision = 3, .name = "third",
                        .remarks = remarks_apply(toasty_link(r1), toasty_link(r2)));
    test_true(db, third);
    assert_string_equal(test_names(third->remarks, title), "r1,r2");
    assert_int_equal(third->remarks->items[0].document_revision, 3);
    check_remarks(db, documents[0], "");
    check_remarks(db, documents[1], "");
    check_remarks(db, third, "r1,r2");
    toasty_free(third);
    toasty_free(r2);
    toasty_free(r1);
    free_documents(documents);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(has_many_when_fk_is_composite),
    cmocka_unit_test(has_many_when_fk_is_composite_with_snippets),
    cmocka_unit_test(composite_has_many_insert_on_update),
    cmocka_unit_test(composite_scoped_find_by_id),
    cmocka_unit_test(composite_assign_todo_to_user_on_update_query),
    cmocka_unit_test(moving_a_child_changes_its_key),
    cmocka_unit_test(composite_basic_has_many_and_belongs_to_preload),
    cmocka_unit_test(composite_crud_has_one_required),
    cmocka_unit_test(composite_fk_belongs_to_preload),
    cmocka_unit_test(composite_reassign_relation_required_belongs_to),
    cmocka_unit_test(composite_associate_new_user_with_todo_on_update_query_via_creation),
    cmocka_unit_test(composite_delete_tells_revisions_apart),
    cmocka_unit_test(relations_that_share_a_key_field),
    cmocka_unit_test(composite_links_move_children),
};

TEST_MAIN(tests)
