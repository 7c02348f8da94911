#include "trace/claim_origin.h"

#include <stdlib.h>

#include "text/fold.h"
#include "trace/party.h"

enum {
    MOST_ENDS = 256,      /* chains of one claim that are followed */
    FEWEST_SPEAKING = 2,  /* carriers that must name a speaker before silence elsewhere counts as repeating him */
    SPEAKING_PART = 4,    /* and they are one in so many, at least, unless it is his own act */
    BEGINNING = 24,       /* bytes before a name that begins a sentence: a dateline or a title */
    LEAST_OUTLET_KEY = 5, /* bytes of an outlet that is known by the start of a glued word */
};

/* Where the chain of one carrier ends. */
typedef struct end {
    hsy_origin origin;
    hsy_slice key;       /* folded name; empty when nothing is said of who it is */
    hsy_slices via_keys; /* folded, nearest first */
    uint32_t article, text;
    uint32_t carried; /* carriers with this end */
    bool is_outlet;   /* outlet or agency: somebody who passes on */
    bool is_silent;   /* the article names nobody for it */
    bool is_quoted;   /* the speaker's own words */
    bool is_factive;
    size_t same_as;
} end;

HSY_VECTOR_TYPE(ends, end);

/* The name in the form in which names are compared: plain letters, without a leading article. */
static hsy_slice key_of(hsy_arena *arena, hsy_slice name) {
    static const hsy_slice articles[] = {HSY_SLICE("the "), HSY_SLICE("der "), HSY_SLICE("die "), HSY_SLICE("das "),
                                         HSY_SLICE("le "),  HSY_SLICE("la "),  HSY_SLICE("l'"),   HSY_SLICE("les "),
                                         HSY_SLICE("a "),   HSY_SLICE("an ")};
    hsy_slice key = hsy_fold_plain(arena, hsy_slice_trim(name));
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (hsy_slice_starts(key, articles[i])) return hsy_slice_sub(key, articles[i].length, key.length);
    return key;
}

/* The key of an outlet or agency, whatever form of its name is given: "AP" is "associated press". */
static hsy_slice outlet_key(hsy_arena *arena, hsy_slice name) {
    hsy_party party = hsy_party_of(name);
    return key_of(arena, party.name.length ? party.name : name);
}

/* Whether one key is the other or ends it after a blank: "ek" and "daniel ek". */
static bool is_same_key(hsy_slice a, hsy_slice b) {
    if (a.length == 0 || b.length == 0) return false;
    if (a.length > b.length) return is_same_key(b, a);
    if (!hsy_slice_ends(b, a)) return false;
    return a.length == b.length || b.at[b.length - a.length - 1] == ' ';
}

static bool is_among(hsy_slice key, hsy_slices keys) {
    for (size_t i = 0; i < keys.count; i++)
        if (is_same_key(key, keys.items[i])) return true;
    return false;
}

/* "agency:Associated Press" -> the name; "own" -> empty. */
static hsy_slice party_name(hsy_slice origin) {
    size_t colon = hsy_slice_find_byte(origin, ':', 0);
    return colon == HSY_NOT_FOUND ? (hsy_slice){"", 0} : hsy_slice_sub(origin, colon + 1, origin.length);
}

static hsy_slice outlet_of(const hsy_article *article) {
    hsy_party outlet = hsy_party_of_article(article);
    return outlet.name.length ? outlet.name : article->path;
}

hsy_sources hsy_sources_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_sources sources = {HSY_NEW_ARRAY(arena, hsy_slices, trace->count)};
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        if (relay->from_kind == HSY_PARTY_SOURCE) continue;
        hsy_slice name = relay->from_kind == HSY_PARTY_ARTICLE
                             ? outlet_of(&trace->readings[relay->from_article].article)
                             : relay->from_name;
        HSY_PUSH(arena, &sources.names[relay->to], outlet_key(arena, name));
    }
    for (size_t i = 0; i < trace->count; i++) {
        hsy_party outlet = hsy_party_of_article(&trace->readings[i].article);
        if (outlet.name.length) *hsy_table_put(arena, &sources.outlets, key_of(arena, outlet.name)) = 1;
    }
    return sources;
}

/* The end of a carrier that names nobody: the agency or outlet whose text the article carries, else its own outlet. */
static end silent_end(hsy_arena *arena, const hsy_trace *trace, uint32_t article) {
    const hsy_traced *traced = &trace->articles[article];
    end e = {.is_outlet = true, .is_silent = true, .origin = {.type = HSY_SPEAKER_OUTLET, .is_named = true}};
    bool is_own = false;
    hsy_slice other = {"", 0};
    for (size_t i = 0; i < traced->origins.count; i++) {
        hsy_slice name = party_name(traced->origins.items[i]);
        if (name.length == 0)
            is_own = true;
        else if (other.length == 0)
            other = traced->origins.items[i];
    }
    if (other.length && (!is_own || traced->text_group != HSY_NONE)) {
        e.origin.name = party_name(other);
        if (hsy_slice_starts(other, HSY_S("agency:"))) e.origin.type = HSY_SPEAKER_AGENCY;
    } else {
        e.origin.name = outlet_of(&trace->readings[article].article);
    }
    e.key = outlet_key(arena, e.origin.name);
    return e;
}

