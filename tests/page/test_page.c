/* Pages as cases: a folder of tests/page/cases holds page.html, article.txt (the article's text to the letter) and
 * expected.tsv, a row a demand:
 *
 *     title, lede, published, modified, outlet, domain, canonical, language, translated-from, section, kind, access,
 *     next                          the field, "-" for an empty one
 *     authors, credits              all of them, ", " between two
 *     author, tag                   one of them
 *     link, caption, credit, image  one of the text's links (end of its address), of the images' captions, credits,
 *                                   addresses
 *     no-caption                    none of the captions
 *     any role, or title-block and lede-block      the start of a block that has it
 *     url                           where the page came from; no demand
 *
 * "wish" before a demand: known not to be met yet; the test fails when it is, so that it becomes a demand. "wish text"
 * says so of article.txt.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
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

static hsy_slice joined(hsy_arena *arena, const hsy_slices *list) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < list->count; i++) {
        if (i) hsy_buffer_add(&out, HSY_S(", "));
        hsy_buffer_add(&out, list->items[i]);
    }
    return hsy_buffer_text(&out);
}

/* Whether `what` is a field of one value; that value then. */
static bool is_field(hsy_arena *arena, const hsy_article *a, hsy_slice what, hsy_slice *value) {
    const struct {
        const char *name;
        hsy_slice value;
    } fields[] = {{"title", a->title},
                  {"lede", a->lede},
                  {"published", a->published},
                  {"modified", a->modified},
                  {"outlet", a->outlet_name},
                  {"domain", a->outlet_domain},
                  {"canonical", a->canonical_url},
                  {"language", a->language},
                  {"translated-from", a->translated_from},
                  {"section", a->section},
                  {"kind", hsy_page_kind_name(a->kind)},
                  {"access", hsy_access_name(a->access)},
                  {"next", a->pages.next},
                  {"authors", joined(arena, &a->authors)},
                  {"credits", joined(arena, &a->credits)}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!hsy_slice_equal(what, hsy_slice_from_c(fields[i].name))) continue;
        *value = fields[i].value.length ? fields[i].value : HSY_S("-");
        return true;
    }
    return false;
}

static bool has_image_at(const hsy_article *article, hsy_slice url) {
    for (size_t i = 0; i < article->images.count; i++)
        if (hsy_slice_ends(article->images.items[i].url, url)) return true;
    return false;
}

static bool is_met(const hsy_article *article, hsy_slice what, hsy_slice value) {
    if (hsy_slice_equal(what, HSY_S("author"))) return has_slice(&article->authors, value);
    if (hsy_slice_equal(what, HSY_S("tag"))) return has_slice(&article->tags, value);
    if (hsy_slice_equal(what, HSY_S("link"))) return has_link(article, value);
    if (hsy_slice_equal(what, HSY_S("caption"))) return has_image(article, value, false);
    if (hsy_slice_equal(what, HSY_S("no-caption"))) return !has_image(article, value, false);
    if (hsy_slice_equal(what, HSY_S("credit"))) return has_image(article, value, true);
    if (hsy_slice_equal(what, HSY_S("image"))) return has_image_at(article, value);
    return has_block(article, what, value);
}

/* Takes "wish " off a demand. */
static bool is_wish(hsy_slice *what) {
    hsy_slice wish = HSY_S("wish ");
    if (!hsy_slice_starts(*what, wish)) return false;
    *what = hsy_slice_sub(*what, wish.length, what->length);
    return true;
}

static size_t check_row(hsy_arena *arena, const char *name, const hsy_article *article, hsy_slice what,
                        hsy_slice value) {
    bool wish = is_wish(&what);
    hsy_slice is = HSY_S("");
    if (hsy_slice_equal(what, HSY_S("text")) || hsy_slice_equal(what, HSY_S("url"))) return 0;
    bool met = is_field(arena, article, what, &is) ? hsy_slice_equal(is, value) : is_met(article, what, value);
    if (met != wish) return 0;
    fprintf(stderr, "%s: %s %.*s \"%.*s\"", name, wish ? "a wish came true:" : "no", HSY_PRINT(what), HSY_PRINT(value));
    fprintf(stderr, is.length ? " but \"%.*s\"\n" : "%.*s\n", HSY_PRINT(is));
    return 1;
}

static size_t check_text(const char *name, hsy_slice is, hsy_slice wanted, bool wish) {
    if (hsy_slice_equal(is, wanted) != wish) return 0;
    fprintf(stderr, wish ? "%s: a wish came true: the text\n" : "%s: the text is not that of article.txt but\n", name);
    fprintf(stderr, "%.*s\n", HSY_PRINT(is));
    return 1;
}

/* The value behind the name of a row, or an empty slice. */
static hsy_slice row_named(hsy_slice table, hsy_slice name) {
    while (table.at) {
        hsy_slice value = hsy_slice_cut(&table, '\n');
        if (hsy_slice_equal(hsy_slice_cut(&value, '\t'), name)) return value;
    }
    return (hsy_slice){0};
}

static size_t check_case(hsy_arena *arena, const char *name) {
    hsy_slice table = read_file(arena, name, "expected.tsv");
    hsy_page_source source = {.path = hsy_slice_from_c(name), .bytes = read_file(arena, name, "page.html")};
    source.url = row_named(table, HSY_S("url"));
    hsy_article article;
    hsy_page_read(arena, &source, &article);
    size_t failures = check_text(name, article.text, hsy_slice_trim(read_file(arena, name, "article.txt")),
                                 row_named(table, HSY_S("wish text")).length > 0);
    hsy_slice_cut(&table, '\n');
    while (table.at) {
        hsy_slice value = hsy_slice_cut(&table, '\n');
        hsy_slice what = hsy_slice_cut(&value, '\t');
        if (value.length) failures += check_row(arena, name, &article, what, value);
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
