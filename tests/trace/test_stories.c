/* Stories: one event by several outlets; time; series; origins counted once. */
#include "tests/trace/set.h"

enum { MOST = 8 };

typedef struct fixture {
    hsy_arena *arena;
    hsy_reading readings[MOST];
    size_t count;
    hsy_trace trace;
} fixture;

static void add(fixture *f, test_article article) { f->readings[f->count++] = test_reading(f->arena, &article); }

static void run(fixture *f) { hsy_trace_articles(f->arena, f->readings, f->count, 1, &f->trace); }

static uint32_t story_of(const fixture *f, size_t article) { return f->trace.articles[article].story; }

static const char *const told_by_post =
    "Varnholm woke to the smell of heating oil on Tuesday. A lorry had tipped over beside the lake, and mayor Ida Holt "
    "closed the beach. Divers from Ostrava sealed the drains of the river Asp.";
static const char *const told_by_echo =
    "The beach at Varnholm stays shut, mayor Ida Holt said, until divers have sealed every drain along the river Asp. "
    "Oil from an overturned lorry had reached the lake in the night.";

static void test_two_reports_of_one_event(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f,
        (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in the lake of Varnholm"});
    add(&f,
        (test_article){"b", "echo.example", "2031-05-06T11:00:00Z", told_by_echo, NULL, "Varnholm shuts its beach"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T12:00:00Z", MARKET, NULL, "Wheat falls in Tarsk"});
    run(&f);
    assert_int_equal(story_of(&f, 0), 0);
    assert_int_equal(story_of(&f, 1), 0);
    assert_int_equal(story_of(&f, 2), HSY_NONE);
    assert_int_equal(f.trace.stories.count, 1);
    assert_int_equal(f.trace.stories.items[0].origins, 2);
    hsy_arena_free(f.arena);
}

static void test_page_whose_body_was_not_found(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    hsy_block block = {.role = HSY_ROLE_CAPTION, .text = hsy_slice_from_c(told_by_echo)};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in Varnholm's lake"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T11:00:00Z", "", NULL, "Varnholm shuts its beach"});
    HSY_PUSH(f.arena, &f.readings[1].article.blocks, block);
    run(&f);
    assert_int_equal(story_of(&f, 1), 0);
    hsy_arena_free(f.arena);
}

static void test_next_month_is_another_story(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f,
        (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in the lake of Varnholm"});
    add(&f,
        (test_article){"b", "echo.example", "2031-06-20T11:00:00Z", told_by_echo, NULL, "Varnholm shuts its beach"});
    run(&f);
    assert_int_equal(story_of(&f, 0), HSY_NONE);
    assert_int_equal(story_of(&f, 1), HSY_NONE);
    hsy_arena_free(f.arena);
}

static void test_series_is_no_event(void **state) {
    (void)state;
    const char *first = "Sunshine over Varnholm and the lake, a light wind from Ostrava, eighteen degrees at noon.";
    const char *second = "Showers over Varnholm and the lake, a light wind from Ostrava, eleven degrees at noon.";
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "post.example", "2031-05-06", first, NULL, "Weather at the lake on 7 May"});
    add(&f, (test_article){"b", "post.example", "2031-05-07", second, NULL, "Weather at the lake on 8 May"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 0);
    hsy_arena_free(f.arena);
}

static void test_one_text_is_one_origin(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "AP", "Oil spill near Varnholm"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL, NULL, "Oil spill near Varnholm"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z", SPILL, "Associated Press", "Oil spill"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 1);
    assert_int_equal(f.trace.stories.items[0].articles.count, 3);
    assert_int_equal(f.trace.stories.items[0].origins, 1);
    hsy_arena_free(f.arena);
}

static void test_language_without_lexicon(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "pochta.example", "2031-05-06",
                           "Цистерна с мазутом перевернулась у озера Варнхольм. "
                           "Мэр Ида Хольт закрыла пляж, водолазы перекрыли стоки реки Асп.",
                           NULL, "Мазут в озере Варнхольм", "ru"});
    add(&f, (test_article){"b", "eho.example", "2031-05-06",
                           "Пляж в Варнхольме закрыт, сообщила мэр Хольт: мазут из "
                           "перевернувшейся цистерны попал в озеро и в реку Асп.",
                           NULL, "В Варнхольме закрыли пляж из-за мазута", "ru"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 1);
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_reports_of_one_event),    cmocka_unit_test(test_page_whose_body_was_not_found),
        cmocka_unit_test(test_next_month_is_another_story), cmocka_unit_test(test_series_is_no_event),
        cmocka_unit_test(test_one_text_is_one_origin),      cmocka_unit_test(test_language_without_lexicon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
