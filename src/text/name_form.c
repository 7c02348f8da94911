/* What a name's own words, and the words beside it, say of an outlet, agency or company that no lexicon knows.
 *
 *     "Northgate Herald", "Rundschau am See", "La Dépêche du Lac"   outlets, by their last or first word
 *     "Halden Press Service"                                        agency, by its last words
 *     "Orva Wasserkraft"                                            organisation
 *     "le quotidien Kalder", "the newspaper “Kalder”"               outlets, by the word before them
 *     "KALDER (HPS) —"                                              HPS is an agency
 *
 * A name in capitals alone is weak evidence in German, where every noun has one: there a name's form counts when a
 * strong word ("Tagblatt") or an article shows it, and a word before it only with quotation marks or an acronym.
 * Misses: outlets that are called by a common word and never introduced ("Heute"). */
#include "text/name_form.h"

enum {
    MOST_RUN = 5,       /* capitals of a name */
    MOST_DESCRIBED = 4, /* capitals behind a word like "newspaper" */
    MOST_TAIL = 3,      /* small words inside: "Dépêche de la Côte", and the capitals behind them */
    MOST_WORDS = 3,     /* words of "chaîne de télévision" looked back at */
    LONGEST_SIGN = 6,   /* letters of an agency's sign */
    MOST_DATELINE = 10, /* tokens before the brackets of a dateline */
};

enum { KIND = 1, AT = 2, ALONE = 3, SURNAME = 5, BEHIND = 2 }; /* columns of name-forms and outlet-words */

static bool has(const hsy_name_tokens *n, uint32_t at, unsigned flag) { return (n->flags[at] & flag) != 0; }

static bool text_is(const hsy_name_tokens *n, uint32_t at, hsy_slice text) {
    return hsy_slice_equal(hsy_token_text(n->text, n->tokens.items[at]), text);
}

static hsy_name_kind kind_named(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("outlet"))) return HSY_NAME_OUTLET;
    if (hsy_slice_equal(name, HSY_S("agency"))) return HSY_NAME_AGENCY;
    return hsy_slice_equal(name, HSY_S("organisation")) ? HSY_NAME_ORGANISATION : HSY_NAME_UNKNOWN;
}

static bool is_quote(const hsy_name_tokens *n, uint32_t at) { return n->tokens.items[at].kind == HSY_TOKEN_QUOTE; }

/* "German-language", "Orva-based": a word that tells of the name behind it. */
static bool is_adjective(const hsy_name_tokens *n, uint32_t at) {
    hsy_slice word = hsy_token_text(n->text, n->tokens.items[at]);
    size_t hyphen = hsy_slice_find_byte(word, '-', 0);
    return hyphen != HSY_NOT_FOUND && hyphen + 1 < word.length && hsy_is_lower(word.at[hyphen + 1]);
}

/* A capital that a name may go on with. */
static bool goes_on(const hsy_name_tokens *n, uint32_t end, uint32_t at) {
    return at < end && has(n, at, HSY_WORD_CAPITAL) && !has(n, at, HSY_WORD_FUNCTION) && !is_adjective(n, at);
}

static uint32_t run_end(const hsy_name_tokens *n, uint32_t end, uint32_t at, uint32_t most) {
    uint32_t i = at;
    while (i < at + most && goes_on(n, end, i)) {
        if (i > at && has(n, i - 1, HSY_WORD_POSSESSIVE)) break;
        i++;
    }
    return i;
}

/* An article stands before the token, or the token is behind a word like "newspaper". */
static bool is_introduced(const hsy_name_tokens *n, uint32_t first, uint32_t at) {
    if (at > first && is_quote(n, at - 1)) return true;
    return at > first && hsy_lexicon_find(n->beside, n->folded[at - 1]) >= 0;
}

static bool is_at(const hsy_name_tokens *n, int row, hsy_slice where) {
    hsy_slice at = hsy_lexicon_cell(n->forms, row, AT);
    return hsy_slice_equal(at, where) || hsy_slice_equal(at, HSY_S("both"));
}

static bool is_strong(const hsy_name_tokens *n, int row) { return hsy_lexicon_cell(n->forms, row, ALONE).length > 0; }

