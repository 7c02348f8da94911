/* WACZ: a zip archive with WARCs in its folder `archive/` (specs.webrecorder.net/wacz). libarchive opens the zip, by
 * its directory where the file can be wound back, else as it comes out of a pipe; each WARC in it is read as if it were
 * a file of its own.
 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <unistd.h>

#include "intake/file_kind.h"

enum { PIECE = 64 << 10 }; /* bytes read at once */

static const hsy_slice folder = HSY_SLICE("archive/");

typedef struct wacz {
    hsy_intake_run *run;
    hsy_arena *arena;
    hsy_slice path;
    struct archive *zip;
    hsy_stream *pipe; /* NULL: a file that can be wound back */
    char *piece;
    size_t warcs;
} wacz;

bool hsy_wacz_matches(hsy_slice name, hsy_slice head) {
    return hsy_slice_starts(head, HSY_S("PK\x03\x04")) &&
           (hsy_slice_ends(name, HSY_S(".wacz")) || hsy_slice_find(head, folder, 0) != HSY_NOT_FOUND);
}

static void close_zip(void *zip) { archive_read_free(zip); }

static la_ssize_t read_pipe(struct archive *zip, void *context, const void **bytes) {
    const wacz *w = context;
    (void)zip;
    *bytes = w->piece;
    return (la_ssize_t)hsy_stream_read(w->pipe, w->piece, PIECE);
}

static ptrdiff_t read_entry(void *context, char *into, size_t room) {
    const wacz *w = context;
    la_ssize_t got = archive_read_data(w->zip, into, room);
    if (got < 0) errno = EIO;
    return got < 0 ? -1 : (ptrdiff_t)got;
}

static bool is_warc(hsy_slice name) {
    return hsy_slice_starts(name, folder) &&
           (hsy_slice_ends(name, HSY_S(".warc.gz")) || hsy_slice_ends(name, HSY_S(".warc")));
}

/* What is wrong with the zip, as libarchive says it. */
static void tell_fault(const wacz *w) {
    const char *reason = archive_error_string(w->zip);
    hsy_intake_tell(w->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, w->path, HSY_NOT_FOUND,
                    "the zip archive is damaged or cut short: %s", reason ? reason : "no reason given");
}

static void each_entry(wacz *w) {
    hsy_arena *arena = hsy_arena_scratch(w->arena);
    struct archive_entry *entry;
    int result = ARCHIVE_OK;
    while (hsy_intake_goes_on(w->run)) {
        result = archive_read_next_header(w->zip, &entry);
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) break;
        hsy_slice name = hsy_slice_from_c(archive_entry_pathname(entry));
        if (!is_warc(name)) continue;
        w->warcs++;
        hsy_slice path = hsy_arena_print(arena, "%.*s/%.*s", HSY_PRINT(w->path), HSY_PRINT(name));
        hsy_warc_each_record(w->run, arena, path, hsy_stream_open(arena, (hsy_stream_source){w, read_entry}));
        hsy_arena_clear(arena);
    }
    if (w->run->stopped) return;
    if (result != ARCHIVE_EOF)
        tell_fault(w);
    else if (!w->warcs)
        hsy_intake_tell(w->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, w->path, HSY_NOT_FOUND,
                        "is a zip archive without a WARC in its folder archive/; unpack it");
}

void hsy_wacz_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file) {
    wacz *w = HSY_NEW(arena, wacz);
    *w = (wacz){.run = run, .arena = arena, .path = file->path, .zip = archive_read_new()};
    if (!w->zip) {
        run->out_of_memory = run->stopped = true;
        return;
    }
    hsy_arena_defer(arena, close_zip, w->zip);
    archive_read_support_format_zip(w->zip);
    bool is_file = lseek(file->descriptor, 0, SEEK_SET) == 0;
    if (!is_file) {
        w->pipe = hsy_file_stream(run, arena, file);
        w->piece = hsy_arena_alloc(arena, PIECE);
    }
    int opened = is_file ? archive_read_open_fd(w->zip, file->descriptor, PIECE)
                         : archive_read_open(w->zip, w, NULL, read_pipe, NULL);
    if (opened == ARCHIVE_OK)
        each_entry(w);
    else
        tell_fault(w);
}
