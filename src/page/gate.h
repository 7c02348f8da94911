/* What of a page reaches the tree: limits, and text that nobody reads passed over. See gate.c. */
#ifndef HEARSAY_PAGE_GATE_H
#define HEARSAY_PAGE_GATE_H

#include <lexbor/html/html.h>

#include "page/block.h"

enum { HSY_GATE_NAMES = 64 };

/* Whether attributes of a name reach the tree. */
typedef struct hsy_known_name {
    const lxb_dom_attr_data_t *data;
    bool is_kept;
} hsy_known_name;

/* Stands between the tokenizer and the tree of one parser. */
typedef struct hsy_gate {
    lxb_html_tokenizer_token_f pass; /* the tree's own callback, and its context */
    void *context;
    lxb_html_tree_t *tree;
    hsy_slice html;                   /* all of the page, of which the tokenizer gets a chunk at a time */
    size_t skipped_to;                /* up to here the page needs no tokenizer */
    lxb_html_tokenizer_state_f go_on; /* the tokenizer's state behind what is passed over */
    hsy_known_name names[HSY_GATE_NAMES];
    hsy_arena *arena;
    hsy_nodes *heads;         /* see hsy_dom_heads */
    bool has_all_heads;       /* no such element was made where it was not found */
    size_t elements, dropped; /* let through, and left out for their depth */
    bool is_full;             /* nothing more is let through */
} hsy_gate;

/* Puts the gate between the parser's tokenizer and its tree. `html` must live as long as the document. */
void hsy_gate_open(hsy_gate *gate, hsy_arena *arena, lxb_html_parser_t *parser, hsy_slice html);
/* Whether an element is one of hsy_dom_heads. */
bool hsy_is_head(lxb_tag_id_t tag);

#endif
