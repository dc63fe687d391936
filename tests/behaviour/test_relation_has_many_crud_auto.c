/* has_many, created, read, changed and deleted, with keys that the database counts up. */
#include "relation_has_many_crud_auto.toasty.h"
#include "support.h"

#define SAME(a, b) ((a) == (b))
#define NOBODY     999999u

#include "relation_has_many_crud_body.h"
