#include "output/iri.h"

#include <inttypes.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "output/parts.h"

/* Bytes that no IRI holds as they are; a path has no meaning for those of the second kind either. */
static bool is_barred(unsigned char byte, bool is_path) {
    if (byte <= ' ' || byte == 0x7F || strchr("\"<>\\^`{|}", byte)) return true;
    return is_path && strchr("%?#[]", byte);
}

static void put_encoded(hsy_buffer *out, hsy_slice text, bool is_path) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (is_barred(byte, is_path))
            hsy_buffer_print(out, "%%%02X", byte);
        else
            hsy_buffer_add_byte(out, text.at[i]);
    }
}

/* A colon in the first part of a path would be taken for the end of a scheme. */
static bool has_early_colon(hsy_slice path) {
    size_t colon = hsy_slice_find_byte(path, ':', 0);
    return colon != HSY_NOT_FOUND && hsy_slice_find_byte(path, '/', 0) > colon;
}

hsy_slice hsy_iri_of(hsy_arena *arena, const hsy_article *article) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    const hsy_slice addresses[] = {article->url, article->canonical_url, article->path};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (hsy_is_web_address(addresses[i])) {
            put_encoded(&out, addresses[i], false);
            return hsy_buffer_text(&out);
        }
    if (hsy_slice_starts(article->path, HSY_S("/")))
        hsy_buffer_add(&out, HSY_S("file://"));
    else if (article->path.length == 0 || has_early_colon(article->path))
        hsy_buffer_add(&out, HSY_S("./"));
    put_encoded(&out, article->path, true);
    return hsy_buffer_text(&out);
}

hsy_slice hsy_iri_of_reading(hsy_arena *arena, const hsy_article *article) {
    uint64_t high = hsy_hash(hsy_iri_of(arena, article)), low = hsy_hash(article->text);
    return hsy_arena_print(arena, "urn:uuid:%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%012" PRIx64,
                           high >> 32, high >> 16 & 0xFFFF, (high & 0x0FFF) | 0x8000, (low >> 48 & 0x3FFF) | 0x8000,
                           low & 0xFFFFFFFFFFFF);
}

/* Unreserved in every place of an IRI (RFC 3986), and the stroke, which paths are full of. */
static bool is_plain(char c) { return hsy_is_letter(c) || hsy_is_digit(c) || strchr("-._~/", c); }

hsy_slice hsy_iri_name(hsy_arena *arena, hsy_slice name) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < name.length; i++) {
        if (name.at[i] && is_plain(name.at[i]))
            hsy_buffer_add_byte(&out, name.at[i]);
        else
            hsy_buffer_print(&out, "%%%02X", (unsigned char)name.at[i]);
    }
    return hsy_buffer_text(&out);
}
