/* Quotations: tables of texts and the quotations that must be found, each on a line as "depth text", with + before
 * one that continues and ! before one whose mark is missing. */
#include "text/quote.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tests/test.h"

typedef struct quote_case {
    const char *language, *text, *quotations;
} quote_case;

static hsy_slice print_quotations(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_quotations found = hsy_quotations_find(arena, text, tokens, language);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < found.count; i++) {
        const hsy_quotation *q = &found.items[i];
        hsy_buffer_print(&out, "%s%s%s%u ", i ? "\n" : "", q->continues ? "+" : "", q->close == HSY_NO_TOKEN ? "!" : "",
                         q->depth);
        hsy_buffer_add(&out, hsy_slice_span(text, q->span));
    }
    return hsy_buffer_text(&out);
}

static const quote_case cases[] = {
    {"en", "“We wait,” he said. “Now.”", "0 “We wait,”\n0 “Now.”"},
    {"en", "\"We wait,\" he said. \"Now.\"", "0 \"We wait,\"\n0 \"Now.\""},
    {"en", "“He said ‘no’ to us,” she said.", "0 “He said ‘no’ to us,”\n1 ‘no’"},
    {"en", "\"He said 'no' to us,\" she said.", "0 \"He said 'no' to us,\"\n1 'no'"},
    {"en", "'We waited,' he said of the workers' day.", "0 'We waited,'"},
    {"en", "'The workers' day is over,' he said.", "0 'The workers' day is over,'"},
    {"en", "The workers' day in the '90s isn't over.", ""},
    {"en", "``We wait,'' he said.", "0 ``We wait,''"},
    {"en", "''We wait,'' he said.", "0 ''We wait,''"},
    {"en", "“We wait.\n“Now,” he said.", "!0 “We wait.\n+0 “Now,”"},
    {"en", "“We wait.\nNow.", "!0 “We wait."},
    {"en", "A 5\" pipe and \"one\" more.", "0 \"one\""},
    {"en", "He said: \"We wait. Then \"one\" more.", "!0 \"We wait. Then\n0 \"one\""},
    {"en", "(\"yes\") –\"no\"– \"'so' he\"", "0 \"yes\"\n0 \"no\"\n0 \"'so' he\"\n1 'so'"},
    {"en", "“They said, ‘We wait, ‘ and left. Say ‘no.’”",
     "0 “They said, ‘We wait, ‘ and left. Say ‘no.’”\n1 ‘We wait, ‘\n1 ‘no.’"},
    {"en", "“Some ‘n bits of ‘old’ stuff”", "0 “Some ‘n bits of ‘old’ stuff”\n1 ‘old’"},
    {"de", "„Wir „warten“ nicht“, sagte er.", "0 „Wir „warten“ nicht“\n1 „warten“"},
    {"de", "„Wir ‚warten‘ nicht“, sagte er.", "0 „Wir ‚warten‘ nicht“\n1 ‚warten‘"},
    {"de", "»Wir ›warten‹ nicht«, sagte er.", "0 »Wir ›warten‹ nicht«\n1 ›warten‹"},
    {"de", "«Wir ‹warten› nicht», sagte er.", "0 «Wir ‹warten› nicht»\n1 ‹warten›"},
    {"de", "„Wir warten\", sagte er. ,,Gut''", "0 „Wir warten\"\n0 ,,Gut''"},
    {"de", "“Wir warten”, sagte er.", "0 “Wir warten”"},
    {"fr", "« Nous attendons », dit-il. « Bien. »", "0 « Nous attendons »\n0 « Bien. »"},
    {"fr", "« Nous “attendons” l’été », dit-il.", "0 « Nous “attendons” l’été »\n1 “attendons”"},
    {"fr", "Il dit qu’« on attend » l’“été”.", "0 « on attend »\n0 “été”"},
    {"fr", "« Un.\n» Deux.\n» Trois », dit-il.", "!0 « Un.\n+!0 » Deux.\n+0 » Trois »"},
    {"sv", "”Vi väntar”, sade han. ”Nu.”", "0 ”Vi väntar”\n0 ”Nu.”"},
    {"fi", "»Odota», hän sanoi.", "0 »Odota»"},
    {"ja", "「はい」と言った。", "0 「はい」"},
    /* English: places where marks stand */
    {"en", "“We—” he began. “—wait.”", "0 “We—”\n0 “—wait.”"},
    {"en", "\"We--\" he began. \"...wait.\"", "0 \"We--\"\n0 \"...wait.\""},
    {"en", "He called it “big” (“huge”), “vast”; “wide”…", "0 “big”\n0 “huge”\n0 “vast”\n0 “wide”"},
    {"en", "“So,” he said, “we ‘wait’, as “they” say.”", "0 “So,”\n0 “we ‘wait’, as “they” say.”\n1 ‘wait’\n1 “they”"},
    {"en", "said:“Go.”He left.“Stay.”", "0 “Go.”\n0 “Stay.”"},
    {"en", "‘We wait,’ he said. ‘It’s the workers’ day.’", "0 ‘We wait,’\n0 ‘It’s the workers’ day.’"},
    {"en", "‘He said “no” to us,’ she said.", "0 ‘He said “no” to us,’\n1 “no”"},
    {"en", "'He said \"no\" to us,' she said.", "0 'He said \"no\" to us,'\n1 \"no\""},
    {"en", "Rock 'n' roll, 'tis 'em, the Joneses' car, dogs’ tails", "0 'n'"},
    {"en", "The '60s and ’70s were “fun”.", "0 “fun”"},
    {"en", "James’ and Ross' “view”", "0 “view”"},
    {"en", "``He said `no' to us,'' she said.", "0 ``He said `no' to us,''\n1 `no'"},
    {"en", "‘‘We wait,’’ he said.", "0 ‘‘We wait,’’"},
    {"en", "“”", "0 “”"},
    {"en", "\"\"", "0 \"\""},
    {"en", "\"", ""},
    {"en", "”", ""},
    /* over paragraphs */
    {"en", "“One.\n“Two.\n“Three,” he said. “Four.”", "!0 “One.\n+!0 “Two.\n+0 “Three,”\n0 “Four.”"},
    {"en", "\"One.\n\"Two,\" he said.", "!0 \"One.\n+0 \"Two,\""},
    {"en", "‘One.\n‘Two,’ he said.", "!0 ‘One.\n+0 ‘Two,’"},
    {"en", "He said “one.\nThen “two” came.", "!0 “one.\n0 “two”"},
    {"en", "“He said ‘one.\n“Two.’”", "!0 “He said ‘one.\n+0 “Two.’”"},
    {"en", "\"One and \"two\" more.\nThree \"four\".", "!0 \"One and\n0 \"two\"\n0 \"four\""},
    {"fr", "« Un.\n« Deux », dit-il.", "!0 « Un.\n+0 « Deux »"},
    /* German and others */
    {"de", "„Ja“, „nein“ und „‚so‘“.", "0 „Ja“\n0 „nein“\n0 „‚so‘“\n1 ‚so‘"},
    {"de", "Die „Orge“-Bande und das „Ja“(„Nein“)", "0 „Orge“\n0 „Ja“\n0 „Nein“"},
    {"de", "»Ja«, sagte er. »Nein.« Dann: »Wir »gehen« nun.«", "0 »Ja«\n0 »Nein.«\n0 »Wir »gehen« nun.«\n1 »gehen«"},
    {"de", "\"Ja\", sagte er. „Geht's?\" ‚Nein.'", "0 \"Ja\"\n0 „Geht's?\"\n0 ‚Nein.'"},
    {"de", "‚Ja‘, sagte er, ‘Nein’.", "0 ‚Ja‘\n0 ‘Nein’"},
    {"de", "„Eins.\n„Zwei“, sagte er.", "!0 „Eins.\n+0 „Zwei“"},
    {"fr", "«Oui», dit-il. «L'“été” ?» Il rit : « Non ! »", "0 «Oui»\n0 «L'“été” ?»\n1 “été”\n0 « Non ! »"},
    {"fr", "\"Oui\", dit-il. “L’été.”", "0 \"Oui\"\n0 “L’été.”"},
    {"fr", "« Il a dit « oui » hier », dit-elle.", "0 « Il a dit « oui » hier »\n1 « oui »"},
    {"it", "«Sì», disse. “No.” \"Forse\"", "0 «Sì»\n0 “No.”\n0 \"Forse\""},
    {"pl", "„Tak”, powiedział. «Nie»", "0 „Tak”\n0 «Nie»"},
    {"da", "»Ja«, sagde han. „Nej“ ”Jo”", "0 »Ja«\n0 „Nej“\n0 ”Jo”"},
    {"sv", "”Jag 'vet' inte”, sa hon.", "0 ”Jag 'vet' inte”\n1 'vet'"},
    {"zh", "他说：“好。”她说：「不『要』。」", "0 “好。”\n0 「不『要』。」\n1 『要』"},
    {"ru", "«Да „нет“», сказал он.", "0 «Да „нет“»\n1 „нет“"},
};

