#include <inttypes.h>
#include <string.h>

#include <toasty/query.h>

#include "core/buffer.h"
#include "record/block.h"
#include "record/json_text.h"
#include "record/member.h"
#include "record/print_visit.h"
#include "record/value_text.h"

static void put_record(toasty__buffer *out, const toasty__visit *visit);

static void put_quoted(toasty__buffer *out, const char *text)
{
    toasty__json_string(out, text, strlen(text));
}

static void put_value(toasty__buffer *out, const toasty_value *value)
{
    char text[TOASTY_TEXT_MAX];
    const char *number;
    switch (value->type) {
    case TOASTY_TYPE_NULL: toasty__buffer_puts(out, "null"); break;
    case TOASTY_TYPE_BOOL: toasty__buffer_puts(out, value->as.boolean ? "true" : "false"); break;
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64: toasty__buffer_printf(out, "%" PRId64, value->as.i64); break;
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64: toasty__buffer_printf(out, "%" PRIu64, value->as.u64); break;
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64:
        number = toasty__visit_number(value, text);
        toasty__buffer_puts(out, number ? number : "null");
        break;
    case TOASTY_TYPE_JSON:
        if (toasty__json_valid(value->as.string))
            toasty__buffer_puts(out, value->as.string);
        else
            put_quoted(out, value->as.string);
        break;
    case TOASTY_TYPE_STRING:
    case TOASTY_TYPE_DECIMAL: put_quoted(out, value->as.string); break;
    case TOASTY_TYPE_BYTES: toasty__json_bytes(out, value->as.bytes.data, value->as.bytes.len); break;
    default: put_quoted(out, toasty__value_text(value, text)); break;
    }
}

/* A record inside a list keeps its place: one that must not be written is null there. */
static void put_list(toasty__buffer *out, const toasty_model *model, const void *pointer,
                     const toasty__visit *outer)
{
    toasty_list list = toasty__visit_list(pointer);
    toasty__buffer_putc(out, '[');
    for (size_t i = 0; i < list.len && !out->failed; i++) {
        toasty__visit visit;
        if (i)
            toasty__buffer_putc(out, ',');
        if (toasty__visit_begin(&visit, outer, model, toasty__visit_item(list, model, i)))
            put_record(out, &visit);
        else
            toasty__buffer_puts(out, "null");
    }
    toasty__buffer_putc(out, ']');
}

static void put_values(toasty__buffer *out, const toasty_field *field, const void *pointer)
{
    toasty_value_list list = toasty__visit_values(pointer);
    toasty__buffer_putc(out, '[');
    for (size_t i = 0; i < list.len && !out->failed; i++) {
        toasty_value value = toasty__visit_value(field, list, i);
        if (i)
            toasty__buffer_putc(out, ',');
        put_value(out, &value);
    }
    toasty__buffer_putc(out, ']');
}

static void put_key(toasty__buffer *out, const char *name, bool *first)
{
    if (!*first)
        toasty__buffer_putc(out, ',');
    *first = false;
    put_quoted(out, toasty__visit_name(name));
    toasty__buffer_putc(out, ':');
}

static void put_relation(toasty__buffer *out, const toasty__visit *visit, const toasty_field *field,
                         bool *first)
{
    const toasty_model *target = field->relation->target;
    const void *related = toasty__pointer_at((const char *)visit->record + field->offset);
    toasty__visit inner;
    if (!related) {
        if (toasty_is_loaded_relation(visit->record, field)) {
            put_key(out, field->name, first);
            toasty__buffer_puts(out, "null");
        }
    } else if (field->relation->value) {
        put_key(out, field->name, first);
        put_values(out, field->relation->value, related);
    } else if (toasty__holds_list(field)) {
        put_key(out, field->name, first);
        put_list(out, target, related, visit);
    } else if (toasty__visit_begin(&inner, visit, target, related)) {
        put_key(out, field->name, first);
        put_record(out, &inner);
    }
}

