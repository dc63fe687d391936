#include "resolve.h"

#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a field must be to be stored in a column of some type, as sets of toasty_type. */
#define OF(type) (1u << TOASTY_TYPE_##type)

enum {
    SIGNED = OF(I8) | OF(I16) | OF(I32) | OF(I64),
    UNSIGNED = OF(U8) | OF(U16) | OF(U32) | OF(U64),
    WITH_TEXT = OF(STRING) | OF(UUID) | OF(DECIMAL) | OF(JSON) | OF(TIMESTAMP) | OF(DATE) | OF(TIME) |
                OF(DATETIME) | OF(INET) | OF(CIDR) | OF(MACADDR) | OF(MACADDR8)
};

/* How many numbers in brackets follow the word. */
typedef enum numbers { NO_NUMBER, ONE_NUMBER, TWO_NUMBERS_OR_NONE } numbers;

static const struct column_word {
    const char *word;
    toasty_column_kind kind;
    uint32_t a; /* when the word itself says it */
    numbers numbers;
    uint32_t least, most; /* of the number */
    unsigned holds;
    const char *example;
} column_words[] = {
    {"boolean", TOASTY_COLUMN_BOOLEAN, 0, NO_NUMBER, 0, 0, OF(BOOL), "boolean"},
    {"i8", TOASTY_COLUMN_INTEGER, 1, NO_NUMBER, 0, 0, OF(I8), "i8"},
    {"i16", TOASTY_COLUMN_INTEGER, 2, NO_NUMBER, 0, 0, OF(I16), "i16"},
    {"i32", TOASTY_COLUMN_INTEGER, 4, NO_NUMBER, 0, 0, OF(I32), "i32"},
    {"i64", TOASTY_COLUMN_INTEGER, 8, NO_NUMBER, 0, 0, OF(I64), "i64"},
    {"int", TOASTY_COLUMN_INTEGER, 0, ONE_NUMBER, 1, 8, SIGNED, "int(4)"},
    {"u8", TOASTY_COLUMN_UNSIGNED, 1, NO_NUMBER, 0, 0, OF(U8), "u8"},
    {"u16", TOASTY_COLUMN_UNSIGNED, 2, NO_NUMBER, 0, 0, OF(U16), "u16"},
    {"u32", TOASTY_COLUMN_UNSIGNED, 4, NO_NUMBER, 0, 0, OF(U32), "u32"},
    {"u64", TOASTY_COLUMN_UNSIGNED, 8, NO_NUMBER, 0, 0, OF(U64), "u64"},
    {"uint", TOASTY_COLUMN_UNSIGNED, 0, ONE_NUMBER, 1, 8, UNSIGNED, "uint(4)"},
    {"text", TOASTY_COLUMN_TEXT, 0, NO_NUMBER, 0, 0, WITH_TEXT, "text"},
    {"varchar", TOASTY_COLUMN_VARCHAR, 0, ONE_NUMBER, 1, UINT32_MAX, WITH_TEXT, "varchar(50)"},
    {"json", TOASTY_COLUMN_JSON, 0, NO_NUMBER, 0, 0, OF(JSON), "json"},
    {"jsonb", TOASTY_COLUMN_JSONB, 0, NO_NUMBER, 0, 0, OF(JSON), "jsonb"},
    {"numeric", TOASTY_COLUMN_NUMERIC, 0, TWO_NUMBERS_OR_NONE, 1, 1000, OF(DECIMAL), "numeric(12, 2)"},
    {"binary", TOASTY_COLUMN_BINARY, 0, ONE_NUMBER, 1, UINT32_MAX, OF(BYTES) | OF(UUID), "binary(16)"},
    {"blob", TOASTY_COLUMN_BLOB, 0, NO_NUMBER, 0, 0, OF(BYTES) | OF(UUID), "blob"},
    {"timestamp", TOASTY_COLUMN_TIMESTAMP, 0, ONE_NUMBER, 0, 9, OF(TIMESTAMP), "timestamp(6)"},
    {"date", TOASTY_COLUMN_DATE, 0, NO_NUMBER, 0, 0, OF(DATE), "date"},
    {"time", TOASTY_COLUMN_TIME, 0, ONE_NUMBER, 0, 9, OF(TIME), "time(6)"},
    {"datetime", TOASTY_COLUMN_DATETIME, 0, ONE_NUMBER, 0, 9, OF(DATETIME), "datetime(6)"},
    {"cidr", TOASTY_COLUMN_CIDR, 0, NO_NUMBER, 0, 0, OF(CIDR), "cidr"},
    {"inet", TOASTY_COLUMN_INET, 0, NO_NUMBER, 0, 0, OF(INET), "inet"},
    {"macaddr", TOASTY_COLUMN_MACADDR, 0, NO_NUMBER, 0, 0, OF(MACADDR), "macaddr"},
    {"macaddr8", TOASTY_COLUMN_MACADDR8, 0, NO_NUMBER, 0, 0, OF(MACADDR8), "macaddr8"},
};

