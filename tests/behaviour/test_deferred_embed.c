/* Embedded structs, and fields inside of them, that are read only when asked for. */
#include <stdlib.h>

#include "deferred_embed.toasty.h"
#include "support.h"

static void deferred_embed_struct(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document);
    struct Document *made = document_create(db, .title = "t", .metadata = {.author = "ada", .notes = "n"});
    test_true(db, made);
    assert_true(toasty_is_loaded(made, Document.metadata));
    assert_string_equal(made->metadata->author, "ada");
    test_log_start();
    struct Document *read = document_get_by_id(db, made->id);
    test_true(db, read);
    assert_null(read->metadata);
    assert_false(toasty_is_loaded(read, Document.metadata));
    assert_null(strstr(test_log_sql(0), "metadata"));
    char *json = document_to_json(read);
    assert_null(strstr(json, "metadata"));
    toasty_free(json);
    toasty_free(read);
    read = document_one(db, .include = {toasty_with_field(Document.metadata)});
    test_true(db, read);
    assert_true(toasty_is_loaded(read, Document.metadata));
    assert_string_equal(read->metadata->author, "ada");
    assert_string_equal(read->metadata->notes, "n");
    json = document_to_json(read);
    assert_non_null(strstr(json, "\"metadata\":{\"author\":\"ada\",\"notes\":\"n\"}"));
    toasty_free(json);
    toasty_free(read);
    /* without a column of its own: it is always there */
    test_sql(db, "SELECT name FROM pragma_table_info('documents')",
             "id,title,metadata_author,metadata_notes");
    assert_int_equal(document_count(db, .where = toasty_eq(Document.metadata.author, "ada")), 1);
    assert_int_equal(document_count(db, .where = metadata_eq(Document.metadata, {"ada", "n"})), 1);
    assert_null(document_create(db, .title = "t"));
    test_failed(db, TOASTY_VALIDATION, "metadata.author");
    toasty_free(made);
    toasty_close(db);
}

static void deferred_embed_loaded_afterwards(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document);
    toasty_free(document_create(db, .title = "t", .metadata = {.author = "ada", .notes = "n"}));
    struct Document *read = document_one(db);
    test_true(db, read);
    assert_int_equal(document_load(db, read, .include = {toasty_with_field(Document.metadata)}), TOASTY_OK);
    assert_string_equal(read->metadata->notes, "n");
    assert_int_equal(toasty_exec(db, "UPDATE documents SET metadata_notes = 'new'"), TOASTY_OK);
    assert_int_equal(document_load(db, read, .include = {toasty_with_field(Document.metadata)}), TOASTY_OK);
    assert_string_equal(read->metadata->notes, "new");
    /* what was loaded before is not written into */
    assert_int_equal(toasty_exec(db, "UPDATE documents SET metadata_author = 'eve', "
                                     "metadata_notes = 'a' || char(0)"),
                     TOASTY_OK);
    assert_int_equal(document_load(db, read, .include = {toasty_with_field(Document.metadata)}),
                     TOASTY_INVALID_TYPE_CONVERSION);
    assert_string_equal(read->metadata->author, "ada");
    assert_string_equal(read->metadata->notes, "new");
    assert_int_equal(toasty_exec(db, "DELETE FROM documents"), TOASTY_OK);
    assert_int_equal(document_load(db, read, .include = {toasty_with_field(Document.metadata)}),
                     TOASTY_RECORD_NOT_FOUND);
    assert_string_equal(read->metadata->notes, "new");
    toasty_free(read);
    toasty_close(db);
}

