/* What may be inside of the variants of embedded enums, and such enums as a whole that are deferred. */
#include "embed_enum_inside.toasty.h"
#include "support.h"

#define RUN(db, sql) assert_int_equal(toasty_exec(db, sql), TOASTY_OK)

/* ---- deferred ---- */

static void deferred_embed_data_enum(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Person);
    struct Person *ada =
        person_create(db, .id = "1", .name = "ada", .contact = {CONTACT_EMAIL, .email = {"a@b"}});
    struct Person *eve = person_create(db, .id = "2", .name = "eve", .contact = {.kind = CONTACT_MAIL});
    test_true(db, ada && eve);
    assert_string_equal(ada->contact->email.address, "a@b");
    assert_int_equal(eve->contact->kind, CONTACT_MAIL);
    toasty_free(ada);
    toasty_free(eve);
    ada = person_get_by_id(db, "1");
    test_true(db, ada);
    assert_null(ada->contact);
    assert_false(toasty_is_loaded(ada, Person.contact));
    assert_int_equal(person_load(db, ada, .include = {toasty_with_field(Person.contact)}), TOASTY_OK);
    assert_string_equal(ada->contact->email.address, "a@b");
    struct Person_list *all =
        person_find(db, .include = {toasty_with_field(Person.contact)}, .order_by = {toasty_asc(Person.id)});
    test_true(db, all);
    assert_int_equal(all->len, 2);
    assert_string_equal(all->items[0].contact->email.address, "a@b");
    assert_int_equal(all->items[1].contact->kind, CONTACT_MAIL);
    struct Person *unloaded = person_get_by_id(db, "2");
    test_true(db, unloaded);
    assert_int_equal(
        person_update(db, unloaded, .contact = toasty_set({CONTACT_PHONE, .phone = {.number = "1"}})),
        TOASTY_OK);
    assert_string_equal(unloaded->contact->phone.number, "1");
    toasty_free(unloaded);
    toasty_free(all);
    toasty_free(ada);
    toasty_close(db);
}

static void deferred_inside_embed_in_enum_variant(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter);
    struct Letter *mail = letter_create(
        db, .id = 1,
        .message = {CONTACT_EMAIL, .email = {"a@b", .metadata = {.author = "ada", .notes = "long"}}});
    struct Letter *call = letter_create(db, .id = 2, .message = {CONTACT_PHONE, .phone = {.number = "555"}});
    test_true(db, mail && call);
    assert_string_equal(mail->message.email.metadata.notes, "long");
    assert_true(toasty_is_loaded(mail, Letter.message.email.metadata.notes));
    assert_true(toasty_is_loaded(call, Letter.message.phone.transcript));
    toasty_free(mail);
    toasty_free(call);
    mail = letter_get_by_id(db, 1);
    call = letter_get_by_id(db, 2);
    test_true(db, mail && call);
    assert_string_equal(mail->message.email.address, "a@b");
    assert_string_equal(mail->message.email.metadata.author, "ada");
    assert_null(mail->message.email.metadata.notes);
    assert_false(toasty_is_loaded(mail, Letter.message.email.metadata.notes));
    assert_false(toasty_is_loaded(call, Letter.message.phone.transcript));
    assert_int_equal(
        letter_load(db, mail, .include = {toasty_with_field(Letter.message.email.metadata.notes)}),
        TOASTY_OK);
    assert_string_equal(mail->message.email.metadata.notes, "long");
    assert_int_equal(
        letter_load(db, call, .include = {toasty_with_field(Letter.message.email.metadata.notes)}),
        TOASTY_OK); /* of another variant: nothing happens */
    assert_string_equal(call->message.phone.number, "555");
    struct Letter_list *all = letter_find(db, .order_by = {toasty_asc(Letter.id)},
                                          .include = {toasty_with_field(Letter.message.email.metadata.notes),
                                                      toasty_with_field(Letter.message.phone.transcript)});
    test_true(db, all);
    assert_string_equal(all->items[0].message.email.metadata.notes, "long");
    assert_true(toasty_is_loaded(&all->items[1], Letter.message.phone.transcript));
    assert_null(all->items[1].message.phone.transcript);
    toasty_free(all);
    /* required: a row whose variant says that it is there must have it */
    RUN(db, "UPDATE letters SET message_metadata_notes = NULL WHERE id = 1");
    assert_null(letter_find(db, .include = {toasty_with_field(Letter.message.email.metadata.notes)}));
    test_failed(db, TOASTY_INVALID_RESULT, "message.email.metadata.notes");
    toasty_free(mail);
    toasty_free(call);
    toasty_close(db);
}

