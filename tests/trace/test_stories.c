/* Stories: one event by several outlets; time; series; origins counted once. */
#include "tests/trace/set.h"

enum { MOST = 8 };

typedef struct fixture {
    hsy_arena *arena;
    hsy_reading readings[MOST];
    size_t count;
    hsy_trace trace;
} fixture;

static void add(fixture *f, test_article article) { f->readings[f->count++] = test_reading(f->arena, &article); }

static void run(fixture *f) { hsy_trace_articles(f->arena, f->readings, f->count, 1, &f->trace); }

static uint32_t story_of(const fixture *f, size_t article) { return f->trace.articles[article].story; }

static const char *const told_by_post =
    "Varnholm woke to the smell of heating oil on Tuesday. A lorry had tipped over beside the lake, and mayor Ida Holt "
    "closed the beach. Divers from Ostrava sealed the drains of the river Asp.";
static const char *const told_by_echo =
    "The beach at Varnholm stays shut, mayor Ida Holt said, until divers have sealed every drain along the river Asp. "
    "Oil from an overturned lorry had reached the lake in the night.";

static void test_two_reports_of_one_event(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f,
        (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in the lake of Varnholm"});
    add(&f,
        (test_article){"b", "echo.example", "2031-05-06T11:00:00Z", told_by_echo, NULL, "Varnholm shuts its beach"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T12:00:00Z", MARKET, NULL, "Wheat falls in Tarsk"});
    run(&f);
    assert_int_equal(story_of(&f, 0), 0);
    assert_int_equal(story_of(&f, 1), 0);
    assert_int_equal(story_of(&f, 2), HSY_NONE);
    assert_int_equal(f.trace.stories.count, 1);
    assert_int_equal(f.trace.stories.items[0].origins, 2);
    hsy_arena_free(f.arena);
}

static void test_page_whose_body_was_not_found(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    hsy_block block = {.role = HSY_ROLE_CAPTION, .text = hsy_slice_from_c(told_by_echo)};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in Varnholm's lake"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T11:00:00Z", "", NULL, "Varnholm shuts its beach"});
    HSY_PUSH(f.arena, &f.readings[1].article.blocks, block);
    run(&f);
    assert_int_equal(story_of(&f, 1), 0);
    hsy_arena_free(f.arena);
}

static void test_next_month_is_another_story(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f,
        (test_article){"a", "post.example", "2031-05-06T08:00:00Z", told_by_post, NULL, "Oil in the lake of Varnholm"});
    add(&f,
        (test_article){"b", "echo.example", "2031-06-20T11:00:00Z", told_by_echo, NULL, "Varnholm shuts its beach"});
    run(&f);
    assert_int_equal(story_of(&f, 0), HSY_NONE);
    assert_int_equal(story_of(&f, 1), HSY_NONE);
    hsy_arena_free(f.arena);
}

static void test_series_is_no_event(void **state) {
    (void)state;
    const char *first = "Sunshine over Varnholm and the lake, a light wind from Ostrava, eighteen degrees at noon.";
    const char *second = "Showers over Varnholm and the lake, a light wind from Ostrava, eleven degrees at noon.";
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "post.example", "2031-05-06", first, NULL, "Weather at the lake on 7 May"});
    add(&f, (test_article){"b", "post.example", "2031-05-07", second, NULL, "Weather at the lake on 8 May"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 0);
    hsy_arena_free(f.arena);
}

static void test_one_text_is_one_origin(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", SPILL, "AP", "Oil spill near Varnholm"});
    add(&f, (test_article){"b", "echo.example", "2031-05-06T09:00:00Z", SPILL, NULL, "Oil spill near Varnholm"});
    add(&f, (test_article){"c", "bell.example", "2031-05-06T10:00:00Z", SPILL, "Associated Press", "Oil spill"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 1);
    assert_int_equal(f.trace.stories.items[0].articles.count, 3);
    assert_int_equal(f.trace.stories.items[0].origins, 1);
    hsy_arena_free(f.arena);
}

static void test_language_without_lexicon(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "pochta.example", "2031-05-06",
                           "Цистерна с мазутом перевернулась у озера Варнхольм. "
                           "Мэр Ида Хольт закрыла пляж, водолазы перекрыли стоки реки Асп.",
                           NULL, "Мазут в озере Варнхольм", "ru"});
    add(&f, (test_article){"b", "eho.example", "2031-05-06",
                           "Пляж в Варнхольме закрыт, сообщила мэр Хольт: мазут из "
                           "перевернувшейся цистерны попал в озеро и в реку Асп.",
                           NULL, "В Варнхольме закрыли пляж из-за мазута", "ru"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 1);
    hsy_arena_free(f.arena);
}

/* A report, the same event by another outlet, and the next event, which has the first as background. */
typedef struct follow_up {
    const char *language;
    const char *title[3], *text[3];
} follow_up;

static const follow_up FOLLOW_UPS[] = {
    {"en",
     {"Two dead as ferry hits pier in Varnholm", "Varnholm ferry strikes pier, killing two",
      "Captain charged with negligence, held for a month"},
     {"A ferry with ninety passengers hit a pier in the harbour of Varnholm on Monday evening, killing two people. "
      "Eleven were hurt, four of them badly, the coast guard said. The Asp Queen had come from Ostrava in thick fog. "
      "Divers searched the water under the pier until midnight.",
      "Two people were killed and eleven injured when the ferry Asp Queen struck a pier at Varnholm in fog on Monday "
      "evening, the coast guard said. The ship was on its way from Ostrava with ninety passengers. Divers were looking "
      "for people who might have fallen into the water.",
      "Prosecutors in Kalder charged the master Jorun Tveit, 58, with negligence on Friday and asked the court to "
      "hold him for a month. His lawyer Pia Lund called the radar on the bridge broken and promised an appeal. A "
      "hearing "
      "before judge Emil Strand is due next week. The Asp Queen had hit a pier in Varnholm in fog, killing two "
      "people."}},
    {"de",
     {"Zwei Tote bei Fährunglück in Varnholm", "Fähre rammt Pier in Varnholm: zwei Tote",
      "Kapitän nach Fährunglück angeklagt"},
     {"Eine Fähre mit neunzig Fahrgästen ist am Montagabend im Hafen von Varnholm gegen eine Pier gefahren. Zwei "
      "Menschen "
      "starben, elf wurden verletzt, teilte die Küstenwache mit. Die Aspkönigin kam bei dichtem Nebel aus Ostrava. "
      "Taucher suchten bis Mitternacht unter der Pier.",
      "Beim Aufprall der Fähre Aspkönigin auf eine Pier in Varnholm sind am Montagabend zwei Menschen gestorben und "
      "elf "
      "verletzt worden. Das Schiff war nach Angaben der Küstenwache mit neunzig Fahrgästen im Nebel aus Ostrava "
      "gekommen. "
      "Taucher suchten im Wasser nach weiteren Opfern.",
      "Die Staatsanwaltschaft Kalder hat am Freitag Jorun Tveit wegen Fahrlässigkeit angeklagt und einen Monat "
      "Untersuchungshaft beantragt. Seine Anwältin Pia Lund nannte das Radar auf der Brücke defekt und kündigte "
      "Beschwerde "
      "an. Richter Emil Strand verhandelt nächste Woche. Die Aspkönigin hatte in Varnholm eine Pier gerammt; zwei "
      "Menschen "
      "starben."}},
    {"fr",
     {"Un ferry heurte un quai à Varnholm : deux morts", "Deux morts dans l'accident d'un ferry à Varnholm",
      "Le capitaine du ferry mis en examen"},
     {"Un ferry avec quatre-vingt-dix passagers a heurté un quai du port de Varnholm lundi soir, faisant deux morts. "
      "Onze "
      "personnes ont été blessées, selon les garde-côtes. La Reine de l'Asp arrivait d'Ostrava dans un épais "
      "brouillard. "
      "Des plongeurs ont cherché sous le quai jusqu'à minuit.",
      "Deux personnes sont mortes et onze ont été blessées lundi soir quand le ferry Reine de l'Asp a heurté un quai à "
      "Varnholm, ont annoncé les garde-côtes. Le navire venait d'Ostrava avec quatre-vingt-dix passagers, dans le "
      "brouillard. Des plongeurs cherchaient d'autres victimes.",
      "Le parquet de Kalder a mis en examen vendredi Jorun Tveit pour négligence et demandé un mois de détention "
      "provisoire. Son avocate Pia Lund affirme que le radar de la passerelle était en panne et fera appel. Le juge "
      "Emil "
      "Strand tiendra audience la semaine prochaine. La Reine de l'Asp avait heurté un quai à Varnholm, faisant deux "
      "morts."}},
    {"ru",
     {"Два человека погибли при ударе парома о пирс в Варнхольме", "Паром врезался в пирс в Варнхольме, двое погибших",
      "Капитану парома предъявили обвинение"},
     {"Паром с девяноста пассажирами вечером в понедельник ударился о пирс в порту Варнхольма. Два человека погибли, "
      "одиннадцать пострадали, сообщила береговая охрана. «Королева Аспа» шла из Остравы в густом тумане. Водолазы "
      "искали "
      "людей под пирсом до полуночи.",
      "Двое пассажиров погибли и одиннадцать пострадали, когда паром «Королева Аспа» в тумане врезался в пирс "
      "Варнхольма. "
      "Об этом сообщила береговая охрана. Судно с девяноста пассажирами шло из Остравы. Водолазы ищут людей, которые "
      "могли "
      "упасть в воду.",
      "Прокуратура Кальдера в пятницу предъявила Йоруну Твейту обвинение в халатности и попросила суд арестовать его "
      "на "
      "месяц. Адвокат Пия Лунд заявила, что радар на мостике был неисправен, и обещала жалобу. Судья Эмиль Странд "
      "назначил "
      "заседание на следующую неделю. «Королева Аспа» ударилась о пирс в Варнхольме, погибли два человека."}},
};

static void test_follow_up_is_another_event(void **state) {
    (void)state;
    const char *outlets[] = {"post.example", "echo.example", "bell.example"}, *paths[] = {"a", "b", "c"};
    for (size_t i = 0; i < sizeof FOLLOW_UPS / sizeof *FOLLOW_UPS; i++) {
        const follow_up *c = &FOLLOW_UPS[i];
        fixture f = {.arena = hsy_arena_create(0)};
        for (int k = 0; k < 3; k++)
            add(&f, (test_article){paths[k], outlets[k], NULL, c->text[k], NULL, c->title[k], c->language});
        run(&f);
        assert_int_equal(story_of(&f, 0), 0);
        assert_int_equal(story_of(&f, 1), 0);
        assert_int_equal(story_of(&f, 2), HSY_NONE);
        hsy_arena_free(f.arena);
    }
}

/* The same place, list and words on another day: the days that the openings name tell them apart. */
static void test_another_day_is_another_event(void **state) {
    (void)state;
    const char *first = "On 4 May news came of last place for clean air in Varnholm, the institute in Tarsk said: 41 "
                        "points, more than in Ostrava. Smoke from stoves hung over the river Asp, and mayor Ida Holt "
                        "asked people to leave their cars at home.";
    const char *ending =
        "May the institute in Tarsk again had no worse air in its list than that of Varnholm: 57 points, "
        "behind Ostrava. The town hall asked drivers to stay at home and spoke of old stoves. The "
        "forecast for the week has no wind.";
    for (int is_same = 0; is_same < 2; is_same++) {
        fixture f = {.arena = hsy_arena_create(0)};
        hsy_slice second = hsy_arena_print(f.arena, "On %d %s", is_same ? 4 : 9, ending);
        add(&f, (test_article){"a", "post.example", NULL, first, NULL, "Varnholm last for clean air"});
        add(&f, (test_article){"b", "echo.example", NULL, hsy_arena_c_string(f.arena, second), NULL,
                               "Worst air again in Varnholm"});
        run(&f);
        assert_int_equal(f.trace.stories.count, is_same);
        hsy_arena_free(f.arena);
    }
}

/* Reports with no word in common but what the mayor said are of one event; two of one outlet may repeat each other. */
static void test_a_long_quotation_holds_an_event_together(void **state) {
    (void)state;
    fixture f = {.arena = hsy_arena_create(0)};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", ANGLERS QUOTED "the mayor said.\n"});
    add(&f, (test_article){"b", "echo.example", "2031-05-07T08:00:00Z", MARKET QUOTED "said Ida Holt.\n"});
    run(&f);
    assert_int_equal(story_of(&f, 0), 0);
    assert_int_equal(story_of(&f, 1), 0);
    f.count = 0;
    f.trace = (hsy_trace){0};
    add(&f, (test_article){"a", "post.example", "2031-05-06T08:00:00Z", ANGLERS QUOTED "the mayor said.\n"});
    add(&f, (test_article){"b", "post.example", "2031-05-07T08:00:00Z", MARKET QUOTED "said Ida Holt.\n"});
    run(&f);
    assert_int_equal(f.trace.stories.count, 0);
    hsy_arena_free(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_reports_of_one_event),
        cmocka_unit_test(test_page_whose_body_was_not_found),
        cmocka_unit_test(test_next_month_is_another_story),
        cmocka_unit_test(test_series_is_no_event),
        cmocka_unit_test(test_one_text_is_one_origin),
        cmocka_unit_test(test_language_without_lexicon),
        cmocka_unit_test(test_follow_up_is_another_event),
        cmocka_unit_test(test_another_day_is_another_event),
        cmocka_unit_test(test_a_long_quotation_holds_an_event_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
