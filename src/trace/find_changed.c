/* Numbers, names and dates that changed on the way.
 *
 *     from: "spilled 11,000 litres of oil"               a copy: "spilled 17,000 litres of oil"
 *     from: "a crack about twenty meters long"           a retelling: "a crack dozens of meters long"
 *     -> fact-changed, the two sentences side by side
 *
 * In a copy the shared passages are walked word by word; where up to MOST_EDIT words of one stand for as many of the
 * other, with the same words around, a number beside a different number, a name beside another name (both known as
 * names: in German every noun has a capital) or a weekday beside another one is a change. In a translation the aligned
 * paragraphs are compared: one number of each that the other has not, while all others agree. In retellings the
 * carriers of a claim are compared, when their sentences share most words and the same word or unit follows the number.
 *
 * No change: what a second source of the article has, or what a later version of the same agency or outlet gives (the
 * news moved on); clock times; a spelling; rounding. Linear in the shared passages; of a claim MOST_COMPARED carriers.
 */
#include <string.h>

#include "text/fold.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "text/number.h"
#include "text/sentence.h"
#include "trace/finding.h"
#include "trace/number_change.h"
#include "trace/party.h"

enum {
    EDGE_BYTES = 40,    /* beside a passage that are walked too */
    MOST_EDIT = 4,      /* words that one edit replaces */
    BESIDE = 3,         /* words before and behind an edit that are read with it */
    RESYNC = 2,         /* equal words that end it */
    LEAST_NAME = 4,     /* bytes of a name that is compared */
    LEAST_DISTANCE = 3, /* letters that two names must differ in: less is a spelling */
    LONGEST_NAME = 40,
    MOST_RATIO = 12,     /* between two values of one thing in a translation: a slip of the pen is a factor of ten */
    MOST_PASSAGE = 4000, /* bytes of a passage that are walked */
    MOST_GAP = 400,      /* bytes between two aligned passages of a translation */
    MOST_SIBLINGS = 40,  /* of a text group that are asked whether they have the number too */
};

/* One side of a shared passage, read. */
typedef struct side {
    const hsy_article *article;
    hsy_span span; /* of the text */
    hsy_slice text;
    hsy_tokens tokens;
    const hsy_slice *folded;
    hsy_numbers numbers;
    hsy_names names; /* found when first asked for */
    bool has_names;
} side;

/* A passage, with EDGE_BYTES of the same line before and behind it: what changed may be its first or its last word. */
static hsy_span widened(hsy_slice text, hsy_span span) {
    for (int i = 0; span.start > 0 && text.at[span.start - 1] != '\n'; i++, span.start--)
        if (i >= EDGE_BYTES && text.at[span.start - 1] == ' ') break;
    for (int i = 0; span.end < text.length && text.at[span.end] != '\n'; i++, span.end++)
        if (i >= EDGE_BYTES && text.at[span.end] == ' ') break;
    return span;
}

static side read_side(hsy_arena *scratch, const hsy_article *article, hsy_span span) {
    side s = {.article = article, .span = span, .text = hsy_slice_span(article->text, span)};
    s.tokens = hsy_words(scratch, s.text, article->language);
    s.folded = hsy_fold_tokens(scratch, s.text, s.tokens);
    s.numbers = hsy_numbers_find(scratch, s.text, s.tokens, article->language);
    return s;
}

/* Words in a row that are compared with those of another row. */
typedef struct row {
    const hsy_slice *words;
    uint32_t count;
} row;

typedef struct edit {
    uint32_t a, a_end, b, b_end; /* tokens [a, a_end) stand for [b, b_end) */
} edit;

static bool are_equal(row a, uint32_t i, row b, uint32_t k) {
    for (uint32_t n = 0; n < RESYNC; n++, i++, k++) {
        bool has_a = i < a.count, has_b = k < b.count;
        if (!has_a || !has_b) return n > 0 && has_a == has_b;
        if (!hsy_slice_equal(a.words[i], b.words[k])) return false;
    }
    return true;
}

