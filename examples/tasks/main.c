/* Boards with lanes and cards, kept in tasks.db in the present folder. */
#include <stdio.h>
#include <string.h>

#include "tasks.h"

static const struct command {
    const char *name;
    const char *arguments;
    int least, most;
    bool (*run)(toasty_db *db, char **arguments);
} commands[] = {
    {"board", "NAME", 1, 1, board_command},
    {"lane", "BOARD NAME", 2, 2, lane_command},
    {"show", "BOARD", 1, 1, show_command},
    {"export", "BOARD", 1, 1, export_command},
    {"remove", "BOARD", 1, 1, remove_command},
    {"add", "BOARD LANE TITLE [DESCRIPTION]", 3, 4, add_command},
    {"card", "CARD", 1, 1, card_command},
    {"describe", "CARD TEXT", 2, 2, describe_command},
    {"move", "CARD LANE [POSITION]", 2, 3, move_command},
    {"clear", "BOARD LANE", 2, 2, clear_command},
    {"person", "HANDLE NAME", 2, 2, person_command},
    {"assign", "CARD HANDLE", 2, 2, assign_command},
    {"unassign", "CARD", 1, 1, unassign_command},
    {"people", "", 0, 0, people_command},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find_command(int argc, char **argv)
{
    for (int i = 0; argc > 1 && i < COMMANDS; i++)
        if (!strcmp(argv[1], commands[i].name) && argc - 2 >= commands[i].least && argc - 2 <= commands[i].most)
            return &commands[i];
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stderr, "%s tasks %s%s%s\n", i ? "      " : "usage:", commands[i].name,
                *commands[i].arguments ? " " : "", commands[i].arguments);
    return NULL;
}

static void complain(const toasty_db *db)
{
    const toasty_error_info *error = toasty_error(db);
    if (toasty_is_unique_violation(db))
        fprintf(stderr, "tasks: this %s of %s is there already\n", error->field, error->model);
    else if (error->code != TOASTY_OK)
        fprintf(stderr, "tasks: %s\n", error->message);
}

int main(int argc, char **argv)
{
    const struct command *command = find_command(argc, argv);
    if (!command)
        return 2;
    toasty_db *db = toasty_open("turso:./tasks.db", .models = toasty_models(&Board));
    /* The first call on a handle that could not be opened says why. */
    bool good = toasty_push_schema(db, .if_missing = true) == TOASTY_OK && command->run(db, argv + 2);
    if (!good)
        complain(db);
    toasty_close(db);
    return good ? 0 : 1;
}
