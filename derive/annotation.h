/*
 * The little language inside TOASTY(…): words (also with points in them), strings and numbers, `name = value`, `word(arguments)` and
 * lists in round or square brackets. The arguments of `default` and `update` are C and are taken as they
 * stand.
 */
#ifndef DERIVE_ANNOTATION_H
#define DERIVE_ANNOTATION_H

#include "report.h"

typedef enum derive_item_kind {
    DERIVE_ITEM_WORD,
    DERIVE_ITEM_STRING,
    DERIVE_ITEM_NUMBER,
    DERIVE_ITEM_LIST
} derive_item_kind;

typedef struct derive_item derive_item;

struct derive_item {
    derive_item_kind kind;
    const char *text; /* a word, a number's digits, what is between a string's quotes with escapes resolved */
    derive_location location;
    bool has_arguments;     /* a word followed by a bracket, however little is in it */
    derive_item *arguments; /* of a word; the elements of a list */
    const char *code;       /* the argument of default(…) and update(…) */
    derive_item *value;     /* name = value; the names of via = a.b follow each other by `next` */
    derive_item *next;
};

typedef struct derive_annotation {
    const char *text; /* what is between the brackets of TOASTY(…) */
    size_t length;
    derive_location start; /* of the first byte */
    bool exact;            /* the text is the file's own, so that each word has its own place */
} derive_annotation;

/** The items in order; after a mistake those that could be understood. */
derive_item *derive_annotation_parse(derive_report *report, const derive_annotation *annotation);

/** How an item is called in messages: 'word', "string", 12, a list. */
const char *derive_item_describe(derive_report *report, const derive_item *item);

#endif
