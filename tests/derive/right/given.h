/* Included by relations.h: foreign when that is read alone. */
#ifndef GIVEN_H
#define GIVEN_H

#include <toasty/model.h>

struct not_a_model {
    char letters[8];
    union {
        int a;
        float b;
    } value;
};

struct TOASTY(model) Team {
    char *code TOASTY(key);
    struct Person_list *players TOASTY(has_many);
};

#endif
