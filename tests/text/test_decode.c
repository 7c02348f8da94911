/* Decoding: every encoding by its label, and which of several hints wins. */
#include "text/decode.h"

#include <string.h>

#include "base/utf8.h"
#include "tests/test.h"

typedef struct encoding_case {
    const char *label;
    hsy_slice bytes;
    const char *text;
} encoding_case;

static const encoding_case encodings[] = {
    {"utf-8", HSY_SLICE("Z\303\274rich \342\200\223 \342\211\240"), "Zürich – ≠"},
    {"windows-1250", HSY_SLICE("\243\363d\237 \236lu\235"), "Łódź žluť"},
    {"windows-1251", HSY_SLICE("\317\360\350\342\345\362"), "Привет"},
    {"windows-1252", HSY_SLICE("\223Z\374rich\224 \200"), "“Zürich” €"},
    {"windows-1253", HSY_SLICE("\301\350\336\355\341"), "Αθήνα"},
    {"windows-1254", HSY_SLICE("\375\376\375k"), "ışık"},
    {"windows-1255", HSY_SLICE("\371\354\345\355"), "שלום"},
    {"windows-1256", HSY_SLICE("\323\341\307\343"), "سلام"},
    {"windows-1257", HSY_SLICE("\340\350\346\353"), "ąčęė"},
    {"windows-1258", HSY_SLICE("\360\364ng"), "đông"},
    {"iso-8859-2", HSY_SLICE("\243\363d\274"), "Łódź"},
    {"iso-8859-3", HSY_SLICE("\370i \274us"), "ĝi ĵus"},
    {"iso-8859-4", HSY_SLICE("\261\272\357"), "ąēī"},
    {"iso-8859-5", HSY_SLICE("\277\340\330\322\325\342"), "Привет"},
    {"iso-8859-6", HSY_SLICE("\323\344\307\345"), "سلام"},
    {"iso-8859-7", HSY_SLICE("\301\350\336\355\341"), "Αθήνα"},
    {"iso-8859-8", HSY_SLICE("\371\354\345\355"), "שלום"},
    {"iso-8859-10", HSY_SLICE("\261\262\264"), "ąēī"},
    {"iso-8859-13", HSY_SLICE("\340\350\346\353"), "ąčęė"},
    {"iso-8859-14", HSY_SLICE("\360\376"), "ŵŷ"},
    {"iso-8859-15", HSY_SLICE("\275uf \244"), "œuf €"},
    {"iso-8859-16", HSY_SLICE("\376ar\343"), "țară"},
    {"koi8-r", HSY_SLICE("\360\322\311\327\305\324"), "Привет"},
    {"koi8-u", HSY_SLICE("\267\326\301\313"), "Їжак"},
    {"macintosh", HSY_SLICE("Z\237rich"), "Zürich"},
    {"ibm866", HSY_SLICE("\217\340\250\242\245\342"), "Привет"},
    {"windows-874", HSY_SLICE("\344\267\302"), "ไทย"},
    {"x-mac-cyrillic", HSY_SLICE("\217\360\350\342\345\362"), "Привет"},
    {"gbk", HSY_SLICE("\304\343\272\303\312\300\275\347"), "你好世界"},
    {"gb18030", HSY_SLICE("\304\343\272\303\2252\2026"), "你好𠀀"},
    {"big5", HSY_SLICE("\247A\246n\245@\254\311"), "你好世界"},
    {"euc-jp", HSY_SLICE("\244\263\244\363\244\313\244\301\244\317"), "こんにちは"},
    {"iso-2022-jp", HSY_SLICE("\033$B$3$s$K$A$O\033(B"), "こんにちは"},
    {"shift_jis", HSY_SLICE("\202\261\202\361\202\311\202\277\202\315"), "こんにちは"},
    {"euc-kr", HSY_SLICE("\276\310\263\347\307\317\274\274\277\344"), "안녕하세요"},
    {"utf-16le", HSY_SLICE("Z\000\374\000r\000i\000c\000h\000 \000`O}Y"), "Zürich 你好"},
    {"utf-16be", HSY_SLICE("\000Z\000\374\000r\000i\000c\000h\000 O`Y}"), "Zürich 你好"},
};

static void test_every_encoding(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        hsy_slice label = hsy_slice_from_c(encodings[i].label);
        /* UTF-16 has no label that is believed: a byte order mark tells it. */
        bool wide = hsy_slice_starts(label, HSY_S("utf-16"));
        bool little = hsy_slice_ends(label, HSY_S("le"));
        hsy_slice mark = hsy_slice_from_c(!wide ? "" : little ? "\377\376" : "\376\377");
        char bytes[64];
        memcpy(bytes, mark.at, mark.length);
        memcpy(bytes + mark.length, encodings[i].bytes.at, encodings[i].bytes.length);
        hsy_decoded decoded =
            hsy_decode(arena, (hsy_slice){bytes, mark.length + encodings[i].bytes.length}, label, false);
        assert_slice(decoded.encoding, encodings[i].label);
        assert_slice(decoded.text, encodings[i].text);
        assert_int_equal(decoded.repaired, 0);
    }
    hsy_arena_free(arena);
}

