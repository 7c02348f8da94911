/* A story's relays as a table: what the map shows, for those who read tables or hear them. map.js takes the words that
 * it shows beside the map from here, so that they stand in one place. */
#include <stdlib.h>

#include "serve/map.h"
#include "serve/story.h"

/* A relay and the article that it leads to, so that each article finds its own. */
typedef struct arrival {
    long long to;
    size_t order;
    yyjson_val *relay;
} arrival;

static int by_article(const void *a, const void *b) {
    const arrival *x = a, *y = b;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static arrival *arrivals_of(hsy_page *page, size_t *count) {
    yyjson_val *relays = hsy_value(page->json, "relays"), *relay;
    arrival *all = HSY_NEW_ARRAY(page->arena, arrival, yyjson_arr_size(relays) + 1);
    *count = 0;
    HSY_EACH(relay, relays) {
        all[*count] = (arrival){hsy_id_number(hsy_value_text(relay, "to")), *count, relay};
        ++*count;
    }
    qsort(all, *count, sizeof *all, by_article);
    return all;
}

void hsy_put_outlet_of(hsy_page *page, yyjson_val *article) {
    yyjson_val *outlet = hsy_value(article, "outlet");
    hsy_slice name = hsy_value_text(outlet, "name"), domain = hsy_value_text(outlet, "domain");
    if (name.length || domain.length)
        hsy_put_name_link(page, "/outlet/", name.length ? name : domain);
    else
        hsy_put_word(page, HSY_WORD_UNNAMED);
}

/* "Kalder Tagblatt" with a link to the article, or the party's name with one to its page. */
static void put_source(hsy_page *page, const hsy_roll *roll, hsy_slice from) {
    hsy_slice kind, name = hsy_party_parts(from, &kind);
    if (hsy_slice_equal(kind, HSY_S("article"))) {
        yyjson_val *article = hsy_roll_find(roll, name);
        hsy_put_link(page, "/article/", hsy_id_number(name), hsy_map_outlet(page->arena, article));
        return;
    }
    if (hsy_slice_equal(kind, HSY_S("source")))
        hsy_markup_text(page->out, name);
    else
        hsy_put_name_link(page, "/outlet/", name);
}

static void put_relay(hsy_page *page, const hsy_roll *roll, yyjson_val *relay) {
    hsy_slice kind = hsy_value_text(relay, "kind"), from = hsy_value_text(relay, "from");
    yyjson_val *share = hsy_value(relay, "share");
    hsy_markup(page->out, "<li data-from=\"");
    hsy_markup_text(page->out, from);
    hsy_markup(page->out, "\"><span class=\"how k-");
    hsy_markup_text(page->out, kind);
    hsy_markup(page->out, "\">");
    hsy_put_named(page, "relay.", kind);
    hsy_markup(page->out, "</span> ");
    put_source(page, roll, from);
    if (yyjson_is_num(share)) hsy_buffer_print(page->out, ", %.0f\xC2\xA0%%", yyjson_get_num(share) * 100);
    if (hsy_slice_starts(from, HSY_S("article:"))) {
        hsy_buffer_print(page->out, " <a class=\"beside\" href=\"/compare?a=%lld&amp;b=%lld\">", hsy_id_number(from),
                         hsy_id_number(hsy_value_text(relay, "to")));
        hsy_put_word(page, HSY_WORD_SIDE_BY_SIDE);
        hsy_markup(page->out, "</a>");
    }
    hsy_markup(page->out, "</li>");
}

static void put_origins(hsy_page *page, yyjson_val *article) {
    yyjson_val *origin;
    hsy_markup(page->out, "<ul>");
    HSY_EACH(origin, hsy_value(article, "origins")) {
        hsy_slice kind, name = hsy_party_parts(hsy_value_string(origin), &kind);
        hsy_markup(page->out, "<li>");
        if (kind.length == 0)
            hsy_put_named(page, "origin.", name);
        else
            hsy_markup_text(page->out, name);
        hsy_markup(page->out, "</li>");
    }
    hsy_markup(page->out, "</ul>");
}

static void put_row(hsy_page *page, const hsy_roll *roll, yyjson_val *article, const arrival *arrivals, size_t count) {
    long long number = hsy_id_number(hsy_value_text(article, "id"));
    hsy_slice title = hsy_value_text(article, "title");
    hsy_buffer_print(page->out, "<tr id=\"row-%lld\"><td class=\"when\">", number);
    hsy_put_time(page, hsy_value_text(article, "published"));
    hsy_markup(page->out, "</td><th scope=\"row\"><span class=\"outlet\">");
    hsy_put_outlet_of(page, article);
    hsy_buffer_print(page->out, "</span> <a href=\"/article/%lld\"", number);
    hsy_put_lang(page, hsy_value_text(article, "language"));
    hsy_markup(page->out, ">");
    hsy_markup_text(page->out, title.length ? title : hsy_word_of(page, HSY_WORD_NO_TITLE));
    hsy_markup(page->out, "</a></th><td><ul class=\"from\">");
    for (size_t i = 0; i < count; i++) put_relay(page, roll, arrivals[i].relay);
    hsy_markup(page->out, "</ul></td><td>");
    hsy_put_certainty(page, hsy_value_text(article, "body_certainty"));
    hsy_markup(page->out, "</td><td>");
    put_origins(page, article);
    hsy_markup(page->out, "</td></tr>\n");
}

static size_t first_arrival(const arrival *all, size_t count, long long to) {
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (all[middle].to < to)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

void hsy_put_story_table(hsy_page *page, const hsy_roll *roll) {
    static const hsy_word columns[] = {HSY_WORD_WHEN, HSY_WORD_ARTICLE, HSY_WORD_FROM, HSY_WORD_CERTAINTY,
                                       HSY_WORD_ORIGINS};
    size_t count, rows = 0;
    const arrival *all = arrivals_of(page, &count);
    yyjson_val *article;
    hsy_markup(page->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"articles\">");
    hsy_put_table(page, HSY_WORD_STORY_ARTICLES, columns, sizeof columns / sizeof *columns);
    HSY_EACH(article, hsy_value(page->json, "articles")) {
        if (rows++ == HSY_STORY_MOST_ROWS) break;
        long long number = hsy_id_number(hsy_value_text(article, "id"));
        size_t first = first_arrival(all, count, number), end = first_arrival(all, count, number + 1);
        put_row(page, roll, article, all + first, end - first);
    }
    hsy_markup(page->out, "</tbody></table></div>\n");
    if (rows > HSY_STORY_MOST_ROWS) {
        hsy_markup(page->out, "<p class=\"hint\">");
        hsy_put_word(page, HSY_WORD_MORE_IN_EXPORTS);
        hsy_markup(page->out, "</p>\n");
    }
}
