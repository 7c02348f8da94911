/* The chain of a claim: who told it to whom, as lists within lists.
 *
 *     Engineer (unnamed), through Kalder Tagblatt
 *       Kalder Tagblatt        unconfirmed   "…"
 *         Northgate Herald     unconfirmed   "…"
 *           Harbor Ledger      reported      "…"    the caveat is lost here
 *
 * Each article that carries the claim hangs under the one that its text, or its report, came from, if that carries it
 * too. Where the one above has a caveat in one of its sentences and the one below in none, the caveat is lost.
 */
#include <stdlib.h>

#include "serve/claim.h"
#include "serve/map.h"

enum { MOST_QUOTES = 4, MOST_DEPTH = 40 };

static bool is_doubt(hsy_slice certainty) {
    return hsy_slice_equal(certainty, HSY_S("hedged")) || hsy_slice_equal(certainty, HSY_S("unconfirmed")) ||
           hsy_slice_equal(certainty, HSY_S("denied"));
}

/* Whether some sentence of the article tells the claim with a caveat. */
static bool has_doubt(const hsy_claim_chain *chain, const hsy_map_node *node) {
    yyjson_val *carrier;
    HSY_EACH(carrier, hsy_value(chain->claim, "carriers")) {
        bool is_here = hsy_id_number(hsy_value_text(carrier, "article")) == node->number;
        if (is_here && is_doubt(hsy_value_text(carrier, "certainty"))) return true;
    }
    return false;
}

static bool loses_caveat(const hsy_claim_chain *chain, const hsy_map_node *node) {
    const hsy_map_node *parent = node->parent == HSY_MAP_NONE ? NULL : &chain->map.nodes[node->parent];
    return parent && parent->article && has_doubt(chain, parent) && !has_doubt(chain, node);
}

static void put_quote(hsy_page *page, yyjson_val *carrier, hsy_slice language) {
    hsy_markup(page->out, "<blockquote");
    hsy_put_lang(page, language);
    hsy_markup(page->out, yyjson_is_null(hsy_value(carrier, "span")) ? " class=\"headline\"><p>" : "><p>");
    hsy_markup_text(page->out, hsy_value_text(carrier, "quote"));
    hsy_markup(page->out, " ");
    hsy_put_certainty(page, hsy_value_text(carrier, "certainty"));
    hsy_markup(page->out, "</p></blockquote>\n");
}

static void put_quotes(hsy_page *page, const hsy_claim_chain *chain, const hsy_map_node *node) {
    yyjson_val *carrier;
    size_t shown = 0;
    HSY_EACH(carrier, hsy_value(chain->claim, "carriers")) {
        if (hsy_id_number(hsy_value_text(carrier, "article")) != node->number || shown++ == MOST_QUOTES) continue;
        put_quote(page, carrier, hsy_value_text(node->article, "language"));
    }
}

static void put_relation(hsy_page *page, const hsy_map_node *node) {
    yyjson_val *share = hsy_value(node->relay, "share");
    if (!node->relay) return;
    hsy_markup(page->out, " <span class=\"how k-");
    hsy_markup_text(page->out, hsy_value_text(node->relay, "kind"));
    hsy_markup(page->out, "\">");
    hsy_put_named(page, "relay.", hsy_value_text(node->relay, "kind"));
    hsy_markup(page->out, "</span> ");
    hsy_slice kind, name = hsy_party_parts(hsy_value_text(node->relay, "from"), &kind);
    if (!hsy_slice_equal(kind, HSY_S("article"))) hsy_markup_text(page->out, name);
    if (yyjson_is_num(share)) hsy_buffer_print(page->out, " %.0f\xC2\xA0%%", yyjson_get_num(share) * 100);
}

static void put_node(hsy_page *page, const hsy_claim_chain *chain, uint32_t at, int depth);

static void put_children(hsy_page *page, const hsy_claim_chain *chain, uint32_t at, int depth) {
    if (at == HSY_MAP_NONE || depth > MOST_DEPTH) return;
    hsy_markup(page->out, "<ol>\n");
    for (; at != HSY_MAP_NONE; at = chain->map.nodes[at].next) put_node(page, chain, at, depth);
    hsy_markup(page->out, "</ol>\n");
}

static void put_node(hsy_page *page, const hsy_claim_chain *chain, uint32_t at, int depth) {
    const hsy_map_node *node = &chain->map.nodes[at];
    bool is_lost = loses_caveat(chain, node);
    hsy_markup(page->out, is_lost ? "<li class=\"link lost\">" : "<li class=\"link\">");
    hsy_markup(page->out, "<p class=\"source\">");
    hsy_put_link(page, "/article/", node->number, node->name);
    hsy_markup(page->out, " ");
    hsy_put_time(page, hsy_value_text(node->article, "published"));
    put_relation(page, node);
    if (is_lost) {
        hsy_markup(page->out, " <strong class=\"flag f-caveat-lost\">");
        hsy_put_word(page, HSY_WORD_CAVEAT_LOST_HERE);
        hsy_markup(page->out, "</strong>");
    }
    hsy_markup(page->out, "</p>\n");
    put_quotes(page, chain, node);
    put_children(page, chain, node->child, depth + 1);
    hsy_markup(page->out, "</li>\n");
}

void hsy_put_claim_chain(hsy_page *page, const hsy_claim_chain *chain) {
    hsy_markup(page->out, "<ol class=\"chain\">\n");
    for (uint32_t i = 0; i < chain->map.articles; i++) {
        const hsy_map_node *node = &chain->map.nodes[i];
        bool is_root = node->parent == HSY_MAP_NONE || !chain->map.nodes[node->parent].article;
        if (is_root) put_node(page, chain, i, 0);
    }
    hsy_markup(page->out, "</ol>\n");
}
