/* Who has the text from whom: copies, cuts, merged texts, quotations, credits, citations. */
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

static fixture begin(void) { return (fixture){.arena = hsy_arena_create(0)}; }

static void test_copy_has_share_and_place(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T10:00:00Z", COUNCIL SPILL_1 SPILL_2});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T11:00:00Z", MARKET});
    run(&f);
    const hsy_relay *relay = test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 1);
    assert_non_null(relay);
    assert_true(relay->share > 0.6 && relay->share < 0.75);
    assert_int_equal(relay->evidence.count, 1);
    assert_slice(hsy_slice_sub(hsy_slice_span(f.readings[0].article.text, relay->evidence.items[0].from), 0, 20),
                 "A tanker lorry overt");
    assert_slice(hsy_slice_sub(hsy_slice_span(f.readings[1].article.text, relay->evidence.items[0].to), 0, 20),
                 "A tanker lorry overt");
    assert_int_equal(f.trace.text_groups.count, 1);
    assert_int_equal(f.trace.articles[2].text_group, HSY_NONE);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "own");
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "outlet:post.example");
    hsy_arena_free(f.arena);
}

static void test_small_edits_do_not_break_a_passage(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z",
                           "The harbour board's labour office & the U.S. delegation didn't recognise the new colour of "
                           "the ships that had travelled from the centre of the gulf to the outer islands"});
    add(&f,
        (test_article){"b", "echo.example", "2031-05-06T09:00:00Z",
                       "The harbor board’s labor office and the US delegation didn’t recognize the bright new color "
                       "of the ships that had traveled from the center of the gulf to the outer islands"});
    run(&f);
    const hsy_relay *relay = test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 1);
    assert_non_null(relay);
    assert_int_equal(relay->evidence.count, 1);
    assert_true(relay->share > 0.99);
    hsy_arena_free(f.arena);
}

static void test_merged_text_has_two_sources(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "bell.example", "2031-05-06T09:00:00Z", COUNCIL ANGLERS});
    add(&f, (test_article){"c", "echo.example", "2031-05-06T12:00:00Z", SPILL_3 ANGLERS SPILL_1});
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 2));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 1, NULL, 2));
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "outlet:post.example | outlet:bell.example");
    hsy_arena_free(f.arena);
}

static void test_a_desk_is_no_origin_but_a_press_service_is(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "Online-Redaktion"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", MARKET, "Halden Press Service"});
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "own");
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "agency:Halden Press Service");
    hsy_arena_free(f.arena);
}

static void test_shared_quotation_is_no_copy(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", COUNCIL QUOTED "said Ida Holt.\n"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", ANGLERS QUOTED "mayor Ida Holt wrote.\n"});
    run(&f);
    assert_int_equal(f.trace.relays.count, 0);
    assert_int_equal(f.trace.text_groups.count, 0);
    hsy_arena_free(f.arena);
}

static void test_unmarked_speech_is_known_from_who_marks_it(void **state) {
    (void)state;
    fixture f = begin();
    const char *unmarked = "We have warned of this bend for eleven years and three governments have answered that the "
                           "lake looked after itself, and now it cannot, so we shall close the road to every lorry "
                           "from tonight\n" COUNCIL;
    const char *also = ANGLERS "We have warned of this bend for eleven years and three governments have answered that "
                               "the lake looked after itself, and now it cannot, so we shall close the road to every "
                               "lorry from tonight\n";
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", unmarked});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", also});
    run(&f);
    assert_int_equal(f.trace.relays.count, 1); /* nobody marks it: it looks like prose */
    add(&f, (test_article){"c", "bell.example", "2031-05-06T09:00:00Z", MARKET QUOTED "said Ida Holt.\n"});
    run(&f);
    assert_int_equal(f.trace.relays.count, 0);
    hsy_arena_free(f.arena);
}

/* One page announces the words of the waterworks, the other gives them as its own: nobody copied prose. */
static void test_announced_paragraph_is_speech(void **state) {
    (void)state;
    static const char advice[] = "Whoever drew water from the lake before noon on Tuesday should boil it for ten "
                                 "minutes, throw away what was left standing in open jugs and ring the waterworks.\n";
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z",
                           hsy_arena_print(f.arena, "%sThe waterworks gave this advice:\n%s%c", MARKET, advice, 0).at});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T10:00:00Z",
                           hsy_arena_print(f.arena, "%s%s%c", ANGLERS, advice, 0).at});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z",
                           hsy_arena_print(f.arena, "%s%s%c", COUNCIL, advice, 0).at});
    run(&f);
    assert_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 1));
    assert_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 2));
    hsy_arena_free(f.arena);
}

