#include "serve/request.h"
#include "tests/test.h"

static hsy_target target_of(const char *path) {
    hsy_target target;
    bool is_there = hsy_route_find(hsy_slice_from_c(path), &target);
    assert_int_equal(is_there, target.route != NULL);
    return target;
}

static void test_an_address_is_path_number_and_form(void **state) {
    (void)state;
    hsy_target target = target_of("/story/12");
    assert_int_equal(target.route->what, HSY_STORY);
    assert_int_equal(target.number, 12);
    assert_int_equal(target.form, HSY_FORM_PAGE);
    assert_int_equal(target_of("/story/12.json").form, HSY_FORM_JSON);
    assert_int_equal(target_of("/story/12.prov.json").form, HSY_FORM_PROV);
    assert_int_equal(target_of("/story/999999999999999999.svg").form, HSY_FORM_SVG);
    assert_int_equal(target_of("/").route->what, HSY_STORIES);
    assert_int_equal(target_of("/stories.csv").form, HSY_FORM_CSV);
}

static void test_what_is_no_address(void **state) {
    (void)state;
    static const char *const paths[] = {"",           "/story",
                                        "/story/",    "/story/x",
                                        "/story/12/", "/story/012",
                                        "/story/-1",  "/story/12.x",
                                        "/claims/2",  "/stories.svg",
                                        "//",         "/.json",
                                        "/story/1e3", "/story/9999999999999999999"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) assert_null(target_of(paths[i]).route);
    assert_int_equal(target_of("/nothing.json").form, HSY_FORM_JSON);
    assert_int_equal(target_of("/nothing").form, HSY_FORM_PAGE);
}

static hsy_request request_of(hsy_arena *arena, const char *path) {
    hsy_request request = {.arena = arena, .path = hsy_slice_from_c(path)};
    assert_true(hsy_route_find(request.path, &request.target));
    return request;
}

static void test_parameters_become_a_question(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_asked asked;
    hsy_slice problem;
    hsy_request request = request_of(arena, "/stories");
    request.parameters[HSY_PARAMETER_SINCE] = HSY_S("2031-05");
    request.parameters[HSY_PARAMETER_SORT] = HSY_S("spread");
    request.parameters[HSY_PARAMETER_LIMIT] = HSY_S("20");
    assert_true(hsy_request_asked(&request, &asked, &problem));
    assert_string_equal(asked.question.since, "2031-05");
    assert_null(asked.question.until);
    assert_int_equal(asked.question.order, HEARSAY_SPREAD);
    assert_int_equal(asked.question.limit, 20);
    request.parameters[HSY_PARAMETER_LIMIT] = HSY_S("1001");
    assert_false(hsy_request_asked(&request, &asked, &problem));
    assert_true(hsy_slice_equal(problem, HSY_S("limit: \"1001\"")));
    request.parameters[HSY_PARAMETER_LIMIT] = HSY_S("");
    request.parameters[HSY_PARAMETER_SORT] = HSY_S("worst");
    assert_false(hsy_request_asked(&request, &asked, &problem));
    hsy_arena_free(arena);
}

static void test_addresses_and_keys(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_request request = request_of(arena, "/stories");
    request.tongue = HSY_FRENCH;
    request.parameters[HSY_PARAMETER_OUTLET] = HSY_S("A&B");
    request.parameters[HSY_PARAMETER_OFFSET] = HSY_S("50");
    assert_true(hsy_slice_equal(hsy_request_key(&request), HSY_S("fr /stories?outlet=A%26B&offset=50")));
    hsy_request_address(&out, &request, HSY_PARAMETER_FLAG, HSY_S("denied"));
    assert_true(hsy_slice_equal(hsy_buffer_text(&out), HSY_S("/stories?outlet=A%26B&flag=denied")));
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_address_is_path_number_and_form),
        cmocka_unit_test(test_what_is_no_address),
        cmocka_unit_test(test_parameters_become_a_question),
        cmocka_unit_test(test_addresses_and_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
