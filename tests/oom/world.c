#include "world.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

static char folder[64], work[80], full[80], empty[80], url[96];

static const toasty_open_options options = {.models = toasty_models(&User, &Person, &Region, &Thing, &Paper, &Vault, &Box, &Pot),
                                            .max_pool_size = 2};

static toasty_db *open_at(const char *path)
{
    toasty_open_options mine = options;
    char at[160];
    snprintf(at, sizeof at, "turso:%s", path);
    mine.url = at;
    toasty_db *db = toasty_open_with(&mine);
    assert_non_null(db);
    assert_string_equal(toasty_errmsg(db), "");
    return db;
}

#define MADE(db, call)                                                                                       \
    do {                                                                                                     \
        void *made_ = (call);                                                                                \
        if (!made_)                                                                                          \
            fail_msg("line %d: %s", __LINE__, toasty_errmsg(db));                                            \
        toasty_free(made_);                                                                                  \
    } while (0)

static void fill_users(toasty_db *db)
{
    MADE(db, user_create(
                 db, .name = "Ada", .email = "ada@x", .age = toasty_i64(36), .bio = "poet's daughter",
                 .picture = toasty_ref(toasty_bytes, ((toasty_bytes){(const uint8_t *)"a\0b", 3})),
                 .todos = todos_new({.title = "one", .notes = notes_new({.text = "x"}, {.text = "y"})},
                                    {.title = "two", .done = toasty_bool(true)}, {.title = "three"}),
                 .profile = profile_new(.text = "mathematician"), .passport = passport_new(.code = "A1")));
    MADE(db, user_create(db, .name = "Bob", .email = "bob@x", .todos = todos_new({.title = "four"})));
    MADE(db, user_create(db, .name = "Cid", .email = "cid@x", .age = toasty_i64(20),
                         .passport = passport_new(.code = "C1"), .profile = profile_new()));
    MADE(db, user_create(db, .name = "Dot", .email = "dot@x", .age = toasty_i64(20)));
    MADE(db, profile_create(db, .text = "nobody's"));
    MADE(db, note_create(db, .text = "nobody's"));
}

static struct Thing_new a_thing(const char *name)
{
    static const toasty_bytes bytes = {(const uint8_t *)"\0\1\2", 3};
    static const toasty_uuid uuid = {{1, 2, 3}};
    static const toasty_inet inet = {4, 24, {10, 0, 0, 1}};
    static const toasty_decimal decimal = {"12.50"};
    static const toasty_json json = {"[true]"};
    static const toasty_timestamp timestamp = {1700000000, 5};
    static const double real = 0.25;
    return (struct Thing_new){.name = name,
                              .a_uuid = uuid,
                              .a_bool = true,
                              .an_i8 = -8,
                              .an_i16 = -16,
                              .a_u8 = 8,
                              .a_u16 = 16,
                              .a_u32 = 32,
                              .a_u64 = 64,
                              .an_f32 = 1.5f,
                              .an_f64 = 2.5,
                              .a_bytes = bytes,
                              .a_timestamp = timestamp,
                              .a_date = {2024, 2, 29},
                              .a_time = {23, 59, 58, 7},
                              .a_datetime = {{2024, 2, 29}, {1, 2, 3, 4}},
                              .a_decimal = decimal,
                              .a_json = json,
                              .an_inet = inet,
                              .a_cidr = {6, 8, {0xfd}},
                              .a_macaddr = {{1, 2, 3, 4, 5, 6}},
                              .a_macaddr8 = {{1, 2, 3, 4, 5, 6, 7, 8}},
                              .maybe_uuid = &uuid,
                              .maybe_f64 = &real,
                              .maybe_bytes = &bytes,
                              .maybe_timestamp = &timestamp,
                              .maybe_decimal = &decimal,
                              .maybe_json = &json,
                              .maybe_inet = &inet};
}

static void fill(toasty_db *db)
{
    fill_users(db);
    MADE(db, person_create_many(db, people_new({.id = 1, .name = "root"},
                                               {.id = 2, .name = "a", .parent_id = toasty_i64(1)},
                                               {.id = 3, .name = "b", .parent_id = toasty_i64(1)},
                                               {.id = 4, .name = "c", .parent_id = toasty_i64(2)})));
    MADE(db, region_create(db, .country = "de", .code = 7, .name = "north",
                           .cities = cities_new({.name = "Kiel"}, {.name = "Husum"})));
    MADE(db, region_create(db, .country = "de", .code = 8, .name = "south"));
    struct Thing_new thing = a_thing("thing");
    MADE(db, thing_create_array(db, &thing, 1));
    MADE(db, paper_create(db, .slug = "one", .body = "a body",
                          .leaves = leaves_new({.text = "x"}, {.text = NULL}),
                          .volumes = volumes_new({.name = "first", .shelf = shelf_new(.name = "top")},
                                                 {.name = "second"})));
    MADE(db, box_create(db, .code = "first", .shape = {.name = "s", .lid = {.label = "l", .colour = RED}},
                        .other = shape_new(.name = "o", .lid = {.label = "m", .colour = GREEN},
                                           .spare = lid_new(.label = "spare", .colour = RED)),
                        .late = {.label = "n", .colour = RED}));
    MADE(db, pot_create(db, .code = "first", .paint = {GREEN, .green = {"moss", {(const uint8_t *)"\0\1", 2}, "r"}},
                        .top = paint_new(RED, .red = {.shade = "rust"})));
    MADE(db, vault_create(db, .id = 1, .coins = coins_new({.id = 1}, {.id = 2})));
    MADE(db, vault_create(db, .id = 2, .guards = guards_new({.id = 1})));
}

