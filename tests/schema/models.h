/* Models put together by hand, so that they can also be wrong in ways that the generator would not write. */
#ifndef TESTS_SCHEMA_MODELS_H
#define TESTS_SCHEMA_MODELS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "schema/schema.h"

typedef struct hand_model {
    const toasty_model *token; /* &hand.token stands for the generated object */
    toasty_model model;
    toasty_field fields[40];
    toasty_relation relations[8];
    toasty_index indexes[8];
    uint16_t numbers[64];
    unsigned relation_count;
    unsigned number_count;
} hand_model;

/* SQLite's abilities. */
extern const toasty__capability hand_capability;

void hand_init(hand_model *hand, const char *name, const char *table);
/* A column; its number is the returned field's. */
toasty_field *hand_field(hand_model *hand, const char *name, toasty_type type);
/* The primary key: `count` field numbers. */
void hand_key(hand_model *hand, int count, ...);
toasty_index *hand_index(hand_model *hand, bool unique, int count, ...);
/* A relation over `count` fields: the own numbers, then the target's. */
toasty_field *hand_relation(hand_model *hand, toasty_field_kind kind, const char *name, hand_model *target,
                            int pair, int count, ...);
toasty_relation *hand_relation_of(hand_model *hand, const toasty_field *field);

/* User (id, name, email unique, todos) and Todo (id, user_id index, user, title) as of the first page of the
 * guide. */
void hand_user_and_todo(hand_model *user, hand_model *todo);

/* Makes a schema of up to two models. NULL: see hand_error. */
extern toasty__error hand_error;
toasty__schema *hand_schema(const hand_model *a, const hand_model *b, const char *prefix,
                            const toasty__capability *capability);
/* Expects that no schema can be made of them, with this status and exactly this message. */
void expect_refusal(const hand_model *a, const hand_model *b, const toasty__capability *capability,
                    toasty_status status, const char *message);

#endif
