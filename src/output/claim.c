/* One claim of a collection: on whose word it rests, and every place where it is told. For people at a terminal:
 *
 *     The operator acknowledged a fissure of twelve metres.
 *     claim 345 · story 12 · single source · 1 independent origin
 *
 *     ON WHOSE WORD
 *       Newsline < Anna Weber · person
 *
 *     WHO CARRIES IT · 14 places in 9 articles
 *       Northgate Herald · 21 Oct 09:00 · article 4 · reported
 *         A crack about twenty metres long has been found.
 *
 * As a table: a line for each place.
 */
#include "output/claim.h"
#include "output/record.h"
#include "output/screen.h"
#include "output/trace_words.h"
#include "output/words.h"

enum { WIDEST = 110, MOST_QUOTE_LINES = 4 };

typedef struct writer {
    hsy_screen screen;
    const hsy_trace *trace;
    const hsy_claim *claim;
} writer;

static void put_head(writer *w, int64_t story) {
    hsy_painter *p = &w->screen.painter;
    hsy_slice origins = hsy_counted(p->arena, w->claim->independent_origins, "independent origin");
    hsy_paint(p, HSY_STYLE_BOLD, w->claim->text);
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
    hsy_paint_print(p, HSY_STYLE_DIM, "claim %u · story %lld · ", w->claim->id, (long long)story);
    hsy_paint_print(p, hsy_status_style(w->claim->status), "%s", hsy_status_word(w->claim->status));
    hsy_paint_print(p, HSY_STYLE_PLAIN, " · %.*s", HSY_PRINT(origins));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 0);
}

static void put_origins(writer *w) {
    hsy_painter *p = &w->screen.painter;
    if (w->claim->origins.count) hsy_screen_heading(&w->screen, "ON WHOSE WORD");
    for (size_t i = 0; i < w->claim->origins.count; i++) {
        const hsy_origin *origin = &w->claim->origins.items[i];
        hsy_slice name = hsy_speaker_shown(p->arena, origin->name, origin->is_named);
        hsy_paint(p, HSY_STYLE_NAME, hsy_chain_shown(p->arena, HSY_S(""), origin->via, name));
        if (origin->name.length)
            hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(hsy_speaker_type_name(origin->type)));
        hsy_screen_end(&w->screen, HSY_S("  "), HSY_S("    "), 0);
    }
}

static void put_carrier(writer *w, const hsy_carrier *carrier) {
    hsy_painter *p = &w->screen.painter;
    const hsy_article *article = &w->trace->readings[carrier->article].article;
    bool has_place = carrier->span.start < carrier->span.end;
    hsy_slice time = hsy_day_shown(p->arena, article->published);
    hsy_paint(p, HSY_STYLE_NAME, hsy_label_of(article));
    if (time.length) hsy_paint_print(p, HSY_STYLE_DIM, " · %.*s", HSY_PRINT(time));
    hsy_paint_print(p, HSY_STYLE_DIM, " · article %.*s%s · ", HSY_PRINT(article->path), has_place ? "" : ", headline");
    hsy_paint(p, hsy_style_of(carrier->certainty), hsy_certainty_name(carrier->certainty));
    hsy_screen_end(&w->screen, HSY_S("  "), HSY_S("    "), 0);
    hsy_paint(p, HSY_STYLE_PLAIN, has_place ? hsy_sentence_around(p->arena, article, carrier->span) : carrier->quote);
    hsy_screen_end(&w->screen, HSY_S("    "), HSY_S("    "), MOST_QUOTE_LINES);
}

static void put_text(hsy_buffer *out, const hsy_trace *trace, const hsy_claim *claim, int64_t story,
                     const hsy_view *view) {
    writer w = {hsy_screen_of(out, view, WIDEST), trace, claim};
    hsy_carrier_count count = hsy_carriers_counted(out->arena, &claim->carriers);
    put_head(&w, story);
    put_origins(&w);
    hsy_slice places = hsy_counted(out->arena, claim->carriers.count, "place");
    hsy_slice articles = hsy_counted(out->arena, count.articles.count, "article");
    hsy_screen_gap(&w.screen);
    hsy_paint_print(&w.screen.painter, HSY_STYLE_HEADING, "WHO CARRIES IT");
    hsy_paint_print(&w.screen.painter, HSY_STYLE_DIM, " · %.*s in %.*s", HSY_PRINT(places), HSY_PRINT(articles));
    hsy_screen_end(&w.screen, HSY_S(""), HSY_S(""), 0);
    for (size_t i = 0; i < claim->carriers.count; i++) put_carrier(&w, &claim->carriers.items[i]);
}

/* A place where the claim is told, as a row of the table. */
typedef struct place_row {
    const hsy_article *article;
    const hsy_carrier *carrier;
} place_row;

HSY_VECTOR_TYPE(place_rows, place_row);

static void put_place(hsy_record *record, const void *what) {
    static const hsy_article no_article = {{0}};
    static const hsy_carrier no_carrier = {0};
    const place_row *row = what;
    const hsy_article *article = row->article ? row->article : &no_article;
    const hsy_carrier *carrier = row->carrier ? row->carrier : &no_carrier;
    hsy_record_text(record, "article", article->path);
    hsy_record_text(record, "outlet", hsy_label_of(article));
    hsy_record_text(record, "title", article->title);
    hsy_record_text(record, "published", article->published);
    hsy_record_text(record, "certainty", hsy_certainty_name(carrier->certainty));
    hsy_record_text(record, "quote", carrier->quote);
}

static void put_table(hsy_buffer *out, const hsy_trace *trace, const hsy_claim *claim) {
    static const place_row blank = {NULL, NULL};
    place_rows rows = {0};
    for (size_t i = 0; i < claim->carriers.count; i++) {
        const hsy_carrier *carrier = &claim->carriers.items[i];
        HSY_PUSH(out->arena, &rows, ((place_row){&trace->readings[carrier->article].article, carrier}));
    }
    hsy_record_list list = {rows.items, rows.count, sizeof blank, &blank, put_place};
    hsy_record_list_put(out, HSY_LIST_CSV, &list);
}

void hsy_output_claim(hsy_buffer *out, hsy_list_form form, const hsy_trace *trace, const hsy_claim *claim,
                      int64_t story, const hsy_view *view) {
    if (form == HSY_LIST_TEXT)
        put_text(out, trace, claim, story, view);
    else if (form == HSY_LIST_CSV)
        put_table(out, trace, claim);
    else
        hsy_claim_json(out, trace, claim, story);
}
