#ifndef MODELS_H
#define MODELS_H

#include <toasty/model.h>

/* [doc: first] */
/** A book on a shelf. */
struct TOASTY(model) Book {
    toasty_uuid id                  TOASTY(key, auto);
    char *isbn                      TOASTY(unique);          /**< thirteen digits */
    char *title                     TOASTY(index);
    char *subtitle                  TOASTY(nullable);
    int32_t *pages;                                          /* a pointer: may be NULL */
    double price                    TOASTY(default(9.5));
    char *state                     TOASTY(default("new"), column("shelf_state"));
    toasty_date *printed;
    toasty_timestamp created_at     TOASTY(auto);
    toasty_timestamp updated_at     TOASTY(auto);
};
/* [end] */

/* [doc: composite] */
struct TOASTY(model, table = "moves", key(game, number), unique(game, notation), index(player, game, name = "by_player")) Move {
    int64_t game;
    int32_t number;
    char *notation;
    char *player;
};
/* [end] */

/* [doc: columns] */
struct TOASTY(model) Parcel {
    uint32_t number                 TOASTY(key, auto);       /* counts up */
    toasty_uuid token               TOASTY(column(type = text));
    char *code                      TOASTY(column(type = varchar(8)));
    toasty_json label               TOASTY(column(type = text));
    toasty_decimal weight;
    char *note                      TOASTY(nullable, column("remark", type = "CLOB"));
    int64_t revision                TOASTY(default(1), update(parcel_next_revision()));
};

int64_t parcel_next_revision(void);
/* [end] */

#endif
