/* The main news of a text, and on whose word it rests.
 *
 *     "The ministry will end the grant this year. So a senior official told the Post. He would not see his name
 * printed."
 *     -> the news rests on a statement in the first line, whose speaker is anonymous
 *
 * A text tells its news in its first lines; lines of a few words (kickers, bylines) are not counted. A speaker is
 * anonymous when it has no name and its own words (or the rest of its paragraph) say that it stays without one:
 * lexicon/<language>/anonymity-words.tsv; or when the outlet itself
 * speaks of what it has from such a one ("the Post has learned from a source close to the inquiry"). A spokeswoman has
 * no name in many reports and is none such: she speaks for a body. Cost: the words of the first lines. Missed:
 * anonymity that only the context shows ("he", of an official).
 */
#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/sentence.h"
#include "trace/finding.h"
#include "trace/party.h"

enum {
    LEAST_LINE = 60,     /* bytes of a line that tells something */
    NEWS_LINES = 2,      /* lines that tell the news; what comes after is background */
    MAIN_LINES = 4,      /* lines in which the statement on the headline may stand */
    CAVEAT_LINES = 8,    /* lines in which a caveat may be about the news */
    CAVEAT_REACH = 1,    /* lines before its own that it reaches back over */
    CAVEAT_BYTES = 4000, /* of a text, where a caveat may be about the news */
    LEAST_TITLE = 3,     /* content words of a headline that asserts something */
};

uint32_t hsy_news_end(hsy_slice text, uint32_t lines) {
    size_t end = 0;
    while (end < text.length && lines > 0) {
        size_t stop = hsy_slice_find_byte(text, '\n', end);
        if (stop == HSY_NOT_FOUND) stop = text.length;
        if (stop - end >= LEAST_LINE) lines--;
        end = stop < text.length ? stop + 1 : stop;
    }
    return (uint32_t)end;
}

/* The line that a place stands in. */
static hsy_span line_at(hsy_slice text, uint32_t at) {
    size_t start = at, end = hsy_slice_find_byte(text, '\n', at);
    while (start > 0 && text.at[start - 1] != '\n') start--;
    return (hsy_span){(uint32_t)start, (uint32_t)(end == HSY_NOT_FOUND ? text.length : end)};
}

typedef struct hsy_line {
    hsy_span span; /* of the text */
    hsy_slice text;
    hsy_tokens tokens;
    hsy_sentence_list sentences;
} hsy_line;

static hsy_line line_of(hsy_arena *scratch, const hsy_article *article, uint32_t at) {
    hsy_line line = {.span = line_at(article->text, at)};
    line.text = hsy_slice_span(article->text, line.span);
    line.tokens = hsy_words(scratch, line.text, article->language);
    line.sentences = hsy_sentences(scratch, line.text, line.tokens, article->language);
    return line;
}

/* The sentence around a byte of the text: its place in the line's list. */
static size_t sentence_of(const hsy_line *line, uint32_t at) {
    size_t i = 0;
    while (i + 1 < line->sentences.count && line->span.start + line->sentences.items[i].span.end <= at) i++;
    return i;
}

hsy_span hsy_sentence_at(hsy_arena *scratch, const hsy_article *article, hsy_span at) {
    hsy_line line = line_of(scratch, article, at.start);
    if (line.sentences.count == 0) return at;
    hsy_span span = line.sentences.items[sentence_of(&line, at.start)].span;
    span = (hsy_span){line.span.start + span.start, line.span.start + span.end};
    return span.end >= at.end ? span : (hsy_span){span.start, at.end};
}

/* The stems of a text's content words, each once. */
static hsy_table stems_of(hsy_arena *scratch, hsy_slice text, hsy_slice language) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_tokens tokens = hsy_words(scratch, text, language);
    hsy_stemmer stemmer = {0};
    hsy_table stems = {0};
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(scratch, hsy_token_text(text, tokens.items[i]));
        if (tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        *hsy_table_put(scratch, &stems, hsy_stem(scratch, &stemmer, language, folded)) = 0;
    }
    return stems;
}

