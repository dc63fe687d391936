#include "record/block.h"

#include <stdint.h>
#include <string.h>

#include "core/alloc.h"
#include "record/annex.h"

enum { ALIGNMENT = 16, FIRST_GROWTH = 1024, LARGEST_GROWTH = 1024 * 1024 };

#define MAGIC UINT64_C(0x746F617374796221)

/* Memory behind the block's first: with room of its own that follows the head, or adopted. */
typedef struct chunk {
    _Alignas(ALIGNMENT) struct chunk *next;
    size_t size;   /* of the room */
    void *adopted; /* the room when it does not follow the head */
} chunk;

/*
 * What is left of the current chunk lies between `low` and `high`. Aligned memory is taken from its low end
 * and bytes from its high end, so that a string costs no padding.
 */
struct toasty__block {
    _Alignas(ALIGNMENT) chunk *chunks;
    char *low;
    char *high;
    char *end;      /* of the first chunk, which begins with this head */
    size_t grow;    /* room of the next chunk */
    uint64_t magic; /* mixed with the address: a copy of a head is not a head */
};

static uint64_t magic_of(const toasty__block *block)
{
    return MAGIC ^ (uint64_t)(uintptr_t)block;
}

static size_t round_up(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

toasty__block *toasty__block_new(size_t size, size_t more)
{
    if (size > SIZE_MAX / 4 || more > SIZE_MAX / 4)
        return NULL;
    size_t top = round_up(size);
    size_t room = top + round_up(more);
    toasty__block *block = toasty__malloc(sizeof *block + room);
    if (!block)
        return NULL;
    char *memory = (char *)(block + 1);
    memset(memory, 0, top);
    *block = (toasty__block){.low = memory + top,
                             .high = memory + room,
                             .end = memory + room,
                             .grow = FIRST_GROWTH,
                             .magic = magic_of(block)};
    return block;
}

void *toasty__block_top(toasty__block *block)
{
    return block + 1;
}

toasty__block *toasty__block_of(void *top)
{
    if (!top || (uintptr_t)top % ALIGNMENT)
        return NULL;
    toasty__block *block = (toasty__block *)top - 1;
    return block->magic == magic_of(block) ? block : NULL;
}

static chunk *add_chunk(toasty__block *block, size_t room)
{
    if (room > SIZE_MAX - sizeof(chunk))
        return NULL;
    chunk *added = toasty__malloc(sizeof *added + room);
    if (!added)
        return NULL;
    *added = (chunk){.next = block->chunks, .size = room};
    block->chunks = added;
    return added;
}

/* Memory outside the current chunk for `size` bytes that it has no room for; a new current chunk when they
 * are few. */
static char *take_elsewhere(toasty__block *block, size_t size, bool aligned)
{
    if (size > block->grow / 4) {
        chunk *own = add_chunk(block, size);
        return own ? (char *)(own + 1) : NULL;
    }
    chunk *fresh = add_chunk(block, block->grow);
    if (!fresh)
        return NULL;
    block->low = (char *)(fresh + 1);
    block->high = block->low + fresh->size;
    if (block->grow < LARGEST_GROWTH)
        block->grow *= 2;
    if (!aligned)
        return block->high -= size;
    char *memory = block->low;
    block->low += size;
    return memory;
}

void *toasty__block_alloc(toasty__block *block, size_t size)
{
    if (size > SIZE_MAX / 2)
        return NULL;
    size = round_up(size ? size : 1);
    if ((size_t)(block->high - block->low) < size)
        return take_elsewhere(block, size, true);
    char *memory = block->low;
    block->low += size;
    return memory;
}

char *toasty__block_bytes(toasty__block *block, const void *data, size_t size, bool terminate)
{
    if (size == SIZE_MAX)
        return NULL;
    size_t whole = size + terminate;
    char *memory;
    if ((size_t)(block->high - block->low) < whole)
        memory = take_elsewhere(block, whole, false);
    else
        memory = block->high -= whole;
    if (!memory)
        return NULL;
    if (size)
        memcpy(memory, data, size);
    if (terminate)
        memory[size] = '\0';
    return memory;
}

bool toasty__block_adopt(toasty__block *block, void *memory, size_t size)
{
    chunk *note = toasty__block_alloc(block, sizeof *note);
    if (!note)
        return false;
    *note = (chunk){.next = block->chunks, .size = size, .adopted = memory};
    block->chunks = note;
    return true;
}

toasty__block *toasty__block_part(void)
{
    return toasty__block_new(0, FIRST_GROWTH);
}

/* The first memory of a block begins with more than a note of a chunk takes: it becomes one. */
void toasty__block_join(toasty__block *block, toasty__block *part)
{
    chunk *first = (chunk *)part;
    chunk *rest = part->chunks;
    size_t size = (size_t)(part->end - (char *)(first + 1));
    part->magic = 0;
    *first = (chunk){.next = block->chunks, .size = size};
    block->chunks = rest ? rest : first;
    while (rest && rest->next)
        rest = rest->next;
    if (rest)
        rest->next = first;
}

_Static_assert(sizeof(chunk) <= sizeof(toasty__block), "a block can become a chunk");

/* Whatever is annexed goes while its addresses still are the block's own. */
static void release_annexed(const toasty__block *block)
{
    toasty__annex_release(block, block->end);
    for (const chunk *c = block->chunks; c; c = c->next) {
        const char *room = c->adopted ? c->adopted : (const char *)(c + 1);
        toasty__annex_release(room, room + c->size);
    }
}

static void free_chunks(toasty__block *block)
{
    /* Notes of adopted memory lie in chunks: those go last. */
    chunk *owned = NULL;
    for (chunk *c = block->chunks, *next; c; c = next) {
        next = c->next;
        if (c->adopted) {
            toasty__free(c->adopted);
        } else {
            c->next = owned;
            owned = c;
        }
    }
    while (owned) {
        chunk *next = owned->next;
        toasty__free(owned);
        owned = next;
    }
}

void toasty__block_rewind(toasty__block *block, size_t size)
{
    if (toasty__annex_in_use())
        release_annexed(block);
    free_chunks(block);
    block->chunks = NULL;
    block->low = (char *)(block + 1) + round_up(size);
    block->high = block->end;
    block->grow = FIRST_GROWTH;
}

void toasty__block_free(toasty__block *block)
{
    if (!block)
        return;
    if (toasty__annex_in_use())
        release_annexed(block);
    /* Volatile, for a compiler may drop what is written to memory about to be freed. */
    *(volatile uint64_t *)&block->magic = 0;
    free_chunks(block);
    toasty__free(block);
}
