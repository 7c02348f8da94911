/* What cases in words cannot say: headline and body, the caveat's place, glued words, short texts apart, limits. */
#include "../test.h"

#include "base/buffer.h"
#include "statements/statements.h"

static void test_headline_overclaims(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = HSY_S("en"),
                           .title = HSY_S("Divers have found the missing ferry"),
                           .text =
                               HSY_S("Divers may have found the missing ferry, the coastguard said. The claim could "
                                     "not be independently verified.")};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.headline_certainty, HSY_CERTAINTY_ASSERTED);
    assert_int_equal(found.body_certainty, HSY_CERTAINTY_UNCONFIRMED);
    assert_slice(hsy_slice_span(article.text, found.caveat), "could not be independently verified");
    assert_slice(hsy_slice_span(article.text, found.list.items[0].doubt), "could not be independently verified");
    hsy_arena_free(arena);
}

static void test_a_paper_that_nobody_could_check_is_a_caveat(void **state) {
    (void)state;
    static const hsy_slice pages[][2] = {
        {HSY_SLICE("en"),
         HSY_SLICE("The yard is to close, the site Quayside reported. The Post could not verify the message.")},
        {HSY_SLICE("de"),
         HSY_SLICE(
             "Die Werft soll schließen, berichtet die Seite Kaiblick. Das Schreiben ließ sich nicht überprüfen.")},
        {HSY_SLICE("fr"), HSY_SLICE("Le chantier ferme, écrit le site Quai. La lettre n'a pas pu être vérifiée.")},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        hsy_article article = {.language = pages[i][0], .text = pages[i][1]};
        hsy_statements found;
        hsy_statements_find(arena, &article, &found);
        assert_int_equal(found.body_certainty, HSY_CERTAINTY_UNCONFIRMED);
        assert_int_not_equal(found.caveat.end, 0);
    }
    hsy_arena_free(arena);
}

static void test_headline_attributes(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = HSY_S("de"),
                           .title = HSY_S("Fähre laut Küstenwache gefunden"),
                           .text = HSY_S("Die Fähre wurde gefunden.")};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.headline_certainty, HSY_CERTAINTY_REPORTED);
    assert_int_equal(found.body_certainty, HSY_CERTAINTY_ASSERTED);
    assert_int_equal(found.caveat.end, 0);
    article.title = HSY_S("Fähre soll gefunden worden sein");
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.headline_certainty, HSY_CERTAINTY_HEDGED);
    hsy_arena_free(arena);
}

static void test_headline_certainty(void **state) {
    (void)state;
    static const struct {
        const char *language, *title;
        hsy_certainty want;
    } cases[] = {
        {"en", "Dam at Lake Orrin cracked", HSY_CERTAINTY_ASSERTED},
        {"en", "Dam at Lake Orrin said to be cracked", HSY_CERTAINTY_HEDGED},
        {"en", "Dam at Lake Orrin reportedly cracked", HSY_CERTAINTY_HEDGED},
        {"en", "Is the dam at Lake Orrin safe?", HSY_CERTAINTY_HEDGED},
        {"en", "Dam at Lake Orrin cracked? What the town knows", HSY_CERTAINTY_HEDGED},
        {"en", "No, the dam at Lake Orrin is not cracked", HSY_CERTAINTY_DENIED},
        {"en", "Owner denies crack in Orrin dam", HSY_CERTAINTY_DENIED},
        {"en", "Orrin Power shares fall on report of crack in dam", HSY_CERTAINTY_REPORTED},
        {"en", "Dam at Lake Orrin is cracked, newspaper says", HSY_CERTAINTY_REPORTED},
        {"en", "“Nobody ever looked at it”: engineer on the dam", HSY_CERTAINTY_REPORTED},
        {"en", "Orchestra plays “Night” in Orrin", HSY_CERTAINTY_ASSERTED},
        {"en", "Dam at Lake Orrin was known to leak, report finds", HSY_CERTAINTY_REPORTED},
        {"en", "Letters show that the owner knew of the leak", HSY_CERTAINTY_REPORTED},
        {"en", "Divers find a bell in Lake Orrin", HSY_CERTAINTY_ASSERTED},
        {"en", "Suspected crack in Orrin dam", HSY_CERTAINTY_HEDGED},
        {"de", "Staumauer am Orrinsee gerissen", HSY_CERTAINTY_ASSERTED},
        {"de", "Verdacht auf Riss in der Staumauer", HSY_CERTAINTY_HEDGED},
        {"de", "Staumauer am Orrinsee soll gerissen sein", HSY_CERTAINTY_HEDGED},
        {"de", "Mutmasslicher Riss in der Staumauer", HSY_CERTAINTY_HEDGED},
        {"de", "Staumauer angeblich gerissen", HSY_CERTAINTY_HEDGED},
        {"de", "Ist der Damm sicher?", HSY_CERTAINTY_HEDGED},
        {"de", "Riss in Staumauer: Zeitung zitiert Ingenieur", HSY_CERTAINTY_REPORTED},
        {"de", "Laut Bericht ist die Staumauer gerissen", HSY_CERTAINTY_REPORTED},
        {"fr", "Le barrage de Lorme est fissuré", HSY_CERTAINTY_ASSERTED},
        {"fr", "Le barrage de Lorme serait fissuré", HSY_CERTAINTY_HEDGED},
        {"fr", "Le barrage de Lorme aurait cédé", HSY_CERTAINTY_HEDGED},
        {"fr", "Lac de Lorme : le barrage fissuré", HSY_CERTAINTY_ASSERTED},
        {"fr", "Le barrage est-il sûr ?", HSY_CERTAINTY_HEDGED},
        {"fr", "Barrage de Lorme : un ingénieur évoque une fissure", HSY_CERTAINTY_REPORTED},
        {"fr", "Le barrage est fissuré selon un journal", HSY_CERTAINTY_REPORTED},
        {"fr", "La fermeture du barrage annoncée à Lorme", HSY_CERTAINTY_REPORTED},
        {"fr", "Soupçon de fissure au barrage de Lorme", HSY_CERTAINTY_HEDGED},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_article article = {.language = hsy_slice_from_c(cases[i].language),
                               .title = hsy_slice_from_c(cases[i].title),
                               .text = HSY_S("")};
        hsy_statements found;
        hsy_statements_find(arena, &article, &found);
        if (found.headline_certainty != cases[i].want) fprintf(stderr, "%s\n", cases[i].title);
        assert_int_equal(found.headline_certainty, cases[i].want);
    }
    hsy_arena_free(arena);
}

