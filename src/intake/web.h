/* Part of intake.h: how pages are asked for over http, and what is remembered of them from one run to the next. */
#ifndef HEARSAY_INTAKE_WEB_H
#define HEARSAY_INTAKE_WEB_H

#include "base/arena.h"

/* What is known of an address from earlier runs. Times in seconds since 1970. */
typedef struct hsy_visit {
    hsy_slice address;             /* as it was asked for */
    hsy_slice url;                 /* where that led: what the validators are of */
    hsy_slice etag, last_modified; /* validators of the copy that was taken; empty: none */
    int64_t checked;               /* the last answer */
    int64_t fresh;                 /* of a list of pages: it asks not to be read again before this time */
    int64_t next;                  /* after failures: not to be asked for before this time */
    uint32_t failures;             /* in a row; 0: the last answer was good */
    uint32_t status;               /* of http; 0: none came */
} hsy_visit;

/* A copy in `arena`. May jump. */
const hsy_visit *hsy_visit_keep(hsy_arena *arena, const hsy_visit *visit);

/* Looks an address up; false when nothing is known. What it fills in lives in `arena`. May jump. */
typedef bool hsy_visit_find(void *context, hsy_arena *arena, hsy_slice address, hsy_visit *visit);

/* Hosts that were asked, with their robots.txt. A run makes its own; one that polls keeps them from round to round. */
typedef struct hsy_web_hosts hsy_web_hosts;
/* Freed with the arena. May jump. */
hsy_web_hosts *hsy_web_hosts_create(hsy_arena *arena);

typedef struct hsy_web_options {
    double pause;      /* seconds between the end of a request and the next to the same host */
    hsy_slice contact; /* who asks, a mail or web address, told to every server; may be empty */
    bool obeys_robots; /* what robots.txt forbids is a failure that says so */
    bool polls;        /* sources are lists: a page stands for the feed that it offers, and a list is not asked for
                          before its time */
    int64_t recheck;   /* seconds after which a page that is known and still in its list is asked for again; 0: never */
    hsy_visit_find *find; /* NULL: nothing is remembered */
    void *find_context;
    hsy_web_hosts *hosts; /* NULL: of this run */
} hsy_web_options;

#endif
