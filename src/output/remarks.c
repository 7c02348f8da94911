/* What a reader must know of a page before trusting its text as a whole article, in plain words.
 *
 *     kind live                  "A live blog: entries of different times, not one text."
 *     access partial             "Only a part of the text is here; the rest is for subscribers."
 *     pages 1 of 3, next URL     "Page 1 of 3 of the text; it goes on at URL"
 *
 * Nothing is said of a plain article in full.
 */
#include "base/buffer.h"
#include "output/words.h"

static hsy_slice kind_remark(hsy_page_kind kind) {
    switch (kind) {
    case HSY_PAGE_LIVE: return HSY_S("A live blog: entries of different times, not one text.");
    case HSY_PAGE_GALLERY: return HSY_S("A gallery: what it tells stands in captions.");
    case HSY_PAGE_VIDEO: return HSY_S("A page around a video or a recording.");
    case HSY_PAGE_INDEX: return HSY_S("An index: it leads to articles and is none.");
    case HSY_PAGE_UNKNOWN:
    case HSY_PAGE_ARTICLE:
    case HSY_PAGE_NONE:
    case HSY_PAGE_KIND_COUNT: break;
    }
    return (hsy_slice){0};
}

static hsy_slice pages_remark(hsy_arena *arena, const hsy_pages *pages) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    if (pages->number) hsy_buffer_print(&out, "Page %u", pages->number);
    if (pages->number && pages->count) hsy_buffer_print(&out, " of %u", pages->count);
    if (pages->number) hsy_buffer_add_c(&out, " of the text");
    if (!pages->next.length) return hsy_buffer_text(&out);
    hsy_buffer_add_c(&out, pages->number ? "; it goes on at " : "The text goes on at ");
    hsy_buffer_add(&out, pages->next);
    return hsy_buffer_text(&out);
}

static void add(hsy_arena *arena, hsy_slices *remarks, hsy_slice remark) {
    if (remark.length) HSY_PUSH(arena, remarks, remark);
}

hsy_slices hsy_remarks_of(hsy_arena *arena, const hsy_article *article) {
    hsy_slices remarks = {0};
    add(arena, &remarks, kind_remark(article->kind));
    if (article->access == HSY_ACCESS_PARTIAL)
        add(arena, &remarks, HSY_S("Only a part of the text is here; the rest is for subscribers."));
    add(arena, &remarks, pages_remark(arena, &article->pages));
    return remarks;
}
