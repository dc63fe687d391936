/* The parts under a database in memory, one by one: bytes, file locks, shared memory. */
#include "support.h"

#include "memory.h"
#include "memory_file.h"

static void reads_fill_up_with_zeros(void **state)
{
    (void)state;
    ember__bytes_t b;
    unsigned char buffer[8];
    assert_int_equal(ember__bytes_init(&b), SQLITE_OK);
    memset(buffer, 'x', 8);
    assert_int_equal(ember__bytes_read(&b, buffer, 8, 0), SQLITE_IOERR_SHORT_READ);
    assert_memory_equal(buffer, "\0\0\0\0\0\0\0\0", 8);
    assert_int_equal(ember__bytes_write(&b, "abc", 3, 0), SQLITE_OK);
    memset(buffer, 'x', 8);
    assert_int_equal(ember__bytes_read(&b, buffer, 8, 1), SQLITE_IOERR_SHORT_READ);
    assert_memory_equal(buffer, "bc\0\0\0\0\0\0", 8);
    memset(buffer, 'x', 8);
    assert_int_equal(ember__bytes_read(&b, buffer, 8, 1000000), SQLITE_IOERR_SHORT_READ);
    assert_memory_equal(buffer, "\0\0\0\0\0\0\0\0", 8);
    assert_int_equal(ember__bytes_read(&b, buffer, 3, 0), SQLITE_OK);
    ember__bytes_fini(&b);
}

/* Against a plain array, over the borders of chunks and through holes. */
static void bytes_agree_with_an_array(void **state)
{
    (void)state;
    enum { SIZE = 400000, PIECE = 70000 };
    static unsigned char model[SIZE], piece[PIECE], got[PIECE];
    sqlite3_int64 size = 0;
    ember__bytes_t b;
    unsigned seed = 12345;
    memset(model, 0, sizeof model);
    assert_int_equal(ember__bytes_init(&b), SQLITE_OK);
    for (int round = 0; round < 600; round++) {
        seed = seed * 1103515245u + 12345u;
        size_t amount = 1 + (seed >> 8) % (PIECE - 1);
        seed = seed * 1103515245u + 12345u;
        size_t offset = (seed >> 8) % (SIZE - PIECE);
        if (round % 7 == 3) {
            size = (sqlite3_int64)offset;
            assert_int_equal(ember__bytes_truncate(&b, size), SQLITE_OK);
            memset(model + size, 0, SIZE - (size_t)size);
        } else {
            memset(piece, 1 + round % 255, amount);
            assert_int_equal(ember__bytes_write(&b, piece, amount, (sqlite3_int64)offset), SQLITE_OK);
            memcpy(model + offset, piece, amount);
            if ((sqlite3_int64)(offset + amount) > size)
                size = (sqlite3_int64)(offset + amount);
        }
        assert_true(ember__bytes_size(&b) == size);
        for (size_t at = 0; at + PIECE <= SIZE; at += PIECE) {
            ember__bytes_read(&b, got, PIECE, (sqlite3_int64)at);
            assert_memory_equal(got, model + at, PIECE);
        }
    }
    assert_int_equal(ember__bytes_truncate(&b, 0), SQLITE_OK);
    assert_int_equal(b.count, 0); /* the memory is given back */
    ember__bytes_fini(&b);
}

typedef struct {
    ember__file_t *file;
    ember__handle_t h[3];
} fixture;

static int set_up(void **state)
{
    static fixture f;
    memset(&f, 0, sizeof f);
    f.file = calloc(1, sizeof *f.file + 1);
    assert_int_equal(ember__bytes_init(&f.file->bytes), SQLITE_OK);
    assert_int_equal(ember__locks_init(&f.file->locks), SQLITE_OK);
    for (int i = 0; i < 3; i++)
        f.h[i].file = f.file;
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    ember__bytes_fini(&f->file->bytes);
    ember__locks_fini(&f->file->locks);
    free(f->file);
    return 0;
}

#define SHARED    SQLITE_LOCK_SHARED
#define RESERVED  SQLITE_LOCK_RESERVED
#define PENDING   SQLITE_LOCK_PENDING
#define EXCLUSIVE SQLITE_LOCK_EXCLUSIVE
#define NONE      SQLITE_LOCK_NONE

