/* The graph of dependencies and its cycles. */
#ifndef HISTORY_GRAPH_H
#define HISTORY_GRAPH_H

#include <stdint.h>

#include "history.h"

enum { GRAPH_WW = 1, GRAPH_WR = 2, GRAPH_RW = 4, GRAPH_RT = 8 };

typedef struct {
    size_t from, to;
    int kind;
    int64_t key, value; /* what it follows from */
} graph_edge;

typedef struct {
    size_t nodes;
    graph_edge *edges; /* sorted by `from` once the graph is complete */
    size_t edge_count, edge_room;
    size_t *first; /* of each node, its first edge; nodes + 1 of them */
} graph;

void graph_add(graph *g, size_t from, size_t to, int kind, int64_t key, int64_t value);
/* To be called when all edges are there. */
void graph_complete(graph *g);
void graph_fini(graph *g);

/* Edges of a cycle, in order; `count` 0: there is none. */
typedef struct {
    size_t *edges;
    size_t count;
} graph_cycle;

/* A cycle of edges of the kinds in `mask`, at least one of them of the kind `with`. */
graph_cycle graph_find(const graph *g, int mask, int with);
/* A cycle with exactly one rw; the others are of the kinds in `mask`. */
graph_cycle graph_find_single(const graph *g, int mask);
/* A cycle with rw edges of which no two follow each other. */
graph_cycle graph_find_nonadjacent(const graph *g, int mask);
/* A cycle with two rw edges in a row that is not one of those above. */
graph_cycle graph_find_skew(const graph *g, int mask);

#endif
