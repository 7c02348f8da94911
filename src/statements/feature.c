/* Atoms of each token, and templates over them: the features of the learnt tagger.
 *
 *     “Prices will fall,” said [Weber]       word -1 "said", rate -1 of 92, class 0 a name, left cue "said" at 1, …
 *
 * The rates of words as cues and the distance to the nearest likely cue tell most, then the words; the labels of the
 * rules bring in the grammar. All atoms of a token fill one line of the processor's cache; templates are unrolled by
 * the compiler, and each costs a few multiplications.
 */
#include "statements/feature.h"

#include "base/hash.h"

/* The list of templates: which atoms, at which distances from the token. */
#define HSY_TEMPLATES(ONE, TWO, THREE)                                                                                 \
    ONE(word, -2)                                                                                                      \
    ONE(word, -1)                                                                                                      \
    ONE(word, 0)                                                                                                       \
    ONE(word, 1) ONE(ending, -1) ONE(ending, 0) ONE(ending, 1) ONE(class, -2) ONE(class, -1) ONE(class, 0)             \
        ONE(class, 1) TWO(class, -1, class, 0) TWO(class, 0, class, 1) THREE(class, -2, class, -1, class, 0)           \
            THREE(class, -1, class, 0, class, 1) THREE(class, 0, class, 1, class, 2) TWO(word, 0, class, 1) TWO(       \
                word, 0, class, -1) TWO(word, -1, class, 0) TWO(word, 1, class, 0) ONE(rate, 0) TWO(rate, -1, rate, 0) \
                TWO(rate, 0, rate, 1) THREE(rate, -1, rate, 0, rate, 1) TWO(rate, 0, class, 1)                         \
                    THREE(rate, 0, class, 1, class, 2) TWO(rate, 0, class, -1) THREE(rate, 0, class, -1, class, -2)    \
                        TWO(rate, -1, class, 0) TWO(rate, 1, class, 0) TWO(rate, 0, quote, 0) TWO(source, 0, class, 0) \
                            TWO(source, 0, rate, 1) TWO(source, -1, rate, 0) THREE(quote, -1, quote, 0, quote, 1)      \
                                THREE(quote, 0, class, 0, class, -1) THREE(quote, 0, class, 0, class, 1)               \
                                    THREE(rule, -1, rule, 0, rule, 1) TWO(rule, 0, word, 0) TWO(rule, 0, class, 0)     \
                                        TWO(rule, 0, rate, 0) THREE(rule, 0, class, -1, class, 0)                      \
                                            THREE(rule, 0, class, 0, class, 1) TWO(rule, 0, left, 0)                   \
                                                TWO(rule, 0, right, 0) TWO(ruled, 0, quote, 0) TWO(place, 0, class, 0) \
                                                    TWO(place, 0, quote, 0) TWO(left, 0, class, 0)                     \
                                                        THREE(left_word, 0, left, 0, class, 0) TWO(right, 0, class, 0) \
                                                            THREE(right, 0, class, 0, class, -1)                       \
                                                                THREE(right_word, 0, right, 0, class, 0)               \
                                                                    THREE(left, 0, right, 0, quote, 0)                 \
                                                                        TWO(sentence, 0, quote, 0)                     \
                                                                            TWO(sentence, 0, class, 0)                 \
                                                                                THREE(stops, 0, left, 0, right, 0)     \
                                                                                    TWO(opening, 0, rate, 0)

typedef struct atom_row {
    uint32_t word;      /* folded */
    uint32_t ending;    /* its last three bytes, and its capitals */
    uint32_t class;     /* closed-class word, kind of name, form of a reporting verb, or shape */
    uint32_t rate;      /* how often the word is a cue, in steps */
    uint32_t source;    /* how often it stands in a source, in steps */
    uint32_t quote;     /* outside, mark, inside */
    uint32_t rule;      /* its label by the rules */
    uint32_t ruled;     /* the labels by the rules in its sentence */
    uint32_t place;     /* in its sentence: from the start, to the end */
    uint32_t left;      /* the likely cue nearest before: how far, and which marks lie between */
    uint32_t left_word; /* its word */
    uint32_t right;     /* the same behind */
    uint32_t right_word;
    uint32_t sentence; /* how many likely cues and quotation marks it has, whether it opens a paragraph */
    uint32_t stops;    /* the nearest punctuation before and behind, and how far */
    uint32_t opening;  /* the first two words of the sentence, by class */
} atom_row;

