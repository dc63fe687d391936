/* The same jobs by hand: prepared statements, the same pragmas, the same structs filled, memory by malloc and strdup. */
#include <sqlite3.h>
#include <stdlib.h>

#include "side.h"

enum { INSERT, GET, FIND, UPDATE, INSERT_TODO, CHILDREN_OF, BEGIN, COMMIT, STATEMENTS };

static const char *const texts[STATEMENTS] = {
    [INSERT] = "INSERT INTO users (id, name, email, age, logins) VALUES (?1, ?2, ?3, ?4, ?5)",
    [GET] = "SELECT id, name, email, age, logins FROM users WHERE id = ?1",
    [FIND] = "SELECT id, name, email, age, logins FROM users LIMIT ?1",
    [UPDATE] = "UPDATE users SET name = ?1 WHERE id = ?2",
    [INSERT_TODO] = "INSERT INTO todos (id, user_id, title, done) VALUES (?1, ?2, ?3, ?4)",
    [CHILDREN_OF] = ("SELECT id, user_id, title, done FROM todos WHERE user_id IN (SELECT id FROM users LIMIT ?1) "
                     "ORDER BY user_id"),
    [BEGIN] = "BEGIN",
    [COMMIT] = "COMMIT"};

typedef struct raw {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
} raw;

static void check(raw *r, bool ok)
{
    if (!ok)
        bench_fail("sqlite3", sqlite3_errmsg(r->db));
}

static void run(raw *r, int which)
{
    check(r, sqlite3_step(r->statements[which]) == SQLITE_DONE);
    sqlite3_reset(r->statements[which]);
}

