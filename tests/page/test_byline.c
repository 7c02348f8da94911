/* Bylines: who is a person, who a credit, and what is no byline at all. All names are invented. */
#include "page/fields.h"
#include "tests/test.h"

typedef struct byline_case {
    const char *language, *line;
    const char *authors; /* parted by "; "; NULL when the line is no byline */
    const char *credits;
} byline_case;

static hsy_slice join(hsy_arena *arena, hsy_slices list) {
    hsy_slice joined = {"", 0};
    for (size_t i = 0; i < list.count; i++)
        joined = hsy_arena_print(arena, "%.*s%s%.*s", HSY_PRINT(joined), i ? "; " : "", HSY_PRINT(list.items[i]));
    return joined;
}

static const byline_case lines[] = {
    {"en", "By Eva Exempel", "Eva Exempel", ""},
    {"en", "BY ADA PROBE, AP", "ADA PROBE", "AP"},
    {"en", "By Eva Exempel and Ben Beispiel", "Eva Exempel; Ben Beispiel", ""},
    {"en", "By Eva Exempel, Ben Beispiel & Ada Probe", "Eva Exempel; Ben Beispiel; Ada Probe", ""},
    {"en", "By Eva Exempel, Political Editor", "Eva Exempel", ""},
    {"en", "By Eva Exempel | Staff Reporter", "Eva Exempel", ""},
    {"en", "By Eva van der Exempel in Musterstadt", "Eva van der Exempel", ""},
    {"en", "By E. J. Exempel", "E. J. Exempel", ""},
    {"en", "By Eva O'Exempel-Probe", "Eva O'Exempel-Probe", ""},
    {"en", "By Reuters", "", "Reuters"},
    {"en", "By Eva Exempel, Associated Press", "Eva Exempel", "Associated Press"},
    {"en", "Eva Exempel, Reuters", "Eva Exempel", "Reuters"},
    {"en", "Published by Eva Exempel", "Eva Exempel", ""},
    {"en", "By Eva Exempel Photos by Ben Beispiel", "Eva Exempel", ""},
    {"en", "By Eva Exempel Published May 3, 2024", "Eva Exempel", ""},
    {"en", "Courier staff and Associated Press", "", "Courier staff; Associated Press"},
    {"en", "By our political staff and XNS", "", "our political staff; XNS"}, /* an agency that nobody knows */
    {"en", "By Eva Exempel, Consumer Editor", "Eva Exempel", ""},
    {"en", "By Reuters Staff", "", "Reuters"},
    {"fr", "Contact presse: Léa Modèle, presse@exemple.fr", NULL, NULL},
    {"en", "By the time the rain had stopped, nobody was left", NULL, NULL},
    {"en", "The dam broke at dawn", NULL, NULL},
    {"en", "Eva Exempel", NULL, NULL},
    {"en", "Read more", NULL, NULL},
    {"en", "Copyright Eva Exempel/AP", NULL, NULL}, /* a picture's */
    {"de", "Copyright Eva Exempel", NULL, NULL},
    {"de", "Von Anna Muster und Ben Beispiel, dpa", "Anna Muster; Ben Beispiel", "dpa"},
    {"de", "Von Anna Muster, dpa/lni", "Anna Muster", "dpa/lni"},
    {"de", "Von Anna Muster aus Musterhausen", "Anna Muster", ""},
    {"de", "Von Anna Muster, Musterhausen", "Anna Muster", ""},
    {"de", "Anna von Muster, dpa", "Anna von Muster", "dpa"},
    {"de", "Text: Anna Muster, Fotos: Ben Beispiel", "Anna Muster", ""},
    {"de", "Ein Gastbeitrag von Dr. Anna Muster", "Dr. Anna Muster", ""},
    {"de", "Von unserer Redaktion", "", "unserer Redaktion"},
    {"de", "Von nun an wird alles besser", NULL, NULL},
    {"de", "Von der Brücke aus sieht man den Fluss", NULL, NULL},
    {"de", "Von Anna Muster, MDR Musterland", "Anna Muster", "MDR Musterland"},
    {"de", "Redaktion: Anna Muster (Sprecherin des Verbands)", "Anna Muster", "Redaktion"},
    {"de", "APA/AFP/Anna Muster", NULL, NULL}, /* a picture's */
    {"de", "Von Anna Muster »", "Anna Muster", ""},
    {"de", "Gebrochener Damm in einem Tal. dpa", NULL, NULL}, /* a caption */
    {"de", "Von Anna Muster Anna Muster", "Anna Muster", ""},
    {"de", "Von Anna Muster, Feuerwehr Musterstadt", "Anna Muster", "Feuerwehr Musterstadt"},
    {"en", "By Associated Press in Musterstadt", "", "Associated Press"},
    {"fr", "Par Léa Modèle (avec AFP)", "Léa Modèle", "AFP"},
    {"fr", "Par Léa Modèle et Luc Le Modèle", "Léa Modèle; Luc Le Modèle", ""},
    {"fr", "Par Léa Modèle, envoyée spéciale à Exempleville", "Léa Modèle", ""},
    {"fr", "Par ailleurs, le maire a refusé de répondre", NULL, NULL},
    {"es", "Por Eva Ejemplo y Juan Muestra", "Eva Ejemplo; Juan Muestra", ""},
    {"it", "Di Eva Esempio", "Eva Esempio", ""},
    {"nl", "Door Eva Voorbeeld", "Eva Voorbeeld", ""},
    {"", "Von Anna Muster", "Anna Muster", ""},   /* language unknown */
    {"en", "Von Anna Muster", "Anna Muster", ""}, /* language stated wrongly */
};

