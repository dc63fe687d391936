#include "models.toasty.h"
#include <stdio.h>
#include <stdlib.h>

static void check(const toasty_db *db, bool good)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", toasty_errmsg(db));
    exit(1);
}

static void parts(toasty_db *db)
{
    /* [doc: parts] */
    struct Note *note = note_create(db, .subject = "taken");
    if (!note) {
        const toasty_error_info *error = toasty_error(db);
        printf("%s: %s\n", toasty_status_name(error->code), error->message);
        printf("driver: %s (%d)\n", error->driver_text, error->driver_code);
        printf("statement: %s\n", error->statement);
        printf("constraint: %s, %s.%s\n", error->constraint == TOASTY_CONSTRAINT_UNIQUE ? "unique" : "other",
               error->model, error->field);
    }
    /* [end] */
}

/* [doc: forward] */
static struct Note *load_note(toasty_db *db, const char *subject)
{
    struct Note *note = note_get_by_subject(db, subject);
    if (!note)
        printf("cannot load %s: %s\n", subject, toasty_errmsg(db));
    return note;
}
/* [end] */

static void memory(toasty_db *db)
{
    /* [doc: block] */
    struct Note *note = note_one(db, .where = toasty_eq(Note.subject, "taken"), .include = { toasty_with(Note.tags) });
    check(db, note);
    printf("%zu tags\n", note->tags->len);
    toasty_free(note);                                                  /* the tags too */
    /* [end] */

    /* [doc: pointers] */
    note = note_get_by_subject(db, "taken");
    check(db, note);
    const char *text = note->text;                                      /* the note's own */
    check(db, note_update(db, note, .text = toasty_set("second")) == TOASTY_OK);
    text = note->text;                                                  /* fetch it anew after an update */
    printf("%s\n", text);
    toasty_free(note);
    /* [end] */

    /* [doc: outlives] */
    struct Note_list *notes = note_find(db);
    check(db, notes);
    toasty_close(db);
    printf("%s\n", notes->items[0].subject);
    toasty_free(notes);
    /* [end] */
}

/* [doc: auto] */
static void print_text(toasty_db *db, const char *subject)
{
    toasty_auto struct Note *note = note_get_by_subject(db, subject);
    if (!note)
        return;
    printf("%s\n", note->text);
}
/* [end] */

int main(void)
{
    toasty_db *db = toasty_open("turso::memory:", .models = toasty_models(&Note));
    check(db, toasty_push_schema(db) == TOASTY_OK);
    struct Note *note = note_create(db, .subject = "taken", .text = "first",
                                    .tags = tags_new({ .word = "a" }, { .word = "b" }));
    check(db, note);
    toasty_free(note);
    parts(db);
    toasty_free(load_note(db, "nothing"));
    print_text(db, "taken");
    memory(db);
    return 0;
}