/* Whether the words before a form word may belong to a name: "Emily Post" is a person, "Breaking News" none. */
static bool may_lead(const hsy_name_tokens *n, uint32_t first, uint32_t at, uint32_t form, int row) {
    bool is_shown = is_introduced(n, first, at);
    if (has(n, at, HSY_WORD_TITLE | HSY_WORD_FUNCTION)) return false;
    bool is_person = has(n, at, HSY_WORD_FIRST) && hsy_lexicon_cell(n->forms, row, SURNAME).length > 0;
    if (is_person && !has(n, at, HSY_WORD_PLACE) && !is_shown) return false;
    if (has(n, at, HSY_WORD_DEMONYM) && form == at + 1 && !is_strong(n, row)) return false;
    if (n->is_german) return is_strong(n, row) ? at > first || is_shown : is_shown;
    for (uint32_t i = at; i < form; i++)
        if (!has(n, i, HSY_WORD_COMMON)) return true;
    return false;
}

static bool is_describing(const hsy_name_tokens *n, uint32_t at) {
    int row = hsy_lexicon_find(n->beside, n->folded[at]);
    return kind_named(hsy_lexicon_cell(n->beside, row, KIND)) != HSY_NAME_UNKNOWN;
}

/* Whether a name that the lexicons know starts at the token: "Sky News" in "des Senders Sky News". */
static bool starts_known(const hsy_name_tokens *n, uint32_t end, uint32_t at) {
    const hsy_lexicon *lexicons[] = {n->outlets, n->agencies};
    for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
        uint32_t behind;
        int row = hsy_lexicon_longest(lexicons[i], n->folded, at, end, &behind);
        int ambiguous = hsy_lexicon_column(lexicons[i], HSY_S("ambiguous"));
        if (row >= 0 && hsy_lexicon_cell(lexicons[i], row, ambiguous).length == 0) return true;
    }
    return false;
}

/* The name that ends in a form word: the longest one in the run. */
static uint32_t ends_in_form(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at, hsy_name_kind *kind) {
    uint32_t behind = run_end(n, end, at, MOST_RUN), found = at;
    if (is_describing(n, at)) return at;
    for (uint32_t i = at + 1; i < behind; i++) {
        uint32_t form_end = i;
        if (starts_known(n, behind, i)) break;
        int row = hsy_lexicon_longest(n->forms, n->folded, i, behind, &form_end);
        if (row < 0 || !is_at(n, row, HSY_S("last")) || !may_lead(n, first, at, i, row)) continue;
        bool is_inside = form_end < behind && !n->is_german && !has(n, form_end - 1, HSY_WORD_POSSESSIVE) &&
                         !has(n, form_end, HSY_WORD_TITLE | HSY_WORD_FIRST);
        if (is_inside) continue;
        found = form_end;
        *kind = kind_named(hsy_lexicon_cell(n->forms, row, KIND));
    }
    return found;
}

/* "am See", "du Lac", "de la Côte": the small words and the capitals behind them, or `at`. */
static uint32_t pass_tail(const hsy_name_tokens *n, uint32_t end, uint32_t at) {
    uint32_t i = at;
    unsigned small = n->is_german ? HSY_WORD_WHERE : HSY_WORD_PARTICLE | HSY_WORD_LINK;
    while (i < end && i < at + MOST_TAIL && has(n, i, i == at ? small : small | HSY_WORD_PARTICLE)) i++;
    return i > at && goes_on(n, end, i) ? run_end(n, end, i, 2) : at;
}

static uint32_t starts_with_form(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at,
                                 hsy_name_kind *kind) {
    uint32_t form_end = at;
    int row = hsy_lexicon_longest(n->forms, n->folded, at, end, &form_end);
    if (row < 0 || !is_at(n, row, HSY_S("first")) || !has(n, form_end - 1, HSY_WORD_CAPITAL)) return at;
    bool is_common = has(n, at, HSY_WORD_COMMON) && at == first && form_end == at + 1;
    if (is_common || form_end >= end || has(n, form_end - 1, HSY_WORD_POSSESSIVE)) return at;
    uint32_t behind = pass_tail(n, end, form_end);
    bool is_sure = !n->is_german || is_introduced(n, first, at);
    if (behind == form_end && is_sure && !has(n, form_end, HSY_WORD_TITLE | HSY_WORD_COMMON))
        behind = run_end(n, end, form_end, 2);
    if (behind == form_end) return at;
    *kind = kind_named(hsy_lexicon_cell(n->forms, row, KIND));
    return behind;
}

