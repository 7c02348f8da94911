/* Seconds that only ever go forward, for what lasts and what is waited for; they tell no time of day. */
#ifndef HEARSAY_BASE_CLOCK_H
#define HEARSAY_BASE_CLOCK_H

#include <time.h>

static inline double hsy_seconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

#endif
