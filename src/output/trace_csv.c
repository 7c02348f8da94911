/* The relays of a trace as a table (RFC 4180): a line each, for spreadsheets and data frames.
 *
 *     from,to,kind,share,…,evidence
 *     article:pages/herald.html,pages/ledger.html,copies,0.9812,…,120..410>96..388 500..610>402..512
 *
 * Evidence is the places of the shared passages in code points, `from` before ">", or only the place in `to`. It is
 * written with dots, since spreadsheets take "3-12" for a date.
 *
 * No cell is taken for a formula (csv.c), and no figure that is written here is negative.
 */
#include "output/csv.h"
#include "output/graph.h"
#include "output/json.h"
#include "output/output.h"
#include "output/words.h"

typedef struct writer {
    hsy_buffer *out;
    const hsy_trace *trace;
    const hsy_points *points; /* one a reading */
    bool needs_comma;
} writer;

static void put_comma(writer *w) {
    if (w->needs_comma) hsy_buffer_add_byte(w->out, ',');
    w->needs_comma = true;
}

static void put_cell(writer *w, hsy_slice text) {
    put_comma(w);
    hsy_csv_cell(w->out, text);
}

static void put_index(writer *w, uint32_t index) {
    put_comma(w);
    if (index != HSY_NONE) hsy_buffer_print(w->out, "%u", index);
}

static void put_share(writer *w, double share) {
    hsy_json number = {w->out, false};
    put_comma(w);
    if (share >= 0) hsy_json_share(&number, share);
}

static void put_span(writer *w, uint32_t article, hsy_span span) {
    const hsy_points *points = &w->points[article];
    hsy_buffer_print(w->out, "%zu..%zu", hsy_points_at(points, span.start), hsy_points_at(points, span.end));
}

static void put_evidence(writer *w, const hsy_relay *relay) {
    put_comma(w);
    for (size_t i = 0; i < relay->evidence.count; i++) {
        const hsy_passage *passage = &relay->evidence.items[i];
        if (i) hsy_buffer_add_byte(w->out, ' ');
        if (relay->from_kind == HSY_PARTY_ARTICLE && passage->from.start < passage->from.end) {
            put_span(w, relay->from_article, passage->from);
            hsy_buffer_add_byte(w->out, '>');
        }
        put_span(w, relay->to, passage->to);
    }
}

/* Outlet, title and time of an article. */
static void put_article(writer *w, const hsy_article *article) {
    put_cell(w, hsy_label_of(article));
    put_cell(w, article->title);
    put_cell(w, article->published);
}

static void put_relay(writer *w, const hsy_relay *relay) {
    const hsy_reading *readings = w->trace->readings;
    w->needs_comma = false;
    put_cell(w, hsy_relay_from(w->out->arena, w->trace, relay));
    put_cell(w, readings[relay->to].article.path);
    put_cell(w, hsy_relay_kind_name(relay->kind));
    put_share(w, relay->share);
    put_index(w, hsy_story_id(w->trace, w->trace->articles[relay->to].story));
    put_index(w, w->trace->articles[relay->to].text_group);
    if (relay->from_kind == HSY_PARTY_ARTICLE) {
        put_article(w, &readings[relay->from_article].article);
    } else {
        put_cell(w, relay->from_name);
        put_cell(w, HSY_S(""));
        put_cell(w, HSY_S(""));
    }
    put_article(w, &readings[relay->to].article);
    put_evidence(w, relay);
    hsy_buffer_add_c(w->out, HSY_CSV_LINE_END);
}

void hsy_output_trace_csv_head(hsy_buffer *out) {
    hsy_buffer_add_c(out, "from,to,kind,share,story,text_group,from_name,from_title,from_published,to_name,to_title,"
                          "to_published,evidence\r\n");
}

void hsy_output_trace_csv_rows(hsy_buffer *out, const hsy_trace *trace) {
    writer w = {out, trace, hsy_trace_points(out->arena, trace), false};
    for (size_t i = 0; i < trace->relays.count; i++) put_relay(&w, &trace->relays.items[i]);
}

void hsy_output_trace_csv(hsy_buffer *out, const hsy_trace *trace) {
    hsy_output_trace_csv_head(out);
    hsy_output_trace_csv_rows(out, trace);
}