static void deferred_inside_is_known_when_set(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Letter);
    toasty_free(letter_create(db, .id = 1,
                              .message = {CONTACT_EMAIL, .email = {"a@b", .metadata = {"ada", "long"}}}));
    test_ok(db);
    struct Letter *letter = letter_get_by_id(db, 1);
    test_true(db, letter);
    /* part of it leaves unloaded what was */
    assert_int_equal(letter_update(db, letter, .message = {.email = {.address = toasty_set("c@d")}}),
                     TOASTY_OK);
    assert_string_equal(letter->message.email.address, "c@d");
    assert_string_equal(letter->message.email.metadata.author, "ada");
    assert_false(toasty_is_loaded(letter, Letter.message.email.metadata.notes));
    assert_int_equal(
        letter_update(db, letter, .message = {.email = {.metadata = {.notes = toasty_set("short")}}}),
        TOASTY_OK);
    assert_string_equal(letter->message.email.metadata.notes, "short");
    assert_int_equal(
        letter_update(db, letter, .message = toasty_set({CONTACT_PHONE, .phone = {.number = "555"}})),
        TOASTY_OK);
    assert_string_equal(letter->message.phone.number, "555");
    assert_null(letter->message.phone.transcript);
    assert_true(toasty_is_loaded(letter, Letter.message.phone.transcript));
    assert_int_equal(letter_update(db, letter, .message = {.phone = {.transcript = toasty_set("hello")}}),
                     TOASTY_OK);
    assert_string_equal(letter->message.phone.transcript, "hello");
    assert_int_equal(letter_update(db, letter, .message = {.phone = {.transcript = toasty_null}}), TOASTY_OK);
    assert_true(toasty_is_loaded(letter, Letter.message.phone.transcript));
    toasty_free(letter);
    toasty_close(db);
}

/* ---- what may be inside ---- */

static void structs_and_enums_inside(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Log);
    toasty_timestamp at = {1700000000, 5};
    toasty_uuid id = toasty_uuid_v4();
    struct Log *log = log_create(
        db, .event = {EVENT_LOGIN, at, "ada", .login = {id, {(const uint8_t *)"\1\2\3", 3}, true}},
        .entry = {7, {EVENT_MOVE, at, .move = {{"a", "b"}, address_new("c", "d")}}},
        .last = entry_new(
            8, {EVENT_CHANGE, at,
                .change = {{STATUS_FAILED, .failed = {"why"}}, status_new(.kind = STATUS_DONE), 200}}));
    test_true(db, log);
    struct Log *read = log_get_by_id(db, log->id);
    test_true(db, read);
    assert_memory_equal(&read->event.login.user, &id, sizeof id);
    assert_int_equal(read->event.login.token.len, 3);
    assert_memory_equal(read->event.login.token.data, "\1\2\3", 3);
    assert_true(read->event.login.fresh);
    assert_int_equal(read->event.at.seconds, at.seconds);
    assert_string_equal(read->event.by, "ada");
    assert_int_equal(read->entry.number, 7);
    assert_string_equal(read->entry.event.move.from.city, "b");
    assert_string_equal(read->entry.event.move.to->city, "d");
    assert_null(read->entry.event.by);
    assert_int_equal(read->last->event.change.before.kind, STATUS_FAILED);
    assert_string_equal(read->last->event.change.before.failed.reason, "why");
    assert_int_equal(read->last->event.change.after->kind, STATUS_DONE);
    assert_int_equal(read->last->event.change.level, 200);
    test_sql(db,
             "SELECT what || what_by || entry_event || entry_event_to || last_event || last_event_before || "
             "last_event_before_reason || last_event_after || last FROM logs",
             "0ada2132why31");
    toasty_free(read);

    /* from one to the other, and parts of them */
    assert_int_equal(log_update(db, log, .last = {.event = {.change = {.after = toasty_null}}}), TOASTY_OK);
    assert_null(log->last->event.change.after);
    assert_string_equal(log->last->event.change.before.failed.reason, "why");
    assert_int_equal(
        log_update(db, log,
                   .last = {.event = {.change = {.before = {.failed = {.reason = toasty_set("because")}}}}}),
        TOASTY_OK);
    assert_string_equal(log->last->event.change.before.failed.reason, "because");
    assert_int_equal(
        log_update(db, log, .last = {.event = {.change = {.before = toasty_set({.kind = STATUS_PENDING})}}}),
        TOASTY_OK);
    assert_int_equal(
        log_update(db, log,
                   .last = {.event = {.change = {.before = {.failed = {.reason = toasty_set("x")}}}}}),
        TOASTY_INVALID_STATEMENT);
    assert_int_equal(log_update(db, log, .entry = {.event = {.move = {.to = {.street = toasty_set("e")}}}}),
                     TOASTY_OK);
    assert_string_equal(log->entry.event.move.to->street, "e");
    assert_int_equal(
        log_update(db, log, .entry = {.number = toasty_add(1)},
                   .event = toasty_set({EVENT_PURCHASE, at, .purchase = {"pen", 3, NULL, {"1.50"}}})),
        TOASTY_OK);
    assert_int_equal(
        log_update(db, log, .event = {.by = toasty_set("bob"), .purchase = {.amount = toasty_sub(1)}}),
        TOASTY_OK);
    assert_int_equal(log->event.purchase.amount, 2);
    assert_string_equal(log->event.by, "bob");
    assert_string_equal(log->event.purchase.item, "pen");
    read = log_get_by_id(db, log->id);
    test_true(db, read);
    assert_int_equal(read->event.kind, EVENT_PURCHASE);
    assert_string_equal(read->event.by, "bob");
    assert_int_equal(read->event.purchase.amount, 2);
    assert_string_equal(read->event.purchase.price.text, "1.50");
    assert_string_equal(read->entry.event.move.to->street, "e");
    assert_int_equal(read->last->event.change.before.kind, STATUS_PENDING);
    assert_int_equal(read->entry.number, 8);
    struct Log_list *found = log_find(db, .where = entry_eq(Log.entry, log->entry));
    test_true(db, found);
    assert_int_equal(found->len, 1);
    toasty_free(found);
    found = log_find(db, .where = entry_eq(Log.last, *log->last));
    test_true(db, found);
    assert_int_equal(found->len, 1);
    toasty_free(found);
    found =
        log_find(db, .where = toasty_or(entry_ne(Log.entry, log->entry), event_ne(Log.event, log->event)));
    test_true(db, found);
    assert_int_equal(found->len, 0);
    toasty_free(found);
    toasty_free(read);
    toasty_free(log);
    toasty_close(db);
}

