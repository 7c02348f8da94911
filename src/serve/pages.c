#include "serve/pages.h"

#include <stdlib.h>
#include <string.h>

#include "serve/markup.h"

static const char *text_of(yyjson_val *object, const char *key) { return yyjson_get_str(yyjson_obj_get(object, key)); }

static size_t count_of(yyjson_val *object, const char *key) { return yyjson_arr_size(yyjson_obj_get(object, key)); }

static void begin(FILE *out, const char *title) {
    fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>",
          out);
    hsy_markup_text(out, title);
    fputs(" · hearsay</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body>\n"
          "<header><a class=\"home\" href=\"/\">hearsay</a><form action=\"/search\" role=\"search\">"
          "<label for=\"q\">Search</label> <input id=\"q\" name=\"q\" type=\"search\"> <button>Find</button></form>"
          "</header>\n<main>\n",
          out);
}

static void end(FILE *out) { fputs("</main></body></html>\n", out); }

static void heading(FILE *out, int level, const char *text) {
    fprintf(out, "<h%d>", level);
    hsy_markup_text(out, text);
    fprintf(out, "</h%d>\n", level);
}

/* "1 article", "2 articles" */
static void counted(FILE *out, size_t count, const char *thing) {
    fprintf(out, "%zu %s%s", count, thing, count == 1 ? "" : "s");
}

static yyjson_val *article_named(const hsy_shown *shown, const char *id) {
    size_t number = id ? strtoul(id, NULL, 10) : 0;
    return number < shown->count ? shown->articles[number] : NULL;
}

static void article_link(FILE *out, yyjson_val *article) {
    const char *title = text_of(article, "title"), *outlet = text_of(yyjson_obj_get(article, "outlet"), "name");
    fputs("<a href=\"/article/", out);
    hsy_markup_text(out, text_of(article, "id"));
    fputs("\">", out);
    hsy_markup_text(out, title && *title ? title : "(without a headline)");
    fputs("</a>", out);
    if (outlet) {
        fputs(" <span class=\"outlet\">", out);
        hsy_markup_text(out, outlet);
        fputs("</span>", out);
    }
    const char *published = text_of(article, "published");
    if (!published) return;
    fputs(" <time>", out);
    hsy_markup_text(out, published);
    fputs("</time>", out);
}

/* How many texts the articles of a story are, counting each text group once. */
static size_t texts_of(const hsy_shown *shown, yyjson_val *articles) {
    size_t i, count, texts = 0, k, others;
    yyjson_val *id, *earlier;
    yyjson_arr_foreach(articles, i, count, id) {
        yyjson_val *group = yyjson_obj_get(article_named(shown, yyjson_get_str(id)), "text_group");
        bool is_new = true;
        if (yyjson_is_int(group)) yyjson_arr_foreach(articles, k, others, earlier) {
                if (k >= i || !is_new) break;
                yyjson_val *other = yyjson_obj_get(article_named(shown, yyjson_get_str(earlier)), "text_group");
                if (yyjson_is_int(other) && yyjson_get_int(other) == yyjson_get_int(group)) is_new = false;
            }
        texts += is_new;
    }
    return texts;
}

static void summary(FILE *out, const hsy_shown *shown, yyjson_val *story) {
    fputs("<p class=\"summary\">", out);
    counted(out, count_of(story, "articles"), "article");
    fputs(" · ", out);
    counted(out, texts_of(shown, yyjson_obj_get(story, "articles")), "text");
    fputs(" · ", out);
    counted(out, yyjson_get_uint(yyjson_obj_get(story, "origins")), "independent origin");
    fputs("</p>\n", out);
}

static const char *headline_of(const hsy_shown *shown, yyjson_val *story) {
    yyjson_val *first = yyjson_arr_get_first(yyjson_obj_get(story, "articles"));
    const char *title = text_of(article_named(shown, yyjson_get_str(first)), "title");
    return title && *title ? title : "(without a headline)";
}

