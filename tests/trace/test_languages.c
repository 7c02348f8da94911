/* Cases of articles in several languages that a linguist reads and writes: tests/trace/languages/NAME.txt.
 *
 *     article post en 2031-03-04T09:00:00Z post.example       its name, language, time, outlet
 *     from fr                                                  it says that it was translated from that language
 *     credit Harbour Post                                      a credit that stands beside the text
 *     | A paragraph of its text.
 *     translates post bote 0.8 1.0                             a relay, with the least and the most of its share
 *     aligned post bote | words of the one | of the other      a passage of its evidence has both
 *     claim post bote | words of the one | words of the other  a claim is carried by both in these words
 *     changed post bote | words of the one | words of the other  a fact that changed on the way, said in these words
 *     story post bote                                          both are in one story
 *     apart post bote                                          they are not
 *
 * All relays of the kind `translates` must be there and no others.
 */
#include "tests/trace/set.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "statements/statements.h"

enum { MOST_ARTICLES = 12, MOST_LINES = 40, MOST_BYTES = 1 << 16 };

typedef struct language_case {
    hsy_arena *arena;
    const char *file;
    hsy_reading readings[MOST_ARTICLES];
    hsy_buffer texts[MOST_ARTICLES];
    size_t count;
    hsy_slice lines[MOST_LINES];
    size_t line_count;
    hsy_trace trace;
    int failures;
} language_case;

static hsy_slice cut_word(hsy_slice *rest) {
    hsy_slice word = hsy_slice_trim(hsy_slice_cut(rest, ' '));
    *rest = hsy_slice_trim(*rest);
    return word;
}

static void wrong(language_case *c, hsy_slice line, const char *what) {
    fprintf(stderr, "%s: %s: %.*s\n", c->file, what, HSY_PRINT(line));
    c->failures++;
}

static void begin_article(language_case *c, hsy_slice rest) {
    assert_true(c->count < MOST_ARTICLES);
    hsy_article *article = &c->readings[c->count].article;
    article->path = cut_word(&rest);
    article->language = cut_word(&rest);
    article->published = cut_word(&rest);
    article->outlet_domain = rest;
    c->texts[c->count++] = hsy_buffer_in(c->arena, 0);
}

static void read_line(language_case *c, hsy_slice line) {
    hsy_slice rest = line, word = cut_word(&rest);
    if (line.length == 0 || line.at[0] == '#') return;
    if (hsy_slice_equal(word, HSY_S("article"))) {
        begin_article(c, rest);
    } else if (hsy_slice_equal(word, HSY_S("from"))) {
        c->readings[c->count - 1].article.translated_from = rest;
    } else if (hsy_slice_equal(word, HSY_S("credit"))) {
        HSY_PUSH(c->arena, &c->readings[c->count - 1].article.credits, rest);
    } else if (hsy_slice_equal(word, HSY_S("|"))) {
        hsy_buffer *text = &c->texts[c->count - 1];
        if (text->length) hsy_buffer_add_c(text, "\n");
        hsy_buffer_add(text, rest);
    } else {
        assert_true(c->line_count < MOST_LINES);
        c->lines[c->line_count++] = line;
    }
}

static void read_case(language_case *c, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = hsy_arena_alloc(c->arena, MOST_BYTES);
    hsy_slice rest = {bytes, fread(bytes, 1, MOST_BYTES, file)};
    fclose(file);
    assert_true(rest.length > 0 && rest.length < MOST_BYTES);
    while (rest.length) read_line(c, hsy_slice_trim(hsy_slice_cut(&rest, '\n')));
    for (size_t i = 0; i < c->count; i++) {
        hsy_article *article = &c->readings[i].article;
        article->text = hsy_buffer_text(&c->texts[i]);
        hsy_statements_find(c->arena, article, &c->readings[i].statements);
    }
}

/* Tracing puts the readings into an order of its own. */
static uint32_t article_of(language_case *c, hsy_slice name) {
    for (uint32_t i = 0; i < c->count; i++)
        if (hsy_slice_equal(c->readings[i].article.path, name)) return i;
    wrong(c, name, "no such article");
    return 0;
}

static bool has_passage(const language_case *c, const hsy_relay *relay, hsy_slice from, hsy_slice to) {
    hsy_slice texts[] = {c->readings[relay->from_article].article.text, c->readings[relay->to].article.text};
    for (size_t i = 0; i < relay->evidence.count; i++)
        if (hsy_slice_find(hsy_slice_span(texts[0], relay->evidence.items[i].from), from, 0) != HSY_NOT_FOUND &&
            hsy_slice_find(hsy_slice_span(texts[1], relay->evidence.items[i].to), to, 0) != HSY_NOT_FOUND)
            return true;
    return false;
}

static bool carries(const hsy_claim *claim, uint32_t article, hsy_slice words) {
    for (size_t i = 0; i < claim->carriers.count; i++) {
        const hsy_carrier *carrier = &claim->carriers.items[i];
        if (carrier->article == article && hsy_slice_find(carrier->quote, words, 0) != HSY_NOT_FOUND) return true;
    }
    return false;
}

