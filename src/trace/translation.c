/* Translations: articles in two languages, one of which has the other's text.
 *
 * Articles that share names and numbers (pairing.c) are aligned sentence by sentence (bitext.c). A translation shows as
 * a long chain of sentences that say the same in the same order; a report of the same event by somebody else has short
 * ones. How long a chain must be depends on what the pages say: that the text was translated from that language, whose
 * it is, a link, the same desk code under both. Sentences that are a speaker's words are in any report and prove
 * nothing, though they are part of a text that was proved to be translated.
 *
 * Which of the two came first is told by what the pages say, else as among articles of one language (direction.c).
 * translation_choice.c chooses among several originals.
 */
#include <stdlib.h>

#include "trace/bitext.h"
#include "trace/mention.h"
#include "trace/pairing.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/translated.h"

enum { A_DAY = 24 * 60 * 60 };

/* What is wanted of the chains of a pair: score and beads of the first one's prose, score of further ones', and the
 * part of one of the texts that they are: `part` where the first scores `sure`, else `short_part`. On invented stories
 * translations that nothing else proves came to 27 or more, with three quarters of one of the texts; two reports of one
 * statement by different agencies to 26 or 35, with two thirds. */
typedef struct demand {
    double score, further, sure, part, short_part;
    uint32_t beads;
} demand;

/* By how many things prove it: the language that it was translated from, the outlet credited or linked, the code. */
static const demand DEMANDS[] = {{16, 7, 40, 0.25, 0.72, 3}, {8, 4, 8, 0.15, 0.15, 2}, {4, 3, 4, 0.10, 0.10, 1}};

static const double SPEECH = 0.6; /* part of a sentence from which it is a speaker's */

typedef struct translating {
    const hsy_steps *steps;
    hsy_translated_list *found; /* by the earlier article of the pair */
} translating;

/* One article of a pair. */
typedef struct side {
    uint32_t article;
    const hsy_anchored *text;
    hsy_placed words;
} side;

/* ---- what the pages say ---- */

/* Whether the article says that it was translated from the other's language; `*excluded` when from another one. */
static bool states(const hsy_steps *steps, uint32_t to, uint32_t from, bool *excluded) {
    hsy_slice stated = steps->readings[to].article.translated_from;
    *excluded = false;
    if (stated.length < 2) return false;
    *excluded = !hsy_slice_starts(steps->readings[from].article.language, hsy_slice_sub(stated, 0, 2));
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
static bool names(const hsy_steps *steps, uint32_t to, uint32_t from) {
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == HSY_NAMING_LINK && c->from_article == from) return true;
        if (c->naming <= HSY_NAMING_WITH && hsy_outlet_printed_key(steps, from, steps->citation_keys[i])) return true;
    }
    return false;
}

static bool is_much_earlier(const hsy_steps *steps, uint32_t to, uint32_t from) {
    return steps->times[to] != INT64_MIN && steps->times[from] != INT64_MIN &&
           steps->times[to] + A_DAY < steps->times[from];
}

/* ---- what the texts say ---- */

hsy_placed hsy_placed_of(hsy_arena *arena, const hsy_wording *wording) {
    return (hsy_placed){hsy_wording_spans(arena, wording), wording->flags, wording->count};
}

