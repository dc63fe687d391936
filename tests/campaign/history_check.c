/* What is wrong with a history: the lists themselves first, then the cycles of what depends on what. */
#include "history.h"

#include <stdlib.h>
#include <string.h>

#include "campaign.h"
#include "history_graph.h"

typedef struct {
    int64_t key, value;
    size_t txn;
    bool last; /* the transaction appended nothing more to this list */
} write_of;

/* A read as the rest of the world has part in it: without what the transaction appended itself. */
typedef struct {
    int64_t key;
    size_t txn, list, count;
} outer_read;

typedef struct {
    int64_t key;
    size_t list, count; /* the longest read */
    size_t txn;
} list_order;

typedef struct {
    const history *h;
    FILE *out;
    bool complete;
    write_of *writes; /* sorted by key and value */
    size_t write_count;
    outer_read *reads;
    size_t read_count;
    list_order *orders; /* sorted by key */
    size_t order_count;
    bool *seen; /* of each transaction: an append of it was read */
    unsigned found;
} check;

static void *array(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p)
        campaign_die("no memory");
    return p;
}

/* Notes an anomaly; true when it is the first of its kind and its witness may be told. */
static bool tell(check *c, unsigned kind)
{
    bool first = !(c->found & kind);
    c->found |= kind;
    if (!first || !c->out)
        return false;
    history_print_anomalies(kind, c->out);
    fputs(":\n", c->out);
    return true;
}

static void tell_txn(check *c, size_t txn)
{
    fprintf(c->out, "    T%zu = ", txn);
    history_print(c->h, txn, true, c->out);
}

static int by_key_value(const void *a, const void *b)
{
    const write_of *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->value < y->value ? -1 : x->value > y->value;
}

static const write_of *writer_of(const check *c, int64_t key, int64_t value)
{
    write_of wanted = {.key = key, .value = value};
    return c->write_count ? bsearch(&wanted, c->writes, c->write_count, sizeof wanted, by_key_value) : NULL;
}

static void index_writes(check *c)
{
    const history *h = c->h;
    c->writes = array(h->op_count, sizeof *c->writes);
    for (size_t t = 0; t < h->txn_count; t++) {
        size_t end = h->txns[t].op + h->txns[t].op_count;
        for (size_t i = h->txns[t].op; i < end; i++) {
            if (!h->ops[i].append)
                continue;
            write_of w = {h->ops[i].key, h->ops[i].value, t, true};
            for (size_t j = i + 1; j < end; j++)
                if (h->ops[j].append && h->ops[j].key == w.key)
                    w.last = false;
            c->writes[c->write_count++] = w;
        }
    }
    if (c->write_count)
        qsort(c->writes, c->write_count, sizeof *c->writes, by_key_value);
    for (size_t i = 1; i < c->write_count; i++)
        if (by_key_value(&c->writes[i - 1], &c->writes[i]) == 0)
            campaign_die("list %lld: %lld was appended twice: such a history cannot be checked",
                         (long long)c->writes[i].key, (long long)c->writes[i].value);
}

static const int64_t *values_of(const check *c, size_t list)
{
    /* a history that read nothing has no values, and NULL has no places */
    return c->h->values ? c->h->values + list : NULL;
}

/* The previous operation of the transaction on the same list, if it was a read; NULL otherwise. Counts the
 * appends since then, or since the beginning. */
static const history_op *previous_read(const history *h, const history_txn *t, size_t at, size_t *appends)
{
    *appends = 0;
    for (size_t i = at; i-- > t->op;) {
        if (h->ops[i].key != h->ops[at].key)
            continue;
        if (!h->ops[i].append)
            return &h->ops[i];
        ++*appends;
    }
    return NULL;
}

/* Whether the list ends with what the transaction appended to it last. */
static bool ends_with_own(const check *c, const history_txn *t, size_t at, size_t appends)
{
    const history *h = c->h;
    const history_op *read = &h->ops[at];
    size_t left = appends, place = read->count;
    for (size_t i = at; left > 0 && i-- > t->op;)
        if (h->ops[i].append && h->ops[i].key == read->key) {
            if (place == 0 || values_of(c, read->list)[--place] != h->ops[i].value)
                return false;
            left--;
        }
    return true;
}

