/* Bytes to UTF-8 text: first which encoding they are in, then lexbor's decoder for it.
 *
 *     EF BB BF …                       utf-8, by its byte order mark
 *     "Z\xC3\xBCrich", http says latin1   utf-8, since it is valid UTF-8
 *     "Z\xFCrich", nothing declared    windows-1252, by detection or for lack of anything better
 *
 * Text that is nearly all valid UTF-8 is UTF-8 with faults; the faults become U+FFFD. A label of UTF-8 on bytes that
 * are not is passed over, and so is one of UTF-16 (a page whose label could be read is not UTF-16) and those that
 * WHATWG maps to "replacement". UTF-16 without a byte order mark is known by its zeros.
 *
 * Misses: pages of several encodings at once, and a wrong label of an encoding in which all bytes mean something.
 */
#include "text/decode.h"

#include <lexbor/encoding/encoding.h>
#include <lexbor/html/encoding.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum {
    PRESCAN = 1024,       /* bytes in which a page must declare its encoding (HTML standard) */
    DETECTED = 64 << 10,  /* bytes that detection sees */
    LEAST_DETECTED = 8,   /* bytes above ASCII without which detection guesses wildly ("Z\xFCrich": iso-8859-3) */
    CHUNK = 4096,         /* code points decoded at a time */
    SOUND_FOR_FAULT = 10, /* valid sequences that outweigh one fault: other encodings have about one for three */
    ZEROS_OF_UTF16 = 3,   /* one unit in so many has a zero byte where text is UTF-16 of a Latin alphabet or markup */
};

typedef const lxb_encoding_data_t *encoding;

static encoding by_label(hsy_slice label) {
    encoding found = label.length ? lxb_encoding_data_by_pre_name((const lxb_char_t *)label.at, label.length) : NULL;
    return found && found->encoding > LXB_ENCODING_UNDEFINED && found->encoding != LXB_ENCODING_REPLACEMENT ? found
                                                                                                            : NULL;
}

/* An encoding that a label inside 8-bit text can truly mean. */
static encoding by_inner_label(hsy_slice label) {
    encoding found = by_label(label);
    if (!found) return NULL;
    bool wide = found->encoding == LXB_ENCODING_UTF_16BE || found->encoding == LXB_ENCODING_UTF_16LE;
    return wide || found->encoding == LXB_ENCODING_UTF_8 ? NULL : found;
}

/* UTF-16 without a byte order mark: zeros on one side of the units only. */
static encoding by_zeros(hsy_slice bytes) {
    size_t zeros[2] = {0, 0}, seen = bytes.length < PRESCAN ? bytes.length : PRESCAN;
    for (size_t i = 0; i < seen; i++) zeros[i % 2] += bytes.at[i] == '\0';
    size_t few = seen / 64, many = 1 + seen / 2 / ZEROS_OF_UTF16;
    if (zeros[1] > many && zeros[0] <= few) return lxb_encoding_data(LXB_ENCODING_UTF_16LE);
    if (zeros[0] > many && zeros[1] <= few) return lxb_encoding_data(LXB_ENCODING_UTF_16BE);
    return NULL;
}

/* Whether the text is UTF-8 with few faults. */
static bool is_nearly_utf8(hsy_slice bytes) {
    size_t sound = 0, faults = 0;
    for (size_t at = 0; at < bytes.length;) {
        size_t start = at;
        if ((unsigned char)bytes.at[at] < 0x80)
            at = hsy_utf8_ascii_end(bytes, at);
        else if (hsy_utf8_next(bytes, &at) == HSY_REPLACEMENT && at - start == 1)
            faults++;
        else
            sound++;
    }
    return sound >= faults * SOUND_FOR_FAULT;
}

static size_t count_high(hsy_slice bytes) {
    size_t count = 0;
    for (size_t i = 0; i < bytes.length; i++) count += (unsigned char)bytes.at[i] >= 0x80;
    return count;
}

/* The charset of <meta> in the first bytes of a page. */
static encoding by_meta(hsy_slice bytes) {
    lxb_html_encoding_t em;
    const lxb_char_t *start = (const lxb_char_t *)bytes.at;
    size_t length = 0, seen = bytes.length < PRESCAN ? bytes.length : PRESCAN;
    if (!seen || lxb_html_encoding_init(&em) != LXB_STATUS_OK) return NULL;
    const lxb_char_t *name = lxb_html_encoding_prescan(&em, start, start + seen, &length);
    encoding found = name ? by_inner_label((hsy_slice){(const char *)name, length}) : NULL;
    lxb_html_encoding_destroy(&em, false);
    return found;
}

/* The encoding of an XML declaration: <?xml version="1.0" encoding="iso-8859-1"?> */
static encoding by_xml_declaration(hsy_slice bytes) {
    if (!hsy_slice_starts(bytes, HSY_S("<?xml"))) return NULL;
    hsy_slice head = hsy_slice_sub(bytes, 0, PRESCAN);
    head = hsy_slice_sub(head, 0, hsy_slice_find_byte(head, '>', 0));
    size_t at = hsy_slice_find(head, HSY_S("encoding"), 0);
    if (at == HSY_NOT_FOUND) return NULL;
    while (at < head.length && head.at[at] != '"' && head.at[at] != '\'') at++;
    if (at == head.length) return NULL;
    size_t end = hsy_slice_find_byte(head, head.at[at], at + 1);
    return by_inner_label(hsy_slice_sub(head, at + 1, end));
}

