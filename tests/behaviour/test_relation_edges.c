/* Relations at their edges: chains of has_one, deep nesting, records that are NULL or gone, prefixes, tags of
 * NULL. */
#include "relation_edges.toasty.h"
#include "support.h"

static struct Link *make_link(toasty_db *db, int64_t id, const int64_t *previous)
{
    struct Link *link = link_create(db, .id = id, .previous_id = previous);
    test_true(db, link);
    return link;
}

/* What follows a link, or 0. */
static int64_t after(toasty_db *db, const struct Link *link)
{
    struct Link *next = link_next(db, link);
    test_ok(db);
    int64_t id = next ? next->id : 0;
    toasty_free(next);
    return id;
}

static void a_chain_of_has_one(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Link);
    struct Link *one = make_link(db, 1, NULL), *two = make_link(db, 2, toasty_i64(1)),
                *three = make_link(db, 3, NULL);
    assert_int_equal(after(db, one), 2);
    assert_int_equal(after(db, two), 0);
    test_true(db, link_next_insert(db, two, three) == TOASTY_OK);
    assert_int_equal(*three->previous_id, 2);
    /* three takes the place of two behind one; two is left alone with nobody behind it */
    test_true(db, link_update(db, one, .next = toasty_set(three)) == TOASTY_OK);
    assert_int_equal(after(db, one), 3);
    assert_int_equal(after(db, two), 0);
    assert_int_equal(link_count(db, .where = toasty_is_null(Link.previous_id)), 2);
    test_true(db,
              link_update(db, two, .previous = toasty_set(three), .next = link_new(.id = 4)) == TOASTY_OK);
    assert_int_equal(after(db, three), 2);
    assert_int_equal(after(db, two), 4);
    struct Link *found =
        link_one(db, .where = toasty_eq(Link.id, 1),
                 .include = {toasty_with(
                     Link.next, .include = {toasty_with(Link.next, .include = {toasty_with(Link.next)}),
                                            toasty_with(Link.previous)})});
    test_true(db, found);
    assert_int_equal(found->next->id, 3);
    assert_int_equal(found->next->previous->id, 1);
    assert_int_equal(found->next->next->next->id, 4);
    toasty_free(found);
    test_true(db, link_delete(db, three) == TOASTY_OK);
    assert_int_equal(after(db, one), 0);
    assert_int_equal(link_count(db), 3);
    assert_int_equal(link_count(db, .where = toasty_is_null(Link.previous_id)), 2);
    /* onto itself */
    test_true(db, link_update(db, one, .previous = toasty_set(one)) == TOASTY_OK);
    assert_int_equal(after(db, one), 1);
    test_true(db, link_delete(db, one) == TOASTY_OK);
    assert_int_equal(link_count(db), 2);
    toasty_free(one);
    toasty_free(two);
    toasty_free(three);
    toasty_close(db);
}

static void five_levels_in_one_create(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A);
    test_log_start();
    struct A_list *list = a_create_many(
        db, as_new({.name = "a1",
                    .bs = bs_new({.name = "b1",
                                  .cs = cs_new({.name = "c1",
                                                .ds = ds_new({.name = "d1", .tag = tag_new(.name = "t1")},
                                                             {.name = "d2"})},
                                               {.name = "c2"})},
                                 {.name = "b2", .cs = cs_new({.name = "c3", .ds = ds_new({.name = "d3"})})})},
                   {.name = "a2", .extra = extra_new(.name = "e2")},
                   {.name = "a3", .bs = bs_new({.name = "b3"})}));
    test_true(db, list);
    assert_string_equal(test_log(),
                        "BEGIN, INSERT as, INSERT bs, INSERT cs, INSERT tags, INSERT ds, INSERT extras, "
                        "COMMIT");
    struct A_list *found =
        a_find(db, .order_by = {toasty_asc(A.name)},
               .include = {toasty_with(A.extra),
                           toasty_with(A.bs, .order_by = {toasty_asc(B.name)},
                                       .include = {toasty_with(
                                           B.cs, .order_by = {toasty_asc(C.name)},
                                           .include = {toasty_with(C.ds, .order_by = {toasty_asc(D.name)},
                                                                   .include = {toasty_with(D.tag)})})})});
    test_true(db, found);
    struct B_list *bs = found->items[0].bs;
    assert_string_equal(test_names_in_order(found, name), "a1,a2,a3");
    assert_string_equal(test_names_in_order(bs, name), "b1,b2");
    assert_string_equal(test_names_in_order(bs->items[0].cs, name), "c1,c2");
    assert_string_equal(test_names_in_order(bs->items[1].cs, name), "c3");
    assert_string_equal(test_names_in_order(bs->items[0].cs->items[0].ds, name), "d1,d2");
    assert_string_equal(bs->items[0].cs->items[0].ds->items[0].tag->name, "t1");
    assert_null(bs->items[0].cs->items[0].ds->items[1].tag);
    assert_int_equal(bs->items[0].cs->items[1].ds->len, 0);
    assert_string_equal(found->items[1].extra->name, "e2");
    assert_string_equal(test_names(found->items[2].bs, name), "b3");
    /* what the create gave back says the same */
    for (int i = 0; i < 3; i++)
        assert_int_equal(list->items[i].id, found->items[i].id);
    assert_int_equal(list->items[0].bs->items[1].cs->items[0].ds->items[0].id,
                     bs->items[1].cs->items[0].ds->items[0].id);
    assert_int_equal(list->items[0].bs->items[0].cs->items[0].ds->items[0].c_id,
                     bs->items[0].cs->items[0].id);
    toasty_free(found);
    toasty_free(list);
    test_true(db, a_delete_where(db, toasty_eq(A.name, "a1")) == TOASTY_OK);
    assert_int_equal(d_count(db), 0);
    assert_int_equal(tag_count(db), 1);
    assert_int_equal(b_count(db), 1);
    toasty_close(db);
}