/* "Weber: …" is somebody's word when the body has Weber speak; a place before a colon says nothing. */
static void test_speaker_before_a_colon(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = HSY_S("en"),
                           .title = HSY_S("Brandt: the dam will hold for years"),
                           .text = HSY_S("The dam will hold for years, the engineer Jonas Brandt said in Orrin.")};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.headline_certainty, HSY_CERTAINTY_REPORTED);
    article.title = HSY_S("Orrin: the dam will hold for years");
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.headline_certainty, HSY_CERTAINTY_ASSERTED);
    hsy_arena_free(arena);
}

/* A denial in the headline is the news of a body that reports what somebody says. */
static void test_a_denial_in_the_headline(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = HSY_S("en"),
                           .title = HSY_S("Orrin Power denies crack in dam"),
                           .text = HSY_S("The dam above the town is as sound as ever, Orrin Power said on Monday.")};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.body_certainty, HSY_CERTAINTY_DENIED);
    article.title = HSY_S("Dam above the town is sound");
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.body_certainty, HSY_CERTAINTY_REPORTED);
    hsy_arena_free(arena);
}

static void test_body_certainty(void **state) {
    (void)state;
    static const struct {
        const char *language, *text;
        hsy_certainty want;
    } cases[] = {
        {"en", "The dam at Lake Orrin has cracked.\nWater is running into the valley below it.",
         HSY_CERTAINTY_ASSERTED},
        {"en", "The dam at Lake Orrin has cracked, the sheriff said on Monday.", HSY_CERTAINTY_REPORTED},
        /* a kicker is no line of news */
        {"en", "Lake Orrin\nThe dam at Lake Orrin has cracked on Monday.\nThe crack is a foot wide, the sheriff said.",
         HSY_CERTAINTY_REPORTED},
        /* a voice on the news, right behind it */
        {"en",
         "The dam at Lake Orrin has cracked on Monday.\n“I saw it from my kitchen,” said Ada Fenn, who lives below "
         "it.\n",
         HSY_CERTAINTY_ASSERTED},
        /* one quotation far down carries nothing */
        {"en",
         "The dam at Lake Orrin has cracked on Monday.\nWater is running into the valley below the dam.\n"
         "“I saw it from my kitchen,” said Ada Fenn, who lives below it.\nThe dam was built in the year 1931.",
         HSY_CERTAINTY_ASSERTED},
        {"en", "The dam at Lake Orrin may have cracked, the sheriff said on Monday.", HSY_CERTAINTY_HEDGED},
        {"en", "Orrin Power denied on Monday that its dam above the town had cracked.", HSY_CERTAINTY_DENIED},
        {"en", "No, the dam at Lake Orrin is not cracked.\nThe sheriff said on Monday that a photograph was old.",
         HSY_CERTAINTY_DENIED},
        {"en", "There is no crack in the dam above Lake Orrin. Reports to the contrary are false.",
         HSY_CERTAINTY_DENIED},
        {"en", "The dam at Lake Orrin has cracked, an engineer said on Monday. Nothing has been confirmed.",
         HSY_CERTAINTY_UNCONFIRMED},
        /* who will not say whether it is true has not said that it could not be checked */
        {"en",
         "The dam at Lake Orrin has cracked, an engineer said on Monday.\nOrrin Power would neither confirm nor deny "
         "the report.",
         HSY_CERTAINTY_REPORTED},
        {"de", "Der Damm am Orrinsee ist gerissen, wie ein Ingenieur am Montag sagte.", HSY_CERTAINTY_REPORTED},
        /* the mood of hearsay says no more than the source does */
        {"de", "Der Damm am Orrinsee soll gerissen sein, wie ein Ingenieur sagte.", HSY_CERTAINTY_REPORTED},
        {"de",
         "Der Damm am Orrinsee ist gerissen, sagte ein Ingenieur. Das Kraftwerk wollte die Angaben weder bestätigen "
         "noch dementieren.",
         HSY_CERTAINTY_REPORTED},
        {"de",
         "Der Damm am Orrinsee ist gerissen, sagte ein Ingenieur. Eine Bestätigung dafür gab es bis zum Abend nicht.",
         HSY_CERTAINTY_UNCONFIRMED},
        {"fr", "Le barrage de Lorme aurait cédé lundi, selon un ingénieur de la vallée.", HSY_CERTAINTY_REPORTED},
        {"fr", "Le barrage de Lorme a cédé lundi, selon un ingénieur. Rien n’est confirmé à cette heure.",
         HSY_CERTAINTY_UNCONFIRMED},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_article article = {.language = hsy_slice_from_c(cases[i].language),
                               .text = hsy_slice_from_c(cases[i].text)};
        hsy_statements found;
        hsy_statements_find(arena, &article, &found);
        if (found.body_certainty != cases[i].want) fprintf(stderr, "%s\n", cases[i].text);
        assert_int_equal(found.body_certainty, cases[i].want);
    }
    hsy_arena_free(arena);
}

