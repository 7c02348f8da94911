#include "trace/claim_origin.h"

#include <stdlib.h>

enum {
    MOST_ENDS = 1000,    /* chains of one claim that are followed */
    FEWEST_SPEAKING = 2, /* carriers that must name a speaker before silence elsewhere counts as repeating him */
    SPEAKING_PART = 4,   /* and they are one in so many, at least, unless it is his own act */
    BEGINNING = 24,      /* bytes before a name that begins a sentence: a dateline or a title */
    ROLES = 64,
    OFTENER = 4,       /* times that one without a name is given for each time of one with a name, to stand for both */
    SHORTEST_NAME = 3, /* bytes of a family name that is looked for in other carriers */
    MOST_STEPS = 3,    /* from outlet to outlet that are followed back to an origin */
    MOST_CALLED = 20,  /* different people of one claim who are looked for */
};

#define SEVERAL (HSY_TABLE_NEW - 1)

typedef struct joiner {
    hsy_arena *scratch;
    const hsy_claim_story *story;
    hsy_ends ends;
    hsy_table same;            /* what makes ends one: the first end that has it */
    hsy_table through;         /* outlets: the end of somebody else that came through them, the most carried */
    hsy_table told;            /* outlets: the end of their own article, the most carried */
    hsy_table called;          /* people by their last names: an end of theirs */
    hsy_number_table articles; /* the first end of each article */
    uint32_t holders[ROLES];   /* the only end with a name that has the role, HSY_NONE, or SEVERAL */
    uint32_t speaker;          /* the same for all ends with a name */
} joiner;

static uint32_t root(const hsy_ends *ends, uint32_t i) {
    while (ends->items[i].same_as != i) i = ends->items[i].same_as = ends->items[ends->items[i].same_as].same_as;
    return i;
}

/* The fuller of two forms of one name ends in the other or starts with it: "ek", "daniel ek". */
static bool is_form_of(hsy_slice a, hsy_slice b) {
    return b.length && a.length > b.length && (hsy_slice_ends(a, b) || hsy_slice_starts(a, b));
}

/* Which of two joined ends stands for both: who speaks before who passes on, who is given as the source before who only
 * tells it, a name before none that is not given far oftener; of two like that the longer chain of the nameless, one
 * who is called something ("engineer"), the fuller form of one name, else the one more often given. */
static bool is_deeper(const hsy_end *a, const hsy_end *b) {
    if (a->is_outlet != b->is_outlet) return !a->is_outlet;
    if (a->is_silent != b->is_silent) return !a->is_silent;
    if (a->origin.is_named != b->origin.is_named) {
        const hsy_end *named = a->origin.is_named ? a : b, *nameless = a->origin.is_named ? b : a;
        return (nameless->carried >= OFTENER * named->carried ? nameless : named) == a;
    }
    if (!a->origin.is_named && a->origin.via.count != b->origin.via.count)
        return a->origin.via.count > b->origin.via.count;
    if ((a->origin.name.length == 0) != (b->origin.name.length == 0)) return a->origin.name.length > 0;
    if (is_form_of(a->origin.name, b->origin.name)) return true;
    if (is_form_of(b->origin.name, a->origin.name)) return false;
    return a->carried > b->carried;
}

static void unite(joiner *j, uint32_t a, uint32_t b) {
    a = root(&j->ends, a), b = root(&j->ends, b);
    if (a == b) return;
    hsy_end *ends = j->ends.items;
    uint32_t into = is_deeper(&ends[b], &ends[a]) ? b : a, from = into == a ? b : a;
    ends[from].same_as = into;
    ends[into].carried += ends[from].carried;
    ends[into].is_factive |= ends[from].is_factive;
}

static bool is_unknown(const hsy_end *e) { return !e->is_outlet && !e->origin.is_named; }

/* Unites the end with the first one that has the same mark. */
static void tie(joiner *j, hsy_slice mark, uint32_t end) {
    uint32_t *first = hsy_table_put(j->scratch, &j->same, mark);
    if (*first == HSY_TABLE_NEW)
        *first = end;
    else
        unite(j, *first, end);
}

static hsy_slice mark_of(joiner *j, char kind, hsy_slice name) {
    return hsy_arena_print(j->scratch, "%c%.*s", kind, HSY_PRINT(name));
}

static void tie_by_speaker(joiner *j, uint32_t i) {
    const hsy_end *e = &j->ends.items[i];
    if (e->voice != HSY_NONE)
        tie(j, hsy_arena_print(j->scratch, "v%u", (unsigned)hsy_voice_party(j->story->voices, e->voice)), i);
    if (e->key.length) tie(j, mark_of(j, 'o', e->key), i);
    if (e->is_quoted) tie(j, HSY_S("q"), i);
    for (size_t k = 0; is_unknown(e) && k < e->via_keys.count; k++) tie(j, mark_of(j, 'u', e->via_keys.items[k]), i);
    for (unsigned role = 0; is_unknown(e) && role < ROLES; role++)
        if (e->roles >> role & 1) tie(j, hsy_arena_print(j->scratch, "r%u", role), i);
}

