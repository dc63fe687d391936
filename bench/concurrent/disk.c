/* A disk that takes longer to write safely than the one at hand: the program's own fdatasync() and fsync(),
 * which the dynamic linker gives libsqlite3 in the place of the C library's. */
#include <sys/syscall.h>
#include <unistd.h>

#include "bench.h"

long bench_disk_us;

static int slowed(long call, int fd)
{
    int status = (int)syscall(call, fd);
    if (bench_disk_us)
        campaign_sleep_us(bench_disk_us);
    return status;
}

int fdatasync(int fd)
{
    return slowed(SYS_fdatasync, fd);
}

int fsync(int fd)
{
    return slowed(SYS_fsync, fd);
}
