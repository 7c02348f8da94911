/* Cases that a linguist reads and writes: tests/statements/cases/<language>*.txt, in words, not offsets.
 *
 *     # "added" carries the speaker on
 *     text   “Prices will fall,” said Anna Weber of the central bank. She added that wages would rise.
 *     says   Anna Weber of the central bank | said | “Prices will fall,” | direct reported
 *     says   She = Anna Weber | added | wages would rise | indirect reported
 *
 * `text` goes on in lines that start with "|" (a further paragraph each). A `says` line holds source, cue, content
 * and kind with certainty; several spans are parted by " … ", a dash is the empty role, "= name" after the source is
 * the speaker, "via A, B" after the certainty the chain, "in N" the number of the statement it is nested in (from 1).
 * All statements of a text must be there and no others; `wish` is one that is not found yet, and fails when it is.
 *
 * The cases are the rules': they are checked without the learnt taggers. Those of files named "-learnt" are checked
 * with them, where they are built in. With the taggers on, nine of ten statements of all cases must still come out as
 * written, what is learnt may overrule a rule now and then, not often; and nothing may come out twice.
 */
#include "../test.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "statements/join.h"

enum { MOST_LINES = 64, MOST_PARAGRAPHS = 1 << 16 };

typedef struct wanted {
    hsy_slice line;
    int number;
    bool is_wish;
} wanted;

typedef struct text_case {
    hsy_slice text, language;
    wanted lines[MOST_LINES];
    size_t count;
    int number;
    const char *file;
} text_case;

static hsy_slice cut_field(hsy_slice *rest) { return hsy_slice_trim(hsy_slice_cut(rest, '|')); }

/* The spans' words, parted by " … "; "–" when there are none. */
static hsy_slice words_of(hsy_arena *arena, hsy_slice text, hsy_spans spans) {
    hsy_buffer words = hsy_buffer_in(arena, 0);
    if (spans.count == 0) return HSY_S("–");
    for (size_t i = 0; i < spans.count; i++) {
        if (i) hsy_buffer_add(&words, HSY_S(" … "));
        hsy_buffer_add(&words, hsy_slice_span(text, spans.items[i]));
    }
    return hsy_buffer_text(&words);
}

static hsy_slice describe(hsy_arena *arena, const text_case *c, const hsy_statement *s) {
    hsy_buffer line = hsy_buffer_in(arena, 0);
    hsy_slice source = words_of(arena, c->text, s->source), cue = words_of(arena, c->text, s->cue);
    hsy_slice content = words_of(arena, c->text, s->content);
    hsy_buffer_print(&line, "%.*s = %.*s | %.*s | %.*s | %.*s %.*s", HSY_PRINT(source), HSY_PRINT(s->speaker.name),
                     HSY_PRINT(cue), HSY_PRINT(content), HSY_PRINT(hsy_kind_name(s->kind)),
                     HSY_PRINT(hsy_certainty_name(s->certainty)));
    for (size_t i = 0; i < s->via.count; i++)
        hsy_buffer_print(&line, "%s%.*s", i ? ", " : " via ", HSY_PRINT(s->via.items[i]));
    if (s->parent != HSY_NO_PARENT) hsy_buffer_print(&line, " in %u", s->parent + 1);
    return hsy_buffer_text(&line);
}

/* Whether the statement is what the line wants. */
static bool fits(hsy_arena *arena, const text_case *c, const hsy_statement *s, hsy_slice line) {
    hsy_slice rest = line, source = cut_field(&rest), cue = cut_field(&rest), content = cut_field(&rest);
    hsy_slice last = cut_field(&rest), speaker = {NULL, 0};
    size_t equals = hsy_slice_find(source, HSY_S(" = "), 0);
    if (equals != HSY_NOT_FOUND) {
        speaker = hsy_slice_sub(source, equals + 3, source.length);
        source = hsy_slice_sub(source, 0, equals);
    }
    if (!hsy_slice_equal(source, words_of(arena, c->text, s->source))) return false;
    if (!hsy_slice_equal(cue, words_of(arena, c->text, s->cue))) return false;
    if (!hsy_slice_equal(content, words_of(arena, c->text, s->content))) return false;
    if (speaker.at && !hsy_slice_equal(speaker, s->speaker.name)) return false;
    hsy_slice whole = describe(arena, c, s);
    size_t tail = whole.length; /* " | direct reported via X in 2" is what stands behind the last bar */
    while (tail > 0 && whole.at[tail - 1] != '|') tail--;
    return hsy_slice_equal(hsy_slice_trim(hsy_slice_sub(whole, tail, whole.length)), last);
}

/* How many of the wanted statements there were, how many of them came out, and how many that did say what another one
 * says; for the taggers. */
typedef struct case_counts {
    size_t wanted, found, doubles;
} case_counts;

/* A statement that says what one before it says, word for word. */
static bool is_double(hsy_arena *arena, hsy_slice text, const hsy_statement_list *list, size_t number) {
    hsy_slice content = words_of(arena, text, list->items[number].content);
    for (size_t k = 0; k < number; k++)
        if (hsy_slice_equal(words_of(arena, text, list->items[k].content), content)) return true;
    return false;
}

