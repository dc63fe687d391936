#include "emit_fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define NUMBERS(...)                                                                                         \
    (uint16_t[])                                                                                             \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define UUID(name_, ...)                                                                                     \
    {                                                                                                        \
        .name = name_, .ident = name_, .column = name_, .type = TOASTY_TYPE_UUID, .c_type = "toasty_uuid",   \
        .pair = -1, __VA_ARGS__                                                                              \
    }
#define STRING(name_, ...)                                                                                   \
    {                                                                                                        \
        .name = name_, .ident = name_, .column = name_, .type = TOASTY_TYPE_STRING,                          \
        .c_type = "const char *", .pair = -1, __VA_ARGS__                                                    \
    }
#define I64(name_, ...)                                                                                      \
    {                                                                                                        \
        .name = name_, .ident = name_, .column = name_, .type = TOASTY_TYPE_I64, .c_type = "int64_t",        \
        .pair = -1, __VA_ARGS__                                                                              \
    }
#define BOOL(name_, ...)                                                                                     \
    {                                                                                                        \
        .name = name_, .ident = name_, .column = name_, .type = TOASTY_TYPE_BOOL, .c_type = "bool",          \
        .pair = -1, __VA_ARGS__                                                                              \
    }
#define RELATION(name_, kind_, target_, key_, reference_, pair_, nullable_)                                  \
    {                                                                                                        \
        .name = name_, .ident = name_, .kind = kind_, .target = &(target_), .pair_count = 1,                 \
        .key_fields = NUMBERS(key_), .reference_fields = NUMBERS(reference_), .pair = pair_,                 \
        .nullable = nullable_                                                                                \
    }

static derive_model user, todo, profile;

static derive_field user_fields[] = {
    UUID("id", .key = true, .automatic = TOASTY_AUTO_UUID_V7),
    STRING("name", .nullable = false),
    STRING("email", .doc = "Where the password goes."),
    I64("age", .nullable = true),
    RELATION("todos", TOASTY_FIELD_HAS_MANY, todo, 0, 1, 2, false),
    RELATION("profile", TOASTY_FIELD_HAS_ONE, profile, 0, 1, 2, true),
};
static derive_field todo_fields[] = {
    UUID("id", .key = true, .automatic = TOASTY_AUTO_UUID_V7),
    UUID("user_id", .nullable = false),
    RELATION("user", TOASTY_FIELD_BELONGS_TO, user, 1, 0, 4, false),
    STRING("title", .nullable = false),
    BOOL("done", .default_value = "false"),
};
static derive_field profile_fields[] = {
    I64("id", .key = true, .automatic = TOASTY_AUTO_INCREMENT),
    UUID("user_id", .nullable = true),
    RELATION("user", TOASTY_FIELD_BELONGS_TO, user, 1, 0, 5, true),
    STRING("bio", .nullable = true),
};
static derive_index user_index = {.unique = true, .count = 1, .fields = NUMBERS(2)};
static derive_index todo_index = {.count = 1, .fields = NUMBERS(1)};
static derive_index profile_index = {.unique = true, .count = 1, .fields = NUMBERS(1)};

#define MODEL(name_, snake_, plural_, header_, fields_, index_)                                              \
    .name = name_, .snake = snake_, .plural = plural_, .table = plural_, .header = header_,                  \
    .fields = fields_, .field_count = COUNT(fields_), .key = NUMBERS(0), .key_count = 1, .indexes = index_,  \
    .index_count = 1

static derive_model user = {MODEL("User", "user", "users", "quickstart.h", user_fields, &user_index),
                            .doc = "A person who can sign in."};
static derive_model todo = {MODEL("Todo", "todo", "todos", "quickstart.h", todo_fields, &todo_index)};
static derive_model profile = {
    MODEL("Profile", "profile", "profiles", "quickstart.h", profile_fields, &profile_index)};

const derive_unit *fixture_quickstart(void)
{
    static derive_model *models[] = {&user, &todo, &profile};
    static const derive_unit unit = {.model_count = COUNT(models), .models = models};
    return &unit;
}

static derive_model author, book;
static derive_field author_fields[] = {
    UUID("id", .key = true, .automatic = TOASTY_AUTO_UUID_V7),
    RELATION("books", TOASTY_FIELD_HAS_MANY, book, 0, 1, 2, false),
};
static derive_field book_fields[] = {
    UUID("id", .key = true, .automatic = TOASTY_AUTO_UUID_V7),
    UUID("author_id", .nullable = false),
    RELATION("author", TOASTY_FIELD_BELONGS_TO, author, 1, 0, 1, false),
};
static derive_index book_index = {.count = 1, .fields = NUMBERS(1)};
static derive_model author = {MODEL("Author", "author", "authors", "lib/a.h", author_fields, NULL)};
static derive_model book = {MODEL("Book", "book", "books", "lib/b.h", book_fields, &book_index)};

const derive_unit *fixture_two_headers(bool foreign)
{
    static derive_model *models[] = {&author, &book};
    static const derive_unit unit = {.model_count = COUNT(models), .models = models};
    author.index_count = 0;
    book.foreign = foreign;
    return &unit;
}