static void close_detector(void *detector) { uchardet_delete(detector); }

static encoding by_detection(hsy_arena *arena, hsy_slice bytes) {
    if (count_high(bytes) < LEAST_DETECTED) return NULL;
    uchardet_t detector = uchardet_new();
    if (!detector) hsy_arena_out_of_memory(arena);
    hsy_arena_defer(arena, close_detector, detector);
    size_t first = 0;
    while (first < bytes.length && (unsigned char)bytes.at[first] < 0x80) first++;
    hsy_slice seen = hsy_slice_sub(bytes, first, first + DETECTED);
    if (uchardet_handle_data(detector, seen.at, seen.length) != 0) return NULL;
    uchardet_data_end(detector);
    return by_inner_label(hsy_slice_from_c(uchardet_get_charset(detector)));
}

/* `is_valid`: the bytes are UTF-8 without a fault, most often known from one look at them. */
static encoding choose(hsy_arena *arena, hsy_slice bytes, hsy_slice declared, bool html, bool is_valid) {
    const lxb_char_t *start = (const lxb_char_t *)bytes.at;
    encoding utf8 = lxb_encoding_data(LXB_ENCODING_UTF_8), found;
    lxb_encoding_t marked = bytes.length ? lxb_encoding_bom_sniff(start, bytes.length) : LXB_ENCODING_DEFAULT;
    if (marked > LXB_ENCODING_UNDEFINED) return lxb_encoding_data(marked);
    if ((found = by_zeros(bytes))) return found;
    bool ascii = hsy_utf8_ascii_end(bytes, 0) == bytes.length;
    if (!ascii && (is_valid || is_nearly_utf8(bytes))) return utf8;
    if (!(found = by_inner_label(declared)) && html) found = by_meta(bytes);
    if (!found) found = by_xml_declaration(bytes);
    if (ascii) return found && found->encoding == LXB_ENCODING_ISO_2022_JP ? found : utf8;
    if (!found) found = by_detection(arena, bytes);
    return found ? found : lxb_encoding_data(LXB_ENCODING_WINDOWS_1252);
}

/* Adds at most CHUNK code points, all at once. */
static void add_points(hsy_buffer *out, const lxb_codepoint_t *points, size_t count, size_t *repaired) {
    char bytes[4 * CHUNK];
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = points[i];
        if (c == 0 || c > LXB_ENCODING_MAX_CODEPOINT || (c >= 0xD800 && c <= 0xDFFF)) c = HSY_REPLACEMENT;
        *repaired += c == HSY_REPLACEMENT;
        length += hsy_utf8_put(c, bytes + length);
    }
    hsy_buffer_add(out, (hsy_slice){bytes, length});
}

static hsy_slice decode(hsy_arena *arena, hsy_slice bytes, encoding from, size_t *repaired) {
    lxb_codepoint_t points[CHUNK];
    lxb_encoding_decode_t state;
    const lxb_char_t *at = (const lxb_char_t *)bytes.at, *end = at + bytes.length;
    hsy_buffer out = hsy_buffer_in(arena, 0);
    lxb_status_t status;
    if (lxb_encoding_decode_init(&state, from, points, CHUNK) != LXB_STATUS_OK) return (hsy_slice){"", 0};
    lxb_encoding_decode_replace_set(&state, LXB_ENCODING_REPLACEMENT_BUFFER, LXB_ENCODING_REPLACEMENT_BUFFER_LEN);
    do {
        status = from->decode(&state, &at, end);
        add_points(&out, points, lxb_encoding_decode_buf_used(&state), repaired);
        lxb_encoding_decode_buf_used_set(&state, 0);
    } while (status == LXB_STATUS_SMALL_BUFFER);
    lxb_encoding_decode_finish(&state);
    add_points(&out, points, lxb_encoding_decode_buf_used(&state), repaired);
    return hsy_buffer_text(&out);
}

static hsy_slice lower_name(hsy_arena *arena, encoding found) {
    hsy_slice name = hsy_slice_from_c((const char *)found->name);
    char *lower = hsy_arena_alloc(arena, name.length);
    for (size_t i = 0; i < name.length; i++) lower[i] = hsy_to_lower(name.at[i]);
    return (hsy_slice){lower, name.length};
}

hsy_decoded hsy_decode(hsy_arena *arena, hsy_slice bytes, hsy_slice declared, bool html) {
    bool is_valid = hsy_utf8_valid_prefix(bytes) == bytes.length;
    encoding from = choose(arena, bytes, declared, html, is_valid);
    hsy_decoded decoded = {.encoding = lower_name(arena, from)};
    if (from->encoding == LXB_ENCODING_UTF_8 && is_valid && hsy_slice_find_byte(bytes, '\0', 0) == HSY_NOT_FOUND)
        decoded.text = bytes;
    else if (from->encoding == LXB_ENCODING_UTF_8)
        decoded.text = hsy_utf8_repair(arena, bytes, &decoded.repaired);
    else
        decoded.text = decode(arena, bytes, from, &decoded.repaired);
    if (hsy_slice_starts(decoded.text, HSY_S("\xEF\xBB\xBF"))) decoded.text = hsy_slice_sub(decoded.text, 3, SIZE_MAX);
    return decoded;
}
