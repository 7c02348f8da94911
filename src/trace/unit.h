/* Units: the headlines and sentences of a set of articles, each of which may carry a claim.
 *
 *     "Harbour closes its north quay" (headline)    -> terms: harbour clos north quay
 *     "He fears for twenty jobs, he said."           -> terms: fear job 20; statement: the one that covers it
 *
 * A unit's terms are the stems of its content words and the values of its numbers, as numbers into one table for the
 * whole set, each with the weight log(1 + units / units that have it): what everybody says tells little. A sentence
 * that only says where the one before is from ("Das berichtete das Tagblatt"), or that a thing is not confirmed, makes
 * no claim of its own and is no unit. In a story of several languages a word counts by its meaning where the glossary
 * has it and a name by its skeleton, so that a sentence and its translation have terms in common. A paragraph is read
 * once however many articles print it.
 */
#ifndef HEARSAY_TRACE_UNIT_H
#define HEARSAY_TRACE_UNIT_H

#include "trace/glossary.h"
#include "trace/parallel.h"
#include "trace/trace.h"

typedef struct hsy_unit {
    uint32_t article; /* in the order given */
    hsy_span span;    /* bytes of the article's text; empty for the headline */
    hsy_slice quote;
    bool leads; /* headline or one of the first sentences: tells the news itself */
    bool has_number;
    uint32_t refuted;               /* the term of a number that it gives as wrong, or HSY_NONE: "26, not 40" */
    bool is_negated;                /* "not", "kein", "aucun", but not "no longer" */
    bool is_denial;                 /* a headline that says that somebody denies */
    bool is_vague;                  /* what "others" or "critics" say: nobody in particular stands for it */
    bool is_quoted;                 /* begins with a quotation of more than a few words */
    uint16_t place;                 /* of the sentence in its article, from 1; 0 for the headline */
    uint8_t language;               /* a number for each language of the set, at most 31 */
    uint32_t text;                  /* the same for all articles of one text group */
    const hsy_statement *statement; /* the outermost that covers most of it, or NULL */
    uint32_t *terms;                /* ascending, each once */
    uint32_t term_count;
    double weight; /* sum over the terms */
} hsy_unit;

HSY_VECTOR_TYPE(hsy_unit_list, hsy_unit);

typedef struct hsy_units {
    hsy_unit_list list;  /* by article in the order of `order`, then by place */
    double *weights;     /* of each term */
    uint32_t *counts;    /* units that have the term */
    uint32_t *articles;  /* articles that have it */
    uint32_t *languages; /* in which it occurs: a bit for each */
    uint32_t term_count, article_count;
} hsy_units;

/* In the room's scratch, the units of the articles named by `order` (indices into trace->readings). `glossary` may be
 * NULL; else words of known meaning are one term in all languages of the articles. */
void hsy_units_of(const hsy_room *room, const hsy_trace *trace, const hsy_glossary *glossary, const uint32_t *order,
                  size_t count, hsy_units *units);
/* The summed weight of the terms that both have. */
double hsy_units_shared(const hsy_units *units, const hsy_unit *a, const hsy_unit *b);
/* How alike two units are, from 0 to 1: twice the shared weight over both weights (Dice). Of units in two languages
 * only the terms count that both languages know, names and numbers for the most part, and few of them prove little. */
double hsy_units_likeness(const hsy_units *units, const hsy_unit *a, const hsy_unit *b);

#endif
