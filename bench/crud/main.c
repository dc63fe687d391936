/* Six everyday jobs on 1,000 records: see compare.h. */
#include "compare.h"
#include "side.h"

enum { SINGLES = 20 };

typedef struct bed {
    const bench_side *side;
    void *db;
    toasty_uuid ids[USERS];
    int next; /* the number of the next user to insert */
} bed;

static void job_get(void *own)
{
    bed *b = own;
    b->side->get(b->db, b->ids, USERS);
}

static void job_find(void *own)
{
    bed *b = own;
    b->side->find(b->db, USERS);
}

static void job_insert_together(void *own)
{
    bed *b = own;
    b->side->insert(b->db, b->next, USERS, true);
    b->next += USERS;
}

static void job_insert_singly(void *own)
{
    bed *b = own;
    b->side->insert(b->db, b->next, SINGLES, false);
    b->next += SINGLES;
}

static void job_update(void *own)
{
    bed *b = own;
    b->side->update(b->db, b->ids, USERS);
}

static void job_include(void *own)
{
    bed *b = own;
    b->side->include(b->db);
}

static const bench_job jobs[] = {
    {"get by key", job_get, NULL, USERS, 101, 1.15},
    {"find of 1,000 rows", job_find, NULL, 1, 101, 1.15},
    {"include of 10 children for 100 parents", job_include, NULL, 1, 101, 1.15},
    {"update by key, 1,000 in a transaction", job_update, NULL, USERS, 51, 1.25},
    {"insert, 1,000 in a transaction", job_insert_together, NULL, USERS, 31, 1.25},
    {"insert one by one", job_insert_singly, NULL, SINGLES, 51, 1.25},
};

static void set_up(bed *b, const char *folder, const bench_side *side)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s.db", folder, side->name);
    b->side = side;
    b->db = side->open(path);
    side->insert(b->db, 0, USERS, true);
    b->next = USERS;
    side->ids(b->db, b->ids, USERS);
    side->insert_children(b->db, b->ids);
}

int main(int argc, char **argv)
{
    static bed toasty, raw;
    const char *folder = bench_folder();
    set_up(&toasty, folder, &bench_toasty);
    set_up(&raw, folder, &bench_raw);
    bench_compare(jobs, sizeof jobs / sizeof *jobs, &toasty, &raw, argc, argv);
    toasty.side->close(toasty.db);
    raw.side->close(raw.db);
    bench_remove_folder();
    return 0;
}
