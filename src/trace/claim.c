/* Claims: what the articles of a story say, each once, with its carriers, its origins and how it stands.
 *
 * Sentences and headlines that say the same are clustered (claim_cluster.h); a cluster is a claim when more than one
 * article carries it, or, in a story of one article, when it is attributed to somebody or told by headline or lede.
 * People want the five to fifteen claims that make the story, so the most widely told are kept, and of two that say
 * nearly the same the wider one.
 */
#include <math.h>
#include <stdlib.h>

#include "base/table.h"
#include "trace/claim_cluster.h"
#include "trace/claim_origin.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    MOST_CLAIMS = 15,     /* of one story */
    FEWEST_CLAIMS = 8,    /* below this, claims of a single article fill up */
    MOST_CARRIERS = 1000, /* of one claim */
    MOST_ALONE = 20, /* articles of a set in which one that stands alone has claims; else they would bury the stories */
    MOST_WEIGHED = 500, /* candidates of a story, the widest, that may become claims */
};

static const double SAME_CLAIM = 0.6; /* part of the lighter claim's weight that another already has: said already */
static const double SAME_SPEAKER = 1; /* what a claim loses for each other of its speaker, in texts */
/* What adds to a claim's width beside each text that carries it: */
static const double ARTICLE_RATE = 0.5; /* each article, so that copies count, but less than texts */
static const double LEADING = 1;        /* that headlines or ledes tell it */
static const double ATTRIBUTED = 0.5;   /* that it is somebody's word */

typedef struct candidate {
    hsy_indices members;
    uint32_t articles, texts;
    uint32_t centre; /* the unit most like the others */
    double width;
    bool is_attributed, leads;
    hsy_slice speaker; /* whose words most carriers give, or empty */
} candidate;

HSY_VECTOR_TYPE(candidates, candidate);

/* One story, or one article that stands alone. */
typedef struct piece {
    hsy_indices articles; /* in canonical order */
    uint32_t story;
    hsy_claims claims;
} piece;

HSY_VECTOR_TYPE(pieces, piece);

typedef struct claims_work {
    const hsy_trace *trace;
    const hsy_sources *sources;
    pieces pieces;
} claims_work;

/* How many different articles and texts carry the cluster; units come by article, so neighbours suffice for articles.
 */
static void count_carriers(hsy_arena *scratch, const hsy_units *units, candidate *c) {
    hsy_number_table texts = {0};
    uint32_t last = HSY_NONE;
    for (size_t i = 0; i < c->members.count; i++) {
        const hsy_unit *unit = &units->list.items[c->members.items[i]];
        c->articles += unit->article != last;
        last = unit->article;
        uint32_t *text = hsy_number_table_put(scratch, &texts, unit->text);
        c->texts += *text == HSY_TABLE_NEW;
        *text = 1;
        c->leads |= unit->leads;
        c->is_attributed |= unit->statement != NULL;
    }
}

/* The speaker of a cluster most of which is attributed (the majority vote of Boyer and Moore), or empty. */
static hsy_slice main_speaker(const hsy_units *units, hsy_indices members) {
    hsy_slice speaker = {"", 0};
    size_t votes = 0, attributed = 0;
    for (size_t i = 0; i < members.count; i++) {
        const hsy_statement *s = units->list.items[members.items[i]].statement;
        if (!s || s->speaker.name.length == 0) continue;
        attributed++;
        if (votes == 0) speaker = s->speaker.name;
        if (hsy_slice_equal(s->speaker.name, speaker))
            votes++;
        else
            votes--;
    }
    return attributed * 2 > members.count ? speaker : HSY_S("");
}

/* The member that shares most with the others; one that tells the news itself, where any does. */
static uint32_t centre_of(const hsy_units *units, hsy_indices members, bool leads) {
    enum { COMPARED = 50 }; /* members that each is compared with; enough to tell the middle of a large cluster */
    uint32_t best = members.items[0];
    double most = -1;
    for (size_t i = 0; i < members.count; i++) {
        const hsy_unit *unit = &units->list.items[members.items[i]];
        double shared = 0;
        if (leads && !unit->leads) continue;
        for (size_t k = 0; k < members.count && k < COMPARED; k++)
            shared += hsy_units_shared(units, unit, &units->list.items[members.items[k]]);
        double standing = shared / sqrt(unit->weight);
        if (standing <= most) continue;
        most = standing;
        best = members.items[i];
    }
    return best;
}

