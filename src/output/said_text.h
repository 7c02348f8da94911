/* Private to output: who says what, as a table at a terminal. */
#ifndef HEARSAY_OUTPUT_SAID_TEXT_H
#define HEARSAY_OUTPUT_SAID_TEXT_H

#include "output/screen.h"
#include "trace/trace.h"

/* Nothing when nobody says anything. */
void hsy_said_text_put(hsy_screen *screen, const hsy_reading *reading);

#endif
