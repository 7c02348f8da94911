/* What a story claims, and on whose word. */
#include "tests/trace/set.h"

enum { MOST = 6 };

typedef struct fixture {
    hsy_arena *arena;
    hsy_reading readings[MOST];
    size_t count;
    hsy_trace trace;
} fixture;

static fixture begin(void) { return (fixture){.arena = hsy_arena_create(0)}; }

static void add(fixture *f, test_article article) {
    hsy_reading *reading = &f->readings[f->count++];
    *reading = test_reading(f->arena, &article);
    reading->article.outlet_name = hsy_slice_from_c(article.outlet);
    hsy_statements_find(f->arena, &reading->article, &reading->statements);
}

static void run(fixture *f) { hsy_trace_articles(f->arena, f->readings, f->count, 1, &f->trace); }

/* The claim that the article carries with a sentence which holds `words`, or NULL. */
static const hsy_claim *claim_with(const fixture *f, uint32_t article, const char *words) {
    for (size_t i = 0; i < f->trace.claims.count; i++) {
        const hsy_claim *claim = &f->trace.claims.items[i];
        for (size_t k = 0; k < claim->carriers.count; k++) {
            const hsy_carrier *c = &claim->carriers.items[k];
            if (c->article == article && hsy_slice_find(c->quote, hsy_slice_from_c(words), 0) != HSY_NOT_FOUND)
                return claim;
        }
    }
    return NULL;
}

#define QUAY                                                                                                           \
    "The harbour of Tannwick will close its north quay in March because two of its piers have sunk, the port "         \
    "authority said on Monday.\n"
#define QUAY_RETOLD                                                                                                    \
    "Tannwick's north quay will be closed in March after two piers of the harbour sank, according to the port "        \
    "authority.\n"
#define QUAY_MORE                                                                                                      \
    "Ferries to the islands of Orsk and Lund will leave from the fishing dock instead, and the crane of the shipyard " \
    "is to be taken down before the winter storms begin.\n"

static void test_two_outlets_and_one_speaker_are_one_origin(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z", QUAY QUAY_MORE, NULL,
                           "North quay of Tannwick to close"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z", QUAY_RETOLD ANGLERS, NULL,
                           "Tannwick closes its north quay"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "will close its north quay");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "will be closed in March"));
    assert_int_equal(claim->independent_origins, 1);
    assert_slice(claim->origins.items[0].name, "port authority");
    for (size_t i = 0; i < claim->carriers.count; i++) {
        const hsy_carrier *c = &claim->carriers.items[i];
        hsy_slice text = f.readings[c->article].article.text;
        if (c->span.end) assert_true(hsy_slice_equal(c->quote, hsy_slice_span(text, c->span)));
    }
    hsy_arena_free(f.arena);
}

