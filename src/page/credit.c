/* Credits: the agencies, syndicators and desk codes under a text, and the photographers under a picture.
 *
 *     "(dpa/abc)"                                     dpa/abc
 *     "Mit Material der dpa"                          dpa
 *     "Copyright 2018 The Associated Press. All …"    The Associated Press
 *     "… sagte sie am Montag. (sda/afp)"              sda/afp
 *     "Er sagte der dpa, dass …"                      nothing: a mention is no credit
 *     "Das Rathaus am Abend. Foto: A. Muster/dpa"     caption "Das Rathaus am Abend.", credit "A. Muster/dpa"
 *
 * A credit stands in brackets, behind a cue ("Quelle:", "Copyright") or before one ("… contributed to this report");
 * in prose only the end of the line is looked at. The cues are in lexicon/<language>/credit-words.tsv, the agencies in
 * any/agencies.tsv. A code that nobody knows ("dsc") counts when it is the whole line. Picture credits never become
 * credits of the text: a gallery with a dozen agency captions is where false origins come from.
 */
#include "page/fields.h"
#include "page/phrase.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"

enum {
    LONGEST_AGENCY = 6,       /* words of an agency's name */
    NEAR = 8,                 /* words between a cue and the agency */
    LONGEST_CODE = 5,         /* letters of a desk code: "dsc", "lni" */
    LONGEST_BRACKET = 60,     /* bytes of a bracket at a line's end that may hold a credit */
    LONGEST_CREDIT_LINE = 25, /* words of a line that is nothing but a credit */
    SHORTEST_ACRONYM = 3,     /* letters of an agency's name in capitals that no lexicon has */
    LONGEST_ACRONYM = 5,
    LONGEST_LEAD = 3,         /* words before a cue: "This article first appeared in" */
    LONGEST_PHOTO_CREDIT = 9, /* words of a picture's credit without a cue */
};

static bool is_kind(hsy_slice kind, const char *name) { return hsy_slice_equal(kind, hsy_slice_from_c(name)); }

/* "dsc", "dpa/lni": lower-case letters and slashes. */
static bool is_code(hsy_slice text) {
    size_t run = 0;
    if (text.length < 2) return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '/' && run > 0)
            run = 0;
        else if (!hsy_is_lower(text.at[i]) || ++run > LONGEST_CODE)
            return false;
    }
    return run > 0;
}

bool hsy_sign_part(hsy_slice word) {
    return hsy_name_of_agency(word).length > 0 || (is_code(word) && word.length <= LONGEST_CODE);
}

/* The longest agency name that starts at token `at`, and the token behind it; `at` when there is none. A sign with
 * desk codes ("dpa/lni") is taken whole. */
static uint32_t agency_end(const hsy_phrase_line *line, uint32_t at) {
    uint32_t count = (uint32_t)line->tokens.count, end = at;
    if (at >= count || line->tokens.items[at].kind != HSY_TOKEN_WORD) return at;
    for (uint32_t i = at + 1; i <= count && i <= at + LONGEST_AGENCY && !hsy_phrase_is(line, i - 1, HSY_S("/")); i++)
        if (line->tokens.items[i - 1].kind == HSY_TOKEN_WORD && hsy_name_of_agency(hsy_phrase_text(line, at, i)).length)
            end = i;
    while (end > at && end + 1 < count && hsy_phrase_is(line, end, HSY_S("/")) &&
           hsy_sign_part(hsy_phrase_text(line, end + 1, end + 2)))
        end += 2;
    return end;
}

/* Adds a credit unless it names, without desk codes, an agency that is there under another name: "AP" beside
 * "Associated Press". */
static void add_credit(hsy_arena *arena, hsy_slices *credits, hsy_slice credit) {
    hsy_slice agency = hsy_name_of_agency(credit);
    bool has_code = hsy_slice_find_byte(credit, '/', 0) != HSY_NOT_FOUND;
    for (size_t i = 0; agency.length && !has_code && i < credits->count; i++)
        if (hsy_slice_equal(agency, hsy_name_of_agency(credits->items[i]))) return;
    hsy_phrase_add(arena, credits, credit);
}

/* "ANS": capitals and nothing else, as agencies sign. */
static bool is_acronym(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if (!hsy_is_upper(text.at[i])) return false;
    return text.length >= SHORTEST_ACRONYM && text.length <= LONGEST_ACRONYM;
}

bool hsy_unknown_sign(hsy_slice text) {
    hsy_name_kind kind;
    if (!is_acronym(text) || hsy_name_of_outlet(text).length) return false;
    hsy_name_clean(text, HSY_S(""), &kind);
    return kind == HSY_NAME_UNKNOWN;
}

