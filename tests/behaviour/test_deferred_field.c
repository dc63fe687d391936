/* Deferred fields: not read until they are asked for, and NULL is then told from not loaded. */
#include <stdlib.h>

#include "deferred_field.toasty.h"
#include "support.h"

static struct Document *make(toasty_db *db, const char *title, const char *body)
{
    struct Document *document = document_create(db, .title = title, .body = body);
    test_true(db, document);
    return document;
}

static void default_load_leaves_deferred_unloaded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    struct Document *made = make(db, "T", "a long text");
    test_true(db, made);
    assert_string_equal(made->body, "a long text");
    assert_true(toasty_is_loaded(made, Document.body));
    test_log_start();
    struct Document *read = document_get_by_id(db, made->id);
    test_true(db, read);
    assert_string_equal(read->title, "T");
    assert_null(read->body);
    assert_false(toasty_is_loaded(read, Document.body));
    assert_null(strstr(test_log_sql(0), "body"));
    struct Document_list *all = document_find(db);
    test_true(db, all);
    assert_int_equal(all->len, 1);
    assert_null(all->items[0].body);
    assert_null(strstr(test_log_sql(1), "body"));
    toasty_free(all);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_include_loads_value(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    toasty_free(make(db, "A", "first"));
    toasty_free(make(db, "B", "second"));
    test_log_start();
    struct Document_list *all = document_find(db, .order_by = {toasty_asc(Document.title)},
                                              .include = {toasty_with_field(Document.body)});
    test_true(db, all);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(all->len, 2);
    assert_string_equal(all->items[0].body, "first");
    assert_string_equal(all->items[1].body, "second");
    toasty_free(all);
    struct Document *one = document_one(db, .where = toasty_eq(Document.title, "B"),
                                        .include = {toasty_with_field(Document.body)});
    test_true(db, one);
    assert_string_equal(one->body, "second");
    toasty_free(one);
    /* the next one does not, though it is the same query otherwise */
    one = document_one(db, .where = toasty_eq(Document.title, "B"));
    test_true(db, one);
    assert_null(one->body);
    toasty_free(one);
    toasty_close(db);
}

static void deferred_optional_include_loads_some_and_none(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Summary);
    struct Summary_list *made = summary_create_many(
        db, summaries_new({.title = "a",
                           .summary = "s",
                           .words = toasty_i64(7),
                           .picture = toasty_ref(toasty_bytes, {(const uint8_t *)"xyz", 3})},
                          {.title = "b"}));
    test_true(db, made);
    /* both are loaded after creating, NULL or not */
    toasty_each (summary, made) {
        assert_true(toasty_is_loaded(summary, Summary.summary));
        assert_true(toasty_is_loaded(summary, Summary.words));
        assert_true(toasty_is_loaded(summary, Summary.picture));
    }
    assert_null(made->items[1].summary);
    assert_int_equal(*made->items[0].words, 7);
    struct Summary_list *read =
        summary_find(db, .order_by = {toasty_asc(Summary.title)},
                     .include = {toasty_with_field(Summary.summary), toasty_with_field(Summary.picture)});
    test_true(db, read);
    assert_string_equal(read->items[0].summary, "s");
    assert_int_equal(read->items[0].picture->len, 3);
    assert_memory_equal(read->items[0].picture->data, "xyz", 3);
    assert_null(read->items[1].summary);
    toasty_each (summary, read) {
        assert_true(toasty_is_loaded(summary, Summary.summary));
        assert_true(toasty_is_loaded(summary, Summary.picture));
        assert_null(summary->words);
        assert_false(toasty_is_loaded(summary, Summary.words));
    }
    toasty_free(read);
    toasty_free(made);
    read = summary_find(db);
    test_true(db, read);
    toasty_each (summary, read)
        assert_false(toasty_is_loaded(summary, Summary.summary));
    toasty_free(read);
    toasty_close(db);
}

