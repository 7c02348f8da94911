/* What a fact-checker wants said out loud: each kind where it must be told, and where it must not. */
#include "tests/trace/set.h"

#include "base/buffer.h"

enum { MOST = 48 };

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

static const hsy_finding *finding_of(const fixture *f, hsy_finding_kind kind) {
    for (size_t i = 0; i < f->trace.findings.count; i++)
        if (f->trace.findings.items[i].kind == kind) return &f->trace.findings.items[i];
    return NULL;
}

/* The evidence of an article in a finding, or the empty slice. */
static hsy_slice quote_of(const hsy_finding *finding, uint32_t article) {
    for (size_t i = 0; i < finding->evidence.count; i++)
        if (finding->evidence.items[i].article == article) return finding->evidence.items[i].quote;
    return (hsy_slice){"", 0};
}

static bool has(hsy_slice text, const char *words) {
    return hsy_slice_find(text, hsy_slice_from_c(words), 0) != HSY_NOT_FOUND;
}

#define UNSURE "The statement could not be independently verified.\n"

static void test_a_copy_without_the_caveat_is_told(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 UNSURE SPILL_2 SPILL_3});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL_1 SPILL_2 SPILL_3});
    run(&f);
    const hsy_finding *lost = finding_of(&f, HSY_FINDING_CAVEAT_LOST);
    assert_non_null(lost);
    assert_int_equal(lost->evidence.items[0].article, 0);
    assert_int_equal(lost->evidence.items[1].article, 1);
    assert_true(hsy_slice_find(lost->evidence.items[0].quote, HSY_S("independently verified"), 0) != HSY_NOT_FOUND);
    hsy_arena_free(f.arena);
}

static void test_a_copy_that_keeps_the_caveat_is_not(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 UNSURE SPILL_2 SPILL_3});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL_1 UNSURE SPILL_2 SPILL_3});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_CAVEAT_LOST));
    hsy_arena_free(f.arena);
}

static void test_a_headline_that_asserts_what_the_text_doubts(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 UNSURE, NULL,
                           "Oil poisons the lake of Varnholm"});
    run(&f);
    const hsy_finding *over = finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS);
    assert_non_null(over);
    assert_slice(over->evidence.items[0].quote, "Oil poisons the lake of Varnholm");
    assert_int_equal(over->evidence.items[0].span.end, 0);
    hsy_arena_free(f.arena);
}

static void test_two_outlets_that_cite_one_another_are_a_circle(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 SPILL_2, NULL,
                           "Lorry spills oil at Varnholm"});
    add(&f, (test_article){
                "b", "Lund Echo", "2031-05-06T09:00:00Z",
                "Oil from a tanker lorry reached the water near Varnholm, and a third of eleven thousand litres is "
                "lost in the lake.\n" COUNCIL,
                NULL, "Lorry spills oil at Varnholm"});
    test_add_outlet(f.arena, &f.readings[0], "Lund Echo", "spilled eleven thousand litres of heating oil");
    test_add_outlet(f.arena, &f.readings[1], "Tannwick Post",
                    "Oil from a tanker lorry reached the water near Varnholm");
    run(&f);
    const hsy_finding *circle = finding_of(&f, HSY_FINDING_CIRCULAR);
    assert_non_null(circle);
    assert_int_equal(circle->articles.count, 2);
    hsy_arena_free(f.arena);
}

static void test_a_number_that_changed_in_a_copy(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 SPILL_2 SPILL_3});
    add(&f,
        (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                       "A tanker lorry overturned on the lakeside road near Varnholm early on Tuesday and spilled "
                       "thirty thousand litres of heating oil, of which at least a third reached the water, the fire "
                       "brigade of the district said.\n" SPILL_2 SPILL_3});
    run(&f);
    const hsy_finding *changed = finding_of(&f, HSY_FINDING_FACT_CHANGED);
    assert_non_null(changed);
    assert_int_equal(changed->evidence.items[0].article, 0);
    assert_true(hsy_slice_find(changed->evidence.items[1].quote, HSY_S("thirty thousand"), 0) != HSY_NOT_FOUND);
    hsy_arena_free(f.arena);
}

