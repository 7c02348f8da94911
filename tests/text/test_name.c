/* Names in sentences of invented news. What is found is written as kind:name, with the title in brackets before it. */
#include "tests/test.h"
#include "text/name.h"

typedef struct name_case {
    const char *language, *text, *names;
} name_case;

static hsy_slice print_names(hsy_arena *arena, hsy_slice text, hsy_names names) {
    static const char *const kinds[] = {"unknown", "person", "organisation", "place", "outlet", "agency"};
    hsy_slice all = {"", 0};
    for (size_t i = 0; i < names.count; i++) {
        hsy_name name = names.items[i];
        hsy_slice title = hsy_slice_span(text, name.title);
        all = hsy_arena_print(arena, "%.*s%s%s:%s%.*s%s%.*s", HSY_PRINT(all), i ? "; " : "", kinds[name.kind],
                              title.length ? "[" : "", HSY_PRINT(title), title.length ? "]" : "",
                              HSY_PRINT(name.canonical));
    }
    return all;
}

static void check(const name_case *cases, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < count; i++) {
        hsy_slice text = hsy_slice_from_c(cases[i].text), language = hsy_slice_from_c(cases[i].language);
        hsy_tokens tokens = hsy_words(arena, text, language);
        hsy_sentence_list sentences = hsy_sentences(arena, text, tokens, language);
        assert_slice(print_names(arena, text, hsy_names_find(arena, text, tokens, sentences, language)),
                     cases[i].names);
    }
    hsy_arena_free(arena);
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

static void test_english(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"en", "Ukrainian President Petro Holub told Reuters on Monday.",
         "person:[Ukrainian President]Petro Holub; agency:Reuters"},
        {"en", "The bridge is closed, spokeswoman Anna Reyes said.", "person:[spokeswoman]Anna Reyes"},
        {"en", "Anna Reyes spoke first. Then Reyes left.", "person:Anna Reyes; person:Reyes"},
        {"en", "J. R. Tolland and Ursula von der Heyde met in Berlin.",
         "person:J. R. Tolland; person:Ursula von der Heyde; place:Berlin"},
        {"en", "The Ministry of Transport denied it.", "organisation:Ministry of Transport"},
        {"en", "It was reported by The New York Times and the Guardian newspaper.",
         "outlet:New York Times; outlet:The Guardian"},
        {"en", "For the first Time in years, the Sun shone.", "unknown:Time"},
        {"en", "Germany's finance minister Karl Lind flew to Washington.",
         "place:Germany; person:[finance minister]Karl Lind; place:Washington"},
        {"en", "Transport Minister Kofi Lunt resigned.", "person:[Transport Minister]Kofi Lunt"},
        {"en", "The NTSA and AP disagree.", "organisation:NTSA; agency:Associated Press"},
        {"en", "Mr. Quillon waited. In May he left.", "person:[Mr.]Quillon"},
        {"en", "BREAKING NEWS FROM NOWHERE", ""},
        {"en", "", ""},
    };
    CHECK(cases);
}

static void test_german(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"de", "Regierungssprecher Jonas Weller sagte der Deutschen Presse-Agentur, die Brücke sei zu.",
         "person:[Regierungssprecher]Jonas Weller; agency:Deutsche Presse-Agentur"},
        {"de", "Das teilte die Nachrichtenagentur dpa mit.", "agency:Deutsche Presse-Agentur"},
        {"de", "Anna Kessler lachte. Später ging Kessler nach Hause.", "person:Anna Kessler; person:Kessler"},
        {"de", "Die Staatsanwaltschaft Köln ermittelt gegen den Verein.", "organisation:Staatsanwaltschaft Köln"},
        {"de", "Das Bundesamt für Statistik in Bern zählte Kühe.", "organisation:Bundesamt für Statistik; place:Bern"},
        {"de", "US-Präsident Holub traf die Ministerin Lena Ostrow.",
         "person:[US-Präsident]Holub; person:[Ministerin]Lena Ostrow"},
        {"de", "Die „Bild“-Zeitung zeigt ein Bild der Welt.", "outlet:Bild"},
        {"de", "Mitarbeiter von Betrieben warten.", ""},
    };
    CHECK(cases);
}

static void test_french(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"fr", "Le ministre de la Santé Paul Merlin a parlé à l’AFP.",
         "person:[ministre de la Santé]Paul Merlin; agency:Agence France-Presse"},
        {"fr", "Selon Mme Dubreuil, le quotidien Le Monde se trompe.", "person:[Mme]Dubreuil; outlet:Le Monde"},
        {"fr", "Le Premier ministre Jean Valcourt est à Lyon.", "person:[Premier ministre]Jean Valcourt; place:Lyon"},
        {"fr", "Il est venu avec le président de la République.", "unknown:République"},
    };
    CHECK(cases);
}

static void test_hostile_text(void **state) {
    (void)state;
    enum { REPEATS = 30000 };
    static const char *const parts[] = {"Anna ", "von ", "President ", "\"The ", "of ", "A. ", "Ministry of ", "AP/"};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slice part = hsy_slice_from_c(parts[k]), text = {hsy_arena_alloc(arena, part.length * REPEATS), 0};
        for (size_t i = 0; i < part.length * REPEATS; i++) ((char *)text.at)[text.length++] = part.at[i % part.length];
        hsy_tokens tokens = hsy_words(arena, text, HSY_S("en"));
        hsy_sentence_list sentences = hsy_sentences(arena, text, tokens, HSY_S("en"));
        hsy_names names = hsy_names_find(arena, text, tokens, sentences, HSY_S("en"));
        for (size_t i = 1; i < names.count; i++) assert_true(names.items[i - 1].span.end <= names.items[i].span.start);
        hsy_arena_free(arena);
    }
}

static void test_unknown_media(void **state) {
    (void)state;
    static const name_case cases[] = {
        {"en", "It was first told by the German-language newspaper Tarn Courant. Later the Courant repeated it.",
         "outlet:Tarn Courant; unknown:Courant"},
        {"en", "She told Brent Weekly on Monday. The Brent Herald had it; the Herald is local.",
         "outlet:Brent Weekly; outlet:Brent Herald; outlet:Brent Herald"},
        {"en", "BRENT (QPS) — A wall fell. Quay Press Service could not see it.",
         "place:BRENT; agency:Quay Press Service; agency:Quay Press Service"},
        {"en", "He works for the operator Tarn Hydropower.", "organisation:Tarn Hydropower"},
        {"en", "The space agency QSA and Emily Post agree.", "organisation:QSA; person:Emily Post"},
        {"de", "Das schreibt das „Tarner Tagblatt“. Der Chef des Tagblatts schwieg.",
         "outlet:Tarner Tagblatt; outlet:Tarner Tagblatt"},
        {"de", "Das sagte er der Rundschau am Tarnsee.", "outlet:Rundschau am Tarnsee"},
        {"de", "Die Nachrichtenagentur QND meldete es.", "agency:QND"},
        {"de", "Die Betreiberin Tarn Wasserkraft schwieg.", "organisation:Tarn Wasserkraft"},
        {"de", "Gute Nachrichten gab es im Jahr der Ernte.", ""},
        {"fr", "Selon La Dépêche du Tarnac, le mur est tombé.", "outlet:La Dépêche du Tarnac"},
        {"fr", "Le quotidien Tarn Courant cite l’agence QND.", "outlet:Tarn Courant; agency:QND"},
    };
    CHECK(cases);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_english), cmocka_unit_test(test_german),
                                       cmocka_unit_test(test_unknown_media), cmocka_unit_test(test_french),
                                       cmocka_unit_test(test_hostile_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
