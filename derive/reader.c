#include "reader.h"

#include "clang_parse.h"
#include "ctype.h"
#include "doc.h"

#include <stdlib.h>
#include <string.h>

static const char prefix[] = "toasty:";

typedef struct file_info {
    CXFile file;
    const char *path;
    bool given;
    struct file_info *next;
} file_info;

/* A place where TOASTY stands. */
typedef struct mark {
    file_info *file;
    unsigned offset;
    derive_location location;
} mark;

typedef struct marks {
    mark *items;
    size_t count;
    size_t capacity;
} marks;

typedef struct reader {
    const clang_api *clang;
    const derive_paths *paths;
    derive_report *report;
    derive_arena *arena;
    file_info *files;
    derive_declarations *out;
    derive_struct_decl **next_struct;
    marks written; /* by the user */
    marks used;    /* seen on a declaration */
    /* of the struct being read */
    derive_struct_decl *current;
    derive_field_decl **next_field;
    derive_field_decl *field;
    bool in_union; /* which is read for its own members */
    derive_enumerator_decl **next_enumerator;
} reader;

static file_info *file_of(reader *r, CXFile file)
{
    for (file_info *f = r->files; f; f = f->next)
        if (f->file == file)
            return f;
    file_info *f = derive_alloc(r->arena, sizeof *f);
    const char *name = derive_clang_text(r->clang, r->arena, r->clang->getFileName(file));
    f->file = file;
    f->path = derive_display_path(r->arena, r->paths, name, &f->given);
    f->next = r->files;
    r->files = f;
    return f;
}

static mark place_of(reader *r, CXSourceLocation location)
{
    CXFile file = NULL;
    mark place = {0};
    r->clang->getExpansionLocation(location, &file, &place.location.line, &place.location.column,
                                   &place.offset);
    if (file) {
        place.file = file_of(r, file);
        place.location.file = place.file->path;
    }
    return place;
}

static void add_mark(reader *r, marks *list, mark place)
{
    list->items = derive_grow(r->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = place;
}

static const char *spelling(reader *r, CXCursor cursor)
{
    return derive_clang_text(r->clang, r->arena, r->clang->getCursorSpelling(cursor));
}

/* Past white space and ends of lines that go on. */
static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r') ||
                       (*p == '\\' && end - p >= 2 && (p[1] == '\n' || p[1] == '\r'))))
        p++;
    return p;
}

static bool same_but_blanks(const char *a, size_t a_length, const char *b)
{
    const char *a_end = a + a_length, *b_end = b + strlen(b);
    for (;;) {
        a = skip_blanks(a, a_end);
        b = skip_blanks(b, b_end);
        if (a == a_end || b == b_end)
            return a == a_end && b == b_end;
        if (*a++ != *b++)
            return false;
    }
}

/* The bracket that closes the one before `p`; NULL when there is none. */
static const char *closing_bracket(const char *p, const char *end)
{
    unsigned depth = 0;
    for (; p < end; p++) {
        if (*p == '"' || *p == '\'') {
            const char quote = *p;
            for (p++; p < end && *p != quote; p++)
                p += *p == '\\';
        } else if (end - p >= 2 && p[0] == '/' && p[1] == '*') {
            for (p += 2; p < end && !(p[0] == '*' && p[1] == '/'); p++)
                ;
            p++;
        } else if (end - p >= 2 && p[0] == '/' && p[1] == '/') {
            while (p < end && *p != '\n')
                p++;
        } else if (*p == '(') {
            depth++;
        } else if (*p == ')') {
            if (depth-- == 0)
                return p;
        }
    }
    return NULL;
}

/*
 * The annotation in the words of the file itself, so that each has its line and column. When TOASTY is hidden
 * in a macro of the user's own, the compiler's copy is taken, and all of it is where that macro stands.
 */
