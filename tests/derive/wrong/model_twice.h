#include <toasty/model.h>

struct TOASTY(model) HttpServer {
    toasty_uuid id TOASTY(key, auto);
};
struct TOASTY(model, table = "other") HTTPServer {
    toasty_uuid id TOASTY(key, auto);
};

/* expect 6:39: models HttpServer and HTTPServer would both generate functions named http_server_ | rename one */
