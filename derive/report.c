#include "report.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

void derive_report_init(derive_report *report, derive_arena *arena, derive_sources *sources)
{
    memset(report, 0, sizeof *report);
    report->arena = arena;
    report->sources = sources;
}

void derive_mistake_at(derive_report *report, derive_location location, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report->mistakes = derive_grow(report->arena, report->mistakes, report->count, &report->capacity,
                                   sizeof *report->mistakes);
    report->mistakes[report->count++] =
        (derive_mistake){.location = location, .message = derive_vprintf(report->arena, format, args)};
    va_end(args);
}

void derive_hint(derive_report *report, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report->mistakes[report->count - 1].hint = derive_vprintf(report->arena, format, args);
    va_end(args);
}

static int compare(const void *left, const void *right)
{
    const derive_mistake *a = left, *b = right;
    int files = strcmp(a->location.file ? a->location.file : "", b->location.file ? b->location.file : "");
    if (files)
        return files;
    if (a->location.line != b->location.line)
        return a->location.line < b->location.line ? -1 : 1;
    if (a->location.column != b->location.column)
        return a->location.column < b->location.column ? -1 : 1;
    return strcmp(a->message, b->message);
}

void derive_report_sort(derive_report *report)
{
    if (report->count < 2)
        return;
    qsort(report->mistakes, report->count, sizeof *report->mistakes, compare);
    size_t kept = 1;
    for (size_t i = 1; i < report->count; i++)
        if (compare(&report->mistakes[kept - 1], &report->mistakes[i]) != 0)
            report->mistakes[kept++] = report->mistakes[i];
    report->count = kept;
}

/* A caret under the column, and a tilde under each further letter of the word or string that starts there. */
static void print_caret(FILE *out, const char *line, size_t length, unsigned column)
{
    size_t at = column - 1;
    if (column == 0 || at > length)
        return;
    for (size_t i = 0; i < at; i++) {
        bool continues_letter = ((unsigned char)line[i] & 0xC0) == 0x80;
        if (!continues_letter)
            fputc(line[i] == '\t' ? '\t' : ' ', out);
    }
    fputc('^', out);
    if (at < length && line[at] == '"') {
        size_t end = at + 1;
        while (end < length && line[end] != '"')
            end += line[end] == '\\' && end + 1 < length ? 2 : 1;
        for (size_t i = at + 1; i <= end && i < length; i++)
            fputc('~', out);
    } else {
        for (size_t i = at + 1; i < length && derive_is_identifier_char(line[i]); i++)
            if (((unsigned char)line[i] & 0xC0) != 0x80)
                fputc('~', out);
    }
    fputc('\n', out);
}

static void print_mistake(derive_report *report, const derive_mistake *m, FILE *out)
{
    if (!m->location.file) {
        fprintf(out, "toasty: error: %s\n", m->message);
    } else {
        fprintf(out, "%s:%u:%u: error: %s\n", m->location.file, m->location.line, m->location.column,
                m->message);
        const derive_source *source = derive_source_get(report->sources, m->location.file);
        const char *line;
        size_t length;
        if (source && derive_source_line(source, m->location.line, &line, &length)) {
            fprintf(out, "%.*s\n", (int)length, line);
            print_caret(out, line, length, m->location.column);
        }
    }
    if (m->hint)
        fprintf(out, "hint: %s\n", m->hint);
}

void derive_report_print(derive_report *report, FILE *out)
{
    derive_report_sort(report);
    for (size_t i = 0; i < report->count; i++)
        print_mistake(report, &report->mistakes[i], out);
    if (report->count)
        fprintf(out, "%zu %s; nothing was written\n", report->count, report->count == 1 ? "error" : "errors");
}
