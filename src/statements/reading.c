/* Makes a reading: tokens, lexicon rows a token, sentences, quotations, names.
 *
 * Each token is folded once and looked up once in every table. Two things are parted that the words of the text leave
 * together: glued words where the page stage found their seam ("Newsweek|referring"), and French inversion with its
 * pronoun ("a-t-il" -> "a", "il"; "confie-t-elle" -> "confie", "elle"), so that the pronoun can be a source.
 */
#include <string.h>

#include "statements/grammar.h"

#include "base/hash.h"
#include "text/fold.h"

enum {
    MOST_SENTENCE = 256, /* tokens; longer sentences are no prose and are cut, so that work stays linear */
    MOST_SEAMS = 256,    /* glued places whose names are cut */
    MOST_KEY_WORDS = 6,  /* tokens of the longest phrase looked for; lexicons have none longer */
    LONGEST_KEY = 120,   /* bytes */
};

hsy_word_class hsy_class_at(const hsy_reading *reading, uint32_t token) {
    return token < reading->tokens.count ? (hsy_word_class)reading->marks[token].class : HSY_WORD_STOP;
}

bool hsy_word_is(const hsy_reading *reading, uint32_t token, hsy_slice folded) {
    return token < reading->tokens.count && hsy_slice_equal(reading->folded[token], folded);
}

bool hsy_is_capital(const hsy_reading *reading, uint32_t token) {
    return token < reading->tokens.count && (reading->tokens.items[token].flags & HSY_TOKEN_CAPITAL);
}

bool hsy_is_outside(const hsy_reading *reading, uint32_t token) {
    return token < reading->tokens.count && reading->marks[token].quotation == HSY_NO_TOKEN;
}

const hsy_sentence *hsy_sentence_of(const hsy_reading *reading, uint32_t token) {
    return &reading->sentences.items[reading->marks[token].sentence];
}

bool hsy_is_line_start(const hsy_reading *reading, uint32_t token) {
    return token < reading->tokens.count && (reading->tokens.items[token].flags & HSY_TOKEN_LINE_START);
}

void hsy_push_draft(hsy_reading *reading, hsy_draft draft) {
    for (uint32_t p = 0; p < draft.cue.count; p++)
        for (uint32_t i = draft.cue.at[p].first; i < draft.cue.at[p].end; i++) reading->in_cue[i] = true;
    HSY_PUSH(reading->arena, &reading->drafts, draft);
}

size_t hsy_first_draft(const hsy_reading *reading, size_t sorted, uint32_t at) {
    size_t low = 0, high = sorted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->drafts.items[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool hsy_is_pronoun(const hsy_reading *reading, uint32_t token, hsy_slice kind) {
    enum { KIND = 4 }; /* column */
    int32_t row = reading->marks[token].pronoun;
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, KIND), kind);
}

bool hsy_holds_draft(const hsy_reading *reading, uint32_t first, uint32_t end) {
    for (size_t i = reading->drafts.count; i > 0; i--) {
        uint32_t at = reading->drafts.items[i - 1].at;
        if (at >= first && at < end) return true;
        if (at < first) break;
    }
    return false;
}

hsy_slice hsy_range_text(const hsy_reading *reading, hsy_range range) {
    if (range.end <= range.first || range.end > reading->tokens.count) return (hsy_slice){"", 0};
    return hsy_slice_sub(reading->text, reading->tokens.items[range.first].start,
                         reading->tokens.items[range.end - 1].end);
}

void hsy_parts_add(hsy_parts *parts, uint32_t first, uint32_t end) {
    if (end <= first) return;
    if (parts->count && parts->at[parts->count - 1].end == first) {
        parts->at[parts->count - 1].end = end;
        return;
    }
    if (parts->count == HSY_MOST_PARTS) return;
    parts->at[parts->count++] = (hsy_range){first, end};
}

uint32_t hsy_parts_size(const hsy_parts *parts) {
    uint32_t size = 0;
    for (uint32_t p = 0; p < parts->count; p++) size += parts->at[p].end - parts->at[p].first;
    return size;
}

uint32_t hsy_parts_shared(const hsy_parts *a, const hsy_parts *b) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++) {
            uint32_t first = a->at[i].first > b->at[j].first ? a->at[i].first : b->at[j].first;
            uint32_t end = a->at[i].end < b->at[j].end ? a->at[i].end : b->at[j].end;
            if (first < end) size += end - first;
        }
    return size;
}