static void *open_db(const char *path)
{
    raw *r = calloc(1, sizeof *r);
    check(r, sqlite3_open_v2(path, &r->db,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                             NULL) == SQLITE_OK);
    sqlite3_busy_timeout(r->db, 5000);
    check(r, sqlite3_exec(r->db,
                          "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;"
                          "CREATE TABLE users (id BLOB NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, age BIGINT,"
                          "  logins BIGINT NOT NULL, PRIMARY KEY (id));"
                          "CREATE UNIQUE INDEX users_email ON users (email);"
                          "CREATE TABLE todos (id BLOB NOT NULL, user_id BLOB NOT NULL, title TEXT NOT NULL,"
                          "  done BOOLEAN NOT NULL, PRIMARY KEY (id));"
                          "CREATE INDEX todos_user_id ON todos (user_id);",
                          NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < STATEMENTS; i++)
        check(r, sqlite3_prepare_v3(r->db, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &r->statements[i], NULL) ==
                     SQLITE_OK);
    return r;
}

static void close_db(void *db)
{
    raw *r = db;
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(r->statements[i]);
    sqlite3_close(r->db);
    free(r);
}

/* Like Toasty's create, makes the record that was stored. */
static void insert(void *db, int first, int count, bool together)
{
    raw *r = db;
    sqlite3_stmt *s = r->statements[INSERT];
    if (together)
        run(r, BEGIN);
    for (int i = first; i < first + count; i++) {
        char name[64], email[64];
        bench_name(name, i);
        bench_email(email, i);
        struct User *user = calloc(1, sizeof *user);
        user->id = toasty_uuid_v7();
        user->name = strdup(name);
        user->email = strdup(email);
        user->age = malloc(sizeof *user->age);
        *user->age = i;
        sqlite3_bind_blob(s, 1, user->id.bytes, 16, SQLITE_STATIC);
        sqlite3_bind_text(s, 2, user->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(s, 3, user->email, -1, SQLITE_STATIC);
        sqlite3_bind_int64(s, 4, *user->age);
        sqlite3_bind_int64(s, 5, user->logins);
        run(r, INSERT);
        free(user->name);
        free(user->email);
        free(user->age);
        free(user);
    }
    if (together)
        run(r, COMMIT);
}

static void fill_user(sqlite3_stmt *s, struct User *user)
{
    memset(user, 0, sizeof *user);
    memcpy(user->id.bytes, sqlite3_column_blob(s, 0), 16);
    user->name = strdup((const char *)sqlite3_column_text(s, 1));
    user->email = strdup((const char *)sqlite3_column_text(s, 2));
    if (sqlite3_column_type(s, 3) != SQLITE_NULL) {
        user->age = malloc(sizeof *user->age);
        *user->age = sqlite3_column_int64(s, 3);
    }
    user->logins = sqlite3_column_int64(s, 4);
}

static void free_user(struct User *user)
{
    free(user->name);
    free(user->email);
    free(user->age);
}

static void get(void *db, const toasty_uuid *ids, int count)
{
    raw *r = db;
    sqlite3_stmt *s = r->statements[GET];
    for (int i = 0; i < count; i++) {
        struct User *user = malloc(sizeof *user);
        sqlite3_bind_blob(s, 1, ids[i].bytes, 16, SQLITE_STATIC);
        check(r, sqlite3_step(s) == SQLITE_ROW);
        fill_user(s, user);
        sqlite3_reset(s);
        free_user(user);
        free(user);
    }
}

static struct User *read_users(raw *r, int most, int *count)
{
    sqlite3_stmt *s = r->statements[FIND];
    struct User *users = NULL;
    int room = 0;
    *count = 0;
    sqlite3_bind_int(s, 1, most);
    while (sqlite3_step(s) == SQLITE_ROW) {
        if (*count == room) {
            room = room ? room * 2 : 8;
            users = realloc(users, (size_t)room * sizeof *users);
        }
        fill_user(s, &users[(*count)++]);
    }
    sqlite3_reset(s);
    return users;
}

static void find(void *db, int most)
{
    int count;
    struct User *users = read_users(db, most, &count);
    if (count != most)
        bench_fail("sqlite3", "find gave another number of records");
    for (int i = 0; i < count; i++)
        free_user(&users[i]);
    free(users);
}

static void update(void *db, const toasty_uuid *ids, int count)
{
    raw *r = db;
    sqlite3_stmt *s = r->statements[UPDATE];
    run(r, BEGIN);
    for (int i = 0; i < count; i++) {
        sqlite3_bind_text(s, 1, "A new name for this user", -1, SQLITE_STATIC);
        sqlite3_bind_blob(s, 2, ids[i].bytes, 16, SQLITE_STATIC);
        run(r, UPDATE);
    }
    run(r, COMMIT);
}

static void insert_children(void *db, const toasty_uuid *ids)
{
    raw *r = db;
    sqlite3_stmt *s = r->statements[INSERT_TODO];
    run(r, BEGIN);
    for (int i = 0; i < PARENTS * CHILDREN; i++) {
        toasty_uuid id = toasty_uuid_v7();
        sqlite3_bind_blob(s, 1, id.bytes, 16, SQLITE_STATIC);
        sqlite3_bind_blob(s, 2, ids[i / CHILDREN].bytes, 16, SQLITE_STATIC);
        sqlite3_bind_text(s, 3, "Something to do one day", -1, SQLITE_STATIC);
        sqlite3_bind_int(s, 4, 0);
        run(r, INSERT_TODO);
    }
    run(r, COMMIT);
}

static int by_id(const void *a, const void *b)
{
    return memcmp(((const struct User *)a)->id.bytes, ((const struct User *)b)->id.bytes, 16);
}

static void add_todo(struct Todo_list *list, sqlite3_stmt *s)
{
    if (!(list->len & (list->len - 1)))
        list->items = realloc(list->items, (list->len ? list->len * 2 : 1) * sizeof *list->items);
    struct Todo *todo = &list->items[list->len++];
    memset(todo, 0, sizeof *todo);
    memcpy(todo->id.bytes, sqlite3_column_blob(s, 0), 16);
    memcpy(todo->user_id.bytes, sqlite3_column_blob(s, 1), 16);
    todo->title = strdup((const char *)sqlite3_column_text(s, 2));
    todo->done = sqlite3_column_int(s, 3);
}

/* In one transaction, so that both queries see the same state; children come sorted and are merged. */
static void include(void *db)
{
    raw *r = db;
    int count;
    size_t total = 0;
    run(r, BEGIN);
    struct User *users = read_users(r, PARENTS, &count);
    qsort(users, (size_t)count, sizeof *users, by_id);
    for (int i = 0; i < count; i++)
        users[i].todos = calloc(1, sizeof *users[i].todos);
    sqlite3_stmt *s = r->statements[CHILDREN_OF];
    sqlite3_bind_int(s, 1, PARENTS);
    for (int i = 0; sqlite3_step(s) == SQLITE_ROW;) {
        while (memcmp(users[i].id.bytes, sqlite3_column_blob(s, 1), 16))
            i++;
        add_todo(users[i].todos, s);
    }
    sqlite3_reset(s);
    run(r, COMMIT);
    for (int i = 0; i < count; i++) {
        total += users[i].todos->len;
        for (size_t k = 0; k < users[i].todos->len; k++)
            free(users[i].todos->items[k].title);
        free(users[i].todos->items);
        free(users[i].todos);
        free_user(&users[i]);
    }
    free(users);
    if (total != PARENTS * CHILDREN)
        bench_fail("sqlite3", "include gave another number of records");
}

static void all_ids(void *db, toasty_uuid *ids, int most)
{
    int count;
    struct User *users = read_users(db, most, &count);
    for (int i = 0; i < count; i++) {
        ids[i] = users[i].id;
        free_user(&users[i]);
    }
    free(users);
}

const bench_side bench_raw = {"sqlite3", open_db, close_db, insert,  get,    find,
                              update,    insert_children,   include, all_ids};
