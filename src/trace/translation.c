/* Translations: articles in two languages, one of which has the other's text.
 *
 * Articles that share names and numbers (pairing.c) are aligned sentence by sentence (bitext.c). A translation shows as
 * a long chain of sentences that say the same in the same order; a report of the same event by somebody else has short
 * ones. How long a chain must be depends on what the pages say: that the text was translated from that language, whose
 * it is, a link, the same desk code under both. Sentences that are a speaker's words are in any report and prove
 * nothing, though they are part of a text that was proved to be translated.
 *
 * Of several texts that an article may have been translated from, the one that explains most of its words counts, of
 * near equals the one that it names, then the earliest; a further one when it explains a tenth more. What a copy in
 * the article's own language explains needs no translation: the copy has it from there.
 */
#include <stdlib.h>

#include "trace/bitext.h"
#include "trace/pairing.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"

enum {
    MOST_SOURCES = 4, /* `translates` relays of one article */
    A_DAY = 24 * 60 * 60,
};

/* What is wanted of the chains of a pair: score and beads of the first one's prose, score of further ones', and the
 * part of one of the texts that they are. */
typedef struct demand {
    double score, further, part;
    uint32_t beads;
} demand;

static const demand DEMANDS[] = {
    {16, 7, 0.25, 3}, /* the pages say nothing of it */
    {8, 4, 0.15,
     2}, /* one proof: the language that it was translated from, the outlet credited or linked, the desk code */
    {4, 3, 0.10, 1}, /* two or more */
};

static const double SPEECH = 0.6;       /* part of a sentence from which it is a speaker's */
static const double LEAST_ADDED = 0.10; /* part of an article that a further source must explain */
static const double NAMED_GAIN = 0.15;  /* what being named counts beside the part explained, */
static const double COVERED_GAIN = 0.5; /* and the part of the source that was taken */
static const double NEAR_EQUAL = 0.03;

typedef struct translated {
    uint32_t from, to;
    size_t proofs;
    double share, from_share; /* parts of either's words */
    hsy_passages evidence;    /* by `to` */
} translated;

HSY_VECTOR_TYPE(translated_list, translated);

/* The words of an article with their places. */
typedef struct placed_words {
    const hsy_wording *wording;
    const hsy_span *spans;
} placed_words;

typedef struct translating {
    hsy_steps *steps;
    placed_words *words;          /* of each article that is paired */
    const hsy_indices *paired;    /* of each article: those behind it to align it with */
    const hsy_anchored *anchored; /* of each article that is paired */
    translated_list *found;       /* by the earlier article of the pair */
    translated_list *sources;     /* by `to` */
    hsy_relays *relays;           /* by `to` */
} translating;

/* ---- what the pages say ---- */

/* Whether the article says that it was translated from the other's language; `*excluded` when from another one. */
static bool states(const hsy_steps *steps, uint32_t to, uint32_t from, bool *excluded) {
    hsy_slice stated = steps->readings[to]->article.translated_from;
    *excluded = false;
    if (stated.length < 2) return false;
    *excluded = !hsy_slice_starts(steps->readings[from]->article.language, hsy_slice_sub(stated, 0, 2));
    return !*excluded;
}

static bool is_code(hsy_slice credit) { return credit.length >= 2 && hsy_party_of(credit).name.length == 0; }

/* The same desk code stands under both: a sign that means nothing elsewhere. */
static bool share_code(const hsy_article *a, const hsy_article *b) {
    for (size_t i = 0; i < a->credits.count; i++)
        for (size_t k = 0; k < b->credits.count; k++)
            if (is_code(a->credits.items[i]) && hsy_slice_equal(a->credits.items[i], b->credits.items[k])) return true;
    return false;
}

/* Whether the article credits or links the other. That it merely names the outlet ("the Tagblatt reported") makes it a
 * report on that text, not a translation. */
static bool names(hsy_arena *scratch, const hsy_steps *steps, uint32_t to, uint32_t from) {
    const hsy_article *other = &steps->readings[from]->article;
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == HSY_NAMING_LINK && c->from_article == from) return true;
        if (c->naming <= HSY_NAMING_WITH && hsy_party_is_own(scratch, other, (hsy_party){c->kind, c->name}))
            return true;
    }
    return false;
}

