/* Runs a fuzz target without libFuzzer, with any compiler: PROGRAM SEEDS MILLISECONDS changes the seeds at
 * random. */
#include "fuzz.h"

#include <dirent.h>

#include "../engine/random.h"

enum { MOST_SEEDS = 64, MOST_BYTES = 4096 };

static struct {
    uint8_t *bytes;
    size_t size;
} seeds[MOST_SEEDS];
static size_t seed_count;

static void read_seed(const char *folder, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file || seed_count == MOST_SEEDS)
        return;
    uint8_t *bytes = malloc(MOST_BYTES);
    seeds[seed_count].bytes = bytes;
    seeds[seed_count++].size = bytes ? fread(bytes, 1, MOST_BYTES, file) : 0;
    fclose(file);
}

static void read_seeds(const char *folder)
{
    DIR *entries = opendir(folder);
    for (struct dirent *e; entries && (e = readdir(entries));)
        if (e->d_name[0] != '.')
            read_seed(folder, e->d_name);
    if (entries)
        closedir(entries);
}

/* One change: a byte set, put in or taken out, or a piece of another seed. */
static size_t change(uint8_t *bytes, size_t size)
{
    static const uint8_t special[] = {0,   1,   0x7f, 0x80, 0xff, '"', '\\', '%', '/',
                                      ':', '-', '.',  '0',  '9',  '(', ')',  ',', '='};
    size_t at = size ? random_below((unsigned)size) : 0;
    uint8_t byte = random_below(2) ? special[random_below(sizeof special)] : (uint8_t)random_below(256);
    switch (random_below(4)) {
    case 0:
        if (size)
            bytes[at] = byte;
        return size;
    case 1:
        if (size >= MOST_BYTES)
            return size;
        memmove(bytes + at + 1, bytes + at, size - at);
        bytes[at] = byte;
        return size + 1;
    case 2:
        if (!size)
            return size;
        memmove(bytes + at, bytes + at + 1, size - at - 1);
        return size - 1;
    default: {
        size_t other = random_below((unsigned)seed_count),
               length = seeds[other].size - random_below((unsigned)seeds[other].size + 1);
        if (length > MOST_BYTES - at)
            length = MOST_BYTES - at;
        memcpy(bytes + at, seeds[other].bytes, length);
        return at + length > size ? at + length : size;
    }
    }
}

int main(int argc, char **argv)
{
    static uint8_t bytes[MOST_BYTES];
    long runs = 0;
    if (argc < 3) {
        fprintf(stderr, "usage: %s SEEDS MILLISECONDS\n", argv[0]);
        return 2;
    }
    read_seeds(argv[1]);
    if (!seed_count) {
        fprintf(stderr, "no seeds in %s\n", argv[1]);
        return 2;
    }
    random_begin();
    fflush(stdout);
    for (size_t i = 0; i < seed_count; i++)
        LLVMFuzzerTestOneInput(seeds[i].bytes, seeds[i].size);
    for (double until = random_clock() + atof(argv[2]) / 1000; random_clock() < until; runs++) {
        size_t from = random_below((unsigned)seed_count), size = seeds[from].size;
        memcpy(bytes, seeds[from].bytes, size);
        for (unsigned changes = 1 + random_below(6); changes; changes--)
            size = change(bytes, size);
        LLVMFuzzerTestOneInput(bytes, size);
    }
    for (size_t i = 0; i < seed_count; i++)
        free(seeds[i].bytes);
    printf("%ld inputs\n", runs);
    return runs < 10;
}
