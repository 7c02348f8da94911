#include "trace/negation.h"

#include "text/fold.h"
#include "text/lexicon.h"

enum {
    LONGEST_PHRASE = 3, /* words of "et non pas" */
    MOST_TO_END = 3,    /* words from "no" to "longer", from "ne" to "plus" */
};

typedef struct sentence {
    hsy_slice text;
    hsy_tokens tokens;
    uint32_t first, end; /* its tokens */
    const hsy_lexicon *classes;
    int class_column;
} sentence;

static bool has_class(const sentence *s, hsy_slice folded, hsy_slice class) {
    int row = hsy_lexicon_find(s->classes, folded);
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(s->classes, row, s->class_column), class);
}

/* "not 300 but 180" */
static bool has_but_between(hsy_arena *scratch, const sentence *s, uint32_t start, uint32_t end) {
    for (uint32_t i = s->first; i < s->end; i++) {
        hsy_token token = s->tokens.items[i];
        bool is_between = token.start >= start && token.end <= end && token.kind == HSY_TOKEN_WORD;
        if (is_between && has_class(s, hsy_fold(scratch, hsy_token_text(s->text, token)), HSY_S("but"))) return true;
    }
    return false;
}

/* Whether the sentence gives the right number: before the wrong one, or behind it and a "but". */
static bool has_right_one(hsy_arena *scratch, const sentence *s, const hsy_numbers *numbers, hsy_span wrong) {
    uint32_t start = s->tokens.items[s->first].start, end = s->tokens.items[s->end - 1].end;
    for (size_t i = 0; i < numbers->count; i++) {
        hsy_span span = numbers->items[i].span;
        if (span.start < start || span.end > end) continue;
        if (span.end <= wrong.start || (span.start >= wrong.end && has_but_between(scratch, s, wrong.end, span.start)))
            return true;
    }
    return false;
}

/* Whether a word of the class negates, by its form or its class. */
static bool negates(hsy_slice language, hsy_slice folded, hsy_slice class) {
    static const hsy_slice nobody[] = {HSY_SLICE("nobody"),  HSY_SLICE("none"),      HSY_SLICE("nothing"),
                                       HSY_SLICE("niemand"), HSY_SLICE("niemanden"), HSY_SLICE("niemandem"),
                                       HSY_SLICE("nichts")};
    if (hsy_slice_equal(class, HSY_S("neg"))) return true;
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (hsy_slice_equal(folded, nobody[i])) return true;
    if (hsy_slice_ends(folded, HSY_S("n't")) || hsy_slice_ends(folded, HSY_S("n’t"))) return true;
    return hsy_slice_starts(folded, HSY_S("kein")) && hsy_slice_starts(language, HSY_S("de"));
}

hsy_negation hsy_negation_begin(hsy_slice language) {
    hsy_negation n = {.language = language, .classes = hsy_lexicon_named(language, HSY_S("word-classes"))};
    n.class_column = hsy_lexicon_column(n.classes, HSY_S("class"));
    return n;
}

static hsy_slice class_of(const hsy_negation *n, hsy_slice folded) {
    return hsy_lexicon_cell(n->classes, hsy_lexicon_find(n->classes, folded), n->class_column);
}

bool hsy_is_negation(hsy_slice language, hsy_slice folded) {
    hsy_negation n = hsy_negation_begin(language);
    return negates(language, folded, class_of(&n, folded));
}

static bool ends_negation(hsy_slice folded) {
    return hsy_slice_equal(folded, HSY_S("longer")) || hsy_slice_equal(folded, HSY_S("mehr")) ||
           hsy_slice_equal(folded, HSY_S("plus"));
}

/* "who", "qui"; "that" behind a word that reports nothing: "a doll that", not "said that". */
static bool opens_aside(const hsy_negation *n, hsy_slice class) {
    if (n->before.length == 0 || hsy_slice_equal(class, HSY_S("relative"))) return n->before.length > 0;
    if (!hsy_slice_equal(class, HSY_S("that"))) return false;
    return hsy_lexicon_find(hsy_lexicon_named(n->language, HSY_S("cue-verbs")), n->before) < 0 &&
           hsy_lexicon_find(hsy_lexicon_named(n->language, HSY_S("cue-nouns")), n->before) < 0;
}

void hsy_negation_read(hsy_negation *n, hsy_slice folded, uint32_t token) {
    hsy_slice class = class_of(n, folded);
    if (hsy_slice_equal(folded, HSY_S(",")))
        n->is_aside = false;
    else if (opens_aside(n, class))
        n->is_aside = true;
    if (n->is_negated && ends_negation(folded) && token <= n->at + MOST_TO_END) n->is_negated = false;
    if (!n->is_aside && !n->is_negated && negates(n->language, folded, class)) {
        n->is_negated = true;
        n->at = token;
    }
    n->before = folded;
}

bool hsy_number_is_refuted(hsy_arena *scratch, hsy_slice text, hsy_slice language, const hsy_numbers *numbers,
                           size_t place, hsy_tokens tokens, uint32_t first, uint32_t end) {
    const hsy_lexicon *phrases = hsy_lexicon_named(language, HSY_S("correction-words"));
    sentence s = {text, tokens, first, end, hsy_lexicon_named(language, HSY_S("word-classes")), 0};
    s.class_column = hsy_lexicon_column(s.classes, HSY_S("class"));
    hsy_span wrong = numbers->items[place].span;
    hsy_slice folded[LONGEST_PHRASE + 1]; /* the words before the number, and an article */
    uint32_t at = first, behind;
    while (at < end && tokens.items[at].start < wrong.start) at++;
    uint32_t from = at > first + LONGEST_PHRASE + 1 ? at - LONGEST_PHRASE - 1 : first, count = at - from;
    for (uint32_t i = 0; i < count; i++) folded[i] = hsy_fold(scratch, hsy_token_text(text, tokens.items[from + i]));
    if (count && has_class(&s, folded[count - 1], HSY_S("det"))) count--;
    for (uint32_t i = 0; i < count; i++) {
        int row = hsy_lexicon_longest(phrases, folded, i, count, &behind);
        if (row < 0 || behind != count || !hsy_slice_equal(hsy_lexicon_cell(phrases, row, 1), HSY_S("wrong"))) continue;
        return has_right_one(scratch, &s, numbers, wrong);
    }
    return false;
}
