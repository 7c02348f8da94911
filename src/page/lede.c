/* The lede: the standfirst between headline and text, as it stands on the page.
 *
 *     <h1>Dam breaks</h1> <p class="standfirst">The river rose by two metres within an hour.</p>
 *
 * A block near the headline is the lede when the markup names it so, when it says what the page's description says, or
 * when it is a heading or all bold right under the headline. Standfirsts in several lines are kept in several lines.
 * Descriptions are written for search engines and often differ from what stands on the page, so they come second, and
 * JSON-LD's last, which on some sites is a caption. They give way once more when blocks have roles: role.c finds
 * standfirsts that nothing names, article.c takes them.
 */
#include "base/buffer.h"
#include "page/metadata.h"
#include "text/fold.h"

enum {
    BELOW = 12,               /* blocks under the headline that are looked at */
    ABOVE = 2,                /* some sites set it over the headline */
    SHORTEST = 30,            /* bytes; shorter lines are labels */
    LONGEST = 1500,           /* bytes */
    SAME_SHARE = 60,          /* per cent of words in common with the description */
    TITLE_SHARE = 75,         /* per cent of a block's words that a title has */
    HEADING_TITLE_SHARE = 50, /* the same of a heading's words */
    LEVELS = 3,               /* sections above a block whose names count */
    MOST_LINES = 8,           /* of a standfirst */
    MOST_COMPARED = 16,       /* titles, and descriptions, of a page */
    BOLD_SHARE = 90,          /* per cent of a block's bytes in bold */
    LARGEST_SECTION = 6,      /* blocks; a larger section named "intro" holds the article */
};

static bool is_candidate(const hsy_raw_block *block) {
    return block->text.length >= SHORTEST && block->text.length <= LONGEST &&
           block->link_bytes * 2 <= block->text.length &&
           !(block->inside & (HSY_IN_NAV | HSY_IN_FOOTER | HSY_IN_FORM | HSY_IN_FIGURE | HSY_IN_CAPTION | HSY_IN_TABLE |
                              HSY_IN_HIDDEN | HSY_IN_LINK));
}

/* Whether the block, or a small section around it, is named a lede. */
static bool is_named(const hsy_raw_page *page, const hsy_raw_block *block) {
    uint32_t section = block->section;
    for (int i = 0; i < LEVELS && section != HSY_NO_SECTION; i++) {
        const hsy_section *s = &page->sections.items[section];
        if (s->end - s->first > LARGEST_SECTION) return false;
        if (s->hints & HSY_HINT_BIT(HSY_HINT_CAPTION)) return false;
        if (s->hints & HSY_HINT_BIT(HSY_HINT_LEDE)) return true;
        section = s->parent;
    }
    return false;
}

/* What the blocks are compared with, folded once. */
typedef struct chooser {
    hsy_arena *arena;
    const hsy_raw_page *page;
    hsy_slices titles, descriptions;
} chooser;

static chooser chooser_of(hsy_arena *arena, const hsy_metadata *metadata, const hsy_raw_page *page) {
    chooser c = {.arena = arena, .page = page};
    for (size_t i = 0; i < metadata->facts.count; i++) {
        const hsy_fact *fact = &metadata->facts.items[i];
        bool is_title = fact->kind == HSY_FACT_TITLE && fact->source != HSY_FROM_SUBHEADING;
        bool is_description = fact->kind == HSY_FACT_LEDE && !fact->node;
        if (is_title && c.titles.count < MOST_COMPARED) HSY_PUSH(arena, &c.titles, hsy_fold(arena, fact->value));
        if (is_description && c.descriptions.count < MOST_COMPARED)
            HSY_PUSH(arena, &c.descriptions, hsy_fold(arena, fact->value));
    }
    return c;
}

static size_t words_in(hsy_slice text) {
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++) words += text.at[i] != ' ' && (i == 0 || text.at[i - 1] == ' ');
    return words;
}

/* Whether `whole` has so many per cent of the words of `part`, both folded; known mostly before the last word. */
static bool shares(hsy_slice part, hsy_slice whole, size_t per_cent) {
    size_t words = words_in(part), found = 0, missing = 0;
    for (hsy_slice rest = part; found * 100 < words * per_cent;) {
        if ((words - missing) * 100 < words * per_cent) return false;
        hsy_slice word = hsy_slice_cut(&rest, ' ');
        if (word.length == 0) continue;
        bool has = hsy_slice_find(whole, word, 0) != HSY_NOT_FOUND;
        found += has;
        missing += !has;
    }
    return words > 0;
}

