/* Histories: how they are built, read from text and printed. */
#include "history.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "campaign.h"

static void *grown(void *array, size_t *room, size_t need, size_t size)
{
    if (need <= *room)
        return array;
    while (*room < need)
        *room = *room ? 2 * *room : 64;
    array = realloc(array, *room * size);
    if (!array)
        campaign_die("no memory");
    return array;
}

void history_fini(history *h)
{
    free(h->txns);
    free(h->ops);
    free(h->values);
    *h = (history){0};
}

void history_begin(history *h, int process, int64_t begin)
{
    h->txns = grown(h->txns, &h->txn_room, h->txn_count + 1, sizeof *h->txns);
    h->txns[h->txn_count] = (history_txn){HISTORY_INFO, process, begin, begin, h->op_count, 0};
}

static history_op *add_op(history *h)
{
    h->ops = grown(h->ops, &h->op_room, h->op_count + 1, sizeof *h->ops);
    h->txns[h->txn_count].op_count++;
    return &h->ops[h->op_count++];
}

void history_append(history *h, int64_t key, int64_t value)
{
    *add_op(h) = (history_op){.append = true, .key = key, .value = value};
}

void history_read(history *h, int64_t key, const int64_t *values, size_t count)
{
    h->values = grown(h->values, &h->value_room, h->value_count + count, sizeof *h->values);
    if (count)
        memcpy(h->values + h->value_count, values, count * sizeof *values);
    *add_op(h) = (history_op){.key = key, .list = h->value_count, .count = count};
    h->value_count += count;
}

void history_end(history *h, history_outcome outcome, int64_t end)
{
    history_txn *t = &h->txns[h->txn_count++];
    t->outcome = outcome;
    t->end = end;
}

void history_join(history *h, const history *other)
{
    for (size_t i = 0; i < other->txn_count; i++) {
        const history_txn *t = &other->txns[i];
        history_begin(h, t->process, t->begin);
        for (size_t j = t->op; j < t->op + t->op_count; j++) {
            const history_op *op = &other->ops[j];
            if (op->append)
                history_append(h, op->key, op->value);
            else
                history_read(h, op->key, other->values + op->list, op->count);
        }
        history_end(h, t->outcome, t->end);
    }
}

static const char *const outcomes[] = {"ok", "fail", "info"};

static const char *blank(const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    return s;
}

static bool number(const char **s, int64_t *value)
{
    char *end;
    *value = strtoll(*s, &end, 10);
    if (end == *s)
        return false;
    *s = end;
    return true;
}

/* "a5=7" or "r5=[1 2]" */
static bool parse_op(history *h, const char **s)
{
    char what = *(*s)++;
    int64_t key, value;
    if ((what != 'a' && what != 'r') || !number(s, &key) || *(*s)++ != '=')
        return false;
    if (what == 'a') {
        if (!number(s, &value))
            return false;
        history_append(h, key, value);
        return true;
    }
    if (*(*s)++ != '[')
        return false;
    int64_t *values = NULL;
    size_t count = 0, room = 0;
    while (*(*s = blank(*s)) != ']' && number(s, &value)) {
        values = grown(values, &room, count + 1, sizeof *values);
        values[count++] = value;
    }
    history_read(h, key, values, count);
    free(values);
    return *(*s)++ == ']';
}

static bool parse_line(history *h, const char *s)
{
    int64_t process = 0, begin = 0, end = 0;
    int outcome = -1;
    for (int i = 0; i < 3; i++)
        if (strncmp(s, outcomes[i], strlen(outcomes[i])) == 0)
            outcome = i;
    if (outcome < 0)
        return false;
    s = blank(s + strlen(outcomes[outcome]));
    if (isdigit((unsigned char)*s)) {
        if (!number(&s, &process) || !number(&s, &begin) || *s++ != '-' || !number(&s, &end))
            return false;
    }
    if (*s++ != ':')
        return false;
    history_begin(h, (int)process, begin);
    while (*(s = blank(s)) && *s != '\n')
        if (!parse_op(h, &s))
            return false;
    history_end(h, (history_outcome)outcome, end);
    return true;
}

bool history_parse(history *h, const char *text, size_t *line)
{
    *line = 1;
    for (const char *s = text; *s; ++*line) {
        if (*s != '\n' && !parse_line(h, s))
            return false;
        s += strcspn(s, "\n");
        s += *s == '\n';
    }
    return true;
}

void history_print(const history *h, size_t txn, bool brief, FILE *out)
{
    const history_txn *t = &h->txns[txn];
    fprintf(out, "%s %d %lld-%lld:", outcomes[t->outcome], t->process, (long long)t->begin,
            (long long)t->end);
    for (size_t i = t->op; i < t->op + t->op_count; i++) {
        const history_op *op = &h->ops[i];
        if (op->append) {
            fprintf(out, " a%lld=%lld", (long long)op->key, (long long)op->value);
            continue;
        }
        fprintf(out, " r%lld=[", (long long)op->key);
        for (size_t j = 0; j < op->count; j++) {
            if (brief && op->count > 8 && j == 2) {
                fputs(" ...", out);
                j = op->count - 4;
            }
            fprintf(out, j ? " %lld" : "%lld", (long long)h->values[op->list + j]);
        }
        putc(']', out);
    }
    putc('\n', out);
}
