#include "trace/unit.h"

#include <math.h>
#include <stdlib.h>

#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/sentence.h"

enum {
    MOST_UNITS = 400,  /* of one article: a live blog's later posts make no claims of their own */
    LEADING = 2,       /* sentences of the body that tell the news itself, beside the headline */
    FEWEST_TERMS = 3,  /* "He agreed." carries no claim */
    SHORTEST_TERM = 2, /* bytes */
};

typedef struct reader {
    hsy_arena *arena;
    hsy_units *units;
    hsy_table terms;
    hsy_stemmer stemmer;
    const hsy_lexicon *function_words;
    hsy_slice language;
} reader;

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t term_of(reader *r, hsy_slice word) {
    uint32_t *term = hsy_table_put(r->arena, &r->terms, word);
    if (*term == HSY_TABLE_NEW) *term = r->units->term_count++;
    return *term;
}

/* The terms of tokens [first, end), sorted, each once. */
static void read_terms(reader *r, hsy_slice text, hsy_tokens tokens, uint32_t first, uint32_t end, hsy_unit *unit) {
    unit->terms = HSY_NEW_ARRAY(r->arena, uint32_t, end - first);
    uint32_t count = 0;
    for (uint32_t i = first; i < end; i++) {
        hsy_token token = tokens.items[i];
        if (token.kind != HSY_TOKEN_WORD && token.kind != HSY_TOKEN_NUMBER) continue;
        hsy_slice folded = hsy_fold(r->arena, hsy_token_text(text, token));
        if (folded.length < SHORTEST_TERM && token.kind == HSY_TOKEN_WORD) continue;
        if (hsy_lexicon_find(r->function_words, folded) >= 0) continue;
        unit->terms[count++] = term_of(r, hsy_stem(r->arena, &r->stemmer, r->language, folded));
    }
    qsort(unit->terms, count, sizeof *unit->terms, by_number);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || unit->terms[i] != unit->terms[unit->term_count - 1])
            unit->terms[unit->term_count++] = unit->terms[i];
}

static uint32_t overlap(hsy_spans spans, hsy_span with) {
    uint32_t bytes = 0;
    for (size_t i = 0; i < spans.count; i++) {
        uint32_t start = spans.items[i].start > with.start ? spans.items[i].start : with.start;
        uint32_t end = spans.items[i].end < with.end ? spans.items[i].end : with.end;
        if (start < end) bytes += end - start;
    }
    return bytes;
}

/* The statement whose content makes up most of the sentence; of nested ones the outermost. */
static const hsy_statement *covering(const hsy_statements *statements, hsy_span sentence) {
    const hsy_statement *best = NULL;
    uint32_t most = (sentence.end - sentence.start) / 3;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        uint32_t bytes = s->parent == HSY_NO_PARENT ? overlap(s->content, sentence) : 0;
        if (bytes <= most) continue;
        most = bytes;
        best = s;
    }
    return best;
}

static void add_unit(reader *r, hsy_unit unit) {
    if (unit.term_count >= FEWEST_TERMS) HSY_PUSH(r->arena, &r->units->list, unit);
}

static void read_headline(reader *r, const hsy_reading *reading, uint32_t article, uint32_t text) {
    hsy_slice title = reading->article.title;
    hsy_unit unit = {.article = article, .quote = title, .leads = true, .text = text};
    hsy_tokens tokens = hsy_words(r->arena, title, r->language);
    read_terms(r, title, tokens, 0, (uint32_t)tokens.count, &unit);
    add_unit(r, unit);
}

static void read_article(reader *r, const hsy_trace *trace, uint32_t article, uint32_t text) {
    const hsy_reading *reading = &trace->readings[article];
    hsy_slice body = reading->article.text;
    r->language = reading->article.language;
    r->stemmer = (hsy_stemmer){0};
    r->function_words = hsy_lexicon_named(r->language, HSY_S("function-words"));
    read_headline(r, reading, article, text);
    hsy_tokens tokens = hsy_words(r->arena, body, r->language);
    hsy_sentence_list sentences = hsy_sentences(r->arena, body, tokens, r->language);
    for (size_t i = 0; i < sentences.count && i < MOST_UNITS; i++) {
        hsy_sentence s = sentences.items[i];
        hsy_unit unit = {.article = article, .span = s.span, .quote = hsy_slice_span(body, s.span), .text = text};
        unit.leads = i < LEADING;
        unit.statement = covering(&reading->statements, s.span);
        read_terms(r, body, tokens, s.first, s.end, &unit);
        add_unit(r, unit);
    }
}

static void weigh(hsy_arena *arena, hsy_units *units) {
    units->counts = HSY_NEW_ARRAY(arena, uint32_t, units->term_count);
    units->weights = HSY_NEW_ARRAY(arena, double, units->term_count);
    for (size_t i = 0; i < units->list.count; i++)
        for (uint32_t k = 0; k < units->list.items[i].term_count; k++) units->counts[units->list.items[i].terms[k]]++;
    for (uint32_t t = 0; t < units->term_count; t++)
        units->weights[t] = log(1 + (double)units->list.count / (units->counts[t] ? units->counts[t] : 1));
    for (size_t i = 0; i < units->list.count; i++)
        for (uint32_t k = 0; k < units->list.items[i].term_count; k++)
            units->list.items[i].weight += units->weights[units->list.items[i].terms[k]];
}

void hsy_units_of(hsy_arena *arena, const hsy_trace *trace, const uint32_t *order, size_t count, hsy_units *units) {
    *units = (hsy_units){0};
    reader r = {.arena = arena, .units = units};
    for (size_t i = 0; i < count; i++) {
        uint32_t group = trace->articles[order[i]].text_group;
        uint32_t text = group == HSY_NONE ? (uint32_t)(trace->text_groups.count + order[i]) : group;
        read_article(&r, trace, order[i], text);
    }
    weigh(arena, units);
}

double hsy_units_shared(const hsy_units *units, const hsy_unit *a, const hsy_unit *b) {
    double weight = 0;
    for (uint32_t i = 0, k = 0; i < a->term_count && k < b->term_count;) {
        if (a->terms[i] < b->terms[k])
            i++;
        else if (a->terms[i] > b->terms[k])
            k++;
        else
            weight += units->weights[a->terms[i++]], k++;
    }
    return weight;
}