/* "Most read": the lede of another article under the text. */
static void test_teaser_is_no_copy(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-07T10:00:00Z", MARKET ANGLERS SPILL_1});
    add(&f, (test_article){"c", "bell.example", "2031-05-07T11:00:00Z", MARKET SPILL_1 COUNCIL});
    run(&f);
    assert_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 1));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 2));
    hsy_arena_free(f.arena);
}

static void test_post_is_speech(void **state) {
    (void)state;
    const char *post = "We warned of this bend for eleven years and three governments answered that the lake looked "
                       "after itself, so tonight we close the road to every lorry\n"
                       "— Ida Holt (@idaholt) 6 May 2031\n";
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z",
                           hsy_arena_print(f.arena, "%s%s%c", COUNCIL, post, 0).at});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z",
                           hsy_arena_print(f.arena, "%s%s%c", ANGLERS, post, 0).at});
    run(&f);
    assert_int_equal(f.trace.relays.count, 0);
    hsy_arena_free(f.arena);
}

static void test_part_of_a_text_with_many_carriers(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z", SPILL_2 COUNCIL ANGLERS MARKET});
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, NULL, 2));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 1, NULL, 2));
    assert_int_equal(f.trace.articles[2].text_group, HSY_NONE);
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "own | agency:Associated Press");
    hsy_arena_free(f.arena);
}

static void test_uncredited_copy_is_proved_by_others(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T09:30:00Z", SPILL_1 SPILL_2 SPILL_3, "Associated Press"});
    add(&f, (test_article){"d", "news.example", "2031-05-06T10:00:00Z", SPILL_1 COUNCIL ANGLERS});
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "agency:Associated Press");
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "agency:Associated Press");
    assert_string_equal(test_origins(f.arena, &f.trace, 3), "own | agency:Associated Press");
    assert_int_equal(f.trace.text_groups.count, 1);
    assert_int_equal(f.trace.text_groups.items[0].count, 3);
    hsy_arena_free(f.arena);
}

/* The agency's own page is not in the set: its text is a node, and the copy that lost the credit hangs on it. */
static void test_unseen_agency_text_is_a_source(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL_1 SPILL_2 SPILL_3});
    run(&f);
    const hsy_relay *unseen = test_relay(&f.trace, HSY_RELAY_COPIES, 0, "Associated Press", 1);
    assert_non_null(unseen);
    assert_int_equal(unseen->from_kind, HSY_PARTY_SOURCE);
    assert_true(unseen->share > 0.99);
    assert_null(test_relay(&f.trace, HSY_RELAY_COPIES, 0, "Associated Press", 0));
    hsy_arena_free(f.arena);
}

static void test_wrong_credit_is_outweighed(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "AFP"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T09:30:00Z", SPILL, "AP"});
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "agency:Associated Press");
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CREDITS, 0, "Agence France-Presse", 0));
    hsy_arena_free(f.arena);
}

static void test_photo_credit_is_no_origin(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    hsy_image image = {.caption = HSY_SLICE("The lake on Tuesday."), .credit = HSY_SLICE("A. Muster/AFP")};
    HSY_PUSH(f.arena, &f.readings[0].article.images, image);
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "own");
    assert_int_equal(f.trace.relays.count, 0);
    hsy_arena_free(f.arena);
}

static void test_chain_of_citations(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "harbourpost.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "westernecho.example", "2031-05-06T09:00:00Z",
                           ANGLERS "The Harbour Post reported that the drains had been closed too late."});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z",
                           COUNCIL "The Western Echo wrote that nobody had closed the drains in time."});
    test_add_outlet(f.arena, &f.readings[1], "Harbour Post", "the drains had been closed too late");
    test_add_outlet(f.arena, &f.readings[2], "„Western Echo“", "nobody had closed the drains in time");
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Harbour Post", 1));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Western Echo", 2));
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "own | outlet:Western Echo");
    hsy_arena_free(f.arena);
}

static void test_chain_inside_a_page(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "bell.example", "2031-05-06T10:00:00Z",
                           ANGLERS "The Western Echo, citing Radio VarnNorth of the lake, and chief executive Jonas "
                                   "Prell said that nobody had closed the drains, and the anglers agreed."});
    test_add_outlet(f.arena, &f.readings[0], "Western Echo", "nobody had closed the drains");
    hsy_statement *statement = &f.readings[0].statements.list.items[0];
    const char *chain[] = {"Radio VarnNorth", "CEO", "Anglers"};
    for (int i = 0; i < 3; i++) HSY_PUSH(f.arena, &statement->via, hsy_slice_from_c(chain[i]));
    size_t north = hsy_slice_find(f.readings[0].article.text, HSY_S("North"), 0);
    HSY_PUSH(f.arena, &f.readings[0].article.glued, ((hsy_glued){(uint32_t)north}));
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "own | outlet:Western Echo | outlet:Radio Varn");
    hsy_arena_free(f.arena);
}

