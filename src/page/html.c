/* A document to a row of raw blocks: one walk over the tree, no recursion.
 *
 *     <div>One<br><br>Two <b>three</b><ul><li>Four</ul></div>  ->  "One" | "Two three" | li "Four"
 *
 * Text gathers while only inline elements come; a block-level element, its end, or two <br> close the block. Text goes
 * into one buffer for the page, blocks part by a line break each, so a block costs no allocation. White space is
 * folded, no-break and wide spaces included; soft hyphens stay. Short cells of a table row become one block.
 *
 * Scripts, styles, forms' options and what frames show in their place is left out; what a style hides is kept and
 * marked, since paywalls hide whole articles. Sections, which cost a look at all attributes, are made only for
 * elements that turn out to hold text. Misses text that exists only in scripts (see article.c) and text that style
 * sheets add or hide.
 */
#include <lexbor/dom/interfaces/character_data.h>
#include <string.h>

#include "base/buffer.h"
#include "page/hint.h"

enum {
    CELL_LONGEST = 120,   /* bytes; a row with a longer cell lays out the page, it is no row of data */
    PROSE_SHORTEST = 80,  /* bytes of a block that counts as prose */
    PROSE_LINK_SHARE = 3, /* a third of it in links at most */
};

typedef enum display_kind {
    INLINE, /* also whatever is not listed */
    BLOCK,
    SKIP,
    BREAK,
    RULE,
    IMAGE,
} display_kind;

static const uint8_t displays[LXB_TAG__LAST_ENTRY] = {
    [LXB_TAG_ADDRESS] = BLOCK, [LXB_TAG_ARTICLE] = BLOCK, [LXB_TAG_ASIDE] = BLOCK,    [LXB_TAG_BLOCKQUOTE] = BLOCK,
    [LXB_TAG_BODY] = BLOCK,    [LXB_TAG_CAPTION] = BLOCK, [LXB_TAG_CENTER] = BLOCK,   [LXB_TAG_DD] = BLOCK,
    [LXB_TAG_DETAILS] = BLOCK, [LXB_TAG_DIALOG] = BLOCK,  [LXB_TAG_DIR] = BLOCK,      [LXB_TAG_DIV] = BLOCK,
    [LXB_TAG_DL] = BLOCK,      [LXB_TAG_DT] = BLOCK,      [LXB_TAG_FIELDSET] = BLOCK, [LXB_TAG_FIGCAPTION] = BLOCK,
    [LXB_TAG_FIGURE] = BLOCK,  [LXB_TAG_FOOTER] = BLOCK,  [LXB_TAG_FORM] = BLOCK,     [LXB_TAG_H1] = BLOCK,
    [LXB_TAG_H2] = BLOCK,      [LXB_TAG_H3] = BLOCK,      [LXB_TAG_H4] = BLOCK,       [LXB_TAG_H5] = BLOCK,
    [LXB_TAG_H6] = BLOCK,      [LXB_TAG_HEADER] = BLOCK,  [LXB_TAG_HGROUP] = BLOCK,   [LXB_TAG_LEGEND] = BLOCK,
    [LXB_TAG_LI] = BLOCK,      [LXB_TAG_LISTING] = BLOCK, [LXB_TAG_MAIN] = BLOCK,     [LXB_TAG_MENU] = BLOCK,
    [LXB_TAG_NAV] = BLOCK,     [LXB_TAG_OL] = BLOCK,      [LXB_TAG_P] = BLOCK,        [LXB_TAG_PLAINTEXT] = BLOCK,
    [LXB_TAG_PRE] = BLOCK,     [LXB_TAG_SEARCH] = BLOCK,  [LXB_TAG_SECTION] = BLOCK,  [LXB_TAG_SUMMARY] = BLOCK,
    [LXB_TAG_TABLE] = BLOCK,   [LXB_TAG_TBODY] = BLOCK,   [LXB_TAG_TD] = BLOCK,       [LXB_TAG_TFOOT] = BLOCK,
    [LXB_TAG_TH] = BLOCK,      [LXB_TAG_THEAD] = BLOCK,   [LXB_TAG_TR] = BLOCK,       [LXB_TAG_UL] = BLOCK,
    [LXB_TAG_XMP] = BLOCK,     [LXB_TAG_HEAD] = SKIP,     [LXB_TAG_SCRIPT] = SKIP,    [LXB_TAG_STYLE] = SKIP,
    [LXB_TAG_TEMPLATE] = SKIP, [LXB_TAG_SVG] = SKIP,      [LXB_TAG_TEXTAREA] = SKIP,  [LXB_TAG_SELECT] = SKIP,
    [LXB_TAG_DATALIST] = SKIP, [LXB_TAG_IFRAME] = SKIP,   [LXB_TAG_OBJECT] = SKIP,    [LXB_TAG_AUDIO] = SKIP,
    [LXB_TAG_VIDEO] = SKIP,    [LXB_TAG_CANVAS] = SKIP,   [LXB_TAG_NOFRAMES] = SKIP,  [LXB_TAG_NOEMBED] = SKIP,
    [LXB_TAG_TITLE] = SKIP,    [LXB_TAG_METER] = SKIP,    [LXB_TAG_PROGRESS] = SKIP,  [LXB_TAG_RP] = SKIP,
    [LXB_TAG_RT] = SKIP,       [LXB_TAG_BR] = BREAK,      [LXB_TAG_HR] = RULE,        [LXB_TAG_IMG] = IMAGE,
};

