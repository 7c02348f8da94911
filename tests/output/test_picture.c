/* The picture of a trace: the axis of time, and what becomes of stories too large for a name at every dot. */
#include "output/output.h"
#include "output/svg_axis.h"
#include "output/svg_lanes.h"
#include "tests/output/crowd.h"

enum { HOUR = 60 * 60, DAY = 24 * HOUR, MONDAY = 20000 * DAY, LEFT = 200, RIGHT = 1000 };

/* Twelve articles within a morning and one three days later. */
static void test_long_silence_is_cut(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int64_t times[13];
    for (int i = 0; i < 12; i++) times[i] = MONDAY + 11 * HOUR - i * HOUR / 2;
    times[12] = MONDAY + 3 * DAY;
    hsy_axis axis = hsy_axis_of(arena, times, 13, LEFT, RIGHT);
    assert_int_equal(axis.stretches.count, 2);
    int morning = axis.stretches.items[0].right - axis.stretches.items[0].left;
    assert_true(morning > (RIGHT - LEFT) / 2);
    assert_true(axis.stretches.items[1].left - axis.stretches.items[0].right > (RIGHT - LEFT) / 12);
    int first = hsy_axis_x(&axis, MONDAY + 6 * HOUR), second = hsy_axis_x(&axis, MONDAY + 7 * HOUR);
    int third = hsy_axis_x(&axis, MONDAY + 8 * HOUR);
    assert_in_range(third - second, second - first - 1, second - first + 1);
    hsy_arena_free(arena);
}

static void test_even_times_are_not_cut(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int64_t times[30];
    for (int i = 0; i < 30; i++) times[i] = MONDAY + i * 5 * HOUR;
    hsy_axis axis = hsy_axis_of(arena, times, 30, LEFT, RIGHT);
    assert_int_equal(axis.stretches.count, 1);
    hsy_arena_free(arena);
}

static void test_axis_never_runs_back(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int64_t times[] = {MONDAY, MONDAY + 1, MONDAY + 90 * DAY, MONDAY + 90 * DAY + HOUR, MONDAY + 4000 * DAY, INT32_MIN};
    hsy_axis axis = hsy_axis_of(arena, times, sizeof times / sizeof *times, LEFT, RIGHT);
    int before = LEFT;
    for (int64_t time = MONDAY - DAY; time < MONDAY + 4001 * DAY; time += DAY / 3) {
        int x = hsy_axis_x(&axis, time);
        assert_in_range(x, before, RIGHT);
        before = x;
    }
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_axis_put(&out, &axis, 100, 200);
    assert_true(hsy_buffer_text(&out).length < 20000);
    hsy_arena_free(arena);
}

static void test_axis_of_few_times(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int64_t times[] = {MONDAY + 5 * HOUR, MONDAY + 5 * HOUR};
    hsy_axis none = hsy_axis_of(arena, times, 0, LEFT, RIGHT), one = hsy_axis_of(arena, times, 2, LEFT, RIGHT);
    assert_int_equal(hsy_axis_x(&none, MONDAY), LEFT);
    assert_in_range(hsy_axis_x(&one, MONDAY), LEFT, RIGHT);
    assert_int_equal(one.stretches.count, 1);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_axis_put(&out, &one, 100, 200);
    assert_true(hsy_slice_find(hsy_buffer_text(&out), HSY_S("05:00"), 0) != HSY_NOT_FOUND);
    hsy_arena_free(arena);
}

static void check_picture(uint32_t count, int kind, int highest) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_trace trace = make_crowd(arena, count, kind);
    hsy_by_story by = hsy_by_story_of(arena, &trace);
    hsy_figure figure = hsy_figure_of(arena, &by, hsy_parts_of_story(&by, 0), 100);
    size_t shown = 0;
    for (size_t i = 0; i < figure.forest.nodes.count; i++) {
        const hsy_spot *spot = &figure.spots[i];
        if (figure.forest.nodes.items[i].article == HSY_NONE) continue;
        assert_true(spot->kind == HSY_SPOT_ARTICLE || spot->kind == HSY_SPOT_SMALL);
        assert_in_range(spot->x, HSY_SVG_GUTTER, HSY_SVG_WIDTH);
        assert_in_range(spot->y, figure.top, figure.bottom);
        shown++;
    }
    assert_int_equal(shown, count);
    assert_in_range(figure.bottom, figure.top, highest);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_output_trace_svg(&out, &trace);
    assert_true(hsy_buffer_text(&out).length < 4000 + (size_t)count * 800);
    hsy_arena_free(arena);
}

static void test_large_stories_stay_pictures(void **state) {
    (void)state;
    for (int kind = CROWD_OF_ONE; kind <= CROWD_OF_ORIGINS; kind++) {
        check_picture(5, kind, 400);
        check_picture(150, kind, 2000);
        check_picture(6000, kind, 6000);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_silence_is_cut),         cmocka_unit_test(test_even_times_are_not_cut),
        cmocka_unit_test(test_axis_never_runs_back),        cmocka_unit_test(test_axis_of_few_times),
        cmocka_unit_test(test_large_stories_stay_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
