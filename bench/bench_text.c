/* How fast text is cut up, beside a bare check of its UTF-8 in the same run: bench-text LANGUAGE FILE...
 *
 * Prints megabytes a second for each step over all files, the best of several rounds. Words and sentences are made anew
 * for the steps that need them, outside of the measured time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "text/decode.h"
#include "text/language.h"
#include "text/lexicon.h"
#include "text/name.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "tools/whole_file.h"

enum { ROUNDS = 15 };

typedef struct work {
    hsy_arena *arena;
    hsy_slice text, language;
    hsy_tokens tokens;
    hsy_sentence_list sentences;
} work;

static void check_utf8(work *w) {
    if (hsy_utf8_valid_prefix(w->text) != w->text.length) abort();
}
static void decode(work *w) { hsy_decode(w->arena, w->text, HSY_S(""), false); }
static void identify(work *w) { hsy_language_identify(w->text); }
static void words(work *w) { w->tokens = hsy_words(w->arena, w->text, w->language); }
static void sentences(work *w) { w->sentences = hsy_sentences(w->arena, w->text, w->tokens, w->language); }
static void quotations(work *w) { hsy_quotations_find(w->arena, w->text, w->tokens, w->language); }
static void fold(work *w) { hsy_fold_tokens(w->arena, w->text, w->tokens); }
static void names(work *w) { hsy_names_find(w->arena, w->text, w->tokens, w->sentences, w->language); }

static const struct {
    const char *name;
    void (*run)(work *w);
} steps[] = {
    {"check UTF-8", check_utf8}, {"decode", decode},         {"identify language", identify}, {"words", words},
    {"sentences", sentences},    {"quotations", quotations}, {"fold tokens", fold},           {"names", names},
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Seconds of one round over all texts. */
static double measure(size_t step, hsy_arena *arena, hsy_slice language, const hsy_slice *texts, int count) {
    double seconds = 0;
    for (int i = 0; i < count; i++) {
        work w = {.arena = arena, .text = texts[i], .language = language};
        words(&w);
        sentences(&w);
        double start = now();
        steps[step].run(&w);
        seconds += now() - start;
        hsy_arena_clear(arena);
    }
    return seconds;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: bench_text LANGUAGE FILE...\n", stderr);
        return 2;
    }
    hsy_arena *keep = hsy_arena_create(0), *arena = hsy_arena_create(0);
    int count = argc - 2;
    hsy_slice *texts = HSY_NEW_ARRAY(keep, hsy_slice, (size_t)count);
    double bytes = 0;
    for (int i = 0; i < count; i++) {
        texts[i] = hsy_utf8_repair(keep, hsy_whole_file(keep, argv[i + 2]), NULL);
        bytes += (double)texts[i].length;
    }
    printf("%d texts, %.0f bytes\n", count, bytes);
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double seconds = measure(step, arena, hsy_slice_from_c(argv[1]), texts, count);
            if (round == 0 || seconds < best) best = seconds;
        }
        printf("%-18s %8.1f MB/s %8.1f us a text\n", steps[step].name, bytes / best / 1e6, best / count * 1e6);
    }
    hsy_arena_free(arena);
    hsy_arena_free(keep);
    return 0;
}
