#include "text/name_tokens.h"

#include "base/table.h"
#include "text/fold.h"

enum {
    SHORTEST_COMPOUND = 4, /* bytes of the last part of a compound: "Regierungs|rat" is too short */
    LONGEST_COMPOUND = 20,
    LONGEST_ACRONYM = 6,
    SHORTEST_HEADLINE_WORD = 4, /* bytes; shorter words stay in lower case in headlines */
    SHORTEST_HEADLINE = 4,      /* such words */
    HEADLINE_TENTHS = 8,        /* of them with capitals */
    IN_LOWER_CASE = 1,          /* evidence */
    AFTER_ARTICLE = 2,
};

typedef struct vocabulary {
    const hsy_lexicon *first_names, *body_words, *particles, *function_words, *months, *weekdays, *zones;
    int doubtful, place_kind, body_kind, body_compound, title_compound, title_kind, particle_kind;
} vocabulary;

static bool has(const hsy_lexicon *lexicon, hsy_slice folded) { return hsy_lexicon_find(lexicon, folded) >= 0; }

static hsy_slice without_possessive(hsy_slice folded) {
    if (hsy_slice_ends(folded, HSY_S("'s")))
        folded.length -= 2;
    else if (hsy_slice_ends(folded, HSY_S("’s")))
        folded.length -= 4;
    else if (folded.length > 2 && hsy_slice_ends(folded, HSY_S("'")))
        folded.length -= 1;
    else if (folded.length > 4 && hsy_slice_ends(folded, HSY_S("’")))
        folded.length -= 3;
    return folded;
}

uint32_t hsy_name_token_end(const hsy_name_tokens *names, uint32_t at) {
    hsy_token token = names->tokens.items[at];
    if (!(names->flags[at] & HSY_WORD_POSSESSIVE)) return token.end;
    hsy_slice text = hsy_token_text(names->text, token);
    return token.start + (uint32_t)without_possessive(text).length;
}

/* The row of the longest end of the word that a lexicon marks as the last part of compounds, or -1. */
static int find_compound(const hsy_lexicon *lexicon, int column, hsy_slice folded) {
    size_t longest = folded.length < LONGEST_COMPOUND ? folded.length : LONGEST_COMPOUND;
    for (size_t length = longest; length >= SHORTEST_COMPOUND; length--) {
        hsy_slice tail = hsy_slice_sub(folded, folded.length - length, folded.length);
        int row = hsy_lexicon_find(lexicon, tail);
        if (row >= 0 && hsy_lexicon_cell(lexicon, row, column).length > 0) return row;
    }
    return -1;
}

static hsy_slice behind_hyphen(hsy_slice folded) {
    for (size_t i = folded.length; i > 0; i--)
        if (folded.at[i - 1] == '-') return hsy_slice_sub(folded, i, folded.length);
    return folded;
}

static unsigned flags_of_small_word(const vocabulary *v, hsy_slice folded, bool is_german) {
    int row = hsy_lexicon_find(v->particles, folded);
    hsy_slice kind = hsy_lexicon_cell(v->particles, row, v->particle_kind);
    if (hsy_slice_equal(kind, HSY_S("particle"))) return HSY_WORD_PARTICLE;
    if (hsy_slice_equal(kind, HSY_S("office"))) return HSY_WORD_LINK;
    if (hsy_slice_equal(kind, HSY_S("place"))) return HSY_WORD_WHERE;
    return hsy_slice_equal(kind, HSY_S("link")) && !is_german ? HSY_WORD_LINK : 0;
}

static unsigned flags_of_place(const hsy_name_tokens *n, const vocabulary *v, hsy_slice folded) {
    int row = hsy_lexicon_find(n->places, folded);
    if (row < 0) return 0;
    bool is_demonym = hsy_slice_equal(hsy_lexicon_cell(n->places, row, v->place_kind), HSY_S("demonym"));
    return is_demonym ? HSY_WORD_DEMONYM : HSY_WORD_PLACE;
}

static unsigned flags_of_body(const hsy_name_tokens *n, const vocabulary *v, hsy_slice folded) {
    int row = hsy_lexicon_find(v->body_words, folded);
    if (row < 0 && n->is_german) row = hsy_lexicon_find(v->body_words, behind_hyphen(folded));
    if (row < 0 && n->is_german) row = find_compound(v->body_words, v->body_compound, folded);
    if (row < 0) return 0;
    bool is_official = hsy_slice_equal(hsy_lexicon_cell(v->body_words, row, v->body_kind), HSY_S("official"));
    return HSY_WORD_BODY | (is_official && n->is_german ? HSY_WORD_OFFICIAL_BODY : 0u);
}

