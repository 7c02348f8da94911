/* Where a text names an outlet of the set as the one it has something from.
 *
 *     "Both the Tannwick Post and the website Quayside say"    tannwickpost.example and quayside.example
 *     "…, Moss told NPA by telephone"                          the agency whose name other pages of the set spell out
 *     "laut ETZ"                                               the "Ellerntaler Zeitung (ETZ)" of another page
 *
 * A name of the set (outlet_names.h) counts when it stands in the source of a statement, behind a phrase of
 * relay-words.tsv ("citing", "first reported by"), in one sentence with a verb of saying or a noun for what is written,
 * or in the last lines, which are about the making of the text. A name that is merely talked about does not, nor does
 * one that may be an ordinary word, unless it stands in quotation marks.
 *
 * What it misses: outlets outside the set, which are left to the statements stage.
 */
#include "trace/mention.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/sign.h"

enum {
    LONGEST_NAME = 6,       /* words of a name */
    PHRASE_REACH = 4,       /* words between "citing" and the name: "citing the French daily | Le Matin" */
    LAST_LINES = 2,         /* that may be about the making of a text */
    LONGEST_LAST_LINE = 25, /* tokens */
    REACH = 12,             /* tokens between a verb of saying and the outlet in its sentence */
};

typedef struct search {
    hsy_arena *scratch;
    const hsy_outlet_names *names;
    hsy_slice text;
    hsy_tokens tokens;
    uint8_t *is_asked; /* of each token: whether a source may be named there */
} search;

static void ask_sources(search *x, const hsy_statements *statements) {
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_spans *source = &statements->list.items[i].source;
        for (size_t k = 0; k < source->count; k++)
            for (size_t t = hsy_token_at(x->tokens, source->items[k].start);
                 t < x->tokens.count && x->tokens.items[t].start < source->items[k].end; t++)
                x->is_asked[t] = 1;
    }
}

static void ask(search *x, size_t first, size_t end) {
    for (size_t t = first; t < end && t < x->tokens.count; t++) x->is_asked[t] = 1;
}

static bool ends_sentence(const search *x, size_t token) {
    hsy_slice words = hsy_token_text(x->text, x->tokens.items[token]);
    return words.length == 1 && (words.at[0] == '.' || words.at[0] == '!' || words.at[0] == '?');
}

/* The tokens of the sentence around a token, at most REACH to each side: [first, end). */
static void ask_around(search *x, size_t token) {
    size_t first = token, end = token;
    while (first > 0 && token - first < REACH && !ends_sentence(x, first - 1) &&
           !(x->tokens.items[first].flags & HSY_TOKEN_LINE_START))
        first--;
    while (end < x->tokens.count && end - token < REACH && !ends_sentence(x, end) &&
           (end == token || !(x->tokens.items[end].flags & HSY_TOKEN_LINE_START)))
        end++;
    ask(x, first, end);
}

/* The last lines of a text are about its making when the page stage did not see it: "(Tannwick Post)", "Das Original
 * erschien im Tannwick Boten." */
static void ask_last_lines(search *x) {
    size_t first = x->tokens.count;
    for (int line = 0; line < LAST_LINES && first > 0; line++) {
        size_t end = first;
        do first--;
        while (first > 0 && !(x->tokens.items[first].flags & HSY_TOKEN_LINE_START));
        if (end - first > LONGEST_LAST_LINE) return;
        ask(x, first, end);
    }
}

/* Whether the verb reports what is said or written: not what somebody wants or sees. */
static bool tells(const hsy_lexicon *verbs, int row) {
    hsy_slice class = hsy_lexicon_cell(verbs, row, hsy_lexicon_column(verbs, HSY_S("class")));
    hsy_slice frames = hsy_lexicon_cell(verbs, row, hsy_lexicon_column(verbs, HSY_S("frames")));
    bool is_report = hsy_slice_equal(class, HSY_S("say")) || hsy_slice_equal(class, HSY_S("write"));
    return is_report && !hsy_slice_equal(frames, HSY_S("-"));
}

/* Around verbs of saying and writing and nouns for what is written ("an article of the Post"), and behind phrases that
 * say through whom something came. */