/* Whether the last word says that the name is a house's, though people are called so too: "Market Post". */
static bool has_house_form(hsy_arena *arena, hsy_slice name) {
    const hsy_lexicon *forms = hsy_lexicon_named(HSY_S("any"), HSY_S("name-forms"));
    size_t last = hsy_slice_last_word(name);
    int row = last > 0 ? hsy_lexicon_find(forms, hsy_fold(arena, hsy_slice_sub(name, last, name.length))) : -1;
    hsy_slice kind = hsy_lexicon_cell(forms, row, 1);
    return is_kind(kind, "outlet") || is_kind(kind, "agency");
}

/* Whether a name that no lexicon has is an outlet's or an agency's by its own form: "Market Post", "ANS". */
static bool is_house(hsy_arena *arena, hsy_slice name, hsy_slice language) {
    hsy_name_kind kind;
    if (hsy_unknown_sign(name)) return true;
    hsy_name_clean(name, language, &kind);
    return kind == HSY_NAME_AGENCY || kind == HSY_NAME_OUTLET || has_house_form(arena, name);
}

static bool is_particle(hsy_slice word) {
    static const char *const particles[] = {"of", "de", "du", "des", "la", "am", "der"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (hsy_slice_equal(word, hsy_slice_from_c(particles[i]))) return true;
    return false;
}

/* Where the run of capitalised words from `at` on ends; small particles may stand inside it. */
static uint32_t capitals_end(const hsy_phrase_line *line, uint32_t at) {
    uint32_t end = at;
    for (uint32_t i = at; i < line->tokens.count && i < at + LONGEST_AGENCY; i++) {
        bool is_word = line->tokens.items[i].kind == HSY_TOKEN_WORD;
        if (!is_word && !hsy_phrase_is(line, i, HSY_S("-")) && !hsy_phrase_is(line, i, HSY_S("&"))) break;
        if (hsy_phrase_capital(line, i)) end = i + 1;
        if (is_word && !hsy_phrase_capital(line, i) && !is_particle(line->folded[i])) break;
    }
    return end;
}

/* "Source: Market Post", "first appeared in German in the Bergland Zeitung": the first name behind a cue that is a
 * house's by its form. */
static size_t add_house_near(hsy_arena *arena, const hsy_phrase_line *line, hsy_slice language, uint32_t at,
                             hsy_slices *credits) {
    for (uint32_t i = at; i < line->tokens.count && i < at + NEAR && !hsy_phrase_is(line, i, HSY_S(".")); i++) {
        uint32_t end = capitals_end(line, i);
        if (end == i) continue;
        hsy_slice name = hsy_phrase_text(line, i, end);
        if (is_house(arena, name, language)) return hsy_phrase_add(arena, credits, name), 1;
        i = end - 1;
    }
    return 0;
}

static size_t add_agencies_near(hsy_arena *arena, const hsy_phrase_line *line, uint32_t at, hsy_slices *credits) {
    size_t found = 0;
    for (uint32_t i = at, last = at + NEAR; i < line->tokens.count && i < last; i++) {
        if (hsy_phrase_is(line, i, HSY_S(".")) && found) break;
        uint32_t end = agency_end(line, i);
        if (end == i) continue;
        add_credit(arena, credits, hsy_phrase_text(line, i, end));
        found++;
        i = end - 1;
        last = end + 3;
    }
    return found;
}

/* The text inside a bracket that ends the line, or the empty slice. */
static hsy_slice last_bracket(hsy_slice line) {
    while (line.length && line.at[line.length - 1] == '.') line.length--;
    if (line.length < 3 || line.at[line.length - 1] != ')') return (hsy_slice){"", 0};
    for (size_t i = line.length - 1; i-- > 0 && line.length - i < LONGEST_BRACKET;)
        if (line.at[i] == '(') return hsy_slice_trim(hsy_slice_sub(line, i + 1, line.length - 1));
    return (hsy_slice){"", 0};
}

/* The sign that a short text is: agencies, codes beside them, and joints, which do not belong to it: "mit dpa/abc" ->
 * "dpa/abc". Empty when there is any other word. */
static hsy_slice sign_in(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_slice none = {"", 0};
    if (text.length == 0 || text.length > LONGEST_BRACKET) return none;
    hsy_phrase_line line = hsy_phrase_line_of(arena, text, language, HSY_S("byline-words"));
    uint32_t first = UINT32_MAX, last = 0;
    bool has_agency = false;
    for (uint32_t i = 0; i < line.tokens.count;) {
        uint32_t end = agency_end(&line, i), behind = i;
        hsy_slice kind = hsy_phrase_kind(&line, i, &behind);
        bool is_joint = is_kind(kind, "and") || is_kind(kind, "with");
        bool is_word = line.tokens.items[i].kind == HSY_TOKEN_WORD;
        has_agency |= end > i;
        if (end == i && is_kind(kind, "desk")) end = behind;
        if (end == i && is_word && !is_joint && is_code(hsy_phrase_text(&line, i, i + 1))) end = i + 1;
        if (end == i && is_word && !is_joint) return none;
        if (end > i && first == UINT32_MAX) first = i;
        if (end > i) last = end;
        i = end > i ? end : is_joint ? behind : i + 1;
    }
    return has_agency ? hsy_phrase_text(&line, first, last) : none;
}

static bool is_sign(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    return sign_in(arena, text, language).length > 0;
}

/* What follows the last full stop when it is an agency's sign: "… sagte sie. dpa/abc". */
static hsy_slice sign_behind_stop(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    for (size_t i = line.length; i-- > 1 && line.length - i < LONGEST_BRACKET;) {
        if (!hsy_is_space(line.at[i]) || i + 1 == line.length) continue;
        char before = line.at[i - 1];
        if (before != '.' && before != '!' && before != '?' && before != '"' && (unsigned char)before < 0x80) continue;
        hsy_slice tail = hsy_slice_trim(hsy_slice_sub(line, i, line.length));
        return sign_in(arena, tail, language);
    }
    return (hsy_slice){"", 0};
}

/* Agencies before a cue such as "contributed to this report": those since the last full stop. */
static size_t add_agencies_before(hsy_arena *arena, const hsy_phrase_line *line, uint32_t at, hsy_slices *credits) {
    uint32_t first = at;
    while (first > 0 && !hsy_phrase_is(line, first - 1, HSY_S(".")) && at - first < 3 * NEAR) first--;
    size_t found = 0;
    for (uint32_t i = first; i < at; i++) {
        uint32_t end = agency_end(line, i);
        if (end == i || end > at) continue;
        add_credit(arena, credits, hsy_phrase_text(line, i, end));
        found++;
        i = end - 1;
    }
    return found;
}

size_t hsy_credits_cued(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slices *credits) {
    if (text.length > HSY_CREDIT_LONGEST) return 0;
    hsy_phrase_line line = hsy_phrase_line_of(arena, text, language, HSY_S("credit-words"));
    size_t found = 0;
    for (uint32_t i = 0; i < line.tokens.count; i++) {
        uint32_t behind = i;
        hsy_slice kind = hsy_phrase_kind(&line, i, &behind);
        /* a sentence that merely has the word "source" or "via" in it is no credit */
        bool at_start = i == 0 || hsy_phrase_is(&line, i - 1, HSY_S(".")) || hsy_phrase_is(&line, i - 1, HSY_S("("));
        bool is_long = behind > i + 2; /* "first appeared in", not "source" or "(c)" */
        bool is_led = at_start || (is_long && i <= LONGEST_LEAD);
        if (is_kind(kind, "before") && (is_led || line.tokens.count <= LONGEST_CREDIT_LINE / 2)) {
            size_t agencies = add_agencies_near(arena, &line, behind, credits);
            if (agencies == 0 && is_led && (is_long || hsy_phrase_is(&line, behind, HSY_S(":"))))
                agencies = add_house_near(arena, &line, language, behind, credits);
            found += agencies;
        }
        if (is_kind(kind, "after")) found += add_agencies_before(arena, &line, i, credits);
        if (behind > i) i = behind - 1;
    }
    return found;
}

size_t hsy_credits_find(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slices *credits) {
    hsy_slices ignored = {0};
    line = hsy_slice_trim(line);
    if (!credits) credits = &ignored;
    if (line.length == 0) return 0;
    hsy_slice bracket = last_bracket(line);
    bool is_all = bracket.length && bracket.length + 2 >= line.length;
    hsy_slice sign = sign_in(arena, bracket, language);
    if (sign.length == 0 && is_all && is_code(bracket)) sign = bracket;
    if (sign.length == 0) sign = sign_in(arena, line, language);
    if (sign.length == 0) sign = sign_behind_stop(arena, line, language);
    if (sign.length) {
        add_credit(arena, credits, sign);
        return 1;
    }
    return hsy_credits_cued(arena, line, language, credits);
}

bool hsy_credit_line(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    line = hsy_slice_trim(line);
    if (line.length == 0 || line.length > HSY_CREDIT_LONGEST / 2) return false;
    hsy_slice bracket = last_bracket(line);
    if (bracket.length + 2 >= line.length && (is_code(bracket) || is_sign(arena, bracket, language))) return true;
    if (is_sign(arena, line, language)) return true;
    if (hsy_phrase_head(line, LONGEST_CREDIT_LINE).length < line.length) return false;
    hsy_phrase_line words = hsy_phrase_line_of(arena, line, language, HSY_S("credit-words"));
    if (words.tokens.count > LONGEST_CREDIT_LINE) return false;
    hsy_slice kind = hsy_phrase_kind(&words, 0, NULL);
    if (kind.length && hsy_credits_find(arena, line, language, NULL) > 0) return true;
    for (uint32_t i = 1; i < words.tokens.count; i++)
        if (is_kind(hsy_phrase_kind(&words, i, NULL), "after"))
            return hsy_credits_find(arena, line, language, NULL) > 0;
    return false;
}

static hsy_slice strip_credit(hsy_slice credit) {
    for (;;) {
        hsy_slice before = credit;
        credit = hsy_slice_trim(credit);
        while (credit.length &&
               (credit.at[0] == ':' || credit.at[0] == '(' || credit.at[0] == '[' || credit.at[0] == '|'))
            credit = hsy_slice_sub(credit, 1, credit.length);
        while (credit.length && (credit.at[credit.length - 1] == ')' || credit.at[credit.length - 1] == ']' ||
                                 credit.at[credit.length - 1] == ';'))
            credit.length--;
        if (before.length == credit.length) return credit;
    }
}

/* Where a cue with a colon, a "photo by" or a "©" begins the credit; the number of tokens when there is none. */
static uint32_t photo_cue(const hsy_phrase_line *line, uint32_t *behind) {
    uint32_t found = (uint32_t)line->tokens.count;
    for (uint32_t i = 0; i < line->tokens.count; i++) {
        uint32_t end = i;
        hsy_slice kind = hsy_phrase_kind(line, i, &end);
        if (kind.length == 0) continue;
        bool sign = hsy_phrase_is(line, i, HSY_S("©"));
        bool colon = hsy_phrase_is(line, end, HSY_S(":")) || hsy_phrase_is(line, end, HSY_S("©"));
        bool by = end > i + 1 && hsy_slice_equal(line->folded[end - 1], HSY_S("by"));
        if (sign || colon || by) {
            if (found == line->tokens.count || found + 1 < i) found = i;
            *behind = colon ? end + 1 : end;
        }
        i = end - 1;
    }
    return found;
}

/* "dpa/lsw": an agency and its desks, all in small letters; a picture's has a photographer before the agency. */
static bool is_desk_sign(hsy_slice line) {
    size_t slash = hsy_slice_find_byte(line, '/', 0);
    return slash != HSY_NOT_FOUND && is_code(line) && hsy_name_of_agency(hsy_slice_sub(line, 0, slash)).length > 0;
}

bool hsy_picture_credit_line(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    if (is_desk_sign(line)) return false;
    hsy_phrase_line words = hsy_phrase_line_of(arena, line, language, HSY_S("credit-words"));
    hsy_slice credit;
    if (is_kind(hsy_phrase_kind(&words, 0, NULL), "before") && !hsy_phrase_is(&words, 0, HSY_S("©"))) return false;
    return hsy_caption_split(arena, line, language, &credit) == 0 && credit.length > 0;
}

/* Whether the last words of a caption are a picture's credit without a cue: "A. Muster/dpa", "Example Images". */
static bool is_photo_credit(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_phrase_line line = hsy_phrase_line_of(arena, text, language, HSY_S("credit-words"));
    if (line.tokens.count == 0 || line.tokens.count > LONGEST_PHOTO_CREDIT) return false;
    bool slash = hsy_slice_find_byte(text, '/', 0) != HSY_NOT_FOUND;
    for (uint32_t i = 0; i < line.tokens.count; i++) {
        uint32_t end = agency_end(&line, i);
        if (end > i && (slash || end == line.tokens.count) && (slash || i == 0 || end - i >= 2)) return true;
    }
    return false;
}

size_t hsy_caption_split(hsy_arena *arena, hsy_slice caption, hsy_slice language, hsy_slice *credit) {
    hsy_phrase_line line = hsy_phrase_line_of(arena, caption, language, HSY_S("credit-words"));
    uint32_t behind = 0, count = (uint32_t)line.tokens.count, cue = photo_cue(&line, &behind);
    *credit = (hsy_slice){"", 0};
    if (cue < count) {
        if (cue > 0 && hsy_phrase_is(&line, cue - 1, HSY_S("("))) cue--;
        *credit = strip_credit(hsy_phrase_text(&line, behind, count));
        return line.tokens.items[cue].start;
    }
    hsy_slice bracket = last_bracket(caption);
    if (bracket.length && is_photo_credit(arena, bracket, language)) {
        *credit = bracket;
        return (size_t)(bracket.at - caption.at) - 1;
    }
    for (size_t i = caption.length; i-- > 1;) {
        bool stop = hsy_is_space(caption.at[i]) && (caption.at[i - 1] == '.' || caption.at[i - 1] == '|');
        if (!stop && i > 1) continue;
        hsy_slice tail = hsy_slice_trim(hsy_slice_sub(caption, stop ? i : 0, caption.length));
        if (!is_photo_credit(arena, tail, language)) break;
        *credit = strip_credit(tail);
        return stop ? i : 0;
    }
    return caption.length;
}