static derive_annotation annotation_at(reader *r, mark place, const char *text)
{
    derive_annotation annotation = {.text = text, .length = strlen(text), .start = place.location};
    const derive_source *source = place.file ? derive_source_get(r->report->sources, place.file->path) : NULL;
    if (!source || place.offset >= source->length)
        return annotation;
    const char *end = source->text + source->length, *p = source->text + place.offset;
    if (end - p < 6 || strncmp(p, "TOASTY", 6) != 0)
        return annotation;
    p += 6;
    derive_location start = place.location;
    start.column += 6;
    while (p < end && *p != '(') {
        start.column++;
        if (*p++ == '\n') {
            start.line++;
            start.column = 1;
        }
    }
    const char *close = p < end ? closing_bracket(p + 1, end) : NULL;
    if (!close)
        return annotation;
    start.column++;
    /* comments are in the file but not in the compiler's copy; a file with them is taken at its word */
    size_t length = (size_t)(close - p - 1);
    bool commented = memmem(p + 1, length, "/*", 2) || memmem(p + 1, length, "//", 2);
    if (!commented && !same_but_blanks(p + 1, length, text))
        return annotation;
    return (derive_annotation){.text = p + 1, .length = length, .start = start, .exact = true};
}

static void append(derive_item **list, derive_item *items)
{
    while (*list)
        list = &(*list)->next;
    *list = items;
}

/* Adds the words of an annotation to those of its struct or field. */
static void read_annotation(reader *r, CXCursor attribute, derive_item **items, bool *annotated)
{
    const char *text = spelling(r, attribute);
    if (strncmp(text, prefix, sizeof prefix - 1) != 0)
        return;
    mark place = place_of(r, r->clang->getCursorLocation(attribute));
    add_mark(r, &r->used, place);
    *annotated = true;
    derive_annotation annotation = annotation_at(r, place, text + sizeof prefix - 1);
    append(items, derive_annotation_parse(r->report, &annotation));
}

static const char *doc_of(reader *r, CXCursor cursor)
{
    CXString comment = r->clang->Cursor_getRawCommentText(cursor);
    const char *text = derive_doc_text(r->arena, r->clang->getCString(comment));
    r->clang->disposeString(comment);
    return text;
}

static int visit_field_part(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    reader *r = data;
    if (cursor.kind == CLANG_CURSOR_ANNOTATE)
        read_annotation(r, cursor, &r->field->items, &r->field->annotated);
    return CLANG_VISIT_CONTINUE;
}

static int visit_nested_member(CXCursor cursor, CXCursor parent, CXClientData data);

/* The members of what has no name, which belong to the struct around it. */
static void read_members(reader *r, CXCursor cursor, derive_field_decl *of, bool is_union)
{
    const reader outside = *r;
    r->next_field = &of->members;
    r->in_union = is_union;
    r->clang->visitChildren(cursor, visit_nested_member, r);
    r->next_field = outside.next_field;
    r->in_union = outside.in_union;
}

/* A struct in a union, of which the declaration of the member is all that there is. */
static void read_unnamed_struct(reader *r, CXCursor cursor, derive_field_decl *field)
{
    CXType type = r->clang->getCanonicalType(r->clang->getCursorType(cursor));
    CXCursor declaration = r->clang->getTypeDeclaration(type);
    if (type.kind == CLANG_TYPE_RECORD && declaration.kind == CLANG_CURSOR_STRUCT &&
        r->clang->Cursor_isAnonymous(declaration))
        read_members(r, declaration, field, false);
}

static void read_field(reader *r, CXCursor cursor)
{
    derive_field_decl *field = derive_alloc(r->arena, sizeof *field);
    field->name = spelling(r, cursor);
    field->location = place_of(r, r->clang->getCursorLocation(cursor)).location;
    field->doc = doc_of(r, cursor);
    field->ctype = derive_ctype_of(r->clang, r->arena, cursor);
    long long bits = r->clang->Cursor_getOffsetOfField(cursor);
    field->offset = bits < 0 ? 0 : (size_t)bits / 8;
    *r->next_field = field;
    r->next_field = &field->next;
    r->field = field;
    r->clang->visitChildren(cursor, visit_field_part, r);
    if (r->in_union)
        read_unnamed_struct(r, cursor, field);
}

/* The members of a struct or union that has no name of its own are reached without a field: such a one is
 * noted. */
