/* Stories and claims keep their numbers while the articles around them change. */
#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

#include "store/store.h"

enum { ARTICLES = 6 };

typedef struct fixture {
    hsy_arena *arena;
    hsy_errors errors;
    hsy_store *store;
    hsy_reading readings[ARTICLES]; /* with ids 1 to 6 */
} fixture;

static void open_new(fixture *f) {
    *f = (fixture){.arena = hsy_arena_create(0)};
    assert_true(hsy_store_open(f->arena, HSY_S(":memory:"), true, &f->store, NULL, &f->errors));
    for (int i = 0; i < ARTICLES; i++) {
        hsy_article *article = &f->readings[i].article;
        hsy_store_change change;
        article->path = hsy_arena_print(f->arena, "%d", i + 1);
        article->title = hsy_arena_print(f->arena, "Report %d", i + 1);
        article->text = hsy_arena_print(f->arena, "The ferry was late, says report %d.", i + 1);
        hsy_slice line = hsy_arena_print(f->arena, "{\"text\": \"%.*s\"}", HSY_PRINT(article->text));
        hsy_store_entry entry = hsy_store_entry_of(f->arena, &f->readings[i], line);
        assert_true(hsy_store_put(f->store, &entry, &change, &f->errors));
    }
}

/* A story of the articles with these ids, a text of digits, and a claim that each of them makes. */
static hsy_store_story story(fixture *f, const char *ids) {
    size_t count = strlen(ids);
    hsy_reading *readings = HSY_NEW_ARRAY(f->arena, hsy_reading, count);
    hsy_trace *trace = HSY_NEW(f->arena, hsy_trace);
    hsy_claim claim = {.text = HSY_S("The ferry was late")};
    hsy_story whole = {0};
    for (size_t i = 0; i < count; i++) {
        readings[i] = f->readings[ids[i] - '1'];
        HSY_PUSH(f->arena, &whole.articles, (uint32_t)i);
        HSY_PUSH(f->arena, &claim.carriers, ((hsy_carrier){.article = (uint32_t)i, .quote = readings[i].article.text}));
    }
    *trace = (hsy_trace){.readings = readings, .count = count};
    trace->articles = HSY_NEW_ARRAY(f->arena, hsy_traced, count);
    if (count > 1) HSY_PUSH(f->arena, &trace->stories, whole);
    HSY_PUSH(f->arena, &trace->claims, claim);
    return (hsy_store_story){.trace = trace};
}

static void put(fixture *f, hsy_store_story *stories, size_t count) {
    assert_true(hsy_store_number(f->arena, f->store, stories, count, &f->errors));
    assert_true(hsy_store_put_stories(f->arena, f->store, stories, count, &f->errors));
    assert_true(hsy_store_check(f->store, &f->errors));
}

static uint32_t claim_of(const hsy_store_story *story) { return story->trace->claims.items[0].id; }

static int64_t counted(fixture *f, bool of_claims) {
    hsy_store_counts counts;
    assert_true(hsy_store_count(f->arena, f->store, &counts, &f->errors));
    return of_claims ? counts.claims : counts.stories;
}

static void test_a_story_that_grows_keeps_its_numbers(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    hsy_store_story first[] = {story(&f, "12"), story(&f, "34")};
    put(&f, first, 2);
    assert_true(first[0].id == 1 && first[1].id == 2);
    assert_true(claim_of(&first[0]) == 1 && claim_of(&first[1]) == 2);
    hsy_store_story grown = story(&f, "345");
    put(&f, &grown, 1);
    assert_int_equal(grown.id, 2);
    assert_int_equal(grown.trace->stories.items[0].id, 2);
    assert_int_equal(claim_of(&grown), 2);
    assert_int_equal(counted(&f, false), 2);
    assert_int_equal(counted(&f, true), 2);
    hsy_arena_free(f.arena);
}

static void test_of_two_that_become_one_the_larger_lives_on(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    hsy_store_story first[] = {story(&f, "12"), story(&f, "345")};
    put(&f, first, 2);
    hsy_store_story both = story(&f, "123456");
    put(&f, &both, 1);
    assert_int_equal(both.id, 2);
    assert_int_equal(claim_of(&both), 2);
    hsy_arena_free(f.arena);
}

static void test_a_story_that_parts_gives_its_number_to_the_larger_part(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    hsy_store_story first = story(&f, "12345");
    put(&f, &first, 1);
    hsy_store_story parts[] = {story(&f, "12"), story(&f, "345")};
    put(&f, parts, 2);
    assert_int_equal(parts[1].id, 1);
    assert_int_equal(parts[0].id, 2);
    assert_int_equal(claim_of(&parts[0]) + claim_of(&parts[1]), 3); /* the old one and a new one */
    hsy_arena_free(f.arena);
}

static void test_a_number_is_never_given_twice(void **state) {
    (void)state;
    fixture f;
    open_new(&f);
    hsy_store_story first[] = {story(&f, "1"), story(&f, "2")};
    put(&f, first, 2);
    hsy_store_story both = story(&f, "12");
    put(&f, &both, 1);
    assert_int_equal(both.id, 1);
    hsy_store_story later = story(&f, "3");
    put(&f, &later, 1);
    assert_int_equal(later.id, 3);
    hsy_store_story apart[] = {story(&f, "1"), story(&f, "2")};
    put(&f, apart, 2);
    assert_int_equal(apart[0].id, 1);
    assert_int_equal(apart[1].id, 4);
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_story_that_grows_keeps_its_numbers),
        cmocka_unit_test(test_of_two_that_become_one_the_larger_lives_on),
        cmocka_unit_test(test_a_story_that_parts_gives_its_number_to_the_larger_part),
        cmocka_unit_test(test_a_number_is_never_given_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
