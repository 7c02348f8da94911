#include "bench/corpus.h"

#include <string.h>

#include "base/hash.h"
#include "output/output.h"
#include "trace/parallel.h"

enum {
    MINUTES_APART = 5, /* between events */
    HOURS_LONG = 20,   /* over which the articles of an event come out */
    OUTLETS = 500,
    EVENT_NAMES = 12,
    FAMOUS = 200,    /* names that any event may have */
    FEWEST = 11,     /* sentences of an agency text */
    MOST = 20,       /* and at most; with FEWEST 200 to 400 words */
    MOST_AROUND = 6, /* words around a quotation that all reports have: more would be shared prose */
    TITLE_WORDS = 9,
    KEPT_PERCENT = 5, /* slots that keep the page's own word */
    OWN_PERCENT = 92, /* slots whose word is the sentence's, not the event's */
    FAMOUS_PERCENT = 20,
    ENGLISH_PERCENT = 80, /* events */
    NEVER = 0,
};

typedef enum way { OWN, WHOLE, CUT, EDITED, REWRITTEN, LOCAL, MERGED, WAYS } way;

typedef struct random {
    uint64_t state;
} random_state;

static uint64_t draw(random_state *r) { return hsy_hash_number(r->state += 0x9E3779B97F4A7C15ull); }

static uint32_t below(random_state *r, uint32_t limit) { return (uint32_t)(draw(r) >> 33) % limit; }

typedef struct making {
    const materials *from;
    corpus *corpus;
    uint64_t seed;
} making;

/* One event while its articles are made. */
typedef struct event {
    const material *m;
    uint64_t seed;
    uint32_t number;
    random_state random;
    const template *sentences[CORPUS_SENTENCES]; /* of text A from 0, of text B from half on */
    uint32_t counts[2];
    const template *quotation;     /* that all reports give, or NULL */
    uint32_t begin, stride, drawn; /* of draw_sentence */
} event;

/* ---- sentences ---- */

/* How the slots of a sentence are filled. */
typedef struct style {
    uint64_t salt;  /* tells the sentence's own words from those of the event's other sentences */
    uint32_t edits; /* one word in so many is changed; NEVER */
} style;

/* Often a frequent word: the rank falls with the cube of an even draw. */
static hsy_slice frequent_word(const material *m, uint64_t hash) {
    double u = (double)(hash >> 11) / 9007199254740992.0;
    return m->words.items[(size_t)(u * u * u * (double)m->words.count)];
}

static void add_capital(hsy_buffer *text, hsy_slice word) {
    bool is_small = word.length && word.at[0] >= 'a' && word.at[0] <= 'z';
    if (is_small) hsy_buffer_add_byte(text, (char)(word.at[0] - 'a' + 'A'));
    hsy_buffer_add(text, is_small ? hsy_slice_sub(word, 1, word.length) : word);
}

static void add_number(hsy_buffer *text, hsy_slice number, uint64_t hash) {
    for (size_t i = 0; i < number.length; i++) {
        char c = number.at[i];
        hsy_buffer_add_byte(text, hsy_is_digit(c) ? (char)('1' + (c - '0' + (hash >> (i % 16 * 4) & 15)) % 9) : c);
    }
}

/* One of the event's names, most of which no other event has. */
static hsy_slice event_name(const event *e, uint64_t hash) {
    uint64_t which = hsy_hash_number(e->seed ^ (hash % EVENT_NAMES));
    size_t names = which % 100 < FAMOUS_PERCENT ? FAMOUS : e->m->names.count;
    return e->m->names.items[which / 100 % names];
}

static hsy_slice slot_word(event *e, const slot *s, uint64_t own) {
    uint64_t of_event = hsy_hash_number(e->seed ^ s->key);
    uint64_t hash = of_event / 128 % 100 < OWN_PERCENT ? own : of_event;
    return hash % 100 < KEPT_PERCENT ? s->text : frequent_word(e->m, hash);
}

