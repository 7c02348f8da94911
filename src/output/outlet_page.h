/* Private to output: the page of an outlet. */
#ifndef HEARSAY_OUTPUT_OUTLET_PAGE_H
#define HEARSAY_OUTPUT_OUTLET_PAGE_H

#include "output/output.h"

/* "outlet", "agency", "source". */
hsy_slice hsy_partner_kind(hsy_party_kind kind);
/* The page for people at a terminal. */
void hsy_outlet_text(hsy_buffer *out, const hsy_outlet_page *page, const hsy_view *view);

#endif
