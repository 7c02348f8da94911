/* Speed and truth of the trace on invented sets of any size.
 *
 *     build/bench/bench-trace [THREADS [COUNT...]]          default: 0 (all cores), 1000 10000
 *
 * A set is a stream of events. Each has reports of its own (same names and one quotation, other words) and one agency
 * text that is printed whole, cut, with one word in twenty changed, or merged with a report; a few texts are printed
 * by hundreds. Words are drawn from an invented vocabulary by a Zipf-like law, with stock phrases between, so that
 * single fingerprints coincide by chance as they do in the news. Who carries what is known: printed are articles a
 * second, memory, and how many carriers of the agency texts were grouped with their own text and nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buffer.h"
#include "trace/trace.h"

enum {
    VOCABULARY = 40000,
    STOCK_PHRASES = 400,
    TEXT_SENTENCES = 16,
    EVENT_NAMES = 6,
    HOURS_APART = 1, /* between events */
};

typedef struct generator {
    hsy_arena *arena;
    uint64_t state;
    hsy_slice words[VOCABULARY];
    hsy_slice phrases[STOCK_PHRASES];
} generator;

static uint64_t draw(generator *g) { /* xorshift64* (Vigna 2016) */
    g->state ^= g->state >> 12;
    g->state ^= g->state << 25;
    g->state ^= g->state >> 27;
    return g->state * 0x2545F4914F6CDD1Dull;
}

static uint32_t below(generator *g, uint32_t limit) { return (uint32_t)(draw(g) >> 33) % limit; }

/* Often a frequent word: the rank falls with the cube of an even draw. */
static hsy_slice draw_word(generator *g) {
    double u = (double)(draw(g) >> 11) / 9007199254740992.0;
    return g->words[(size_t)(u * u * u * VOCABULARY)];
}

static void make_words(generator *g) {
    static const char *const syllables[] = {"ba", "ren", "to",  "lis", "mar", "ku", "ve",  "nor", "shi", "pal",
                                            "do", "gra", "tin", "ael", "us",  "fe", "rom", "ky",  "zan", "ith"};
    for (size_t i = 0; i < VOCABULARY; i++) {
        hsy_buffer word = hsy_buffer_in(g->arena, 0);
        for (size_t rest = i + 1; rest; rest /= 20) hsy_buffer_add_c(&word, syllables[rest % 20]);
        g->words[i] = hsy_buffer_text(&word);
    }
    for (size_t i = 0; i < STOCK_PHRASES; i++) {
        hsy_buffer phrase = hsy_buffer_in(g->arena, 0);
        for (uint32_t k = 0, count = 4 + below(g, 5); k < count; k++) {
            hsy_buffer_add(&phrase, draw_word(g));
            hsy_buffer_add_byte(&phrase, ' ');
        }
        g->phrases[i] = hsy_buffer_text(&phrase);
    }
}

static void add_capital(hsy_buffer *text, hsy_slice word) {
    hsy_buffer_add_byte(text, (char)(word.at[0] - 'a' + 'A'));
    hsy_buffer_add(text, hsy_slice_sub(word, 1, word.length));
}

static hsy_slice make_sentence(generator *g, const hsy_slice *names) {
    hsy_buffer text = hsy_buffer_in(g->arena, 0);
    add_capital(&text, draw_word(g));
    for (uint32_t k = 0, count = 10 + below(g, 16); k < count; k++) {
        hsy_buffer_add_byte(&text, ' ');
        if (below(g, 8) == 0)
            add_capital(&text, names[below(g, EVENT_NAMES)]);
        else if (below(g, 100) == 0)
            hsy_buffer_add(&text, g->phrases[below(g, STOCK_PHRASES)]);
        else
            hsy_buffer_add(&text, draw_word(g));
    }
    hsy_buffer_add_c(&text, ".\n");
    return hsy_buffer_text(&text);
}

typedef struct event {
    hsy_slice names[EVENT_NAMES];
    hsy_slice agency[TEXT_SENTENCES];
    hsy_slice quotation;
    uint32_t hour, number;
} event;

static event make_event(generator *g, uint32_t number) {
    event e = {.hour = number * HOURS_APART, .number = number};
    for (int i = 0; i < EVENT_NAMES; i++) e.names[i] = g->words[VOCABULARY / 10 + below(g, VOCABULARY * 9 / 10)];
    for (int i = 0; i < TEXT_SENTENCES; i++) e.agency[i] = make_sentence(g, e.names);
    hsy_slice first = make_sentence(g, e.names), second = make_sentence(g, e.names);
    e.quotation = hsy_arena_print(g->arena, "\"%.*s %.*s\" said the mayor.\n", (int)first.length - 1, first.at,
                                  (int)second.length - 1, second.at);
    return e;
}

static void add_edited(generator *g, hsy_buffer *text, hsy_slice sentence) {
    for (hsy_slice rest = sentence; rest.at;) {
        hsy_slice word = hsy_slice_cut(&rest, ' ');
        hsy_buffer_add(text, rest.at && below(g, 20) == 0 ? draw_word(g) : word);
        if (rest.at) hsy_buffer_add_byte(text, ' ');
    }
}

