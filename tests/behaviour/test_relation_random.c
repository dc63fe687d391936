/*
 * A long random run of everything that links and unlinks records, checked step by step against a model of it:
 * for each kind of child, whom each of them belongs to.
 */
#include "relation_random.toasty.h"
#include "support.h"

enum { USERS = 5, CHILDREN = 12, STEPS = 1500, FEW_STEPS = 60 };
enum { ABSENT = -1, NOBODY = 0 }; /* else the number of the user */

typedef enum kind { TODO, NOTE, PROFILE, BADGE, KINDS } kind;

typedef struct world {
    toasty_db *db;
    bool user[USERS + 1];
    int owner[KINDS][CHILDREN + 1];
    uint32_t seed;
} world;

static uint32_t pick(world *w, uint32_t below)
{
    w->seed = w->seed * 1664525u + 1013904223u;
    return (w->seed >> 8) % below;
}

static bool is_required(kind k)
{
    return k == TODO || k == PROFILE;
}

static bool is_single(kind k)
{
    return k == PROFILE || k == BADGE;
}

/* The rules: what becomes of a child that loses its user, of all children of a user, of the one in the way.
 */
static void lose(world *w, kind k, int child)
{
    w->owner[k][child] = is_required(k) ? ABSENT : NOBODY;
}

static void lose_all(world *w, kind k, int user, int except)
{
    for (int c = 1; c <= CHILDREN; c++)
        if (w->owner[k][c] == user && c != except)
            lose(w, k, c);
}

static void give(world *w, kind k, int child, int user)
{
    if (is_single(k))
        lose_all(w, k, user, child);
    w->owner[k][child] = user;
}

/* A child that is there, and one that is not; 0 when there is none. */
static int find_child(world *w, kind k, bool there)
{
    int start = (int)pick(w, CHILDREN);
    for (int i = 0; i < CHILDREN; i++) {
        int c = (start + i) % CHILDREN + 1;
        if ((w->owner[k][c] != ABSENT) == there)
            return c;
    }
    return 0;
}

static int find_user(world *w, bool there)
{
    int start = (int)pick(w, USERS);
    for (int i = 0; i < USERS; i++) {
        int u = (start + i) % USERS + 1;
        if (w->user[u] == there)
            return u;
    }
    return 0;
}

/* Every table as the database has it, against the model. */
static void check(world *w)
{
    static const char *const tables[] = {"todos", "notes", "profiles", "badges"};
    char sql[64];
    for (int k = 0; k < KINDS; k++) {
        int owner[CHILDREN + 1];
        for (int c = 0; c <= CHILDREN; c++)
            owner[c] = ABSENT;
        snprintf(sql, sizeof sql, "SELECT id, user_id FROM %s", tables[k]);
        toasty_rows *rows = toasty_query(w->db, sql);
        test_true(w->db, rows);
        for (size_t i = 0; i < rows->len; i++) {
            const toasty_value *user = toasty_row_value(rows, i, 1);
            owner[toasty_row_value(rows, i, 0)->as.i64] =
                user->type == TOASTY_TYPE_NULL ? NOBODY : (int)user->as.i64;
        }
        toasty_free(rows);
        for (int c = 1; c <= CHILDREN; c++)
            assert_int_equal(owner[c], w->owner[k][c]);
    }
    struct User_list *users = user_find(w->db, .order_by = {toasty_asc(User.id)},
                                        .include = {toasty_with(User.todos), toasty_with(User.notes),
                                                    toasty_with(User.profile), toasty_with(User.badge)});
    test_true(w->db, users);
    size_t at = 0;
    for (int u = 1; u <= USERS; u++) {
        if (!w->user[u])
            continue;
        size_t counts[KINDS] = {0};
        for (int k = 0; k < KINDS; k++)
            for (int c = 1; c <= CHILDREN; c++)
                counts[k] += w->owner[k][c] == u;
        assert_true(at < users->len);
        const struct User *user = &users->items[at++];
        assert_int_equal(user->id, u);
        assert_int_equal(user->todos->len, counts[TODO]);
        assert_int_equal(user->notes->len, counts[NOTE]);
        assert_int_equal(user->profile != NULL, counts[PROFILE]);
        assert_int_equal(user->badge != NULL, counts[BADGE]);
    }
    assert_int_equal(users->len, at);
    toasty_free(users);
}

