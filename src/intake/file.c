/* Pages from files, folders and standard input ("-"). The first bytes of a file say whether it is a page or holds many.
 *
 * A file is read, not mapped: a mapped file that another program cuts short would end the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "intake/file_kind.h"
#include "intake/paths.h"

enum { FIRST_PIECE = 64 << 10 }; /* bytes read at once where the size is not known */

static void close_descriptor(void *what) { close(*(int *)what); }

static bool add_system_error(hsy_arena *arena, hsy_slice path, int number, hsy_errors *errors) {
    hsy_errors_add(arena, errors, HSY_ERROR_MISSING, path, HSY_NOT_FOUND, "%s", hsy_system_error(arena, number));
    return false;
}

/* Reads to the end what begins with `head`. `expected` bytes are asked for first, so that a file of known size is read
 * by one call. */
static bool read_all(hsy_arena *arena, int descriptor, hsy_slice head, size_t expected, hsy_slice path, size_t most,
                     hsy_slice *bytes, hsy_errors *errors) {
    size_t capacity = (expected > head.length ? expected : head.length) + 1, length = head.length;
    char *room = hsy_arena_alloc(arena, capacity);
    if (head.length) memcpy(room, head.at, head.length);
    while (length <= most) {
        if (length == capacity) {
            room = hsy_arena_grow(arena, room, capacity, capacity * 2);
            capacity *= 2;
        }
        ssize_t got = read(descriptor, room + length, capacity - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return add_system_error(arena, path, errno, errors);
        if (got == 0) break;
        length += (size_t)got;
    }
    *bytes = (hsy_slice){room, length};
    if (length <= most) return true;
    hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, most, "larger than %zu bytes, the most that is read", most);
    return false;
}

static bool takes_standard_input(hsy_slice path) { return hsy_slice_equal(path, HSY_S("-")); }

static bool read_standard_input(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                                hsy_errors *errors) {
    return read_all(arena, STDIN_FILENO, HSY_S(""), FIRST_PIECE, path, limits->most_bytes, &page->bytes, errors);
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
    if (*descriptor < 0) return add_system_error(arena, path, errno, errors);
    return read_all(arena, *descriptor, HSY_S(""), FIRST_PIECE, path, limits->most_bytes, &page->bytes, errors);
}

/* ---- a path that may be a folder, a pattern or an archive ---- */

typedef struct path_run {
    hsy_intake_run *run;
    hsy_arena *arena; /* for one file at a time */
    char *head;       /* FIRST_PIECE bytes */
    const hsy_open_file *file;
    size_t size;   /* of the file, 0 when not known */
    bool is_named; /* by the user; not met in a folder */
} path_run;

static bool fill_page(void *context, hsy_incoming *incoming) {
    const path_run *p = context;
    size_t most = p->run->task->limits.most_bytes;
    return read_all(incoming->arena, p->file->descriptor, p->file->head, p->size < most ? p->size : most,
                    incoming->page.path, most, &incoming->page.bytes, &incoming->errors);
}

static void hand_out_page(path_run *p) {
    hsy_incoming *incoming = hsy_incoming_begin(p->run, p->file->path);
    if (!incoming) return;
    incoming = hsy_incoming_fill(p->run, incoming, fill_page, p);
    p->run->read_bytes += p->size;
    hsy_incoming_hand_out(p->run, incoming);
}

/* What is no page by its first bytes is told, however large it is: a failure where the user named it, else passed over.
 */
static bool is_no_page(path_run *p) {
    hsy_errors errors = {0};
    hsy_slice head = hsy_file_head(p->arena, p->file->head);
    if (hsy_is_page(p->arena, p->file->path, head, &errors)) return false;
    p->run->read_bytes += p->size;
    hsy_intake_tell(p->run, p->is_named ? HSY_INCOMING_FAILED : HSY_INCOMING_NOTE, errors.items[0].code, p->file->path,
                    errors.items[0].offset, "%.*s%s", HSY_PRINT(errors.items[0].message),
                    p->is_named ? "" : "; passed over");
    return true;
}

/* The first bytes of the file; empty, with the failure told, when there are none to be had. */
static bool read_head(path_run *p, int descriptor, hsy_slice path, hsy_slice *head) {
    size_t length = 0;
    while (length < FIRST_PIECE) {
        ssize_t got = read(descriptor, p->head + length, FIRST_PIECE - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) hsy_intake_tell_system(p->run, path, errno);
        if (got < 0) return false;
        if (got == 0) break;
        length += (size_t)got;
    }
    *head = (hsy_slice){p->head, length};
    return true;
}

static void each_in(path_run *p, hsy_slice path, int descriptor) {
    hsy_slice head;
    if (!read_head(p, descriptor, path, &head)) return;
    hsy_open_file file = {path, descriptor, head, p->is_named};
    p->file = &file;
    const hsy_file_kind *kind = hsy_file_kind_of(p->arena, path, head);
    if (p->run->task->web.polls && (!kind || kind->each != hsy_list_each)) {
        hsy_intake_tell(p->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, path, HSY_NOT_FOUND,
                        "is no feed, sitemap or list of feeds that could be followed");
    } else if (kind) {
        kind->each(p->run, p->arena, &file);
        p->run->stream = NULL;
        p->run->read_bytes += p->size;
    } else if (!is_no_page(p)) {
        hand_out_page(p);
    }
}

static bool take_file(void *context, hsy_slice path, const struct stat *about, bool is_named) {
    path_run *p = context;
    hsy_arena_clear(p->arena);
    p->is_named = is_named;
    p->size = S_ISREG(about->st_mode) && about->st_size > 0 ? (size_t)about->st_size : 0;
    int *descriptor = HSY_NEW(p->arena, int);
    *descriptor = open(hsy_arena_c_string(p->arena, path), O_RDONLY | O_CLOEXEC);
    if (*descriptor < 0) return hsy_intake_tell_system(p->run, path, errno);
    hsy_arena_defer(p->arena, close_descriptor, descriptor);
    each_in(p, hsy_arena_copy(p->arena, path), *descriptor);
    return hsy_intake_goes_on(p->run);
}

static bool take_trouble(void *context, hsy_slice path, hsy_code code, const char *message) {
    const path_run *p = context;
    hsy_incoming_kind kind = code == HSY_OK ? HSY_INCOMING_NOTE : HSY_INCOMING_FAILED;
    return hsy_intake_tell(p->run, kind, code, path, HSY_NOT_FOUND, "%s", message);
}

static path_run path_run_of(hsy_intake_run *run, hsy_arena *arena) {
    return (path_run){run, hsy_arena_scratch(arena), hsy_arena_alloc(arena, FIRST_PIECE), NULL, 0, true};
}

static void each_file(hsy_intake_run *run, hsy_arena *arena, hsy_slice source) {
    path_run p = path_run_of(run, arena);
    hsy_path_walk(arena, source, &(hsy_path_visitor){&p, take_file, take_trouble});
}

static void each_standard_input(hsy_intake_run *run, hsy_arena *arena, hsy_slice source) {
    if (run->has_read_stdin) {
        hsy_intake_tell(run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, source, HSY_NOT_FOUND,
                        "standard input can be read only once");
        return;
    }
    run->has_read_stdin = true;
    path_run p = path_run_of(run, arena);
    each_in(&p, source, STDIN_FILENO);
}

const hsy_page_carrier hsy_carrier_standard_input = {"standard input", takes_standard_input, read_standard_input,
                                                     each_standard_input};
const hsy_page_carrier hsy_carrier_file = {"file", takes_file, read_file, each_file};