static const uint32_t insides[LXB_TAG__LAST_ENTRY] = {
    [LXB_TAG_ARTICLE] = HSY_IN_ARTICLE, [LXB_TAG_MAIN] = HSY_IN_MAIN,     [LXB_TAG_ASIDE] = HSY_IN_ASIDE,
    [LXB_TAG_NAV] = HSY_IN_NAV,         [LXB_TAG_HEADER] = HSY_IN_HEADER, [LXB_TAG_FOOTER] = HSY_IN_FOOTER,
    [LXB_TAG_FIGURE] = HSY_IN_FIGURE,   [LXB_TAG_UL] = HSY_IN_LIST,       [LXB_TAG_OL] = HSY_IN_LIST,
    [LXB_TAG_DL] = HSY_IN_LIST,         [LXB_TAG_TABLE] = HSY_IN_TABLE,   [LXB_TAG_BLOCKQUOTE] = HSY_IN_QUOTE,
    [LXB_TAG_FORM] = HSY_IN_FORM,       [LXB_TAG_PRE] = HSY_IN_PRE,       [LXB_TAG_FIGCAPTION] = HSY_IN_CAPTION,
    [LXB_TAG_CAPTION] = HSY_IN_CAPTION, [LXB_TAG_H1] = HSY_IN_HEADING,    [LXB_TAG_H2] = HSY_IN_HEADING,
    [LXB_TAG_H3] = HSY_IN_HEADING,      [LXB_TAG_H4] = HSY_IN_HEADING,    [LXB_TAG_H5] = HSY_IN_HEADING,
    [LXB_TAG_H6] = HSY_IN_HEADING,
};

/* An open element. */
typedef struct open_element {
    lxb_dom_node_t *node;
    uint32_t section, inside; /* its section or HSY_NO_SECTION so far; HSY_IN_ bits, inherited */
    uint32_t first_block;     /* blocks before it */
    bool is_block;
} open_element;

HSY_VECTOR_TYPE(open_elements, open_element);

typedef struct html_walker {
    hsy_arena *arena;
    hsy_errors *errors;
    hsy_raw_page page;
    hsy_buffer text;
    open_elements open;
    size_t start;                                    /* where the current block starts in the text */
    hsy_raw_block next;                              /* what is known of the current block */
    unsigned links, bolds, italics, smalls, buttons; /* open elements of each kind */
    size_t link_start;
    hsy_slice link_url;
    bool has_break, is_continued, is_full;
} html_walker;

static display_kind display_of(const lxb_dom_node_t *node) {
    if (node->ns != LXB_NS_HTML && node->local_name != LXB_TAG_MATH) return node->ns == LXB_NS_SVG ? SKIP : INLINE;
    return node->local_name < LXB_TAG__LAST_ENTRY ? displays[node->local_name] : INLINE;
}

static uint16_t tag_of(const lxb_dom_node_t *node) {
    return node->local_name < LXB_TAG__LAST_ENTRY ? (uint16_t)node->local_name : LXB_TAG__UNDEF;
}

/* ---- sections ---- */

