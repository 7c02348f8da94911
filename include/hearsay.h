/* hearsay: who says so, through whom did it come, who copied whom, and how many independent origins are there?
 *
 * This is all that programs see of the library; the command line and the web page use nothing else.
 *
 *     static bool print(void *file, const char *bytes, size_t length) {
 *         return fwrite(bytes, 1, length, file) == length;
 *     }
 *
 *     int main(int argc, char **argv) {
 *         hearsay_options options = {.format = HEARSAY_TEXT, .width = 80};
 *         return hearsay_read((const char *const *)argv + 1, (size_t)argc - 1, &options, print, stdout);
 *     }
 *
 * Strings are UTF-8 and end with a zero byte unless a length stands beside them. Nothing is kept between two calls:
 * any number of threads may call anything at the same time. No call changes the locale, prints, or ends the process.
 */
#ifndef HEARSAY_H
#define HEARSAY_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to; also the exit status of the command. */
typedef enum hearsay_status {
    HEARSAY_OK = 0,
    HEARSAY_SOME_FAILED = 1, /* some inputs failed; each is named, the rest is done */
    HEARSAY_USAGE = 2,       /* the call itself makes no sense */
    HEARSAY_MACHINE = 3,     /* memory or disk gave out, or the sink refused what it was given */
    HEARSAY_STOPPED = 4,     /* the caller's `stop` ended it; what was done up to then is done */
} hearsay_status;

/* The form of a result. */
typedef enum hearsay_format {
    HEARSAY_JSON_LINES, /* one JSON object a line; of a trace, which is one object, the same as HEARSAY_JSON */
    HEARSAY_JSON,       /* one JSON value: of pages an array, of a trace an object */
    HEARSAY_TEXT,       /* for people at a terminal; no control character of a page gets through */
    HEARSAY_MARKDOWN,
    HEARSAY_HTML,        /* of pages: one document to be read, which loads and runs nothing; a trace has no such form */
    HEARSAY_ANNOTATIONS, /* of pages: a line of JSON-LD each, after the W3C Web Annotation Data Model; of traces none */

    /* Of a trace, its relays; a page has no such form. */
    HEARSAY_SVG,     /* a picture, one figure a story: time runs to the right; loads and runs nothing */
    HEARSAY_DOT,     /* for Graphviz */
    HEARSAY_GRAPHML, /* for Gephi, networkx, yEd */
    HEARSAY_PROV,    /* W3C PROV-JSON */
    HEARSAY_CSV,     /* a table of the relays (RFC 4180); no cell is taken for a formula */
} hearsay_format;

/* Takes the next piece of a result: `length` bytes at `bytes`, gone after the call. Called on the thread that made the
 * call, in the order of the inputs. False ends the run with HEARSAY_MACHINE. */
typedef bool hearsay_sink(void *context, const char *bytes, size_t length);

/* Something to tell the user: `input` (NULL when it is about the whole call) cannot be read, and why. `message` is a
 * sentence without a full stop. Called on the thread that made the call. Both are safe for a terminal and gone after
 * the call. */
typedef void hearsay_tell(void *context, const char *input, const char *message);

/* `done` pages are done, of `count`, which is a guess that gets better while archives and folders are read; 0: nobody
 * knows. Called on the thread that made the call, after each page. */
typedef void hearsay_progress(void *context, size_t done, size_t count);

/* `done` articles are traced, of `count` that waited; some thousands at a time, and once before the first. Called on
 * the thread that made the call. */
typedef void hearsay_traced(void *context, size_t done, size_t count);

/* Asked between pages: true ends the call soon, with HEARSAY_STOPPED, and stays true. Called on any thread, never after
 * the call; a flag that a signal sets is a good answer. */
typedef bool hearsay_stop(void *context);

