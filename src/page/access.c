/* How much of the article is on the page: all of it, or the part before a paywall.
 *
 *     "… said the mayor." | "Subscribe to read on"            a wall right behind a short text: partial
 *     isAccessibleForFree: false, wordCount 900, 120 read     partial
 *     isAccessibleForFree: false, 900 words in the page       full: it is not free, but it is here
 *
 * A page that sells subscriptions says so somewhere in any case; a wall counts when it stands behind nearly all of
 * the text and the text is short. Whether a hidden part was read does not matter: `access` is about what we have.
 */
#include "page/boilerplate.h"
#include "page/measure.h"

enum {
    WALL_NEAR = 5,         /* blocks between the text's end and a wall */
    WALL_TEXT_MOST = 5000, /* bytes of a text that ends at one that says so in words */
    STUB_MOST = 1500,      /* bytes of a text that ends at an element named a wall */
    WALL_SHORTEST = 20,    /* bytes of words in an element named a wall */
    WALL_LONGEST = 300,    /* bytes of a block that may be the wall's words */
    WHOLE_TEXT = 2000,     /* bytes of a text that is not free but here */
    WORDS_HERE = 75,       /* percent of the declared words that make the whole */
    WORD_BYTES = 6,        /* a word with its blank, for a first look */
    WALLED_UP = 4,         /* levels up to an element that is declared walled */
    WALLED_OUTSIDE = 100,  /* bytes of a beginning that is free */
    WALLED_INSIDE = 300,   /* bytes of what is not */
    LEVELS = 3,            /* up to the name of a wall */
};

typedef struct wall {
    bool has_words, has_name;
} wall;

/* Words of its own, not a button or a card, in an element that is named a wall; "google-plus" is none. */
static bool is_named_wall(const hsy_raw_page *page, const hsy_raw_block *block) {
    uint32_t section = block->section;
    if (block->text.length < WALL_SHORTEST || block->inside & HSY_IN_LINK || block->link_bytes * 2 > block->text.length)
        return false;
    for (int up = 0; up < LEVELS && section != HSY_NO_SECTION; up++) {
        const hsy_section *at = &page->sections.items[section];
        if (at->hints & HSY_HINT_BIT(HSY_HINT_SHARE)) return false;
        if (at->hints & HSY_HINT_BIT(HSY_HINT_PAYWALL)) return true;
        section = at->parent;
    }
    return false;
}

/* What stands behind the text's end. */
static wall wall_behind(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, uint32_t last,
                        hsy_slice language) {
    wall found = {false, false};
    uint32_t seen = 0;
    for (uint32_t i = last + 1; i < page->blocks.count && seen < WALL_NEAR; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        if (block->inside & HSY_IN_HIDDEN || roles[i] == HSY_ROLE_CAPTION) continue;
        seen++;
        found.has_name |= is_named_wall(page, block);
        if (block->text.length <= WALL_LONGEST)
            found.has_words |= hsy_boilerplate_find(arena, block->text, language).is_wall;
    }
    return found;
}

static bool has_class(lxb_dom_node_t *node, hsy_slice name) {
    hsy_slice classes = hsy_dom_attribute(node, HSY_S("class"));
    while (classes.at && classes.length)
        if (hsy_slice_equal(hsy_slice_cut(&classes, ' '), name)) return true;
    return false;
}

/* Whether the text goes on inside the elements that the page declares walled, behind a beginning outside of them. */
static bool has_walled_text(const hsy_raw_page *page, const hsy_role *roles, hsy_slice name) {
    size_t outside = 0, inside = 0;
    for (size_t i = 0; i < page->blocks.count && name.length; i++) {
        if (!hsy_is_body(roles[i])) continue;
        lxb_dom_node_t *node = page->blocks.items[i].node;
        for (int up = 0; node && up < WALLED_UP && !has_class(node, name); up++) node = node->parent;
        bool is_inside = node && has_class(node, name);
        *(is_inside ? &inside : &outside) += page->blocks.items[i].text.length;
    }
    return outside >= WALLED_OUTSIDE && inside >= WALLED_INSIDE;
}

static uint32_t last_body(const hsy_raw_page *page, const hsy_role *roles) {
    for (uint32_t i = (uint32_t)page->blocks.count; i > 0; i--)
        if (hsy_is_body(roles[i - 1])) return i - 1;
    return HSY_NO_BLOCK;
}

static size_t words_of(hsy_slice text) {
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++)
        words += !hsy_is_space(text.at[i]) && (i == 0 || hsy_is_space(text.at[i - 1]));
    return words;
}

hsy_access hsy_access_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles,
                         const hsy_declared *declared, const hsy_article *article) {
    uint32_t last = last_body(page, roles);
    bool is_closed = declared->is_not_free;
    if (last == HSY_NO_BLOCK) return is_closed ? HSY_ACCESS_PARTIAL : HSY_ACCESS_UNKNOWN;
    size_t length = article->text.length;
    if (declared->words > 0 && is_closed && length < (size_t)declared->words * 2 * WORD_BYTES) {
        if (words_of(article->text) * 100 < (size_t)declared->words * WORDS_HERE) return HSY_ACCESS_PARTIAL;
        return HSY_ACCESS_FULL;
    }
    if (is_closed && has_walled_text(page, roles, declared->walled)) return HSY_ACCESS_FULL;
    wall found = wall_behind(arena, page, roles, last, article->language);
    if (found.has_words && length < WALL_TEXT_MOST) return HSY_ACCESS_PARTIAL;
    if (found.has_name && length < STUB_MOST) return HSY_ACCESS_PARTIAL;
    if (is_closed) return length >= WHOLE_TEXT ? HSY_ACCESS_FULL : HSY_ACCESS_UNKNOWN;
    return declared->is_free ? HSY_ACCESS_FULL : HSY_ACCESS_UNKNOWN;
}

static const hsy_slice access_names[HSY_ACCESS_COUNT] = {
    [HSY_ACCESS_FULL] = HSY_SLICE("full"),
    [HSY_ACCESS_PARTIAL] = HSY_SLICE("partial"),
};

hsy_slice hsy_access_name(hsy_access access) { return access_names[access]; }
