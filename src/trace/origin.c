/* The origins of an article: whose reporting it carries.
 *
 *     dateline (AP)                                            agency:Associated Press
 *     no credit, but the text of three others who credit AP    agency:Associated Press
 *     own text, half of it taken from that text                agency:Associated Press, own
 *     own text, "Bloomberg reported last week that …"          own, outlet:Bloomberg
 *     no credit, a copy of an earlier article elsewhere        outlet:Harbour Post
 *
 * 1. What byline, dateline, credit or copyright line name. 2. What the text group credits: a page often loses the
 * credit, and another carrier of the text has it. 3. For any copied text what its other carrier credits; where nobody
 * credits anybody, the outlet at the beginning of the chain of copies. 4. `own`, unless the text is credited or half of
 * it is found elsewhere. 5. Outlets whose findings the text reports.
 *
 * A credit that two others of the group contradict with one agency (word for word the same text) does not count.
 * What it misses: a text whose every carrier lost the credit.
 */
#include <string.h>

#include "trace/outlet_names.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_PROOF = 2,    /* of a credit that holds for all carriers of a text: a byline, or two mentions */
    PROOF = 3,          /* of other carriers' naming, which outweighs an article's own credit: a byline and a mention */
    LONGEST_CHAIN = 32, /* copies of copies that are followed back */
};

static const double FOREIGN = 0.5; /* part of the words found elsewhere from which the text is not the outlet's own */
static const double NEARLY_ALL = 0.95;      /* the same of a text that a joint byline calls partly own */
static const double LEAST_INHERITED = 0.10; /* part of the prose that hands an origin on; as for a copy */

HSY_VECTOR_TYPE(parties, hsy_party);

typedef struct tracing {
    hsy_steps *steps;
    uint32_t *group_proofs; /* what the carriers of each text group prove for its credit together */
    parties *carried;       /* of each article: whose text it carries, as far as credits tell */
    uint32_t *relay_starts; /* `count` + 1: the relays of each article */
} tracing;

static bool has(hsy_arena *arena, const parties *list, hsy_party party) {
    for (size_t i = 0; i < list->count; i++)
        if (hsy_party_is_same(arena, list->items[i].name, party.name)) return true;
    return false;
}

static void add(hsy_arena *arena, parties *list, hsy_party party) {
    if (party.name.length && !has(arena, list, party)) HSY_PUSH(arena, list, party);
}

/* What the article names in the given way. */
static void add_named(hsy_arena *arena, const hsy_steps *steps, uint32_t a, hsy_naming naming, parties *list) {
    for (uint32_t i = steps->citation_starts[a]; i < steps->citation_starts[a + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == naming) add(arena, list, (hsy_party){c->kind, c->name});
    }
}

/* How the article names the party for the text: 2 in its dateline or byline, 1 in part or as the source of its
 * findings, 0 not at all. */
static uint32_t proof_of(hsy_arena *scratch, const hsy_steps *steps, uint32_t a, hsy_party party) {
    uint32_t proof = 0;
    for (uint32_t k = steps->citation_starts[a]; k < steps->citation_starts[a + 1]; k++) {
        const hsy_citation *c = &steps->citations.items[k];
        if (c->naming == HSY_NAMING_LINK || !hsy_party_is_same(scratch, c->name, party.name)) continue;
        uint32_t found = c->naming == HSY_NAMING_BYLINE ? 2 : 1;
        if (found > proof) proof = found;
    }
    return proof;
}

/* What the carriers of the group, `but` left out, prove for the party together. */
static uint32_t proof_in(hsy_arena *scratch, const hsy_steps *steps, const hsy_indices *group, hsy_party party,
                         uint32_t but) {
    uint32_t proof = 0;
    for (size_t i = 0; i < group->count; i++)
        if (group->items[i] != but) proof += proof_of(scratch, steps, group->items[i], party);
    return proof;
}

/* Whether an article of the group was printed by the party: who has it from there is seen by its relays. */
static bool has_own_article(hsy_arena *scratch, const hsy_steps *steps, const hsy_indices *group, hsy_party party) {
    if (party.kind != HSY_PARTY_OUTLET) return false;
    hsy_outlet_key key = hsy_outlet_key_of(scratch, steps->names, party.name);
    for (size_t i = 0; i < group->count; i++)
        if (hsy_outlet_printed_key(steps, group->items[i], key)) return true;
    return false;
}

