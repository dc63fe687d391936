/*
 * make_models SEED: writes a header with three to six models that are related in all the ways that there are,
 * the same for the same seed. make_models list N: writes a source that lists the models of the headers 1 to
 * N.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dice.h"

uint64_t dice_state;

enum { MODELS = 6, PARENTS = 2, FIELDS = 6, RELATIONS = 16 };

static const char *const animals[MODELS] = {"Ant", "Bee", "Cat", "Dog", "Elk", "Fox"};
static const char *const animals_small[MODELS] = {"ant", "bee", "cat", "dog", "elk", "fox"};

typedef struct column {
    char name[24];
    const char *type; /* of C */
} column;

typedef struct parent {
    int target;
    bool optional;
    bool single;  /* the other side is a has_one */
    bool inverse; /* there is another side */
} parent;

typedef struct relation {
    char name[24];
    int target;
    bool list;
    bool optional;
} relation;

typedef struct field {
    column column;
    bool nullable;
    bool plain; /* neither unique nor deferred */
} field;

typedef struct model {
    char name[16];
    int key_count;
    column key[2];
    bool key_auto;
    bool joins; /* the key is that of its two parents */
    int parent_count;
    parent parents[PARENTS];
    int field_count;
    field fields[FIELDS];
    int relation_count; /* none of them via others */
    relation relations[RELATIONS];
} model;

static model models[MODELS];
static int model_count;
static unsigned set;

static const char *const types[] = {
    "bool",        "int8_t",         "int16_t",         "int32_t",        "int64_t",     "uint8_t",
    "uint16_t",    "uint32_t",       "uint64_t",        "float",          "double",      "char *",
    "char *",      "char *",         "int32_t",         "toasty_bytes",   "toasty_uuid", "toasty_timestamp",
    "toasty_date", "toasty_time",    "toasty_datetime", "toasty_decimal", "toasty_json", "toasty_inet",
    "toasty_cidr", "toasty_macaddr", "toasty_macaddr8", "int64_t",        "double"};
enum { TYPES = sizeof types / sizeof *types };

static bool is_string(const char *type)
{
    return !strcmp(type, "char *");
}

/* ---- planning ---- */

static column key_column(const char *name, const char *type)
{
    column c = {.type = type};
    snprintf(c.name, sizeof c.name, "%s", name);
    return c;
}

static void plan_key(model *m)
{
    static const char *const kinds[] = {"int64_t", "toasty_uuid", "char *", "int32_t", "uint32_t"};
    m->key_count = 1;
    if (dice_one_in(5)) {
        m->key_count = 2;
        m->key[0] = key_column("ka", dice_one_in(2) ? "int32_t" : "toasty_uuid");
        m->key[1] = key_column("kb", dice_one_in(2) ? "char *" : "int64_t");
        return;
    }
    m->key[0] = key_column("id", kinds[dice(5)]);
    m->key_auto = !is_string(m->key[0].type) && !dice_one_in(3);
}

static void plan_parents(int n)
{
    model *m = &models[n];
    int most = n ? 1 + (int)dice(PARENTS) : (int)dice(2);
    for (int i = 0; i < most; i++) {
        parent *p = &m->parents[m->parent_count++];
        bool back = n + 1 < model_count && dice_one_in(5), self = !back && (!n || dice_one_in(5));
        /* rows of models that come later are made later: at first nobody is there */
        p->target = self   ? n
                    : back ? n + 1 + (int)dice((unsigned)(model_count - n - 1))
                           : (int)dice((unsigned)n);
        p->optional = back || dice_one_in(2);
        p->inverse = !dice_one_in(6);
        p->single = p->inverse && dice_one_in(4);
    }
    const parent *a = &m->parents[0], *b = &m->parents[1];
    if (m->parent_count == 2 && a->target < n && b->target < n && !a->optional && !b->optional &&
        !a->single && !b->single && models[a->target].key_count == 1 && models[b->target].key_count == 1) {
        m->joins = true;
        m->key_count = 2;
        for (int i = 0; i < 2; i++) {
            m->key[i].type = models[m->parents[i].target].key[0].type;
            snprintf(m->key[i].name, sizeof m->key[i].name, "r%d_id", i);
        }
        m->key_auto = false;
    }
}

