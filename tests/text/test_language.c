/* Languages: an invented sentence or two in each, tags as pages write them, and names of languages. */
#include "text/language.h"

#include "tests/test.h"
#include "text/fold.h"
#include "text/lexicon_tables.h"

typedef struct language_case {
    const char *text, *tag;
} language_case;

static const language_case texts[] = {
    {"The mayor said on Monday that the bridge would be closed for two weeks.", "en"},
    {"Die Bürgermeisterin sagte am Montag, dass die Brücke für zwei Wochen gesperrt wird.", "de"},
    {"La maire a dit lundi que le pont serait fermé pour deux semaines.", "fr"},
    {"La alcaldesa dijo el lunes que el puente se cerrará durante dos semanas.", "es"},
    {"La sindaca ha detto lunedì che il ponte sarà chiuso per due settimane.", "it"},
    {"A prefeita disse na segunda-feira que a ponte ficará fechada por duas semanas, mas não mais.", "pt"},
    {"De burgemeester zei maandag dat de brug voor twee weken wordt gesloten.", "nl"},
    {"Die burgemeester het Maandag gesê dat die brug vir twee weke gesluit sal wees.", "af"},
    {"Pani burmistrz powiedziała w poniedziałek, że most będzie zamknięty przez dwa tygodnie.", "pl"},
    {"Starostka v pondělí řekla, že most bude na dva týdny uzavřen.", "cs"},
    {"Starostka v pondelok povedala, že most bude na dva týždne uzavretý, ale nie dlhšie.", "sk"},
    {"Županja je v ponedeljek dejala, da bo most zaprt dva tedna, vendar ne več.", "sl"},
    {"Gradonačelnica je u ponedjeljak rekla da će most biti zatvoren dva tjedna prije ljeta.", "hr"},
    {"Gradonačelnica je u ponedeljak rekla da će most biti zatvoren dve nedelje pre leta.", "sr"},
    {"Borgmästaren sade i måndags att bron kommer att vara stängd i två veckor.", "sv"},
    {"Borgmesteren sagde mandag, at broen bliver lukket i to uger, hvis ikke andet sker.", "da"},
    {"Ordføreren sa mandag at broen blir stengt i to uker, hvis ikke noe annet skjer.", "nb"},
    {"Kaupunginjohtaja sanoi maanantaina, että silta on kiinni kaksi viikkoa.", "fi"},
    {"Linnapea ütles esmaspäeval, et sild on kaks nädalat kinni.", "et"},
    {"A polgármester hétfőn azt mondta, hogy a hidat két hétre lezárják.", "hu"},
    {"Primărița a declarat luni că podul va fi închis pentru două săptămâni.", "ro"},
    {"Belediye başkanı pazartesi günü köprünün iki hafta için kapatılacağını söyledi.", "tr"},
    {"Wali kota mengatakan pada Senin bahwa jembatan itu akan ditutup karena perbaikan.", "id"},
    {"Datuk bandar berkata pada Isnin bahawa jambatan itu akan ditutup kerana kerja baik pulih.", "ms"},
    {"Thị trưởng cho biết hôm thứ Hai rằng cây cầu sẽ bị đóng trong hai tuần.", "vi"},
    {"Meya alisema Jumatatu kwamba daraja hilo litafungwa kwa wiki mbili.", "sw"},
    {"Imeya ithe ngoMsombuluko ukuthi ibhuloho lizovalwa amasonto amabili ngoba liyalungiswa.", "zu"},
    {"Usodolophu uthe ngoMvulo ibhulorho iya kuvalwa iiveki ezimbini kuba kunye nendlela ilungiswa kwakhona.", "xh"},
    {"Kryetarja tha të hënën se ura do të mbyllet për dy javë.", "sq"},
    {"Mērs pirmdien teica, ka tilts būs slēgts divas nedēļas.", "lv"},
    {"Merė pirmadienį sakė, kad tiltas bus uždarytas dvi savaites.", "lt"},
    {"L'alcaldessa ha dit dilluns que el pont estarà tancat dues setmanes, però no més.", "ca"},
    {"Alkateak esan zuen zubia bi astez itxita egongo dela eta ez gehiago.", "eu"},
    {"Borgarstjórinn sagði á mánudag að brúin yrði lokuð í tvær vikur.", "is"},
    {"Belediyyə sədri bildirib ki, körpü iki həftə üçün bağlanacaq.", "az"},
    {"Мэр сказала в понедельник, что мост будет закрыт на две недели.", "ru"},
    {"Мерка сказала в понеділок, що міст буде закрито на два тижні.", "uk"},
    {"Мэрка сказала ў панядзелак, што мост будзе зачынены на два тыдні.", "be"},
    {"Кметът каза в понеделник, че мостът ще бъде затворен за две седмици.", "bg"},
    {"Градоначелница је у понедељак рекла да ће мост бити затворен две недеље.", "sr"},
    {"Градоначалничката во понеделникот рече дека мостот ќе биде затворен две недели.", "mk"},
    {"Η δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα κλείσει.", "el"},
    {"ראש העיר אמרה ביום שני כי הגשר ייסגר לשבועיים.", "he"},
    {"قالت العمدة يوم الاثنين إن الجسر سيغلق لمدة أسبوعين.", "ar"},
    {"شهردار روز دوشنبه گفت که پل برای دو هفته بسته خواهد شد.", "fa"},
    {"میئر نے پیر کو کہا کہ پل دو ہفتے کے لیے بند رہے گا۔", "ur"},
    {"महापौर ने सोमवार को कहा कि पुल दो सप्ताह के लिए बंद रहेगा।", "hi"},
    {"মেয়র সোমবার বলেছেন, সেতুটি দুই সপ্তাহ বন্ধ থাকবে।", "bn"},
    {"பாலம் இரண்டு வாரங்கள் மூடப்படும் என்று மேயர் கூறினார்.", "ta"},
    {"వంతెన రెండు వారాలు మూసివేయబడుతుందని మేయర్ చెప్పారు.", "te"},
    {"പാലം രണ്ടാഴ്ച അടച്ചിടുമെന്ന് മേയർ പറഞ്ഞു.", "ml"},
    {"นายกเทศมนตรีกล่าวว่าสะพานจะปิดสองสัปดาห์", "th"},
    {"시장은 월요일에 다리가 2주 동안 폐쇄될 것이라고 말했다.", "ko"},
    {"市長は月曜日、橋を二週間閉鎖すると述べた。", "ja"},
    {"市长星期一表示，大桥将关闭两周。", "zh"},
    {"მერმა ორშაბათს თქვა, რომ ხიდი ორი კვირით დაიკეტება.", "ka"},
    {"Քաղաքապետը երկուշաբթի ասաց, որ կամուրջը կփակվի։", "hy"},
    {"ከንቲባዋ ሰኞ ዕለት ድልድዩ ለሁለት ሳምንት ይዘጋል ብለዋል።", "am"},
    {"", ""},
    {"12 345 !!! ???", ""},
    {"Anna Weber", ""},
    {"東", ""},
};

