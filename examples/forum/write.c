#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "forum.h"

bool join_command(toasty_db *db, char **arguments)
{
    toasty_auto struct User *user = user_create(db, .handle = arguments[0], .name = arguments[1]);
    return user;
}

/* Finds the tags with these names, making those that are not there yet; returns how many there are, or -1. */
static int find_or_make_tags(toasty_db *tx, char **names, struct Tagging_new taggings[MAX_TAGS])
{
    int count = 0;
    for (; names[count]; count++) {
        struct Tag *tag = tag_upsert_by_name(tx, names[count], .or_ignore = true);
        if (!tag && toasty_errcode(tx) == TOASTY_OK)
            tag = tag_get_by_name(tx, names[count]);
        if (!tag)
            return -1;
        taggings[count] = (struct Tagging_new){.tag_id = tag->id};
        toasty_free(tag);
    }
    return count;
}

struct writing {
    char **arguments;
    int64_t topic, post; /* the ids of what was made */
};

/* The topic with its first post and its tags is one call; in a transaction, no tag is left over when it fails. */
static toasty_status write_topic(toasty_db *tx, void *argument)
{
    struct writing *w = argument;
    struct Tagging_new taggings[MAX_TAGS];
    toasty_auto struct User *user = user_get_by_handle(tx, w->arguments[0]);
    int tags = user ? find_or_make_tags(tx, w->arguments + 3, taggings) : -1;
    if (tags < 0)
        return toasty_errcode(tx);
    toasty_auto struct Topic *topic = topic_create(tx,
        .title    = w->arguments[1],
        .posts    = posts_new({ .user = toasty_set(user), .body = w->arguments[2] }),
        .taggings = { .items = taggings, .count = (size_t)tags });
    if (!topic)
        return toasty_errcode(tx);
    w->topic = topic->id;
    w->post = topic->posts->items[0].id;
    return TOASTY_OK;
}

bool topic_command(toasty_db *db, char **arguments)
{
    struct writing w = {.arguments = arguments};
    bool written = toasty_transaction(db, write_topic, &w) == TOASTY_OK;
    if (written)
        printf("topic %" PRId64 ", post %" PRId64 "\n", w.topic, w.post);
    return written;
}

/* In a transaction, nobody removes the topic between the two. */
static toasty_status write_reply(toasty_db *tx, void *argument)
{
    struct writing *w = argument;
    toasty_auto struct User *user = user_get_by_handle(tx, w->arguments[0]);
    toasty_auto struct Post *parent = user ? post_get_by_id(tx, atoll(w->arguments[1])) : NULL;
    if (!parent)
        return toasty_errcode(tx);
    toasty_auto struct Post *post = post_replies_create(tx, parent,
        .topic_id = parent->topic_id,
        .user     = toasty_set(user),
        .body     = w->arguments[2]);
    if (!post)
        return toasty_errcode(tx);
    w->post = post->id;
    return TOASTY_OK;
}

bool reply_command(toasty_db *db, char **arguments)
{
    struct writing w = {.arguments = arguments};
    bool written = toasty_transaction(db, write_reply, &w) == TOASTY_OK;
    if (written)
        printf("post %" PRId64 "\n", w.post);
    return written;
}

static toasty_status tag_topic(toasty_db *tx, void *argument)
{
    char **arguments = argument;
    struct Tagging_new taggings[MAX_TAGS];
    toasty_auto struct Topic *topic = topic_get_by_id(tx, atoll(arguments[0]));
    int tags = topic ? find_or_make_tags(tx, arguments + 1, taggings) : -1;
    if (tags < 0)
        return toasty_errcode(tx);
    return topic_update(tx, topic, .taggings = { .items = taggings, .count = (size_t)tags });
}

bool tag_command(toasty_db *db, char **arguments)
{
    return toasty_transaction(db, tag_topic, arguments) == TOASTY_OK;
}

/* A link is a record like any other. */
bool untag_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Tag *tag = tag_get_by_name(db, arguments[1]);
    return tag && tagging_delete_by_topic_id_and_tag_id(db, atoll(arguments[0]), tag->id) == TOASTY_OK;
}

/* Posts and taggings go with their topic. */
bool remove_command(toasty_db *db, char **arguments)
{
    return topic_delete_by_id(db, atoll(arguments[0])) == TOASTY_OK;
}
