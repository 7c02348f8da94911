/* The same result for any order of the articles and any number of threads. */
#include "base/buffer.h"
#include "tests/trace/set.h"

enum { COUNT = 120 };

static const char *const pieces[] = {SPILL_1, SPILL_2, SPILL_3, SPILL_4, COUNCIL, ANGLERS, MARKET};

static hsy_slice make_text(hsy_arena *arena, unsigned seed) {
    hsy_buffer text = hsy_buffer_in(arena, 0);
    for (unsigned i = 0; i < 7; i++)
        if ((seed * 2654435761u >> (i * 3)) % 3 == 0) hsy_buffer_add_c(&text, pieces[(i + seed) % 7]);
    if (hsy_buffer_text(&text).length == 0) hsy_buffer_add_c(&text, pieces[seed % 7]);
    return hsy_buffer_text(&text);
}

static void make_set(hsy_arena *arena, hsy_reading *readings) {
    for (unsigned i = 0; i < COUNT; i++) {
        test_article article = {hsy_arena_print(arena, "%03u%c", i, 0).at,
                                hsy_arena_print(arena, "outlet%u.example%c", i % 40, 0).at,
                                hsy_arena_print(arena, "2031-05-%02uT%02u:00:00Z%c", 1 + i % 7, i % 24, 0).at};
        article.text = hsy_arena_c_string(arena, make_text(arena, i + 1));
        if (i % 9 == 0) article.credit = i % 2 ? "AP" : "dpa";
        readings[i] = test_reading(arena, &article);
    }
}

static void print_claims(hsy_buffer *out, const hsy_trace *trace) {
    for (size_t i = 0; i < trace->claims.count; i++) {
        const hsy_claim *claim = &trace->claims.items[i];
        hsy_buffer_print(out, "claim %.*s %d %u:", HSY_PRINT(claim->text), (int)claim->status,
                         claim->independent_origins);
        for (size_t k = 0; k < claim->carriers.count; k++) {
            const hsy_carrier *c = &claim->carriers.items[k];
            hsy_buffer_print(out, " %.*s %u-%u", HSY_PRINT(trace->readings[c->article].article.path), c->span.start,
                             c->span.end);
        }
        for (size_t k = 0; k < claim->origins.count; k++)
            hsy_buffer_print(out, " (%.*s)", HSY_PRINT(claim->origins.items[k].name));
        hsy_buffer_add_byte(out, '\n');
    }
    for (size_t i = 0; i < trace->findings.count; i++) {
        const hsy_finding *finding = &trace->findings.items[i];
        hsy_buffer_print(out, "finding %d:", (int)finding->kind);
        for (size_t k = 0; k < finding->evidence.count; k++)
            hsy_buffer_print(out, " %.*s", HSY_PRINT(trace->readings[finding->evidence.items[k].article].article.path));
        hsy_buffer_add_byte(out, '\n');
    }
}

/* Everything that the trace says, by path. */
static hsy_slice print_trace(hsy_arena *arena, const hsy_trace *trace) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *r = &trace->relays.items[i];
        bool of_article = r->from_kind == HSY_PARTY_ARTICLE;
        hsy_slice from = of_article ? trace->readings[r->from_article].article.path : r->from_name;
        hsy_buffer_print(&out, "%.*s > %.*s %d %.6f", HSY_PRINT(from), HSY_PRINT(trace->readings[r->to].article.path),
                         (int)r->kind, r->share);
        for (size_t k = 0; k < r->evidence.count; k++)
            hsy_buffer_print(&out, " %u-%u", r->evidence.items[k].to.start, r->evidence.items[k].to.end);
        hsy_buffer_add_byte(&out, '\n');
    }
    for (size_t s = 0; s < trace->stories.count; s++) {
        hsy_buffer_print(&out, "story of %u:", trace->stories.items[s].origins);
        for (size_t i = 0; i < trace->stories.items[s].articles.count; i++) {
            uint32_t a = trace->stories.items[s].articles.items[i];
            hsy_buffer_print(&out, " %.*s (%s)", HSY_PRINT(trace->readings[a].article.path),
                             test_origins(arena, trace, a));
        }
        hsy_buffer_add_byte(&out, '\n');
    }
    print_claims(&out, trace);
    return hsy_buffer_text(&out);
}

static hsy_slice trace_of(hsy_arena *arena, hsy_reading *readings, unsigned threads) {
    hsy_trace trace;
    hsy_trace_articles(arena, readings, COUNT, threads, &trace);
    return print_trace(arena, &trace);
}

static void test_any_number_of_threads(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[COUNT];
    make_set(arena, readings);
    hsy_slice alone = trace_of(arena, readings, 1);
    assert_true(alone.length > 2000);
    assert_true(hsy_slice_equal(alone, trace_of(arena, readings, 2)));
    assert_true(hsy_slice_equal(alone, trace_of(arena, readings, 16)));
    hsy_arena_free(arena);
}

static void test_any_order(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[COUNT], shuffled[COUNT];
    make_set(arena, readings);
    for (unsigned i = 0; i < COUNT; i++) shuffled[i * 77 % COUNT] = readings[i]; /* 77 and 120 share no factor */
    assert_true(hsy_slice_equal(trace_of(arena, readings, 2), trace_of(arena, shuffled, 2)));
    hsy_arena_free(arena);
}

/* The n-th block of memory cannot be had, for several n: the trace ends at its guard, and nothing is lost. */
static void test_failing_memory_ends_the_trace(void **state) {
    (void)state;
    hsy_arena *input = hsy_arena_create(0);
    hsy_reading readings[COUNT];
    make_set(input, readings);
    volatile unsigned failed = 0;
    for (volatile unsigned n = 1; n < 40; n += 3) {
        hsy_arena *arena = hsy_arena_create(0);
        if (setjmp(*hsy_arena_guard(arena)) == 0) {
            hsy_trace trace;
            hsy_arena_fail_at(arena, n);
            hsy_trace_articles(arena, readings, COUNT, 2, &trace);
        } else {
            failed++;
        }
        hsy_arena_free(arena);
    }
    assert_true(failed >= 1 && failed < 13);
    hsy_arena_free(input);
}

static void test_nothing_and_empty_texts(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_reading readings[3] = {0};
    hsy_trace trace;
    hsy_trace_articles(arena, NULL, 0, 0, &trace);
    assert_int_equal(trace.stories.count, 0);
    readings[1].article.text = HSY_S("One word");
    hsy_trace_articles(arena, readings, 3, 0, &trace);
    assert_int_equal(trace.relays.count, 0);
    assert_string_equal(test_origins(arena, &trace, 1), "own");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_number_of_threads),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_failing_memory_ends_the_trace),
        cmocka_unit_test(test_nothing_and_empty_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