static void count_case(const text_case *c, case_counts *tally) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = c->language, .text = c->text};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    for (size_t k = 0; k < found.list.count; k++) {
        if (!is_double(arena, c->text, &found.list, k)) continue;
        fprintf(stderr, "%s:%d: twice: %.*s\n", c->file, c->number,
                HSY_PRINT(describe(arena, c, &found.list.items[k])));
        tally->doubles++;
    }
    for (size_t i = 0; i < c->count; i++) {
        bool there = false;
        for (size_t k = 0; k < found.list.count && !there; k++)
            there = fits(arena, c, &found.list.items[k], c->lines[i].line);
        tally->wanted += !c->lines[i].is_wish;
        tally->found += there && !c->lines[i].is_wish;
    }
    hsy_arena_free(arena);
}

static bool check_case(const text_case *c) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = c->language, .text = c->text};
    hsy_statements found;
    bool good = true;
    if (strstr(c->file, "-learnt"))
        hsy_statements_find(arena, &article, &found);
    else
        hsy_statements_find_with(arena, NULL, &article, &found);
    bool *used = HSY_NEW_ARRAY(arena, bool, found.list.count + 1);
    for (size_t i = 0; i < c->count; i++) {
        bool there = false;
        for (size_t k = 0; k < found.list.count && !there; k++) {
            if (used[k] || !fits(arena, c, &found.list.items[k], c->lines[i].line)) continue;
            used[k] = there = true;
        }
        if (there == !c->lines[i].is_wish) continue;
        fprintf(stderr, "%s:%d: %s: %.*s\n", c->file, c->lines[i].number, there ? "a wish came true" : "not found",
                HSY_PRINT(c->lines[i].line));
        good = false;
    }
    bool has_wish = false;
    for (size_t i = 0; i < c->count; i++) has_wish |= c->lines[i].is_wish;
    for (size_t k = 0; k < found.list.count; k++) {
        if (used[k] || (has_wish && good)) continue;
        fprintf(stderr, "%s:%d: found: %.*s\n", c->file, c->number,
                HSY_PRINT(describe(arena, c, &found.list.items[k])));
        good = false;
    }
    hsy_arena_free(arena);
    return good;
}

static hsy_slice read_whole(hsy_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = hsy_arena_alloc(arena, (size_t)size);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
    fclose(file);
    return (hsy_slice){bytes, (size_t)size};
}

/* The number of wrong cases; with a tally nothing is wrong, and the cases are counted. */
static size_t check_file(const char *path, hsy_slice language, case_counts *tally) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice rest = read_whole(arena, path);
    text_case *c = HSY_NEW(arena, text_case);
    size_t wrong = 0;
    for (int number = 1; rest.at; number++) {
        hsy_slice line = hsy_slice_cut(&rest, '\n'), word = line;
        hsy_slice head = hsy_slice_cut(&word, ' ');
        hsy_slice body = hsy_slice_trim(word.at ? word : (hsy_slice){"", 0});
        if (hsy_slice_equal(head, HSY_S("text"))) {
            if (c->text.length && tally) count_case(c, tally);
            if (c->text.length && !tally) wrong += !check_case(c);
            *c = (text_case){.text = body, .language = language, .number = number, .file = path};
        } else if (hsy_slice_equal(head, HSY_S("|"))) {
            hsy_buffer longer = hsy_buffer_in(arena, MOST_PARAGRAPHS);
            hsy_buffer_add(&longer, c->text);
            hsy_buffer_add_byte(&longer, '\n');
            hsy_buffer_add(&longer, body);
            c->text = hsy_buffer_text(&longer);
        } else if (hsy_slice_equal(head, HSY_S("says")) || hsy_slice_equal(head, HSY_S("wish"))) {
            assert_true(c->count < MOST_LINES);
            c->lines[c->count++] = (wanted){body, number, hsy_slice_equal(head, HSY_S("wish"))};
        }
    }
    if (c->text.length && tally) count_case(c, tally);
    if (c->text.length && !tally) wrong += !check_case(c);
    hsy_arena_free(arena);
    return wrong;
}

static void check_language(const char *language, case_counts *tally) {
    DIR *directory = opendir(CASES);
    hsy_tagger tagger;
    bool has_tagger = hsy_tagger_for(hsy_tongue_of(hsy_slice_from_c(language)), &tagger);
    size_t wrong = 0, files = 0;
    assert_non_null(directory);
    for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        char path[4096];
        if (strncmp(entry->d_name, language, 2) != 0) continue;
        if (strstr(entry->d_name, "-learnt") && !has_tagger) continue;
        snprintf(path, sizeof path, "%s/%s", CASES, entry->d_name);
        wrong += check_file(path, hsy_slice_from_c(language), tally);
        files++;
    }
    closedir(directory);
    assert_true(files > 0);
    assert_int_equal(wrong, 0);
}

static void test_english(void **state) { (void)state, check_language("en", NULL); }
static void test_german(void **state) { (void)state, check_language("de", NULL); }
static void test_french(void **state) { (void)state, check_language("fr", NULL); }
static void test_without_lexicon(void **state) { (void)state, check_language("pl", NULL); }

static void check_floor(const char *language) {
    case_counts tally = {0};
    check_language(language, &tally);
    fprintf(stderr, "%s with its tagger: %zu of %zu\n", language, tally.found, tally.wanted);
    assert_true(10 * tally.found >= 9 * tally.wanted);
    assert_int_equal(tally.doubles, 0);
}

static void test_english_tagger(void **state) { (void)state, check_floor("en"); }
static void test_german_tagger(void **state) { (void)state, check_floor("de"); }

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_english),        cmocka_unit_test(test_german),
                                       cmocka_unit_test(test_french),         cmocka_unit_test(test_without_lexicon),
                                       cmocka_unit_test(test_english_tagger), cmocka_unit_test(test_german_tagger)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