static void test_many_outlets_and_one_nameless_source(void **state) {
    (void)state;
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo", "Orsk Herald"};
    fixture f = begin();
    for (size_t i = 0; i < 3; i++)
        add(&f, (test_article){
                    outlets[i], outlets[i], "2031-05-06",
                    "The brakes of the tanker lorry had failed twice in the spring, said an official who asked not "
                    "to be named.\n" SPILL_2 SPILL_4,
                    NULL, "Brakes of tanker lorry had failed before"});
    run(&f);
    const hsy_finding *nameless = finding_of(&f, HSY_FINDING_ONE_UNNAMED_SOURCE);
    assert_non_null(nameless);
    assert_int_equal(nameless->articles.count, 3);
    hsy_arena_free(f.arena);
}

static void test_a_correction_that_a_copy_did_not_take_over(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                           SPILL_1 SPILL_2 SPILL_4
                           "The bend was built in 1964.\nCorrection: An earlier version said that the "
                           "bend was built in 1946. It was built in 1964.\n"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                           SPILL_1 SPILL_2 SPILL_4 "The bend was built in 1946.\n"});
    HSY_PUSH(f.arena, &f.readings[0].article.blocks,
             ((hsy_block){HSY_ROLE_NOTE,
                          HSY_SLICE("Correction: An earlier version said that the bend was built in 1946. It "
                                    "was built in 1964."),
                          {0, 0}}));
    run(&f);
    const hsy_finding *uncorrected = finding_of(&f, HSY_FINDING_UNCORRECTED);
    assert_non_null(uncorrected);
    assert_slice(uncorrected->evidence.items[1].quote, "The bend was built in 1946.");
    hsy_arena_free(f.arena);
}

static void test_one_text_under_two_agencies(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL, "Reuters"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL, "AFP"});
    run(&f);
    assert_non_null(finding_of(&f, HSY_FINDING_CREDIT_CONFLICT));
    hsy_arena_free(f.arena);
}

/* ---- caveats ---- */

static void test_a_copy_that_drops_the_may_is_told(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){
                "a", "Tannwick Post", "2031-05-06T08:00:00Z",
                "The tanker lorry may have been driven without a licence for eleven years.\n" SPILL_2 SPILL_3 SPILL_4});
    add(&f,
        (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                       "The tanker lorry was driven without a licence for eleven years.\n" SPILL_2 SPILL_3 SPILL_4});
    run(&f);
    const hsy_finding *lost = finding_of(&f, HSY_FINDING_CAVEAT_LOST);
    assert_non_null(lost);
    assert_slice(quote_of(lost, 0), "The tanker lorry may have been driven without a licence for eleven years.");
    assert_slice(quote_of(lost, 1), "The tanker lorry was driven without a licence for eleven years.");
    hsy_arena_free(f.arena);
}

/* The outlet itself may have learnt more. */
/* The copy puts lines of its own in front, and has no headline. */
static void test_a_loss_behind_lines_of_the_copy(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                       SPILL_1 "Perhaps the tanker lorry had been too heavy for the narrow lakeside road.\n" SPILL_2});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                           MARKET ANGLERS SPILL_1
                           "The tanker lorry had been too heavy for the narrow lakeside road.\n" SPILL_2});
    run(&f);
    const hsy_finding *lost = finding_of(&f, HSY_FINDING_CAVEAT_LOST);
    assert_non_null(lost);
    assert_true(has(quote_of(lost, 0), "Perhaps") && has(quote_of(lost, 1), "too heavy"));
    hsy_arena_free(f.arena);
}

static void test_an_update_of_the_same_outlet_loses_nothing(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL_1 UNSURE SPILL_2 SPILL_3});
    add(&f, (test_article){"b", "Tannwick Post", "2031-05-06T09:00:00Z", SPILL_1 SPILL_2 SPILL_3});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_CAVEAT_LOST));
    hsy_arena_free(f.arena);
}

/* ---- headlines ---- */

static void headline_case(const char *title, const char *text, bool is_told) {
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", text, NULL, title});
    run(&f);
    if (is_told != (finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS) != NULL)) fprintf(stderr, "%s\n", title);
    assert_true(is_told == (finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS) != NULL));
    hsy_arena_free(f.arena);
}