static void test_name_with_a_word_glued_on(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "", "2031-05-06T08:00:00Z", SPILL});
    f.readings[0].article.outlet_name = HSY_S("Western Echo");
    add(&f, (test_article){"b", "bell.example", "2031-05-06T10:00:00Z", ANGLERS "Nobody had closed the drains."});
    test_add_outlet(f.arena, &f.readings[1], "Western Echoreferring", "had closed the drains");
    test_add_outlet(f.arena, &f.readings[1], "Western Echo Weekly", "had closed the drains");
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "own | outlet:Western Echo | outlet:Western Echo Weekly");
    hsy_arena_free(f.arena);
}

static void test_signs_and_their_names(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "bell.example", "2031-05-06T10:00:00Z", SPILL, "Azure Press"});
    HSY_PUSH(f.arena, &f.readings[0].article.credits, HSY_S("AP")); /* here not the Associated Press */
    add(&f, (test_article){"b", "echo.example", "2031-05-06T10:00:00Z", MARKET, "dpa/AFP"});
    add(&f, (test_article){"c", "post.example", "2031-05-06T10:00:00Z", COUNCIL ANGLERS, "dpa"});
    HSY_PUSH(f.arena, &f.readings[2].article.authors, HSY_S("Ida Holt"));
    hsy_block byline = {.role = HSY_ROLE_BYLINE, .text = HSY_SLICE("By Ida Holt, with dpa")};
    HSY_PUSH(f.arena, &f.readings[2].article.blocks, byline);
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "outlet:Azure Press");
    assert_string_equal(test_origins(f.arena, &f.trace, 1),
                        "agency:Deutsche Presse-Agentur | agency:Agence France-Presse");
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "own | agency:Deutsche Presse-Agentur");
    hsy_arena_free(f.arena);
}

static void test_agency_that_no_lexicon_knows(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", "Varnholm (QZX) - " SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T09:00:00Z", "The board (QZX) - and others - met. " MARKET});
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "agency:QZX");
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "agency:QZX");
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "own");
    add(&f, (test_article){"d", "news.example", "2031-05-06T09:00:00Z", COUNCIL ANGLERS, "Quellen-Zentrale Xanten"});
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "agency:Quellen-Zentrale Xanten");
    hsy_arena_free(f.arena);
}

/* "Solstice" has neither the sign nor the form of an agency; that two outlets credit it, or a dateline, makes it one.
 */
static void test_agency_by_a_plain_name(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "Solstice"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", MARKET, "Solstice Staff"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T09:00:00Z", COUNCIL, "QZX/Solstice"});
    add(&f, (test_article){"d", "horn.example", "2031-05-06T09:00:00Z", ANGLERS});
    hsy_block line = {.role = HSY_ROLE_NAVIGATION, .text = HSY_SLICE("Solstice")};
    HSY_PUSH(f.arena, &f.readings[3].article.blocks, line);
    add(&f,
        (test_article){"e", "tide.example", "2031-05-06T09:00:00Z", "VARNHOLM, May 6 (Equinox) — " QUOTED "he said."});
    run(&f);
    const char *expected[] = {"agency:Solstice", "agency:Solstice", NULL, "agency:Solstice", "agency:Equinox"};
    for (uint32_t i = 0; i < 5; i++)
        if (expected[i]) assert_string_equal(test_origins(f.arena, &f.trace, i), expected[i]);
    assert_non_null(strstr(test_origins(f.arena, &f.trace, 2), "agency:Solstice"));
    hsy_arena_free(f.arena);
}

static void test_one_outlet_that_credits_a_name_makes_no_agency(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "Solstice"});
    add(&f, (test_article){"b", "post.example", "2031-05-06T09:00:00Z", MARKET, "Solstice"});
    add(&f, (test_article){"c", "horn.example", "2031-05-06T09:00:00Z", ANGLERS});
    hsy_block line = {.role = HSY_ROLE_NAVIGATION, .text = HSY_SLICE("Solstice")};
    HSY_PUSH(f.arena, &f.readings[2].article.blocks, line);
    run(&f);
    assert_string_equal(test_origins(f.arena, &f.trace, 2), "own");
    hsy_arena_free(f.arena);
}

