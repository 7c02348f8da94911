/* Doubt that was lost along the chain.
 *
 *     Northgate Herald: "… could not be independently verified."   its copy: without that sentence
 *     Agency: "A tanker may have leaked"                           its copy: "A tanker leaked"
 *     Post: "The dock is to close, says a memo"                    its copy: "The dock will close"; the owner denies it
 *     Echo: "The mill could be sold"                               who cites it: "The mill has been sold."
 *     -> caveat-lost, with the words of doubt and the bare ones side by side
 *
 * Four things are doubt: the page's own caveat, a word or mood of doubt in a sentence of its news that the copy has
 * without it, the nameless source of such a sentence (or a paper, when what it says is denied elsewhere in the story),
 * and a doubted headline or first line under an asserting one. That a relay shortens what a speaker says further down
 * is no loss. An outlet's own update is none either: it may have learnt more. Cost: the first lines of both articles of
 * each relay whose source has any doubt there.
 */
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/sentence.h"
#include "trace/finding.h"

enum {
    NEWS_LINES = 3,     /* lines of a text that tell the news */
    COPIED_LINES = 8,   /* lines of a copy, which may put its own in front, where they stand again */
    LEAST_SHARED = 4,   /* content words that two tellings of one sentence share */
    LEAST_PART = 5,     /* one in so many content words of the doubted news that an asserting one has */
    LEAST_PERCENT = 60, /* of the content words of the later one */
};

typedef struct sentence_words {
    hsy_span span; /* of the text */
    hsy_slices stems;
} sentence_words;

HSY_VECTOR_TYPE(sentence_list, sentence_words);

/* The sentences of the first lines, with the stems of their content words. */
static sentence_list sentences_of(hsy_arena *scratch, const hsy_article *article, uint32_t lines) {
    sentence_list all = {0};
    hsy_slice text = hsy_slice_sub(article->text, 0, hsy_news_end(article->text, lines));
    hsy_tokens tokens = hsy_words(scratch, text, article->language);
    hsy_sentence_list sentences = hsy_sentences(scratch, text, tokens, article->language);
    const hsy_lexicon *small = hsy_lexicon_named(article->language, HSY_S("function-words"));
    hsy_stemmer stemmer = {0};
    for (size_t i = 0; i < sentences.count; i++) {
        sentence_words words = {sentences.items[i].span, {0}};
        for (uint32_t t = sentences.items[i].first; t < sentences.items[i].end; t++) {
            bool is_word = tokens.items[t].kind == HSY_TOKEN_WORD || tokens.items[t].kind == HSY_TOKEN_NUMBER;
            hsy_slice folded = hsy_fold(scratch, hsy_token_text(text, tokens.items[t]));
            if (!is_word || hsy_lexicon_find(small, folded) >= 0) continue;
            HSY_PUSH(scratch, &words.stems, hsy_stem(scratch, &stemmer, article->language, folded));
        }
        HSY_PUSH(scratch, &all, words);
    }
    return all;
}

/* A statement that covers part of the span, or NULL. */
static const hsy_statement *statement_in(const hsy_reading *reading, hsy_span span) {
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_statement *s = &reading->statements.list.items[i];
        for (size_t k = 0; k < s->content.count; k++)
            if (s->content.items[k].start < span.end && s->content.items[k].end > span.start) return s;
    }
    return NULL;
}

/* Whether the sentence of the source is one whose loss of words matters. */
static bool is_doubted(const hsy_finder *finder, hsy_arena *scratch, uint32_t from, hsy_span sentence) {
    const hsy_reading *reading = &finder->trace->readings[from];
    if (hsy_is_hedged(scratch, reading, sentence)) return true;
    const hsy_statement *s = statement_in(reading, sentence);
    if (!s || s->source.count == 0) return false;
    bool is_paper = s->speaker.type == HSY_SPEAKER_DOCUMENT;
    return (is_paper && finder->is_contested[from]) || hsy_is_anonymous(scratch, &reading->article, s);
}

static size_t shared_stems(hsy_arena *scratch, const hsy_slices *one, const hsy_slices *other) {
    hsy_table words = {0};
    size_t shared = 0;
    for (size_t i = 0; i < one->count; i++) *hsy_table_put(scratch, &words, one->items[i]) = 0;
    for (size_t i = 0; i < other->count; i++) shared += hsy_table_get(&words, other->items[i]) != NULL;
    return shared;
}

/* What there is to lose of an article: its doubted sentences and what puts its headline in doubt. */
typedef struct doubts {
    sentence_list sentences;
    hsy_span news; /* empty when the headline's own words doubt it, or nothing does */
    bool is_headline_doubted;
} doubts;

typedef struct losing {
    const hsy_finder *finder;
    hsy_arena *scratch;   /* of one article */
    const doubts **known; /* of each article that was asked for */
    hsy_contrasts lost;
} losing;

static const doubts *doubts_of(losing *x, uint32_t article) {
    if (x->known[article]) return x->known[article];
    const hsy_reading *reading = &x->finder->trace->readings[article];
    doubts *d = HSY_NEW(x->finder->scratch, doubts);
    sentence_list all = sentences_of(x->finder->scratch, &reading->article, NEWS_LINES);
    for (size_t i = 0; i < all.count; i++)
        if (is_doubted(x->finder, x->scratch, article, all.items[i].span))
            HSY_PUSH(x->finder->scratch, &d->sentences, all.items[i]);
    d->news = hsy_news_doubt(x->scratch, reading, false);
    d->is_headline_doubted = d->news.end || reading->statements.headline_certainty == HSY_CERTAINTY_HEDGED;
    x->known[article] = d;
    return d;
}

