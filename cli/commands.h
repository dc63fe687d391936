/* The parts of the command `toasty`. Each takes what follows its name and returns the exit status. */
#ifndef TOASTY_COMMANDS_H
#define TOASTY_COMMANDS_H

/* The command line itself is wrong. */
enum { USAGE_ERROR = 2 };

int toasty_command_derive(int argc, char **argv);

#endif
