/* Text groups: articles that carry the same underlying text.
 *
 * Two articles are joined when one is a copy of the other, or both of a third, and half of one of the two is shared;
 * joining goes on along the pairs, so that the short, the cut and the updated version of one agency text are one
 * group though the first and the last may share a sentence only. An article with a few copied sentences keeps its
 * own text: it is a copy of a part (a relay), not a member. Translations, which are found later, join in the same way.
 */
#include "trace/disjoint.h"
#include "trace/steps.h"

static const double LEAST_GROUP_SHARE = 0.5; /* of one side; as the gold of data/trace joins them */

static bool is_same_text(const hsy_pair *pair) {
    return pair->is_copy && (pair->share[0] >= LEAST_GROUP_SHARE || pair->share[1] >= LEAST_GROUP_SHARE);
}

/* Whether half of the one text was translated into the other; the relay says so of `to` only. */
static bool is_translated_text(const hsy_steps *steps, const hsy_relay *relay) {
    if (relay->kind != HSY_RELAY_TRANSLATES || relay->from_kind != HSY_PARTY_ARTICLE) return false;
    size_t bytes = 0;
    for (size_t i = 0; i < relay->evidence.count; i++)
        bytes += relay->evidence.items[i].from.end - relay->evidence.items[i].from.start;
    double whole = (double)steps->readings[relay->from_article].article.text.length;
    return relay->share >= LEAST_GROUP_SHARE || (double)bytes >= LEAST_GROUP_SHARE * whole;
}

void hsy_trace_groups(hsy_arena *arena, hsy_steps *steps) {
    uint32_t *parent = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    uint32_t *sizes = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    steps->group = HSY_NEW_ARRAY(arena, uint32_t, steps->count + 1);
    steps->groups = (hsy_groups){0};
    for (uint32_t a = 0; a < steps->count; a++) parent[a] = a;
    for (size_t i = 0; i < steps->pairs.count; i++)
        if (is_same_text(&steps->pairs.items[i]))
            hsy_disjoint_join(parent, steps->pairs.items[i].a, steps->pairs.items[i].b);
    for (size_t i = 0; i < steps->relays.count; i++)
        if (is_translated_text(steps, &steps->relays.items[i]))
            hsy_disjoint_join(parent, steps->relays.items[i].from_article, steps->relays.items[i].to);
    for (uint32_t a = 0; a < steps->count; a++) sizes[hsy_disjoint_first(parent, a)]++;
    for (uint32_t a = 0; a < steps->count; a++) {
        uint32_t first = hsy_disjoint_first(parent, a);
        steps->group[a] = HSY_NONE;
        if (sizes[first] < 2) continue;
        if (first == a) HSY_PUSH(arena, &steps->groups, (hsy_indices){0});
        steps->group[a] = first == a ? (uint32_t)steps->groups.count - 1 : steps->group[first];
        HSY_PUSH(arena, &steps->groups.items[steps->group[a]], a);
    }
}
