#include "store/word_forms.h"

#include <string.h>

#include "base/hash.h"

enum {
    PLACES = 16384, /* words; of news in one language that is nine of ten that come */
    ROOM = 60,     /* bytes of a word and its forms together, so that a place is one line of the machine's cache */
};

typedef struct place {
    uint8_t language, word, plain, stem; /* lengths, one behind the other in `bytes`; no word: nothing is kept */
    char bytes[ROOM];
} place;

struct hsy_word_forms {
    place places[PLACES];
};

hsy_word_forms *hsy_word_forms_in(hsy_arena *arena) { return HSY_NEW(arena, hsy_word_forms); }

static size_t place_of(hsy_slice word, size_t language) { return (hsy_hash(word) + language) % PLACES; }

bool hsy_word_forms_find(const hsy_word_forms *forms, hsy_slice word, size_t language, hsy_word_form *form) {
    const place *p = &forms->places[place_of(word, language)];
    if (p->word == 0 || p->language != language || !hsy_slice_equal((hsy_slice){p->bytes, p->word}, word)) return false;
    form->plain = (hsy_slice){p->bytes + p->word, p->plain};
    form->marked_stem = (hsy_slice){p->bytes + p->word + p->plain, p->stem};
    return true;
}

void hsy_word_forms_keep(hsy_word_forms *forms, hsy_slice word, size_t language, const hsy_word_form *form) {
    place *p = &forms->places[place_of(word, language)];
    const hsy_slice parts[] = {word, form->plain, form->marked_stem};
    if (word.length + form->plain.length + form->marked_stem.length > ROOM) return;
    *p = (place){
        (uint8_t)language, (uint8_t)word.length, (uint8_t)form->plain.length, (uint8_t)form->marked_stem.length, {0}};
    for (size_t i = 0, at = 0; i < sizeof parts / sizeof *parts; at += parts[i++].length)
        if (parts[i].length) memcpy(p->bytes + at, parts[i].at, parts[i].length);
}
