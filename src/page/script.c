/* The article of a page that keeps it in a script: what a browser would show once its scripts have run.
 *
 *     <script>push([1,"\u003cp\u003eThe dam broke on Monday.\u003c/p\u003e…"])</script>  ->  "<p>The dam broke …</p>…"
 *     <script>state = {"body": [{"type": "text", "content": "The dam broke …"}, …]}</script>  ->  the same, by tree.c
 *
 * Asked only when the visible text has little or no body. There may be the string literal of a script that holds most
 * paragraphs in HTML, or a script that is a template in HTML; a list of nodes in a script's data; the articleBody of
 * the page's JSON-LD with a paragraph a line. The list wins when it holds about as much as the string, since it says
 * what each piece is, and articleBody when it has much more than both. What comes out is markup for the ordinary way
 * through parser, blocks and roles.
 */
#include <lexbor/dom/interfaces/character_data.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "page/measure.h"
#include "page/script.h"

enum {
    PARAGRAPHS_LEAST = 3,   /* of a string that counts as an article */
    BODY_LEAST = 200,       /* bytes of an articleBody */
    LITERAL_MOST = 8 << 20, /* bytes of a string */
    TREE_SHARE = 60,        /* percent of another source's bytes that a list of nodes has at least when it is taken */
};

typedef struct script_search {
    hsy_slice best; /* the raw literal or template */
    size_t paragraphs;
    bool is_escaped;
} script_search;

static size_t count_of(hsy_slice text, hsy_slice needle) {
    size_t count = 0;
    for (size_t at = 0; (at = hsy_slice_find(text, needle, at)) != HSY_NOT_FOUND; at += needle.length) count++;
    return count;
}

static void consider(script_search *search, hsy_slice text, bool is_escaped) {
    if (text.length > LITERAL_MOST) return;
    size_t count = count_of(text, HSY_S("<p"));
    if (is_escaped) count += count_of(text, HSY_S("\\u003cp")) + count_of(text, HSY_S("\\u003Cp"));
    if (count < PARAGRAPHS_LEAST || count <= search->paragraphs) return;
    *search = (script_search){.best = text, .paragraphs = count, .is_escaped = is_escaped};
}

size_t hsy_script_literal_end(hsy_slice code, size_t start) {
    size_t at = start;
    while (at < code.length && code.at[at] != '"') at += code.at[at] == '\\' ? 2 : 1;
    return at < code.length ? at : code.length;
}

/* Every string literal in double quotation marks. */
static void search_literals(script_search *search, hsy_slice code) {
    for (size_t at = 0; (at = hsy_slice_find_byte(code, '"', at)) != HSY_NOT_FOUND;) {
        size_t start = at + 1, end = hsy_script_literal_end(code, start);
        consider(search, hsy_slice_sub(code, start, end), true);
        at = end + 1;
    }
}

static bool is_template(lxb_dom_node_t *script) {
    hsy_slice type = hsy_dom_attribute(script, HSY_S("type"));
    return hsy_slice_find(type, HSY_S("template"), 0) != HSY_NOT_FOUND ||
           hsy_slice_find(type, HSY_S("html"), 0) != HSY_NOT_FOUND;
}

hsy_slice hsy_script_code(const lxb_dom_node_t *script) {
    const lxb_dom_node_t *text = script->first_child;
    if (!text || text->type != LXB_DOM_NODE_TYPE_TEXT) return (hsy_slice){"", 0};
    const lexbor_str_t *data = &((const lxb_dom_character_data_t *)text)->data;
    return (hsy_slice){(const char *)data->data, data->length};
}

static void search_script(script_search *search, lxb_dom_node_t *script) {
    hsy_slice code = hsy_script_code(script);
    if (is_template(script))
        consider(search, code, false);
    else
        search_literals(search, code);
}

/* ---- escapes ---- */

