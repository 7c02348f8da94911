/* Absolute addresses from relative ones, as browsers make them.
 *
 *     "../b?x=1" on "https://www.example.com/news/a.html"    -> "https://www.example.com/b?x=1"
 *
 * lexbor's URL module does what the WHATWG URL standard says: white space, "//host", "?query", international names.
 */
#include "text/url.h"

#include <lexbor/url/url.h>

#include "base/buffer.h"

enum { LONGEST_URL = 8192 }; /* bytes; servers refuse longer ones, and pages carry images as data: addresses */

static lxb_status_t append(const lxb_char_t *bytes, size_t length, void *context) {
    hsy_buffer_add(context, (hsy_slice){(const char *)bytes, length});
    return LXB_STATUS_OK;
}

static void close_parser(void *what) {
    lxb_url_parser_t *parser = what;
    lxb_url_parser_memory_destroy(parser);
    lxb_url_parser_destroy(parser, true);
}

static bool names_a_document(hsy_slice url) {
    return hsy_slice_starts(url, HSY_S("http:")) || hsy_slice_starts(url, HSY_S("https:")) ||
           hsy_slice_starts(url, HSY_S("file:"));
}

static hsy_slice resolve(hsy_arena *arena, lxb_url_parser_t *parser, hsy_slice base, hsy_slice reference) {
    lxb_url_t *from = NULL;
    if (base.length) {
        from = lxb_url_parse(parser, NULL, (const lxb_char_t *)base.at, base.length);
        lxb_url_parser_clean(parser);
    }
    lxb_url_t *url = lxb_url_parse(parser, from, (const lxb_char_t *)reference.at, reference.length);
    if (!url) return (hsy_slice){"", 0};
    hsy_buffer text = hsy_buffer_in(arena, LONGEST_URL);
    lxb_url_serialize(url, append, &text, false);
    return text.is_full ? (hsy_slice){"", 0} : hsy_buffer_text(&text);
}

hsy_slice hsy_url_resolve(hsy_arena *arena, hsy_slice base, hsy_slice reference) {
    reference = hsy_slice_trim(reference);
    if (reference.length == 0 || reference.length > LONGEST_URL || base.length > LONGEST_URL) return (hsy_slice){"", 0};
    lxb_url_parser_t *parser = lxb_url_parser_create();
    if (!parser) hsy_arena_out_of_memory(arena);
    if (lxb_url_parser_init(parser, NULL) != LXB_STATUS_OK) {
        lxb_url_parser_destroy(parser, true);
        hsy_arena_out_of_memory(arena);
    }
    hsy_slice url = resolve(arena, parser, base, reference);
    close_parser(parser);
    return names_a_document(url) ? url : (hsy_slice){"", 0};
}
