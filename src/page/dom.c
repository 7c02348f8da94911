/* Bytes to a document, within limits. What is kept out of the tree is decided in gate.c. */
#include <stdlib.h>

#include "page/block.h"
#include "page/gate.h"

enum {
    NAMES_MOST = 20000, /* different tags and attributes; real pages have some hundred */
    CHUNK = 1 << 16,    /* bytes given to the tokenizer at a time */
    ROOM = 512 << 10,   /* bytes; an empty document takes 280 KB */
};

static void close_document(void *document) { lxb_html_document_destroy(document); }

static void close_parser(void *parser) { lxb_html_parser_destroy(parser); }

/* lexbor keeps every name of a tag or attribute in a hash table of fixed size. */
static bool has_too_many_names(const lxb_html_tokenizer_t *tokenizer, hsy_gate *gate) {
    size_t names = (tokenizer->tags ? lexbor_dobject_allocated(tokenizer->tags->entries) : 0) +
                   (tokenizer->attrs ? lexbor_dobject_allocated(tokenizer->attrs->entries) : 0);
    gate->is_full |= names > NAMES_MOST;
    return gate->is_full;
}

/* Finds again what the gate lost sight of, where HTML's rules put an element far from its tag. */
static void find_heads(hsy_gate *gate, lxb_html_document_t *document) {
    gate->heads->count = 0;
    lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
    for (; node; node = hsy_dom_following(node))
        if (hsy_is_head(node->local_name)) HSY_PUSH(gate->arena, gate->heads, node);
}

/* HTML has no errors that would end its parsing: where lexbor fails there is no memory. When that gives out while a
 * document is made, lexbor (3.0) takes down what it has not made yet and crashes; hence it is asked for before, which
 * leaves the moment in which another thread takes it. */
static lxb_html_document_t *begin(hsy_arena *arena, lxb_html_parser_t *parser) {
    void *room = malloc(ROOM);
    if (!room) hsy_arena_out_of_memory(arena);
    free(room);
    lxb_html_document_t *document = lxb_html_parse_chunk_begin(parser);
    if (!document) hsy_arena_out_of_memory(arena);
    hsy_arena_defer(arena, close_document, document);
    return document;
}

static lxb_html_document_t *parse(hsy_arena *arena, lxb_html_parser_t *parser, hsy_gate *gate, hsy_slice html) {
    lxb_html_document_t *document = begin(arena, parser);
    lxb_html_tokenizer_t *tokenizer = lxb_html_parser_tokenizer(parser);
    hsy_gate_open(gate, arena, parser, html);
    for (size_t at = 0; at < html.length && !gate->is_full && !has_too_many_names(tokenizer, gate);) {
        hsy_slice chunk = hsy_slice_sub(html, at, at + CHUNK);
        if (lxb_html_parse_chunk_process(parser, (const lxb_char_t *)chunk.at, chunk.length) != LXB_STATUS_OK)
            hsy_arena_out_of_memory(arena);
        at += chunk.length;
        if (gate->skipped_to > at) at = gate->skipped_to;
    }
    lxb_html_parse_chunk_end(parser);
    if (!gate->has_all_heads) find_heads(gate, document);
    document->dom_document.node.user = gate->heads;
    return document;
}

lxb_html_document_t *hsy_dom_parse(hsy_arena *arena, hsy_slice html, hsy_errors *errors) {
    lxb_html_parser_t *parser = lxb_html_parser_create();
    if (!parser) hsy_arena_out_of_memory(arena);
    hsy_arena_defer(arena, close_parser, parser);
    if (lxb_html_parser_init(parser) != LXB_STATUS_OK) hsy_arena_out_of_memory(arena);
    hsy_gate gate = {0};
    lxb_html_document_t *document = parse(arena, parser, &gate, html);
    if (gate.is_full)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                       "the page has more than %d elements or %d names of them; the rest was left out",
                       HSY_PAGE_ELEMENTS_MOST, NAMES_MOST);
    if (gate.dropped)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                       "%zu elements stood deeper than %d and were dropped", gate.dropped, HSY_PAGE_DEPTH_MOST);
    return document;
}

const hsy_nodes *hsy_dom_heads(const lxb_html_document_t *document) { return document->dom_document.node.user; }

hsy_slice hsy_dom_attribute(lxb_dom_node_t *node, hsy_slice name) {
    if (!node || node->type != LXB_DOM_NODE_TYPE_ELEMENT) return (hsy_slice){0};
    if (!lxb_dom_interface_element(node)->first_attr) return (hsy_slice){0};
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
