/* The names and numbers of every article of a set, to find which of them may tell the same in two languages.
 *
 *     "On 14 May 312 delegates in Varn elected Ida Holt"         14 · 312 · Varn · ida · hlt
 *
 * Only words with a capital inside a sentence are looked at, and numbers of two digits or more by their digits: most
 * articles of a large set have no partner, so this must cost little more than cutting the text into words. What is
 * worth a closer look is read again (anchor.c). Nouns count for names in German, unless they are common words.
 *
 * A text with hardly a name or number is found by its words: two common ones of known meaning that stand beside one
 * another, in either order, are an anchor too.
 */
#include <string.h>

#include "base/hash.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "trace/groundwork.h"
#include "trace/parallel.h"

enum {
    MOST_IDS = 200,   /* of an article, the first */
    LEAST_DIGITS = 2, /* of a number: "3" stands everywhere */
    MOST_DIGITS = 16,
    FEW_NAMES = 10,    /* names and numbers; with fewer, words count */
    MEANINGS_BACK = 2, /* with how many words of meaning before it a word is paired */
};

typedef struct anchor_work {
    const hsy_steps *steps;
    const hsy_glossary *glossary;
    hsy_anchor_ids *ids; /* of each article */
} anchor_work;

typedef struct reader {
    const hsy_room *room;
    const hsy_glossary *glossary;
    hsy_slice text, language;
    hsy_tokens tokens;
    const hsy_lexicon *function_words;
    bool has_capital_nouns;
    hsy_anchors_met met;
} reader;

static uint32_t number_id(hsy_slice word) {
    char digits[MOST_DIGITS];
    size_t length = 0;
    for (size_t i = 0; i < word.length && length < sizeof digits; i++)
        if (hsy_is_digit(word.at[i])) digits[length++] = word.at[i];
    return length >= LEAST_DIGITS ? (uint32_t)hsy_hash((hsy_slice){digits, length}) | 1 : 0;
}

/* The id of the name that begins at `token`, or 0; moves `*behind` behind it. */
static uint32_t name_id(reader *r, uint32_t token, uint32_t *behind, bool *is_noun) {
    hsy_slice plain[HSY_NAME_WORDS_MOST], word = hsy_token_text(r->text, r->tokens.items[token]);
    hsy_slice folded = hsy_fold(r->room->scratch, word);
    *behind = token + 1;
    if (hsy_lexicon_find(r->function_words, folded) >= 0) return 0;
    uint32_t count = 0, read;
    for (; count < HSY_NAME_WORDS_MOST && token + count < r->tokens.count; count++) {
        hsy_token t = r->tokens.items[token + count];
        if (t.kind != HSY_TOKEN_WORD) break;
        plain[count] = hsy_fold_plain(r->room->scratch, hsy_token_text(r->text, t));
    }
    uint32_t id = hsy_glossary_name(r->glossary, r->room->scratch, plain, 0, count, &read);
    if (id) *behind = token + read;
    if (id) return id;
    *is_noun = r->has_capital_nouns;
    if (*is_noun && hsy_glossary_word(r->glossary, r->language, folded, folded)) return 0;
    return hsy_anchor_form(plain[0]);
}

static bool is_inside(const reader *r, uint32_t token) {
    if (token == 0 || r->tokens.items[token].flags & HSY_TOKEN_LINE_START) return false;
    hsy_token before = r->tokens.items[token - 1];
    return before.kind <= HSY_TOKEN_NUMBER || r->text.at[before.start] == ',';
}

static void read_tokens(reader *r) {
    for (uint32_t i = 0, behind; i < r->tokens.count && r->met.count < MOST_IDS; i = behind) {
        hsy_token t = r->tokens.items[i];
        uint32_t id = 0;
        bool is_noun = false;
        behind = i + 1;
        if (t.kind == HSY_TOKEN_NUMBER)
            id = number_id(hsy_token_text(r->text, t));
        else if (t.kind == HSY_TOKEN_WORD && t.flags & HSY_TOKEN_CAPITAL && is_inside(r, i))
            id = name_id(r, i, &behind, &is_noun);
        if (!id) continue;
        r->met.ids[r->met.count++] = id;
        if (is_noun) r->met.loose[r->met.loose_count++] = id;
    }
}

