/* A signal handler may do next to nothing, and has no argument: hence the one global variable of the program. */
#include "cli/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t noted; /* the signal, or 0 */

static const char wipe[] = "\r\x1B[K", told[] = "hearsay: ending; what was read is being stored (again: at once)\n";

static void say(const char *bytes, size_t length) {
    ssize_t written = write(STDERR_FILENO, bytes, length);
    (void)written;
}

/* The second one finds its default action in place again, which comes when the handler is over. */
static void note(int number) {
    int before = errno;
    struct termios terminal;
    if (noted) raise(number);
    noted = number;
    if (tcgetattr(STDERR_FILENO, &terminal) == 0) say(wipe, sizeof wipe - 1);
    say(told, sizeof told - 1);
    errno = before;
}

static void catch_one(int number) {
    struct sigaction before, action = {.sa_handler = note, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(number, &action, NULL);
}

void hsy_interrupt_catch(void) {
    catch_one(SIGINT);
    catch_one(SIGTERM);
}

bool hsy_interrupt_came(void *context) {
    (void)context;
    return noted != 0;
}

void hsy_interrupt_end(void) {
    if (noted == 0) return;
    signal(noted, SIG_DFL);
    raise(noted);
}
