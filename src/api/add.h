/* Private to api: what hearsay_add and each round of hearsay_follow have in common. */
#ifndef HEARSAY_API_ADD_H
#define HEARSAY_API_ADD_H

#include "hearsay.h"
#include "intake/intake.h"

/* Adds as hearsay_add does. `followed`: the sources are lists that are polled, and the hosts are those of all rounds;
 * NULL: they are what they are. */
hearsay_status hsy_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                       hsy_web_hosts *followed, hearsay_added *added);

#endif
