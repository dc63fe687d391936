/* Compiled, not run: what can be written of embedded enums that carry data, with the warnings of a careful
 * program. */
#include "variants.toasty.h"

struct Subscriber_list *run(toasty_db *db);

struct Subscriber_list *run(toasty_db *db)
{
    struct Subscriber *subscriber = subscriber_create(
        db, .contact = {CONTACT_EMAIL, .email = {.address = "a@b"}},
        .second = contact_new(CONTACT_PHONE, .phone = {.number = "5", .extension = toasty_i32(2)}),
        .third = {.kind = CONTACT_NONE});
    if (!subscriber ||
        subscriber_update(db, subscriber,
                          .contact = {.email = {.address = toasty_set("b@c")}, .confirmed = toasty_set(true)},
                          .second = toasty_set({.kind = CONTACT_NONE, .confirmed = true})))
        return 0;
    if (subscriber_update_where(db, toasty_eq(Subscriber.contact.kind, CONTACT_NONE),
                                .contact = toasty_set(subscriber->contact)))
        return 0;
    return subscriber_find(
        db,
        .where = toasty_or(contact_eq(Subscriber.contact, {CONTACT_PHONE, .phone = {.number = "5"}}),
                           phone_ne(Subscriber.second.phone, {.number = "5"}),
                           toasty_is_null(Subscriber.contact.phone.extension)),
        .order_by = {toasty_asc(Subscriber.contact.email.address)},
        .include = {toasty_with_field(Subscriber.third), toasty_with_field(Subscriber.contact.email.notes)});
}