void hsy_page_stories(FILE *out, const hsy_shown *shown) {
    size_t i, count;
    yyjson_val *story, *article;
    begin(out, "Stories");
    heading(out, 1, "Stories");
    yyjson_arr_foreach(yyjson_obj_get(shown->trace, "stories"), i, count, story) {
        fprintf(out, "<section class=\"story\"><h2><a href=\"/story/%zu\">", i);
        hsy_markup_text(out, headline_of(shown, story));
        fputs("</a></h2>", out);
        summary(out, shown, story);
        fputs("</section>\n", out);
    }
    fputs("<h2>Articles that stand alone</h2><ul>\n", out);
    yyjson_arr_foreach(yyjson_obj_get(shown->trace, "articles"), i, count, article) {
        if (!yyjson_is_null(yyjson_obj_get(article, "story"))) continue;
        fputs("<li>", out);
        article_link(out, article);
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
    end(out);
}

static void origins_of(FILE *out, yyjson_val *origins) {
    size_t i, count;
    yyjson_val *origin;
    yyjson_arr_foreach(origins, i, count, origin) {
        const char *name = yyjson_is_str(origin) ? yyjson_get_str(origin) : text_of(origin, "name");
        if (i) fputs(", ", out);
        hsy_markup_text(out, name ? name : "unnamed");
    }
}

static void articles_table(FILE *out, const hsy_shown *shown, yyjson_val *story) {
    size_t i, count;
    yyjson_val *id;
    fputs("<table><caption>Articles and whose reporting each carries</caption>"
          "<thead><tr><th>Article</th><th>Origins</th></tr></thead><tbody>\n",
          out);
    yyjson_arr_foreach(yyjson_obj_get(story, "articles"), i, count, id) {
        yyjson_val *article = article_named(shown, yyjson_get_str(id));
        fputs("<tr><td>", out);
        article_link(out, article);
        fputs("</td><td>", out);
        origins_of(out, yyjson_obj_get(article, "origins"));
        fputs("</td></tr>\n", out);
    }
    fputs("</tbody></table>\n", out);
}

static bool is_of_story(yyjson_val *what, size_t story) {
    yyjson_val *of = yyjson_obj_get(what, "story");
    return yyjson_is_int(of) && yyjson_get_uint(of) == story;
}

static void quotes_of(FILE *out, const hsy_shown *shown, yyjson_val *quotes) {
    size_t i, count;
    yyjson_val *quote;
    fputs("<ul>", out);
    yyjson_arr_foreach(quotes, i, count, quote) {
        fputs("<li><q>", out);
        hsy_markup_text(out, text_of(quote, "quote"));
        fputs("</q> ", out);
        article_link(out, article_named(shown, text_of(quote, "article")));
        const char *certainty = text_of(quote, "certainty");
        if (certainty) fprintf(out, " <span class=\"certainty %s\">%s</span>", certainty, certainty);
        fputs("</li>\n", out);
    }
    fputs("</ul>", out);
}

static void claims_of(FILE *out, const hsy_shown *shown, size_t story) {
    size_t i, count;
    yyjson_val *claim;
    heading(out, 2, "Claims");
    yyjson_arr_foreach(yyjson_obj_get(shown->trace, "claims"), i, count, claim) {
        if (!is_of_story(claim, story)) continue;
        fputs("<details><summary>", out);
        hsy_markup_text(out, text_of(claim, "text"));
        fputs(" <span class=\"status\">", out);
        hsy_markup_text(out, text_of(claim, "status"));
        fputs(" · ", out);
        counted(out, yyjson_get_uint(yyjson_obj_get(claim, "independent_origins")), "independent origin");
        fputs("</span></summary><p>Origins: ", out);
        origins_of(out, yyjson_obj_get(claim, "origins"));
        fputs("</p>", out);
        quotes_of(out, shown, yyjson_obj_get(claim, "carriers"));
        fputs("</details>\n", out);
    }
}

/* A finding's kind in words. */
static const char *finding_words(const char *kind) {
    static const char *const words[][2] = {
        {"circular", "Circular reporting: these outlets rest on one another"},
        {"caveat-lost", "A caveat was lost on the way"},
        {"headline-overclaims", "The headline claims more than the text"},
        {"fact-changed", "A number changed on the way"},
        {"one-unnamed-source", "All rests on one unnamed source"},
        {"uncorrected", "A correction was not taken over"},
        {"credit-conflict", "One text, two credits"},
    };
    for (size_t i = 0; kind && i < sizeof words / sizeof *words; i++)
        if (strcmp(kind, words[i][0]) == 0) return words[i][1];
    return kind;
}

/* The outlets of a list of articles, each once in a row. */
static void outlets_of(FILE *out, const hsy_shown *shown, yyjson_val *ids) {
    size_t i, count;
    yyjson_val *id;
    fputs(" <span class=\"outlet\">", out);
    yyjson_arr_foreach(ids, i, count, id) {
        const char *name = text_of(yyjson_obj_get(article_named(shown, yyjson_get_str(id)), "outlet"), "name");
        if (i) fputs(", ", out);
        hsy_markup_text(out, name ? name : yyjson_get_str(id));
    }
    fputs("</span>", out);
}

static void findings_of(FILE *out, const hsy_shown *shown, size_t story) {
    size_t i, count;
    yyjson_val *finding;
    bool is_first = true;
    yyjson_arr_foreach(yyjson_obj_get(shown->trace, "findings"), i, count, finding) {
        if (!is_of_story(finding, story)) continue;
        if (is_first) heading(out, 2, "To be careful about");
        is_first = false;
        fputs("<details class=\"finding\"><summary>", out);
        hsy_markup_text(out, finding_words(text_of(finding, "kind")));
        outlets_of(out, shown, yyjson_obj_get(finding, "articles"));
        fputs("</summary>", out);
        quotes_of(out, shown, yyjson_obj_get(finding, "evidence"));
        fputs("</details>\n", out);
    }
}

bool hsy_page_story(FILE *out, const hsy_shown *shown, size_t number) {
    yyjson_val *story = yyjson_arr_get(yyjson_obj_get(shown->trace, "stories"), number);
    if (!story) return false;
    begin(out, headline_of(shown, story));
    heading(out, 1, headline_of(shown, story));
    summary(out, shown, story);
    findings_of(out, shown, number);
    claims_of(out, shown, number);
    heading(out, 2, "Articles");
    articles_table(out, shown, story);
    end(out);
    return true;
}

/* The byte offset of a code point of UTF-8 text, looked for from an earlier one. */
static size_t byte_of(const char *text, size_t point, size_t *at_point, size_t *at_byte) {
    while (*at_point < point && text[*at_byte]) {
        do ++*at_byte;
        while (((unsigned char)text[*at_byte] & 0xC0) == 0x80);
        ++*at_point;
    }
    return *at_byte;
}

/* Lines of text as paragraphs; a part that is somebody's words is marked. */
static void print_lines(FILE *out, const char *text, size_t start, size_t end) {
    for (size_t i = start; i < end; i++) {
        if (text[i] != '\n') continue;
        hsy_markup_part(out, text, start, i);
        fputs("</p>\n<p>", out);
        start = i + 1;
    }
    hsy_markup_part(out, text, start, end);
}

static void marked_text(FILE *out, yyjson_val *reading) {
    const char *text = text_of(reading, "text");
    size_t i, count, k, spans, at_point = 0, at_byte = 0, done = 0;
    yyjson_val *statement, *span;
    if (!text) return;
    fputs("<p>", out);
    yyjson_arr_foreach(yyjson_obj_get(reading, "statements"), i, count, statement) {
        if (!yyjson_is_null(yyjson_obj_get(statement, "parent"))) continue;
        const char *speaker = text_of(yyjson_obj_get(statement, "speaker"), "name");
        yyjson_arr_foreach(yyjson_obj_get(statement, "content"), k, spans, span) {
            size_t first = yyjson_get_uint(yyjson_arr_get_first(span)),
                   last = yyjson_get_uint(yyjson_arr_get_last(span));
            if (first < at_point) continue;
            size_t start = byte_of(text, first, &at_point, &at_byte), stop = byte_of(text, last, &at_point, &at_byte);
            if (memchr(text + start, '\n', stop - start)) continue;
            print_lines(out, text, done, start);
            fputs("<mark title=\"", out);
            hsy_markup_text(out, speaker ? speaker : "somebody");
            fputs("\">", out);
            hsy_markup_part(out, text, start, stop);
            fputs("</mark>", out);
            done = stop;
        }
    }
    print_lines(out, text, done, strlen(text));
    fputs("</p>\n", out);
}

/* The words under a list of spans, ascending. */
static void words_under(FILE *out, const char *text, yyjson_val *spans) {
    size_t i, count, at_point = 0, at_byte = 0;
    yyjson_val *span;
    yyjson_arr_foreach(spans, i, count, span) {
        size_t start = byte_of(text, yyjson_get_uint(yyjson_arr_get_first(span)), &at_point, &at_byte);
        size_t stop = byte_of(text, yyjson_get_uint(yyjson_arr_get_last(span)), &at_point, &at_byte);
        if (i) fputs(" … ", out);
        hsy_markup_part(out, text, start, stop);
    }
}

static void statements_table(FILE *out, yyjson_val *reading) {
    size_t i, count;
    yyjson_val *statement;
    const char *text = text_of(reading, "text");
    fputs("<table><caption>Who says what</caption><thead><tr><th>Speaker</th><th>Through</th><th>Certainty</th>"
          "<th>Words</th></tr></thead><tbody>\n",
          out);
    yyjson_arr_foreach(yyjson_obj_get(reading, "statements"), i, count, statement) {
        const char *speaker = text_of(yyjson_obj_get(statement, "speaker"), "name");
        fputs("<tr><td>", out);
        hsy_markup_text(out, speaker ? speaker : "not said");
        fputs("</td><td>", out);
        origins_of(out, yyjson_obj_get(statement, "via"));
        fputs("</td><td>", out);
        hsy_markup_text(out, text_of(statement, "certainty"));
        fputs("</td><td>", out);
        if (text) words_under(out, text, yyjson_obj_get(statement, "content"));
        fputs("</td></tr>\n", out);
    }
    fputs("</tbody></table>\n", out);
}

void hsy_page_article(FILE *out, const hsy_shown *shown, yyjson_val *reading, size_t number) {
    const char *title = text_of(reading, "title"), *address = text_of(reading, "url"), *lede = text_of(reading, "lede");
    yyjson_val *story = number < shown->count ? yyjson_obj_get(shown->articles[number], "story") : NULL;
    begin(out, title ? title : "Article");
    heading(out, 1, title ? title : "(without a headline)");
    fputs("<p class=\"summary\">", out);
    hsy_markup_text(out, text_of(yyjson_obj_get(reading, "outlet"), "name"));
    fputs(" ", out);
    hsy_markup_text(out, text_of(reading, "published"));
    if (yyjson_is_int(story)) fprintf(out, " · <a href=\"/story/%zu\">story</a>", (size_t)yyjson_get_uint(story));
    if (hsy_markup_is_link(address)) {
        fputs(" · <a rel=\"noreferrer\" href=\"", out);
        hsy_markup_text(out, address);
        fputs("\">page</a>", out);
    }
    fputs("</p>\n", out);
    if (lede) {
        fputs("<p class=\"lede\">", out);
        hsy_markup_text(out, lede);
        fputs("</p>\n", out);
    }
    fputs("<article>", out);
    marked_text(out, reading);
    fputs("</article>\n", out);
    statements_table(out, reading);
    end(out);
}

void hsy_page_found(FILE *out, const char *query, yyjson_doc **found, size_t count) {
    begin(out, "Search");
    heading(out, 1, query);
    fputs("<ul>\n", out);
    for (size_t i = 0; i < count; i++) {
        yyjson_val *article = yyjson_doc_get_root(found[i]);
        const char *title = text_of(article, "title");
        fprintf(out, "<li><a href=\"/article/%zu\">", (size_t)yyjson_get_uint(yyjson_obj_get(article, "id")));
        hsy_markup_text(out, title ? title : "(without a headline)");
        fputs("</a><br>", out);
        hsy_markup_text(out, text_of(article, "snippet"));
        fputs("</li>\n", out);
    }
    fputs("</ul>\n", out);
    end(out);
}

void hsy_page_failed(FILE *out, const char *what) {
    begin(out, "Not found");
    heading(out, 1, what);
    end(out);
}
