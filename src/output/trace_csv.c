/* The relays of a trace as a table (RFC 4180): a line each, for spreadsheets and data frames.
 *
 *     from,to,kind,share,…,evidence
 *     article:pages/herald.html,pages/ledger.html,copies,0.9812,…,120..410>96..388 500..610>402..512
 *
 * Evidence is the places of the shared passages in code points, `from` before ">", or only the place in `to`. It is
 * written with dots, since spreadsheets take "3-12" for a date.
 *
 * Spreadsheets compute cells that begin with = + - @ or a tab, whoever wrote them, so what a page says could fetch an
 * address or run a program (OWASP: CSV injection). Such a cell begins with an apostrophe, which makes it text; the
 * wide forms of the signs, which some programs take for the same, and blanks in front change nothing. No figure that is
 * written here is negative.
 */
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

static bool is_formula(hsy_slice text) {
    static const hsy_slice signs[] = {HSY_SLICE("="),  HSY_SLICE("+"),  HSY_SLICE("-"),  HSY_SLICE("@"),
                                      HSY_SLICE("＝"), HSY_SLICE("＋"), HSY_SLICE("－"), HSY_SLICE("＠")};
    while (text.length && text.at[0] == ' ') text = hsy_slice_sub(text, 1, text.length);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (hsy_slice_starts(text, signs[i])) return true;
    return false;
}

static void put_comma(writer *w) {
    if (w->needs_comma) hsy_buffer_add_byte(w->out, ',');
    w->needs_comma = true;
}

/* What a cell needs quoting for; line breaks and tabs are blanks by now. */
static bool needs_quotes(hsy_slice text) {
    return hsy_slice_find_byte(text, ',', 0) != HSY_NOT_FOUND || hsy_slice_find_byte(text, '"', 0) != HSY_NOT_FOUND ||
           (text.length && (text.at[0] == ' ' || text.at[text.length - 1] == ' '));
}

static void put_cell(writer *w, hsy_slice text) {
    put_comma(w);
    text = hsy_output_safe(w->out->arena, text);
    if (is_formula(text)) text = hsy_arena_print(w->out->arena, "'%.*s", HSY_PRINT(text));
    if (!needs_quotes(text)) {
        hsy_buffer_add(w->out, text);
        return;
    }
    hsy_buffer_add_byte(w->out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"') hsy_buffer_add_byte(w->out, '"');
        hsy_buffer_add_byte(w->out, text.at[i]);
    }
    hsy_buffer_add_byte(w->out, '"');
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
    hsy_buffer_add_c(w->out, "\r\n");
}

void hsy_output_trace_csv(hsy_buffer *out, const hsy_trace *trace) {
    writer w = {out, trace, hsy_trace_points(out->arena, trace), false};
    hsy_buffer_add_c(out, "from,to,kind,share,story,text_group,from_name,from_title,from_published,to_name,to_title,"
                          "to_published,evidence\r\n");
    for (size_t i = 0; i < trace->relays.count; i++) put_relay(&w, &trace->relays.items[i]);
}
