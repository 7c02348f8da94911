/* The article's images with their captions and credits.
 *
 *     <figure><img src="/dam.jpg"><figcaption>The dam. Photo: E. Exempel</figcaption></figure>
 *     -> address "/dam.jpg", caption "The dam.", credit "E. Exempel"
 *
 * Only what stands between the title and the end of the body counts, so that pictures of teasers stay out. Captions are
 * the blocks that have that role; those of one figure are one caption. A caption belongs to the image of its figure,
 * else to the nearest image. Misses captions that are in scripts only (a gallery that is loaded later).
 */
#include "base/buffer.h"
#include "page/fields.h"
#include "page/phrase.h"

enum {
    BEFORE_BODY = 6,     /* blocks before the body that may hold the article's picture when no title is known */
    BEHIND_BODY = 2,     /* blocks behind it */
    IMAGE_NEAR = 3,      /* blocks between an image and its caption */
    ICON_SIDE = 99,      /* pixels; images of this width or height are icons */
    CAPTION_MOST = 4000, /* bytes */
};

typedef struct image_finder {
    hsy_arena *arena;
    const hsy_raw_page *page;
    const hsy_role *roles;
    hsy_article *article;
    bool *is_used;        /* an image of the page */
    uint32_t first, last; /* blocks of the article */
} image_finder;

static bool is_picture_text(hsy_role role) {
    return role == HSY_ROLE_CAPTION || role == HSY_ROLE_CREDIT || role == HSY_ROLE_GALLERY;
}

static bool find_range(image_finder *finder) {
    uint32_t first = HSY_NO_BLOCK, title = HSY_NO_BLOCK;
    for (uint32_t i = 0; i < finder->page->blocks.count; i++) {
        if (finder->roles[i] == HSY_ROLE_TITLE) title = i;
        if (!hsy_is_body(finder->roles[i])) continue;
        if (first == HSY_NO_BLOCK) first = i;
        finder->last = i + BEHIND_BODY;
    }
    if (first == HSY_NO_BLOCK) return false;
    while (finder->last + 1 < finder->page->blocks.count && is_picture_text(finder->roles[finder->last + 1]))
        finder->last++;
    finder->first = title < first ? title : first;
    finder->first -= finder->first < BEFORE_BODY ? finder->first : BEFORE_BODY;
    return true;
}

static uint32_t figure_of(const hsy_raw_page *page, uint32_t section) {
    while (section != HSY_NO_SECTION && page->sections.items[section].tag != LXB_TAG_FIGURE)
        section = page->sections.items[section].parent;
    return section;
}

/* The image that a caption from block `first` to `end` belongs to; the number of images when there is none. */
static size_t image_of(const image_finder *finder, uint32_t figure, uint32_t first, uint32_t end) {
    const hsy_raw_images *images = &finder->page->images;
    size_t nearest = images->count;
    uint32_t least = IMAGE_NEAR + 1;
    for (size_t i = 0; i < images->count; i++) {
        const hsy_raw_image *image = &images->items[i];
        if (finder->is_used[i]) continue;
        if (figure != HSY_NO_SECTION && image->figure == figure) return i;
        uint32_t distance = image->before <= first ? first - image->before : image->before - end + 1;
        if (image->figure != HSY_NO_SECTION || distance >= least) continue;
        nearest = i;
        least = distance;
    }
    return nearest;
}

static bool is_part_of_caption(const image_finder *finder, uint32_t i, uint32_t figure) {
    hsy_role role = finder->roles[i];
    if (figure == HSY_NO_SECTION) return false;
    return (role == HSY_ROLE_CAPTION || role == HSY_ROLE_CREDIT || role == HSY_ROLE_BYLINE) &&
           figure_of(finder->page, finder->page->blocks.items[i].section) == figure;
}

/* "Eva Exempel", "By Eva Exempel, Reporter" beside a portrait: the author, no caption. */
static bool names_author(const image_finder *finder, hsy_slice text) {
    const hsy_article *article = finder->article;
    return hsy_phrase_has(&article->authors, text) ||
           (article->authors.count && hsy_byline_parse(finder->arena, text, article->language, NULL, NULL));
}

/* Adds the caption that starts at block `i`; returns the block behind it. */
static uint32_t add_caption(image_finder *finder, uint32_t i) {
    const hsy_raw_block *blocks = finder->page->blocks.items;
    uint32_t figure = figure_of(finder->page, blocks[i].section), end = i + 1;
    hsy_buffer text = hsy_buffer_in(finder->arena, CAPTION_MOST);
    hsy_buffer_add(&text, blocks[i].text);
    for (; end < finder->page->blocks.count && is_part_of_caption(finder, end, figure); end++) {
        hsy_buffer_add_byte(&text, ' ');
        hsy_buffer_add(&text, blocks[end].text);
    }
    hsy_image image = {0};
    hsy_slice whole = hsy_buffer_text(&text);
    size_t length = hsy_caption_split(finder->arena, whole, finder->article->language, &image.credit);
    image.caption = hsy_slice_trim(hsy_slice_sub(whole, 0, length));
    size_t at = image_of(finder, figure, i, end);
    if (at < finder->page->images.count) {
        image.url = finder->page->images.items[at].url;
        finder->is_used[at] = true;
    }
    if (image.credit.length || !names_author(finder, whole)) HSY_PUSH(finder->arena, &finder->article->images, image);
    return end;
}

static bool is_icon(const hsy_raw_image *image) {
    return (image->width && image->width <= ICON_SIDE) || (image->height && image->height <= ICON_SIDE);
}

/* Whether the image stands among the body: what it stands in holds a body block. */
static bool is_among_body(const image_finder *finder, const hsy_raw_image *image) {
    uint32_t section = image->figure != HSY_NO_SECTION ? image->figure : image->section;
    if (image->before < finder->first || image->before > finder->last || is_icon(image)) return false;
    const hsy_section *around = &finder->page->sections.items[section];
    if (image->figure != HSY_NO_SECTION && around->parent != HSY_NO_SECTION)
        around = &finder->page->sections.items[around->parent];
    while (around->first == around->end && around->parent != HSY_NO_SECTION)
        around = &finder->page->sections.items[around->parent]; /* an element for the picture alone */
    for (uint32_t i = around->first; i < around->end; i++)
        if (hsy_is_body(finder->roles[i])) return true;
    return false;
}

static void add_bare(image_finder *finder, size_t *next, uint32_t before) {
    const hsy_raw_images *images = &finder->page->images;
    for (; *next < images->count && images->items[*next].before <= before; ++*next) {
        const hsy_raw_image *from = &images->items[*next];
        if (finder->is_used[*next] || !is_among_body(finder, from)) continue;
        finder->is_used[*next] = true;
        HSY_PUSH(finder->arena, &finder->article->images, ((hsy_image){.url = from->url}));
    }
}

void hsy_images_find(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, hsy_article *article) {
    image_finder finder = {.arena = arena, .page = page, .roles = roles, .article = article};
    finder.is_used = HSY_NEW_ARRAY(arena, bool, page->images.count + 1);
    if (!find_range(&finder)) return;
    size_t next = 0;
    uint32_t i = finder.first;
    while (i <= finder.last && i < page->blocks.count) {
        if (roles[i] == HSY_ROLE_CAPTION) {
            i = add_caption(&finder, i);
        } else {
            add_bare(&finder, &next, i);
            i++;
        }
    }
}
