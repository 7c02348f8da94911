/* What a trace wants to know of an article whatever others there are. Private to src/trace.
 *
 * Where an article's neighbours are looked for (vicinity.c) all of this is found out of its text, and a moment later
 * the trace with these neighbours would find it out again, which is a third of its work; so it stays with the reading.
 */
#ifndef HEARSAY_TRACE_GROUNDWORK_H
#define HEARSAY_TRACE_GROUNDWORK_H

#include "trace/anchor.h"
#include "trace/steps.h"
#include "trace/story_sign.h"

struct hsy_groundwork {
    hsy_wording wording; /* whose flags a trace copies, for it adds to them */
    hsy_story_sign sign; /* without time and key, which the trace gives */
    hsy_anchor_ids anchors;
};

#endif
