#include "trace/unit.h"

#include <math.h>

#include "base/table.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/number.h"
#include "text/sentence.h"
#include "trace/anchor.h"
#include "trace/finding.h"
#include "trace/negation.h"

enum {
    MOST_UNITS = 400,    /* of one article: a live blog's later posts make no claims of their own */
    LEADING = 2,         /* sentences of the body that tell the news itself, beside the headline */
    FEWEST_TERMS = 3,    /* "He agreed." carries no claim */
    SHORTEST_TERM = 2,   /* bytes */
    LONGEST_CUE = 80,    /* bytes from its first to its last word */
    LONGEST_ASIDE = 5,   /* words in quotation marks that are an expression and no quotation */
    MOST_LANGUAGES = 31, /* told apart; all further ones count as the last */
    PROOF_ACROSS = 3,    /* terms that units in two languages must share to count in full */
};

/* A paragraph as read, for whoever prints it again. */
typedef struct paragraph {
    hsy_slice language;
    hsy_unit_list sentences; /* spans are bytes of the paragraph */
} paragraph;

HSY_VECTOR_TYPE(paragraphs, paragraph);

typedef struct reader {
    hsy_arena *arena;
    hsy_units *units;
    hsy_table terms;
    hsy_stems *stems;
    const hsy_glossary *glossary; /* in a story of several languages, else NULL */
    hsy_indices crossing;         /* terms that any language has a word for: numbers, and what the glossary knows */
    const hsy_lexicon *function_words, *cue_verbs, *speaker_words, *pronouns;
    int cue_class, use_column;
    hsy_slice language;
    hsy_slices languages; /* met so far */
    hsy_table known;      /* paragraphs by their bytes: place in `paragraphs` */
    paragraphs paragraphs;
} reader;

static uint32_t term_of(reader *r, hsy_slice word) {
    uint32_t *term = hsy_table_put(r->arena, &r->terms, word);
    if (*term == HSY_TABLE_NEW) *term = r->units->term_count++;
    return *term;
}

/* A number's value as a term: "twenty", "zwanzig" and "20" are one. */
static uint32_t number_term(reader *r, double value) {
    uint32_t term = term_of(r, hsy_arena_print(r->arena, "#%.10g", value));
    if (r->glossary) HSY_PUSH(r->arena, &r->crossing, term);
    return term;
}

static uint32_t crossing_term(reader *r, uint32_t id) {
    uint32_t term = term_of(r, hsy_arena_print(r->arena, "=%x", id));
    HSY_PUSH(r->arena, &r->crossing, term);
    return term;
}

/* The term of a word: its stem; in a story of several languages its meaning, or the skeleton of a name, so that the
 * same said in two of them has terms in common. */
static uint32_t word_term(reader *r, hsy_slice word, hsy_slice folded, bool is_capital) {
    hsy_slice stem = hsy_stems_find(r->stems, r->arena, r->language, folded);
    if (!r->glossary) return term_of(r, stem);
    uint32_t behind, id = hsy_glossary_word(r->glossary, r->language, folded, stem);
    if (id) return crossing_term(r, id);
    if (!is_capital) return term_of(r, stem);
    hsy_slice plain = hsy_fold_plain(r->arena, word);
    id = hsy_glossary_name(r->glossary, r->arena, &plain, 0, 1, &behind);
    if (id) return crossing_term(r, id);
    id = hsy_anchor_form(plain);
    return term_of(r, id ? hsy_arena_print(r->arena, "~%x", id) : stem);
}

/* A headline or a paragraph, cut into tokens. */
typedef struct passage {
    hsy_slice text;
    hsy_tokens tokens;
    const hsy_slice *folded; /* of each token */
    hsy_numbers numbers;
} passage;

static passage read_passage(reader *r, hsy_slice text) {
    passage p = {.text = text, .tokens = hsy_words(r->arena, text, r->language)};
    p.folded = hsy_fold_tokens(r->arena, text, p.tokens);
    p.numbers = hsy_numbers_find_folded(r->arena, text, p.tokens, p.folded, r->language);
    return p;
}

