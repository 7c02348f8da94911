/* Sources that nobody in the set published: a node for the text that several carry.
 *
 *     Ledger: dateline (AP)      Post, word for word, without a credit      no article of AP in the set
 *     -> source:Associated Press copies to Post, beside agency:Associated Press credits Ledger
 *
 * A text group that credits an agency or outlet of which the set has no article has its text from there. Carriers that
 * name it have a relay `credits` already; for those that lost the credit this one says what the others prove. `share`
 * is the part of the carrier that a crediting one has, too.
 */
#include "trace/outlet_names.h"
#include "trace/steps.h"

static bool credits(hsy_arena *scratch, const hsy_steps *steps, uint32_t a, hsy_party party) {
    for (uint32_t i = steps->citation_starts[a]; i < steps->citation_starts[a + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming <= HSY_NAMING_WITH && hsy_party_is_same(scratch, c->name, party.name)) return true;
    }
    return false;
}

static bool is_seen(hsy_arena *scratch, const hsy_steps *steps, const hsy_indices *group, hsy_party party) {
    hsy_outlet_key key = hsy_outlet_key_of(scratch, steps->names, party.name);
    for (size_t i = 0; i < group->count; i++)
        if (hsy_outlet_printed_key(steps, group->items[i], key)) return true;
    return false;
}

/* The pair of the article with the carrier that credits the party and has most of it; NULL when there is none. */
static const hsy_pair *proving_pair(hsy_arena *scratch, const hsy_steps *steps, uint32_t a, hsy_party party) {
    const hsy_pair *best = NULL;
    for (size_t i = 0; i < steps->pairs_of[a].count; i++) {
        const hsy_pair *pair = &steps->pairs.items[steps->pairs_of[a].items[i]];
        uint32_t other = pair->a == a ? pair->b : pair->a;
        bool is_more = !best || pair->share[pair->b == a] > best->share[best->b == a];
        if (pair->is_copy && is_more && credits(scratch, steps, other, party)) best = pair;
    }
    return best;
}

void hsy_trace_unseen_sources(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *scratch = hsy_arena_scratch(arena);
    for (size_t g = 0; g < steps->groups.count; g++) {
        const hsy_indices *group = &steps->groups.items[g];
        hsy_party party = steps->group_credits[g];
        if (party.name.length == 0 || is_seen(scratch, steps, group, party)) continue;
        for (size_t i = 0; i < group->count; i++) {
            uint32_t a = group->items[i];
            const hsy_pair *pair = credits(scratch, steps, a, party) ? NULL : proving_pair(scratch, steps, a, party);
            if (!pair) continue;
            hsy_relay relay = {.from_kind = HSY_PARTY_SOURCE, .from_name = party.name, .to = a};
            relay.kind = HSY_RELAY_COPIES;
            relay.share = pair->share[pair->b == a];
            HSY_PUSH(arena, &steps->relays, relay);
        }
        hsy_arena_clear(scratch);
    }
    hsy_trace_sort_relays(&steps->relays);
}
