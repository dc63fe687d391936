/* The drivers of this build. */
#include "driver/driver.h"

#include <string.h>

#include "driver/turso/turso.h"

static const toasty__driver *const drivers[] = {&toasty__driver_turso, &toasty__driver_sqlite};

const toasty__driver *toasty__driver_find(const char *scheme)
{
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        if (strcmp(drivers[i]->scheme, scheme) == 0)
            return drivers[i];
    return NULL;
}

const char *toasty__driver_schemes(void)
{
    return "turso, sqlite";
}