static void deferred_embed_update_reloads(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document);
    toasty_free(document_create(db, .title = "t", .metadata = {.author = "ada", .notes = "n"}));
    struct Document *read = document_one(db);
    test_true(db, read);
    /* a part of what is not known leaves it unknown */
    assert_int_equal(document_update(db, read, .metadata = {.notes = toasty_set("p")}), TOASTY_OK);
    assert_false(toasty_is_loaded(read, Document.metadata));
    assert_int_equal(document_update(db, read, .metadata = toasty_set({.author = "bob", .notes = "q"})),
                     TOASTY_OK);
    assert_true(toasty_is_loaded(read, Document.metadata));
    assert_string_equal(read->metadata->author, "bob");
    assert_int_equal(document_update(db, read, .metadata = {.notes = toasty_set("r")}), TOASTY_OK);
    assert_string_equal(read->metadata->author, "bob");
    assert_string_equal(read->metadata->notes, "r");
    assert_int_equal(document_update(db, read, .metadata = toasty_null), TOASTY_VALIDATION);
    assert_string_equal(read->metadata->notes, "r");
    toasty_free(read);
    read = document_one(db, .include = {toasty_with_field(Document.metadata)});
    test_true(db, read);
    assert_string_equal(read->metadata->author, "bob");
    assert_string_equal(read->metadata->notes, "r");
    toasty_free(read);
    toasty_close(db);
}

static void deferred_field_inside_embed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Report);
    struct Report *made = report_create(db, .title = "t", .metadata = {.author = "ada", .notes = "n"});
    test_true(db, made);
    assert_string_equal(made->metadata.notes, "n");
    struct Report *read = report_one(db);
    test_true(db, read);
    assert_string_equal(read->metadata.author, "ada");
    assert_null(read->metadata.notes);
    assert_false(toasty_is_loaded(read, Report.metadata.notes));
    assert_int_equal(report_load(db, read, .include = {toasty_with_field(Report.metadata.notes)}), TOASTY_OK);
    assert_string_equal(read->metadata.notes, "n");
    toasty_free(read);
    read = report_one(db, .include = {toasty_with_field(Report.metadata.notes)});
    test_true(db, read);
    assert_string_equal(read->metadata.notes, "n");
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void update_embed_by_value_with_deferred_sub_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Report);
    toasty_free(report_create(db, .title = "t", .metadata = {.author = "ada", .notes = "n"}));
    struct Report *read = report_one(db);
    test_true(db, read);
    assert_int_equal(report_update(db, read, .metadata = toasty_set({.author = "bob", .notes = "m"})),
                     TOASTY_OK);
    assert_true(toasty_is_loaded(read, Report.metadata.notes));
    assert_string_equal(read->metadata.notes, "m");
    test_sql(db, "SELECT metadata_author || metadata_notes FROM reports", "bobm");
    toasty_free(read);
    toasty_close(db);
}

static void deferred_field_inside_option_embed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Draft);
    toasty_free(draft_create(db, .title = "none"));
    toasty_free(draft_create(db, .title = "some", .metadata = annotated_new(.author = "ada", .notes = "n")));
    struct Draft_list *all = draft_find(db, .order_by = {toasty_asc(Draft.title)});
    test_true(db, all);
    assert_null(all->items[0].metadata);
    assert_string_equal(all->items[1].metadata->author, "ada");
    assert_null(all->items[1].metadata->notes);
    assert_false(toasty_is_loaded(&all->items[1], Draft.metadata.notes));
    toasty_free(all);
    all = draft_find(db, .order_by = {toasty_asc(Draft.title)},
                     .include = {toasty_with_field(Draft.metadata.notes)});
    test_true(db, all);
    assert_null(all->items[0].metadata);
    assert_string_equal(all->items[1].metadata->notes, "n");
    toasty_free(all);
    struct Draft *one = draft_one(db, .where = toasty_eq(Draft.title, "some"));
    test_true(db, one);
    assert_int_equal(draft_load(db, one, .include = {toasty_with_field(Draft.metadata.notes)}), TOASTY_OK);
    assert_string_equal(one->metadata->notes, "n");
    assert_int_equal(draft_update(db, one, .metadata = {.author = toasty_set("eve")}), TOASTY_OK);
    assert_string_equal(one->metadata->author, "eve");
    assert_string_equal(one->metadata->notes, "n");
    toasty_free(one);
    /* what was not loaded is not lost by an update of what stands beside it */
    one = draft_one(db, .where = toasty_eq(Draft.title, "some"));
    test_true(db, one);
    assert_int_equal(draft_update(db, one, .metadata = {.author = toasty_set("bob")}), TOASTY_OK);
    assert_null(one->metadata->notes);
    test_sql(db, "SELECT metadata_author || metadata_notes FROM drafts WHERE title = 'some'", "bobn");
    toasty_free(one);
    toasty_close(db);
}