static void create_child(world *w, kind k, const struct User *user)
{
    int c = find_child(w, k, false);
    if (!c)
        return;
    void *made = NULL;
    switch (k) {
    case TODO: made = user_todos_create(w->db, user, .id = c); break;
    case NOTE: made = user_notes_create(w->db, user, .id = c); break;
    case PROFILE: made = user_profile_create(w->db, user, .id = c); break;
    default: made = badge_create(w->db, .id = c, .user = toasty_set(user)); break;
    }
    test_true(w->db, made);
    toasty_free(made);
    give(w, k, c, (int)user->id);
}

static void insert_child(world *w, kind k, const struct User *user)
{
    int c = find_child(w, k, true);
    if (!c)
        return;
    void *child = NULL;
    toasty_status status = TOASTY_OK;
    switch (k) {
    case TODO: status = user_todos_insert(w->db, user, child = todo_get_by_id(w->db, c)); break;
    case NOTE: status = user_notes_insert(w->db, user, child = note_get_by_id(w->db, c)); break;
    case PROFILE: status = user_profile_insert(w->db, user, child = profile_get_by_id(w->db, c)); break;
    default: status = user_badge_insert(w->db, user, child = badge_get_by_id(w->db, c)); break;
    }
    test_true(w->db, status == TOASTY_OK);
    toasty_free(child);
    give(w, k, c, (int)user->id);
}

static void remove_child(world *w, kind k, const struct User *user)
{
    int c = find_child(w, k, true);
    if (!c)
        return;
    bool mine = w->owner[k][c] == user->id;
    void *child = NULL;
    toasty_status status = TOASTY_OK;
    switch (k) {
    case TODO: status = user_todos_remove(w->db, user, child = todo_get_by_id(w->db, c)); break;
    case NOTE: status = user_notes_remove(w->db, user, child = note_get_by_id(w->db, c)); break;
    case PROFILE: status = user_profile_remove(w->db, user, child = profile_get_by_id(w->db, c)); break;
    default: status = user_badge_remove(w->db, user, child = badge_get_by_id(w->db, c)); break;
    }
    toasty_free(child);
    assert_int_equal(status, mine ? TOASTY_OK : TOASTY_CONDITION_FAILED);
    if (mine)
        lose(w, k, c);
}

/* Several relations in one update: two new todos, a badge set, a profile replaced or unset. */
static void update_user(world *w, struct User *user)
{
    int todo = find_child(w, TODO, false), profile = find_child(w, PROFILE, false),
        b = find_child(w, BADGE, true);
    if (!todo || !profile || !b)
        return;
    int u = (int)user->id;
    struct Badge *badge = badge_get_by_id(w->db, b);
    test_true(w->db, badge);
    if (pick(w, 2)) {
        test_true(w->db,
                  user_update(w->db, user, .todos = todos_new({.id = todo}), .badge = toasty_set(badge),
                              .profile = profile_new(.id = profile)) == TOASTY_OK);
        give(w, PROFILE, profile, u);
    } else {
        test_true(w->db, user_update_by_id(w->db, u, .todos = todos_new({.id = todo}),
                                           .badge = toasty_set(badge), .profile = toasty_null) == TOASTY_OK);
        assert_int_equal(toasty_changes(w->db), 1);
        lose_all(w, PROFILE, u, 0);
    }
    give(w, TODO, todo, u);
    give(w, BADGE, b, u);
    toasty_free(badge);
}

static void update_child(world *w, const struct User *user)
{
    int n = find_child(w, NOTE, true), b = find_child(w, BADGE, true), t = find_child(w, TODO, true);
    if (n) {
        test_true(w->db, note_update_by_id(w->db, n, .user = toasty_null) == TOASTY_OK);
        lose(w, NOTE, n);
    }
    if (b) {
        test_true(w->db, badge_update_by_id(w->db, b, .user = toasty_set(user)) == TOASTY_OK);
        give(w, BADGE, b, (int)user->id);
    }
    if (t) {
        struct Todo *todo = todo_get_by_id(w->db, t);
        test_true(w->db, todo);
        test_true(w->db, todo_update(w->db, todo, .user = toasty_set(user)) == TOASTY_OK);
        assert_int_equal(todo->user_id, user->id);
        toasty_free(todo);
        give(w, TODO, t, (int)user->id);
    }
}

