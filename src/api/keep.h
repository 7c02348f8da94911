/* Private to api: a reading copied out of its page's arena, so that the page can be forgotten. */
#ifndef HEARSAY_API_KEEP_H
#define HEARSAY_API_KEEP_H

#include "trace/trace.h"

/* A deep copy in `arena`; nothing of it points into memory of the original. */
void hsy_reading_keep(hsy_arena *arena, const hsy_reading *reading, hsy_reading *kept);
/* The same of errors alone. */
hsy_errors hsy_errors_keep(hsy_arena *arena, const hsy_errors *errors);

#endif
