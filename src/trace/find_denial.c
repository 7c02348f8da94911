/* Stories that are relayed after they were denied, without a word of it.
 *
 *     Post, Monday:    "Works to close, says a memo"
 *     Post, Tuesday:   "The owner has denied that …"            (or the owner's own page, or an agency)
 *     Wire, Wednesday: the Monday text once more                 -> uncorrected, the denial and the late copy
 *
 * A denial is an article whose own news is one (body_certainty denied); it is one of what the article relays that it
 * has its news from, or of the claim that it shares with it. Late is who was surely published after the earliest denial
 * of what it copies or cites in its first lines and has neither a statement that denies nor a verdict. Cost: the
 * articles that have the news from each denied one, and the carriers of each claim once.
 */
#include "base/table.h"
#include "trace/finding.h"
#include "trace/party.h"

enum { MOST_TAKERS = 400 }; /* that are followed from one denied article */

static bool is_denial(const hsy_trace *trace, uint32_t article) {
    return trace->readings[article].statements.body_certainty == HSY_CERTAINTY_DENIED;
}

/* Whether the article says anywhere that somebody denies it. */
static bool mentions_denial(const hsy_trace *trace, uint32_t article) {
    const hsy_statements *s = &trace->readings[article].statements;
    if (s->body_certainty == HSY_CERTAINTY_DENIED || s->headline_certainty == HSY_CERTAINTY_DENIED) return true;
    for (size_t i = 0; i < s->list.count; i++)
        if (s->list.items[i].certainty == HSY_CERTAINTY_DENIED) return true;
    return false;
}

/* Keeps the earliest denial of `article`. */
static void note_denial(const hsy_finder *finder, uint32_t *denials, uint32_t article, uint32_t denial) {
    if (article == denial || is_denial(finder->trace, article) || !hsy_is_after(finder, denial, article)) return;
    uint32_t known = denials[article];
    if (known == HSY_NONE || hsy_is_after(finder, known, denial)) denials[article] = denial;
}

/* The earliest denial of each article, or HSY_NONE. */
static uint32_t *denials_of(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    uint32_t *denials = HSY_NEW_ARRAY(finder->scratch, uint32_t, trace->count + 1);
    for (size_t i = 0; i < trace->count; i++) denials[i] = HSY_NONE;
    for (uint32_t i = 0; i < trace->count; i++) {
        if (!is_denial(trace, i)) continue;
        for (size_t k = 0; k < finder->sources[i].count; k++)
            note_denial(finder, denials, finder->sources[i].items[k].article, i);
    }
    for (size_t i = 0; i < trace->claims.count; i++) {
        const hsy_claim *claim = &trace->claims.items[i];
        if (claim->status != HSY_STATUS_DENIED && claim->status != HSY_STATUS_DISPUTED) continue;
        uint32_t first = HSY_NONE;
        for (size_t k = 0; k < claim->carriers.count; k++) {
            uint32_t at = claim->carriers.items[k].article;
            if (is_denial(trace, at) && (first == HSY_NONE || hsy_is_after(finder, first, at))) first = at;
        }
        for (size_t k = 0; first != HSY_NONE && k < claim->carriers.count; k++)
            note_denial(finder, denials, claim->carriers.items[k].article, first);
    }
    return denials;
}

/* The words of an article that deny: those of its first such statement, else its first sentence. */
static hsy_span denying_words(hsy_arena *scratch, const hsy_reading *reading) {
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_statement *s = &reading->statements.list.items[i];
        if (s->certainty == HSY_CERTAINTY_DENIED && s->content.count)
            return hsy_sentence_at(scratch, &reading->article, s->content.items[0]);
    }
    return hsy_sentence_at(scratch, &reading->article, (hsy_span){0, 1});
}

static void judge(const hsy_finder *finder, hsy_arena *scratch, uint32_t denied, uint32_t denial, bool *is_told) {
    const hsy_trace *trace = finder->trace;
    hsy_indices takers = hsy_takers_of(finder, scratch, denied, MOST_TAKERS);
    hsy_sort_numbers(takers.items, takers.count);
    hsy_finding *f = NULL;
    for (size_t i = 0; i < takers.count; i++) {
        uint32_t late = takers.items[i];
        if (is_told[late] || !hsy_is_after(finder, late, denial) || mentions_denial(trace, late)) continue;
        if (trace->readings[late].statements.headline_certainty > HSY_CERTAINTY_REPORTED) continue;
        is_told[late] = true;
        if (!f) {
            f = hsy_finding_add(finder, HSY_FINDING_UNCORRECTED, trace->articles[late].story);
            hsy_finding_show(finder, f, denial, denying_words(scratch, &trace->readings[denial]));
        }
        hsy_finding_show(finder, f, late, (hsy_span){0, 0});
    }
}

void hsy_find_undenied(const hsy_finder *finder) {
    const uint32_t *denials = denials_of(finder);
    bool *is_told = HSY_NEW_ARRAY(finder->scratch, bool, finder->trace->count + 1);
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (uint32_t i = 0; i < finder->trace->count; i++) {
        if (denials[i] == HSY_NONE) continue;
        judge(finder, scratch, i, denials[i], is_told);
        hsy_arena_clear(scratch);
    }
}
