/* Private to serve: an answer goes out, with the headers that keep it harmless. */
#ifndef HEARSAY_SERVE_SEND_H
#define HEARSAY_SERVE_SEND_H

#include "serve/exchange.h"

/* Sends the visit's answer, or, when there is none for want of memory, a bare 503; nothing where the visitor has the
 * same already (ETag). */
enum MHD_Result hsy_send(hsy_exchange *exchange);

/* Sends what an export makes from here on, or the answer that says why there is nothing. */
enum MHD_Result hsy_send_export(hsy_exchange *exchange);

#endif
