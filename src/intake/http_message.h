/* Private to intake: an http response as an archive keeps it, and bodies as they went over the wire. */
#ifndef HEARSAY_INTAKE_HTTP_MESSAGE_H
#define HEARSAY_INTAKE_HTTP_MESSAGE_H

#include "base/arena.h"
#include "base/error.h"

typedef struct hsy_http_head {
    unsigned status;
    size_t length; /* bytes up to the body */
    hsy_slice content_type, encodings;
    bool is_chunked;
} hsy_http_head;

/* Reads "HTTP/1.1 200 OK", header lines and the empty line; line ends may lack their CR. False when it is none, or is
 * not complete. The slices are parts of `bytes`. */
bool hsy_http_head_parse(hsy_slice bytes, hsy_http_head *head);

/* The value of the first header line of that name, without white space around; empty when there is none. `lines` are
 * header lines of http, WARC or mail, each "Name: value". */
hsy_slice hsy_header_find(hsy_slice lines, hsy_slice name);
/* Bytes up to and with the empty line behind header lines, or HSY_NOT_FOUND. */
size_t hsy_header_end(hsy_slice bytes);

/* Undoes the chunked coding. Archives often keep the header of what they have undone: bytes that do not begin with a
 * chunk stay as they are, and of damaged ones that part is kept which could be read. */
hsy_slice hsy_http_unchunk(hsy_arena *arena, hsy_slice body);
/* Undoes the content codings, "gzip, br" from the last to the first. One that has been undone before is told by its
 * bytes and passed over. False, with an error added. */
bool hsy_http_decode(hsy_arena *arena, hsy_slice path, hsy_slice encodings, size_t most, hsy_slice *body,
                     hsy_errors *errors);

#endif