/* How to do it. All zero is a good choice for every field: `hearsay_options options = {0};` */
typedef struct hearsay_options {
    hearsay_format format;
    unsigned threads; /* at work at one time; 0: one a core; at most 256 */
    bool plain;       /* inputs are clean articles, kept to the letter */
    const char *meta; /* file with a table of what pages do not say (docs/commands); NULL: none */

    /* Limits; what passes one is an entry in `errors` of its page, and the run goes on. */
    size_t most_page_bytes; /* of one page, decompressed; 0: 64 MiB */
    size_t most_memory;     /* bytes for the work on one page; 0: 512 MiB */
    unsigned most_seconds;  /* for one request over http; 0: 30 */
    bool allow_private;     /* fetch from this machine and private networks too */

    /* Of requests over http; what a site's robots.txt forbids is never fetched. */
    const char *contact;      /* who asks: a mail or web address, told to every server; NULL: nobody in particular */
    double pause;             /* seconds between two requests to one host, more where it asks for more; 0: 1 */
    unsigned recheck_seconds; /* after which a page that is known and still in its feed is asked for again, in case it
                                 was changed without a word; 0: never */

    /* For HEARSAY_TEXT only. */
    unsigned width; /* columns; 0: 80 */
    bool colour;    /* ANSI colours */

    /* For the forms that people read; JSON has all blocks anyway. */
    bool show_roles;   /* every block of a page with its role, long ones cut */
    bool whole_blocks; /* with show_roles: none cut */

    /* Of calls that ask a collection: use these connections where they are to its database; NULL: open it anew. */
    struct hearsay_connections *connections;

    /* Callbacks; NULL: none. */
    hearsay_tell *tell;
    hearsay_tell *failed; /* as `tell`, but only of inputs that failed: for a log */
    hearsay_progress *progress;
    hearsay_traced *traced; /* of hearsay_add, when all pages are in */
    hearsay_stop *stop;
    void *context; /* given to all of them */
} hearsay_options;

/* "0.1.0". Static. */
const char *hearsay_version(void);

/* Reads pages: the article, who says what. `paths` are `count` names of files, folders (all below them), patterns
 * ("pages/2031-*.html"), http(s) addresses, or "-" for standard input. A file of JSON stands for the articles in it,
 * read before by this or another program; a feed, a sitemap or a list of feeds (OPML) stands for the pages that it
 * names. All may be compressed by gzip, zstd or bzip2; however large, only a few pages are in memory at a time.
 * `options` may be NULL. Each page goes to the sink as soon as those before it are done; a page that cannot be read is
 * there as well, with its `errors`. The output is the same for any number of threads. HEARSAY_SOME_FAILED: at least one
 * page could not be had. HEARSAY_USAGE: no paths, no sink, or a table `meta` that cannot be read. HEARSAY_MACHINE:
 * memory gave out, or the sink returned false. */
hearsay_status hearsay_read(const char *const *paths, size_t count, const hearsay_options *options, hearsay_sink *sink,
                            void *sink_context);

/* The same of one page that is in memory: `length` bytes at `bytes`, HTML or text, not compressed. `name` stands for
 * its path; `url` is where it came from, or NULL. */
hearsay_status hearsay_read_bytes(const char *name, const char *url, const char *bytes, size_t length,
                                  const hearsay_options *options, hearsay_sink *sink, void *sink_context);

/* Traces a set: who copied whom, how many independent origins. `paths` as for hearsay_read. Inputs that cannot be read
 * are left out and told. The result goes to the sink at the end, as one piece. Returns as hearsay_read; an article that
 * is there twice under one id counts once. */
hearsay_status hearsay_trace(const char *const *paths, size_t count, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context);

/* A collection is one database file that grows day by day. `database` is its name; only hearsay_add and
 * hearsay_follow make it when it is not there (and tell so). Of all these calls: HEARSAY_USAGE when the file is no such
 * database or is missing, HEARSAY_MACHINE when memory or disk gave out; what was stored before stays. Several processes
 * may read while one adds.
 */