/* An update creates as deep as a create does, on both sides; what fails at the bottom takes everything back.
 */
static void five_levels_in_one_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A);
    struct A *a = a_create(db, .name = "a");
    struct B *old = a_bs_create(db, a, .name = "old");
    test_true(db, a && old);
    test_log_start();
    test_true(db, !a_update(db, a, .name = toasty_set("A"), .extra = extra_new(.name = "e"),
                            .bs = bs_apply(
                                b_new(.name = "b1",
                                      .cs = cs_new({.name = "c1",
                                                    .ds = ds_new({.name = "d1", .tag = tag_new(.name = "t")},
                                                                 {.name = "d2"})})),
                                toasty_unlink(old), b_new(.name = "b2"))));
    assert_string_equal(test_log(),
                        "BEGIN, SELECT bs, DELETE ds, DELETE cs, DELETE bs, INSERT bs, INSERT cs, "
                        "INSERT tags, INSERT ds, UPDATE extras, INSERT extras, UPDATE as, COMMIT");
    struct B_list *bs =
        a_bs(db, a, .order_by = {toasty_asc(B.name)},
             .include = {toasty_with(B.cs, .include = {toasty_with(C.ds, .order_by = {toasty_asc(D.name)},
                                                                   .include = {toasty_with(D.tag)})})});
    test_true(db, bs);
    assert_string_equal(test_names_in_order(bs, name), "b1,b2");
    struct D_list *ds = bs->items[0].cs->items[0].ds;
    assert_string_equal(test_names_in_order(ds, name), "d1,d2");
    assert_string_equal(ds->items[0].tag->name, "t");
    /* upwards: a new parent with a parent of its own */
    test_true(db, !d_update(db, &ds->items[1],
                            .c = c_new(.name = "c9", .b = b_new(.name = "b9", .a = a_new(.name = "a9"))),
                            .tag = toasty_set(ds->items[0].tag)));
    assert_string_equal(ds->items[1].c->b->a->name, "a9");
    assert_int_equal(
        d_count(db, .where = toasty_eq(toasty_path(D.c, toasty_path(C.b, toasty_path(B.a, A.name))), "a9")),
        1);
    int64_t count = b_count(db);
    assert_int_equal(
        a_update(db, a, .name = toasty_set("x"),
                 .bs = bs_new({.name = "b3", .cs = cs_new({.name = "c3", .ds = ds_new({.name = NULL})})})),
        TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "`name`", "`D`");
    assert_int_equal(b_count(db), count);
    assert_string_equal(a->name, "A");
    toasty_free(bs);
    toasty_free(old);
    toasty_free(a);
    toasty_close(db);
}

