/* The generated source: tables, and the checks that hold them to the structs that the compiler sees. */
#include "emit_internal.h"

static const char helpers[] =
    "#define TOASTY__OWN_FIELD(model_, name_) \\\n"
    "    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct model_, name_)\n"
    "#define TOASTY__FIELD(model_, name_) \\\n"
    "    TOASTY__OWN_FIELD(model_, name_), .new_offset = offsetof(struct model_##_new, name_), \\\n"
    "    .changes_offset = offsetof(struct model_##_changes, name_)\n"
    "#define TOASTY__VALUE_FIELD(model_, name_) \\\n"
    "    TOASTY__FIELD(model_, name_), .values_offset = offsetof(struct model_##_values, name_)\n"
    "#define TOASTY__OWN_FIELD_AT(model_, name_, base_, access_) \\\n"
    "    .name = #name_, .model = &model_##_toasty_model, .offset = offsetof(struct base_, access_)\n"
    "#define TOASTY__FIELD_AT(model_, name_, base_, access_, new_base_, given_) \\\n"
    "    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \\\n"
    "    .new_offset = offsetof(struct new_base_##_new, given_), \\\n"
    "    .changes_offset = offsetof(struct model_##_changes, name_), \\\n"
    "    .values_offset = offsetof(struct model_##_values, name_)\n"
    "#define TOASTY__DISCRIMINANT_AT(model_, name_, base_, access_, new_base_, given_) \\\n"
    "    TOASTY__OWN_FIELD_AT(model_, name_, base_, access_), \\\n"
    "    .new_offset = offsetof(struct new_base_##_new, given_)\n"
    "#define TOASTY__IS(model_, name_, type_, other_type_) \\\n"
    "    _Static_assert(_Generic(&((struct model_ *)0)->name_, type_ *: 1, other_type_ *: 1, default: 0), "
    "\\\n"
    "                   #model_ \".\" #name_ \" is not of the type that it had: run toasty derive again\")\n"
    "#define TOASTY__IS_UNNAMED(model_, name_) \\\n"
    "    _Static_assert(sizeof((struct model_ *)0)->name_ == sizeof(struct model_##_##name_), \\\n"
    "                   #model_ \".\" #name_ \" has changed: run toasty derive again\")\n"
    "#define TOASTY__IS_ALL(model_) \\\n"
    "    _Static_assert(sizeof(struct model_) == sizeof(struct model_##_toasty_copy), \\\n"
    "                   \"struct \" #model_ \" has changed: run toasty derive again\")\n\n";

static const char end_of_helpers[] = "#undef TOASTY__OWN_FIELD\n"
                                     "#undef TOASTY__FIELD\n"
                                     "#undef TOASTY__VALUE_FIELD\n"
                                     "#undef TOASTY__OWN_FIELD_AT\n"
                                     "#undef TOASTY__FIELD_AT\n"
                                     "#undef TOASTY__DISCRIMINANT_AT\n"
                                     "#undef TOASTY__IS\n"
                                     "#undef TOASTY__IS_UNNAMED\n"
                                     "#undef TOASTY__IS_ALL\n";

/* The member's type, and the second one by which it may be declared: with const where that makes no
 * difference. */
static void add_member_type(derive_emit *e, const derive_field *field, bool second)
{
    if (field->value) {
        derive_text_add(&e->out, second ? "const toasty_" : "toasty_");
        derive_text_add(&e->out, derive_words(field->value->type)->family);
        derive_text_add(&e->out, "_list *");
    } else if (field->kind != TOASTY_FIELD_SCALAR) {
        derive_text_add(&e->out, second ? "const struct " : "struct ");
        derive_text_add(&e->out, field->target->name);
        derive_text_add(&e->out, derive_holds_list(field) ? "_list *" : " *");
    } else if (field->newtype) {
        derive_text_add(&e->out, second ? "const " : "");
        derive_text_add(&e->out, field->member_type);
    } else if (field->type == TOASTY_TYPE_STRING) {
        derive_text_add(&e->out, second ? "const char *" : "char *");
    } else {
        derive_text_add(&e->out, second ? "const " : "");
        derive_text_add(&e->out, field->c_type);
        derive_text_add(&e->out, field->nullable ? " *" : "");
    }
}

