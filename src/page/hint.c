/* What names in the markup hint at: class, id, role and data attributes, word by word.
 *
 *     class="c-articleBody read-more__list"  ->  HSY_HINT_ARTICLE, HSY_HINT_BODY, HSY_HINT_RELATED
 *
 * A name is cut where its case, a digit or any other byte says so; each word, and each two neighbours as one, is
 * looked up in lexicon/any/class-words.tsv. What a hint is worth is not decided here: the model over the blocks has
 * learnt it. Misses names that a build step has made unreadable ("css-1x7k2").
 */
#include "page/hint.h"
#include "page/block.h"

enum {
    WORD_LONGEST = 24,      /* bytes of a word; longer ones are made by machines */
    NAME_LONGEST = 400,     /* bytes of an attribute that are looked at */
    ATTRIBUTE_SHORTEST = 2, /* "id" */
};

static const hsy_slice hint_names[HSY_HINT_COUNT] = {
#define HINT_NAME(name) HSY_SLICE(#name),
    HSY_HINTS(HINT_NAME)
#undef HINT_NAME
};

static uint32_t hint_named(hsy_slice name) {
    for (int i = 0; i < HSY_HINT_COUNT; i++)
        if (hsy_slice_equal(name, hint_names[i])) return HSY_HINT_BIT(i);
    return 0;
}

/* `hash` is the word's for lexicons. */
static uint32_t hint_of_word(const hsy_hints *hints, hsy_slice word, uint32_t hash) {
    int row = hsy_lexicon_find_hashed(hints->words, word, hash);
    if (row < 0) return 0;
    if (!hints->of_rows[row]) hints->of_rows[row] = hint_named(hsy_lexicon_cell(hints->words, row, 1));
    return hints->of_rows[row];
}

/* The words are put down in lower case one behind the other, so that two neighbours are one piece, and both a word and
 * the piece that ends with it are hashed as they are read. */
static uint32_t hints_of_name(const hsy_hints *hints, hsy_slice name) {
    char letters[NAME_LONGEST];
    uint32_t found = 0, hash_before = 0;
    size_t used = 0, before = 0;
    name = hsy_slice_sub(name, 0, NAME_LONGEST);
    for (size_t i = 0; i < name.length;) {
        if (!hsy_is_letter(name.at[i])) {
            i++;
            continue;
        }
        size_t start = used;
        uint32_t hash = hsy_hash_lexicon((hsy_slice){"", 0}), pair = hash_before;
        for (; i < name.length && hsy_is_letter(name.at[i]) && used - start < WORD_LONGEST; i++) {
            bool is_hump = used > start && hsy_is_upper(name.at[i]) && hsy_is_lower(name.at[i - 1]);
            if (is_hump) break;
            letters[used] = hsy_to_lower(name.at[i]);
            hash = hsy_hash_lexicon_more(hash, (hsy_slice){letters + used, 1});
            pair = hsy_hash_lexicon_more(pair, (hsy_slice){letters + used, 1});
            used++;
        }
        found |= hint_of_word(hints, (hsy_slice){letters + start, used - start}, hash);
        if (start > 0) found |= hint_of_word(hints, (hsy_slice){letters + before, used - before}, pair);
        before = start;
        hash_before = hash;
    }
    return found;
}

bool hsy_is_naming(hsy_slice name) {
    static const hsy_slice naming[] = {
        HSY_SLICE("role"),         HSY_SLICE("itemprop"),       HSY_SLICE("data-testid"),
        HSY_SLICE("data-test-id"), HSY_SLICE("data-component"), HSY_SLICE("data-component-name"),
        HSY_SLICE("data-type"),    HSY_SLICE("data-module"),    HSY_SLICE("data-qa"),
        HSY_SLICE("data-name"),    HSY_SLICE("data-block"),     HSY_SLICE("data-block-type"),
        HSY_SLICE("data-gu-name"), HSY_SLICE("data-t"),         HSY_SLICE("data-tb-region"),
        HSY_SLICE("data-area"),    HSY_SLICE("data-vars-type"), HSY_SLICE("data-content-type"),
        HSY_SLICE("data-print"),   HSY_SLICE("data-role"),
    };
    if (name.at[0] != 'd' && name.at[0] != 'r' && name.at[0] != 'i') return false;
    for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
        if (hsy_slice_equal(name, naming[i])) return true;
    return false;
}

