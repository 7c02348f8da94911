/* Pages as cases: a folder of tests/page/cases holds page.html, article.txt (the article's text to the letter) and
 * expected.tsv: title, lede, author, link, caption, no-caption, credit with their value; any role, or title-block and
 * lede-block, with the start of a block that must have it.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "page/page.h"
#include "tests/test.h"

enum { PATH_LONGEST = 4096, FILE_MOST = 1 << 20 };

static const char *cases_folder;

static hsy_slice read_file(hsy_arena *arena, const char *name, const char *file) {
    char path[PATH_LONGEST];
    snprintf(path, sizeof path, "%s/%s/%s", cases_folder, name, file);
    FILE *in = fopen(path, "rb");
    if (!in) fail_msg("%s cannot be read", path);
    char *bytes = hsy_arena_alloc(arena, FILE_MOST);
    size_t size = fread(bytes, 1, FILE_MOST, in);
    fclose(in);
    return (hsy_slice){bytes, size};
}

static bool has_slice(const hsy_slices *slices, hsy_slice value) {
    for (size_t i = 0; i < slices->count; i++)
        if (hsy_slice_equal(slices->items[i], value)) return true;
    return false;
}

static bool has_image(const hsy_article *article, hsy_slice value, bool is_credit) {
    for (size_t i = 0; i < article->images.count; i++) {
        const hsy_image *image = &article->images.items[i];
        if (hsy_slice_equal(is_credit ? image->credit : image->caption, value)) return true;
    }
    return false;
}

static bool has_link(const hsy_article *article, hsy_slice value) {
    for (size_t i = 0; i < article->links.count; i++) {
        const hsy_link *link = &article->links.items[i];
        if (!hsy_slice_equal(hsy_slice_span(article->text, link->span), link->text)) return false;
        if (hsy_slice_ends(link->url, value)) return true;
    }
    return false;
}

static bool has_block(const hsy_article *article, hsy_slice role, hsy_slice start) {
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        if (hsy_slice_starts(role, hsy_role_name(block->role)) && hsy_slice_starts(block->text, start)) return true;
    }
    return false;
}

static bool is_met(const hsy_article *article, hsy_slice what, hsy_slice value) {
    if (hsy_slice_equal(what, HSY_S("title"))) return hsy_slice_equal(article->title, value);
    if (hsy_slice_equal(what, HSY_S("lede"))) return hsy_slice_equal(article->lede, value);
    if (hsy_slice_equal(what, HSY_S("author"))) return has_slice(&article->authors, value);
    if (hsy_slice_equal(what, HSY_S("link"))) return has_link(article, value);
    if (hsy_slice_equal(what, HSY_S("caption"))) return has_image(article, value, false);
    if (hsy_slice_equal(what, HSY_S("no-caption"))) return !has_image(article, value, false);
    if (hsy_slice_equal(what, HSY_S("credit"))) return has_image(article, value, true);
    return has_block(article, what, value);
}

static size_t count_unmet(const char *name, hsy_slice table, const hsy_article *article) {
    size_t failures = 0;
    hsy_slice_cut(&table, '\n');
    while (table.at) {
        hsy_slice value = hsy_slice_cut(&table, '\n');
        if (!value.length) continue;
        hsy_slice what = hsy_slice_cut(&value, '\t');
        if (is_met(article, what, value)) continue;
        fprintf(stderr, "%s: no %.*s \"%.*s\"\n", name, HSY_PRINT(what), HSY_PRINT(value));
        failures++;
    }
    return failures;
}

static size_t check_case(hsy_arena *arena, const char *name) {
    hsy_page_source source = {.path = hsy_slice_from_c(name), .bytes = read_file(arena, name, "page.html")};
    hsy_article article;
    hsy_page_read(arena, &source, &article);
    hsy_slice text = hsy_slice_trim(read_file(arena, name, "article.txt"));
    size_t failures = count_unmet(name, read_file(arena, name, "expected.tsv"), &article);
    if (!hsy_slice_equal(article.text, text)) {
        fprintf(stderr, "%s: the text is\n%.*s\nand must be\n%.*s\n", name, HSY_PRINT(article.text), HSY_PRINT(text));
        failures++;
    }
    return failures;
}

static void test_cases(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    DIR *folder = opendir(cases_folder);
    assert_non_null(folder);
    size_t count = 0, failures = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        failures += check_case(arena, entry->d_name);
        hsy_arena_clear(arena);
        count++;
    }
    closedir(folder);
    hsy_arena_free(arena);
    assert_true(count > 0);
    assert_int_equal(failures, 0);
}

static hsy_article read_bytes(hsy_arena *arena, hsy_slice bytes) {
    hsy_page_source source = {.bytes = bytes};
    hsy_article article;
    hsy_page_read(arena, &source, &article);
    assert_int_equal(hsy_utf8_valid_prefix(article.text), article.text.length);
    return article;
}

static hsy_slice repeated(hsy_arena *arena, const char *piece, size_t times) {
    size_t length = strlen(piece);
    char *bytes = hsy_arena_alloc(arena, length * times);
    for (size_t i = 0; i < times; i++) memcpy(bytes + i * length, piece, length);
    return (hsy_slice){bytes, length * times};
}

/* Pages made to be slow or deep end in time, most with an error entry. */
static void test_hostile(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "<div>", "<b id=x><p>",     "<table><tr><td>", "<a href=x>y",   "<ul><li>", "<p>x<br><br>",
        "</p>",  "<i><b><a><font>", "<svg><template>", "<!--><script>", "&amp;",    "<blockquote>z"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        read_bytes(arena, repeated(arena, pieces[i], 20000));
        hsy_arena_free(arena);
    }
}

static void test_attributes(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    size_t size = 0, most = 20000;
    char *bytes = hsy_arena_alloc(arena, most * 12 + 16);
    size += (size_t)snprintf(bytes, 8, "<div ");
    for (size_t i = 0; i < most; i++) size += (size_t)snprintf(bytes + size, 12, "a%zu=1 ", i);
    size += (size_t)snprintf(bytes + size, 8, ">text");
    read_bytes(arena, (hsy_slice){bytes, size});
    hsy_arena_free(arena);
}

static void test_plain_is_kept(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_page_source source = {.bytes = HSY_SLICE("One <b>line</b>\n\nMore from us"), .is_plain = true};
    hsy_article article;
    hsy_page_read(arena, &source, &article);
    assert_slice(article.text, "One <b>line</b>\n\nMore from us");
    hsy_arena_free(arena);
}

static void test_empty(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_int_equal(read_bytes(arena, HSY_S("")).text.length, 0);
    assert_int_equal(read_bytes(arena, HSY_S("<html><body></body></html>")).text.length, 0);
    assert_int_equal(read_bytes(arena, HSY_S("<!doctype html><frameset>")).text.length, 0);
    hsy_arena_free(arena);
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    cases_folder = arguments[1];
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_hostile),
                                       cmocka_unit_test(test_attributes), cmocka_unit_test(test_plain_is_kept),
                                       cmocka_unit_test(test_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
