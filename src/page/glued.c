/* Where two words of a text were glued together; see page/glued.h for examples.
 *
 * Only a word that the text has once is looked at, and only if neither it nor what it would fall into is left to
 * guess. There are three seams:
 *
 *   small     Name|word   the name is a known outlet or agency, ends as outlets do ("Tagblatt"), or (not in German,
 * whose compounds look the same) a name of this text; the word is listed in lexicon/<language>/glued-words.tsv, which
 * has none that ends other words ("Sun|day", "Robin|son") capital   NAME|Word   the left side is a sign in capitals
 * that stands alone elsewhere; the right side with the word behind it does too, or begins sentences. A left side in
 * small letters must be a word of the text and the right side must begin sentences ("ended|The"), so "YouTube" stays
 *   dot       word.|Word  a small word, a dot, and a word that begins sentences, that the text has elsewhere, or that
 *                         announces a picture's credit ("fled.|archivBild: agency")
 *
 * Misses glued words of which neither side is known, on purpose: a wrong cut costs more than a glued word.
 */
#include "page/glued.h"

#include "base/table.h"
#include "base/utf8.h"
#include "page/boilerplate.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    SHORTEST_NAME = 4,      /* bytes of a known outlet or agency */
    SHORTEST_PAGE_NAME = 5, /* bytes of a name that only this text knows */
    SHORTEST_SIGN = 2,      /* letters of a sign in capitals */
    SHORTEST_WORD = 3,      /* bytes of a small word on the left */
    LONGEST_WORD = 64,      /* bytes of a glued word */
};

typedef struct seeker {
    hsy_arena *arena;
    hsy_slice text, language;
    const hsy_lexicon *words;
    hsy_table counts; /* word as written -> how often */
    hsy_table names;  /* capitalised words that stand in mid-sentence */
    hsy_table pairs;  /* two neighbouring words with one blank */
    hsy_glued_words found;
    bool has_compounds;
} seeker;

static hsy_slice behind(hsy_slice word, size_t at) { return hsy_slice_sub(word, at, word.length); }

static bool is_upper(uint32_t c) { return c < 0x80 ? hsy_is_upper((char)c) : c >= 0xC0 && c <= 0xDE && c != 0xD7; }

static bool is_lower(uint32_t c) { return c < 0x80 ? hsy_is_lower((char)c) : c >= 0xDF && c <= 0xFF && c != 0xF7; }

static uint32_t first_of(hsy_slice word) {
    size_t at = 0;
    return word.length ? hsy_utf8_next(word, &at) : 0;
}

static bool all_lower(hsy_slice word) {
    for (size_t at = 0; at < word.length;) {
        uint32_t c = hsy_utf8_next(word, &at);
        if (!is_lower(c) && c != '\'' && c != 0x2019) return false;
    }
    return word.length > 0;
}

static bool all_upper(hsy_slice word) {
    for (size_t at = 0; at < word.length;)
        if (!is_upper(hsy_utf8_next(word, &at))) return false;
    return word.length > 0;
}

/* A capital and small letters behind it. */
static bool is_capitalised(hsy_slice word) {
    size_t at = 0;
    return word.length > 1 && is_upper(hsy_utf8_next(word, &at)) && all_lower(behind(word, at));
}

static uint32_t count_of(const seeker *s, hsy_slice word) {
    const uint32_t *count = hsy_table_get(&s->counts, word);
    return count ? *count : 0;
}

static bool is_listed(const seeker *s, hsy_slice word, const char *column) {
    int row = hsy_lexicon_find(s->words, hsy_fold(s->arena, word));
    int at = hsy_lexicon_column(s->words, hsy_slice_from_c(column));
    return hsy_slice_equal(hsy_lexicon_cell(s->words, row, at), HSY_S("yes"));
}

static bool is_known_name(hsy_slice word) {
    return hsy_name_of_outlet(word).length > 0 || hsy_name_of_agency(word).length > 0;
}

