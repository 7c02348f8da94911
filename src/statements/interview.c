/* How far a link of the chain holds on: through the interview or document that it is about.
 *
 *     Moss told the Gazette that the pier was safe. She added that it would open in May.      both via [Gazette]
 *     In an interview with the Gazette, Moss spoke of the night. “I heard a bang,” she said.  via [Gazette]
 *     A week later Moss told reporters that she was wrong.                                    via []
 *
 * It ends where somebody else speaks, where words of relay-words.tsv lead to another place or time ("in a statement",
 * "last week"), or where nobody has spoken for a while.
 */
#include "statements/chain.h"

enum { MOST_GAP = 4 }; /* sentences between two statements of one interview */

typedef struct interview {
    hsy_slices via;
    hsy_slice speaker; /* empty when the opening names nobody */
    uint32_t sentence; /* of the last words of it */
    bool is_open;
} interview;

/* The first person that the sentence names. */
static hsy_slice person_in(const hsy_chains *chains, const hsy_sentence *sentence) {
    const hsy_reading *reading = chains->reading;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint32_t name = reading->marks[i].name;
        if (name == HSY_NO_TOKEN || chains->cast->person_of[name] == HSY_NO_TOKEN) continue;
        return chains->cast->people.items[chains->cast->person_of[name]].fullest;
    }
    return (hsy_slice){"", 0};
}

/* A sentence that tells of an interview and reports nothing itself. */
static void open_interview(const hsy_chains *chains, uint32_t number, interview *now) {
    hsy_reading *reading = chains->reading;
    const hsy_sentence *sentence = &reading->sentences.items[number];
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        if (reading->marks[t].relay < 0 || !hsy_is_outside(reading, t)) continue;
        hsy_relay_role role = hsy_relay_role_at(reading, t);
        if (role == HSY_RELAY_AWAY) now->is_open = false;
        if (role != HSY_RELAY_WITH && role != HSY_RELAY_TOLD) continue;
        hsy_range whom = hsy_phrase_after(reading, t + reading->marks[t].relay_words, sentence->end);
        if (whom.first >= whom.end || !hsy_is_medium(reading, whom)) continue;
        hsy_slice relay = hsy_speaker_of(chains->cast, (uint32_t)reading->drafts.count, whom).name;
        if (relay.length == 0) continue;
        *now = (interview){.speaker = person_in(chains, sentence), .sentence = number, .is_open = true};
        HSY_PUSH(reading->arena, &now->via, relay);
        return;
    }
}

static bool leads_away(const hsy_reading *reading, const hsy_draft *draft) {
    const hsy_sentence *sentence = hsy_sentence_of(reading, draft->at);
    for (uint32_t t = sentence->first; t < sentence->end; t++)
        if (reading->marks[t].relay >= 0 && hsy_is_outside(reading, t) &&
            hsy_relay_role_at(reading, t) == HSY_RELAY_AWAY)
            return true;
    return false;
}

static void hold(hsy_reading *reading, hsy_draft *draft, interview *now) {
    uint32_t sentence = reading->marks[draft->at].sentence;
    bool is_same = hsy_slice_equal(draft->speaker.name, now->speaker) ||
                   (now->speaker.length == 0 && draft->speaker.type <= HSY_SPEAKER_OFFICIAL);
    if (draft->via.count) {
        *now = (interview){.via = draft->via, .speaker = draft->speaker.name, .sentence = sentence, .is_open = true};
        return;
    }
    if (!now->is_open || draft->speaker.name.length == 0) return;
    now->is_open = is_same && sentence - now->sentence <= MOST_GAP && !leads_away(reading, draft);
    if (!now->is_open) return;
    now->speaker = draft->speaker.name;
    now->sentence = sentence;
    draft->via = now->via;
}

void hsy_hold_interviews(const hsy_chains *chains) {
    hsy_reading *reading = chains->reading;
    interview now = {0};
    for (uint32_t s = 0; s < reading->sentences.count; s++) {
        if (chains->first_of[s] == HSY_NO_DRAFT) open_interview(chains, s, &now);
        for (uint32_t i = chains->first_of[s]; i != HSY_NO_DRAFT; i = chains->next_of[i]) {
            hsy_draft *draft = &reading->drafts.items[i];
            bool goes_on = draft->follows != HSY_NO_DRAFT && draft->follows < i && draft->via.count == 0;
            if (goes_on) draft->via = reading->drafts.items[draft->follows].via;
            if (draft->parent == HSY_NO_DRAFT) hold(reading, draft, &now);
        }
    }
}
