#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Product));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Product_list *made = product_create_many(db, products_new(
        { .name = "Pen", .kind = "paper", .price = 2 }, { .name = "Ink", .kind = "paper", .price = 6 },
        { .name = "Cup", .kind = "kitchen", .price = 4 }));
    check(db, made);
    toasty_free(made);

    /* [doc: exec] */
    check(db, toasty_exec(db, "UPDATE products SET price = price * ?1 WHERE kind = ?2",
                          toasty_args(1.5, "paper")) == TOASTY_OK);
    printf("%d changed\n", (int)toasty_changes(db));
    /* [end] */

    /* [doc: query] */
    toasty_rows *rows = toasty_query(db, "SELECT kind, count(*), avg(price) AS mean FROM products"
                                         " GROUP BY kind ORDER BY kind");
    check(db, rows);
    for (size_t i = 0; i < rows->len; i++)
        printf("%s: %d, %s %.2f\n", toasty_row_value(rows, i, 0)->as.string,
               (int)toasty_row_value(rows, i, 1)->as.i64,
               rows->columns[2], toasty_row_value(rows, i, 2)->as.f64);
    toasty_free(rows);
    /* [end] */

    /* [doc: from-sql] */
    struct Product_list *dear = product_from_sql(db,
        "SELECT * FROM products AS p WHERE price >"
        " (SELECT avg(price) FROM products WHERE kind = p.kind) AND price > ?1", toasty_args(5));
    check(db, dear);
    toasty_each (product, dear)
        printf("%s %.2f\n", product->name, product->price);
    toasty_free(dear);
    /* [end] */

    /* [doc: refused] */
    if (toasty_exec(db, "BEGIN") != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    if (toasty_exec(db, "DELETE FROM products WHERE id = ?1", toasty_args(1, 2)) != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    if (!product_from_sql(db, "SELECT id, name FROM products"))
        printf("%s\n", toasty_errmsg(db));
    if (toasty_exec(db, "DELETE FROM product") != TOASTY_OK)
        printf("%s\n", toasty_errmsg(db));
    /* [end] */
    toasty_close(db);
    return 0;
}