static void add_slot(event *e, hsy_buffer *text, const slot *s, style how) {
    bool is_edited = how.edits != NEVER && s->kind != SLOT_KEPT && below(&e->random, how.edits) == 0;
    uint64_t own = is_edited ? draw(&e->random) : hsy_hash_number(e->seed ^ s->key ^ how.salt);
    if (s->kind == SLOT_KEPT)
        hsy_buffer_add(text, s->text);
    else if (s->kind == SLOT_NUMBER)
        add_number(text, s->text, own);
    else if (s->kind == SLOT_NAME)
        hsy_buffer_add(text, event_name(e, own));
    else if (s->is_capital)
        add_capital(text, slot_word(e, s, own));
    else
        hsy_buffer_add(text, slot_word(e, s, own));
}

/* Adds a sentence and returns its words of prose. */
static uint32_t add_sentence(event *e, hsy_buffer *text, const template *sentence, style how) {
    if (text->length && text->bytes[text->length - 1] != '\n') hsy_buffer_add_byte(text, ' ');
    if (sentence->is_quotation) how = (style){how.salt, NEVER};
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (i) hsy_buffer_add(text, sentence->slots[i].before);
        add_slot(e, text, &sentence->slots[i], how);
    }
    if (below(&e->random, 2) == 0) hsy_buffer_add_byte(text, '\n');
    return sentence->is_quotation ? 0 : sentence->words;
}

/* Goes round all sentences of the language, in steps that share no factor with their number, before one comes again:
 * what an event's reports have in common is then what they were given. */
static const template *draw_sentence(event *e) {
    return &e->m->sentences.items[(e->begin + (uint64_t)e->drawn++ * e->stride) % e->m->sentences.count];
}

/* ---- events ---- */

static uint32_t draw_carriers(random_state *r) {
    uint32_t kind = below(r, 1000);
    if (kind < 2) return 300;
    if (kind < 50) return 10 + below(r, 31);
    if (kind < 400) return 2 + below(r, 11);
    return below(r, 4);
}

static uint32_t count_articles(random_state *r, uint32_t *own) {
    uint32_t carriers = below(r, 4) == 0 ? 0 : draw_carriers(r);
    *own = 1 + below(r, 4);
    return *own + carriers;
}

static random_state begin_event(const making *x, uint32_t number) {
    return (random_state){hsy_hash_number(x->seed * 1000003 + number)};
}

static const material *draw_language(random_state *r, const materials *from) {
    bool is_first = from->count == 1 || below(r, 100) < ENGLISH_PERCENT;
    return &from->items[is_first ? 0 : 1 + below(r, (uint32_t)from->count - 1)];
}

static uint32_t common_factor(uint32_t a, uint32_t b) { return b ? common_factor(b, a % b) : a; }

static void begin_drawing(event *e) {
    uint32_t count = (uint32_t)e->m->sentences.count;
    e->begin = below(&e->random, count);
    e->stride = 1 + below(&e->random, count - 1);
    while (common_factor(e->stride, count) != 1) e->stride++;
}

static void draw_texts(event *e, corpus_event *truth) {
    for (uint32_t t = 0; t < 2; t++) {
        e->counts[t] = FEWEST + below(&e->random, MOST - FEWEST + 1);
        for (uint32_t i = 0; i < e->counts[t]; i++) {
            uint32_t place = t * CORPUS_SENTENCES / 2 + i;
            e->sentences[place] = draw_sentence(e);
            truth->words[place] = e->sentences[place]->is_quotation ? 0 : (uint8_t)e->sentences[place]->words;
        }
    }
    for (int tried = 0; tried < 20 && !e->quotation; tried++) {
        const template *drawn = draw_sentence(e);
        if (drawn->is_quotation && drawn->around <= MOST_AROUND) e->quotation = drawn;
    }
}

/* ---- articles ---- */

typedef struct writing {
    hsy_buffer text;
    carried *truth;
    uint32_t words[2]; /* of prose from each agency text */
} writing;