static void test_one_speaker_under_several_names_is_one_origin(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "Orskan Lines will scrap forty ferries by the autumn, said Jon Aske, the chief executive of "
                           "Orskan Lines.\n" QUAY_MORE,
                           NULL, "Forty ferries of Orskan Lines to be scrapped"});
    add(&f,
        (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                       "By the autumn forty ferries of Orskan Lines will be scrapped, the chief executive said at a "
                       "meeting.\n" ANGLERS,
                       NULL, "Forty ferries will be scrapped"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-03T10:00:00Z",
                           "Forty ferries of the line are to be scrapped by the autumn, a spokeswoman for Orskan Lines "
                           "said.\n" SPILL_4,
                           NULL, "Forty ferries will go to the scrapyard"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "will scrap forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "the chief executive said"));
    assert_ptr_equal(claim, claim_with(&f, 2, "a spokeswoman for"));
    assert_int_equal(claim->independent_origins, 1);
    hsy_arena_free(f.arena);
}

static void test_two_speakers_of_two_bodies_are_two_origins(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "Orskan Lines will scrap forty ferries by the autumn, said Jon Aske, the chief executive of "
                           "Orskan Lines.\n" QUAY_MORE,
                           NULL, "Forty ferries of Orskan Lines to be scrapped"});
    add(&f,
        (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                       "By the autumn forty ferries of Orskan Lines will be scrapped, said Mary Holt, a spokeswoman "
                       "for the Seafarers' Union.\n" ANGLERS,
                       NULL, "Forty ferries will be scrapped"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "will scrap forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "Mary Holt"));
    assert_int_equal(claim->independent_origins, 2);
    assert_int_equal(claim->status, HSY_STATUS_CONFIRMED);
    hsy_arena_free(f.arena);
}

#define SPEECH                                                                                                          \
    "“The crane of the shipyard is older than my father,” said Jon Aske, the harbour master of Tannwick. “Every " \
    "winter "                                                                                                           \
    "we have painted over its rust. Its brakes come from a railway that no longer runs. In August a bolt fell onto "    \
    "the "                                                                                                              \
    "fishing dock. Nobody was hurt, but three boats had holes in their decks. I wrote four letters to the ministry. "   \
    "None of them was answered before October. The engineers want a year for a survey. We cannot give them a year. "    \
    "Storms do not wait for surveys. My crew will take the crane down piece by piece.”\n"

static void test_another_speaker_is_heard_before_one_is_heard_ten_times(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo"};
    for (size_t i = 0; i < 2; i++)
        add(&f,
            (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                           "Tannwick is to lose the crane of its shipyard.\n" SPEECH
                           "“Without a crane no hull will ever be built here again,” said Mary Holt of the union.\n",
                           NULL, "Crane of Tannwick shipyard to be taken down"});
    run(&f);
    assert_non_null(claim_with(&f, 0, "no hull will ever be built"));
    assert_true(f.trace.claims.count <= 15);
    hsy_arena_free(f.arena);
}

#define FIGURES                                                                                                        \
    "The crane was bought in 1931 for 40,000 crowns. Its boom of 32 metres carried hulls of 90 tonnes. In 1974 a "     \
    "storm bent 3 of its 8 legs. Repairs took 14 months and 220 workers. The yard built 61 ferries until 2009. Today " \
    "17 welders mend trawlers in 2 halls. A third hall has stood empty for 11 years. The town owns 55 per cent of "    \
    "the "                                                                                                             \
    "land. A bank in Varnholm holds the other 45. Some 4,000 visitors came to see the slipway in 2029. Tickets were "  \
    "sold for 6 crowns. A museum would need 12 million.\n"

static void test_who_is_quoted_once_is_heard_before_the_background(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo"};
    for (size_t i = 0; i < 2; i++)
        add(&f,
            (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                           "Tannwick is to lose the crane of its shipyard.\n" FIGURES
                           "“Gulls will outnumber people here before long,” said Mary Holt, who lives by the slip.\n",
                           NULL, "Crane of Tannwick shipyard to be taken down"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "Gulls will outnumber");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "Gulls will outnumber"));
    hsy_arena_free(f.arena);
}

static void test_the_sentences_of_one_quotation_are_one_claim(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo"};
    for (size_t i = 0; i < 2; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                               "Tannwick is to lose the crane of its shipyard.\n" ANGLERS
                               "“No hull will ever leave this slip again. Gulls will outnumber welders,” said "
                               "Mary Holt, the founder and for many years the president of the shipyard's union of "
                               "welders and riveters. “Storms from the north do the rest.”\n",
                               NULL, "Crane of Tannwick shipyard to be taken down"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "No hull will ever");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 0, "Gulls will outnumber"));
    assert_ptr_equal(claim, claim_with(&f, 0, "Storms from the north"));
    assert_int_equal(claim->independent_origins, 1);
    hsy_arena_free(f.arena);
}

