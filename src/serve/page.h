/* Private to serve: what a page function gets and gives.
 *
 * A page is made from the JSON that stands at its own address with .json, parsed by yyjson: what a reader sees is what
 * a program can have. The function writes what stands inside <main>; layout.c puts head, header and footer around it.
 *
 *     void hsy_page_claim(hsy_page *page) {
 *         hsy_buffer *out = page->out;
 *         page->title = hsy_value_text(page->json, "text");              // of the window; set it always
 *         hsy_markup(out, "<h1>");
 *         hsy_markup_text(out, page->title);                           // what comes from outside: always _text
 *         hsy_markup(out, "</h1>\n<p>");
 *         hsy_put_count(page, hsy_value_number(page->json, "independent_origins"), HSY_WORD_ORIGIN_ONE,
 *                       HSY_WORD_ORIGIN_MANY);                         // "3 independent origins", in the reader's
 * tongue hsy_markup(out, "</p>\n<ol>\n"); yyjson_val *carrier; HSY_EACH(carrier, hsy_value(page->json, "carriers")) {
 * ... } hsy_markup(out, "</ol>\n");
 *     }
 *
 * A page that needs more asks for more, best of all little:
 *
 *     hsy_asked asked = {.what = HSY_STATS};
 *     yyjson_val *stats = hsy_page_ask(page, &asked);                   // NULL: it cannot be had
 *
 * To add a page: its function here and in a file page_NAME.c (with its line in meson.build), its address in route.c,
 * its words in words.tsv. The functions run under the guard of page->arena, may take memory from it and never give any
 * back; they must not call anything that calls them back through the library. Nothing here is kept between two pages,
 * and many are made at the same time.
 */
#ifndef HEARSAY_SERVE_PAGE_H
#define HEARSAY_SERVE_PAGE_H

#include <yyjson.h>

#include "serve/markup.h"
#include "serve/request.h"

struct hsy_page {
    hsy_arena *arena;
    hsy_buffer *out;            /* what stands inside <main> */
    const hsy_request *request; /* address, parameters, tongue, whether one may write */
    const char *database;       /* for hsy_page_ask */
    yyjson_val *json;           /* what stands at the address with .json; of lists an array; NULL: of hsy_page_failed */
    unsigned status;            /* of HTTP: 200, except of hsy_page_failed */
    hsy_slice problem;          /* what the library told; empty: nothing */

    /* What the function sets. */
    hsy_slice title; /* of the window and of the history; need not be escaped */
    bool is_wide;    /* a map or a table that needs the whole width */
};

/* ---- the pages, one file each ---- */

void hsy_page_stories(hsy_page *page);
void hsy_page_story(hsy_page *page);
void hsy_page_claims(hsy_page *page);
void hsy_page_claim(hsy_page *page);
void hsy_page_article(hsy_page *page);
void hsy_page_versions(hsy_page *page);
void hsy_page_compare(hsy_page *page);
void hsy_page_outlets(hsy_page *page);
void hsy_page_outlet(hsy_page *page);
void hsy_page_speaker(hsy_page *page);
void hsy_page_search(hsy_page *page);
void hsy_page_stats(hsy_page *page);
/* Its form must send request->key back as `key`. */
void hsy_page_add(hsy_page *page);
/* What went wrong: page->status, page->problem. */
void hsy_page_failed(hsy_page *page);

/* ---- what they have in common: layout.c, parts.c ---- */

/* The whole document around what is in page->out. */
void hsy_layout(hsy_buffer *document, const hsy_page *page);

/* Puts another question to the collection. The value lives as long as the page; NULL when it cannot be had. */
yyjson_val *hsy_page_ask(hsy_page *page, const hsy_asked *asked);

/* A member of an object; NULL when there is none, of NULL too. */
static inline yyjson_val *hsy_value(yyjson_val *object, const char *key) { return yyjson_obj_get(object, key); }
/* A string; empty when it is none. Valid as long as the page. */
hsy_slice hsy_value_string(yyjson_val *value);
static inline hsy_slice hsy_value_text(yyjson_val *object, const char *key) {
    return hsy_value_string(hsy_value(object, key));
}
/* A whole number, or 0. */
static inline long long hsy_value_number(yyjson_val *object, const char *key) {
    return (long long)yyjson_get_sint(hsy_value(object, key));
}
static inline size_t hsy_value_count(yyjson_val *object, const char *key) {
    return yyjson_arr_size(hsy_value(object, key));
}

/* Each value of an array; of NULL none. */
#define HSY_EACH(value, array)                                                                                         \
    for (yyjson_arr_iter each_##value = yyjson_arr_iter_with(array); ((value) = yyjson_arr_iter_next(&each_##value));)

/* A word of the interface. */
static inline hsy_slice hsy_word_of(const hsy_page *page, hsy_word word) {
    return hsy_words_of(page->request->tongue, word);
}
void hsy_put_word(hsy_page *page, hsy_word word);
/* A word of the JSON: hsy_put_named(page, "flag.", HSY_S("denied")). */
void hsy_put_named(hsy_page *page, const char *prefix, hsy_slice name);
/* "1 article", "12,400 articles": the texts have {} where the number stands. */
void hsy_put_count(hsy_page *page, long long count, hsy_word one, hsy_word many);
/* <time datetime="…">5 May 2031, 14:30 UTC</time>; of an empty time nothing. */
void hsy_put_time(hsy_page *page, hsy_slice time);
/* A heading with text from outside; `level` from 1. */
void hsy_put_heading(hsy_page *page, int level, hsy_slice text);
/* <a href="/article/12">Its title</a>; a title that is empty is said to be missing. */
void hsy_put_link(hsy_page *page, const char *path, long long number, hsy_slice title);
/* <a href="/outlet/Valley%20Post">Valley Post</a>; without a name the word for that. */
void hsy_put_name_link(hsy_page *page, const char *path, hsy_slice name);
/* A table up to the first row, with its caption and the names of its columns; close it with </tbody></table>. */
void hsy_put_table(hsy_page *page, hsy_word caption, const hsy_word *columns, size_t count);
/* A link to an article with its outlet and its time: of an object with id, title, outlet, published, as in traces and
 * searches. */
void hsy_put_article(hsy_page *page, yyjson_val *article);
/* The attribute lang, for text of another tongue than the interface's; of no language nothing. */
void hsy_put_lang(hsy_page *page, hsy_slice language);
/* A certainty as a sign with its word. */
void hsy_put_certainty(hsy_page *page, hsy_slice certainty);
/* A finding or the status of a claim; `prefix` as of hsy_put_named. */
void hsy_put_flag(hsy_page *page, const char *prefix, hsy_slice flag);
/* "12 May 2031", or "12 May 2031 – 14 May 2031". */
void hsy_put_span(hsy_page *page, hsy_slice first, hsy_slice last);
/* A language by its name in the reader's tongue. */
void hsy_put_language(hsy_page *page, hsy_slice language);
/* <a href="/speaker/Linnea%20Trost">Linnea Trost</a>, as hsy_put_name_link, of somebody who has a name; else the words
 * that stand for one, without a link. */
void hsy_put_speaker(hsy_page *page, yyjson_val *speaker);
/* Links to this page in its other forms. */
void hsy_put_exports(hsy_page *page);
/* Part of a whole as a bar, with nothing to be read aloud: `part` and `more` of `whole`. */
void hsy_put_bar(hsy_page *page, long long part, long long more, long long whole);
/* Links to the pages before and behind this one of a list that has `count` rows here. */
void hsy_put_turning(hsy_page *page, size_t count);

#endif
