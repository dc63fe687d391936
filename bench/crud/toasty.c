/* The jobs through Toasty. */
#include "side.h"

static void *check(toasty_db *db, void *result)
{
    if (!result)
        bench_fail("toasty", toasty_errmsg(db));
    return result;
}

static void check_status(toasty_db *db, toasty_status status)
{
    if (status)
        bench_fail("toasty", toasty_errmsg(db));
}

static void *open_db(const char *path)
{
    char url[256];
    snprintf(url, sizeof url, "turso:%s", path);
    toasty_db *db = toasty_open(url, .models = toasty_models(&User, &Todo));
    check_status(db, toasty_push_schema(db));
    return db;
}

static void close_db(void *db)
{
    toasty_close(db);
}

static void insert(void *db, int first, int count, bool together)
{
    toasty_db *on = together ? check(db, toasty_begin(db)) : db;
    for (int i = first; i < first + count; i++) {
        char name[64], email[64];
        bench_name(name, i);
        bench_email(email, i);
        toasty_free(check(on, user_create(on, .name = name, .email = email, .age = toasty_i64(i), .logins = 0)));
    }
    if (together)
        check_status(db, toasty_commit(on));
}

static void get(void *db, const toasty_uuid *ids, int count)
{
    for (int i = 0; i < count; i++)
        toasty_free(check(db, user_get_by_id(db, ids[i])));
}

static void find(void *db, int count)
{
    struct User_list *users = check(db, user_find(db, .limit = count));
    if (users->len != (size_t)count)
        bench_fail("toasty", "find gave another number of records");
    toasty_free(users);
}

static void update(void *db, const toasty_uuid *ids, int count)
{
    toasty_db *tx = check(db, toasty_begin(db));
    for (int i = 0; i < count; i++)
        check_status(tx, user_update_by_id(tx, ids[i], .name = toasty_set("A new name for this user")));
    check_status(db, toasty_commit(tx));
}

static void insert_children(void *db, const toasty_uuid *ids)
{
    toasty_db *tx = check(db, toasty_begin(db));
    for (int i = 0; i < PARENTS * CHILDREN; i++)
        toasty_free(check(tx, todo_create(tx, .user_id = ids[i / CHILDREN], .title = "Something to do one day")));
    check_status(db, toasty_commit(tx));
}

static void include(void *db)
{
    struct User_list *users = check(db, user_find(db, .limit = PARENTS, .include = {toasty_with(User.todos)}));
    size_t todos = 0;
    toasty_each (user, users)
        todos += user->todos->len;
    if (todos != PARENTS * CHILDREN)
        bench_fail("toasty", "include gave another number of records");
    toasty_free(users);
}

static void all_ids(void *db, toasty_uuid *ids, int count)
{
    struct User_list *users = check(db, user_find(db, .limit = count));
    for (int i = 0; i < count; i++)
        ids[i] = users->items[i].id;
    toasty_free(users);
}

const bench_side bench_toasty = {"toasty", open_db, close_db, insert,  get,    find,
                                 update,   insert_children,  include, all_ids};