static void deferred_filter_and_order_do_not_load_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    struct Document *a = make(db, "A", "x"), *b = make(db, "B", "y");
    test_true(db, a);
    struct Document_list *found =
        document_find(db, .where = toasty_ge(Document.body, "x"), .order_by = {toasty_desc(Document.body)});
    test_true(db, found);
    assert_string_equal(test_names_in_order(found, title), "B,A");
    assert_null(found->items[0].body);
    assert_false(toasty_is_loaded(&found->items[0], Document.body));
    toasty_free(found);
    /* by key and the deferred field: a hit and a miss */
    struct Document *one =
        document_first(db, .where = toasty_and(toasty_eq(Document.id, a->id), toasty_eq(Document.body, "x")));
    test_true(db, one);
    assert_null(one->body);
    toasty_free(one);
    assert_null(document_first(
        db, .where = toasty_and(toasty_eq(Document.id, a->id), toasty_eq(Document.body, "y"))));
    test_ok(db);
    assert_int_equal(document_count(db, .where = toasty_eq(Document.body, "y")), 1);
    toasty_free(b);
    toasty_free(a);
    toasty_close(db);
}

static void deferred_update_loads_from_unloaded(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    struct Document *made = make(db, "A", "old");
    test_true(db, made);
    struct Document *read = document_get_by_id(db, made->id);
    test_true(db, read);
    test_true(db, document_update(db, read, .title = toasty_set("B")) == TOASTY_OK);
    assert_false(toasty_is_loaded(read, Document.body));
    test_true(db, document_update(db, read, .body = toasty_set("new")) == TOASTY_OK);
    assert_string_equal(read->body, "new");
    assert_true(toasty_is_loaded(read, Document.body));
    for (int i = 0; i < 3; i++)
        test_true(db, document_update(db, read, .body = toasty_set(i % 2 ? "odd" : "even")) == TOASTY_OK);
    assert_string_equal(read->body, "even");
    struct Document *again = document_one(db, .include = {toasty_with_field(Document.body)});
    test_true(db, again);
    assert_string_equal(again->body, "even");
    toasty_free(again);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_optional_update(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Summary);
    struct Summary *made = summary_create(db, .title = "a", .summary = "s", .words = toasty_i64(5));
    test_true(db, made);
    struct Summary *read = summary_get_by_title(db, "a");
    test_true(db, read);
    test_true(db, summary_update(db, read, .summary = toasty_null, .words = toasty_add(2)) == TOASTY_OK);
    assert_null(read->summary);
    assert_true(toasty_is_loaded(read, Summary.summary));
    assert_int_equal(*read->words, 7);
    assert_false(toasty_is_loaded(read, Summary.picture));
    test_true(db, summary_update(db, read, .summary = toasty_set("t")) == TOASTY_OK);
    assert_string_equal(read->summary, "t");
    assert_true(toasty_is_loaded(read, Summary.summary));
    /* a record that is behind learns nothing of what it could not write */
    struct Summary *stale = summary_get_by_title(db, "a");
    test_true(db, stale);
    test_true(db, summary_update_by_title(db, "a", .words = toasty_null) == TOASTY_OK);
    assert_int_equal(summary_update(db, stale, .summary = toasty_null), TOASTY_CONDITION_FAILED);
    assert_false(toasty_is_loaded(stale, Summary.summary));
    assert_int_equal(summary_update(db, stale, .summary = toasty_set("u")), TOASTY_CONDITION_FAILED);
    assert_null(stale->summary);
    assert_false(toasty_is_loaded(stale, Summary.summary));
    /* adding to a NULL that was not loaded */
    struct Summary *fresh = summary_get_by_title(db, "a");
    test_true(db, fresh);
    test_true(db, summary_update(db, fresh, .words = toasty_add(1)) == TOASTY_OK);
    assert_null(fresh->words);
    assert_true(toasty_is_loaded(fresh, Summary.words));
    toasty_free(fresh);
    toasty_free(stale);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_load_onto_a_record_in_hand(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Summary);
    toasty_free(summary_create(db, .title = "a", .words = toasty_i64(5)));
    struct Summary *read = summary_get_by_title(db, "a");
    test_true(db, read);
    test_log_start();
    test_true(db, summary_load(db, read,
                               .include = {toasty_with_field(Summary.words),
                                           toasty_with_field(Summary.summary)}) == TOASTY_OK);
    assert_int_equal(test_log_count(), 1);
    assert_int_equal(*read->words, 5);
    assert_null(read->summary);
    assert_true(toasty_is_loaded(read, Summary.summary));
    assert_false(toasty_is_loaded(read, Summary.picture));
    test_true(db, summary_update_by_title(db, "a", .summary = toasty_set("now"), .words = toasty_null) ==
                      TOASTY_OK);
    test_true(db, summary_load(db, read,
                               .include = {toasty_with_field(Summary.words),
                                           toasty_with_field(Summary.summary)}) == TOASTY_OK);
    assert_null(read->words);
    assert_true(toasty_is_loaded(read, Summary.words));
    assert_string_equal(read->summary, "now");
    test_true(db, summary_delete_by_title(db, "a") == TOASTY_OK);
    assert_int_equal(summary_load(db, read, .include = {toasty_with_field(Summary.summary)}),
                     TOASTY_RECORD_NOT_FOUND);
    assert_string_equal(read->summary, "now");
    assert_int_equal(summary_load(db, read, .include = {toasty_with_field(Summary.title)}),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "Summary.title", "deferred");
    toasty_free(read);
    toasty_close(db);
}

