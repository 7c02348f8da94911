/* French: the conditional of hearsay.
 *
 *     Il [aurait] quitté le pays.     somebody says so: whoever spoke just before in the paragraph, or nobody named
 *
 * A form of avoir or être in the conditional with a participle, outside conditions ("si", "sans"), wishes ("aurait dû")
 * and questions. Misses: conditions that no word marks.
 */
#include "statements/french.h"

enum {
    MOST_CARRY = 2, /* sentences from a speaker to hearsay that goes on his words */
};

static bool is_participle(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice endings[] = {HSY_SLICE("é"),   HSY_SLICE("ée"),   HSY_SLICE("és"),    HSY_SLICE("ées"),
                                        HSY_SLICE("i"),   HSY_SLICE("is"),   HSY_SLICE("it"),    HSY_SLICE("ie"),
                                        HSY_SLICE("u"),   HSY_SLICE("ue"),   HSY_SLICE("us"),    HSY_SLICE("ues"),
                                        HSY_SLICE("ert"), HSY_SLICE("mort"), HSY_SLICE("morts"), HSY_SLICE("morte")};
    static const hsy_slice wishes[] = {HSY_SLICE("pu"),       HSY_SLICE("dû"),   HSY_SLICE("fallu"),
                                       HSY_SLICE("voulu"),    HSY_SLICE("aimé"), HSY_SLICE("préféré"),
                                       HSY_SLICE("souhaité"), HSY_SLICE("suffi")};
    if (HSY_IS_ONE_OF(reading, token, wishes) || token >= reading->tokens.count) return false;
    if (hsy_class_at(reading, token) == HSY_WORD_AUXILIARY) return hsy_word_is(reading, token, HSY_S("été"));
    if (hsy_class_at(reading, token) != HSY_WORD_OPEN) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(reading->folded[token], endings[i])) return true;
    return false;
}

bool hsy_is_french_conditional(const hsy_reading *reading, uint32_t token) {
    hsy_slice word = token < reading->tokens.count ? reading->folded[token] : (hsy_slice){"", 0};
    bool is_shaped = hsy_slice_ends(word, HSY_S("rait")) || hsy_slice_ends(word, HSY_S("raient"));
    if (!is_shaped) return false;
    size_t cut = hsy_slice_ends(word, HSY_S("rait")) ? 4 : 6;
    hsy_slice stem = hsy_slice_sub(word, 0, word.length - cut);
    bool is_future_stem = hsy_slice_ends(stem, HSY_S("e")) || hsy_slice_ends(stem, HSY_S("i")) ||
                          hsy_slice_ends(stem, HSY_S("d")) || hsy_slice_ends(stem, HSY_S("r"));
    return is_future_stem && hsy_is_french_verb(reading, token);
}

bool hsy_is_hearsay(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice forms[] = {HSY_SLICE("aurait"), HSY_SLICE("auraient"), HSY_SLICE("serait"),
                                      HSY_SLICE("seraient")};
    if (!HSY_IS_ONE_OF(reading, token, forms)) return false;
    uint32_t next = token + 1;
    while (next < reading->tokens.count &&
           (hsy_class_at(reading, next) == HSY_WORD_ADVERB || hsy_class_at(reading, next) == HSY_WORD_NEGATION ||
            hsy_class_at(reading, next) == HSY_WORD_MARK))
        next++;
    return is_participle(reading, next);
}

/* A sentence with a condition, a question or somebody's wish is no hearsay. */
static uint32_t hearsay_in(const hsy_reading *reading, const hsy_sentence *sentence) {
    static const hsy_slice conditions[] = {HSY_SLICE("si"), HSY_SLICE("sans"), HSY_SLICE("sinon"), HSY_SLICE("je"),
                                           HSY_SLICE("j'"), HSY_SLICE("nous"), HSY_SLICE("on"),    HSY_SLICE("?")};
    uint32_t found = HSY_NO_TOKEN;
    bool is_dependent = false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        hsy_word_class class = hsy_class_at(reading, i);
        if (HSY_IS_ONE_OF(reading, i, conditions) ||
            (class == HSY_WORD_SUBORDINATOR && hsy_word_is(reading, i, HSY_S("s'"))))
            return HSY_NO_TOKEN;
        if (class == HSY_WORD_COMMA) is_dependent = false;
        if (class == HSY_WORD_RELATIVE || class == HSY_WORD_THAT || class == HSY_WORD_SUBORDINATOR) is_dependent = true;
        if (found == HSY_NO_TOKEN && !is_dependent && hsy_is_hearsay(reading, i)) found = i;
    }
    return found;
}

void hsy_find_hearsay(hsy_reading *reading) {
    if (reading->tongue != HSY_TONGUE_FRENCH) return;
    size_t known = reading->drafts.count, next = 0;
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        const hsy_sentence *sentence = &reading->sentences.items[s];
        size_t before = next;
        while (next < known && reading->drafts.items[next].at < sentence->end) next++;
        if (next > before) continue; /* somebody is named for it, or for what stands beside it */
        uint32_t at = hearsay_in(reading, sentence);
        if (at == HSY_NO_TOKEN) continue;
        hsy_draft draft = {.at = at, .follows = HSY_NO_DRAFT, .certainty = HSY_CERTAINTY_HEDGED};
        const hsy_draft *last = next ? &reading->drafts.items[next - 1] : NULL;
        bool goes_on = last && last->source.count && s - reading->marks[last->at].sentence <= MOST_CARRY;
        for (uint32_t i = last ? last->at + 1 : 0; goes_on && i <= sentence->first; i++)
            goes_on = !hsy_is_line_start(reading, i);
        if (goes_on) {
            draft.follows = (uint32_t)(next - 1);
            draft.source = last->source;
        }
        hsy_parts_add(&draft.content, hsy_content_start(reading, sentence->first),
                      hsy_content_end(reading, sentence->first));
        hsy_push_draft(reading, draft);
    }
}
