/* Invented pages that lost their markup: each line with the role that it must get. */
#include "tests/test.h"

#include "page/lines.h"

enum { MOST_LINES = 32 };

typedef struct page_case {
    const char *name, *publisher, *title, *lede;
    struct {
        const char *role, *text; /* "a|b": either role will do */
    } lines[MOST_LINES];
} page_case;

static const page_case pages[] = {
    {"site name, caption with credit, lede, inset links, gallery at the end",
     "",
     "Eastholm mill burns for a second night",
     "Twelve firefighters were hurt. The owner says he had warned the council.",
     {{"site", "Eastholm Herald"},
      {"title", "Eastholm mill burns for a second night"},
      {"caption", "Smoke over the mill on Monday. Photo: Ada Nkemelu / Northlight"},
      {"lede", "Twelve firefighters were hurt. The owner says he had warned the council."},
      {"related", "More from “Region”"},
      {"paragraph",
       "The old mill in Eastholm was still burning on Tuesday morning, a day after the first alarm, the fire "
       "service said."},
      {"paragraph", "\"We have never seen heat like this,\" said Commander Tom Okafor, who led the firefighters."},
      {"subheading", "A warning in spring"},
      {"paragraph",
       "The owner, Lena Brandt, told the council in April that the sprinklers had failed. The council did not "
       "answer."},
      {"paragraph", "Police said it was too early to name a cause. The mill is insured for four million crowns."},
      {"credit|note|byline", "(abc)"},
      {"related", "More articles about Eastholm"},
      {"gallery|teaser|caption", "The ten most beautiful gardens of the coast"},
      {"gallery", "1 / 10"},
      {"gallery|teaser|caption", "The ten most beautiful gardens of the coast"},
      {"related|promotion", "You might also like:"},
      {"teaser|promotion|related",
       "Parliament votes on the new pension law this week after months of quarrels. Follow the latest news here."},
      {"navigation|site", "Sport"},
      {"related|navigation", "Latest news"}}},
    {"share bar, subtitle, byline without name, video box, corrections",
     "herald.example",
     "Harbour firm drops plan for night ferries",
     "Residents had collected nine thousand signatures.",
     {{"title", "Harbour firm drops plan for night ferries"},
      {"lede", "Residents had collected nine thousand signatures."},
      {"byline", "By Joan Mbeki, Staff Writer"},
      {"date", "June 3, 2021 9:24 AM"},
      {"navigation", "Share this article"},
      {"navigation", "Facebook"},
      {"paragraph",
       "Northline will not run ferries at night this summer, the harbour firm said on Thursday, giving up a "
       "plan that had divided the town."},
      {"promotion", "Now Playing: Watch this: Ferries of the north"},
      {"promotion|navigation", "1:27"},
      {"paragraph",
       "The firm said it had listened to residents. \"We hear them, and so do our captains,\" said its head, "
       "Omar Lindqvist."},
      {"promotion", "Advertisement"},
      {"paragraph", "Residents had collected signatures against the ferries since March."},
      {"teaser|related", "Fishing Boats Return After Storm Closes Northern Harbours For Weeks"},
      {"paragraph", "The council will vote on harbour fees next month."},
      {"note", "Correction: An earlier version of this article misstated the number of ferries."},
      {"legal", "© 2021 Eastholm Herald. All rights reserved."}}},
    {"no title, comments",
     "",
     "",
     "",
     {{"comment", "comments"},
      {"paragraph", "She had never sold a painting before, and then one went for more than her house was worth."},
      {"paragraph", "Ida Falk, 81, said she thought the caller was joking when he named the price last week."},
      {"caption", "All smiles: Ida Falk with one of her paintings of the harbour in winter"},
      {"paragraph", "The buyer, a museum in the capital, said the painting would be shown from May."},
      {"related", "RELATED ARTICLES"},
      {"navigation", "Share"},
      {"paragraph", "Her daughter said that the family would keep the other paintings for now."},
      {"comment", "View all comments"},
      {"comment", "What a lovely story, I knew her husband when he worked at the mill."},
      {"comment", "They should have paid her much more, the museum has plenty of money."}}},
    {"headlines between times, the real title repeated, photo credit",
     "",
     "Eastholm ends its curfew after protests",
     "",
     {{"title|teaser", "Eastholm ends its curfew after protests"},
      {"date", "15m ago"},
      {"teaser", "Seven cameras for people who hate cameras"},
      {"date", "24m ago"},
      {"teaser", "Best lamps of the year"},
      {"date", "54m ago"},
      {"title", "Eastholm ends its curfew after protests"},
      {"navigation", "Save"},
      {"caption", "Dana Ruiz / Northlight"},
      {"paragraph",
       "That was quick. After three nights of protests the mayor of Eastholm ended the curfew on Friday and "
       "asked people to stay calm."},
      {"paragraph", "The protests began when police closed the market. The mayor said the curfew had been a mistake."},
      {"note", "This story is being updated, so check back for more."}}},
    {"Anzeige, Lesen Sie auch, Bildnachweis, Autorenzeile",
     "",
     "Mühle in Ostheim brennt die zweite Nacht",
     "",
     {{"title", "Mühle in Ostheim brennt die zweite Nacht"},
      {"byline", "Von Jana Brückner"},
      {"date", "24. Oktober 2023, 18:03 Uhr"},
      {"caption", "Rauch über der Mühle am Montag. Foto: Ada Nkemelu"},
      {"paragraph",
       "Die alte Mühle in Ostheim hat auch am Dienstag noch gebrannt, wie die Feuerwehr am Morgen mitteilte."},
      {"promotion", "Anzeige"},
      {"paragraph", "„So eine Hitze haben wir noch nie erlebt“, sagte der Einsatzleiter der Feuerwehr, Tom Okafor."},
      {"related", "Lesen Sie auch: Gärten an der Küste öffnen wieder"},
      {"subheading", "Warnung im Frühling"},
      {"paragraph",
       "Die Besitzerin der Mühle hatte dem Rat im April geschrieben, dass die Sprinkler nicht mehr gingen."},
      {"paragraph", "Die Polizei sagte, für eine Ursache sei es noch zu früh. Die Mühle ist versichert."},
      {"credit|note", "(dpa)"},
      {"related", "Das könnte Sie auch interessieren"},
      {"teaser", "Rentenreform: Was jetzt auf die Kassen zukommt"},
      {"teaser", "Zehn Tipps für den Garten im Herbst"},
      {"teaser", "Warum die Fähren nachts nicht fahren"},
      {"legal", "Impressum"},
      {"legal", "Datenschutz"}}},
    {"Dachzeile, Übersetzung, Kommentare",
     "ostheimer.example",
     "Fährfirma gibt Pläne für die Nacht auf",
     "",
     {{"navigation", "Startseite"},
      {"navigation", "Regional"},
      {"title", "Fährfirma gibt Pläne für die Nacht auf"},
      {"navigation", "Teilen"},
      {"navigation", "Merken"},
      {"date", "Aktualisiert am 3. Juni 2021"},
      {"paragraph",
       "Die Firma Nordlinie lässt in diesem Sommer nachts keine Fähren fahren, teilte sie am Donnerstag mit."},
      {"paragraph",
       "Anwohner hatten seit März Unterschriften gegen die Fähren gesammelt. „Wir hören ihnen zu“, sagte der "
       "Chef der Firma."},
      {"paragraph", "Der Rat stimmt im nächsten Monat über die Gebühren im Hafen ab."},
      {"note", "Aus dem Englischen übersetzt von Eva Exempel"},
      {"comment", "Kommentar schreiben"},
      {"comment", "Endlich hört jemand auf die Leute, die am Hafen wohnen und schlafen wollen."}}},
    {"publicité, à lire aussi, abonnement",
     "",
     "Le moulin d'Esthaume brûle pour la deuxième nuit",
     "",
     {{"title", "Le moulin d'Esthaume brûle pour la deuxième nuit"},
      {"byline", "Par Jeanne Moreau-Duval"},
      {"date", "Publié le 24 octobre 2023 à 18h03"},
      {"caption", "La fumée au-dessus du moulin lundi. Photo : Ada Nkemelu"},
      {"paragraph",
       "Le vieux moulin d'Esthaume brûlait encore mardi matin, un jour après la première alerte, selon les "
       "pompiers."},
      {"promotion", "Publicité"},
      {"paragraph",
       "« Nous n'avons jamais vu une telle chaleur », a déclaré le commandant des pompiers, Thomas Okafor."},
      {"related", "À lire aussi : les jardins de la côte rouvrent leurs portes"},
      {"subheading", "Une alerte au printemps"},
      {"paragraph", "La propriétaire du moulin avait écrit au conseil en avril que les appareils ne marchaient plus."},
      {"promotion", "Inscrivez-vous à notre newsletter"},
      {"paragraph", "La police estime qu'il est trop tôt pour parler d'une cause. Le moulin est assuré."},
      {"related", "Les plus lus"},
      {"teaser", "Retraites : ce qui change pour vous"},
      {"teaser", "Dix conseils pour le jardin en automne"},
      {"legal", "Tous droits réservés"}}},
    {"phrases broken by links, bare dateline, list",
     "",
     "Trois villes ferment leur port la nuit",
     "",
     {{"title", "Trois villes ferment leur port la nuit"},
      {"date|credit|byline", "PARIS"},
      {"paragraph", "Trois villes de la côte ferment leur port la nuit cet été, ont annoncé jeudi leurs maires, selon"},
      {"paragraph", "un communiqué publié dans la soirée par la région."},
      {"paragraph", "Les villes qui ferment leur port la nuit sont les suivantes :"},
      {"list", "Esthaume, de minuit à six heures"},
      {"list", "Port-Nord, de une heure à cinq heures"},
      {"list", "Sablière, toute la nuit"},
      {"paragraph", "Les pêcheurs ont dit qu'ils iraient en justice contre la décision des maires de la côte."},
      {"navigation", "Partager"}}},
};

