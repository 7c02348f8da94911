#include "trace/claim_body.h"

#include "text/fold.h"
#include "text/name.h"
#include "trace/party.h"
#include "trace/voice.h"

enum {
    SHORTEST_WORD = 4, /* bytes of the first word of a body's name that may stand for it */
    OTHERS_ENOUGH = 2, /* outlets that tell of somebody whose name does not say what it is */
    MOST_NAMES = 1000, /* outlets of one story that are looked for */
};

/* An outlet that may be a body. */
typedef struct suspect {
    hsy_slice name;   /* as written */
    hsy_slice folded; /* plain, without a leading article */
    hsy_slice first;  /* its first word */
    hsy_slice key;
    bool is_body_by_name;
    uint32_t own, others; /* its own articles, and other outlets, that tell of it */
    uint32_t next;        /* another one with the same first word, or HSY_NONE */
} suspect;

HSY_VECTOR_TYPE(suspects, suspect);

typedef struct search {
    hsy_arena *arena;
    const hsy_trace *trace;
    const hsy_sources *sources;
    suspects all;
    hsy_table by_word; /* first words: the last suspect that has it */
    hsy_table told;    /* suspect and outlet that tells of it */
} search;

static bool meets(hsy_span a, hsy_span b) { return a.start < b.end && b.start < a.end; }

static bool any_meets(hsy_spans spans, hsy_span with) {
    for (size_t i = 0; i < spans.count; i++)
        if (meets(spans.items[i], with)) return true;
    return false;
}

static hsy_slice first_word(hsy_slice words) { return hsy_slice_sub(words, 0, hsy_slice_find_byte(words, ' ', 0)); }

static void add_suspect(search *s, const hsy_article *article, hsy_slice key) {
    hsy_name_kind kind;
    hsy_slice name = hsy_source_outlet(article);
    bool is_known = hsy_name_of_agency(name).length || hsy_name_of_outlet(name).length;
    hsy_name_clean(name, HSY_S(""), &kind);
    if (is_known || kind == HSY_NAME_OUTLET || kind == HSY_NAME_AGENCY || hsy_party_is_domain(name)) return;
    suspect one = {.name = name, .key = key, .folded = hsy_voice_key(s->arena, name)};
    one.first = first_word(one.folded);
    one.is_body_by_name = kind == HSY_NAME_ORGANISATION;
    if (one.first.length < SHORTEST_WORD) return;
    uint32_t *last = hsy_table_put(s->arena, &s->by_word, one.first);
    one.next = *last == HSY_TABLE_NEW ? HSY_NONE : *last;
    *last = (uint32_t)s->all.count;
    HSY_PUSH(s->arena, &s->all, one);
}

static void find_suspects(search *s, const uint32_t *order, size_t count) {
    hsy_table known = {0};
    for (size_t i = 0; i < count && s->all.count < MOST_NAMES; i++) {
        hsy_slice key = s->sources->own[order[i]];
        uint32_t *place = hsy_table_put(s->arena, &known, key);
        if (*place == HSY_TABLE_NEW) add_suspect(s, &s->trace->readings[order[i]].article, key);
        *place = 0;
    }
}

/* Whether a statement of the sentence names the word as who says it or through whom. */
static bool is_source(search *s, const hsy_reading *reading, hsy_span sentence, hsy_slice word) {
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_statement *statement = &reading->statements.list.items[i];
        if (!any_meets(statement->content, sentence)) continue;
        if (hsy_slice_find(hsy_fold_plain(s->arena, statement->speaker.name), word, 0) != HSY_NOT_FOUND) return true;
        for (size_t k = 0; k < statement->via.count; k++)
            if (hsy_slice_find(hsy_fold_plain(s->arena, statement->via.items[k]), word, 0) != HSY_NOT_FOUND)
                return true;
    }
    return false;
}

/* The first relay to the article, or where it would stand. */
static size_t first_relay(const hsy_relays *relays, uint32_t article) {
    size_t low = 0, high = relays->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (relays->items[middle].to < article)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether it is in this sentence that the article cites the outlet. */
static bool is_cited(search *s, const hsy_unit *unit, hsy_slice key) {
    const hsy_relays *relays = &s->trace->relays;
    for (size_t i = first_relay(relays, unit->article); i < relays->count; i++) {
        const hsy_relay *relay = &relays->items[i];
        if (relay->to != unit->article) break;
        if (relay->kind != HSY_RELAY_CITES && relay->kind != HSY_RELAY_LINKS) continue;
        hsy_slice from = relay->from_kind == HSY_PARTY_ARTICLE ? s->sources->own[relay->from_article]
                                                               : hsy_source_key(s->arena, s->sources, relay->from_name);
        if (!hsy_slice_equal(from, key)) continue;
        for (size_t k = 0; k < relay->evidence.count; k++)
            if (meets(relay->evidence.items[k].to, unit->span)) return true;
    }
    return false;
}

static void note(search *s, uint32_t at, const hsy_unit *unit) {
    suspect *one = &s->all.items[at];
    hsy_slice own = s->sources->own[unit->article];
    if (is_source(s, &s->trace->readings[unit->article], unit->span, one->first)) return;
    if (is_cited(s, unit, one->key)) return;
    if (hsy_slice_equal(own, one->key)) {
        one->own++;
        return;
    }
    uint32_t *place = hsy_table_put(s->arena, &s->told, hsy_arena_print(s->arena, "%u %.*s", at, HSY_PRINT(own)));
    one->others += *place == HSY_TABLE_NEW;
    *place = 0;
}

static void read_lead(search *s, const hsy_unit *unit) {
    hsy_slice text = hsy_fold_plain(s->arena, unit->quote);
    for (size_t start = 0, end; start < text.length; start = end) {
        end = start;
        while (end < text.length && (hsy_is_letter(text.at[end]) || (unsigned char)text.at[end] >= 0x80)) end++;
        const uint32_t *last = end > start ? hsy_table_get(&s->by_word, hsy_slice_sub(text, start, end)) : NULL;
        for (uint32_t at = last ? *last : HSY_NONE; at != HSY_NONE; at = s->all.items[at].next) {
            const suspect *one = &s->all.items[at];
            hsy_slice rest = hsy_slice_sub(text, start, text.length);
            if (one->is_body_by_name || hsy_slice_starts(rest, one->folded)) note(s, at, unit);
        }
        end += end == start;
    }
}

hsy_bodies hsy_claim_bodies(hsy_arena *arena, const hsy_trace *trace, const hsy_sources *sources,
                            const hsy_units *units, const uint32_t *order, size_t count) {
    search s = {.arena = arena, .trace = trace, .sources = sources};
    hsy_bodies bodies = {0};
    find_suspects(&s, order, count);
    for (size_t i = 0; i < units->list.count && s.all.count; i++)
        if (units->list.items[i].leads && units->list.items[i].span.end) read_lead(&s, &units->list.items[i]);
    for (size_t i = 0; i < s.all.count; i++) {
        const suspect *one = &s.all.items[i];
        bool is_told = one->is_body_by_name ? one->own + one->others > 0 : one->others >= OTHERS_ENOUGH;
        if (!is_told) continue;
        HSY_PUSH(arena, &bodies.names, one->name);
        *hsy_table_put(arena, &bodies.keys, one->key) = 0;
    }
    return bodies;
}
