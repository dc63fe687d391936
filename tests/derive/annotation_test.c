/* The language inside TOASTY(...), without a compiler. */
#include "harness.h"

#include <stdio.h>
#include <string.h>

static derive_item *parse(reading *r, const char *text)
{
    const derive_annotation annotation = {
        .text = text, .length = strlen(text), .start = {"models.h", 3, 20}, .exact = true};
    return derive_annotation_parse(&r->report, &annotation);
}

/* An annotation as one string: words bare, strings in quotes, lists in [], code in {}. */
static const char *show_all(reading *r, const derive_item *item);

static const char *show(reading *r, const derive_item *item)
{
    const char *text = item->text;
    if (item->kind == DERIVE_ITEM_STRING)
        text = derive_printf(r->arena, "\"%s\"", item->text);
    if (item->kind == DERIVE_ITEM_LIST)
        text = derive_printf(r->arena, "[%s]", show_all(r, item->arguments));
    if (item->code)
        text = derive_printf(r->arena, "%s{%s}", text, item->code);
    else if (item->has_arguments)
        text = derive_printf(r->arena, "%s(%s)", text, show_all(r, item->arguments));
    if (item->value)
        text = derive_printf(r->arena, "%s=%s", text, show(r, item->value));
    return text;
}

static const char *show_all(reading *r, const derive_item *item)
{
    const char *text = "";
    for (; item; item = item->next)
        text = derive_printf(r->arena, "%s%s%s", text, *text ? "," : "", show(r, item));
    return text;
}

static void well_formed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } cases[] = {
        {"key", "key"},
        {" key , auto ", "key,auto"},
        {"key, auto,", "key,auto"},
        {"auto(uuid(v7))", "auto(uuid(v7))"},
        {"column(\"na me\", type = varchar(20))", "column(\"na me\",type=varchar(20))"},
        {"column(\"a \\\"b\\\" \\\\ c\")", "column(\"a \"b\" \\ c\")"},
        {"belongs_to(key = (a, b), references = [x,y])", "belongs_to(key=[a,b],references=[x,y])"},
        {"table=\"people\",key(partition = [a], local=b)", "table=\"people\",key(partition=[a],local=b)"},
        {"numeric(12, -2)", "numeric(12,-2)"},
        {"auto()", "auto()"},
        {"((a))", "[[a]]"},
        {"default(0)", "default{0}"},
        {"default()", "default{}"},
        {"default", "default"},
        {"default( a  +\n\t b )", "default{a + b}"},
        {"default(f(a, (b), x[1]))", "default{f(a, (b), x[1])}"},
        {"default((toasty_uuid){{0}})", "default{(toasty_uuid){{0}}}"},
        {"default(\"a )( \\\" b\"), unique", "default{\"a )( \\\" b\"},unique"},
        {"update(')' + '\\'' + '(')", "update{')' + '\\'' + '('}"},
        {"default(1 /* ) */ + 2 // )\n)", "default{1 + 2}"},
        {"default(\"/* no comment */\")", "default{\"/* no comment */\"}"},
        {"default(don't)", "default{don't}"},
        {"key /* the ( key */, // rest )\n auto", "key,auto"},
        {"key, \\\n auto", "key,auto"},
        {"größe, _x1", "größe,_x1"},
        {"updated(a), defaults(b)", "updated(a),defaults(b)"},
        {"a = b = c", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r;
        reading_init(&r);
        const char *shown = show_all(&r, parse(&r, cases[i].text));
        if (cases[i].shown) {
            if (r.report.count)
                print_error("%s: %s\n", cases[i].text, r.report.mistakes[0].message);
            assert_int_equal(r.report.count, 0);
            assert_string_equal(shown, cases[i].shown);
        } else {
            assert_int_equal(r.report.count, 1);
        }
        reading_fini(&r);
    }
}

