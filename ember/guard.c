#include "guard.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    while (*list) {
        size_t size = strcspn(list, ",");
        if (size == length && memcmp(list, name, length) == 0)
            return true;
        list += size + (list[size] == ',');
    }
    return false;
}

bool ember__guarded(const char *name)
{
    static atomic_flag said = ATOMIC_FLAG_INIT;
    const char *off = getenv("EMBER_UNGUARDED");
    if (!off || !listed(off, name))
        return true;
    if (!atomic_flag_test_and_set(&said))
        fprintf(stderr, "unguarded: %s\n", name);
    return false;
}
