/* A trace for people at a terminal: how much of a story is one voice, who carries whom, what is claimed on whose word,
 * and what went wrong on the way.
 *
 *     36 articles · 21 texts · 15 independent origins
 *
 *     Associated Press (agency) · 12 articles
 *     ├─ Herald   1 Jun 09:28  credits, 98 %  Bridge closed after…
 *     └─ Ledger   1 Jun 11:02  copies 71 %    Bridge shut
 */
#include "base/table.h"
#include "output/forest_text.h"
#include "output/screen.h"
#include "output/trace_words.h"
#include "output/words.h"

enum {
    WIDEST = 120,
    LEAST_BESIDE = 76, /* columns from which two passages stand side by side */
    MOST_STORIES = 20,
    MOST_CLAIMS = 15,   /* of a story */
    MOST_FINDINGS = 20, /* of a story */
    MOST_ORIGINS = 6,   /* named under a claim */
    MOST_QUOTE_LINES = 6,
    MOST_CARRIERS = 8, /* named under a claim */
};

typedef struct writer {
    hsy_screen screen;
    const hsy_trace *trace;
    hsy_by_story by;
    bool is_stored; /* numbers are those of a collection */
} writer;

static void put_origins(writer *w, const hsy_claim *claim, hsy_slice indent) {
    hsy_arena *arena = w->screen.painter.arena;
    size_t shown = claim->origins.count < MOST_ORIGINS ? claim->origins.count : MOST_ORIGINS;
    for (size_t i = 0; i < shown; i++) {
        const hsy_origin *origin = &claim->origins.items[i];
        hsy_slice name = hsy_speaker_shown(arena, origin->name, origin->is_named);
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, i ? HSY_S("and from ") : HSY_S("from "));
        hsy_paint(&w->screen.painter, HSY_STYLE_NAME, hsy_chain_shown(arena, HSY_S(""), origin->via, name));
        if (origin->name.length)
            hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, " · %.*s",
                            HSY_PRINT(hsy_speaker_type_name(origin->type)));
        if (i + 1 == shown && shown < claim->origins.count)
            hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, " and %zu more", claim->origins.count - shown);
        hsy_screen_end(&w->screen, indent, hsy_arena_print(arena, "%.*s     ", HSY_PRINT(indent)), 2);
    }
}

/* The outlets of the articles, each once. */
static void put_outlets(writer *w, hsy_indices articles) {
    hsy_table named = {0};
    size_t more = 0;
    for (size_t i = 0; i < articles.count; i++) {
        hsy_slice label = hsy_label_of(&w->trace->readings[articles.items[i]].article);
        uint32_t *known = hsy_table_put(w->screen.painter.arena, &named, label);
        if (*known != HSY_TABLE_NEW) continue;
        *known = 0;
        if (named.count > MOST_CARRIERS) {
            more++;
            continue;
        }
        if (named.count > 1) hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S(", "));
        hsy_paint(&w->screen.painter, HSY_STYLE_DIM, label);
    }
    if (more) hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, " and %zu more", more);
}

/* "in 3 articles (2 reported, 1 asserted): Herald, Ledger, Post" */
static void put_carriers(writer *w, const hsy_claim *claim, hsy_slice indent) {
    hsy_carrier_count count = hsy_carriers_counted(w->screen.painter.arena, &claim->carriers);
    hsy_slice articles = hsy_counted(w->screen.painter.arena, count.articles.count, "article");
    hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "in %.*s", HSY_PRINT(articles));
    const char *before = " (";
    for (int c = 0; c < HSY_CERTAINTIES; c++) {
        if (!count.certainties[c]) continue;
        hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "%s", before);
        hsy_slice name = hsy_certainty_name((hsy_certainty)c);
        hsy_paint_print(&w->screen.painter, hsy_style_of((hsy_certainty)c), "%u %.*s", count.certainties[c],
                        HSY_PRINT(name));
        before = ", ";
    }
    hsy_paint(&w->screen.painter, HSY_STYLE_DIM, HSY_S("): "));
    put_outlets(w, count.articles);
    hsy_screen_end(&w->screen, indent, hsy_arena_print(w->screen.painter.arena, "%.*s   ", HSY_PRINT(indent)), 3);
}

