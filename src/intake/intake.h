/* Finding pages: what stage 1 hands on. A carrier (file, standard input, http, JSON lines) gives page bytes and what
 * it knows of them. */
#ifndef HEARSAY_INTAKE_INTAKE_H
#define HEARSAY_INTAKE_INTAKE_H

#include "base/arena.h"
#include "base/error.h"

/* A page as its carrier gave it. */
typedef struct hsy_fetched {
    hsy_slice path;         /* as given */
    hsy_slice bytes;        /* decompressed */
    hsy_slice content_type; /* http only, else empty */
    hsy_slice url;          /* http: the final address after redirects; else empty */
    hsy_slice retrieved;    /* RFC 3339; http only */
} hsy_fetched;

typedef struct hsy_intake_limits {
    size_t most_bytes;  /* of a page after decompression; past it the page is an error */
    unsigned seconds;   /* for the whole of an http request */
    bool allow_private; /* fetch from loopback and private networks too */
} hsy_intake_limits;

hsy_intake_limits hsy_intake_default_limits(void);

/* Reads one page: a file (as it is, .gz or .zst by its first bytes), "-" for standard input, or an http(s) address.
 * False, with an error added, when it cannot be had. */
bool hsy_intake_read(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                     hsy_errors *errors);

/* The table of --meta: what pages without markup cannot say. */
typedef struct hsy_meta hsy_meta;
typedef struct hsy_meta_row {
    hsy_slice url, publisher, published, scrape_time; /* empty where the table says nothing */
} hsy_meta_row;

/* Reads a table with a header row that names `id` and any of `url`, `publisher`, `published`, `scrape_time`, parted by
 * tabs. NULL, with an error that names the line, when it is not one. */
hsy_meta *hsy_meta_read(hsy_arena *arena, hsy_slice path, hsy_errors *errors);
/* The same of a table that is in memory; `text` must live as long as the arena, `path` names it in errors. */
hsy_meta *hsy_meta_of(hsy_arena *arena, hsy_slice path, hsy_slice text, hsy_errors *errors);
/* The row whose id is the path or its base name without endings; false when there is none or
 * `meta` is NULL. */
bool hsy_meta_find(const hsy_meta *meta, hsy_slice path, hsy_meta_row *row);

#endif
