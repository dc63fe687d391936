/*
 * The block behind everything a call returns: one hidden head, then the returned thing itself (record, list,
 * rows or text), then what it points at. toasty_free takes the whole block.
 */
#ifndef TOASTY_RECORD_BLOCK_H
#define TOASTY_RECORD_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct toasty__block toasty__block;

/* A block whose top has `size` zeroed bytes, with room behind it for `more` bytes before it must grow. */
toasty__block *toasty__block_new(size_t size, size_t more);
void *toasty__block_top(toasty__block *block);
/* The block of what a call returned; NULL when `top` is not the top of a block. */
toasty__block *toasty__block_of(void *top);
/* Memory that goes with the block; aligned for anything (alloc) or not at all (bytes). NULL when memory is
 * out. */
void *toasty__block_alloc(toasty__block *block, size_t size);
char *toasty__block_bytes(toasty__block *block, const void *data, size_t size, bool terminate);
/* Makes memory of toasty__malloc (`size` bytes at `memory`) part of the block. False, nothing taken, when out
 * of memory. */
bool toasty__block_adopt(toasty__block *block, void *memory, size_t size);
/* A block without a top that has to become part of another one, with all that it holds. The second cannot
 * fail. */
toasty__block *toasty__block_part(void);
void toasty__block_join(toasty__block *block, toasty__block *part);
/* Back to how a block of this size was made, but for its top, with what was annexed to any address inside it
 * freed. */
void toasty__block_rewind(toasty__block *block, size_t size);
/* Frees the block and what was annexed to any address inside it. */
void toasty__block_free(toasty__block *block);

#endif
