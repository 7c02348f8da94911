/* A trace as Markdown: a report to pass on. Trees are nested lists, claims a numbered list, passages quotations. */
#include "output/forest.h"
#include "output/markdown.h"
#include "output/output.h"
#include "output/trace_words.h"
#include "output/words.h"

enum { DEEPEST = 12 }; /* levels of a tree that are shown */

typedef struct writer {
    hsy_buffer *out;
    const hsy_trace *trace;
    hsy_by_story by;
    bool is_stored; /* numbers are those of a collection */
} writer;

static void put(writer *w, const char *text) { hsy_buffer_add_c(w->out, text); }

static void put_words(writer *w, hsy_slice text) { hsy_markdown_text(w->out, text); }

static hsy_slice label_of(const writer *w, uint32_t article) {
    return hsy_label_of(&w->trace->readings[article].article);
}

static void put_count(writer *w, size_t count, const char *what) {
    hsy_buffer_add(w->out, hsy_counted(w->out->arena, count, what));
}

static void put_node(writer *w, const hsy_forest *forest, const hsy_tree_node *node, int depth) {
    hsy_buffer_print(w->out, "%*s- **", 2 * depth, "");
    put_words(w, node->name);
    put(w, "**");
    if (node->article == HSY_NONE) {
        hsy_buffer_print(w->out, " (%s): ", hsy_party_word(node->kind));
        put_count(w, node->articles, "article");
    } else {
        const hsy_article *article = &w->trace->readings[node->article].article;
        hsy_slice time = hsy_time_shown(w->out->arena, article->published);
        hsy_slice how = hsy_relation_shown(w->out->arena, node, false);
        if (time.length) hsy_buffer_print(w->out, ", %.*s", HSY_PRINT(time));
        if (how.length) hsy_buffer_print(w->out, ", %.*s", HSY_PRINT(how));
        put(w, hsy_title_of(article).length ? ": " : "");
        put_words(w, hsy_title_of(article));
    }
    for (size_t i = 0; i < node->others.count; i++) {
        put(w, i ? ", " : node->relay ? "; also from " : "; names ");
        put_words(w, node->others.items[i]);
    }
    put(w, "\n");
    for (size_t i = 0; i < node->children.count && depth < DEEPEST; i++)
        put_node(w, forest, &forest->nodes.items[node->children.items[i]], depth + 1);
}

static void put_forest(writer *w, const hsy_story_parts *story) {
    hsy_forest forest = hsy_forest_of(w->out->arena, &w->by, story);
    put(w, "\n### Who carries whom\n\n");
    for (size_t i = 0; i < forest.roots.count; i++) put_node(w, &forest, &forest.nodes.items[forest.roots.items[i]], 0);
}

static void put_claim(writer *w, const hsy_claim *claim) {
    hsy_carrier_count count = hsy_carriers_counted(w->out->arena, &claim->carriers);
    put(w, "1. **");
    put_words(w, claim->text);
    put(w, "**  \n   ");
    put_words(w, hsy_status_name(claim->status));
    put(w, ", ");
    put_count(w, claim->independent_origins, "independent origin");
    put(w, ", in ");
    put_count(w, count.articles.count, "article");
    put(w, "\n");
    for (size_t i = 0; i < claim->origins.count; i++) {
        const hsy_origin *origin = &claim->origins.items[i];
        hsy_slice name = hsy_speaker_shown(w->out->arena, origin->name, origin->is_named);
        put(w, "   - from ");
        put_words(w, hsy_chain_shown(w->out->arena, HSY_S(""), origin->via, name));
        hsy_buffer_print(w->out, " (%.*s)\n", HSY_PRINT(hsy_speaker_type_name(origin->type)));
    }
}

static void put_claims(writer *w, hsy_indices claims) {
    if (claims.count) put(w, "\n### What is claimed, and on whose word\n\n");
    for (size_t i = 0; i < claims.count; i++) put_claim(w, &w->trace->claims.items[claims.items[i]]);
}

static void put_findings(writer *w, hsy_indices findings) {
    if (findings.count) put(w, "\n### What to be careful about\n");
    for (size_t i = 0; i < findings.count; i++) {
        const hsy_finding *finding = &w->trace->findings.items[findings.items[i]];
        hsy_buffer_print(w->out, "\n%s:\n", hsy_finding_shown(finding->kind));
        for (size_t e = 0; e < finding->evidence.count; e++) {
            const hsy_evidence *evidence = &finding->evidence.items[e];
            put(w, "\n> ");
            put_words(w, evidence->quote);
            put(w, "\n>\n> — ");
            put_words(w, label_of(w, evidence->article));
            put(w, evidence->span.start < evidence->span.end ? "\n" : ", headline\n");
        }
    }
}

static void put_story(writer *w, size_t number) {
    const hsy_story *story = &w->trace->stories.items[number];
    const hsy_story_parts *parts = hsy_parts_of_story(&w->by, (uint32_t)number);
    hsy_buffer_print(w->out, "\n## Story %zu: ", w->is_stored ? (size_t)story->id : number + 1);
    put_words(w, hsy_story_title(w->trace, story));
    put(w, "\n\n");
    hsy_slice carried = hsy_carried_shown(w->out->arena, w->trace, story->articles);
    put_words(w, hsy_story_counted(w->out->arena, w->trace, story));
    put(w, carried.length ? " · " : "");
    put_words(w, carried);
    put(w, "\n");
    put_forest(w, parts);
    put_claims(w, parts->claims);
    put_findings(w, parts->findings);
}

void hsy_output_trace_markdown(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view) {
    writer all = {out, trace, hsy_by_story_of(out->arena, trace), view->is_stored}, *w = &all;
    hsy_trace_sums sums = hsy_trace_sums_of(trace);
    put(w, "# ");
    put_count(w, trace->count, "article");
    put(w, ", ");
    put_count(w, sums.texts, "text");
    put(w, ", ");
    put_count(w, sums.origins, "independent origin");
    put(w, "\n");
    for (size_t i = 0; i < trace->stories.count; i++) put_story(w, i);
    const hsy_story_parts *lone = hsy_parts_of_story(&w->by, HSY_NONE);
    if (lone->articles.count == 0) return;
    if (trace->stories.count) put(w, "\n## In no story\n");
    put_forest(w, lone);
    if (trace->stories.count) return;
    put_claims(w, lone->claims);
    put_findings(w, lone->findings);
}