static uint32_t signature_of(const lxb_dom_node_t *node) {
    const lxb_dom_attr_t *name = lxb_dom_interface_element(node)->attr_class;
    uint64_t hash = hsy_hash_number(node->local_name);
    if (name && name->value) hash ^= hsy_hash((hsy_slice){(const char *)name->value->data, name->value->length});
    return (uint32_t)hash;
}

static uint32_t section_of(html_walker *walker, size_t depth) {
    open_element *frame = &walker->open.items[depth];
    uint32_t parent = HSY_NO_SECTION;
    if (frame->section != HSY_NO_SECTION) return frame->section;
    for (size_t i = 0; i <= depth; i++) { /* from the root, so that parents come first */
        frame = &walker->open.items[i];
        if (!frame->is_block) continue;
        if (frame->section == HSY_NO_SECTION) {
            hsy_section section = {.parent = parent, .first = frame->first_block, .depth = (uint16_t)i};
            section.tag = tag_of(frame->node);
            section.signature = signature_of(frame->node);
            section.is_hidden = parent != HSY_NO_SECTION && walker->page.sections.items[parent].is_hidden;
            const hsy_markup *marks = hsy_markup_of(walker->page.hints, frame->node);
            section.hints = marks->hints;
            section.is_hidden |= marks->is_hidden;
            frame->section = (uint32_t)walker->page.sections.count;
            HSY_PUSH(walker->arena, &walker->page.sections, section);
        }
        parent = frame->section;
    }
    return parent;
}

static size_t nearest_block(const html_walker *walker) {
    size_t depth = walker->open.count;
    while (depth > 1 && !walker->open.items[depth - 1].is_block) depth--;
    return depth - 1;
}

/* ---- blocks ---- */

static void end_link(html_walker *walker) {
    size_t end = walker->text.length;
    if (end > walker->start && walker->text.bytes[end - 1] == ' ') end--;
    if (walker->link_start >= end || walker->page.links.count >= HSY_PAGE_LINKS_MOST) return;
    hsy_raw_link link = {.url = walker->link_url, .block = (uint32_t)walker->page.blocks.count};
    link.span = (hsy_span){(uint32_t)(walker->link_start - walker->start), (uint32_t)(end - walker->start)};
    HSY_PUSH(walker->arena, &walker->page.links, link);
    walker->next.link_count++;
}

static void complain(html_walker *walker, const char *what, int most) {
    if (walker->is_full) return;
    walker->is_full = true;
    hsy_errors_add(walker->arena, walker->errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                   "the page has more than %d %s; the rest was left out", most, what);
}

static void begin_block(html_walker *walker) {
    walker->start = walker->link_start = walker->text.length;
    walker->next = (hsy_raw_block){.first_link = (uint32_t)walker->page.links.count};
    walker->has_break = false;
}

/* Ends the current block; `is_continued` when its element goes on behind it. */
static void flush(html_walker *walker, bool is_continued) {
    bool goes_on = walker->is_continued;
    size_t end = walker->text.length;
    if (end > walker->start && walker->text.bytes[end - 1] == ' ') end--;
    if (end == walker->start) {
        hsy_buffer_cut(&walker->text, walker->start);
        walker->is_continued = is_continued && goes_on;
        walker->link_start = walker->start;
        return;
    }
    if (walker->links) end_link(walker);
    size_t depth = nearest_block(walker);
    uint32_t section = section_of(walker, depth);
    const open_element *frame = &walker->open.items[depth];
    walker->next.at = (uint32_t)walker->start;
    walker->next.text.length = end - walker->start; /* the text itself is placed when all is read */
    walker->next.node = frame->node;
    walker->next.tag = tag_of(frame->node);
    walker->next.depth = (uint16_t)depth;
    walker->next.section = section;
    walker->next.inside = frame->inside;
    if (walker->page.sections.items[section].is_hidden) walker->next.inside |= HSY_IN_HIDDEN;
    if (walker->page.sections.items[section].hints & HSY_HINT_BIT(HSY_HINT_EMBED)) walker->next.inside |= HSY_IN_EMBED;
    walker->next.starts_line = !goes_on;
    HSY_PUSH(walker->arena, &walker->page.blocks, walker->next);
    if (walker->page.blocks.count >= HSY_BLOCKS_MOST) complain(walker, "blocks", HSY_BLOCKS_MOST);
    hsy_buffer_cut(&walker->text, end);
    hsy_buffer_add_byte(&walker->text, '\n');
    walker->is_continued = is_continued;
    begin_block(walker);
}

