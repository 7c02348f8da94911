/* Private to api: the work on one page, from its path to a reading, in an arena of its own. */
#ifndef HEARSAY_API_PAGE_WORK_H
#define HEARSAY_API_PAGE_WORK_H

#include "api/print.h"
#include "base/buffer.h"
#include "base/vector.h"
#include "hearsay.h"
#include "intake/intake.h"
#include "output/output.h"
#include "trace/trace.h"

/* What a call does the same for every page. */
typedef struct hsy_task {
    const hearsay_options *options;
    const hsy_meta *meta; /* NULL: none */
    hsy_intake_limits limits;
    size_t most_memory; /* of one page's arena */
} hsy_task;

/* Where a page comes from: a path to fetch, bytes at hand, or a line of JSON in which it was read already. */
typedef struct hsy_page_input {
    hsy_slice path; /* as given, any bytes; of a line: the file that it is in */
    enum { HSY_FETCH, HSY_BYTES, HSY_JSON_LINE } kind;
    hsy_slice bytes, url; /* HSY_BYTES, HSY_JSON_LINE; the url may be empty */
    size_t offset;        /* HSY_JSON_LINE: bytes in front of it in its file */
} hsy_page_input;

HSY_VECTOR_TYPE(hsy_page_inputs, hsy_page_input);

typedef struct hsy_page_result {
    hsy_arena *arena; /* holds this very result and all below; the taker frees it */
    hsy_reading reading;
    hsy_slice printed; /* in the form asked for; empty when none was */
    bool failed;       /* the page could not be had, and `reading.article.errors` says why */
} hsy_page_result;

/* Defaults filled in. The options must live as long as the task. */
hsy_task hsy_task_of(const hearsay_options *options);

/* Reads the page and, when `place.count` is not 0, puts it into the form asked for. NULL when the machine has no
 * memory. Never jumps; no guard of the result's arena stands afterwards. */
hsy_page_result *hsy_page_work(const hsy_task *task, const hsy_page_input *input, hsy_place place);

/* The inputs that the paths stand for: a file of JSON lines (.jsonl, .ndjson) is one for each of its lines. False when
 * such a file could not be read, which is told. May jump. */
bool hsy_inputs_gather(hsy_arena *arena, const hsy_task *task, const char *const *paths, size_t count,
                       hsy_page_inputs *inputs);

/* Reads the table of --meta into `task`; false, with the reason told, when it is none. May jump. */
bool hsy_task_read_meta(hsy_arena *arena, hsy_task *task);

/* Tells the user each error, made safe for a terminal. May jump. */
void hsy_tell_errors(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors);

/* Tells the user that the machine has no memory left; takes none itself. Returns HEARSAY_MACHINE. */
hearsay_status hsy_tell_no_memory(const hearsay_options *options);

#endif
