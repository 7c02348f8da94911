/* Private to intake: the hosts of a run: how long each is to be left alone, and what its robots.txt lets be fetched. */
#ifndef HEARSAY_INTAKE_HOST_H
#define HEARSAY_INTAKE_HOST_H

#include "base/clock.h"
#include "base/table.h"
#include "intake/robots.h"
#include "intake/transfer.h"

typedef enum hsy_robots_state {
    HSY_ROBOTS_UNKNOWN,
    HSY_ROBOTS_ASKED,   /* a request for it is under way */
    HSY_ROBOTS_KNOWN,   /* `robots` holds */
    HSY_ROBOTS_REFUSES, /* it cannot be had, so nothing of the host is fetched in this run; `fault` says why */
} hsy_robots_state;

typedef struct hsy_host {
    hsy_slice key;   /* "https://ledger.example:8443" */
    bool is_busy;    /* a request is under way */
    double next;     /* no request before this time (hsy_seconds_now) */
    double answered; /* when robots.txt was had or failed (hsy_seconds_now) */
    hsy_robots_state state;
    hsy_arena *arena; /* of the robots.txt and what was read from it */
    hsy_robots robots;
    hsy_transfer transfer; /* HSY_ROBOTS_ASKED */
    hsy_code fault_code;
    hsy_slice fault; /* HSY_ROBOTS_REFUSES */
    bool may_pass;   /* asking again later may help */
} hsy_host;

/* The host of an address, in lower case, with the port where one is named, and what is asked of it: "/a?x=1" for
 * "http://h/a?x=1#y". False when it is no address of http. */
bool hsy_host_split(hsy_arena *arena, hsy_slice address, hsy_slice *key, hsy_slice *target);

/* The host of that key, made when it is new. What it knew is forgotten when it is old: rules after a day, a failure
 * after ten minutes. NULL when there are too many, or no memory. */
hsy_host *hsy_hosts_get(hsy_web_hosts *hosts, hsy_slice key);

/* Begins to ask for robots.txt. The transfer goes to a multi handle; HSY_ROBOTS_ASKED, or HSY_ROBOTS_REFUSES when the
 * machine has no memory. */
void hsy_host_ask(hsy_host *host, const hsy_intake_limits *limits, hsy_slice contact);
/* The request ended with that code: the host is HSY_ROBOTS_KNOWN or HSY_ROBOTS_REFUSES then. Closes the transfer. */
void hsy_host_answered(hsy_host *host, CURLcode code);
/* Gives the request up. */
void hsy_host_forget(hsy_host *host);

#endif
