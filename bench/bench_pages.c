/* How fast pages are read, beside a bare parse of the same bytes: bench-pages FOLDER [ROUNDS]
 *
 * Reads all .html and .html.gz files of a folder into memory first. Then, on one core, ROUNDS times each: lexbor parses
 * every page and throws the document away; the page stage reads every page from bytes to article. Prints pages and
 * megabytes a second of both, their ratio, and the most memory one page took of its arena and of the machine.
 */
#include <dirent.h>
#include <lexbor/html/html.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "page/page.h"
#include "tools/page_file.h"

enum { PAGES_MOST = 100000, PATH_LONGEST = 4096, ROUNDS = 3 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
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

static double parse_all(const hsy_slices *pages) {
    double start = now();
    for (size_t i = 0; i < pages->count; i++) {
        lxb_html_document_t *document = lxb_html_document_create();
        lxb_html_document_parse(document, (const lxb_char_t *)pages->items[i].at, pages->items[i].length);
        lxb_html_document_destroy(document);
    }
    return now() - start;
}

static double read_all(const hsy_slices *pages, size_t *arena_most) {
    double start = now();
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < pages->count; i++) {
        hsy_page_source source = {.bytes = pages->items[i]};
        hsy_article article;
        hsy_page_read(arena, &source, &article);
        if (hsy_arena_size(arena) > *arena_most) *arena_most = hsy_arena_size(arena);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
    return now() - start;
}

static void print_speed(const char *what, size_t pages, size_t bytes, double seconds) {
    printf("%-12s %8.0f pages/s %8.1f MB/s %8.3f ms/page\n", what, (double)pages / seconds,
           (double)bytes / 1e6 / seconds, seconds * 1000 / (double)pages);
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: bench-pages FOLDER [ROUNDS]\n");
        return 2;
    }
    long rounds = count > 2 ? strtol(arguments[2], NULL, 10) : ROUNDS;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slices pages = load(arena, arguments[1]);
    size_t bytes = 0, arena_most = 0;
    for (size_t i = 0; i < pages.count; i++) bytes += pages.items[i].length;
    double parse = 0, read = 0;
    for (long round = 0; round < rounds; round++) {
        parse += parse_all(&pages);
        read += read_all(&pages, &arena_most);
    }
    size_t all = pages.count * (size_t)rounds;
    if (!all || rounds < 1) return 1;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu pages, %.1f MB, %ld rounds\n", pages.count, (double)bytes / 1e6, rounds);
    print_speed("parse", all, bytes * (size_t)rounds, parse);
    print_speed("read", all, bytes * (size_t)rounds, read);
    printf("read / parse %.2f; arena at most %.1f MB; peak memory with all pages loaded %.1f MB\n", read / parse,
           (double)arena_most / 1e6, (double)usage.ru_maxrss / 1e3);
    hsy_arena_free(arena);
    return 0;
}