uint32_t hsy_placed_from(hsy_placed words, uint32_t at) {
    uint32_t low = 0, high = words.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (words.spans[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Words that start in the span, without stock lines; in `*speech` the speakers' among them. */
static uint32_t words_in(hsy_placed words, hsy_span span, uint32_t *speech) {
    uint32_t count = 0;
    *speech = 0;
    for (uint32_t i = hsy_placed_from(words, span.start); i < words.count && words.spans[i].start < span.end; i++) {
        if (words.flags[i] & HSY_WORD_STOCK) continue;
        count++;
        *speech += (words.flags[i] & (HSY_WORD_SPEECH | HSY_WORD_ASIDE)) != 0;
    }
    return count;
}

static hsy_span span_of(const side *s, uint32_t first, uint32_t end) {
    const hsy_sentence *sentences = s->text->sentences.items;
    return (hsy_span){sentences[first].span.start, sentences[end - 1].span.end};
}

static bool is_speech(const side *s, uint32_t first, uint32_t end) {
    uint32_t speech, words = words_in(s->words, span_of(s, first, end), &speech);
    return words > 0 && speech >= SPEECH * words;
}

/* Drops the chains that prove too little. Returns the best score of one, 0 when none is left. */
static double keep_proved(const side *a, const side *b, demand wanted, hsy_beads *beads) {
    size_t kept = 0;
    double best = 0;
    for (size_t first = 0, end; first < beads->count; first = end) {
        double score = 0;
        uint32_t prose = 0;
        for (end = first; end < beads->count && beads->items[end].chain == beads->items[first].chain; end++) {
            hsy_bead bead = beads->items[end];
            if (is_speech(a, bead.a, bead.a_end) && is_speech(b, bead.b, bead.b_end)) continue;
            score += (double)bead.score;
            prose++;
        }
        if (score < (best > 0 ? wanted.further : wanted.score) || (best == 0 && prose < wanted.beads)) continue;
        best = score > best ? score : best;
        for (size_t i = first; i < end; i++) beads->items[kept++] = beads->items[i];
    }
    beads->count = kept;
    return best;
}

static int compare_passages(const void *left, const void *right) {
    const hsy_passage *a = left, *b = right;
    return (a->to.start > b->to.start) - (a->to.start < b->to.start);
}

/* A passage for each paragraph of `to`: the sentences there that follow one another in both texts. */
static hsy_passages evidence_of(hsy_arena *kept, const side *from, const side *to, bool to_is_b,
                                const hsy_beads *beads) {
    hsy_passages passages = {0};
    uint32_t from_end = 0, to_end = 0;
    for (size_t i = 0; i < beads->count; i++) {
        hsy_bead b = beads->items[i];
        uint32_t from_first = to_is_b ? b.a : b.b, to_first = to_is_b ? b.b : b.a;
        bool goes_on = passages.count && from_first == from_end && to_first == to_end &&
                       !to->text->sentences.items[to_first].starts_line;
        from_end = to_is_b ? b.a_end : b.b_end, to_end = to_is_b ? b.b_end : b.a_end;
        hsy_passage p = {span_of(from, from_first, from_end), span_of(to, to_first, to_end)};
        if (goes_on) {
            HSY_LAST(&passages).from.end = p.from.end;
            HSY_LAST(&passages).to.end = p.to.end;
        } else {
            HSY_PUSH(kept, &passages, p);
        }
    }
    if (passages.count) qsort(passages.items, passages.count, sizeof *passages.items, compare_passages);
    return passages;
}

/* Part of the words of a text that are in beads; `is_b`: it is the second of the pair. */
static double part_of(const side *s, bool is_b, const hsy_beads *beads) {
    uint32_t words = 0, speech, all = words_in(s->words, (hsy_span){0, UINT32_MAX}, &speech);
    for (size_t i = 0; i < beads->count; i++) {
        hsy_bead b = beads->items[i];
        words += words_in(s->words, is_b ? span_of(s, b.b, b.b_end) : span_of(s, b.a, b.a_end), &speech);
    }
    return all ? (double)words / all : 0;
}

/* ---- a pair ---- */

/* Whether b is the translation. `of_a` and `of_b` say how many things prove it of each. */
static bool is_b_later(const hsy_steps *steps, uint32_t a, uint32_t b, uint32_t of_a, uint32_t of_b,
                       const double share[2]) {
    if (of_a != of_b) return of_b > of_a;
    hsy_pair pair = {.a = a, .b = b, .share = {share[0], share[1]}};
    return hsy_direction(steps, &pair) <= 0;
}

static void judge(const translating *x, const hsy_room *room, const side *a, const side *b) {
    const hsy_steps *steps = x->steps;
    bool not_a, not_b; /* it says that it was translated from a third language */
    uint32_t of_b = states(steps, b->article, a->article, &not_b), of_a = states(steps, a->article, b->article, &not_a);
    if (not_a && not_b) return;
    of_b += names(steps, b->article, a->article);
    of_a += names(steps, a->article, b->article);
    uint32_t proofs = of_a > of_b ? of_a : of_b;
    proofs += share_code(&steps->readings[a->article].article, &steps->readings[b->article].article);
    demand wanted = DEMANDS[proofs < 2 ? proofs : 2];
    hsy_beads beads = hsy_bitext_align(room->scratch, room->scratch, a->text, b->text, wanted.score);
    double score = keep_proved(a, b, wanted, &beads), part = score < wanted.sure ? wanted.short_part : wanted.part;
    if (score == 0) return;
    double share[] = {part_of(a, false, &beads), part_of(b, true, &beads)};
    if (share[0] < part && share[1] < part) return;
    bool to_is_b = not_a || (!not_b && is_b_later(steps, a->article, b->article, of_a, of_b, share));
    const side *from = to_is_b ? a : b, *to = to_is_b ? b : a;
    if (is_much_earlier(steps, to->article, from->article)) return;
    hsy_translated t = {from->article, to->article, proofs, share[to_is_b], share[!to_is_b], {0}};
    t.evidence = evidence_of(room->kept, from, to, to_is_b, &beads);
    HSY_PUSH(room->kept, &x->found[a->article], t);
}

static side side_of(hsy_arena *scratch, const hsy_steps *steps, uint32_t article) {
    return (side){article, &steps->pairing->anchored[article], hsy_placed_of(scratch, &steps->wordings[article])};
}

static void judge_pairs(void *context, const hsy_room *room, size_t a) {
    const translating *x = context;
    const hsy_indices *paired = &x->steps->pairing->paired[a];
    if (paired->count == 0) return;
    side first = side_of(room->scratch, x->steps, (uint32_t)a);
    for (size_t i = 0; i < paired->count; i++) {
        side second = side_of(room->scratch, x->steps, paired->items[i]);
        judge(x, room, &first, &second);
    }
}

static int compare_sources(const void *left, const void *right) {
    const hsy_translated *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

void hsy_trace_translations(hsy_arena *arena, hsy_steps *steps) {
    if (!steps->pairing) return;
    translating x = {steps, HSY_NEW_ARRAY(arena, hsy_translated_list, steps->count + 1)};
    hsy_translated_list *sources = HSY_NEW_ARRAY(arena, hsy_translated_list, steps->count + 1);
    hsy_parallel(arena, steps->threads, steps->count, &x, judge_pairs);
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x.found[a].count; i++)
            HSY_PUSH(arena, &sources[x.found[a].items[i].to], x.found[a].items[i]);
    for (size_t a = 0; a < steps->count; a++)
        if (sources[a].count) qsort(sources[a].items, sources[a].count, sizeof *sources[a].items, compare_sources);
    hsy_relays relays = hsy_trace_choose_translations(arena, steps, sources);
    for (size_t i = 0; i < relays.count; i++) HSY_PUSH(arena, &steps->relays, relays.items[i]);
    if (relays.count == 0) return;
    hsy_trace_sort_relays(&steps->relays);
    hsy_trace_groups(arena, steps); /* again: a translation carries the text as well */
}