/* Copies of a sentence; of one that names nobody, all sentences of one text. */
static void tie_by_text(joiner *j, uint32_t i) {
    const hsy_end *e = &j->ends.items[i];
    const hsy_unit *unit = &j->story->units->list.items[e->unit];
    if (e->is_silent) tie(j, hsy_arena_print(j->scratch, "t%u", (unsigned)unit->text), i);
    size_t bytes = unit->term_count * sizeof *unit->terms;
    char *mark = hsy_arena_alloc(j->scratch, 1 + sizeof unit->text + bytes);
    mark[0] = 's';
    memcpy(mark + 1, &unit->text, sizeof unit->text);
    memcpy(mark + 1 + sizeof unit->text, unit->terms, bytes);
    tie(j, (hsy_slice){mark, 1 + sizeof unit->text + bytes}, i);
}

static bool overlap(hsy_span a, hsy_span b) { return a.start < b.end && b.start < a.end; }

/* Whether the relay carried the one sentence to the other. */
static bool has_carried(const hsy_relay *relay, hsy_span from, hsy_span to) {
    for (size_t i = 0; i < relay->evidence.count; i++)
        if (overlap(relay->evidence.items[i].to, to) && overlap(relay->evidence.items[i].from, from)) return true;
    return false;
}

static void tie_by_relay(joiner *j, uint32_t i) {
    const hsy_unit *units = j->story->units->list.items, *to = &units[j->ends.items[i].unit];
    const hsy_indices *relays = &j->story->sources->texts[to->article];
    for (size_t k = 0; k < relays->count && to->span.end; k++) {
        const hsy_relay *relay = &j->story->trace->relays.items[relays->items[k]];
        const uint32_t *first = hsy_number_table_get(&j->articles, relay->from_article);
        for (uint32_t f = first ? *first : (uint32_t)j->ends.count; f < j->ends.count; f++) {
            const hsy_unit *from = &units[j->ends.items[f].unit];
            if (from->article != relay->from_article) break;
            if (from->span.end && has_carried(relay, from->span, to->span)) unite(j, f, i);
        }
    }
}

static bool is_more(const joiner *j, uint32_t end, uint32_t than) {
    return than == HSY_TABLE_NEW || j->ends.items[end].carried > j->ends.items[than].carried;
}

/* Notes through which outlets the spoken ends came, and who is the only one with a name, or with a name and a role. */
static void note_speakers(joiner *j) {
    j->speaker = HSY_NONE;
    for (unsigned role = 0; role < ROLES; role++) j->holders[role] = HSY_NONE;
    for (uint32_t i = 0; i < j->ends.count; i++) {
        const hsy_end *e = &j->ends.items[i];
        uint32_t at = root(&j->ends, i);
        for (size_t k = 0; !e->is_outlet && k < e->via_keys.count; k++) {
            uint32_t *best = hsy_table_put(j->scratch, &j->through, e->via_keys.items[k]);
            if (is_more(j, at, *best)) *best = at;
        }
        const hsy_slice *own = &j->story->sources->own[j->story->units->list.items[e->unit].article];
        uint32_t *told = hsy_table_put(j->scratch, &j->told, *own);
        if (is_more(j, at, *told)) *told = at;
        bool is_body = !e->is_silent && e->is_outlet && e->voice != HSY_NONE &&
                       j->story->voices->list.items[e->voice].type == HSY_SPEAKER_ORGANISATION;
        if (!e->origin.is_named || (e->is_outlet && !is_body)) continue;
        j->speaker = j->speaker == HSY_NONE || j->speaker == at ? at : SEVERAL;
        for (unsigned role = 0; role < ROLES; role++)
            if (e->roles >> role & 1)
                j->holders[role] = j->holders[role] == HSY_NONE || j->holders[role] == at ? at : SEVERAL;
    }
}

/* "the company", "a post": a body or a text that is only described, and may well be that of the one who is named. */
static bool is_described(const hsy_end *e) {
    hsy_speaker_type type = e->origin.type;
    return is_unknown(e) && e->origin.via.count == 0 &&
           (type == HSY_SPEAKER_ORGANISATION || type == HSY_SPEAKER_DOCUMENT || type == HSY_SPEAKER_UNKNOWN);
}

