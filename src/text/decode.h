/* Bytes of any encoding to valid UTF-8 text.
 *
 * Every encoding of the WHATWG encoding standard is read (lexbor's decoders). Which one, in this order: a byte order
 * mark; valid UTF-8 with non-ASCII bytes, whatever was declared, since text that happens to be valid UTF-8 is UTF-8
 * (of the trafilatura pages that are not UTF-8 four say they are, and some UTF-8 pages say otherwise); the carrier's
 * label (http); the page's own <meta charset>; detection (uchardet); windows-1252.
 */
#ifndef HEARSAY_TEXT_DECODE_H
#define HEARSAY_TEXT_DECODE_H

#include "base/arena.h"

typedef struct hsy_decoded {
    hsy_slice text;     /* valid UTF-8 without byte order mark and without U+0000 */
    hsy_slice encoding; /* WHATWG name in lower case: "utf-8", "windows-1252" */
    size_t repaired;    /* places where bytes made no sense and U+FFFD stands now */
} hsy_decoded;

/* `declared` is the carrier's charset label or empty. With `html` a <meta charset> in the first 1,024 bytes counts.
 * The text is `bytes` itself where nothing had to be changed. */
hsy_decoded hsy_decode(hsy_arena *arena, hsy_slice bytes, hsy_slice declared, bool html);

#endif