static bool is_much_earlier(const hsy_steps *steps, uint32_t to, uint32_t from) {
    return steps->times[to] != INT64_MIN && steps->times[from] != INT64_MIN &&
           steps->times[to] + A_DAY < steps->times[from];
}

/* ---- judging a pair ---- */

/* Words of the article that start in the span, without stock lines; `*speech` (may be NULL) the speakers' among them.
 */
static uint32_t words_in(const placed_words *w, hsy_span span, uint32_t *speech) {
    uint32_t low = 0, high = w->wording->count, words = 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (w->spans[middle].start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < w->wording->count && w->spans[low].start < span.end; low++) {
        if (w->wording->flags[low] & HSY_WORD_STOCK) continue;
        words++;
        if (speech) *speech += (w->wording->flags[low] & (HSY_WORD_SPEECH | HSY_WORD_ASIDE)) != 0;
    }
    return words;
}

static hsy_span span_of(const hsy_anchored *text, uint32_t first, uint32_t end) {
    return (hsy_span){text->sentences.items[first].span.start, text->sentences.items[end - 1].span.end};
}

static bool is_speech(const placed_words *w, hsy_span span) {
    uint32_t speech = 0, words = words_in(w, span, &speech);
    return words > 0 && speech >= SPEECH * words;
}

/* Drops the chains that prove too little; false when none is left. */
static bool keep_proved(const translating *x, uint32_t a, uint32_t b, demand wanted, hsy_beads *beads) {
    size_t kept = 0;
    bool proved = false;
    for (size_t first = 0, end; first < beads->count; first = end) {
        double score = 0;
        uint32_t prose = 0;
        for (end = first; end < beads->count && beads->items[end].chain == beads->items[first].chain; end++) {
            hsy_bead bead = beads->items[end];
            bool speech = is_speech(&x->words[a], span_of(&x->anchored[a], bead.a, bead.a_end)) &&
                          is_speech(&x->words[b], span_of(&x->anchored[b], bead.b, bead.b_end));
            if (!speech) score += (double)bead.score;
            prose += !speech;
        }
        if (score < (proved ? wanted.further : wanted.score) || (!proved && prose < wanted.beads)) continue;
        proved = true;
        for (size_t i = first; i < end; i++) beads->items[kept++] = beads->items[i];
    }
    beads->count = kept;
    return proved;
}

static int compare_passages(const void *left, const void *right) {
    const hsy_passage *a = left, *b = right;
    return (a->to.start > b->to.start) - (a->to.start < b->to.start);
}

/* A passage for each paragraph of `to`: the sentences there that follow one another in both texts. */
static hsy_passages evidence_of(hsy_arena *kept, const translating *x, uint32_t to, bool to_is_b, uint32_t from,
                                const hsy_beads *beads) {
    hsy_passages passages = {0};
    const hsy_anchored *texts[] = {&x->anchored[from], &x->anchored[to]};
    uint32_t from_end = 0, to_end = 0;
    for (size_t i = 0; i < beads->count; i++) {
        hsy_bead b = beads->items[i];
        uint32_t first[] = {to_is_b ? b.a : b.b, to_is_b ? b.b : b.a};
        uint32_t end[] = {to_is_b ? b.a_end : b.b_end, to_is_b ? b.b_end : b.a_end};
        hsy_passage p = {span_of(texts[0], first[0], end[0]), span_of(texts[1], first[1], end[1])};
        bool goes_on = passages.count && first[0] == from_end && first[1] == to_end &&
                       !texts[1]->sentences.items[first[1]].starts_line;
        if (goes_on) {
            HSY_LAST(&passages).from.end = p.from.end;
            HSY_LAST(&passages).to.end = p.to.end;
        } else {
            HSY_PUSH(kept, &passages, p);
        }
        from_end = end[0], to_end = end[1];
    }
    if (passages.count) qsort(passages.items, passages.count, sizeof *passages.items, compare_passages);
    return passages;
}

