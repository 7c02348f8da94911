/* Who copied whom over a set of articles, and how many independent origins there are: what stage 4 hands on. */
#ifndef HEARSAY_TRACE_TRACE_H
#define HEARSAY_TRACE_TRACE_H

#include "base/arena.h"
#include "base/vector.h"
#include "page/page.h"
#include "statements/statements.h"

/* What was found out of a reading for a trace that is to come (groundwork.h). */
typedef struct hsy_groundwork hsy_groundwork;

/* One article of the set, read. */
typedef struct hsy_reading {
    hsy_article article;
    hsy_statements statements;
    const hsy_groundwork *groundwork; /* left by hsy_trace_vicinities; NULL: nothing */
} hsy_reading;

#define HSY_NONE UINT32_MAX

typedef enum hsy_party_kind { HSY_PARTY_ARTICLE, HSY_PARTY_OUTLET, HSY_PARTY_AGENCY, HSY_PARTY_SOURCE } hsy_party_kind;

typedef enum hsy_relay_kind {
    HSY_RELAY_COPIES,
    HSY_RELAY_TRANSLATES,
    HSY_RELAY_CREDITS,
    HSY_RELAY_CITES,
    HSY_RELAY_LINKS,
} hsy_relay_kind;

/* The two places of one shared passage, or only the place in `to` that shows a citation. Bytes of the texts. */
typedef struct hsy_passage {
    hsy_span from, to; /* `from` is empty when there is no text behind it */
} hsy_passage;

HSY_VECTOR_TYPE(hsy_passages, hsy_passage);

typedef struct hsy_relay {
    hsy_party_kind from_kind;
    uint32_t from_article; /* when from_kind is HSY_PARTY_ARTICLE */
    hsy_slice from_name;   /* otherwise: the outlet's, agency's or source's name */
    uint32_t to;           /* article */
    hsy_relay_kind kind;
    double share; /* copies, translates: part of `to`'s words that came from `from`; else negative */
    hsy_passages evidence;
} hsy_relay;

HSY_VECTOR_TYPE(hsy_relays, hsy_relay);

typedef struct hsy_indices {
    uint32_t *items;
    size_t count, capacity;
} hsy_indices;

HSY_VECTOR_TYPE(hsy_groups, hsy_indices);

typedef struct hsy_story {
    uint32_t id; /* its index; in a collection its number there */
    hsy_indices articles;
    uint32_t origins; /* independent ones */
} hsy_story;

HSY_VECTOR_TYPE(hsy_stories, hsy_story);

/* What the trace says of one article. */
typedef struct hsy_traced {
    uint32_t story, text_group; /* HSY_NONE: stands alone */
    hsy_slices origins;         /* "agency:Associated Press", "outlet:Bild", "own" */
} hsy_traced;

typedef struct hsy_carrier {
    uint32_t article;
    hsy_span span;   /* bytes of the article's text; empty when the title carries it */
    hsy_slice quote; /* the text under the span, or the title */
    hsy_certainty certainty;
} hsy_carrier;

HSY_VECTOR_TYPE(hsy_carriers, hsy_carrier);

typedef struct hsy_origin {
    hsy_slice name;
    hsy_speaker_type type;
    bool is_named;
    hsy_slices via; /* nearest the origin first */
} hsy_origin;

HSY_VECTOR_TYPE(hsy_origins, hsy_origin);

typedef enum hsy_status {
    HSY_STATUS_UNCONFIRMED,
    HSY_STATUS_CONFIRMED,
    HSY_STATUS_DENIED,
    HSY_STATUS_DISPUTED,
    HSY_STATUS_SINGLE_SOURCE,
} hsy_status;

typedef struct hsy_claim {
    uint32_t id;    /* its index; in a collection its number there */
    uint32_t story; /* HSY_NONE: of an article that stands alone */
    hsy_slice text;
    hsy_carriers carriers;
    hsy_origins origins;
    uint32_t independent_origins;
    hsy_status status;
} hsy_claim;

HSY_VECTOR_TYPE(hsy_claims, hsy_claim);

typedef enum hsy_finding_kind {
    HSY_FINDING_CIRCULAR,
    HSY_FINDING_CAVEAT_LOST,
    HSY_FINDING_HEADLINE_OVERCLAIMS,
    HSY_FINDING_FACT_CHANGED,
    HSY_FINDING_ONE_UNNAMED_SOURCE,
    HSY_FINDING_UNCORRECTED,
    HSY_FINDING_CREDIT_CONFLICT,
} hsy_finding_kind;

typedef struct hsy_evidence {
    uint32_t article;
    hsy_span span; /* bytes of the article's text; empty when the title is the evidence */
    hsy_slice quote;
} hsy_evidence;

HSY_VECTOR_TYPE(hsy_evidence_list, hsy_evidence);

typedef struct hsy_finding {
    hsy_finding_kind kind;
    uint32_t story;
    hsy_indices articles;
    hsy_evidence_list evidence;
} hsy_finding;

HSY_VECTOR_TYPE(hsy_findings, hsy_finding);

/* The names of the JSON contract: "copies", "single-source", "caveat-lost". */
hsy_slice hsy_relay_kind_name(hsy_relay_kind kind);
hsy_slice hsy_status_name(hsy_status status);
hsy_slice hsy_finding_kind_name(hsy_finding_kind kind);