typedef struct hint_case {
    hsy_slice bytes;
    const char *declared;
    bool html;
    const char *encoding, *text;
    size_t repaired;
} hint_case;

static const hint_case hints[] = {
    {HSY_SLICE(""), "", true, "utf-8", "", 0},
    {HSY_SLICE("plain"), "windows-1251", true, "utf-8", "plain", 0},
    {HSY_SLICE("\357\273\277Z\303\274rich"), "windows-1252", false, "utf-8", "Zürich", 0},
    {HSY_SLICE("Z\303\274rich"), "windows-1252", false, "utf-8", "Zürich", 0},
    {HSY_SLICE("Z\374rich"), "utf-8", false, "windows-1252", "Zürich", 0},
    {HSY_SLICE("Z\374rich"), " LATIN1 ", false, "windows-1252", "Zürich", 0},
    {HSY_SLICE("Z\374rich"), "no such thing", false, "windows-1252", "Zürich", 0},
    {HSY_SLICE("\317\360\350\342\345\362 \342\361\345\354, \352\362\356 \346\344\270\362 \357\356\345\347\344\340 "
               "\355\340 \342\356\352\347\340\353\345"),
     "", false, "windows-1251", "Привет всем, кто ждёт поезда на вокзале", 0},
    {HSY_SLICE("<meta charset=windows-1250><p>\243\363d\237"), "", true, "windows-1250",
     "<meta charset=windows-1250><p>Łódź", 0},
    {HSY_SLICE("<meta charset=windows-1250><p>\361"), "windows-1251", true, "windows-1251",
     "<meta charset=windows-1250><p>с", 0},
    {HSY_SLICE("<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>\360\322"), "", true, "koi8-r",
     "<meta http-equiv=Content-Type content='text/html; charset=KOI8-R'>Пр", 0},
    {HSY_SLICE("<\077xml version='1.0' encoding='iso-8859-2'\077><a>\243"), "", false, "iso-8859-2",
     "<\077xml version='1.0' encoding='iso-8859-2'\077><a>Ł", 0},
    {HSY_SLICE("<\0p\0>\0\374\0"), "", true, "utf-16le", "<p>ü", 0},
    {HSY_SLICE("\0<\0p\0>\0\374"), "", true, "utf-16be", "<p>ü", 0},
    {HSY_SLICE("a\0b"), "", false, "utf-8", "a\357\277\275b", 1},
    {HSY_SLICE("\303\274\303\274\303\274\303\274\303\274\303\274\303\274\303\274\303\274\303\274 \374"), "windows-1252",
     false, "utf-8", "üüüüüüüüüü \357\277\275", 1},
    {HSY_SLICE("\261\201"), "shift_jis", false, "shift_jis", "ｱ\357\277\275", 1},
};

static void test_hints(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        hsy_decoded decoded = hsy_decode(arena, hints[i].bytes, hsy_slice_from_c(hints[i].declared), hints[i].html);
        assert_slice(decoded.encoding, hints[i].encoding);
        assert_slice(decoded.text, hints[i].text);
        assert_int_equal(decoded.repaired, hints[i].repaired);
    }
    hsy_arena_free(arena);
}

/* Text longer than what is decoded at a time, with characters of two bytes across every border. */
static void test_long_text(void **state) {
    (void)state;
    enum { COUNT = 20000 };
    hsy_arena *arena = hsy_arena_create(0);
    char *bytes = hsy_arena_alloc(arena, COUNT * 2 + 1);
    bytes[0] = 'x';
    for (size_t i = 0; i < COUNT; i++) memcpy(bytes + 1 + i * 2, "\304\343", 2);
    hsy_decoded decoded = hsy_decode(arena, (hsy_slice){bytes, COUNT * 2 + 1}, HSY_S("gbk"), false);
    assert_int_equal(decoded.repaired, 0);
    assert_int_equal(hsy_utf8_count(decoded.text), COUNT + 1);
    assert_true(hsy_slice_ends(decoded.text, HSY_S("你你")));
    hsy_arena_free(arena);
}

static void test_unchanged_bytes_are_not_copied(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice bytes = HSY_S("Z\303\274rich");
    assert_ptr_equal(hsy_decode(arena, bytes, HSY_S(""), true).text.at, bytes.at);
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_encoding), cmocka_unit_test(test_hints),
                                       cmocka_unit_test(test_long_text),
                                       cmocka_unit_test(test_unchanged_bytes_are_not_copied)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
