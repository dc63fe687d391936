/* has_one with an optional belongs_to, with UUID keys. */
#include "relation_has_one_crud_uuid.toasty.h"
#include "support.h"

#define SAME(a, b) toasty_uuid_equal(a, b)

#include "relation_has_one_crud_body.h"
