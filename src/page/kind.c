/* What kind of page it is, once its blocks have roles: an article, a live blog, a gallery, a video, an index, none.
 *
 *     <div class="card"><h3><a href="/dam">Dam breaks</a></h3><p>The old dam …</p></div>   x 12     index
 *     <div class="liveblog"> <time>10:42</time><p>The council meets …</p>               x 9      live
 *     <figure>…<figcaption>The dam on Monday</figcaption></figure>                        x 20     gallery
 *
 * An index is a page whose body is teasers: each piece of it stands in a card, an element with a linked headline, of
 * which there are several of one name; or a page without a body but with many linked headlines. What such a page
 * declares (CollectionPage, og:type) is not asked: home pages call themselves articles, and articles WebSite.
 * Misses an index of whole posts, one below the other, which reads like one long article.
 */
#include "base/hash.h"
#include "base/table.h"
#include "page/measure.h"

enum {
    CARD_MOST = 700,        /* bytes of text in a card */
    CARDS_LEAST = 3,        /* of one name */
    CARDS_WITHOUT_BODY = 5, /* linked headlines of a page that has no body */
    HEADLINE_WORDS = 12,    /* 4 * log2(1 + words): seven words */
    TEASER_SHARE = 80,      /* percent of the body in cards that makes an index */
    BODY_LITTLE = 200,      /* bytes; less is no body, also outside of the cards */
    ENTRIES_LEAST = 3,      /* times inside a live blog */
    LIVE_SHARE = 50,        /* percent of the body that stands in it */
    TIME_SHORTEST = 4,      /* bytes of "9:15" */
    TIME_LONGEST = 40,      /* bytes of a block with a time of day */
    PICTURES_LEAST = 4,     /* of a gallery */
    SHORT_TEXT = 1500,      /* bytes of the text around a video or beside a gallery */
};

typedef struct judge {
    hsy_arena *arena;
    const hsy_raw_page *page;
    const hsy_features *rows;
    const hsy_role *roles;
    const hsy_declared *declared;
    size_t body; /* bytes */
} judge;

/* ---- index ---- */

/* A headline that leads elsewhere: a heading that is a link, or a link of headline's length around a block. */
static bool is_linked_headline(const judge *j, uint32_t i) {
    static const uint32_t elsewhere = HSY_IN_NAV | HSY_IN_FOOTER | HSY_IN_HIDDEN | HSY_IN_FORM;
    const hsy_raw_block *block = &j->page->blocks.items[i];
    bool is_subheading = j->roles[i] == HSY_ROLE_SUBHEADING && !(j->declared->called & HSY_CALLED_ARTICLE);
    if (block->inside & elsewhere || (hsy_is_body(j->roles[i]) && !is_subheading)) return false;
    bool is_linked = block->inside & HSY_IN_LINK || block->link_bytes * 4 >= block->text.length * 3;
    return is_linked && (block->inside & HSY_IN_HEADING || j->rows[i].at[HSY_FEATURE_words] >= HEADLINE_WORDS);
}

static uint64_t card_name(const hsy_section *section) {
    return hsy_hash_number((uint64_t)section->parent << 32 | section->signature);
}

/* How many sections of one name and parent hold a linked headline, by name. */
static hsy_number_table count_cards(const judge *j, const uint32_t *headlines) {
    hsy_number_table cards = {0};
    for (size_t i = 0; i < j->page->sections.count; i++) {
        const hsy_section *section = &j->page->sections.items[i];
        if (headlines[section->end] == headlines[section->first]) continue;
        uint32_t *count = hsy_number_table_put(j->arena, &cards, card_name(section));
        *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
    }
    return cards;
}

/* Whether body block `i` is the text of a teaser. `headlines` counts linked headlines before each block. */
static bool is_in_card(const judge *j, uint32_t i, const uint32_t *headlines, const hsy_number_table *cards) {
    uint32_t section = j->page->blocks.items[i].section;
    for (; section != HSY_NO_SECTION; section = j->page->sections.items[section].parent) {
        const hsy_section *at = &j->page->sections.items[section];
        if (at->text_bytes > CARD_MOST || at->parent == HSY_NO_SECTION) return false;
        if (headlines[at->end] == headlines[at->first]) continue;
        const uint32_t *count = hsy_number_table_get(cards, card_name(at));
        if (count && *count >= CARDS_LEAST) return true;
    }
    return false;
}

static bool is_index(const judge *j) {
    uint32_t count = (uint32_t)j->page->blocks.count;
    uint32_t *headlines = HSY_NEW_ARRAY(j->arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) headlines[i + 1] = headlines[i] + is_linked_headline(j, i);
    if (j->body < BODY_LITTLE) return headlines[count] >= CARDS_WITHOUT_BODY;
    if (headlines[count] < CARDS_LEAST) return false;
    hsy_number_table cards = count_cards(j, headlines);
    size_t in_cards = 0;
    for (uint32_t i = 0; i < count; i++)
        if (hsy_is_body(j->roles[i]) && is_in_card(j, i, headlines, &cards))
            in_cards += j->page->blocks.items[i].text.length;
    return in_cards * 100 >= j->body * TEASER_SHARE && j->body - in_cards < BODY_LITTLE;
}

