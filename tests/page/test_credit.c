/* Credits under texts and pictures, datelines and notes. Places, people and outlets are invented; agencies are real. */
#include "page/fields.h"
#include "tests/test.h"

static hsy_slice join(hsy_arena *arena, hsy_slices list) {
    hsy_slice joined = {"", 0};
    for (size_t i = 0; i < list.count; i++)
        joined = hsy_arena_print(arena, "%.*s%s%.*s", HSY_PRINT(joined), i ? "; " : "", HSY_PRINT(list.items[i]));
    return joined;
}

static const struct {
    const char *language, *line, *credits;
} credits[] = {
    {"de", "(dpa/abc)", "dpa/abc"},
    {"de", "(dsc)", "dsc"},
    {"de", "dpa", "dpa"},
    {"de", "SDA", "SDA"},
    {"de", "Mit Material der dpa", "dpa"},
    {"de", "Quelle: AFP, Reuters", "AFP; Reuters"},
    {"de", "Der Damm brach am Montag, sagte sie. (sda/afp)", "sda/afp"},
    {"de", "Der Damm brach am Montag, sagte sie. dpa", "dpa"},
    {"de", "Sie sagte der dpa, dass der Damm brach.", ""},
    {"de", "Der Damm (aus Beton) brach.", ""},
    {"de", "(siehe unten)", ""},
    {"en", "(AP)", "AP"},
    {"en", "Copyright 2018 The Associated Press. All rights reserved.", "The Associated Press"},
    {"en", "The Associated Press contributed to this report.", "The Associated Press"},
    {"en", "She told Reuters that the dam broke.", ""},
    {"en", "The source of the river is near Exampleton.", ""},
    {"fr", "(avec AFP)", "AFP"},
    {"de", "(mit Material von dpa und sda)", "dpa; sda"},
    {"de", "Eva Exempel/dpa", ""},
    {"fr", "Source : AFP", "AFP"},
    {"en", "Source: Market Post", "Market Post"}, /* no lexicon has it: its form tells */
    {"en", "Source: XNS", "XNS"},
    {"en", "Source: the river authority", ""},
    {"en", "Source: Eva Exempel", ""},
    {"de", "Quelle: Presseagentur Muster", "Presseagentur Muster"},
    {"en", "This article first appeared in German in the Muster Zeitung.", "Muster Zeitung"},
    {"en", "image copyright Reuters", ""}, /* a picture's */
    {"en", "", ""},
};

static void test_credits(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slices found = {0};
        hsy_credits_find(arena, hsy_slice_from_c(credits[i].line), hsy_slice_from_c(credits[i].language), &found);
        assert_slice(join(arena, found), credits[i].credits);
        hsy_arena_free(arena);
    }
}

static void test_credit_lines(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    assert_true(hsy_credit_line(arena, HSY_S("(dpa/abc)"), HSY_S("de")));
    assert_false(hsy_picture_credit_line(arena, HSY_S("dpa/abc"), HSY_S("de")));
    assert_true(hsy_picture_credit_line(arena, HSY_S("Foto: A. Muster/dpa"), HSY_S("de")));
    assert_true(hsy_credit_line(arena, HSY_S("Mit Material der dpa"), HSY_S("de")));
    assert_true(hsy_credit_line(arena, HSY_S("© AFP"), HSY_S("fr")));
    assert_true(hsy_credit_line(arena, HSY_S("The Associated Press contributed to this report."), HSY_S("en")));
    assert_false(hsy_credit_line(arena, HSY_S("Der Damm brach am Montag, sagte sie. (sda/afp)"), HSY_S("de")));
    assert_false(hsy_credit_line(arena, HSY_S("The dam broke."), HSY_S("en")));
    assert_true(hsy_picture_credit_line(arena, HSY_S("© AFP"), HSY_S("fr")));
    assert_false(hsy_picture_credit_line(arena, HSY_S("Quelle: dpa"), HSY_S("de")));
    hsy_arena_free(arena);
}