/* What hearsay_add did, in articles. */
typedef struct hearsay_added {
    size_t added, changed, unchanged, failed;
    long long number; /* of the article that was stored, or compared with what is stored, last; 0: none */
} hearsay_added;

/* Reads pages, as hearsay_read does, and stores each: a new one is added, one with another title or text than before is
 * kept as a further version, the same again changes nothing. `options->progress` is called whenever some hundred pages
 * are stored, then `options->traced` while they are traced with those that they belong to. What either reports stays,
 * whatever happens next; of what is stored nothing is read again, so a call that was ended goes on where it was when
 * it is made again. `added` may be NULL. HEARSAY_SOME_FAILED: at least one page could not be had; it is told. */
hearsay_status hearsay_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                           hearsay_added *added);

/* The same of one page that is in memory, as for hearsay_read_bytes. `name` is what the page is known by when it names
 * no address of its own: the same name again is another version of it. */
hearsay_status hearsay_add_bytes(const char *database, const char *name, const char *url, const char *bytes,
                                 size_t length, const hearsay_options *options, hearsay_added *added);

/* A round of hearsay_follow that is over. */
typedef struct hearsay_round {
    hearsay_added added; /* in it; `unchanged` counts pages that are still in their feed */
    unsigned seconds;    /* to the next; 0: it was the last */
} hearsay_round;

/* Called on the thread that made the call, with the options' `context`. */
typedef void hearsay_round_done(void *context, const hearsay_round *round);

/* Follows feeds, round after round until `options->stop` says so: what is new in them is added, as hearsay_add does.
 * `feeds` are addresses of feeds, sitemaps, OPML lists or pages that name their feed, and files of such lists. A round
 * begins `minutes` after the one before; 0: there is one only. A feed that asks to be left alone longer is, up to a
 * day. `done` may be NULL. HEARSAY_STOPPED: as asked; HEARSAY_OK and HEARSAY_SOME_FAILED: the only round is over.
 * HEARSAY_MACHINE: in the first round; when memory or disk gives out later, that is told and the next round tries
 * again.
 */
hearsay_status hearsay_follow(const char *database, const char *const *feeds, size_t count, double minutes,
                              const hearsay_options *options, hearsay_round_done *done);

/* Traces the newest version of every article; an article's id is its number in the collection. */
hearsay_status hearsay_trace_collection(const char *database, const hearsay_options *options, hearsay_sink *sink,
                                        void *sink_context);

/* One article by its number, in the form of the options. HEARSAY_SOME_FAILED: there is none of that number. */
hearsay_status hearsay_article(const char *database, long long number, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context);

/* The versions of an article, and what was changed from each to the next: sentences cut, added, and changed word by
 * word. As JSON or text. HEARSAY_SOME_FAILED: there is no article of that number. */
hearsay_status hearsay_versions(const char *database, long long number, const hearsay_options *options,
                                hearsay_sink *sink, void *sink_context);

/* Two articles side by side, with the passages that they share. `first` and `second` are numbers of articles in the
 * collection where they consist of digits, else pages as for hearsay_read; `database` may be NULL when neither is a
 * number. As JSON or text. HEARSAY_SOME_FAILED: one of them cannot be had, which is told. */
hearsay_status hearsay_compare(const char *database, const char *first, const char *second,
                               const hearsay_options *options, hearsay_sink *sink, void *sink_context);

/* Connections to a collection that are kept from call to call, for who asks again and again: to open it costs as much as
 * most questions. They are given to calls in their options, any number of threads at the same time; a database that
 * was replaced is opened anew. At most eight are kept. NULL when there is no memory. */
typedef struct hearsay_connections hearsay_connections;
hearsay_connections *hearsay_connect(const char *database);
/* When no call uses them any more; NULL is allowed. */
void hearsay_disconnect(hearsay_connections *connections);

/* A number that grows with every change of the collection; -1 when it cannot be read. Cheap. */
long long hearsay_revision(const char *database);

