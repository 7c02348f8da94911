/* Private to cli: ctrl-C and a request to end, so that work is finished and stored before the process goes. */
#ifndef HEARSAY_CLI_INTERRUPT_H
#define HEARSAY_CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on the first SIGINT or SIGTERM is noted and told on standard error; a second one ends the process at once. A
 * signal that the process was started to ignore (nohup) stays ignored. */
void hsy_interrupt_catch(void);
/* Whether one was noted; for hearsay_options. */
bool hsy_interrupt_came(void *context);
/* Ends the process by the signal that was noted, so that a shell sees it and ends its loop (status 130 or 143); returns
 * when there was none. */
void hsy_interrupt_end(void);

#endif
