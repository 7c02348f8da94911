/* Private to serve: the articles of a trace by their numbers, and what is said of one in a line.
 *
 *     hsy_roll roll = hsy_roll_of(page, hsy_value(page->json, "articles"));
 *     yyjson_val *article = hsy_roll_find(&roll, HSY_S("12"));         // NULL: not among them
 */
#ifndef HEARSAY_SERVE_ROLL_H
#define HEARSAY_SERVE_ROLL_H

#include "serve/page.h"

typedef struct hsy_member {
    long long number;
    yyjson_val *article;
} hsy_member;

typedef struct hsy_roll {
    hsy_member *members; /* by number */
    size_t count;
} hsy_roll;

hsy_roll hsy_roll_of(hsy_page *page, yyjson_val *articles);
/* By the digits of its number, or digits behind "article:". */
yyjson_val *hsy_roll_find(const hsy_roll *roll, hsy_slice id);
/* The number in "12" and "article:12"; 0 when there is none. */
long long hsy_id_number(hsy_slice id);
/* "outlet:Kalder Tagblatt" as kind and name; the kind is empty when there is no colon. */
hsy_slice hsy_party_parts(hsy_slice party, hsy_slice *kind);

#endif