static uint32_t hints_cached(hsy_hints *hints, hsy_slice name) {
    uint32_t *known = hsy_number_table_put(hints->arena, &hints->known, hsy_hash(name));
    if (*known == HSY_TABLE_NEW) {
        *known = (uint32_t)hints->values.count;
        uint32_t value = hints_of_name(hints, name);
        HSY_PUSH(hints->arena, &hints->values, value);
    }
    return hints->values.items[*known];
}

static hsy_slice value_of(const lxb_dom_attr_t *attribute) {
    if (!attribute->value) return (hsy_slice){0};
    return (hsy_slice){(const char *)attribute->value->data, attribute->value->length};
}

static bool hides(hsy_slice style) {
    size_t at = hsy_slice_find_ascii_case(style, HSY_S("display"), 0);
    if (at == HSY_NOT_FOUND) at = hsy_slice_find_ascii_case(style, HSY_S("visibility"), 0);
    if (at == HSY_NOT_FOUND) return false;
    hsy_slice value = hsy_slice_sub(style, at, style.length);
    value = hsy_slice_cut(&value, ';');
    return hsy_slice_find_ascii_case(value, HSY_S("none"), 0) != HSY_NOT_FOUND ||
           hsy_slice_find_ascii_case(value, HSY_S("hidden"), 0) != HSY_NOT_FOUND;
}

/* An attribute that lexbor has no number for: data attributes, role, itemprop, rel, hidden. */
static void read_unnumbered(hsy_hints *hints, lxb_dom_attr_t *attribute, hsy_markup *marks) {
    size_t length = 0;
    const lxb_char_t *name = lxb_dom_attr_local_name(attribute, &length);
    hsy_slice own = {(const char *)name, name ? length : 0}, value = value_of(attribute);
    if (own.length < ATTRIBUTE_SHORTEST) return;
    if (hsy_is_naming(own)) marks->hints |= hints_cached(hints, value);
    marks->is_hidden |= hsy_slice_equal(own, HSY_S("hidden")) && !hsy_slice_equal(value, HSY_S("false"));
    marks->has_property |= hsy_slice_equal(own, HSY_S("itemprop")) || hsy_slice_equal(own, HSY_S("rel"));
}

const hsy_markup *hsy_markup_of(hsy_hints *hints, lxb_dom_node_t *node) {
    static const hsy_markup none = {0};
    lxb_dom_attr_t *attribute = lxb_dom_interface_element(node)->first_attr;
    if (!attribute) return &none;
    if (node->user) return node->user;
    hsy_markup *marks = hsy_arena_alloc(hints->arena, sizeof *marks);
    *marks = none;
    for (; attribute; attribute = attribute->next) {
        switch (attribute->node.local_name) {
        case LXB_DOM_ATTR_CLASS:
        case LXB_DOM_ATTR_ID: marks->hints |= hints_cached(hints, value_of(attribute)); break;
        case LXB_DOM_ATTR_STYLE: marks->is_hidden |= hides(value_of(attribute)); break;
        default:
            if (attribute->node.local_name >= LXB_DOM_ATTR__LAST_ENTRY) read_unnumbered(hints, attribute, marks);
        }
    }
    node->user = marks;
    return marks;
}

hsy_hints hsy_hints_in(hsy_arena *arena) {
    hsy_hints hints = {.arena = arena, .words = hsy_lexicon_named(HSY_S("any"), HSY_S("class-words"))};
    hints.of_rows = HSY_NEW_ARRAY(arena, uint32_t, hints.words ? hints.words->row_count : 0);
    return hints;
}