static void test_headlines(void **state) {
    (void)state;
    headline_case("Mill poisons the lake of Varnholm",
                  "The old mill could have poisoned the lake of Varnholm, after tests in the autumn found lead.\n",
                  true);
    /* a named official's word is everyday news */
    headline_case("Mill poisons the lake of Varnholm",
                  "The old mill has poisoned the lake of Varnholm, Mayor Ada Fenn said on Monday in the council.\n",
                  false);
    /* a month is no doubt */
    headline_case("Mill closes at the lake of Varnholm",
                  "VARNHOLM, May 16 - The old mill at the lake of Varnholm closes this week after ninety years.\n",
                  false);
    /* the doubt is about something else */
    headline_case("Mill closes at the lake of Varnholm",
                  "The old mill at the lake of Varnholm closes this week, and a hotel may be built on its ground.\n",
                  false);
    /* so is the caveat, which stands two lines below the news */
    headline_case("Bakers of Varnholm take mill bread off their shelves",
                  "The bakers of Varnholm have taken mill bread off their shelves in all eleven shops of the town.\n"
                  "The Lund Echo wrote that bread sold as that of the old mill of Varnholm comes from a factory.\n"
                  "It had seen delivery notes for forty tonnes, which could not be independently verified.\n",
                  false);
    /* a label asserts nothing */
    headline_case("Poisoned lake", "The poisoned lake of Varnholm could be cleaned before the summer of next year.\n",
                  false);
}

#define DOUBTED                                                                                                        \
    "The old mill at the lake of Varnholm could be sold to a hotel before the summer, the agency has "                 \
    "learned.\n" SPILL_2 SPILL_4

/* The same text under a headline that its source did not write; a copy of that one is not told again. */
static void test_a_copy_under_a_surer_headline(void **state) {
    (void)state;
    fixture f = begin();
    add(&f,
        (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", DOUBTED, NULL, "Mill could be sold to a hotel"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL_2 SPILL_4, NULL, "Hotel buys the old mill"});
    add(&f,
        (test_article){"c", "Asp Courier", "2031-05-06T10:00:00Z", SPILL_2 SPILL_4, NULL, "Hotel takes the old mill"});
    run(&f);
    const hsy_finding *found = finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS);
    assert_non_null(found);
    assert_int_equal(found->articles.count, 1);
    assert_int_equal(found->articles.items[0], 1);
    hsy_arena_free(f.arena);
}

/* ---- circles ---- */

#define CITES_ECHO                                                                                                     \
    "Oil from a tanker lorry has reached the water of the lake near Varnholm, the Lund Echo reported on "              \
    "Tuesday.\n" SPILL_2
#define CITES_POST                                                                                                     \
    "A third of the oil from a tanker lorry is lost in the lake near Varnholm, the Tannwick Post reported.\n" COUNCIL

/* One outlet gives its name, of the other only the domain is known. */
static void test_a_circle_through_a_domain(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "tannwickpost.example", "2031-05-06T08:00:00Z", CITES_ECHO, NULL,
                           "Tanker lorry spills oil into lake near Varnholm"});
    add(&f, (test_article){"b", "lundecho.example", "2031-05-06T09:00:00Z", CITES_POST, NULL,
                           "Oil of tanker lorry lost in lake near Varnholm"});
    f.readings[0].article.outlet_name = (hsy_slice){"", 0};
    f.readings[1].article.outlet_name = (hsy_slice){"", 0};
    run(&f);
    const hsy_finding *circle = finding_of(&f, HSY_FINDING_CIRCULAR);
    assert_non_null(circle);
    assert_int_equal(circle->articles.count, 2);
    assert_true(has(quote_of(circle, 0), "Oil from a tanker lorry has reached"));
    hsy_arena_free(f.arena);
}

/* Who names the other far down, for some detail, does not rest on it. */
static void test_a_mention_far_down_closes_no_circle(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                           SPILL_1 SPILL_2 SPILL_3 SPILL_4 COUNCIL
                           "The driver had been fined before, the Lund Echo reported.\n",
                           NULL, "Tanker lorry spills oil into lake near Varnholm"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", CITES_POST, NULL,
                           "Oil of tanker lorry lost in lake near Varnholm"});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_CIRCULAR));
    hsy_arena_free(f.arena);
}