enum { PADDING = 3 }; /* tokens before and behind the text that templates may look at */

struct hsy_atoms {
    const hsy_reading *reading;
    const uint8_t *labels;
    uint32_t first, end; /* tokens that have atoms */
    uint8_t *cue_rates;  /* of a hundred, one a token from the first */
    atom_row *rows;      /* one a token; PADDING before the first and behind the last */
};

enum { LIKELY_CUE = 30 }; /* of a hundred */

uint32_t hsy_feature_count(void) {
#define COUNT_ONE(...) +1
    return 0 HSY_TEMPLATES(COUNT_ONE, COUNT_ONE, COUNT_ONE);
#undef COUNT_ONE
}

static inline uint32_t mix(uint32_t hash) {
    hash ^= hash >> 15;
    hash *= 0x2C1B3C6Du;
    return hash ^ hash >> 13;
}

static inline uint32_t join(uint32_t hash, uint32_t value) { return (hash ^ value) * 0x9E3779B1u + (hash >> 16); }

void hsy_features_at(const hsy_atoms *atoms, uint32_t token, uint32_t *hashes) {
    const atom_row *at = atoms->rows + (token - atoms->first);
    uint32_t number = 0;
#define START (number + 1) * 0x85EBCA6Bu
#define FILL_ONE(a, i) hashes[number] = mix(join(START, at[i].a)), number++;
#define FILL_TWO(a, i, b, j) hashes[number] = mix(join(join(START, at[i].a), at[j].b)), number++;
#define FILL_THREE(a, i, b, j, c, k) hashes[number] = mix(join(join(join(START, at[i].a), at[j].b), at[k].c)), number++;
    HSY_TEMPLATES(FILL_ONE, FILL_TWO, FILL_THREE)
#undef START
#undef FILL_ONE
#undef FILL_TWO
#undef FILL_THREE
}

uint32_t hsy_rate_key(const hsy_reading *reading, uint32_t token) {
    enum { NUMBER = 7, LONGEST = 4 };
    size_t length = reading->folded[token].length;
    if (reading->tokens.items[token].kind != HSY_TOKEN_NUMBER) return reading->hashes[token];
    return NUMBER + (length < LONGEST ? (uint32_t)length : LONGEST);
}

static uint32_t rate_step(uint8_t rate) {
    static const uint8_t least[] = {1, 3, 6, 12, 20, 33, 50, 70, 85};
    enum { UNSEEN = 14 };
    uint32_t step = 0;
    if (rate == HSY_RATE_UNSEEN) return UNSEEN;
    while (step < sizeof least && rate >= least[step]) step++;
    return step;
}

static uint32_t distance_step(uint32_t distance) {
    if (distance < 5) return distance;
    return distance < 7 ? 5 : distance < 11 ? 6 : distance < 20 ? 7 : 8;
}

/* Numbers of the classes of open words, apart from those of hsy_word_class. */
enum {
    OF_NAME = 40,
    OF_VERB = 80,
    OF_SPEAKER = 150,
    OF_NOUN = 152,
    OF_CAPITAL = 154,
    OF_LOWER = 159,
    OF_PRONOUN = 200
};
enum { OF_FORM = 300 }; /* classes whose words differ too much to be one */

static uint32_t class_of_open(const hsy_reading *reading, uint32_t token) {
    static const hsy_slice endings[] = {HSY_SLICE("ed"), HSY_SLICE("ing"), HSY_SLICE("ly"),
                                        HSY_SLICE("'s"), HSY_SLICE("s"),   HSY_SLICE("en"),
                                        HSY_SLICE("te"), HSY_SLICE("er"),  HSY_SLICE("ion")};
    const hsy_mark *mark = &reading->marks[token];
    hsy_slice word = reading->folded[token];
    uint32_t is_capital = hsy_is_capital(reading, token), has_genitive = hsy_slice_ends(word, HSY_S("'s"));
    if (mark->name != HSY_NO_TOKEN) {
        uint32_t goes_on = token > 0 && reading->marks[token - 1].name == mark->name;
        return OF_NAME + (uint32_t)reading->names.items[mark->name].kind * 4 + goes_on * 2 + has_genitive;
    }
    if (mark->verb >= 0)
        return OF_VERB + hsy_reading_cue(reading, mark->verb).shapes + (mark->noun >= 0) * 16u + is_capital * 32;
    if (mark->speaker >= 0) return OF_SPEAKER + is_capital;
    if (mark->noun >= 0) return OF_NOUN + is_capital;
    if (is_capital) return OF_CAPITAL + has_genitive;
    for (uint32_t e = 0; e < sizeof endings / sizeof *endings; e++)
        if (hsy_slice_ends(word, endings[e])) return OF_LOWER + 1 + e;
    return OF_LOWER;
}

