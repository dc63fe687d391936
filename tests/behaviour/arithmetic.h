#include <toasty/model.h>

struct TOASTY(model) Shop {
    int64_t id TOASTY(key);
    char *name;
    struct Item_list *items TOASTY(has_many);
};

struct TOASTY(model) Item {
    int64_t id TOASTY(key);
    char *name;
    int64_t price;
    int64_t tax;
    uint32_t stock;
    int32_t *sold;
    double weight;
    float *length;
    int64_t *shop_id TOASTY(index);
    struct Shop *shop TOASTY(belongs_to);
};

struct TOASTY(view(Item)) ShopStock {
    int64_t *shop_id;
    int64_t rows TOASTY(count);
    int64_t stock TOASTY(sum(stock));
};

/* A tree whose nodes look like their parents. */
struct TOASTY(model) Node {
    int64_t id TOASTY(key);
    char *name;
    int64_t low;
    int64_t high;
    int64_t *parent_id TOASTY(index);
    struct Node *parent TOASTY(belongs_to);
};
