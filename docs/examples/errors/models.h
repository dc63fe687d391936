#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) Note {
    int64_t id                      TOASTY(key, auto);
    char *subject                   TOASTY(unique);
    char *text                      TOASTY(nullable);
    struct Tag_list *tags           TOASTY(has_many);
};

struct TOASTY(model) Tag {
    int64_t id                      TOASTY(key, auto);
    int64_t note_id                 TOASTY(index);
    struct Note *note               TOASTY(belongs_to);
    char *word;
};

#endif