static uint32_t class_of(const hsy_reading *reading, uint32_t token, uint32_t word) {
    uint32_t class = reading->marks[token].class;
    if (class == HSY_WORD_OPEN) return class_of_open(reading, token);
    if (class == HSY_WORD_PRONOUN)
        return OF_PRONOUN + hsy_is_pronoun(reading, token, HSY_S("personal")) +
               hsy_is_pronoun(reading, token, HSY_S("possessive")) * 2u;
    bool differs = class == HSY_WORD_STOP || class == HSY_WORD_OTHER || class == HSY_WORD_AUXILIARY;
    return differs ? class + OF_FORM + word % 4096 * 32 : class;
}

static uint32_t quote_of(const hsy_reading *reading, uint32_t token) {
    enum { OUTSIDE, OPENS, OPENS_AGAIN, CLOSES, NEAR_START, INSIDE, NEAR = 4 };
    if (reading->marks[token].quotation == HSY_NO_TOKEN) return OUTSIDE;
    const hsy_quotation *quotation = &reading->quotations.items[reading->marks[token].quotation];
    if (quotation->open == token) return quotation->continues ? OPENS_AGAIN : OPENS;
    if (quotation->close == token) return CLOSES;
    return token - quotation->open < NEAR ? NEAR_START : INSIDE;
}

static atom_row *row_of(const hsy_atoms *atoms, uint32_t token) { return &atoms->rows[token - atoms->first]; }

static void fill_words(hsy_atoms *atoms, hsy_rate_lookup lookup, const void *rates) {
    const hsy_reading *reading = atoms->reading;
    for (uint32_t i = atoms->first; i < atoms->end; i++) {
        atom_row *row = row_of(atoms, i);
        hsy_slice word = reading->folded[i];
        uint32_t capitals =
            reading->tokens.items[i].flags & (HSY_TOKEN_CAPITAL | HSY_TOKEN_ALL_UPPER | HSY_TOKEN_LINE_START);
        row->word = hsy_rate_key(reading, i);
        row->ending =
            hsy_hash_lexicon(hsy_slice_sub(word, word.length > 3 ? word.length - 3 : 0, word.length)) + capitals;
        row->class = class_of(reading, i, row->word);
        hsy_rate rate = lookup(rates, row->word);
        atoms->cue_rates[i - atoms->first] = rate.cue == HSY_RATE_UNSEEN ? 0 : rate.cue;
        row->rate = rate_step(rate.cue) + (rate.cue == HSY_RATE_UNSEEN && reading->marks[i].verb >= 0);
        row->source = rate_step(rate.source);
        row->quote = quote_of(reading, i);
        row->rule = atoms->labels[i];
    }
}

static bool is_likely_cue(const hsy_atoms *atoms, uint32_t token) {
    return atoms->cue_rates[token - atoms->first] >= LIKELY_CUE || atoms->labels[token] == HSY_LABEL_CUE_OPENS;
}

/* What a walk along a sentence has passed last. */
typedef struct passing {
    uint32_t cue;     /* the likely cue, or HSY_NO_TOKEN */
    uint32_t between; /* marks since then; bits */
    uint32_t stop;    /* class of the punctuation */
    uint32_t since;   /* tokens since then */
} passing;

static void walk_on(const hsy_atoms *atoms, passing *walk, uint32_t token) {
    enum { COMMA = 1, QUOTE = 2, THAT = 4 };
    hsy_word_class class = hsy_class_at(atoms->reading, token);
    if (is_likely_cue(atoms, token)) walk->cue = token, walk->between = 0;
    if (class == HSY_WORD_COMMA) walk->between |= COMMA;
    if (class == HSY_WORD_MARK) walk->between |= QUOTE;
    if (class == HSY_WORD_THAT) walk->between |= THAT;
    walk->since++;
    if (class >= HSY_WORD_COMMA && class <= HSY_WORD_MARK) walk->stop = class, walk->since = 0;
}

