/* Private to api: results in the form that a call asks for. */
#ifndef HEARSAY_API_PRINT_H
#define HEARSAY_API_PRINT_H

#include "hearsay.h"
#include "output/output.h"

/* The view that the options describe. */
hsy_view hsy_view_of(const hearsay_options *options);
/* Whether the form is one for people. */
bool hsy_is_for_people(const hearsay_options *options);
/* Whether the form is one that only pages have, or only traces. */
bool hsy_is_for_pages(const hearsay_options *options);
bool hsy_is_for_traces(const hearsay_options *options);
/* A page's place in its run. */
typedef struct hsy_place {
    size_t number;
    bool is_alone; /* the run's only one, as far as is known */
} hsy_place;

/* The reading in the form of the options, with what stands before it and between two; lives in the arena. */
hsy_slice hsy_print_reading(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading,
                            hsy_place place);
/* A reading by itself, with what stands before and behind it: of JSON the one object. */
hsy_slice hsy_print_alone(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading);
/* What stands behind the last of `count` pages; lives in the arena. */
hsy_slice hsy_print_end(hsy_arena *arena, const hearsay_options *options, size_t count);
/* The trace in the form of the options; `is_stored`: its numbers are those of a collection. Lives in the arena. */
hsy_slice hsy_print_trace(hsy_arena *arena, const hearsay_options *options, const hsy_trace *trace, bool is_stored);

#endif