size_t hsy_shared_stems(hsy_arena *scratch, hsy_slice language, hsy_slice text, hsy_slice other, size_t *of) {
    const hsy_lexicon *small = hsy_lexicon_named(language, HSY_S("function-words"));
    hsy_table there = stems_of(scratch, other, language), here = {0};
    hsy_tokens tokens = hsy_words(scratch, text, language);
    hsy_stemmer stemmer = {0};
    size_t shared = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice folded = hsy_fold(scratch, hsy_token_text(text, tokens.items[i]));
        if (tokens.items[i].kind != HSY_TOKEN_WORD || hsy_lexicon_find(small, folded) >= 0) continue;
        hsy_slice stem = hsy_stem(scratch, &stemmer, language, folded);
        uint32_t *mark = hsy_table_put(scratch, &here, stem);
        shared += *mark == HSY_TABLE_NEW && hsy_table_get(&there, stem);
        *mark = 0;
    }
    *of = here.count;
    return shared;
}

static bool has_of_title(hsy_arena *scratch, const hsy_article *article, hsy_span span, bool needs_most) {
    hsy_slice words = hsy_slice_span(article->text, span);
    size_t titles, shared = hsy_shared_stems(scratch, article->language, article->title, words, &titles);
    return titles > 0 && (needs_most ? shared * 2 > titles : shared * 2 >= titles);
}

bool hsy_is_about_title(hsy_arena *scratch, const hsy_article *article, hsy_span span) {
    return has_of_title(scratch, article, span, false);
}

const hsy_statement *hsy_news_statement(hsy_arena *scratch, const hsy_reading *reading) {
    const hsy_statement_list *list = &reading->statements.list;
    uint32_t first = hsy_news_end(reading->article.text, 1), main = hsy_news_end(reading->article.text, MAIN_LINES);
    for (size_t i = 0; i < list->count; i++) {
        const hsy_statement *s = &list->items[i];
        if (s->parent == HSY_NO_PARENT && s->content.count && s->source.count && s->content.items[0].start < first)
            return s;
    }
    for (size_t i = 0; i < list->count; i++) {
        const hsy_statement *s = &list->items[i];
        if (s->parent != HSY_NO_PARENT || s->content.count == 0 || s->source.count == 0) continue;
        if (s->content.items[0].start < main && hsy_is_about_title(scratch, &reading->article, s->content.items[0]))
            return s;
    }
    return NULL;
}

/* Whether the tokens have a phrase with the role; `role` empty: any row. */
static bool has_phrase(hsy_arena *scratch, const hsy_lexicon *phrases, hsy_slice role, hsy_slice text,
                       hsy_slice language) {
    hsy_tokens tokens = hsy_words(scratch, text, language);
    const hsy_slice *folded = hsy_fold_tokens(scratch, text, tokens);
    for (uint32_t i = 0, behind; phrases && i < tokens.count; i = behind) {
        int row = hsy_lexicon_longest(phrases, folded, i, (uint32_t)tokens.count, &behind);
        if (row < 0) behind = i + 1;
        if (row >= 0 && hsy_slice_equal(hsy_lexicon_cell(phrases, row, 1), role)) return true;
    }
    return false;
}

bool hsy_is_own_word(hsy_arena *scratch, const hsy_article *article, const hsy_statement *statement) {
    for (size_t i = 0; i < statement->source.count; i++) {
        hsy_slice words = hsy_slice_span(article->text, statement->source.items[i]);
        if (hsy_party_is_own(scratch, article, (hsy_party){HSY_PARTY_OUTLET, words})) return true;
    }
    return false;
}

/* What it learns of the news it has from nobody: "as we hear", "the Post has learned". */
static bool is_nobody(hsy_arena *scratch, const hsy_article *article, const hsy_statement *statement) {
    bool is_vague = !statement->speaker.is_named && statement->speaker.type == HSY_SPEAKER_UNKNOWN;
    return is_vague || hsy_is_own_word(scratch, article, statement);
}

