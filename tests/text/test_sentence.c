/* Sentences: tables of texts in which | marks where a sentence must end and the next begin. */
#include "text/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "tests/test.h"

typedef struct sentence_case {
    const char *language, *text;
} sentence_case;

static hsy_slice without_bars(hsy_arena *arena, hsy_slice marked) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < marked.length; i++)
        if (marked.at[i] != '|') hsy_buffer_add_byte(&out, marked.at[i]);
    return hsy_buffer_text(&out);
}

static hsy_slice print_sentences(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    hsy_tokens tokens = hsy_words(arena, text, language);
    hsy_sentence_list sentences = hsy_sentences(arena, text, tokens, language);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    size_t at = 0;
    for (size_t i = 0; i < sentences.count; i++) {
        hsy_span span = sentences.items[i].span;
        if (i > 0) hsy_buffer_add_byte(&out, '|');
        hsy_buffer_add(&out, hsy_slice_sub(text, at, span.end));
        at = span.end;
    }
    return hsy_buffer_text(&out);
}

static const sentence_case cases[] = {
    {"en", "Mr. Smith paid 3.5 m.| \"It was fair,\" he said.| Then he left."},
    {"en", "He lives in the U.S. with J. R. Low.| He likes it."},
    {"en", "He came at 5 p.m. on Jan. 3 with Sen. Low.| The end."},
    {"en", "He moved to the U.S.| He likes it."},
    {"en", "\"Is it?\" he asked.| \"It is!\"| They left."},
    {"en", "“I waited. …”| “And then?”| She smiled."},
    {"en", "Wait... what?| No."},
    {"en", "First line|\nSecond line.| Third"},
    {"en", "It (he said.) was odd.| (It was.)| Yes."},
    {"en", "It was over.|The rest left."},
    {"en", "FAIRVALE, W.Va. - The coal is gone.| ANYTOWN, Ohio – They left.| – Who?"},
    {"en", "He worked for RT.| The network closed.| MR. LOW AND DR. MAY LEFT.| Rt. Rev. Low came."},
    {"en", "It runs Mon. to Fri. at 5 p.m. Eastern on Dec. 3.| The rest is by request, etc.| Yes."},
    {"de", "Am 3. Mai kam er z. B. nach Bonn.| „Halt!“, rief sie.| Dann ging er."},
    {"de", "Die 2. Liga und das 19. Jahrhundert.| Papst Pius XII. sagte nichts.| 2018.| Er blieb."},
    {"de", "Sein Sohn Udo Di.| Nina kam in der 296. Folge mit John F. Orge.| Er war 65.| Sie nicht."},
    {"de", "Im Jahr 2018.| Merk sagte das.| Er wurde 42.| Danach kam er."},
    {"de", "Rund 3,5 Mio. Menschen, bzw. alle, usw. blieben.| Dr. Udo Kern kam."},
    {"fr", "M. Orge est venu.| « Oui ! » dit-il.| « Non. »| Il est parti à 18 h. avec Mme Pin."},
    {"fr", "– Oui.| – Non.| Le 3 mai, J.-C. Pin a ri."},
    /* English */
    {"en", "“Is it?” Smith asked.| “No!” Gov. Ann Low said, laughing.| “Really?”| Smith left.| Low asked why."},
    {"en", "He said: “Stop.| Go on.”| Then, nothing."},
    {"en", "\"Stop.\"| \"Why?\"| (\"No!\")| 'Yes.'| Done."},
    {"en", "Prices rose 3.2 percent to $4.50.| In 2019 they rose 1.1.| Then 3.0."},
    {"en", "The firm, Low Inc. of St. Paul, sold to May Corp. in Sept. 2019.| It lost."},
    {"en", "He studied at M.I.T. under Prof. A. B. Low, Ph.D.| The rest is known."},
    {"en", "See No. 5, Fig. 3 and pp. 4-6.| He said no.| No.| Yes."},
    {"en", "It was Plan B.| The end.| Vitamin C.| It helps."},
    {"en", "He won!!!| Really?!| Yes…| And then...| Nothing … to see."},
    {"en", "Visit example.com.| Write to a.low@example.com.| Or call."},
    {"en", "1. First point|\n2. Second point.| It holds.|\nA. Third point"},
    {"en", "ANYTOWN (AP) — A bridge fell.| No one was hurt.|\nLow reported from Fairvale."},
    {"en", "The U.S. Senate met.| The U.N. Security Council, too.| It met in the U.K.| They left."},
    {"en", "He arrived at 5 a.m.| The train left at 6 a.m. Monday."},
    {"en", "Smith et al. found it.| Low vs. May, i.e. the case, e.g. here, is old."},
    {"en", "He left.| — She stayed.| – They slept."},
    {"en", "“It ended.”| — Ann Low"},
    {"en", "So what?| [Laughs.]| Nothing."},
    {"en", "The iPhone sold well.| iPads did not."},
    /* German */
    {"de", "Das kostet ca. 3 Mio. Euro, d. h. mehr, u. a. wegen Dr. med. Orge.| Ende."},
    {"de", "Er kam am Mo., 3. Jan. 2020, um 18.30 Uhr.| Am 4. ging er.| Der 5. Mai war frei."},
    {"de", "„Kommt ihr?“, fragte sie.| „Nein.“| „Doch!“| Sie ging."},
    {"de", "»Kommt ihr?«, fragte sie.| »Nein.«| »Doch!«| Sie ging."},
    {"de", "Der 1. FC Anger und die 2. Mannschaft spielen im 3. Stock."},
    {"de", "Es waren 20.| Die anderen 30 blieben.| Das war 2019.| Danach war Ruhe."},
    {"de", "Kaiser Otto III. kam.| Kaiser Otto III.| Er kam im 10. Jahrhundert n. Chr.| Das war spät."},
    {"de", "Laut § 5 Abs. 2 S. 3 gilt das.| Nr. 7 gilt nicht."},
    {"de", "Die Firma Orge & Co. KG, St. Anger, zahlt nicht.| Sie ist pleite."},
    {"de", "Er sagte: „Wir gehen.| Jetzt.“| Dann gingen sie."},
    {"de", "Warum?| – Das weiß niemand.| Tja …| Und nun?"},
    {"de", "Udo Kern (51, CDU) kam.| (Foto: dpa) Er blieb."},
    {"de", "Das bestätigte er.|Der Sprecher schwieg."},
    /* French */
    {"fr", "Selon M. Pin, Mme Orge et le Dr Low, c'est faux.| Ils l'ont dit."},
    {"fr", "« Venez-vous ? » demande-t-elle.| « Non. »| « Si ! »| Elle part."},
    {"fr", "«Venez-vous?» demande-t-elle.| «Non.»| «Si!»| Elle part."},
    {"fr", "Il coûte 3,5 M€, soit 10 000 € env. par an, etc.| C'est cher."},
    {"fr", "Le 1er mai 2020, av. J.-C. ou apr. J.-C., p. ex. ici, art. 5.| Fin."},
    {"fr", "L'O.N.U. a voté.| La S.N.C.F. non.| Voir p. 3."},
    {"fr", "– Tu viens ?| – Non, dit-il.| Elle rit…| Puis rien."},
    {"fr", "Est-ce vrai ?| Oui !| Elle a dit : « C'est vrai.| Partons. »| Ils partent."},
    /* others */
    {"es", "¿Viene usted?| ¡Sí!| El Sr. Orge llegó.| «No», dijo."},
    {"es", "Llegó a las 20.| El 3.| Luego, la Cía. Orge, S.A.| La Sra. Pin no."},
    {"it", "Il sig. Pino, ca. 3 anni, disse: «No».| Poi andò via."},
    {"nl", "Dr. Pijn en mevr. Orge gingen, d.w.z. vertrokken.| Nr. 5 bleef."},
    {"pl", "Prof. Orzeł z ul. Polnej 5, tzn. dr hab. Sowa, przyszedł 3. maja.| Nie wrócił."},
    {"cs", "Přišel 3. května.| Bylo to v roce 2019.| Pak odešel."},
    {"de-CH", "Am 3. Mai kam Dr. Orge.| «Ja!»| Gut."},
    {"zh", "他来了。|她走了！|为什么？|“好。”|他说。"},
    {"hi", "वह आया।| वह गया।"},
    {"ru", "Он пришёл.| И. И. Орлов ушёл.| «Да!»| Конец."},
    {"", "One came.| Another left.|\nThird"},
};