static void ask_near_phrases(search *x, hsy_slice language) {
    const hsy_lexicon *phrases = hsy_lexicon_named(language, HSY_S("relay-words"));
    const hsy_lexicon *verbs = hsy_lexicon_named(language, HSY_S("cue-verbs"));
    const hsy_lexicon *nouns = hsy_lexicon_named(language, HSY_S("cue-nouns"));
    const hsy_lexicon *reports_of = hsy_lexicon_named(language, HSY_S("report-nouns"));
    const hsy_slice *folded = phrases ? hsy_fold_tokens(x->scratch, x->text, x->tokens) : NULL;
    uint32_t count = (uint32_t)x->tokens.count;
    for (uint32_t i = 0, behind; folded && i < count; i++) {
        if (x->tokens.items[i].kind != HSY_TOKEN_WORD) continue;
        uint32_t hash = hsy_hash_lexicon(folded[i]);
        int row = hsy_lexicon_longest_hashed(phrases, folded, hash, i, count, &behind);
        hsy_slice role = hsy_lexicon_cell(phrases, row, 1);
        bool leads_on = row >= 0 && !hsy_slice_equal(role, HSY_S("away")) && !hsy_slice_equal(role, HSY_S("for"));
        if (leads_on) ask(x, behind, behind + PHRASE_REACH);
        if (leads_on && hsy_slice_equal(role, HSY_S("citing"))) ask_around(x, i);
        row = hsy_lexicon_find_hashed(verbs, folded[i], hash);
        bool reports = row >= 0 ? tells(verbs, row)
                                : hsy_lexicon_find_hashed(nouns, folded[i], hash) >= 0 ||
                                      hsy_lexicon_find_hashed(reports_of, folded[i], hash) >= 0;
        if (reports) ask_around(x, i);
    }
}

static bool is_quoted(const search *x, size_t first, size_t end) {
    bool opens = first > 0 && x->tokens.items[first - 1].kind == HSY_TOKEN_QUOTE;
    return opens && end < x->tokens.count && x->tokens.items[end].kind == HSY_TOKEN_QUOTE;
}

/* Whether a lexicon says that the name is also a word: "Die Zeit", "Mehr", "Nature". */
static bool is_ambiguous(const search *x, hsy_slice words) {
    static const hsy_slice tables[] = {HSY_SLICE("outlets"), HSY_SLICE("agencies")};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const hsy_lexicon *table = hsy_lexicon_named(HSY_S("any"), tables[i]);
        int row = hsy_lexicon_find(table, hsy_fold(x->scratch, words));
        if (hsy_lexicon_cell(table, row, hsy_lexicon_column(table, HSY_S("ambiguous"))).length) return true;
    }
    return false;
}

/* Whether the text has the word with a small letter, too: then its capital says nothing. */
static bool is_written_small(const search *x, hsy_slice word) {
    hsy_slice folded = hsy_fold(x->scratch, word);
    for (size_t i = 0; i < x->tokens.count; i++) {
        if (x->tokens.items[i].flags & HSY_TOKEN_CAPITAL) continue;
        if (hsy_slice_equal(hsy_token_text(x->text, x->tokens.items[i]), folded)) return true;
    }
    return false;
}

static bool begins_sentence(const search *x, size_t token) {
    return token == 0 || x->tokens.items[token].flags & HSY_TOKEN_LINE_START || ends_sentence(x, token - 1);
}

static bool is_capital_word(const search *x, size_t token) {
    if (token >= x->tokens.count || x->tokens.items[token].kind != HSY_TOKEN_WORD) return false;
    return (x->tokens.items[token].flags & HSY_TOKEN_CAPITAL) != 0;
}

/* "Radio" of "Times Radio": one word out of a longer name. "As" in front of it is none when its sentence begins there.
 */
static bool is_cut_out(const search *x, size_t first, size_t end) {
    bool starts_line = first == 0 || x->tokens.items[first].flags & HSY_TOKEN_LINE_START;
    bool ends_line = end >= x->tokens.count || x->tokens.items[end].flags & HSY_TOKEN_LINE_START;
    bool is_behind = !starts_line && is_capital_word(x, first - 1) && !begins_sentence(x, first - 1);
    return is_behind || (!ends_line && is_capital_word(x, end));
}

/* Whether words that spell a name of the set are meant as one. A name of one word that may be an ordinary word needs
 * quotation marks. */
