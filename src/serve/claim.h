/* Private to serve: the chain of a claim; claim_chain.c. */
#ifndef HEARSAY_SERVE_CLAIM_H
#define HEARSAY_SERVE_CLAIM_H

#include "serve/map.h"

typedef struct hsy_claim_chain {
    yyjson_val *claim;
    hsy_map map; /* of the articles that carry it and of the relays between them; nothing in it is placed */
} hsy_claim_chain;

void hsy_put_claim_chain(hsy_page *page, const hsy_claim_chain *chain);

#endif
