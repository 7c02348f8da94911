/* Headlines that assert what their own text does not.
 *
 *     title "Mill sold to a hotel"     text "… could be sold, the Lund Echo says"      -> headline-overclaims
 *     title "Dock to close"            text "… is to close, according to a memo"; the owner denies it
 *
 * The text may put the news in doubt itself: a caveat, or a first line that says of the headline's news "may" or
 * "soll". Or it has the news from where it cannot come: from another outlet that for its part has it from a nameless
 * source or hedges it, or from a paper that speaks for nobody, while what it says is denied elsewhere in the story. A
 * nameless source of the outlet's own is told as such (find_source.c). A named official's word under a plain headline
 * is everyday news and no finding.
 */
#include "trace/finding.h"

/* Whether what an article reports is doubted or nameless there. */
static bool is_weak(hsy_arena *scratch, const hsy_reading *reading) {
    const hsy_statements *s = &reading->statements;
    if (s->headline_certainty == HSY_CERTAINTY_HEDGED || hsy_news_doubt(scratch, reading, false).end) return true;
    const hsy_statement *news = hsy_news_statement(scratch, reading);
    return news && hsy_is_anonymous(scratch, &reading->article, news);
}

/* A source of the article that its news statement rests on and that is weak itself; or NULL. */
static const hsy_source *weak_source(const hsy_finder *finder, hsy_arena *scratch, uint32_t article) {
    uint32_t end = hsy_news_end(finder->trace->readings[article].article.text, 2);
    for (size_t i = 0; i < finder->sources[article].count; i++) {
        const hsy_source *source = &finder->sources[article].items[i];
        if (source->relay->kind != HSY_RELAY_CITES || source->relay->evidence.count == 0) continue;
        if (source->relay->evidence.items[0].to.start >= end) continue;
        if (is_weak(scratch, &finder->trace->readings[source->article])) return source;
    }
    return NULL;
}

static void report(const hsy_finder *finder, uint32_t article, hsy_span doubt) {
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_HEADLINE_OVERCLAIMS, finder->trace->articles[article].story);
    hsy_finding_show(finder, f, article, (hsy_span){0});
    hsy_finding_show(finder, f, article, doubt);
}

static hsy_span sentence_of(hsy_arena *scratch, const hsy_reading *reading, const hsy_statement *statement) {
    return hsy_sentence_at(scratch, &reading->article, statement->content.items[0]);
}

static void judge(const hsy_finder *finder, hsy_arena *scratch, uint32_t article) {
    const hsy_reading *reading = &finder->trace->readings[article];
    const hsy_statements *statements = &reading->statements;
    if (statements->body_certainty == HSY_CERTAINTY_DENIED) return;
    hsy_span doubt = hsy_news_doubt(scratch, reading, true);
    if (doubt.end) {
        report(finder, article, doubt);
        return;
    }
    const hsy_source *source = weak_source(finder, scratch, article);
    if (source) {
        hsy_span cited = hsy_sentence_at(scratch, &reading->article, source->relay->evidence.items[0].to);
        report(finder, article, cited);
        return;
    }
    const hsy_statement *news = finder->is_contested[article] ? hsy_news_statement(scratch, reading) : NULL;
    if (news && news->speaker.type == HSY_SPEAKER_DOCUMENT)
        report(finder, article, sentence_of(scratch, reading, news));
}

void hsy_find_overclaims(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    for (uint32_t i = 0; i < trace->count; i++) {
        const hsy_reading *reading = &trace->readings[i];
        if (reading->article.title.length == 0) continue;
        if (reading->statements.headline_certainty != HSY_CERTAINTY_ASSERTED) continue;
        judge(finder, scratch, i);
        hsy_arena_clear(scratch);
    }
}