/* The kind that a word ending right before token `behind` gives to what follows. */
static hsy_name_kind kind_before(const hsy_name_tokens *n, uint32_t first, uint32_t behind) {
    if (behind == first || has(n, behind - 1, HSY_WORD_POSSESSIVE)) return HSY_NAME_UNKNOWN;
    if (!n->is_german && has(n, behind - 1, HSY_WORD_CAPITAL) && behind - 1 > first) return HSY_NAME_UNKNOWN;
    uint32_t least = behind > first + MOST_WORDS ? behind - MOST_WORDS : first;
    for (uint32_t start = least; start < behind; start++) {
        uint32_t end = start;
        int row = hsy_lexicon_longest(n->beside, n->folded, start, behind, &end);
        if (row < 0 || end != behind) continue;
        hsy_name_kind kind = kind_named(hsy_lexicon_cell(n->beside, row, KIND));
        bool is_other_agency = kind == HSY_NAME_AGENCY && text_is(n, start, HSY_S("agency")) && start > first &&
                               hsy_lexicon_find(n->beside, n->folded[start - 1]) < 0; /* "the space agency" */
        return is_other_agency ? HSY_NAME_ORGANISATION : kind;
    }
    return HSY_NAME_UNKNOWN;
}

/* The kind that the words before a name give it: "the newspaper X", "the newspaper “X”", "a French daily, X". */
static hsy_name_kind described_as(const hsy_name_tokens *n, uint32_t first, uint32_t at, bool *is_quoted) {
    uint32_t behind = at;
    *is_quoted = behind > first && is_quote(n, behind - 1);
    if (*is_quoted) behind--;
    if (behind > first && !n->is_german && text_is(n, behind - 1, HSY_S(","))) behind--;
    return kind_before(n, first, behind);
}

static uint32_t quoted_end(const hsy_name_tokens *n, uint32_t end, uint32_t at) {
    for (uint32_t i = at + 1; i < end && i <= at + MOST_RUN; i++)
        if (is_quote(n, i)) return i;
    return at;
}

static uint32_t read_described(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at,
                               hsy_name_kind *kind) {
    bool is_quoted;
    if (has(n, at, HSY_WORD_TITLE | HSY_WORD_FUNCTION | HSY_WORD_DEMONYM)) return at;
    hsy_name_kind described = described_as(n, first, at, &is_quoted);
    if (described == HSY_NAME_UNKNOWN) return at;
    uint32_t behind = is_quoted ? quoted_end(n, end, at) : run_end(n, end, at, MOST_DESCRIBED);
    bool is_sign = has(n, at, HSY_WORD_ACRONYM);
    bool is_person = !is_quoted && has(n, at, HSY_WORD_FIRST) && behind > at + 1;
    bool is_place = !is_quoted && !is_sign && behind == at + 1 && has(n, at, HSY_WORD_PLACE | HSY_WORD_COMMON);
    if (is_person || is_place || (n->is_german && !is_quoted && !is_sign)) return at;
    if (n->is_german && is_sign && !is_quoted) behind = at + 1;
    *kind = described;
    return behind;
}

/* "the Kalder Courant newspaper" */
static uint32_t read_before_word(const hsy_name_tokens *n, uint32_t end, uint32_t at, hsy_name_kind *kind) {
    uint32_t behind = run_end(n, end, at, MOST_RUN), word_end = behind;
    unsigned never = HSY_WORD_DEMONYM | HSY_WORD_TITLE | HSY_WORD_COMMON;
    if (behind == at || n->is_german || behind >= end || has(n, at, never) || has(n, behind - 1, HSY_WORD_POSSESSIVE))
        return at;
    if (behind == at + 1 && has(n, at, HSY_WORD_PLACE)) return at;
    int row = hsy_lexicon_longest(n->beside, n->folded, behind, end, &word_end);
    if (hsy_lexicon_cell(n->beside, row, BEHIND).length == 0) return at;
    *kind = kind_named(hsy_lexicon_cell(n->beside, row, KIND));
    return behind;
}

