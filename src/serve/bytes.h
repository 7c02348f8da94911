/* Private to serve: bytes that grow, up to a limit, outside of any arena.
 *
 * What the library hands to a sink is collected here and not in an arena: an arena that is full jumps, and a sink must
 * not jump through the call that feeds it. Here a failure is a flag.
 *
 *     hsy_bytes json = {.limit = 64 << 20};
 *     hearsay_story(database, 12, NULL, hsy_bytes_sink, &json);
 *     if (!json.failed) ... json.at, json.length ...
 *     hsy_bytes_free(&json);
 */
#ifndef HEARSAY_SERVE_BYTES_H
#define HEARSAY_SERVE_BYTES_H

#include "base/slice.h"

typedef struct hsy_bytes {
    char *at; /* from malloc; NULL while it is empty */
    size_t length, capacity;
    size_t limit; /* bytes that it holds at most */
    bool failed;  /* the limit was passed, or there was no memory; what was there stays */
} hsy_bytes;

/* Appends; false, and `failed` set, when it cannot. */
bool hsy_bytes_add(hsy_bytes *bytes, hsy_slice slice);
/* A hearsay_sink; its context is the hsy_bytes. */
bool hsy_bytes_sink(void *bytes, const char *at, size_t length);
void hsy_bytes_free(hsy_bytes *bytes);

#endif
