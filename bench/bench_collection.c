/* How fast a collection answers, as programs and people ask it: each question opens the database anew, as a command or
 * a request does, and prints JSON or text into nothing.
 *
 *     build/bench/bench-trace --write pages.jsonl 100000       generated articles (corpus.h) as JSON lines
 *     build/bench/bench-collection pages.jsonl                 adds them to a collection in /tmp, with its time, and
 * asks build/bench/bench-collection --rounds 200 news.db        asks a collection that is there
 *
 * What is asked for is drawn from the collection itself: stories over all sizes, claims, outlets, the speakers that
 * claims go back to, words out of headlines. Printed are milliseconds: the median, the 99th of 100, the worst, and the
 * median of what the processor worked, which other programs disturb less.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <yyjson.h>

#include "hearsay.h"

enum { MOST_DRAWN = 1000, MOST_ROUNDS = 10000, LONGEST = 512 };

/* What is asked for. */
typedef struct drawn {
    char *texts[MOST_DRAWN];
    long long numbers[MOST_DRAWN];
    size_t count;
} drawn;

typedef struct bench {
    const char *database;
    size_t rounds;
    drawn stories, claims, articles, outlets, speakers, words, pairs;
    double milliseconds[MOST_ROUNDS], work[MOST_ROUNDS]; /* work: of the processor */
} bench;

/* Milliseconds of a clock. */
static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void fail(const char *what) {
    fprintf(stderr, "bench-collection: %s\n", what);
    exit(1);
}

static void tell(void *context, const char *input, const char *message) {
    (void)context;
    fprintf(stderr, "%s%s%s\n", input ? input : "", input ? ": " : "", message);
}

/* ---- what to ask for ---- */

typedef struct text {
    char *bytes;
    size_t length;
} text;

static bool keep(void *context, const char *bytes, size_t length) {
    text *t = context;
    char *grown = realloc(t->bytes, t->length + length);
    if (!grown) return false;
    memcpy(grown + t->length, bytes, length);
    t->bytes = grown;
    t->length += length;
    return true;
}

static void draw(drawn *d, const char *words, long long number) {
    if (d->count == MOST_DRAWN) return;
    d->texts[d->count] = strdup(words ? words : "");
    if (!d->texts[d->count]) fail("no memory");
    d->numbers[d->count++] = number;
}

/* Draws two words of a headline, and the two together. */
static void draw_words(bench *b, const char *title) {
    char first[LONGEST], second[LONGEST];
    if (!title || sscanf(title, "%*511s %511[^ .,:;()\"*] %511[^ .,:;()\"*]", first, second) != 2) return;
    char pair[2 * LONGEST + 8];
    draw(&b->words, first, 0);
    draw(&b->words, second, 0);
    snprintf(pair, sizeof pair, "\"%s %s\"", first, second);
    draw(&b->pairs, pair, 0);
}

typedef hearsay_status list_call(const char *, const hearsay_question *, const hearsay_options *, hearsay_sink *,
                                 void *);

static yyjson_doc *list_of(const bench *b, list_call *call, hearsay_question question) {
    hearsay_options options = {.format = HEARSAY_JSON, .tell = tell};
    text list = {0};
    question.limit = MOST_DRAWN;
    if (call(b->database, &question, &options, keep, &list) != HEARSAY_OK) fail("the collection cannot be asked");
    yyjson_doc *document = yyjson_read(list.bytes, list.length, 0);
    free(list.bytes);
    if (!document) fail("no JSON");
    return document;
}

static long long number_of(yyjson_val *object, const char *key) { return yyjson_get_sint(yyjson_obj_get(object, key)); }

static const char *string_of(yyjson_val *object, const char *key) {
    return yyjson_get_str(yyjson_obj_get(object, key));
}