static uint64_t agency_salt(const event *e, uint32_t place) { return hsy_hash_number(e->seed + place + 1); }

/* Sentences [first, end) of an agency text. */
static void add_agency(event *e, writing *w, uint32_t text, uint32_t first, uint32_t end, uint32_t edits) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t place = text * CORPUS_SENTENCES / 2 + i;
        style how = {agency_salt(e, place), edits};
        uint32_t words = add_sentence(e, &w->text, e->sentences[place], how);
        w->truth->prose += words;
        w->words[text] += words;
        w->truth->sentences |= UINT64_C(1) << place;
    }
}

static void add_own(event *e, writing *w, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        w->truth->prose += add_sentence(e, &w->text, draw_sentence(e), (style){draw(&e->random), NEVER});
}

static void rewrite(event *e, writing *w, uint32_t text) {
    uint32_t middle = 1 + below(&e->random, e->counts[text] - 2), last = (middle + e->counts[text]) / 2;
    add_agency(e, w, text, 0, 1, 10);
    add_agency(e, w, text, last, e->counts[text], 10);
    add_agency(e, w, text, middle, last, 10);
    add_agency(e, w, text, 1, middle, 10);
}

static void write_text(event *e, writing *w, way how, uint32_t text) {
    uint32_t count = e->counts[text];
    switch (how) {
    case OWN:
        add_own(e, w, 4 + below(&e->random, 6));
        if (e->quotation) add_sentence(e, &w->text, e->quotation, (style){0, NEVER});
        add_own(e, w, 5 + below(&e->random, 6));
        break;
    case WHOLE: add_agency(e, w, text, 0, count, NEVER); break;
    case CUT: add_agency(e, w, text, 0, count * (4 + below(&e->random, 4)) / 10, NEVER); break;
    case EDITED: add_agency(e, w, text, 0, count, 20); break;
    case REWRITTEN: rewrite(e, w, text); break;
    case LOCAL:
        add_agency(e, w, text, 0, count, NEVER);
        add_own(e, w, 2 + below(&e->random, 3));
        break;
    default:
        add_agency(e, w, text, 0, count * 8 / 10, NEVER);
        add_agency(e, w, !text, e->counts[!text] * 8 / 10, e->counts[!text], NEVER);
    }
}

static hsy_slice make_title(event *e, hsy_arena *kept, hsy_arena *scratch, const template *sentence, style how) {
    hsy_buffer text = hsy_buffer_in(scratch, 0);
    uint32_t words = 0;
    for (uint32_t i = 0; i < sentence->count && words < TITLE_WORDS; i++) {
        if (sentence->slots[i].kind == SLOT_KEPT && !hsy_is_letter(sentence->slots[i].text.at[0])) continue;
        if (words++) hsy_buffer_add_byte(&text, ' ');
        add_slot(e, &text, &sentence->slots[i], how);
    }
    return hsy_arena_copy(kept, hsy_buffer_text(&text));
}

static hsy_slice print_time(hsy_arena *kept, uint32_t minute) {
    uint32_t day = minute / 1440;
    return hsy_arena_print(kept, "%04u-%02u-%02uT%02u:%02u:00Z", 2031 + day / 336, 1 + day / 28 % 12, 1 + day % 28,
                           minute / 60 % 24, minute % 60);
}

