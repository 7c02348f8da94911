/* One unnamed source behind many outlets.
 *
 *     Capital Post: "… a senior official said"   Agency: "the Capital Post reported"   Echo: "the Agency reported"
 *     -> one-unnamed-source, with the official and all that go back to him, however many steps lie between
 *
 * The root is an article whose news rests on a source that stays without a name on purpose (find_news.c) and that has
 * the news from no other article of the set. FEWEST_OUTLETS must go back to it, or, when nobody took it over, its own
 * headline must state it as fact. A spokesman or "police" without a name is no such source: bodies speak through them.
 */
#include "base/table.h"
#include "trace/finding.h"
#include "trace/party.h"

enum {
    FEWEST_OUTLETS = 3, /* that go back to the source, the root among them */
    MOST_TAKERS = 200,  /* that are followed from one root */
};

/* Whether the article has the news that its statement brings from another one. */
static bool is_taken_over(const hsy_finder *finder, hsy_arena *scratch, uint32_t article,
                          const hsy_statement *statement) {
    for (size_t i = 0; i < finder->sources[article].count; i++) {
        const hsy_source *source = &finder->sources[article].items[i];
        for (size_t k = 0; k < source->relay->evidence.count; k++) {
            hsy_span at = source->relay->evidence.items[k].to;
            if (at.start < statement->content.items[0].end && at.end > statement->content.items[0].start) return true;
        }
    }
    for (size_t i = 0; i < statement->via.count; i++)
        if (!hsy_party_is_own(scratch, &finder->trace->readings[article].article,
                              hsy_party_of(statement->via.items[i])))
            return true;
    return false;
}

static size_t outlets_among(const hsy_finder *finder, hsy_arena *scratch, uint32_t root, const hsy_indices *takers) {
    hsy_table outlets = {0};
    for (size_t i = 0; i <= takers->count; i++) {
        uint32_t article = i ? takers->items[i - 1] : root;
        hsy_slice key = hsy_party_key(scratch, hsy_outlet_shown(finder, article));
        if (key.length) *hsy_table_put(scratch, &outlets, key) = 0;
    }
    return outlets.count;
}

/* The words of an article that show from whom it has the news. */
static hsy_span taken_at(hsy_arena *scratch, const hsy_finder *finder, uint32_t article) {
    const hsy_sources *sources = &finder->sources[article];
    for (size_t i = 0; i < sources->count; i++) {
        const hsy_passages *evidence = &sources->items[i].relay->evidence;
        if (evidence->count == 0) continue;
        return hsy_sentence_at(scratch, &finder->trace->readings[article].article,
                               (hsy_span){evidence->items[0].to.start, evidence->items[0].to.start + 1});
    }
    return (hsy_span){0};
}

static void judge(const hsy_finder *finder, hsy_arena *scratch, uint32_t root) {
    const hsy_reading *reading = &finder->trace->readings[root];
    const hsy_statement *news = hsy_unnamed_news(scratch, reading);
    if (!news || is_taken_over(finder, scratch, root, news)) return;
    hsy_indices takers = hsy_takers_of(finder, scratch, root, MOST_TAKERS);
    bool is_alone = takers.count == 0 && reading->statements.headline_certainty == HSY_CERTAINTY_ASSERTED &&
                    reading->article.title.length;
    if (!is_alone && outlets_among(finder, scratch, root, &takers) < FEWEST_OUTLETS) return;
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_ONE_UNNAMED_SOURCE, finder->trace->articles[root].story);
    hsy_finding_show(finder, f, root, hsy_sentence_at(scratch, &reading->article, news->source.items[0]));
    hsy_sort_numbers(takers.items, takers.count);
    for (size_t i = 0; i < takers.count; i++)
        hsy_finding_show(finder, f, takers.items[i], taken_at(scratch, finder, takers.items[i]));
}

void hsy_find_unnamed_sources(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (uint32_t i = 0; i < finder->trace->count; i++) {
        judge(finder, scratch, i);
        hsy_arena_clear(scratch);
    }
}
