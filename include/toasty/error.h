/* Status codes and what a failed call says. */
#ifndef TOASTY_ERROR_H
#define TOASTY_ERROR_H

#include <toasty/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Name, and the words that every message of the code begins with. The order is part of the interface. */
#define TOASTY_STATUS_LIST(X)                                                                                \
    X(OK, "ok")                                                                                              \
    X(DRIVER_OPERATION_FAILED, "driver operation failed")                                                    \
    X(CONNECTION_LOST, "connection lost")                                                                    \
    X(CONNECTION_POOL, "connection pool")                                                                    \
    X(EXPRESSION_EVALUATION_FAILED, "expression evaluation failed")                                          \
    X(INVALID_CONNECTION_URL, "invalid connection URL")                                                      \
    X(INVALID_DRIVER_CONFIGURATION, "invalid driver configuration")                                          \
    X(INVALID_TYPE_CONVERSION, "invalid type conversion")                                                    \
    X(INVALID_RECORD_COUNT, "invalid record count")                                                          \
    X(RECORD_NOT_FOUND, "record not found")                                                                  \
    X(INVALID_RESULT, "invalid result")                                                                      \
    X(INVALID_SCHEMA, "invalid schema")                                                                      \
    X(INVALID_STATEMENT, "invalid statement")                                                                \
    X(READ_ONLY_TRANSACTION, "read-only transaction")                                                        \
    X(SERIALIZATION_FAILURE, "transaction serialization failure")                                            \
    X(TRANSACTION_TIMEOUT, "transaction timed out")                                                          \
    X(UNSUPPORTED_FEATURE, "unsupported feature")                                                            \
    X(VALIDATION, "validation failed")                                                                       \
    X(CONDITION_FAILED, "condition failed")                                                                  \
    X(OUT_OF_MEMORY, "out of memory")                                                                        \
    X(MISUSE, "misuse")                                                                                      \
    X(CANCELLED, "cancelled")                                                                                \
    X(DEADLINE_EXCEEDED, "deadline exceeded")

typedef enum toasty_status {
#define X(name, text) TOASTY_##name,
    TOASTY_STATUS_LIST(X)
#undef X
        TOASTY_STATUS_COUNT
} toasty_status;

/** Which kind of constraint of the database refused a write. */
typedef enum toasty_constraint {
    TOASTY_CONSTRAINT_NONE,
    TOASTY_CONSTRAINT_UNIQUE,
    TOASTY_CONSTRAINT_NOT_NULL,
    TOASTY_CONSTRAINT_FOREIGN_KEY,
    TOASTY_CONSTRAINT_CHECK
} toasty_constraint;

/** The parts of the last error of a handle. Strings are "" when not known, never NULL; valid until its next call. */
typedef struct toasty_error_info {
    toasty_status code;
    const char *message;     /* the whole sentence, as toasty_errmsg gives it */
    const char *driver_text; /* the database's own words */
    int driver_code;         /* the database's own code; 0 when none */
    const char *sqlstate;    /* where the database has one */
    const char *statement;   /* the SQL that failed */
    toasty_constraint constraint;
    const char *model;
    const char *field; /* several of one constraint: "one, two" */
} toasty_error_info;

/** The name of a status, "RECORD_NOT_FOUND". Static; never NULL. */
const char *toasty_status_name(toasty_status status);

/** The words that messages of a status begin with, "record not found". Static; never NULL. */
const char *toasty_status_text(toasty_status status);

#ifdef __cplusplus
}
#endif
#endif