static void deferred_and_nullable(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter);
    struct Letter *made = letter_create(db, .title = "a", .sent = {.at = 5},
                                        .outer = {.word = "w", .stamp = {.at = 6, .until = toasty_i64(7)}},
                                        .other = outer_new(.word = "v", .stamp = {.at = 8}));
    test_true(db, made);
    assert_true(toasty_is_loaded(made, Letter.maybe));
    assert_null(made->maybe);
    assert_int_equal(made->sent->at, 5);
    assert_int_equal(*made->outer.stamp->until, 7);
    assert_int_equal(made->other->stamp->at, 8);
    struct Letter *read = letter_get_by_id(db, made->id);
    test_true(db, read);
    assert_false(toasty_is_loaded(read, Letter.maybe));
    assert_false(toasty_is_loaded(read, Letter.sent));
    assert_false(toasty_is_loaded(read, Letter.outer.stamp));
    assert_string_equal(read->outer.word, "w");
    assert_string_equal(read->other->word, "v");
    assert_null(read->other->stamp);
    assert_int_equal(
        letter_load(db, read,
                    .include = {toasty_with_field(Letter.maybe), toasty_with_field(Letter.outer.stamp),
                                toasty_with_field(Letter.other.stamp)}),
        TOASTY_OK);
    assert_true(toasty_is_loaded(read, Letter.maybe));
    assert_null(read->maybe);
    assert_int_equal(read->outer.stamp->at, 6);
    assert_int_equal(*read->outer.stamp->until, 7);
    assert_int_equal(read->other->stamp->at, 8);
    assert_null(read->other->stamp->until);
    assert_int_equal(letter_update(db, read, .sent = {.at = toasty_add(0)}), TOASTY_OK);
    assert_null(read->sent);
    assert_false(toasty_is_loaded(read, Letter.sent));
    assert_int_equal(letter_update(db, read, .maybe = toasty_set({.author = "a", .notes = "b"}),
                                   .other = {.word = toasty_set("u")}),
                     TOASTY_OK);
    assert_string_equal(read->maybe->notes, "b");
    assert_string_equal(read->other->word, "u");
    assert_int_equal(read->other->stamp->at, 8);
    toasty_free(read);
    read = letter_one(db, .include = {toasty_with_field(Letter.maybe), toasty_with_field(Letter.sent)});
    test_true(db, read);
    assert_string_equal(read->maybe->author, "a");
    assert_int_equal(read->sent->at, 5);
    assert_int_equal(letter_update(db, read, .maybe = toasty_null), TOASTY_OK);
    assert_null(read->maybe);
    assert_true(toasty_is_loaded(read, Letter.maybe));
    toasty_free(read);
    struct Letter *again = letter_upsert_by_title(db, "a", .sent = {.at = toasty_set(9)},
                                                  .on_create = {.outer = toasty_set({.word = "x"})});
    test_failed(db, TOASTY_VALIDATION, "outer.stamp.at");
    assert_null(again);
    again =
        letter_upsert_by_title(db, "a", .outer = toasty_set({.word = "x", .stamp = &(struct Stamp){.at = 1}}),
                               .sent = toasty_set({.at = 9}));
    test_true(db, again);
    assert_int_equal(again->sent->at, 9);
    assert_int_equal(again->outer.stamp->at, 1);
    assert_int_equal(again->other->stamp->at, 8);
    toasty_free(again);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_embed_unit_enum(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Article);
    const enum Status published = PUBLISHED;
    struct Article *made = article_create(db, .title = "t", .status = &published);
    test_true(db, made);
    assert_int_equal(*made->status, PUBLISHED);
    struct Article *read = article_one(db);
    test_true(db, read);
    assert_false(toasty_is_loaded(read, Article.status));
    assert_int_equal(article_load(db, read, .include = {toasty_with_field(Article.status)}), TOASTY_OK);
    assert_int_equal(*read->status, PUBLISHED);
    assert_int_equal(article_update(db, read, .status = toasty_set(ARCHIVED)), TOASTY_OK);
    assert_int_equal(*read->status, ARCHIVED);
    toasty_free(read);
    read = article_one(db, .where = toasty_eq(Article.status, ARCHIVED),
                       .include = {toasty_with_field(Article.status)});
    test_true(db, read);
    assert_int_equal(*read->status, ARCHIVED);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void deferred_newtype_inside_option_embed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Essay);
    toasty_free(essay_create(db, .title = "none"));
    toasty_free(essay_create(db, .title = "some", .body = "text"));
    struct Essay_list *all = essay_find(db, .order_by = {toasty_asc(Essay.title)});
    test_true(db, all);
    for (size_t i = 0; i < 2; i++) {
        assert_null(all->items[i].body.text);
        assert_false(toasty_is_loaded(&all->items[i], Essay.body));
    }
    toasty_free(all);
    all = essay_find(db, .order_by = {toasty_asc(Essay.title)}, .include = {toasty_with_field(Essay.body)});
    test_true(db, all);
    assert_true(toasty_is_loaded(&all->items[0], Essay.body));
    assert_null(all->items[0].body.text);
    assert_string_equal(all->items[1].body.text, "text");
    toasty_free(all);
    assert_int_equal(essay_count(db, .where = toasty_is_null(Essay.body)), 1);
    toasty_close(db);
}