/* Adds the pairs of words of known meaning, as what the other text may lack. */
static void read_words(reader *r) {
    uint32_t before[MEANINGS_BACK] = {0};
    for (uint32_t i = 0; i < r->tokens.count && r->met.count + MEANINGS_BACK <= MOST_IDS; i++) {
        if (r->tokens.items[i].kind != HSY_TOKEN_WORD) continue;
        hsy_slice folded = hsy_fold(r->room->scratch, hsy_token_text(r->text, r->tokens.items[i]));
        if (hsy_lexicon_find(r->function_words, folded) >= 0) continue;
        hsy_slice stem = hsy_stems_find(r->room->stems, r->room->scratch, r->language, folded);
        uint32_t meaning = hsy_glossary_word(r->glossary, r->language, folded, stem);
        if (!meaning) continue;
        for (int k = 0; k < MEANINGS_BACK; k++)
            if (before[k] && before[k] != meaning)
                r->met.ids[r->met.count++] = r->met.loose[r->met.loose_count++] =
                    (uint32_t)hsy_hash_number((uint64_t)before[k] * meaning) | 1;
        memmove(before + 1, before, (MEANINGS_BACK - 1) * sizeof *before);
        before[0] = meaning;
    }
}

hsy_anchors_met hsy_anchors_meet(const hsy_room *room, const hsy_glossary *glossary, const hsy_article *article,
                                 hsy_tokens tokens) {
    reader r = {.room = room, .glossary = glossary, .text = article->text, .language = article->language};
    r.tokens = tokens;
    r.function_words = hsy_lexicon_named(r.language, HSY_S("function-words"));
    r.has_capital_nouns = hsy_slice_starts(r.language, HSY_S("de"));
    r.met.ids = HSY_NEW_ARRAY(room->scratch, uint32_t, MOST_IDS);
    r.met.loose = HSY_NEW_ARRAY(room->scratch, uint32_t, MOST_IDS);
    read_tokens(&r);
    if (r.met.count - r.met.loose_count < FEW_NAMES) read_words(&r);
    return r.met;
}

/* Copies the ids, ascending, each once, and returns how many there are. */
static uint32_t sort_once(hsy_arena *arena, const uint32_t *ids, uint32_t count, uint32_t **sorted) {
    uint32_t kept = 0, *copy = hsy_arena_alloc(arena, count * sizeof *copy);
    if (count) memcpy(copy, ids, count * sizeof *copy);
    hsy_sort_numbers(copy, count);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || copy[i] != copy[i - 1]) copy[kept++] = copy[i];
    *sorted = copy;
    return kept;
}

hsy_anchor_ids hsy_anchor_ids_of(const hsy_room *room, const hsy_anchors_met *met) {
    uint32_t *loose;
    hsy_anchor_ids kept;
    kept.count = sort_once(room->kept, met->ids, met->count, &kept.ids);
    kept.strict = kept.count - sort_once(room->scratch, met->loose, met->loose_count, &loose);
    return kept;
}

static void find_ids(void *context, const hsy_room *room, size_t a) {
    const anchor_work *x = context;
    const hsy_reading *reading = &x->steps->readings[a];
    if (reading->groundwork) {
        x->ids[a] = reading->groundwork->anchors;
        return;
    }
    hsy_anchors_met met =
        hsy_anchors_meet(room, x->glossary, &reading->article, hsy_tokens_of(room->scratch, &reading->article));
    x->ids[a] = hsy_anchor_ids_of(room, &met);
}

hsy_anchor_ids *hsy_trace_anchors(hsy_arena *arena, const hsy_steps *steps, const hsy_glossary *glossary) {
    anchor_work x = {steps, glossary, HSY_NEW_ARRAY(arena, hsy_anchor_ids, steps->count + 1)};
    hsy_parallel(arena, steps->threads, steps->count, &x, find_ids);
    return x.ids;
}
