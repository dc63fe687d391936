#include "history_graph.h"

#include <stdlib.h>
#include <string.h>

#include "campaign.h"

enum { NONE = -1 };

static void *zeroed(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size);
    if (!p)
        campaign_die("no memory");
    return p;
}

void graph_add(graph *g, size_t from, size_t to, int kind, int64_t key, int64_t value)
{
    if (from == to)
        return;
    if (g->edge_count == g->edge_room) {
        g->edge_room = g->edge_room ? 2 * g->edge_room : 256;
        g->edges = realloc(g->edges, g->edge_room * sizeof *g->edges);
        if (!g->edges)
            campaign_die("no memory");
    }
    g->edges[g->edge_count++] = (graph_edge){from, to, kind, key, value};
}

static int by_from(const void *a, const void *b)
{
    const graph_edge *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return x->kind - y->kind;
}

void graph_complete(graph *g)
{
    if (g->edge_count)
        qsort(g->edges, g->edge_count, sizeof *g->edges, by_from);
    g->first = zeroed(g->nodes + 1, sizeof *g->first);
    for (size_t i = 0; i < g->edge_count; i++)
        g->first[g->edges[i].from + 1]++;
    for (size_t i = 0; i < g->nodes; i++)
        g->first[i + 1] += g->first[i];
}

void graph_fini(graph *g)
{
    free(g->edges);
    free(g->first);
    *g = (graph){0};
}

/*
 * The searches walk states rather than nodes. With `alternate` a state is a node and whether the last edge
 * was an rw, after which no other rw may follow; without it the second half of the states is never reached.
 */
typedef struct {
    const graph *g;
    int mask;
    bool alternate;
} walk;

static size_t states(const walk *w)
{
    return w->alternate ? 2 * w->g->nodes : w->g->nodes;
}

static size_t node_of(const walk *w, size_t state)
{
    return state < w->g->nodes ? state : state - w->g->nodes;
}

/* Whether the edge leads on from the state, and where to. */
static bool leads(const walk *w, size_t state, const graph_edge *e, size_t *to)
{
    if (!(e->kind & w->mask))
        return false;
    bool rw = e->kind == GRAPH_RW;
    if (w->alternate && rw && state >= w->g->nodes)
        return false;
    *to = w->alternate && rw ? e->to + w->g->nodes : e->to;
    return true;
}

typedef struct {
    size_t *component; /* of each state; 0: not visited */
    size_t *low, *order, *stack, *path, *next;
    bool *waiting;
    size_t depth, pending, counter, components;
} tarjan;

static void enter(tarjan *t, const walk *w, size_t state)
{
    t->order[state] = t->low[state] = ++t->counter;
    t->stack[t->pending++] = state;
    t->waiting[state] = true;
    t->path[t->depth++] = state;
    t->next[state] = w->g->first[node_of(w, state)];
}

static void leave(tarjan *t, size_t state)
{
    t->depth--;
    if (t->depth && t->low[state] < t->low[t->path[t->depth - 1]])
        t->low[t->path[t->depth - 1]] = t->low[state];
    if (t->low[state] != t->order[state])
        return;
    t->components++;
    size_t member;
    do {
        member = t->stack[--t->pending];
        t->waiting[member] = false;
        t->component[member] = t->components;
    } while (member != state);
}

/* Tarjan's strongly connected components, without recursion: histories are long. */
static size_t *components(const walk *w)
{
    size_t n = states(w), to;
    tarjan t = {zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(size_t)),
                zeroed(n, sizeof(bool)),
                0,
                0,
                0,
                0};
    for (size_t root = 0; root < n; root++) {
        if (t.order[root])
            continue;
        enter(&t, w, root);
        while (t.depth) {
            size_t state = t.path[t.depth - 1];
            if (t.next[state] == w->g->first[node_of(w, state) + 1]) {
                leave(&t, state);
                continue;
            }
            if (!leads(w, state, &w->g->edges[t.next[state]++], &to))
                continue;
            if (!t.order[to])
                enter(&t, w, to);
            else if (t.waiting[to] && t.order[to] < t.low[state])
                t.low[state] = t.order[to];
        }
    }
    free(t.low);
    free(t.order);
    free(t.stack);
    free(t.path);
    free(t.next);
    free(t.waiting);
    return t.component;
}

