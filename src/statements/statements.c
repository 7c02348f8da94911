/* Stage 3: an article becomes statements.
 *
 *  1. reading    tokens, lexicon rows, sentences, quotations, names            reading.c
 *  2. cues       verbs, prepositions, nouns that report: drafts                report.c german.c accord.c claim.c
 *  3. rest       quotations and subjunctive sentences that no cue has taken    utterance.c subjunctive.c
 *                                                                               french_hearsay.c
 *  4. order      doubles away, nesting                                         nest.c
 *  5. tagger     learnt labels, and the statements they make with the rules'     tagger.c join.c merge.c sift.c
 *  6. speakers   who is meant; then the chain, which needs them                speaker.c chain.c
 *  7. certainty  hedges, denials, caveats                                      certainty.c
 *  8. headline   how title and body put the main news                          headline.c
 */
#include <stdlib.h>

#include "statements/statements.h"

#include "statements/grammar.h"
#include "statements/join.h"

hsy_slice hsy_kind_name(hsy_kind kind) {
    static const hsy_slice names[] = {HSY_SLICE("direct"), HSY_SLICE("indirect"), HSY_SLICE("mixed")};
    return names[kind];
}

hsy_slice hsy_speaker_type_name(hsy_speaker_type type) {
    static const hsy_slice names[] = {HSY_SLICE("person"), HSY_SLICE("official"), HSY_SLICE("organisation"),
                                      HSY_SLICE("outlet"), HSY_SLICE("agency"),   HSY_SLICE("document"),
                                      HSY_SLICE("group"),  HSY_SLICE("unknown")};
    return names[type];
}

hsy_slice hsy_certainty_name(hsy_certainty certainty) {
    static const hsy_slice names[] = {HSY_SLICE("asserted"), HSY_SLICE("reported"), HSY_SLICE("hedged"),
                                      HSY_SLICE("unconfirmed"), HSY_SLICE("denied")};
    return names[certainty];
}

static int compare_spans(const void *a, const void *b) {
    const hsy_span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Parts that lie over each other become one; parts that only touch stay as they are. */
static void join_overlapping(hsy_spans *spans) {
    size_t kept = 0;
    for (size_t i = 0; i < spans->count; i++) {
        hsy_span span = spans->items[i];
        hsy_span *last = kept ? &spans->items[kept - 1] : NULL;
        if (!last || last->end <= span.start)
            spans->items[kept++] = span;
        else if (last->end < span.end)
            last->end = span.end;
    }
    spans->count = kept;
}

static hsy_spans spans_of(const hsy_reading *reading, const hsy_parts *parts) {
    hsy_spans spans = {0};
    for (uint32_t i = 0; i < parts->count; i++) {
        hsy_range range = parts->at[i];
        HSY_PUSH(reading->arena, &spans,
                 ((hsy_span){reading->tokens.items[range.first].start, reading->tokens.items[range.end - 1].end}));
    }
    if (spans.count > 1) qsort(spans.items, spans.count, sizeof *spans.items, compare_spans);
    join_overlapping(&spans);
    return spans;
}

/* Direct when all words stand in quotation marks, mixed when some do. */
static hsy_kind kind_of(const hsy_reading *reading, const hsy_draft *draft) {
    bool inside = false, outside = false;
    for (uint32_t p = 0; p < draft->content.count; p++)
        for (uint32_t i = draft->content.at[p].first; i < draft->content.at[p].end; i++) {
            if (reading->tokens.items[i].kind != HSY_TOKEN_WORD && reading->tokens.items[i].kind != HSY_TOKEN_NUMBER)
                continue;
            if (hsy_is_outside(reading, i))
                outside = true;
            else
                inside = true;
        }
    if (!inside) return HSY_KIND_INDIRECT;
    return outside ? HSY_KIND_MIXED : HSY_KIND_DIRECT;
}

static void write_statements(const hsy_reading *reading, hsy_statement_list *list) {
    for (size_t i = 0; i < reading->drafts.count; i++) {
        const hsy_draft *draft = &reading->drafts.items[i];
        hsy_statement statement = {.content = spans_of(reading, &draft->content),
                                   .cue = spans_of(reading, &draft->cue),
                                   .source = spans_of(reading, &draft->source),
                                   .kind = kind_of(reading, draft),
                                   .speaker = draft->speaker,
                                   .via = draft->via,
                                   .certainty = (hsy_certainty)draft->certainty,
                                   .doubt = draft->doubt,
                                   .parent = draft->parent};
        HSY_PUSH(reading->arena, list, statement);
    }
}

/* Steps 1 to 4. */
void hsy_read_by_rules(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_reading *reading) {
    hsy_reading_of(arena, article, text, reading);
    hsy_find_verbs(reading);
    hsy_find_phrases(reading);
    hsy_find_nouns(reading);
    hsy_order_drafts(reading, true);
    hsy_find_quotations(reading);
    hsy_order_drafts(reading, true);
    hsy_find_subjunctives(reading);
    hsy_find_hearsay(reading);
    hsy_order_drafts(reading, false);
    hsy_nest_drafts(reading);
}

/* Steps 1 to 7; without a tagger step 5 is left out. */
static void read_text(hsy_arena *arena, const hsy_tagger *tagger, const hsy_article *article, hsy_slice text,
                      hsy_reading *reading) {
    hsy_read_by_rules(arena, article, text, reading);
    if (tagger) {
        hsy_tags tags;
        hsy_tag_tokens(arena, tagger, reading, &tags);
        hsy_merge_drafts(reading, &tags, hsy_join_tags(reading, &tags));
    }
    const hsy_cast *cast = hsy_cast_of(reading);
    hsy_find_speakers(reading, cast);
    hsy_find_chains(reading, cast);
    hsy_weigh(reading);
}

void hsy_statements_find_with(hsy_arena *arena, const hsy_tagger *tagger, const hsy_article *article,
                              hsy_statements *statements) {
    *statements =
        (hsy_statements){.headline_certainty = HSY_CERTAINTY_ASSERTED, .body_certainty = HSY_CERTAINTY_ASSERTED};
    hsy_reading body;
    read_text(arena, tagger, article, article->text, &body);
    write_statements(&body, &statements->list);
    statements->caveat = hsy_caveat_of(&body);
    hsy_reading title;
    read_text(arena, NULL, article, article->title, &title);
    hsy_weigh_headline(&title, &body, statements);
}

void hsy_statements_find(hsy_arena *arena, const hsy_article *article, hsy_statements *statements) {
    hsy_tagger tagger;
    bool has_tagger = hsy_tagger_for(hsy_tongue_of(article->language), &tagger);
    hsy_statements_find_with(arena, has_tagger ? &tagger : NULL, article, statements);
}

void hsy_statements_find_in(hsy_arena *arena, const hsy_article *article, hsy_slice text, hsy_statement_list *list) {
    hsy_reading reading;
    *list = (hsy_statement_list){0};
    read_text(arena, NULL, article, text, &reading);
    write_statements(&reading, list);
}