/* Length of the white space at the start of `at`, 0 when there is none: ASCII, U+00A0, U+2000-200A, U+202F, U+3000. */
static size_t space_length(const char *at, size_t left) {
    unsigned char c = (unsigned char)at[0];
    if (c <= ' ') return 1;
    if (c == 0xC2 && left >= 2) return (unsigned char)at[1] == 0xA0 ? 2 : 0;
    if (c == 0xE2 && left >= 3 && (unsigned char)at[1] == 0x80) {
        unsigned char last = (unsigned char)at[2];
        return last <= 0x8A || last == 0xAF || last == 0xA8 || last == 0xA9 ? 3 : 0;
    }
    return c == 0xE3 && left >= 3 && (unsigned char)at[1] == 0x80 && (unsigned char)at[2] == 0x80 ? 3 : 0;
}

static size_t behind_space(hsy_slice text, size_t at) {
    for (size_t length = 1; length > 0; at += length) {
        while (at < text.length && (unsigned char)text.at[at] <= ' ') at++;
        length = at < text.length ? space_length(text.at + at, text.length - at) : 0;
    }
    return at;
}

static bool might_be_space(unsigned char c) { return c <= ' ' || c == 0xC2 || c == 0xE2 || c == 0xE3; }

/* Whether a blank at `at` stands alone between two words, and so needs no folding. */
static bool is_single_blank(hsy_slice text, size_t at) {
    return text.at[at] == ' ' && at + 1 < text.length && !might_be_space((unsigned char)text.at[at + 1]);
}

/* Eight bytes that are passed at once: how many of them end in no doubt, being ASCII with single blanks. */
static size_t plain_bytes(const char *at) {
    uint64_t word, ones = UINT64_C(0x0101010101010101), high = ones << 7;
    memcpy(&word, at, sizeof word);
    uint64_t above_blank = word + ones * (0x80 - ' ' - 1); /* sets the high bit of what is above ' ' */
    uint64_t at_blank = word + ones * (0x80 - ' ');        /* and this of what is at least that */
    uint64_t blanks = ~above_blank & high;
    if ((word | ~at_blank) & high || blanks & blanks >> 8) return 0;
    return blanks >> 63 ? sizeof word - 1 : sizeof word;
}

/* Where the words that start at `at` end, parted by single blanks: behind it is space to fold, or nothing. */
static size_t words_end(hsy_slice text, size_t at) {
    for (size_t passed = 1; at < text.length;) {
        while (passed && at + sizeof(uint64_t) <= text.length) at += passed = plain_bytes(text.at + at);
        for (size_t end = at + sizeof(uint64_t); at < end && at < text.length; at++) {
            if (!might_be_space((unsigned char)text.at[at]) || is_single_blank(text, at)) continue;
            if (space_length(text.at + at, text.length - at)) return at;
        }
        passed = 1;
    }
    return at;
}

static void count(html_walker *walker, size_t bytes) {
    uint32_t size = (uint32_t)bytes;
    if (walker->links) walker->next.link_bytes += size;
    if (walker->bolds) walker->next.bold_bytes += size;
    if (walker->italics) walker->next.italic_bytes += size;
    if (walker->smalls) walker->next.small_bytes += size;
    if (walker->buttons) walker->next.button_bytes += size;
}

static void add_space(html_walker *walker) {
    size_t length = walker->text.length;
    if (length > walker->start && walker->text.bytes[length - 1] != ' ') hsy_buffer_add_byte(&walker->text, ' ');
}

/* A blank line ends a paragraph in preformatted text. */
static bool is_blank_line(const html_walker *walker, hsy_slice space) {
    if (!(walker->open.items[walker->open.count - 1].inside & HSY_IN_PRE)) return false;
    size_t first = hsy_slice_find_byte(space, '\n', 0);
    return first != HSY_NOT_FOUND && hsy_slice_find_byte(space, '\n', first + 1) != HSY_NOT_FOUND;
}

