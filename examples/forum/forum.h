/*
 * The commands: each gets what stands behind its name, ended by NULL, and returns false when it failed. Then the handle
 * says why, or the command has said so.
 */
#ifndef FORUM_H
#define FORUM_H

#include "models.toasty.h"

enum { MAX_TAGS = 8 };

/* write.c */
bool join_command(toasty_db *db, char **arguments);   /* HANDLE NAME */
bool topic_command(toasty_db *db, char **arguments);  /* HANDLE TITLE BODY [TAG...] */
bool reply_command(toasty_db *db, char **arguments);  /* HANDLE POST BODY */
bool tag_command(toasty_db *db, char **arguments);    /* TOPIC TAG... */
bool untag_command(toasty_db *db, char **arguments);  /* TOPIC TAG */
bool remove_command(toasty_db *db, char **arguments); /* TOPIC */

/* read.c */
bool topics_command(toasty_db *db, char **arguments); /* [TAG] */
bool show_command(toasty_db *db, char **arguments);   /* TOPIC */
bool search_command(toasty_db *db, char **arguments); /* WORDS [CURSOR] */
bool tags_command(toasty_db *db, char **arguments);   /* nothing */
bool users_command(toasty_db *db, char **arguments);  /* nothing */

#endif