static void deferred_in_related_records(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    struct Document *made = document_create(
        db, .title = "A", .body = "b",
        .notes = notes_new({.head = "1", .text = "one"}, {.head = "2"}, {.head = "3", .text = "three"}));
    test_true(db, made);
    assert_string_equal(made->notes->items[2].text, "three");
    assert_true(toasty_is_loaded(&made->notes->items[1], Note.text));
    struct Document *read = document_get_by_id(db, made->id);
    test_true(db, read);
    test_true(db, document_load(db, read,
                                .include = {toasty_with(Document.notes), toasty_with_field(Document.body)}) ==
                      TOASTY_OK);
    assert_string_equal(read->body, "b");
    assert_int_equal(read->notes->len, 3);
    assert_false(toasty_is_loaded(&read->notes->items[0], Note.text));
    toasty_free(read);
    test_log_start();
    read = document_one(db, .include = {toasty_with(Document.notes, .order_by = {toasty_asc(Note.head)},
                                                    .include = {toasty_with_field(Note.text)})});
    test_true(db, read);
    assert_null(read->body);
    assert_string_equal(read->notes->items[0].text, "one");
    assert_null(read->notes->items[1].text);
    assert_true(toasty_is_loaded(&read->notes->items[1], Note.text));
    assert_string_equal(test_log(), "BEGIN, SELECT documents, SELECT notes, COMMIT");
    struct Note_list *notes = document_notes(db, read, .where = toasty_is_null(Note.text));
    test_true(db, notes);
    assert_int_equal(notes->len, 1);
    struct Note *note =
        note_first(db, .order_by = {toasty_asc(Note.head)},
                   .include = {toasty_with(Note.document, .include = {toasty_with_field(Document.body)})});
    test_true(db, note);
    assert_string_equal(note->document->body, "b");
    assert_null(note->text);
    toasty_free(note);
    toasty_free(notes);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_update_that_creates_children(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document, &Note);
    struct Document *made = make(db, "A", "b");
    test_true(db, document_update(db, made, .notes = notes_new({.head = "1"}, {.head = "2", .text = "t"})) ==
                      TOASTY_OK);
    struct Note_list *notes = document_notes(db, made);
    test_true(db, notes);
    assert_int_equal(notes->len, 2);
    assert_false(toasty_is_loaded(&notes->items[0], Note.text));
    toasty_free(notes);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_json_and_default(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Repository);
    struct Repository *made =
        repository_create(db, .name = "r", .payload = toasty_ref(toasty_json, {"{\"a\":1}"}));
    test_true(db, made);
    assert_string_equal(made->payload->text, "{\"a\":1}");
    assert_string_equal(made->kind, "git");
    struct Repository *read = repository_get_by_id(db, made->id);
    test_true(db, read);
    assert_null(read->payload);
    assert_null(read->kind);
    char *json = repository_to_json(read);
    assert_null(strstr(json, "payload"));
    assert_null(strstr(json, "kind"));
    toasty_free(json);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    repository_print(out, read);
    fclose(out);
    assert_non_null(strstr(text, "payload: (not loaded)"));
    free(text);
    test_true(db, repository_load(db, read, .include = {toasty_with_field(Repository.payload)}) == TOASTY_OK);
    assert_string_equal(read->payload->text, "{\"a\":1}");
    json = repository_to_json(read);
    assert_non_null(strstr(json, "\"payload\":"));
    toasty_free(json);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_upsert_pages_and_raw_sql(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Summary);
    for (int i = 0; i < 2; i++) {
        struct Summary *summary = summary_upsert_by_title(db, "a", .words = toasty_set(i));
        test_true(db, summary);
        assert_int_equal(*summary->words, i);
        assert_null(summary->summary);
        assert_true(toasty_is_loaded(summary, Summary.summary));
        toasty_free(summary);
    }
    toasty_free(summary_create(db, .title = "b", .words = toasty_i64(0)));
    toasty_free(summary_create(db, .title = "c", .words = toasty_i64(9)));
    /* a cursor needs what it is made of */
    struct Summary_page *page = summary_paginate(db, .order_by = {toasty_asc(Summary.words)}, .per_page = 2);
    test_true(db, page);
    assert_string_equal(test_names_in_order(page, title), "b,a");
    struct Summary_page *next =
        summary_paginate(db, .order_by = {toasty_asc(Summary.words)}, .per_page = 2, .after = page->next);
    test_true(db, next);
    assert_string_equal(test_names_in_order(next, title), "c");
    toasty_free(next);
    toasty_free(page);
    struct Summary_list *list = summary_from_sql(db, "SELECT * FROM summaries WHERE title = 'a'");
    test_true(db, list);
    assert_int_equal(*list->items[0].words, 1);
    assert_true(toasty_is_loaded(&list->items[0], Summary.summary));
    toasty_free(list);
    toasty_close(db);
}

