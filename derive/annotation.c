#include "annotation.h"

#include "text.h"

#include <string.h>

enum { DEEPEST = 32 };

typedef struct parser {
    derive_report *report;
    const char *p;
    const char *end;
    derive_location at; /* where p is */
    bool exact;
    bool failed;
    unsigned depth;        /* brackets that are open */
    unsigned failed_depth; /* … where the mistake was */
} parser;

static derive_item *parse_items(parser *s, char closing);

static void advance(parser *s, size_t n)
{
    for (; n && s->p < s->end; n--, s->p++) {
        if (!s->exact)
            continue;
        if (*s->p == '\n') {
            s->at.line++;
            s->at.column = 1;
        } else {
            s->at.column++;
        }
    }
}

/* The bytes of white space or of a comment that `p` starts with. */
static size_t blank_length(const char *p, const char *end)
{
    if (p == end)
        return 0;
    if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        return 1;
    if (end - p >= 2 && p[0] == '\\' && (p[1] == '\n' || p[1] == '\r'))
        return 2;
    if (end - p >= 2 && p[0] == '/' && p[1] == '/') {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        return (size_t)((newline ? newline : end) - p);
    }
    if (end - p >= 2 && p[0] == '/' && p[1] == '*') {
        const char *q = p + 2;
        while (q < end && !(*q == '*' && q + 1 < end && q[1] == '/'))
            q++;
        return (size_t)((q < end ? q + 2 : end) - p);
    }
    return 0;
}

static void skip_blanks(parser *s)
{
    for (size_t n; (n = blank_length(s->p, s->end)) != 0;)
        advance(s, n);
}

static char peek(parser *s)
{
    skip_blanks(s);
    return s->p < s->end ? *s->p : '\0';
}

static bool at_end(parser *s)
{
    skip_blanks(s);
    return s->p == s->end;
}

/* The bytes of the string or character literal that `p` starts with; 0 when it does not end. */
static size_t literal_length(const char *p, const char *end)
{
    const char quote = *p;
    for (const char *q = p + 1; q < end; q++) {
        if (*q == '\\' && q + 1 < end)
            q++;
        else if (*q == quote)
            return (size_t)(q + 1 - p);
        else if (*q == '\n')
            return 0;
    }
    return 0;
}

static char closing_of(char c)
{
    return c == '(' ? ')' : c == '[' ? ']' : '}';
}

static const char *found(parser *s)
{
    if (at_end(s))
        return "the end of the annotation";
    size_t n = 1;
    if (*s->p == '"' || *s->p == '\'') {
        n = literal_length(s->p, s->end);
        n = n ? n : 1;
    } else if (derive_is_identifier_char(*s->p)) {
        while (s->p + n < s->end && derive_is_identifier_char(s->p[n]))
            n++;
    }
    return derive_printf(s->report->arena, "'%.*s'", (int)n, s->p);
}

static void fail(parser *s, const char *expected)
{
    if (s->failed)
        return;
    s->failed = true;
    s->failed_depth = s->depth;
    const char *instead = found(s);
    derive_mistake_at(s->report, s->at, "expected %s, found %s", expected, instead);
}

/* After a mistake: on to the comma that ends the outermost item, past whole brackets. */
static void recover(parser *s)
{
    size_t depth = s->failed_depth;
    while (!at_end(s)) {
        char c = *s->p;
        size_t n = 1;
        if (c == '"' || c == '\'') {
            n = literal_length(s->p, s->end);
            n = n ? n : 1;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth -= depth > 0;
        } else if (c == ',' && depth == 0) {
            break;
        }
        advance(s, n);
    }
    s->failed = false;
}

/* What the escapes that matter in names stand for; anything else keeps its backslash. */
static char *unescape(derive_arena *arena, const char *p, size_t n)
{
    char *text = derive_alloc(arena, n + 1);
    size_t used = 0;
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '\\' && i + 1 < n && (p[i + 1] == '"' || p[i + 1] == '\\'))
            i++;
        text[used++] = p[i];
    }
    return text;
}