static int widest_first(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    if (a->width != b->width) return a->width > b->width ? -1 : 1;
    return (a->members.items[0] > b->members.items[0]) - (a->members.items[0] < b->members.items[0]);
}

static candidates find_candidates(hsy_arena *scratch, const hsy_units *units) {
    candidates all = {0};
    hsy_groups clusters = hsy_claim_clusters(scratch, units);
    for (size_t i = 0; i < clusters.count; i++) {
        candidate c = {.members = clusters.items[i]};
        count_carriers(scratch, units, &c);
        c.centre = centre_of(units, c.members, c.leads);
        c.speaker = main_speaker(units, c.members);
        c.width = c.texts + ARTICLE_RATE * c.articles + (c.leads ? LEADING : 0) + (c.is_attributed ? ATTRIBUTED : 0);
        HSY_PUSH(scratch, &all, c);
    }
    if (all.count) qsort(all.items, all.count, sizeof(candidate), widest_first);
    return all;
}

static bool is_said_already(const hsy_units *units, const candidates *chosen, const candidate *c) {
    const hsy_unit *unit = &units->list.items[c->centre];
    for (size_t i = 0; i < chosen->count; i++) {
        const hsy_unit *other = &units->list.items[chosen->items[i].centre];
        double lighter = unit->weight < other->weight ? unit->weight : other->weight;
        if (hsy_units_shared(units, unit, other) > SAME_CLAIM * lighter) return true;
    }
    return false;
}

/* How much the claim would add to those chosen: its width, less for each that the same speaker has already, so that
 * every voice of the story is heard before one is heard ten times. */
static double worth(const candidates *chosen, const candidate *c) {
    double worth = c->width;
    for (size_t i = 0; i < chosen->count; i++)
        if (c->speaker.length && hsy_slice_equal(chosen->items[i].speaker, c->speaker)) worth -= SAME_SPEAKER;
    return worth;
}

/* Of what several articles say everything may be a claim, of what one says only news and attributed words. */
static bool may_be_claim(const candidate *c, bool is_wide) {
    return c->width > 0 && (is_wide ? c->articles > 1 : c->articles == 1 && (c->leads || c->is_attributed));
}

/* Takes the worthiest candidate again and again; one that is said already is struck out. */
static void choose_some(hsy_arena *scratch, const hsy_units *units, candidates *all, bool is_wide, size_t most,
                        candidates *chosen) {
    while (chosen->count < most) {
        candidate *best = NULL;
        for (size_t i = 0; i < all->count; i++) {
            candidate *c = &all->items[i];
            if (may_be_claim(c, is_wide) && (!best || worth(chosen, c) > worth(chosen, best))) best = c;
        }
        if (!best) return;
        if (!is_said_already(units, chosen, best)) HSY_PUSH(scratch, chosen, *best);
        best->width = 0;
    }
}

/* Claims of several articles first; of a single one only where few others are. */
static candidates choose(hsy_arena *scratch, const hsy_units *units, candidates *all) {
    candidates chosen = {0};
    if (all->count > MOST_WEIGHED) all->count = MOST_WEIGHED;
    choose_some(scratch, units, all, true, MOST_CLAIMS, &chosen);
    choose_some(scratch, units, all, false, FEWEST_CLAIMS, &chosen);
    return chosen;
}

static hsy_certainty certainty_of(const hsy_trace *trace, const hsy_unit *unit) {
    if (unit->statement) return unit->statement->certainty;
    if (unit->span.end == 0) return trace->readings[unit->article].statements.headline_certainty;
    return HSY_CERTAINTY_ASSERTED;
}

/* Denied by all, disputed when denied by some; confirmed when two independent origins say so, when it is told by the
 * one whose act it is, or when somebody with a name confirmed it; unconfirmed when a page says so or most pages hedge.
 */
static hsy_status status_of(const hsy_claim *claim, const hsy_claim_origins *origins) {
    size_t denied = 0, unconfirmed = 0, hedged = 0, all = claim->carriers.count;
    for (size_t i = 0; i < all; i++) {
        hsy_certainty certainty = claim->carriers.items[i].certainty;
        denied += certainty == HSY_CERTAINTY_DENIED;
        unconfirmed += certainty == HSY_CERTAINTY_UNCONFIRMED;
        hedged += certainty == HSY_CERTAINTY_HEDGED;
    }
    if (denied) return denied == all ? HSY_STATUS_DENIED : HSY_STATUS_DISPUTED;
    if (claim->independent_origins > 1 || origins->is_self_announced || origins->is_acknowledged)
        return HSY_STATUS_CONFIRMED;
    return unconfirmed || hedged * 2 >= all ? HSY_STATUS_UNCONFIRMED : HSY_STATUS_SINGLE_SOURCE;
}