static void add_text(html_walker *walker, hsy_slice text) {
    size_t i = 0;
    while (i < text.length) {
        size_t from = i;
        i = behind_space(text, i);
        if (i > from) {
            if (is_blank_line(walker, hsy_slice_sub(text, from, i))) flush(walker, true);
            add_space(walker);
        }
        from = i;
        i = words_end(text, i);
        if (i == from) continue;
        walker->has_break = false;
        hsy_buffer_add(&walker->text, hsy_slice_sub(text, from, i));
        count(walker, i - from + 1);
    }
    if (walker->text.is_full) complain(walker, "bytes of text", HSY_PAGE_TEXT_MOST);
}

/* ---- images ---- */

static uint32_t number_of(hsy_slice digits) {
    uint32_t number = 0;
    for (size_t i = 0; i < digits.length && i < 6 && hsy_is_digit(digits.at[i]); i++)
        number = number * 10 + (uint32_t)(digits.at[i] - '0');
    return number;
}

static hsy_slice image_url(lxb_dom_node_t *node) {
    static const hsy_slice attributes[] = {HSY_SLICE("data-src"),      HSY_SLICE("data-original"),
                                           HSY_SLICE("data-lazy-src"), HSY_SLICE("src"),
                                           HSY_SLICE("data-srcset"),   HSY_SLICE("srcset")};
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        hsy_slice url = hsy_slice_trim(hsy_dom_attribute(node, attributes[i]));
        if (!url.length || hsy_slice_starts(url, HSY_S("data:"))) continue;
        return hsy_slice_cut(&url, ' '); /* of a srcset the first address */
    }
    return (hsy_slice){0};
}

static void add_image(html_walker *walker, lxb_dom_node_t *node) {
    if (walker->page.images.count >= HSY_PAGE_IMAGES_MOST) return;
    hsy_raw_image image = {.url = image_url(node), .node = node, .figure = HSY_NO_SECTION};
    if (!image.url.length) return;
    image.alt = hsy_dom_attribute(node, HSY_S("alt"));
    image.title = hsy_dom_attribute(node, HSY_S("title"));
    image.width = number_of(hsy_dom_attribute(node, HSY_S("width")));
    image.height = number_of(hsy_dom_attribute(node, HSY_S("height")));
    image.section = section_of(walker, nearest_block(walker));
    for (size_t i = walker->open.count; i > 0 && image.figure == HSY_NO_SECTION; i--)
        if (walker->open.items[i - 1].node->local_name == LXB_TAG_FIGURE) image.figure = section_of(walker, i - 1);
    image.before = (uint32_t)walker->page.blocks.count;
    HSY_PUSH(walker->arena, &walker->page.images, image);
}

/* ---- elements ---- */

static bool has_address(const lxb_dom_node_t *node) {
    const lxb_dom_attr_t *attribute = lxb_dom_interface_element(node)->first_attr;
    while (attribute && attribute->node.local_name != LXB_DOM_ATTR_HREF) attribute = attribute->next;
    return attribute != NULL;
}

static unsigned *counter_of(html_walker *walker, lxb_dom_node_t *node) {
    switch (node->local_name) {
    case LXB_TAG_A: return has_address(node) ? &walker->links : NULL;
    case LXB_TAG_B:
    case LXB_TAG_STRONG: return &walker->bolds;
    case LXB_TAG_I:
    case LXB_TAG_EM:
    case LXB_TAG_CITE: return &walker->italics;
    case LXB_TAG_SMALL:
    case LXB_TAG_SUP: return &walker->smalls;
    case LXB_TAG_BUTTON:
    case LXB_TAG_LABEL: return &walker->buttons;
    default: return NULL;
    }
}

/* Words for screen readers only ("opens in a new window") inside a line. */
static bool is_unseen(const lxb_dom_node_t *node) {
    static const hsy_slice names[] = {HSY_SLICE("sr-only"), HSY_SLICE("visually-hidden"), HSY_SLICE("visuallyhidden"),
                                      HSY_SLICE("screen-reader")};
    const lxb_dom_element_t *element = lxb_dom_interface_element(node);
    for (lxb_dom_attr_t *attribute = element->first_attr; attribute; attribute = attribute->next) {
        if (!attribute->value) continue;
        hsy_slice value = {(const char *)attribute->value->data, attribute->value->length};
        if (attribute->node.local_name == LXB_DOM_ATTR_STYLE &&
            (hsy_slice_find(value, HSY_S("display:none"), 0) != HSY_NOT_FOUND ||
             hsy_slice_find(value, HSY_S("display: none"), 0) != HSY_NOT_FOUND))
            return true;
        if (attribute->node.local_name != LXB_DOM_ATTR_CLASS) continue;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (hsy_slice_find(value, names[i], 0) != HSY_NOT_FOUND) return true;
    }
    return false;
}