static void test_names_where_an_outlet_is_cited(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "quayside.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z",
                           "As Quayside has reported, the lake is lost.\n" COUNCIL});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z",
                           "It began with a story in last night's Quayside about the bend.\n" ANGLERS});
    add(&f, (test_article){"d", "horn.example", "2031-05-06T11:00:00Z", MARKET});
    test_add_outlet(f.arena, &f.readings[3], "British paper", "eased fears");
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Quayside", 1));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Quayside", 2));
    assert_string_equal(test_origins(f.arena, &f.trace, 3), "own");
    hsy_arena_free(f.arena);
}

/* The outlets stand in no lexicon; their names are known from the domains of the set and from a sign in brackets. */
static void test_outlets_of_the_set_are_known_by_name(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "tannwickpost.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "quayside.example", "2031-05-06T08:30:00Z", ANGLERS});
    add(&f, (test_article){"c", "echo.example", "2031-05-06T09:00:00Z",
                           "Both the Tannwick Post and the website Quayside say that the lake is lost.\n" COUNCIL});
    add(&f, (test_article){"d", "bell.example", "2031-05-06T10:00:00Z",
                           "The lake is lost, the Tannwick Post (TWP) wrote. “It was the bend,” Moss told TWP.\n"});
    add(&f, (test_article){"e", "horn.example", "2031-05-06T11:00:00Z",
                           "“It was the bend,” Moss told TWP. The Tannwick Post has its office at the bend.\n" MARKET});
    for (size_t i = 2; i < f.count; i++)
        hsy_statements_find(f.arena, &f.readings[i].article, &f.readings[i].statements);
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Tannwick Post", 2));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Quayside", 2));
    assert_non_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Tannwick Post", 3));
    const hsy_relay *told = test_relay(&f.trace, HSY_RELAY_CITES, 0, "tannwickpost.example", 4);
    assert_non_null(told);
    assert_int_equal(told->evidence.count, 1);
    assert_slice(hsy_slice_span(f.readings[4].article.text, told->evidence.items[0].to), "TWP");
    assert_null(test_relay(&f.trace, HSY_RELAY_CITES, 0, "Quayside", 3));
    hsy_arena_free(f.arena);
}

static void test_credit_outweighs_the_clock(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "echo.example", "2031-05-06T08:00:00Z", SPILL, "Harbour Post"});
    add(&f, (test_article){"b", "harbourpost.example", "2031-05-06T09:00:00Z", SPILL});
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_COPIES, 1, NULL, 0));
    assert_string_equal(test_origins(f.arena, &f.trace, 0), "outlet:Harbour Post");
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "own");
    hsy_arena_free(f.arena);
}

/* Each of three gives the next as where it has the text from: somebody of the three must have had it first. */
static void test_no_text_comes_from_its_own_copy(void **state) {
    (void)state;
    static const char *const outlets[] = {"tannwickpost.example", "quayside.example", "lundecho.example"};
    static const char *const credits[] = {"Quayside", "Lundecho", "Tannwickpost"};
    fixture f = begin();
    for (size_t i = 0; i < 3; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-05-06T08:00:00Z", SPILL, credits[i]});
    run(&f);
    size_t copies = 0;
    for (size_t i = 0; i < f.trace.relays.count; i++) copies += f.trace.relays.items[i].kind == HSY_RELAY_COPIES;
    assert_int_equal(copies, 2);
    hsy_arena_free(f.arena);
}

static void test_link_to_an_article_of_the_set(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", ANGLERS});
    f.readings[0].article.url = HSY_S("https://www.post.example/spill");
    hsy_link link = {.url = HSY_SLICE("http://post.example/spill/?from=echo"), .span = {0, 7}};
    HSY_PUSH(f.arena, &f.readings[1].article.links, link);
    run(&f);
    const hsy_relay *relay = test_relay(&f.trace, HSY_RELAY_LINKS, 0, NULL, 1);
    assert_non_null(relay);
    assert_int_equal(relay->evidence.items[0].to.end, 7);
    test_add_outlet(f.arena, &f.readings[1], "Post", "a pond behind the brewery");
    run(&f); /* cited and linked: one relay with both places */
    assert_null(test_relay(&f.trace, HSY_RELAY_LINKS, 0, NULL, 1));
    relay = test_relay(&f.trace, HSY_RELAY_CITES, 0, "Post", 1);
    assert_non_null(relay);
    assert_int_equal(relay->evidence.count, 2);
    hsy_arena_free(f.arena);
}

static void test_stock_lines_are_not_shared_text(void **state) {
    (void)state;
    const char *stock = "The Harbour Post is free to read because thousands of members pay for it every month of the "
                        "year, and so can you.\n";
    fixture f = begin();
    const char *texts[] = {SPILL_1 SPILL_2, COUNCIL ANGLERS, MARKET SPILL_4};
    for (int i = 0; i < 3; i++)
        add(&f, (test_article){hsy_arena_print(f.arena, "%d%c", i, 0).at, "harbourpost.example", "2031-05-06",
                               hsy_arena_print(f.arena, "%s%s%c", texts[i], stock, 0).at});
    run(&f);
    assert_int_equal(f.trace.relays.count, 0);
    hsy_arena_free(f.arena);
}

/* A report and its translation, published at that time. */
static fixture begin_translation(const char *published) {
    fixture f = begin();
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z",
                           "On 14 May 312 delegates in Varnholm elected Ida Holt to lead Asp 21, ahead of Jonas Prell "
                           "with 88 votes. Holt, 47, comes from Ostrava. Prell left for Tarsk.",
                           NULL, NULL, "en"});
    add(&f, (test_article){"b", "echo.example", published,
                           "Am 14. Mai wählten 312 Delegierte in Varnholm Ida Holt an die Spitze von Asp 21, vor Jonas "
                           "Prell mit 88 Stimmen. Holt, 47, kommt aus Ostrava. Prell reiste nach Tarsk.",
                           NULL, NULL, "de"});
    f.readings[1].article.translated_from = HSY_S("en");
    return f;
}