bool hsy_is_anonymous(hsy_arena *scratch, const hsy_article *article, const hsy_statement *statement) {
    const hsy_lexicon *words = hsy_lexicon_named(article->language, HSY_S("anonymity-words"));
    if (words && statement->source.count && hsy_is_own_word(scratch, article, statement)) {
        hsy_span learned = hsy_sentence_at(scratch, article, statement->source.items[0]);
        return has_phrase(scratch, words, HSY_S("speaker"), hsy_slice_span(article->text, learned), article->language);
    }
    bool is_body = statement->speaker.type == HSY_SPEAKER_OUTLET || statement->speaker.type == HSY_SPEAKER_AGENCY ||
                   statement->speaker.type == HSY_SPEAKER_DOCUMENT;
    if (!words || statement->source.count == 0 || statement->speaker.is_named || is_body) return false;
    for (size_t i = 0; i < statement->source.count; i++) {
        hsy_slice source = hsy_slice_span(article->text, statement->source.items[i]);
        if (has_phrase(scratch, words, HSY_S("speaker"), source, article->language)) return true;
    }
    hsy_line line = line_of(scratch, article, statement->source.items[0].start);
    if (line.sentences.count == 0) return false;
    size_t at = sentence_of(&line, statement->source.items[0].start);
    hsy_span around = {line.sentences.items[at].span.start, (uint32_t)line.text.length};
    return has_phrase(scratch, words, HSY_S("wish"), hsy_slice_span(line.text, around), article->language);
}

/* The first anonymous statement in the lines that tell the news. */
static const hsy_statement *anonymous_statement(hsy_arena *scratch, const hsy_reading *reading) {
    uint32_t end = hsy_news_end(reading->article.text, MAIN_LINES);
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_statement *s = &reading->statements.list.items[i];
        bool is_news = s->parent == HSY_NO_PARENT && s->content.count && s->source.count;
        if (is_news && s->content.items[0].start < end && hsy_is_anonymous(scratch, &reading->article, s)) return s;
    }
    return NULL;
}

const hsy_statement *hsy_unnamed_news(hsy_arena *scratch, const hsy_reading *reading) {
    const hsy_statement *news = hsy_news_statement(scratch, reading);
    if (!news) return NULL;
    if (hsy_is_anonymous(scratch, &reading->article, news)) return news;
    return is_nobody(scratch, &reading->article, news) ? anonymous_statement(scratch, reading) : NULL;
}

/* A hedge among the tokens from `first` on: its token, or `end`. A capital inside a sentence makes a name of it: "on 3
 * May". An adverb or adjective ("alleged") may belong to anything, and a plan ("is expected to") is no doubt, so that
 * `verbs_only` leaves them out. */
static uint32_t next_hedge(const hsy_lexicon *hedges, const hsy_tokens *tokens, const hsy_slice *folded, uint32_t first,
                           bool verbs_only, bool *is_conjectural) {
    uint32_t end = (uint32_t)tokens->count, behind;
    for (uint32_t i = first; hedges && i < end; i++) {
        if (i > 0 && tokens->items[i].flags & HSY_TOKEN_CAPITAL) continue;
        int row = hsy_lexicon_longest(hedges, folded, i, end, &behind);
        if (row < 0) continue;
        hsy_slice kind = hsy_lexicon_cell(hedges, row, 1);
        bool is_verb = !hsy_slice_equal(kind, HSY_S("adverb")) && !hsy_slice_equal(kind, HSY_S("planned"));
        if (verbs_only && !is_verb) continue;
        *is_conjectural = hsy_slice_equal(kind, HSY_S("conjectural"));
        return i;
    }
    return end;
}

/* A statement that is hedged by words of the span. */
static const hsy_statement *hedged_statement(const hsy_reading *reading, hsy_span span) {
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_statement *s = &reading->statements.list.items[i];
        if (s->certainty == HSY_CERTAINTY_HEDGED && s->content.count && s->content.items[0].start >= span.start &&
            s->content.items[0].start < span.end)
            return s;
    }
    return NULL;
}

bool hsy_is_hedged(hsy_arena *scratch, const hsy_reading *reading, hsy_span span) {
    const hsy_lexicon *hedges = hsy_lexicon_named(reading->article.language, HSY_S("hedges"));
    hsy_slice text = hsy_slice_span(reading->article.text, span);
    hsy_tokens tokens = hsy_words(scratch, text, reading->article.language);
    bool is_conjectural;
    if (hedged_statement(reading, span)) return true;
    return next_hedge(hedges, &tokens, hsy_fold_tokens(scratch, text, tokens), 0, false, &is_conjectural) <
           tokens.count;
}

/* The clause around a token: between marks that part clauses. */
static hsy_span clause_around(const hsy_tokens *tokens, uint32_t token) {
    uint32_t first = token, last = token;
    while (first > 0 && tokens->items[first - 1].kind == HSY_TOKEN_WORD) first--;
    while (last + 1 < tokens->count &&
           (tokens->items[last + 1].kind == HSY_TOKEN_WORD || tokens->items[last + 1].kind == HSY_TOKEN_NUMBER))
        last++;
    return (hsy_span){tokens->items[first].start, tokens->items[last].end};
}