static void malformed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned column; /* on line 3, where the text begins at 20 */
        const char *message;
        const char *rest; /* what is understood nevertheless */
    } cases[] = {
        {"", 20, "says nothing", ""},
        {"  ", 22, "says nothing", ""},
        {",", 20, "expected a word, found ','", ""},
        {"key auto, unique", 24, "expected ',', found 'auto'", "key,unique"},
        {"key, , unique", 25, "expected a word, found ','", "key,unique"},
        {"= 3, unique", 20, "expected a word, found '='", "unique"},
        {"table =", 27, "expected a word, found the end of the annotation", ""},
        {"table = , unique", 28, "expected a word, found ','", "unique"},
        {"\"x\" = 3, unique", 24, "expected ',' or the end, found '='", "unique"},
        {"key(a", 25, "expected ')', found the end of the annotation", ""},
        {"key(a b), unique", 26, "expected ',' or ')', found 'b'", "unique"},
        {"key((a, b], c), unique", 29, "expected ',' or ')', found ']'", "unique"},
        {"belongs_to(key = , references = id), unique", 37, "expected a word, found ','", "unique"},
        {"column(\"x), unique", 27, "no closing quote", ""},
        {"default(0", 29, "expected ')', found the end of the annotation", ""},
        {"default(a[0), unique", 31, "expected ']', found ')'", "unique"},
        {"default(\"x)", 28, "no closing quote", ""},
        {"key), unique", 23, "expected ',', found ')'", "key,unique"},
        {"a = b = c, unique", 26, "expected ',', found '='", "a=b,unique"},
        {"@key, unique", 20, "expected a word, found '@'", "unique"},
        {"'a', unique", 20, "expected a word, found ''a''", "unique"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r;
        reading_init(&r);
        const char *shown = show_all(&r, parse(&r, cases[i].text));
        const derive_mistake *m = r.report.mistakes;
        if (r.report.count != 1 || m->location.column != cases[i].column || m->location.line != 3 ||
            !strstr(m->message, cases[i].message) || strcmp(shown, cases[i].rest) != 0) {
            for (size_t j = 0; j < r.report.count; j++)
                print_error("%s -> %u: %s\n", cases[i].text, m[j].location.column, m[j].message);
            fail_msg("\"%s\" is understood as \"%s\"", cases[i].text, shown);
        }
        reading_fini(&r);
    }
}

static void places(void **state)
{
    (void)state;
    reading r;
    reading_init(&r);
    const derive_item *item = parse(&r, "key,\n  table = \"x\", /*\n */ index(a,\n\tb)");
    assert_int_equal(item->location.line, 3);
    assert_int_equal(item->location.column, 20);
    item = item->next;
    assert_int_equal(item->location.line, 4);
    assert_int_equal(item->location.column, 3);
    assert_int_equal(item->value->location.column, 11);
    item = item->next;
    assert_int_equal(item->location.line, 5);
    assert_int_equal(item->location.column, 5);
    assert_int_equal(item->arguments->next->location.line, 6);
    assert_int_equal(item->arguments->next->location.column, 2);
    assert_string_equal(item->location.file, "models.h");

    /* text that is not the file's own has one place for all */
    const derive_annotation copy = {.text = "key,\n auto", .length = 10, .start = {"models.h", 7, 9}};
    item = derive_annotation_parse(&r.report, &copy);
    assert_int_equal(item->next->location.line, 7);
    assert_int_equal(item->next->location.column, 9);
    reading_fini(&r);
}

static void deep(void **state)
{
    (void)state;
    static const char *const openings[] = {"a(", "(", "[", "default((", "update({"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        reading r;
        reading_init(&r);
        const char *text = "";
        for (int n = 0; n < 2000; n++)
            text = derive_printf(r.arena, "%s%s", openings[i], text);
        parse(&r, text);
        assert_true(r.report.count >= 1);
        assert_non_null(strstr(r.report.mistakes[0].message, "expected"));
        reading_fini(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed),
        cmocka_unit_test(malformed),
        cmocka_unit_test(places),
        cmocka_unit_test(deep),
    };
    return cmocka_run_group_tests_name("annotations", tests, NULL, NULL);
}
