/* Private to output: the lines of a paragraph with their speakers beside them, or above where there is no room.
 *
 *     According to Radio Kaldera an engineer had called    ┋ 3? an engineer
 *     [3? the bridge unsafe in March], the agency          ┋    via Radio Kaldera,
 *     reported.                                                 Meridian
 *
 * The bar stands at the lines on which somebody speaks, broken where the page doubts it; the number leads to the mark
 * in the text and to the list below it.
 */
#ifndef HEARSAY_OUTPUT_MARGIN_H
#define HEARSAY_OUTPUT_MARGIN_H

#include "output/screen.h"
#include "trace/trace.h"

typedef struct hsy_margin {
    const hsy_reading *reading;
    hsy_slices names; /* of each statement's speaker, short */
    unsigned text;    /* columns of the text */
    unsigned width;   /* columns of the names beside it; 0: they stand above */
    unsigned all;     /* columns of both */
} hsy_margin;

/* A statement as far as it stands in the paragraph under way: glyphs of it. */
typedef struct hsy_stretch {
    uint32_t number;
    size_t first, end;
    bool is_further; /* the paragraph has another before it */
    bool goes_on;    /* from the paragraph before */
} hsy_stretch;

HSY_VECTOR_TYPE(hsy_stretches, hsy_stretch);

/* For a screen that is `width` columns wide; the whole of it is text when nobody says anything. */
hsy_margin hsy_margin_of(hsy_arena *arena, const hsy_reading *reading, unsigned width);
/* Ends the paragraph of the screen: its first line stands behind `first`, the others behind `others`. The stretches
 * are in the order of their first glyphs. */
void hsy_margin_end(const hsy_margin *margin, hsy_screen *screen, const hsy_stretches *stretches, hsy_slice first,
                    hsy_slice others);

#endif
