/* Certainty along the chain: caveats that a relay drops, and headlines that assert what the text hedges.
 *
 *     Northgate Herald: "The information could not be independently verified."
 *     City Mirror (its text, without that sentence): "Dam cracks open above 11,000 homes"
 *     -> caveat-lost, with the caveat and the bare headline side by side
 *
 * Only the page's own caveat counts as one: that a relay does not repeat a speaker's "perhaps" is shortening.
 */
#include "text/fold.h"
#include "text/lexicon.h"
#include "trace/finding.h"

enum {
    NEWS_LINES = 2,  /* paragraphs of a text that tell the news; what comes after is background */
    MOST_STEMS = 60, /* content words of a headline or a statement that are compared */
};

static bool is_hedged(const hsy_statements *statements) {
    return statements->body_certainty >= HSY_CERTAINTY_HEDGED && statements->body_certainty != HSY_CERTAINTY_DENIED;
}

/* The article whose text or findings a relay brings, or HSY_NONE: a cited outlet's earliest article in the story. */
static uint32_t relayed_article(const hsy_trace *trace, const hsy_relay *relay) {
    if (relay->from_kind == HSY_PARTY_ARTICLE) return relay->from_article;
    uint32_t story = trace->articles[relay->to].story;
    if (story == HSY_NONE) return HSY_NONE;
    hsy_indices articles = trace->stories.items[story].articles;
    for (size_t i = 0; i < articles.count; i++) {
        hsy_slice outlet = trace->readings[articles.items[i]].article.outlet_name;
        if (articles.items[i] != relay->to && hsy_slice_equal_ascii_case(outlet, relay->from_name))
            return articles.items[i];
    }
    return HSY_NONE;
}

void hsy_find_lost_caveats(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    bool *is_told = HSY_NEW_ARRAY(finder->scratch, bool, trace->count);
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        uint32_t from = relayed_article(trace, relay);
        if (from == HSY_NONE || is_told[relay->to] || relay->kind == HSY_RELAY_LINKS) continue;
        const hsy_statements *there = &trace->readings[from].statements, *here = &trace->readings[relay->to].statements;
        bool has_caveat = there->caveat.end && there->body_certainty == HSY_CERTAINTY_UNCONFIRMED;
        if (!has_caveat || here->caveat.end || here->body_certainty > HSY_CERTAINTY_REPORTED) continue;
        is_told[relay->to] = true;
        hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_CAVEAT_LOST, trace->articles[relay->to].story);
        hsy_finding_show(finder, f, from, there->caveat);
        bool has_place = relay->evidence.count && relay->evidence.items[0].to.end;
        hsy_finding_show(finder, f, relay->to, has_place ? relay->evidence.items[0].to : (hsy_span){0});
    }
}

/* Where the first lines of the text, which tell the news itself, end. */
static size_t end_of_news(hsy_slice text) {
    size_t end = 0;
    for (int line = 0; line < NEWS_LINES && end != HSY_NOT_FOUND; line++)
        end = hsy_slice_find_byte(text, '\n', line ? end + 1 : 0);
    return end == HSY_NOT_FOUND ? text.length : end;
}

/* The stems of a text's content words, into `stems`; returns how many. */
static size_t stems_of(hsy_arena *scratch, hsy_slice text, hsy_slice language, hsy_slice *stems, size_t most) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_tokens tokens = hsy_words(scratch, text, language);
    hsy_stemmer stemmer = {0};
    size_t count = 0;
    for (size_t i = 0; i < tokens.count && count < most; i++) {
        hsy_slice folded = hsy_fold(scratch, hsy_token_text(text, tokens.items[i]));
        if (tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        stems[count++] = hsy_stem(scratch, &stemmer, language, folded);
    }
    return count;
}

/* Whether the statement is about what the headline says: it has half of its content words. */
static bool is_about(hsy_arena *scratch, const hsy_article *article, hsy_span content) {
    hsy_slice title[MOST_STEMS], words[MOST_STEMS];
    size_t titles = stems_of(scratch, article->title, article->language, title, MOST_STEMS), shared = 0;
    size_t count = stems_of(scratch, hsy_slice_span(article->text, content), article->language, words, MOST_STEMS);
    for (size_t i = 0; i < titles; i++) {
        bool is_there = false;
        for (size_t k = 0; k < count && !is_there; k++) is_there = hsy_slice_equal(title[i], words[k]);
        shared += is_there;
    }
    return titles > 0 && shared * 2 >= titles;
}

/* The words that put the news itself in doubt: the page's caveat, else what its first lines hedge of what the headline
 * says; or an empty span. */
static hsy_span doubt_of(hsy_arena *scratch, const hsy_reading *reading) {
    const hsy_statements *statements = &reading->statements;
    size_t end = end_of_news(reading->article.text);
    if (statements->caveat.end) return statements->caveat;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        bool is_doubted = s->certainty == HSY_CERTAINTY_HEDGED || s->certainty == HSY_CERTAINTY_UNCONFIRMED;
        if (!is_doubted || s->content.count == 0 || s->content.items[0].end > end) continue;
        if (is_about(scratch, &reading->article, s->content.items[0])) return s->content.items[0];
    }
    return (hsy_span){0};
}

void hsy_find_overclaims(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    for (uint32_t i = 0; i < trace->count; i++) {
        const hsy_reading *reading = &trace->readings[i];
        if (reading->article.title.length == 0 || !is_hedged(&reading->statements)) continue;
        if (reading->statements.headline_certainty != HSY_CERTAINTY_ASSERTED) continue;
        hsy_span doubt = doubt_of(finder->scratch, reading);
        if (doubt.end == 0) continue;
        hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_HEADLINE_OVERCLAIMS, trace->articles[i].story);
        hsy_finding_show(finder, f, i, (hsy_span){0});
        hsy_finding_show(finder, f, i, doubt);
    }
}
