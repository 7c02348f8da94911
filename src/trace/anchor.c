/* Names and numbers as anchors between languages.
 *
 *     "Am 14. Mai wählten 312 Delegierte in Varn Ida Holt"      14 Mai 312 Deleg Varn Ida Holt
 *     "On 14 May 312 delegates in Varn elected Ida Holt"         14 May 312 Varn Ida Holt
 *
 * A name is a word that is never written small in the article; it counts by its first five letters, without accents
 * and in Latin script, so that endings and alphabets do not matter. Names that each language spells in its own way
 * (Kyiv, Kiew) are lost. German nouns are taken for names: they find no partner.
 */
#include "trace/anchor.h"

#include <string.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/word.h"
#include "trace/parallel.h"

enum {
    STEM = 5,           /* code points of a name */
    MOST_ANCHORS = 400, /* of one article */
    LEAST_DIGITS = 2,   /* of a number: "3" stands everywhere */
    LANGUAGE = 2,       /* letters of a tag that are compared: "de" of "de-CH" */
};

typedef struct anchor_work {
    const hsy_steps *steps;
    hsy_anchors *anchors; /* of each article */
} anchor_work;

static uint32_t anchor_of(hsy_arena *scratch, hsy_slice text, hsy_token token) {
    char digits[32];
    size_t length = 0;
    hsy_slice word = hsy_token_text(text, token);
    if (token.kind == HSY_TOKEN_NUMBER) {
        for (size_t i = 0; i < word.length && length < sizeof digits; i++)
            if (hsy_is_digit(word.at[i])) digits[length++] = word.at[i];
        return length >= LEAST_DIGITS ? (uint32_t)hsy_hash((hsy_slice){digits, length}) | 1 : 0;
    }
    hsy_slice folded = hsy_fold_plain(scratch, word);
    size_t at = 0;
    for (int i = 0; i < STEM && at < folded.length; i++) hsy_utf8_next(folded, &at);
    return (uint32_t)hsy_hash(hsy_slice_sub(folded, 0, at)) | 1;
}

/* Numbers, and words that are never written small. */
static void find_anchors(void *context, const hsy_room *room, size_t a) {
    const anchor_work *x = context;
    const hsy_article *article = &x->steps->readings[a]->article;
    hsy_tokens tokens = hsy_words(room->scratch, article->text, article->language);
    hsy_number_table small = {0};
    for (size_t i = 0; i < tokens.count; i++)
        if (tokens.items[i].kind == HSY_TOKEN_WORD && !(tokens.items[i].flags & HSY_TOKEN_CAPITAL))
            *hsy_number_table_put(room->scratch, &small, anchor_of(room->scratch, article->text, tokens.items[i])) = 1;
    hsy_anchors *found = &x->anchors[a];
    found->ids = hsy_arena_alloc(room->kept, MOST_ANCHORS * sizeof *found->ids);
    for (size_t i = 0; i < tokens.count && found->count < MOST_ANCHORS; i++) {
        hsy_token token = tokens.items[i];
        bool is_capital = token.kind == HSY_TOKEN_WORD && token.flags & HSY_TOKEN_CAPITAL;
        if (!is_capital && token.kind != HSY_TOKEN_NUMBER) continue;
        uint32_t id = anchor_of(room->scratch, article->text, token);
        if (id && !(is_capital && hsy_number_table_get(&small, id))) found->ids[found->count++] = id;
    }
}

hsy_anchors *hsy_trace_anchors(hsy_arena *arena, const hsy_steps *steps) {
    anchor_work x = {steps, HSY_NEW_ARRAY(arena, hsy_anchors, steps->count + 1)};
    hsy_parallel(arena, steps->threads, steps->count, &x, find_anchors);
    return x.anchors;
}

bool hsy_trace_other_language(const hsy_steps *steps, uint32_t a, uint32_t b) {
    hsy_slice first = steps->readings[a]->article.language, second = steps->readings[b]->article.language;
    return first.length >= LANGUAGE && second.length >= LANGUAGE && memcmp(first.at, second.at, LANGUAGE) != 0;
}

bool hsy_trace_has_languages(const hsy_steps *steps) {
    for (uint32_t a = 1; a < steps->count; a++)
        if (hsy_trace_other_language(steps, 0, a)) return true;
    return false;
}
