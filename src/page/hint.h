/* Hints of names in the markup; see hint.c. */
#ifndef HEARSAY_PAGE_HINT_H
#define HEARSAY_PAGE_HINT_H

#include "base/hash.h"
#include "base/table.h"
#include "page/block.h"
#include "text/lexicon.h"

HSY_VECTOR_TYPE(hsy_hint_values, uint32_t);

/* The names of one page with their hints: sites repeat few names many times. One for a page, so that every reader of
 * its elements shares what is known. */
typedef struct hsy_hints {
    hsy_arena *arena;
    const hsy_lexicon *words;
    uint32_t *of_rows;      /* the hint of each row of `words`, 0 before it was first asked */
    hsy_number_table known; /* hash of a name -> index into values */
    hsy_hint_values values;
} hsy_hints;

/* What an element's attributes say. */
typedef struct hsy_markup {
    uint32_t hints; /* HSY_HINT_BIT */
    bool is_hidden;
    bool has_property; /* an itemprop or rel is among them */
} hsy_markup;

/* Whether an attribute of this name, beside class and id, says what an element is for. `name` is not empty. */
bool hsy_is_naming(hsy_slice name);
hsy_hints hsy_hints_in(hsy_arena *arena);
/* What the attributes of an element say. They are read once; then the element's node keeps the answer (in lexbor's
 * `user`, which nothing else may use). */
const hsy_markup *hsy_markup_of(hsy_hints *hints, lxb_dom_node_t *element);

#endif