enum { OWN, WHOLE, CUT, EDITED, MERGED, WAYS };

static hsy_slice make_text(generator *g, const event *e, int way) {
    hsy_buffer text = hsy_buffer_in(g->arena, 0);
    int from_agency = way == OWN ? 0 : way == CUT || way == MERGED ? TEXT_SENTENCES * 5 / 8 : TEXT_SENTENCES;
    for (int i = 0; i < from_agency; i++) {
        if (way == EDITED)
            add_edited(g, &text, e->agency[i]);
        else
            hsy_buffer_add(&text, e->agency[i]);
    }
    if (way == OWN || way == MERGED) {
        hsy_buffer_add(&text, e->quotation);
        for (int i = 0; i < TEXT_SENTENCES / 2; i++) hsy_buffer_add(&text, make_sentence(g, e->names));
    }
    return hsy_buffer_text(&text);
}

typedef struct set {
    hsy_reading *readings;
    uint32_t *carried; /* number of the event whose agency text it carries, or HSY_NONE */
    size_t count;
} set;

static void add_article(generator *g, set *s, const event *e, int way) {
    hsy_article *a = &s->readings[s->count].article;
    hsy_slice title = make_sentence(g, e->names);
    uint32_t minute = e->hour * 60 + below(g, 600), day = minute / 1440;
    a->path = hsy_arena_print(g->arena, "%06zu", s->count);
    a->outlet_domain = hsy_arena_print(g->arena, "outlet%u.example", below(g, 500));
    a->published = hsy_arena_print(g->arena, "%04u-%02u-%02uT%02u:%02u:00Z", 2031 + day / 336, 1 + day / 28 % 12,
                                   1 + day % 28, minute / 60 % 24, minute % 60);
    a->language = HSY_S("en");
    a->title = hsy_slice_sub(title, 0, title.length - 2);
    a->text = make_text(g, e, way);
    if (way == WHOLE && below(g, 3) == 0) HSY_PUSH(g->arena, &a->credits, HSY_S("Reuters"));
    s->carried[s->count++] = way == OWN ? HSY_NONE : e->number;
}

static set make_set(generator *g, size_t count) {
    set s = {HSY_NEW_ARRAY(g->arena, hsy_reading, count), HSY_NEW_ARRAY(g->arena, uint32_t, count), 0};
    for (uint32_t number = 0; s.count < count; number++) {
        event e = make_event(g, number);
        uint32_t carriers = below(g, 200) == 0 ? 300 : below(g, 8), own = 1 + below(g, 4);
        for (uint32_t i = 0; i < own && s.count < count; i++) add_article(g, &s, &e, OWN);
        for (uint32_t i = 0; i < carriers && s.count < count; i++)
            add_article(g, &s, &e, WHOLE + (int)below(g, WAYS - 1));
    }
    return s;
}

/* B-cubed of the text groups against the agency texts carried. */
static void print_truth(hsy_arena *arena, const set *s, const hsy_trace *trace) {
    uint32_t *sizes = HSY_NEW_ARRAY(arena, uint32_t, s->count + 1);
    double precision = 0, recall = 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->carried[i] != HSY_NONE) sizes[s->carried[i]]++;
    for (size_t i = 0; i < s->count; i++) {
        uint32_t g = trace->articles[i].text_group;
        const hsy_indices alone = {(uint32_t[]){(uint32_t)i}, 1, 1};
        const hsy_indices *group = g == HSY_NONE ? &alone : &trace->text_groups.items[g];
        uint32_t same = 0;
        for (size_t k = 0; k < group->count; k++)
            same += group->items[k] == i || (s->carried[i] != HSY_NONE && s->carried[group->items[k]] == s->carried[i]);
        precision += (double)same / (double)group->count;
        recall += s->carried[i] == HSY_NONE ? 1 : (double)same / sizes[s->carried[i]];
    }
    printf("  groups: precision %.4f recall %.4f (B-cubed)", precision / (double)s->count, recall / (double)s->count);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void measure(size_t count, unsigned threads) {
    hsy_arena *arena = hsy_arena_create(0), *traced = hsy_arena_create(0);
    generator *g = HSY_NEW(arena, generator);
    g->arena = arena;
    g->state = 20310506;
    make_words(g);
    set s = make_set(g, count);
    hsy_trace trace;
    double start = now();
    hsy_trace_articles(traced, s.readings, s.count, threads, &trace);
    double seconds = now() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%7zu articles %8.2f s %8.0f articles/s  peak %5.0f MB", s.count, seconds, (double)s.count / seconds,
           (double)usage.ru_maxrss / 1024);
    print_truth(arena, &s, &trace);
    printf("  relays %zu groups %zu stories %zu\n", trace.relays.count, trace.text_groups.count, trace.stories.count);
    hsy_arena_free(traced);
    hsy_arena_free(arena);
}

int main(int count, char **arguments) {
    unsigned threads = count > 1 ? (unsigned)strtoul(arguments[1], NULL, 10) : 0;
    for (int i = 2; i < count; i++) measure((size_t)strtoull(arguments[i], NULL, 10), threads);
    if (count <= 2) {
        measure(1000, threads);
        measure(10000, threads);
    }
    return 0;
}
