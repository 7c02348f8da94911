/* Whether the text stands on several pages, and where it goes on.
 *
 *     https://herald.example/dam, with a link to /dam/2, /dam?page=2 or /dam-page-2.html, or rel=next to one of them
 *     -> page 1 of 2 (or of the highest number that is linked), next https://herald.example/dam/2
 *
 * A further page is told by its address alone: the page's own, without ending and page number, then a mark that parts
 * ("/", "?page=", "-seite-") and a number. That needs no words of any language, and the next article, to which
 * rel="next" also leads, has another address. A number behind a mere hyphen may be a part of the name ("/dam-2"), so
 * it counts only as rel="next" or where the link's text is that number. Pages of comments do not count.
 */
#include "page/fields.h"
#include "page/measure.h"
#include "text/url.h"

enum {
    PAGES_MOST = 99,
    DIGITS_MOST = 3,  /* of a page number: "002" */
    WORD_LONGEST = 8, /* bytes of "page", "seite", "pagina", "strona" */
    AROUND = 30,      /* blocks behind the text in which page numbers are looked for */
    BEFORE = 10,
};

static hsy_slice without_end(hsy_slice text, size_t bytes) { return hsy_slice_sub(text, 0, text.length - bytes); }

/* The address without fragment, last stroke and ".html". */
static hsy_slice stem_of(hsy_slice url) {
    static const char *const endings[] = {".html", ".htm", ".php", ".amp", ".shtml"};
    hsy_slice rest = url, stem = hsy_slice_cut(&rest, '#');
    if (hsy_slice_ends(stem, HSY_S("/"))) stem = without_end(stem, 1);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        hsy_slice ending = hsy_slice_from_c(endings[i]);
        if (hsy_slice_ends(stem, ending)) return without_end(stem, ending.length);
    }
    return stem;
}

typedef struct page_part {
    uint32_t number; /* 0: no page number is behind the stem */
    bool is_weak;    /* parted by a mere hyphen or the like */
} page_part;

static uint32_t number_at(hsy_slice text, size_t *at) {
    size_t start = *at;
    uint32_t number = 0;
    while (*at < text.length && *at - start < DIGITS_MOST && hsy_is_digit(text.at[*at]))
        number = number * 10 + (uint32_t)(text.at[(*at)++] - '0');
    bool is_cut = *at < text.length && hsy_is_digit(text.at[*at]);
    return *at == start || is_cut || number > PAGES_MOST ? 0 : number;
}

/* "/2", "?page=2", "-seite-2", "/page/2/" -> 2; "-2" -> 2, weak. */
static page_part part_of(hsy_slice rest) {
    static const char marks[] = "/?&=-_,;.:";
    page_part none = {0, false};
    size_t at = 0, marks_seen = 0, letters = 0;
    for (; at < rest.length && !hsy_is_digit(rest.at[at]); at++) {
        if (hsy_is_letter(rest.at[at])) {
            if (++letters > WORD_LONGEST || marks_seen == 0) return none;
        } else if (hsy_slice_find_byte((hsy_slice){marks, sizeof marks - 1}, rest.at[at], 0) == HSY_NOT_FOUND) {
            return none;
        } else {
            marks_seen++;
        }
    }
    if (marks_seen == 0) return none;
    bool is_weak = letters == 0 && rest.at[0] != '/';
    uint32_t number = number_at(rest, &at);
    return at == rest.length ? (page_part){number, is_weak} : none;
}

/* The stem without a page number at its end, and that number; 1 when it has none. */
static hsy_slice base_of(hsy_slice stem, uint32_t *number) {
    size_t digits = stem.length;
    *number = 1;
    while (digits > 0 && hsy_is_digit(stem.at[digits - 1])) digits--;
    if (digits == stem.length || stem.length - digits > 2 || digits == 0) return stem;
    size_t start = digits;
    while (start > 0 && hsy_is_letter(stem.at[start - 1])) start--;
    if (start == 0 || digits - start > WORD_LONGEST) return stem;
    while (start > 0 && (stem.at[start - 1] == '=' || stem.at[start - 1] == '-')) {
        start--;
        while (start > 0 && hsy_is_letter(stem.at[start - 1])) start--;
    }
    if (start < 2) return stem;
    hsy_slice rest = hsy_slice_sub(stem, start - 1, stem.length);
    page_part part = part_of(rest);
    if (part.number < 2 || part.is_weak) return stem;
    *number = part.number;
    return stem_of(hsy_slice_sub(stem, 0, start - 1));
}

typedef struct page_search {
    hsy_arena *arena;
    hsy_slice own, base; /* the page's address; its stem without page number */
    hsy_pages found;
} page_search;

static bool is_number(hsy_slice text) {
    text = hsy_slice_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if (!hsy_is_digit(text.at[i])) return false;
    return text.length > 0 && text.length <= 2;
}

/* Whether an address ends as one with a page number does. Most links end here: to resolve one costs a thousand times as
 * much. */
static bool ends_with_number(hsy_slice reference) {
    hsy_slice stem = stem_of(hsy_slice_trim(reference));
    size_t digits = 0;
    while (digits < stem.length && hsy_is_digit(stem.at[stem.length - 1 - digits])) digits++;
    return digits >= 1 && digits <= DIGITS_MOST;
}

static void consider(page_search *search, hsy_slice reference, bool is_sure) {
    if (!ends_with_number(reference)) return;
    hsy_slice url = hsy_url_resolve(search->arena, search->own, reference), stem = stem_of(url);
    if (!url.length || !hsy_slice_starts(stem, search->base)) return;
    hsy_slice rest = hsy_slice_sub(stem, search->base.length, stem.length);
    if (hsy_slice_find_ascii_case(rest, HSY_S("com"), 0) != HSY_NOT_FOUND) return; /* of comments */
    page_part part = part_of(rest);
    if (!part.number || (part.is_weak && !is_sure)) return;
    if (part.number > search->found.count) search->found.count = part.number;
    if (part.number == search->found.number + 1 && !search->found.next.length) search->found.next = url;
}

static void search_links(page_search *search, const hsy_raw_page *page, const hsy_role *roles) {
    uint32_t first = HSY_NO_BLOCK, last = 0;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        if (!hsy_is_body(roles[i])) continue;
        if (first == HSY_NO_BLOCK) first = i;
        last = i;
    }
    if (first == HSY_NO_BLOCK) return;
    for (size_t i = 0; i < page->links.count; i++) {
        const hsy_raw_link *link = &page->links.items[i];
        if (link->block + BEFORE < first || link->block > last + AROUND) continue;
        hsy_slice text = hsy_slice_span(page->blocks.items[link->block].text, link->span);
        if (roles[link->block] != HSY_ROLE_COMMENT) consider(search, link->url, is_number(text));
    }
}

hsy_pages hsy_pages_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, const hsy_declared *declared,
                       const hsy_article *article) {
    page_search search = {.arena = arena, .own = article->url.length ? article->url : article->canonical_url};
    if (!search.own.length) return search.found;
    search.base = base_of(stem_of(search.own), &search.found.number);
    consider(&search, declared->next, true);
    search_links(&search, page, roles);
    if (search.found.number > search.found.count) search.found.count = search.found.number;
    bool has_neighbour = search.found.next.length || (search.found.number > 1 && declared->previous.length);
    bool is_one = search.found.count < 2 || !has_neighbour;
    return is_one ? (hsy_pages){0} : search.found;
}
