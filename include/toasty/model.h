/*
 * What a header with models includes. `TOASTY(...)` marks models and fields for `toasty derive`; to every
 * compiler it is nothing. A list of a model's records, `struct User_list`, is defined by the generated header.
 */
#ifndef TOASTY_MODEL_H
#define TOASTY_MODEL_H

#include <toasty/types.h>

#ifdef TOASTY_DERIVE
#define TOASTY(...) __attribute__((annotate("toasty:" #__VA_ARGS__)))
#else
#define TOASTY(...)
#endif

#endif
