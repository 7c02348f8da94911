/* Private to store: the forms of a word that go into the index, remembered, for most words of a text were in the last
 * one too. */
#ifndef HEARSAY_STORE_WORD_FORMS_H
#define HEARSAY_STORE_WORD_FORMS_H

#include "base/arena.h"

typedef struct hsy_word_forms hsy_word_forms;

/* Of one word: its plain form, and its stem behind a mark, empty where it is its own. Good until the next is kept. */
typedef struct hsy_word_form {
    hsy_slice plain, marked_stem;
} hsy_word_form;

hsy_word_forms *hsy_word_forms_in(hsy_arena *arena);
/* Whether the forms of the word in the language, a number below 256, are there. */
bool hsy_word_forms_find(const hsy_word_forms *forms, hsy_slice word, size_t language, hsy_word_form *form);
/* Keeps them in place of another word's; long words are not kept. */
void hsy_word_forms_keep(hsy_word_forms *forms, hsy_slice word, size_t language, const hsy_word_form *form);

#endif