static bool is_one_of(hsy_slice role, const char *roles) {
    for (hsy_slice rest = hsy_slice_from_c(roles); rest.at;)
        if (hsy_slice_equal(hsy_slice_cut(&rest, '|'), role)) return true;
    return false;
}

static hsy_slice page_text(hsy_arena *arena, const page_case *page) {
    hsy_slice text = HSY_S("");
    for (int i = 0; i < MOST_LINES && page->lines[i].text; i++)
        text = hsy_arena_print(arena, "%.*s%s\n\n", HSY_PRINT(text), page->lines[i].text);
    return text;
}

static void test_roles(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    int wrong = 0;
    for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
        const page_case *page = &pages[p];
        hsy_page_source source = {.publisher = hsy_slice_from_c(page->publisher)};
        hsy_article article = {0};
        hsy_lines_read(arena, &source, page_text(arena, page), &article);
        for (size_t i = 0; i < article.blocks.count; i++) {
            hsy_slice role = hsy_role_name(article.blocks.items[i].role);
            if (page->lines[i].role && is_one_of(role, page->lines[i].role)) continue;
            print_error("%s\n  is %.*s, must be %s: %.*s\n", page->name, HSY_PRINT(role), page->lines[i].role,
                        HSY_PRINT(article.blocks.items[i].text));
            wrong++;
        }
        assert_slice(article.title, page->title);
        assert_slice(article.lede, page->lede);
    }
    hsy_arena_free(arena);
    assert_int_equal(wrong, 0);
}