/* A read of a committed transaction: against its own earlier operations. */
static void look_inside(check *c, size_t txn, size_t at)
{
    const history *h = c->h;
    const history_txn *t = &h->txns[txn];
    const history_op *read = &h->ops[at];
    size_t appends;
    const history_op *before = previous_read(h, t, at, &appends);
    bool good = read->count >= appends && ends_with_own(c, t, at, appends);
    if (good && before)
        good = read->count == before->count + appends &&
               memcmp(values_of(c, read->list), values_of(c, before->list),
                      before->count * sizeof(int64_t)) == 0;
    if (!good && tell(c, HISTORY_INTERNAL))
        tell_txn(c, txn);
    if (good && !before)
        c->reads[c->read_count++] = (outer_read){read->key, txn, read->list, read->count - appends};
}

static void look_at_values(check *c, size_t txn, const history_op *read)
{
    const int64_t *v = values_of(c, read->list);
    for (size_t i = 0; i < read->count; i++) {
        const write_of *w = writer_of(c, read->key, v[i]);
        bool twice = false;
        for (size_t j = 0; j < i; j++)
            twice = twice || v[j] == v[i];
        if (!w || twice) {
            if (tell(c, HISTORY_GARBAGE)) {
                fprintf(c->out, "    %lld in list %lld\n", (long long)v[i], (long long)read->key);
                tell_txn(c, txn);
            }
            continue;
        }
        c->seen[w->txn] = true;
        if (c->h->txns[w->txn].outcome == HISTORY_FAIL && tell(c, HISTORY_G1A)) {
            tell_txn(c, w->txn);
            tell_txn(c, txn);
        }
        if (i + 1 == read->count && !w->last && w->txn != txn && tell(c, HISTORY_G1B)) {
            tell_txn(c, w->txn);
            tell_txn(c, txn);
        }
    }
}

static int by_key(const void *a, const void *b)
{
    const list_order *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->count > y->count ? -1 : x->count < y->count;
}

/* The longest read of every list is the order of its appends; every other read has to be its beginning. */
static void order_lists(check *c)
{
    const history *h = c->h;
    size_t count = 0;
    list_order *all = array(h->op_count, sizeof *all);
    for (size_t t = 0; t < h->txn_count; t++)
        for (size_t i = h->txns[t].op; i < h->txns[t].op + h->txns[t].op_count; i++)
            if (h->txns[t].outcome == HISTORY_OK && !h->ops[i].append)
                all[count++] = (list_order){h->ops[i].key, h->ops[i].list, h->ops[i].count, t};
    if (count)
        qsort(all, count, sizeof *all, by_key);
    for (size_t i = 0; i < count; i++) {
        const list_order *longest = c->order_count ? &all[c->order_count - 1] : NULL;
        if (!longest || longest->key != all[i].key) {
            all[c->order_count++] = all[i];
            continue;
        }
        if (memcmp(values_of(c, longest->list), values_of(c, all[i].list), all[i].count * sizeof(int64_t)) !=
                0 &&
            tell(c, HISTORY_INCOMPATIBLE)) {
            tell_txn(c, longest->txn);
            tell_txn(c, all[i].txn);
        }
    }
    c->orders = all;
}