static void describe(event *e, const hsy_room *room, hsy_article *a, uint32_t index, way how, uint32_t text) {
    uint32_t outlet = below(&e->random, OUTLETS), minute = e->number * MINUTES_APART;
    a->path = hsy_arena_print(room->kept, "%07u", index);
    a->outlet_domain = hsy_arena_print(room->kept, "outlet%u.example", outlet);
    a->outlet_name = hsy_arena_print(room->kept, "%.*s Post", HSY_PRINT(e->m->names.items[outlet + FAMOUS]));
    a->published = print_time(room->kept, minute + below(&e->random, HOURS_LONG * 60));
    a->language = e->m->language;
    bool is_own = how == OWN || below(&e->random, 3) == 0;
    uint32_t place = text * CORPUS_SENTENCES / 2;
    style headline = {is_own ? draw(&e->random) : agency_salt(e, place), NEVER};
    const template *sentence = is_own ? draw_sentence(e) : e->sentences[place];
    a->title = make_title(e, room->kept, room->scratch, sentence, headline);
    if (how == WHOLE && below(&e->random, 3) == 0)
        HSY_PUSH(room->kept, &a->credits, text ? HSY_S("dpa") : HSY_S("Reuters"));
}

/* A name that stands in the text is shown there; most do. */
static hsy_slice keep_name(hsy_arena *kept, hsy_slice text, hsy_slice name) {
    size_t at = name.length ? hsy_slice_find(text, name, 0) : HSY_NOT_FOUND;
    return at == HSY_NOT_FOUND ? hsy_arena_copy(kept, name) : hsy_slice_sub(text, at, at + name.length);
}

static hsy_spans keep_spans(hsy_span **next, const hsy_spans *spans) {
    hsy_spans kept = {*next, spans->count, spans->count};
    for (size_t i = 0; i < spans->count; i++) *(*next)++ = spans->items[i];
    return kept;
}

/* The statements in as little memory as their form allows. */
static void keep_statements(hsy_arena *kept, hsy_slice text, const hsy_statements *found, hsy_statements *statements) {
    size_t count = found->list.count, spans = 0;
    for (size_t i = 0; i < count; i++) {
        const hsy_statement *s = &found->list.items[i];
        spans += s->content.count + s->cue.count + s->source.count;
    }
    hsy_span *next = hsy_arena_alloc(kept, spans * sizeof *next);
    *statements = *found;
    statements->list = (hsy_statement_list){hsy_arena_alloc(kept, count * sizeof(hsy_statement)), 0, count};
    for (size_t i = 0; i < count; i++) {
        hsy_statement s = found->list.items[i];
        s.content = keep_spans(&next, &s.content);
        s.cue = keep_spans(&next, &s.cue);
        s.source = keep_spans(&next, &s.source);
        s.speaker.name = keep_name(kept, text, s.speaker.name);
        s.speaker.affiliation = keep_name(kept, text, s.speaker.affiliation);
        hsy_slices via = {NULL, 0, s.via.count};
        if (s.via.count) via.items = hsy_arena_alloc(kept, s.via.count * sizeof(hsy_slice));
        for (size_t k = 0; k < s.via.count; k++) HSY_PUSH(kept, &via, keep_name(kept, text, s.via.items[k]));
        s.via = via;
        HSY_PUSH(kept, &statements->list, s);
    }
}

static void make_article(event *e, const making *x, const hsy_room *room, uint32_t index, way how) {
    hsy_reading *reading = &x->corpus->readings[index];
    uint32_t text = below(&e->random, 4) == 0;
    writing w = {hsy_buffer_in(room->scratch, 0), &x->corpus->carried[index], {0, 0}};
    *w.truth = (carried){.event = e->number, .text = HSY_NONE};
    describe(e, room, &reading->article, index, how, text);
    write_text(e, &w, how, text);
    for (uint32_t t = 0; t < 2; t++)
        if (w.words[t] * 10 >= w.truth->prose * 5 && w.truth->prose) w.truth->text = e->number * 2 + t;
    hsy_article *article = &reading->article;
    article->text = hsy_arena_copy(room->kept, hsy_slice_trim(hsy_buffer_text(&w.text)));
    hsy_statements found;
    hsy_statements_find(room->scratch, article, &found);
    keep_statements(room->kept, article->text, &found, &reading->statements);
}