static double part_of(const placed_words *w, const hsy_passages *passages, bool of_to) {
    uint32_t words = 0, all = words_in(w, (hsy_span){0, UINT32_MAX}, NULL);
    for (size_t i = 0; i < passages->count; i++)
        words += words_in(w, of_to ? passages->items[i].to : passages->items[i].from, NULL);
    return all ? (double)words / all : 0;
}

/* Negative: b is the translation; by what the pages say, then as among articles of one language. */
static int direction(const hsy_steps *steps, uint32_t a, uint32_t b, size_t of_a, size_t of_b, const double share[2]) {
    if (of_a != of_b) return of_b > of_a ? -1 : 1;
    hsy_pair pair = {.a = a, .b = b, .share = {share[0], share[1]}};
    return hsy_direction(steps, &pair) <= 0 ? -1 : 1;
}

static void align(const translating *x, const hsy_room *room, uint32_t a, uint32_t b) {
    const hsy_steps *steps = x->steps;
    bool not_a, not_b;
    size_t of_b = (size_t)states(steps, b, a, &not_b) + names(room->scratch, steps, b, a);
    size_t of_a = (size_t)states(steps, a, b, &not_a) + names(room->scratch, steps, a, b);
    if (not_a && not_b) return;
    size_t proofs =
        (of_a > of_b ? of_a : of_b) + share_code(&steps->readings[a]->article, &steps->readings[b]->article);
    demand wanted = DEMANDS[proofs < 2 ? proofs : 2];
    hsy_beads beads = hsy_bitext_align(room->scratch, room->scratch, &x->anchored[a], &x->anchored[b], wanted.score);
    if (!keep_proved(x, a, b, wanted, &beads)) return;
    hsy_passages of_pair = evidence_of(room->scratch, x, b, true, a, &beads);
    double share[] = {part_of(&x->words[a], &of_pair, false), part_of(&x->words[b], &of_pair, true)};
    if (share[0] < wanted.part && share[1] < wanted.part) return;
    bool to_is_b = direction(steps, a, b, not_a ? 0 : of_a, not_b ? 0 : of_b, share) < 0;
    if (to_is_b ? not_b : not_a) to_is_b = !to_is_b;
    translated t = {to_is_b ? a : b, to_is_b ? b : a, proofs, share[to_is_b], share[!to_is_b], {0}};
    if (is_much_earlier(steps, t.to, t.from)) return;
    t.evidence = evidence_of(room->kept, x, t.to, to_is_b, t.from, &beads);
    HSY_PUSH(room->kept, &x->found[a], t);
}

static void place_words(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    if (!x->words[a].wording) return;
    x->words[a].spans = hsy_wording_spans(room->kept, x->words[a].wording);
}

/* The words of all articles that are paired. */
static void place_all(hsy_arena *arena, translating *x) {
    const hsy_steps *steps = x->steps;
    x->words = HSY_NEW_ARRAY(arena, placed_words, steps->count + 1);
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x->paired[a].count; i++) {
            uint32_t b = x->paired[a].items[i];
            x->words[a].wording = &steps->wordings[a], x->words[b].wording = &steps->wordings[b];
        }
    hsy_parallel(arena, steps->threads, steps->count, x, place_words);
}

static void align_all(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    for (size_t i = 0; i < x->paired[a].count; i++) align(x, room, (uint32_t)a, x->paired[a].items[i]);
}

/* ---- whose translation an article is ---- */

static void cover(const placed_words *w, const hsy_passages *passages, bool *covered) {
    for (uint32_t i = 0; i < w->wording->count; i++)
        for (size_t k = 0; k < passages->count && !covered[i]; k++)
            covered[i] =
                w->spans[i].start >= passages->items[k].to.start && w->spans[i].end <= passages->items[k].to.end;
}

/* Part of the article's words that the source explains and nothing else has, by passages that are new for the most
 * part: the rim of a known one adds nothing. */