/* Counts what the collection holds: articles, versions, outlets, stories, text groups, statements, claims, relays, and
 * the first and last time of publication. */
hearsay_status hearsay_stats(const char *database, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context);

/* HEARSAY_OK when the database is sound; else each fault is told and HEARSAY_SOME_FAILED returned. */
hearsay_status hearsay_check(const char *database, const hearsay_options *options);

/* In which order a list comes. */
typedef enum hearsay_order {
    HEARSAY_BEST,    /* as fits the list: searches by how well they match, stories newest first, claims and outlets
                        largest first */
    HEARSAY_NEWEST,  /* by the last time of publication */
    HEARSAY_LARGEST, /* most articles first */
    HEARSAY_ORIGINS, /* most independent origins first */
    HEARSAY_SPREAD,  /* most articles for each independent origin first: one voice in many papers */
} hearsay_order;

/* What of a list is wanted. All zero: all of it, the first fifty. A call that a field means nothing to passes over it.
 * What is no date, no status, no flag is HEARSAY_USAGE, and told. */
typedef struct hearsay_question {
    const char *since, *until; /* "2031", "2031-05", "2031-05-01", or a time as in RFC 3339; NULL: open */
    const char *language;      /* of two letters */
    const char *outlet;        /* name or domain; letter case and accents do not count */
    const char *speaker;       /* the same of whoever says something */
    const char *status;        /* of a claim, as in the JSON: "single-source" */
    const char *flag;          /* of a story: a kind of finding or the status of a claim, as in the JSON */
    long long story;           /* 0: any */
    size_t least_articles;     /* of a story; 0: 2 */
    hearsay_order order;
    size_t limit;  /* at most so many; 0: 50 */
    size_t offset; /* after so many that are left out */
} hearsay_question;

/* The lists: as JSON lines, one JSON array, a table (HEARSAY_CSV) or text. `question` may be NULL.
 *
 * Stories: who carried what, from how many origins. Claims: what is said, on whose word. Outlets: how much each has
 * published, and how much of it is its own. */
hearsay_status hearsay_stories(const char *database, const hearsay_question *question, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context);
hearsay_status hearsay_claims(const char *database, const hearsay_question *question, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context);
hearsay_status hearsay_outlets(const char *database, const hearsay_question *question, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context);

/* The articles that match a query, best first: words, "phrases", AND, OR, NOT, prefix*, title:, said:, outlet:,
 * speaker:, language:, since:, until: (docs/commands/search.md). HEARSAY_USAGE, with the reason and the place told,
 * when the query makes no sense. */
hearsay_status hearsay_search(const char *database, const char *query, const hearsay_question *question,
                              const hearsay_options *options, hearsay_sink *sink, void *sink_context);

/* One story, in any form of a trace; one claim, as JSON, text, or a table of the places where it is told.
 * HEARSAY_SOME_FAILED: there is none of that number. A story that has become part of another is told, and the other
 * given. */
hearsay_status hearsay_story(const char *database, long long number, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context);
hearsay_status hearsay_claim(const char *database, long long number, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context);

/* An outlet or agency by name or domain: how much it reports itself, whom it relays and who relays it, how fast; as
 * JSON, text, or a table of these. A speaker by name: what was said, where, when; as one JSON object, text, or a
 * statement a line. HEARSAY_SOME_FAILED: nobody of that name; who may have been meant is told. */
hearsay_status hearsay_outlet(const char *database, const char *name, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context);
hearsay_status hearsay_speaker(const char *database, const char *name, const hearsay_question *question,
                               const hearsay_options *options, hearsay_sink *sink, void *sink_context);

/* The traces of all stories that are asked for, those of single articles too unless least_articles says otherwise, in
 * the order of their numbers: JSON lines and JSON hand on story after story, as does CSV their relays; the forms of
 * graphs are one document. `limit` 0: all. */
hearsay_status hearsay_export(const char *database, const hearsay_question *question, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context);

#ifdef __cplusplus
}
#endif

#endif