/* "Tagblatt", "Herald": the end of an outlet's name. */
static bool is_outlet_word(const seeker *s, hsy_slice word) {
    const hsy_lexicon *forms = hsy_lexicon_named(HSY_S("any"), HSY_S("name-forms"));
    int row = hsy_lexicon_find(forms, hsy_fold(s->arena, word));
    return hsy_lexicon_cell(forms, row, hsy_lexicon_column(forms, HSY_S("alone"))).length > 0;
}

static void add(seeker *s, size_t at) {
    if (s->found.count < HSY_GLUED_MOST) HSY_PUSH(s->arena, &s->found, ((hsy_glued){(uint32_t)at}));
}

/* ---- the seams ---- */

/* The byte where a name ends and a small listed word begins, 0 when nowhere. */
static size_t small_seam(const seeker *s, hsy_slice word) {
    if (!is_upper(first_of(word))) return 0;
    for (size_t at = word.length - 1; at >= SHORTEST_NAME; at--) {
        hsy_slice name = hsy_slice_sub(word, 0, at), rest = behind(word, at);
        if (((unsigned char)rest.at[0] & 0xC0) == 0x80) continue;
        if (!all_lower(rest)) return 0;
        if (!is_listed(s, rest, "behind")) continue;
        bool is_outlet = at >= SHORTEST_PAGE_NAME && is_outlet_word(s, name);
        if (rest.length < SHORTEST_WORD && !is_outlet) continue;
        /* a name that is an ordinary word as well is not certain: "Times|haring" */
        if (count_of(s, hsy_fold(s->arena, name)) > 0) continue;
        if (is_outlet || is_known_name(name)) return at;
        bool on_page = at >= SHORTEST_PAGE_NAME && hsy_table_get(&s->names, name) && rest.length > SHORTEST_WORD;
        if (on_page && !s->has_compounds) return at;
    }
    return 0;
}

/* Whether `word` and the word behind it stand side by side elsewhere. */
static bool is_pair(const seeker *s, hsy_slice word, hsy_slice next) {
    if (next.length == 0) return false;
    const uint32_t *count =
        hsy_table_get(&s->pairs, hsy_arena_print(s->arena, "%.*s %.*s", HSY_PRINT(word), HSY_PRINT(next)));
    return count != NULL;
}

/* The byte of the last capital of the word when all behind it is small, 0 when there is none inside. */
static size_t last_capital(hsy_slice word) {
    for (size_t at = word.length; at > 0;) {
        uint32_t c = hsy_utf8_previous(word, &at);
        if (is_upper(c)) return at;
        if (!is_lower(c)) return 0;
    }
    return 0;
}

static size_t capital_seam(const seeker *s, hsy_slice word, hsy_slice next) {
    size_t at = last_capital(word);
    if (at == 0) return 0;
    hsy_slice left = hsy_slice_sub(word, 0, at), right = behind(word, at);
    if (!is_capitalised(right)) return 0;
    bool starts = is_listed(s, right, "start");
    if (all_upper(left) && left.length >= SHORTEST_SIGN)
        return count_of(s, left) > 0 && (starts || is_pair(s, right, next)) ? at : 0;
    if (!starts) return 0;
    if (all_lower(left)) return left.length >= SHORTEST_WORD && count_of(s, left) > 0 ? at : 0;
    bool is_name = hsy_table_get(&s->names, left) || is_known_name(left);
    return is_capitalised(left) && left.length >= SHORTEST_NAME && is_name && !s->has_compounds ? at : 0;
}

/* What stands behind a dot without a blank: the sentence or the credit that begins there. */
static bool begins(const seeker *s, hsy_slice right) {
    hsy_boilerplate phrase = hsy_boilerplate_find(s->arena, right, HSY_S(""));
    bool is_cue = phrase.is_whole && phrase.role == HSY_ROLE_CAPTION && phrase.words == 1;
    if (is_cue) return right.length > SHORTEST_PAGE_NAME;
    return is_capitalised(right) && (is_listed(s, right, "start") || count_of(s, right) > 0);
}