static void test_fields(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {0};
    hsy_page_source source = {.publisher = HSY_SLICE("Eastholm Herald"), .published = HSY_SLICE("2021-06-04")};
    hsy_lines_read(arena, &source, page_text(arena, &pages[1]), &article);
    assert_slice(article.outlet_name, "Eastholm Herald");
    assert_slice(article.language, "en");
    assert_int_equal(article.authors.count, 1);
    assert_slice(article.authors.items[0], "Joan Mbeki");
    assert_true(hsy_slice_starts(article.published, HSY_S("2021-06-03"))); /* the page wins over the table */
    article = (hsy_article){0};
    hsy_lines_read(arena, &(hsy_page_source){0}, page_text(arena, &pages[0]), &article);
    assert_true(article.images.count > 0);
    assert_slice(article.images.items[0].caption, "Smoke over the mill on Monday.");
    assert_slice(article.images.items[0].credit, "Ada Nkemelu / Northlight");
    hsy_arena_free(arena);
}

/* "Quelle: …" under the text is its credit and no picture's; dates and notes may name an agency too. */
static void test_credits(void **state) {
    (void)state;
    static const struct {
        const char *text, *credit;
    } credited[] = {
        {"Die alte Mühle brannte am Dienstag noch immer, wie die Feuerwehr am Morgen mitteilte.\n"
         "Niemand wurde verletzt, aber das Dach stürzte in den Fluss, sagte der Besitzer.\nQuelle: dpa\n",
         "dpa"},
        {"Mill burns for a second night in Eastholm\nSource: XNS 16 May 2024, 14:22\n"
         "The old mill of Eastholm burned for a second night on Tuesday, the fire service said.\n",
         "XNS"},
    };
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof credited / sizeof *credited; i++) {
        hsy_article article = {0};
        hsy_lines_read(arena, &(hsy_page_source){0}, hsy_slice_from_c(credited[i].text), &article);
        assert_int_equal(article.credits.count, 1);
        assert_slice(article.credits.items[0], credited[i].credit);
    }
    hsy_arena_free(arena);
}