/* Who denies a story names those who told it, and rests on none of them. */
static void test_a_denial_closes_no_circle(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                           "No, a third of the oil is not lost in the lake near Varnholm, as the Lund Echo "
                           "reported on Tuesday.\n" SPILL_2,
                           NULL, "No, the oil of the tanker lorry is not lost in lake near Varnholm"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", CITES_POST, NULL,
                           "Oil of tanker lorry lost in lake near Varnholm"});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_CIRCULAR));
    hsy_arena_free(f.arena);
}

/* ---- changed facts ---- */

#define BRIDGE(number, name, agent)                                                                                    \
    "A tanker lorry overturned on the lakeside road near Varnholm early on Tuesday and spilled " number                \
    " litres of heating oil, of which at least a third reached the water, and the driver, Pavel " name                 \
    ", was treated for a broken wrist.\n" SPILL_2 SPILL_4 agent

static const hsy_finding *changed_case(fixture *f, const char *from, const char *to, const char *credit) {
    *f = begin();
    add(f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", from, credit});
    add(f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", to, credit});
    run(f);
    return finding_of(f, HSY_FINDING_FACT_CHANGED);
}

static void test_facts_that_changed_in_a_copy(void **state) {
    (void)state;
    fixture f;
    const hsy_finding *changed = changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("17,000", "Hornik", ""), NULL);
    assert_non_null(changed);
    assert_true(has(quote_of(changed, 0), "11,000") && has(quote_of(changed, 1), "17,000"));
    hsy_arena_free(f.arena);
    changed = changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("11,000", "Dvorak", ""), NULL);
    assert_non_null(changed);
    assert_true(has(quote_of(changed, 0), "Hornik") && has(quote_of(changed, 1), "Dvorak"));
    hsy_arena_free(f.arena);
}

#define SPOKEN(name) SPILL_1 SPILL_2 "The road will stay closed until the end of the week, said " name ". " SPILL_4

/* One letter of another sound is another name; a letter doubled, or written otherwise, is a spelling. */
static void test_names_that_differ_in_a_letter(void **state) {
    (void)state;
    static const struct {
        const char *to;
        bool is_change;
    } cases[] = {{SPOKEN("Ada Malden"), true},
                 {SPOKEN("chief engineer Ada Malden"), true},
                 {SPOKEN("Ada Madden"), false},
                 {SPOKEN("Ada Marten"), false},
                 {SPOKEN("Ada Mardin"), false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        const hsy_finding *changed = changed_case(&f, SPOKEN("Ada Marden"), cases[i].to, NULL);
        if (cases[i].is_change != (changed != NULL)) fprintf(stderr, "%zu\n", i);
        assert_true(cases[i].is_change == (changed != NULL));
        hsy_arena_free(f.arena);
    }
}

static void test_what_is_no_change(void **state) {
    (void)state;
    fixture f;
    /* rounding, another way to write it, a spelling */
    assert_null(changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("11,050", "Hornik", ""), NULL));
    hsy_arena_free(f.arena);
    assert_null(changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("eleven thousand", "Hornik", ""), NULL));
    hsy_arena_free(f.arena);
    assert_null(changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("11,000", "Horník", ""), NULL));
    hsy_arena_free(f.arena);
    /* a later version by the agency that both credit */
    assert_null(changed_case(&f, BRIDGE("11,000", "Hornik", ""), BRIDGE("17,000", "Hornik", ""), "Reuters"));
    hsy_arena_free(f.arena);
}

/* ---- unnamed sources ---- */

#define SECRET                                                                                                         \
    "The brakes of the tanker lorry of Varnholm had failed twice in the spring, a senior official told the Tannwick "  \
    "Post.\n" SPILL_2
#define SECRET_RETOLD                                                                                                  \
    "Twice in the spring the brakes of the tanker lorry of Varnholm had failed, the Tannwick Post reported.\n" COUNCIL