bool hsy_parts_hold(const hsy_parts *parts, uint32_t token) {
    for (uint32_t i = 0; i < parts->count; i++)
        if (token >= parts->at[i].first && token < parts->at[i].end) return true;
    return false;
}

hsy_certainty hsy_certainty_of(hsy_slice name) {
    for (int c = HSY_CERTAINTY_ASSERTED; c <= HSY_CERTAINTY_DENIED; c++)
        if (hsy_slice_equal(hsy_certainty_name((hsy_certainty)c), name)) return (hsy_certainty)c;
    return HSY_CERTAINTY_REPORTED;
}

static const char frame_letters[] = "qtzinoarm"; /* the bits of HSY_FRAME_ in their order */
static const char shape_letters[] = "fpgb";      /* the bits of HSY_SHAPE_ in their order */

/* The bit of each letter in `order` that is given. */
static uint16_t bits_of(hsy_slice letters, const char *order) {
    uint16_t bits = 0;
    for (size_t i = 0; i < letters.length; i++)
        for (uint32_t bit = 0; order[bit]; bit++)
            if (letters.at[i] == order[bit]) bits |= (uint16_t)(1u << bit);
    return bits;
}

static uint8_t rate_of(hsy_slice digits) {
    uint32_t rate = 0;
    if (digits.length == 0 || digits.length > 3) return HSY_NO_RATE;
    for (size_t i = 0; i < digits.length; i++) rate = rate * 10 + (uint32_t)(digits.at[i] - '0');
    return (uint8_t)rate;
}

hsy_cue_entry hsy_reading_cue(const hsy_reading *reading, int32_t row) {
    enum { SHAPE = 2, CERTAINTY = 4, FRAMES = 5 }; /* columns of cue-verbs.tsv */
    enum { RATE = 1 };                             /* column of cue-rates.tsv */
    const hsy_lexicon *verbs = reading->verbs, *rates = reading->rates;
    int rate = rates ? hsy_lexicon_find(rates, verbs->keys[row]) : -1;
    return (hsy_cue_entry){.frames = bits_of(hsy_lexicon_cell(verbs, row, FRAMES), frame_letters),
                           .shapes = (uint8_t)bits_of(hsy_lexicon_cell(verbs, row, SHAPE), shape_letters),
                           .certainty = (uint8_t)hsy_certainty_of(hsy_lexicon_cell(verbs, row, CERTAINTY)),
                           .rate = rate_of(hsy_lexicon_cell(rates, rate, RATE))};
}

/* 1. Tokens, with glued words and French inversions parted. */

static bool is_clitic(hsy_slice word) {
    static const hsy_slice clitics[] = {HSY_SLICE("il"),    HSY_SLICE("elle"), HSY_SLICE("ils"),
                                        HSY_SLICE("elles"), HSY_SLICE("on"),   HSY_SLICE("je")};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (hsy_slice_equal_ascii_case(word, clitics[i])) return true;
    return false;
}

/* Parts "a-t-il" into "a" and "il"; true when it did. The link "-t-" belongs to no token. */
static bool part_inversion(hsy_arena *arena, hsy_slice text, hsy_token token, hsy_tokens *tokens) {
    hsy_slice word = hsy_token_text(text, token);
    size_t hyphen = word.length;
    while (hyphen > 0 && word.at[hyphen - 1] != '-') hyphen--;
    if (hyphen < 2 || !is_clitic(hsy_slice_sub(word, hyphen, word.length))) return false;
    size_t end = hyphen - 1;
    if (end > 2 && word.at[end - 1] == 't' && word.at[end - 2] == '-') end -= 2;
    hsy_token verb = token, pronoun = token;
    verb.end = token.start + (uint32_t)end;
    pronoun.start = token.start + (uint32_t)hyphen;
    pronoun.flags = 0;
    HSY_PUSH(arena, tokens, verb);
    HSY_PUSH(arena, tokens, pronoun);
    return true;
}