static void draw_all(bench *b) {
    size_t index, count, place, places;
    yyjson_val *value, *origin;
    yyjson_doc *stories = list_of(b, hearsay_stories, (hearsay_question){0});
    yyjson_arr_foreach(yyjson_doc_get_root(stories), index, count, value) {
        draw(&b->stories, NULL, number_of(value, "id"));
        draw_words(b, string_of(value, "title"));
    }
    yyjson_doc *claims = list_of(b, hearsay_claims, (hearsay_question){.order = HEARSAY_NEWEST});
    yyjson_arr_foreach(yyjson_doc_get_root(claims), index, count, value) {
        draw(&b->claims, NULL, number_of(value, "id"));
        yyjson_arr_foreach(yyjson_obj_get(value, "origins"), place, places,
                           origin) if (yyjson_get_bool(yyjson_obj_get(origin, "named")))
            draw(&b->speakers, string_of(origin, "name"), 0);
    }
    yyjson_doc *outlets = list_of(b, hearsay_outlets, (hearsay_question){0});
    yyjson_arr_foreach(yyjson_doc_get_root(outlets), index, count, value) {
        draw(&b->outlets, string_of(value, "name"), 0);
        draw(&b->articles, NULL, (long long)index * 7 + 1);
    }
    yyjson_doc_free(stories);
    yyjson_doc_free(claims);
    yyjson_doc_free(outlets);
}

/* ---- the questions ---- */

typedef enum asked {
    STORIES,
    STORIES_OF_OUTLET,
    STORIES_BY_SPREAD,
    STORY,
    STORY_TEXT,
    CLAIMS,
    CLAIMS_OF_STATUS,
    CLAIM,
    OUTLETS,
    OUTLET,
    SPEAKER,
    ARTICLE,
    SEARCH_WORD,
    SEARCH_PHRASE,
    SEARCH_OUTLET,
    SEARCH_COMMON,
    STATS,
    ASKED
} asked;

static const char *const NAMES[] = {
    "stories",
    "stories --outlet",
    "stories --sort spread",
    "story (json)",
    "story (text)",
    "claims",
    "claims --status",
    "claim",
    "outlets",
    "outlet",
    "speaker",
    "article",
    "search WORD",
    "search PHRASE",
    "search outlet: WORD",
    "search the",
    "stats",
};

static bool swallow(void *context, const char *bytes, size_t length) {
    (void)context, (void)bytes, (void)length;
    return true;
}

static const char *text_at(const drawn *d, size_t round) {
    return d->count ? d->texts[round * 7919 % d->count] : "none";
}

static long long number_at(const drawn *d, size_t round) { return d->count ? d->numbers[round * 7919 % d->count] : 1; }

static hearsay_status search(const bench *b, const char *query, const char *outlet) {
    hearsay_options options = {.format = HEARSAY_JSON};
    hearsay_question question = {.outlet = outlet};
    return hearsay_search(b->database, query, &question, &options, swallow, NULL);
}

static hearsay_status ask_list(const bench *b, asked what, size_t round) {
    static const char *const statuses[] = {"single-source", "denied", "confirmed", "disputed", "unconfirmed"};
    hearsay_options options = {.format = HEARSAY_JSON};
    hearsay_question question = {0};
    if (what == STORIES_OF_OUTLET) question.outlet = text_at(&b->outlets, round);
    if (what == STORIES_BY_SPREAD) question.order = HEARSAY_SPREAD;
    if (what == CLAIMS_OF_STATUS) question.status = statuses[round % 5];
    list_call *call = what == OUTLETS ? hearsay_outlets : what >= CLAIMS ? hearsay_claims : hearsay_stories;
    return call(b->database, &question, &options, swallow, NULL);
}