static void test_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slices authors = {0}, credits = {0};
        bool found = hsy_byline_parse(arena, hsy_slice_from_c(lines[i].line), hsy_slice_from_c(lines[i].language),
                                      &authors, &credits);
        if (found != (lines[i].authors != NULL)) fail_msg("%s: %s", lines[i].line, found ? "read" : "not read");
        assert_slice(join(arena, authors), lines[i].authors ? lines[i].authors : "");
        assert_slice(join(arena, credits), lines[i].credits ? lines[i].credits : "");
        hsy_arena_free(arena);
    }
}

static const byline_case fields[] = {
    {"en", "Eva Exempel", "Eva Exempel", ""},
    {"en", "exempel77", "exempel77", ""},
    {"en", "Eva Exempel; Ben Beispiel", "Eva Exempel; Ben Beispiel", ""},
    {"en", "By EVA EXEMPEL", "EVA EXEMPEL", ""},
    {"en", "Opinion | By Eva Exempel | 3 May 2024", "Eva Exempel", ""},
    {"en", "Eva Exempel | Eva writes about dams and rivers", "Eva Exempel", ""},
    {"en", "Eva Exempel @evaexempel", "Eva Exempel", ""},
    {"en", "Admin", "", ""},
    {"en", "London", "", ""},
    {"en", "Sponsored Content", "", ""},
    {"en", "News Desk", "", "News Desk"},
    {"en", "no author", "", ""},
    {"ko", "견본 기자", "견본", ""},
    {"en", "example.com", "", "example.com"},
    {"en", "news@example.com", "", ""},
    {"en", "Photos by Ben Beispiel", "", ""},
    {"en", "Source: The river authority", "", ""},
    {"de", "Redaktion", "", "Redaktion"},
    {"de", "Exempel24 Redaktion 3. Mai 2024", "", "Exempel24 Redaktion"},
    {"de", "von Anna", "Anna", ""},
    {"de", "Walter von der Muster", "Walter von der Muster", ""},
    {"fr", "Rédaction", "", "Rédaction"},
    {"ja", "見本太郎", "見本太郎", ""},
    {"el", "Εύα Παράδειγμα", "Εύα Παράδειγμα", ""},
};

static void test_fields(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slices authors = {0}, credits = {0};
        hsy_authors_read(arena, hsy_slice_from_c(fields[i].line), hsy_slice_from_c(fields[i].language), &authors,
                         &credits);
        assert_slice(join(arena, authors), fields[i].authors);
        assert_slice(join(arena, credits), fields[i].credits);
        hsy_arena_free(arena);
    }
}

static void test_person_shaped(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_true(hsy_person_shaped(arena, HSY_S("Eva Exempel"), HSY_S("en")));
    assert_true(hsy_person_shaped(arena, HSY_S("J. R. van Beispiel"), HSY_S("en")));
    assert_false(hsy_person_shaped(arena, HSY_S("Eva"), HSY_S("en")));
    assert_false(hsy_person_shaped(arena, HSY_S("Eva Exempel said so"), HSY_S("en")));
    assert_false(hsy_person_shaped(arena, HSY_S(""), HSY_S("en")));
    hsy_arena_free(arena);
}

static void test_names_once(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slices authors = {0};
    hsy_byline_parse(arena, HSY_S("By Eva Exempel"), HSY_S("en"), &authors, NULL);
    hsy_byline_parse(arena, HSY_S("By EVA EXEMPEL and Ben Beispiel"), HSY_S("en"), &authors, NULL);
    assert_slice(join(arena, authors), "Eva Exempel; Ben Beispiel");
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_person_shaped),
        cmocka_unit_test(test_names_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