static void records_that_are_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A);
    struct A *a = a_create(db, .name = "a");
    test_true(db, a);
    const struct A *nobody = NULL;
    const struct B *no_b = NULL;
    assert_null(a_bs(db, nobody));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_int_equal(a_bs_count(db, nobody), -1);
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(a_extra(db, nobody));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(b_a(db, no_b));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(a_bs_create(db, nobody, .name = "b"));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_null(a_bs_get_by_id(db, nobody, 1));
    test_failed(db, TOASTY_MISUSE, "NULL");
    assert_int_equal(a_bs_insert(db, a, NULL), TOASTY_MISUSE);
    assert_int_equal(a_bs_insert(db, NULL, NULL), TOASTY_MISUSE);
    assert_int_equal(a_bs_remove(db, a, NULL), TOASTY_MISUSE);
    assert_int_equal(a_bs_delete_where(db, NULL, TOASTY_ALL_ROWS), TOASTY_MISUSE);
    assert_int_equal(a_bs_delete_by_id(db, NULL, 1), TOASTY_MISUSE);
    assert_int_equal(a_bs_update_where(db, nobody, TOASTY_ALL_ROWS, .name = toasty_set("x")), TOASTY_MISUSE);
    assert_int_equal(a_delete(db, NULL), TOASTY_MISUSE);
    assert_int_equal(a_update(db, NULL, .name = toasty_set("x")), TOASTY_MISUSE);
    assert_null(b_create(db, .name = "b", .a = toasty_set(NULL)));
    test_failed(db, TOASTY_VALIDATION, "a", "B", "NULL");
    assert_int_equal(b_count(db, .where = toasty_eq(B.a, nobody)), 0);
    assert_int_equal(b_count(db), 0);
    assert_false(toasty_is_loaded(nobody, A.bs));
    toasty_free(a);
    toasty_close(db);
}

static void relations_in_conditions(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A);
    struct A *a = a_create(
        db, .name = "a",
        .bs = bs_new(
            {.name = "b",
             .cs = cs_new({.name = "c",
                           .ds = ds_new({.name = "1", .tag = tag_new(.name = "t")},
                                        {.name = "2", .tag = tag_new(.name = "u")}, {.name = "3"})})}));
    test_true(db, a);
    struct D *first = d_one(db, .where = toasty_eq(D.name, "1"), .include = {toasty_with(D.tag)});
    test_true(db, first);
    const struct {
        toasty_expr where;
        const char *names;
    } cases[] = {
        {toasty_eq(D.tag, first->tag), "1"},
        {toasty_ne(D.tag, first->tag), "2"},
        {toasty_is_null(D.tag), "3"},
        {toasty_is_not_null(D.tag), "1,2"},
        {toasty_not(toasty_is_null(D.tag)), "1,2"},
        {toasty_not(toasty_eq(D.tag, first->tag)), "2"},
        {toasty_eq(D.tag, NULL), ""},
        {toasty_ne(D.tag, NULL), ""},
        {toasty_or(toasty_eq(D.tag, first->tag), toasty_is_null(D.tag)), "1,3"},
        {toasty_and(toasty_eq(D.tag, first->tag), toasty_eq(D.name, "2")), ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct D_list *list = d_find(db, .where = cases[i].where);
        test_true(db, list);
        assert_string_equal(test_names(list, name), cases[i].names);
        toasty_free(list);
    }
    toasty_free(first);
    toasty_free(a);
    toasty_close(db);
}

static void a_prefix_goes_with_every_table(void **state)
{
    (void)state;
    toasty_db *db = test_open_fresh(
        &(const toasty_open_options){.models = toasty_models(&A), .table_name_prefix = "pre_"});
    struct A *a = a_create(db, .name = "a", .bs = bs_new({.name = "b", .cs = cs_new({.name = "c"})}),
                           .extra = extra_new(.name = "e"));
    test_true(db, a);
    test_log_start();
    struct A *found =
        a_one(db, .include = {toasty_with(A.bs, .include = {toasty_with(B.cs)}), toasty_with(A.extra)});
    test_true(db, found);
    assert_string_equal(test_log(),
                        "BEGIN, SELECT pre_as, SELECT pre_bs, SELECT pre_cs, SELECT pre_extras, COMMIT");
    assert_string_equal(found->bs->items[0].cs->items[0].name, "c");
    test_true(db, a_delete(db, a) == TOASTY_OK);
    assert_int_equal(c_count(db), 0);
    assert_int_equal(extra_count(db, .where = toasty_is_null(Extra.a_id)), 1);
    toasty_free(found);
    toasty_free(a);
    toasty_close(db);
}

/* A create whose parent is not in the database: nothing checks it, as no foreign keys are declared. */
static void children_of_records_that_are_gone(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A);
    struct A *a = a_create(db, .name = "a");
    test_true(db, a);
    test_true(db, a_delete(db, a) == TOASTY_OK);
    struct B *b = a_bs_create(db, a, .name = "b");
    test_true(db, b);
    struct B_list *list = b_find(db);
    test_true(db, list);
    assert_string_equal(test_names(list, name), "b");
    toasty_free(list);
    assert_null(b_a(db, b));
    test_failed(db, TOASTY_RECORD_NOT_FOUND, "A");
    toasty_free(b);
    toasty_free(a);
    toasty_close(db);
}

