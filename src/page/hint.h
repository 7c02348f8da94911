/* Hints of names in the markup; see hint.c. */
#ifndef HEARSAY_PAGE_HINT_H
#define HEARSAY_PAGE_HINT_H

#include "base/hash.h"
#include "base/table.h"
#include "page/block.h"
#include "text/lexicon.h"

HSY_VECTOR_TYPE(hsy_hint_values, uint32_t);

/* The names of one page with their hints: sites repeat few names many times. */
typedef struct hsy_hints {
    hsy_arena *arena;
    const hsy_lexicon *words;
    hsy_number_table known; /* hash of a name -> index into values */
    hsy_hint_values values;
} hsy_hints;

hsy_hints hsy_hints_in(hsy_arena *arena);
/* The hints of an element's attributes; sets `*is_hidden` when they hide it, and leaves it alone otherwise. */
uint32_t hsy_hints_of_element(hsy_hints *hints, lxb_dom_node_t *element, bool *is_hidden);
/* The hints of one name. */
uint32_t hsy_hints_of_name(hsy_slice name, const hsy_lexicon *words);

#endif
