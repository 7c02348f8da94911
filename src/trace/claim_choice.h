/* The choice: which of the things that the articles of a story say are its claims.
 *
 * Hundreds of sentences are said by more than one article; people want the five to fifteen that make the story: what
 * headlines and ledes tell, what somebody says on the record, what is doubted, figures; from every speaker his main
 * word, and something from every text, rather than ten quotations of one speech. So each candidate has a worth of its
 * own, and candidates are taken one by one, the worth of each falling with what the same speaker, the same texts and
 * the same words have already got (maximal marginal relevance, Carbonell and Goldstein 1998). Cost: the candidates of a
 * story times the claims chosen.
 */
#ifndef HEARSAY_TRACE_CLAIM_CHOICE_H
#define HEARSAY_TRACE_CLAIM_CHOICE_H

#include "trace/claim_end.h"

typedef struct hsy_candidate {
    hsy_indices members; /* carriers: places in the story's units, ascending */
    hsy_indices texts;   /* that carry it, ascending, each once */
    uint32_t articles;
    uint32_t leading;  /* texts that tell it in headline or lede */
    uint32_t earliest; /* place of a carrier in its article, the least */
    uint32_t centre;   /* the unit most like the others */
    uint32_t speaker;  /* the party whose words most carriers give, or HSY_NONE */
    bool is_named, is_doubted, is_cited;
    bool is_on_record; /* mostly in the speaker's own words, in several articles */
    double spoken, quoted,
        numbered;              /* part of the carriers that say who says so; that give his very words; with figures */
    double depth, familiarity; /* means over the carriers: see claim_choice.c */
    double worth, said, told;  /* what it is worth; the part of its words that the nearest claim chosen has, and all */
} hsy_candidate;

HSY_VECTOR_TYPE(hsy_candidates, hsy_candidate);

/* The claims among the clusters of a story's units, the worthiest first. */
hsy_candidates hsy_claim_choose(hsy_arena *scratch, const hsy_claim_story *story, const hsy_groups *clusters);

#endif
