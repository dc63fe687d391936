/* Embedded structs that may be absent: a pointer in the record, a column that says whether they are there. */
#include <stdlib.h>

#include "embed_optional.toasty.h"
#include "support.h"

static toasty_db *documents(void)
{
    toasty_db *db = test_db(&Document);
    struct Document_list *made = document_create_many(
        db, documents_new({.id = "1", .metadata = metadata_new(.author = "ada", .note = "n")}, {.id = "2"},
                          {.id = "3", .metadata = metadata_new(.author = "bob", .note = "n")}));
    test_true(db, made);
    toasty_free(made);
    return db;
}

#define FOUND(db, condition, ids)                                                                            \
    do {                                                                                                     \
        struct Document_list *found_ = document_find(db, .where = condition);                                \
        test_true(db, found_);                                                                               \
        assert_string_equal(test_names(found_, id), ids);                                                    \
        toasty_free(found_);                                                                                 \
    } while (0)

static void option_embed_db_schema(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document);
    test_sql(db,
             "SELECT name || ' ' || type || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM "
             "pragma_table_info('documents')",
             "id TEXT,metadata BOOLEAN?,metadata_author TEXT?,metadata_note TEXT?");
    toasty_close(db);
}

static void option_embed_crud(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Document);
    struct Document *some =
        document_create(db, .id = "a", .metadata = metadata_new(.author = "ada", .note = "x"));
    struct Document *none = document_create(db, .id = "b");
    test_true(db, some && none);
    assert_string_equal(some->metadata->author, "ada");
    assert_null(none->metadata);
    toasty_free(some);
    toasty_free(none);
    some = document_get_by_id(db, "a");
    none = document_get_by_id(db, "b");
    test_true(db, some && none);
    assert_string_equal(some->metadata->author, "ada");
    assert_string_equal(some->metadata->note, "x");
    assert_null(none->metadata);
    toasty_free(some);
    toasty_free(none);
    assert_null(document_create(db, .id = "c", .metadata = metadata_new(.author = "ada")));
    test_failed(db, TOASTY_VALIDATION, "metadata.note");
    toasty_close(db);
}

/* true and the fields, or NULL everywhere */
static void option_embed_create_ops(void **state)
{
    (void)state;
    toasty_db *db = documents();
    test_sql(db,
             "SELECT id || ' ' || coalesce(metadata, '-') || ' ' || coalesce(metadata_author, '-') || ' ' || "
             "coalesce(metadata_note, '-') FROM documents ORDER BY id",
             "1 1 ada n,2 - - -,3 1 bob n");
    toasty_close(db);
}

static void option_embed_filter_presence(void **state)
{
    (void)state;
    toasty_db *db = documents();
    test_log_start();
    FOUND(db, toasty_is_null(Document.metadata), "2");
    assert_non_null(strstr(test_log_sql(0), "\"metadata\" IS NULL"));
    FOUND(db, toasty_is_not_null(Document.metadata), "1,3");
    FOUND(db, toasty_not(toasty_is_null(Document.metadata)), "1,3");
    toasty_close(db);
}

static void option_embed_filter_eq(void **state)
{
    (void)state;
    toasty_db *db = documents();
    FOUND(db, metadata_eq(Document.metadata, {.author = "ada", .note = "n"}), "1");
    FOUND(db, metadata_eq(Document.metadata, {.author = "ada", .note = "other"}), "");
    FOUND(db, toasty_eq(Document.metadata.author, "bob"), "3");
    FOUND(db, toasty_ne(Document.metadata.author, "bob"), "1");
    FOUND(db, toasty_eq(Document.metadata.note, "n"), "1,3");
    toasty_close(db);
}

static void option_embed_update(void **state)
{
    (void)state;
    toasty_db *db = documents();
    struct Document *one = document_get_by_id(db, "1"), *two = document_get_by_id(db, "2");
    test_true(db, one && two);
    assert_int_equal(document_update(db, one, .metadata = toasty_null), TOASTY_OK);
    assert_null(one->metadata);
    assert_int_equal(document_update(db, two, .metadata = toasty_set({.author = "eve", .note = "y"})),
                     TOASTY_OK);
    assert_string_equal(two->metadata->author, "eve");
    test_sql(db,
             "SELECT id || ' ' || coalesce(metadata, '-') || ' ' || coalesce(metadata_author, '-') || ' ' || "
             "coalesce(metadata_note, '-') FROM documents ORDER BY id",
             "1 - - -,2 1 eve y,3 1 bob n");
    assert_int_equal(document_update(db, two, .metadata = {.note = toasty_set("z")}), TOASTY_OK);
    assert_string_equal(two->metadata->author, "eve");
    assert_string_equal(two->metadata->note, "z");
    assert_int_equal(document_update(db, one, .metadata = {.note = toasty_set("z")}),
                     TOASTY_INVALID_STATEMENT);
    test_failed(db, TOASTY_INVALID_STATEMENT, "metadata.note", "may be NULL");
    assert_int_equal(document_update(db, two, .metadata = toasty_set({.author = "only"})), TOASTY_VALIDATION);
    test_failed(db, TOASTY_VALIDATION, "metadata.note", "cannot be NULL");
    assert_string_equal(two->metadata->author, "eve");
    struct Document *read = document_get_by_id(db, "2");
    test_true(db, read);
    assert_string_equal(read->metadata->note, "z");
    assert_int_equal(
        document_update_where(db, toasty_eq(Document.id, "3"), .metadata = {.note = toasty_set("z")}),
        TOASTY_INVALID_STATEMENT);
    assert_int_equal(document_update_where(db, toasty_eq(Document.id, "3"), .metadata = toasty_null),
                     TOASTY_OK);
    assert_int_equal(
        document_update_where(db, toasty_eq(Document.id, "1"), .metadata = toasty_set(*two->metadata)),
        TOASTY_OK);
    FOUND(db, toasty_is_null(Document.metadata), "3");
    FOUND(db, metadata_eq(Document.metadata, *two->metadata), "1,2");
    toasty_free(read);
    toasty_free(two);
    toasty_free(one);
    toasty_close(db);
}