/* Parts "he'd" into "he" and "'d": the pronoun may be a subject, the rest an auxiliary. */
static bool part_contraction(hsy_reading *reading, hsy_token token) {
    static const hsy_slice tails[] = {HSY_SLICE("s"),  HSY_SLICE("d"),  HSY_SLICE("m"),
                                      HSY_SLICE("ll"), HSY_SLICE("ve"), HSY_SLICE("re")};
    hsy_slice word = hsy_token_text(reading->text, token);
    size_t sign = hsy_slice_find(word, HSY_S("'"), 1), length = 1;
    if (sign == HSY_NOT_FOUND) sign = hsy_slice_find(word, HSY_S("’"), 1), length = strlen("’");
    if (sign == HSY_NOT_FOUND) return false;
    hsy_slice head = hsy_slice_sub(word, 0, sign), tail = hsy_slice_sub(word, sign + length, word.length);
    bool is_tail = false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) is_tail |= hsy_slice_equal_ascii_case(tail, tails[i]);
    if (!is_tail) return false;
    hsy_slice folded = hsy_fold(reading->arena, head);
    int row = hsy_lexicon_find(reading->pronouns, folded);
    bool is_subject = row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->pronouns, row, 4), HSY_S("personal"));
    if (!is_subject && !hsy_slice_equal(folded, HSY_S("who"))) return false;
    hsy_token pronoun = token, rest = token;
    pronoun.end = token.start + (uint32_t)sign;
    rest.start = pronoun.end;
    rest.flags = 0;
    HSY_PUSH(reading->arena, &reading->tokens, pronoun);
    HSY_PUSH(reading->arena, &reading->tokens, rest);
    return true;
}

static void push_glued(hsy_reading *reading, hsy_token token, size_t *seam, size_t base) {
    const hsy_glued_words *glued = &reading->article->glued;
    for (; *seam < glued->count && glued->items[*seam].at < base + token.end; ++*seam) {
        if (glued->items[*seam].at <= base + token.start) continue;
        hsy_token head = token;
        head.end = (uint32_t)(glued->items[*seam].at - base);
        HSY_PUSH(reading->arena, &reading->tokens, head);
        token.start = head.end;
        token.flags &= (uint8_t) ~(HSY_TOKEN_CAPITAL | HSY_TOKEN_LINE_START | HSY_TOKEN_SPACE_BEFORE);
        token.flags |= HSY_TOKEN_GLUED;
        if (hsy_is_upper(reading->text.at[token.start])) token.flags |= HSY_TOKEN_CAPITAL;
    }
    HSY_PUSH(reading->arena, &reading->tokens, token);
}

static void cut_tokens(hsy_reading *reading) {
    const hsy_slice body = reading->article->text;
    bool inside = body.at && reading->text.at >= body.at && reading->text.at < body.at + body.length;
    size_t base = inside ? (size_t)(reading->text.at - body.at) : SIZE_MAX / 2, seam = 0;
    hsy_tokens tokens = hsy_words(reading->arena, reading->text, reading->article->language);
    for (size_t i = 0; i < tokens.count; i++) {
        if (reading->tongue == HSY_TONGUE_FRENCH &&
            part_inversion(reading->arena, reading->text, tokens.items[i], &reading->tokens))
            continue;
        if (reading->tongue == HSY_TONGUE_ENGLISH && part_contraction(reading, tokens.items[i])) continue;
        push_glued(reading, tokens.items[i], &seam, base);
    }
}

/* 2. Folded words, with plain apostrophes: the lexicons are written with them. */

static hsy_slice fold_word(hsy_arena *arena, hsy_slice word) {
    hsy_slice folded = hsy_fold(arena, word);
    size_t at = hsy_slice_find(folded, HSY_S("\xE2\x80\x99"), 0);
    if (at == HSY_NOT_FOUND) return folded;
    char *plain = hsy_arena_alloc(arena, folded.length);
    size_t length = 0;
    for (size_t i = 0; i < folded.length;) {
        bool is_quote = folded.length - i >= 3 && memcmp(folded.at + i, "\xE2\x80\x99", 3) == 0;
        plain[length++] = is_quote ? '\'' : folded.at[i];
        i += is_quote ? 3 : 1;
    }
    return (hsy_slice){plain, length};
}

