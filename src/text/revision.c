/* The sentences of both texts are numbered, equal ones alike, and differenced; between two runs of equal sentences
 * stand those that were cut, added or changed. A sentence is taken for a changed one where it keeps a good part of its
 * words in a sentence of the other text that is not taken yet, the first such in order; its words are differenced in
 * turn.
 */
#include "text/revision.h"

#include "base/table.h"
#include "text/difference.h"
#include "text/fold.h"
#include "text/sentence.h"

enum {
    LEAST_KEPT = 40, /* per cent of the longer sentence's tokens that a changed one keeps */
    MOST_AHEAD = 20, /* sentences that are looked at for the other form of one */
};

/* One version, cut into tokens and sentences, with a number for each: equal ones have the same. */
typedef struct version {
    hsy_slice text;
    hsy_tokens tokens;
    hsy_sentence_list sentences;
    uint32_t *token_numbers, *sentence_numbers;
} version;

typedef struct reviser {
    hsy_arena *arena, *scratch;
    hsy_table words, lines; /* numbers of tokens, and of rows of tokens */
    version from, to;
    hsy_edits edits;
} reviser;

static uint32_t number_of(hsy_arena *scratch, hsy_table *table, hsy_slice key) {
    uint32_t *number = hsy_table_put(scratch, table, key);
    if (*number == HSY_TABLE_NEW) *number = (uint32_t)table->count;
    return *number;
}

/* The token as it is compared: quotation marks of any drawing are one. */
static hsy_slice form_of(const version *v, uint32_t token) {
    if (v->tokens.items[token].kind == HSY_TOKEN_QUOTE) return HSY_S("\"");
    hsy_slice form = hsy_token_text(v->text, v->tokens.items[token]);
    return hsy_slice_equal(form, HSY_S("–")) ? HSY_S("—") : form;
}

static void number_tokens(reviser *r, version *v) {
    v->token_numbers = HSY_NEW_ARRAY(r->scratch, uint32_t, v->tokens.count + 1);
    for (uint32_t i = 0; i < v->tokens.count; i++)
        v->token_numbers[i] = number_of(r->scratch, &r->words, form_of(v, i));
}

static void number_sentences(reviser *r, version *v) {
    v->sentence_numbers = HSY_NEW_ARRAY(r->scratch, uint32_t, v->sentences.count + 1);
    for (size_t i = 0; i < v->sentences.count; i++) {
        hsy_sentence s = v->sentences.items[i];
        hsy_slice numbers = {(const char *)(v->token_numbers + s.first), (s.end - s.first) * sizeof(uint32_t)};
        v->sentence_numbers[i] = number_of(r->scratch, &r->lines, numbers);
    }
}

static version read_version(reviser *r, hsy_slice text, hsy_slice language) {
    version v = {.text = text};
    v.tokens = hsy_words(r->scratch, text, language);
    v.sentences = hsy_sentences(r->scratch, text, v.tokens, language);
    number_tokens(r, &v);
    number_sentences(r, &v);
    return v;
}

static hsy_kept_runs kept_words(reviser *r, const hsy_sentence *a, const hsy_sentence *b) {
    return hsy_difference(r->scratch, r->from.token_numbers + a->first, a->end - a->first,
                          r->to.token_numbers + b->first, b->end - b->first);
}

static bool is_changed_into(reviser *r, const hsy_sentence *a, const hsy_sentence *b) {
    uint32_t kept = 0, a_count = a->end - a->first, b_count = b->end - b->first;
    uint32_t longer = a_count > b_count ? a_count : b_count, shorter = a_count > b_count ? b_count : a_count;
    if (shorter * 100 < longer * LEAST_KEPT) return false;
    hsy_kept_runs runs = kept_words(r, a, b);
    for (size_t i = 0; i < runs.count; i++) kept += runs.items[i].count;
    return kept * 100 >= longer * LEAST_KEPT;
}

/* Bytes of the tokens [first, end) of a sentence; empty, where they would stand, when there are none. */
static hsy_span bytes_of(const version *v, const hsy_sentence *s, uint32_t first, uint32_t end) {
    const hsy_token *tokens = v->tokens.items + s->first;
    if (first < end) return (hsy_span){tokens[first].start, tokens[end - 1].end};
    uint32_t at = first > 0 ? tokens[first - 1].end : s->span.start;
    return (hsy_span){at, at};
}

static void put_changed(reviser *r, const hsy_sentence *a, const hsy_sentence *b) {
    hsy_edit edit = {.kind = HSY_EDIT_CHANGED, .from = a->span, .to = b->span};
    hsy_kept_runs runs = kept_words(r, a, b);
    HSY_PUSH(r->scratch, &runs, ((hsy_kept_run){a->end - a->first, b->end - b->first, 0}));
    uint32_t from = 0, to = 0;
    for (size_t i = 0; i < runs.count; i++) {
        hsy_kept_run run = runs.items[i];
        if (run.a > from || run.b > to)
            HSY_PUSH(r->arena, &edit.pieces,
                     ((hsy_edit_piece){bytes_of(&r->from, a, from, run.a), bytes_of(&r->to, b, to, run.b), false}));
        from = run.a + run.count;
        to = run.b + run.count;
        if (run.count)
            HSY_PUSH(r->arena, &edit.pieces,
                     ((hsy_edit_piece){bytes_of(&r->from, a, run.a, from), bytes_of(&r->to, b, run.b, to), true}));
    }
    HSY_PUSH(r->arena, &r->edits, edit);
}

static void put_cut(reviser *r, size_t sentence) {
    hsy_edit edit = {.kind = HSY_EDIT_CUT, .from = r->from.sentences.items[sentence].span};
    HSY_PUSH(r->arena, &r->edits, edit);
}

static void put_added(reviser *r, size_t sentence) {
    hsy_edit edit = {.kind = HSY_EDIT_ADDED, .to = r->to.sentences.items[sentence].span};
    HSY_PUSH(r->arena, &r->edits, edit);
}

/* Sentences [a, a_end) stood where [b, b_end) stand now. */
static void put_replaced(reviser *r, size_t a, size_t a_end, size_t b, size_t b_end) {
    for (; a < a_end; a++) {
        size_t other = b, most = b_end < b + MOST_AHEAD ? b_end : b + MOST_AHEAD;
        while (other < most && !is_changed_into(r, &r->from.sentences.items[a], &r->to.sentences.items[other])) other++;
        if (other == most) {
            put_cut(r, a);
            continue;
        }
        for (; b < other; b++) put_added(r, b);
        put_changed(r, &r->from.sentences.items[a], &r->to.sentences.items[b++]);
    }
    for (; b < b_end; b++) put_added(r, b);
}

hsy_edits hsy_revision(hsy_arena *arena, hsy_slice from, hsy_slice to, hsy_slice language) {
    reviser r = {.arena = arena, .scratch = hsy_arena_scratch(arena)};
    r.from = read_version(&r, from, language);
    r.to = read_version(&r, to, language);
    hsy_kept_runs runs = hsy_difference(r.scratch, r.from.sentence_numbers, (uint32_t)r.from.sentences.count,
                                        r.to.sentence_numbers, (uint32_t)r.to.sentences.count);
    size_t a = 0, b = 0;
    for (size_t i = 0; i < runs.count; i++) {
        put_replaced(&r, a, runs.items[i].a, b, runs.items[i].b);
        a = runs.items[i].a + runs.items[i].count;
        b = runs.items[i].b + runs.items[i].count;
    }
    put_replaced(&r, a, r.from.sentences.count, b, r.to.sentences.count);
    hsy_arena_clear(r.scratch);
    return r.edits;
}
