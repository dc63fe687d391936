/*
 * The commands: each gets what stands behind its name, ended by NULL, and returns false when it failed. Then the handle
 * says why, or the command has said so.
 */
#ifndef TASKS_H
#define TASKS_H

#include "models.toasty.h"

/* boards.c */
bool board_command(toasty_db *db, char **arguments);  /* NAME */
bool lane_command(toasty_db *db, char **arguments);   /* BOARD NAME */
bool show_command(toasty_db *db, char **arguments);   /* BOARD */
bool export_command(toasty_db *db, char **arguments); /* BOARD */
bool remove_command(toasty_db *db, char **arguments); /* BOARD */

/* cards.c */
bool add_command(toasty_db *db, char **arguments);      /* BOARD LANE TITLE [DESCRIPTION] */
bool card_command(toasty_db *db, char **arguments);     /* CARD */
bool describe_command(toasty_db *db, char **arguments); /* CARD TEXT */
bool move_command(toasty_db *db, char **arguments);     /* CARD LANE [POSITION] */
bool clear_command(toasty_db *db, char **arguments);    /* BOARD LANE */

/* people.c */
bool person_command(toasty_db *db, char **arguments);   /* HANDLE NAME */
bool assign_command(toasty_db *db, char **arguments);   /* CARD HANDLE */
bool unassign_command(toasty_db *db, char **arguments); /* CARD */
bool people_command(toasty_db *db, char **arguments);   /* nothing */

#endif
