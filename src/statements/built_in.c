/* The learnt taggers that the build has put into the program: models/<language>/tagger.bin. Built with -Dmodels=false
 * there are none, and statements are found by rules alone. */
#include "statements/tagger.h"

#ifdef HSY_MODELS

extern const unsigned char hsy_tagger_english[], hsy_tagger_german[];
extern const size_t hsy_tagger_english_length, hsy_tagger_german_length;

bool hsy_tagger_for(hsy_tongue tongue, hsy_tagger *tagger) {
    if (tongue == HSY_TONGUE_ENGLISH) return hsy_tagger_open(hsy_tagger_english, hsy_tagger_english_length, tagger);
    if (tongue == HSY_TONGUE_GERMAN) return hsy_tagger_open(hsy_tagger_german, hsy_tagger_german_length, tagger);
    return false;
}

#else

bool hsy_tagger_for(hsy_tongue tongue, hsy_tagger *tagger) {
    (void)tongue;
    (void)tagger;
    return false;
}

#endif
