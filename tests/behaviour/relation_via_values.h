#include <toasty/model.h>

struct TOASTY(model) User {
    toasty_uuid id TOASTY(key, auto);
    char *name TOASTY(unique);
    struct Comment_list *comments TOASTY(has_many);
    struct Article_list *commented_articles TOASTY(has_many(via = comments.article));
    toasty_string_list *commented_article_titles TOASTY(has_many(via = comments.article.title));
    toasty_string_list *comment_bodies TOASTY(has_many(via = comments.body));
    /* over a via, and of many types */
    toasty_string_list *subtitles TOASTY(has_many(via = commented_articles.subtitle));
    toasty_int_list *stars TOASTY(has_many(via = commented_articles.stars));
    toasty_float_list *scores TOASTY(has_many(via = comments.score));
    toasty_uuid_list *article_ids TOASTY(has_many(via = comments.article_id));
    toasty_date_list *days TOASTY(has_many(via = comments.day));
    toasty_bool_list *flags TOASTY(has_many(via = comments.spam));
    toasty_uint_list *sizes TOASTY(has_many(via = comments.size));
    toasty_decimal_list *prices TOASTY(has_many(via = commented_articles.price));
    toasty_bytes_list *digests TOASTY(has_many(via = comments.digest));
};

struct TOASTY(model) Article {
    toasty_uuid id TOASTY(key, auto);
    char *title;
    char *subtitle TOASTY(nullable);
    int16_t stars TOASTY(default(0));
    toasty_decimal price TOASTY(default(((toasty_decimal){"0.50"})));
    char *text TOASTY(deferred, default(""));
    struct Comment_list *comments TOASTY(has_many);
    toasty_string_list *authors TOASTY(has_many(via = comments.user.name), eager);
};

struct TOASTY(model) Comment {
    toasty_uuid id TOASTY(key, auto);
    char *body TOASTY(deferred, nullable);
    float score TOASTY(default(0.1f));
    uint32_t size TOASTY(default(4000000000u));
    bool spam TOASTY(default(false));
    toasty_date day TOASTY(default(((toasty_date){2026, 1, 2})));
    toasty_bytes digest TOASTY(default(((toasty_bytes){(const uint8_t *)"\x01\x02", 2})));
    toasty_uuid user_id TOASTY(index);
    struct User *user TOASTY(belongs_to);
    toasty_uuid *article_id TOASTY(index);
    struct Article *article TOASTY(belongs_to);
};

/* Keys of two fields, over one step. */
struct TOASTY(model, key(kind, number)) Box {
    char *kind;
    int32_t number;
    struct Item_list *items TOASTY(has_many);
    toasty_string_list *labels TOASTY(has_many(via = items.label));
};

struct TOASTY(model, index(box_kind, box_number)) Item {
    int64_t id TOASTY(key, auto);
    char *box_kind;
    int32_t box_number;
    struct Box *box TOASTY(belongs_to(key = (box_kind, box_number), references = (kind, number)));
    char *label TOASTY(nullable);
};