static void join_described(joiner *j, uint32_t i) {
    const hsy_end *e = &j->ends.items[i];
    if (!is_unknown(e)) return;
    for (unsigned role = 0; role < ROLES; role++)
        if ((e->roles >> role & 1) && j->holders[role] < SEVERAL) unite(j, j->holders[role], i);
    if (is_described(e) && j->speaker < SEVERAL) unite(j, j->speaker, i);
}

/* "a newspaper": somebody who passes on and is only described. */
static bool is_some_outlet(const hsy_end *e) { return e->is_outlet && !e->origin.is_named; }

/* An outlet that passes on what came through it to others; and an article that names nobody for it, but has its text or
 * findings from an outlet that tells it too, or, of somebody without a name, through which it came. */
static void join_cited(joiner *j, uint32_t i) {
    const hsy_end *e = &j->ends.items[i];
    uint32_t article = j->story->units->list.items[e->unit].article;
    const hsy_slices *names = &j->story->sources->names[article];
    const uint32_t *passed = e->is_outlet ? hsy_table_get(&j->through, e->key) : NULL;
    bool is_open = e->is_silent || is_some_outlet(e);
    const uint32_t *given = e->is_outlet && e->key.length ? hsy_table_get(&j->told, e->key) : NULL;
    if (passed) unite(j, *passed, i);
    if (given) unite(j, *given, i);
    if (!is_open && !(is_unknown(e) && e->origin.via.count == 0)) return;
    for (size_t k = 0; k < names->count; k++) {
        const uint32_t *outlet = is_open ? hsy_table_get(&j->same, mark_of(j, 'o', names->items[k])) : NULL;
        const uint32_t *told = is_open ? hsy_table_get(&j->told, names->items[k]) : NULL;
        const uint32_t *came = hsy_table_get(&j->through, names->items[k]);
        if (outlet) unite(j, *outlet, i);
        if (told) unite(j, *told, i);
        if (came && (is_open || is_unknown(&j->ends.items[*came]))) unite(j, *came, i);
    }
}

/* Whether the claim is of the speaker's own doing: he is what most of the sentences begin with. */
static bool is_own_act(const hsy_end *speaker, const hsy_units *units, hsy_indices members) {
    size_t beginning = 0;
    if (!speaker->origin.is_named) return false;
    for (size_t i = 0; i < members.count; i++) {
        hsy_slice quote = units->list.items[members.items[i]].quote;
        hsy_slice start = hsy_slice_sub(quote, 0, BEGINNING + speaker->origin.name.length);
        beginning += hsy_slice_find_ascii_case(start, speaker->origin.name, 0) != HSY_NOT_FOUND;
    }
    return beginning * 2 >= members.count;
}

/* Whether most carriers tell it as a fact: then it is more than the speaker's word. */
static bool are_mostly_silent(const hsy_ends *ends) {
    size_t silent = 0;
    for (size_t i = 0; i < ends->count; i++) silent += ends->items[i].is_silent;
    return silent * 2 >= ends->count;
}

/* The speaker, if any, whose words are given so often that those who name nobody repeat him. */
static uint32_t announcer(const joiner *j, hsy_indices members) {
    uint32_t best = HSY_NONE;
    for (uint32_t i = 0; i < j->ends.count; i++) {
        const hsy_end *e = &j->ends.items[i];
        if (root(&j->ends, i) != i || e->is_outlet || e->carried < FEWEST_SPEAKING) continue;
        if (e->carried * SPEAKING_PART < j->ends.count && !is_own_act(e, j->story->units, members)) continue;
        if (best == HSY_NONE || e->carried > j->ends.items[best].carried) best = i;
    }
    return best;
}

static int most_carried_first(const void *x, const void *y) {
    const hsy_end *a = x, *b = y;
    if (a->carried != b->carried) return a->carried > b->carried ? -1 : 1;
    int order = hsy_slice_compare(a->origin.name, b->origin.name);
    return order ? order : (a->unit > b->unit) - (a->unit < b->unit);
}

/* The last word of a name: what a text calls somebody whom it has introduced. */
static hsy_slice last_word(hsy_slice name) {
    size_t start = name.length;
    while (start > 0 && name.at[start - 1] != ' ') start--;
    return hsy_slice_sub(name, start, name.length);
}

