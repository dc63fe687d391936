#include <toasty/model.h>

enum TOASTY(embed) CreatureKind { CREATURE_HUMAN = 1, CREATURE_ANIMAL = 2, CREATURE_STONE = 3 };

struct TOASTY(embed) Creature {
    enum CreatureKind kind TOASTY(variant);
    union {
        struct {
            char *name TOASTY(shared(name), column(type = varchar(9)));
            int64_t *age TOASTY(shared(years));
            char *profession;
        } human TOASTY(variant(CREATURE_HUMAN));
        struct {
            char *species;
            char *name TOASTY(shared(name), column(type = varchar(9)));
            int64_t *years TOASTY(shared(years));
        } animal TOASTY(variant(CREATURE_ANIMAL));
    };
};

struct TOASTY(model) Character {
    int64_t id TOASTY(key);
    struct Creature creature;
    struct Creature *friend;
};

struct TOASTY(model, unique(creature.human.name), index(creature.animal.years)) Named {
    int64_t id TOASTY(key);
    struct Creature creature;
};