/* The agency, else an outlet outside the group, for which most is proved. */
static void find_group_credit(void *context, const hsy_room *room, size_t g) {
    const tracing *x = context;
    const hsy_indices *group = &x->steps->groups.items[g];
    parties named = {0};
    for (size_t i = 0; i < group->count; i++) {
        add_named(room->scratch, x->steps, group->items[i], HSY_NAMING_BYLINE, &named);
        add_named(room->scratch, x->steps, group->items[i], HSY_NAMING_WITH, &named);
    }
    hsy_party best = {HSY_PARTY_OUTLET, {"", 0}};
    uint32_t most = 0;
    for (size_t i = 0; i < named.count; i++) {
        if (has_own_article(room->scratch, x->steps, group, named.items[i])) continue;
        uint32_t proof = proof_in(room->scratch, x->steps, group, named.items[i], HSY_NONE);
        bool is_better = named.items[i].kind == best.kind ? proof > most : named.items[i].kind == HSY_PARTY_AGENCY;
        if (most == 0 || is_better) best = named.items[i], most = proof;
    }
    if (most >= LEAST_PROOF) x->steps->group_credits[g] = best;
    x->group_proofs[g] = most;
}

/* Whether the others of the text group show that the credit is wrong. */
static bool is_contradicted(hsy_arena *scratch, const tracing *x, uint32_t a, hsy_party credit) {
    uint32_t g = x->steps->group[a]; /* `a` is a member: what it proves itself is taken off */
    if (g == HSY_NONE || credit.kind != HSY_PARTY_AGENCY || x->steps->group_credits[g].name.length == 0) return false;
    const hsy_indices *group = &x->steps->groups.items[g];
    hsy_party proved = x->steps->group_credits[g];
    return proved.kind == HSY_PARTY_AGENCY && !hsy_party_is_same(scratch, proved.name, credit.name) &&
           x->group_proofs[g] - proof_of(scratch, x->steps, a, proved) >= PROOF &&
           proof_in(scratch, x->steps, group, credit, a) == 0;
}

/* Whose text the article carries, as far as credits tell: its own credit, and that of its group. */
static void find_carried(void *context, const hsy_room *room, size_t a) {
    const tracing *x = context;
    parties credits = {0}, *carried = &x->carried[a];
    add_named(room->scratch, x->steps, (uint32_t)a, HSY_NAMING_BYLINE, &credits);
    add_named(room->scratch, x->steps, (uint32_t)a, HSY_NAMING_WITH, &credits);
    bool proved = false;
    for (size_t i = 0; i < credits.count; i++) {
        bool wrong = is_contradicted(room->scratch, x, (uint32_t)a, credits.items[i]);
        proved |= !wrong;
        if (!wrong) add(room->kept, carried, credits.items[i]);
    }
    uint32_t g = x->steps->group[a];
    if (!proved && g != HSY_NONE) add(room->kept, carried, x->steps->group_credits[g]);
}

typedef struct account {
    const tracing *x;
    hsy_arena *scratch;
    uint32_t article;
    parties *origins;
    uint8_t *foreign; /* words found elsewhere */
} account;

static void mark_foreign(const account *y, const hsy_pair *pair, bool is_b) {
    hsy_alignment shared = hsy_alignment_of(y->scratch, pair);
    for (size_t i = 0; i < shared.stretches.count; i++) {
        const hsy_stretch *s = &shared.stretches.items[i];
        for (uint32_t k = is_b ? s->b : s->a; k < (is_b ? s->b_end : s->a_end); k++) y->foreign[k] = 1;
    }
}

static bool is_of_own_outlet(const account *y, hsy_party party) {
    const hsy_steps *steps = y->x->steps;
    return hsy_outlet_printed_key(steps, y->article, hsy_outlet_key_of(y->scratch, steps->names, party.name));
}

/* Adds what another article carries, unless it is the article's own outlet or shown to be wrong; true when any of it
 * comes from elsewhere. */
static bool add_foreign(const account *y, const parties *carried) {
    bool is_foreign = false;
    for (size_t i = 0; i < carried->count; i++) {
        if (carried->items[i].name.length == 0 || is_of_own_outlet(y, carried->items[i])) continue;
        if (!is_contradicted(y->scratch, y->x, y->article, carried->items[i]))
            add(y->scratch, y->origins, carried->items[i]);
        is_foreign = true;
    }
    return is_foreign;
}