/* A sentence that names the person whose word it is elsewhere gives his word, whoever is taken to speak in it. */
static void tie_by_name(joiner *j, uint32_t speaker) {
    const hsy_end *s = &j->ends.items[speaker];
    hsy_slice name = last_word(s->origin.name);
    bool is_person = s->origin.type == HSY_SPEAKER_PERSON || s->origin.type == HSY_SPEAKER_OFFICIAL;
    if (!s->origin.is_named || s->is_outlet || !is_person || name.length < SHORTEST_NAME) return;
    uint32_t *called = hsy_table_put(j->scratch, &j->called, name);
    if (*called != HSY_TABLE_NEW || j->called.count > MOST_CALLED) return;
    *called = speaker;
    for (uint32_t i = 0; i < j->ends.count; i++) {
        const hsy_end *e = &j->ends.items[i];
        bool is_open = e->is_silent || is_unknown(e);
        if (is_open && hsy_slice_find(j->story->units->list.items[e->unit].quote, name, 0) != HSY_NOT_FOUND)
            unite(j, speaker, i);
    }
}

/* What an article tells as a fact, above all in its headline, it has from the speaker whom it names beside. */
static void join_within(joiner *j, uint32_t i) {
    const hsy_end *ends = j->ends.items;
    const hsy_unit *units = j->story->units->list.items;
    uint32_t article = units[ends[i].unit].article, best = HSY_NONE;
    if (!ends[i].is_silent) return;
    for (uint32_t k = *hsy_number_table_get(&j->articles, article); k < j->ends.count; k++) {
        if (units[ends[k].unit].article != article) break;
        uint32_t at = root(&j->ends, k);
        if (ends[k].is_silent || ends[at].is_silent) continue;
        if (best == HSY_NONE || ends[at].carried > ends[best].carried) best = at;
    }
    if (best != HSY_NONE) unite(j, best, i);
}

/* Where the outlet that stands for an origin names another one for it in its own article, that one is the origin: each
 * round goes one step back. */
static void follow_chains(joiner *j) {
    for (unsigned step = 0; step < MOST_STEPS; step++)
        for (uint32_t i = 0; i < j->ends.count; i++) {
            const hsy_end *e = &j->ends.items[i];
            hsy_end *first = &j->ends.items[root(&j->ends, i)];
            hsy_slice own = j->story->sources->own[j->story->units->list.items[e->unit].article];
            bool is_step = e->is_outlet && !e->is_silent && e->key.length && !hsy_slice_equal(e->key, own);
            if (!is_step || !first->is_outlet || !hsy_slice_equal(first->key, own)) continue;
            first->origin = e->origin;
            first->key = e->key;
        }
}

static void join_all(joiner *j) {
    uint32_t count = (uint32_t)j->ends.count;
    for (uint32_t i = 0; i < count; i++) tie_by_speaker(j, i);
    for (uint32_t i = 0; i < count; i++) tie_by_text(j, i);
    for (uint32_t i = 0; i < count; i++) tie_by_relay(j, i);
    for (uint32_t i = 0; i < count; i++) tie_by_name(j, i);
    for (uint32_t i = 0; i < count; i++) join_within(j, i);
    note_speakers(j);
    for (uint32_t i = 0; i < count; i++) join_described(j, i);
    for (uint32_t i = 0; i < count; i++) join_cited(j, i);
    follow_chains(j);
}

hsy_claim_origins hsy_claim_origins_of(hsy_arena *kept, hsy_arena *scratch, const hsy_claim_story *story,
                                       hsy_indices members) {
    hsy_claim_origins origins = {0};
    joiner j = {.scratch = scratch, .story = story};
    hsy_ends roots = {0};
    for (uint32_t i = 0; i < members.count && i < MOST_ENDS; i++) {
        hsy_end e = hsy_claim_end_of(scratch, story, members.items[i]);
        e.same_as = i;
        HSY_PUSH(scratch, &j.ends, e);
        uint32_t *first = hsy_number_table_put(scratch, &j.articles, story->units->list.items[e.unit].article);
        if (*first == HSY_TABLE_NEW) *first = i;
    }
    join_all(&j);
    uint32_t speaking = announcer(&j, members);
    if (speaking != HSY_NONE) {
        origins.is_self_announced =
            is_own_act(&j.ends.items[speaking], story->units, members) && are_mostly_silent(&j.ends);
        for (uint32_t i = 0; i < j.ends.count; i++) {
            const hsy_end *e = &j.ends.items[root(&j.ends, i)];
            if (e->is_silent || is_described(e)) unite(&j, speaking, i);
        }
    }
    for (uint32_t i = 0; i < j.ends.count; i++)
        if (root(&j.ends, i) == i) HSY_PUSH(scratch, &roots, j.ends.items[i]);
    origins.list = (hsy_origins){hsy_arena_alloc(kept, roots.count * sizeof(hsy_origin)), 0, roots.count};
    if (roots.count) qsort(roots.items, roots.count, sizeof(hsy_end), most_carried_first);
    for (size_t i = 0; i < roots.count; i++) {
        HSY_PUSH(kept, &origins.list, roots.items[i].origin);
        origins.is_acknowledged |= roots.items[i].is_factive;
    }
    return origins;
}