static struct Sheet *make_sheet(toasty_db *db)
{
    struct Sheet *made =
        sheet_create(db, .here = {.author = "a", .note = "n", .length = toasty_i64(1)},
                     .there = remark_new(.author = "b", .note = "m", .length = toasty_i64(2)),
                     .cover = cover_new(.word = "w", .stamp = stamp_new(.at = 3, .until = toasty_i64(4))));
    test_true(db, made);
    struct Sheet *read = sheet_get_by_id(db, made->id);
    toasty_free(made);
    test_true(db, read);
    assert_false(toasty_is_loaded(read, Sheet.here.note) || toasty_is_loaded(read, Sheet.there.note));
    return read;
}

/* NULL that was stored is known, wherever the field lies. */
static void nullable_deferred_fields_inside_embeds_are_set_to_null(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Sheet);
    struct Sheet *read = make_sheet(db);
    test_true(db, sheet_update(db, read, .here = {.note = toasty_null}, .there = {.note = toasty_null},
                               .cover = {.stamp = toasty_null}) == TOASTY_OK);
    assert_true(toasty_is_loaded(read, Sheet.here.note) && !read->here.note);
    assert_true(toasty_is_loaded(read, Sheet.there.note) && !read->there->note);
    assert_true(toasty_is_loaded(read, Sheet.cover.stamp) && !read->cover->stamp);
    assert_false(toasty_is_loaded(read, Sheet.here.length) || toasty_is_loaded(read, Sheet.there.length));
    /* and stays known when what stands beside it changes */
    test_true(db, sheet_update(db, read, .here = {.author = toasty_set("c")},
                               .there = {.author = toasty_set("d"), .length = toasty_add(5)},
                               .cover = {.word = toasty_set("v")}) == TOASTY_OK);
    assert_true(toasty_is_loaded(read, Sheet.here.note) && !read->here.note);
    assert_true(toasty_is_loaded(read, Sheet.there.note) && !read->there->note);
    assert_true(toasty_is_loaded(read, Sheet.cover.stamp) && !read->cover->stamp);
    assert_int_equal(*read->there->length, 7);
    /* until it is no longer NULL */
    test_true(db, sheet_update(db, read, .there = {.note = toasty_set("x"), .length = toasty_null},
                               .cover = {.stamp = toasty_set({.at = 8})}) == TOASTY_OK);
    assert_string_equal(read->there->note, "x");
    assert_int_equal(read->cover->stamp->at, 8);
    assert_true(toasty_is_loaded(read, Sheet.there.length) && !read->there->length);
    toasty_free(read);
    toasty_close(db);
}

