/* The map of a story: who hangs where, and that nothing stands before where it came from. */
#include "serve/map.h"

#include "tests/test.h"

typedef struct fixture {
    hsy_arena *arena;
    yyjson_doc *document;
    hsy_page page;
    hsy_map map;
} fixture;

static fixture map_of(const char *json) {
    fixture f = {.arena = hsy_arena_create(0), .document = yyjson_read(json, strlen(json), 0)};
    assert_non_null(f.document);
    f.page = (hsy_page){.arena = f.arena, .json = yyjson_doc_get_root(f.document)};
    hsy_roll roll = hsy_roll_of(&f.page, hsy_value(f.page.json, "articles"));
    f.map = hsy_map_tree(&f.page, &roll);
    hsy_map_place(&f.map);
    return f;
}

static void end(fixture *f) {
    yyjson_doc_free(f->document);
    hsy_arena_free(f->arena);
}

static const hsy_map_node *node_of(const fixture *f, long long number) {
    for (size_t i = 0; i < f->map.articles; i++)
        if (f->map.nodes[i].number == number) return &f->map.nodes[i];
    fail_msg("there is no article %lld", number);
    return NULL;
}

static long long parent_of(const fixture *f, long long number) {
    uint32_t parent = node_of(f, number)->parent;
    return parent == HSY_MAP_NONE ? 0 : f->map.nodes[parent].article ? f->map.nodes[parent].number : -1;
}

#define ARTICLE(id, outlet, time, origins)                                                                             \
    "{\"id\":\"" id "\",\"outlet\":{\"name\":\"" outlet "\",\"domain\":null},\"title\":\"T\",\"published\":" time      \
    ",\"origins\":[" origins "]}"
#define RELAY(from, to, kind, share)                                                                                   \
    "{\"from\":\"" from "\",\"to\":\"" to "\",\"kind\":\"" kind "\",\"share\":" share ",\"evidence\":[]}"

static void times_are_read(void **state) {
    (void)state;
    long long seconds;
    bool is_day_only;
    assert_true(hsy_time_read(HSY_S("1970-01-02"), &seconds, &is_day_only));
    assert_int_equal(seconds, 86400);
    assert_true(is_day_only);
    assert_true(hsy_time_read(HSY_S("2031-05-05T14:30:00+02:00"), &seconds, &is_day_only));
    assert_int_equal(seconds, 1935750600);
    assert_false(is_day_only);
    assert_true(hsy_time_read(HSY_S("2031-05-05T12:30:00.25Z"), &seconds, &is_day_only));
    assert_int_equal(seconds, 1935750600);
    assert_false(hsy_time_read(HSY_S("2031-13-05"), &seconds, &is_day_only));
    assert_false(hsy_time_read(HSY_S(""), &seconds, &is_day_only));
    assert_false(hsy_time_read(HSY_S("soon"), &seconds, &is_day_only));
}

static void dates_come_back(void **state) {
    (void)state;
    static const char *const days[] = {"1969-12-31", "1970-01-01", "2000-02-29",
                                       "2031-05-05", "1899-03-01", "2100-02-28"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        long long seconds;
        bool is_day_only;
        int year, month, day;
        char text[32];
        assert_true(hsy_time_read(hsy_slice_from_c(days[i]), &seconds, &is_day_only));
        hsy_time_date(seconds, &year, &month, &day);
        snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        assert_string_equal(text, days[i]);
    }
}

static void text_decides_where_an_article_hangs(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05T08:00:00Z\"", "\"own\"") "," ARTICLE(
        "2", "Ledger", "\"2031-05-05T09:00:00Z\"",
        "\"agency:Meridian\"") "," ARTICLE("3", "Post", "\"2031-05-05T10:00:00Z\"",
                                           "\"own\"") "],\"relays\":[" RELAY("agency:Meridian", "2", "credits",
                                                                             "null") "," RELAY("article:1", "2",
                                                                                               "copies",
                                                                                               "0.9") "," RELAY("outlet"
                                                                                                                ":Heral"
                                                                                                                "d",
                                                                                                                "3",
                                                                                                                "cites",
                                                                                                                "null") "]}");
    assert_int_equal(parent_of(&f, 1), 0);
    assert_int_equal(parent_of(&f, 2), 1);
    assert_int_equal(parent_of(&f, 3), 0); /* it reports itself; that it cites is a thin line */
    assert_int_equal(f.map.tie_count, 2);
    assert_int_equal(f.map.lane_count, 2);
    end(&f);
}

