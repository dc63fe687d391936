#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

struct TOASTY(model) Board {
    int64_t id                      TOASTY(key, auto);
    char *name                      TOASTY(unique);
    struct Lane_list *lanes         TOASTY(has_many);
};

/** A lane of a board, such as "Doing". */
struct TOASTY(model, unique(board_id, name)) Lane {
    int64_t id                      TOASTY(key, auto);
    int64_t board_id;
    struct Board *board             TOASTY(belongs_to);
    char *name;
    int32_t position;                                       /**< from 0, from left to right */
    struct Card_list *cards         TOASTY(has_many);
};

struct TOASTY(model, index(lane_id, position)) Card {
    int64_t id                      TOASTY(key, auto);
    int64_t lane_id;
    struct Lane *lane               TOASTY(belongs_to);
    int32_t position;                                       /**< from 0, without gaps */
    char *title;
    char *description               TOASTY(deferred, nullable);
    int64_t *assignee_id            TOASTY(index);
    struct Person *assignee         TOASTY(belongs_to);     /**< optional: the key may be NULL */
};

struct TOASTY(model) Person {
    int64_t id                      TOASTY(key, auto);
    char *handle                    TOASTY(unique);
    char *name;
    struct Card_list *cards         TOASTY(has_many(pair = assignee));
};

#endif