static void add_relation(model *m, int target, bool list, bool optional, const char *name)
{
    relation *r = &m->relations[m->relation_count++];
    r->target = target;
    r->optional = optional;
    r->list = list;
    snprintf(r->name, sizeof r->name, "%s", name);
}

static void plan_relations(void)
{
    char name[24];
    for (int n = 0; n < model_count; n++)
        for (int i = 0; i < models[n].parent_count; i++) {
            const parent *p = &models[n].parents[i];
            snprintf(name, sizeof name, "r%d", i);
            add_relation(&models[n], p->target, false, p->optional, name);
            if (!p->inverse)
                continue;
            snprintf(name, sizeof name, "%s_r%d", animals_small[n], i);
            add_relation(&models[p->target], n, !p->single, true, name);
        }
}

static void plan(unsigned seed)
{
    set = seed;
    dice_state = seed * 7919u;
    model_count = 3 + (int)dice(4);
    for (int n = 0; n < model_count; n++) {
        snprintf(models[n].name, sizeof models[n].name, "%s%u", animals[n], set);
        plan_key(&models[n]);
    }
    for (int n = 0; n < model_count; n++)
        plan_parents(n);
    plan_relations();
}

/* ---- writing ---- */

static void declare(const char *type, bool nullable, const char *name)
{
    bool star = is_string(type);
    printf("    %s%s%s%s", type, star ? "" : " ", nullable && !star ? "*" : "", name);
}

/* The words of a column in brackets; `words` begins with a comma, or is empty. */
static void end_field(const char *words)
{
    if (*words)
        printf(" TOASTY(%s)", words + 2);
    printf(";\n");
}

static void write_key(const model *m)
{
    if (m->joins)
        return;
    for (int i = 0; i < m->key_count; i++) {
        declare(m->key[i].type, false, m->key[i].name);
        end_field(m->key_count > 1 ? "" : m->key_auto ? ", key, auto" : ", key");
    }
}

static void write_parent(const model *m, int i)
{
    const parent *p = &m->parents[i];
    const model *target = &models[p->target];
    char name[40], words[64];
    for (int k = 0; k < target->key_count; k++) {
        const column *c = &target->key[k];
        snprintf(name, sizeof name, "r%d_%s", i, target->key_count > 1 ? c->name : "id");
        declare(c->type, p->optional, name);
        snprintf(words, sizeof words, "%s%s",
                 target->key_count > 1 || (m->joins && !i) ? ""
                 : p->single                               ? ", unique"
                                                           : ", index",
                 p->optional && is_string(c->type) ? ", nullable" : "");
        end_field(words);
    }
    printf("    struct %s *r%d TOASTY(belongs_to", target->name, i);
    if (target->joins)
        printf("(key = (r%d_r0_id, r%d_r1_id), references = (r0_id, r1_id))", i, i);
    else if (target->key_count > 1)
        printf("(key = (r%d_ka, r%d_kb), references = (ka, kb))", i, i);
    printf(");\n");
}

static void write_field(model *m, int i)
{
    field *f = &m->fields[i];
    char words[128] = "";
    f->column.type = types[dice(TYPES)];
    snprintf(f->column.name, sizeof f->column.name, "f%d", i);
    f->nullable = dice_one_in(2);
    bool wide = strcmp(f->column.type, "bool") && strcmp(f->column.type + strlen(f->column.type) - 3, "8_t");
    bool unique = wide && dice_one_in(8);
    bool deferred = !unique && (f->nullable || is_string(f->column.type)) && dice_one_in(8);
    f->plain = !unique && !deferred;
    if (unique)
        strcat(words, ", unique");
    else if (dice_one_in(4))
        strcat(words, ", index");
    if (deferred)
        strcat(words, ", deferred");
    if (f->nullable && is_string(f->column.type))
        strcat(words, ", nullable");
    if (!strcmp(f->column.type, "toasty_json") || (!strcmp(f->column.type, "toasty_uuid") && dice_one_in(3)))
        strcat(words, ", column(type = text)");
    else if (dice_one_in(10))
        snprintf(words + strlen(words), sizeof words - strlen(words), ", column(\"other name %d\")", i);
    declare(f->column.type, f->nullable, f->column.name);
    end_field(words);
}

