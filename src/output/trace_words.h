/* Private to output: how people are told of a trace, the same in every form. */
#ifndef HEARSAY_OUTPUT_TRACE_WORDS_H
#define HEARSAY_OUTPUT_TRACE_WORDS_H

#include "output/forest.h"
#include "output/paint.h"

enum { HSY_CERTAINTIES = HSY_CERTAINTY_DENIED + 1 };

/* The carriers of a claim by article: an article that says it twice counts once, as it says it first. */
typedef struct hsy_carrier_count {
    hsy_indices articles;
    unsigned certainties[HSY_CERTAINTIES];
} hsy_carrier_count;

typedef struct hsy_trace_sums {
    size_t texts;          /* articles, those with one underlying text counted once */
    size_t origins;        /* independent ones of all stories; an article without story is one */
    hsy_slice first, last; /* times of publication; empty when none is known */
} hsy_trace_sums;

hsy_carrier_count hsy_carriers_counted(hsy_arena *arena, const hsy_carriers *carriers);
hsy_trace_sums hsy_trace_sums_of(const hsy_trace *trace);
/* The different texts of a story: articles with one underlying text count once. */
size_t hsy_story_texts(hsy_arena *arena, const hsy_trace *trace, const hsy_story *story);
/* "33 articles · 19 texts · 23 independent origins" */
hsy_slice hsy_story_counted(hsy_arena *arena, const hsy_trace *trace, const hsy_story *story);
/* Whose text or report most of the articles carry: "12 carry Associated Press, 5 Bloomberg"; empty when that is nobody
 * or one article each. */
hsy_slice hsy_carried_shown(hsy_arena *arena, const hsy_trace *trace, hsy_indices articles);
/* The title of the story's earliest article that has one. */
hsy_slice hsy_story_title(const hsy_trace *trace, const hsy_story *story);
/* "copies 83 %", "credits, shares 98 %" (short: "credits, 98 %"), "cites"; empty at a root. */
hsy_slice hsy_relation_shown(hsy_arena *arena, const hsy_tree_node *node, bool is_short);
/* What a party is: "agency", "outlet", "source", "not in this story". */
const char *hsy_party_word(hsy_party_kind kind);
/* "A caveat was lost on the way". */
const char *hsy_finding_shown(hsy_finding_kind kind);
/* The same in a word or two, for lists: "caveat lost". */
const char *hsy_finding_word(hsy_finding_kind kind);
/* "single source". */
const char *hsy_status_word(hsy_status status);
hsy_style hsy_status_style(hsy_status status);

#endif
