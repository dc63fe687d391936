/* Toasty for C: everything a program needs besides its own generated header. */
#ifndef TOASTY_H
#define TOASTY_H

#include <toasty/aggregate.h>
#include <toasty/arithmetic.h>
#include <toasty/model.h>
#include <toasty/query.h>

#endif