static hsy_claim make_claim(const hsy_room *room, const hsy_claim_story *story, const candidate *c, uint32_t number) {
    const hsy_units *units = story->units;
    hsy_claim claim = {.story = number, .text = units->list.items[c->centre].quote};
    for (size_t i = 0; i < c->members.count && i < MOST_CARRIERS; i++) {
        const hsy_unit *unit = &units->list.items[c->members.items[i]];
        hsy_carrier carrier = {unit->article, unit->span, unit->quote, certainty_of(story->trace, unit)};
        HSY_PUSH(room->kept, &claim.carriers, carrier);
    }
    hsy_claim_origins origins = hsy_claim_origins_of(room->kept, room->scratch, story, c->members);
    claim.origins = origins.list;
    claim.independent_origins = (uint32_t)origins.list.count;
    claim.status = status_of(&claim, &origins);
    return claim;
}

static void read_piece(void *context, const hsy_room *room, size_t index) {
    claims_work *work = context;
    piece *p = &work->pieces.items[index];
    hsy_units units;
    hsy_units_of(room->scratch, work->trace, p->articles.items, p->articles.count, &units);
    hsy_voices voices = hsy_voices_of(room->scratch, work->trace, p->articles.items, p->articles.count);
    hsy_claim_story story = {work->trace, work->sources, &voices, &units};
    candidates all = find_candidates(room->scratch, &units);
    candidates chosen = choose(room->scratch, &units, &all);
    for (size_t i = 0; i < chosen.count; i++)
        HSY_PUSH(room->kept, &p->claims, make_claim(room, &story, &chosen.items[i], p->story));
}

static pieces find_pieces(hsy_arena *arena, const hsy_steps *steps, const hsy_trace *trace) {
    pieces all = {0};
    for (size_t i = 0; i < trace->stories.count; i++) HSY_PUSH(arena, &all, (piece){.story = (uint32_t)i});
    for (uint32_t article = 0; article < steps->count; article++) {
        uint32_t story = trace->articles[article].story;
        if (story == HSY_NONE && steps->count > MOST_ALONE) continue;
        if (story == HSY_NONE) HSY_PUSH(arena, &all, (piece){.story = HSY_NONE});
        HSY_PUSH(arena, story == HSY_NONE ? &HSY_LAST(&all).articles : &all.items[story].articles, article);
    }
    return all;
}

static size_t articles_of(const hsy_claim *claim) {
    size_t count = 0;
    for (size_t i = 0; i < claim->carriers.count; i++)
        count += i == 0 || claim->carriers.items[i].article != claim->carriers.items[i - 1].article;
    return count;
}

typedef struct ranked {
    const hsy_claim *claim;
    size_t articles, place; /* how many carry it; where it stood */
} ranked;

HSY_VECTOR_TYPE(ranking, ranked);

static int most_carried_first(const void *x, const void *y) {
    const ranked *a = x, *b = y;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* All claims, the most widely carried first; equals stay in the order of their stories. */
static void sort_claims(hsy_arena *arena, const pieces *all, hsy_claims *sorted) {
    ranking claims = {0};
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].claims.count; k++) {
            const hsy_claim *claim = &all->items[i].claims.items[k];
            HSY_PUSH(arena, &claims, ((ranked){claim, articles_of(claim), claims.count}));
        }
    if (claims.count) qsort(claims.items, claims.count, sizeof(ranked), most_carried_first);
    for (size_t i = 0; i < claims.count; i++) HSY_PUSH(arena, sorted, *claims.items[i].claim);
}

void hsy_trace_claims(hsy_arena *arena, const hsy_steps *steps, hsy_trace *trace) {
    hsy_sources sources = hsy_sources_of(arena, trace);
    claims_work work = {trace, &sources, find_pieces(arena, steps, trace)};
    hsy_parallel(arena, steps->threads, work.pieces.count, &work, read_piece);
    trace->claims = (hsy_claims){0};
    sort_claims(arena, &work.pieces, &trace->claims);
}