/* A title of one person: "spokesman", not "officials". */
static bool is_title(const hsy_name_tokens *n, const vocabulary *v, hsy_slice folded) {
    int row = hsy_lexicon_find(n->titles, folded);
    if (row < 0) row = hsy_lexicon_find(n->titles, behind_hyphen(folded));
    if (row < 0 && n->is_german) row = find_compound(n->titles, v->title_compound, folded);
    return row >= 0 && !hsy_slice_equal(hsy_lexicon_cell(n->titles, row, v->title_kind), HSY_S("group"));
}

static bool is_acronym(hsy_slice text, hsy_token token) {
    for (uint32_t i = token.start; i < token.end; i++)
        if (hsy_is_digit(text.at[i])) return false;
    return (token.flags & HSY_TOKEN_ALL_UPPER) != 0 && token.end - token.start <= LONGEST_ACRONYM;
}

/* A function word, with or without what is contracted to it ("I'm"), a month or a day. */
static bool is_function_word(const vocabulary *v, hsy_slice folded) {
    if (hsy_slice_ends(folded, HSY_S("."))) folded.length--;
    if (has(v->function_words, folded) || has(v->months, folded) || has(v->weekdays, folded)) return true;
    size_t quote = hsy_slice_find_byte(folded, '\'', 0), curled = hsy_slice_find(folded, HSY_S("’"), 0);
    size_t end = quote < curled ? quote : curled;
    return end != HSY_NOT_FOUND && has(v->function_words, hsy_slice_sub(folded, 0, end));
}

static unsigned flags_of_capital(const hsy_name_tokens *n, const vocabulary *v, uint32_t at) {
    hsy_slice folded = n->folded[at];
    hsy_token token = n->tokens.items[at];
    unsigned flags = HSY_WORD_CAPITAL | flags_of_place(n, v, folded);
    int row = hsy_lexicon_find(v->first_names, folded);
    if (row >= 0) flags |= HSY_WORD_FIRST;
    if (hsy_lexicon_cell(v->first_names, row, v->doubtful).length) flags |= HSY_WORD_DOUBTFUL;
    if (folded.length == 1 || (folded.length == 2 && (token.flags & HSY_TOKEN_ABBREVIATION))) flags |= HSY_WORD_INITIAL;
    if (is_title(n, v, folded)) return flags | HSY_WORD_TITLE;
    if (is_acronym(n->text, token)) flags |= HSY_WORD_ACRONYM;
    return flags | flags_of_body(n, v, folded);
}

static unsigned flags_of(const hsy_name_tokens *n, const vocabulary *v, uint32_t at) {
    hsy_token token = n->tokens.items[at];
    hsy_slice folded = n->folded[at];
    if (token.kind != HSY_TOKEN_WORD) return hsy_slice_equal(folded, HSY_S("&")) ? HSY_WORD_LINK : 0;
    unsigned flags = 0;
    if (token.flags & HSY_TOKEN_CAPITAL) {
        flags |= flags_of_capital(n, v, at);
        bool is_zone = (token.flags & HSY_TOKEN_ALL_UPPER) != 0 && has(v->zones, folded);
        if (is_zone || is_function_word(v, folded)) {
            flags |= HSY_WORD_COMMON | HSY_WORD_FUNCTION;
            flags &= ~(unsigned)HSY_WORD_INITIAL;
        }
        return flags;
    }
    flags |= flags_of_small_word(v, folded, n->is_german);
    if (is_title(n, v, folded)) flags |= HSY_WORD_TITLE;
    if (n->is_french) flags |= flags_of_body(n, v, folded);
    flags |= flags_of_place(n, v, folded) & HSY_WORD_DEMONYM;
    return flags;
}

/* How the text uses each word: in lower case somewhere, behind an article somewhere. */
static void add_evidence(hsy_arena *arena, hsy_name_tokens *n) {
    hsy_table uses = {0};
    for (uint32_t i = 0; i < n->tokens.count; i++) {
        hsy_token token = n->tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD) continue;
        bool is_lower = !(token.flags & HSY_TOKEN_CAPITAL);
        bool after_article =
            n->is_german && !is_lower && i > 0 &&
            hsy_slice_equal(hsy_lexicon_cell(n->beside, hsy_lexicon_find(n->beside, n->folded[i - 1]), 1),
                            HSY_S("article"));
        if (!is_lower && !after_article) continue;
        uint32_t *use = hsy_table_put(arena, &uses, n->folded[i]);
        if (*use == HSY_TABLE_NEW) *use = 0;
        *use |= is_lower ? IN_LOWER_CASE : AFTER_ARTICLE;
    }
    for (uint32_t i = 0; i < n->tokens.count; i++) {
        if (!(n->flags[i] & HSY_WORD_CAPITAL)) continue;
        const uint32_t *use = hsy_table_get(&uses, n->folded[i]);
        if (use && (*use & IN_LOWER_CASE)) n->flags[i] |= HSY_WORD_COMMON;
        if (use && (*use & AFTER_ARTICLE)) n->flags[i] |= HSY_WORD_AFTER_ARTICLE;
    }
}