/* Adds a term for each number of the sentence, and marks its words as read. */
static void read_numbers(reader *r, const passage *p, uint32_t first, uint32_t end, hsy_unit *unit, bool *is_read) {
    const hsy_token *tokens = p->tokens.items;
    for (size_t i = 0; i < p->numbers.count; i++) {
        hsy_span span = p->numbers.items[i].span;
        if (span.start < tokens[first].start || span.end > tokens[end - 1].end) continue;
        for (uint32_t k = first; k < end; k++)
            if (tokens[k].start >= span.start && tokens[k].end <= span.end) is_read[k - first] = true;
        uint32_t term = number_term(r, p->numbers.items[i].low);
        unit->has_number = true;
        if (hsy_number_is_refuted(r->arena, p->text, r->language, &p->numbers, i, p->tokens, first, end))
            unit->refuted = term;
        unit->terms[unit->term_count++] = term;
    }
}

static void sort_terms(hsy_unit *unit) {
    uint32_t count = unit->term_count;
    unit->term_count = 0;
    hsy_sort_numbers(unit->terms, count);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || unit->terms[i] != unit->terms[unit->term_count - 1])
            unit->terms[unit->term_count++] = unit->terms[i];
}

/* The terms of tokens [first, end), which are not none. */
static void read_terms(reader *r, const passage *p, uint32_t first, uint32_t end, hsy_unit *unit) {
    bool *is_read = HSY_NEW_ARRAY(r->arena, bool, end - first);
    unit->terms = HSY_NEW_ARRAY(r->arena, uint32_t, 2 * (end - first));
    read_numbers(r, p, first, end, unit, is_read);
    hsy_negation negation = hsy_negation_begin(r->language);
    for (uint32_t i = first; i < end; i++) {
        hsy_token token = p->tokens.items[i];
        hsy_slice folded = p->folded[i];
        if (is_read[i - first]) continue;
        hsy_negation_read(&negation, folded, i);
        if (token.kind != HSY_TOKEN_WORD && token.kind != HSY_TOKEN_NUMBER) continue;
        if (folded.length < SHORTEST_TERM && token.kind == HSY_TOKEN_WORD) continue;
        if (hsy_lexicon_find(r->function_words, folded) >= 0) continue;
        unit->terms[unit->term_count++] =
            word_term(r, hsy_token_text(p->text, token), folded, token.flags & HSY_TOKEN_CAPITAL);
    }
    unit->is_negated = negation.is_negated;
    sort_terms(unit);
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

/* The statement whose content makes up most of the sentence, apart from who says it: a speaker's titles may be longer
 * than his words. Of nested ones the outermost. */
static const hsy_statement *covering(const hsy_statements *statements, hsy_span sentence) {
    const hsy_statement *best = NULL;
    uint32_t most = 0;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        uint32_t bytes = s->parent == HSY_NO_PARENT ? overlap(s->content, sentence) : 0;
        if (bytes <= most) continue;
        uint32_t around = overlap(s->source, sentence) + overlap(s->cue, sentence);
        if (3 * bytes + around <= sentence.end - sentence.start) continue;
        most = bytes;
        best = s;
    }
    return best;
}

/* "did not say", "n'a pas confirmé": the cue says that nothing was said, so that its content is nobody's word. */
static bool is_silence(reader *r, hsy_slice body, const hsy_statement *s) {
    bool is_negated = false;
    hsy_slice last = {"", 0};
    if (s->cue.count == 0) return false;
    hsy_slice cue = hsy_slice_sub(body, s->cue.items[0].start, HSY_LAST(&s->cue).end);
    if (cue.length > LONGEST_CUE) return false;
    hsy_tokens tokens = hsy_words(r->arena, cue, r->language);
    for (size_t i = 0; i < tokens.count; i++) {
        last = hsy_fold(r->arena, hsy_token_text(cue, tokens.items[i]));
        is_negated |= hsy_is_negation(r->language, last);
    }
    int row = hsy_lexicon_find(r->cue_verbs, last);
    return is_negated && hsy_slice_equal(hsy_lexicon_cell(r->cue_verbs, row, r->cue_class), HSY_S("say"));
}

