/* Whose translation an article is, when several texts would explain it.
 *
 *     A (de) ── translated by B (en) ── translated by C (fr)         C has what B added: from B
 *     A (en) ── translated by B (de) ── copied by C (de)             C has it from B as a copy, and not from A
 *     A (en), B (en) ── put together by C (de)                       C has it from both
 *
 * Of several sources the one that explains most of the article's words is taken; what part of the source was taken and
 * whether the article names it count as well, and of near equals the earliest is the original. A further source must
 * explain a tenth of the article more, in passages that are new. What a copy in the article's own language explains
 * needs no translation.
 */
#include "trace/parallel.h"
#include "trace/translated.h"

enum { MOST_SOURCES = 4 /* `translates` relays of one article */ };

static const double LEAST_ADDED = 0.10; /* part of an article that a further source must explain */
static const double NAMED_GAIN = 0.15;  /* what being named counts beside the part explained, */
static const double TAKEN_GAIN = 0.5;   /* and the part of the source that was taken */
static const double NEAR_EQUAL = 0.03;

typedef struct choosing {
    const hsy_steps *steps;
    const hsy_translated_list *found; /* of each article */
    hsy_relays *relays;               /* of each article */
} choosing;

static void cover(hsy_placed words, const hsy_passages *passages, bool *covered) {
    for (size_t k = 0; k < passages->count; k++) {
        hsy_span to = passages->items[k].to;
        for (uint32_t i = hsy_placed_from(words, to.start); i < words.count && words.spans[i].end <= to.end; i++)
            covered[i] = true;
    }
}

/* Part of the words that the source explains and nothing else has, by passages that are new for the most part: the rim
 * of a known one adds nothing. */
static double explains(hsy_placed words, const hsy_translated *t, const bool *covered) {
    uint32_t explained = 0, all = 0;
    for (uint32_t i = 0; i < words.count; i++) all += !(words.flags[i] & HSY_WORD_STOCK);
    for (size_t k = 0; k < t->evidence.count; k++) {
        uint32_t added = 0, known = 0;
        hsy_span to = t->evidence.items[k].to;
        for (uint32_t i = hsy_placed_from(words, to.start); i < words.count && words.spans[i].end <= to.end; i++) {
            known += covered[i];
            added += !covered[i] && !(words.flags[i] & HSY_WORD_STOCK);
        }
        if (added > known) explained += added;
    }
    return all ? (double)explained / all : 0;
}

/* Relays stand by `to`. */
static void cover_copies(const hsy_steps *steps, uint32_t to, hsy_placed words, bool *covered) {
    const hsy_relays *relays = &steps->relays;
    size_t low = 0, high = relays->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (relays->items[middle].to < to)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < relays->count && relays->items[low].to == to; low++)
        if (relays->items[low].kind == HSY_RELAY_COPIES) cover(words, &relays->items[low].evidence, covered);
}

static const hsy_translated *best_source(const hsy_translated_list *sources, hsy_placed words, const bool *covered) {
    const hsy_translated *best = NULL;
    double most = 0;
    for (size_t i = 0; i < sources->count; i++) {
        const hsy_translated *t = &sources->items[i];
        double added = explains(words, t, covered);
        double rank = added + TAKEN_GAIN * t->from_share + NAMED_GAIN * t->proofs;
        if (added <= 0 || (added < LEAST_ADDED && added < t->share)) continue;
        if (!best || rank > most + NEAR_EQUAL) best = t, most = rank;
    }
    return best;
}

/* Takes the best source of what is still open, again and again. */
static void choose_sources(void *context, const hsy_room *room, size_t to) {
    const choosing *x = context;
    if (x->found[to].count == 0) return;
    hsy_placed words = hsy_placed_of(room->scratch, &x->steps->wordings[to]);
    bool *covered = HSY_NEW_ARRAY(room->scratch, bool, words.count + 1);
    cover_copies(x->steps, (uint32_t)to, words, covered);
    for (int taken = 0; taken < MOST_SOURCES; taken++) {
        const hsy_translated *best = best_source(&x->found[to], words, covered);
        if (!best) return;
        hsy_relay relay = {.from_kind = HSY_PARTY_ARTICLE,
                           .from_article = best->from,
                           .to = best->to,
                           .kind = HSY_RELAY_TRANSLATES,
                           .share = best->share,
                           .evidence = best->evidence};
        HSY_PUSH(room->kept, &x->relays[to], relay);
        cover(words, &best->evidence, covered);
    }
}

hsy_relays hsy_trace_choose_translations(hsy_arena *arena, const hsy_steps *steps, const hsy_translated_list *found) {
    choosing x = {steps, found, HSY_NEW_ARRAY(arena, hsy_relays, steps->count + 1)};
    hsy_relays all = {0};
    hsy_parallel(arena, steps->threads, steps->count, &x, choose_sources);
    for (size_t to = 0; to < steps->count; to++)
        for (size_t i = 0; i < x.relays[to].count; i++) HSY_PUSH(arena, &all, x.relays[to].items[i]);
    return all;
}