static void test_what_nobody_in_particular_says_rests_on_nobody(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo"};
    static const char *const words[] = {"Critics said that the ferries of Orskan Lines were too loud for the bay.",
                                        "Critics said the ferries of Orskan Lines are too loud for a bay."};
    for (size_t i = 0; i < 2; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                               hsy_arena_print(f.arena, "%s%s\n%c", QUAY ANGLERS, words[i], 0).at, NULL,
                               "North quay of Tannwick to close"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "too loud");
    assert_non_null(claim);
    for (size_t i = 0; i < claim->origins.count; i++) assert_true(claim->origins.items[i].is_named);
    hsy_arena_free(f.arena);
}

static void test_a_quotation_without_its_speaker_is_still_his(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "“Without a crane no hull will ever be built here again,” said Mary Holt.\n" QUAY_MORE, NULL,
                           "Tannwick shipyard to lose its crane"});
    add(&f, (test_article){
                "b", "Lund Echo", "2031-02-03T09:00:00Z",
                "The yard was silent on Monday.\n“Without a crane no hull will ever be built here again.”\n" ANGLERS,
                NULL, "Shipyard of Tannwick loses its crane"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-03T10:00:00Z",
                           "Ms Holt fears that no hull will ever be built here again without a crane.\n" SPILL_4, NULL,
                           "Tannwick and the crane of its shipyard"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "no hull will ever");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "no hull will ever"));
    assert_ptr_equal(claim, claim_with(&f, 2, "no hull will ever"));
    assert_int_equal(claim->independent_origins, 1);
    assert_slice(claim->origins.items[0].name, "Mary Holt");
    hsy_arena_free(f.arena);
}

static void test_an_outlet_that_cites_a_copy_adds_no_origin(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_4 SPILL_2 SPILL_3, "AFP",
                           "Lake of Varnholm closed to anglers"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                           "At Varnholm fishing and bathing remain forbidden until further notice.\nThe Tannwick Post "
                           "reports that the waterworks switched to a well.\n" COUNCIL,
                           NULL, "No fishing at Varnholm"});
    test_add_outlet(f.arena, &f.readings[1], "Tannwick Post", "the waterworks switched to a well");
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "Fishing and bathing remain forbidden");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "fishing and bathing remain forbidden"));
    assert_int_equal(claim->independent_origins, 1);
    assert_int_equal(claim->status, HSY_STATUS_SINGLE_SOURCE);
    hsy_arena_free(f.arena);
}