/* In a sentence of capital letters nothing is an acronym; in a headline of capital words a capital says nothing. */
static void mute_headline(hsy_name_tokens *n, hsy_sentence sentence) {
    uint32_t words = 0, upper = 0, long_words = 0, capitals = 0;
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        hsy_token token = n->tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD) continue;
        words++;
        upper += (token.flags & HSY_TOKEN_ALL_UPPER) != 0;
        if (token.end - token.start < SHORTEST_HEADLINE_WORD) continue;
        long_words++;
        capitals += (token.flags & HSY_TOKEN_CAPITAL) != 0;
    }
    bool is_shouted = upper > 1 && upper * 2 > words;
    bool is_headline =
        !n->is_german && long_words >= SHORTEST_HEADLINE && capitals * 10 >= long_words * HEADLINE_TENTHS;
    for (uint32_t i = sentence.first; i < sentence.end && (is_shouted || is_headline); i++) {
        if (is_shouted) n->flags[i] &= ~(unsigned)HSY_WORD_ACRONYM;
        n->flags[i] |= HSY_WORD_IN_HEADLINE;
    }
}

hsy_name_tokens hsy_name_tokens_of(hsy_arena *arena, hsy_slice text, hsy_tokens tokens, hsy_sentence_list sentences,
                                   hsy_slice language) {
    const hsy_slice any = HSY_S("any");
    hsy_name_tokens n = {.text = text,
                         .tokens = tokens,
                         .sentences = sentences,
                         .flags = hsy_arena_zero(arena, tokens.count, sizeof *n.flags),
                         .is_german = hsy_slice_starts(language, HSY_S("de")),
                         .is_french = hsy_slice_starts(language, HSY_S("fr")),
                         .agencies = hsy_lexicon_named(any, HSY_S("agencies")),
                         .outlets = hsy_lexicon_named(any, HSY_S("outlets")),
                         .bodies = hsy_lexicon_named(any, HSY_S("organisations")),
                         .places = hsy_lexicon_named(any, HSY_S("places")),
                         .beside = hsy_lexicon_named(any, HSY_S("outlet-words")),
                         .forms = hsy_lexicon_named(any, HSY_S("name-forms")),
                         .openers = hsy_lexicon_named(any, HSY_S("name-openers"))};
    hsy_slice words_of = n.is_german ? HSY_S("de") : n.is_french ? HSY_S("fr") : HSY_S("en");
    n.titles = hsy_lexicon_named(words_of, HSY_S("titles"));
    vocabulary v = {.first_names = hsy_lexicon_named(any, HSY_S("first-names")),
                    .particles = hsy_lexicon_named(any, HSY_S("name-particles")),
                    .body_words = hsy_lexicon_named(words_of, HSY_S("organisation-words")),
                    .function_words = hsy_lexicon_named(words_of, HSY_S("function-words")),
                    .months = hsy_lexicon_named(words_of, HSY_S("months")),
                    .weekdays = hsy_lexicon_named(words_of, HSY_S("weekdays")),
                    .zones = hsy_lexicon_named(any, HSY_S("time-zones"))};
    v.doubtful = hsy_lexicon_column(v.first_names, HSY_S("ambiguous"));
    v.place_kind = hsy_lexicon_column(n.places, HSY_S("kind"));
    v.body_kind = hsy_lexicon_column(v.body_words, HSY_S("kind"));
    v.body_compound = hsy_lexicon_column(v.body_words, HSY_S("compound"));
    v.title_compound = hsy_lexicon_column(n.titles, HSY_S("compound"));
    v.title_kind = hsy_lexicon_column(n.titles, HSY_S("kind"));
    v.particle_kind = hsy_lexicon_column(v.particles, HSY_S("kind"));
    const hsy_slice *whole = hsy_fold_tokens(arena, text, tokens);
    hsy_slice *folded = HSY_NEW_ARRAY(arena, hsy_slice, tokens.count);
    n.folded = folded;
    for (uint32_t i = 0; i < tokens.count; i++) {
        folded[i] = n.is_german ? whole[i] : without_possessive(whole[i]);
        n.flags[i] = flags_of(&n, &v, i);
    }
    for (uint32_t i = 0; i < tokens.count; i++)
        if (folded[i].length < whole[i].length) n.flags[i] |= HSY_WORD_POSSESSIVE;
    add_evidence(arena, &n);
    for (size_t i = 0; i < sentences.count; i++) mute_headline(&n, sentences.items[i]);
    return n;
}
