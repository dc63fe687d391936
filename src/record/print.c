#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <toasty/query.h>

#include "core/utf8.h"
#include "record/member.h"
#include "record/print_visit.h"
#include "record/value_text.h"

enum { INDENT = 4, BYTES_SHOWN = 32 };

static void put_record(FILE *out, const toasty__visit *visit, int indent);
static void put_embed(FILE *out, const toasty__visit *visit, const toasty_embed *embed, int indent);

static void put_string(FILE *out, const char *text)
{
    static const char from[] = "\"\\\n\r\t";
    static const char to[] = "\"\\nrt";
    size_t left = strlen(text);
    fputc('"', out);
    while (left) {
        size_t length = toasty__utf8_length(text, left);
        const char *escaped = strchr(from, *text);
        if (length == 0) {
            fputs("\xEF\xBF\xBD", out);
            length = 1;
        } else if (escaped) {
            fprintf(out, "\\%c", to[escaped - from]);
        } else if (length == 1 && ((unsigned char)*text < 0x20 || *text == 0x7F)) {
            fprintf(out, "\\x%02x", (unsigned)*text);
        } else {
            fwrite(text, 1, length, out);
        }
        text += length;
        left -= length;
    }
    fputc('"', out);
}

/* Enough of the bytes to tell them from others. */
static void put_bytes(FILE *out, toasty_bytes bytes)
{
    fprintf(out, "<%zu byte%s", bytes.len, bytes.len == 1 ? "" : "s");
    for (size_t i = 0; i < bytes.len && i < BYTES_SHOWN; i++)
        fprintf(out, "%s%02x", i ? " " : ": ", bytes.data[i]);
    fputs(bytes.len > BYTES_SHOWN ? " …>" : ">", out);
}

static void put_float(FILE *out, const toasty_value *value)
{
    char text[TOASTY__NUMBER_MAX];
    double number = value->as.f64;
    if (isnan(number))
        fputs("NaN", out);
    else if (isinf(number))
        fputs(number < 0 ? "-infinity" : "infinity", out);
    else
        fputs(toasty__visit_number(value, text), out);
}

static void put_value(FILE *out, const toasty_value *value)
{
    char text[TOASTY_TEXT_MAX];
    switch (value->type) {
    case TOASTY_TYPE_NULL: fputs("NULL", out); break;
    case TOASTY_TYPE_BOOL: fputs(value->as.boolean ? "true" : "false", out); break;
    case TOASTY_TYPE_I8:
    case TOASTY_TYPE_I16:
    case TOASTY_TYPE_I32:
    case TOASTY_TYPE_I64: fprintf(out, "%" PRId64, value->as.i64); break;
    case TOASTY_TYPE_U8:
    case TOASTY_TYPE_U16:
    case TOASTY_TYPE_U32:
    case TOASTY_TYPE_U64: fprintf(out, "%" PRIu64, value->as.u64); break;
    case TOASTY_TYPE_F32:
    case TOASTY_TYPE_F64: put_float(out, value); break;
    case TOASTY_TYPE_STRING: put_string(out, value->as.string); break;
    case TOASTY_TYPE_DECIMAL:
    case TOASTY_TYPE_JSON: fputs(value->as.string, out); break;
    case TOASTY_TYPE_BYTES: put_bytes(out, value->as.bytes); break;
    default: fputs(toasty__value_text(value, text), out); break;
    }
}

static void put_related(FILE *out, const toasty__visit *outer, const toasty_model *model, const void *record,
                        int indent)
{
    toasty__visit visit;
    if (toasty__visit_begin(&visit, outer, model, record))
        put_record(out, &visit, indent);
    else
        fprintf(out, "%s { … }", model->name);
}

static void put_list(FILE *out, const toasty__visit *outer, const toasty_model *model, const void *pointer,
                     int indent)
{
    toasty_list list = toasty__visit_list(pointer);
    if (list.len == 0) {
        fputs("[]", out);
        return;
    }
    fputs("[\n", out);
    for (size_t i = 0; i < list.len; i++) {
        fprintf(out, "%*s", indent + INDENT, "");
        put_related(out, outer, model, toasty__visit_item(list, model, i), indent + INDENT);
        fputs(",\n", out);
    }
    fprintf(out, "%*s]", indent, "");
}

