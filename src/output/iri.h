/* Private to output: names of resources for Linked Data.
 *
 *     https://herald.example/a b   -> https://herald.example/a%20b
 *     pages/50%?.html              -> pages/50%25%3F.html
 *     /srv/pages/a.html            -> file:///srv/pages/a.html
 *     a:b.html                     -> ./a:b.html
 */
#ifndef HEARSAY_OUTPUT_IRI_H
#define HEARSAY_OUTPUT_IRI_H

#include "page/page.h"

/* The address of the page (RFC 3987); where none is known the path, relative to the folder of the run. */
hsy_slice hsy_iri_of(hsy_arena *arena, const hsy_article *article);
/* A name of the page with this very text, the same on every machine: "urn:uuid:5e1d2c3b-…" (RFC 9562, version 8). */
hsy_slice hsy_iri_of_reading(hsy_arena *arena, const hsy_article *article);
/* Any text as the last part of an IRI, in ASCII letters and signs that need no escape anywhere: "a b" -> "a%20b". */
hsy_slice hsy_iri_name(hsy_arena *arena, hsy_slice name);

/* The name space of our own words in Linked Data; a word follows. */
#define HSY_NAMESPACE "urn:uuid:f2a6f4d8-af19-403e-b746-3e910bf6ec17#"

#endif
