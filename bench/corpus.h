/* Invented corpora of any size, with the truth of who carries whose text.
 *
 * A corpus is a stream of events, five minutes apart. Each has up to two agency texts, and articles about it:
 *
 *     OWN        other sentences, the event's names, one quotation that all reports have
 *     WHOLE      an agency's text; a third credit it
 *     CUT        its first sentences
 *     EDITED     one word in twenty changed
 *     REWRITTEN  one word in ten changed, paragraphs in another order, quotations kept
 *     LOCAL      with sentences of one's own below
 *     MERGED     its first eight tenths and the last two of the other agency's text
 *
 * Some texts are carried by three hundred. Sentences are those of real pages with other words in their slots
 * (material.h), statements are found in them as in any page, so that the trace has all it has in life. The same seed,
 * pages and count give the same corpus.
 *
 * What it is not: words are drawn independently, so that two reports of an event are less alike than real ones, and
 * wording is never changed as an editor would, by meaning.
 */
#ifndef HEARSAY_BENCH_CORPUS_H
#define HEARSAY_BENCH_CORPUS_H

#include <stdio.h>

#include "bench/material.h"

enum { CORPUS_SENTENCES = 64 }; /* of both agency texts of one event */

/* What one article carries of its event's agency texts. */
typedef struct carried {
    uint32_t event;
    uint32_t text;      /* the same for articles half of whose prose or more is one text; HSY_NONE: its own */
    uint32_t prose;     /* words outside quotations */
    uint64_t sentences; /* a bit for each that it has, changed or not */
} carried;

typedef struct corpus_event {
    uint32_t first, count;           /* articles */
    uint8_t words[CORPUS_SENTENCES]; /* of each sentence; 0 for quotations, which anybody may give */
} corpus_event;

typedef struct corpus {
    hsy_reading *readings; /* which the trace puts into its own order */
    carried *carried;      /* of each article as made */
    uint32_t *places;      /* where each stands among the readings */
    corpus_event *events;
    size_t count, event_count;
    size_t text_bytes;
} corpus;

/* Makes a corpus on `threads` threads (0: one a core). */
corpus corpus_make(hsy_arena *arena, const materials *from, uint64_t seed, size_t count, unsigned threads);
/* Sets `places` anew when the readings have been put into another order. */
void corpus_follow(corpus *c);
/* Prose words that two articles, as made, carry in common. */
uint32_t corpus_common(const corpus *c, uint32_t a, uint32_t b);
/* Writes an article as a JSON line as `hearsay read` does, with a member `truth`. */
void corpus_write(hsy_arena *scratch, const corpus *c, size_t article, FILE *out);

#endif
