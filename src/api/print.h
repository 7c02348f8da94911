/* Private to api: results in the form that a call asks for. */
#ifndef HEARSAY_API_PRINT_H
#define HEARSAY_API_PRINT_H

#include "hearsay.h"
#include "output/output.h"

/* The view that the options describe. */
hsy_view hsy_view_of(const hearsay_options *options);
/* Whether the form is one for people. */
bool hsy_is_for_people(const hearsay_options *options);
/* The reading in the form of the options; lives in the arena. */
hsy_slice hsy_print_reading(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading);
/* The trace in the form of the options; lives in the arena. */
hsy_slice hsy_print_trace(hsy_arena *arena, const hearsay_options *options, const hsy_trace *trace);

#endif
