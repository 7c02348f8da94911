/* The article from blocks that have roles: text, links, images.
 *
 * The text is every block of the article, one a line; the title is a field of its own, and so is the lede. A link is
 * the article's when its block is. Hidden blocks are shown only when they are body (a paywall hides whole articles).
 */
#include "base/buffer.h"
#include "page/fields.h"
#include "text/url.h"

/* The address in full where the page's own is known; as written where it is not. */
static hsy_slice absolute(hsy_arena *arena, const hsy_article *article, hsy_slice url) {
    hsy_slice base = article->url.length ? article->url : article->canonical_url;
    hsy_slice full = base.length && url.length ? hsy_url_resolve(arena, base, url) : (hsy_slice){0};
    return full.length ? full : url;
}

static void add_links(hsy_arena *arena, const hsy_raw_page *page, const hsy_raw_block *raw, uint32_t start,
                      hsy_article *article) {
    for (uint32_t i = raw->first_link; i < raw->first_link + raw->link_count; i++) {
        const hsy_raw_link *from = &page->links.items[i];
        hsy_link link = {.url = absolute(arena, article, from->url), .text = hsy_slice_span(raw->text, from->span)};
        link.span = (hsy_span){start + from->span.start, start + from->span.end};
        HSY_PUSH(arena, &article->links, link);
    }
}

/* The cells of a row that is in the text from `start` on. Rows are asked for in order. */
static void add_cells(hsy_arena *arena, const hsy_raw_page *page, const hsy_raw_block *raw, uint32_t start,
                      size_t *next, hsy_article *article) {
    const hsy_cells *cells = &page->cells;
    while (*next < cells->count && cells->items[*next].at < raw->at) ++*next;
    for (; *next < cells->count && cells->items[*next].at < raw->at + raw->text.length; ++*next)
        HSY_PUSH(arena, &article->cells, ((hsy_cell){start + cells->items[*next].at - raw->at}));
}

/* 1 to 6 of a heading's element, else 0. */
static uint8_t level_of(const hsy_raw_block *raw) {
    return raw->tag >= LXB_TAG_H1 && raw->tag <= LXB_TAG_H6 ? (uint8_t)(raw->tag - LXB_TAG_H1 + 1) : 0;
}

/* Whether the lede stands on the page; a description that only the head has gives way to a standfirst. */
static bool is_on_page(const hsy_raw_page *page, hsy_slice lede) {
    hsy_slice first = hsy_slice_cut(&lede, '\n');
    for (size_t i = 0; first.length && i < page->blocks.count; i++)
        if (hsy_slice_equal(page->blocks.items[i].text, first)) return true;
    return false;
}

void hsy_article_build(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, hsy_article *article) {
    hsy_buffer text = hsy_buffer_in(arena, HSY_PAGE_TEXT_MOST);
    size_t cell = 0;
    bool has_lede = is_on_page(page, article->lede);
    for (size_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *raw = &page->blocks.items[i];
        hsy_block block = {.role = roles[i], .why = (hsy_why)page->whys[i], .text = raw->text, .level = level_of(raw)};
        if (roles[i] == HSY_ROLE_LEDE && !has_lede) {
            article->lede = raw->text;
            has_lede = true;
        }
        if (hsy_is_body(roles[i])) {
            if (text.length) hsy_buffer_add_byte(&text, '\n');
            block.in_text = (hsy_span){(uint32_t)text.length, (uint32_t)(text.length + raw->text.length)};
            hsy_buffer_add(&text, raw->text);
            add_links(arena, page, raw, block.in_text.start, article);
            add_cells(arena, page, raw, block.in_text.start, &cell, article);
        } else if (raw->inside & HSY_IN_HIDDEN) {
            continue;
        }
        HSY_PUSH(arena, &article->blocks, block);
    }
    article->text = hsy_buffer_text(&text);
    hsy_images_find(arena, page, roles, article);
    for (size_t i = 0; i < article->images.count; i++)
        article->images.items[i].url = absolute(arena, article, article->images.items[i].url);
}