static void fail_open_string(parser *s)
{
    derive_mistake_at(s->report, s->at, "this string has no closing quote");
    s->failed = true;
    advance(s, (size_t)(s->end - s->p));
}

static derive_item *new_item(parser *s, derive_item_kind kind)
{
    derive_item *item = derive_alloc(s->report->arena, sizeof *item);
    item->kind = kind;
    item->location = s->at;
    item->text = "";
    return item;
}

/* One step over C text: a literal, a blank or a single byte. */
static size_t code_step(parser *s)
{
    size_t n = 0;
    if (*s->p == '"' || *s->p == '\'')
        n = literal_length(s->p, s->end);
    return n ? n : 1;
}

/*
 * The C text up to the bracket that closes it, comments and runs of white space each as one space, so that it
 * can be put on one line.
 */
static const char *parse_code(parser *s)
{
    char open[DEEPEST];
    size_t depth = 0, used = 0;
    char *code = derive_alloc(s->report->arena, (size_t)(s->end - s->p) + 1);
    while (s->p < s->end) {
        size_t blank = blank_length(s->p, s->end);
        if (blank) {
            advance(s, blank);
            if (used && code[used - 1] != ' ')
                code[used++] = ' ';
            continue;
        }
        char c = *s->p;
        if (c == '(' || c == '[' || c == '{') {
            if (depth == DEEPEST) {
                fail(s, "fewer brackets inside each other");
                return NULL;
            }
            open[depth++] = closing_of(c);
        } else if (c == ')' || c == ']' || c == '}') {
            if (depth == 0)
                break;
            if (open[--depth] != c) {
                char expected[] = {'\'', open[depth], '\'', '\0'};
                fail(s, expected);
                return NULL;
            }
        }
        size_t n = code_step(s);
        if (c == '"' && n == 1) {
            fail_open_string(s);
            return NULL;
        }
        memcpy(code + used, s->p, n);
        used += n;
        advance(s, n);
    }
    if (used && code[used - 1] == ' ')
        used--;
    code[used] = '\0';
    return code;
}

static bool expect(parser *s, char c)
{
    if (peek(s) == c && !at_end(s)) {
        advance(s, 1);
        return true;
    }
    char expected[] = {'\'', c, '\'', '\0'};
    fail(s, expected);
    return false;
}

static bool enter(parser *s)
{
    if (s->depth == DEEPEST) {
        fail(s, "fewer brackets inside each other");
        return false;
    }
    s->depth++;
    return true;
}

static bool is_code_word(const char *word)
{
    return strcmp(word, "default") == 0 || strcmp(word, "update") == 0;
}

static derive_item *parse_word(parser *s)
{
    derive_item *item = new_item(s, DERIVE_ITEM_WORD);
    size_t n = 1;
    while (s->p + n < s->end &&
           (derive_is_identifier_char(s->p[n]) ||
            (s->p[n] == '.' && s->p + n + 1 < s->end && derive_is_identifier_start(s->p[n + 1]))))
        n++;
    item->text = derive_strndup(s->report->arena, s->p, n);
    advance(s, n);
    if (peek(s) != '(')
        return item;
    if (!enter(s))
        return item;
    advance(s, 1);
    item->has_arguments = true;
    if (is_code_word(item->text)) {
        skip_blanks(s);
        item->code = parse_code(s);
    } else {
        item->arguments = parse_items(s, ')');
    }
    if (!s->failed)
        expect(s, ')');
    s->depth--;
    return item;
}

static derive_item *parse_string(parser *s)
{
    derive_item *item = new_item(s, DERIVE_ITEM_STRING);
    size_t n = literal_length(s->p, s->end);
    if (!n) {
        fail_open_string(s);
        return item;
    }
    item->text = unescape(s->report->arena, s->p + 1, n - 2);
    advance(s, n);
    return item;
}