static void put_claim(writer *w, const hsy_claim *claim, size_t number) {
    hsy_painter *p = &w->screen.painter;
    hsy_slice indent = HSY_S("      ");
    hsy_screen_gap(&w->screen);
    hsy_paint(p, HSY_STYLE_BOLD, claim->text);
    hsy_screen_end(&w->screen, hsy_arena_print(p->arena, "  %2zu  ", number), indent, 4);
    hsy_paint(p, hsy_status_style(claim->status), hsy_status_name(claim->status));
    hsy_slice origins = hsy_counted(p->arena, claim->independent_origins, "independent origin");
    hsy_paint_print(p, HSY_STYLE_PLAIN, " · %.*s", HSY_PRINT(origins));
    if (w->is_stored) hsy_paint_print(p, HSY_STYLE_DIM, " · claim %u", claim->id);
    hsy_screen_end(&w->screen, indent, indent, 1);
    put_origins(w, claim, indent);
    put_carriers(w, claim, indent);
}

static void put_claims(writer *w, hsy_indices claims) {
    size_t shown = claims.count < MOST_CLAIMS ? claims.count : MOST_CLAIMS;
    if (shown) hsy_screen_heading(&w->screen, "WHAT IS CLAIMED, AND ON WHOSE WORD");
    for (size_t i = 0; i < shown; i++) put_claim(w, &w->trace->claims.items[claims.items[i]], i + 1);
    hsy_screen_more(&w->screen, claims.count - shown, HSY_S("  "));
}

/* One passage, in its whole sentence, as lines of `width` columns under the name of who wrote it. */
static hsy_lines passage_lines(writer *w, const hsy_evidence *evidence, unsigned width) {
    hsy_painter *p = &w->screen.painter;
    const hsy_article *article = &w->trace->readings[evidence->article].article;
    bool has_place = evidence->span.start < evidence->span.end;
    hsy_paint(p, HSY_STYLE_NAME, hsy_label_of(article));
    hsy_paint(p, HSY_STYLE_DIM, has_place ? HSY_S("") : HSY_S(", headline"));
    hsy_lines lines = hsy_paint_lines(p, width, 1);
    hsy_paint(p, HSY_STYLE_PLAIN, has_place ? hsy_sentence_around(p->arena, article, evidence->span) : evidence->quote);
    hsy_lines words = hsy_paint_lines(p, width, MOST_QUOTE_LINES);
    for (size_t i = 0; i < words.count; i++) HSY_PUSH(p->arena, &lines, words.items[i]);
    return lines;
}

static void put_finding(writer *w, const hsy_finding *finding) {
    hsy_painter *p = &w->screen.painter;
    const hsy_evidence *evidence = finding->evidence.items;
    hsy_screen_gap(&w->screen);
    hsy_paint_print(p, HSY_STYLE_WARNING, "%s", hsy_finding_shown(finding->kind));
    hsy_paint(p, HSY_STYLE_DIM, HSY_S(" · "));
    put_outlets(w, finding->articles);
    hsy_screen_end(&w->screen, HSY_S("! "), HSY_S("  "), 2);
    if (finding->evidence.count == 2 && w->screen.width >= LEAST_BESIDE) {
        unsigned half = (w->screen.width - 9) / 2;
        hsy_lines left = passage_lines(w, &evidence[0], half), right = passage_lines(w, &evidence[1], half);
        hsy_lines_print_beside(w->screen.out, left, right, half, HSY_S("    "), HSY_S(" │ "));
        return;
    }
    for (size_t i = 0; i < finding->evidence.count && i < MOST_CARRIERS; i++)
        hsy_lines_print(w->screen.out, passage_lines(w, &evidence[i], w->screen.width - 6), HSY_S("    "),
                        HSY_S("      "));
}

static void put_findings(writer *w, hsy_indices findings) {
    size_t shown = findings.count < MOST_FINDINGS ? findings.count : MOST_FINDINGS;
    if (shown) hsy_screen_heading(&w->screen, "WHAT TO BE CAREFUL ABOUT");
    for (size_t i = 0; i < shown; i++) put_finding(w, &w->trace->findings.items[findings.items[i]]);
    hsy_screen_more(&w->screen, findings.count - shown, HSY_S("  "));
}

