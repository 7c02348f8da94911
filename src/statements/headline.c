/* How the title puts the main news, and how the body does.
 *
 *     title "Soldiers have deserted", body "…, said an official. This has not been confirmed."
 *     -> headline asserted, body unconfirmed
 *
 * The title is read like any text: attributed to somebody or hedged it is that, else asserted. Headlines have forms of
 * their own: a participle alone ("Dam said to be cracked"), the French conditional, reporting verbs that need no clause
 * (headline-words.tsv), a quotation for a subject; a question asserts nothing. The body's statements
 * on the main news are those that share words with the title; the most doubtful of them counts. When no statement
 * does, the page tells the news itself.
 */
#include "base/table.h"
#include "statements/grammar.h"
#include "text/fold.h"

enum {
    LEAST_SHARED = 2,  /* words of the title that a statement on the main news has */
    LEAST_LETTERS = 4, /* bytes of a word that says something */
    LEAST_QUOTED = 3,  /* words of a quotation that somebody must have said; fewer are a name or a term */
    STEM = 5,          /* bytes of a word that are compared: crude, but it serves three languages */
};

static hsy_slice stem_of(const hsy_reading *reading, uint32_t token) {
    return hsy_slice_sub(reading->folded[token], 0, STEM);
}

static void put_title_words(hsy_arena *arena, const hsy_reading *title, hsy_table *words) {
    for (uint32_t i = 0; i < title->tokens.count; i++)
        if (hsy_class_at(title, i) == HSY_WORD_OPEN && title->folded[i].length >= LEAST_LETTERS)
            *hsy_table_put(arena, words, stem_of(title, i)) = 0;
}

static bool is_main_news(const hsy_reading *body, const hsy_draft *draft, const hsy_table *words) {
    uint32_t shared = 0;
    for (uint32_t p = 0; p < draft->content.count; p++)
        for (uint32_t i = draft->content.at[p].first; i < draft->content.at[p].end; i++)
            if (hsy_class_at(body, i) == HSY_WORD_OPEN && body->folded[i].length >= LEAST_LETTERS &&
                hsy_table_get(words, stem_of(body, i)))
                shared++;
    return shared >= LEAST_SHARED;
}

/* "Is the dam safe?" asserts nothing; a question inside quotation marks is somebody else's. */
static bool is_question(const hsy_reading *title) {
    uint32_t last = title->tokens.count;
    if (last == 0 || !hsy_is_outside(title, last - 1)) return false;
    return hsy_slice_equal(hsy_token_text(title->text, title->tokens.items[last - 1]), HSY_S("?"));
}

/* "“We were warned”: engineer on the dam": a quotation that opens or ends the title and is no mere word or name. */
static bool is_quoted(const hsy_reading *title) {
    for (size_t q = 0; q < title->quotations.count; q++) {
        const hsy_quotation *quotation = &title->quotations.items[q];
        uint32_t end = hsy_quotation_end(title, quotation);
        bool is_long = end > quotation->open + LEAST_QUOTED + 1; /* its opening mark is none of the words */
        if (is_long && (quotation->open == 0 || end + 1 >= title->tokens.count)) return true;
    }
    return false;
}

/* What the words say that mean doubt or a report in headlines alone. */
static hsy_certainty certainty_of_words(const hsy_reading *title) {
    hsy_certainty most = HSY_CERTAINTY_ASSERTED;
    if (!title->verbs) return most;
    const hsy_lexicon *words = hsy_lexicon_named(title->verbs->language, HSY_S("headline-words"));
    for (uint32_t i = 0; words && i < title->tokens.count; i++) {
        uint32_t behind = i;
        int row = hsy_lexicon_longest(words, title->folded, i, title->tokens.count, &behind);
        if (row < 0 || !hsy_is_outside(title, i)) continue;
        hsy_certainty certainty = hsy_certainty_of(hsy_lexicon_cell(words, row, 1));
        if (certainty > most) most = certainty;
    }
    return most;
}

static hsy_certainty certainty_of_title(const hsy_reading *title) {
    if (is_question(title)) return HSY_CERTAINTY_HEDGED;
    hsy_certainty most = certainty_of_words(title);
    if (most < HSY_CERTAINTY_REPORTED && is_quoted(title)) most = HSY_CERTAINTY_REPORTED;
    for (size_t i = 0; i < title->drafts.count; i++)
        if ((hsy_certainty)title->drafts.items[i].certainty > most)
            most = (hsy_certainty)title->drafts.items[i].certainty;
    for (uint32_t i = 0; i < title->tokens.count && most < HSY_CERTAINTY_HEDGED; i++)
        if (title->marks[i].hedge >= 0 && hsy_is_outside(title, i)) most = HSY_CERTAINTY_HEDGED;
    return most;
}

void hsy_weigh_headline(hsy_arena *arena, const hsy_reading *title, const hsy_reading *body,
                        hsy_statements *statements) {
    hsy_table words = {0};
    statements->headline_certainty = certainty_of_title(title);
    put_title_words(arena, title, &words);
    for (size_t i = 0; i < body->drafts.count; i++) {
        const hsy_draft *draft = &body->drafts.items[i];
        if (!is_main_news(body, draft, &words)) continue;
        if ((hsy_certainty)draft->certainty > statements->body_certainty)
            statements->body_certainty = (hsy_certainty)draft->certainty;
    }
    bool has_caveat = statements->caveat.end > statements->caveat.start;
    if (has_caveat && statements->body_certainty < HSY_CERTAINTY_UNCONFIRMED)
        statements->body_certainty = HSY_CERTAINTY_UNCONFIRMED;
}