static bool came_later(const hsy_pair *pair, bool is_b) { return is_b ? pair->order > 0 : pair->order < 0; }

static bool is_one_text(const tracing *x, const hsy_pair *pair) {
    const uint32_t *group = x->steps->group;
    return group[pair->a] != HSY_NONE && group[pair->a] == group[pair->b];
}

static bool is_credited_for_all(const account *y, uint32_t a, hsy_party party) {
    return proof_of(y->scratch, y->x->steps, a, party) != 1; /* "with AFP" may be for what was added */
}

/* What a shared text hands on: whom its other carrier credits. An article that came later hands on the agency of one
 * text, whose credit this one lost; it has the text from the outlet that it credits, and this one has not. */
static void inherit_credit(const account *y, const hsy_pair *pair) {
    bool is_b = pair->b == y->article;
    parties agencies = {0};
    if (!pair->is_copy || pair->prose[is_b] < LEAST_INHERITED) return;
    uint32_t other = is_b ? pair->a : pair->b;
    const parties *carried = &y->x->carried[other];
    for (size_t i = 0; i < carried->count && is_one_text(y->x, pair); i++)
        if (carried->items[i].kind == HSY_PARTY_AGENCY && is_credited_for_all(y, other, carried->items[i]))
            add(y->scratch, &agencies, carried->items[i]);
    if (add_foreign(y, came_later(pair, is_b) ? &agencies : carried)) mark_foreign(y, pair, is_b);
}

/* The article's relay `copies` or `translates` of half of its text or more, or NULL. Relays stand by `to`, then kind.
 */
static const hsy_relay *main_source(const tracing *x, uint32_t a) {
    for (uint32_t i = x->relay_starts[a]; i < x->relay_starts[a + 1]; i++) {
        const hsy_relay *relay = &x->steps->relays.items[i];
        if (relay->kind <= HSY_RELAY_TRANSLATES && relay->share >= FOREIGN) return relay;
    }
    return NULL;
}

/* Whether anything shows that the relay does not go the other way: sister sites have one text at one minute. */
static bool has_direction(const account *y, const hsy_relay *relay) {
    const hsy_steps *steps = y->x->steps;
    if (relay->kind != HSY_RELAY_COPIES) return true;
    for (size_t i = 0; i < steps->pairs_of[y->article].count; i++) {
        const hsy_pair *pair = &steps->pairs.items[steps->pairs_of[y->article].items[i]];
        if (pair->a == relay->from_article || pair->b == relay->from_article)
            return (pair->is_copy ? pair->order : hsy_direction(steps, pair)) != 0;
    }
    return false;
}

/* A text copied from an article that credits nobody is its outlet's, or that of the outlet from which it has it. */
static void inherit_outlet(const account *y, const hsy_relay *relay) {
    const hsy_steps *steps = y->x->steps;
    if (!has_direction(y, relay)) return;
    parties carried = {0};
    uint32_t from = relay->from_article;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
        carried = y->x->carried[from];
        if (carried.count) break; /* of a direct copy inherit_credit has it already */
        const hsy_relay *source = main_source(y->x, from);
        if (!source || source->from_article == y->article) break;
        from = source->from_article;
    }
    if (carried.count == 0) add(y->scratch, &carried, hsy_outlet_of(steps, from));
    if (!add_foreign(y, &carried)) return;
    if (relay->kind == HSY_RELAY_TRANSLATES && relay->share >= FOREIGN)
        memset(y->foreign, 1, steps->wordings[y->article].count);
    for (size_t i = 0; i < steps->pairs_of[y->article].count; i++) {
        const hsy_pair *pair = &steps->pairs.items[steps->pairs_of[y->article].items[i]];
        bool is_b = pair->b == y->article;
        if ((is_b ? pair->a : pair->b) == relay->from_article) mark_foreign(y, pair, is_b);
    }
}