/* Whether the words of doubt stand in the table of hedges, which was asked already; the French conditional does not. */
static bool is_hedge_of(const hsy_lexicon *hedges, hsy_arena *scratch, const hsy_article *article, hsy_span doubt) {
    hsy_slice words = hsy_slice_span(article->text, doubt);
    hsy_tokens tokens = hsy_words(scratch, words, article->language);
    uint32_t behind;
    return hsy_lexicon_longest(hedges, hsy_fold_tokens(scratch, words, tokens), 0, (uint32_t)tokens.count, &behind) >=
           0;
}

/* Whether a sentence puts in doubt what the headline says: the hedge's own clause has half of its words (to be
 * sure, most of them); of a mood of
 * hearsay, which the whole sentence is in, the sentence. */
static bool doubts_title(hsy_arena *scratch, const hsy_reading *reading, hsy_span sentence, bool is_sure) {
    const hsy_article *article = &reading->article;
    const hsy_lexicon *hedges = hsy_lexicon_named(article->language, HSY_S("hedges"));
    hsy_slice text = hsy_slice_span(article->text, sentence);
    hsy_tokens tokens = hsy_words(scratch, text, article->language);
    const hsy_slice *folded = hsy_fold_tokens(scratch, text, tokens);
    const hsy_statement *s = hedged_statement(reading, sentence);
    bool is_conjectural;
    uint32_t i = next_hedge(hedges, &tokens, folded, 0, true, &is_conjectural);
    if ((i == tokens.count && !s) || !hsy_is_about_title(scratch, article, sentence)) return false;
    for (; i < tokens.count; i = next_hedge(hedges, &tokens, folded, i + 1, true, &is_conjectural)) {
        if (is_conjectural) return true;
        hsy_span clause = clause_around(&tokens, i);
        clause = (hsy_span){sentence.start + clause.start, sentence.start + clause.end};
        if (has_of_title(scratch, article, clause, is_sure)) return true;
    }
    if (!s || s->doubt.start < s->content.items[0].start) return false;
    return !is_hedge_of(hedges, scratch, article, s->doubt) &&
           hsy_is_about_title(scratch, article, s->content.items[0]);
}

/* The page's caveat, when its paragraph and those before are about what the headline says. */
static hsy_span caveat_on_news(hsy_arena *scratch, const hsy_reading *reading) {
    hsy_span caveat = reading->statements.caveat;
    bool is_far = caveat.start > CAVEAT_BYTES || caveat.start >= hsy_news_end(reading->article.text, CAVEAT_LINES);
    if (caveat.end == 0 || is_far) return (hsy_span){0, 0};
    hsy_span around = line_at(reading->article.text, caveat.start);
    for (int lines = 0; lines < CAVEAT_REACH && around.start > 0; lines++)
        around.start = line_at(reading->article.text, around.start - 1).start;
    bool is_apart = around.start > 0; /* from the first line: what it doubts may be another matter */
    return has_of_title(scratch, &reading->article, around, is_apart) ? caveat : (hsy_span){0, 0};
}

/* A label ("Poisoned lake") asserts nothing. */
static bool is_label(hsy_arena *scratch, const hsy_article *article) {
    return stems_of(scratch, article->title, article->language).count < LEAST_TITLE;
}

hsy_span hsy_news_doubt(hsy_arena *scratch, const hsy_reading *reading, bool is_sure) {
    const hsy_article *article = &reading->article;
    hsy_span caveat = caveat_on_news(scratch, reading);
    if (caveat.end) return is_label(scratch, article) ? (hsy_span){0, 0} : caveat;
    uint32_t end = hsy_news_end(article->text, NEWS_LINES);
    for (uint32_t at = 0; at < end;) {
        hsy_line line = line_of(scratch, article, at);
        for (size_t i = 0; i < line.sentences.count; i++) {
            hsy_span span = line.sentences.items[i].span;
            span = (hsy_span){line.span.start + span.start, line.span.start + span.end};
            if (doubts_title(scratch, reading, span, is_sure))
                return is_label(scratch, article) ? (hsy_span){0, 0} : span;
        }
        at = line.span.end + 1;
    }
    return (hsy_span){0, 0};
}
