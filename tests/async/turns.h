#include <toasty/model.h>

struct TOASTY(model) Note {
    int64_t id TOASTY(key);
    char *title;
    int64_t rank;
    struct Tag_list *tags TOASTY(has_many);
};

struct TOASTY(model) Tag {
    int64_t id TOASTY(key);
    int64_t note_id TOASTY(index);
    struct Note *note TOASTY(belongs_to);
};