static size_t dot_seam(const seeker *s, hsy_slice word) {
    size_t dot = hsy_slice_find_byte(word, '.', 0);
    if (dot == HSY_NOT_FOUND || hsy_slice_find_byte(word, '.', dot + 1) != HSY_NOT_FOUND) return 0;
    size_t at = dot;
    if (dot < SHORTEST_WORD || !is_lower(hsy_utf8_previous(word, &at))) return 0;
    return begins(s, behind(word, dot + 1)) ? dot + 1 : 0;
}

/* ---- the text ---- */

static bool is_word(hsy_token token) { return token.kind == HSY_TOKEN_WORD; }

static void gather(seeker *s, hsy_tokens tokens) {
    bool inside = false; /* of a sentence */
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        hsy_slice word = hsy_token_text(s->text, token);
        if (token.flags & HSY_TOKEN_LINE_START) inside = false;
        if (is_word(token)) {
            uint32_t *count = hsy_table_put(s->arena, &s->counts, word);
            *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
            if (inside && is_capitalised(word)) *hsy_table_put(s->arena, &s->names, word) = 1;
        }
        bool has_next = i + 1 < tokens.count && is_word(token) && is_word(tokens.items[i + 1]) &&
                        tokens.items[i + 1].start == token.end + 1;
        if (has_next)
            *hsy_table_put(s->arena, &s->pairs, hsy_slice_sub(s->text, token.start, tokens.items[i + 1].end)) = 1;
        inside = is_word(token) || (inside && token.kind == HSY_TOKEN_NUMBER);
    }
}

static void look_at(seeker *s, hsy_tokens tokens, size_t i) {
    hsy_token token = tokens.items[i];
    hsy_slice word = hsy_token_text(s->text, token), next = {0};
    if (word.length > LONGEST_WORD || word.length < SHORTEST_NAME || count_of(s, word) > 1) return;
    if (i + 1 < tokens.count && is_word(tokens.items[i + 1])) next = hsy_token_text(s->text, tokens.items[i + 1]);
    size_t at = dot_seam(s, word);
    if (!at) at = capital_seam(s, word, next);
    if (!at) at = small_seam(s, word);
    if (at && !is_known_name(word)) add(s, token.start + at);
}

/* "2015.Don", "confirmed.The" where the words are tokens of their own: a dot between two words without a blank. */
static void look_at_dot(seeker *s, hsy_tokens tokens, size_t i) {
    if (i == 0 || i + 1 >= tokens.count || !is_word(tokens.items[i - 1]) || !is_word(tokens.items[i + 1])) return;
    hsy_token left = tokens.items[i - 1], dot = tokens.items[i], right = tokens.items[i + 1];
    if (left.end != dot.start || dot.end != right.start || dot.end - dot.start != 1) return;
    size_t at = left.end - left.start;
    hsy_slice before = hsy_token_text(s->text, left);
    if (s->text.at[dot.start] != '.' || before.length < SHORTEST_WORD) return;
    if (is_lower(hsy_utf8_previous(before, &at)) && begins(s, hsy_token_text(s->text, right))) add(s, right.start);
}

hsy_glued_words hsy_glued_find(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    seeker s = {.arena = arena, .text = text, .language = language};
    s.words = hsy_lexicon_named(language, HSY_S("glued-words"));
    s.has_compounds = !hsy_slice_starts(language, HSY_S("en")) && !hsy_slice_starts(language, HSY_S("fr"));
    hsy_tokens tokens = hsy_words(arena, text, language);
    gather(&s, tokens);
    for (size_t i = 0; i < tokens.count; i++) {
        if (is_word(tokens.items[i]))
            look_at(&s, tokens, i);
        else if (tokens.items[i].kind == HSY_TOKEN_PUNCTUATION)
            look_at_dot(&s, tokens, i);
    }
    return s.found;
}