static bool is_dash(const hsy_name_tokens *n, uint32_t at) {
    return text_is(n, at, HSY_S("—")) || text_is(n, at, HSY_S("–")) || text_is(n, at, HSY_S("-")) ||
           text_is(n, at, HSY_S("--"));
}

/* "KALDER (HPS) —", "Brannhaven, 3 May (HPS) -": the sign in the brackets. */
static uint32_t read_sign(const hsy_name_tokens *n, uint32_t first, uint32_t at, hsy_name_kind *kind) {
    hsy_token token = n->tokens.items[at];
    bool is_sign = (token.flags & HSY_TOKEN_ALL_UPPER) && token.end - token.start <= LONGEST_SIGN;
    if (!is_sign || at <= first + 1 || at + 2 >= n->tokens.count || at - first > MOST_DATELINE) return at;
    if (!text_is(n, at - 1, HSY_S("(")) || !text_is(n, at + 1, HSY_S(")")) || !is_dash(n, at + 2)) return at;
    bool is_shouted = (n->tokens.items[first].flags & HSY_TOKEN_ALL_UPPER) != 0; /* else "Anna Beck (SPD) –" */
    bool is_person = !is_shouted && has(n, first, HSY_WORD_FIRST) && !has(n, first, HSY_WORD_PLACE);
    if (!has(n, first, HSY_WORD_CAPITAL) || has(n, first, HSY_WORD_FUNCTION) || is_person) return at;
    for (uint32_t i = first; i < at - 1; i++) {
        hsy_token before = n->tokens.items[i];
        bool is_word = before.kind == HSY_TOKEN_WORD;
        if (is_word && !(before.flags & HSY_TOKEN_CAPITAL)) return at;
    }
    *kind = HSY_NAME_AGENCY;
    return at + 1;
}

/* The place before the brackets of a dateline. */
static uint32_t read_dateline_place(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at,
                                    hsy_name_kind *kind) {
    uint32_t behind = at == first ? run_end(n, end, at, MOST_RUN) : at;
    if (behind == at || behind + 1 >= end || read_sign(n, first, behind + 1, kind) == behind + 1) return at;
    *kind = HSY_NAME_PLACE;
    return behind;
}

uint32_t hsy_name_formed(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at, hsy_name_kind *kind) {
    if (!has(n, at, HSY_WORD_CAPITAL) || is_adjective(n, at)) return at;
    uint32_t behind = read_sign(n, first, at, kind);
    if (behind == at) behind = read_dateline_place(n, first, end, at, kind);
    if (behind > at) return behind;
    if (has(n, at, HSY_WORD_FUNCTION)) return starts_with_form(n, first, end, at, kind); /* "La Dépêche" */
    bool says_nothing = has(n, at, HSY_WORD_IN_HEADLINE) && !n->is_german;
    if (says_nothing) return at;
    hsy_name_kind other = HSY_NAME_UNKNOWN;
    behind = read_described(n, first, end, at, kind);
    uint32_t longer = ends_in_form(n, first, end, at, &other);
    if (longer == at) longer = starts_with_form(n, first, end, at, &other);
    if (longer > behind) {
        behind = longer;
        *kind = other;
    }
    return behind > at ? behind : read_before_word(n, end, at, kind);
}

bool hsy_name_is_described(const hsy_name_tokens *n, uint32_t first, uint32_t end, uint32_t at) {
    uint32_t next = at + 1;
    if (next >= end || hsy_lexicon_find(n->beside, n->folded[at]) < 0) return false;
    if (kind_before(n, first, next) == HSY_NAME_UNKNOWN) return false;
    if (is_quote(n, next)) next++;
    hsy_name_kind kind;
    return next < end && hsy_name_formed(n, first, end, next, &kind) > next;
}

bool hsy_name_word_stands_alone(const hsy_name_tokens *n, uint32_t at) {
    int row = hsy_lexicon_find(n->forms, n->folded[at]);
    return row >= 0 && is_strong(n, row);
}