static void fold_tokens(hsy_reading *reading) {
    hsy_slice *folded = HSY_NEW_ARRAY(reading->arena, hsy_slice, reading->tokens.count + 1);
    uint32_t *hashes = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->tokens.count + 1);
    for (size_t i = 0; i < reading->tokens.count; i++) {
        hsy_slice word = hsy_token_text(reading->text, reading->tokens.items[i]);
        folded[i] = reading->tokens.items[i].kind == HSY_TOKEN_WORD ? fold_word(reading->arena, word) : word;
        hashes[i] = hsy_hash_lexicon(folded[i]);
    }
    reading->folded = folded;
    reading->hashes = hashes;
}

/* The row of token i, or -1. */
static int row_at(const hsy_reading *reading, const hsy_lexicon *lexicon, uint32_t i) {
    return hsy_lexicon_find_hashed(lexicon, reading->folded[i], reading->hashes[i]);
}

/* 3. Classes. */

static uint8_t class_named(hsy_slice name) {
    static const struct {
        hsy_slice name;
        uint8_t class;
    } classes[] = {{HSY_SLICE("aux"), HSY_WORD_AUXILIARY},
                   {HSY_SLICE("neg"), HSY_WORD_NEGATION},
                   {HSY_SLICE("adverb"), HSY_WORD_ADVERB},
                   {HSY_SLICE("det"), HSY_WORD_DETERMINER},
                   {HSY_SLICE("prep"), HSY_WORD_PREPOSITION},
                   {HSY_SLICE("of"), HSY_WORD_OF},
                   {HSY_SLICE("and"), HSY_WORD_AND},
                   {HSY_SLICE("but"), HSY_WORD_BUT},
                   {HSY_SLICE("sub"), HSY_WORD_SUBORDINATOR},
                   {HSY_SLICE("that"), HSY_WORD_THAT},
                   {HSY_SLICE("relative"), HSY_WORD_RELATIVE},
                   {HSY_SLICE("question"), HSY_WORD_QUESTION},
                   {HSY_SLICE("reflexive"), HSY_WORD_REFLEXIVE},
                   {HSY_SLICE("time"), HSY_WORD_TIME}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (hsy_slice_equal(classes[i].name, name)) return classes[i].class;
    return HSY_WORD_OPEN;
}

static uint8_t punctuation_class(hsy_slice mark) {
    static const struct {
        hsy_slice mark;
        uint8_t class;
    } marks[] = {
        {HSY_SLICE(","), HSY_WORD_COMMA},   {HSY_SLICE(":"), HSY_WORD_COLON},   {HSY_SLICE(";"), HSY_WORD_SEMICOLON},
        {HSY_SLICE("."), HSY_WORD_STOP},    {HSY_SLICE("!"), HSY_WORD_STOP},    {HSY_SLICE("?"), HSY_WORD_STOP},
        {HSY_SLICE("…"), HSY_WORD_STOP},    {HSY_SLICE("–"), HSY_WORD_DASH},    {HSY_SLICE("—"), HSY_WORD_DASH},
        {HSY_SLICE("-"), HSY_WORD_DASH},    {HSY_SLICE("("), HSY_WORD_OPENING}, {HSY_SLICE("["), HSY_WORD_OPENING},
        {HSY_SLICE(")"), HSY_WORD_CLOSING}, {HSY_SLICE("]"), HSY_WORD_CLOSING}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hsy_slice_equal(marks[i].mark, mark)) return marks[i].class;
    return HSY_WORD_OTHER;
}

static uint8_t class_of(const hsy_reading *reading, uint32_t i) {
    switch ((hsy_token_kind)reading->tokens.items[i].kind) {
    case HSY_TOKEN_NUMBER: return HSY_WORD_NUMBER;
    case HSY_TOKEN_PUNCTUATION: return punctuation_class(reading->folded[i]);
    case HSY_TOKEN_WORD: break;
    default: return HSY_WORD_OTHER;
    }
    int row = row_at(reading, reading->words, i);
    bool is_his = reading->tongue == HSY_TONGUE_GERMAN && hsy_is_capital(reading, i + 1) &&
                  hsy_slice_equal(reading->folded[i], HSY_S("sein")); /* "sein | Anwalt", not "gelogen zu sein" */
    if (is_his) return HSY_WORD_DETERMINER;
    uint8_t class = row < 0 ? (uint8_t)HSY_WORD_OPEN : class_named(hsy_lexicon_cell(reading->words, row, 1));
    bool is_inside = i > 0 && reading->tokens.items[i - 1].kind == HSY_TOKEN_WORD; /* "Petra | Lange": no adverb */
    if (class == HSY_WORD_ADVERB && is_inside && reading->tongue == HSY_TONGUE_GERMAN && hsy_is_capital(reading, i))
        return HSY_WORD_OPEN;
    return class;
}

/* 4. Rows. */

/* The longest key at token i. Keys are looked up only as long as a longer one could exist. */
static int32_t longest(const hsy_reading *reading, const hsy_lexicon *lexicon, uint32_t i, uint8_t *words) {
    uint32_t behind = i, end = i + MOST_KEY_WORDS;
    if (!lexicon) return HSY_NONE;
    if (end > reading->tokens.count) end = (uint32_t)reading->tokens.count;
    int row = hsy_lexicon_longest_hashed(lexicon, reading->folded, reading->hashes[i], i, end, &behind);
    if (words) *words = (uint8_t)(row < 0 ? 0 : behind - i);
    return row;
}

/* "quant à lui", "unter anderem": several words that are one of a class. */
static void mark_phrases(hsy_reading *reading) {
    for (uint32_t i = 0; reading->words && i < reading->tokens.count; i++) {
        uint8_t words = 0;
        int32_t row = longest(reading, reading->words, i, &words);
        for (uint32_t k = i; words > 1 && k < i + words; k++) {
            reading->marks[k].class = class_named(hsy_lexicon_cell(reading->words, row, 1));
            reading->marks[k].verb = reading->marks[k].phrase = HSY_NONE;
            reading->marks[k].noun = reading->marks[k].speaker = HSY_NONE;
        }
        if (words > 1) i += words - 1;
    }
}

/* French: learned professions and followers by their ending, "neurologue", "gaulliste"; and ex-, vice-, co- before
 * others. */
static int32_t french_profession(const hsy_reading *reading, hsy_slice word) {
    static const hsy_slice endings[] = {HSY_SLICE("ologue"),   HSY_SLICE("ologiste"), HSY_SLICE("iatre"),
                                        HSY_SLICE("onomiste"), HSY_SLICE("opathe"),   HSY_SLICE("ographe")};
    static const hsy_slice leads[] = {HSY_SLICE("ex-"), HSY_SLICE("vice-"), HSY_SLICE("co"), HSY_SLICE("co-")};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        hsy_slice rest = hsy_slice_sub(word, leads[i].length, word.length);
        int32_t row = hsy_slice_starts(word, leads[i]) ? hsy_lexicon_find(reading->speakers, rest) : HSY_NONE;
        if (row >= 0) return row;
    }
    bool is_plural = hsy_slice_ends(word, HSY_S("s"));
    hsy_slice singular = is_plural ? hsy_slice_sub(word, 0, word.length - 1) : word;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (hsy_slice_ends(singular, endings[i]))
            return hsy_lexicon_find(reading->speakers, is_plural ? HSY_S("spécialistes") : HSY_S("spécialiste"));
    return HSY_NONE;
}