static void test_a_denial_in_other_words_disputes_the_claim(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Orsk Herald"};
    for (size_t i = 0; i < 2; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                               "Orskan Lines is to sell its forty ferries to a fund in Varnholm.\n" QUAY_MORE, NULL,
                               "Orskan Lines sells its ferries to Varnholm fund"});
    add(&f, (test_article){"c", "Lund Echo", "2031-02-03T09:00:00Z",
                           "Orskan Lines has not sold its forty ferries to any fund in Varnholm.\n" ANGLERS, NULL,
                           "Orskan Lines does not sell its ferries"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "is to sell its forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 2, "has not sold"));
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_a_headline_of_nobody_disputes_what_others_tell_further_down(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           QUAY_MORE QUAY
                           "A crane driver of the shipyard was arrested over the theft of the bell on Sunday.\n",
                           NULL, "Who stole the bell?"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-04T09:00:00Z",
                           "Nobody has been arrested over the theft of the bell of the shipyard.\n" QUAY ANGLERS, NULL,
                           "Nobody arrested over bell of the shipyard"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "was arrested over the theft");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "Nobody has been arrested"));
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_a_correction_in_the_headline_disputes_the_claim(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                       "The harbour master Jonas Wenke is at the centre of an inquiry into smuggling, according to the "
                       "magazine Quayside.\n" QUAY_MORE,
                       NULL, "Harbour master Wenke in smuggling inquiry"});
    add(&f, (test_article){
                "b", "Lund Echo", "2031-02-03T09:00:00Z",
                "Jonas Wenke, the harbour master, is at the centre of a smuggling inquiry, the magazine Quayside "
                "writes.\n" ANGLERS,
                NULL, "Smuggling inquiry around harbour master Wenke"});
    add(&f, (test_article){
                "c", "Tannwick Post", "2031-02-05T08:00:00Z",
                "We named the harbour master Jonas Wenke on Monday where the magazine Quayside had named another "
                "man.\n" COUNCIL,
                NULL, "Correction: Wenke is not involved in smuggling inquiry"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "at the centre of an inquiry");
    assert_non_null(claim);
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_a_negation_in_a_relative_clause_denies_nothing(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                       "The toy maker Pellow gave up on Monday a talking doll that never stops listening.\n" QUAY_MORE,
                       NULL, "Pellow gives up doll that never stops listening"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                           "The toy maker Pellow on Monday gave up the talking doll, which listens all day.\n" ANGLERS,
                           NULL, "Pellow gives up its talking doll"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-03T10:00:00Z",
                           "On Monday the toy maker Pellow gave up the doll.\n" COUNCIL, NULL,
                           "Pellow gives up talking doll"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "gave up on Monday");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "gave up the talking doll"));
    assert_int_not_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_a_denial_of_much_the_same_disputes_a_claim_that_it_stands_apart_from(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "The shipyard of Tannwick faces closure, the site Quayside reported.\n" QUAY_MORE
                           "Orskan Lines will give up Tannwick at the end of March and move the building of hulls to "
                           "Lund, the site says.\n",
                           NULL, "Shipyard of Tannwick faces closure"});
    add(&f,
        (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                       "Tannwick's shipyard faces closure, according to the site Quayside.\n" ANGLERS
                       "At the end of March Orskan Lines gives up Tannwick and moves the building of hulls to Lund.\n",
                       NULL, "Closure threatens shipyard of Tannwick"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-04T10:00:00Z",
                           "The shipyard of Tannwick faces short time, the owner said.\n" COUNCIL
                           "The owner denied that Orskan Lines leaves the town of Tannwick.\n",
                           NULL, "Short time at shipyard of Tannwick"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "move the building of hulls");
    assert_non_null(claim);
    assert_ptr_not_equal(claim, claim_with(&f, 2, "denied that"));
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_the_end_of_a_thing_is_no_denial(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Orsk Herald"};
    for (size_t i = 0; i < 2; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                               "Orskan Lines gives up its forty ferries to Varnholm.\n" QUAY_MORE, NULL,
                               "Orskan Lines gives up its ferries to Varnholm"});
    add(&f, (test_article){"c", "Lund Echo", "2031-02-03T09:00:00Z",
                           "Orskan Lines will no longer send its forty ferries to Varnholm.\n" ANGLERS, NULL,
                           "Orskan Lines no longer sends its ferries to Varnholm"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "gives up its forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 2, "will no longer send"));
    assert_true(claim->status != HSY_STATUS_DISPUTED && claim->status != HSY_STATUS_DENIED);
    hsy_arena_free(f.arena);
}

static void test_what_somebody_did_not_say_is_not_his_word(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                       "The shipyard of Tannwick is to lose its crane before the winter storms.\nOrskan Lines did not "
                       "say that forty of its ferries will be repaired elsewhere.\n",
                       NULL, "Shipyard of Tannwick to lose its crane"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "forty of its ferries");
    assert_non_null(claim);
    assert_int_equal(claim->origins.count, 1);
    assert_slice(claim->origins.items[0].name, "Tannwick Post");
    hsy_arena_free(f.arena);
}

static void test_an_article_that_cites_the_story_carries_its_claims(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 SPILL_2 SPILL_3 SPILL_4});
    add(&f, (test_article){"b", "Orsk Herald", "2031-05-06T08:30:00Z", SPILL_1 SPILL_2 SPILL_3 SPILL_4});
    add(&f, (test_article){"c", "Lund Echo", "2031-05-09T09:00:00Z",
                           MARKET "Elsewhere fishing and bathing remain forbidden until further notice.\n" ANGLERS,
                           NULL, "Wheat and other news"});
    test_add_outlet(f.arena, &f.readings[2], "Tannwick Post", "traders pointing to full silos");
    run(&f);
    assert_int_equal(f.trace.articles[2].story, HSY_NONE);
    const hsy_claim *claim = claim_with(&f, 0, "Fishing and bathing remain forbidden");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 2, "fishing and bathing remain forbidden"));
    assert_int_equal(claim->story, f.trace.articles[0].story);
    hsy_arena_free(f.arena);
}

