#include "tests/test.h"

#include "base/buffer.h"
#include "page/glued.h"

typedef struct glued_case {
    const char *language, *text, *parted; /* the text with | at each seam */
} glued_case;

static const glued_case cases[] = {
    {"en", "This is what the magazine writes Newsweekreferring to the radio.",
     "This is what the magazine writes Newsweek|referring to the radio."},
    {"en", "LIGA wrote on Tuesday about North Holm. According to LIGANorth Holm is empty.",
     "LIGA wrote on Tuesday about North Holm. According to LIGA|North Holm is empty."},
    {"en", "It was not confirmed.The minister said so.", "It was not confirmed.|The minister said so."},
    {"en", "The troops apparently fled.archivBild: agency", "The troops apparently fled.|archivBild: agency"},
    {"en", "The war ended. Nobody endedThe war.", "The war ended. Nobody ended|The war."},
    {"en", "We met Okafor twice. Then Okaforsaid that he left.", "We met Okafor twice. Then Okafor|said that he left."},
    {"de", "Das berichtet Reutersunter Berufung auf den Sender.",
     "Das berichtet Reuters|unter Berufung auf den Sender."},
    {"de", "Das ist nicht bestätigt.Der Minister schweigt.", "Das ist nicht bestätigt.|Der Minister schweigt."},
    {"fr", "C'est ce qu'écrit Newsweekselon la radio.", "C'est ce qu'écrit Newsweek|selon la radio."},
    /* whole words, whatever they seem to be made of */
    {"en", "The iPhone app shows YouTube, BuzzFeed and PlayStation; we play at the station and feed you.", NULL},
    {"en", "McDonald flew to LaGuardia on Sunday. The Sun rose; the Guardian wrote of guardianship.", NULL},
    {"en", "Robin met Robinson. John met Johnson and Anderson.", NULL},
    {"en", "The Times wrote of timesharing. The post came by Postman.", NULL},
    {"en", "NBCUniversal and MSNBC belong to the same firm; NBC said so. Universal said so.", NULL},
    {"en", "See example.com or U.S. law, e.g. the one of 3.5 percent.", NULL},
    {"en", "The OpenAI and eBay logos; macOS and iOS.", NULL},
    {"de", "Der Spiegel zeigt das Spiegelbild. Die Welt ist weltweit die Welt. Die Zeit ist zeitlos.", NULL},
    {"de", "Das Turnier endet mit dem Turnieraus. Die Autos fahren auf der Autobahn.", NULL},
    {"de", "Die Bundesregierung und die GmbH trafen den ICEChef nicht. BMWFahrer fahren.", NULL},
    {"fr", "Marc a vu Marcelle. Daniel a vu Danielle. Le Monde mondial.", NULL},
    {"", "", NULL},
};

static void test_cases(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hsy_slice text = hsy_slice_from_c(cases[i].text);
        hsy_glued_words found = hsy_glued_find(arena, text, hsy_slice_from_c(cases[i].language));
        hsy_buffer parted = hsy_buffer_in(arena, 0);
        size_t from = 0;
        for (size_t k = 0; k < found.count; k++) {
            hsy_buffer_add(&parted, hsy_slice_sub(text, from, found.items[k].at));
            hsy_buffer_add_byte(&parted, '|');
            from = found.items[k].at;
        }
        hsy_buffer_add(&parted, hsy_slice_sub(text, from, text.length));
        assert_slice(hsy_buffer_text(&parted), cases[i].parted ? cases[i].parted : cases[i].text);
    }
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