enum { WORD_COUNT = sizeof column_words / sizeof *column_words };

static void unknown_type(resolver *r, work_field *f, const derive_item *item)
{
    const char *words[WORD_COUNT + 1] = {NULL};
    const char *fitting = NULL;
    size_t count = 0;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        words[count++] = column_words[i].word;
        if (column_words[i].holds & 1u << f->field->type)
            fitting = fitting ? derive_printf(r->arena, "%s, %s", fitting, column_words[i].example)
                              : column_words[i].example;
    }
    const char *meant = item->kind == DERIVE_ITEM_WORD ? derive_closest(item->text, words) : NULL;
    if (item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "enum") == 0) {
        derive_mistake_at(r->report, item->location,
                          "column type 'enum' is not supported yet by this version");
        derive_hint(r->report, "leave it out for now");
        return;
    }
    derive_mistake_at(r->report, item->location, "unknown column type %s",
                      derive_item_describe(r->report, item));
    if (meant)
        derive_hint(r->report, "did you mean '%s'?", meant);
    else if (fitting)
        derive_hint(r->report, "for this field: %s, or the database's own words in quotes", fitting);
    else
        derive_hint(r->report, "leave the type out, or give the database's own words in quotes");
}

/* A number in decimal within limits; false when the item is not that. */
static bool read_number(const derive_item *item, uint32_t least, uint32_t most, uint32_t *out)
{
    if (item->kind != DERIVE_ITEM_NUMBER || item->value)
        return false;
    char *end;
    unsigned long long n = strtoull(item->text, &end, 10);
    if (*end || *item->text == '-' || n < least || n > most)
        return false;
    *out = (uint32_t)n;
    return true;
}

static bool read_numbers(resolver *r, const struct column_word *word, const derive_item *item,
                         toasty_column_type *out)
{
    const derive_item *first = item->arguments, *second = first ? first->next : NULL;
    bool right = false;
    switch (word->numbers) {
    case NO_NUMBER:
        out->a = word->a;
        right = !item->has_arguments;
        break;
    case ONE_NUMBER: right = first && !second && read_number(first, word->least, word->most, &out->a); break;
    case TWO_NUMBERS_OR_NONE:
        right = !item->has_arguments ||
                (first && second && !second->next && read_number(first, word->least, word->most, &out->a) &&
                 read_number(second, 0, out->a, &out->b));
        break;
    }
    if (right)
        return true;
    derive_mistake_at(r->report, first ? first->location : item->location,
                      word->numbers == NO_NUMBER ? "column type '%s' takes no number"
                                                 : "column type '%s' needs other numbers",
                      word->word);
    if (word->numbers == NO_NUMBER)
        derive_hint(r->report, "write just '%s'", word->word);
    else if (word->numbers == TWO_NUMBERS_OR_NONE)
        derive_hint(r->report,
                    "write 'numeric', or the digits in all and those after the point: numeric(12, 2)");
    else if (word->most == UINT32_MAX)
        derive_hint(r->report, "write one number, at least %u: %s", word->least, word->example);
    else
        derive_hint(r->report, "write one number from %u to %u: %s", word->least, word->most, word->example);
    return false;
}

/* An enum is stored as any number that all its constants are. */
static bool holds_enum(resolver *r, const work_field *f, const derive_item *item,
                       const toasty_column_type *type)
{
    unsigned bits = 8 * type->a - (type->kind == TOASTY_COLUMN_INTEGER);
    for (const derive_enumerator_decl *c = f->field->values->constants; c; c = c->next) {
        if (bits >= 63 || c->value >> bits == 0)
            continue;
        derive_mistake_at(r->report, item->location, "'%s' of enum %s is %lld, which %s cannot store",
                          c->name, f->field->values->name, c->value, item->text);
        derive_hint(r->report, "take a wider type, or leave it out for a column that holds them all");
        return false;
    }
    return true;
}

