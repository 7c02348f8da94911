/* Results as text of one form or another: what stage 6 hands on. One file a form, for cli and serve alike.
 *
 * JSON follows docs/output.schema.json; offsets are turned from bytes to code points here and nowhere else. Whatever a
 * page says, the terminal forms let no control character through, and Markdown and HTML are escaped.
 */
#ifndef HEARSAY_OUTPUT_OUTPUT_H
#define HEARSAY_OUTPUT_OUTPUT_H

#include "base/buffer.h"
#include "base/error.h"
#include "store/store.h"
#include "trace/trace.h"

/* How a form made for people is to look. */
typedef struct hsy_view {
    unsigned width;  /* columns; 0: 80 */
    bool colour;     /* ANSI colours */
    bool show_roles; /* every block of the page with its role in the margin */
    bool whole;      /* and no block cut */
    unsigned number; /* of the page in its run, from 0 */
    bool is_stored;  /* stories, claims and articles are called by their numbers in a collection */
} hsy_view;

/* One page: a JSON line (with its line break), the same as Web Annotations, the terminal view, Markdown. */
void hsy_output_reading_json(hsy_buffer *out, const hsy_reading *reading);
void hsy_output_reading_annotations(hsy_buffer *out, const hsy_reading *reading);
void hsy_output_reading_text(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view);
void hsy_output_reading_markdown(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view);

/* One page as an article of an HTML document, and what stands before the first and behind the last of them. `only` is
 * the page when there is but one, else NULL. */
void hsy_output_html_begin(hsy_buffer *out, const hsy_reading *only);
void hsy_output_reading_html(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view);
void hsy_output_html_end(hsy_buffer *out);

/* Reads such a JSON line back, or any tool's with at least `url` or `id`, `text`, `title`. A line without
 * `statements` gives an article whose statements are still to be found (`*has_statements` false). `input` and `offset`
 * name the place in errors. False when the line is no such object. */
bool hsy_output_reading_parse(hsy_arena *arena, hsy_slice line, hsy_slice input, size_t offset, hsy_reading *reading,
                              bool *has_statements, hsy_errors *errors);

/* A page's words made safe for a terminal: without control characters and marks of direction; line breaks and tabs
 * become blanks. Any bytes; the slice itself when nothing was wrong. */
hsy_slice hsy_output_safe(hsy_arena *arena, hsy_slice text);

/* A trace: one JSON object, the terminal view, Markdown. */
void hsy_output_trace_json(hsy_buffer *out, const hsy_trace *trace);
void hsy_output_trace_text(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view);
void hsy_output_trace_markdown(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view);

/* Reads such an object back. `readings` are those of its articles, in any order, whose `path` is the article's id; what
 * they point to must live as long as the trace. False, with an error that names `input`, when it is no such object or
 * one of its articles is missing. */
bool hsy_output_trace_parse(hsy_arena *arena, hsy_slice json, hsy_slice input, const hsy_reading *readings,
                            size_t count, hsy_trace *trace, hsy_errors *errors);

/* Its relay graph: a picture (SVG), Graphviz, GraphML, W3C PROV-JSON, a table of the relays (CSV). */
void hsy_output_trace_svg(hsy_buffer *out, const hsy_trace *trace);
void hsy_output_trace_dot(hsy_buffer *out, const hsy_trace *trace);
void hsy_output_trace_graphml(hsy_buffer *out, const hsy_trace *trace);
void hsy_output_trace_prov(hsy_buffer *out, const hsy_trace *trace);
void hsy_output_trace_csv(hsy_buffer *out, const hsy_trace *trace);
/* Such a table in pieces: its head, and the lines of one trace after the other. */
void hsy_output_trace_csv_head(hsy_buffer *out);
void hsy_output_trace_csv_rows(hsy_buffer *out, const hsy_trace *trace);

/* Two articles side by side: one JSON object, the terminal view. */
void hsy_output_comparison_json(hsy_buffer *out, const hsy_comparison *comparison);
void hsy_output_comparison_text(hsy_buffer *out, const hsy_comparison *comparison, const hsy_view *view);

/* One version of a stored page. */
typedef struct hsy_version {
    int64_t number;  /* from 1 */
    hsy_slice added; /* when it was stored, RFC 3339; empty when that is not known */
    hsy_reading reading;
} hsy_version;

HSY_VECTOR_TYPE(hsy_versions, hsy_version);

/* The versions of an article and what was changed from each to the next: one JSON object, the terminal view. There is
 * one version at least. */
void hsy_output_versions_json(hsy_buffer *out, int64_t article, const hsy_versions *versions);
void hsy_output_versions_text(hsy_buffer *out, int64_t article, const hsy_versions *versions, const hsy_view *view);

/* What a list is printed as. */
typedef enum hsy_list_form {
    HSY_LIST_LINES, /* a JSON object a line */
    HSY_LIST_JSON,  /* one JSON array */
    HSY_LIST_CSV,   /* a table with a head (RFC 4180) */
    HSY_LIST_TEXT,  /* for people; `view` says how */
} hsy_list_form;

/* Lists of what a collection holds. */
void hsy_output_stories(hsy_buffer *out, hsy_list_form form, const hsy_story_rows *rows, const hsy_view *view);
void hsy_output_claims(hsy_buffer *out, hsy_list_form form, const hsy_claim_rows *rows, const hsy_view *view);
void hsy_output_outlets(hsy_buffer *out, hsy_list_form form, const hsy_outlet_rows *rows, const hsy_view *view);
void hsy_output_found(hsy_buffer *out, hsy_list_form form, const hsy_found_rows *rows, const hsy_view *view);

/* One claim of a story of a collection: on whose word, and who carries it; as a table: a line for each place where it
 * is told. `claim` is one of the trace's; `story` is the number of the story that the trace is of. */
void hsy_output_claim(hsy_buffer *out, hsy_list_form form, const hsy_trace *trace, const hsy_claim *claim,
                      int64_t story, const hsy_view *view);

/* An outlet: how much of what it publishes is its own, whom it relays and who relays it, how fast. As a table: a line
 * for each of these. */
void hsy_output_outlet_page(hsy_buffer *out, hsy_list_form form, const hsy_outlet_page *page, const hsy_view *view);

/* What a speaker said: JSON lines and a table have a statement a line, JSON is one object with the names that are meant
 * too. */
void hsy_output_speaker_page(hsy_buffer *out, hsy_list_form form, const hsy_speaker_page *page, const hsy_view *view);

/* "article 17 · story 12", a line in front of the article. */
void hsy_output_place_text(hsy_buffer *out, int64_t article, int64_t story, const hsy_view *view);

/* What a collection holds: a JSON object, a table of one line, text. */
void hsy_output_stats(hsy_buffer *out, hsy_list_form form, const hsy_store_counts *counts, const hsy_view *view);

/* Blanks and a caret that stands below byte `offset` of the line, once hsy_output_safe has made it safe. */
hsy_slice hsy_output_caret(hsy_arena *arena, hsy_slice line, size_t offset);

#endif
