/* What of a page reaches the tree: limits, and text that nobody reads passed over. See gate.c. */
#ifndef HEARSAY_PAGE_GATE_H
#define HEARSAY_PAGE_GATE_H

#include <lexbor/html/html.h>

#include "page/block.h"

enum { HSY_GATE_TAGS = 64, HSY_GATE_ATTRIBUTES = 128 /* names that are kept in mind */ };

/* Of which elements an attribute reaches the tree. */
typedef enum hsy_kept { HSY_KEPT_NEVER, HSY_KEPT, HSY_KEPT_OF_IMAGES, HSY_KEPT_OF_WORDS /* and of images */ } hsy_kept;

/* A name as a tag had it last. */
typedef struct hsy_seen_tag {
    hsy_slice name;
    lxb_tag_id_t tag;
} hsy_seen_tag;

typedef struct hsy_seen_attribute {
    hsy_slice name;
    const lxb_dom_attr_data_t *data; /* NULL when lexbor has not seen it and nobody reads it */
    hsy_kept kept;
} hsy_seen_attribute;

/* Stands between the tokenizer and the tree of one parser. */
typedef struct hsy_gate {
    lxb_html_tokenizer_token_f pass; /* the tree's own callback, and its context */
    void *context;
    lxb_html_tree_t *tree;
    hsy_slice html;                   /* all of the page, of which the tokenizer gets a chunk at a time */
    size_t skipped_to;                /* up to here the page needs no tokenizer */
    lxb_html_tokenizer_state_f go_on; /* the tokenizer's state behind what is passed over */
    hsy_seen_tag tags[HSY_GATE_TAGS];
    hsy_seen_attribute attributes[HSY_GATE_ATTRIBUTES];
    lxb_html_token_attr_t kept[HSY_PAGE_ATTRIBUTES_MOST]; /* of the tag that tokens.c reads */
    bool is_cut;                                          /* that tag has no attributes that nobody reads */
    hsy_arena *arena;
    hsy_nodes *heads;         /* see hsy_dom_heads */
    bool has_all_heads;       /* no such element was made where it was not found */
    size_t elements, dropped; /* let through, and left out for their depth */
    bool is_full;             /* nothing more is let through */
} hsy_gate;

/* Puts the gate between the parser's tokenizer and its tree. `html` must live as long as the document. */
void hsy_gate_open(hsy_gate *gate, hsy_arena *arena, lxb_html_parser_t *parser, hsy_slice html);
/* What is to be done with attributes of a name (in lower case); `data` may be NULL. */
hsy_kept hsy_kept_of(const lxb_dom_attr_data_t *data, hsy_slice name);
bool hsy_is_kept(hsy_kept kept, lxb_tag_id_t tag);
/* tokens.c: the tokenizer's state between two tokens. Reads text and a tag, or leaves them to the tokenizer. */
const lxb_char_t *hsy_tokens_read(lxb_html_tokenizer_t *tokenizer, const lxb_char_t *data, const lxb_char_t *end);
/* Whether an element is one of hsy_dom_heads. */
bool hsy_is_head(lxb_tag_id_t tag);

#endif