/* The end of a carrier whose statement names or describes a speaker, or the outlet that it came through. */
/* Whether the name starts with that of an outlet of the set, to which lost markup glued the next word; then `*key` is
 * cut back to it: "courrier du sudreferring" -> "courrier du sud". */
static bool cut_glued(const hsy_sources *sources, hsy_slice *key) {
    for (size_t length = key->length; length > LEAST_OUTLET_KEY; length--) {
        hsy_slice start = hsy_slice_sub(*key, 0, length);
        bool is_inside = length < key->length && !hsy_is_letter(key->at[length]);
        if (is_inside || !hsy_table_get(&sources->outlets, start)) continue;
        *key = start;
        return true;
    }
    return false;
}

static end spoken_end(hsy_arena *arena, const hsy_sources *sources, const hsy_statement *statement) {
    const hsy_speaker *speaker = &statement->speaker;
    end e = {.origin = {speaker->name, speaker->type, speaker->is_named, statement->via}};
    e.is_outlet = speaker->type == HSY_SPEAKER_OUTLET || speaker->type == HSY_SPEAKER_AGENCY;
    hsy_slice bare = key_of(arena, speaker->name);
    bool is_of_set = cut_glued(sources, &bare);
    if (is_of_set && !e.is_outlet) {
        e.is_outlet = true;
        e.origin.type = HSY_SPEAKER_OUTLET;
    }
    e.is_factive = statement->certainty == HSY_CERTAINTY_ASSERTED && speaker->is_named && !e.is_outlet;
    e.is_quoted = statement->kind != HSY_KIND_INDIRECT;
    for (size_t i = 0; i < statement->via.count; i++)
        HSY_PUSH(arena, &e.via_keys, outlet_key(arena, statement->via.items[i]));
    e.key = is_of_set || !e.is_outlet ? bare : outlet_key(arena, speaker->name);
    return e;
}

static end end_of(hsy_arena *arena, const hsy_trace *trace, const hsy_sources *sources, const hsy_unit *unit) {
    const hsy_statement *s = unit->statement;
    bool says_who = s && (s->speaker.name.length || s->via.count);
    end e = says_who ? spoken_end(arena, sources, s) : silent_end(arena, trace, unit->article);
    /* somebody without a name whom the outlet itself heard came through that outlet to all the others */
    if (says_who && !e.is_outlet && !e.origin.is_named && e.via_keys.count == 0)
        HSY_PUSH(arena, &e.via_keys, outlet_key(arena, outlet_of(&trace->readings[unit->article].article)));
    e.article = unit->article;
    e.text = unit->text;
    e.carried = 1;
    return e;
}

static size_t root(const ends *all, size_t i) {
    while (all->items[i].same_as != i) i = all->items[i].same_as;
    return i;
}

/* Which of two joined ends stands for both: who speaks before who passes on, who is given as the source before who only
 * tells it, a name before none; of two like that the fuller form of one name, the longer chain of the nameless, else
 * the one more often given. */
static bool is_deeper(const end *a, const end *b) {
    if (a->is_outlet != b->is_outlet) return !a->is_outlet;
    if (a->is_silent != b->is_silent) return !a->is_silent;
    if (a->origin.is_named != b->origin.is_named) return a->origin.is_named;
    if (!a->origin.is_named && a->origin.via.count != b->origin.via.count)
        return a->origin.via.count > b->origin.via.count;
    if (is_same_key(a->key, b->key)) return a->origin.name.length > b->origin.name.length;
    return a->carried > b->carried;
}

static void unite(ends *all, size_t a, size_t b) {
    a = root(all, a);
    b = root(all, b);
    if (a == b) return;
    size_t into = is_deeper(&all->items[b], &all->items[a]) ? b : a, from = into == a ? b : a;
    all->items[from].same_as = into;
    all->items[into].carried += all->items[from].carried;
    all->items[into].is_factive |= all->items[from].is_factive;
}

/* One name: a family name is its bearer's, but "the engineer of the operator" is not the operator. */
static bool have_one_name(const end *a, const end *b) {
    bool are_named = a->origin.is_named && b->origin.is_named;
    return are_named ? is_same_key(a->key, b->key) : a->key.length && hsy_slice_equal(a->key, b->key);
}

