/* Words: tables of texts and of their tokens, parted by blanks (a blank inside a number is written as _). */
#include "text/word.h"

#include <string.h>

#include "base/buffer.h"
#include "tests/test.h"

typedef struct token_case {
    const char *language, *text, *tokens;
} token_case;

static hsy_slice print_tokens(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_slice token = hsy_token_text(text, tokens.items[i]);
        if (i > 0) hsy_buffer_add_byte(&out, ' ');
        for (size_t k = 0; k < token.length; k++) hsy_buffer_add_byte(&out, token.at[k] == ' ' ? '_' : token.at[k]);
    }
    return hsy_buffer_text(&out);
}

static const token_case cases[] = {
    {"en", "", ""},
    {"en", "don't  stop", "don't stop"},
    {"en", "Anna-Lena's dog—old, grey…", "Anna-Lena's dog — old , grey …"},
    {"en", "the U.S. and J. K. Low of AT&T", "the U.S. and J. K. Low of AT&T"},
    {"en", "Mr. Low met Dr. May vs. us.", "Mr. Low met Dr. May vs. us ."},
    {"en", "J.K. Low and J.Low", "J.K. Low and J. Low"},
    {"en", "at 5 p.m. he ended.The Ph.D. was his", "at 5 p.m. he ended . The Ph.D. was his"},
    {"en", "He said no. No. 5 won.", "He said no . No. 5 won ."},
    {"en", "10,000 3.5 18:03 3rd 20-year-old 5G 10-12", "10,000 3.5 18:03 3rd 20-year-old 5G 10 - 12"},
    {"en", "In 2018 200 came", "In 2018 200 came"},
    {"en", "wait... what?! -- no", "wait ... what ? ! -- no"},
    {"en", "``Yes,'' he said", "`` Yes , '' he said"},
    {"en", "see example.com. Now", "see example.com . Now"},
    {"en", "www.low-may.example.org low.info", "www.low-may.example.org low.info"},
    {"en", "they fled.archivBild and left.another", "they fled . archivBild and left . another"},
    {"en", "the dogs' 'so' rock'n'roll", "the dogs ' ' so ' rock'n'roll"},
    {"en", "A-1 B2. F16s U-S-A! e-mail", "A-1 B2 . F16s U-S-A ! e-mail"},
    {"en", "x/y [z] {a} 5% §3 #tag ©", "x / y [ z ] { a } 5 % § 3 # tag ©"},
    {"en", "1,234.56 1.2.3 12:30:45 3,a 4.", "1,234.56 1.2.3 12:30:45 3 , a 4 ."},
    {"de", "Die „Orge“-Bande der EU-Staaten", "Die „ Orge “ - Bande der EU-Staaten"},
    {"de", "Ost- und Westseite, 1:1-Unentschieden", "Ost - und Westseite , 1:1-Unentschieden"},
    {"de", "Grüße, Äpfel, ÖPNV", "Grüße , Äpfel , ÖPNV"},
    {"fr", "Qu'est-ce que c'est ? J’ai dit : presqu'île", "Qu' est-ce que c' est ? J’ ai dit : presqu'île"},
    {"fr", "quelqu'un, entr'aide, 1er, 2e, n° 3", "quelqu'un , entr'aide , 1er , 2e , n ° 3"},
    {"it", "l'Orge dell'anno", "l'Orge dell'anno"},
    {"ar", "قال الوزير، نعم.", "قال الوزير ، نعم ."},
    {"he", "צה\"ל אמר", "צה \" ל אמר"},
    {"ko", "시장은 말했다.", "시장은 말했다 ."},
    {"th", "ที่", "ที่"},
    {"en", "cafe\u0301 nai\u0308ve", "cafe\u0301 nai\u0308ve"},
    {"en", "a\u00a0b\u2003c\u3000d", "a b c d"},
    {"en", "O'Low and O’Low", "O'Low and O’Low"},
    {"en", "@user #tag 50% €5", "@ user # tag 50 % € 5"},
    {"de", "z.B. z. B. d.h. bzw. der 20-jährige", "z.B. z. B. d.h. bzw. der 20-jährige"},
    {"de", "am 3. Mai 10.000 Euro, 3,5 Mio. Menschen", "am 3 . Mai 10.000 Euro , 3,5 Mio. Menschen"},
    {"de", "„Nein“, sagt ,,Udo''", "„ Nein “ , sagt ,, Udo ''"},
    {"fr", "l'agence qu’il d'Orge aujourd'hui", "l' agence qu’ il d' Orge aujourd'hui"},
    {"fr", "qu’« il » l'“affaire” d'1 million", "qu’ « il » l' “ affaire ” d' 1 million"},
    {"fr", "« 10 000 € » et 10\u202f000 à 18h03", "« 10_000 € » et 10\u202f000 à 18h03"},
    {"fr", "M. Orge et Mme Pin, le 1er mai", "M. Orge et Mme Pin , le 1er mai"},
    {"fr", "J.-C. Pin, c.-à-d. lui", "J.-C. Pin , c.-à-d. lui"},
    {"en", "l'agence", "l'agence"},
    {"", "z.B. don’t", "z.B. don’t"},
    {"ru", "«Да», сказал И. Иванов.", "« Да » , сказал И. Иванов ."},
    {"zh", "他说。", "他 说 。"},
    {"ja", "トヨタは「はい」", "トヨタ は 「 は い 」"},
    {"hi", "वह गया।", "वह गया ।"},
    {"en", "soft\u00adhyphen zero\u200bwidth", "soft\u00adhyphen zero\u200bwidth"},
};

static void test_tokens(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice is = print_tokens(arena, hsy_slice_from_c(cases[i].text), hsy_slice_from_c(cases[i].language));
        if (hsy_slice_equal(is, hsy_slice_from_c(cases[i].tokens))) continue;
        fprintf(stderr, "is      %.*s\nmust be %s\n", HSY_PRINT(is), cases[i].tokens);
        wrong++;
    }
    hsy_arena_free(arena);
    assert_int_equal(wrong, 0);
}

static void test_kinds_and_flags(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = HSY_S("Die EU\n\"zahlt\" 3rd U.S. ok");
    hsy_tokens t = hsy_words(arena, text, HSY_S("en"));
    assert_int_equal(t.count, 8);
    assert_int_equal(t.items[0].flags, HSY_TOKEN_CAPITAL | HSY_TOKEN_LINE_START);
    assert_int_equal(t.items[1].flags, HSY_TOKEN_CAPITAL | HSY_TOKEN_ALL_UPPER | HSY_TOKEN_SPACE_BEFORE);
    assert_int_equal(t.items[2].flags, HSY_TOKEN_LINE_START | HSY_TOKEN_SPACE_BEFORE);
    assert_int_equal(t.items[2].kind, HSY_TOKEN_QUOTE);
    assert_int_equal(t.items[3].flags, 0);
    assert_int_equal(t.items[5].kind, HSY_TOKEN_NUMBER);
    assert_int_equal(t.items[6].flags,
                     HSY_TOKEN_CAPITAL | HSY_TOKEN_ALL_UPPER | HSY_TOKEN_SPACE_BEFORE | HSY_TOKEN_ABBREVIATION);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tokens), cmocka_unit_test(test_kinds_and_flags)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