static void remove_files(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char name[160];
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

void world_begin(void)
{
    const char *base = access("/dev/shm", W_OK) ? "." : "/dev/shm";
    snprintf(folder, sizeof folder, "%s/oom-XXXXXX", base);
    assert_non_null(mkdtemp(folder));
    snprintf(work, sizeof work, "%s/work.db", folder);
    snprintf(full, sizeof full, "%s/full.db", folder);
    snprintf(empty, sizeof empty, "%s/empty.db", folder);
    snprintf(url, sizeof url, "turso:%s", work);
    toasty_close(open_at(empty));
    toasty_db *db = open_at(full);
    assert_int_equal(toasty_push_schema(db), TOASTY_OK);
    fill(db);
    toasty_close(db);
}

void world_end(void)
{
    remove_files(work);
    remove_files(full);
    remove_files(empty);
    assert_int_equal(rmdir(folder), 0);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    ssize_t n;
    remove_files(to);
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(out >= 0);
    while (in >= 0 && (n = read(in, bytes, sizeof bytes)) > 0)
        assert_int_equal(write(out, bytes, (size_t)n), n);
    if (in >= 0)
        close(in);
    close(out);
}

void world_make(world *w, const scenario *s)
{
    *w = (world){.url = url, .flags = s->flags};
    copy_file(s->flags & EMPTY ? empty : full, work);
    if (s->flags & BARE)
        return;
    w->db = w->session = open_at(work);
}

void world_load(world *w)
{
    toasty_db *db = w->db;
    if (!db)
        return;
    w->ada = user_one(db, .where = toasty_eq(User.email, "ada@x"),
                      .include = {toasty_with(User.todos, .include = {toasty_with(Todo.notes)}),
                                  toasty_with(User.profile), toasty_with(User.passport)});
    w->bob = user_one(db, .where = toasty_eq(User.email, "bob@x"), .include = {toasty_with(User.profile)});
    w->cid = user_one(db, .where = toasty_eq(User.email, "cid@x"),
                      .include = {toasty_with(User.profile, .where = toasty_eq(Profile.text, "-"))});
    w->todo = todo_one(db, .where = toasty_eq(Todo.title, "one"));
    w->note = note_one(db, .where = toasty_eq(Note.text, "x"),
                       .include = {toasty_with(Note.todo, .where = toasty_eq(Todo.title, "-"))});
    w->profile = profile_one(db, .where = toasty_eq(Profile.text, "nobody's"));
    w->passport = passport_one(db, .where = toasty_eq(Passport.code, "C1"));
    w->person = person_get_by_id(db, 1);
    w->region = region_get_by_country_and_code(db, "de", 7);
    w->thing = thing_get_by_name(db, "thing");
    w->paper = paper_get_by_slug(db, "one");
    if (w->flags & VOLUME)
        w->volume = volume_get_by_name(db, "first");
    assert_true(w->ada && w->bob && w->cid && w->todo && w->note && w->profile && w->passport && w->person &&
                w->region && w->thing && w->paper);
    assert_true(!(w->flags & VOLUME) || (toasty_is_loaded(w->volume, Volume.label) && w->volume->shelf &&
                                         w->volume->papers->len == 1));
    assert_false(toasty_is_loaded(w->paper, Paper.body) || toasty_is_loaded(w->paper, Paper.note));
    assert_true(toasty_is_loaded(w->bob, User.profile));
    assert_true(toasty_is_loaded(w->cid, User.profile) && !w->cid->profile);
    assert_true(toasty_is_loaded(w->note, Note.todo) && !w->note->todo);
}

void world_unload(world *w)
{
    void *const held[] = {w->ada,      w->bob,    w->cid,    w->todo,  w->note,  w->profile,
                          w->passport, w->person, w->region, w->thing, w->paper, w->volume};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        toasty_free(held[i]);
}

void world_close(world *w)
{
    world_unload(w);
    toasty_close(w->session);
}

/* ---- content ---- */

static sqlite3 *look(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2(work, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    return db;
}

static bool is_random(const char *table, const char *column)
{
    return !strcmp(column, "created_at") || !strcmp(column, "updated_at") ||
           (!strcmp(table, "cities") && !strcmp(column, "id"));
}

static void add_row(FILE *out, const char *table, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); i++)
        if (is_random(table, sqlite3_column_name(row, i)))
            fprintf(out, "|*");
        else if (sqlite3_column_type(row, i) == SQLITE_BLOB)
            for (int k = 0; k < sqlite3_column_bytes(row, i); k++)
                fprintf(out, "%s%02x", k ? "" : "|x", ((const uint8_t *)sqlite3_column_blob(row, i))[k]);
        else
            fprintf(out, "|%s",
                    sqlite3_column_text(row, i) ? (const char *)sqlite3_column_text(row, i) : "NULL");
    fputc('\n', out);
}