static void inherit(const account *y) {
    const hsy_steps *steps = y->x->steps;
    const hsy_indices *pairs = &steps->pairs_of[y->article];
    for (size_t i = 0; i < pairs->count; i++) inherit_credit(y, &steps->pairs.items[pairs->items[i]]);
    for (uint32_t i = y->x->relay_starts[y->article]; i < y->x->relay_starts[y->article + 1]; i++)
        if (steps->relays.items[i].kind <= HSY_RELAY_TRANSLATES) inherit_outlet(y, &steps->relays.items[i]);
}

static double foreign_part(const account *y) {
    const hsy_wording *w = &y->x->steps->wordings[y->article];
    uint32_t words = 0, foreign = 0;
    for (uint32_t i = 0; i < w->count; i++) {
        if (w->flags[i] & (HSY_WORD_ASIDE | HSY_WORD_STOCK)) continue;
        words++;
        foreign += y->foreign[i];
    }
    return words ? (double)foreign / words : 0;
}

static bool names_in_way(const hsy_steps *steps, uint32_t a, hsy_naming naming) {
    for (uint32_t i = steps->citation_starts[a]; i < steps->citation_starts[a + 1]; i++)
        if (steps->citations.items[i].naming == naming) return true;
    return false;
}

/* Whether a part of the text is the outlet's own: nothing comes from elsewhere, or nobody is credited for all and a
 * joint byline says so or most words are found nowhere else. */
static bool is_own(const account *y) {
    const hsy_steps *steps = y->x->steps;
    if (y->origins->count == 0) return true;
    if (names_in_way(steps, y->article, HSY_NAMING_BYLINE)) return false;
    double most = names_in_way(steps, y->article, HSY_NAMING_WITH) ? NEARLY_ALL : FOREIGN;
    return foreign_part(y) < most;
}

static hsy_slice print_party(hsy_arena *arena, hsy_party party) {
    return hsy_arena_print(arena, "%s:%.*s", party.kind == HSY_PARTY_AGENCY ? "agency" : "outlet",
                           HSY_PRINT(party.name));
}

static void find_origins(void *context, const hsy_room *room, size_t a) {
    const tracing *x = context;
    const hsy_steps *steps = x->steps;
    parties origins = {0}, cited = {0};
    const parties *carried = &x->carried[a];
    account y = {x, room->scratch, (uint32_t)a, &origins,
                 HSY_NEW_ARRAY(room->scratch, uint8_t, steps->wordings[a].count + 1)};
    for (size_t i = 0; i < carried->count; i++)
        if (!is_of_own_outlet(&y, carried->items[i])) add(room->scratch, &origins, carried->items[i]);
    inherit(&y);
    bool has_own = is_own(&y);
    add_named(room->scratch, steps, (uint32_t)a, HSY_NAMING_FINDINGS, &cited);
    for (size_t i = 0; i < cited.count; i++) add(room->scratch, &origins, cited.items[i]);
    size_t count = origins.count + has_own;
    steps->origins[a] = (hsy_slices){hsy_arena_alloc(room->kept, count * sizeof(hsy_slice)), 0, count};
    if (has_own) HSY_PUSH(room->kept, &steps->origins[a], HSY_S("own"));
    for (size_t i = 0; i < origins.count; i++)
        HSY_PUSH(room->kept, &steps->origins[a], print_party(room->kept, origins.items[i]));
}

void hsy_trace_origins(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    tracing x = {.steps = steps, .group_proofs = HSY_NEW_ARRAY(brief, uint32_t, steps->groups.count + 1)};
    x.carried = HSY_NEW_ARRAY(brief, parties, steps->count + 1);
    steps->group_credits = HSY_NEW_ARRAY(arena, hsy_party, steps->groups.count + 1);
    steps->origins = HSY_NEW_ARRAY(arena, hsy_slices, steps->count + 1);
    x.relay_starts = HSY_NEW_ARRAY(brief, uint32_t, steps->count + 2);
    for (size_t i = 0; i < steps->relays.count; i++) x.relay_starts[steps->relays.items[i].to + 1]++;
    for (size_t a = 0; a < steps->count; a++) x.relay_starts[a + 1] += x.relay_starts[a];
    hsy_parallel(brief, steps->threads, steps->groups.count, &x, find_group_credit);
    hsy_parallel(brief, steps->threads, steps->count, &x, find_carried);
    hsy_parallel(arena, steps->threads, steps->count, &x, find_origins);
    hsy_arena_clear(brief);
}