static void add_whole_type(derive_emit *e, const derive_embed *whole, bool second)
{
    derive_text_add(&e->out, second ? "const struct " : "struct ");
    derive_text_add(&e->out, whole->type->name);
    derive_text_add(&e->out, whole->pointer ? " *" : "");
}

/* The field, or embedded struct, that is the member at *i, which then is behind it; its name. */
static const char *add_member(derive_emit *e, size_t *i, bool second)
{
    const derive_embed *whole = derive_whole_at(e->model, i);
    if (whole) {
        add_whole_type(e, whole, second);
        return whole->name;
    }
    const derive_field *field = &e->model->fields[(*i)++];
    add_member_type(e, field, second);
    return field->name;
}

void derive_add_record_members(derive_emit *e)
{
    for (size_t i = 0; i < e->model->field_count;) {
        size_t behind = i;
        derive_union_edge(e, derive_whole_at(e->model, &behind));
        derive_text_add(&e->out, e->in_union ? "        " : "    ");
        const char *name = add_member(e, &i, false);
        derive_text_add(&e->out, e->out.len && e->out.data[e->out.len - 1] == '*' ? "" : " ");
        derive_text_add(&e->out, name);
        derive_text_add(&e->out, ";\n");
    }
    derive_union_edge(e, NULL);
}

/* Compares the types of the members of e->model with what the struct `in` has, there behind `before`. */
static void check_members(derive_emit *e, const char *in, const char *before)
{
    for (size_t i = 0; i < e->model->field_count;) {
        size_t behind = i;
        const derive_embed *whole = derive_whole_at(e->model, &behind);
        if (whole && whole->type->unnamed) {
            const derive_model *model = e->model;
            derive_text_add(&e->out, "TOASTY__IS_UNNAMED(");
            derive_text_add(&e->out, in);
            derive_text_add(&e->out, ", ");
            derive_text_add(&e->out, whole->name);
            derive_text_add(&e->out, ");\n");
            i = behind;
            e->model = whole->type;
            check_members(e, in, whole->name);
            e->model = model;
            continue;
        }
        derive_text_add(&e->out, "TOASTY__IS(");
        derive_text_add(&e->out, in);
        derive_text_add(&e->out, ", ");
        derive_text_add(&e->out, before);
        derive_text_add(&e->out, *before ? "." : "");
        derive_text_add(&e->out, whole ? whole->name : e->model->fields[i].name);
        derive_text_add(&e->out, ", ");
        behind = i;
        add_member(e, &behind, false);
        derive_text_add(&e->out, ", ");
        add_member(e, &i, true);
        derive_text_add(&e->out, ");\n");
    }
}

/* A struct with the members that the tables describe: when sizes differ, members have come or gone. */
void derive_emit_checks(derive_emit *e)
{
    derive_expand(e, "struct $M_toasty_copy {\n");
    derive_add_record_members(e);
    derive_expand(e, "};\n"
                     "TOASTY__IS_ALL($M);\n");
    check_members(e, e->model->name, "");
    derive_text_add(&e->out, "\n");
}

char *derive_emit_source(const derive_unit *unit, const char *header)
{
    derive_emit e;
    derive_emit_init(&e, unit, header);
    derive_text_add(&e.out, "#include \"");
    derive_add_generated(&e.out, e.base);
    derive_text_add(&e.out, "\"\n#include <stddef.h>\n\n_Static_assert(TOASTY_META_VERSION == ");
    derive_text_number(&e.out, TOASTY_META_VERSION);
    derive_text_add(&e.out, ", \"written by toasty derive of another version: run it again\");\n\n");
    derive_text_add(&e.out, helpers);
    derive_emit_embed_checks(&e);
    for (size_t i = 0; i < unit->model_count; i++) {
        if (!derive_emits(&e, unit->models[i]))
            continue;
        derive_use_model(&e, unit->models[i]);
        derive_emit_tables(&e);
        derive_emit_checks(&e);
    }
    derive_text_add(&e.out, end_of_helpers);
    return derive_emit_finish(&e);
}