static void loaded_nulls_inside_embeds_outlive_updates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Sheet);
    struct Sheet *read = make_sheet(db);
    test_true(db, toasty_exec(db, "UPDATE sheets SET there_note = NULL, there_length = NULL") == TOASTY_OK);
    test_true(db, sheet_load(db, read, .include = {toasty_with_field(Sheet.there.note)}) == TOASTY_OK);
    test_true(db, sheet_update(db, read, .there = {.author = toasty_set("d")}) == TOASTY_OK);
    assert_true(toasty_is_loaded(read, Sheet.there.note) && !read->there->note);
    assert_false(toasty_is_loaded(read, Sheet.there.length));
    /* adding to a NULL that was not loaded */
    test_true(db, sheet_update(db, read, .there = {.length = toasty_add(1)}) == TOASTY_OK);
    assert_true(toasty_is_loaded(read, Sheet.there.length) && !read->there->length);
    /* an update that fails tells nothing */
    test_true(db, toasty_exec(db, "DELETE FROM sheets") == TOASTY_OK);
    assert_int_equal(sheet_update(db, read, .here = {.note = toasty_null}, .cover = {.stamp = toasty_null}),
                     TOASTY_RECORD_NOT_FOUND);
    assert_false(toasty_is_loaded(read, Sheet.here.note) || toasty_is_loaded(read, Sheet.cover.stamp));
    toasty_free(read);
    toasty_close(db);
}

/* What was not loaded is not shown in part. */
static void part_of_an_unloaded_embed_inside_an_embed(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter);
    toasty_free(letter_create(db, .title = "a", .sent = {.at = 1}, .outer = {.word = "w", .stamp = {.at = 2}},
                              .other = outer_new(.word = "v", .stamp = {.at = 3, .until = toasty_i64(4)})));
    struct Letter *read = letter_get_by_title(db, "a");
    test_true(db, read);
    test_true(db, letter_update(db, read, .other = {.stamp = {.at = toasty_set(5)}}) == TOASTY_OK);
    assert_false(toasty_is_loaded(read, Letter.other.stamp));
    assert_string_equal(read->other->word, "v");
    test_true(db,
              letter_update(db, read, .other = {.word = toasty_set("u"), .stamp = {.at = toasty_add(5)}}) ==
                  TOASTY_OK);
    assert_false(toasty_is_loaded(read, Letter.other.stamp));
    assert_string_equal(read->other->word, "u");
    test_true(db, letter_load(db, read, .include = {toasty_with_field(Letter.other.stamp)}) == TOASTY_OK);
    assert_int_equal(read->other->stamp->at, 10);
    assert_int_equal(*read->other->stamp->until, 4);
    test_true(db, letter_update(db, read, .other = {.stamp = {.at = toasty_add(1)}}) == TOASTY_OK);
    assert_int_equal(read->other->stamp->at, 11);
    assert_int_equal(*read->other->stamp->until, 4);
    toasty_free(read);
    /* all parts of it are the whole */
    read = letter_get_by_title(db, "a");
    test_true(db, read);
    test_true(db, letter_update(db, read, .other = {.stamp = {.at = toasty_set(6), .until = toasty_null}}) ==
                      TOASTY_OK);
    assert_int_equal(read->other->stamp->at, 6);
    assert_null(read->other->stamp->until);
    toasty_free(read);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(deferred_embed_struct),
    cmocka_unit_test(deferred_embed_loaded_afterwards),
    cmocka_unit_test(deferred_embed_update_reloads),
    cmocka_unit_test(deferred_field_inside_embed),
    cmocka_unit_test(update_embed_by_value_with_deferred_sub_field),
    cmocka_unit_test(deferred_field_inside_option_embed),
    cmocka_unit_test(deferred_and_nullable),
    cmocka_unit_test(deferred_embed_unit_enum),
    cmocka_unit_test(deferred_newtype_inside_option_embed),
    cmocka_unit_test(nullable_deferred_fields_inside_embeds_are_set_to_null),
    cmocka_unit_test(loaded_nulls_inside_embeds_outlive_updates),
    cmocka_unit_test(part_of_an_unloaded_embed_inside_an_embed),
};

TEST_MAIN(tests)
