/* Private to serve: what a form brought goes into the collection. */
#ifndef HEARSAY_SERVE_ADDING_H
#define HEARSAY_SERVE_ADDING_H

#include "serve/answer.h"
#include "serve/request.h"
#include "serve/upload.h"

/* Adds the file, else the text, else the page at the address; the answer leads to the article, or to the stories when
 * it was more than one, or says why there is none. NULL when there is no memory. Waits for the disk, and for the other
 * host. Only web addresses are fetched, and none of this machine or its network. */
hsy_answer *hsy_add_upload(const char *database, const hsy_request *request, const hsy_upload *upload);

#endif
