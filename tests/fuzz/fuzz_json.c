/* JSON: what is found valid SQLite finds valid too, and what is written from any bytes is valid. */
#include "fuzz.h"

#include <sqlite3.h>

#include "record/json_text.h"

static bool sqlite_finds_valid(const char *text)
{
    static sqlite3_stmt *statement;
    static sqlite3 *db;
    if (!db) {
        FUZZ_CHECK(!sqlite3_open(":memory:", &db));
        FUZZ_CHECK(!sqlite3_prepare_v2(db, "SELECT json_valid(?1)", -1, &statement, NULL));
    }
    sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
    FUZZ_CHECK(sqlite3_step(statement) == SQLITE_ROW);
    bool is = sqlite3_column_int(statement, 0);
    sqlite3_reset(statement);
    return is;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    if (toasty__json_valid(text))
        FUZZ_CHECK(sqlite_finds_valid(text));
    toasty__buffer out = {0};
    toasty__json_string(&out, (const char *)data, size);
    FUZZ_CHECK(!out.failed && toasty__json_valid(out.data));
    toasty__buffer_fini(&out);
    out = (toasty__buffer){0};
    toasty__json_bytes(&out, data, size);
    FUZZ_CHECK(!out.failed && toasty__json_valid(out.data));
    FUZZ_CHECK(out.len == 2 + (size + 2) / 3 * 4);
    toasty__buffer_fini(&out);
    free(text);
    return 0;
}