/* "others", "Kritiker", "certains", and no more said of them: "experts at the university" are somebody. */
static bool is_vague(reader *r, const hsy_statement *s) {
    if (s->speaker.is_named || s->via.count || s->speaker.type != HSY_SPEAKER_GROUP) return false;
    hsy_slice folded = hsy_fold(r->arena, s->speaker.name);
    if (hsy_lexicon_find(r->pronouns, folded) >= 0) return true;
    int row = hsy_lexicon_find(r->speaker_words, folded);
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(r->speaker_words, row, r->use_column), HSY_S("vague"));
}

/* The sentence says only whence another is, or that something is not confirmed; not so one that is itself what somebody
 * says: "The owners had threatened to leave, according to the Post", whatever was taken for their threat. */
static bool makes_no_claim(const hsy_statements *statements, hsy_span sentence) {
    hsy_span caveat = statements->caveat;
    if (caveat.end && caveat.start >= sentence.start && caveat.end <= sentence.end) return true;
    if (covering(statements, sentence)) return false;
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *s = &statements->list.items[i];
        if (overlap(s->cue, sentence) && !overlap(s->content, sentence)) return true;
    }
    return false;
}

/* The number of the article's language; a new one gets the next. */
static uint8_t language_number(reader *r) {
    size_t i = 0;
    while (i < r->languages.count && !hsy_slice_equal(r->languages.items[i], r->language)) i++;
    if (i == r->languages.count && i < MOST_LANGUAGES) HSY_PUSH(r->arena, &r->languages, r->language);
    return (uint8_t)(i < MOST_LANGUAGES ? i : MOST_LANGUAGES);
}

static void add_unit(reader *r, hsy_unit unit) {
    if (unit.term_count >= FEWEST_TERMS) HSY_PUSH(r->arena, &r->units->list, unit);
}

/* "denies", "dementiert", "démentent": a headline has no clause to tell what is denied but its own. */
static bool has_denial(reader *r, const passage *title) {
    int certainty = hsy_lexicon_column(r->cue_verbs, HSY_S("certainty"));
    for (size_t i = 0; i < title->tokens.count; i++) {
        int row = hsy_lexicon_find(r->cue_verbs, title->folded[i]);
        if (row >= 0 && hsy_slice_equal(hsy_lexicon_cell(r->cue_verbs, row, certainty), HSY_S("denied"))) return true;
    }
    return false;
}

static void read_headline(reader *r, const hsy_article *article, hsy_unit unit) {
    passage title = read_passage(r, article->title);
    if (title.tokens.count == 0) return;
    unit.quote = article->title;
    unit.leads = true;
    unit.is_denial = has_denial(r, &title);
    read_terms(r, &title, 0, (uint32_t)title.tokens.count, &unit);
    unit.is_denial |= unit.is_negated && hsy_is_correction_page(r->arena, article);
    add_unit(r, unit);
}

/* Whether the tokens [first, end) begin with a quotation that is more than an aside. */
static bool is_quotation(hsy_tokens tokens, uint32_t first, uint32_t end) {
    if (tokens.items[first].kind != HSY_TOKEN_QUOTE) return false;
    for (uint32_t i = first + 1; i < end && i <= first + LONGEST_ASIDE; i++)
        if (tokens.items[i].kind == HSY_TOKEN_QUOTE) return false;
    return true;
}

static hsy_unit_list read_sentences(reader *r, hsy_slice text) {
    hsy_unit_list units = {0};
    passage p = read_passage(r, text);
    hsy_sentence_list sentences = hsy_sentences(r->arena, text, p.tokens, r->language);
    for (size_t i = 0; i < sentences.count; i++) {
        hsy_sentence s = sentences.items[i];
        if (s.first == s.end) continue;
        hsy_unit unit = {.span = s.span, .refuted = HSY_NONE, .is_quoted = is_quotation(p.tokens, s.first, s.end)};
        read_terms(r, &p, s.first, s.end, &unit);
        HSY_PUSH(r->arena, &units, unit);
    }
    return units;
}