/* The next edit from (*i, *k) on, both moved behind it; false at the end of the rows, or where they part for good. */
static bool next_edit(row a, row b, uint32_t *i, uint32_t *k, edit *found) {
    while (*i < a.count && *k < b.count && hsy_slice_equal(a.words[*i], b.words[*k])) ++*i, ++*k;
    if (*i >= a.count || *k >= b.count) return false;
    for (uint32_t size = 1; size <= 2 * MOST_EDIT; size++)
        for (uint32_t in_a = size > MOST_EDIT ? size - MOST_EDIT : 0; in_a <= size && in_a <= MOST_EDIT; in_a++) {
            uint32_t end_a = *i + in_a, end_b = *k + size - in_a;
            if (end_a > a.count || end_b > b.count || !are_equal(a, end_a, b, end_b)) continue;
            *found = (edit){*i, end_a, *k, end_b};
            *i = end_a;
            *k = end_b;
            return true;
        }
    return false;
}

/* The only number whose words lie in the tokens of an edit, or NULL. A clock time is none. */
static const hsy_number *number_in(const side *s, uint32_t first, uint32_t end) {
    const hsy_number *only = NULL;
    if (first >= end) return NULL;
    hsy_span span = {s->tokens.items[first].start, s->tokens.items[end - 1].end};
    for (size_t i = 0; i < s->numbers.count; i++) {
        const hsy_number *n = &s->numbers.items[i];
        if (n->span.end <= span.start || n->span.start >= span.end) continue;
        if (only) return NULL;
        only = n;
    }
    for (uint32_t i = first; i < end; i++) {
        hsy_slice word = hsy_token_text(s->text, s->tokens.items[i]);
        if (hsy_slice_find_byte(word, ':', 0) != HSY_NOT_FOUND) return NULL;
    }
    bool is_clock = end < s->tokens.count &&
                    (hsy_slice_equal(s->folded[end], HSY_S("uhr")) || hsy_slice_equal(s->folded[end], HSY_S("a.m.")) ||
                     hsy_slice_equal(s->folded[end], HSY_S("p.m.")));
    return is_clock ? NULL : only;
}

static size_t distance(hsy_slice a, hsy_slice b) {
    uint8_t line[LONGEST_NAME + 1];
    if (a.length > LONGEST_NAME || b.length > LONGEST_NAME) return LONGEST_NAME;
    for (size_t k = 0; k <= b.length; k++) line[k] = (uint8_t)k;
    for (size_t i = 1; i <= a.length; i++) {
        uint8_t diagonal = line[0];
        line[0] = (uint8_t)i;
        for (size_t k = 1; k <= b.length; k++) {
            uint8_t above = line[k], change = (uint8_t)(diagonal + (a.at[i - 1] != b.at[k - 1]));
            uint8_t other = (uint8_t)((above < line[k - 1] ? above : line[k - 1]) + 1);
            line[k] = change < other ? change : other;
            diagonal = above;
        }
    }
    return line[b.length];
}

/* Whether a token is the name of a person or a place, or part of one, and of no outlet. */
static bool is_name(hsy_arena *scratch, side *s, uint32_t token) {
    hsy_token t = s->tokens.items[token];
    bool may_be = t.kind == HSY_TOKEN_WORD && t.flags & HSY_TOKEN_CAPITAL && !(t.flags & HSY_TOKEN_ALL_UPPER) &&
                  t.end - t.start >= LEAST_NAME;
    if (!may_be) return false;
    if (!s->has_names) {
        hsy_sentence_list sentences = hsy_sentences(scratch, s->text, s->tokens, s->article->language);
        s->names = hsy_names_find(scratch, s->text, s->tokens, sentences, s->article->language);
        s->has_names = true;
    }
    for (size_t i = 0; i < s->names.count; i++) {
        const hsy_name *n = &s->names.items[i];
        bool is_kind = n->kind == HSY_NAME_PERSON || n->kind == HSY_NAME_PLACE;
        if (is_kind && n->span.start <= t.start && n->span.end >= t.end) return true;
    }
    return false;
}

/* Whether two spellings differ by letters that no two spellings of one name differ by: consonants of other sounds, as
 * many of each ("Marden" beside "Madden" is a doubled letter, "Malden" a change). */