static void create_user(world *w)
{
    int u = find_user(w, false), n = find_child(w, NOTE, false), b = find_child(w, BADGE, true);
    if (!u)
        return;
    struct Badge *badge = b ? badge_get_by_id(w->db, b) : NULL;
    struct Note_new note = {.id = n};
    struct User *user =
        badge ? user_create(w->db, .id = u, .badge = toasty_set(badge), .notes = {.items = &note, .count = n != 0})
              : user_create(w->db, .id = u, .notes = {.items = &note, .count = n != 0});
    test_true(w->db, user);
    w->user[u] = true;
    if (badge)
        give(w, BADGE, b, u);
    if (n)
        give(w, NOTE, n, u);
    toasty_free(badge);
    toasty_free(user);
}

static void delete_user(world *w, const struct User *user)
{
    test_true(w->db, (pick(w, 2) ? user_delete(w->db, user)
                                 : user_delete_where(w->db, toasty_eq(User.id, user->id))) == TOASTY_OK);
    assert_int_equal(toasty_changes(w->db), 1);
    w->user[user->id] = false;
    for (int k = 0; k < KINDS; k++)
        lose_all(w, (kind)k, (int)user->id, 0);
}

static void delete_child(world *w)
{
    int n = find_child(w, NOTE, true), p = find_child(w, PROFILE, true);
    if (n) {
        test_true(w->db, note_delete_by_id(w->db, n) == TOASTY_OK);
        w->owner[NOTE][n] = ABSENT;
    }
    if (p) {
        test_true(w->db, profile_delete_where(w->db, toasty_eq(Profile.id, p)) == TOASTY_OK);
        w->owner[PROFILE][p] = ABSENT;
    }
}

static void step(world *w)
{
    int u = find_user(w, true);
    kind k = (kind)pick(w, KINDS);
    uint32_t what = pick(w, 16);
    if (!u || what == 0) {
        create_user(w);
        return;
    }
    struct User *user = user_get_by_id(w->db, u);
    test_true(w->db, user);
    if (what == 1)
        delete_user(w, user);
    else if (what == 2)
        delete_child(w);
    else if (what < 7)
        create_child(w, k, user);
    else if (what < 10)
        insert_child(w, k, user);
    else if (what < 12)
        remove_child(w, k, user);
    else if (what < 14)
        update_user(w, user);
    else
        update_child(w, user);
    toasty_free(user);
}

static void run(bool in_transactions)
{
    toasty_db *db = test_db(&User, &Todo, &Note, &Profile, &Badge);
    world w = {.db = db, .seed = 20240607};
    for (int k = 0; k < KINDS; k++)
        for (int c = 0; c <= CHILDREN; c++)
            w.owner[k][c] = ABSENT;
    for (int i = 0; i < test_amount(STEPS, FEW_STEPS); i++) {
        world before = w;
        toasty_db *tx = in_transactions ? toasty_begin(db) : NULL;
        test_true(db, tx || !in_transactions);
        w.db = tx ? tx : db;
        step(&w);
        check(&w);
        if (tx && pick(&w, 3) == 0) {
            test_true(db, toasty_rollback(tx) == TOASTY_OK);
            before.seed = w.seed;
            w = before;
        } else if (tx) {
            test_true(db, toasty_commit(tx) == TOASTY_OK);
        }
        w.db = db;
        if (tx && i % 10 == 0)
            check(&w);
    }
    toasty_close(db);
}

static void calls_on_their_own(void **state)
{
    (void)state;
    run(false);
}

static void calls_inside_transactions(void **state)
{
    (void)state;
    run(true);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(calls_on_their_own),
    cmocka_unit_test(calls_inside_transactions),
};

TEST_MAIN(tests)
