#include <toasty/model.h>

enum TOASTY(model) Kind { ONE, TWO };

/* expect 3:13: an enum cannot be a model */