static void option_struct_nullable_inner_disambiguates(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Wrapped);
    struct Wrapped_list *made =
        wrapped_create_many(db, wrappeds_new({.wrapper = wrapper_new(.value = "v")},
                                             {.wrapper = wrapper_new(.value = NULL)}, {.wrapper = NULL}));
    test_true(db, made);
    struct Wrapped_list *read = wrapped_find(db, .order_by = {toasty_asc(Wrapped.id)});
    test_true(db, read);
    assert_string_equal(read->items[0].wrapper->value, "v");
    assert_non_null(read->items[1].wrapper);
    assert_null(read->items[1].wrapper->value);
    assert_null(read->items[2].wrapper);
    assert_int_equal(wrapped_count(db, .where = wrapper_eq(Wrapped.wrapper, {.value = NULL})), 1);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static struct Picture *picture(toasty_db *db)
{
    struct Picture *made = picture_create(
        db, .name = "p",
        .frame = frame_new(.colour = "red", .size = size_new(.width = 3, .height = toasty_i64(4)),
                           .inner = {.width = 9}),
        .plain = {.colour = "blue", .inner = {.width = 1}});
    test_true(db, made);
    return made;
}

static void nested_options(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Picture);
    struct Picture *made = picture(db), *read = picture_get_by_id(db, made->id);
    test_true(db, read);
    assert_string_equal(read->frame->colour, "red");
    assert_int_equal(read->frame->size->width, 3);
    assert_int_equal(*read->frame->size->height, 4);
    assert_int_equal(read->frame->inner.width, 9);
    assert_null(read->frame->inner.height);
    assert_null(read->plain.size);
    char *json = picture_to_json(read);
    assert_string_equal(
        json, "{\"id\":1,\"name\":\"p\",\"frame\":{\"colour\":\"red\",\"size\":{\"width\":3,\"height\":4},"
              "\"inner\":{\"width\":9,\"height\":null}},\"plain\":{\"colour\":\"blue\",\"size\":null,"
              "\"inner\":{\"width\":1,\"height\":null}}}");
    toasty_free(json);
    /* in what is there, a part; inside of that, all */
    assert_int_equal(picture_update(db, read, .frame = {.size = {.height = toasty_add(6)}},
                                    .plain = {.size = toasty_set({.width = 7})}),
                     TOASTY_OK);
    assert_int_equal(*read->frame->size->height, 10);
    assert_int_equal(read->frame->size->width, 3);
    assert_string_equal(read->frame->colour, "red");
    assert_int_equal(read->plain.size->width, 7);
    assert_int_equal(picture_update(db, read, .frame = {.size = toasty_null}), TOASTY_OK);
    assert_null(read->frame->size);
    assert_int_equal(read->frame->inner.width, 9);
    toasty_free(made);
    made = picture_get_by_name(db, "p");
    test_true(db, made);
    assert_null(made->frame->size);
    assert_int_equal(made->plain.size->width, 7);
    assert_int_equal(picture_count(db, .where = frame_eq(Picture.plain, read->plain)), 1);
    assert_int_equal(picture_count(db, .where = frame_eq(Picture.frame, *read->frame)), 1);
    assert_int_equal(picture_count(db, .where = toasty_is_null(Picture.frame.size)), 1);
    assert_int_equal(picture_update(db, made, .frame = toasty_set(read->plain)), TOASTY_OK);
    assert_string_equal(made->frame->colour, "blue");
    assert_int_equal(made->frame->size->width, 7);
    struct PictureColour *shown = picture_colour_one(db);
    test_true(db, shown);
    assert_string_equal(shown->colour, "blue");
    assert_int_equal(*shown->width, 7);
    toasty_free(shown);
    toasty_free(read);
    toasty_free(made);
    toasty_close(db);
}

