#include <toasty/db.h>

#include "record/annex.h"
#include "record/embed.h"
#include "record/member.h"

/* A foreign key with a NULL in it points at nobody. */
static bool points_at_nobody(const void *record, const toasty_field *field)
{
    const toasty_relation *relation = field->relation;
    for (uint16_t i = 0; i < relation->count; i++) {
        const toasty_field *key = &field->model->fields[relation->key[i]];
        if (toasty__field_value(key, record).type == TOASTY_TYPE_NULL)
            return true;
    }
    return false;
}

bool toasty_is_loaded_relation(const void *record, const toasty_field *relation)
{
    if (!record || !relation)
        return false;
    if (relation->kind == TOASTY_FIELD_SCALAR && !(relation->flags & TOASTY_DEFERRED))
        return false;
    const char *slot = (const char *)record + relation->offset;
    if (relation->embed)
        slot = toasty__deferred_slot(relation, record);
    if (!slot || toasty__pointer_at(slot))
        return true;
    switch (relation->kind) {
    case TOASTY_FIELD_BELONGS_TO: return points_at_nobody(record, relation) || toasty__annex_is_marked(slot);
    case TOASTY_FIELD_SCALAR:
    case TOASTY_FIELD_HAS_ONE:
    case TOASTY_FIELD_VIA_ONE: return toasty__annex_is_marked(slot);
    default: return false;
    }
}
