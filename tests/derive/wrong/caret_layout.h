#include <toasty/model.h>

#define SERIAL TOASTY(key, auto(uuid(v9)))
struct TOASTY(
    model,          /* a comment, (with) brackets */
    table = "people",
    index(nmae)  // another ")"
) User {
    int64_t id SERIAL;
	char *name	TOASTY	(	unique,	kee	);
    char *größe TOASTY(größer);
    char *text
        TOASTY(default("a ) \" b"),
               uniqe);
};

/* expect 7:11: User has no field 'nmae' | did you mean 'name'? */
/* expect 9:16: auto(...) does not know this way */
/* expect 10:30: unknown word 'kee' | did you mean 'key'? */
/* expect 11:26: unknown word 'größer' */
/* expect 14:16: unknown word 'uniqe' */
