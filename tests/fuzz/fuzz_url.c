/* Connection URLs: what is accepted has a driver and a path, what is refused says why. */
#include "fuzz.h"

#include "driver/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static toasty__error error;
    char scratch[256];
    toasty__arena arena;
    toasty__url url;
    toasty__driver_config config;
    char *text = fuzz_text(data, size);
    toasty__arena_init(&arena, scratch, sizeof scratch);
    toasty__error_init(&error);
    toasty_status status = toasty__url_parse(text, &arena, &url, &error);
    if (status) {
        FUZZ_CHECK(error.info.code == status && error.info.message[0]);
        FUZZ_CHECK(status == TOASTY_INVALID_CONNECTION_URL || status == TOASTY_UNSUPPORTED_FEATURE);
    } else {
        FUZZ_CHECK(url.driver && url.path && *url.path && url.display);
        FUZZ_CHECK(url.busy_timeout_ms >= -1 && url.concurrent_writes >= -1 && url.concurrent_writes <= 1);
        FUZZ_CHECK(strlen(url.path) <= strlen(text));
        FUZZ_CHECK(!toasty__url_config(&url, &(toasty_driver_options){0}, &config, &error));
    }
    toasty__arena_fini(&arena);
    free(text);
    return 0;
}
