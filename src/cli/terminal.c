#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/interrupt.h"

enum {
    BAR_WIDTH = 30, /* columns */
    NARROWEST = 20, /* a terminal that says it has fewer columns is not believed */
    WIDEST = 1000,
    MINUTE = 60, /* seconds */
    HOUR = 60 * MINUTE,
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

void hsy_terminal_progress_restart(hsy_terminal_progress *progress) {
    wipe(progress);
    progress->begun = now();
}

/* "38 s", "12 min", "3.5 h" */
static void print_time(double seconds) {
    if (seconds < MINUTE)
        fprintf(stderr, ", %.0f s to go", seconds);
    else if (seconds < HOUR)
        fprintf(stderr, ", %.0f min to go", seconds / MINUTE);
    else
        fprintf(stderr, ", %.1f h to go", seconds / HOUR);
}

/* [========              ] 1200 of 10000 pages, 230 a second, 38 s to go */
static void draw(hsy_terminal_progress *progress, size_t done, size_t count, const char *what) {
    double elapsed = progress->drawn - progress->begun, rate = elapsed > 0 ? (double)done / elapsed : 0;
    int filled = count ? (int)(BAR_WIDTH * ((double)done / (double)count)) : 0;
    fputs("\r\x1B[K", stderr);
    if (count) fprintf(stderr, "[%.*s%*s] ", filled, "==============================", BAR_WIDTH - filled, "");
    fprintf(stderr, "%zu", done);
    if (count) fprintf(stderr, " of %zu", count);
    fprintf(stderr, " %s", what);
    if (rate > 0) fprintf(stderr, ", %.*f a second", rate < 10 ? 1 : 0, rate);
    if (rate > 0 && count) print_time((double)(count - done) / rate);
    fflush(stderr);
    progress->is_drawn = true;
}

static void show(hsy_terminal_progress *progress, size_t done, size_t count, const char *what) {
    double time = now();
    if (!progress->shows || time - progress->begun <= bar_after || time - progress->drawn <= bar_every) return;
    progress->drawn = time;
    draw(progress, done, count && count < done ? done : count, what);
}

void hsy_terminal_show_progress(void *context, size_t done, size_t count) {
    if (done == count)
        wipe(context);
    else
        show(context, done, count, "pages");
}

/* The first call begins another count, and its bar is drawn at once, since the next may be long in coming. */
static void show_traced(void *context, size_t done, size_t count) {
    hsy_terminal_progress *progress = context;
    if (done == count) wipe(progress);
    if (done != count) show(progress, done, count, "articles traced");
    if (done == 0) progress->begun = now();
}

void hsy_terminal_tell(void *context, const char *input, const char *message) {
    wipe(context);
    if (input)
        fprintf(stderr, "hearsay: %s: %s\n", input, message);
    else
        fprintf(stderr, "hearsay: %s\n", message);
}

/* ---- the log ---- */

static bool open_log(hsy_terminal_progress *progress, const char *path) {
    progress->log = fopen(path, "ae");
    if (!progress->log) fprintf(stderr, "hearsay: %s: no log can be written: %s\n", path, strerror(errno));
    return progress->log != NULL;
}

/* A line each: the time in UTC, the input, why it failed, parted by tabs, which neither of them can hold. It goes out
 * at once, so that a log may be watched, and is whole if the process is ended. */
static void log_failure(void *context, const char *input, const char *message) {
    const hsy_terminal_progress *progress = context;
    char text[sizeof "2031-03-02T08:30:00Z"];
    time_t moment = time(NULL);
    struct tm parts;
    gmtime_r(&moment, &parts);
    if (!strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)) *text = '\0';
    fprintf(progress->log, "%s\t%s\t%s\n", text, input ? input : "", message);
    fflush(progress->log);
}

bool hsy_terminal_watch(hsy_terminal_progress *progress, hsy_arguments *arguments) {
    hearsay_options *options = &arguments->options;
    if (arguments->log && !open_log(progress, arguments->log)) return false;
    if (arguments->log) options->failed = log_failure;
    options->tell = hsy_terminal_tell;
    options->progress = hsy_terminal_show_progress;
    options->traced = show_traced;
    options->stop = hsy_interrupt_came;
    options->context = progress;
    hsy_interrupt_catch();
    return true;
}

bool hsy_terminal_progress_end(hsy_terminal_progress *progress) {
    wipe(progress);
    if (!progress->log) return true;
    bool is_whole = !ferror(progress->log);
    if (fclose(progress->log) != 0) is_whole = false;
    if (!is_whole) fprintf(stderr, "hearsay: the log is not whole: it could not be written\n");
    return is_whole;
}
