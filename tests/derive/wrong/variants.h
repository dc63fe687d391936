#include <toasty/model.h>

enum TOASTY(embed) Kind { EMAIL = 1, PHONE, MAIL };
enum Plain { ONE = 1 };

struct TOASTY(embed) Phone { char *number; };
struct TOASTY(embed(newtype)) Code { char *text; };

struct TOASTY(embed) NoDiscriminant {
    enum Kind kind;
    union {
        struct Phone phone TOASTY(variant(PHONE));
    };
};
struct TOASTY(embed) NoUnion {
    enum Kind kind TOASTY(variant);
};
struct TOASTY(embed) Unmarked {
    enum Plain kind TOASTY(variant);
    union { struct Phone phone TOASTY(variant(ONE)); };
};
struct TOASTY(embed) Pointer {
    enum Kind *kind TOASTY(variant);
    union { struct Phone phone TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Number {
    int32_t kind TOASTY(variant);
    union { struct Phone phone TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Late {
    char *name;
    enum Kind kind TOASTY(variant);
    union { struct Phone phone TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Named {
    enum Kind kind TOASTY(variant, column("which"));
    union { struct Phone phone TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Members {
    enum Kind kind TOASTY(variant);
    union {
        struct Phone a;
        struct Phone b TOASTY(variant);
        struct Phone c TOASTY(variant(PHONE));
        struct Phone d TOASTY(variant(PHONE));
        struct Phone e TOASTY(variant(EMIAL));
        struct Phone f TOASTY(variant(NOTHING));
        struct Phone *g TOASTY(variant(EMAIL));
        int64_t h TOASTY(variant(MAIL));
    };
};
struct TOASTY(embed) Words {
    enum Kind kind TOASTY(variant);
    union {
        struct Phone a TOASTY(variant(PHONE), index);
        struct Code b TOASTY(variant(MAIL));
        struct { int64_t x; };
        struct { struct { int64_t y; } z; } e TOASTY(variant(EMAIL));
    };
};
struct TOASTY(embed) Two {
    enum Kind kind TOASTY(variant);
    union { struct Phone phone TOASTY(variant(PHONE)); };
    union { struct { char *address; } email TOASTY(variant(EMAIL)); };
};
struct TOASTY(embed) Inner {
    enum Kind kind TOASTY(variant);
    union { struct { int64_t *number; } phone TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Outer {
    enum Kind kind TOASTY(variant);
    union { struct Inner inner TOASTY(variant(PHONE)); };
};
struct TOASTY(embed) Contact {
    enum Kind kind TOASTY(variant);
    union {
        struct Phone phone TOASTY(variant(PHONE));
        struct { char *number; int64_t owner; } email TOASTY(variant(EMAIL));
    };
};
struct Post_list;
struct TOASTY(model, key(contact.email.owner)) User {
    struct Contact contact;
    enum Kind kind TOASTY(variant);
    union {
        int64_t number TOASTY(variant(PHONE));
    };
};
struct TOASTY(model) Post {
    int64_t id TOASTY(key);
    struct Inner inner;
    enum Kind which;
    char *text TOASTY(column("inner_number"));
};

struct TOASTY(embed) Stray {
    char *name TOASTY(variant(PHONE));
};

/* expect 11:5: nothing says which member of the union in struct NoDiscriminant is there | enum Kind kind TOASTY(variant) */
/* expect 16:27: 'kind' is to say which member of a union is there, but struct NoUnion has none | union { struct */
/* expect 19:28: 'kind' cannot say which member of the union is there: it is 'enum Plain' | enum TOASTY(embed) Kind */
/* expect 23:28: 'kind' cannot say which member of the union is there: it is 'enum Kind *' */
/* expect 27:25: 'kind' cannot say which member of the union is there: it is 'int32_t' */
/* expect 32:27: 'kind' says which member of the union is there, but is not the first of struct Late | before all others */
/* expect 36:36: the column of 'kind' has the name of what holds struct Named | leave the name out */
/* expect 42:22: 'a' is in a union and must name a constant of enum Kind | TOASTY(variant(EMAIL)) */
/* expect 43:31: 'b' is in a union and must name a constant of enum Kind */
/* expect 45:39: 'c' and 'd' are both the variant PHONE | one struct */
/* expect 46:39: enum Kind has no constant 'EMIAL' | did you mean 'EMAIL'? */
/* expect 47:39: enum Kind has no constant 'NOTHING' | add it to the enum */
/* expect 48:23: 'g' is in a union and must be a struct, not 'struct Phone *' | struct { ... } g */
/* expect 49:17: 'h' is in a union and must be a struct, not 'int64_t' */
/* expect 55:47: 'index' cannot be said of a member of a union | the fields inside */
/* expect 56:21: 'b' is in a union and must be a struct, not 'struct Code' | write struct { struct Code b; } b */
/* expect 57:9: a member of the union has no name */
/* expect 58:40: 'z' is a struct inside the struct */
/* expect 64:5: struct Two has two unions | a struct of its own */
/* expect 72:26: 'inner' is in a union and must be a struct, not 'struct Inner' | write struct { struct Inner inner; } inner */
/* expect 82:22: 'contact.email.owner' is in a union and cannot be part of the key | always there */
/* expect 83:20: fields 'contact.phone.number' and 'contact.email.number' of User have the same column "contact_number" */
/* expect 84:27: 'variant' is said of fields of an embedded struct only | a struct TOASTY(embed) */
/* expect 85:5: an unnamed union | enum Kind kind TOASTY(variant) */
/* expect 93:30: fields 'inner.phone.number' and 'text' of Post have the same column "inner_number" */
/* expect 97:23: 'name' is in no union: it cannot be the variant of a constant | just 'variant' */