static hearsay_status ask(const bench *b, asked what, size_t round) {
    hearsay_options json = {.format = HEARSAY_JSON}, people = {.format = HEARSAY_TEXT, .width = 100};
    const char *d = b->database;
    switch (what) {
    case STORY: return hearsay_story(d, number_at(&b->stories, round), &json, swallow, NULL);
    case STORY_TEXT: return hearsay_story(d, number_at(&b->stories, round), &people, swallow, NULL);
    case CLAIM: return hearsay_claim(d, number_at(&b->claims, round), &json, swallow, NULL);
    case OUTLET: return hearsay_outlet(d, text_at(&b->outlets, round), &json, swallow, NULL);
    case SPEAKER: return hearsay_speaker(d, text_at(&b->speakers, round), NULL, &json, swallow, NULL);
    case ARTICLE: return hearsay_article(d, number_at(&b->articles, round), &json, swallow, NULL);
    case SEARCH_WORD: return search(b, text_at(&b->words, round), NULL);
    case SEARCH_PHRASE: return search(b, text_at(&b->pairs, round), NULL);
    case SEARCH_OUTLET: return search(b, text_at(&b->words, round), text_at(&b->outlets, round));
    case SEARCH_COMMON: return search(b, "the", NULL);
    case STATS: return hearsay_stats(d, &json, swallow, NULL);
    default: return ask_list(b, what, round);
    }
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void measure(bench *b, asked what) {
    size_t failed = 0;
    for (size_t i = 0; i < b->rounds; i++) {
        double begun = now(CLOCK_MONOTONIC), begun_work = now(CLOCK_PROCESS_CPUTIME_ID);
        failed += ask(b, what, i) != HEARSAY_OK;
        b->milliseconds[i] = now(CLOCK_MONOTONIC) - begun;
        b->work[i] = now(CLOCK_PROCESS_CPUTIME_ID) - begun_work;
    }
    qsort(b->milliseconds, b->rounds, sizeof *b->milliseconds, compare);
    qsort(b->work, b->rounds, sizeof *b->work, compare);
    printf("%-22s %8.2f %8.2f %8.2f %8.2f", NAMES[what], b->milliseconds[b->rounds / 2],
           b->milliseconds[b->rounds * 99 / 100], b->milliseconds[b->rounds - 1], b->work[b->rounds / 2]);
    if (failed) printf("  %zu without an answer", failed);
    putchar('\n');
    fflush(stdout);
}

/* Adds the pages to a new collection in /tmp; its name is kept in `name`. */
static const char *fill(const char *pages, char name[static LONGEST]) {
    hearsay_options options = {.tell = tell};
    hearsay_added added = {0};
    char folder[] = "/tmp/bench-collection-XXXXXX";
    if (!mkdtemp(folder)) fail("no folder in /tmp");
    snprintf(name, LONGEST, "%s/news.db", folder);
    double begun = now(CLOCK_MONOTONIC);
    if (hearsay_add(name, &pages, 1, &options, &added) != HEARSAY_OK) fail("the pages cannot be added");
    printf("%zu articles added in %.1f s, to %s\n", added.added, (now(CLOCK_MONOTONIC) - begun) / 1e3, name);
    return name;
}

int main(int count, char **arguments) {
    static bench b = {.rounds = 200};
    char name[LONGEST];
    const char *source = NULL, *only = NULL;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--rounds") == 0 && i + 1 < count)
            b.rounds = strtoul(arguments[++i], NULL, 10);
        else if (strcmp(arguments[i], "--only") == 0 && i + 1 < count)
            only = arguments[++i];
        else
            source = arguments[i];
    }
    if (!source || b.rounds == 0 || b.rounds > MOST_ROUNDS)
        fail("[--rounds N] [--only QUESTION] DATABASE or PAGES.jsonl");
    size_t length = strlen(source);
    bool is_database = length > 3 && strcmp(source + length - 3, ".db") == 0;
    b.database = is_database ? source : fill(source, name);
    draw_all(&b);
    printf("%-22s %8s %8s %8s %8s  ms, %zu rounds\n", "", "median", "p99", "worst", "CPU", b.rounds);
    for (int what = 0; what < ASKED; what++)
        if (!only || strcmp(NAMES[what], only) == 0) measure(&b, (asked)what);
    return 0;
}
