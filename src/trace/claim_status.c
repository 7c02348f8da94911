#include "trace/claim_status.h"

enum {
    MOST_CARRIERS = 1000, /* of one claim */
    FEWEST_NEGATED = 2,   /* headline and sentences at the beginning of an article that denies */
};

static const double DENIED_WORDS = 0.3; /* part of a denial's words, or of a carrier's, that both have */

static hsy_certainty certainty_of(const hsy_trace *trace, const hsy_unit *unit) {
    if (unit->is_denial) return HSY_CERTAINTY_DENIED;
    if (unit->statement) return unit->statement->certainty;
    if (unit->span.end == 0) return trace->readings[unit->article].statements.headline_certainty;
    return HSY_CERTAINTY_ASSERTED;
}

/* What the beginning of one article says. */
typedef struct beginning {
    uint32_t leading, negated;
    bool affirms; /* a carrier of it is not negated */
} beginning;

/* Whether the article denies what the others say. */
static bool is_denial(const beginning *b) { return b->negated >= FEWEST_NEGATED && b->negated == b->leading; }

/* Of each carrier's article: its beginning, as far as it carries the claim; at the place of its first carrier. */
static beginning *beginnings_of(hsy_arena *scratch, const hsy_units *units, hsy_indices members, size_t *affirming) {
    beginning *all = HSY_NEW_ARRAY(scratch, beginning, members.count);
    *affirming = 0;
    for (size_t i = 0, first = 0; i < members.count; i++) {
        const hsy_unit *unit = &units->list.items[members.items[i]];
        if (unit->article != units->list.items[members.items[first]].article) first = i;
        all[first].leading += unit->leads;
        all[first].negated += unit->leads && unit->is_negated;
        all[first].affirms |= !unit->is_negated;
    }
    for (size_t i = 0; i < members.count; i++) *affirming += all[i].affirms;
    return all;
}

hsy_carriers hsy_claim_carriers(hsy_arena *kept, hsy_arena *scratch, const hsy_claim_story *story,
                                hsy_indices members) {
    size_t count = members.count < MOST_CARRIERS ? members.count : MOST_CARRIERS;
    hsy_carriers carriers = {hsy_arena_alloc(kept, count * sizeof(hsy_carrier)), 0, count};
    size_t affirming, denying = 0, first = 0;
    const beginning *beginnings = beginnings_of(scratch, story->units, members, &affirming);
    for (size_t i = 0; i < members.count; i++) denying += is_denial(&beginnings[i]);
    for (size_t i = 0; i < members.count && i < MOST_CARRIERS; i++) {
        const hsy_unit *unit = &story->units->list.items[members.items[i]];
        if (unit->article != story->units->list.items[members.items[first]].article) first = i;
        hsy_carrier carrier = {unit->article, unit->span, unit->quote, certainty_of(story->trace, unit)};
        if (unit->leads && denying <= affirming && is_denial(&beginnings[first]))
            carrier.certainty = HSY_CERTAINTY_DENIED;
        HSY_PUSH(kept, &carriers, carrier);
    }
    return carriers;
}

static bool has_term(const hsy_unit *unit, uint32_t term) {
    for (uint32_t i = 0; i < unit->term_count; i++)
        if (unit->terms[i] == term) return unit->refuted != term;
    return false;
}

/* Whether somebody in the story says that a number which most carriers give is another one. */
static bool is_refuted(const hsy_units *units, hsy_indices members) {
    for (size_t i = 0; i < units->list.count; i++) {
        uint32_t wrong = units->list.items[i].refuted;
        size_t giving = 0;
        for (size_t k = 0; wrong != HSY_NONE && k < members.count; k++)
            giving += has_term(&units->list.items[members.items[k]], wrong);
        if (giving && giving * 2 >= members.count) return true;
    }
    return false;
}

/* Whether somebody denies elsewhere in the story what the carriers that are not negated tell, in much the same words.
 */
static bool is_denied_elsewhere(const hsy_units *units, hsy_indices members) {
    for (uint32_t i = 0; i < units->list.count; i++) {
        const hsy_unit *denial = &units->list.items[i];
        bool denies = denial->is_denial || (denial->statement && denial->statement->certainty == HSY_CERTAINTY_DENIED);
        size_t affirming = 0;
        double common = 0;
        for (size_t k = 0; denies && k < members.count; k++) {
            const hsy_unit *unit = &units->list.items[members.items[k]];
            if (unit->is_negated) continue;
            double lighter = unit->weight < denial->weight ? unit->weight : denial->weight;
            common += hsy_units_shared(units, unit, denial) / lighter;
            affirming++;
        }
        if (affirming && common >= DENIED_WORDS * (double)affirming) return true;
    }
    return false;
}

/* How many carriers neither deny the claim nor are negated themselves. */
static size_t count_affirming(const hsy_units *units, hsy_indices members, const hsy_carriers *carriers) {
    size_t count = 0;
    for (size_t i = 0; i < carriers->count; i++)
        count +=
            carriers->items[i].certainty != HSY_CERTAINTY_DENIED && !units->list.items[members.items[i]].is_negated;
    return count;
}

hsy_status hsy_claim_status(const hsy_claim_story *story, hsy_indices members, const hsy_carriers *carriers,
                            const hsy_claim_origins *origins) {
    size_t denied = 0, unconfirmed = 0, hedged = 0, all = carriers->count;
    bool is_single = origins->list.count < 2;
    for (size_t i = 0; i < all; i++) {
        hsy_certainty certainty = carriers->items[i].certainty;
        denied += certainty == HSY_CERTAINTY_DENIED;
        unconfirmed += certainty == HSY_CERTAINTY_UNCONFIRMED;
        hedged += certainty == HSY_CERTAINTY_HEDGED;
    }
    if (denied == all) return HSY_STATUS_DENIED;
    if (denied && count_affirming(story->units, members, carriers)) return HSY_STATUS_DISPUTED;
    if (is_refuted(story->units, members) || is_denied_elsewhere(story->units, members)) return HSY_STATUS_DISPUTED;
    if (origins->is_self_announced) return HSY_STATUS_CONFIRMED;
    if ((hedged + unconfirmed) * 2 >= all || (is_single && unconfirmed)) return HSY_STATUS_UNCONFIRMED;
    return !is_single || origins->is_acknowledged ? HSY_STATUS_CONFIRMED : HSY_STATUS_SINGLE_SOURCE;
}
