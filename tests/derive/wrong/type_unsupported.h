#include <toasty/model.h>

#include <stdio.h>
#include <time.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char letter;
    char tags[8];
    int64_t numbers[2];
    char **names;
    void (*callback)(int);
    void *any;
    long double big;
    const int64_t constant;
    volatile int jumpy;
    _Atomic int atomic;
    FILE *file;
    struct tm when;
    enum kind { KIND_A, KIND_B } kind;
    enum kind *kinds;
};

/* expect 8:10: 'letter' is a single char | for text write char * */
/* expect 9:10: 'tags' is an array, which a model cannot hold | char *, for bytes toasty_bytes */
/* expect 10:13: 'numbers' is an array */
/* expect 11:12: 'names' is a pointer to a pointer | has_many */
/* expect 12:12: 'callback' is a pointer to a function | a field is a bool */
/* expect 13:11: 'any' is a pointer to something that is not a value | toasty_ value type */
/* expect 14:17: 'big' is of a type that no column can hold | double */
/* expect 15:19: 'constant' is const or volatile itself | leave the qualifier out */
/* expect 16:18: 'jumpy' is const or volatile itself */
/* expect 17:17: 'atomic' is atomic | leave _Atomic out */
/* expect 18:11: 'file' is a pointer to struct _IO_FILE | points at a model */
/* expect 19:15: 'when' is a struct inside the struct | TOASTY(belongs_to) */
/* expect 20:34: 'kind' is an enum | mark it, enum TOASTY(embed) kind { ... }, or write an integer type such as int32_t */
/* expect 21:16: 'kinds' is an enum | mark it */
