/* Articles that another tool has read: JSON lines, one object, objects one after the other, or an array of them.
 *
 *     {"url": "https://herald.example/a", "title": "Ferry for Orva", "text": "The ferry will run ..."}
 *
 * A file is never held as a whole. Lines (`.jsonl`, `.ndjson`, or where the first line is an object by itself) are cut
 * at line ends, so that a damaged line costs only itself. Anything else is cut where a value ends, which brackets and
 * strings tell; what stands inside is not looked at here. The objects are handed out as they are: which of their
 * fields is what, is for the reader of JSON (output/reading_parse.c) to say.
 */
#include "base/buffer.h"
#include "intake/file_kind.h"

enum {
    PIECE = 64 << 10,   /* bytes looked at together */
    MOST_DAMAGES = 100, /* damaged places after which a file is given up */
};

static const uint64_t most_skipped = (uint64_t)4 << 30; /* bytes of one line that are passed over, decompressed */

typedef struct json_file {
    hsy_intake_run *run;
    hsy_slice path;
    hsy_stream *stream;
    uint64_t offset; /* of the object at work */
    bool is_whole;   /* it was read to its end */
    bool is_lines;
} json_file;

static bool has_name(hsy_slice name) {
    return hsy_slice_ends(name, HSY_S(".jsonl")) || hsy_slice_ends(name, HSY_S(".ndjson"));
}

/* The first thing in the text that is no white space, or a byte order mark. */
static hsy_slice text_of(hsy_slice head) {
    if (hsy_slice_starts(head, HSY_S("\xEF\xBB\xBF"))) head = hsy_slice_sub(head, 3, head.length);
    return hsy_slice_trim(head);
}

bool hsy_json_matches(hsy_slice name, hsy_slice head) {
    if (has_name(name)) return true;
    hsy_slice text = text_of(head);
    bool opens = hsy_slice_starts(text, HSY_S("{")) || hsy_slice_starts(text, HSY_S("["));
    if (opens && hsy_slice_ends(name, HSY_S(".json"))) return true;
    hsy_slice inside = hsy_slice_trim(hsy_slice_sub(text, 1, text.length));
    return hsy_slice_starts(text, HSY_S("{")) && hsy_slice_starts(inside, HSY_S("\""));
}

/* Tells damage or a failing disk. False when nothing more can be had of the file. */
static bool tell_damage(json_file *f, size_t *damages) {
    uint64_t at = 0;
    const char *name = hsy_stream_damage(f->stream, &at);
    int number = hsy_stream_error(f->stream);
    if (number)
        hsy_intake_tell_system(f->run, f->path, number);
    else if (name)
        hsy_intake_tell(f->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, f->path, (size_t)at,
                        "%s data is damaged or cut short", name);
    return name && !number && ++*damages < MOST_DAMAGES && hsy_stream_resume(f->stream);
}

static bool refuse_size(const json_file *f, hsy_incoming *incoming) {
    size_t most = f->run->task->limits.most_bytes;
    hsy_errors_add(incoming->arena, &incoming->errors, HSY_ERROR_LIMIT, f->path, incoming->offset,
                   "an object larger than %zu bytes, the most that is read%s", most,
                   f->is_lines ? "" : "; the rest is left out");
    return false;
}

/* ---- lines ---- */

/* Goes past a line end, or to the end or damage. False when the line has no end, as in a bomb. */
static bool skip_line(hsy_stream *stream) {
    for (uint64_t skipped = 0; skipped < most_skipped;) {
        hsy_slice piece = hsy_stream_peek(stream, PIECE);
        size_t end = hsy_slice_find_byte(piece, '\n', 0);
        if (piece.length == 0) return true;
        skipped += hsy_stream_skip(stream, end == HSY_NOT_FOUND ? piece.length : end + 1);
        if (end != HSY_NOT_FOUND) return true;
    }
    return false;
}

/* A line that is too long is passed over without its end, by skip_line. */
static bool fill_line(void *context, hsy_incoming *incoming) {
    json_file *f = context;
    hsy_buffer line = hsy_buffer_in(incoming->arena, f->run->task->limits.most_bytes);
    incoming->kind = HSY_INCOMING_LINE;
    incoming->offset = (size_t)f->offset;
    f->is_whole = false;
    for (;;) {
        hsy_slice piece = hsy_stream_peek(f->stream, PIECE);
        size_t end = hsy_slice_find_byte(piece, '\n', 0);
        hsy_buffer_add(&line, hsy_slice_sub(piece, 0, end));
        if (line.is_full) return refuse_size(f, incoming);
        hsy_stream_skip(f->stream, end == HSY_NOT_FOUND ? piece.length : end + 1);
        f->is_whole = end != HSY_NOT_FOUND;
        if (f->is_whole || piece.length < PIECE) break;
    }
    incoming->line = hsy_buffer_text(&line);
    return true;
}

/* Whether the line ended where nothing is wrong: at its end, or at that of the file. */
static bool ended_well(const json_file *f) {
    uint64_t at;
    return f->is_whole || (!hsy_stream_damage(f->stream, &at) && !hsy_stream_error(f->stream));
}