static void test_a_quotation_joins_what_two_reports_claim(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", QUOTED "said Mary Holt.\n" SPILL_1 SPILL_2});
    add(&f, (test_article){"b", "Orsk Herald", "2031-05-06T08:30:00Z", QUOTED "said Mary Holt.\n" SPILL_1 SPILL_2});
    add(&f, (test_article){"c", "Lund Echo", "2031-05-16T09:00:00Z", MARKET QUOTED "said Mary Holt.\n" ANGLERS, NULL,
                           "Wheat and other news"});
    run(&f);
    assert_int_equal(f.trace.articles[2].story, HSY_NONE);
    const hsy_claim *claim = claim_with(&f, 0, "warned of this bend");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 2, "warned of this bend"));
    assert_int_equal(claim->independent_origins, 1);
    hsy_arena_free(f.arena);
}

static void test_a_headline_that_denies_disputes_the_claim(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Orsk Herald"};
    for (size_t i = 0; i < 2; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                               "Orskan Lines is to sell its forty ferries to a fund in Varnholm.\n" QUAY_MORE, NULL,
                               "Orskan Lines sells its ferries to Varnholm fund"});
    add(&f,
        (test_article){"c", "Lund Echo", "2031-02-03T09:00:00Z",
                       "A fund in Varnholm was to buy the forty ferries of Orskan Lines, it was reported.\n" ANGLERS,
                       NULL, "Orskan Lines denies sale of ferries to Varnholm fund"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "is to sell its forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 2, "denies sale"));
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_names_and_numbers_carry_a_claim_across_languages(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "Forty ferries of Orskan Lines lay idle in Tannwick on Monday.\n" QUAY_MORE, NULL,
                           "Forty ferries of Orskan Lines idle in Tannwick"});
    add(&f,
        (test_article){"b", "Lunder Bote", "2031-02-03T10:00:00Z",
                       "In Tannwick haben am Montag vierzig Fähren von Orskan Lines stillgelegen.\nDie Werft will den "
                       "Kran noch vor den Stürmen des Winters abbauen lassen.\n",
                       NULL, "Vierzig Fähren von Orskan Lines liegen in Tannwick still", "de"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "Forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "vierzig Fähren"));
    hsy_arena_free(f.arena);
}

static void test_a_report_is_not_of_the_agency_that_translated_it(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Lunder Bote", "2031-02-03T08:00:00Z",
                           "Im Hafen von Tannwick sind zwei Pfeiler der Nordmole gesunken.\n"
                           "Die Mole wird im März gesperrt.\n"
                           "Die Fähren nach Orsk und Lund legen ab dem 4. März am Fischdock ab.\n"
                           "In Tannwick leben rund 11 000 Menschen.\n"
                           "Die Werft baut bis Oktober ihren Kran von 1931 ab.\n",
                           NULL, "Zwei Pfeiler in Tannwick gesunken", "de"});
    add(&f, (test_article){"b", "Tannwick Post", "2031-02-03T10:00:00Z",
                           "TANNWICK (NPA) — Two pillars of the north quay have sunk in the harbour of Tannwick, the "
                           "newspaper Lunder Bote reported.\n"
                           "The quay will be closed in March.\n"
                           "Ferries to Orsk and Lund will leave from the fishing dock from 4 March.\n"
                           "About 11,000 people live in Tannwick.\n"
                           "The shipyard takes down its crane of 1931 by October.\n",
                           "Northern Press Agency", "Two pillars sunk in Tannwick", "en"});
    run(&f);
    assert_non_null(test_relay(&f.trace, HSY_RELAY_TRANSLATES, 0, NULL, 1));
    const hsy_claim *claim = claim_with(&f, 0, "rund 11 000 Menschen");
    assert_non_null(claim);
    assert_int_equal(claim->origins.count, 1);
    assert_slice(claim->origins.items[0].name, "Lunder Bote");
    hsy_arena_free(f.arena);
}