static derive_item *parse_number(parser *s)
{
    derive_item *item = new_item(s, DERIVE_ITEM_NUMBER);
    size_t n = 1;
    while (s->p + n < s->end && (derive_is_identifier_char(s->p[n]) || s->p[n] == '.'))
        n++;
    item->text = derive_strndup(s->report->arena, s->p, n);
    advance(s, n);
    return item;
}

static derive_item *parse_list(parser *s)
{
    derive_item *item = new_item(s, DERIVE_ITEM_LIST);
    if (!enter(s))
        return item;
    const char closing = closing_of(*s->p);
    advance(s, 1);
    item->arguments = parse_items(s, closing);
    if (!s->failed)
        expect(s, closing);
    s->depth--;
    return item;
}

static derive_item *parse_single(parser *s)
{
    char c = peek(s);
    if (derive_is_identifier_start(c))
        return parse_word(s);
    if (c == '"')
        return parse_string(s);
    if ((c >= '0' && c <= '9') || c == '-')
        return parse_number(s);
    if (c == '(' || c == '[')
        return parse_list(s);
    fail(s, "a word");
    return NULL;
}

static derive_item *parse_name(parser *s)
{
    derive_item *item = new_item(s, DERIVE_ITEM_WORD);
    size_t n = 1;
    while (s->p + n < s->end && derive_is_identifier_char(s->p[n]))
        n++;
    item->text = derive_strndup(s->report->arena, s->p, n);
    advance(s, n);
    return item;
}

/* a.b.c: words one after the other */
static derive_item *parse_path(parser *s)
{
    if (!derive_is_identifier_start(peek(s)))
        return parse_single(s);
    derive_item *first = parse_name(s);
    for (derive_item *last = first; last && !s->failed && peek(s) == '.'; last = last->next) {
        advance(s, 1);
        if (!derive_is_identifier_start(peek(s))) {
            fail(s, "the name of a relation");
            return first;
        }
        last->next = parse_name(s);
    }
    return first;
}

static derive_item *parse_item(parser *s)
{
    derive_item *item = parse_single(s);
    if (!item || s->failed || peek(s) != '=')
        return item;
    if (item->kind != DERIVE_ITEM_WORD) {
        fail(s, "',' or the end");
        return item;
    }
    advance(s, 1);
    item->value = strcmp(item->text, "via") == 0 ? parse_path(s) : parse_single(s);
    return item;
}

/* Items with commas between them, up to but not over `closing` ('\0': the end of the text). */
static derive_item *parse_items(parser *s, char closing)
{
    derive_item *first = NULL, **next = &first;
    while (!at_end(s) && *s->p != closing) {
        derive_item *item = parse_item(s);
        if (s->failed) {
            if (closing)
                return first;
            recover(s);
        } else {
            *next = item;
            next = &item->next;
        }
        if (at_end(s) || *s->p == closing)
            break;
        if (*s->p != ',') {
            fail(s, closing == ')' ? "',' or ')'" : closing == ']' ? "',' or ']'" : "','");
            if (closing)
                return first;
            recover(s);
            if (at_end(s))
                break;
        }
        advance(s, 1);
    }
    return first;
}

derive_item *derive_annotation_parse(derive_report *report, const derive_annotation *annotation)
{
    parser s = {.report = report,
                .p = annotation->text,
                .end = annotation->text + annotation->length,
                .at = annotation->start,
                .exact = annotation->exact};
    if (at_end(&s)) {
        derive_mistake_at(report, s.at, "this TOASTY() says nothing");
        derive_hint(report,
                    "say what the struct or the field is, for example TOASTY(model) or TOASTY(key, auto)");
        return NULL;
    }
    return parse_items(&s, '\0');
}

const char *derive_item_describe(derive_report *report, const derive_item *item)
{
    switch (item->kind) {
    case DERIVE_ITEM_WORD: return derive_printf(report->arena, "'%s'", item->text);
    case DERIVE_ITEM_STRING: return derive_printf(report->arena, "\"%s\"", item->text);
    case DERIVE_ITEM_NUMBER: return item->text;
    case DERIVE_ITEM_LIST: break;
    }
    return "a list";
}