/* The row of the end of a compound, in the nominative before other cases, the longest first. Each end is hashed once
 * for all endings: the hash of a longer text is that of the shorter one gone on with. */
static int32_t compound_row(const hsy_reading *reading, hsy_slice word) {
    enum { LEAST_HEAD = 3, ENDINGS = 6 };
    static const hsy_slice endings[ENDINGS] = {HSY_SLICE(""),  HSY_SLICE("s"),  HSY_SLICE("es"),
                                               HSY_SLICE("n"), HSY_SLICE("en"), HSY_SLICE("innen")};
    bool has[ENDINGS];
    int32_t found = HSY_NONE;
    int most = ENDINGS; /* endings before the best one so far */
    for (int e = 0; e < ENDINGS; e++) has[e] = hsy_slice_ends(word, endings[e]);
    for (size_t from = 0; reading->speakers && from + LEAST_HEAD <= word.length; from++) {
        uint32_t hash = hsy_hash_lexicon(hsy_slice_sub(word, from, from + LEAST_HEAD - 1));
        for (size_t end = from + LEAST_HEAD; end <= word.length; end++) {
            hash = hsy_hash_lexicon_more(hash, hsy_slice_sub(word, end - 1, end));
            if (end + 5 < word.length) continue;
            for (int e = 0; e < most; e++) {
                if (!has[e] || end + endings[e].length != word.length) continue;
                int row = hsy_lexicon_find_hashed(reading->speakers, hsy_slice_sub(word, from, end), hash);
                if (row < 0) continue;
                found = row;
                most = e;
            }
        }
    }
    return found;
}