/* The sentences of a paragraph, which is read once however many articles print it. */
static hsy_unit_list sentences_of(reader *r, hsy_slice text) {
    uint32_t *place = hsy_table_put(r->arena, &r->known, text);
    if (*place != HSY_TABLE_NEW && hsy_slice_equal(r->paragraphs.items[*place].language, r->language))
        return r->paragraphs.items[*place].sentences;
    *place = (uint32_t)r->paragraphs.count;
    paragraph p = {r->language, read_sentences(r, text)};
    HSY_PUSH(r->arena, &r->paragraphs, p);
    return p.sentences;
}

/* Adds the sentences of the paragraph that stands at byte `at` of the body. */
static void read_paragraph(reader *r, const hsy_reading *reading, hsy_span place, hsy_unit blank, uint32_t *read) {
    hsy_unit_list sentences = sentences_of(r, hsy_slice_span(reading->article.text, place));
    for (size_t i = 0; i < sentences.count && *read < MOST_UNITS; i++, ++*read) {
        hsy_unit unit = blank;
        const hsy_unit *sentence = &sentences.items[i];
        unit.span = (hsy_span){place.start + sentence->span.start, place.start + sentence->span.end};
        if (makes_no_claim(&reading->statements, unit.span)) continue;
        unit.quote = hsy_slice_span(reading->article.text, unit.span);
        unit.leads = *read < LEADING;
        unit.has_number = sentence->has_number;
        unit.refuted = sentence->refuted;
        unit.is_quoted = sentence->is_quoted;
        unit.is_negated = sentence->is_negated;
        unit.place = (uint16_t)(*read + 1);
        unit.statement = covering(&reading->statements, unit.span);
        if (unit.statement && is_silence(r, reading->article.text, unit.statement)) unit.statement = NULL;
        unit.is_vague = unit.statement && is_vague(r, unit.statement);
        unit.terms = sentence->terms;
        unit.term_count = sentence->term_count;
        add_unit(r, unit);
    }
}

static void read_article(reader *r, const hsy_trace *trace, uint32_t article, uint32_t text) {
    const hsy_reading *reading = &trace->readings[article];
    hsy_slice body = reading->article.text;
    r->language = reading->article.language;
    r->function_words = hsy_lexicon_named(r->language, HSY_S("function-words"));
    r->cue_verbs = hsy_lexicon_named(r->language, HSY_S("cue-verbs"));
    r->cue_class = hsy_lexicon_column(r->cue_verbs, HSY_S("class"));
    r->speaker_words = hsy_lexicon_named(r->language, HSY_S("speaker-words"));
    r->use_column = hsy_lexicon_column(r->speaker_words, HSY_S("use"));
    r->pronouns = hsy_lexicon_named(r->language, HSY_S("pronouns"));
    hsy_unit blank = {.article = article, .text = text, .refuted = HSY_NONE, .language = language_number(r)};
    read_headline(r, &reading->article, blank);
    uint32_t start = 0, read = 0;
    while (start < body.length && read < MOST_UNITS) {
        size_t line = hsy_slice_find_byte(body, '\n', start);
        uint32_t end = (uint32_t)(line == HSY_NOT_FOUND ? body.length : line);
        read_paragraph(r, reading, (hsy_span){start, end}, blank, &read);
        start = end + 1;
    }
}