static void test_sentences(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice marked = hsy_slice_from_c(cases[i].text);
        hsy_slice is = print_sentences(arena, without_bars(arena, marked), hsy_slice_from_c(cases[i].language));
        if (hsy_slice_equal(is, marked)) continue;
        fprintf(stderr, "is      %.*s\nmust be %.*s\n", HSY_PRINT(is), HSY_PRINT(marked));
        wrong++;
    }
    hsy_arena_free(arena);
    assert_int_equal(wrong, 0);
}

/* Megabytes of marks cost no more a byte than text does; a test that takes minutes has grown quadratic. */
static void test_hostile_text_is_linear(void **state) {
    (void)state;
    enum { LENGTH = 1 << 20 };
    static const char *const pieces[] = {".",   "!",  ". ", ".\"",     ".(",     "No. ", "A. ", "z.",
                                         "a’a", "1 ", "1.", "a\u200b", "\u200b", "a-",   "1-a", "x.\n"};
    char *text = malloc(LENGTH + 16);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        size_t length = 0, piece = strlen(pieces[i]);
        for (; length < LENGTH; length += piece) memcpy(text + length, pieces[i], piece);
        hsy_slice all = {text, length};
        hsy_tokens tokens = hsy_words(arena, all, HSY_S("de"));
        hsy_sentence_list found = hsy_sentences(arena, all, tokens, HSY_S("de"));
        assert_true(found.count <= tokens.count);
        hsy_arena_free(arena);
    }
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentences), cmocka_unit_test(test_hostile_text_is_linear)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