/* A second session reads while a transaction is open on the first. */
static void a_clone_reads_beside_a_transaction(void **state)
{
    (void)state;
    toasty_db *db = test_open_fresh(
        &(const toasty_open_options){.models = toasty_models(&A), .pool_wait_timeout_ms = 1000});
    toasty_db *other = toasty_clone(db);
    test_true(db, other);
    struct A *a = a_create(db, .name = "a");
    test_true(db, a);
    toasty_db *tx = toasty_begin(db);
    test_true(db, tx);
    test_true(tx, a_update(tx, a, .name = toasty_set("b"), .bs = bs_new({.name = "c"})) == TOASTY_OK);
    struct A *seen = a_one(other, .include = {toasty_with(A.bs)});
    if (test_in_memory() && !test_is_turso()) {
        /* such a database has one connection, and that is taken */
        assert_null(seen);
        test_failed(other, TOASTY_CONNECTION_POOL, "1000 ms", "1 connection");
        test_true(db, toasty_rollback(tx) == TOASTY_OK);
        toasty_free(a);
        toasty_close(other);
        toasty_close(db);
        return;
    }
    test_true(other, seen);
    assert_string_equal(seen->name, "a");
    assert_int_equal(seen->bs->len, 0);
    toasty_free(seen);
    test_true(db, toasty_commit(tx) == TOASTY_OK);
    seen = a_one(other, .include = {toasty_with(A.bs)});
    test_true(other, seen);
    assert_string_equal(seen->name, "b");
    assert_int_equal(seen->bs->len, 1);
    toasty_free(seen);
    toasty_free(a);
    toasty_close(other);
    toasty_close(db);
}

/* A record that is to take somebody else's place in a has_one takes it only when it is updated at all. */
static void a_rival_stays_when_nothing_is_updated(void **state)
{
    (void)state;
    toasty_db *db = test_db(&A, &Tag);
    struct A *a = a_create(db, .name = "a", .extra = extra_new(.name = "first"));
    struct Extra *second = extra_create(db, .name = "second"), *gone = extra_create(db, .name = "gone");
    test_true(db, a && second && gone);
    test_true(db, !extra_update_where(db, toasty_eq(Extra.name, "nobody"), .a = toasty_set(a)));
    assert_int_equal(toasty_changes(db), 0);
    struct Extra *there = a_extra(db, a);
    test_true(db, there);
    assert_string_equal(there->name, "first");
    toasty_free(there);
    test_true(db, !extra_update_by_id(db, second->id + 100, .a = toasty_set(a)));
    test_true(db, extra_count(db, .where = toasty_eq(Extra.a, a)) == 1);
    test_true(db, !extra_delete_where(db, toasty_eq(Extra.name, "gone")));
    assert_int_equal(extra_update(db, gone, .a = toasty_set(a)), TOASTY_RECORD_NOT_FOUND);
    test_true(db,
              extra_exists(db, .where = toasty_and(toasty_eq(Extra.a, a), toasty_eq(Extra.name, "first"))));
    /* the rival is asked for by a condition that would not hold any more when it has gone */
    test_true(db, !extra_update_where(db,
                                      toasty_and(toasty_eq(Extra.name, "second"),
                                                 toasty_any(Extra.a, toasty_eq(A.name, "a"))),
                                      .a = toasty_set(a)));
    test_true(db,
              extra_exists(db, .where = toasty_and(toasty_eq(Extra.a, a), toasty_eq(Extra.name, "first"))));
    test_true(db, !extra_update_where(db, toasty_any(Extra.a, toasty_eq(A.name, "a")), .a = toasty_set(a),
                                      .name = toasty_set("kept")));
    test_true(db,
              extra_exists(db, .where = toasty_and(toasty_eq(Extra.a, a), toasty_eq(Extra.name, "kept"))));
    test_true(db, !extra_update_where(db, toasty_eq(Extra.name, "second"), .a = toasty_set(a)));
    test_true(db,
              extra_exists(db, .where = toasty_and(toasty_eq(Extra.a, a), toasty_eq(Extra.name, "second"))));
    test_true(db,
              extra_exists(db, .where = toasty_and(toasty_is_null(Extra.a), toasty_eq(Extra.name, "kept"))));
    toasty_free(gone);
    toasty_free(second);
    toasty_free(a);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_chain_of_has_one),
    cmocka_unit_test(a_rival_stays_when_nothing_is_updated),
    cmocka_unit_test(five_levels_in_one_create),
    cmocka_unit_test(five_levels_in_one_update),
    cmocka_unit_test(records_that_are_null),
    cmocka_unit_test(relations_in_conditions),
    cmocka_unit_test(a_prefix_goes_with_every_table),
    cmocka_unit_test(children_of_records_that_are_gone),
    cmocka_unit_test(a_clone_reads_beside_a_transaction),
};

TEST_MAIN(tests)