static void put_values(FILE *out, const toasty_field *field, const void *pointer)
{
    toasty_value_list list = toasty__visit_values(pointer);
    fputc('[', out);
    for (size_t i = 0; i < list.len; i++) {
        toasty_value value = toasty__visit_value(field, list, i);
        fputs(i ? ", " : "", out);
        put_value(out, &value);
    }
    fputc(']', out);
}

static void put_relation(FILE *out, const toasty__visit *visit, const toasty_field *field, int indent)
{
    const toasty_model *target = field->relation->target;
    const void *related = toasty__pointer_at((const char *)visit->record + field->offset);
    if (!related)
        fputs(toasty_is_loaded_relation(visit->record, field) ? "NULL" : "(not loaded)", out);
    else if (field->relation->value)
        put_values(out, field->relation->value, related);
    else if (toasty__holds_list(field))
        put_list(out, visit, target, related, indent);
    else
        put_related(out, visit, target, related, indent);
}

static void put_constant(FILE *out, const toasty_field *field, const toasty_value *value)
{
    const char *name =
        value->type == TOASTY_TYPE_NULL ? NULL : toasty__constant(field->values, value->as.i64);
    if (name)
        fputs(name, out);
    else
        put_value(out, value);
}

/* The fields from `i` up to `end`, of which those inside of more than `outer` stand together. */
static void put_fields(FILE *out, const toasty__visit *visit, const toasty_embed *outer, uint16_t i,
                       uint16_t end, int indent)
{
    while (i < end) {
        const toasty_field *field = &visit->model->fields[i++];
        const toasty_embed *inner = toasty__visit_inside(field, outer);
        if (inner && toasty__visit_embed(inner, visit->record) == TOASTY__EMBED_OTHER) {
            i = inner->first + inner->count;
            continue;
        }
        fprintf(out, "%*s%s: ", indent + INDENT, "", toasty__visit_name(inner ? inner->name : field->name));
        if (inner) {
            put_embed(out, visit, inner, indent + INDENT);
            i = inner->first + inner->count;
        } else if ((field->flags & TOASTY_DEFERRED) && !toasty_is_loaded_relation(visit->record, field)) {
            fputs("(not loaded)", out);
        } else if (field->kind == TOASTY_FIELD_SCALAR) {
            toasty_value value = toasty__field_value(field, visit->record);
            if (field->values)
                put_constant(out, field, &value);
            else
                put_value(out, &value);
        } else {
            put_relation(out, visit, field, indent + INDENT);
        }
        fputs(",\n", out);
    }
}

static void put_embed(FILE *out, const toasty__visit *visit, const toasty_embed *embed, int indent)
{
    switch (toasty__visit_embed(embed, visit->record)) {
    case TOASTY__EMBED_UNLOADED: fputs("(not loaded)", out); return;
    case TOASTY__EMBED_ABSENT: fputs("NULL", out); return;
    default: break;
    }
    fputs("{\n", out);
    put_fields(out, visit, embed, toasty__visit_first(embed), embed->first + embed->count, indent);
    fprintf(out, "%*s}", indent, "");
}

/* From the place where the line stands; the lines that follow begin with `indent` spaces. */
static void put_record(FILE *out, const toasty__visit *visit, int indent)
{
    fprintf(out, "%s {\n", visit->model->name);
    put_fields(out, visit, NULL, 0, visit->model->field_count, indent);
    fprintf(out, "%*s}", indent, "");
}

void toasty_model_print(const toasty_model *model, FILE *out, const void *record)
{
    toasty__visit visit;
    /* One record in one piece, whatever other threads print. */
    flockfile(out);
    if (record && toasty__visit_begin(&visit, NULL, model, record))
        put_record(out, &visit, 0);
    else
        fputs("NULL", out);
    fputc('\n', out);
    funlockfile(out);
}