#define SECRET_AGAIN                                                                                                   \
    "The tanker lorry of Varnholm had brakes that failed twice in the spring, the Lund Echo reported.\n" ANGLERS
#define BRAKES "Brakes of tanker lorry of Varnholm failed twice"

/* The third outlet does not name the first. */
static void test_a_chain_leads_to_one_unnamed_source(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SECRET, NULL, BRAKES});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SECRET_RETOLD, NULL, BRAKES});
    add(&f, (test_article){"c", "Orsk Herald", "2031-05-06T10:00:00Z", SECRET_AGAIN, NULL, BRAKES});
    run(&f);
    const hsy_finding *nameless = finding_of(&f, HSY_FINDING_ONE_UNNAMED_SOURCE);
    assert_non_null(nameless);
    assert_int_equal(nameless->articles.count, 3);
    assert_true(has(quote_of(nameless, 0), "a senior official"));
    assert_true(has(quote_of(nameless, 2), "the Lund Echo reported"));
    /* those who assert in the headline what an official without a name said to somebody else */
    const hsy_finding *over = finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS);
    assert_non_null(over);
    assert_int_equal(over->evidence.items[0].article, 1);
    hsy_arena_free(f.arena);
}

/* What a headline takes back it does not overclaim, whatever report its text cites. */
static void test_a_headline_that_says_no_overclaims_nothing(void **state) {
    (void)state;
    static const struct {
        const char *title;
        bool is_told;
    } cases[] = {{BRAKES, true}, {"No brakes of tanker lorry of Varnholm failed", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = begin();
        add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SECRET, NULL, BRAKES});
        add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SECRET_RETOLD, NULL, cases[i].title});
        run(&f);
        assert_int_equal(finding_of(&f, HSY_FINDING_HEADLINE_OVERCLAIMS) != NULL, cases[i].is_told);
        hsy_arena_free(f.arena);
    }
}

/* The outlet speaks of what it has from such a one, or of nobody before the next line tells who it was. */
static void test_what_an_outlet_has_learned(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool is_told;
    } cases[] = {
        {"The brakes of the tanker lorry at Varnholm were worn, the Tannwick Post learned from a source close to the "
         "inquiry.\n" SPILL_2,
         true},
        {"The brakes of the tanker lorry at Varnholm were worn, the Tannwick Post can reveal.\n" SPILL_2
         "“Everybody in the yard knew that,” an insider told us.\n",
         true},
        {"The brakes of the tanker lorry at Varnholm were worn, the Tannwick Post learned from Mayor Ada "
         "Fenn.\n" SPILL_2,
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f = begin();
        add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", cases[i].text, NULL, BRAKES});
        add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SECRET_RETOLD, NULL, BRAKES});
        add(&f, (test_article){"c", "Orsk Herald", "2031-05-06T10:00:00Z", SECRET_AGAIN, NULL, BRAKES});
        run(&f);
        assert_true(cases[i].is_told == (finding_of(&f, HSY_FINDING_ONE_UNNAMED_SOURCE) != NULL));
        hsy_arena_free(f.arena);
    }
}

/* An agency's text in three papers, with a spokeswoman who has no name: nothing to warn of. */
static void test_a_spokeswoman_is_no_unnamed_source(void **state) {
    (void)state;
    static const char *const outlets[] = {"Tannwick Post", "Lund Echo", "Orsk Herald"};
    fixture f = begin();
    for (size_t i = 0; i < 3; i++)
        add(&f, (test_article){outlets[i], outlets[i], "2031-05-06",
                               "The brakes of the tanker lorry had failed twice in the spring, a police spokeswoman "
                               "said.\n" SPILL_2 SPILL_4,
                               "Reuters", "Brakes of tanker lorry had failed before"});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_ONE_UNNAMED_SOURCE));
    hsy_arena_free(f.arena);
}

/* ---- corrections and denials ---- */

