/* HTTP/1.1 (RFC 9112) as far as pages in archives need it: status, four headers, chunks, codings.
 *
 * Programs that write archives differ in what they keep: some store the bytes of the wire, some the decoded body under
 * the headers of the wire. So no header is believed against the bytes.
 */
#include "intake/http_message.h"

#include "intake/carrier.h"
#include "intake/decoder.h"

enum { MOST_CODINGS = 4 }; /* one on top of another; honest servers use one */

size_t hsy_header_end(hsy_slice bytes) {
    for (size_t at = 0; (at = hsy_slice_find_byte(bytes, '\n', at)) != HSY_NOT_FOUND;) {
        at++;
        if (hsy_slice_starts(hsy_slice_sub(bytes, at, at + 2), HSY_S("\r\n"))) return at + 2;
        if (at < bytes.length && bytes.at[at] == '\n') return at + 1;
    }
    return HSY_NOT_FOUND;
}

hsy_slice hsy_header_find(hsy_slice lines, hsy_slice name) {
    while (lines.at) {
        hsy_slice value = hsy_slice_cut(&lines, '\n');
        hsy_slice key = hsy_slice_cut(&value, ':');
        if (value.at && hsy_slice_equal_ascii_case(hsy_slice_trim(key), name)) return hsy_slice_trim(value);
    }
    return HSY_S("");
}

/* "200" of "HTTP/1.1 200 OK"; 0 when there is none. */
static unsigned status_of(hsy_slice line) {
    hsy_slice_cut(&line, ' ');
    line = hsy_slice_trim(line);
    unsigned status = 0;
    for (size_t i = 0; i < 3 && i < line.length && hsy_is_digit(line.at[i]); i++)
        status = status * 10 + (unsigned)(line.at[i] - '0');
    return status >= 100 ? status : 0;
}

bool hsy_http_head_parse(hsy_slice bytes, hsy_http_head *head) {
    *head = (hsy_http_head){.length = hsy_header_end(bytes)};
    if (!hsy_slice_starts(bytes, HSY_S("HTTP/")) || head->length == HSY_NOT_FOUND) return false;
    hsy_slice lines = hsy_slice_sub(bytes, 0, head->length);
    head->status = status_of(hsy_slice_cut(&lines, '\n'));
    head->content_type = hsy_header_find(lines, HSY_S("content-type"));
    head->encodings = hsy_header_find(lines, HSY_S("content-encoding"));
    hsy_slice transfer = hsy_header_find(lines, HSY_S("transfer-encoding"));
    head->is_chunked = hsy_slice_find_ascii_case(transfer, HSY_S("chunked"), 0) != HSY_NOT_FOUND;
    return head->status != 0;
}

static int hex_value(char c) {
    if (hsy_is_digit(c)) return c - '0';
    c = hsy_to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The size of the chunk that begins at `*at`, which goes to its first byte. False when no chunk begins there. */
static bool chunk_size(hsy_slice body, size_t *at, size_t *size) {
    size_t start = *at;
    *size = 0;
    while (*at < body.length && hex_value(body.at[*at]) >= 0 && *at - start < 2 * sizeof *size - 1)
        *size = *size * 16 + (size_t)hex_value(body.at[(*at)++]);
    size_t end = hsy_slice_find_byte(body, '\n', *at);
    if (*at == start || end == HSY_NOT_FOUND) return false;
    hsy_slice behind = hsy_slice_trim(hsy_slice_sub(body, *at, end));
    if (behind.length && behind.at[0] != ';') return false; /* an extension is allowed, and means nothing */
    *at = end + 1;
    return true;
}

hsy_slice hsy_http_unchunk(hsy_arena *arena, hsy_slice body) {
    size_t at = 0, size, length = 0;
    if (!chunk_size(body, &at, &size)) return body;
    char *out = hsy_arena_alloc(arena, body.length);
    while (size) {
        hsy_slice chunk = hsy_slice_sub(body, at, size < body.length - at ? at + size : body.length);
        if (chunk.length) memcpy(out + length, chunk.at, chunk.length);
        length += chunk.length;
        at += chunk.length;
        while (at < body.length && (body.at[at] == '\r' || body.at[at] == '\n')) at++;
        if (!chunk_size(body, &at, &size)) break;
    }
    return (hsy_slice){out, length};
}

/* Whether the bytes are as they would be without the coding. Those with a first mark of their own show it; of deflate
 * and brotli only the attempt tells. */
static bool is_undone(const hsy_decoder *decoder, hsy_slice body) {
    return decoder->magic.length && !hsy_slice_starts(body, decoder->magic);
}

static bool undo(hsy_arena *arena, hsy_slice path, hsy_slice coding, size_t most, hsy_slice *body, hsy_errors *errors) {
    const hsy_decoder *decoder = hsy_decoder_named(coding);
    if (!decoder || body->length == 0 || is_undone(decoder, *body)) return true;
    hsy_slice decoded = *body;
    hsy_errors failed = {0}, no_page = {0};
    if (hsy_decode_all(arena, decoder, path, most, &decoded, &failed)) {
        *body = decoded;
        return true;
    }
    if (!decoder->magic.length && failed.items[0].code == HSY_ERROR_INPUT && hsy_is_page(arena, path, *body, &no_page))
        return true;
    HSY_PUSH(arena, errors, failed.items[0]);
    return false;
}

bool hsy_http_decode(hsy_arena *arena, hsy_slice path, hsy_slice encodings, size_t most, hsy_slice *body,
                     hsy_errors *errors) {
    hsy_slice codings[MOST_CODINGS];
    size_t count = 0;
    while (encodings.at && count < MOST_CODINGS) codings[count++] = hsy_slice_trim(hsy_slice_cut(&encodings, ','));
    while (count--)
        if (!undo(arena, path, codings[count], most, body, errors)) return false;
    return true;
}
