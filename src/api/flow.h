/* Private to api: sources through intake and work, results in order. What read, trace, add and follow have in common.
 *
 * One thread finds pages, many read them, the calling one takes the results; whatever the size of an archive, only a
 * few pages are in memory at a time.
 */
#ifndef HEARSAY_API_FLOW_H
#define HEARSAY_API_FLOW_H

#include "api/page_work.h"

typedef struct hsy_flow {
    const hsy_task *task;
    hsy_page_form form;

    /* Takes a page, also a failed one; notes and failures have been told. The result is gone after the call, on the
     * calling thread. False: no more. Must not jump. */
    bool (*take)(void *context, hsy_page_result *result);
    /* Asked for each page before it is read, on the thread that finds them: whether it is known, so that there is
     * nothing to do; may set its `key`. NULL: none is. Must not jump. */
    bool (*known)(void *context, hsy_incoming *incoming);
    /* Takes a note, which was told: what it has to be remembered. As `take`; NULL: never mind. */
    bool (*note)(void *context, const hsy_page_result *result);
    /* Nothing has come for a second; on the calling thread. NULL: never mind. */
    void (*idle)(void *context);
    void *context;

    /* What it came to. */
    size_t taken, failed;
    bool machine_failed; /* memory gave out, which was told */
} hsy_flow;

/* Runs over all pages of the sources. Returns false when the machine failed or `take` ended it. */
bool hsy_flow_run(hsy_flow *flow, const char *const *sources, size_t count);
/* The same of one page at hand, on the calling thread. */
bool hsy_flow_run_page(hsy_flow *flow, const hsy_fetched *page);

#endif
