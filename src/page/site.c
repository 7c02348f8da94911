/* Names that a page's site gives itself: og:site_name, publisher, its domain.
 *
 *     "The Example Online" on news.example.com with og:site_name "The Example"   -> the site's own name
 *
 * They are cut off titles and are no authors. Names are compared without case, blanks and punctuation; one inside the
 * other counts when it is not much longer.
 */
#include "base/buffer.h"
#include "base/utf8.h"
#include "page/metadata.h"
#include "text/fold.h"

enum {
    MOST_SITES = 24,   /* names of a site */
    SHORTEST_SITE = 3, /* letters of a part of a domain that may be its name */
};

bool hsy_is_name_letter(uint32_t c) {
    if (c < 0x80) return hsy_is_letter((char)c) || hsy_is_digit((char)c);
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
           !(c >= 0xFF00 && c <= 0xFF20);
}

hsy_slice hsy_title_key(hsy_arena *arena, hsy_slice text) {
    hsy_slice folded = hsy_fold(arena, text);
    hsy_buffer key = hsy_buffer_in(arena, 0);
    hsy_buffer_add_byte(&key, ' ');
    for (size_t at = 0; at < folded.length;) {
        size_t start = at;
        uint32_t c = hsy_utf8_next(folded, &at);
        if (c < 0x80 && hsy_is_name_letter(c))
            hsy_buffer_add_byte(&key, (char)c);
        else if (hsy_is_name_letter(c))
            hsy_buffer_add(&key, hsy_slice_sub(folded, start, at));
        else if (key.bytes[key.length - 1] != ' ')
            hsy_buffer_add_byte(&key, ' ');
    }
    if (key.bytes[key.length - 1] != ' ') hsy_buffer_add_byte(&key, ' ');
    return hsy_buffer_text(&key);
}

hsy_slice hsy_without_blanks(hsy_arena *arena, hsy_slice key) {
    hsy_buffer packed = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < key.length; i++)
        if (key.at[i] != ' ') hsy_buffer_add_byte(&packed, key.at[i]);
    return hsy_buffer_text(&packed);
}

static void add_site(hsy_arena *arena, hsy_slices *sites, hsy_slice name) {
    hsy_slice key = hsy_without_blanks(arena, hsy_title_key(arena, name));
    if (key.length >= SHORTEST_SITE && sites->count < MOST_SITES) HSY_PUSH(arena, sites, key);
}

hsy_slices hsy_site_names(hsy_arena *arena, const hsy_metadata *metadata, const hsy_article *article) {
    hsy_slices sites = {0};
    for (size_t i = 0; i < metadata->facts.count; i++)
        if (metadata->facts.items[i].kind == HSY_FACT_SITE) add_site(arena, &sites, metadata->facts.items[i].value);
    add_site(arena, &sites, article->outlet_name);
    add_site(arena, &sites, article->outlet_domain);
    hsy_slice rest = article->outlet_domain;
    if (rest.at) add_site(arena, &sites, hsy_slice_cut(&rest, '.'));
    return sites;
}

bool hsy_is_site_name(hsy_arena *arena, const hsy_slices *sites, hsy_slice name, bool exactly) {
    return hsy_is_site_key(arena, sites, hsy_title_key(arena, name), exactly);
}

bool hsy_is_site_key(hsy_arena *arena, const hsy_slices *sites, hsy_slice key, bool exactly) {
    key = hsy_without_blanks(arena, key);
    if (key.length < 2) return false;
    for (size_t i = 0; i < sites->count; i++) {
        hsy_slice site = sites->items[i];
        if (hsy_slice_equal(key, site)) return true;
        if (exactly) continue;
        bool inside = hsy_slice_find(key, site, 0) != HSY_NOT_FOUND || hsy_slice_find(site, key, 0) != HSY_NOT_FOUND;
        if (inside && key.length > SHORTEST_SITE && key.length <= 2 * site.length && site.length <= 3 * key.length)
            return true;
    }
    return false;
}