/* The sentence of `to` that tells what one of `from` tells with doubt, and tells it without. */
static bool bare_sentence(losing *x, hsy_contrast *c) {
    const hsy_reading *to = &x->finder->trace->readings[c->to];
    const sentence_list *there = &doubts_of(x, c->from)->sentences;
    if (there->count == 0) return false;
    sentence_list here = sentences_of(x->scratch, &to->article, COPIED_LINES);
    for (size_t i = 0; i < there->count; i++)
        for (size_t k = 0; k < here.count; k++) {
            size_t shared = shared_stems(x->scratch, &there->items[i].stems, &here.items[k].stems);
            if (shared < LEAST_SHARED || shared * 100 < LEAST_PERCENT * here.items[k].stems.count) continue;
            if (statement_in(to, here.items[k].span) || hsy_is_hedged(x->scratch, to, here.items[k].span)) continue;
            c->from_span = there->items[i].span;
            c->to_span = here.items[k].span;
            return true;
        }
    return false;
}

/* Whether the text opens with a sentence that nobody says and nothing hedges. */
static bool opens_bare(hsy_arena *scratch, const hsy_reading *reading, hsy_span *bare) {
    sentence_list sentences = sentences_of(scratch, &reading->article, 1);
    uint32_t first = hsy_news_end(reading->article.text, 1);
    for (size_t i = 0; i < sentences.count && sentences.items[i].span.start < first; i++) {
        if (sentences.items[i].stems.count < LEAST_SHARED - 1) continue;
        *bare = sentences.items[i].span;
        return !statement_in(reading, *bare) && !hsy_is_hedged(scratch, reading, *bare);
    }
    return false;
}

/* A doubted headline or first line under one that asserts; of a page without a headline, the first line alone. */
static bool bare_headline(losing *x, hsy_contrast *c) {
    const hsy_reading *from = &x->finder->trace->readings[c->from], *to = &x->finder->trace->readings[c->to];
    hsy_span bare;
    if (to->statements.headline_certainty != HSY_CERTAINTY_ASSERTED) return false;
    const doubts *d = doubts_of(x, c->from);
    if (!d->is_headline_doubted || hsy_news_doubt(x->scratch, to, false).end || !opens_bare(x->scratch, to, &bare))
        return false;
    hsy_slice doubted = d->news.end ? hsy_slice_span(from->article.text, d->news) : from->article.title;
    hsy_slice news = hsy_slice_sub(to->article.text, 0, hsy_news_end(to->article.text, 1));
    hsy_slice told = hsy_arena_print(x->scratch, "%.*s\n%.*s", HSY_PRINT(to->article.title), HSY_PRINT(news));
    size_t of, shared = hsy_shared_stems(x->scratch, from->article.language, doubted, told, &of);
    bool is_same_language = hsy_slice_equal(from->article.language, to->article.language);
    if (is_same_language && (shared == 0 || shared * LEAST_PART < of)) return false;
    c->from_span = d->news;
    c->to_span = bare;
    return true;
}

static bool lacks_caveat(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay, hsy_contrast *c) {
    const hsy_reading *from = &finder->trace->readings[c->from], *to = &finder->trace->readings[c->to];
    hsy_span caveat = from->statements.caveat;
    bool is_doubted = caveat.end && from->statements.body_certainty == HSY_CERTAINTY_UNCONFIRMED;
    if (!is_doubted || to->statements.caveat.end || to->statements.body_certainty > HSY_CERTAINTY_REPORTED)
        return false;
    c->from_span = hsy_sentence_at(scratch, &from->article, caveat);
    c->to_span = (hsy_span){0, 0};
    if (relay->evidence.count) {
        hsy_span at = relay->evidence.items[0].to;
        c->to_span = hsy_sentence_at(scratch, &to->article, (hsy_span){at.start, at.start + 1});
    }
    return true;
}

static bool is_lost(losing *x, const hsy_source *source, hsy_contrast *c) {
    const hsy_finder *finder = x->finder;
    const hsy_traced *articles = finder->trace->articles;
    if (hsy_is_after(finder, c->from, c->to) || articles[c->from].story != articles[c->to].story) return false;
    if (!hsy_opens_with(finder->trace, source->relay) || hsy_is_one_outlet(finder, x->scratch, c->from, c->to))
        return false;
    bool is_copy = source->relay->kind == HSY_RELAY_COPIES;
    return lacks_caveat(finder, x->scratch, source->relay, c) || (is_copy && bare_sentence(x, c)) ||
           bare_headline(x, c);
}

/* What the article lost of the source that most of its text is from. */
static void compare(losing *x, uint32_t to) {
    const hsy_sources *sources = &x->finder->sources[to];
    hsy_contrast best = {0};
    double most = -2;
    for (size_t i = 0; i < sources->count; i++) {
        const hsy_source *source = &sources->items[i];
        hsy_contrast c = {.from = source->article, .to = to};
        if (source->relay->share <= most || !is_lost(x, source, &c)) continue;
        best = c;
        most = source->relay->share;
    }
    if (most > -2) HSY_PUSH(x->finder->scratch, &x->lost, best);
}

void hsy_find_lost_caveats(const hsy_finder *finder) {
    size_t count = finder->trace->count;
    losing x = {
        finder, hsy_arena_scratch(finder->scratch), HSY_NEW_ARRAY(finder->scratch, const doubts *, count + 1), {0}};
    for (uint32_t to = 0; to < count; to++) {
        if (finder->trace->readings[to].statements.body_certainty == HSY_CERTAINTY_DENIED) continue;
        compare(&x, to);
        hsy_arena_clear(x.scratch);
    }
    hsy_finding_contrast(finder, HSY_FINDING_CAVEAT_LOST, &x.lost, true);
}
