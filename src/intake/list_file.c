/* Files that are lists of pages: OPML, as readers of feeds write it, and feeds and sitemaps that were saved. What they
 * name is fetched.
 *
 * A list that is met in a folder is passed over: who adds a folder of pages does not ask for the network.
 */
#include "base/buffer.h"
#include "intake/crawl.h"
#include "intake/file_kind.h"

enum { PIECE = 64 << 10 };

bool hsy_list_matches(hsy_arena *arena, hsy_slice head) { return hsy_feed_kind_of(arena, head) != HSY_FEED_NONE; }

/* Reads the file to its end. False, with the failure told, when it is damaged or larger than a page may be. */
static bool read_whole(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file, hsy_slice *bytes) {
    size_t most = run->task->limits.most_bytes;
    uint64_t place = 0;
    hsy_stream *stream = hsy_file_stream(run, arena, file);
    hsy_buffer whole = hsy_buffer_in(arena, most);
    for (hsy_slice piece; !whole.is_full && (piece = hsy_stream_peek(stream, PIECE)).length;) {
        hsy_buffer_add(&whole, piece);
        hsy_stream_skip(stream, piece.length);
    }
    const char *damaged = hsy_stream_damage(stream, &place);
    *bytes = hsy_buffer_text(&whole);
    if (whole.is_full)
        hsy_intake_tell(run, HSY_INCOMING_FAILED, HSY_ERROR_LIMIT, file->path, HSY_NOT_FOUND,
                        "a list larger than %zu bytes, the most that is read", most);
    else if (hsy_stream_error(stream))
        hsy_intake_tell_system(run, file->path, hsy_stream_error(stream));
    else if (damaged)
        hsy_intake_tell(run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, file->path, (size_t)place,
                        "%s data is damaged or cut short", damaged);
    else
        return true;
    return false;
}

void hsy_list_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file) {
    hsy_slice bytes;
    if (!file->is_named) {
        hsy_intake_tell(run, HSY_INCOMING_NOTE, HSY_OK, file->path, HSY_NOT_FOUND,
                        "is a feed, a sitemap or a list of feeds; passed over: named by itself, its pages are fetched");
        return;
    }
    run->all_bytes = 0; /* its size says nothing of how much there is to fetch */
    if (read_whole(run, arena, file, &bytes)) hsy_crawl_list_file(run, arena, file->path, bytes);
}