/* Where a link broke a paragraph the text runs on; blocks say where they stand in the text. */
static void test_text(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {0};
    hsy_lines_read(arena, &(hsy_page_source){0}, page_text(arena, &pages[7]), &article);
    assert_int_not_equal(hsy_slice_find(article.text, HSY_S("selon un communiqué"), 0), HSY_NOT_FOUND);
    for (size_t i = 0; i < article.blocks.count; i++) {
        hsy_block block = article.blocks.items[i];
        if (block.in_text.end) assert_true(hsy_slice_equal(hsy_slice_span(article.text, block.in_text), block.text));
    }
    hsy_arena_free(arena);
}

static void test_wrapped_text(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {0};
    hsy_slice text = HSY_S("Old mill burning for a second day\n\nThe old mill in Eastholm was still burning on\n"
                           "Tuesday morning, a day after the first alarm,\nthe fire service said.\n\n"
                           "The owner of the mill told the council in April\nthat the sprinklers had failed, and the\n"
                           "council did not answer.\n");
    hsy_lines_read(arena, &(hsy_page_source){0}, text, &article);
    assert_int_equal(article.blocks.count, 3);
    assert_slice(article.title, "Old mill burning for a second day");
    assert_true(hsy_slice_starts(article.text, HSY_S("The old mill in Eastholm was still burning on Tuesday morning")));
    hsy_arena_free(arena);
}

static void test_limits(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_article article = {0};
    hsy_lines_read(arena, &(hsy_page_source){0}, HSY_S(""), &article);
    assert_int_equal(article.blocks.count, 0);
    size_t length = 2 * (HSY_LINES_MOST + 10);
    char *bytes = hsy_arena_alloc(arena, length);
    for (size_t i = 0; i < length; i++) bytes[i] = i % 2 ? '\n' : 'x';
    article = (hsy_article){0};
    hsy_lines_read(arena, &(hsy_page_source){0}, (hsy_slice){bytes, length}, &article);
    assert_int_equal(article.blocks.count, HSY_LINES_MOST);
    assert_int_equal(article.errors.count, 1);
    assert_int_equal(article.errors.items[0].code, HSY_ERROR_LIMIT);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles), cmocka_unit_test(test_fields),       cmocka_unit_test(test_credits),
        cmocka_unit_test(test_text),  cmocka_unit_test(test_wrapped_text), cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