static void test_what_an_outlet_reports_is_a_claim_beside_a_quotation(void **state) {
    (void)state;
    fixture f = begin();
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo"};
    for (size_t i = 0; i < 2; i++)
        add(&f,
            (test_article){outlets[i], outlets[i], "2031-02-03T08:00:00Z",
                           "The shipyard of Tannwick is to lose its crane.\n" ANGLERS
                           "It was a retreat from the stand that it took in May, when it wanted its \"berths — what "
                           "we choose to build — to reflect our values.\" Representatives for welders including "
                           "Olaf Brandt had threatened to leave the slip if the rule stayed in place, according to "
                           "an Orsk Herald article last week.\n",
                           NULL, "Crane of Tannwick shipyard to be taken down"});
    run(&f);
    assert_non_null(claim_with(&f, 0, "had threatened to leave"));
    hsy_arena_free(f.arena);
}

static void test_a_body_that_prints_its_own_release_is_the_origin(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Orskan Lines AG", "2031-02-03T08:00:00Z",
                           "Orskan Lines AG is building forty ferries at its yard in Tannwick.\n" QUAY_MORE, NULL,
                           "Orskan Lines builds forty ferries in Tannwick"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                           "Forty ferries are to be built in Tannwick, at the yard of Orskan Lines.\n" ANGLERS, NULL,
                           "Forty ferries for Tannwick"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-03T10:00:00Z",
                           "Forty ferries will be built at the Tannwick yard, Orskan Lines said.\n" COUNCIL, NULL,
                           "Tannwick yard builds forty ferries"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "is building forty ferries");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "are to be built"));
    assert_int_equal(claim->independent_origins, 1);
    assert_slice(claim->origins.items[0].name, "Orskan Lines AG");
    assert_int_equal(claim->origins.items[0].type, HSY_SPEAKER_ORGANISATION);
    hsy_arena_free(f.arena);
}

static void test_an_outlet_that_is_cited_has_it_from_whom_it_cites(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"b", "Orsk Herald", "2031-02-03T09:00:00Z",
                           "Orskan Lines will give up Tannwick at the end of March and move the building of ferries to "
                           "Lund, the newspaper Harbour Post writes.\n" ANGLERS,
                           NULL, "Rival yard at Tannwick gives up"});
    add(&f, (test_article){"c", "Lund Echo", "2031-02-03T10:00:00Z",
                           "Tannwick is a done deal: in March the building of ferries goes to Lund, reports the Orsk "
                           "Herald.\n" COUNCIL,
                           NULL, "Orskan Lines gives up Tannwick"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 1, "done deal");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 0, "will give up Tannwick"));
    assert_int_equal(claim->independent_origins, 1);
    assert_slice(claim->origins.items[0].name, "Harbour Post");
    hsy_arena_free(f.arena);
}

static void test_organisers_are_the_same_in_every_language(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                       "The Tannwick regatta will refund 4,300 tickets within twelve days, the organisers said.\n" //
                       QUAY_MORE,
                       NULL, "Regatta refunds 4,300 tickets", "en"});
    add(&f,
        (test_article){"b", "Lund Anzeiger", "2031-02-03T09:00:00Z",
                       "Die Regatta von Tannwick erstattet 4.300 Karten binnen zwölf Tagen, teilte der Veranstalter "
                       "mit.\n",
                       NULL, "Regatta erstattet 4.300 Karten", "de"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "refund 4,300 tickets");
    assert_non_null(claim);
    assert_ptr_equal(claim, claim_with(&f, 1, "erstattet 4.300 Karten binnen"));
    assert_int_equal(claim->independent_origins, 1);
    hsy_arena_free(f.arena);
}