static void test_quotations(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice text = hsy_slice_from_c(cases[i].text);
        hsy_slice is = print_quotations(arena, text, hsy_slice_from_c(cases[i].language));
        if (hsy_slice_equal(is, hsy_slice_from_c(cases[i].quotations))) continue;
        fprintf(stderr, "in %s\nis\n%.*s\nmust be\n%s\n\n", cases[i].text, HSY_PRINT(is), cases[i].quotations);
        wrong++;
    }
    hsy_arena_free(arena);
    assert_int_equal(wrong, 0);
}

/* Megabytes of marks cost no more a byte than text does; a test that takes minutes has grown quadratic. */
static void test_hostile_text_is_linear(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    static const char *const pieces[] = {"\"",  "'",   "“",      "‘",  "«",  "„",   ". \"",
                                         "s' ", " 'a", "\" a\n", "“‘", "’”", "( \""};
    char *text = malloc(LENGTH + 16);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        size_t length = 0, piece = strlen(pieces[i]);
        for (; length < LENGTH; length += piece) memcpy(text + length, pieces[i], piece);
        hsy_slice all = {text, length};
        hsy_tokens tokens = hsy_words(arena, all, HSY_S("en"));
        hsy_quotations found = hsy_quotations_find(arena, all, tokens, HSY_S("en"));
        assert_true(found.count <= tokens.count);
        hsy_arena_free(arena);
    }
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_quotations),
                                       cmocka_unit_test(test_hostile_text_is_linear)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