/* A custom element outside a paragraph is taken for block-level, as their style sheets mostly have it. */
static bool is_custom_block(const html_walker *walker, const lxb_dom_node_t *node) {
    if (node->local_name < LXB_TAG__LAST_ENTRY) return false;
    uintptr_t around = walker->open.items[nearest_block(walker)].node->local_name;
    return around != LXB_TAG_P && around != LXB_TAG_LI && !(around >= LXB_TAG_H1 && around <= LXB_TAG_H6);
}

static void open_node(html_walker *walker, lxb_dom_node_t *node, bool is_block) {
    open_element *around = walker->open.count ? &HSY_LAST(&walker->open) : NULL;
    open_element frame = {.node = node, .section = HSY_NO_SECTION, .is_block = is_block};
    frame.inside = around ? around->inside : 0;
    if (node->local_name < LXB_TAG__LAST_ENTRY) frame.inside |= insides[node->local_name];
    if (is_block) flush(walker, true);
    if (is_block && walker->links) frame.inside |= HSY_IN_LINK;
    if (is_block) walker->is_continued = false;
    frame.first_block = (uint32_t)walker->page.blocks.count;
    unsigned *counter = counter_of(walker, node);
    if (counter) (*counter)++;
    if (node->local_name == LXB_TAG_TIME) walker->next.has_time = true;
    if (counter == &walker->links) {
        walker->link_url = hsy_dom_attribute(node, HSY_S("href"));
        walker->link_start = walker->text.length;
    }
    HSY_PUSH(walker->arena, &walker->open, frame);
}

/* What was counted in blocks that are no more ends with the last block there is. */
static void settle_counts(html_walker *walker, uint32_t first_block) {
    hsy_sections *sections = &walker->page.sections;
    hsy_raw_images *images = &walker->page.images;
    uint32_t count = (uint32_t)walker->page.blocks.count;
    for (size_t i = sections->count; i > 0 && sections->items[i - 1].first >= first_block; i--) {
        hsy_section *section = &sections->items[i - 1];
        if (section->first > count) section->first = count;
        if (section->end > count) section->end = count;
    }
    for (size_t i = images->count; i > 0 && images->items[i - 1].before > count; i--)
        images->items[i - 1].before = count;
}

/* Cells of a row of data become one block. */
static void join_row(html_walker *walker, const open_element *row) {
    hsy_raw_blocks *blocks = &walker->page.blocks;
    if (blocks->count < row->first_block + 2) return;
    for (size_t i = row->first_block; i < blocks->count; i++) {
        const hsy_raw_block *cell = &blocks->items[i];
        if (cell->text.length > CELL_LONGEST || !cell->node || cell->node->parent != row->node) return;
    }
    hsy_raw_block *first = &blocks->items[row->first_block];
    for (size_t i = row->first_block + 1; i < blocks->count; i++) {
        const hsy_raw_block *cell = &blocks->items[i];
        walker->text.bytes[cell->at - 1] = ' ';
        HSY_PUSH(walker->arena, &walker->page.cells, ((hsy_cell){cell->at}));
        for (uint32_t k = cell->first_link; k < cell->first_link + cell->link_count; k++) {
            hsy_raw_link *link = &walker->page.links.items[k];
            link->block = row->first_block;
            link->span.start += cell->at - first->at;
            link->span.end += cell->at - first->at;
        }
        first->link_count += cell->link_count;
        first->link_bytes += cell->link_bytes;
        first->bold_bytes += cell->bold_bytes;
        first->italic_bytes += cell->italic_bytes;
        first->small_bytes += cell->small_bytes;
        first->button_bytes += cell->button_bytes;
        first->has_time |= cell->has_time;
        first->text.length = cell->at + cell->text.length - first->at;
    }
    first->node = row->node;
    first->tag = LXB_TAG_TR;
    first->section = walker->page.sections.items[first->section].parent;
    blocks->count = row->first_block + 1;
    settle_counts(walker, row->first_block);
}