static void read_type(resolver *r, work_field *f, const derive_item *item)
{
    toasty_column_type type = {0};
    const char *name = item->text;
    if (item->kind == DERIVE_ITEM_STRING) {
        if (!*item->text) {
            derive_mistake_at(r->report, item->location, "a column type cannot be empty");
            derive_hint(r->report, "leave it out to get the usual type of the field");
            return;
        }
        const bool is_json = strcasecmp(item->text, "json") == 0,
                   is_jsonb = strcasecmp(item->text, "jsonb") == 0;
        if (!is_json && !is_jsonb) {
            f->field->column_type = (toasty_column_type){.kind = TOASTY_COLUMN_RAW, .text = item->text};
            return;
        }
        name = is_json ? "json" : "jsonb";
    } else if (item->kind != DERIVE_ITEM_WORD) {
        unknown_type(r, f, item);
        return;
    }
    const struct column_word *word = NULL;
    for (size_t i = 0; i < WORD_COUNT && !word; i++)
        if (strcmp(column_words[i].word, name) == 0)
            word = &column_words[i];
    if (!word) {
        unknown_type(r, f, item);
        return;
    }
    type.kind = word->kind;
    if (!read_numbers(r, word, item, &type))
        return;
    if (f->field->values && (type.kind == TOASTY_COLUMN_INTEGER || type.kind == TOASTY_COLUMN_UNSIGNED)) {
        if (holds_enum(r, f, item, &type))
            f->field->column_type = type;
        return;
    }
    if (!(word->holds & 1u << f->field->type)) {
        derive_mistake_at(r->report, item->location, "'%s' has type '%s' and cannot be stored as %s",
                          f->decl->name, f->decl->ctype.spelling, word->word);
        const char *fitting = NULL;
        for (size_t i = 0; i < WORD_COUNT; i++)
            if (column_words[i].holds & 1u << f->field->type)
                fitting = fitting ? derive_printf(r->arena, "%s, %s", fitting, column_words[i].example)
                                  : column_words[i].example;
        if (fitting)
            derive_hint(r->report, "it can be stored as %s, or change the field's C type", fitting);
        else
            derive_hint(r->report, "leave the type out, or change the field's C type");
        return;
    }
    f->field->column_type = type;
}

static void read_name(resolver *r, work_field *f, const derive_item *item, bool *named)
{
    if (*named) {
        derive_mistake_at(r->report, item->location, "the column is named twice");
        derive_hint(r->report, "keep one of the names");
    } else if (!*item->text) {
        derive_mistake_at(r->report, item->location, "the name of a column cannot be empty");
        derive_hint(r->report, "leave it out to get \"%s\"", f->decl->name);
    } else {
        f->field->column = item->text;
    }
    *named = true;
}

static bool read_arguments(resolver *r, work_field *f)
{
    bool named = false, typed = false;
    for (const derive_item *item = f->column->arguments; item; item = item->next) {
        if (item->kind == DERIVE_ITEM_STRING && !item->value) {
            read_name(r, f, item, &named);
        } else if (item->kind == DERIVE_ITEM_WORD && strcmp(item->text, "type") == 0 && item->value &&
                   !item->has_arguments) {
            if (typed) {
                derive_mistake_at(r->report, item->location, "the column's type is given twice");
                derive_hint(r->report, "keep one of them");
            } else {
                read_type(r, f, item->value);
            }
            typed = true;
        } else {
            derive_mistake_at(r->report, item->location, "a column has a name in quotes and a type, not %s",
                              derive_item_describe(r->report, item));
            derive_hint(r->report,
                        "write column(\"name\"), column(type = text) or column(\"name\", type = text)");
        }
    }
    return typed;
}

void derive_resolve_column(resolver *r, work_field *f)
{
    bool typed = false;
    if (f->column && (!f->column->arguments || f->column->value)) {
        derive_mistake_at(r->report, f->column->location,
                          "'column' needs a name, a type or both in brackets");
        derive_hint(r->report,
                    "write column(\"name\"), column(type = text) or column(\"name\", type = text)");
        typed = true;
    } else if (f->column) {
        typed = read_arguments(r, f);
    }
    if (f->field->type == TOASTY_TYPE_JSON && !typed) {
        derive_mistake_at(r->report, f->decl->location, "'%s' is JSON and must say how its column stores it",
                          f->decl->name);
        derive_hint(r->report,
                    "add TOASTY(column(type = text)), or json or jsonb where the database has them");
    }
}