static void weigh(hsy_arena *arena, hsy_units *units, const hsy_indices *crossing) {
    units->counts = HSY_NEW_ARRAY(arena, uint32_t, units->term_count);
    units->weights = HSY_NEW_ARRAY(arena, double, units->term_count);
    units->languages = HSY_NEW_ARRAY(arena, uint32_t, units->term_count);
    units->articles = HSY_NEW_ARRAY(arena, uint32_t, units->term_count);
    uint32_t *last = HSY_NEW_ARRAY(arena, uint32_t, units->term_count); /* article that had it last, and one */
    for (size_t i = 0; i < units->list.count; i++) {
        const hsy_unit *unit = &units->list.items[i];
        for (uint32_t k = 0; k < unit->term_count; k++) {
            uint32_t term = unit->terms[k];
            units->counts[term]++;
            units->languages[term] |= UINT32_C(1) << unit->language;
            units->articles[term] += last[term] != unit->article + 1;
            last[term] = unit->article + 1;
        }
    }
    for (size_t i = 0; i < crossing->count; i++) units->languages[crossing->items[i]] = UINT32_MAX;
    for (uint32_t t = 0; t < units->term_count; t++)
        units->weights[t] = log(1 + (double)units->list.count / (units->counts[t] ? units->counts[t] : 1));
    for (size_t i = 0; i < units->list.count; i++)
        for (uint32_t k = 0; k < units->list.items[i].term_count; k++)
            units->list.items[i].weight += units->weights[units->list.items[i].terms[k]];
}

/* Whether the articles are in more than one language. */
static bool has_languages(const hsy_trace *trace, const uint32_t *order, size_t count) {
    hsy_slice first = count ? trace->readings[order[0]].article.language : HSY_S("");
    for (size_t i = 1; i < count; i++)
        if (!hsy_slice_equal(trace->readings[order[i]].article.language, first)) return true;
    return false;
}

void hsy_units_of(const hsy_room *room, const hsy_trace *trace, const hsy_glossary *glossary, const uint32_t *order,
                  size_t count, hsy_units *units) {
    *units = (hsy_units){.article_count = (uint32_t)count};
    reader r = {.arena = room->scratch,
                .stems = room->stems,
                .units = units,
                .glossary = has_languages(trace, order, count) ? glossary : NULL};
    for (size_t i = 0; i < count; i++) {
        uint32_t group = trace->articles[order[i]].text_group;
        uint32_t text = group == HSY_NONE ? (uint32_t)(trace->text_groups.count + order[i]) : group;
        read_article(&r, trace, order[i], text);
    }
    weigh(room->scratch, units, &r.crossing);
}

/* The summed weight of the terms that both have, and how many they are. */
static double shared_terms(const hsy_units *units, const hsy_unit *a, const hsy_unit *b, uint32_t *count) {
    double weight = 0;
    *count = 0;
    for (uint32_t i = 0, k = 0; i < a->term_count && k < b->term_count;) {
        if (a->terms[i] < b->terms[k]) {
            i++;
        } else if (a->terms[i] > b->terms[k]) {
            k++;
        } else {
            weight += units->weights[a->terms[i]];
            ++*count, i++, k++;
        }
    }
    return weight;
}

double hsy_units_shared(const hsy_units *units, const hsy_unit *a, const hsy_unit *b) {
    uint32_t count;
    return shared_terms(units, a, b, &count);
}

/* The weight of the unit's terms that occur in every language of `both`. */
static double weight_across(const hsy_units *units, const hsy_unit *unit, uint32_t both) {
    double weight = 0;
    for (uint32_t i = 0; i < unit->term_count; i++)
        if ((units->languages[unit->terms[i]] & both) == both) weight += units->weights[unit->terms[i]];
    return weight;
}

double hsy_units_likeness(const hsy_units *units, const hsy_unit *a, const hsy_unit *b) {
    uint32_t count;
    double weights = a->weight + b->weight, shared = shared_terms(units, a, b, &count);
    if (a->language != b->language) {
        uint32_t both = UINT32_C(1) << a->language | UINT32_C(1) << b->language;
        weights = weight_across(units, a, both) + weight_across(units, b, both);
        if (count < PROOF_ACROSS) shared *= (double)count / PROOF_ACROSS;
    }
    return weights > 0 ? 2 * shared / weights : 0;
}