static void correction_case(fixture *f, const char *right, const char *note, const char *copy) {
    hsy_buffer text = hsy_buffer_in((*f = begin()).arena, 0), other = hsy_buffer_in(f->arena, 0);
    hsy_buffer_print(&text, SPILL_1 SPILL_2 SPILL_4 "%s\n", right);
    hsy_buffer_print(&other, SPILL_1 SPILL_2 SPILL_4 "%s\n", copy);
    add(f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                          hsy_arena_c_string(f->arena, hsy_buffer_text(&text))});
    add(f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                          hsy_arena_c_string(f->arena, hsy_buffer_text(&other))});
    HSY_PUSH(f->arena, &f->readings[0].article.blocks, ((hsy_block){HSY_ROLE_NOTE, hsy_slice_from_c(note), {0, 0}}));
    run(f);
}

static void test_corrections_that_were_not_taken_over(void **state) {
    (void)state;
    fixture f;
    correction_case(
        &f, "The bend was built by the engineer Nora Lindqvist.",
        "Correction: An earlier version named Olaf Brenner as the engineer. The bend was built by Nora Lindqvist.",
        "The bend was built by the engineer Olaf Brenner.");
    const hsy_finding *name = finding_of(&f, HSY_FINDING_UNCORRECTED);
    assert_non_null(name);
    assert_slice(quote_of(name, 1), "The bend was built by the engineer Olaf Brenner.");
    hsy_arena_free(f.arena);
    correction_case(
        &f, "The haulier has paid all its fines.",
        "Correction: An earlier version said that the haulier had refused inspections of its garage. It had not.",
        "The haulier had refused inspections of its garage.");
    assert_non_null(finding_of(&f, HSY_FINDING_UNCORRECTED));
    hsy_arena_free(f.arena);
    correction_case(
        &f, "The bend was built by the engineer Nora Lindqvist.",
        "Correction: An earlier version named Olaf Brenner as the engineer. The bend was built by Nora Lindqvist.",
        "The bend was built by the engineer Nora Lindqvist.");
    assert_null(finding_of(&f, HSY_FINDING_UNCORRECTED));
    hsy_arena_free(f.arena);
}

/* The correction stands under a later article, which still names the old number. */
static void test_a_correction_of_an_earlier_article(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z",
                           "The skid mark of the tanker lorry near Varnholm is 40 metres long.\n" SPILL_2 SPILL_4, NULL,
                           "Skid mark of tanker lorry near Varnholm"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z",
                           "The skid mark of the tanker lorry near Varnholm is 40 metres long.\n" SPILL_2 SPILL_4, NULL,
                           "Skid mark of tanker lorry near Varnholm"});
    add(&f,
        (test_article){"c", "Tannwick Post", "2031-05-07T09:00:00Z",
                       "The skid mark of the tanker lorry near Varnholm is 14 metres long. On Tuesday the figure was "
                       "40 metres.\n" SPILL_1,
                       NULL, "Skid mark of tanker lorry near Varnholm"});
    HSY_PUSH(f.arena, &f.readings[2].article.blocks,
             ((hsy_block){HSY_ROLE_NOTE,
                          HSY_SLICE("Correction: An earlier version gave 40 metres. The mark is 14 metres long."),
                          {0, 0}}));
    run(&f);
    const hsy_finding *late = finding_of(&f, HSY_FINDING_UNCORRECTED);
    assert_non_null(late);
    assert_int_equal(late->articles.count, 2);
    assert_true(has(quote_of(late, 1), "40 metres long"));
    hsy_arena_free(f.arena);
}

#define SKID(length) "The skid mark of the tanker lorry near Varnholm is " length " metres long, said Pavel Marden.\n"

/* A page of the outlet that is nothing but the correction of what it printed before, and what Lund Echo made of that.
 */
static const hsy_finding *correction_page(fixture *f, const char *page, const char *copy) {
    *f = begin();
    add(f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SKID("40") SPILL_2 SPILL_4, NULL,
                          "Skid mark of tanker lorry near Varnholm"});
    add(f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", copy, NULL, "Tanker lorry near Varnholm skids"});
    const char *text = hsy_arena_print(f->arena, "%s%s%c", page, SPILL_1, 0).at;
    add(f, (test_article){"c", "Tannwick Post", "2031-05-07T09:00:00Z", text, NULL,
                          "Correction: Skid mark of tanker lorry near Varnholm"});
    run(f);
    return finding_of(f, HSY_FINDING_UNCORRECTED);
}