static void test_glued_words_are_parted(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = HSY_S("The pier sank. This is what the magazine writes Newsweekreferring to the radio Suspilne.");
    hsy_glued glued = {(uint32_t)hsy_slice_find(text, HSY_S("referring"), 0)};
    hsy_article article = {.language = HSY_S("en"), .text = text, .glued = {&glued, 1, 1}};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.list.count, 1);
    assert_slice(found.list.items[0].speaker.name, "Suspilne");
    assert_int_equal(found.list.items[0].via.count, 1);
    assert_slice(found.list.items[0].via.items[0], "Newsweek");
    assert_slice(hsy_slice_span(text, found.list.items[0].source.items[1]), "Newsweek");
    hsy_arena_free(arena);
}

static void test_short_text_apart(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {.language = HSY_S("en"), .text = HSY_S("The pier sank.")};
    hsy_slice lede = HSY_S("Twenty people are missing, according to divers. The army is said to be searching.");
    hsy_statement_list list;
    hsy_statements_find_in(arena, &article, lede, &list);
    assert_int_equal(list.count, 2);
    assert_slice(hsy_slice_span(lede, list.items[0].content.items[0]), "Twenty people are missing");
    assert_int_equal(list.items[1].source.count, 0);
    assert_int_equal(list.items[1].certainty, HSY_CERTAINTY_HEDGED);
    hsy_statements_find_in(arena, &article, HSY_S(""), &list);
    assert_int_equal(list.count, 0);
    hsy_arena_free(arena);
}

/* A line of one endless sentence, of nothing but cues, and of nothing but marks: quick, and spans stay inside. */
static void test_hostile_lines(void **state) {
    static const hsy_slice pieces[] = {HSY_SLICE("he said that "), HSY_SLICE("Weber said, "), HSY_SLICE("“"),
                                       HSY_SLICE("according to her, "), HSY_SLICE("his claim that ")};
    enum { TIMES = 20000 };
    (void)state;
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_buffer line = hsy_buffer_in(arena, 0);
        for (int i = 0; i < TIMES; i++) hsy_buffer_add(&line, pieces[p]);
        hsy_article article = {.language = HSY_S("en"), .text = hsy_buffer_text(&line)};
        hsy_statements found;
        hsy_statements_find(arena, &article, &found);
        for (size_t i = 0; i < found.list.count; i++)
            for (size_t k = 0; k < found.list.items[i].content.count; k++)
                assert_true(found.list.items[i].content.items[k].end <= article.text.length);
        hsy_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_paper_that_nobody_could_check_is_a_caveat),
        cmocka_unit_test(test_headline_overclaims),
        cmocka_unit_test(test_headline_certainty),
        cmocka_unit_test(test_headline_attributes),
        cmocka_unit_test(test_a_denial_in_the_headline),
        cmocka_unit_test(test_body_certainty),
        cmocka_unit_test(test_speaker_before_a_colon),
        cmocka_unit_test(test_glued_words_are_parted),
        cmocka_unit_test(test_short_text_apart),
        cmocka_unit_test(test_hostile_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
