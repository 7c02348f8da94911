/* Claims: what the articles of a story say, each once, with its carriers, its origins and how it stands.
 *
 * Sentences and headlines that say the same are clustered (claim_cluster.h), the clusters that make the story are
 * chosen (claim_choice.h), and of each are found the origins (claim_origin.h) and how it stands (claim_status.h).
 */
#include <stdlib.h>

#include "trace/claim_choice.h"
#include "trace/claim_cluster.h"
#include "trace/claim_status.h"
#include "trace/disjoint.h"
#include "trace/parallel.h"
#include "trace/party.h"
#include "trace/steps.h"

enum {
    MOST_ALONE = 20, /* articles of a set in which one that stands alone has claims; else they would bury the stories */
    SMALL_SET = 200, /* articles of a set that somebody has put together because they are about one matter */
    LEAST_QUOTED = 40, /* letters of a sentence that two articles quote because they are about one thing */
};

#define SEVERAL (HSY_TABLE_NEW - 1)

/* One story with what cites it, or one article that stands alone. */
typedef struct piece {
    hsy_indices articles; /* in canonical order */
    uint32_t story;
    hsy_claims claims;
} piece;

HSY_VECTOR_TYPE(pieces, piece);

typedef struct claims_work {
    const hsy_trace *trace;
    const hsy_sources *sources;
    const hsy_glossary *glossary; /* NULL in a set of one language */
    pieces pieces;
} claims_work;

static hsy_claim make_claim(const hsy_room *room, const hsy_claim_story *story, const hsy_candidate *c,
                            uint32_t number) {
    hsy_claim claim = {.story = number, .text = story->units->list.items[c->centre].quote};
    hsy_claim_origins origins = hsy_claim_origins_of(room->kept, room->scratch, story, c->members);
    claim.carriers = hsy_claim_carriers(room->kept, room->scratch, story, c->members);
    claim.origins = origins.list;
    claim.independent_origins = (uint32_t)origins.list.count;
    claim.status = hsy_claim_status(story, c->members, &claim.carriers, &origins);
    return claim;
}

static void read_piece(void *context, const hsy_room *room, size_t index) {
    claims_work *work = context;
    piece *p = &work->pieces.items[index];
    hsy_units units;
    hsy_units_of(room, work->trace, work->glossary, p->articles.items, p->articles.count, &units);
    hsy_bodies bodies =
        hsy_claim_bodies(room->scratch, work->trace, work->sources, &units, p->articles.items, p->articles.count);
    hsy_voices voices = hsy_voices_of(room->scratch, work->trace, p->articles.items, p->articles.count, &bodies.names);
    hsy_claim_story story = {work->trace, work->sources, &bodies, &voices, &units};
    hsy_groups clusters = hsy_claim_clusters(room->scratch, &units);
    hsy_candidates chosen = hsy_claim_choose(room->scratch, &story, &clusters);
    p->claims = (hsy_claims){hsy_arena_alloc(room->brief, chosen.count * sizeof(hsy_claim)), 0, chosen.count};
    for (size_t i = 0; i < chosen.count; i++)
        HSY_PUSH(room->brief, &p->claims, make_claim(room, &story, &chosen.items[i], p->story));
}

/* The piece of each article: its story, or one of its own behind the stories. */
static uint32_t *pieces_of(hsy_arena *arena, const hsy_trace *trace, uint32_t *count) {
    uint32_t *of = HSY_NEW_ARRAY(arena, uint32_t, trace->count + 1);
    *count = (uint32_t)trace->stories.count;
    for (size_t a = 0; a < trace->count; a++)
        of[a] = trace->articles[a].story == HSY_NONE ? (*count)++ : trace->articles[a].story;
    return of;
}

/* The pieces that are joined into one. */
typedef struct joining {
    hsy_arena *arena;
    const uint32_t *of; /* piece of each article */
    uint32_t *parents;  /* of each piece */
    hsy_table said;     /* sentences, letters only: the first piece that quotes each */
} joining;

/* In a set that is small enough to be about one matter, an article that cites an outlet of the set tells of what that
 * outlet tells, be it too short or too much in words of its own to be taken for the same story. */
static void join_cited(joining *j, const hsy_trace *trace, const hsy_sources *sources) {
    hsy_table told = {0}; /* outlets: the piece of their articles, or SEVERAL */
    for (uint32_t a = 0; a < trace->count; a++) {
        uint32_t *place = hsy_table_put(j->arena, &told, sources->own[a]);
        *place = *place == HSY_TABLE_NEW || *place == j->of[a] ? j->of[a] : SEVERAL;
    }
    for (uint32_t a = 0; a < trace->count; a++)
        for (size_t k = 0; k < sources->names[a].count; k++) {
            const uint32_t *place = hsy_table_get(&told, sources->names[a].items[k]);
            if (place && *place != SEVERAL) hsy_disjoint_join(j->parents, j->of[a], *place);
        }
}

