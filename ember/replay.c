#include "replay.h"
#include "guard.h"

#include <string.h>

enum {
    MOST = 1 << 20, /* bytes; what has done more is better run again by its program */
    KEPT = 1 << 16,
    ALIGNMENT = 8,
};

/* Behind it: the parameters, the text with its zero, the bytes of the parameters. */
typedef struct {
    size_t size; /* of all that */
    size_t text_size;
    uint64_t answer;
    ember__counts_t counts;
    int64_t rowid_before;
    uint32_t hash;
    int parameter_count;
} entry;

void ember__replay_fini(ember__replay_t *replay)
{
    ember__buffer_fini(&replay->log);
}

void ember__replay_clear(ember__replay_t *replay)
{
    if (replay->log.capacity > KEPT)
        ember__buffer_fini(&replay->log);
    replay->log.size = 0;
    replay->lost = false;
}

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return sum ^ sum >> 29;
}

static uint64_t mix_bytes(uint64_t sum, const unsigned char *bytes, size_t size)
{
    for (uint64_t word = 0; size; word = 0) {
        size_t some = size < sizeof word ? size : sizeof word;
        memcpy(&word, bytes, some);
        sum = mix(sum, word);
        bytes += some;
        size -= some;
    }
    return sum;
}

static uint64_t mix_value(uint64_t sum, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    sum = mix(sum, (uint64_t)type);
    if (type == SQLITE_INTEGER)
        return mix(sum, (uint64_t)sqlite3_value_int64(value));
    if (type == SQLITE_NULL)
        return sum;
    if (type == SQLITE_FLOAT) {
        double number = sqlite3_value_double(value);
        return mix_bytes(sum, (const unsigned char *)&number, sizeof number);
    }
    size_t size = (size_t)sqlite3_value_bytes(value);
    return mix_bytes(mix(sum, size), sqlite3_value_blob(value), size);
}

/* All that a program can know of it. */
static uint64_t answer_of(const ember__job_t *job)
{
    uint64_t sum = mix(0, (uint64_t)job->rc);
    sum = mix(sum, (uint64_t)job->changes);
    sum = mix(sum, (uint64_t)job->total_changes);
    sum = mix(sum, (uint64_t)job->rowid);
    sum = mix(sum, job->columns);
    if (job->words)
        sum = mix_bytes(sum, (const unsigned char *)job->words, strlen(job->words));
    for (size_t i = 0; i < job->value_count; i++)
        sum = mix_value(sum, job->values[i]);
    return sum;
}

static size_t size_of(const entry *e, const ember__parameters_t *p)
{
    size_t size = sizeof *e + (size_t)p->count * sizeof *p->values + e->text_size;
    for (int i = 0; i < p->count; i++)
        size += p->values[i].type ? p->values[i].size : 0;
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static unsigned char *append(unsigned char *to, const void *bytes, size_t size)
{
    if (size)
        memcpy(to, bytes, size);
    return to + size;
}

void ember__replay_note(ember__replay_t *replay, const ember__job_t *job, const ember__counts_t *counts)
{
    const ember__parameters_t *p = job->parameters;
    if (replay->lost)
        return;
    entry e = {
        .text_size = strlen(job->sql) + 1,
        .answer = answer_of(job),
        .counts = *counts,
        .rowid_before = job->rowid_before,
        .hash = job->hash,
        .parameter_count = p->count,
    };
    e.size = size_of(&e, p);
    unsigned char *to = e.size <= MOST - replay->log.size ? ember__buffer_room(&replay->log, e.size) : NULL;
    replay->lost = !to;
    if (!to)
        return;
    to = append(to, &e, sizeof e);
    to = append(to, p->values, (size_t)p->count * sizeof *p->values);
    to = append(to, job->sql, e.text_size);
    for (int i = 0; i < p->count; i++)
        if (p->values[i].type)
            to = append(to, p->values[i].bytes, p->values[i].size);
}

static bool run_one(const entry *e, bool (*run)(void *arg, ember__job_t *job, const ember__counts_t *counts),
                    void *arg)
{
    ember__value_t *values = (ember__value_t *)(e + 1);
    const char *text = (const char *)(values + e->parameter_count);
    const char *bytes = text + e->text_size;
    const ember__parameters_t parameters = {.count = e->parameter_count, .values = values};
    ember__job_t job = {
        .sql = text, .hash = e->hash, .parameters = &parameters, .rowid_before = e->rowid_before};
    job.rowid = job.rowid_before;
    for (int i = 0; i < e->parameter_count; i++)
        if (values[i].type) {
            values[i].bytes = bytes;
            bytes += values[i].size;
        }
    bool same = run(arg, &job, &e->counts) && (answer_of(&job) == e->answer || !EMBER__GUARD(hold_same));
    ember__job_fini(&job);
    return same;
}

bool ember__replay_run(const ember__replay_t *replay,
                       bool (*run)(void *arg, ember__job_t *job, const ember__counts_t *counts), void *arg)
{
    if (replay->lost)
        return false;
    for (size_t at = 0; at < replay->log.size;) {
        const entry *e = (const entry *)(const void *)(replay->log.data + at);
        if (!run_one(e, run, arg))
            return false;
        at += e->size;
    }
    return true;
}