static void deferred_null_that_may_not_be_is_an_error(void **state)
{
    (void)state;
    toasty_db *db = toasty_open(test_is_turso() ? "turso::memory:" : "sqlite::memory:",
                                .models = toasty_models(&Document, &Note));
    test_ok(db);
    test_true(db, toasty_exec(db, "CREATE TABLE documents (id BLOB PRIMARY KEY, title TEXT, body TEXT)") ==
                      TOASTY_OK);
    test_true(db, toasty_exec(db, "INSERT INTO documents VALUES (zeroblob(16), 't', NULL)") == TOASTY_OK);
    struct Document *one = document_one(db);
    test_true(db, one);
    assert_null(document_one(db, .include = {toasty_with_field(Document.body)}));
    test_failed(db, TOASTY_INVALID_RESULT, "body", "not nullable");
    assert_int_equal(document_load(db, one, .include = {toasty_with_field(Document.body)}),
                     TOASTY_INVALID_RESULT);
    assert_false(toasty_is_loaded(one, Document.body));
    assert_null(toasty_pluck(db, Document.body));
    test_failed(db, TOASTY_INVALID_RESULT, "body", "not nullable");
    toasty_free(one);
    toasty_close(db);
}

static void deferred_pk_filter_does_not_load_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Page);
    struct Page *made = page_create(db, .body = "long");
    test_true(db, made);
    /* given or not, everything is loaded then */
    assert_string_equal(made->body, "long");
    assert_true(toasty_is_loaded(made, Page.note) && !made->note);
    struct Page *read =
        page_first(db, .where = toasty_and(toasty_eq(Page.id, made->id), toasty_eq(Page.body, "long")));
    test_true(db, read);
    assert_null(read->body);
    assert_false(toasty_is_loaded(read, Page.body) || toasty_is_loaded(read, Page.note));
    toasty_free(read);
    assert_null(
        page_first(db, .where = toasty_and(toasty_eq(Page.id, made->id), toasty_eq(Page.body, "short"))));
    test_ok(db);
    read = page_one(db, .include = {toasty_with_field(Page.body), toasty_with_field(Page.note)});
    test_true(db, read);
    assert_string_equal(read->body, "long");
    assert_true(toasty_is_loaded(read, Page.note) && !read->note);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(default_load_leaves_deferred_unloaded),
    cmocka_unit_test(deferred_include_loads_value),
    cmocka_unit_test(deferred_optional_include_loads_some_and_none),
    cmocka_unit_test(deferred_filter_and_order_do_not_load_field),
    cmocka_unit_test(deferred_pk_filter_does_not_load_field),
    cmocka_unit_test(deferred_update_loads_from_unloaded),
    cmocka_unit_test(deferred_optional_update),
    cmocka_unit_test(deferred_load_onto_a_record_in_hand),
    cmocka_unit_test(deferred_in_related_records),
    cmocka_unit_test(deferred_update_that_creates_children),
    cmocka_unit_test(deferred_json_and_default),
    cmocka_unit_test(deferred_upsert_pages_and_raw_sql),
    cmocka_unit_test(deferred_null_that_may_not_be_is_an_error),
};

TEST_MAIN(tests)
