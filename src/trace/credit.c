/* Whom an article credits for its text.
 *
 *     "NEW YORK (AP) —", "By Anna Weber, Reuters", "© 2018 dpa"       the text is theirs        (byline)
 *     "By Anna Weber, with dpa", "Post staff and ANS", last line "(with AFP)"   theirs in part   (with)
 *
 * Most was read by the page stage, which knows the agencies of the lexicon (article.credits, article.dateline). What is
 * left are signs and names that only the set explains: the sign in the brackets of a dateline, and names of the set in
 * the lines around the text. Credits of pictures never get here.
 */
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "trace/citing.h"
#include "trace/sign.h"

enum {
    LONGEST_LINE = 60, /* bytes of a line of agencies */
    SHORTEST_SIGN = 3, /* in it */
    NEAR_TEXT = 4,     /* blocks */
};

/* The text before the words in the first block of the role that holds them; a null pointer when none does. */
static hsy_slice text_before(const hsy_article *article, hsy_role role, hsy_slice words) {
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        size_t at = block->role == role ? hsy_slice_find(block->text, words, 0) : HSY_NOT_FOUND;
        if (at != HSY_NOT_FOUND) return hsy_slice_sub(block->text, 0, at);
    }
    return (hsy_slice){NULL, 0};
}

/* What a word is in byline-words.tsv: "with", "and" … */
static hsy_slice kind_of_word(hsy_arena *scratch, hsy_slice word, hsy_slice language) {
    const hsy_slice languages[] = {language, HSY_S("any")};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const hsy_lexicon *lexicon = hsy_lexicon_named(languages[i], HSY_S("byline-words"));
        int row = hsy_lexicon_find(lexicon, hsy_fold(scratch, word));
        if (row >= 0) return hsy_lexicon_cell(lexicon, row, 1);
    }
    return (hsy_slice){"", 0};
}

/* Whether the words before a credit in its line leave a part of the work to others: "By Ida Holt, with", "Post staff
 * and", "With material from". */
static bool is_joint(hsy_arena *scratch, hsy_slice before, hsy_slice language) {
    before = hsy_slice_trim(before);
    size_t last = before.length, first = 0;
    while (last > 0 && !hsy_is_space(before.at[last - 1])) last--;
    while (first < before.length && !hsy_is_space(before.at[first])) first++;
    hsy_slice kind = kind_of_word(scratch, hsy_slice_sub(before, last, before.length), language);
    return hsy_slice_equal(kind, HSY_S("with")) || hsy_slice_equal(kind, HSY_S("and")) ||
           hsy_slice_equal(kind_of_word(scratch, hsy_slice_sub(before, 0, first), language), HSY_S("with"));
}

/* "image copyright AP", "Foto: dpa": a line that is about a picture, or a translation, credits nobody for the text. */
static bool is_about_picture(hsy_arena *scratch, hsy_slice line, hsy_slice language) {
    hsy_tokens tokens = hsy_words(scratch, line, language);
    for (size_t i = 0; i < tokens.count; i++)
        if (hsy_slice_equal(kind_of_word(scratch, hsy_token_text(line, tokens.items[i]), language), HSY_S("not")))
            return true;
    return false;
}

static bool is_about_makers(hsy_role role) {
    return role == HSY_ROLE_BYLINE || role == HSY_ROLE_CREDIT || role == HSY_ROLE_DATE || role == HSY_ROLE_NOTE;
}

/* Whether all lines about the makers that hold the credit are about pictures. */
static bool is_of_picture(const hsy_citing *x, hsy_slice credit) {
    const hsy_article *article = &x->reading->article;
    bool is_found = false;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        if (!is_about_makers(block->role) || hsy_slice_find(block->text, credit, 0) == HSY_NOT_FOUND) continue;
        if (!is_about_picture(x->scratch, block->text, article->language)) return false;
        is_found = true;
    }
    return is_found;
}

/* A credit beside authors of the outlet's own credits a part of the text when it stands away from byline and dateline,
 * or in a line that says so. */
static hsy_naming naming_of_credit(const hsy_citing *x, hsy_slice credit) {
    static const hsy_role lines[] = {HSY_ROLE_BYLINE, HSY_ROLE_CREDIT, HSY_ROLE_NOTE, HSY_ROLE_DATE};
    const hsy_article *article = &x->reading->article;
    if (hsy_slice_find(article->dateline, credit, 0) != HSY_NOT_FOUND) return HSY_NAMING_BYLINE;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        hsy_slice before = text_before(article, lines[i], credit);
        if (before.at && is_joint(x->scratch, before, article->language)) return HSY_NAMING_WITH;
    }
    bool is_in_byline = text_before(article, HSY_ROLE_BYLINE, credit).at != NULL;
    return is_in_byline || article->authors.count == 0 ? HSY_NAMING_BYLINE : HSY_NAMING_WITH;
}

