/* A forum of topics and replies, kept in forum.db in the present folder. */
#include <stdio.h>
#include <string.h>

#include "forum.h"

static const struct command {
    const char *name;
    const char *arguments;
    int least, most;
    bool (*run)(toasty_db *db, char **arguments);
} commands[] = {
    {"join", "HANDLE NAME", 2, 2, join_command},
    {"topic", "HANDLE TITLE BODY [TAG...]", 3, 3 + MAX_TAGS, topic_command},
    {"reply", "HANDLE POST BODY", 3, 3, reply_command},
    {"tag", "TOPIC TAG...", 2, 1 + MAX_TAGS, tag_command},
    {"untag", "TOPIC TAG", 2, 2, untag_command},
    {"remove", "TOPIC", 1, 1, remove_command},
    {"topics", "[TAG]", 0, 1, topics_command},
    {"show", "TOPIC", 1, 1, show_command},
    {"search", "WORDS [CURSOR]", 1, 2, search_command},
    {"tags", "", 0, 0, tags_command},
    {"users", "", 0, 0, users_command},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find_command(int argc, char **argv)
{
    for (int i = 0; argc > 1 && i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name) && argc - 2 >= commands[i].least && argc - 2 <= commands[i].most)
            return &commands[i];
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stderr, "%s forum %s%s%s\n", i ? "      " : "usage:", commands[i].name,
                *commands[i].arguments ? " " : "", commands[i].arguments);
    return NULL;
}

static void complain(const toasty_db *db)
{
    const toasty_error_info *error = toasty_error(db);
    if (toasty_is_unique_violation(db))
        fprintf(stderr, "forum: this %s of %s is there already\n", error->field, error->model);
    else if (error->code != TOASTY_OK)
        fprintf(stderr, "forum: %s\n", error->message);
}

int main(int argc, char **argv)
{
    const struct command *command = find_command(argc, argv);
    if (!command)
        return 2;
    toasty_db *db = toasty_open("turso:./forum.db", .models = toasty_models(&Topic));
    /* The first call on a handle that could not be opened says why. */
    bool good = toasty_push_schema(db, .if_missing = true) == TOASTY_OK && command->run(db, argv + 2);
    if (!good)
        complain(db);
    toasty_close(db);
    return good ? 0 : 1;
}
