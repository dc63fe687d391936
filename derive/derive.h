/* The generator: annotated headers in, X.toasty.h and X.toasty.c out. */
#ifndef DERIVE_DERIVE_H
#define DERIVE_DERIVE_H

#include "reader.h"

typedef struct derive_options {
    derive_input input;
    const char *out_dir; /* NULL: beside each header */
} derive_options;

/** The checked models of the headers; NULL when mistakes were noted. */
derive_unit *derive_models(derive_report *report, const derive_input *input);

/**
 * Writes the generated pair of each header, or, after any mistake, nothing but what is wrong to `messages`.
 * Returns the exit status of the command: 0 or 1.
 */
int derive_run(const derive_options *options, FILE *messages);

#endif