static bool is_meant(const search *x, size_t first, size_t end, hsy_slice words) {
    bool is_one_word = end == first + 1;
    bool is_word = is_one_word && (is_written_small(x, words) || hsy_outlet_is_word(x->scratch, x->names, words));
    bool is_doubtful = is_word || is_ambiguous(x, words) || (is_one_word && is_cut_out(x, first, end));
    return !is_doubtful || is_quoted(x, first, end);
}

/* The name that begins at the token, the longest; returns the token behind it, or `first` when there is none. */
static size_t read_name(const search *x, size_t first, hsy_party *party) {
    hsy_token token = x->tokens.items[first];
    size_t behind = first;
    if (token.kind != HSY_TOKEN_WORD || !(token.flags & HSY_TOKEN_CAPITAL)) return first;
    if (token.flags & HSY_TOKEN_ALL_UPPER)
        *party = hsy_outlet_by_sign(x->scratch, x->names, hsy_token_text(x->text, token));
    if (token.flags & HSY_TOKEN_ALL_UPPER && party->name.length) return first + 1;
    if (!hsy_outlet_may_begin(x->scratch, x->names, hsy_token_text(x->text, token))) return first;
    for (size_t end = first; end < x->tokens.count && end < first + LONGEST_NAME; end++) {
        hsy_token last = x->tokens.items[end];
        bool is_part = last.kind == HSY_TOKEN_WORD || (end > first && last.kind == HSY_TOKEN_NUMBER); /* "Channel 6" */
        if (!is_part || (end > first && last.flags & HSY_TOKEN_LINE_START)) break;
        hsy_slice words = hsy_slice_sub(x->text, token.start, last.end);
        hsy_party found = hsy_outlet_by_name(x->scratch, x->names, words);
        if (found.name.length && is_meant(x, first, end + 1, words)) *party = found, behind = end + 1;
    }
    return behind;
}

/* The names that begin at tokens for which `asked` is set; all of them when it is NULL. */
static hsy_mentions find_names(const search *x) {
    hsy_mentions found = {0};
    for (size_t i = 0; i < x->tokens.count; i++) {
        hsy_party party;
        size_t behind = !x->is_asked || x->is_asked[i] ? read_name(x, i, &party) : i;
        if (behind == i) continue;
        hsy_span span = {x->tokens.items[i].start, x->tokens.items[behind - 1].end};
        HSY_PUSH(x->scratch, &found, ((hsy_mention){party, span}));
        i = behind - 1;
    }
    return found;
}

/* "Avec AFP": in a short line about the makers the sign that a lexicon knows counts as well, at its end. */
static void add_known_sign(const search *x, hsy_mentions *found) {
    enum { LEAST_WORDS = 2, MOST_WORDS = 4 };
    if (x->tokens.count < LEAST_WORDS || x->tokens.count > MOST_WORDS) return;
    hsy_token last = x->tokens.items[x->tokens.count - 1];
    hsy_slice word = hsy_token_text(x->text, last);
    if (!hsy_is_sign(word) || hsy_outlet_by_sign(x->scratch, x->names, word).name.length) return;
    hsy_party party = {HSY_PARTY_AGENCY, hsy_name_of_agency(word)};
    if (party.name.length) HSY_PUSH(x->scratch, found, ((hsy_mention){party, {last.start, last.end}}));
}

hsy_mentions hsy_mentions_in(hsy_arena *scratch, const hsy_outlet_names *names, hsy_slice words, hsy_slice language) {
    search x = {scratch, names, words, hsy_words(scratch, words, language), NULL};
    hsy_mentions found = find_names(&x);
    add_known_sign(&x, &found);
    return found;
}

hsy_mentions hsy_mentions_find(hsy_arena *scratch, const hsy_outlet_names *names, const hsy_reading *reading) {
    hsy_slice text = reading->article.text, language = reading->article.language;
    search x = {scratch, names, text, hsy_words(scratch, text, language), NULL};
    x.is_asked = HSY_NEW_ARRAY(scratch, uint8_t, x.tokens.count + 1);
    ask_sources(&x, &reading->statements);
    ask_near_phrases(&x, language);
    ask_last_lines(&x);
    return find_names(&x);
}