static void each_line(json_file *f) {
    size_t damages = 0;
    for (bool more = true; more && hsy_intake_goes_on(f->run);) {
        hsy_slice blank = hsy_stream_peek(f->stream, PIECE);
        size_t start = 0;
        while (start < blank.length && hsy_is_space(blank.at[start])) start++;
        hsy_stream_skip(f->stream, start);
        if (start == blank.length) {
            more = start == PIECE || (tell_damage(f, &damages) && skip_line(f->stream));
            continue;
        }
        f->offset = hsy_stream_offset(f->stream);
        hsy_incoming *incoming = hsy_incoming_begin(f->run, f->path);
        if (!incoming) return;
        incoming = hsy_incoming_fill(f->run, incoming, fill_line, f);
        bool failed = incoming && incoming->kind == HSY_INCOMING_FAILED;
        if (!ended_well(f) && !failed) { /* half a line is none */
            hsy_arena_free(incoming ? incoming->arena : NULL);
            continue;
        }
        more = hsy_incoming_hand_out(f->run, incoming) && (!failed || skip_line(f->stream));
    }
}

/* ---- values ---- */

typedef struct scanner {
    size_t depth;
    bool in_string, is_escaped;
} scanner;

/* Bytes of `piece` up to the end of the value that it began, or all. */
static size_t scan(scanner *s, hsy_slice piece, bool *ended) {
    for (size_t i = 0; i < piece.length; i++) {
        char c = piece.at[i];
        if (s->in_string) {
            if (!s->is_escaped && c == '"') s->in_string = false;
            s->is_escaped = !s->is_escaped && c == '\\';
        } else if (c == '"') {
            s->in_string = true;
        } else if (c == '{' || c == '[') {
            s->depth++;
        } else if ((c == '}' || c == ']') && --s->depth == 0) {
            *ended = true;
            return i + 1;
        }
    }
    return piece.length;
}

static bool fill_value(void *context, hsy_incoming *incoming) {
    json_file *f = context;
    hsy_buffer value = hsy_buffer_in(incoming->arena, f->run->task->limits.most_bytes);
    incoming->kind = HSY_INCOMING_LINE;
    incoming->offset = (size_t)f->offset;
    f->is_whole = false;
    scanner s = {0};
    for (;;) {
        hsy_slice piece = hsy_stream_peek(f->stream, PIECE);
        size_t length = scan(&s, piece, &f->is_whole);
        hsy_buffer_add(&value, hsy_slice_sub(piece, 0, length));
        if (value.is_full) return refuse_size(f, incoming);
        hsy_stream_skip(f->stream, length);
        if (f->is_whole || piece.length < PIECE) break;
    }
    incoming->line = hsy_buffer_text(&value);
    return true;
}

/* Goes to the next "{"; false at the end, or where something else stands. */
static bool find_value(json_file *f) {
    for (;;) {
        hsy_slice piece = hsy_stream_peek(f->stream, PIECE);
        size_t at = 0;
        while (at < piece.length &&
               (hsy_is_space(piece.at[at]) || piece.at[at] == '[' || piece.at[at] == ']' || piece.at[at] == ','))
            at++;
        hsy_stream_skip(f->stream, at);
        if (at < piece.length && piece.at[at] == '{') return true;
        if (at < piece.length) {
            hsy_intake_tell(f->run, HSY_INCOMING_FAILED, HSY_ERROR_INPUT, f->path, (size_t)hsy_stream_offset(f->stream),
                            "no JSON object begins here; the rest is left out");
            return false;
        }
        if (at < PIECE) return false;
    }
}

static void each_value(json_file *f) {
    while (hsy_intake_goes_on(f->run) && find_value(f)) {
        f->offset = hsy_stream_offset(f->stream);
        hsy_incoming *incoming = hsy_incoming_begin(f->run, f->path);
        if (!incoming) return;
        incoming = hsy_incoming_fill(f->run, incoming, fill_value, f);
        bool failed = incoming && incoming->kind == HSY_INCOMING_FAILED;
        if (!ended_well(f) && !failed) {
            hsy_arena_free(incoming ? incoming->arena : NULL);
            break;
        }
        if (!hsy_incoming_hand_out(f->run, incoming) || failed) break;
    }
    size_t damages = MOST_DAMAGES;
    if (!f->run->stopped) tell_damage(f, &damages);
}

static bool is_lines(hsy_slice path, hsy_stream *stream) {
    if (has_name(path)) return true;
    hsy_slice text = text_of(hsy_stream_peek(stream, PIECE));
    hsy_slice line = hsy_slice_trim(hsy_slice_cut(&text, '\n'));
    bool is_long = !text.at && line.length > PIECE / 2; /* and ends who knows where */
    return hsy_slice_starts(line, HSY_S("{")) && (hsy_slice_ends(line, HSY_S("}")) || is_long);
}

void hsy_json_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file) {
    json_file f = {.run = run, .path = file->path, .stream = hsy_file_stream(run, arena, file)};
    if (hsy_slice_starts(hsy_stream_peek(f.stream, 3), HSY_S("\xEF\xBB\xBF"))) hsy_stream_skip(f.stream, 3);
    f.is_lines = is_lines(hsy_name_without_compression(file->path), f.stream);
    if (f.is_lines)
        each_line(&f);
    else
        each_value(&f);
}