static void test_stated_translation(void **state) {
    (void)state;
    fixture f = begin_translation("2031-05-06T09:00:00Z");
    run(&f);
    const hsy_relay *relay = test_relay(&f.trace, HSY_RELAY_TRANSLATES, 0, NULL, 1);
    assert_non_null(relay);
    assert_true(relay->share > 0.8);
    assert_string_equal(test_origins(f.arena, &f.trace, 1), "outlet:post.example");
    hsy_arena_free(f.arena);
}

static void test_translations_are_looked_for_within_a_month(void **state) {
    (void)state;
    fixture soon = begin_translation("2031-06-04T09:00:00Z"), late = begin_translation("2031-07-06T09:00:00Z");
    run(&soon);
    run(&late);
    assert_non_null(test_relay(&soon.trace, HSY_RELAY_TRANSLATES, 0, NULL, 1));
    assert_null(test_relay(&late.trace, HSY_RELAY_TRANSLATES, 0, NULL, 1));
    hsy_arena_free(soon.arena);
    hsy_arena_free(late.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy_has_share_and_place),
        cmocka_unit_test(test_small_edits_do_not_break_a_passage),
        cmocka_unit_test(test_merged_text_has_two_sources),
        cmocka_unit_test(test_shared_quotation_is_no_copy),
        cmocka_unit_test(test_a_desk_is_no_origin_but_a_press_service_is),
        cmocka_unit_test(test_unmarked_speech_is_known_from_who_marks_it),
        cmocka_unit_test(test_announced_paragraph_is_speech),
        cmocka_unit_test(test_teaser_is_no_copy),
        cmocka_unit_test(test_post_is_speech),
        cmocka_unit_test(test_part_of_a_text_with_many_carriers),
        cmocka_unit_test(test_uncredited_copy_is_proved_by_others),
        cmocka_unit_test(test_unseen_agency_text_is_a_source),
        cmocka_unit_test(test_wrong_credit_is_outweighed),
        cmocka_unit_test(test_photo_credit_is_no_origin),
        cmocka_unit_test(test_chain_of_citations),
        cmocka_unit_test(test_chain_inside_a_page),
        cmocka_unit_test(test_name_with_a_word_glued_on),
        cmocka_unit_test(test_signs_and_their_names),
        cmocka_unit_test(test_agency_that_no_lexicon_knows),
        cmocka_unit_test(test_agency_by_a_plain_name),
        cmocka_unit_test(test_one_outlet_that_credits_a_name_makes_no_agency),
        cmocka_unit_test(test_names_where_an_outlet_is_cited),
        cmocka_unit_test(test_outlets_of_the_set_are_known_by_name),
        cmocka_unit_test(test_credit_outweighs_the_clock),
        cmocka_unit_test(test_no_text_comes_from_its_own_copy),
        cmocka_unit_test(test_link_to_an_article_of_the_set),
        cmocka_unit_test(test_stock_lines_are_not_shared_text),
        cmocka_unit_test(test_stated_translation),
        cmocka_unit_test(test_translations_are_looked_for_within_a_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
