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
#include <string.h>

#include "base/hash.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum {
    LEAST_ARTICLES = 3,
    LEAST_WORDS = 4,
    LARGEST_PART = 3, /* at most one third of a text */
};

typedef struct line {
    uint64_t hash, outlet;
    uint32_t article, first, end; /* words */
} line;

HSY_VECTOR_TYPE(lines, line);

typedef struct line_search {
    hsy_steps *steps;
    lines *found; /* of each article */
} line_search;

static bool breaks(hsy_slice text, hsy_span before, hsy_span after) {
    return memchr(text.at + before.end, '\n', after.start - before.end) != NULL;
}

static void find_lines(void *context, const hsy_room *room, size_t a) {
    const line_search *x = context;
    const hsy_wording *w = &x->steps->wordings[a];
    const hsy_article *article = &x->steps->readings[a]->article;
    hsy_slice outlet = article->outlet_domain.length ? article->outlet_domain : article->outlet_name;
    if (outlet.length == 0) return;
    for (uint32_t first = 0, end; first < w->count; first = end) {
        uint64_t hash = w->hashes[first];
        for (end = first + 1; end < w->count && !breaks(article->text, w->spans[end - 1], w->spans[end]); end++)
            hash = hsy_hash_number(hash ^ w->hashes[end]);
        line l = {hash, hsy_hash(outlet), (uint32_t)a, first, end};
        if (end - first >= LEAST_WORDS) HSY_PUSH(room->kept, &x->found[a], l);
    }
}

static int compare_lines(const void *left, const void *right) {
    const line *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->outlet != b->outlet) return a->outlet < b->outlet ? -1 : 1;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static bool is_stock(const line *some, size_t count) {
    size_t articles = 1;
    for (size_t i = 1; i < count; i++) articles += some[i].article != some[i - 1].article;
    return articles >= LEAST_ARTICLES && some[0].outlet == some[count - 1].outlet;
}

static void flag_lines(const line *some, size_t count, const hsy_steps *steps) {
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = some[i].first; k < some[i].end; k++)
            steps->wordings[some[i].article].flags[k] |= HSY_WORD_STOCK;
}

static void spare_reprint(const hsy_wording *w) {
    uint32_t stock = 0;
    for (uint32_t i = 0; i < w->count; i++) stock += (w->flags[i] & HSY_WORD_STOCK) != 0;
    if (stock <= w->count / LARGEST_PART) return;
    for (uint32_t i = 0; i < w->count; i++) w->flags[i] &= (uint8_t)~HSY_WORD_STOCK;
}

void hsy_trace_stock_lines(hsy_arena *arena, hsy_steps *steps) {
    line_search x = {steps, HSY_NEW_ARRAY(arena, lines, steps->count + 1)};
    hsy_parallel(arena, steps->threads, steps->count, &x, find_lines);
    lines all = {0};
    for (size_t a = 0; a < steps->count; a++)
        for (size_t i = 0; i < x.found[a].count; i++) HSY_PUSH(arena, &all, x.found[a].items[i]);
    if (all.count) qsort(all.items, all.count, sizeof *all.items, compare_lines);
    for (size_t first = 0, end; first < all.count; first = end) {
        for (end = first + 1; end < all.count && all.items[end].hash == all.items[first].hash;) end++;
        if (is_stock(all.items + first, end - first)) flag_lines(all.items + first, end - first, steps);
    }
    for (size_t a = 0; a < steps->count; a++) spare_reprint(&steps->wordings[a]);
}
