/* Pages from files and from standard input ("-").
 *
 * A file is read, not mapped: a mapped file that another program cuts short would end the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "intake/carrier.h"
#include "intake/paths.h"

enum { FIRST_PIECE = 64 << 10 }; /* bytes read at once where the size is not known */

static void close_descriptor(void *what) { close(*(int *)what); }

static bool add_system_error(hsy_arena *arena, hsy_slice path, int number, hsy_errors *errors) {
    hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "%s", hsy_system_error(arena, number));
    return false;
}

/* Reads to the end. `expected` bytes are asked for first, so that a file of known size is read by one call. */
static bool read_all(hsy_arena *arena, int descriptor, size_t expected, hsy_slice path, size_t most, hsy_slice *bytes,
                     hsy_errors *errors) {
    size_t capacity = expected + 1, length = 0;
    char *room = hsy_arena_alloc(arena, capacity);
    for (;;) {
        if (length == capacity) {
            room = hsy_arena_grow(arena, room, capacity, capacity * 2);
            capacity *= 2;
        }
        ssize_t got = read(descriptor, room + length, capacity - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return add_system_error(arena, path, errno, errors);
        if (got == 0) break;
        length += (size_t)got;
        if (length > most) {
            hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, most, "larger than %zu bytes, the most that is read",
                           most);
            return false;
        }
    }
    *bytes = (hsy_slice){room, length};
    return true;
}

static bool takes_standard_input(hsy_slice path) { return hsy_slice_equal(path, HSY_S("-")); }

static bool read_standard_input(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                                hsy_errors *errors) {
    return read_all(arena, STDIN_FILENO, FIRST_PIECE, path, limits->most_bytes, &page->bytes, errors);
}

static bool takes_file(hsy_slice path) {
    (void)path;
    return true;
}

static bool read_file(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                      hsy_errors *errors) {
    int *descriptor = HSY_NEW(arena, int);
    *descriptor = -1;
    hsy_arena_defer(arena, close_descriptor, descriptor);
    *descriptor = open(hsy_arena_c_string(arena, path), O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (*descriptor < 0 || fstat(*descriptor, &about) != 0) return add_system_error(arena, path, errno, errors);
    if (S_ISDIR(about.st_mode)) {
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, HSY_NOT_FOUND,
                       "is a folder: name its pages (%.*s/*) or collect it with `hearsay add`",
                       HSY_PRINT(hsy_slice_ends(path, HSY_S("/")) ? hsy_slice_sub(path, 0, path.length - 1) : path));
        return false;
    }
    size_t expected = S_ISREG(about.st_mode) && about.st_size > 0 ? (size_t)about.st_size : FIRST_PIECE;
    if (expected > limits->most_bytes) expected = limits->most_bytes;
    bool done = read_all(arena, *descriptor, expected, path, limits->most_bytes, &page->bytes, errors);
    close_descriptor(descriptor);
    *descriptor = -1;
    return done;
}

/* ---- a path that may be a folder or a pattern ---- */

typedef struct path_run {
    hsy_intake_run *run;
    bool is_named;
} path_run;

/* A file in a folder that is no page is told and passed over; one that the user named is a failure. */
static bool fill_from_file(void *context, hsy_incoming *incoming) {
    const path_run *p = context;
    hsy_arena *arena = incoming->arena;
    hsy_fetched *page = &incoming->page;
    if (!read_file(arena, page->path, &p->run->task->limits, page, &incoming->errors)) return false;
    if (!p->is_named && !hsy_is_page(arena, page->path, page->bytes, &incoming->errors))
        incoming->kind = HSY_INCOMING_NOTE;
    return true;
}

static bool take_file(void *context, hsy_slice path, const struct stat *about, bool is_named) {
    path_run *p = context;
    hsy_incoming *incoming = hsy_incoming_begin(p->run, path);
    if (!incoming) return false;
    p->is_named = is_named;
    incoming->is_alone = is_named && p->run->sources == 1;
    incoming = hsy_incoming_fill(p->run, incoming, fill_from_file, p);
    if (about->st_size > 0) p->run->read_bytes += (uint64_t)about->st_size;
    return hsy_incoming_hand_out(p->run, incoming);
}

static bool take_trouble(void *context, hsy_slice path, hsy_code code, const char *message) {
    path_run *p = context;
    hsy_incoming_kind kind = code == HSY_OK ? HSY_INCOMING_NOTE : HSY_INCOMING_FAILED;
    return hsy_intake_tell(p->run, kind, code, path, HSY_NOT_FOUND, "%s", message);
}

static void each_file(hsy_intake_run *run, hsy_arena *arena, hsy_slice source) {
    path_run p = {run, true};
    hsy_path_walk(arena, source, &(hsy_path_visitor){&p, take_file, take_trouble});
}

const hsy_page_carrier hsy_carrier_standard_input = {"standard input", takes_standard_input, read_standard_input, NULL};
const hsy_page_carrier hsy_carrier_file = {"file", takes_file, read_file, each_file};
