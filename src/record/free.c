#include <stdio.h>
#include <stdlib.h>

#include <toasty/db.h>

#include "core/log.h"
#include "record/block.h"

void toasty_free(void *result)
{
    if (!result)
        return;
    toasty__block *block = toasty__block_of(result);
    if (block) {
        toasty__block_free(block);
        return;
    }
    /* A mistake of the program. Leaking is the least harm where it must go on. */
    static const char message[] = "toasty_free: the pointer is not what a call returned, or was freed before";
#ifdef NDEBUG
    toasty__log(&(const toasty_log_event){.level = TOASTY_LOG_ERROR, .message = message});
#else
    fprintf(stderr, "%s\n", message);
    abort();
#endif
}
