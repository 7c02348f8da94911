/* Findings: what a fact-checker wants said out loud. One file a kind; each appends to trace->findings.
 *
 * What the kinds share stands in find_chain.c (from whom an article has its news, across outlets known by name alone)
 * and find_news.c (the first lines of a text, and on whose word they rest).
 */
#ifndef HEARSAY_TRACE_FINDING_H
#define HEARSAY_TRACE_FINDING_H

#include "trace/trace.h"

/* The relays to one article: trace->relays [first, end). */
typedef struct hsy_relay_range {
    size_t first, end;
} hsy_relay_range;

/* From whom one article has its news. */
typedef struct hsy_source {
    uint32_t article;
    const hsy_relay *relay; /* which says so */
} hsy_source;

HSY_VECTOR_TYPE(hsy_sources, hsy_source);

/* When an article was published. */
typedef struct hsy_when {
    int64_t seconds; /* since 1970; INT64_MIN when unknown */
    bool has_time;   /* more than the day */
} hsy_when;

/* What every search needs. */
typedef struct hsy_finder {
    hsy_arena *arena;   /* of the trace */
    hsy_arena *scratch; /* cleared after each search */
    hsy_trace *trace;
    const hsy_relay_range *relays_to; /* of each article */
    const hsy_sources *sources;       /* of each article */
    const hsy_indices *takers;        /* of each article: who has the news from it; ascending */
    const hsy_when *when;             /* of each article */
    const bool *is_contested;         /* of each article: somebody in the story denies what its headline says */
} hsy_finder;

/* Two passages that do not agree, of an article and of one that has its news from it. */
typedef struct hsy_contrast {
    uint32_t from, to;
    hsy_span from_span, to_span; /* empty: the headline */
} hsy_contrast;

HSY_VECTOR_TYPE(hsy_contrasts, hsy_contrast);

/* Appends a finding of a kind and returns it for its evidence to be added. */
hsy_finding *hsy_finding_add(const hsy_finder *finder, hsy_finding_kind kind, uint32_t story);
/* Adds a passage of an article as evidence; an empty span stands for its headline. Past the most that one finding
 * shows, the article is named without a passage. */
void hsy_finding_show(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_span span);
/* The same for words that stand beside the text: a note, a credit. */
void hsy_finding_quote(const hsy_finder *finder, hsy_finding *finding, uint32_t article, hsy_slice words);

/* One finding for each passage of `from` that others contradict, with all of them side by side; `by_article`: one for
 * each article `from`. Every `to` is shown once. Sorts the contrasts. */
void hsy_finding_contrast(const hsy_finder *finder, hsy_finding_kind kind, hsy_contrasts *contrasts, bool by_article);

/* find_chain.c: fills sources, takers and times. */
void hsy_find_chains_of_articles(hsy_finder *finder);
/* Whether `from` may have been published before `to`: a day alone is the same as any time of it. False when either day
 * is unknown. */
bool hsy_may_precede(const hsy_finder *finder, uint32_t from, uint32_t to);
/* Whether `later` was surely published after `earlier`. */
bool hsy_is_after(const hsy_finder *finder, uint32_t later, uint32_t earlier);
/* The articles that have their news from `root`, directly or through others, nearest first, at most `most`. */
hsy_indices hsy_takers_of(const hsy_finder *finder, hsy_arena *scratch, uint32_t root, size_t most);
/* Whether the passages of a relay, or one of them, stand in the first lines of the article, where the news is told;
 * true when the relay has none. */
bool hsy_opens_with(const hsy_trace *trace, const hsy_relay *relay);
/* Whether two articles are of one outlet. */
bool hsy_is_one_outlet(const hsy_finder *finder, hsy_arena *scratch, uint32_t one, uint32_t other);
/* Whether two articles are versions of one text by those who made it, one outlet or one credited agency: what differs
 * between them is news that moved on. */
bool hsy_are_versions(const hsy_finder *finder, hsy_arena *scratch, uint32_t from, uint32_t to);
/* The name under which an outlet is known: its own, else its domain; empty when neither is. */
hsy_slice hsy_outlet_shown(const hsy_finder *finder, uint32_t article);

/* find_news.c: bytes of the text in front of which its first `lines` lines of more than a few words stand. */
uint32_t hsy_news_end(hsy_slice text, uint32_t lines);
/* The statement on which the main news rests, or NULL: the first in the first line, else one in the news that says what
 * the headline says. */
const hsy_statement *hsy_news_statement(hsy_arena *scratch, const hsy_reading *reading);
/* Whether the speaker stays without a name on purpose: "a senior official", "sources", "who asked not to be named". */
bool hsy_is_anonymous(hsy_arena *scratch, const hsy_article *article, const hsy_statement *statement);
/* Whether the article's own outlet speaks: "the Post has learned". */
bool hsy_is_own_word(hsy_arena *scratch, const hsy_article *article, const hsy_statement *statement);
/* The statement with a speaker who stays without a name that the news rests on, or NULL: the news statement, or where
 * that one names nobody ("as we hear"), another in the first lines. */
const hsy_statement *hsy_unnamed_news(hsy_arena *scratch, const hsy_reading *reading);
/* The words that put the news itself in doubt: the page's caveat, else what its first lines hedge of what the headline
 * says; or an empty span. `is_sure`: nothing else speaks for a doubt, so that it must be plain. */
hsy_span hsy_news_doubt(hsy_arena *scratch, const hsy_reading *reading, bool is_sure);
/* Whether a passage has a word of doubt, in whatever mood ("may", "soll", "aurait"). */
bool hsy_is_hedged(hsy_arena *scratch, const hsy_reading *reading, hsy_span span);
/* How many content words of the text the other has too, by their stems; `*of`: how many there are, each once. */
size_t hsy_shared_stems(hsy_arena *scratch, hsy_slice language, hsy_slice text, hsy_slice other, size_t *of);
/* Whether the span has half of the headline's content words. */
bool hsy_is_about_title(hsy_arena *scratch, const hsy_article *article, hsy_span span);
/* The sentence of the text around a place. */
hsy_span hsy_sentence_at(hsy_arena *scratch, const hsy_article *article, hsy_span at);

/* find_correction.c: whether the page as a whole corrects another: its headline, or a line in its place, says so. */
bool hsy_is_correction_page(hsy_arena *arena, const hsy_article *article);

/* An outlet cites another that cites the first: "A reports, citing B", "B reports, citing A". */
void hsy_find_circles(const hsy_finder *finder);
/* A relay drops the "not independently confirmed" or the "may" of what it relays. */
void hsy_find_lost_caveats(const hsy_finder *finder);
/* A headline states as fact what its own text hedges, or has from one nameless or contested source. */
void hsy_find_overclaims(const hsy_finder *finder);
/* A number, name or date changed on the way: "around twenty" became "dozens". */
void hsy_find_changed_facts(const hsy_finder *finder);
/* Several outlets, one source, and it has no name. */
void hsy_find_unnamed_sources(const hsy_finder *finder);
/* A correction that those who relay the text never took over. */
void hsy_find_uncorrected(const hsy_finder *finder);
/* A denial that those who still relay the story do not mention. */
void hsy_find_undenied(const hsy_finder *finder);
/* One text under the names of two agencies. */
void hsy_find_credit_conflicts(const hsy_finder *finder);

#endif