static bool is_other_sound(hsy_slice one, hsy_slice other) {
    static const char spelt_alike[] = "aeiouyjhw";
    static const char *const alike[] = {"bpvfw", "ckqgx", "szctx", "dt", "mn", "jgiy"};
    size_t differ = 0;
    if (one.length != other.length) return false;
    for (size_t i = 0; i < one.length; i++) {
        char a = one.at[i], b = other.at[i];
        if (a == b) continue;
        bool is_doubled = i > 0 && (one.at[i - 1] == a || other.at[i - 1] == b);
        if (i + 1 < one.length) is_doubled |= one.at[i + 1] == a || other.at[i + 1] == b;
        if (differ++ > 0 || is_doubled || i == 0 || strchr(spelt_alike, a) || strchr(spelt_alike, b)) return false;
        for (size_t k = 0; k < sizeof alike / sizeof *alike; k++)
            if (strchr(alike[k], a) && strchr(alike[k], b)) return false;
    }
    return differ == 1;
}

/* Whether a person of this last name speaks in the article. */
static bool is_speaker(const hsy_reading *reading, hsy_slice name) {
    for (size_t i = 0; i < reading->statements.list.count; i++) {
        const hsy_speaker *s = &reading->statements.list.items[i].speaker;
        bool is_person = s->is_named && (s->type == HSY_SPEAKER_PERSON || s->type == HSY_SPEAKER_OFFICIAL);
        if (!is_person || !hsy_slice_ends(s->name, name)) continue;
        if (s->name.length == name.length || s->name.at[s->name.length - name.length - 1] == ' ') return true;
    }
    return false;
}

/* The last words of the two sides of an edit are names, and of two people or places: a title or a given name may stand
 * in front on one side ("Marbo" beside "treasurer Ada Malbo"). Names of one sound but for a letter must be a speaker's.
 */
static bool is_name_changed(hsy_arena *scratch, const hsy_reading *to, side *a, side *b, const edit *e) {
    if (e->a_end == e->a || e->b_end == e->b || e->a == 0) return false;
    bool is_one = e->a_end == e->a + 1 && e->b_end == e->b + 1;
    uint32_t in_a = e->a_end - 1, in_b = e->b_end - 1;
    hsy_slice one = hsy_fold_plain(scratch, a->folded[in_a]), other = hsy_fold_plain(scratch, b->folded[in_b]);
    if (is_one && distance(one, other) >= LEAST_DISTANCE) return is_name(scratch, a, in_a) && is_name(scratch, b, in_b);
    return is_other_sound(one, other) && is_speaker(to, hsy_token_text(b->text, b->tokens.items[in_b]));
}

static bool is_weekday_changed(const side *a, const side *b, const edit *e) {
    if (e->a_end != e->a + 1 || e->b_end != e->b + 1) return false;
    const hsy_lexicon *days = hsy_lexicon_named(a->article->language, HSY_S("weekdays"));
    int one = hsy_lexicon_find(days, a->folded[e->a]), other = hsy_lexicon_find(days, b->folded[e->b]);
    return one >= 0 && other >= 0 && !hsy_slice_equal(hsy_lexicon_cell(days, one, 1), hsy_lexicon_cell(days, other, 1));
}

/* Whether the text gives the number somewhere. */
static bool gives(hsy_arena *scratch, const hsy_article *article, const hsy_number *number) {
    hsy_numbers all = hsy_numbers_find(scratch, article->text, hsy_words(scratch, article->text, article->language),
                                       article->language);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].low == number->low) return true;
    return false;
}

/* Whether the number is what another source or a credited version of the text has: then `to` took it from there. */
static bool is_elsewhere(const hsy_finder *finder, hsy_arena *scratch, uint32_t from, uint32_t to,
                         const hsy_number *number) {
    const hsy_trace *trace = finder->trace;
    const hsy_sources *sources = &finder->sources[to];
    for (size_t i = 0; i < sources->count && i < MOST_SIBLINGS; i++)
        if (sources->items[i].article != from &&
            gives(scratch, &trace->readings[sources->items[i].article].article, number))
            return true;
    uint32_t group = trace->articles[to].text_group;
    if (group == HSY_NONE) return false;
    const hsy_indices *members = &trace->text_groups.items[group];
    for (size_t i = 0; i < members->count && i < MOST_SIBLINGS; i++) {
        const hsy_article *a = &trace->readings[members->items[i]].article;
        if (members->items[i] != to && a->credits.count && gives(scratch, a, number)) return true;
    }
    return false;
}