static void test_a_page_that_corrects(void **state) {
    (void)state;
    static const struct {
        const char *page, *copy;
        bool is_told;
    } cases[] = {
        {"The skid mark of the tanker lorry near Varnholm is 14 metres long, not 40.\n", SKID("40") SPILL_2 SPILL_4,
         true},
        {"The skid mark of the tanker lorry near Varnholm is 14 metres long, not 40.\n", SKID("14") SPILL_2 SPILL_4,
         false},
        {"There is no skid mark near Varnholm, and our report on the tanker lorry has been withdrawn. The report has "
         "been withdrawn.\n",
         SPILL_2 SPILL_4, true},
        {"An earlier version of the report on the tanker lorry near Varnholm named Pavel Marden as the officer. It was "
         "Pavel Mard who spoke.\n",
         SKID("40") SPILL_2 SPILL_4, true},
        {"The skid mark of the tanker lorry near Varnholm was shown to our reporter on Tuesday.\n",
         SKID("40") SPILL_2 SPILL_4, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        const hsy_finding *found = correction_page(&f, cases[i].page, cases[i].copy);
        if (cases[i].is_told != (found != NULL)) fprintf(stderr, "%zu\n", i);
        assert_true(cases[i].is_told == (found != NULL));
        if (found) assert_int_equal(found->articles.items[1], 1);
        hsy_arena_free(f.arena);
    }
}

#define CLOSURE                                                                                                        \
    "Orskan Lines will close its dock at Varnholm next year with the loss of 610 jobs, according to a memo seen by "   \
    "the Tannwick Post.\n"
#define CLOSES "Orskan Lines to close dock at Varnholm with loss of 610 jobs"

static void denial_case(fixture *f, const char *last) {
    *f = begin();
    add(f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", CLOSURE SPILL_2 SPILL_4, NULL, CLOSES});
    add(f, (test_article){
               "b", "Tannwick Post", "2031-05-06T18:00:00Z",
               "Orskan Lines denied on Tuesday that it would close its dock at Varnholm next year with the loss "
               "of 610 jobs.\n" SPILL_2 SPILL_4,
               NULL, "Orskan Lines denies plan to close dock at Varnholm"});
    add(f, (test_article){"c", "Lund Echo", "2031-05-07T09:00:00Z", last, NULL, CLOSES});
    run(f);
}

static void test_a_story_that_runs_on_after_its_denial(void **state) {
    (void)state;
    fixture f;
    denial_case(&f, CLOSURE SPILL_2 SPILL_4);
    const hsy_finding *late = finding_of(&f, HSY_FINDING_UNCORRECTED);
    assert_non_null(late);
    assert_true(has(quote_of(late, 1), "denied on Tuesday"));
    assert_slice(quote_of(late, 2), CLOSES);
    hsy_arena_free(f.arena);
    denial_case(&f, CLOSURE SPILL_2 SPILL_4 "Orskan Lines denied that it would close the dock.\n");
    assert_null(finding_of(&f, HSY_FINDING_UNCORRECTED));
    hsy_arena_free(f.arena);
}

/* ---- credits ---- */

/* The outlet calls the news its own; its copy has it from an agency. */
static void test_an_agency_under_an_outlets_own_news(void **state) {
    (void)state;
    static const char *const leads[] = {
        "The brakes of the tanker lorry at Varnholm were worn, the Tannwick Post has learned from the owner.\n",
        "The brakes of the tanker lorry at Varnholm were worn, said the owner of the lorry on Tuesday.\n"};
    for (size_t i = 0; i < 2; i++) {
        fixture f = begin();
        const char *own = hsy_arena_print(f.arena, "%s%s%c", leads[i], SPILL_2 SPILL_4, 0).at;
        add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", own});
        add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL_2 SPILL_4, "Reuters"});
        run(&f);
        assert_true((i == 0) == (finding_of(&f, HSY_FINDING_CREDIT_CONFLICT) != NULL));
        hsy_arena_free(f.arena);
    }
}

