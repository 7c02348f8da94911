/* Sentences that only their mood gives to somebody: German Konjunktiv without a reporting verb.
 *
 *     Weber sagte, die Lage sei ernst. [Man müsse handeln.] [Das Geld werde knapp.]      -> still Weber
 *
 * A sentence whose finite verb is in Konjunktiv I carries the speaker of the statement before it, over paragraphs
 * too. Konjunktiv II ("hätten", "würden") does so only directly behind a reported sentence, since it may be the
 * text's own "would". Misses: forms that look like the indicative.
 */
#include "statements/grammar.h"

enum { MOST_CARRY = 2 }; /* sentences between the speaker and a sentence that carries him on */

typedef enum mood { MOOD_NONE, MOOD_SECOND, MOOD_FIRST } mood;

static mood mood_of(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice first[] = {HSY_SLICE("sei"),   HSY_SLICE("seien"), HSY_SLICE("habe"),  HSY_SLICE("werde"),
                                      HSY_SLICE("könne"), HSY_SLICE("müsse"), HSY_SLICE("solle"), HSY_SLICE("wolle"),
                                      HSY_SLICE("dürfe"), HSY_SLICE("gebe"),  HSY_SLICE("möge")};
    static const hsy_slice second[] = {
        HSY_SLICE("hätten"), HSY_SLICE("hätte"),   HSY_SLICE("würden"),  HSY_SLICE("würde"),   HSY_SLICE("wären"),
        HSY_SLICE("wäre"),   HSY_SLICE("könnten"), HSY_SLICE("müssten"), HSY_SLICE("sollten"), HSY_SLICE("stünde")};
    if (hsy_is_capital(reading, token)) return MOOD_NONE;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (hsy_word_is(reading, token, first[i])) return MOOD_FIRST;
    for (size_t i = 0; i < sizeof second / sizeof *second; i++)
        if (hsy_word_is(reading, token, second[i])) return MOOD_SECOND;
    return MOOD_NONE;
}

bool hsy_is_subjunctive(const hsy_reading *reading, uint32_t token) { return mood_of(reading, token) != MOOD_NONE; }

static mood mood_of_sentence(const hsy_reading *reading, const hsy_sentence *sentence) {
    mood strongest = MOOD_NONE;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (!hsy_is_outside(reading, i)) continue;
        mood here = mood_of(reading, i);
        if (here > strongest) strongest = here;
    }
    return strongest;
}

/* "Mitarbeiter hätten von Druck berichtet": the report is reported in turn. */
static bool is_reported_itself(const hsy_reading *reading, const hsy_draft *draft) {
    for (uint32_t p = 0; p < draft->cue.count; p++)
        for (uint32_t i = draft->cue.at[p].first; i < draft->cue.at[p].end; i++)
            if (hsy_is_subjunctive(reading, i)) return true;
    return false;
}

void hsy_find_subjunctives(hsy_reading *reading) {
    if (reading->tongue != HSY_TONGUE_GERMAN) return;
    size_t known = reading->drafts.count, next = 0;
    uint32_t speaker = HSY_NO_DRAFT, spoken = 0;
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        const hsy_sentence *sentence = &reading->sentences.items[s];
        bool is_taken = false;
        for (size_t d = 0; d < known; d++) { /* drafts are in order of their sentences: see nest.c */
            if (d < next) continue;
            if (reading->drafts.items[d].at >= sentence->end) break;
            next = d + 1;
            if (is_reported_itself(reading, &reading->drafts.items[d])) continue;
            is_taken = true;
            speaker = (uint32_t)d;
            spoken = s;
        }
        if (is_taken || speaker == HSY_NO_DRAFT || s - spoken > MOST_CARRY) continue;
        mood here = mood_of_sentence(reading, sentence);
        if (here == MOOD_NONE || (here == MOOD_SECOND && s - spoken > 1)) continue;
        if (reading->drafts.items[speaker].source.count == 0) continue;
        hsy_draft draft = {.at = sentence->first,
                           .follows = speaker,
                           .certainty = HSY_CERTAINTY_REPORTED,
                           .source = reading->drafts.items[speaker].source};
        hsy_parts_add(&draft.content, hsy_content_start(reading, sentence->first),
                      hsy_content_end(reading, sentence->first));
        spoken = s;
        hsy_push_draft(reading, draft);
    }
}