static bool has_claim(const language_case *c, uint32_t a, hsy_slice in_a, uint32_t b, hsy_slice in_b) {
    for (size_t i = 0; i < c->trace.claims.count; i++) {
        const hsy_claim *claim = &c->trace.claims.items[i];
        if (carries(claim, a, in_a) && carries(claim, b, in_b)) return true;
    }
    return false;
}

static bool shows(const hsy_finding *finding, uint32_t article, hsy_slice words) {
    for (size_t i = 0; i < finding->evidence.count; i++) {
        const hsy_evidence *e = &finding->evidence.items[i];
        if (e->article == article && hsy_slice_find(e->quote, words, 0) != HSY_NOT_FOUND) return true;
    }
    return false;
}

static bool has_change(const language_case *c, uint32_t a, hsy_slice in_a, uint32_t b, hsy_slice in_b) {
    for (size_t i = 0; i < c->trace.findings.count; i++) {
        const hsy_finding *f = &c->trace.findings.items[i];
        if (f->kind == HSY_FINDING_FACT_CHANGED && shows(f, a, in_a) && shows(f, b, in_b)) return true;
    }
    return false;
}

static void check_share(language_case *c, const hsy_relay *relay, hsy_slice line, hsy_slice range) {
    char *end, *at = hsy_arena_c_string(c->arena, range);
    double least = strtod(at, &end), most = strtod(end, &at);
    if (most <= 0) most = 1;
    if (relay->share < least || relay->share > most)
        wrong(c, hsy_arena_print(c->arena, "%.*s, is %.2f", HSY_PRINT(line), relay->share), "share");
}

static void check_line(language_case *c, hsy_slice line) {
    hsy_slice rest = line, kind = cut_word(&rest);
    hsy_slice first = cut_word(&rest), second = cut_word(&rest);
    uint32_t a = article_of(c, first), b = article_of(c, second), story = c->trace.articles[a].story;
    const hsy_relay *relay = test_relay(&c->trace, HSY_RELAY_TRANSLATES, a, NULL, b);
    bool is_together = story != HSY_NONE && story == c->trace.articles[b].story;
    if (hsy_slice_equal(kind, HSY_S("translates"))) {
        if (!relay) wrong(c, line, "is missing");
        if (relay) check_share(c, relay, line, rest);
    } else if (hsy_slice_equal(kind, HSY_S("aligned"))) {
        hsy_slice_cut(&rest, '|');
        hsy_slice from = hsy_slice_trim(hsy_slice_cut(&rest, '|'));
        if (!relay || !has_passage(c, relay, from, hsy_slice_trim(rest))) wrong(c, line, "is missing");
    } else if (hsy_slice_equal(kind, HSY_S("claim"))) {
        hsy_slice_cut(&rest, '|');
        hsy_slice in_a = hsy_slice_trim(hsy_slice_cut(&rest, '|'));
        if (!has_claim(c, a, in_a, b, hsy_slice_trim(rest))) wrong(c, line, "is missing");
    } else if (hsy_slice_equal(kind, HSY_S("changed"))) {
        hsy_slice_cut(&rest, '|');
        hsy_slice in_a = hsy_slice_trim(hsy_slice_cut(&rest, '|'));
        if (!has_change(c, a, in_a, b, hsy_slice_trim(rest))) wrong(c, line, "is missing");
    } else if (hsy_slice_equal(kind, HSY_S("story"))) {
        if (!is_together) wrong(c, line, "are apart");
    } else if (hsy_slice_equal(kind, HSY_S("apart"))) {
        if (is_together) wrong(c, line, "are together");
    } else {
        wrong(c, line, "no such line");
    }
}

static bool is_wanted(language_case *c, const hsy_relay *relay) {
    for (size_t i = 0; i < c->line_count; i++) {
        hsy_slice rest = c->lines[i];
        if (!hsy_slice_equal(cut_word(&rest), HSY_S("translates"))) continue;
        hsy_slice from = cut_word(&rest), to = cut_word(&rest);
        if (article_of(c, from) == relay->from_article && article_of(c, to) == relay->to) return true;
    }
    return false;
}

static int run_case(const char *folder, const char *name) {
    language_case c = {.arena = hsy_arena_create(0), .file = name};
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    read_case(&c, path);
    hsy_trace_articles(c.arena, c.readings, c.count, 1, &c.trace);
    for (size_t i = 0; i < c.line_count; i++) check_line(&c, c.lines[i]);
    for (size_t i = 0; i < c.trace.relays.count; i++) {
        const hsy_relay *relay = &c.trace.relays.items[i];
        if (relay->kind != HSY_RELAY_TRANSLATES || is_wanted(&c, relay)) continue;
        hsy_slice from = c.readings[relay->from_article].article.path, to = c.readings[relay->to].article.path;
        wrong(&c, hsy_arena_print(c.arena, "%.*s %.*s %.2f", HSY_PRINT(from), HSY_PRINT(to), relay->share),
              "is no translation");
    }
    hsy_arena_free(c.arena);
    return c.failures;
}

static void test_cases(void **state) {
    (void)state;
    DIR *folder = opendir(CASES);
    assert_non_null(folder);
    int cases = 0, failures = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strstr(entry->d_name, ".txt")) failures += run_case(CASES, entry->d_name), cases++;
    closedir(folder);
    assert_true(cases > 0);
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
