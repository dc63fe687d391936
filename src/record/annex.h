/*
 * What belongs to a record without lying in its block. A record in a list has no head of its own, so a block
 * that is made for it later (an update's new strings, relations loaded afterwards) is annexed to its address,
 * and the fact that a has_one was loaded and found empty is noted at the address of its member. When a block
 * is freed, all that is annexed to addresses inside it goes too. Empty in most programs, and then it costs
 * one load. Thread-safe.
 */
#ifndef TOASTY_RECORD_ANNEX_H
#define TOASTY_RECORD_ANNEX_H

#include "record/block.h"

/* False when nothing at all is annexed or marked, the usual case. */
bool toasty__annex_in_use(void);
/* Gives `owned` to the thing at `address`. False, nothing taken, when memory is out. */
bool toasty__annex_add(const void *address, toasty__block *owned);
/* Frees all blocks annexed to exactly this address but `owned`. Cannot fail. */
void toasty__annex_keep_only(const void *address, const toasty__block *owned);
/* Frees one block that was annexed to exactly this address. */
void toasty__annex_drop(const void *address, const toasty__block *owned);
/* Notes (forgets) that the relation member at `slot` was loaded and is empty. False when memory is out. */
bool toasty__annex_mark(const void *slot);
void toasty__annex_unmark(const void *slot);
bool toasty__annex_is_marked(const void *slot);
/* Forgets all marks and frees all blocks annexed to addresses from `begin` up to, not including, `end`. */
void toasty__annex_release(const void *begin, const void *end);

#endif