static hsy_span token_span(const side *s, uint32_t token) {
    uint32_t at = token < s->tokens.count ? token : (uint32_t)s->tokens.count - 1;
    return (hsy_span){s->span.start + s->tokens.items[at].start, s->span.start + s->tokens.items[at].end};
}

/* Compares the words around one edit and notes what changed there. */
static void compare_words(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay, hsy_passage at,
                          hsy_contrasts *changed) {
    const hsy_trace *trace = finder->trace;
    uint32_t from = relay->from_article, to = relay->to, i = 0, k = 0;
    side a = read_side(scratch, &trace->readings[from].article, at.from);
    side b = read_side(scratch, &trace->readings[to].article, at.to);
    row in_a = {a.folded, (uint32_t)a.tokens.count}, in_b = {b.folded, (uint32_t)b.tokens.count};
    for (edit e; next_edit(in_a, in_b, &i, &k, &e);) {
        const hsy_number *x = number_in(&a, e.a, e.a_end), *y = number_in(&b, e.b, e.b_end);
        bool is_number = x && y && hsy_numbers_differ(x, y) && !is_elsewhere(finder, scratch, from, to, y);
        if (!is_number && !is_weekday_changed(&a, &b, &e) &&
            !is_name_changed(scratch, &trace->readings[to], &a, &b, &e))
            continue;
        hsy_contrast c = {from, to, hsy_sentence_at(scratch, a.article, token_span(&a, e.a)),
                          hsy_sentence_at(scratch, b.article, token_span(&b, e.b))};
        HSY_PUSH(finder->scratch, changed, c);
    }
}

/* The words of a passage, parted at blanks alone: reading them closely is for what differs. */
static hsy_slices split(hsy_arena *scratch, hsy_slice text, hsy_span span) {
    hsy_slices words = {0};
    for (uint32_t at = span.start; at < span.end && at - span.start < MOST_PASSAGE;) {
        uint32_t end = at;
        while (end < span.end && text.at[end] != ' ' && text.at[end] != '\n') end++;
        if (end > at) HSY_PUSH(scratch, &words, hsy_slice_span(text, (hsy_span){at, end}));
        at = end + 1;
    }
    return words;
}

/* The bytes of the text from BESIDE words before the edit to as many behind it. */
static hsy_span around(hsy_slice text, const hsy_slices *words, uint32_t first, uint32_t end) {
    size_t from = first > BESIDE ? first - BESIDE : 0, to = end + BESIDE < words->count ? end + BESIDE : words->count;
    return (hsy_span){(uint32_t)(words->items[from].at - text.at),
                      (uint32_t)(words->items[to - 1].at - text.at + words->items[to - 1].length)};
}

static void compare_passage(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay,
                            const hsy_passage *passage, hsy_contrasts *changed) {
    hsy_slice a = finder->trace->readings[relay->from_article].article.text;
    hsy_slice b = finder->trace->readings[relay->to].article.text;
    hsy_span from = widened(a, passage->from), to = widened(b, passage->to);
    if (hsy_slice_equal(hsy_slice_span(a, from), hsy_slice_span(b, to))) return;
    hsy_slices in_a = split(scratch, a, from), in_b = split(scratch, b, to);
    row one = {in_a.items, (uint32_t)in_a.count}, other = {in_b.items, (uint32_t)in_b.count};
    uint32_t i = 0, k = 0;
    for (edit e; next_edit(one, other, &i, &k, &e);) {
        hsy_passage at = {around(a, &in_a, e.a, e.a_end), around(b, &in_b, e.b, e.b_end)};
        compare_words(finder, scratch, relay, at, changed);
    }
}

/* The number of `a` that `b` has not, when it is the only one; NULL otherwise. */
static const hsy_number *only_missing(const hsy_numbers *a, const hsy_numbers *b) {
    const hsy_number *only = NULL;
    for (size_t i = 0; i < a->count; i++) {
        bool is_there = false;
        for (size_t k = 0; k < b->count && !is_there; k++) is_there = !hsy_numbers_differ(&a->items[i], &b->items[k]);
        if (is_there) continue;
        if (only) return NULL;
        only = &a->items[i];
    }
    return only;
}