static void write_fields(model *m)
{
    m->field_count = 3 + (int)dice(FIELDS - 2);
    for (int i = 0; i < m->field_count; i++)
        write_field(m, i);
    if (dice_one_in(5))
        printf("    uint64_t version TOASTY(version);\n");
}

static void write_inverses(int n)
{
    for (int c = 0; c < model_count; c++)
        for (int i = 0; i < models[c].parent_count; i++) {
            const parent *p = &models[c].parents[i];
            if (p->target != n || !p->inverse)
                continue;
            printf("    struct %s%s *%s_r%d TOASTY(%s(pair = r%d));\n", models[c].name,
                   p->single ? "" : "_list", animals_small[c], i, p->single ? "has_one" : "has_many", i);
        }
}

/* A walk over two or three relations. */
static void write_via(int n, int number)
{
    char path[128] = "";
    int at = n;
    bool list = false;
    int steps = 2 + (int)dice(2);
    for (int i = 0; i < steps; i++) {
        const model *m = &models[at];
        if (!m->relation_count && i < 2)
            return;
        if (!m->relation_count)
            break;
        const relation *r = &m->relations[dice((unsigned)m->relation_count)];
        strcat(path, i ? "." : "");
        strcat(path, r->name);
        list |= r->list;
        at = r->target;
    }
    printf("    struct %s%s *v%d TOASTY(%s(via = %s));\n", models[at].name, list ? "_list" : "", number,
           list ? "has_many" : "has_one", path);
}

static void write_model(int n)
{
    model *m = &models[n];
    printf("struct TOASTY(model");
    if (m->joins)
        printf(", key(r0_id, r1_id)");
    else if (m->key_count > 1)
        printf(", key(ka, kb)");
    for (int i = 0; i < m->parent_count; i++) {
        const model *target = &models[m->parents[i].target];
        if (target->key_count > 1)
            printf(", %s(r%d_%s, r%d_%s)", m->parents[i].single ? "unique" : "index", i, target->key[0].name,
                   i, target->key[1].name);
    }
    if (dice_one_in(3))
        printf(", %s(f%d, f2)", dice_one_in(3) ? "unique" : "index", (int)dice(2));
    printf(") %s {\n", m->name);
    write_key(m);
    for (int i = 0; i < m->parent_count; i++)
        write_parent(m, i);
    write_fields(m);
    write_inverses(n);
    for (int i = 0, most = (int)dice(3); i < most; i++)
        write_via(n, i);
    printf("};\n\n");
}

/* ---- views ---- */

/* A field that views may show: of which kind? */
typedef enum use { SHOWN, ORDERED, SUMMED } use;

static bool usable(const field *f, use how)
{
    static const char *const shown[] = {"int",    "uint8", "uint16", "uint32",           "uint64",
                                        "char *", "float", "double", "toasty_timestamp", "toasty_date"};
    if (!f->plain)
        return false;
    if (how == SUMMED)
        return strstr(f->column.type, "int") && !strstr(f->column.type, "64");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (!strncmp(f->column.type, shown[i], strlen(shown[i])))
            return true;
    return how == SHOWN && !strcmp(f->column.type, "bool");
}

static const field *pick(const model *m, use how)
{
    for (int tries = 0; tries < 6; tries++) {
        const field *f = &m->fields[dice((unsigned)m->field_count)];
        if (usable(f, how))
            return f;
    }
    return NULL;
}

/* A member of a field's type, perhaps nullable, with its words. */
static void show(const char *type, bool nullable, int number, const char *words)
{
    char name[16];
    snprintf(name, sizeof name, "s%d", number);
    declare(type, nullable, name);
    printf(" TOASTY(%s%s);\n", words, nullable && is_string(type) ? ", nullable" : "");
}

