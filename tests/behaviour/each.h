#include <toasty/model.h>

struct TOASTY(model) Folder {
    int64_t id TOASTY(key);
    struct File_list *files TOASTY(has_many);
};

struct TOASTY(model) File {
    int64_t id TOASTY(key);
    char *name;
    int64_t *size;
    int64_t folder_id TOASTY(index);
    struct Folder *folder TOASTY(belongs_to);
};
