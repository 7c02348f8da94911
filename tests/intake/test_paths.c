/* Folders, links and patterns: which files, in which order. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/intake.h"
#include "intake/paths.h"
#include "tests/test.h"

enum { LONGEST = 4096 };

typedef struct found {
    char folder[64], all[LONGEST]; /* paths below the folder, each with a blank behind it */
    size_t most;
} found;

static const char *below(const found *f, const char *path) {
    return strncmp(path, f->folder, strlen(f->folder)) == 0 ? path + strlen(f->folder) + 1 : path;
}

static bool add(found *f, const char *mark, hsy_slice path) {
    char name[512];
    snprintf(name, sizeof name, "%.*s", HSY_PRINT(path));
    size_t used = strlen(f->all);
    snprintf(f->all + used, sizeof f->all - used, "%s%s ", mark, below(f, name));
    return f->most == 0 || --f->most > 0;
}

static bool add_file(void *context, hsy_slice path, const struct stat *about, bool is_named) {
    assert_true(S_ISREG(about->st_mode));
    return add(context, is_named ? "=" : "", path);
}

static bool add_trouble(void *context, hsy_slice path, hsy_code code, const char *message) {
    assert_true(strlen(message) > 0);
    return add(context, code == HSY_OK ? "~" : "!", path);
}

static void run(const found *f, const char *format) {
    char command[512];
    snprintf(command, sizeof command, "cd '%s' && %s", f->folder, format);
    assert_int_equal(system(command), 0);
}

static int begin(void **state) {
    static found f;
    f = (found){.folder = "/tmp/hearsay-paths-XXXXXX"};
    if (!mkdtemp(f.folder)) return 1;
    run(&f,
        "mkdir -p b/deep/er c .hidden empty && touch B a.html b/2.html b/1.html b/deep/er/x.txt c/y.html .z .hidden/h "
        "'od[d].html'");
    *state = &f;
    return 0;
}

static int end(void **state) {
    const found *f = *state;
    run(f, "rm -r *");
    run(f, "rm -r .hidden .z && rmdir ../$(basename \"$PWD\")");
    return 0;
}

/* The walk over `path` below the folder finds exactly `all`; a walk that goes on until the end. */
static void finds(found *f, const char *path, const char *all) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice whole = hsy_arena_print(arena, "%s%s%s", f->folder, *path ? "/" : "", path);
    bool ends = f->most == 0; /* the walk counts it down */
    *f->all = '\0';
    assert_int_equal(hsy_path_walk(arena, whole, &(hsy_path_visitor){f, add_file, add_trouble}), ends);
    assert_string_equal(f->all, all);
    hsy_arena_free(arena);
}

static void test_folders(void **state) {
    found *f = *state;
    finds(f, "", "B a.html b/1.html b/2.html b/deep/er/x.txt c/y.html od[d].html ");
    finds(f, "b/", "b/1.html b/2.html b/deep/er/x.txt ");
    finds(f, "a.html", "=a.html ");
    finds(f, ".z", "=.z ");
    finds(f, "empty", "");
    finds(f, "none", "!none ");
    f->most = 2;
    finds(f, "", "B a.html ");
    f->most = 0;
}

static void test_patterns(void **state) {
    found *f = *state;
    finds(f, "*.html", "a.html od[d].html ");
    finds(f, "?/*.html", "b/1.html b/2.html c/y.html ");
    finds(f, "**/*.html", "a.html od[d].html b/1.html b/2.html c/y.html ");
    finds(f, "**/er/*", "b/deep/er/x.txt ");
    finds(f, "b/**", "b/1.html b/2.html b/deep/er/x.txt ");
    finds(f, "[bc]", "b/1.html b/2.html b/deep/er/x.txt c/y.html ");
    finds(f, "b/*/er/x.*", "b/deep/er/x.txt ");
    finds(f, "od[d].html", "=od[d].html ");
    finds(f, "*.pdf", "!*.pdf ");
    finds(f, "*/*/*/*/*", "!*/*/*/*/* ");
}

static void test_links_lead_in_no_circle(void **state) {
    found *f = *state;
    run(f, "ln -s .. b/up && ln -s ../c b/c && ln -s nowhere c/lost && mkfifo c/pipe");
    finds(f, "b",
          "b/1.html b/2.html !b/c/lost ~b/c/pipe b/c/y.html b/deep/er/x.txt b/up/B b/up/a.html ~b/up/b "
          "~b/up/c b/up/od[d].html ");
    finds(f, "**/er/*", "b/deep/er/x.txt ");
    run(f, "rm b/up b/c c/lost c/pipe");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_folders), cmocka_unit_test(test_patterns),
                                       cmocka_unit_test(test_links_lead_in_no_circle)};
    return cmocka_run_group_tests(tests, begin, end);
}
