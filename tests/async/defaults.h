#include <toasty/model.h>

long where_we_are(void);
extern long the_limit;

struct TOASTY(model) Album {
    int64_t id         TOASTY(key, auto);
    int64_t made_on    TOASTY(default(where_we_are()));
    int64_t changed_on TOASTY(update(where_we_are()));
    struct Track_list *tracks TOASTY(has_many);
};

struct TOASTY(model) Track {
    int64_t id       TOASTY(key, auto);
    int64_t album_id TOASTY(index);
    int64_t made_on  TOASTY(default(where_we_are()));
    int64_t limit    TOASTY(default(the_limit));
    struct Album *album TOASTY(belongs_to);
    struct Mark_list *marks TOASTY(has_many);
};

struct TOASTY(model) Mark {
    int64_t id         TOASTY(key, auto);
    int64_t track_id   TOASTY(index);
    int64_t changed_on TOASTY(update(where_we_are()));
    struct Track *track TOASTY(belongs_to);
};
