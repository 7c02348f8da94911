/* Private to output: one claim with the articles that carry it, as a JSON object. */
#ifndef HEARSAY_OUTPUT_CLAIM_H
#define HEARSAY_OUTPUT_CLAIM_H

#include "output/output.h"

void hsy_claim_json(hsy_buffer *out, const hsy_trace *trace, const hsy_claim *claim, int64_t story);

#endif
