/* Private to api: the work on one page, from its path to a reading, in an arena of its own. */
#ifndef HEARSAY_API_PAGE_WORK_H
#define HEARSAY_API_PAGE_WORK_H

#include "api/print.h"
#include "base/buffer.h"
#include "base/vector.h"
#include "hearsay.h"
#include "intake/intake.h"
#include "output/output.h"
#include "store/store.h"
#include "trace/trace.h"

/* What a call does the same for every page. */
typedef struct hsy_task {
    const hearsay_options *options;
    const hsy_meta *meta; /* NULL: none */
    hsy_intake_limits limits;
    hsy_web_options web;
    size_t most_memory; /* of one page's arena */
} hsy_task;

/* The form in which a reading is wanted. */
typedef enum hsy_page_form {
    HSY_PAGE_AS_IT_IS, /* itself */
    HSY_PAGE_PRINTED,  /* that of the options */
    HSY_PAGE_STORED,   /* that in which it is stored */
} hsy_page_form;

typedef struct hsy_page_result {
    hsy_arena *arena; /* holds this very result and all below */
    hsy_incoming_kind kind;
    hsy_reading reading;    /* HSY_PAGE_AS_IT_IS */
    hsy_slice printed;      /* HSY_PAGE_PRINTED */
    hsy_store_entry entry;  /* HSY_PAGE_STORED, unless it failed */
    hsy_errors errors;      /* what to tell the user */
    size_t number;          /* of the run; notes have none */
    uint64_t key;           /* as in hsy_flow's `known` */
    const hsy_visit *visit; /* to be remembered with it; NULL: nothing */
    size_t expected;        /* pages of the whole run, as far as can be guessed; 0: nobody knows */
} hsy_page_result;

/* Defaults filled in. The options must live as long as the task. */
hsy_task hsy_task_of(const hearsay_options *options);

/* Reads what came in and puts it into the form wanted. The reading itself lives in the incoming's arena; other forms,
 * for which that one goes at once, in a small one of their own. NULL when the machine has no memory. Never jumps; no
 * guard of the result's arena stands afterwards. */
hsy_page_result *hsy_page_work(const hsy_task *task, hsy_incoming *incoming, hsy_page_form form);

/* What carrier and table know of a page before it is read. */
hsy_page_source hsy_page_source_of(const hsy_task *task, const hsy_fetched *page);

/* Reads the table of --meta into `task`; false, with the reason told, when it is none. May jump. */
bool hsy_task_read_meta(hsy_arena *arena, hsy_task *task);

/* Tells the user each error, made safe for a terminal. May jump. */
void hsy_tell_errors(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors);
/* The same to `options->failed`, of an input that failed. */
void hsy_tell_failure(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors);

/* Whether the caller wants the call to end. */
bool hsy_is_stopped(const hearsay_options *options);

/* Tells the user that the machine has no memory left; takes none itself. Returns HEARSAY_MACHINE. */
hearsay_status hsy_tell_no_memory(const hearsay_options *options);

#endif
