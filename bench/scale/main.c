/* Larger amounts: trees, a page deep in a million rows, aggregates, many records at once; see compare.h. */
#include "side.h"

typedef struct bed {
    const bench_side *side;
    void *db;
} bed;

static void job_tree(void *own)
{
    bed *b = own;
    b->side->tree(b->db);
}

static void job_pages(void *own)
{
    bed *b = own;
    b->side->pages(b->db);
}

static void job_regions(void *own)
{
    bed *b = own;
    b->side->regions(b->db);
}

static void job_customers(void *own)
{
    bed *b = own;
    b->side->customers(b->db);
}

static void delete_sales(void *own)
{
    bed *b = own;
    b->side->delete_sales(b->db);
}

static void job_insert(void *own)
{
    bed *b = own;
    b->side->insert_sales(b->db);
}

static const bench_job jobs[] = {
    {"include of 10 children of 3 for 100 parents", job_tree, NULL, 1, 51, 1.15},
    {"page of 50, deep in 1,000,000 rows", job_pages, NULL, PAGES, 51, 1.15},
    {"view of groups over 100,000 rows", job_regions, NULL, 1, 21, 1.15},
    {"view of sums of related 100,000 rows", job_customers, NULL, 1, 21, 1.15},
    {"create of 100,000 rows in one call", job_insert, delete_sales, 1, 15, 1.25},
};

static void set_up(bed *b, const char *folder, const bench_side *side)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s.db", folder, side->name);
    b->side = side;
    b->db = side->open(path);
    side->insert_authors(b->db);
    side->insert_events(b->db);
    side->insert_customers(b->db);
    side->insert_sales(b->db);
}

int main(int argc, char **argv)
{
    bed toasty, raw;
    const char *folder = bench_folder();
    set_up(&toasty, folder, &bench_toasty);
    set_up(&raw, folder, &bench_raw);
    bench_compare(jobs, sizeof jobs / sizeof *jobs, &toasty, &raw, argc, argv);
    toasty.side->close(toasty.db);
    raw.side->close(raw.db);
    bench_remove_folder();
    return 0;
}