static const list_order *order_of(const check *c, int64_t key)
{
    size_t low = 0, high = c->order_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->orders[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->order_count && c->orders[low].key == key ? &c->orders[low] : NULL;
}

static bool in_list(const check *c, size_t list, size_t count, int64_t value)
{
    for (size_t i = 0; i < count; i++)
        if (values_of(c, list)[i] == value)
            return true;
    return false;
}

/* The last transaction has read every list when all others had ended: what was acknowledged is there. */
static void look_for_lost(check *c)
{
    const history *h = c->h;
    if (!c->complete || h->txn_count == 0)
        return;
    const history_txn *last = &h->txns[h->txn_count - 1];
    for (size_t r = last->op; r < last->op + last->op_count; r++) {
        write_of wanted = {.key = h->ops[r].key, .value = INT64_MIN};
        size_t low = 0, high = c->write_count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (by_key_value(&c->writes[middle], &wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < c->write_count && c->writes[low].key == wanted.key; low++)
            if (h->txns[c->writes[low].txn].outcome == HISTORY_OK &&
                !in_list(c, h->ops[r].list, h->ops[r].count, c->writes[low].value) && tell(c, HISTORY_LOST)) {
                fprintf(c->out, "    %lld is not in list %lld\n", (long long)c->writes[low].value,
                        (long long)wanted.key);
                tell_txn(c, c->writes[low].txn);
            }
    }
}

static bool counts(const check *c, size_t txn)
{
    history_outcome outcome = c->h->txns[txn].outcome;
    return outcome == HISTORY_OK || (outcome == HISTORY_INFO && c->seen[txn]);
}

static void add_dependencies(check *c, graph *g)
{
    for (size_t i = 0; i < c->order_count; i++) {
        const list_order *o = &c->orders[i];
        const int64_t *v = values_of(c, o->list);
        for (size_t j = 1; j < o->count; j++) {
            const write_of *a = writer_of(c, o->key, v[j - 1]), *b = writer_of(c, o->key, v[j]);
            if (a && b && counts(c, a->txn) && counts(c, b->txn))
                graph_add(g, a->txn, b->txn, GRAPH_WW, o->key, v[j]);
        }
    }
    for (size_t i = 0; i < c->read_count; i++) {
        const outer_read *r = &c->reads[i];
        const list_order *o = order_of(c, r->key);
        const write_of *before = r->count ? writer_of(c, r->key, values_of(c, r->list)[r->count - 1]) : NULL;
        if (before && counts(c, before->txn))
            graph_add(g, before->txn, r->txn, GRAPH_WR, r->key, before->value);
        if (!o || o->count <= r->count)
            continue;
        const write_of *after = writer_of(c, r->key, values_of(c, o->list)[r->count]);
        if (after && counts(c, after->txn))
            graph_add(g, r->txn, after->txn, GRAPH_RW, r->key, after->value);
    }
}

static const history
    *sorting; /* qsort() hands nothing through; checks of several threads do not run at once */

static int by_end(const void *a, const void *b)
{
    int64_t x = sorting->txns[*(const size_t *)a].end, y = sorting->txns[*(const size_t *)b].end;
    return x < y ? -1 : x > y;
}

/* One node of time behind each end, in their order, leads to what began later: n edges instead of n * n. */
static void add_time(check *c, graph *g)
{
    const history *h = c->h;
    size_t count = 0, *ended = array(h->txn_count, sizeof *ended);
    for (size_t t = 0; t < h->txn_count; t++)
        if (h->txns[t].outcome == HISTORY_OK && h->txns[t].end)
            ended[count++] = t;
    sorting = h;
    if (count)
        qsort(ended, count, sizeof *ended, by_end);
    for (size_t i = 0; i < count; i++) {
        graph_add(g, ended[i], h->txn_count + i, GRAPH_RT, 0, 0);
        if (i > 0)
            graph_add(g, h->txn_count + i - 1, h->txn_count + i, GRAPH_RT, 0, 0);
    }
    for (size_t t = 0; t < h->txn_count; t++) {
        size_t low = 0, high = count; /* to the number of ends before this begin */
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (h->txns[ended[middle]].end < h->txns[t].begin)
                low = middle + 1;
            else
                high = middle;
        }
        if (low > 0 && h->txns[t].begin && counts(c, t))
            graph_add(g, h->txn_count + low - 1, t, GRAPH_RT, 0, 0);
    }
    g->nodes = h->txn_count + count;
    free(ended);
}

static void tell_edge(check *c, const graph_edge *e, bool *in_time)
{
    if (e->kind == GRAPH_RT) {
        if (!*in_time)
            fputs(" had ended before", c->out);
        *in_time = e->to >= c->h->txn_count;
        if (!*in_time)
            fprintf(c->out, " T%zu began;\n   ", e->to);
        return;
    }
    long long key = (long long)e->key, value = (long long)e->value;
    if (e->kind == GRAPH_WW)
        fprintf(c->out, " appended to list %lld before T%zu appended %lld;\n   ", key, e->to, value);
    else if (e->kind == GRAPH_WR)
        fprintf(c->out, " appended to list %lld the last that T%zu saw there, %lld;\n   ", key, e->to, value);
    else
        fprintf(c->out, " saw list %lld before T%zu appended %lld;\n   ", key, e->to, value);
}

static void tell_cycle(check *c, const graph *g, graph_cycle cycle, unsigned kind)
{
    if (cycle.count && tell(c, kind)) {
        size_t start = 0, n = c->h->txn_count;
        bool in_time = false;
        /* To begin at a transaction. */
        while (g->edges[cycle.edges[start]].from >= n)
            start++;
        for (size_t i = 0; i < cycle.count; i++)
            if (g->edges[cycle.edges[i]].from < n)
                tell_txn(c, g->edges[cycle.edges[i]].from);
        fputs("   ", c->out);
        for (size_t i = 0; i < cycle.count; i++) {
            const graph_edge *e = &g->edges[cycle.edges[(start + i) % cycle.count]];
            if (e->from < n)
                fprintf(c->out, " T%zu", e->from);
            tell_edge(c, e, &in_time);
        }
        fputs(" a contradiction\n", c->out);
    }
    free(cycle.edges);
}

static void look_for_cycles(check *c)
{
    const int writes = GRAPH_WW, reads = GRAPH_WW | GRAPH_WR, time = reads | GRAPH_RT;
    graph g = {.nodes = c->h->txn_count};
    add_dependencies(c, &g);
    graph_complete(&g);
    tell_cycle(c, &g, graph_find(&g, writes, GRAPH_WW), HISTORY_G0);
    tell_cycle(c, &g, graph_find(&g, reads, GRAPH_WR), HISTORY_G1C);
    tell_cycle(c, &g, graph_find_single(&g, reads), HISTORY_G_SINGLE);
    if (!(c->found & HISTORY_G_SINGLE))
        tell_cycle(c, &g, graph_find_nonadjacent(&g, reads), HISTORY_G_NONADJACENT);
    tell_cycle(c, &g, graph_find_skew(&g, reads), HISTORY_G2);
    graph_fini(&g);

    g = (graph){.nodes = c->h->txn_count};
    add_dependencies(c, &g);
    add_time(c, &g);
    graph_complete(&g);
    if (!(c->found & (HISTORY_G0 | HISTORY_G1C | HISTORY_G_SINGLE | HISTORY_G_NONADJACENT))) {
        tell_cycle(c, &g, graph_find(&g, time, reads), HISTORY_REALTIME);
        tell_cycle(c, &g, graph_find_nonadjacent(&g, time), HISTORY_REALTIME);
    }
    if (!(c->found & HISTORY_G2))
        tell_cycle(c, &g, graph_find_skew(&g, time), HISTORY_REALTIME_G2);
    graph_fini(&g);
}

unsigned history_check(const history *h, bool last_txn_reads_all, FILE *out)
{
    check c = {.h = h, .out = out, .complete = last_txn_reads_all};
    c.reads = array(h->op_count, sizeof *c.reads);
    c.seen = array(h->txn_count, sizeof *c.seen);
    index_writes(&c);
    for (size_t t = 0; t < h->txn_count; t++) {
        if (h->txns[t].outcome != HISTORY_OK)
            continue;
        for (size_t i = h->txns[t].op; i < h->txns[t].op + h->txns[t].op_count; i++)
            if (!h->ops[i].append) {
                look_at_values(&c, t, &h->ops[i]);
                look_inside(&c, t, i);
            }
    }
    order_lists(&c);
    look_for_lost(&c);
    look_for_cycles(&c);
    free(c.writes);
    free(c.reads);
    free(c.orders);
    free(c.seen);
    return c.found;
}

static const char *const names[] = {
    "garbage", "internal", "incompatible-order", "lost-append", "G1a",      "G1b",        "G0",
    "G1c",     "G-single", "G-nonadjacent",      "G2",          "realtime", "realtime-G2"};

void history_print_anomalies(unsigned anomalies, FILE *out)
{
    const char *between = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (anomalies & 1u << i) {
            fprintf(out, "%s%s", between, names[i]);
            between = " ";
        }
    if (!anomalies)
        fputs("none", out);
}

unsigned history_anomaly_of(const char *word)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(word, names[i]) == 0)
            return 1u << i;
    return 0;
}