static void put_story(writer *w, size_t number) {
    const hsy_story *story = &w->trace->stories.items[number];
    hsy_painter *p = &w->screen.painter;
    hsy_slice counts = hsy_story_counted(p->arena, w->trace, story);
    hsy_slice carried = hsy_carried_shown(p->arena, w->trace, story->articles);
    hsy_screen_gap(&w->screen);
    hsy_paint_print(p, HSY_STYLE_HEADING, "STORY %zu", w->is_stored ? (size_t)story->id : number + 1);
    hsy_paint_print(p, HSY_STYLE_BOLD, " · %.*s", HSY_PRINT(counts));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 2);
    hsy_paint(p, HSY_STYLE_BOLD, hsy_story_title(w->trace, story));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 2);
    if (carried.length) {
        hsy_paint(p, HSY_STYLE_DIM, carried);
        hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 2);
    }
    const hsy_story_parts *parts = hsy_parts_of_story(&w->by, (uint32_t)number);
    hsy_forest_text(&w->screen, &w->by, parts);
    put_claims(w, parts->claims);
    put_findings(w, parts->findings);
}

/* Articles that belong to no story. What each claims is shown only where there is no story to look at. */
static void put_lone(writer *w) {
    const hsy_story_parts *lone = hsy_parts_of_story(&w->by, HSY_NONE);
    if (lone->articles.count == 0) return;
    if (w->trace->stories.count) {
        hsy_screen_gap(&w->screen);
        hsy_slice count = hsy_counted(w->screen.painter.arena, lone->articles.count, "article");
        hsy_paint_print(&w->screen.painter, HSY_STYLE_HEADING, "IN NO STORY · %.*s", HSY_PRINT(count));
        hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 1);
    }
    hsy_forest_text(&w->screen, &w->by, lone);
    if (w->trace->stories.count) return;
    put_claims(w, lone->claims);
    put_findings(w, lone->findings);
}

static void put_sums(writer *w) {
    hsy_trace_sums sums = hsy_trace_sums_of(w->trace);
    hsy_arena *arena = w->screen.painter.arena;
    hsy_slice articles = hsy_counted(arena, w->trace->count, "article"), texts = hsy_counted(arena, sums.texts, "text");
    hsy_slice origins = hsy_counted(arena, sums.origins, "independent origin");
    hsy_paint_print(&w->screen.painter, HSY_STYLE_BOLD, "%.*s · %.*s · %.*s", HSY_PRINT(articles), HSY_PRINT(texts),
                    HSY_PRINT(origins));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 2);
    hsy_slice first = hsy_time_shown(arena, sums.first), last = hsy_time_shown(arena, sums.last);
    if (first.length == 0) return;
    hsy_paint_print(&w->screen.painter, HSY_STYLE_DIM, "%.*s to %.*s", HSY_PRINT(first), HSY_PRINT(last));
    hsy_screen_end(&w->screen, HSY_S(""), HSY_S(""), 1);
}

/* A line for each story, where there are several. */
static void put_contents(writer *w, size_t shown) {
    if (w->trace->stories.count < 2) return;
    hsy_screen_heading(&w->screen, "STORIES");
    hsy_paint(&w->screen.painter, HSY_STYLE_DIM,
              HSY_S("articles" HSY_NO_BREAK_SPACE " texts" HSY_NO_BREAK_SPACE " origins"));
    hsy_screen_end(&w->screen, HSY_S("      "), HSY_S("      "), 1);
    for (size_t i = 0; i < shown; i++) {
        const hsy_story *story = &w->trace->stories.items[i];
        hsy_painter *p = &w->screen.painter;
        hsy_slice counts = hsy_arena_print(p->arena, "%8zu  %5zu  %7u  ", story->articles.count,
                                           hsy_story_texts(p->arena, w->trace, story), story->origins);
        hsy_screen_fixed(&w->screen, HSY_STYLE_PLAIN, counts);
        hsy_paint(p, HSY_STYLE_BOLD, hsy_story_title(w->trace, story));
        hsy_screen_end(&w->screen, hsy_arena_print(p->arena, "  %2zu  ", i + 1), HSY_S("      "), 1);
    }
    hsy_screen_more(&w->screen, w->trace->stories.count - shown, HSY_S("      "));
}

void hsy_output_trace_text(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view) {
    writer w = {hsy_screen_of(out, view, WIDEST), trace, hsy_by_story_of(out->arena, trace), view->is_stored};
    put_sums(&w);
    size_t shown = trace->stories.count < MOST_STORIES ? trace->stories.count : MOST_STORIES;
    put_contents(&w, shown);
    for (size_t i = 0; i < shown; i++) put_story(&w, i);
    put_lone(&w);
}
