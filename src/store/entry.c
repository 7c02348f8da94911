/* An article as the store takes it: its columns, its packed line, and its words as the full text has them.
 *
 *     title   \1en Fissure in the Selmar dam
 *     body    \1en The operator acknowledged a fissure of twelve metres …
 *     said    \1en acknowledged a fissure of twelve metres
 *
 * It is made where the page is read, on any thread, so that the thread that has the database only puts it in. The words
 * are those of the view search_row (line.c), which reads them back from the line when they are to be taken out.
 */
#include "base/hash.h"
#include "store/database.h"

static hsy_slice address_of(const hsy_article *article) {
    if (article->canonical_url.length) return article->canonical_url;
    return article->url.length ? article->url : article->path;
}

/* What makes a version: title and text. A page that only changes its teasers or its clock is no new version. */
static int64_t content_hash(const hsy_article *article) {
    return (int64_t)(hsy_hash(article->title) ^ hsy_hash_number(hsy_hash(article->text)));
}

static hsy_slice marked(hsy_arena *arena, hsy_slice language, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_put_language_mark(&out, language);
    hsy_buffer_add(&out, text);
    return hsy_buffer_text(&out);
}

static hsy_slice said(hsy_arena *arena, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_put_language_mark(&out, reading->article.language);
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_spans *content = &reading->statements.list.items[i].content;
        for (size_t k = 0; k < content->count; k++) {
            hsy_buffer_add(&out, hsy_slice_span(reading->article.text, content->items[k]));
            hsy_buffer_add_byte(&out, ' ');
        }
        hsy_buffer_add_byte(&out, '\n');
    }
    return hsy_buffer_text(&out);
}

hsy_store_entry hsy_store_entry_of(hsy_arena *arena, const hsy_reading *reading, hsy_slice line) {
    const hsy_article *a = &reading->article;
    return (hsy_store_entry){
        .address = hsy_arena_copy(arena, address_of(a)),
        .outlet = hsy_arena_copy(arena, a->outlet_name),
        .domain = hsy_arena_copy(arena, a->outlet_domain),
        .title = hsy_arena_copy(arena, a->title),
        .published = hsy_arena_copy(arena, a->published),
        .language = hsy_arena_copy(arena, a->language),
        .content_hash = content_hash(a),
        .packed = hsy_store_pack(arena, line),
        .words = {marked(arena, a->language, a->title), marked(arena, a->language, a->text), said(arena, reading)},
    };
}
