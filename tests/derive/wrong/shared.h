#include <toasty/model.h>

enum TOASTY(embed) Kind { HUMAN = 1, ANIMAL, STONE };

struct TOASTY(embed) Phone { char *number TOASTY(shared(number)); };

struct TOASTY(embed) Creature {
    enum Kind kind TOASTY(variant);
    char *beside TOASTY(shared(beside));
    union {
        struct {
            char *a TOASTY(shared);
            char *b TOASTY(shared("b"));
            char *c TOASTY(shared(c), column("d"));
            char *d TOASTY(shared(d), deferred);
            char *e TOASTY(shared(e));
            char *f TOASTY(shared(e));
            int64_t g TOASTY(shared(g));
            char *h TOASTY(shared(h));
        } human TOASTY(variant(HUMAN));
        struct {
            int32_t g TOASTY(shared(g));
            char *h TOASTY(shared(h), column(type = varchar(9)));
            char *i;
        } animal TOASTY(variant(ANIMAL));
        struct {
            char *i;
        } stone TOASTY(variant(STONE));
    };
};

struct TOASTY(model) Character {
    int64_t id TOASTY(key);
    char *name TOASTY(shared(name));
    struct Creature creature;
};

struct TOASTY(embed) Fine {
    enum Kind kind TOASTY(variant);
    union {
        struct { char *name TOASTY(shared(name)); } human TOASTY(variant(HUMAN));
        struct { char *name TOASTY(shared(name)); } animal TOASTY(variant(ANIMAL));
    };
};

struct TOASTY(model) Two {
    int64_t id TOASTY(key);
    struct Fine one TOASTY(column("x"));
    struct Fine two TOASTY(column("x"));
};

struct TOASTY(view(Two)) Shown {
    char *name TOASTY(path = one.human.name, nullable);
};

struct Three_list;

struct TOASTY(model) Four {
    int64_t id TOASTY(key);
    struct Three_list *threes TOASTY(has_many);
};

struct TOASTY(model) Three {
    int64_t id TOASTY(key);
    int64_t four_id TOASTY(index);
    struct Four *four TOASTY(belongs_to);
    struct Fine fine;
};

struct TOASTY(view(Four)) AllShown {
    toasty_string_list *names TOASTY(path = threes.fine.human.name);
};

/* expect 5:50: 'number' is in no struct without a name in a union | leave 'shared' out */
/* expect 9:25: 'beside' is in no struct without a name in a union */
/* expect 12:28: 'shared' needs the name of the column | write shared(a) */
/* expect 13:28: 'shared' needs the name of the column | write shared(b) */
/* expect 14:28: 'c' shares its column and cannot be given another one */
/* expect 15:28: 'd' shares its column and cannot be deferred */
/* expect 34:23: 'shared' is said of fields of an embedded struct only */
/* expect 35:21: 'creature.human.e' and 'creature.human.f' cannot share the column "creature_e": they are of one variant */
/* expect 35:21: 'creature.human.g' and 'creature.animal.g' cannot share the column "creature_g": they have different types */
/* expect 35:21: 'creature.human.h' and 'creature.animal.h' cannot share the column "creature_h": they have different types */
/* expect 35:21: fields 'creature.animal.i' and 'creature.stone.i' of Character have the same column "creature_i" | shared(name) of both */
/* expect 35:21: fields 'creature.human.c' and 'creature.human.d' of Character have the same column "creature_d" */
/* expect 49:17: fields 'one.human.name' and 'two.animal.name' of Two have the same column "x_name" */
/* expect 49:17: fields 'one.human.name' and 'two.human.name' of Two have the same column "x_name" */
/* expect 49:17: fields 'one.kind' and 'two.kind' of Two have the same column "x" */
/* expect 53:30: 'one.human.name' shares its column: a view cannot tell whose value it is | find records */
/* expect 71:45: 'threes.fine.human.name' shares its column: a view cannot tell whose value it is | find records */
