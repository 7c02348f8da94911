/* What pages have in common, each a few lines of markup. */
#include <stdlib.h>

#include "serve/bytes.h"
#include "serve/page.h"

enum { USUAL_LIMIT = 50, MOST_JSON_BYTES = 64 << 20 };

hsy_slice hsy_value_string(yyjson_val *value) {
    const char *at = yyjson_get_str(value);
    return at ? (hsy_slice){at, yyjson_get_len(value)} : HSY_S("");
}

void hsy_put_word(hsy_page *page, hsy_word word) { hsy_markup_text(page->out, hsy_word_of(page, word)); }

void hsy_put_named(hsy_page *page, const char *prefix, hsy_slice name) {
    hsy_markup_text(page->out, hsy_words_named(page->request->tongue, hsy_slice_from_c(prefix), name));
}

void hsy_put_count(hsy_page *page, long long count, hsy_word one, hsy_word many) {
    hsy_words_tongue tongue = page->request->tongue;
    hsy_slice text = hsy_words_of(tongue, hsy_words_is_one(tongue, count) ? one : many);
    size_t at = hsy_slice_find(text, HSY_S("{}"), 0);
    if (at == HSY_NOT_FOUND) at = text.length;
    hsy_markup_text(page->out, hsy_slice_sub(text, 0, at));
    hsy_words_number(page->out, tongue, count);
    hsy_markup_text(page->out, hsy_slice_sub(text, at + 2, text.length));
}

void hsy_put_time(hsy_page *page, hsy_slice time) {
    if (time.length == 0) return;
    hsy_buffer words = hsy_buffer_in(page->arena, 0);
    hsy_words_time(&words, page->request->tongue, time);
    hsy_markup(page->out, "<time datetime=\"");
    hsy_markup_text(page->out, time);
    hsy_markup(page->out, "\">");
    hsy_markup_text(page->out, hsy_buffer_text(&words));
    hsy_markup(page->out, "</time>");
}

void hsy_put_heading(hsy_page *page, int level, hsy_slice text) {
    hsy_buffer_print(page->out, "<h%d>", level);
    hsy_markup_text(page->out, text);
    hsy_buffer_print(page->out, "</h%d>\n", level);
}

void hsy_put_link(hsy_page *page, const char *path, long long number, hsy_slice title) {
    hsy_buffer_print(page->out, "<a href=\"%s%lld\">", path, number);
    hsy_markup_text(page->out, title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE));
    hsy_markup(page->out, "</a>");
}

void hsy_put_name_link(hsy_page *page, const char *path, hsy_slice name) {
    if (name.length == 0) {
        hsy_put_word(page, HSY_WORD_UNNAMED);
        return;
    }
    hsy_buffer_print(page->out, "<a href=\"%s", path);
    hsy_markup_address(page->out, name);
    hsy_markup(page->out, "\">");
    hsy_markup_text(page->out, name);
    hsy_markup(page->out, "</a>");
}

void hsy_put_table(hsy_page *page, hsy_word caption, const hsy_word *columns, size_t count) {
    hsy_markup(page->out, "<table><caption>");
    hsy_put_word(page, caption);
    hsy_markup(page->out, "</caption><thead><tr>");
    for (size_t i = 0; i < count; i++) {
        hsy_markup(page->out, "<th scope=\"col\">");
        hsy_put_word(page, columns[i]);
        hsy_markup(page->out, "</th>");
    }
    hsy_markup(page->out, "</tr></thead><tbody>\n");
}

/* Ids are numbers in searches and digits in traces. */
static long long number_of(yyjson_val *id) {
    return yyjson_is_str(id) ? strtoll(yyjson_get_str(id), NULL, 10) : (long long)yyjson_get_sint(id);
}

void hsy_put_article(hsy_page *page, yyjson_val *article) {
    yyjson_val *outlet = hsy_value(article, "outlet");
    hsy_slice name = yyjson_is_str(outlet) ? hsy_value_string(outlet) : hsy_value_text(outlet, "name");
    hsy_put_link(page, "/article/", number_of(hsy_value(article, "id")), hsy_value_text(article, "title"));
    if (name.length) {
        hsy_markup(page->out, " <span class=\"outlet\">");
        hsy_markup_text(page->out, name);
        hsy_markup(page->out, "</span>");
    }
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(article, "published"));
}

static void put_turn(hsy_page *page, long long offset, const char *relation, hsy_word word) {
    hsy_buffer address = hsy_buffer_in(page->arena, 0);
    hsy_slice digits = offset > 0 ? hsy_arena_print(page->arena, "%lld", offset) : HSY_S("");
    hsy_request_address(&address, page->request, HSY_PARAMETER_OFFSET, digits);
    hsy_buffer_print(page->out, "<a rel=\"%s\" href=\"", relation);
    hsy_markup_text(page->out, hsy_buffer_text(&address));
    hsy_markup(page->out, "\">");
    hsy_put_word(page, word);
    hsy_markup(page->out, "</a> ");
}

void hsy_put_turning(hsy_page *page, size_t count) {
    hsy_asked asked;
    hsy_slice problem;
    if (!hsy_request_asked(page->request, &asked, &problem)) return;
    long long limit = asked.question.limit ? (long long)asked.question.limit : USUAL_LIMIT;
    long long offset = (long long)asked.question.offset;
    bool has_next = (long long)count >= limit;
    if (offset == 0 && !has_next) return;
    hsy_markup(page->out, "<nav class=\"turning\" aria-label=\"");
    hsy_put_word(page, HSY_WORD_TURNING);
    hsy_markup(page->out, "\">");
    if (offset > 0) put_turn(page, offset > limit ? offset - limit : 0, "prev", HSY_WORD_TURN_BACK);
    if (has_next) put_turn(page, offset + limit, "next", HSY_WORD_TURN_ON);
    hsy_markup(page->out, "</nav>\n");
}

