/* Articles that exist in scripts only: script.c chooses, script_data.c finds the JSON, tree.c the article in it. */
#ifndef HEARSAY_PAGE_SCRIPT_H
#define HEARSAY_PAGE_SCRIPT_H

#include <yyjson.h>

#include "page/block.h"

enum { HSY_SCRIPT_MOST = 8 << 20 /* bytes of a script that is looked into */ };

/* A value of JSON that a script holds. */
typedef struct hsy_script_value {
    yyjson_val *root;
} hsy_script_value;

HSY_VECTOR_TYPE(hsy_script_values, hsy_script_value);

/* script_data.c: the values in the scripts of a page that may hold an article. They live as long as the arena. */
hsy_script_values hsy_script_values_of(hsy_arena *arena, lxb_html_document_t *document);

/* What tree.c found: the article as markup, and what the object around it says of it. */
typedef struct hsy_tree_article {
    hsy_slice html;
    size_t bytes; /* of text in it */
    hsy_slice title, published;
    hsy_slices authors;
} hsy_tree_article;

/* tree.c: the article in the values; all empty when there is none. `title` is the page's, which tells its article from
 * others in the same data. */
hsy_tree_article hsy_tree_article_of(hsy_arena *arena, const hsy_script_values *values, hsy_slice title);

/* script.c: the text of a script, or of another element that holds nothing else; a string literal without its escapes.
 */
hsy_slice hsy_script_code(const lxb_dom_node_t *script);
hsy_slice hsy_script_unescape(hsy_arena *arena, hsy_slice literal);
/* script.c: the end of the string literal in double quotation marks whose inside begins at `start`. */
size_t hsy_script_literal_end(hsy_slice code, size_t start);

#endif
