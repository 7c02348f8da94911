/* Private to intake: what every carrier offers, one row of the table in intake.c each.
 *
 * A carrier says by the look of a source whether it is its own. One that has a single page for a source fetches it
 * (`read`); one that may have many hands out each (`each`) in this way:
 *
 *     hsy_incoming *page = hsy_incoming_begin(run, path);
 *     if (!page) return;                                 // no memory: the run is over
 *     page = hsy_incoming_fill(run, page, fill, context); // may jump inside, never out
 *     if (!hsy_incoming_hand_out(run, page)) return;       // nobody wants more
 */
#ifndef HEARSAY_INTAKE_CARRIER_H
#define HEARSAY_INTAKE_CARRIER_H

#include "intake/intake.h"

/* A run over all sources. */
typedef struct hsy_intake_run {
    const hsy_intake_task *task;
    hsy_intake_take *take;
    void *take_context;
    size_t handed_out; /* without notes */
    bool stopped;      /* nobody wants more, or memory gave out */
    bool out_of_memory;
    bool has_read_stdin;
    hsy_incoming *held;              /* the first page, while it is not known whether there is another */
    uint64_t read_bytes, all_bytes;  /* as in hsy_incoming, but for the file at work */
    const struct hsy_stream *stream; /* the file at work, or NULL */
} hsy_intake_run;

typedef struct hsy_page_carrier {
    const char *name;
    bool (*takes)(hsy_slice source);
    /* Fills `page->bytes` and what else the carrier knows. False with an error added. */
    bool (*read)(hsy_arena *arena, hsy_slice source, const hsy_intake_limits *limits, hsy_fetched *page,
                 hsy_errors *errors);
    /* Hands out every page of the source; NULL: it has one, to be had by `read`. `arena` is for the work on this
     * source; its guard stands, and a jump to it ends the source with a failure, not the run. */
    void (*each)(hsy_intake_run *run, hsy_arena *arena, hsy_slice source);
    /* The same of several sources in a row that are all its own, for a carrier that gains by it; NULL: one by one. */
    void (*together)(hsy_intake_run *run, hsy_arena *arena, const hsy_slice *sources, size_t count);
} hsy_page_carrier;

extern const hsy_page_carrier hsy_carrier_standard_input, hsy_carrier_http, hsy_carrier_file;

/* A page to be filled in, with a copy of its path, in an arena of its own. NULL when the machine has no memory, which
 * the run then knows. */
hsy_incoming *hsy_incoming_begin(hsy_intake_run *run, hsy_slice path);
/* Calls `fill(context, incoming)` under a guard of the incoming's arena. What comes back is to be handed out: the same
 * one, a failure when `fill` is false or its memory passed the limit, or NULL when the machine has no memory. */
hsy_incoming *hsy_incoming_fill(hsy_intake_run *run, hsy_incoming *incoming,
                                bool (*fill)(void *context, hsy_incoming *incoming), void *context);
/* Gives it away; NULL is allowed. False: no more pages are wanted. */
bool hsy_incoming_hand_out(hsy_intake_run *run, hsy_incoming *incoming);
/* Hands out what is held back: the run is over. */
void hsy_intake_end(hsy_intake_run *run);
/* Hands out a failure, or a note, with one error. Returns as hsy_incoming_hand_out. */
bool hsy_intake_tell(hsy_intake_run *run, hsy_incoming_kind kind, hsy_code code, hsy_slice path, size_t offset,
                     const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same of an error of the system: "cannot be read: Input/output error". */
bool hsy_intake_tell_system(hsy_intake_run *run, hsy_slice path, int number);
/* Whether the run is to go on; asks the task's `stop`. */
bool hsy_intake_goes_on(hsy_intake_run *run);

/* Undoes gzip, zstd and bzip2, told by the first bytes; other bytes come back as they are. False, with an error added,
 * when they are damaged or grow past the limit. */
bool hsy_decompress(hsy_arena *arena, hsy_slice path, size_t most_bytes, hsy_slice *bytes, hsy_errors *errors);

/* False, with an error added that says what it is, when the bytes are no page: a PDF, a picture, binary data. */
bool hsy_is_page(hsy_arena *arena, hsy_slice path, hsy_slice bytes, hsy_errors *errors);

#endif
