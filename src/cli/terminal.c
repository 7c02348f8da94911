#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    BAR_WIDTH = 30, /* columns */
    NARROWEST = 20, /* a terminal that says it has fewer columns is not believed */
    WIDEST = 1000,
};

static const double bar_after = 0.7, bar_every = 0.1; /* seconds: short runs show none */

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static bool wants_colour(hsy_color color) {
    if (color != HSY_COLOR_AUTO) return color == HSY_COLOR_ALWAYS;
    if (is_set("NO_COLOR")) return false;
    const char *force = getenv("CLICOLOR_FORCE"), *terminal = getenv("TERM");
    if (force && *force && strcmp(force, "0") != 0) return true;
    return isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static unsigned width_of_terminal(void) {
    const char *columns = getenv("COLUMNS");
    unsigned long stated = columns ? strtoul(columns, NULL, 10) : 0;
    if (stated >= NARROWEST && stated <= WIDEST) return (unsigned)stated;
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= NARROWEST) return size.ws_col;
    return 0;
}

void hsy_terminal_settle(hsy_arguments *arguments, hearsay_format in_pipe) {
    hearsay_options *options = &arguments->options;
    if (!arguments->has_format) options->format = isatty(STDOUT_FILENO) ? HEARSAY_TEXT : in_pipe;
    if (!options->width) options->width = width_of_terminal();
    options->colour = wants_colour(arguments->color);
}

bool hsy_terminal_write(void *context, const char *bytes, size_t length) {
    (void)context;
    while (length) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            if (errno != EPIPE) fprintf(stderr, "hearsay: the output cannot be written: %s\n", strerror(errno));
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

hsy_terminal_progress hsy_terminal_progress_begin(bool prints_meanwhile) {
    bool shows = isatty(STDERR_FILENO) && !(prints_meanwhile && isatty(STDOUT_FILENO));
    return (hsy_terminal_progress){.shows = shows, .begun = now()};
}

static void wipe(hsy_terminal_progress *progress) {
    if (progress->is_drawn) fputs("\r\x1B[K", stderr);
    progress->is_drawn = false;
}

void hsy_terminal_show_progress(void *context, size_t done, size_t count) {
    hsy_terminal_progress *progress = context;
    if (!progress->shows) return;
    double time = now();
    if (done == count) {
        wipe(progress);
    } else if (time - progress->begun > bar_after && time - progress->drawn > bar_every) {
        int filled = (int)(done * BAR_WIDTH / count);
        double left = (time - progress->begun) * (double)(count - done) / (double)done;
        fprintf(stderr, "\r\x1B[K[%.*s%*s] %zu of %zu, %.0f s to go", filled,
                "==============================", BAR_WIDTH - filled, "", done, count, left);
        fflush(stderr);
        progress->is_drawn = true;
        progress->drawn = time;
    }
}

void hsy_terminal_tell(void *context, const char *input, const char *message) {
    wipe(context);
    if (input)
        fprintf(stderr, "hearsay: %s: %s\n", input, message);
    else
        fprintf(stderr, "hearsay: %s\n", message);
}
