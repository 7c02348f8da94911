/* What reading pages costs, beside a bare parse of the same bytes: bench-pages FOLDER [ROUNDS]
 *
 * Reads all .html and .html.gz files of a folder into memory first. Then, on one core and ROUNDS times each in turn:
 *
 *     full      bytes to the JSON line that `hearsay read` prints, statements and all
 *     json      bytes to a JSON line of the article alone
 *     article   bytes to the article: the page stage
 *     parse     lexbor parses the bytes and throws the document away
 *
 * Prints one line for each: pages a second, megabytes a second, milliseconds a page, and how many parses it costs. Of
 * the rounds the fastest counts, since whatever else the machine does only adds to it. The line `memory` says what one
 * page took of its arena at most, how large the largest page is, and by how much the whole program grew beyond what it
 * held with all pages loaded, before the first bare parse.
 */
#include <dirent.h>
#include <lexbor/html/html.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "output/output.h"
#include "tools/page_file.h"

enum { PAGES_MOST = 100000, PATH_LONGEST = 4096, ROUNDS = 3 };

/* How far a page is taken. */
typedef enum goal { FULL, JSON, ARTICLE, PARSE, GOALS } goal;

static const char *const goal_names[GOALS] = {"full", "json", "article", "parse"};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The most memory the program has held so far, in bytes. */
static double most_held(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss * 1024;
}

static bool is_page(const char *name) {
    hsy_slice slice = hsy_slice_from_c(name);
    return hsy_slice_ends(slice, HSY_S(".html")) || hsy_slice_ends(slice, HSY_S(".html.gz"));
}

static hsy_slices load(hsy_arena *arena, const char *folder) {
    hsy_slices pages = {0};
    DIR *directory = opendir(folder);
    if (!directory) {
        perror(folder);
        exit(1);
    }
    for (struct dirent *entry; (entry = readdir(directory)) && pages.count < PAGES_MOST;) {
        char path[PATH_LONGEST];
        if (!is_page(entry->d_name)) continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        HSY_PUSH(arena, &pages, hsy_page_file(arena, path));
    }
    closedir(directory);
    return pages;
}

static void parse(hsy_slice page) {
    lxb_html_document_t *document = lxb_html_document_create();
    lxb_html_document_parse(document, (const lxb_char_t *)page.at, page.length);
    lxb_html_document_destroy(document);
}

static void read_page(hsy_arena *arena, hsy_slice page, goal to) {
    hsy_page_source source = {.bytes = page};
    hsy_reading reading = {0};
    hsy_page_read(arena, &source, &reading.article);
    if (to == FULL) hsy_statements_find(arena, &reading.article, &reading.statements);
    if (to == ARTICLE) return;
    hsy_buffer line = hsy_buffer_in(arena, 0);
    hsy_output_reading_json(&line, &reading);
}

/* Takes every page as far as `to`; the seconds it took. */
static double take_all(const hsy_slices *pages, goal to, size_t *arena_most) {
    double start = now();
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < pages->count; i++) {
        if (to == PARSE) {
            parse(pages->items[i]);
            continue;
        }
        read_page(arena, pages->items[i], to);
        if (hsy_arena_size(arena) > *arena_most) *arena_most = hsy_arena_size(arena);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
    return now() - start;
}

static void print_row(goal to, const hsy_slices *pages, size_t bytes, const double seconds[GOALS]) {
    double count = (double)pages->count;
    printf("%-8s %8.0f pages/s %8.1f MB/s %8.3f ms/page %8.2f\n", goal_names[to], count / seconds[to],
           (double)bytes / 1e6 / seconds[to], seconds[to] * 1000 / count, seconds[to] / seconds[PARSE]);
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: bench-pages FOLDER [ROUNDS]\n");
        return 2;
    }
    long rounds = count > 2 ? strtol(arguments[2], NULL, 10) : ROUNDS;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slices pages = load(arena, arguments[1]);
    if (!pages.count || rounds < 1) return 1;
    size_t bytes = 0, largest = 0, arena_most = 0;
    for (size_t i = 0; i < pages.count; i++) {
        bytes += pages.items[i].length;
        if (pages.items[i].length > largest) largest = pages.items[i].length;
    }
    double best[GOALS] = {0}, held = most_held(), grown = 0;
    for (long round = 0; round < rounds; round++)
        for (int to = 0; to < GOALS; to++) {
            if (round == 0 && to == PARSE) grown = most_held() - held;
            double seconds = take_all(&pages, (goal)to, &arena_most);
            if (round == 0 || seconds < best[to]) best[to] = seconds;
        }
    printf("%zu pages, %.1f MB, best of %ld rounds\n", pages.count, (double)bytes / 1e6, rounds);
    for (int to = GOALS; to-- > 0;) print_row((goal)to, &pages, bytes, best);
    printf("memory   arena %.1f MB  largest page %.2f MB  growth %.1f MB  growth/largest %.1f\n",
           (double)arena_most / 1e6, (double)largest / 1e6, grown / 1e6, grown / (double)largest);
    hsy_arena_free(arena);
    return 0;
}