static void json_data_enum_field(void **state)
{
    (void)state;
    toasty_db *db = test_db(&Item);
    toasty_free(item_create(
        db, .id = 1,
        .payload = {PAYLOAD_DATA, .data = {.mail = "a@b", .tags = {"[1]"}, .creature = CREATURE_STONE}}));
    test_ok(db);
    toasty_free(item_create(db, .id = 2, .payload = {.kind = PAYLOAD_EMPTY}));
    test_ok(db);
    struct Item *item = item_get_by_payload_data_mail(db, "a@b");
    test_true(db, item);
    assert_string_equal(item->payload.data.mail.text, "a@b");
    assert_string_equal(item->payload.data.tags.text, "[1]");
    assert_int_equal(item->payload.data.creature, CREATURE_STONE);
    assert_null(item->payload.data.other);
    assert_false(toasty_is_loaded(item, Item.payload.data.more));
    assert_int_equal(item_update(db, item,
                                 .payload = {.data = {.other = toasty_set(CREATURE_HUMAN),
                                                      .tags = toasty_set({"{}"}),
                                                      .mail = toasty_set("c@d")}}),
                     TOASTY_OK);
    assert_int_equal(*item->payload.data.other, CREATURE_HUMAN);
    assert_string_equal(item->payload.data.tags.text, "{}");
    assert_string_equal(item->payload.data.mail.text, "c@d");
    struct Item_list *empty = item_find_by_payload_kind(db, PAYLOAD_EMPTY);
    test_true(db, empty);
    assert_int_equal(empty->len, 1);
    RUN(db, "UPDATE items SET payload_creature = 77 WHERE id = 1");
    assert_null(item_get_by_id(db, 1));
    test_failed(db, TOASTY_INVALID_TYPE_CONVERSION, "77 in column `payload_creature`", "enum CreatureKind");
    toasty_free(empty);
    toasty_free(item);
    toasty_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(deferred_embed_data_enum),
    cmocka_unit_test(deferred_inside_embed_in_enum_variant),
    cmocka_unit_test(deferred_inside_is_known_when_set),
    cmocka_unit_test(structs_and_enums_inside),
    cmocka_unit_test(json_data_enum_field),
};
TEST_MAIN(tests)