static void test_identify(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hsy_slice tag = hsy_language_identify(hsy_slice_from_c(texts[i].text));
        if (!hsy_slice_equal(tag, hsy_slice_from_c(texts[i].tag))) fprintf(stderr, "%s\n", texts[i].text);
        assert_slice(tag, texts[i].tag);
    }
}

static const language_case tags[] = {
    {"de-CH", "de"},   {"de_AT", "de"}, {"DE", "de"}, {" en_US.UTF-8 ", "en"}, {"ger", "de"},
    {"no", "nb"},      {"iw", "he"},    {"fr", "fr"}, {"deutsch", "de"},       {"zh-Hans-CN", "zh"},
    {"English", "en"}, {"xx", ""},      {"", ""},     {"x-default", ""},
};

static const language_case names[] = {
    {"German", "de"},
    {"allemand", "de"},
    {"Englischen", "en"},
    {"allemande", "de"},
    {"italienne", "it"},
    {"Russische", "ru"},
    {"russes", "ru"},
    {"Türkischen", "tr"},
    {"ukrainienne", "uk"},
    {"español", "es"},
    {"français", "fr"},
    {"Bridge", ""},
    {"", ""},
    {"Ukrainian", "uk"},
};

static void test_tags_and_names(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        assert_slice(hsy_language_of_tag(hsy_slice_from_c(tags[i].text)), tags[i].tag);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_slice(hsy_language_named(hsy_slice_from_c(names[i].text)), names[i].tag);
}

/* What looks words up without an arena agrees with how lexicons fold their keys. */
static void test_short_fold_finds_every_key(void **state) {
    (void)state;
    char room[256];
    for (size_t i = 0; i < hsy_lexicon_count; i++) {
        const hsy_lexicon *lexicon = &hsy_lexicons[i];
        for (uint32_t row = 0; row < lexicon->row_count; row++)
            if (!hsy_slice_equal(hsy_fold_short(hsy_lexicon_cell(lexicon, (int)row, 0), room, sizeof room),
                                 lexicon->keys[row]))
                fail_msg("%.*s of %.*s", HSY_PRINT(lexicon->keys[row]), HSY_PRINT(lexicon->name));
    }
}

/* Every table is found by its language and name, and by its name in the order of languages. */
static void test_tables_are_found(void **state) {
    (void)state;
    size_t followed = 0;
    for (size_t i = 0; i < hsy_lexicon_count; i++) {
        const hsy_lexicon *lexicon = &hsy_lexicons[i], *first = hsy_lexicon_first(lexicon->name);
        assert_ptr_equal(hsy_lexicon_named(lexicon->language, lexicon->name), lexicon);
        if (lexicon != first) continue;
        for (const hsy_lexicon *one = first; one; one = one->next, followed++) {
            assert_true(hsy_slice_equal(one->name, first->name));
            if (one->next) assert_true(hsy_slice_compare(one->language, one->next->language) < 0);
        }
    }
    assert_int_equal(followed, hsy_lexicon_count);
    assert_null(hsy_lexicon_named(HSY_S("xx"), HSY_S("months")));
    assert_null(hsy_lexicon_named(HSY_S(""), HSY_S("months")));
    assert_null(hsy_lexicon_first(HSY_S("no-such-table")));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_identify), cmocka_unit_test(test_tables_are_found),
                                       cmocka_unit_test(test_tags_and_names),
                                       cmocka_unit_test(test_short_fold_finds_every_key)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
