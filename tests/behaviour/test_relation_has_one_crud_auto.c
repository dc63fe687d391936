/* has_one with an optional belongs_to, with keys that the database counts up. */
#include "relation_has_one_crud_auto.toasty.h"
#include "support.h"

#define SAME(a, b) ((a) == (b))

#include "relation_has_one_crud_body.h"
