#include "record/annex.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "core/alloc.h"

/*
 * A treap: a search tree by address and, by random priorities, a heap. Entries of one address are told apart
 * by what they own; the mark of a slot owns nothing.
 */
typedef struct entry {
    struct entry *left;
    struct entry *right;
    uint32_t priority;
    uintptr_t address;
    toasty__block *owned;
} entry;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static entry *root;
static uint32_t random_state = 2463534242;
/* How many entries there are. Written under the lock, read without it. */
static atomic_size_t count;

/* Xorshift: only the tree's balance hangs on it. */
static uint32_t next_priority(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}

static bool before(const entry *e, uintptr_t address, const toasty__block *owned)
{
    if (e->address != address)
        return e->address < address;
    return (uintptr_t)e->owned < (uintptr_t)owned;
}

/* Parts `tree` into the entries before the given place and the others. */
static void split(entry *tree, uintptr_t address, const toasty__block *owned, entry **less, entry **rest)
{
    while (tree) {
        if (before(tree, address, owned)) {
            *less = tree;
            less = &tree->right;
            tree = tree->right;
        } else {
            *rest = tree;
            rest = &tree->left;
            tree = tree->left;
        }
    }
    *less = NULL;
    *rest = NULL;
}

/* One tree of two, all entries of `less` being before those of `rest`. */
static entry *merge(entry *less, entry *rest)
{
    entry *whole = NULL;
    entry **place = &whole;
    while (less && rest) {
        if (less->priority > rest->priority) {
            *place = less;
            place = &less->right;
            less = less->right;
        } else {
            *place = rest;
            place = &rest->left;
            rest = rest->left;
        }
    }
    *place = less ? less : rest;
    return whole;
}

static const entry *find(uintptr_t address, const toasty__block *owned)
{
    const entry *e = root;
    while (e && (e->address != address || e->owned != owned))
        e = before(e, address, owned) ? e->right : e->left;
    return e;
}

static void insert(entry *e)
{
    entry *less;
    entry *rest;
    e->priority = next_priority();
    split(root, e->address, e->owned, &less, &rest);
    root = merge(merge(less, e), rest);
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
}

/* Takes the entries from one place up to another out of the tree. */
static entry *cut(uintptr_t from, const toasty__block *from_owned, uintptr_t to,
                  const toasty__block *to_owned)
{
    entry *less;
    entry *middle;
    entry *rest;
    split(root, from, from_owned, &less, &rest);
    split(rest, to, to_owned, &middle, &rest);
    root = merge(less, rest);
    return middle;
}

/* Turns a tree into a list linked by `right`; returns its length. */
static size_t flatten(entry **tree)
{
    size_t length = 0;
    for (entry **place = tree; *place; place = &(*place)->right) {
        while ((*place)->left) {
            entry *e = *place;
            *place = e->left;
            e->left = (*place)->right;
            (*place)->right = e;
        }
        length++;
    }
    return length;
}

/* Outside the lock, for a block that goes comes back here with its own addresses. */
static void free_list(entry *gone)
{
    while (gone) {
        entry *next = gone->right;
        toasty__block *owned = gone->owned;
        toasty__free(gone);
        toasty__block_free(owned);
        gone = next;
    }
}

bool toasty__annex_in_use(void)
{
    return atomic_load_explicit(&count, memory_order_relaxed) != 0;
}

bool toasty__annex_add(const void *address, toasty__block *owned)
{
    entry *e = toasty__malloc(sizeof *e);
    if (!e)
        return false;
    *e = (entry){.address = (uintptr_t)address, .owned = owned};
    pthread_mutex_lock(&lock);
    insert(e);
    pthread_mutex_unlock(&lock);
    return true;
}

void toasty__annex_keep_only(const void *address, const toasty__block *owned)
{
    entry *gone = NULL;
    pthread_mutex_lock(&lock);
    entry *here = cut((uintptr_t)address, (const toasty__block *)(uintptr_t)1, (uintptr_t)address + 1, NULL);
    atomic_fetch_sub_explicit(&count, flatten(&here), memory_order_relaxed);
    while (here) {
        entry *next = here->right;
        here->right = NULL;
        if (here->owned == owned) {
            insert(here);
        } else {
            here->right = gone;
            gone = here;
        }
        here = next;
    }
    pthread_mutex_unlock(&lock);
    free_list(gone);
}

void toasty__annex_drop(const void *address, const toasty__block *owned)
{
    const uintptr_t at = (uintptr_t)address;
    pthread_mutex_lock(&lock);
    entry *gone = cut(at, owned, at, (const toasty__block *)((uintptr_t)owned + 1));
    atomic_fetch_sub_explicit(&count, flatten(&gone), memory_order_relaxed);
    pthread_mutex_unlock(&lock);
    free_list(gone);
}

bool toasty__annex_mark(const void *slot)
{
    entry *e = toasty__malloc(sizeof *e);
    if (!e)
        return false;
    *e = (entry){.address = (uintptr_t)slot};
    pthread_mutex_lock(&lock);
    bool fresh = !find(e->address, NULL);
    if (fresh)
        insert(e);
    pthread_mutex_unlock(&lock);
    if (!fresh)
        toasty__free(e);
    return true;
}

void toasty__annex_unmark(const void *slot)
{
    if (!toasty__annex_in_use())
        return;
    uintptr_t address = (uintptr_t)slot;
    pthread_mutex_lock(&lock);
    entry *gone = NULL;
    if (find(address, NULL)) {
        /* The mark is the first of its address: no block lies at 1. */
        gone = cut(address, NULL, address, (const toasty__block *)(uintptr_t)1);
        atomic_fetch_sub_explicit(&count, 1, memory_order_relaxed);
    }
    pthread_mutex_unlock(&lock);
    toasty__free(gone);
}

bool toasty__annex_is_marked(const void *slot)
{
    if (!toasty__annex_in_use())
        return false;
    pthread_mutex_lock(&lock);
    bool marked = find((uintptr_t)slot, NULL) != NULL;
    pthread_mutex_unlock(&lock);
    return marked;
}

void toasty__annex_release(const void *begin, const void *end)
{
    if (!toasty__annex_in_use())
        return;
    pthread_mutex_lock(&lock);
    entry *gone = cut((uintptr_t)begin, NULL, (uintptr_t)end, NULL);
    atomic_fetch_sub_explicit(&count, flatten(&gone), memory_order_relaxed);
    pthread_mutex_unlock(&lock);
    free_list(gone);
}
