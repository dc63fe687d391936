/*
 * Cells of any kind and any bytes on their way into a record with a field of every type: they fit, or the
 * field is named. What fits can be shown, and read again from what it would be stored as.
 */
#include "fuzz.h"

#include "models.toasty.h"

#include "record/decode.h"
#include "record/encode.h"
#include "record/json_text.h"
#include "record/member.h"

static const toasty__table *table_of_things(void)
{
    static const void *const tokens[] = {&Thing};
    static const toasty_model_list models = {1, tokens};
    static toasty__schema *schema;
    static toasty__error error;
    toasty__error_init(&error);
    if (!schema)
        schema = toasty__schema_new(&models, NULL, toasty__driver_find("turso")->capability, &error);
    FUZZ_CHECK(schema);
    return toasty__schema_table(schema, &Thing_toasty_model);
}

/* The next cell: a byte for the kind, one for the length, and bytes in memory of their own. */
static toasty__cell next_cell(const uint8_t **data, size_t *size, char **owned)
{
    toasty__cell cell = {.kind = TOASTY__CELL_NULL};
    *owned = NULL;
    if (*size < 2)
        return cell;
    cell.kind = (toasty__cell_kind)((*data)[0] % 5);
    size_t length = (*data)[1] % 80;
    *data += 2;
    *size -= 2;
    if (length > *size)
        length = *size;
    size_t used = length;
    if (cell.kind == TOASTY__CELL_INT || cell.kind == TOASTY__CELL_REAL) {
        used = length < 8 ? length : 8;
        memcpy(&cell.as, *data, used);
    } else if (cell.kind != TOASTY__CELL_NULL) {
        *owned = malloc(length ? length : 1);
        FUZZ_CHECK(*owned);
        memcpy(*owned, *data, length);
        cell.as.run.bytes = *owned;
        cell.as.run.length = length;
    }
    *data += used;
    *size -= used;
    return cell;
}

static struct Thing *decode(const toasty__table *table, const toasty__cell *cells, toasty__error *error)
{
    toasty__block *block = toasty__block_new(sizeof(struct Thing), 64);
    FUZZ_CHECK(block);
    toasty__error_init(error);
    toasty_status status = toasty__decode_row(table, cells, toasty__block_top(block), block, error);
    FUZZ_CHECK(status == error->info.code);
    if (!status)
        return toasty__block_top(block);
    FUZZ_CHECK(error->info.message[0] && error->info.field[0] && !strcmp(error->info.model, "Thing"));
    FUZZ_CHECK(status == TOASTY_INVALID_TYPE_CONVERSION || status == TOASTY_INVALID_RESULT);
    toasty__block_free(block);
    return NULL;
}

static char *shown(const struct Thing *thing)
{
    char *json = thing_to_json(thing);
    FUZZ_CHECK(json && toasty__json_valid(json));
    static FILE *out;
    if (!out)
        out = fopen("/dev/null", "w");
    thing_print(out, thing);
    return json;
}

/* What the record would be stored as makes the same record. */
static void check_round(const toasty__table *table, const struct Thing *thing, const char *json,
                        toasty__error *error)
{
    toasty__cell cells[64];
    char scratch[256];
    toasty__arena arena;
    toasty__arena_init(&arena, scratch, sizeof scratch);
    for (uint16_t i = 0; i < table->column_count; i++) {
        toasty_value value = toasty__field_value(table->columns[i].field, thing);
        FUZZ_CHECK(!toasty__encode(&value, table->columns[i].storage, &arena, &cells[i], error));
    }
    struct Thing *again = decode(table, cells, error);
    FUZZ_CHECK(again);
    char *same = shown(again);
    FUZZ_CHECK(!strcmp(same, json));
    toasty_free(same);
    toasty_free(again);
    toasty__arena_fini(&arena);
}

/* Numbers and texts are in the record as they were in the row. */
static void check_same(const toasty__table *table, const toasty__cell *cells, const struct Thing *thing)
{
    for (uint16_t i = 0; i < table->column_count; i++) {
        toasty_value value = toasty__field_value(table->columns[i].field, thing);
        FUZZ_CHECK((value.type == TOASTY_TYPE_NULL) == (cells[i].kind == TOASTY__CELL_NULL));
        if (value.type >= TOASTY_TYPE_I8 && value.type <= TOASTY_TYPE_U64)
            FUZZ_CHECK(cells[i].kind == TOASTY__CELL_INT && value.as.i64 == cells[i].as.integer);
        if (value.type == TOASTY_TYPE_STRING || value.type == TOASTY_TYPE_JSON ||
            value.type == TOASTY_TYPE_DECIMAL)
            FUZZ_CHECK(strlen(value.as.string) == cells[i].as.run.length &&
                       !memcmp(value.as.string, cells[i].as.run.bytes, cells[i].as.run.length));
        if (value.type == TOASTY_TYPE_BYTES)
            FUZZ_CHECK(value.as.bytes.len == cells[i].as.run.length &&
                       (!value.as.bytes.len ||
                        !memcmp(value.as.bytes.data, cells[i].as.run.bytes, value.as.bytes.len)));
    }
}

/* A row that fits, so that strange cells are met by themselves too. */
static void usual_cell(const toasty__column *column, toasty__cell *cell)
{
    static const struct {
        toasty_type type;
        const char *text;
    } texts[] = {{TOASTY_TYPE_TIMESTAMP, "2024-02-29T01:02:03Z"},
                 {TOASTY_TYPE_DATE, "2024-02-29"},
                 {TOASTY_TYPE_TIME, "01:02:03"},
                 {TOASTY_TYPE_DATETIME, "2024-02-29T01:02:03"},
                 {TOASTY_TYPE_DECIMAL, "1.5"},
                 {TOASTY_TYPE_JSON, "{}"},
                 {TOASTY_TYPE_INET, "10.0.0.1"},
                 {TOASTY_TYPE_CIDR, "10.0.0.0/8"},
                 {TOASTY_TYPE_MACADDR, "01:02:03:04:05:06"},
                 {TOASTY_TYPE_MACADDR8, "01:02:03:04:05:06:07:08"},
                 {TOASTY_TYPE_STRING, "text"},
                 {TOASTY_TYPE_UUID, "01234567-89ab-cdef-0123-456789abcdef"},
                 {TOASTY_TYPE_BYTES, "bytes"}};
    *cell = (toasty__cell){.kind = TOASTY__CELL_INT, .as.integer = 1};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].type == column->field->type)
            *cell =
                (toasty__cell){.kind = TOASTY__CELL_TEXT, .as.run = {texts[i].text, strlen(texts[i].text)}};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static toasty__error error;
    const toasty__table *table = table_of_things();
    toasty__cell cells[64];
    char *owned[64] = {0};
    FUZZ_CHECK(table->column_count <= 64);
    for (uint16_t i = 0; i < table->column_count; i++)
        usual_cell(&table->columns[i], &cells[i]);
    while (size > 3) {
        unsigned at = *data++ % table->column_count;
        size--;
        free(owned[at]);
        cells[at] = next_cell(&data, &size, &owned[at]);
    }
    struct Thing *thing = decode(table, cells, &error);
    if (thing)
        check_same(table, cells, thing);
    for (uint16_t i = 0; i < table->column_count; i++)
        free(owned[i]); /* the record has its own */
    if (thing) {
        char *json = shown(thing);
        check_round(table, thing, json, &error);
        toasty_free(json);
        toasty_free(thing);
    }
    return 0;
}
