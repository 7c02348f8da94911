/* Words a second from text to statements on one core, and peak memory: bench-statements LANGUAGE FILE...
 *
 * Each file is one article in UTF-8. The files are read first; then the whole set is gone through again and again
 * for about two seconds. Prints words, statements and words a second; then the peak of the whole process, how much of
 * it came on top of program and texts, and the most that one article took in its arena.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/utf8.h"
#include "statements/statements.h"
#include "tools/whole_file.h"

static const double LEAST_SECONDS = 2.0;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Megabytes that the process has had at most. */
static double peak_memory(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024; /* kilobytes on Linux */
}

static size_t words_in(hsy_slice text) {
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++)
        words += !hsy_is_space(text.at[i]) && (i == 0 || hsy_is_space(text.at[i - 1]));
    return words;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: bench_statements LANGUAGE FILE...\n", stderr);
        return 2;
    }
    hsy_arena *texts = hsy_arena_create(0), *arena = hsy_arena_create(0);
    size_t count = (size_t)argc - 2, words = 0, found = 0, rounds = 0, most = 0;
    hsy_article *articles = HSY_NEW_ARRAY(texts, hsy_article, count);
    for (size_t i = 0; i < count; i++) {
        articles[i].language = hsy_slice_from_c(argv[1]);
        articles[i].text = hsy_utf8_repair(texts, hsy_whole_file(texts, argv[i + 2]), NULL);
        words += words_in(articles[i].text);
    }
    double start = now(), memory = peak_memory();
    for (; now() - start < LEAST_SECONDS; rounds++)
        for (size_t i = 0; i < count; i++) {
            hsy_statements statements;
            hsy_statements_find(arena, &articles[i], &statements);
            if (rounds == 0) found += statements.list.count;
            if (hsy_arena_size(arena) > most) most = hsy_arena_size(arena);
            hsy_arena_clear(arena);
        }
    double seconds = now() - start;
    printf("%zu words, %zu statements, %.0f words/s\n", words, found, (double)(words * rounds) / seconds);
    printf("peak memory %.1f MB, %.1f MB on top of program and texts; %.2f MB in the arena of one article\n",
           peak_memory(), peak_memory() - memory, (double)most / (1 << 20));
    hsy_arena_free(arena);
    hsy_arena_free(texts);
    return 0;
}
