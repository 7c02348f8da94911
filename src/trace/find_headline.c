/* Headlines that assert what their own text does not.
 *
 *     title "Mill sold to a hotel"     text "… could be sold, the Lund Echo says"      -> headline-overclaims
 *     title "Dock to close"            text "… is to close, according to a memo"; the owner denies it
 *
 * The text may put the news in doubt itself: a caveat, or a first line that says of the headline's news "may" or
 * "soll". Or it has the news from where it cannot come: from another outlet that for its part has it from a nameless
 * source, hedges it or reports it of such a one (or whose very text it prints), or from a paper that speaks for nobody,
 * while what it says is denied elsewhere in the story. A nameless source of the outlet's own is told as such
 * (find_source.c). A named official's word under a plain headline is everyday news and no finding, and a headline that
 * says no ("No arrest") overclaims nothing that its text cites.
 */
#include "text/fold.h"
#include "trace/finding.h"
#include "trace/negation.h"

/* Whether what an article reports is doubted or nameless there. */
static bool is_weak(hsy_arena *scratch, const hsy_reading *reading) {
    const hsy_statements *s = &reading->statements;
    if (s->headline_certainty == HSY_CERTAINTY_HEDGED || hsy_news_doubt(scratch, reading, false).end) return true;
    return hsy_unnamed_news(scratch, reading) != NULL;
}

static bool asserts(const hsy_reading *reading) {
    return reading->article.title.length && reading->statements.headline_certainty == HSY_CERTAINTY_ASSERTED;
}

/* Whether the news of `to` is the news of its source: cited in its first two lines, or their very text under a headline
 * that the source did not write. */
static bool is_news_of(const hsy_finder *finder, uint32_t to, const hsy_source *source) {
    const hsy_trace *trace = finder->trace;
    const hsy_relay *relay = source->relay;
    if (trace->articles[source->article].story != trace->articles[to].story || relay->evidence.count == 0) return false;
    bool is_text = relay->kind == HSY_RELAY_COPIES || relay->kind == HSY_RELAY_TRANSLATES;
    if (is_text)
        return !asserts(&trace->readings[source->article]) && !hsy_is_after(finder, source->article, to) &&
               hsy_opens_with(trace, relay);
    return relay->kind == HSY_RELAY_CITES &&
           relay->evidence.items[0].to.start < hsy_news_end(trace->readings[to].article.text, 2);
}

/* A source of the article that its news rests on and that is weak; or NULL. */
static const hsy_source *weak_source(const hsy_finder *finder, const bool *weak, uint32_t article) {
    for (size_t i = 0; i < finder->sources[article].count; i++) {
        const hsy_source *source = &finder->sources[article].items[i];
        if (weak[source->article] && is_news_of(finder, article, source)) return source;
    }
    return NULL;
}

/* Whether the article prints the text of one that asserts as much: the first to do so is told. */
static bool repeats_text(const hsy_finder *finder, uint32_t article) {
    const hsy_trace *trace = finder->trace;
    for (size_t i = 0; i < finder->sources[article].count; i++) {
        const hsy_source *s = &finder->sources[article].items[i];
        bool is_text = s->relay->kind == HSY_RELAY_COPIES || s->relay->kind == HSY_RELAY_TRANSLATES;
        if (is_text && asserts(&trace->readings[s->article]) && !hsy_is_after(finder, s->article, article) &&
            hsy_opens_with(trace, s->relay))
            return true;
    }
    return false;
}

/* The articles that are weak, by their own words or because all that they report, and say so in the headline, is from a
 * weak one. Who asserts what was doubted ends the chain: those after it rest on an assertion. */
static const bool *weak_articles(const hsy_finder *finder, hsy_arena *scratch) {
    const hsy_trace *trace = finder->trace;
    bool *weak = HSY_NEW_ARRAY(finder->scratch, bool, trace->count + 1);
    for (uint32_t i = 0; i < trace->count; i++) {
        weak[i] = finder->takers[i].count && is_weak(scratch, &trace->readings[i]);
        hsy_arena_clear(scratch);
    }
    for (uint32_t i = 0; i < trace->count; i++)
        if (!weak[i] && !asserts(&trace->readings[i])) weak[i] = weak_source(finder, weak, i) != NULL;
    return weak;
}

static void report(const hsy_finder *finder, uint32_t article, hsy_span doubt) {
    hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_HEADLINE_OVERCLAIMS, finder->trace->articles[article].story);
    hsy_finding_show(finder, f, article, (hsy_span){0});
    hsy_finding_show(finder, f, article, doubt);
}

static hsy_span sentence_of(hsy_arena *scratch, const hsy_reading *reading, const hsy_statement *statement) {
    return hsy_sentence_at(scratch, &reading->article, statement->content.items[0]);
}

/* "No arrest over the bell": such a headline takes something back and overclaims nothing that the text cites. */
static bool is_negated(hsy_arena *scratch, const hsy_article *article) {
    hsy_tokens tokens = hsy_words(scratch, article->title, article->language);
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(scratch, hsy_token_text(article->title, tokens.items[i]));
        if (hsy_is_negation(article->language, folded)) return true;
    }
    return false;
}

static void judge(const hsy_finder *finder, hsy_arena *scratch, const bool *weak, uint32_t article) {
    const hsy_reading *reading = &finder->trace->readings[article];
    const hsy_statements *statements = &reading->statements;
    if (statements->body_certainty == HSY_CERTAINTY_DENIED || hsy_is_correction_page(scratch, &reading->article))
        return;
    hsy_span doubt = hsy_news_doubt(scratch, reading, true);
    if (doubt.end) {
        report(finder, article, doubt);
        return;
    }
    bool may_rest = !is_negated(scratch, &reading->article) && !repeats_text(finder, article);
    const hsy_source *source = may_rest ? weak_source(finder, weak, article) : NULL;
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
    const bool *weak = weak_articles(finder, scratch);
    for (uint32_t i = 0; i < trace->count; i++) {
        if (!asserts(&trace->readings[i])) continue;
        judge(finder, scratch, weak, i);
        hsy_arena_clear(scratch);
    }
}
