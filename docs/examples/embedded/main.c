#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

static void create(toasty_db *db)
{
    /* [doc: create] */
    struct User *ada = user_create(db, .name = "Ada", .email = "ada@example.com", .status = ACTIVE,
        .address = { .street = "Rua 1", .city = "Porto", .position = { .lat = 41.1, .lon = -8.6 } },
        .second = address_new(.street = "Rua 2", .city = "Lisboa"));
    check(db, ada);
    printf("%s, %s\n", ada->address.street, ada->address.city);
    printf("%s\n", ada->second ? ada->second->street : "nowhere else");
    printf("%s\n", ada->email.text);
    /* [end] */
    struct User *bob = user_create(db, .name = "Bob", .email = "bob@example.com", .status = PENDING, .role = toasty_ref(enum Role, EDITOR),
                                   .address = { .street = "Rua 3", .city = "Porto" });
    check(db, bob);
    toasty_free(bob);
    toasty_free(ada);
}

static void print(const char *what, struct User_list *users)
{
    printf("%s:", what);
    toasty_each (user, users)
        printf(" %s", user->name);
    printf("\n");
    toasty_free(users);
}

static void query(toasty_db *db)
{
    /* [doc: query] */
    struct User_list *users = user_find(db,
        .where    = toasty_and(toasty_eq(User.address.city, "Porto"), toasty_gt(User.address.position.lat, 40),
                               toasty_in(User.status, PENDING, ACTIVE)),
        .order_by = { toasty_asc(User.address.street) });
    /* [end] */
    check(db, users);
    print("north", users);
    /* [doc: whole] */
    users = user_find(db, .where = address_eq(User.address, { "Rua 1", "Porto", { 41.1, -8.6 } }));
    /* [end] */
    check(db, users);
    print("there", users);
    struct User *one = user_get_by_email(db, "bob@example.com");
    check(db, one);
    users = user_find(db, .where = address_ne(User.address, one->address));
    check(db, users);
    print("elsewhere", users);
    /* [doc: null] */
    users = user_find(db, .where = toasty_is_null(User.second));
    /* [end] */
    check(db, users);
    print("one address", users);
    toasty_free(one);
    /* [doc: by] */
    users = user_find_by_address_city(db, "Porto", .limit = 10);
    struct User *ada = user_get_by_email(db, "ada@example.com");
    /* [end] */
    check(db, users && ada);
    print("in Porto", users);
    toasty_free(ada);
}

static void update(toasty_db *db)
{
    struct User *user = user_get_by_email(db, "ada@example.com");
    check(db, user);
    /* [doc: part] */
    toasty_status status = user_update(db, user,
        .address = { .street = toasty_set("Rua 9"), .position = { .lat = toasty_add(0.5) } });
    /* [end] */
    check(db, status == TOASTY_OK);
    /* [doc: all] */
    status = user_update(db, user, .address = toasty_set({ .street = "Rua 5", .city = "Faro" }), .second = toasty_null);
    /* [end] */
    check(db, status == TOASTY_OK);
    /* [doc: taken] */
    status = user_update(db, user, .second = toasty_set(user->address));
    /* [end] */
    check(db, status == TOASTY_OK);
    user_print(stdout, user);
    char *json = user_to_json(user);
    check(db, json);
    printf("%s\n", json);
    toasty_free(json);
    toasty_free(user);
}

static void print_people(const char *what, struct Person_list *people)
{
    printf("%s:", what);
    toasty_each (person, people)
        printf(" %s", person->name);
    printf("\n");
    toasty_free(people);
}

static void variants(toasty_db *db)
{
    /* [doc: variant-create] */
    struct Person *ada = person_create(db, .name = "Ada", .contact = { EMAIL, .email = { "ada@example.com" } });
    struct Person *bob = person_create(db, .name = "Bob", .contact = { PHONE, .phone = { .number = "555 0100" } });
    struct Person *cy = person_create(db, .name = "Cy", .contact = { .kind = MAIL });
    check(db, ada && bob && cy);
    if (bob->contact.kind == PHONE)
        printf("%s\n", bob->contact.phone.number);
    /* [end] */
    /* [doc: variant-query] */
    struct Person_list *people = person_find(db,
        .where = toasty_or(toasty_eq(Person.contact.kind, MAIL),
                           toasty_starts_with(Person.contact.phone.number, "555"),
                           contact_eq(Person.contact, { EMAIL, .email = { "ada@example.com" } })));
    /* [end] */
    check(db, people);
    print_people("all three", people);
    people = person_find(db, .where = toasty_not(toasty_eq(Person.contact.phone.number, "555 0100")));
    check(db, people);
    print_people("not that number", people);
    /* [doc: variant-update] */
    toasty_status status = person_update(db, bob, .contact = { .phone = { .extension = toasty_set(7) } });
    check(db, status == TOASTY_OK);
    status = person_update(db, cy, .contact = toasty_set({ PHONE, .phone = { .number = "555 0199" } }));
    /* [end] */
    check(db, status == TOASTY_OK);
    person_print(stdout, bob);
    toasty_free(ada);
    toasty_free(bob);
    toasty_free(cy);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&User, &Person));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    create(db);
    query(db);
    update(db);
    variants(db);
    toasty_close(db);
    return 0;
}