char *world_content(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    sqlite3 *db = look();
    sqlite3_stmt *tables = NULL, *rows = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                           "ORDER BY 1",
                           -1, &tables, NULL),
        SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(tables, 0);
        char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY rowid", table);
        fprintf(out, "%s\n", table);
        assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
        while (sqlite3_step(rows) == SQLITE_ROW)
            add_row(out, table, rows);
        assert_int_equal(sqlite3_finalize(rows), SQLITE_OK);
        sqlite3_free(sql);
    }
    assert_int_equal(sqlite3_finalize(tables), SQLITE_OK);
    sqlite3_close(db);
    fclose(out);
    return text;
}

void world_check_file(void)
{
    sqlite3 *db = look();
    sqlite3_stmt *check = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal(sqlite3_column_text(check, 0), "ok");
    assert_int_equal(sqlite3_finalize(check), SQLITE_OK);
    sqlite3_close(db);
}

/* ---- snapshots ---- */

typedef struct holding {
    const toasty_model *model;
    const void *record;
} holding;

static size_t holdings(const world *w, holding out[WORLD_HELD])
{
    const holding all[] = {{&User_toasty_model, w->ada},          {&User_toasty_model, w->bob},
                           {&User_toasty_model, w->cid},          {&Todo_toasty_model, w->todo},
                           {&Note_toasty_model, w->note},         {&Profile_toasty_model, w->profile},
                           {&Passport_toasty_model, w->passport}, {&Person_toasty_model, w->person},
                           {&Region_toasty_model, w->region},     {&Thing_toasty_model, w->thing},
                           {&Paper_toasty_model, w->paper},       {&Volume_toasty_model, w->volume}};
    memcpy(out, all, sizeof all);
    return w->ada ? sizeof all / sizeof *all - !w->volume : 0;
}

static unsigned loaded_mask(const holding *h)
{
    unsigned mask = 0;
    for (unsigned i = 0; i < h->model->field_count; i++)
        if (toasty_is_loaded_relation(h->record, &h->model->fields[i]))
            mask |= 1u << i;
    return mask;
}

void snapshot_take(snapshot *s, const world *w)
{
    holding held[WORLD_HELD];
    size_t count = holdings(w, held);
    memset(s, 0, sizeof *s);
    for (size_t i = 0; i < count; i++) {
        char *json = toasty_model_to_json(held[i].model, held[i].record);
        assert_non_null(json);
        s->json[i] = strdup(json);
        toasty_free(json);
        s->bytes[i] = malloc(held[i].model->size);
        memcpy(s->bytes[i], held[i].record, held[i].model->size);
        s->loaded[i] = loaded_mask(&held[i]);
    }
}

void snapshot_free(snapshot *s)
{
    for (size_t i = 0; i < WORLD_HELD; i++) {
        free(s->json[i]);
        free(s->bytes[i]);
    }
}

void snapshot_check(const snapshot *s, const world *w, bool exactly)
{
    holding held[WORLD_HELD];
    size_t count = holdings(w, held);
    for (size_t i = 0; i < count; i++) {
        if (held[i].record == w->thing && !exactly)
            continue; /* has the time of its last update in it */
        char *json = toasty_model_to_json(held[i].model, held[i].record);
        assert_non_null(json);
        assert_string_equal(json, s->json[i]);
        toasty_free(json);
        if (exactly)
            assert_memory_equal(held[i].record, s->bytes[i], held[i].model->size);
        assert_int_equal(loaded_mask(&held[i]), s->loaded[i]);
    }
}

/* ---- statuses ---- */

toasty_status same(toasty_db *db, toasty_status status)
{
    if (status != toasty_errcode(db))
        fail_msg("returned %s, but the handle says %s: %s", toasty_status_name(status),
                 toasty_status_name(toasty_errcode(db)), toasty_errmsg(db));
    if ((status == TOASTY_OK) != !toasty_errmsg(db)[0])
        fail_msg("%s with the message \"%s\"", toasty_status_name(status), toasty_errmsg(db));
    return status;
}

toasty_status got(toasty_db *db, void *result)
{
    toasty_status status = toasty_errcode(db);
    if ((status == TOASTY_OK) != (result != NULL))
        fail_msg("%s, but %s", toasty_status_name(status),
                 result ? "there is a result" : "there is no result");
    toasty_free(result);
    return same(db, status);
}