typedef struct hsy_trace {
    const hsy_reading *readings; /* earliest first */
    size_t count;
    hsy_traced *articles; /* `count` of them, in the order of `readings` */
    hsy_relays relays;    /* by `to`, then kind, then from */
    hsy_groups text_groups;
    hsy_stories stories; /* largest first */
    hsy_claims claims;   /* most widely carried first */
    hsy_findings findings;
} hsy_trace;

/* The id of a story by its index, HSY_NONE for HSY_NONE. */
uint32_t hsy_story_id(const hsy_trace *trace, uint32_t story);

/* Traces a set. The readings are sorted, earliest first, and must live as long as the result; all else lives in the
 * arena. The result is the same for any number of threads (0: one a core) and for any order of the readings. */
void hsy_trace_articles(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads, hsy_trace *trace);

/* Is told when each step begins, on the calling thread. */
typedef struct hsy_trace_watch {
    void *context;
    void (*begin)(void *context, const char *step);
} hsy_trace_watch;

/* The same, watched: for measuring. */
void hsy_trace_watched(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads,
                       const hsy_trace_watch *watch, hsy_trace *trace);

/* ---- what a collection that grows needs beside ---- */

/* When it was published, or what is nearest to that: seconds since 1970, INT64_MIN when nothing is known. */
int64_t hsy_article_time(const hsy_article *article);

/* A key that is equal for the spellings of one outlet's or agency's name: letters and digits, folded, without a leading
 * "the"; of a domain, of its first label: "Harbour Post" and "harbourpost.example" have one key. */
hsy_slice hsy_party_key(hsy_arena *arena, hsy_slice name);

/* Where to look for an article's neighbours: two articles that share several keys of a kind may be copies, tell of one
 * event, or tell of it in two languages. Keys depend on the article alone. See vicinity.c. */
typedef enum hsy_vicinity_kind {
    HSY_VICINITY_TEXT,  /* fingerprints of its words, some of them */
    HSY_VICINITY_EVENT, /* pairs of its heaviest terms */
    HSY_VICINITY_NAMES, /* pairs of names and numbers, the same in any language */
    HSY_VICINITY_KINDS,
} hsy_vicinity_kind;

typedef struct hsy_vicinity {
    uint32_t *keys;                          /* by kind, then ascending, each once; different for each kind */
    uint32_t starts[HSY_VICINITY_KINDS + 1]; /* where each kind begins */
} hsy_vicinity;

/* The vicinities of `count` readings. They live in the arena, as does what is left with the readings, so that a trace
 * of them need not find it out again. */
void hsy_trace_vicinities(hsy_arena *arena, hsy_reading *readings, size_t count, unsigned threads,
                          hsy_vicinity *vicinities);

/* What two articles must have to be neighbours beside the keys that they share. */
typedef struct hsy_whereabouts {
    int64_t time; /* hsy_article_time */
    hsy_slice language, outlet_key;
} hsy_whereabouts;

/* How near an article with `keys` keys of a kind is to one with which it shares `shared` of them. Near ones may be of
 * one story where it has several of them; close ones are worth a look each. */
typedef enum hsy_nearness { HSY_FAR, HSY_NEAR, HSY_CLOSE } hsy_nearness;

hsy_nearness hsy_nearness_of(hsy_vicinity_kind kind, uint32_t shared, uint32_t keys, const hsy_whereabouts *a,
                             const hsy_whereabouts *b);

/* Cuts a trace into its stories, and into the articles that stand alone, each a trace of its own whose articles, groups
 * and claims are numbered anew; in the order of the stories, then of the articles. A relay from an article of another
 * story comes from that article's outlet. Returns how many; they live in the arena and share what the readings point
 * to.
 */
size_t hsy_trace_cut(hsy_arena *arena, const hsy_trace *trace, hsy_trace **cuts);

/* Puts traces of different articles together into one: the other way round than hsy_trace_cut. Stories and claims keep
 * their ids, and come trace by trace. */
void hsy_trace_join(hsy_arena *arena, const hsy_trace *traces, size_t count, hsy_trace *joined);

/* A passage that two texts share: `equal` are the runs of equal words in it, in the order of both texts and without a
 * line break; what stands between two of them is a small edit. Bytes of the texts: `from` of the one, `to` of the
 * other.
 */
typedef struct hsy_shared {
    hsy_passage whole;
    hsy_passages equal;
    uint32_t words; /* equal ones */
} hsy_shared;

HSY_VECTOR_TYPE(hsy_shared_list, hsy_shared);

/* What two texts share, whoever copied whom. */
typedef struct hsy_comparison {
    const hsy_reading *from, *to;
    hsy_shared_list passages; /* in the order of `to`; of eight words or more */
    uint32_t from_words, to_words;
    double from_share, to_share; /* part of each one's words in the passages */
} hsy_comparison;

/* Compares two readings, which must live as long as the result. Either may be of any length below 4 GiB. */
hsy_comparison hsy_trace_compare(hsy_arena *arena, const hsy_reading *from, const hsy_reading *to);

#endif
