/* Private to intake: robots.txt (RFC 9309), what a site lets programs fetch. */
#ifndef HEARSAY_INTAKE_ROBOTS_H
#define HEARSAY_INTAKE_ROBOTS_H

#include "base/arena.h"
#include "base/vector.h"

typedef struct hsy_robots_rule {
    hsy_slice pattern; /* normalised; "*" and a "$" at the end have their meaning */
    bool allows;
} hsy_robots_rule;

HSY_VECTOR_TYPE(hsy_robots_rules, hsy_robots_rule);

typedef struct hsy_robots {
    hsy_robots_rules rules;
    double pause; /* seconds between two requests that the site asks for; 0: not said */
} hsy_robots;

enum { HSY_ROBOTS_MOST_BYTES = 500 << 10 }; /* of a file that are looked at, as the RFC has it */

/* The rules for `agent`, a product token such as "hearsay"; where none name it, those for all. Any bytes are a file:
 * lines that make no sense are passed over. */
hsy_robots hsy_robots_read(hsy_arena *arena, hsy_slice bytes, hsy_slice agent);

/* Whether `target`, the path and query of an address ("/news?id=3"), may be fetched: by the longest pattern that
 * matches; of two of one length the one that allows. */
bool hsy_robots_allows(hsy_arena *arena, const hsy_robots *robots, hsy_slice target);

#endif
