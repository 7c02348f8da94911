/* Private to cli: interrupting long work. */
#ifndef HEARSAY_CLI_INTERRUPT_H
#define HEARSAY_CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on the first SIGINT or SIGTERM only asks the work to stop; the second ends the process as usual. */
void hsy_interrupt_catch(void);
/* Whether one came: a hearsay_stop. */
bool hsy_interrupt_came(void *context);

#endif