/* The number of four hexadecimal digits at `at`, or UINT32_MAX. */
static uint32_t hex_at(hsy_slice text, size_t at) {
    uint32_t number = 0;
    if (at + 4 > text.length) return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = hsy_to_lower(text.at[i]);
        if (!hsy_is_digit(c) && (c < 'a' || c > 'f')) return UINT32_MAX;
        number = number * 16 + (uint32_t)(hsy_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return number;
}

static void add_code_point(hsy_buffer *out, uint32_t code_point) {
    char bytes[4];
    if (code_point == 0 || (code_point >= 0xD800 && code_point < 0xE000)) code_point = HSY_REPLACEMENT;
    hsy_buffer_add(out, (hsy_slice){bytes, hsy_utf8_put(code_point, bytes)});
}

/* Takes in the escape whose backslash is at `at`; returns where it ends. */
static size_t add_escape(hsy_buffer *out, hsy_slice text, size_t at) {
    char kind = at + 1 < text.length ? text.at[at + 1] : '\\';
    uint32_t high = kind == 'u' ? hex_at(text, at + 2) : UINT32_MAX;
    if (high == UINT32_MAX) {
        hsy_buffer_add_byte(out, kind == 'n' || kind == 'r' ? '\n' : kind == 't' ? ' ' : kind);
        return at + 2;
    }
    bool is_pair =
        high >= 0xD800 && high < 0xDC00 && at + 7 < text.length && text.at[at + 6] == '\\' && text.at[at + 7] == 'u';
    uint32_t low = is_pair ? hex_at(text, at + 8) : UINT32_MAX;
    if (low < 0xDC00 || low > 0xDFFF) {
        add_code_point(out, high);
        return at + 6;
    }
    add_code_point(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    return at + 12;
}

hsy_slice hsy_script_unescape(hsy_arena *arena, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t at = 0; at < text.length;) {
        size_t next = hsy_slice_find_byte(text, '\\', at);
        hsy_buffer_add(&out, hsy_slice_sub(text, at, next));
        at = next == HSY_NOT_FOUND ? text.length : add_escape(&out, text, next);
    }
    return hsy_utf8_repair(arena, hsy_buffer_text(&out), NULL);
}

/* A plain text as paragraphs, one a line. */
static hsy_slice paragraphs_of(hsy_arena *arena, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_buffer_add_c(&out, "<article>");
    while (text.at) {
        hsy_slice line = hsy_slice_trim(hsy_slice_cut(&text, '\n'));
        if (!line.length) continue;
        hsy_buffer_add_c(&out, "<p>");
        hsy_buffer_add(&out, line);
    }
    return hsy_buffer_text(&out);
}

/* A literal's own text is what its tags leave; as a rule of thumb four fifths. */
static bool is_enough(const hsy_tree_article *tree, size_t other) {
    return tree->bytes > 0 && tree->bytes * 100 >= other * TREE_SHARE;
}

bool hsy_script_holds(const lxb_html_document_t *document, hsy_slice words) {
    const hsy_nodes *heads = hsy_dom_heads(document);
    for (size_t i = 0; i < heads->count; i++) {
        if (heads->items[i]->local_name != LXB_TAG_SCRIPT) continue;
        if (hsy_slice_find(hsy_script_code(heads->items[i]), words, 0) != HSY_NOT_FOUND) return true;
    }
    return false;
}

hsy_tree_article hsy_script_article(hsy_arena *arena, lxb_html_document_t *document, const hsy_evidence *evidence) {
    script_search search = {0};
    lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
    for (; node; node = hsy_dom_following(node))
        if (node->local_name == LXB_TAG_SCRIPT) search_script(&search, node);
    hsy_script_values values = hsy_script_values_of(arena, document);
    hsy_tree_article article = hsy_tree_article_of(arena, &values, evidence->title);
    size_t given = evidence->body.length >= BODY_LEAST ? evidence->body.length : 0;
    size_t literal = search.paragraphs ? search.best.length : 0;
    if (is_enough(&article, literal) && is_enough(&article, given)) return article;
    article = (hsy_tree_article){0};
    if (literal)
        article.html = search.is_escaped ? hsy_script_unescape(arena, search.best) : search.best;
    else if (given)
        article.html = paragraphs_of(arena, evidence->body);
    return article;
}