/* In German the end of a compound counts: "Justizministerium" is a "ministerium". */
static int32_t speaker_row(const hsy_reading *reading, uint32_t i) {
    hsy_slice word = reading->folded[i];
    int row = row_at(reading, reading->speakers, i);
    if (row < 0 && reading->tongue == HSY_TONGUE_FRENCH) row = french_profession(reading, word);
    if (row >= 0 || reading->tongue != HSY_TONGUE_GERMAN || !hsy_is_capital(reading, i)) {
        if (row < 0 && hsy_slice_ends(word, HSY_S("'s")))
            row = hsy_lexicon_find(reading->speakers, hsy_slice_sub(word, 0, word.length - 2));
        if (row < 0 && hsy_slice_ends(word, HSY_S("-year-old")))
            row = hsy_lexicon_find(reading->speakers, HSY_S("year-old"));
        return row;
    }
    return compound_row(reading, word);
}

static void mark_words(hsy_reading *reading) {
    for (uint32_t i = 0; i < reading->tokens.count; i++) {
        hsy_mark *mark = &reading->marks[i];
        *mark = (hsy_mark){.verb = HSY_NONE,
                           .noun = HSY_NONE,
                           .phrase = HSY_NONE,
                           .hedge = HSY_NONE,
                           .relay = HSY_NONE,
                           .pronoun = HSY_NONE,
                           .speaker = HSY_NONE,
                           .quotation = HSY_NO_TOKEN,
                           .name = HSY_NO_TOKEN};
        mark->class = class_of(reading, i);
        if (reading->tokens.items[i].kind != HSY_TOKEN_WORD || !reading->words) continue;
        mark->verb = longest(reading, reading->verbs, i, &mark->verb_words);
        mark->phrase = longest(reading, reading->phrases, i, &mark->phrase_words);
        mark->hedge = longest(reading, reading->hedges, i, &mark->hedge_words);
        mark->relay = longest(reading, reading->relays, i, &mark->relay_words);
        mark->noun = row_at(reading, reading->nouns, i);
        mark->pronoun = row_at(reading, reading->pronouns, i);
        if (mark->class == HSY_WORD_OPEN) {
            mark->speaker = speaker_row(reading, i);
            if (mark->pronoun >= 0) mark->class = HSY_WORD_PRONOUN;
        }
    }
}

/* 5. Sentences, quotations, names by token. */

static void cut_sentences(hsy_reading *reading, hsy_sentence_list sentences) {
    for (size_t s = 0; s < sentences.count; s++) {
        hsy_sentence rest = sentences.items[s];
        while (rest.end - rest.first > MOST_SENTENCE) {
            hsy_sentence head = rest;
            head.end = rest.first + MOST_SENTENCE;
            head.span.end = reading->tokens.items[head.end - 1].end;
            HSY_PUSH(reading->arena, &reading->sentences, head);
            rest.first = head.end;
            rest.span.start = reading->tokens.items[rest.first].start;
            rest.starts_line = false;
        }
        HSY_PUSH(reading->arena, &reading->sentences, rest);
    }
}

static void mark_sentences(hsy_reading *reading) {
    for (uint32_t s = 0; s < reading->sentences.count; s++)
        for (uint32_t i = reading->sentences.items[s].first; i < reading->sentences.items[s].end; i++)
            reading->marks[i].sentence = s;
}

static void mark_quotations(hsy_reading *reading) {
    for (uint32_t q = 0; q < reading->quotations.count; q++) {
        const hsy_quotation *quotation = &reading->quotations.items[q];
        for (uint32_t i = quotation->open;
             i < reading->tokens.count && reading->tokens.items[i].start < quotation->span.end; i++) {
            if (quotation->depth == 0) reading->marks[i].quotation = q;
            if (i == quotation->open || i == quotation->close) reading->marks[i].class = HSY_WORD_MARK;
        }
    }
}

static hsy_name_kind kind_elsewhere(const hsy_reading *reading, hsy_slice text) {
    for (size_t n = 0; n < reading->names.count; n++) {
        const hsy_name *name = &reading->names.items[n];
        if (name->kind != HSY_NAME_UNKNOWN && hsy_slice_equal(hsy_slice_span(reading->text, name->span), text))
            return name->kind;
    }
    return HSY_NAME_UNKNOWN;
}