static void join_quotation(joining *j, uint32_t article, hsy_slice quotation) {
    while (quotation.at) {
        hsy_slice key = hsy_party_key(j->arena, hsy_slice_cut(&quotation, '.'));
        if (key.length < LEAST_QUOTED) continue;
        uint32_t *first = hsy_table_put(j->arena, &j->said, key);
        if (*first == HSY_TABLE_NEW) *first = j->of[article];
        hsy_disjoint_join(j->parents, j->of[article], *first);
    }
}

/* In such a set, two articles that quote one sentence of some length tell of one thing: nobody says it twice. */
static void join_quoted(joining *j, const hsy_trace *trace) {
    for (uint32_t a = 0; a < trace->count; a++) {
        const hsy_reading *reading = &trace->readings[a];
        for (size_t i = 0; i < reading->statements.list.count; i++) {
            const hsy_statement *s = &reading->statements.list.items[i];
            for (size_t k = 0; s->kind != HSY_KIND_INDIRECT && k < s->content.count; k++)
                join_quotation(j, a, hsy_slice_span(reading->article.text, s->content.items[k]));
        }
    }
}

static pieces find_pieces(hsy_arena *arena, const hsy_trace *trace, const hsy_sources *sources) {
    uint32_t count;
    const uint32_t *of = pieces_of(arena, trace, &count);
    uint32_t *parents = HSY_NEW_ARRAY(arena, uint32_t, count + 1);
    piece *joined = HSY_NEW_ARRAY(arena, piece, count + 1);
    pieces all = {0};
    for (uint32_t i = 0; i < count; i++) parents[i] = i;
    if (trace->count <= SMALL_SET) {
        joining j = {.arena = arena, .of = of, .parents = parents};
        join_cited(&j, trace, sources);
        join_quoted(&j, trace);
    }
    for (uint32_t a = 0; a < trace->count; a++)
        HSY_PUSH(arena, &joined[hsy_disjoint_first(parents, of[a])].articles, a);
    for (uint32_t i = 0; i < count; i++) {
        bool is_alone = i >= trace->stories.count && joined[i].articles.count == 1;
        joined[i].story = i < trace->stories.count ? i : HSY_NONE;
        if (joined[i].articles.count && !(is_alone && trace->count > MOST_ALONE)) HSY_PUSH(arena, &all, joined[i]);
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
    size_t articles, rank, place; /* how many carry it; as what it was chosen; where it stood */
} ranked;

HSY_VECTOR_TYPE(ranking, ranked);

static int most_carried_first(const void *x, const void *y) {
    const ranked *a = x, *b = y;
    if (a->articles != b->articles) return a->articles > b->articles ? -1 : 1;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* All claims, the most widely carried first; of equals the first choice of each story before the second of any. */
static void sort_claims(hsy_arena *arena, hsy_arena *brief, const pieces *all, hsy_claims *sorted) {
    ranking claims = {0};
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].claims.count; k++) {
            const hsy_claim *claim = &all->items[i].claims.items[k];
            HSY_PUSH(brief, &claims, ((ranked){claim, articles_of(claim), k, claims.count}));
        }
    if (claims.count) qsort(claims.items, claims.count, sizeof(ranked), most_carried_first);
    *sorted = (hsy_claims){hsy_arena_alloc(arena, claims.count * sizeof(hsy_claim)), 0, claims.count};
    for (size_t i = 0; i < claims.count; i++) {
        HSY_PUSH(arena, sorted, *claims.items[i].claim);
        sorted->items[i].id = (uint32_t)i;
    }
}

void hsy_trace_claims(hsy_arena *arena, const hsy_steps *steps, hsy_trace *trace) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    hsy_sources sources = hsy_sources_of(brief, trace);
    const hsy_glossary *glossary = steps->has_languages ? hsy_glossary_make(brief) : NULL;
    claims_work work = {trace, &sources, glossary, find_pieces(brief, trace, &sources)};
    hsy_parallel_brief(arena, brief, steps->threads, work.pieces.count, &work, read_piece);
    sort_claims(arena, brief, &work.pieces, &trace->claims);
    hsy_arena_clear(brief);
    hsy_memory_give_back();
}
