/* has_many, created, read, changed and deleted, with UUID keys. */
#include "relation_has_many_crud_uuid.toasty.h"
#include "support.h"

#define SAME(a, b) toasty_uuid_equal(a, b)
#define NOBODY     toasty_uuid_v4()

#include "relation_has_many_crud_body.h"