static void note_unnamed_member(reader *r, CXCursor cursor)
{
    derive_field_decl *field = derive_alloc(r->arena, sizeof *field);
    field->name = "";
    field->location = place_of(r, r->clang->getCursorLocation(cursor)).location;
    field->ctype = (derive_ctype){.shape = DERIVE_SHAPE_UNSUPPORTED,
                                  .trouble = cursor.kind == CLANG_CURSOR_UNION ? "an unnamed union"
                                                                               : "an unnamed struct",
                                  .advice = "write its members as fields of the model"};
    field->is_union = cursor.kind == CLANG_CURSOR_UNION;
    if (field->is_union)
        field->ctype.advice =
            "write its members as fields; or put it into a struct TOASTY(embed) of its own that says "
            "which of them is there: enum Kind kind TOASTY(variant);";
    *r->next_field = field;
    r->next_field = &field->next;
    if (field->is_union)
        read_members(r, cursor, field, true);
}

static int visit_nested_member(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    reader *r = data;
    if (cursor.kind == CLANG_CURSOR_FIELD)
        read_field(r, cursor);
    else if ((cursor.kind == CLANG_CURSOR_STRUCT || cursor.kind == CLANG_CURSOR_UNION) &&
             r->clang->Cursor_isAnonymousRecordDecl(cursor))
        note_unnamed_member(r, cursor);
    return CLANG_VISIT_CONTINUE;
}

static void read_enumerator(reader *r, CXCursor cursor)
{
    derive_enumerator_decl *item = derive_alloc(r->arena, sizeof *item);
    item->name = spelling(r, cursor);
    item->location = place_of(r, r->clang->getCursorLocation(cursor)).location;
    item->value = r->clang->getEnumConstantDeclValue(cursor);
    *r->next_enumerator = item;
    r->next_enumerator = &item->next;
}

static int visit_member(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    reader *r = data;
    if (cursor.kind == CLANG_CURSOR_ANNOTATE)
        read_annotation(r, cursor, &r->current->items, &r->current->annotated);
    else if (cursor.kind == CLANG_CURSOR_FIELD)
        read_field(r, cursor);
    else if (cursor.kind == CLANG_CURSOR_ENUM_CONSTANT)
        read_enumerator(r, cursor);
    else if ((cursor.kind == CLANG_CURSOR_STRUCT || cursor.kind == CLANG_CURSOR_UNION) &&
             r->clang->Cursor_isAnonymousRecordDecl(cursor))
        note_unnamed_member(r, cursor);
    return CLANG_VISIT_CONTINUE;
}

/* The tag of a struct, union or enum; NULL when it has none, whatever a typedef may call it. */
static const char *tag_name(reader *r, CXCursor cursor)
{
    const char *type =
        derive_clang_text(r->clang, r->arena, r->clang->getTypeSpelling(r->clang->getCursorType(cursor)));
    if (strchr(type, '('))
        return NULL;
    if (strncmp(type, "struct ", 7) != 0 && strncmp(type, "union ", 6) != 0 && strncmp(type, "enum ", 5) != 0)
        return NULL;
    return strchr(type, ' ') + 1;
}

static bool has_annotated_field(const derive_struct_decl *s)
{
    for (const derive_field_decl *f = s->fields; f; f = f->next)
        if (f->annotated)
            return true;
    return false;
}

/* Reads a declaration that may carry annotations, and keeps it when it does. */
static void read_declaration(reader *r, CXCursor cursor, mark place)
{
    derive_struct_decl *s = derive_alloc(r->arena, sizeof *s);
    bool tagged = true;
    switch (cursor.kind) {
    case CLANG_CURSOR_STRUCT: s->tag = DERIVE_TAG_STRUCT; break;
    case CLANG_CURSOR_UNION: s->tag = DERIVE_TAG_UNION; break;
    case CLANG_CURSOR_ENUM: s->tag = DERIVE_TAG_ENUM; break;
    default: s->tag = DERIVE_TAG_OTHER; tagged = false;
    }
    s->name = tagged ? tag_name(r, cursor) : spelling(r, cursor);
    s->location = place.location;
    s->header = place.file->path;
    s->foreign = !place.file->given;
    s->defined = r->clang->isCursorDefinition(cursor) != 0;
    r->current = s;
    r->next_field = &s->fields;
    r->next_enumerator = &s->enumerators;
    size_t marks_before = r->used.count;
    r->clang->visitChildren(cursor, visit_member, r);
    if (r->used.count == marks_before && !s->annotated && !has_annotated_field(s))
        return;
    if (s->tag == DERIVE_TAG_STRUCT && s->defined) {
        long long size = r->clang->Type_getSizeOf(r->clang->getCursorType(cursor));
        s->size = size < 0 ? 0 : (size_t)size;
    }
    s->doc = doc_of(r, cursor);
    *r->next_struct = s;
    r->next_struct = &s->next;
}

