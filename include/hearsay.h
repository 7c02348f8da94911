/* hearsay: who says so, through whom did it come, who copied whom, and how many independent origins are there?
 *
 * This is all that programs see of the library; the command line and the web page use nothing else.
 */
#ifndef HEARSAY_H
#define HEARSAY_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to; also the exit status of the command. */
typedef enum hearsay_status {
    HEARSAY_OK = 0,
    HEARSAY_SOME_FAILED = 1, /* some inputs failed; each is named, the rest is done */
    HEARSAY_USAGE = 2,       /* the call itself makes no sense */
    HEARSAY_MACHINE = 3,     /* memory or disk gave out */
} hearsay_status;

/* "0.1.0". Static. */
const char *hearsay_version(void);

#ifdef __cplusplus
}
#endif

#endif