static void close_node(html_walker *walker) {
    if (HSY_LAST(&walker->open).is_block) flush(walker, false);
    open_element frame = HSY_LAST(&walker->open);
    unsigned *counter = counter_of(walker, frame.node);
    if (counter == &walker->links) end_link(walker);
    if (counter) (*counter)--;
    if (frame.node->local_name == LXB_TAG_TR) join_row(walker, &frame);
    if (frame.section != HSY_NO_SECTION)
        walker->page.sections.items[frame.section].end = (uint32_t)walker->page.blocks.count;
    walker->open.count--;
    if (frame.is_block) walker->is_continued = true;
}

/* Takes in a node; true when its children are to be walked. */
static bool enter(html_walker *walker, lxb_dom_node_t *node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
        const lexbor_str_t *data = &lxb_dom_interface_character_data(node)->data;
        add_text(walker, (hsy_slice){(const char *)data->data, data->length});
        return false;
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    switch (display_of(node)) {
    case SKIP: return false;
    case BREAK:
        if (walker->has_break) flush(walker, true);
        add_space(walker);
        walker->has_break = true;
        return false;
    case RULE: flush(walker, true); return false;
    case IMAGE: add_image(walker, node); return false;
    case INLINE:
        if (!node->first_child || (lxb_dom_interface_element(node)->first_attr && is_unseen(node))) return false;
        open_node(walker, node, is_custom_block(walker, node));
        return true;
    case BLOCK:
        if (!node->first_child) {
            flush(walker, true);
            return false;
        }
        open_node(walker, node, true);
        return true;
    }
    return false;
}

static void walk(html_walker *walker, lxb_dom_node_t *body) {
    open_node(walker, body, true);
    lxb_dom_node_t *node = body->first_child;
    while (walker->open.count) {
        if (!node || walker->is_full) {
            node = HSY_LAST(&walker->open).node->next;
            close_node(walker);
            continue;
        }
        node = enter(walker, node) ? node->first_child : node->next;
    }
}

/* ---- sums ---- */

static bool is_prose(const hsy_raw_block *block) {
    return block->text.length >= PROSE_SHORTEST && block->link_bytes * PROSE_LINK_SHARE < block->text.length &&
           !(block->inside & HSY_IN_LINK);
}

static void sum_sections(hsy_raw_page *page) {
    for (size_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        hsy_section *section = &page->sections.items[block->section];
        uint32_t prose = is_prose(block) ? (uint32_t)block->text.length : 0;
        section->text_bytes += (uint32_t)block->text.length;
        section->link_bytes += block->link_bytes;
        section->prose_bytes += prose;
        section->own_prose += prose;
        if (section->parent != HSY_NO_SECTION) page->sections.items[section->parent].own_prose += prose;
    }
    for (size_t i = page->sections.count; i-- > 1;) {
        const hsy_section *section = &page->sections.items[i];
        hsy_section *parent = &page->sections.items[section->parent];
        parent->text_bytes += section->text_bytes;
        parent->link_bytes += section->link_bytes;
        parent->prose_bytes += section->prose_bytes;
    }
}

hsy_raw_page hsy_html_blocks(hsy_arena *arena, lxb_html_document_t *document, hsy_errors *errors) {
    html_walker walker = {.arena = arena, .errors = errors};
    walker.page.hints = HSY_NEW(arena, hsy_hints);
    *walker.page.hints = hsy_hints_in(arena);
    walker.text = hsy_buffer_in(arena, HSY_PAGE_TEXT_MOST);
    lxb_dom_node_t *body = lxb_dom_interface_node(lxb_html_document_body_element(document));
    if (!body) return walker.page;
    begin_block(&walker);
    walk(&walker, body);
    for (size_t i = 0; i < walker.page.blocks.count; i++) {
        hsy_raw_block *block = &walker.page.blocks.items[i];
        block->text.at = walker.text.bytes + block->at;
    }
    walker.page.whys = HSY_NEW_ARRAY(arena, uint8_t, walker.page.blocks.count + 1);
    sum_sections(&walker.page);
    return walker.page;
}
