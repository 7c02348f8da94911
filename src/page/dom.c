/* Bytes to a document, with limits that lexbor's parser does not have.
 *
 * HTML's tree construction walks the stack of open elements for nearly every tag and compares every attribute of an
 * element with those before it, so a page of 60 million "<div>" or one tag with a million attributes costs quadratic
 * time. The limits are kept where each token passes from tokenizer to tree: start tags below HSY_PAGE_DEPTH_MOST open
 * elements are dropped (browsers flatten there too), so are formatting elements past FORMATTING_MOST (each <p> would
 * open them all again), attributes past HSY_PAGE_ATTRIBUTES_MOST, and everything behind HSY_PAGE_ELEMENTS_MOST
 * elements.
 */
#include "page/block.h"

enum {
    FORMATTING_MOST = 64, /* active formatting elements; real pages have below 10 */
    NAMES_MOST = 20000,   /* different tags and attributes; real pages have some hundred */
    CHUNK = 1 << 16,      /* bytes given to the tokenizer at a time */
};

typedef struct token_gate {
    lxb_html_tokenizer_token_f pass;
    void *context;
    lxb_html_tree_t *tree;
    size_t elements, dropped;
    bool is_full;
} token_gate;

static void close_document(void *document) { lxb_html_document_destroy(document); }

static void close_parser(void *parser) { lxb_html_parser_destroy(parser); }

static void cut_attributes(lxb_html_token_t *token) {
    size_t count = 0;
    for (lxb_html_token_attr_t *attribute = token->attr_first; attribute; attribute = attribute->next) {
        if (++count < HSY_PAGE_ATTRIBUTES_MOST) continue;
        attribute->next = NULL;
        token->attr_last = attribute;
    }
}

static bool is_formatting(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_A:
    case LXB_TAG_B:
    case LXB_TAG_BIG:
    case LXB_TAG_CODE:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_NOBR:
    case LXB_TAG_S:
    case LXB_TAG_SMALL:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_TT:
    case LXB_TAG_U: return true;
    default: return false;
    }
}

static bool is_start_tag(const lxb_html_token_t *token) {
    return token->tag_id >= LXB_TAG__BEGIN && !(token->type & LXB_HTML_TOKEN_TYPE_CLOSE);
}

static lxb_html_token_t *let_through(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token, void *context) {
    token_gate *gate = context;
    if (token->tag_id == LXB_TAG__END_OF_FILE) return gate->pass(tokenizer, token, gate->context);
    if (gate->is_full) return token;
    if (is_start_tag(token)) {
        cut_attributes(token);
        if (gate->tree->open_elements->length >= HSY_PAGE_DEPTH_MOST ||
            (gate->tree->active_formatting->length >= FORMATTING_MOST && is_formatting(token->tag_id))) {
            gate->dropped++;
            return token;
        }
        if (++gate->elements >= HSY_PAGE_ELEMENTS_MOST) gate->is_full = true;
    }
    return gate->pass(tokenizer, token, gate->context);
}

/* lexbor keeps every name of a tag or attribute in a hash table of fixed size. */
static bool has_too_many_names(const lxb_html_tokenizer_t *tokenizer, token_gate *gate) {
    size_t names = (tokenizer->tags ? lexbor_dobject_allocated(tokenizer->tags->entries) : 0) +
                   (tokenizer->attrs ? lexbor_dobject_allocated(tokenizer->attrs->entries) : 0);
    gate->is_full |= names > NAMES_MOST;
    return gate->is_full;
}

static lxb_html_document_t *parse(lxb_html_parser_t *parser, token_gate *gate, hsy_slice html) {
    lxb_html_document_t *document = lxb_html_parse_chunk_begin(parser);
    if (!document) return NULL;
    lxb_html_tokenizer_t *tokenizer = lxb_html_parser_tokenizer(parser);
    gate->pass = tokenizer->callback_token_done;
    gate->context = tokenizer->callback_token_ctx;
    gate->tree = lxb_html_parser_tree(parser);
    lxb_html_tokenizer_callback_token_done_set(tokenizer, let_through, gate);
    for (size_t at = 0; at < html.length && !gate->is_full && !has_too_many_names(tokenizer, gate); at += CHUNK) {
        hsy_slice chunk = hsy_slice_sub(html, at, at + CHUNK);
        if (lxb_html_parse_chunk_process(parser, (const lxb_char_t *)chunk.at, chunk.length) != LXB_STATUS_OK) break;
    }
    lxb_html_parse_chunk_end(parser);
    return document;
}

lxb_html_document_t *hsy_dom_parse(hsy_arena *arena, hsy_slice html, hsy_errors *errors) {
    lxb_html_parser_t *parser = lxb_html_parser_create();
    if (!parser) return NULL;
    hsy_arena_defer(arena, close_parser, parser);
    if (lxb_html_parser_init(parser) != LXB_STATUS_OK) return NULL;
    token_gate gate = {0};
    lxb_html_document_t *document = parse(parser, &gate, html);
    if (!document) return NULL;
    hsy_arena_defer(arena, close_document, document);
    if (gate.is_full)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                       "the page has more than %d elements or %d names of them; the rest was left out",
                       HSY_PAGE_ELEMENTS_MOST, NAMES_MOST);
    if (gate.dropped)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                       "%zu elements stood deeper than %d and were dropped", gate.dropped, HSY_PAGE_DEPTH_MOST);
    return document;
}

hsy_slice hsy_dom_attribute(lxb_dom_node_t *node, hsy_slice name) {
    if (!node || node->type != LXB_DOM_NODE_TYPE_ELEMENT) return (hsy_slice){0};
    size_t length = 0;
    const lxb_char_t *value = lxb_dom_element_get_attribute(lxb_dom_interface_element(node),
                                                            (const lxb_char_t *)name.at, name.length, &length);
    return (hsy_slice){(const char *)value, value ? length : 0};
}

lxb_dom_node_t *hsy_dom_following(lxb_dom_node_t *node) {
    if (node->first_child) return node->first_child;
    while (node && !node->next) node = node->parent;
    return node ? node->next : NULL;
}