static void make_event(void *context, const hsy_room *room, size_t number) {
    const making *x = context;
    corpus_event *truth = &x->corpus->events[number];
    event e = {.number = (uint32_t)number, .random = begin_event(x, (uint32_t)number)};
    uint32_t own;
    count_articles(&e.random, &own);
    e.seed = draw(&e.random);
    e.m = draw_language(&e.random, x->from);
    begin_drawing(&e);
    draw_texts(&e, truth);
    for (uint32_t i = 0; i < truth->count; i++) {
        way how = i < own ? OWN : (way)(WHOLE + below(&e.random, WAYS - 1));
        hsy_arena *scratch = hsy_arena_scratch(room->scratch);
        make_article(&e, x, &(hsy_room){room->kept, scratch}, truth->first + i, how);
        hsy_arena_clear(scratch);
    }
}

/* Lays out the events until there are `count` articles. */
static void plan(hsy_arena *arena, const making *x, size_t count) {
    corpus *c = x->corpus;
    c->events = HSY_NEW_ARRAY(arena, corpus_event, count + 1);
    while (c->count < count) {
        random_state r = begin_event(x, (uint32_t)c->event_count);
        uint32_t own, articles = count_articles(&r, &own);
        if (articles > count - c->count) articles = (uint32_t)(count - c->count);
        c->events[c->event_count].first = (uint32_t)c->count;
        c->events[c->event_count++].count = articles;
        c->count += articles;
    }
    c->readings = HSY_NEW_ARRAY(arena, hsy_reading, c->count + 1);
    c->carried = HSY_NEW_ARRAY(arena, carried, c->count + 1);
    c->places = HSY_NEW_ARRAY(arena, uint32_t, c->count + 1);
}

corpus corpus_make(hsy_arena *arena, const materials *from, uint64_t seed, size_t count, unsigned threads) {
    corpus c = {0};
    making x = {from, &c, seed};
    plan(arena, &x, count);
    hsy_parallel(arena, threads, c.event_count, &x, make_event);
    corpus_follow(&c);
    for (size_t i = 0; i < c.count; i++) c.text_bytes += c.readings[i].article.text.length;
    return c;
}

void corpus_follow(corpus *c) {
    for (size_t place = 0; place < c->count; place++) {
        hsy_slice path = c->readings[place].article.path;
        size_t made = 0;
        for (size_t i = 0; i < path.length; i++) made = made * 10 + (size_t)(path.at[i] - '0');
        c->places[made] = (uint32_t)place;
    }
}

uint32_t corpus_common(const corpus *c, uint32_t a, uint32_t b) {
    const carried *x = &c->carried[a], *y = &c->carried[b];
    if (x->event != y->event) return 0;
    uint32_t words = 0;
    for (uint64_t common = x->sentences & y->sentences; common; common &= common - 1)
        words += c->events[x->event].words[__builtin_ctzll(common)];
    return words;
}

void corpus_write(hsy_arena *scratch, const corpus *c, size_t article, FILE *out) {
    const carried *truth = &c->carried[article];
    hsy_buffer line = hsy_buffer_in(scratch, 0);
    hsy_output_reading_json(&line, &c->readings[c->places[article]]);
    while (line.length && line.bytes[line.length - 1] != '}') line.length--;
    if (line.length) line.length--;
    hsy_buffer_print(&line, ",\"truth\":{\"event\":%u,\"prose\":%u,\"text\":", truth->event, truth->prose);
    if (truth->text == HSY_NONE)
        hsy_buffer_add_c(&line, "null,\"carried\":{");
    else
        hsy_buffer_print(&line, "%u,\"carried\":{", truth->text);
    bool is_first = true;
    for (uint64_t rest = truth->sentences; rest; rest &= rest - 1) {
        uint32_t place = (uint32_t)__builtin_ctzll(rest);
        hsy_buffer_print(&line, "%s\"%u\":%u", is_first ? "" : ",", place, c->events[truth->event].words[place]);
        is_first = false;
    }
    hsy_buffer_add_c(&line, "}}}\n");
    fwrite(line.bytes, 1, line.length, out);
}