static void write_aggregate(const char *path, const model *m, int number)
{
    static const char *const kinds[] = {"count", "sum", "avg", "min", "max"};
    int kind = (int)dice(5);
    char words[64];
    const field *f = kind ? pick(m, kind < 3 ? SUMMED : ORDERED) : NULL;
    if (!f)
        kind = 0;
    if (f)
        snprintf(words, sizeof words, "%s(%s%s%s)", kinds[kind], path, *path ? "." : "", f->column.name);
    else if (*path)
        snprintf(words, sizeof words, "count(%s)", path);
    else
        snprintf(words, sizeof words, "count");
    show(kind < 2 ? "int64_t" : kind == 2 ? "double" : f->column.type, kind > 1, number, words);
}

static void write_view(const model *m)
{
    char words[64];
    int number = 0;
    printf("struct TOASTY(view(%s)) %sView {\n", m->name, m->name);
    for (int i = 0; i < m->key_count; i++) {
        declare(m->key[i].type, false, m->key[i].name);
        printf(";\n");
    }
    for (int i = 0; i < 2; i++) {
        const field *f = pick(m, SHOWN);
        snprintf(words, sizeof words, "path = %s", f ? f->column.name : "");
        if (f)
            show(f->column.type, f->nullable, number++, words);
    }
    for (int i = 0; i < m->relation_count && number < 8; i++) {
        const relation *r = &m->relations[i];
        const field *f = pick(&models[r->target], SHOWN);
        snprintf(words, sizeof words, "path = %s.%s", r->name, f ? f->column.name : "");
        if (r->list)
            write_aggregate(r->name, &models[r->target], number++);
        else if (f)
            show(f->column.type, f->nullable || r->optional, number++, words);
    }
    printf("};\n\n");
}

static void write_groups(const model *m)
{
    char words[64];
    int number = 0;
    printf("struct TOASTY(view(%s)) %sGroups {\n", m->name, m->name);
    for (int i = 0; i < 2; i++) {
        const field *f = pick(m, SHOWN);
        snprintf(words, sizeof words, "path = %s", f ? f->column.name : "");
        if (f)
            show(f->column.type, f->nullable, number++, words);
    }
    for (int i = 0; i < 2; i++)
        write_aggregate("", m, number++);
    printf("};\n\n");
}

static void write_list(int sets)
{
    printf("#include \"world.h\"\n\n");
    for (int s = 1; s <= sets; s++)
        printf("#include \"set_%d.toasty.h\"\n", s);
    printf("\n");
    for (int s = 1; s <= sets; s++) {
        plan((unsigned)s);
        printf("static const void *const set_%d[] = {", s);
        for (int n = 0; n < model_count; n++)
            printf("%s&%s", n ? ", " : "", models[n].name);
        printf("};\nstatic const void *const views_%d[] = {", s);
        for (int n = 0; n < model_count; n++)
            printf("%s&%sView, &%sGroups", n ? ", " : "", models[n].name, models[n].name);
        printf("};\n");
        memset(models, 0, sizeof models);
    }
    printf("\nconst model_set model_sets[] = {\n");
    for (int s = 1; s <= sets; s++)
        printf("    {sizeof set_%d / sizeof *set_%d, set_%d, views_%d},\n", s, s, s, s);
    printf("};\nconst unsigned model_set_count = %d;\n", sets);
}

int main(int argc, char **argv)
{
    if (argc == 3 && !strcmp(argv[1], "list")) {
        write_list(atoi(argv[2]));
        return 0;
    }
    if (argc != 2)
        return 2;
    plan((unsigned)atoi(argv[1]));
    printf("#ifndef SET_%u_H\n#define SET_%u_H\n\n#include <toasty/model.h>\n\n", set, set);
    for (int n = 0; n < model_count; n++)
        write_model(n);
    for (int n = 0; n < model_count; n++) {
        write_view(&models[n]);
        write_groups(&models[n]);
    }
    printf("#endif\n");
    return 0;
}
