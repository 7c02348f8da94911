/* Numbers that changed on the way.
 *
 *     from: "a crack about twenty meters long"     to: "a crack dozens of meters long"     -> fact-changed
 *
 * Two numbers are held against each other when the sentences carry the same claim, one article relays the other, and
 * the same word or unit follows: "20 metres" beside "dozens of metres", never "20 metres" beside "11,000 people".
 */
#include <math.h>

#include "text/date.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/number.h"
#include "trace/finding.h"

enum { MOST_COMPARED = 60 }; /* carriers of a claim whose numbers are compared with one another */

static const double DIFFERENT = 0.05; /* relative; less is rounding */

/* A number and what is counted. */
typedef struct count {
    hsy_number number;
    hsy_slice counted; /* unit, else the stem of the next word */
} count;

HSY_VECTOR_TYPE(counts, count);

static hsy_slice word_after(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, uint32_t end, hsy_slice language) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_stemmer stemmer = {0};
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].start < end) continue;
        if (tokens.items[i].kind != HSY_TOKEN_WORD) return (hsy_slice){"", 0};
        hsy_slice folded = hsy_fold(arena, hsy_token_text(text, tokens.items[i]));
        if (hsy_lexicon_find(small, folded) < 0) return hsy_stem(arena, &stemmer, language, folded);
    }
    return (hsy_slice){"", 0};
}

static counts counts_in(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    counts all = {0};
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_numbers numbers = hsy_numbers_find(arena, text, tokens, language);
    for (size_t i = 0; i < numbers.count; i++) {
        count c = {numbers.items[i], numbers.items[i].unit};
        if (c.counted.length == 0) c.counted = word_after(arena, text, tokens, c.number.span.end, language);
        if (c.counted.length) HSY_PUSH(arena, &all, c);
    }
    return all;
}

/* Whether two ranges lie apart by more than rounding. */
static bool differ(const hsy_number *a, const hsy_number *b) {
    double gap = fmax(a->low - b->high, b->low - a->high);
    return gap > DIFFERENT * fmax(fabs(a->low), fabs(b->low));
}

/* A count of the one sentence that the other gives differently, and in no second place the same. */
static bool has_changed(const counts *from, const counts *to) {
    for (size_t i = 0; i < from->count; i++) {
        const count *f = &from->items[i];
        bool is_kept = false, is_changed = false;
        for (size_t k = 0; k < to->count; k++) {
            const count *t = &to->items[k];
            if (!hsy_slice_equal(f->counted, t->counted)) continue;
            if (differ(&f->number, &t->number))
                is_changed = true;
            else
                is_kept = true;
        }
        if (is_changed && !is_kept) return true;
    }
    return false;
}

/* Whether `from` may have been published before `to`; a day alone is the same as any time of it. Without both days
 * nothing is known, and no number changed "on the way". */
static bool may_precede(const hsy_trace *trace, uint32_t from, uint32_t to) {
    hsy_date a, b;
    const hsy_article *x = &trace->readings[from].article, *y = &trace->readings[to].article;
    if (!hsy_date_parse(x->published, HSY_S(""), NULL, &a) || !hsy_date_parse(y->published, HSY_S(""), NULL, &b))
        return false;
    if (!a.has_time || !b.has_time) return hsy_date_compare_days(a, b) <= 0;
    return hsy_date_seconds(a) <= hsy_date_seconds(b);
}

static bool is_reported_already(const hsy_trace *trace, uint32_t from, uint32_t to) {
    for (size_t i = 0; i < trace->findings.count; i++) {
        const hsy_finding *f = &trace->findings.items[i];
        if (f->kind == HSY_FINDING_FACT_CHANGED && f->evidence.items[0].article == from &&
            f->evidence.items[1].article == to)
            return true;
    }
    return false;
}

static void compare_carriers(const hsy_finder *finder, hsy_arena *scratch, const hsy_claim *claim) {
    const hsy_trace *trace = finder->trace;
    size_t carriers = claim->carriers.count < MOST_COMPARED ? claim->carriers.count : MOST_COMPARED;
    counts *numbers = HSY_NEW_ARRAY(scratch, counts, carriers);
    for (size_t i = 0; i < carriers; i++) {
        const hsy_carrier *c = &claim->carriers.items[i];
        numbers[i] = counts_in(scratch, c->quote, trace->readings[c->article].article.language);
    }
    for (size_t i = 0; i < carriers; i++)
        for (size_t k = 0; k < carriers; k++) {
            const hsy_carrier *from = &claim->carriers.items[i], *to = &claim->carriers.items[k];
            if (from->article == to->article || numbers[i].count == 0 || numbers[k].count == 0) continue;
            if (!has_changed(&numbers[i], &numbers[k])) continue;
            if (!hsy_is_relayed(finder, from->article, to->article)) continue;
            if (!may_precede(trace, from->article, to->article)) continue;
            if (is_reported_already(trace, from->article, to->article)) continue;
            hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_FACT_CHANGED, claim->story);
            hsy_finding_show(finder, f, from->article, from->span);
            hsy_finding_show(finder, f, to->article, to->span);
        }
}

void hsy_find_changed_facts(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (size_t i = 0; i < finder->trace->claims.count; i++) {
        if (finder->trace->claims.items[i].carriers.count < 2) continue;
        compare_carriers(finder, scratch, &finder->trace->claims.items[i]);
        hsy_arena_clear(scratch);
    }
}