/* Whether `sign` is the initials of another credit: "CP" beside "Coastal Press". What the page spells out counts, not
 * what the lexicon knows under the sign. */
static bool is_spelt_out(const hsy_article *article, hsy_slice sign) {
    for (size_t i = 0; i < article->credits.count; i++)
        if (hsy_sign_stands_for(sign, article->credits.items[i])) return true;
    return false;
}

/* "dpa/AFP": each sign is a party; a part that is no name ("dpa/lni") is none. The whole may be one name. */
static void add_credit(hsy_citing *x, hsy_slice credit) {
    hsy_naming naming = naming_of_credit(x, credit);
    while (credit.at) {
        hsy_slice sign = hsy_sign_cut(&credit);
        if (!is_spelt_out(&x->reading->article, sign)) hsy_cite_words(x, sign, naming, (hsy_span){0, 0});
    }
}

/* The agency in the brackets of "NEW YORK (AP)". */
static void add_dateline(hsy_citing *x) {
    hsy_slice line = x->reading->article.dateline;
    size_t open = hsy_slice_find_byte(line, '(', 0);
    if (open == HSY_NOT_FOUND) return;
    size_t close = hsy_slice_find_byte(line, ')', open);
    if (close == HSY_NOT_FOUND) return;
    add_credit(x, hsy_slice_sub(line, open + 1, close));
}

/* An agency that only its sign, or its name in the dateline's brackets, and the place on the page show. */
static void add_sign(hsy_citing *x, hsy_slice sign) {
    const hsy_article *article = &x->reading->article;
    if (sign.length == 0 || is_spelt_out(article, sign) || hsy_party_is_own_sign(x->scratch, article, sign)) return;
    hsy_party party = hsy_outlet_named(x->scratch, x->names, sign);
    if (party.name.length == 0) party.name = hsy_name_of_agency(sign);
    if (party.name.length == 0) return;
    party.kind = HSY_PARTY_AGENCY;
    hsy_cite_party(x, party, HSY_NAMING_BYLINE, (hsy_span){0, 0});
}

/* "By our political staff and ANS", "Source: ANS, 16 May": names of the set in the lines about who made the text. */
static void add_names(hsy_citing *x, hsy_slice line) {
    hsy_slice language = x->reading->article.language;
    hsy_mentions mentions = hsy_mentions_in(x->scratch, x->names, line, language);
    for (size_t i = 0; i < mentions.count; i++) {
        bool joint = is_joint(x->scratch, hsy_slice_sub(line, 0, mentions.items[i].span.start), language);
        hsy_cite_party(x, mentions.items[i].party, joint ? HSY_NAMING_WITH : HSY_NAMING_BYLINE, (hsy_span){0, 0});
    }
}

/* The blocks of the text and a few on both sides of it, where those are named who made it: [first, end). */
typedef struct around {
    size_t first, end;
} around;

static around around_text(const hsy_article *article) {
    around text = {article->blocks.count, 0};
    for (size_t i = 0; i < article->blocks.count; i++) {
        if (article->blocks.items[i].in_text.end == 0) continue;
        if (text.first > i) text.first = i > NEAR_TEXT ? i - NEAR_TEXT : 0;
        text.end = i + 1 + NEAR_TEXT;
    }
    return text.end ? text : (around){0, article->blocks.count};
}

/* "NNA/Meridian": a line of agencies and nothing else, one of which only the set knows, says who made the text,
 * whatever its block was taken for. */
static bool is_all_agencies(const hsy_citing *x, const hsy_block *block) {
    hsy_slice line = block->text;
    bool is_new = false;
    if (line.length > LONGEST_LINE || block->role == HSY_ROLE_CAPTION) return false;
    while (line.at) {
        hsy_slice sign = hsy_sign_cut(&line);
        hsy_party party = hsy_outlet_named(x->scratch, x->names, sign);
        if (party.name.length == 0) party = (hsy_party){HSY_PARTY_AGENCY, hsy_name_of_agency(sign)};
        if (sign.length < SHORTEST_SIGN || party.name.length == 0 || party.kind != HSY_PARTY_AGENCY) return false;
        is_new |= hsy_name_of_agency(party.name).length == 0;
    }
    return is_new;
}

void hsy_cite_credits(hsy_citing *x) {
    const hsy_article *article = &x->reading->article;
    add_dateline(x);
    for (size_t i = 0; i < article->credits.count; i++)
        if (!is_of_picture(x, article->credits.items[i])) add_credit(x, article->credits.items[i]);
    add_sign(x, hsy_maker_of_dateline(article->text));
    around text = around_text(article);
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        if (i >= text.first && i < text.end && is_all_agencies(x, block)) add_credit(x, block->text);
        if (!is_about_makers(block->role) || is_about_picture(x->scratch, block->text, article->language)) continue;
        add_sign(x, hsy_sign_of_line(block->text));
        add_names(x, block->text);
    }
}