static void a_credited_agency_has_a_lane(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05T08:00:00Z\"",
                                                 "\"agency:Meridian\"") "],"
                                                                        "\"relays\":[" RELAY("agency:Meridian", "1",
                                                                                             "credits", "null") "]}");
    assert_int_equal(parent_of(&f, 1), -1);
    assert_int_equal(f.map.lane_count, 1);
    assert_true(f.map.nodes[1].x < f.map.nodes[0].x);
    end(&f);
}

static void circles_are_cut(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05\"", "") "," ARTICLE(
        "2", "Ledger", "\"2031-05-05\"",
        "") "],\"relays\":[" RELAY("article:1", "2", "copies", "0.5") "," RELAY("article:2", "1", "copies",
                                                                                "0.5") "," RELAY("article:1", "1",
                                                                                                 "links", "null") "]}");
    assert_int_equal(parent_of(&f, 1), 0);
    assert_int_equal(parent_of(&f, 2), 1);
    assert_true(node_of(&f, 2)->x > node_of(&f, 1)->x);
    end(&f);
}

static void reports_in_a_circle_are_drawn_as_one(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05T08:00:00Z\"", "\"own\"") "," ARTICLE(
        "2", "Ledger", "\"2031-05-05T09:00:00Z\"",
        "\"outlet:Herald\"") "],\"relays\":[" RELAY("outlet:Ledger", "1", "cites",
                                                    "null") "," RELAY("outlet:Herald", "2", "cites", "null") "]}");
    assert_int_equal(parent_of(&f, 2), 1);
    assert_int_equal(f.map.tie_count, 1);
    assert_int_equal(f.map.nodes[f.map.ties[0].from].number, 2);
    assert_int_equal(f.map.nodes[f.map.ties[0].to].number, 1);
    end(&f);
}

static void what_an_outlet_published_later_is_not_meant(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05T08:00:00Z\"", "\"own\"") "," ARTICLE(
        "2", "Ledger", "\"2031-05-05T09:00:00Z\"", "\"own\"") "],\"relays\":[" RELAY("outlet:Ledger", "1", "cites",
                                                                                     "null") "]}");
    assert_int_equal(f.map.count, 3); /* the outlet beside its own article */
    assert_int_equal(f.map.tie_count, 1);
    assert_null(f.map.nodes[f.map.ties[0].from].article);
    end(&f);
}

static void what_has_no_time_stands_behind_its_source(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[" ARTICLE("1", "Herald", "\"2031-05-05T08:00:00Z\"", "") "," ARTICLE(
        "2", "Ledger", "null", "") "],\"relays\":[" RELAY("article:1", "2", "copies", "1") "]}");
    assert_true(node_of(&f, 2)->is_undated);
    assert_true(node_of(&f, 2)->x > node_of(&f, 1)->x);
    assert_true(node_of(&f, 2)->y > node_of(&f, 1)->y);
    end(&f);
}

static void nothing_is_no_map(void **state) {
    (void)state;
    fixture f = map_of("{\"articles\":[],\"relays\":[" RELAY("article:7", "8", "copies", "1") "]}");
    assert_int_equal(f.map.articles, 0);
    assert_int_equal(f.map.lane_count, 0);
    end(&f);
}

/* A hundred and fifty, each from one of those before it: nothing leaves the picture, no two labels lie on each other.
 */
