/* Lets the machine fail at a chosen moment. Preloaded into a program by test_faults.py:
 *
 *     LD_PRELOAD=libfault.so FAULT=tear:17 hearsay add --db news.db pages/
 *
 *     kill:N     the process ends, as by kill -9, before the N-th change of a database file;
 *     tear:N     it ends in the middle of it, with half of the bytes written
 *     full:N     from the N-th change on no write finds room
 *     sync:N     from the N-th change on nothing can be brought onto the disk
 *     read:N     from the N-th read of a database file on none succeeds
 *     memory:N   the N-th piece of memory cannot be had
 *     drought:N  none from the N-th on
 *     locked:0   nothing fails, but nobody sleeps: who waits for a lock gives up at once
 *     refused:0  a database file may be opened for reading only
 *     promise:0  the process ends by abort() when it writes to the standard output while something that it wrote to the
 *                write-ahead log is not brought onto the disk
 *
 * Memory that lexbor asks for itself is always there: it does not live without (src/page/dom.c).
 *
 * A change is a write, a cut, a sync or a removal of a file with ".db" in its name. With FAULT_COUNT=FILE the numbers
 * of changes, reads and pieces of memory are written there at the end.
 */
#undef _FILE_OFFSET_BITS /* with it pwrite is another name of pwrite64; here both are needed */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096, MOST_FILES = 1024 };

typedef enum fault { NONE, KILL, TEAR, FULL, SYNC, READ, MEMORY, DROUGHT, LOCKED, REFUSED, PROMISE, FAULTS } fault;

static const char *const names[FAULTS] = {
    [KILL] = "kill",     [TEAR] = "tear",       [FULL] = "full",     [SYNC] = "sync",       [READ] = "read",
    [MEMORY] = "memory", [DROUGHT] = "drought", [LOCKED] = "locked", [REFUSED] = "refused", [PROMISE] = "promise"};

/* The C library asks for memory before anything else runs: all of this begins as zero. */
static fault chosen;
static unsigned long at;
static atomic_ulong changes, reads, pieces;
static atomic_bool unsynced[MOST_FILES]; /* by descriptor */

__attribute__((constructor)) static void begin(void) {
    const char *wanted = getenv("FAULT"), *colon = wanted ? strchr(wanted, ':') : NULL;
    if (!colon) return;
    at = strtoul(colon + 1, NULL, 10);
    for (int i = KILL; i < FAULTS; i++)
        if (strlen(names[i]) == (size_t)(colon - wanted) && strncmp(names[i], wanted, strlen(names[i])) == 0)
            chosen = (fault)i;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    chosen = NONE;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%lu %lu %lu\n", atomic_load(&changes), atomic_load(&reads), atomic_load(&pieces));
    fclose(file);
}

/* Whether the descriptor is of a file with `part` in its name. */
static bool is_of(int descriptor, const char *part) {
    char link[64], path[LONGEST_PATH];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length < 0) return false;
    path[length] = '\0';
    return strstr(path, part) != NULL;
}

static bool is_database(int descriptor) { return is_of(descriptor, ".db"); }

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a change; whether the fault has come. */
static bool change(void) {
    unsigned long number = ++changes;
    if (chosen == KILL && number == at) die();
    return number >= at;
}

static long fail(int number) {
    errno = number;
    return -1;
}

/* ---- files ---- */

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
    if (is_database(descriptor)) {
        bool has_come = change();
        if (has_come && chosen == FULL) return fail(ENOSPC);
        if (has_come && chosen == TEAR) {
            syscall(SYS_pwrite64, descriptor, bytes, length / 2, offset);
            die();
        }
        if (descriptor < MOST_FILES) unsynced[descriptor] = is_of(descriptor, "-wal");
    }
    return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    return pwrite64(descriptor, bytes, length, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t length, off64_t offset) {
    bool fails = is_database(descriptor) && ++reads >= at && chosen == READ;
    return fails ? fail(EIO) : syscall(SYS_pread64, descriptor, bytes, length, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t length, off_t offset) {
    return pread64(descriptor, bytes, length, offset);
}

int ftruncate64(int descriptor, off64_t length) {
    if (is_database(descriptor)) change();
    return (int)syscall(SYS_ftruncate, descriptor, length);
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

static int sync_file(long call, int descriptor) {
    if (is_database(descriptor) && change() && chosen == SYNC) return (int)fail(EIO);
    if (descriptor < MOST_FILES) unsynced[descriptor] = false;
    return (int)syscall(call, descriptor);
}

int fdatasync(int descriptor) { return sync_file(SYS_fdatasync, descriptor); }

int fsync(int descriptor) { return sync_file(SYS_fsync, descriptor); }

ssize_t write(int descriptor, const void *bytes, size_t length) {
    for (int i = 0; chosen == PROMISE && descriptor == STDOUT_FILENO && i < MOST_FILES; i++)
        if (unsynced[i]) abort();
    return syscall(SYS_write, descriptor, bytes, length);
}

int unlink(const char *path) {
    if (strstr(path, ".db")) change();
    return (int)syscall(SYS_unlink, path);
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    bool writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
    if (chosen == REFUSED && writes && strstr(path, ".db")) return (int)fail(EACCES);
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int usleep(unsigned microseconds) {
    const struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000L};
    return chosen == LOCKED ? 0 : (int)syscall(SYS_nanosleep, &time, NULL);
}

/* ---- memory: the C library's own functions, under their inner names ---- */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *piece, size_t size);

static bool is_of_lexbor(void *caller) {
    Dl_info info;
    return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "liblexbor");
}

static bool has_memory(void *caller) {
    unsigned long number = ++pieces;
    bool fails = (chosen == MEMORY && number == at) || (chosen == DROUGHT && number >= at);
    if (!fails || is_of_lexbor(caller)) return true;
    errno = ENOMEM;
    return false;
}

#define HAS_MEMORY has_memory(__builtin_return_address(0))

void *malloc(size_t size) { return HAS_MEMORY ? __libc_malloc(size) : NULL; }

void *calloc(size_t count, size_t size) { return HAS_MEMORY ? __libc_calloc(count, size) : NULL; }

void *realloc(void *piece, size_t size) { return HAS_MEMORY ? __libc_realloc(piece, size) : NULL; }