static void upsert_optional(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Picture);
    for (int i = 0; i < 2; i++) {
        struct Picture *p = picture_upsert_by_name(
            db, "p", .plain = toasty_set({.colour = "c", .inner = {.width = 1}}),
            .on_update = {.frame = toasty_set({.colour = "f", .inner = {.width = 2}})});
        test_true(db, p);
        if (i)
            assert_string_equal(p->frame->colour, "f");
        else
            assert_null(p->frame);
        toasty_free(p);
    }
    struct Picture *p = picture_upsert_by_name(
        db, "p", .plain = {.colour = toasty_set("d"), .inner = toasty_set({.width = 4})},
        .frame = toasty_null);
    test_true(db, p);
    assert_null(p->frame);
    assert_string_equal(p->plain.colour, "d");
    toasty_free(p);
    assert_null(picture_upsert_by_name(db, "q", .plain = toasty_set({.colour = "c", .inner = {.width = 1}}),
                                       .frame = {.colour = toasty_set("x")}));
    test_failed(db, TOASTY_INVALID_STATEMENT, "frame.colour", "may be NULL");
    assert_null(picture_upsert_by_name(db, "q", .plain = toasty_set({.inner = {.width = 1}})));
    test_failed(db, TOASTY_VALIDATION, "plain.colour");
    toasty_close(db);
}

static void shown_when_absent(void **state)
{
    (void)state;
    toasty_db *db = documents();
    struct Document *two = document_get_by_id(db, "2");
    test_true(db, two);
    char *json = document_to_json(two);
    assert_string_equal(json, "{\"id\":\"2\",\"metadata\":null}");
    toasty_free(json);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    document_print(out, two);
    fclose(out);
    assert_string_equal(text, "Document {\n    id: \"2\",\n    metadata: NULL,\n}\n");
    free(text);
    toasty_free(two);
    toasty_close(db);
}

/* What another program wrote beside the rules is refused, or passed over where nothing is. */
static void rows_that_break_the_rules(void **state)
{
    (void)state;
    toasty_db *db = documents();
    assert_int_equal(toasty_exec(db, "UPDATE documents SET metadata_note = NULL WHERE id = '1'"), TOASTY_OK);
    assert_int_equal(toasty_exec(db, "UPDATE documents SET metadata_note = 'stray' WHERE id = '2'"),
                     TOASTY_OK);
    assert_null(document_get_by_id(db, "1"));
    test_failed(db, TOASTY_INVALID_RESULT, "metadata.note");
    struct Document *two = document_get_by_id(db, "2");
    test_true(db, two);
    assert_null(two->metadata);
    toasty_free(two);
    toasty_close(db);
}

static void updates_again_and_again(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Picture);
    struct Picture *p = picture(db);
    char colour[32];
    for (int i = 0; i < 30; i++) {
        snprintf(colour, sizeof colour, "colour %d", i);
        assert_int_equal(picture_update(db, p, .frame = {.colour = toasty_set(colour)}), TOASTY_OK);
        assert_string_equal(p->frame->colour, colour);
        assert_int_equal(p->frame->size->width, 3);
    }
    toasty_free(picture_create(db, .name = "taken", .plain = {.colour = "x", .inner = {.width = 1}}));
    assert_int_equal(picture_update(db, p, .frame = toasty_null, .name = toasty_set("taken")),
                     TOASTY_DRIVER_OPERATION_FAILED);
    assert_string_equal(p->frame->colour, "colour 29");
    toasty_free(p);
    toasty_close(db);
}

static void option_newtype(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Coded);
    test_sql(db,
             "SELECT name || CASE \"notnull\" WHEN 0 THEN '?' ELSE '' END FROM pragma_table_info('codeds')",
             "id,code?");
    toasty_free(coded_create(db, .id = "1", .code = "X"));
    toasty_free(coded_create(db, .id = "2"));
    struct Coded *one = coded_get_by_id(db, "1"), *two = coded_get_by_id(db, "2");
    test_true(db, one && two);
    assert_string_equal(one->code.text, "X");
    assert_null(two->code.text);
    assert_int_equal(coded_count(db, .where = toasty_is_null(Coded.code)), 1);
    assert_int_equal(coded_count(db, .where = toasty_is_not_null(Coded.code)), 1);
    assert_int_equal(coded_count(db, .where = toasty_eq(Coded.code, "X")), 1);
    assert_int_equal(coded_update(db, one, .code = toasty_null), TOASTY_OK);
    assert_null(one->code.text);
    toasty_free(one);
    toasty_free(two);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(option_embed_db_schema),
    cmocka_unit_test(option_embed_crud),
    cmocka_unit_test(option_embed_create_ops),
    cmocka_unit_test(option_embed_filter_presence),
    cmocka_unit_test(option_embed_filter_eq),
    cmocka_unit_test(option_embed_update),
    cmocka_unit_test(option_struct_nullable_inner_disambiguates),
    cmocka_unit_test(nested_options),
    cmocka_unit_test(upsert_optional),
    cmocka_unit_test(shown_when_absent),
    cmocka_unit_test(rows_that_break_the_rules),
    cmocka_unit_test(updates_again_and_again),
    cmocka_unit_test(option_newtype),
};

TEST_MAIN(tests)