static void test_a_number_that_another_says_is_wrong_disputes_the_claim(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "The yard of Tannwick will create 300 jobs in the autumn.\n" QUAY_MORE, NULL,
                           "Yard of Tannwick creates 300 jobs"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                           "In the autumn the yard of Tannwick will create 300 jobs.\n" ANGLERS, NULL,
                           "300 jobs for the yard of Tannwick"});
    add(&f, (test_article){"c", "Orsk Herald", "2031-02-04T09:00:00Z",
                           "The yard of Tannwick will employ 180 people, according to its planning application, and "
                           "not the 300 trumpeted this week.\n" COUNCIL,
                           NULL, "Fewer posts than promised at the yard of Tannwick"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "will create 300 jobs");
    assert_non_null(claim);
    assert_int_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

static void test_a_number_that_nobody_calls_wrong_disputes_nothing(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-02-03T08:00:00Z",
                           "The yard of Tannwick will create 300 jobs in the autumn.\n" QUAY_MORE, NULL,
                           "Yard of Tannwick creates 300 jobs"});
    add(&f, (test_article){"b", "Lund Echo", "2031-02-03T09:00:00Z",
                           "In the autumn the yard of Tannwick will create 300 jobs.\n"
                           "Not 300 metres away two hundred herons have their nests.\n" ANGLERS,
                           NULL, "300 jobs for the yard of Tannwick"});
    run(&f);
    const hsy_claim *claim = claim_with(&f, 0, "will create 300 jobs");
    assert_non_null(claim);
    assert_int_not_equal(claim->status, HSY_STATUS_DISPUTED);
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_body_that_prints_its_own_release_is_the_origin),
        cmocka_unit_test(test_an_outlet_that_is_cited_has_it_from_whom_it_cites),
        cmocka_unit_test(test_organisers_are_the_same_in_every_language),
        cmocka_unit_test(test_a_number_that_another_says_is_wrong_disputes_the_claim),
        cmocka_unit_test(test_a_number_that_nobody_calls_wrong_disputes_nothing),
        cmocka_unit_test(test_two_outlets_and_one_speaker_are_one_origin),
        cmocka_unit_test(test_one_speaker_under_several_names_is_one_origin),
        cmocka_unit_test(test_two_speakers_of_two_bodies_are_two_origins),
        cmocka_unit_test(test_another_speaker_is_heard_before_one_is_heard_ten_times),
        cmocka_unit_test(test_who_is_quoted_once_is_heard_before_the_background),
        cmocka_unit_test(test_the_sentences_of_one_quotation_are_one_claim),
        cmocka_unit_test(test_what_nobody_in_particular_says_rests_on_nobody),
        cmocka_unit_test(test_a_quotation_without_its_speaker_is_still_his),
        cmocka_unit_test(test_an_outlet_that_cites_a_copy_adds_no_origin),
        cmocka_unit_test(test_a_denial_in_other_words_disputes_the_claim),
        cmocka_unit_test(test_a_headline_of_nobody_disputes_what_others_tell_further_down),
        cmocka_unit_test(test_a_correction_in_the_headline_disputes_the_claim),
        cmocka_unit_test(test_a_negation_in_a_relative_clause_denies_nothing),
        cmocka_unit_test(test_a_denial_of_much_the_same_disputes_a_claim_that_it_stands_apart_from),
        cmocka_unit_test(test_the_end_of_a_thing_is_no_denial),
        cmocka_unit_test(test_what_somebody_did_not_say_is_not_his_word),
        cmocka_unit_test(test_an_article_that_cites_the_story_carries_its_claims),
        cmocka_unit_test(test_a_quotation_joins_what_two_reports_claim),
        cmocka_unit_test(test_a_headline_that_denies_disputes_the_claim),
        cmocka_unit_test(test_a_report_is_not_of_the_agency_that_translated_it),
        cmocka_unit_test(test_what_an_outlet_reports_is_a_claim_beside_a_quotation),
        cmocka_unit_test(test_names_and_numbers_carry_a_claim_across_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