static const struct {
    const char *language, *caption, *text, *credit;
} captions[] = {
    {"de", "Das Rathaus am Abend. Foto: Anna Muster/dpa", "Das Rathaus am Abend.", "Anna Muster/dpa"},
    {"de", "Foto: Anna Muster", "", "Anna Muster"},
    {"de", "Das Rathaus am Abend (Archivbild: Keystone)", "Das Rathaus am Abend", "Keystone"},
    {"de", "Das Rathaus am Abend. © Anna Muster", "Das Rathaus am Abend.", "Anna Muster"},
    {"en", "The town hall at dusk. Photo by Eva Exempel", "The town hall at dusk.", "Eva Exempel"},
    {"en", "Eva Exempel/Getty Images", "", "Eva Exempel/Getty Images"},
    {"en", "The town hall at dusk. Eva Exempel/AP", "The town hall at dusk.", "Eva Exempel/AP"},
    {"fr", "La mairie le soir. Crédit photo : Léa Modèle", "La mairie le soir.", "Léa Modèle"},
    {"en", "The town hall at dusk", "The town hall at dusk", ""},
    {"en", "", "", ""},
};

static void test_captions(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slice caption = hsy_slice_from_c(captions[i].caption), credit;
        size_t end = hsy_caption_split(arena, caption, hsy_slice_from_c(captions[i].language), &credit);
        assert_slice(hsy_slice_trim(hsy_slice_sub(caption, 0, end)), captions[i].text);
        assert_slice(credit, captions[i].credit);
        hsy_arena_free(arena);
    }
}

static const struct {
    const char *language, *text, *rest, *place, *agency;
} datelines[] = {
    {"en", "NEW EXAMPLETON (AP) — The dam broke.", "The dam broke.", "NEW EXAMPLETON", "AP"},
    {"en", "EXAMPLETON, May 3 (Reuters) - The dam broke.", "The dam broke.", "EXAMPLETON", "Reuters"},
    {"en", "EXAMPLETON, May 3 (XNS) - The dam broke.", "The dam broke.", "EXAMPLETON", "XNS"},
    {"en", "EXAMPLETON, May 3 (Solstice) - The dam broke.", "The dam broke.", "EXAMPLETON", "Solstice"},
    {"en", "EXAMPLETON (Old Town) - The dam broke.", NULL, "", ""},
    {"fr", "Saint-Exemple (XNO) – Le barrage a cédé.", "Le barrage a cédé.", "Saint-Exemple", "XNO"},
    {"en", "The mayor (XNS) - who knew - left.", NULL, "", ""},
    {"en", "(Reuters) - The dam broke.", "The dam broke.", "", "Reuters"},
    {"en", "EXAMPLETON, Nov 22 — The dam broke.", "The dam broke.", "EXAMPLETON", ""},
    {"en", "EXAMPLETON — The dam broke.", "The dam broke.", "EXAMPLETON", ""},
    {"en", "Exampleton (CNN)The dam broke.", "The dam broke.", "Exampleton", "CNN"},
    {"en", "Exampleton (CNN) The dam, built in 1950, broke -- at last.", "The dam, built in 1950, broke -- at last.",
     "Exampleton", "CNN"},
    {"en", "(CNN) The dam broke.", "The dam broke.", "", "CNN"},
    {"en", "(Friday) The dam broke.", NULL, "", ""},
    {"en", "The mayor (CNN) said - so what?", NULL, "", ""},
    {"en", "WHAT WE KNOW ABOUT IT - The dam broke.", NULL, "", ""},
    {"en", "Well – the dam broke.", "Well – the dam broke.", "", ""},
    {"en", "The dam - built in 1950 (before the war) - broke.", NULL, "", ""},
    {"de", "MUSTERSTADT (dpa) - Der Damm brach.", "Der Damm brach.", "MUSTERSTADT", "dpa"},
    {"de", "Musterstadt (dpa/abc) - Der Damm brach.", "Der Damm brach.", "Musterstadt", "dpa/abc"},
    {"de", "Musterstadt/Beispielburg (dpa) – Der Damm brach.", "Der Damm brach.", "Musterstadt/Beispielburg", "dpa"},
    {"de", "Nein – das geht nicht.", NULL, "", ""},
    {"de", "Berlin. Der Damm brach am Montag.", "Der Damm brach am Montag.", "Berlin", ""},
    {"de", "Rio de Janeiro. Der Damm brach.", "Der Damm brach.", "Rio de Janeiro", ""},
    {"de", "Nein. Der Damm brach nicht.", NULL, "", ""},
    {"de", "Frankreich. Der Damm brach dort.", NULL, "", ""},
    {"de", "Berlin.", NULL, "", ""},
    {"en", "Berlin. com was down.", NULL, "", ""},
    {"fr", "Exempleville (AFP) – Le barrage a cédé.", "Le barrage a cédé.", "Exempleville", "AFP"},
    {"en", "", "", "", ""},
};