static void put_constant(toasty__buffer *out, const toasty_field *field, const toasty_value *value)
{
    const char *name =
        value->type == TOASTY_TYPE_NULL ? NULL : toasty__constant(field->values, value->as.i64);
    if (name)
        put_quoted(out, name);
    else
        put_value(out, value);
}

static void put_fields(toasty__buffer *out, const toasty__visit *visit, const toasty_embed *outer, uint16_t i,
                       uint16_t end);

static void put_embed(toasty__buffer *out, const toasty__visit *visit, const toasty_embed *embed, bool *first)
{
    toasty__embed_state state = toasty__visit_embed(embed, visit->record);
    if (state == TOASTY__EMBED_UNLOADED || state == TOASTY__EMBED_OTHER)
        return;
    put_key(out, embed->name, first);
    if (state == TOASTY__EMBED_ABSENT)
        toasty__buffer_puts(out, "null");
    else
        put_fields(out, visit, embed, toasty__visit_first(embed), embed->first + embed->count);
}

/* The fields from `i` up to `end`, of which those inside of more than `outer` are an object of their own. */
static void put_fields(toasty__buffer *out, const toasty__visit *visit, const toasty_embed *outer, uint16_t i,
                       uint16_t end)
{
    bool first = true;
    toasty__buffer_putc(out, '{');
    while (i < end) {
        const toasty_field *field = &visit->model->fields[i++];
        const toasty_embed *inner = toasty__visit_inside(field, outer);
        if (inner) {
            put_embed(out, visit, inner, &first);
            i = inner->first + inner->count;
            continue;
        }
        if ((field->flags & TOASTY_DEFERRED) && !toasty_is_loaded_relation(visit->record, field))
            continue;
        if (field->kind == TOASTY_FIELD_SCALAR) {
            toasty_value value = toasty__field_value(field, visit->record);
            put_key(out, field->name, &first);
            if (field->values)
                put_constant(out, field, &value);
            else
                put_value(out, &value);
        } else {
            put_relation(out, visit, field, &first);
        }
    }
    toasty__buffer_putc(out, '}');
}

static void put_record(toasty__buffer *out, const toasty__visit *visit)
{
    put_fields(out, visit, NULL, 0, visit->model->field_count);
}

/* The text as a block, so that toasty_free takes it. */
static char *finish(toasty__buffer *out)
{
    toasty__block *block = out->failed ? NULL : toasty__block_new(out->len + 1, 0);
    char *text = NULL;
    if (block) {
        text = toasty__block_top(block);
        memcpy(text, out->data, out->len + 1);
    }
    toasty__buffer_fini(out);
    return text;
}

char *toasty_model_to_json(const toasty_model *model, const void *record)
{
    toasty__buffer out = {0};
    toasty__visit visit;
    if (record && toasty__visit_begin(&visit, NULL, model, record))
        put_record(&out, &visit);
    else
        toasty__buffer_puts(&out, "null");
    return finish(&out);
}

char *toasty_model_list_to_json(const toasty_model *model, const void *list)
{
    toasty__buffer out = {0};
    if (list)
        put_list(&out, model, list, NULL);
    else
        toasty__buffer_puts(&out, "null");
    return finish(&out);
}

static void put_cursor(toasty__buffer *out, const char *name, const char *cursor)
{
    toasty__buffer_puts(out, name);
    if (cursor)
        put_quoted(out, cursor);
    else
        toasty__buffer_puts(out, "null");
}

char *toasty_model_page_to_json(const toasty_model *model, const void *page)
{
    toasty__buffer out = {0};
    toasty_page cursors;
    if (page) {
        /* Generated pages have their own types, which begin as lists do. */
        memcpy(&cursors, page, sizeof cursors);
        toasty__buffer_puts(&out, "{\"items\":");
        put_list(&out, model, page, NULL);
        put_cursor(&out, ",\"next\":", cursors.next);
        put_cursor(&out, ",\"prev\":", cursors.prev);
        toasty__buffer_putc(&out, '}');
    } else {
        toasty__buffer_puts(&out, "null");
    }
    return finish(&out);
}
