#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "forum.h"

enum { PAGE = 3 };

/* The topics with the latest posts first, all of them or those with a tag; one statement, counts included. */
bool topics_command(toasty_db *db, char **arguments)
{
    toasty_expr where = arguments[0] ? toasty_any(Topic.tags, toasty_eq(Tag.name, arguments[0])) : (toasty_expr){0};
    toasty_auto struct TopicLine_list *topics = topic_line_find(db,
        .where    = where,
        .order_by = { toasty_desc(TopicLine.last_post) });
    if (!topics)
        return false;
    toasty_each (topic, topics)
        printf("%3" PRId64 "  %-24s %" PRId64 " posts\n", topic->id, topic->title, topic->posts);
    return true;
}

/* Posts are in the order of their ids, in which a reply comes behind what it replies to. */
static void print_replies(const struct Post_list *posts, const int64_t *parent, int depth)
{
    toasty_each (post, posts) {
        if (!parent != !post->parent_id || (parent && *parent != *post->parent_id))
            continue;
        printf("%*s#%" PRId64 " %s: %s\n", depth * 2, "", post->id, post->user->handle, post->body);
        print_replies(posts, &post->id, depth + 1);
    }
}

/* All posts of a topic are loaded with one query, however deep the replies go. */
bool show_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Topic *topic = topic_one(db,
        .where   = toasty_eq(Topic.id, atoll(arguments[0])),
        .include = { toasty_with(Topic.tags, .order_by = { toasty_asc(Tag.name) }),
                     toasty_with(Topic.posts,
                         .order_by = { toasty_asc(Post.id) },
                         .include  = { toasty_with(Post.user) }) });
    if (!topic)
        return false;
    printf("%s", topic->title);
    toasty_each (tag, topic->tags)
        printf(" [%s]", tag->name);
    printf("\n");
    print_replies(topic->posts, NULL, 0);
    return true;
}

/* A page at a time. The cursor says where a page ended: posts that are written meanwhile do not shift the next one. */
bool search_command(toasty_db *db, char **arguments)
{
    toasty_auto struct Post_page *page = post_paginate(db,
        .where    = toasty_or(toasty_icontains(Post.body, arguments[0]),
                              toasty_icontains(toasty_path(Post.topic, Topic.title), arguments[0])),
        .order_by = { toasty_desc(Post.id) },
        .include  = { toasty_with(Post.topic), toasty_with(Post.user) },
        .per_page = PAGE,
        .after    = arguments[1]);
    if (!page)
        return false;
    toasty_each (post, page)
        printf("#%" PRId64 " %s in %s: %s\n", post->id, post->user->handle, post->topic->title, post->body);
    if (page->next)
        printf("more: forum search '%s' %s\n", arguments[0], page->next);
    return true;
}

bool tags_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    toasty_auto struct TagLine_list *tags = tag_line_find(db,
        .where    = toasty_gt(TagLine.topics, 0),
        .order_by = { toasty_desc(TagLine.topics), toasty_asc(TagLine.name) });
    if (!tags)
        return false;
    toasty_each (tag, tags)
        printf("%3" PRId64 "  %s\n", tag->topics, tag->name);
    return true;
}

/* A record for each user who has written something, the busiest first. */
bool users_command(toasty_db *db, char **arguments)
{
    (void)arguments;
    toasty_auto struct UserLine_list *users = user_line_find(db,
        .order_by = { toasty_desc(UserLine.posts), toasty_asc(UserLine.name) });
    if (!users)
        return false;
    toasty_each (user, users)
        printf("%3" PRId64 "  %s, last #%" PRId64 "\n", user->posts, user->name, *user->last_post);
    return true;
}