static void test_datelines(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof datelines / sizeof *datelines; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slice text = hsy_slice_from_c(datelines[i].text), place, agency;
        size_t length = hsy_dateline_length(arena, text, hsy_slice_from_c(datelines[i].language), &place, &agency);
        assert_slice(hsy_slice_sub(text, length, text.length),
                     datelines[i].rest ? datelines[i].rest : datelines[i].text);
        assert_slice(place, datelines[i].place);
        assert_slice(agency, datelines[i].agency);
        hsy_arena_free(arena);
    }
}

static const struct {
    const char *language, *line, *from, *translator;
    hsy_note_kind kind;
} notes[] = {
    {"en", "Translated and adapted from German by Eva Exempel", "de", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"en", "This article was translated from the French.", "fr", "", HSY_NOTE_TRANSLATION},
    {"en", "(Translated by Eva Exempel)", "", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"en", "Editor's note: the dam was built in 1950.", "", "", HSY_NOTE_EDITOR},
    {"en", "Editor’s note: the dam was built in 1950.", "", "", HSY_NOTE_EDITOR},
    {"en", "Correction: the dam was built in 1951.", "", "", HSY_NOTE_CORRECTION},
    {"en", "The dam was translated into numbers.", "", "", HSY_NOTE_NONE},
    {"de", "Aus dem Englischen von Eva Exempel", "en", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"de", "Aus dem Französischen übersetzt von Eva Exempel", "fr", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"en", "This story first appeared in French in the Orva Courier. Translated by Eva Exempel.", "fr", "Eva Exempel",
     HSY_NOTE_TRANSLATION},
    {"en", "First published in Orva on Monday.", "", "", HSY_NOTE_NONE},
    {"de", "Dieser Text erschien zuerst auf Englisch im Orva Courier.", "en", "", HSY_NOTE_TRANSLATION},
    {"de", "Übersetzung: Eva Exempel", "", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"de", "Aus dem Haus kam Rauch", "", "", HSY_NOTE_NONE},
    {"de", "Anmerkung der Redaktion: Der Damm ist von 1950.", "", "", HSY_NOTE_EDITOR},
    {"de", "In einer früheren Version stand ein falsches Jahr.", "", "", HSY_NOTE_CORRECTION},
    {"fr", "Traduit de l'allemand par Eva Exempel", "de", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"fr", "Cet article a d’abord été publié en allemand.", "de", "", HSY_NOTE_TRANSLATION},
    {"fr", "Traduit de l’anglais par Eva Exempel", "en", "Eva Exempel", HSY_NOTE_TRANSLATION},
    {"fr", "Note de la rédaction : le barrage date de 1950.", "", "", HSY_NOTE_EDITOR},
    {"en", "", "", "", HSY_NOTE_NONE},
};

static void test_notes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        hsy_arena *arena = hsy_arena_create(0);
        hsy_slice line = hsy_slice_from_c(notes[i].line), language = hsy_slice_from_c(notes[i].language);
        hsy_slice from, translator;
        hsy_note_kind kind = hsy_note_kind_of(arena, line, language);
        if (kind != notes[i].kind) fail_msg("%s: kind %d", notes[i].line, kind);
        hsy_note_translation(arena, line, language, &from, &translator);
        assert_slice(from, notes[i].from);
        assert_slice(translator, notes[i].translator);
        hsy_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_credits),   cmocka_unit_test(test_credit_lines), cmocka_unit_test(test_captions),
        cmocka_unit_test(test_datelines), cmocka_unit_test(test_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