/* ---- live ---- */

/* "10:42", "9.15 Uhr", "[10:42]", "08:00 GMT" at the start of a short block. */
static bool is_time_of_day(hsy_slice text) {
    if (text.length < TIME_SHORTEST || text.length > TIME_LONGEST) return false;
    size_t at = 0;
    while (at < text.length && !hsy_is_digit(text.at[at])) at++;
    size_t hours = at;
    while (at < text.length && hsy_is_digit(text.at[at])) at++;
    bool has_hours = at > hours && at - hours <= 2;
    bool has_mark = at < text.length && (text.at[at] == ':' || text.at[at] == '.' || text.at[at] == 'h');
    return has_hours && has_mark && at + 2 < text.length && hsy_is_digit(text.at[at + 1]) &&
           hsy_is_digit(text.at[at + 2]) && (at + 3 == text.length || !hsy_is_digit(text.at[at + 3]));
}

static bool is_live(const judge *j) {
    uint32_t count = (uint32_t)j->page->blocks.count;
    if (j->declared->called & HSY_CALLED_LIVE) return true;
    uint32_t *times = HSY_NEW_ARRAY(j->arena, uint32_t, count + 1); /* before each block */
    size_t *body = HSY_NEW_ARRAY(j->arena, size_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const hsy_raw_block *block = &j->page->blocks.items[i];
        times[i + 1] = times[i] + (block->has_time || is_time_of_day(block->text));
        body[i + 1] = body[i] + (hsy_is_body(j->roles[i]) ? block->text.length : 0);
    }
    for (size_t i = 0; i < j->page->sections.count; i++) {
        const hsy_section *section = &j->page->sections.items[i];
        if (!(section->hints & HSY_HINT_BIT(HSY_HINT_LIVE)) || section->tag == LXB_TAG_BODY) continue;
        size_t bytes = body[section->end] - body[section->first];
        if (times[section->end] - times[section->first] >= ENTRIES_LEAST && bytes * 100 >= j->body * LIVE_SHARE)
            return true;
    }
    return false;
}

/* ---- gallery and video ---- */

/* Many captions, in text that is less than they are or is called a gallery. */
static bool is_gallery(const judge *j) {
    size_t captions = 0, bytes = 0;
    for (uint32_t i = 0; i < j->page->blocks.count; i++) {
        if (j->roles[i] != HSY_ROLE_CAPTION && j->roles[i] != HSY_ROLE_GALLERY) continue;
        captions += j->roles[i] == HSY_ROLE_CAPTION;
        bytes += j->page->blocks.items[i].text.length;
    }
    bool is_called = j->declared->called & HSY_CALLED_GALLERY && !(j->declared->called & HSY_CALLED_ARTICLE);
    if (is_called && j->body < SHORT_TEXT) return true;
    return captions >= PICTURES_LEAST && bytes > j->body && j->body < SHORT_TEXT;
}

static bool is_video(const judge *j) {
    return j->declared->called & HSY_CALLED_VIDEO && !(j->declared->called & HSY_CALLED_ARTICLE) &&
           j->body < SHORT_TEXT;
}

hsy_page_kind hsy_kind_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_features *rows, const hsy_role *roles,
                          const hsy_declared *declared) {
    judge j = {.arena = arena, .page = page, .rows = rows, .roles = roles, .declared = declared};
    for (size_t i = 0; i < page->blocks.count; i++)
        if (hsy_is_body(roles[i])) j.body += page->blocks.items[i].text.length;
    if (is_live(&j) && j.body) return HSY_PAGE_LIVE;
    if (is_gallery(&j)) return HSY_PAGE_GALLERY;
    if (is_video(&j)) return HSY_PAGE_VIDEO;
    if (is_index(&j)) return HSY_PAGE_INDEX;
    return j.body ? HSY_PAGE_ARTICLE : HSY_PAGE_NONE;
}

/* ---- names ---- */

static const hsy_slice kind_names[HSY_PAGE_KIND_COUNT] = {
    [HSY_PAGE_ARTICLE] = HSY_SLICE("article"), [HSY_PAGE_LIVE] = HSY_SLICE("live"),
    [HSY_PAGE_GALLERY] = HSY_SLICE("gallery"), [HSY_PAGE_VIDEO] = HSY_SLICE("video"),
    [HSY_PAGE_INDEX] = HSY_SLICE("index"),     [HSY_PAGE_NONE] = HSY_SLICE("none"),
};

hsy_slice hsy_page_kind_name(hsy_page_kind kind) { return kind_names[kind]; }
