/* What the steps of a trace hand one another; private to src/trace.
 *
 * An article is its place in the canonical order (order.c), which depends on what the articles are and not on the order
 * in which they were given.
 */
#ifndef HEARSAY_TRACE_STEPS_H
#define HEARSAY_TRACE_STEPS_H

#include "base/buffer.h"
#include "text/word.h"
#include "trace/trace.h"

/* Flags of a word. */
enum {
    HSY_WORD_ASIDE = 1,  /* in a quotation of a few words: neither shared text nor counted in the whole */
    HSY_WORD_SPEECH = 2, /* somebody's words: a quotation, a statement, a tweet */
    HSY_WORD_LEARNT = 4, /* somebody's words, known from another article that marks them */
    HSY_WORD_STOCK = 8,  /* a line that the outlet prints under many articles */
    HSY_WORD_LINE = 16,  /* the first of a line; not of the text's first */
};

/* The words of an article's text in the form in which they are compared. */
typedef struct hsy_wording {
    uint32_t *hashes; /* until the passages are known, then NULL */
    uint8_t *flags;
    const uint8_t *places; /* where each word stands, packed (wording.c) */
    uint32_t count;
} hsy_wording;

/* The fingerprints of one article. */
typedef struct hsy_prints {
    uint32_t *items; /* in the order of the text, with repetitions */
    uint32_t count;
} hsy_prints;

/* `length` words from `a` of the one text are, in a row, the words from `b` of the other. */
typedef struct hsy_match {
    uint32_t a, b, length;
} hsy_match;

HSY_VECTOR_TYPE(hsy_matches, hsy_match);

/* A maximal shared passage: words [a, a_end) of the one and [b, b_end) of the other, with small edits inside;
 * its matches are [first, end). */
typedef struct hsy_stretch {
    uint32_t a, a_end, b, b_end, first, end;
} hsy_stretch;

HSY_VECTOR_TYPE(hsy_stretches, hsy_stretch);

/* What two texts share, in the order of `b`. */
typedef struct hsy_alignment {
    hsy_matches matches;
    hsy_stretches stretches;
} hsy_alignment;

/* Two articles with shared passages; [0] is of `a`, [1] of `b`; `a` < `b`. */
typedef struct hsy_pair {
    uint32_t a, b;
    const uint8_t *packed; /* their alignment (alignment.c) */
    double share[2];       /* part of the words in shared passages */
    double prose[2];       /* the same without anybody's words */
    bool is_copy;          /* reporting prose is reused */
    int8_t order;          /* of a copy: hsy_direction, from the relays on */
} hsy_pair;

HSY_VECTOR_TYPE(hsy_pairs, hsy_pair);

/* Two articles that share a good part of a text and so tell of one event. */
typedef struct hsy_tie {
    uint32_t a, b;
} hsy_tie;

HSY_VECTOR_TYPE(hsy_ties, hsy_tie);

/* How an article names another outlet or agency. */
typedef enum hsy_naming {
    HSY_NAMING_BYLINE,   /* byline, dateline, desk code, copyright line: the text is theirs */
    HSY_NAMING_WITH,     /* "with material from": the text is theirs in part */
    HSY_NAMING_FINDINGS, /* the text says what they report */
    HSY_NAMING_LINK,     /* a link in the body to an article of the set */
} hsy_naming;

typedef struct hsy_citation {
    uint32_t to; /* the article that names */
    hsy_party_kind kind;
    hsy_slice name;        /* outlet or agency, in the lexicon's form where it is known */
    uint32_t from_article; /* for a link: the article; else HSY_NONE */
    hsy_naming naming;
    hsy_span span; /* bytes of the text; empty when it stands beside the text */
} hsy_citation;

HSY_VECTOR_TYPE(hsy_citations, hsy_citation);

/* What an article's time is. */
typedef enum hsy_clock {
    HSY_CLOCK_NONE, /* a day, or nothing */
    HSY_CLOCK_NEAR, /* of publication, thought to be: the page gives no zone, or only the day on which it was fetched */
    HSY_CLOCK_FETCHED, /* of fetching, before which the article was published */
    HSY_CLOCK_EXACT,   /* of publication */
} hsy_clock;

/* The names of the set's outlets (outlet_names.h). */
typedef struct hsy_outlet_names hsy_outlet_names;

