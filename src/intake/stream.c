/* The window over a source: raw bytes in one buffer, what they decode to in another.
 *
 * Of the raw bytes those since the beginning of the member at work stay in the buffer as long as there is room. When a
 * member turns out to be damaged, its decoder may have run past the beginning of the next; so the search for that one
 * begins right behind where the damaged one began, or at the oldest byte that is left.
 *
 * Where members begin is kept for the last few, so that a record of an archive can be named by its place in the file.
 */
#include "intake/stream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "intake/decoder.h"

enum {
    RAW_ROOM = 1 << 20,      /* bytes */
    KEPT_BEHIND = 512 << 10, /* raw bytes of the member at work that are kept */
    HEAD = 4,                /* bytes that tell the compression */
    MEMBERS = 64,            /* whose beginnings are known */
    GZIP_HEAD = 10,          /* bytes */
};

typedef struct member {
    uint64_t offset, raw_offset;
} member;

struct hsy_stream {
    hsy_stream_source source;
    char *raw;
    size_t raw_begin, raw_end; /* what is not decoded yet */
    uint64_t raw_read;         /* of the source so far; raw[raw_end] is there */
    bool raw_ended;
    int error;

    char *out;
    size_t begin, end; /* what is decoded and not passed yet */
    uint64_t passed;

    const hsy_decoder *decoder; /* NULL: none */
    void *state;
    member members[MEMBERS]; /* the newest at (member_count - 1) % MEMBERS */
    size_t member_count;
    bool is_between; /* members: the decoder has to be made ready for the next */
    bool is_damaged, is_over;
    uint64_t damage;
};

typedef struct descriptor {
    int number;
} descriptor;

static ptrdiff_t read_descriptor(void *context, char *into, size_t room) {
    const descriptor *d = context;
    for (;;) {
        ssize_t got = read(d->number, into, room);
        if (got >= 0 || errno != EINTR) return got;
    }
}

hsy_stream_source hsy_stream_of_descriptor(hsy_arena *arena, int number) {
    descriptor *d = HSY_NEW(arena, descriptor);
    d->number = number;
    return (hsy_stream_source){d, read_descriptor};
}

static uint64_t raw_place(const hsy_stream *s) { return s->raw_read - (s->raw_end - s->raw_begin); }

static void begin_member(hsy_stream *s) {
    member begun = {s->passed + (s->end - s->begin), raw_place(s)};
    bool is_same = s->member_count && s->members[(s->member_count - 1) % MEMBERS].offset == begun.offset;
    if (!is_same) s->member_count++;
    s->members[(s->member_count - 1) % MEMBERS] = begun;
}

/* The oldest raw byte that has to stay: the member at work's first, as far as there is room. */
static size_t oldest_kept(const hsy_stream *s) {
    if (!s->decoder || !s->member_count) return s->raw_begin;
    uint64_t behind = raw_place(s) - s->members[(s->member_count - 1) % MEMBERS].raw_offset;
    if (behind > KEPT_BEHIND) behind = KEPT_BEHIND;
    return behind < s->raw_begin ? s->raw_begin - (size_t)behind : 0;
}

/* Reads more raw bytes; false at the end. */
static bool read_raw(hsy_stream *s) {
    if (s->raw_ended) return false;
    if (s->raw_end > RAW_ROOM / 2) {
        size_t oldest = oldest_kept(s);
        memmove(s->raw, s->raw + oldest, s->raw_end - oldest);
        s->raw_begin -= oldest;
        s->raw_end -= oldest;
    }
    ptrdiff_t got = s->source.read(s->source.context, s->raw + s->raw_end, RAW_ROOM - s->raw_end);
    if (got < 0) s->error = errno;
    if (got <= 0) {
        s->raw_ended = true;
        return false;
    }
    s->raw_end += (size_t)got;
    s->raw_read += (uint64_t)got;
    return true;
}

static hsy_slice raw_left(const hsy_stream *s) { return (hsy_slice){s->raw + s->raw_begin, s->raw_end - s->raw_begin}; }

/* Reads until `length` raw bytes are there, or all. */
static hsy_slice raw_head(hsy_stream *s, size_t length) {
    while (s->raw_end - s->raw_begin < length && read_raw(s)) {
    }
    return raw_left(s);
}

static void close_stream(void *what) {
    hsy_stream *s = what;
    if (s->state) s->decoder->close(s->state);
}

hsy_stream *hsy_stream_open(hsy_arena *arena, hsy_stream_source source) {
    hsy_stream *s = HSY_NEW(arena, hsy_stream);
    s->source = source;
    s->raw = hsy_arena_alloc(arena, RAW_ROOM);
    s->out = hsy_arena_alloc(arena, HSY_STREAM_WINDOW);
    hsy_arena_defer(arena, close_stream, s);
    s->decoder = hsy_decoder_of(raw_head(s, HEAD));
    if (s->decoder) s->state = s->decoder->open();
    if (s->decoder && !s->state) {
        s->error = ENOMEM;
        s->is_over = true;
    }
    begin_member(s);
    return s;
}

static void set_damage(hsy_stream *s) {
    s->is_damaged = true;
    s->damage = raw_place(s);
}

/* Behind a member: another one, or the end, which zeros may fill up. */
static bool begin_next(hsy_stream *s) {
    hsy_slice head = raw_head(s, s->decoder->magic.length);
    s->is_over = head.length == 0 || head.at[0] == '\0';
    if (!s->is_over && !hsy_slice_starts(head, s->decoder->magic)) set_damage(s);
    if (s->is_over || s->is_damaged) return false;
    s->is_between = false;
    begin_member(s);
    if (!s->decoder->reset(s->state)) set_damage(s);
    return !s->is_damaged;
}