static double explains(const placed_words *w, const translated *t, const bool *covered) {
    uint32_t words = 0, all = words_in(w, (hsy_span){0, UINT32_MAX}, NULL);
    for (size_t k = 0; k < t->evidence.count; k++) {
        uint32_t added = 0, known = 0;
        for (uint32_t i = 0; i < w->wording->count; i++) {
            bool is_in =
                w->spans[i].start >= t->evidence.items[k].to.start && w->spans[i].end <= t->evidence.items[k].to.end;
            known += is_in && covered[i];
            added += is_in && !covered[i] && !(w->wording->flags[i] & HSY_WORD_STOCK);
        }
        if (added > known) words += added;
    }
    return all ? (double)words / all : 0;
}

static void cover_copies(const translating *x, uint32_t to, bool *covered) {
    const hsy_relays *relays = &x->steps->relays;
    size_t low = 0, high = relays->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (relays->items[middle].to < to)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < relays->count && relays->items[low].to == to; low++)
        if (relays->items[low].kind == HSY_RELAY_COPIES) cover(&x->words[to], &relays->items[low].evidence, covered);
}

/* Takes the source that explains most of what is still open, again and again. */
static void choose_sources(void *context, const hsy_room *room, size_t to) {
    const translating *x = context;
    const placed_words *w = &x->words[to];
    if (x->sources[to].count == 0) return;
    bool *covered = HSY_NEW_ARRAY(room->scratch, bool, w->wording->count + 1);
    cover_copies(x, (uint32_t)to, covered);
    for (int taken = 0; taken < MOST_SOURCES; taken++) {
        const translated *best = NULL;
        double most = 0;
        for (size_t i = 0; i < x->sources[to].count; i++) {
            const translated *t = &x->sources[to].items[i];
            double added = explains(w, t, covered);
            double rank = added + COVERED_GAIN * t->from_share + NAMED_GAIN * (double)t->proofs;
            if (added < LEAST_ADDED && added < t->share) continue;
            if (added > 0 && rank > most + (best ? NEAR_EQUAL : 0)) best = t, most = rank;
        }
        if (!best) return;
        hsy_relay relay = {.from_kind = HSY_PARTY_ARTICLE,
                           .from_article = best->from,
                           .to = (uint32_t)to,
                           .kind = HSY_RELAY_TRANSLATES,
                           .share = best->share,
                           .evidence = best->evidence};
        HSY_PUSH(room->kept, &x->relays[to], relay);
        cover(w, &best->evidence, covered);
    }
}

static int compare_sources(const void *left, const void *right) {
    const translated *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

static void gather_sources(hsy_arena *arena, translating *x) {
    for (size_t a = 0; a < x->steps->count; a++)
        for (size_t i = 0; i < x->found[a].count; i++)
            HSY_PUSH(arena, &x->sources[x->found[a].items[i].to], x->found[a].items[i]);
    for (size_t a = 0; a < x->steps->count; a++)
        if (x->sources[a].count)
            qsort(x->sources[a].items, x->sources[a].count, sizeof *x->sources[a].items, compare_sources);
}

void hsy_trace_translations(hsy_arena *arena, hsy_steps *steps) {
    if (!steps->pairing) return;
    translating x = {.steps = steps, .paired = steps->pairing->paired, .anchored = steps->pairing->anchored};
    x.found = HSY_NEW_ARRAY(arena, translated_list, steps->count + 1);
    x.sources = HSY_NEW_ARRAY(arena, translated_list, steps->count + 1);
    x.relays = HSY_NEW_ARRAY(arena, hsy_relays, steps->count + 1);
    hsy_arena *brief = hsy_arena_scratch(arena);
    place_all(brief, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, align_all);
    gather_sources(arena, &x);
    hsy_parallel(arena, steps->threads, steps->count, &x, choose_sources);
    hsy_arena_clear(brief);
    size_t before = steps->relays.count;
    for (size_t to = 0; to < steps->count; to++)
        for (size_t i = 0; i < x.relays[to].count; i++) HSY_PUSH(arena, &steps->relays, x.relays[to].items[i]);
    if (steps->relays.count == before) return;
    hsy_trace_sort_relays(&steps->relays);
    hsy_trace_groups(arena, steps); /* again: a translation carries the text as well */
}
