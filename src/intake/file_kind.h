/* Private to intake: files that hold many pages, told by their first bytes and their name.
 *
 * One row of the table in file_kind.c each; what matches none is a page of its own. */
#ifndef HEARSAY_INTAKE_FILE_KIND_H
#define HEARSAY_INTAKE_FILE_KIND_H

#include "intake/carrier.h"
#include "intake/stream.h"

/* A file that is being read. */
typedef struct hsy_open_file {
    hsy_slice path; /* "-": standard input */
    int descriptor;
    hsy_slice head; /* its first bytes, read already */
    bool is_named;  /* by the user; not met in a folder */
} hsy_open_file;

typedef struct hsy_file_kind {
    const char *name;
    /* `name` is the path without an ending of compression, `head` the first bytes decompressed. */
    bool (*matches)(hsy_slice name, hsy_slice head);
    /* Hands out every page in it. */
    void (*each)(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);
} hsy_file_kind;

/* NULL: a page. May jump. */
const hsy_file_kind *hsy_file_kind_of(hsy_arena *arena, hsy_slice path, hsy_slice head);

/* "news.warc" of "news.warc.gz". */
hsy_slice hsy_name_without_compression(hsy_slice path);

/* The first bytes of the file, decompressed as far as `head` goes and the room allows. */
hsy_slice hsy_file_head(hsy_arena *arena, hsy_slice head);

/* The stream of the whole file, from its first byte on; the run's progress is counted by it. May jump. */
hsy_stream *hsy_file_stream(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);

/* JSON lines, and JSON objects or arrays of them: json_file.c. */
bool hsy_json_matches(hsy_slice name, hsy_slice head);
void hsy_json_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);
/* WARC: warc.c. */
bool hsy_warc_matches(hsy_slice name, hsy_slice head);
void hsy_warc_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);
/* The records of a WARC wherever it comes from; `path` names it in errors. */
void hsy_warc_each_record(hsy_intake_run *run, hsy_arena *arena, hsy_slice path, hsy_stream *stream);
/* WACZ, a zip archive of WARCs: wacz.c. */
bool hsy_wacz_matches(hsy_slice name, hsy_slice head);
void hsy_wacz_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);

/* OPML, feeds and sitemaps: list_file.c. `head` as for the others. */
bool hsy_list_matches(hsy_arena *arena, hsy_slice head);
void hsy_list_each(hsy_intake_run *run, hsy_arena *arena, const hsy_open_file *file);

#endif