/* A shortest path within a component, as edges behind `leading`; count 0: there is none. */
static graph_cycle close_cycle(const walk *w, const size_t *component, size_t start, size_t goal,
                               size_t leading)
{
    const graph *g = w->g;
    size_t n = states(w), head = 0, tail = 0, to;
    ptrdiff_t *by = zeroed(n, sizeof *by);
    size_t *queue = zeroed(n, sizeof *queue), *from = zeroed(n, sizeof *from);
    for (size_t i = 0; i < n; i++)
        by[i] = NONE;
    queue[tail++] = start;
    from[start] = start;
    while (head < tail && by[goal] == NONE) {
        size_t state = queue[head++], node = node_of(w, state);
        for (size_t e = g->first[node]; e < g->first[node + 1]; e++) {
            if (!leads(w, state, &g->edges[e], &to) || by[to] != NONE || to == start ||
                component[to] != component[start])
                continue;
            by[to] = (ptrdiff_t)e;
            from[to] = state;
            queue[tail++] = to;
        }
    }
    graph_cycle cycle = {0};
    if (by[goal] != NONE) {
        for (size_t s = goal; s != start; s = from[s])
            cycle.count++;
        cycle.edges = zeroed(++cycle.count, sizeof *cycle.edges);
        cycle.edges[0] = leading;
        size_t at = cycle.count;
        for (size_t s = goal; s != start; s = from[s])
            cycle.edges[--at] = (size_t)by[s];
    }
    free(by);
    free(queue);
    free(from);
    return cycle;
}

/* Tries some more edges once there is a cycle: a short one is easier to understand. */
enum { TRIES = 100 };

static void keep_shorter(graph_cycle *best, graph_cycle cycle)
{
    if (cycle.count && (!best->count || cycle.count < best->count)) {
        free(best->edges);
        *best = cycle;
    } else
        free(cycle.edges);
}

typedef bool eligible(const walk *w, const size_t *component, const graph_edge *e);

/*
 * A cycle through an edge that is eligible in `in` (with its components), closed along `along`. Tries edges
 * from all over the history; `accept` may refuse a cycle.
 */
static graph_cycle search(const walk *in, const size_t *component, eligible *is_eligible, const walk *along,
                          bool (*accept)(const graph *g, const graph_cycle *cycle))
{
    const graph *g = in->g;
    size_t total = 0, seen = 0, *everything = zeroed(states(along), sizeof *everything);
    graph_cycle best = {0};
    for (size_t e = 0; e < g->edge_count; e++)
        total += is_eligible(in, component, &g->edges[e]);
    size_t stride = accept || total < TRIES ? 1 : total / TRIES;
    for (size_t e = 0; e < g->edge_count; e++) {
        const graph_edge *edge = &g->edges[e];
        if (!is_eligible(in, component, edge) || (seen++ % stride != 0 && best.count))
            continue;
        if (accept && seen > TRIES)
            break;
        size_t start = along->alternate && edge->kind == GRAPH_RW ? edge->to + g->nodes : edge->to;
        graph_cycle cycle = close_cycle(along, along == in ? component : everything, start, edge->from, e);
        if (accept && cycle.count && !accept(g, &cycle))
            free(cycle.edges);
        else
            keep_shorter(&best, cycle);
    }
    free(everything);
    return best;
}

static bool in_one_component(const walk *w, const size_t *component, const graph_edge *e)
{
    size_t to;
    return leads(w, e->from, e, &to) && component[e->from] == component[to];
}

static bool is_wr(const walk *w, const size_t *component, const graph_edge *e)
{
    return e->kind == GRAPH_WR && in_one_component(w, component, e);
}

static bool is_rw(const walk *w, const size_t *component, const graph_edge *e)
{
    return e->kind == GRAPH_RW && in_one_component(w, component, e);
}

static bool is_no_rt(const walk *w, const size_t *component, const graph_edge *e)
{
    return e->kind != GRAPH_RT && in_one_component(w, component, e);
}

graph_cycle graph_find(const graph *g, int mask, int with)
{
    walk w = {g, mask, false};
    size_t *component = components(&w);
    graph_cycle cycle = search(&w, component, with == GRAPH_WR ? is_wr : is_no_rt, &w, NULL);
    free(component);
    return cycle;
}

/* Only an rw on a cycle of the alternating walk can be the single one: usually there is none to try. */
graph_cycle graph_find_single(const graph *g, int mask)
{
    walk alternate = {g, mask | GRAPH_RW, true}, plain = {g, mask, false};
    size_t *component = components(&alternate);
    graph_cycle cycle = search(&alternate, component, is_rw, &plain, NULL);
    free(component);
    return cycle;
}

graph_cycle graph_find_nonadjacent(const graph *g, int mask)
{
    walk w = {g, mask | GRAPH_RW, true};
    size_t *component = components(&w);
    graph_cycle cycle = search(&w, component, is_rw, &w, NULL);
    free(component);
    return cycle;
}

static bool has_two_rw_in_a_row(const graph *g, const graph_cycle *cycle)
{
    for (size_t i = 0; i < cycle->count; i++)
        if (g->edges[cycle->edges[i]].kind == GRAPH_RW &&
            g->edges[cycle->edges[(i + 1) % cycle->count]].kind == GRAPH_RW)
            return true;
    return false;
}

graph_cycle graph_find_skew(const graph *g, int mask)
{
    walk w = {g, mask | GRAPH_RW, false};
    size_t *component = components(&w);
    graph_cycle cycle = search(&w, component, is_rw, &w, has_two_rw_in_a_row);
    free(component);
    return cycle;
}