/* Decodes some more; false at the end and at damage. */
static bool decode(hsy_stream *s) {
    if (s->is_between && !begin_next(s)) return false;
    hsy_slice in = raw_left(s);
    hsy_room room = {s->out + s->end, HSY_STREAM_WINDOW - s->end};
    size_t before = room.length;
    hsy_decoded result = s->decoder->step(s->state, &in, &room);
    bool moved = room.length != before || in.length != s->raw_end - s->raw_begin;
    s->end += before - room.length;
    s->raw_begin = s->raw_end - in.length;
    s->is_between = result == HSY_DECODED_MEMBER;
    if (result == HSY_DECODED_DAMAGED || (result == HSY_DECODED_SOME && !moved && !read_raw(s))) set_damage(s);
    return !s->is_damaged;
}

static bool copy(hsy_stream *s) {
    if (s->raw_begin == s->raw_end && !read_raw(s)) {
        s->is_over = true;
        return false;
    }
    size_t length = s->raw_end - s->raw_begin, room = HSY_STREAM_WINDOW - s->end;
    if (length > room) length = room;
    memcpy(s->out + s->end, s->raw + s->raw_begin, length);
    s->raw_begin += length;
    s->end += length;
    return true;
}

/* Moves what is there to the front where `length` bytes would not fit behind it, or where it costs nothing. */
static void make_room(hsy_stream *s, size_t length) {
    if (s->begin != s->end && HSY_STREAM_WINDOW - s->begin >= length) return;
    memmove(s->out, s->out + s->begin, s->end - s->begin);
    s->end -= s->begin;
    s->begin = 0;
}

hsy_slice hsy_stream_peek(hsy_stream *s, size_t length) {
    if (length > HSY_STREAM_WINDOW) length = HSY_STREAM_WINDOW;
    if (s->end - s->begin < length && s->begin) make_room(s, length);
    while (s->end - s->begin < length && !s->is_damaged && !s->is_over && (s->decoder ? decode(s) : copy(s))) {
    }
    size_t there = s->end - s->begin;
    return (hsy_slice){s->out + s->begin, there < length ? there : length};
}

uint64_t hsy_stream_skip(hsy_stream *s, uint64_t length) {
    uint64_t left = length;
    while (left) {
        size_t step = hsy_stream_peek(s, left < HSY_STREAM_WINDOW / 2 ? (size_t)left : HSY_STREAM_WINDOW / 2).length;
        if (!step) break;
        s->begin += step;
        s->passed += step;
        left -= step;
    }
    return length - left;
}

size_t hsy_stream_read(hsy_stream *s, char *into, size_t length) {
    size_t done = 0;
    while (done < length) {
        size_t wanted = length - done < HSY_STREAM_WINDOW / 2 ? length - done : HSY_STREAM_WINDOW / 2;
        hsy_slice piece = hsy_stream_peek(s, wanted);
        if (!piece.length) break;
        memcpy(into + done, piece.at, piece.length);
        s->begin += piece.length;
        s->passed += piece.length;
        done += piece.length;
    }
    return done;
}

uint64_t hsy_stream_offset(const hsy_stream *s) { return s->passed; }

uint64_t hsy_stream_raw_offset(const hsy_stream *s) {
    if (!s->decoder) return s->passed;
    uint64_t place = 0;
    for (size_t i = s->member_count > MEMBERS ? s->member_count - MEMBERS : 0; i < s->member_count; i++)
        if (s->members[i % MEMBERS].offset <= s->passed) place = s->members[i % MEMBERS].raw_offset;
    return place;
}

uint64_t hsy_stream_raw_read(const hsy_stream *s) { return s->raw_read; }

const char *hsy_stream_compression(const hsy_stream *s) { return s->decoder ? s->decoder->name : NULL; }

const char *hsy_stream_damage(const hsy_stream *s, uint64_t *raw_offset) {
    if (!s->is_damaged) return NULL;
    *raw_offset = s->damage;
    return s->decoder->name;
}

/* Whether a member may begin here. In compressed data any three bytes are bound to turn up; gzip's flags have bits that
 * are never set. */
static bool may_begin(const hsy_stream *s, hsy_slice head) {
    return hsy_decoder_of(head) == s->decoder &&
           (head.length < GZIP_HEAD || ((unsigned char)head.at[3] & 0xE0) == 0 || s->decoder->magic.at[0] != '\x1F');
}

bool hsy_stream_resume(hsy_stream *s) {
    if (!s->is_damaged) return false;
    s->passed += s->end - s->begin;
    s->begin = s->end = 0;
    size_t oldest = oldest_kept(s);
    bool is_whole = raw_place(s) - s->members[(s->member_count - 1) % MEMBERS].raw_offset == s->raw_begin - oldest;
    s->raw_begin = oldest + (is_whole ? 1 : 0);
    s->is_damaged = false;
    for (;; s->raw_begin++) {
        hsy_slice head = raw_head(s, GZIP_HEAD);
        if (head.length <= HEAD) break;
        if (may_begin(s, head)) {
            s->is_between = true;
            return true;
        }
    }
    s->is_over = true;
    return false;
}

int hsy_stream_error(const hsy_stream *s) { return s->error; }