/* ---- languages, certainties, flags ---- */

void hsy_put_lang(hsy_page *page, hsy_slice language) {
    if (language.length < 2) return;
    hsy_markup(page->out, " lang=\"");
    hsy_markup_text(page->out, language);
    hsy_markup(page->out, "\"");
}

void hsy_put_language(hsy_page *page, hsy_slice language) {
    hsy_slice name = hsy_words_named(page->request->tongue, HSY_S("language."), hsy_slice_sub(language, 0, 2));
    hsy_markup_text(page->out, name);
}

void hsy_put_certainty(hsy_page *page, hsy_slice certainty) {
    if (certainty.length == 0) return;
    hsy_markup(page->out, "<span class=\"certainty c-");
    hsy_markup_text(page->out, certainty);
    hsy_markup(page->out, "\">");
    hsy_put_named(page, "certainty.", certainty);
    hsy_markup(page->out, "</span>");
}

void hsy_put_flag(hsy_page *page, const char *prefix, hsy_slice flag) {
    hsy_markup(page->out, "<span class=\"flag f-");
    hsy_markup_text(page->out, flag);
    hsy_markup(page->out, "\">");
    hsy_put_named(page, prefix, flag);
    hsy_markup(page->out, "</span>");
}

void hsy_put_speaker(hsy_page *page, yyjson_val *speaker) {
    hsy_slice name = hsy_value_text(speaker, "name");
    if (name.length && yyjson_is_true(hsy_value(speaker, "named")))
        hsy_put_name_link(page, "/speaker/", name);
    else
        hsy_markup_text(page->out, name.length ? name : hsy_word_of(page, HSY_WORD_UNNAMED));
}

void hsy_put_span(hsy_page *page, hsy_slice first, hsy_slice last) {
    enum { DATE_LENGTH = 10 };
    hsy_slice from = hsy_slice_sub(first, 0, DATE_LENGTH), to = hsy_slice_sub(last, 0, DATE_LENGTH);
    hsy_put_time(page, from);
    if (to.length == 0 || hsy_slice_equal(from, to)) return;
    if (from.length) hsy_markup(page->out, "\xC2\xA0– ");
    hsy_put_time(page, to);
}

/* ---- pictures and forms of a page ---- */

void hsy_put_bar(hsy_page *page, long long part, long long more, long long whole) {
    if (whole <= 0) return;
    double first = 100.0 * (double)part / (double)whole, second = 100.0 * (double)more / (double)whole;
    hsy_buffer_print(page->out,
                     "<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\">"
                     "<rect class=\"whole\" width=\"100\" height=\"4\"/><rect class=\"more\" width=\"%.2f\" "
                     "height=\"4\"/><rect class=\"part\" width=\"%.2f\" height=\"4\"/></svg>",
                     first + second > 100 ? 100 : first + second, first > 100 ? 100 : first);
}

void hsy_put_exports(hsy_page *page) {
    static const char *const names[HSY_FORMS] = {
        [HSY_FORM_JSON] = "JSON",       [HSY_FORM_LINES] = "JSON lines", [HSY_FORM_CSV] = "CSV",
        [HSY_FORM_GRAPHML] = "GraphML", [HSY_FORM_DOT] = "DOT",          [HSY_FORM_PROV] = "PROV",
        [HSY_FORM_SVG] = "SVG",         [HSY_FORM_PNG] = "PNG"};
    const hsy_request *request = page->request;
    hsy_request other = *request;
    if (request->target.route->forms == 1 << HSY_FORM_PAGE) return;
    hsy_markup(page->out, "<p class=\"exports\">");
    hsy_put_word(page, HSY_WORD_EXPORTS);
    for (int form = 0; form < HSY_FORMS; form++) {
        if (!names[form] || !(request->target.route->forms & (1u << form))) continue;
        hsy_buffer address = hsy_buffer_in(page->arena, 0);
        hsy_slice ending = hsy_form_ending((hsy_form)form);
        other.path = hsy_arena_print(page->arena, "%.*s%.*s", HSY_PRINT(request->path), HSY_PRINT(ending));
        hsy_request_address(&address, &other, HSY_PARAMETER_OFFSET, request->parameters[HSY_PARAMETER_OFFSET]);
        hsy_markup(page->out, " <a href=\"");
        hsy_markup_text(page->out, hsy_buffer_text(&address));
        hsy_buffer_print(page->out, "\">%s</a>", names[form]);
    }
    hsy_markup(page->out, "</p>\n");
}

static void free_document(void *document) { yyjson_doc_free(document); }

yyjson_val *hsy_page_ask(hsy_page *page, const hsy_asked *asked) {
    hsy_bytes json = {.limit = MOST_JSON_BYTES};
    const hearsay_options options = {.format = HEARSAY_JSON, .threads = 1, .connections = page->request->connections};
    bool is_ok = hsy_ask(page->database, asked, &options, hsy_bytes_sink, &json) == HEARSAY_OK;
    yyjson_doc *document = is_ok ? yyjson_read(json.at, json.length, 0) : NULL;
    hsy_bytes_free(&json);
    if (document) hsy_arena_defer(page->arena, free_document, document);
    return yyjson_doc_get_root(document);
}
