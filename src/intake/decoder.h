/* Private to intake: the compressions, each as a machine that is fed bytes and gives bytes, whatever their length.
 *
 *     void *state = decoder->open();
 *     switch (decoder->step(state, &in, &out)) ...       // `in` and `out` shrink by what was used
 *     decoder->close(state);
 */
#ifndef HEARSAY_INTAKE_DECODER_H
#define HEARSAY_INTAKE_DECODER_H

#include "base/arena.h"
#include "base/error.h"

typedef enum hsy_decoded {
    HSY_DECODED_SOME,    /* goes on: wants more bytes, or more room */
    HSY_DECODED_MEMBER,  /* a member or frame has ended; another may follow */
    HSY_DECODED_DAMAGED, /* no such data */
} hsy_decoded;

/* Room that is filled from the front. */
typedef struct hsy_room {
    char *at;
    size_t length; /* bytes left */
} hsy_room;

typedef struct hsy_decoder {
    const char *name;
    hsy_slice magic;     /* the first bytes of every member; empty: it is only known by what http says of it */
    void *(*open)(void); /* NULL when there is no memory */
    hsy_decoded (*step)(void *state, hsy_slice *in, hsy_room *out);
    bool (*reset)(void *state); /* ready for a new member */
    void (*close)(void *state);
} hsy_decoder;

/* The decoder of a file that begins so, or NULL: gzip, zstd, bzip2. */
const hsy_decoder *hsy_decoder_of(hsy_slice head);
/* The decoder of a Content-Encoding of http: gzip, x-gzip, deflate, br, zstd; NULL when there is none of that name. */
const hsy_decoder *hsy_decoder_named(hsy_slice name);

/* Decodes all of `bytes`, members in a row too, in the arena. False, with an error added, when it is damaged or grows
 * past `most` bytes. */
bool hsy_decode_all(hsy_arena *arena, const hsy_decoder *decoder, hsy_slice path, size_t most, hsy_slice *bytes,
                    hsy_errors *errors);

#endif