static void add_name(reader *r, CXCursor cursor, const char *what, bool is_tag)
{
    const char *text = is_tag ? tag_name(r, cursor) : spelling(r, cursor);
    if (!text || !*text)
        return;
    derive_ordinary_name *name = derive_alloc(r->arena, sizeof *name);
    name->name = text;
    name->what = what;
    name->is_tag = is_tag;
    name->location = place_of(r, r->clang->getCursorLocation(cursor)).location;
    name->next = r->out->names;
    r->out->names = name;
}

static int visit_enum_constant(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (cursor.kind == CLANG_CURSOR_ENUM_CONSTANT)
        add_name(data, cursor, "an enum constant", false);
    return CLANG_VISIT_CONTINUE;
}

static void collect_names(reader *r, CXCursor cursor)
{
    switch (cursor.kind) {
    case CLANG_CURSOR_TYPEDEF: add_name(r, cursor, "a typedef", false); break;
    case CLANG_CURSOR_FUNCTION: add_name(r, cursor, "a function", false); break;
    case CLANG_CURSOR_VARIABLE: add_name(r, cursor, "a variable", false); break;
    case CLANG_CURSOR_ENUM: r->clang->visitChildren(cursor, visit_enum_constant, r); break;
    default: break;
    }
    if (cursor.kind == CLANG_CURSOR_STRUCT || cursor.kind == CLANG_CURSOR_UNION ||
        cursor.kind == CLANG_CURSOR_ENUM)
        if (r->clang->isCursorDefinition(cursor))
            add_name(r, cursor, "defined here already", true);
}

static int visit_top(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    reader *r = data;
    const bool expansion = cursor.kind == CLANG_CURSOR_MACRO_EXPANSION;
    if (cursor.kind >= 500 && !expansion)
        return CLANG_VISIT_CONTINUE;
    CXSourceLocation location = r->clang->getCursorLocation(cursor);
    if (expansion && strcmp(spelling(r, cursor), "TOASTY") != 0)
        return CLANG_VISIT_CONTINUE;
    if (r->clang->Location_isInSystemHeader(location)) {
        if (!expansion)
            collect_names(r, cursor);
        return CLANG_VISIT_CONTINUE;
    }
    mark place = place_of(r, location);
    if (!place.file)
        return CLANG_VISIT_CONTINUE;
    if (expansion) {
        add_mark(r, &r->written, place);
        return CLANG_VISIT_CONTINUE;
    }
    collect_names(r, cursor);
    read_declaration(r, cursor, place);
    return CLANG_VISIT_CONTINUE;
}

static int compare_marks(const void *left, const void *right)
{
    const mark *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* An annotation that no struct and no field carries would be lost in silence. */
static void note_lost_marks(reader *r)
{
    if (r->used.count)
        qsort(r->used.items, r->used.count, sizeof(mark), compare_marks);
    for (size_t i = 0; i < r->written.count; i++) {
        const mark *m = &r->written.items[i];
        if (r->used.count && bsearch(m, r->used.items, r->used.count, sizeof(mark), compare_marks))
            continue;
        derive_mistake_at(r->report, m->location, "this TOASTY(...) marks no model and no field of one");
        derive_hint(r->report,
                    "a model is a struct at file scope, not inside a function or another struct: struct "
                    "TOASTY(model) Name { ... }; the annotation of a field follows the field's name");
    }
}

derive_declarations *derive_read(derive_report *report, const derive_input *input)
{
    derive_parsed parsed;
    if (!derive_clang_parse(report, input, &parsed))
        return NULL;
    reader r = {.clang = parsed.clang, .paths = &parsed.paths, .report = report, .arena = report->arena};
    r.out = derive_alloc(r.arena, sizeof *r.out);
    r.next_struct = &r.out->structs;
    r.clang->visitChildren(r.clang->getTranslationUnitCursor(parsed.unit), visit_top, &r);
    note_lost_marks(&r);
    derive_clang_close(&parsed);
    return r.out;
}
