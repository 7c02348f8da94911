/* Private to intake: one request over http, by libcurl: how it is asked, within which limits, what came of it. */
#ifndef HEARSAY_INTAKE_TRANSFER_H
#define HEARSAY_INTAKE_TRANSFER_H

#include <curl/curl.h>

#include "base/buffer.h"
#include "intake/intake.h"

typedef struct hsy_transfer_request {
    hsy_slice address;
    const hsy_intake_limits *limits; /* must live as long as the transfer */
    hsy_slice contact;               /* who asks: a mail or web address; may be empty */
    hsy_slice etag, last_modified;   /* validators of the copy at hand; empty: none */
    size_t most_bytes;               /* of the body, decompressed */
    unsigned most_redirects;         /* that are followed at once; 0: a redirect is an answer like others */
} hsy_transfer_request;

typedef struct hsy_transfer {
    CURL *curl;
    struct curl_slist *headers;
    hsy_arena *arena; /* holds the body; while the transfer runs its guard is the transfer's */
    hsy_buffer body;
    hsy_transfer_request request;
    size_t header_bytes;
    bool met_private, has_long_headers;
    bool is_no_page; /* by its Content-Type, for which it was given up */
    int failure;     /* hsy_code of memory that could not be had, or 0 */
} hsy_transfer;

/* Makes `transfer` ready for curl_easy_perform or a multi handle; `transfer` must not move until it is closed. False
 * when the machine has no memory; it must be closed in that case too. */
bool hsy_transfer_open(hsy_transfer *transfer, hsy_arena *arena, const hsy_transfer_request *request);
void hsy_transfer_close(hsy_transfer *transfer);

/* After it ended: */
long hsy_transfer_status(const hsy_transfer *transfer);
/* A header of the last answer, without white space around it; copied into `arena`. Empty when it is not there or longer
 * than 1 KiB. */
hsy_slice hsy_transfer_header(hsy_arena *arena, const hsy_transfer *transfer, const char *name);
/* The address that answered, and where it redirects to; copied into `arena`. */
hsy_slice hsy_transfer_url(hsy_arena *arena, const hsy_transfer *transfer);
hsy_slice hsy_transfer_target(hsy_arena *arena, const hsy_transfer *transfer);

typedef struct hsy_transfer_fault {
    hsy_code code;
    hsy_slice message;
    bool may_pass; /* asking again may help */
} hsy_transfer_fault;

/* Why a transfer failed with that code; what it says lives in `arena`, which must not be full. */
hsy_transfer_fault hsy_transfer_fault_of(hsy_arena *arena, const hsy_transfer *transfer, CURLcode code);

/* The time now, RFC 3339. */
hsy_slice hsy_time_now(hsy_arena *arena);

#endif