static void fill_sentence(hsy_atoms *atoms, const hsy_sentence *sentence) {
    enum { MOST = 3, MOST_PLACE = 4, NOWHERE = 255 };
    uint32_t first = sentence->first, end = sentence->end, cues = 0, quotes = 0, ruled = 0;
    for (uint32_t i = first; i < end; i++) {
        cues += is_likely_cue(atoms, i);
        quotes += hsy_class_at(atoms->reading, i) == HSY_WORD_MARK;
        ruled |= 1u << hsy_tag_of(atoms->labels[i]);
    }
    uint32_t has = (cues < MOST ? cues : MOST) * 16 + (quotes < MOST ? quotes : MOST) * 4 + sentence->starts_line * 2u;
    uint32_t opening = join(row_of(atoms, first)->class, first + 1 < end ? row_of(atoms, first + 1)->class : 0);
    passing before = {.cue = HSY_NO_TOKEN}, behind = {.cue = HSY_NO_TOKEN};
    for (uint32_t i = first; i < end; i++) {
        atom_row *row = row_of(atoms, i);
        uint32_t from = i - first, to = end - 1 - i;
        row->left = before.cue == HSY_NO_TOKEN ? NOWHERE : distance_step(i - before.cue) * 8 + before.between;
        row->left_word = before.cue == HSY_NO_TOKEN ? 0 : row_of(atoms, before.cue)->word;
        row->stops = before.stop * 16 + distance_step(before.since);
        row->place = (from < MOST_PLACE ? from : MOST_PLACE) * 8 + (to < MOST ? to : MOST);
        row->sentence = has + (i == first);
        row->opening = opening;
        row->ruled = ruled;
        walk_on(atoms, &before, i);
    }
    for (uint32_t i = end; i-- > first;) {
        atom_row *row = row_of(atoms, i);
        row->right = behind.cue == HSY_NO_TOKEN ? NOWHERE : distance_step(behind.cue - i) * 8 + behind.between;
        row->right_word = behind.cue == HSY_NO_TOKEN ? 0 : row_of(atoms, behind.cue)->word;
        row->stops = row->stops * 512 + behind.stop * 16 + distance_step(behind.since);
        walk_on(atoms, &behind, i);
    }
}

const hsy_atoms *hsy_atoms_of(hsy_arena *arena, const hsy_reading *reading, hsy_range sentences, const uint8_t *labels,
                              hsy_rate_lookup lookup, const void *rates) {
    hsy_atoms *atoms = HSY_NEW(arena, hsy_atoms);
    atoms->reading = reading;
    atoms->labels = labels;
    atoms->first = reading->sentences.items[sentences.first].first;
    atoms->end = reading->sentences.items[sentences.end - 1].end;
    size_t count = atoms->end - atoms->first;
    atoms->cue_rates = HSY_NEW_ARRAY(arena, uint8_t, count + 1);
    atoms->rows = HSY_NEW_ARRAY(arena, atom_row, count + 2 * PADDING) + PADDING;
    fill_words(atoms, lookup, rates);
    for (uint32_t s = sentences.first; s < sentences.end; s++) fill_sentence(atoms, &reading->sentences.items[s]);
    return atoms;
}

static void label_parts(const hsy_parts *parts, hsy_label opens, uint8_t *labels) {
    for (uint32_t p = 0; p < parts->count; p++)
        for (uint32_t i = parts->at[p].first; i < parts->at[p].end; i++)
            labels[i] = (uint8_t)(i == parts->at[p].first ? opens : opens + 1);
}

void hsy_label_drafts(const hsy_reading *reading, uint8_t *labels) {
    const hsy_drafts *drafts = &reading->drafts;
    memset(labels, HSY_LABEL_OTHER, reading->tokens.count);
    for (size_t d = drafts->count; d-- > 0;) /* the first of two that overlap wins */
        if (drafts->items[d].parent == HSY_NO_DRAFT)
            label_parts(&drafts->items[d].content, HSY_LABEL_CONTENT_OPENS, labels);
    for (size_t d = 0; d < drafts->count; d++) {
        if (drafts->items[d].parent != HSY_NO_DRAFT) continue;
        label_parts(&drafts->items[d].source, HSY_LABEL_SOURCE_OPENS, labels);
        label_parts(&drafts->items[d].cue, HSY_LABEL_CUE_OPENS, labels);
    }
}
