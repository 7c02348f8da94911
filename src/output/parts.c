#include "output/parts.h"

#include <stdlib.h>

enum { IMAGES_TRIED = 4 }; /* for one caption: captions come in the order of the images, but some have none */

typedef struct part_maker {
    hsy_arena *arena;
    const hsy_article *article;
    hsy_parts parts;
    size_t next_block;
    uint32_t next_image;
    bool *is_placed; /* an image */
} part_maker;

static bool is_told(const hsy_image *image) { return image->caption.length || image->credit.length; }

static void place_image(part_maker *maker, uint32_t image) {
    maker->is_placed[image] = true;
    HSY_PUSH(maker->arena, &maker->parts, ((hsy_part){.role = HSY_ROLE_CAPTION, .image = image}));
}

/* Puts the image here that the caption is of. */
static void meet_caption(part_maker *maker, hsy_slice caption) {
    const hsy_images *images = &maker->article->images;
    for (uint32_t i = maker->next_image; i < images->count && i < maker->next_image + IMAGES_TRIED; i++) {
        hsy_slice words = images->items[i].caption.length ? images->items[i].caption : images->items[i].credit;
        hsy_slice first = hsy_slice_cut(&words, '\n'); /* a figure's captions are joined by line breaks */
        if (!first.length || hsy_slice_find(caption, first, 0) == HSY_NOT_FOUND) continue;
        place_image(maker, i);
        maker->next_image = i + 1;
        return;
    }
}

/* Goes on to the block that stands at byte `at` of the text, past the captions before it. NULL when there is none. */
static const hsy_block *block_at(part_maker *maker, size_t at) {
    const hsy_blocks *blocks = &maker->article->blocks;
    for (; maker->next_block < blocks->count; maker->next_block++) {
        const hsy_block *block = &blocks->items[maker->next_block];
        if (block->in_text.end > at) return block->in_text.start <= at ? block : NULL;
        if (block->role == HSY_ROLE_CAPTION) meet_caption(maker, block->text);
    }
    return NULL;
}

static void add_line(part_maker *maker, hsy_slice line) {
    hsy_slice text = maker->article->text, words = hsy_slice_trim(line);
    if (!words.length) return;
    size_t start = (size_t)(words.at - text.at);
    const hsy_block *block = block_at(maker, start);
    hsy_part part = {.role = HSY_ROLE_PARAGRAPH, .span = {(uint32_t)start, (uint32_t)(start + words.length)}};
    if (block && hsy_is_body(block->role)) {
        part.role = block->role;
        part.level = block->level;
    }
    HSY_PUSH(maker->arena, &maker->parts, part);
}

/* A body that begins with <h3> has it as its highest; headings of which nothing is known are of the highest too. */
static void settle_levels(hsy_parts *parts) {
    enum { HIGHEST = 2, LOWEST = 4, NONE = 7 };
    uint8_t highest = NONE;
    for (size_t i = 0; i < parts->count; i++) {
        uint8_t level = parts->items[i].level;
        if (parts->items[i].role == HSY_ROLE_SUBHEADING && level && level < highest) highest = level;
    }
    for (size_t i = 0; i < parts->count; i++) {
        int level = HIGHEST + (parts->items[i].level > highest ? parts->items[i].level - highest : 0);
        parts->items[i].level = (uint8_t)(level < LOWEST ? level : LOWEST);
    }
}

hsy_parts hsy_parts_of(hsy_arena *arena, const hsy_article *article) {
    part_maker maker = {.arena = arena, .article = article};
    maker.is_placed = HSY_NEW_ARRAY(arena, bool, article->images.count + 1);
    for (hsy_slice rest = article->text; rest.at && article->text.length;) add_line(&maker, hsy_slice_cut(&rest, '\n'));
    block_at(&maker, article->text.length);
    for (uint32_t i = 0; i < article->images.count; i++)
        if (!maker.is_placed[i] && is_told(&article->images.items[i])) place_image(&maker, i);
    settle_levels(&maker.parts);
    return maker.parts;
}

size_t hsy_part_run(const hsy_parts *parts, size_t first) {
    size_t end = first + 1;
    while (end < parts->count && parts->items[end].role == parts->items[first].role) end++;
    return end - first;
}

/* The first cell that begins behind byte `at`. */
static size_t cell_behind(const hsy_cells *cells, uint32_t at) {
    size_t low = 0, high = cells->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cells->items[middle].at > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

hsy_spans hsy_part_cells(hsy_arena *arena, const hsy_article *article, const hsy_part *part) {
    const hsy_cells *cells = &article->cells;
    hsy_spans spans = {0};
    uint32_t start = part->span.start;
    for (size_t i = cell_behind(cells, start); i < cells->count && cells->items[i].at < part->span.end; i++) {
        if (cells->items[i].at <= start) continue;
        HSY_PUSH(arena, &spans, ((hsy_span){start, cells->items[i].at - 1})); /* a blank stands between two cells */
        start = cells->items[i].at;
    }
    HSY_PUSH(arena, &spans, ((hsy_span){start, part->span.end}));
    return spans;
}

bool hsy_is_web_address(hsy_slice address) {
    static const hsy_slice schemes[] = {HSY_SLICE("http://"), HSY_SLICE("https://")};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (address.length > schemes[i].length &&
            hsy_slice_equal_ascii_case(hsy_slice_sub(address, 0, schemes[i].length), schemes[i]))
            return true;
    return false;
}

static int compare_links(const void *a, const void *b) {
    const hsy_link *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

hsy_links hsy_links_shown(hsy_arena *arena, const hsy_article *article) {
    hsy_links shown = {0};
    for (size_t i = 0; i < article->links.count; i++) {
        const hsy_link *link = &article->links.items[i];
        if (!hsy_is_web_address(link->url) || link->span.start >= link->span.end) continue;
        if (link->span.end <= article->text.length) HSY_PUSH(arena, &shown, *link);
    }
    if (shown.count) qsort(shown.items, shown.count, sizeof *shown.items, compare_links);
    size_t count = 0;
    for (size_t i = 0; i < shown.count; i++)
        if (!count || shown.items[i].span.start >= shown.items[count - 1].span.end)
            shown.items[count++] = shown.items[i];
    shown.count = count;
    return shown;
}
