/* What a page is as a whole, and how much of the article it gives; see kind.c, declared.c, access.c. */
#ifndef HEARSAY_PAGE_KIND_H
#define HEARSAY_PAGE_KIND_H

#include <yyjson.h>

#include "page/page.h"

/* What a page's data call it, HSY_CALLED_ bits. */
enum {
    HSY_CALLED_ARTICLE = 1,
    HSY_CALLED_LIVE = 2,
    HSY_CALLED_GALLERY = 4,
    HSY_CALLED_VIDEO = 8,
    HSY_CALLED_INDEX = 16,
};

/* What head and JSON-LD declare about the page as a whole. Evidence, not truth: home pages call themselves articles. */
typedef struct hsy_declared {
    uint32_t called;
    uint32_t words;            /* of the article, 0 when not said */
    bool is_free, is_not_free; /* both false when not said */
    hsy_slice walled;          /* class of the elements that are not free */
    hsy_slice next, previous;  /* addresses of the pages before and behind, as written */
} hsy_declared;

/* declared.c: takes in a script of JSON-LD, a <meta> by its name, a <link> by its relation. */
void hsy_declared_json(hsy_declared *declared, yyjson_val *root);
void hsy_declared_meta(hsy_declared *declared, hsy_slice name, hsy_slice content);
void hsy_declared_link(hsy_declared *declared, hsy_slice relation, hsy_slice address);

#endif
