#ifndef VIA_H
#define VIA_H

#include <toasty/model.h>

/* Relations over other relations. */
struct TOASTY(model) Reader {
    int64_t id TOASTY(key, auto);
    struct Loan_list *loans TOASTY(has_many);
    /** What was ever lent to them. */
    struct Volume_list *volumes TOASTY(has_many(via = loans.volume));
    struct Reader_list *alike TOASTY(has_many(via = volumes.loans.reader));
    /** Its volumes' numbers. */
    toasty_int_list *numbers TOASTY(has_many(via = volumes.id));
};

struct TOASTY(model) Volume {
    int64_t id TOASTY(key, auto);
    struct Loan_list *loans TOASTY(has_many(pair = volume));
    struct Loan *last TOASTY(has_one(pair = held), eager);
    struct Reader *holder TOASTY(has_one(via = last.reader));
};

struct TOASTY(model) Loan {
    int64_t id TOASTY(key, auto);
    int64_t reader_id TOASTY(index);
    struct Reader *reader TOASTY(belongs_to);
    int64_t volume_id TOASTY(index);
    struct Volume *volume TOASTY(belongs_to);
    int64_t *held_id TOASTY(unique);
    struct Volume *held TOASTY(belongs_to);
};

#endif
