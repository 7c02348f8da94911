/* Lines that an outlet prints under many of its articles: they are no shared text.
 *
 *     "The Harbour Post is free to read because of its members. Join them today."
 *
 * A line of four words or more that three articles of one outlet carry, and no other outlet, is stock. Where a third
 * of a text would be stock the outlet has printed the text itself again, and its lines stay.
 *
 * What it misses: stock lines of a chain of sister sites; a line in fewer than three articles of the set.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_ARTICLES = 3,
    LEAST_WORDS = 4,
    LARGEST_PART = 3, /* at most one third of a text */
    RANGES_BITS = 4,  /* leading bits of a line's hash; lines are sorted range by range */
};

typedef struct line {
    uint64_t hash;
    uint32_t article, first; /* word */
} line;

HSY_VECTOR_TYPE(lines, line);

typedef struct line_search {
    hsy_steps *steps;
    lines *found;      /* of each article */
    uint64_t *outlets; /* of each article; 0 when it is not known */
} line_search;

/* The word behind the line that begins at word `first`. */
static uint32_t end_of_line(const hsy_wording *w, uint32_t first) {
    uint32_t end = first + 1;
    while (end < w->count && !(w->flags[end] & HSY_WORD_LINE)) end++;
    return end;
}

/* Equal for lines of the same words. */
static uint64_t hash_of_line(const hsy_wording *w, uint32_t first, uint32_t end) {
    uint64_t hash = 0;
    for (uint32_t i = first; i < end; i++) hash = (hash ^ w->hashes[i]) * 0x9E3779B97F4A7C15ull + (hash >> 29);
    return hsy_hash_number(hash);
}

static void find_lines(void *context, const hsy_room *room, size_t a) {
    const line_search *x = context;
    const hsy_wording *w = &x->steps->wordings[a];
    const hsy_article *article = &x->steps->readings[a].article;
    hsy_slice outlet = article->outlet_domain.length ? article->outlet_domain : article->outlet_name;
    lines found = {0};
    if (outlet.length == 0) return;
    x->outlets[a] = hsy_hash(outlet);
    for (uint32_t first = 0, end; first < w->count; first = end) {
        end = end_of_line(w, first);
        if (end - first < LEAST_WORDS) continue;
        HSY_PUSH(room->scratch, &found, ((line){hash_of_line(w, first, end), (uint32_t)a, first}));
    }
    lines *kept = &x->found[a];
    *kept = (lines){hsy_arena_alloc(room->kept, found.count * sizeof(line)), 0, found.count};
    for (size_t i = 0; i < found.count; i++) HSY_PUSH(room->kept, kept, found.items[i]);
}

static int compare_lines(const void *left, const void *right) {
    const line *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static bool is_stock(const line_search *x, const line *some, size_t count) {
    size_t articles = 1;
    for (size_t i = 1; i < count; i++) {
        if (x->outlets[some[i].article] != x->outlets[some[0].article]) return false;
        articles += some[i].article != some[i - 1].article;
    }
    return articles >= LEAST_ARTICLES;
}

static void flag_lines(const line *some, size_t count, const hsy_steps *steps) {
    for (size_t i = 0; i < count; i++) {
        const hsy_wording *w = &steps->wordings[some[i].article];
        uint32_t end = end_of_line(w, some[i].first);
        for (uint32_t k = some[i].first; k < end; k++) w->flags[k] |= HSY_WORD_STOCK;
    }
}

/* The lines whose hashes are in a range; each word is in one line, so that ranges flag different words. */
static void judge_range(void *context, const hsy_room *room, size_t range) {
    const line_search *x = context;
    lines all = {0};
    size_t count = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t a = 0; a < x->steps->count; a++)
            for (size_t i = 0; i < x->found[a].count; i++) {
                if (x->found[a].items[i].hash >> (64 - RANGES_BITS) != range) continue;
                if (round == 0)
                    count++;
                else
                    HSY_PUSH(room->scratch, &all, x->found[a].items[i]);
            }
        if (round == 0) all = (lines){hsy_arena_alloc(room->scratch, count * sizeof(line)), 0, count};
    }
    if (all.count) qsort(all.items, all.count, sizeof *all.items, compare_lines);
    for (size_t first = 0, end; first < all.count; first = end) {
        for (end = first + 1; end < all.count && all.items[end].hash == all.items[first].hash;) end++;
        if (is_stock(x, all.items + first, end - first)) flag_lines(all.items + first, end - first, x->steps);
    }
}

static void spare_reprint(const hsy_wording *w) {
    uint32_t stock = 0;
    for (uint32_t i = 0; i < w->count; i++) stock += (w->flags[i] & HSY_WORD_STOCK) != 0;
    if (stock <= w->count / LARGEST_PART) return;
    for (uint32_t i = 0; i < w->count; i++) w->flags[i] &= (uint8_t)~HSY_WORD_STOCK;
}

void hsy_trace_stock_lines(hsy_arena *arena, hsy_steps *steps) {
    hsy_arena *brief = hsy_arena_scratch(arena);
    line_search x = {steps, HSY_NEW_ARRAY(brief, lines, steps->count + 1),
                     HSY_NEW_ARRAY(brief, uint64_t, steps->count + 1)};
    hsy_parallel(brief, steps->threads, steps->count, &x, find_lines);
    hsy_parallel(brief, steps->threads, 1 << RANGES_BITS, &x, judge_range);
    for (size_t a = 0; a < steps->count; a++) spare_reprint(&steps->wordings[a]);
    hsy_arena_clear(brief);
}