/* A name that runs over a glued place ends there: "LIGA|North Korean" is LIGA. What it is, another mention may tell. */
static void cut_names(hsy_reading *reading) {
    for (size_t t = 1, seams = 0; t < reading->tokens.count && seams < MOST_SEAMS; t++) {
        uint32_t seam = reading->tokens.items[t].start;
        bool is_seam = seam == reading->tokens.items[t - 1].end && (reading->tokens.items[t].flags & HSY_TOKEN_GLUED);
        seams += is_seam;
        for (size_t n = 0; is_seam && n < reading->names.count; n++) {
            hsy_name *name = &reading->names.items[n];
            if (name->span.start >= seam || name->span.end <= seam) continue;
            name->span.end = seam;
            name->canonical = hsy_slice_span(reading->text, name->span);
            name->kind = kind_elsewhere(reading, name->canonical);
        }
    }
}

static void mark_names(hsy_reading *reading) {
    uint32_t i = 0;
    for (uint32_t n = 0; n < reading->names.count; n++) {
        hsy_span span = reading->names.items[n].span;
        while (i < reading->tokens.count && reading->tokens.items[i].start < span.start) i++;
        for (; i < reading->tokens.count && reading->tokens.items[i].start < span.end; i++) reading->marks[i].name = n;
    }
}

hsy_tongue hsy_tongue_of(hsy_slice language) {
    if (hsy_slice_starts(language, HSY_S("en"))) return HSY_TONGUE_ENGLISH;
    if (hsy_slice_starts(language, HSY_S("de"))) return HSY_TONGUE_GERMAN;
    if (hsy_slice_starts(language, HSY_S("fr"))) return HSY_TONGUE_FRENCH;
    return HSY_TONGUE_OTHER;
}

static void find_lexicons(hsy_reading *reading) {
    hsy_slice language = reading->article->language;
    reading->verbs = hsy_lexicon_named(language, HSY_S("cue-verbs"));
    reading->rates = hsy_lexicon_named(language, HSY_S("cue-rates"));
    reading->nouns = hsy_lexicon_named(language, HSY_S("cue-nouns"));
    reading->phrases = hsy_lexicon_named(language, HSY_S("cue-phrases"));
    reading->hedges = hsy_lexicon_named(language, HSY_S("hedges"));
    reading->relays = hsy_lexicon_named(language, HSY_S("relay-words"));
    reading->pronouns = hsy_lexicon_named(language, HSY_S("pronouns"));
    reading->speakers = hsy_lexicon_named(language, HSY_S("speaker-words"));
    reading->words = hsy_lexicon_named(language, HSY_S("word-classes"));
    reading->caveats = hsy_lexicon_named(language, HSY_S("caveats"));
    reading->silences = hsy_lexicon_named(language, HSY_S("silence-words"));
    reading->finite_verbs = hsy_lexicon_named(language, HSY_S("finite-verbs"));
    reading->leading_verbs = hsy_lexicon_named(language, HSY_S("leading-verbs"));
    reading->subjunctives = hsy_lexicon_named(language, HSY_S("subjunctives"));
}

void hsy_reading_of(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_reading *reading) {
    *reading =
        (hsy_reading){.arena = arena, .article = article, .text = text, .tongue = hsy_tongue_of(article->language)};
    find_lexicons(reading);
    cut_tokens(reading);
    fold_tokens(reading);
    reading->marks = HSY_NEW_ARRAY(arena, hsy_mark, reading->tokens.count + 1);
    reading->in_cue = HSY_NEW_ARRAY(arena, bool, reading->tokens.count + 1);
    mark_words(reading);
    mark_phrases(reading);
    if (reading->tongue == HSY_TONGUE_FRENCH) hsy_mark_french(reading);
    cut_sentences(reading, hsy_sentences(arena, text, reading->tokens, article->language));
    reading->quotations = hsy_quotations_find(arena, text, reading->tokens, article->language);
    reading->names = hsy_names_find(arena, text, reading->tokens, reading->sentences, article->language);
    cut_names(reading);
    mark_sentences(reading);
    mark_quotations(reading);
    mark_names(reading);
}
