/* Finding pages: what stage 1 hands on. A source (a file, a folder, an archive, standard input, an http address) gives
 * pages one after the other: their bytes, and what their carrier knows of them. */
#ifndef HEARSAY_INTAKE_INTAKE_H
#define HEARSAY_INTAKE_INTAKE_H

#include "base/arena.h"
#include "base/error.h"
#include "intake/web.h"

/* A page as its carrier gave it. */
typedef struct hsy_fetched {
    hsy_slice path;         /* as given, or found; of a record of an archive its address, else ARCHIVE#NUMBER */
    hsy_slice bytes;        /* as carried: hsy_incoming_open undoes compression */
    hsy_slice content_type; /* http and archives of it, else empty */
    hsy_slice encodings;    /* Content-Encoding as it stands in the record of an archive; else empty */
    bool is_chunked;        /* `bytes` have the chunked Transfer-Encoding of http */
    hsy_slice url;          /* http and archives: the final address after redirects; else empty */
    hsy_slice retrieved;    /* RFC 3339; http and archives only */
    hsy_slice publisher;    /* what a list (feed, sitemap) says of it: a name or domain; else empty */
    hsy_slice published;    /* likewise, RFC 3339 */
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

typedef enum hsy_incoming_kind {
    HSY_INCOMING_PAGE,      /* `page`, still to be opened by hsy_incoming_open */
    HSY_INCOMING_LINE,      /* `line`: an article that was read before, as a JSON object */
    HSY_INCOMING_FAILED,    /* nothing but its path; `errors` says why */
    HSY_INCOMING_UNCHANGED, /* a page that is known already; it need not be read again */
    HSY_INCOMING_NOTE,      /* no page and no failure: a picture in a folder, what an archive holds besides pages */
} hsy_incoming_kind;

/* One page on its way in. */
typedef struct hsy_incoming {
    hsy_arena *arena; /* holds this very struct and all that it shows; whoever takes it frees it */
    hsy_incoming_kind kind;
    hsy_fetched page;  /* of a line `page.path` is the file that it stands in; all else is empty */
    hsy_slice line;    /* HSY_INCOMING_LINE: one object */
    size_t offset;     /* HSY_INCOMING_LINE: bytes in front of it in its file, decompressed */
    size_t number;     /* pages, lines and failures before it in this run; notes are not counted */
    uint64_t key;      /* 0; for the taker's own use */
    bool is_live;      /* just fetched: at another moment it may be another page */
    bool is_open;      /* `page.bytes` are as a browser would show them; hsy_incoming_open has nothing to do */
    bool is_alone;     /* with `tells_alone`: it is the only one of the run */
    hsy_errors errors; /* to be told to the user */
    const hsy_visit
        *visit; /* to be remembered once the page is stored, and at once when there is none; NULL: nothing */

    /* How far the run is, in bytes of files as they lie on the disk; `all_bytes` is 0 when nobody knows. */
    uint64_t read_bytes, all_bytes;
} hsy_incoming;

/* Takes a page, in the order of the sources, and from then on owns it. May block. False: no more. Must not jump. */
typedef bool hsy_intake_take(void *context, hsy_incoming *incoming);

/* What a run of intake is to do and within which limits. */
typedef struct hsy_intake_task {
    hsy_intake_limits limits;
    hsy_web_options web;
    size_t most_memory; /* bytes of the arena of one incoming page; 0: no limit */
    bool tells_alone;   /* fill in `is_alone`, for which the first page is kept back until the next */
    bool measures;      /* fill in `all_bytes`, for which folders are walked twice */

    /* Asked before each page; true ends the run. NULL: never. */
    bool (*stop)(void *context);
    void *stop_context;
} hsy_intake_task;

/* Hands out every page of the sources: files, folders and all below them, patterns ("pages/2031-*.html", "**" for any
 * number of folders), archives, "-" for standard input, addresses. What cannot be had is handed out as a failure with
 * its path and the reason, and the run goes on. False when the machine has no memory left; what was handed out stays
 * good. Threads: only the calling one. */
bool hsy_intake_each(const hsy_intake_task *task, const hsy_slice *sources, size_t count, hsy_intake_take *take,
                     void *context);

/* Undoes what the carrier left as it was (chunks, encodings of http, gzip, zstd, bzip2), so that `page.bytes` is what
 * a browser would show. False, with an error added to `errors`, when it is damaged, too large or no page at all. Works
 * in the incoming's arena, whose guard must stand. */
bool hsy_incoming_open(hsy_incoming *incoming, const hsy_intake_limits *limits);

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