/* Whether the block says what a description says; most often the words of the longer in the shorter tell soon. */
static bool is_described(const chooser *c, hsy_slice folded) {
    for (size_t i = 0; i < c->descriptions.count; i++) {
        hsy_slice other = c->descriptions.items[i];
        bool is_longer = folded.length > other.length;
        hsy_slice longer = is_longer ? folded : other, shorter = is_longer ? other : folded;
        if (shares(longer, shorter, SAME_SHARE) && shares(shorter, longer, SAME_SHARE)) return true;
    }
    return false;
}

static bool is_heading(const hsy_raw_block *block) {
    return block->tag == LXB_TAG_H2 || block->tag == LXB_TAG_H3 || block->tag == LXB_TAG_H4;
}

/* Whether the block says the headline once more: in another size, with a kicker, as other titles have it. */
static bool is_title(const chooser *c, const hsy_raw_block *block, hsy_slice folded) {
    size_t enough = is_heading(block) ? HEADING_TITLE_SHARE : TITLE_SHARE;
    for (size_t i = 0; i < c->titles.count; i++)
        if (shares(folded, c->titles.items[i], enough)) return true;
    return false;
}

static bool is_lede(const chooser *c, uint32_t at) {
    const hsy_raw_block *block = &c->page->blocks.items[at];
    if (!is_candidate(block)) return false;
    hsy_slice folded = hsy_fold(c->arena, block->text);
    return (is_named(c->page, block) || is_described(c, folded)) && !is_title(c, block, folded);
}

/* A heading or a bold paragraph right under the headline, though nothing calls it a lede. */
static bool looks_like_lede(const chooser *c, uint32_t at) {
    const hsy_raw_block *block = &c->page->blocks.items[at];
    bool is_bold = block->bold_bytes * 100 >= block->text.length * BOLD_SHARE;
    return is_candidate(block) && (is_heading(block) || is_bold) &&
           !is_title(c, block, hsy_fold(c->arena, block->text));
}

/* The block and those behind it that belong to the same standfirst, a line each. */
static hsy_slice lines_from(hsy_arena *arena, const hsy_raw_page *page, uint32_t at) {
    const hsy_raw_block *first = &page->blocks.items[at];
    hsy_buffer lines = hsy_buffer_in(arena, 0);
    hsy_buffer_add(&lines, first->text);
    for (uint32_t i = at + 1; i < page->blocks.count && i < at + MOST_LINES && is_named(page, first); i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        bool together = block->section == first->section ||
                        page->sections.items[block->section].parent == page->sections.items[first->section].parent;
        if (!together || !is_named(page, block) || !is_candidate(block)) break;
        hsy_buffer_add_byte(&lines, '\n');
        hsy_buffer_add(&lines, block->text);
    }
    return hsy_buffer_text(&lines);
}

static hsy_slice description(const hsy_metadata *metadata) {
    static const hsy_fact_source from[] = {HSY_FROM_GRAPH, HSY_FROM_META, HSY_FROM_JSON_LD, HSY_FROM_ITEMPROP};
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        const hsy_fact *fact = hsy_metadata_find(metadata, HSY_FACT_LEDE, from[i]);
        if (fact) return fact->value;
    }
    return (hsy_slice){"", 0};
}

hsy_slice hsy_lede_choose(hsy_arena *arena, const hsy_metadata *metadata, const hsy_raw_page *page, uint32_t headline) {
    uint32_t count = (uint32_t)page->blocks.count;
    if (headline == HSY_NO_BLOCK) return description(metadata);
    chooser c = chooser_of(arena, metadata, page);
    for (uint32_t i = headline + 1; i < count && i <= headline + BELOW; i++)
        if (is_lede(&c, i)) return lines_from(arena, page, i);
    for (uint32_t i = 1; i <= ABOVE && i <= headline; i++)
        if (is_lede(&c, headline - i)) return page->blocks.items[headline - i].text;
    for (uint32_t i = headline + 1; i < count && i <= headline + BELOW; i++) {
        if (looks_like_lede(&c, i)) return page->blocks.items[i].text;
        if (is_candidate(&page->blocks.items[i])) break;
    }
    return description(metadata);
}