static void file_locks_follow_the_rules(void **state)
{
    fixture *f = *state;
    ember__handle_t *a = &f->h[0], *b = &f->h[1], *c = &f->h[2];
    assert_int_equal(ember__lock(a, SHARED), SQLITE_OK);
    assert_int_equal(ember__lock(b, SHARED), SQLITE_OK);
    assert_false(ember__reserved(a));
    assert_int_equal(ember__lock(a, RESERVED), SQLITE_OK);
    assert_true(ember__reserved(b));
    assert_int_equal(ember__lock(b, RESERVED), SQLITE_BUSY);
    assert_int_equal(ember__lock(c, SHARED), SQLITE_OK); /* readers are welcome beside RESERVED */
    assert_int_equal(ember__unlock(c, NONE), SQLITE_OK);
    assert_int_equal(ember__lock(a, EXCLUSIVE), SQLITE_BUSY); /* b reads */
    assert_int_equal(a->level, PENDING);
    assert_int_equal(ember__lock(c, SHARED), SQLITE_BUSY); /* no new readers now */
    assert_int_equal(c->level, NONE);
    assert_int_equal(ember__unlock(b, NONE), SQLITE_OK);
    assert_int_equal(ember__lock(a, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(ember__lock(b, SHARED), SQLITE_BUSY);
    assert_int_equal(ember__unlock(a, SHARED), SQLITE_OK);
    assert_false(ember__reserved(b));
    assert_int_equal(ember__lock(b, SHARED), SQLITE_OK);
    assert_int_equal(ember__lock(b, RESERVED), SQLITE_OK);
    assert_int_equal(ember__unlock(a, NONE), SQLITE_OK);
    assert_int_equal(ember__unlock(b, NONE), SQLITE_OK);
    assert_int_equal(ember__lock(c, EXCLUSIVE), SQLITE_OK);
}

#define LOCK(h, slot, n, kind)   ember__shm_lock((h), (slot), (n), SQLITE_SHM_LOCK | SQLITE_SHM_##kind)
#define UNLOCK(h, slot, n, kind) ember__shm_lock((h), (slot), (n), SQLITE_SHM_UNLOCK | SQLITE_SHM_##kind)

static void shm_slots_are_shared_or_exclusive(void **state)
{
    fixture *f = *state;
    ember__handle_t *a = &f->h[0], *b = &f->h[1], *c = &f->h[2];
    assert_int_equal(LOCK(a, 3, 1, SHARED), SQLITE_OK);
    assert_int_equal(LOCK(a, 3, 1, SHARED), SQLITE_OK); /* again: counted once */
    assert_int_equal(LOCK(b, 3, 1, SHARED), SQLITE_OK);
    assert_int_equal(LOCK(c, 3, 1, EXCLUSIVE), SQLITE_BUSY);
    assert_int_equal(UNLOCK(a, 3, 1, SHARED), SQLITE_OK);
    assert_int_equal(UNLOCK(a, 3, 1, SHARED), SQLITE_OK); /* again: nothing */
    assert_int_equal(LOCK(c, 3, 1, EXCLUSIVE), SQLITE_BUSY);
    assert_int_equal(UNLOCK(b, 3, 1, SHARED), SQLITE_OK);
    assert_int_equal(LOCK(c, 3, 1, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(LOCK(a, 3, 1, SHARED), SQLITE_BUSY);
    /* A range is taken whole or not at all. */
    assert_int_equal(LOCK(a, 1, 4, EXCLUSIVE), SQLITE_BUSY);
    assert_int_equal(LOCK(b, 1, 2, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(LOCK(a, 2, 1, SHARED), SQLITE_BUSY);
    assert_int_equal(LOCK(a, 0, 1, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(UNLOCK(c, 3, 1, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(LOCK(a, 3, 1, SHARED), SQLITE_OK);
    /* Giving back what another holds does nothing. */
    assert_int_equal(UNLOCK(c, 0, 8, EXCLUSIVE), SQLITE_OK);
    assert_int_equal(LOCK(c, 0, 1, SHARED), SQLITE_BUSY);
}

static void shared_memory_is_shared_and_goes_with_its_users(void **state)
{
    fixture *f = *state;
    void volatile *p, *q, *r;
    assert_int_equal(ember__shm_map(&f->h[0], 0, 32768, 0, &p), SQLITE_OK);
    assert_null((void *)p); /* not asked to extend */
    assert_int_equal(ember__shm_map(&f->h[0], 0, 32768, 1, &p), SQLITE_OK);
    assert_int_equal(((volatile char *)p)[100], 0);
    ((volatile char *)p)[100] = 'x';
    assert_int_equal(ember__shm_map(&f->h[1], 2, 32768, 1, &r), SQLITE_OK);
    assert_int_equal(ember__shm_map(&f->h[1], 0, 32768, 0, &q), SQLITE_OK);
    assert_ptr_equal((void *)p, (void *)q); /* adding regions moves none */
    assert_int_equal(LOCK(&f->h[0], 4, 1, EXCLUSIVE), SQLITE_OK);
    ember__shm_unmap(&f->h[0]); /* and its locks go with it */
    assert_int_equal(LOCK(&f->h[1], 4, 1, SHARED), SQLITE_OK);
    assert_int_equal(((volatile char *)q)[100], 'x');
    ember__shm_unmap(&f->h[1]);
    ember__shm_unmap(&f->h[1]);
    assert_int_equal(f->file->locks.region_count, 0);
    assert_int_equal(ember__shm_map(&f->h[2], 0, 32768, 1, &p), SQLITE_OK);
    assert_int_equal(((volatile char *)p)[100], 0);
    ember__shm_unmap(&f->h[2]);
}

/* The VFS by itself, where SQLite would have to be made to do odd things. */
static void names_and_files_live_apart(void **state)
{
    (void)state;
    ember__memory_t *memory = NULL;
    char byte = 0;
    int yes = -1;
    const int create = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL;
    assert_int_equal(ember__memory_new(&memory), SQLITE_OK);
    sqlite3_vfs *vfs = sqlite3_vfs_find(ember__memory_vfs(memory));
    assert_non_null(vfs);
    sqlite3_file *a = malloc((size_t)vfs->szOsFile), *b = malloc((size_t)vfs->szOsFile);
    assert_int_equal(vfs->xOpen(vfs, "j", a, SQLITE_OPEN_READWRITE, NULL), SQLITE_CANTOPEN);
    assert_null(a->pMethods); /* SQLite would call xClose otherwise */
    assert_int_equal(vfs->xOpen(vfs, "j", a, create, NULL), SQLITE_OK);
    assert_int_equal(vfs->xOpen(vfs, "j", b, create | SQLITE_OPEN_EXCLUSIVE, NULL), SQLITE_CANTOPEN);
    assert_int_equal(vfs->xAccess(vfs, "j", SQLITE_ACCESS_EXISTS, &yes), SQLITE_OK);
    assert_int_equal(yes, 0); /* empty */
    assert_int_equal(a->pMethods->xWrite(a, "x", 1, 0), SQLITE_OK);
    assert_int_equal(vfs->xAccess(vfs, "j", SQLITE_ACCESS_EXISTS, &yes), SQLITE_OK);
    assert_int_equal(yes, 1);
    /* Deleted while it is open: the name is gone, the bytes are not, and a new file of the name is another
     * one. */
    assert_int_equal(vfs->xDelete(vfs, "j", 0), SQLITE_OK);
    assert_int_equal(vfs->xDelete(vfs, "j", 0), SQLITE_IOERR_DELETE_NOENT);
    assert_int_equal(vfs->xOpen(vfs, "j", b, create, NULL), SQLITE_OK);
    assert_int_equal(b->pMethods->xRead(b, &byte, 1, 0), SQLITE_IOERR_SHORT_READ);
    assert_int_equal(a->pMethods->xRead(a, &byte, 1, 0), SQLITE_OK);
    assert_int_equal(byte, 'x');
    a->pMethods->xClose(a);
    b->pMethods->xClose(b);
    /* Closed, but named: the next one to open it finds it. */
    assert_int_equal(vfs->xOpen(vfs, "j", a, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    a->pMethods->xClose(a);
    /* Too long a name is refused, not cut. */
    char name[5];
    assert_int_equal(vfs->xFullPathname(vfs, "12345", 5, name), SQLITE_CANTOPEN);
    ember__memory_free(memory);
    free(a);
    free(b);
}

int main(void)
{
#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_fill_up_with_zeros),   cmocka_unit_test(bytes_agree_with_an_array),
        cmocka_unit_test(names_and_files_live_apart), WITH(file_locks_follow_the_rules),
        WITH(shm_slots_are_shared_or_exclusive),      WITH(shared_memory_is_shared_and_goes_with_its_users),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