static void test_a_short_name_is_no_second_agency(void **state) {
    (void)state;
    fixture f = begin();
    add(&f, (test_article){"a", "Tannwick Post", "2031-05-06T08:00:00Z", SPILL, "AP"});
    add(&f, (test_article){"b", "Lund Echo", "2031-05-06T09:00:00Z", SPILL, "Associated Press"});
    run(&f);
    assert_null(finding_of(&f, HSY_FINDING_CREDIT_CONFLICT));
    hsy_arena_free(f.arena);
}

/* ---- all kinds ---- */

/* Forty copies of one story under forty bold headlines: the first twenty are told, the most serious kind first. */
static void test_findings_are_bounded_and_in_order(void **state) {
    enum { COPIES = 40, MOST_TOLD = 20 };
    (void)state;
    fixture f = begin();
    for (int i = 0; i < COPIES; i++)
        add(&f, (test_article){
                    hsy_arena_c_string(f.arena, hsy_arena_print(f.arena, "%02d", i)),
                    hsy_arena_c_string(f.arena, hsy_arena_print(f.arena, "Paper Number %d", i)), "2031-05-06T08:00:00Z",
                    "The old mill could have poisoned the lake of Varnholm, after tests found lead.\n" SPILL_1
                    "This could not be independently verified.\n" SPILL_2,
                    NULL, "Mill poisons the lake of Varnholm"});
    add(&f,
        (test_article){"z", "Paper Number 99", "2031-05-06T09:00:00Z",
                       "The old mill has poisoned the lake of Varnholm, as tests of its water show.\n" SPILL_1 SPILL_2,
                       NULL, "Mill poisons the lake of Varnholm"});
    run(&f);
    size_t told = 0;
    for (size_t i = 0; i < f.trace.findings.count; i++) {
        const hsy_finding *finding = &f.trace.findings.items[i];
        if (finding->kind != HSY_FINDING_HEADLINE_OVERCLAIMS) continue;
        assert_int_equal(finding->articles.items[0], told++);
    }
    assert_int_equal(told, MOST_TOLD);
    assert_int_equal(f.trace.findings.items[0].kind, HSY_FINDING_CAVEAT_LOST);
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_copy_without_the_caveat_is_told),
        cmocka_unit_test(test_a_copy_that_keeps_the_caveat_is_not),
        cmocka_unit_test(test_a_headline_that_asserts_what_the_text_doubts),
        cmocka_unit_test(test_two_outlets_that_cite_one_another_are_a_circle),
        cmocka_unit_test(test_a_number_that_changed_in_a_copy),
        cmocka_unit_test(test_many_outlets_and_one_nameless_source),
        cmocka_unit_test(test_a_correction_that_a_copy_did_not_take_over),
        cmocka_unit_test(test_one_text_under_two_agencies),
        cmocka_unit_test(test_a_copy_that_drops_the_may_is_told),
        cmocka_unit_test(test_a_loss_behind_lines_of_the_copy),
        cmocka_unit_test(test_an_update_of_the_same_outlet_loses_nothing),
        cmocka_unit_test(test_headlines),
        cmocka_unit_test(test_a_copy_under_a_surer_headline),
        cmocka_unit_test(test_a_circle_through_a_domain),
        cmocka_unit_test(test_a_denial_closes_no_circle),
        cmocka_unit_test(test_a_mention_far_down_closes_no_circle),
        cmocka_unit_test(test_facts_that_changed_in_a_copy),
        cmocka_unit_test(test_names_that_differ_in_a_letter),
        cmocka_unit_test(test_what_is_no_change),
        cmocka_unit_test(test_a_chain_leads_to_one_unnamed_source),
        cmocka_unit_test(test_a_headline_that_says_no_overclaims_nothing),
        cmocka_unit_test(test_what_an_outlet_has_learned),
        cmocka_unit_test(test_a_spokeswoman_is_no_unnamed_source),
        cmocka_unit_test(test_corrections_that_were_not_taken_over),
        cmocka_unit_test(test_a_correction_of_an_earlier_article),
        cmocka_unit_test(test_a_page_that_corrects),
        cmocka_unit_test(test_a_story_that_runs_on_after_its_denial),
        cmocka_unit_test(test_an_agency_under_an_outlets_own_news),
        cmocka_unit_test(test_a_short_name_is_no_second_agency),
        cmocka_unit_test(test_findings_are_bounded_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