typedef struct hsy_steps {
    unsigned threads;
    hsy_arena *words; /* what is needed until the passages are known */
    size_t count;
    const hsy_reading *readings; /* in canonical order */
    int64_t *times;              /* seconds since 1970, INT64_MIN where nothing is known */
    hsy_clock *clocks;           /* what the times are */
    hsy_wording *wordings;
    hsy_pairs pairs;   /* by a, then b */
    hsy_ties ties;     /* what of the pairs the stories need */
    uint32_t *group;   /* text group of each, or HSY_NONE */
    hsy_groups groups; /* canonical places, ascending */
    const hsy_outlet_names *names;
    struct hsy_party *group_credits; /* of each text group: whom its carriers credit; without a name when nobody */
    hsy_citations citations;         /* by article */
    uint32_t *citation_starts;
    struct hsy_own_keys *own_keys;        /* of each article's outlet (party.h) */
    struct hsy_outlet_key *citation_keys; /* of the name of each citation (mention.h) */
    hsy_indices *pairs_of;                /* of each article: indices of `pairs`, by the other article */
    bool has_languages;                   /* more than one */
    struct hsy_pairing *pairing;          /* of articles in different languages; NULL where there are none */
    hsy_relays relays;                    /* articles in canonical places; by `to`, kind, from */
    hsy_slices *origins;                  /* of each article */
    uint32_t *story;                      /* of each, or HSY_NONE */
    hsy_stories stories;                  /* canonical places; largest first */
} hsy_steps;

/* The steps, in the order in which they run; what each needs is what those before it made. `arena` lives as long as
 * what the step leaves is needed (trace.c). */
void hsy_trace_order(hsy_arena *arena, hsy_reading *readings, size_t count, hsy_steps *steps);
void hsy_trace_wordings(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_stock_lines(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_passages(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_prose(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_groups(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_citations(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_relays(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_pairing(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_translations(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_cut_loops(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_origins(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_unseen_sources(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_passage_ties(hsy_arena *arena, hsy_steps *steps);
void hsy_trace_stories(hsy_arena *arena, hsy_steps *steps);

/* Claims and findings work on the finished relays, groups, origins and stories of `trace`; `steps` has the words. */
void hsy_trace_claims(hsy_arena *arena, const hsy_steps *steps, hsy_trace *trace);
void hsy_trace_findings(hsy_arena *arena, unsigned threads, hsy_trace *trace);

/* The tokens of an article's text. */
static inline hsy_tokens hsy_tokens_of(hsy_arena *arena, const hsy_article *article) {
    return hsy_words(arena, article->text, article->language);
}

/* One article's words, from the tokens of its text: their hashes in `brief`, the rest in `kept`; `scratch` may be
 * cleared afterwards. */
void hsy_wording_read(hsy_arena *kept, hsy_arena *brief, hsy_arena *scratch, const hsy_reading *reading,
                      hsy_tokens tokens, hsy_wording *wording);
/* Where each word stands: bytes of the text. */
hsy_span *hsy_wording_spans(hsy_arena *arena, const hsy_wording *wording);
/* Fingerprints of the words (winnowing). */
hsy_prints hsy_wording_prints(hsy_arena *kept, hsy_arena *scratch, const hsy_wording *wording);
/* The places of the pairs that are worth aligning: for each `a` a list of `b` > `a`, ascending. */
hsy_indices *hsy_trace_candidates(hsy_arena *arena, const hsy_steps *steps);
/* An alignment in few bytes, and back. */
void hsy_alignment_pack(hsy_buffer *out, const hsy_alignment *alignment);
hsy_alignment hsy_alignment_of(hsy_arena *scratch, const hsy_pair *pair);

/* An index over one wording for hsy_passages_find. */
typedef struct hsy_grams hsy_grams;
const hsy_grams *hsy_grams_of(hsy_arena *arena, const hsy_wording *wording);
/* The shared passages of two wordings, in the order of `b`. */
void hsy_passages_find(hsy_arena *arena, const hsy_grams *grams, const hsy_wording *a, const hsy_wording *b,
                       hsy_matches *matches, hsy_stretches *stretches);
/* Whether `a` came before `b`: negative yes, positive no, 0 unknown. Needs hsy_trace_keys. */
int hsy_direction(const hsy_steps *steps, const hsy_pair *pair);
/* Sets own_keys and citation_keys. */
void hsy_trace_keys(hsy_arena *arena, hsy_steps *steps);
/* By `to`, kind, from. */
void hsy_trace_sort_relays(hsy_relays *relays);

#endif
