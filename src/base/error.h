/* What went wrong, and where.
 *
 * hearsay knows three kinds of failure: a bug of ours (an assert), bad input (an hsy_error that is listed in the
 * result while the run goes on) and a machine that gives out (memory, disk: the command ends with status 3).
 */
#ifndef HEARSAY_BASE_ERROR_H
#define HEARSAY_BASE_ERROR_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/vector.h"

typedef enum hsy_code {
    HSY_OK = 0,
    HSY_ERROR_INPUT,   /* the input is not what it should be: malformed, cut short, not a page */
    HSY_ERROR_MISSING, /* no such file, host or entry, or no permission to read it */
    HSY_ERROR_LIMIT,   /* a stated limit was passed; what was read up to it is kept */
    HSY_ERROR_MEMORY,  /* the machine has no memory left */
    HSY_ERROR_DISK,    /* the machine cannot write: disk full, read-only, failing */
} hsy_code;

/* One failure. The slices live as long as the arena that the call was given. */
typedef struct hsy_error {
    hsy_code code;
    hsy_slice input;   /* file, address or entry; empty when the caller knows it */
    size_t offset;     /* byte offset in the input, or HSY_NOT_FOUND when no place is known */
    hsy_slice message; /* what was wrong and what to do about it, a sentence without a full stop */
} hsy_error;

HSY_VECTOR_TYPE(hsy_errors, hsy_error);

/* Appends an error with a message made as by printf; the message is cut at 500 bytes. */
void hsy_errors_add(hsy_arena *arena, hsy_errors *errors, hsy_code code, hsy_slice input, size_t offset,
                    const char *format, ...) __attribute__((format(printf, 6, 7)));

/* "input", "missing", "limit", "memory", "disk": the code as it stands in JSON. */
hsy_slice hsy_code_name(hsy_code code);

#endif