/* A count of four and a year are no two values of one thing. */
static bool are_of_one_size(double a, double b) { return a > 0 && b > 0 && a < MOST_RATIO * b && b < MOST_RATIO * a; }

static void compare_paragraphs(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay,
                               const hsy_passage *passage, hsy_contrasts *changed) {
    side a = read_side(scratch, &finder->trace->readings[relay->from_article].article, passage->from);
    side b = read_side(scratch, &finder->trace->readings[relay->to].article, passage->to);
    if (a.numbers.count != b.numbers.count || a.numbers.count < 2) return;
    const hsy_number *x = only_missing(&a.numbers, &b.numbers), *y = only_missing(&b.numbers, &a.numbers);
    if (!x || !y || !hsy_slice_equal(x->unit, y->unit) || !are_of_one_size(x->low, y->low)) return;
    hsy_span in_a = {a.span.start + x->span.start, a.span.start + x->span.end};
    hsy_span in_b = {b.span.start + y->span.start, b.span.start + y->span.end};
    hsy_contrast c = {relay->from_article, relay->to, hsy_sentence_at(scratch, a.article, in_a),
                      hsy_sentence_at(scratch, b.article, in_b)};
    HSY_PUSH(finder->scratch, changed, c);
}

/* A sentence whose number was changed is the one that does not align: what stands behind a passage up to the next one
 * belongs to it, when little stands there on either side. */
static hsy_passage with_gap(const hsy_relay *relay, size_t at) {
    hsy_passage passage = relay->evidence.items[at];
    if (at + 1 >= relay->evidence.count) return passage;
    const hsy_passage *next = &relay->evidence.items[at + 1];
    bool is_gap = next->from.start > passage.from.end && next->from.start - passage.from.end <= MOST_GAP &&
                  next->to.start > passage.to.end && next->to.start - passage.to.end <= MOST_GAP;
    return is_gap ? (hsy_passage){{passage.from.start, next->from.start}, {passage.to.start, next->to.start}} : passage;
}

static void compare_translation(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay, size_t at,
                                hsy_contrasts *changed) {
    hsy_passage whole = with_gap(relay, at);
    size_t before = changed->count;
    compare_paragraphs(finder, scratch, relay, &relay->evidence.items[at], changed);
    if (changed->count == before && whole.from.end != relay->evidence.items[at].from.end)
        compare_paragraphs(finder, scratch, relay, &whole, changed);
}

static void compare_relay(const hsy_finder *finder, hsy_arena *scratch, const hsy_relay *relay,
                          hsy_contrasts *changed) {
    bool is_copy = relay->kind == HSY_RELAY_COPIES;
    if (relay->from_kind != HSY_PARTY_ARTICLE || (!is_copy && relay->kind != HSY_RELAY_TRANSLATES)) return;
    uint32_t story = finder->trace->articles[relay->to].story;
    if (story == HSY_NONE || finder->trace->articles[relay->from_article].story != story) return;
    if (hsy_is_after(finder, relay->from_article, relay->to)) return;
    if (hsy_are_versions(finder, scratch, relay->from_article, relay->to)) return;
    for (size_t i = 0; i < relay->evidence.count; i++) {
        if (is_copy)
            compare_passage(finder, scratch, relay, &relay->evidence.items[i], changed);
        else
            compare_translation(finder, scratch, relay, i, changed);
    }
}

void hsy_find_changed_facts(const hsy_finder *finder) {
    hsy_arena *scratch = hsy_arena_scratch(finder->scratch);
    hsy_contrasts changed = {0};
    for (size_t i = 0; i < finder->trace->relays.count; i++) {
        compare_relay(finder, scratch, &finder->trace->relays.items[i], &changed);
        hsy_arena_clear(scratch);
    }
    for (size_t i = 0; i < finder->trace->claims.count; i++) {
        hsy_find_changed_numbers(finder, scratch, &finder->trace->claims.items[i], &changed);
        hsy_arena_clear(scratch);
    }
    hsy_finding_contrast(finder, HSY_FINDING_FACT_CHANGED, &changed, false);
}