static bool are_one(const end *a, const end *b, const hsy_sources *sources) {
    if (have_one_name(a, b) || (a->is_quoted && b->is_quoted)) return true;
    if (a->is_outlet && is_among(a->key, b->via_keys)) return true;
    if (b->is_outlet && is_among(b->key, a->via_keys)) return true;
    if (a->is_silent && b->is_silent && a->text == b->text) return true;
    if (a->is_silent && is_among(b->key, sources->names[a->article])) return true;
    if (b->is_silent && is_among(a->key, sources->names[b->article])) return true;
    if (a->origin.is_named || b->origin.is_named || a->is_outlet || b->is_outlet) return false;
    for (size_t i = 0; i < a->via_keys.count; i++)
        if (is_among(a->via_keys.items[i], b->via_keys)) return true;
    return false;
}

/* "an engineer", without saying who heard him: a person or people that only one's own words describe. */
static bool is_somebody(const end *e) {
    hsy_speaker_type type = e->origin.type;
    bool is_human = type == HSY_SPEAKER_PERSON || type == HSY_SPEAKER_OFFICIAL || type == HSY_SPEAKER_GROUP ||
                    type == HSY_SPEAKER_UNKNOWN;
    return !e->origin.is_named && e->origin.via.count == 0 && is_human && !e->is_outlet;
}

/* What came to an article through an outlet that stands in the chain of another end comes from that end: what the
 * article tells as a fact, and, where that end has no name either, what it has from "an engineer". */
static bool came_through(const end *open, const end *spoken, const hsy_sources *sources) {
    if (!open->is_silent && (spoken->origin.is_named || !is_somebody(open))) return false;
    for (size_t i = 0; i < spoken->via_keys.count; i++)
        if (is_among(spoken->via_keys.items[i], sources->names[open->article])) return true;
    return false;
}

/* Whether the claim is of the speaker's own doing: he is what most of the sentences begin with. */
static bool is_own_act(const end *speaker, const hsy_units *units, hsy_indices members) {
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
static bool are_mostly_silent(const ends *all) {
    size_t silent = 0;
    for (size_t i = 0; i < all->count; i++) silent += all->items[i].is_silent;
    return silent * 2 >= all->count;
}

/* The speaker, if any, whose words are given so often that those who name nobody repeat him. */
static size_t announcer(const ends *all, const hsy_units *units, hsy_indices members) {
    size_t best = HSY_NOT_FOUND;
    for (size_t i = 0; i < all->count; i++) {
        const end *e = &all->items[i];
        if (root(all, i) != i || e->is_outlet || e->carried < FEWEST_SPEAKING) continue;
        if (e->carried * SPEAKING_PART < all->count && !is_own_act(e, units, members)) continue;
        if (best == HSY_NOT_FOUND || e->carried > all->items[best].carried) best = i;
    }
    return best;
}

/* "the company", "a post": somebody who is only described, and may well be the one whom others name. */
static bool is_described(const end *e) {
    hsy_speaker_type type = e->origin.type;
    return !e->origin.is_named && e->origin.via.count == 0 &&
           (type == HSY_SPEAKER_ORGANISATION || type == HSY_SPEAKER_DOCUMENT || type == HSY_SPEAKER_UNKNOWN);
}

static int most_carried_first(const void *x, const void *y) {
    const end *a = x, *b = y;
    if (a->carried != b->carried) return a->carried > b->carried ? -1 : 1;
    return hsy_slice_compare(a->key, b->key);
}

static void unite_all(ends *all, const hsy_sources *sources) {
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count; k++) {
            const end *a = &all->items[i], *b = &all->items[k];
            if (are_one(a, b, sources) || came_through(a, b, sources) || came_through(b, a, sources)) unite(all, i, k);
        }
}

hsy_claim_origins hsy_claim_origins_of(hsy_arena *kept, hsy_arena *scratch, const hsy_trace *trace,
                                       const hsy_sources *sources, const hsy_units *units, hsy_indices members) {
    hsy_claim_origins origins = {0};
    ends all = {0}, roots = {0};
    for (size_t i = 0; i < members.count && i < MOST_ENDS; i++) {
        end e = end_of(scratch, trace, sources, &units->list.items[members.items[i]]);
        e.same_as = i;
        HSY_PUSH(scratch, &all, e);
    }
    unite_all(&all, sources);
    size_t speaking = announcer(&all, units, members);
    if (speaking != HSY_NOT_FOUND) {
        origins.is_self_announced = is_own_act(&all.items[speaking], units, members) && are_mostly_silent(&all);
        for (size_t i = 0; i < all.count; i++)
            if (all.items[root(&all, i)].is_silent || is_described(&all.items[root(&all, i)])) unite(&all, speaking, i);
    }
    for (size_t i = 0; i < all.count; i++)
        if (root(&all, i) == i) HSY_PUSH(scratch, &roots, all.items[i]);
    if (roots.count) qsort(roots.items, roots.count, sizeof(end), most_carried_first);
    for (size_t i = 0; i < roots.count; i++) {
        HSY_PUSH(kept, &origins.list, roots.items[i].origin);
        origins.is_acknowledged |= roots.items[i].is_factive;
    }
    return origins;
}
