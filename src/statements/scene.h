/* One reporting verb at work, in English and French: what subject.c and report.c hand each other. */
#ifndef HEARSAY_STATEMENTS_SCENE_H
#define HEARSAY_STATEMENTS_SCENE_H

#include "statements/grammar.h"

typedef struct hsy_scene {
    hsy_reading *reading;
    hsy_cue cue;
    const hsy_sentence *sentence;
    hsy_range subject;
    uint32_t left, right; /* the reporting words with their subject: tokens [left, right) */
    bool is_inverted;
    hsy_draft draft;
} hsy_scene;

/* Sets the source of the draft, and widens the reporting words by it. */
void hsy_find_subject(hsy_scene *scene);
/* A phrase as (part of) the source. */
void hsy_take_subject(hsy_scene *scene, hsy_range subject);
/* french_subject.c */
void hsy_find_french_subject(hsy_scene *scene);
/* "the officials who said": the pronoun is the source, the phrase before it the antecedent. */
bool hsy_take_relative(hsy_scene *scene);
/* french_subject.c: whom "on" stands for; false when nobody says anything. */
bool hsy_place_speaker(hsy_scene *scene);
/* french_content.c: "s'est dit inquiet", "l'a confirmé", "est accusé de"; false when there is none. */
bool hsy_content_adjective(hsy_scene *scene);
bool hsy_has_clitic_content(const hsy_scene *scene);
bool hsy_content_of_clitic(hsy_scene *scene);
bool hsy_content_french_passive(hsy_scene *scene);
/* french_content.c: ends a content before the main clause that stands behind it. */
void hsy_cut_french_content(hsy_scene *scene);
/* french_content.c: whether the noun phrase [start, end) may be what the verb reports. */
bool hsy_is_french_object(const hsy_scene *scene, uint32_t start, uint32_t end);
/* "by X" behind a passive. */
void hsy_find_agent(hsy_scene *scene);
/* The last draft of the verb's sentence that has a source, or NULL. */
const hsy_draft *hsy_last_in_sentence(const hsy_scene *scene);

#endif
