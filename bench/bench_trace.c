/* Speed, memory and truth of the trace on corpora of any size, made from pages (corpus.h).
 *
 *     build/bench/bench-trace [OPTION...] [COUNT...]           default: 1000 10000
 *       --pages PATH     a page, a folder of pages or a .jsonl of readings as material; may be given again
 *                        (default: examples/pages)
 *       --threads N      0: one a core (default)
 *       --seed N         another corpus
 *       --write FILE     write the corpus of the last COUNT as JSON lines, with its truth, instead of tracing it
 *       --steps          seconds by step as well
 *
 * Each size is measured in a process of its own, so that its peak memory is its own. Articles are read already: making
 * the corpus and finding its statements is not counted. Printed are seconds (wall and CPU), articles a second, how much
 * longer it took for how many times the articles, memory (of the corpus, at the peak, and what the trace took beyond
 * the texts, an article), and precision, recall and F1 of copy pairs, text groups and stories against the truth.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/truth.h"

enum { MOST_SIZES = 16, MOST_PAGES = 64, MOST_STEPS = 24 };

typedef struct options {
    const char *pages[MOST_PAGES];
    size_t page_count, sizes[MOST_SIZES], size_count;
    unsigned threads;
    uint64_t seed;
    const char *write;
    bool steps;
} options;

typedef struct instant {
    double wall, cpu;
} instant;

static instant now(void) {
    struct timespec wall, cpu;
    clock_gettime(CLOCK_MONOTONIC, &wall);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    return (instant){(double)wall.tv_sec + (double)wall.tv_nsec / 1e9, (double)cpu.tv_sec + (double)cpu.tv_nsec / 1e9};
}

static double peak_megabytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* What the process has in memory now. */
static double megabytes(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    if (fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
    fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1048576;
}

typedef struct step_log {
    const char *names[MOST_STEPS + 1];
    instant starts[MOST_STEPS + 1];
    double memory[MOST_STEPS + 1], peaks[MOST_STEPS + 1]; /* MB when it begins */
    size_t count;
} step_log;

static void begin_step(void *context, const char *name) {
    step_log *log = context;
    if (log->count == MOST_STEPS) return;
    log->names[log->count] = name;
    log->memory[log->count] = megabytes();
    log->peaks[log->count] = peak_megabytes();
    log->starts[log->count++] = now();
}

static void print_steps(const step_log *log) {
    for (size_t i = 0; i + 1 < log->count; i++)
        printf("    %-14s %8.2f s wall %8.2f s CPU   %6.0f MB after it, %6.0f at the peak so far\n", log->names[i],
               log->starts[i + 1].wall - log->starts[i].wall, log->starts[i + 1].cpu - log->starts[i].cpu,
               log->memory[i + 1], log->peaks[i + 1]);
}

static void print_score(const char *name, score s) {
    printf("    %-11s precision %.4f  recall %.4f  F1 %.4f\n", name, s.precision, s.recall, score_f1(s));
}

/* The time from the first step until text groups are known: what a finder of duplicates does. */
static instant until_groups(const step_log *log) {
    size_t i = 0;
    while (i + 1 < log->count && strcmp(log->names[i], "citations") != 0) i++;
    return (instant){log->starts[i].wall - log->starts[0].wall, log->starts[i].cpu - log->starts[0].cpu};
}

static void print_result(const options *o, const corpus *c, const hsy_trace *trace, step_log *log, double before) {
    instant start = log->starts[0], end = log->starts[log->count - 1], groups = until_groups(log);
    double peak = peak_megabytes(), count = (double)c->count, text = (double)c->text_bytes / 1048576;
    double wall = end.wall - start.wall, cpu = end.cpu - start.cpu;
    printf(
        "%zu articles of %.0f bytes: %.2f s wall, %.2f s CPU, %.0f articles/s (to text groups: %.2f s, %.2f s CPU)\n",
        c->count, (double)c->text_bytes / count, wall, cpu, count / wall, groups.wall, groups.cpu);
    printf("    memory: corpus %.0f MB, texts alone %.0f; peak %.0f MB: %.1f KB an article beside its text, %.1f of "
           "the trace\n",
           before, text, peak, (peak - text) * 1024 / count, (peak - before) * 1024 / count);
    if (o->steps) print_steps(log);
    hsy_arena *arena = hsy_arena_create(0);
    pair_scores pairs = truth_of_pairs(arena, c, trace);
    print_score("copy pairs", pairs.all);
    print_score("by article", pairs.by_article);
    print_score("text groups", truth_of_groups(arena, c, trace));
    print_score("stories", truth_of_stories(arena, c, trace));
    size_t statements = 0;
    for (size_t i = 0; i < c->count; i++) statements += c->readings[i].statements.list.count;
    printf("    relays %zu, groups %zu, stories %zu, claims %zu, findings %zu, of %zu statements\n",
           trace->relays.count, trace->text_groups.count, trace->stories.count, trace->claims.count,
           trace->findings.count, statements);
    hsy_arena_free(arena);
}

static void print_material(const options *o) {
    hsy_arena *arena = hsy_arena_create(0);
    materials from = material_read(arena, o->pages, o->page_count);
    for (size_t i = 0; i < from.count; i++)
        printf("material %.*s: %zu sentences, %zu words of the pages\n", HSY_PRINT(from.items[i].language),
               from.items[i].sentences.count, from.items[i].own_words);
    hsy_arena_free(arena);
}

static void write_corpus(const char *path, const corpus *c) {
    FILE *out = fopen(path, "wb");
    hsy_arena *scratch = hsy_arena_create(0);
    for (size_t i = 0; out && i < c->count; i++) {
        corpus_write(scratch, c, i, out);
        hsy_arena_clear(scratch);
    }
    hsy_arena_free(scratch);
    if (out && fclose(out) == 0) return;
    perror(path);
    exit(1);
}

/* Returns the wall time of the trace. */
static double measure(const options *o, size_t count, bool is_written) {
    hsy_arena *arena = hsy_arena_create(0), *traced = hsy_arena_create(0), *read = hsy_arena_create(0);
    materials from = material_read(read, o->pages, o->page_count);
    corpus c = corpus_make(arena, &from, o->seed, count, o->threads);
    hsy_trace trace;
    step_log log = {0};
    hsy_memory_give_back();
    double before = megabytes();
    if (is_written) {
        write_corpus(o->write, &c);
        return 0;
    }
    hsy_trace_watched(traced, c.readings, c.count, o->threads, &(hsy_trace_watch){&log, begin_step}, &trace);
    begin_step(&log, "end");
    corpus_follow(&c);
    print_result(o, &c, &trace, &log, before);
    hsy_arena_free(traced);
    hsy_arena_free(arena);
    hsy_arena_free(read);
    return log.starts[log.count - 1].wall - log.starts[0].wall;
}

/* Measures in a child, whose memory is its own; returns what `measure` does. */
static double measure_apart(const options *o, size_t count, bool is_written) {
    int ends[2];
    double seconds = 0;
    fflush(stdout);
    if (pipe(ends) != 0) return measure(o, count, is_written);
    pid_t child = fork();
    if (child == 0) {
        seconds = measure(o, count, is_written);
        fflush(stdout);
        _exit(write(ends[1], &seconds, sizeof seconds) == sizeof seconds ? 0 : 1);
    }
    close(ends[1]);
    if (read(ends[0], &seconds, sizeof seconds) != sizeof seconds) exit(1);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return seconds;
}

static const char *value_of(int count, char **arguments, int *i) {
    if (*i + 1 < count) return arguments[++*i];
    fprintf(stderr, "bench-trace: %s wants a value\n", arguments[*i]);
    exit(2);
}

static options read_options(int count, char **arguments) {
    options o = {.seed = 20310506};
    for (int i = 1; i < count; i++) {
        const char *a = arguments[i];
        if (strcmp(a, "--pages") == 0 && o.page_count < MOST_PAGES)
            o.pages[o.page_count++] = value_of(count, arguments, &i);
        else if (strcmp(a, "--threads") == 0)
            o.threads = (unsigned)strtoul(value_of(count, arguments, &i), NULL, 10);
        else if (strcmp(a, "--seed") == 0)
            o.seed = strtoull(value_of(count, arguments, &i), NULL, 10);
        else if (strcmp(a, "--write") == 0)
            o.write = value_of(count, arguments, &i);
        else if (strcmp(a, "--steps") == 0)
            o.steps = true;
        else if (a[0] >= '1' && a[0] <= '9' && o.size_count < MOST_SIZES)
            o.sizes[o.size_count++] = strtoull(a, NULL, 10);
        else {
            fprintf(stderr, "bench-trace: cannot understand %s; the top of bench/bench_trace.c tells how\n", a);
            exit(2);
        }
    }
    if (o.page_count == 0) o.pages[o.page_count++] = "examples/pages";
    if (o.size_count == 0) o.sizes[0] = 1000, o.sizes[1] = 10000, o.size_count = 2;
    return o;
}

int main(int count, char **arguments) {
    options o = read_options(count, arguments);
    double before = 0;
    print_material(&o);
    for (size_t i = 0; i < o.size_count; i++) {
        bool is_written = o.write && i + 1 == o.size_count;
        double seconds = measure_apart(&o, o.sizes[i], is_written);
        if (i && before > 0 && !is_written)
            printf("    %.1f times the articles took %.1f times as long\n", (double)o.sizes[i] / (double)o.sizes[i - 1],
                   seconds / before);
        before = seconds;
    }
    return 0;
}