static void many_have_room(void **state) {
    (void)state;
    enum { COUNT = 150 };
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer json = hsy_buffer_in(arena, 0);
    hsy_buffer_add_c(&json, "{\"articles\":[");
    for (int i = 1; i <= COUNT; i++)
        hsy_buffer_print(
            &json, "%s{\"id\":\"%d\",\"outlet\":{\"name\":\"Outlet %d\"},\"published\":\"2031-05-%02dT%02d:%02d:00Z\"}",
            i > 1 ? "," : "", i, i, 5 + i / 100, i % 24, i % 60);
    hsy_buffer_add_c(&json, "],\"relays\":[");
    for (int i = 2; i <= COUNT; i++)
        hsy_buffer_print(&json, "%s{\"from\":\"article:%d\",\"to\":\"%d\",\"kind\":\"copies\",\"share\":0.8}",
                         i > 2 ? "," : "", i / 2, i);
    hsy_buffer_add_c(&json, "]}");
    fixture f = map_of(hsy_arena_c_string(arena, hsy_buffer_text(&json)));
    assert_int_equal(f.map.articles, COUNT);
    assert_true(f.map.is_dense);
    for (size_t i = 0; i < f.map.articles; i++) {
        const hsy_map_node *a = &f.map.nodes[i];
        assert_in_range(a->x, HSY_MAP_GUTTER, HSY_MAP_WIDTH);
        assert_in_range(a->y, HSY_MAP_TOP, f.map.height);
        for (size_t j = 0; j < i; j++) {
            const hsy_map_node *b = &f.map.nodes[j], *left = a->x < b->x ? a : b, *right = left == a ? b : a;
            if (a->y == b->y) assert_true(left->x + hsy_map_label_width(&f.map, left) <= right->x);
        }
    }
    end(&f);
    hsy_arena_free(arena);
}

static void more_than_the_map_holds_is_counted(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer json = hsy_buffer_in(arena, 0);
    hsy_buffer_add_c(&json, "{\"articles\":[");
    for (int i = 1; i <= HSY_MAP_MOST + 7; i++) hsy_buffer_print(&json, "%s{\"id\":\"%d\"}", i > 1 ? "," : "", i);
    hsy_buffer_add_c(&json, "],\"relays\":[]}");
    fixture f = map_of(hsy_arena_c_string(arena, hsy_buffer_text(&json)));
    assert_int_equal(f.map.articles, HSY_MAP_MOST);
    assert_int_equal(f.map.left_out, 7);
    end(&f);
    hsy_arena_free(arena);
}

static void names_are_cut_with_an_ellipsis(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_slice(hsy_map_fitting(arena, HSY_S("Zürich"), 6), "Zürich");
    assert_slice(hsy_map_fitting(arena, HSY_S("Zürichsee"), 6), "Züric…");
    assert_slice(hsy_map_fitting(arena, HSY_S("Zürichsee"), 1), "");
    hsy_arena_free(arena);
}

static void ids_and_parties_are_parted(void **state) {
    (void)state;
    hsy_slice kind;
    assert_int_equal(hsy_id_number(HSY_S("12")), 12);
    assert_int_equal(hsy_id_number(HSY_S("article:12")), 12);
    assert_int_equal(hsy_id_number(HSY_S("article:1x")), 0);
    assert_int_equal(hsy_id_number(HSY_S("99999999999999999999999")), 0);
    assert_slice(hsy_party_parts(HSY_S("outlet:Valley: Post"), &kind), "Valley: Post");
    assert_slice(kind, "outlet");
    assert_slice(hsy_party_parts(HSY_S("own"), &kind), "own");
    assert_slice(kind, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read),
        cmocka_unit_test(dates_come_back),
        cmocka_unit_test(text_decides_where_an_article_hangs),
        cmocka_unit_test(a_credited_agency_has_a_lane),
        cmocka_unit_test(circles_are_cut),
        cmocka_unit_test(reports_in_a_circle_are_drawn_as_one),
        cmocka_unit_test(what_an_outlet_published_later_is_not_meant),
        cmocka_unit_test(what_has_no_time_stands_behind_its_source),
        cmocka_unit_test(nothing_is_no_map),
        cmocka_unit_test(many_have_room),
        cmocka_unit_test(more_than_the_map_holds_is_counted),
        cmocka_unit_test(names_are_cut_with_an_ellipsis),
        cmocka_unit_test(ids_and_parties_are_parted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
