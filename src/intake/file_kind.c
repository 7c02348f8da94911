/* What a file holds, by its first bytes. A compressed file is opened as far as its head goes, so that `news.warc.gz`
 * and a WARC that comes through a pipe without a name are told alike. */
#include "intake/file_kind.h"

#include <string.h>

#include "intake/decoder.h"

enum { HEAD_DECODED = 4 << 10 }; /* bytes */

static const hsy_file_kind kinds[] = {
    {"WARC", hsy_warc_matches, hsy_warc_each},
    {"WACZ", hsy_wacz_matches, hsy_wacz_each},
    {"JSON", hsy_json_matches, hsy_json_each},
};

typedef struct opened {
    const hsy_decoder *decoder;
    void *state;
} opened;

static void close_opened(void *what) {
    const opened *o = what;
    o->decoder->close(o->state);
}

hsy_slice hsy_file_head(hsy_arena *arena, hsy_slice head) {
    const hsy_decoder *decoder = hsy_decoder_of(head);
    void *state = decoder ? decoder->open() : NULL;
    if (!state) return head;
    opened *o = HSY_NEW(arena, opened);
    *o = (opened){decoder, state};
    hsy_arena_defer(arena, close_opened, o);
    char *bytes = hsy_arena_alloc(arena, HEAD_DECODED);
    hsy_room room = {bytes, HEAD_DECODED};
    for (hsy_slice in = head; in.length && room.length;) {
        size_t left = in.length, free = room.length;
        hsy_decoded result = decoder->step(state, &in, &room);
        bool goes_on = result == HSY_DECODED_SOME || (result == HSY_DECODED_MEMBER && decoder->reset(state));
        if (!goes_on || (left == in.length && free == room.length)) break;
    }
    return (hsy_slice){bytes, HEAD_DECODED - room.length};
}

hsy_slice hsy_name_without_compression(hsy_slice path) {
    static const hsy_slice endings[] = {HSY_SLICE(".gz"), HSY_SLICE(".zst"), HSY_SLICE(".bz2")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(path, endings[i])) return hsy_slice_sub(path, 0, path.length - endings[i].length);
    return path;
}

const hsy_file_kind *hsy_file_kind_of(hsy_arena *arena, hsy_slice path, hsy_slice head) {
    static const hsy_file_kind list = {"list", NULL, hsy_list_each};
    hsy_slice name = hsy_name_without_compression(path), decoded = hsy_file_head(arena, head);
    if (hsy_list_matches(arena, decoded)) return &list; /* in front of JSON: a JSON Feed is that too */
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].matches(name, decoded)) return &kinds[i];
    return NULL;
}

/* ---- the stream of a file whose head was read already ---- */

typedef struct headed {
    hsy_slice head;
    hsy_stream_source rest;
} headed;

static ptrdiff_t read_headed(void *context, char *into, size_t room) {
    headed *h = context;
    if (h->head.length == 0) return h->rest.read(h->rest.context, into, room);
    size_t length = h->head.length < room ? h->head.length : room;
    memcpy(into, h->head.at, length);
    h->head = hsy_slice_sub(h->head, length, h->head.length);
    return (ptrdiff_t)length;
}

hsy_stream *hsy_file_stream(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file) {
    headed *h = HSY_NEW(arena, headed);
    *h = (headed){file->head, hsy_stream_of_descriptor(arena, file->descriptor)};
    hsy_stream *stream = hsy_stream_open(arena, (hsy_stream_source){h, read_headed});
    run->stream = stream;
    return stream;
}
