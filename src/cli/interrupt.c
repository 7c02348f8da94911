#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

/* A signal can reach nothing else. */
static volatile sig_atomic_t came;

static void note_it(int number) {
    (void)number;
    came = 1;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

void hsy_interrupt_catch(void) {
    struct sigaction action = {.sa_handler = note_it, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool hsy_interrupt_came(void *context) {
    (void)context;
    return came != 0;
}
