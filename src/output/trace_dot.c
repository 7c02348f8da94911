/* The relay graph in Graphviz's language: `dot -Tsvg` draws it from left to right, sources and early articles first.
 *
 *     "article:pages/herald.html" -> "article:pages/ledger.html" [label="copies 98 %", penwidth=3.0, …];
 *
 * A story is a cluster, and so is each text that several articles carry. Time goes to the right: the days of the story
 * (hours, when it lasted no more than two days) are a row of marks, and invisible edges hold each article at its mark
 * or, where it has its text from another of the same time, behind that. Ranks that were the same for all articles of a
 * mark would bend the edges among these into loops. For a picture with a true axis of time there is trace_svg.c.
 *
 * A name in quotes needs `"` and `\` escaped; in labels Graphviz reads `\n` and entities as HTML has them, so `&` is
 * escaped too. Ids are those of the JSON. The file grows with the relays; dot itself is of use up to some hundreds.
 */
#include <stdlib.h>

#include "output/by_story.h"
#include "output/graph.h"
#include "output/html.h"
#include "output/output.h"
#include "output/parts.h"
#include "output/trace_words.h"
#include "output/words.h"
#include "text/date.h"

enum {
    LABEL_LETTERS = 48, /* of a title that stand in a node; its tooltip has all */
    HOUR = 60 * 60,
    DAY = 24 * HOUR,
    HOURS_UP_TO = 2 * DAY, /* a story that lasted no longer is shown by hours */
    STEP_OF_HOURS = 3 * HOUR,
};

typedef struct writer {
    hsy_buffer *out;
    const hsy_trace *trace;
    hsy_by_story by;
    hsy_graph graph;
    bool *is_put; /* by text group */
} writer;

static void put(writer *w, const char *text) { hsy_buffer_add_c(w->out, text); }

/* A page's words within quotes. */
static void put_words(writer *w, hsy_slice text) {
    text = hsy_output_safe(w->out->arena, text);
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '&')
            hsy_buffer_add(w->out, HSY_S("&amp;"));
        else {
            if (text.at[i] == '"' || text.at[i] == '\\') hsy_buffer_add_byte(w->out, '\\');
            hsy_buffer_add_byte(w->out, text.at[i]);
        }
    }
}

static void put_id(writer *w, uint32_t node) {
    put(w, "\"");
    put_words(w, w->graph.nodes.items[node].id);
    put(w, "\"");
}

static void put_attribute(writer *w, const char *key, hsy_slice words) {
    hsy_buffer_print(w->out, ", %s=\"", key);
    put_words(w, words);
    put(w, "\"");
}

static void put_article(writer *w, uint32_t index) {
    const hsy_article *article = &w->trace->readings[index].article;
    hsy_slice time = hsy_time_shown(w->out->arena, article->published);
    put(w, "    ");
    put_id(w, w->graph.node_of[index]);
    put(w, " [label=\"");
    put_words(w, hsy_label_of(article));
    if (time.length) put(w, "\\n");
    put_words(w, time);
    hsy_slice title = hsy_title_of(article);
    if (title.length) put(w, "\\n");
    put_words(w, hsy_cut_shown(w->out->arena, title, LABEL_LETTERS));
    put(w, "\"");
    put_attribute(w, "tooltip", title.length ? title : hsy_label_of(article));
    if (hsy_is_web_address(article->url)) put_attribute(w, "URL", hsy_address_clean(w->out->arena, article->url));
    put(w, "];\n");
}

static void put_party(writer *w, uint32_t node) {
    static const char *const fills[] = {"#ffffff", "#dbe9f6", "#fde3c8", "#efe0f3"};
    const hsy_graph_node *party = &w->graph.nodes.items[node];
    put(w, "  ");
    put_id(w, node);
    put(w, " [label=\"");
    put_words(w, party->label);
    hsy_buffer_print(w->out, "\\n%s\", shape=ellipse, style=filled, fillcolor=\"%s\"", hsy_party_word(party->kind),
                     fills[party->kind]);
    put_attribute(w, "tooltip", party->label);
    put(w, "];\n");
}

static const char *style_of(hsy_relay_kind kind) {
    static const char *const styles[] = {
        [HSY_RELAY_COPIES] = "color=\"#b3341f\"",
        [HSY_RELAY_TRANSLATES] = "color=\"#7a3d91\", style=dashed",
        [HSY_RELAY_CREDITS] = "color=\"#1f5fa8\"",
        [HSY_RELAY_CITES] = "color=\"#3f6b2a\", style=dashed",
        [HSY_RELAY_LINKS] = "color=\"#6b6b6b\", style=dotted",
    };
    return styles[kind];
}

static void put_edge(writer *w, const hsy_graph_edge *edge) {
    const hsy_relay *relay = edge->relay;
    hsy_slice kind = hsy_relay_kind_name(relay->kind);
    unsigned percent = relay->share > 0 ? (unsigned)(relay->share * 100 + 0.5) : 0, tenths = 10 + percent * 3 / 10;
    put(w, "  ");
    put_id(w, edge->from);
    put(w, " -> ");
    put_id(w, edge->to);
    hsy_buffer_print(w->out, " [%s, penwidth=%u.%u, ", style_of(relay->kind), tenths / 10, tenths % 10);
    if (relay->share >= 0)
        hsy_buffer_print(w->out, "label=\"%.*s %u %%\"", HSY_PRINT(kind), percent);
    else
        hsy_buffer_print(w->out, "label=\"%.*s\"", HSY_PRINT(kind));
    put(w, "];\n");
}

/* ---- time ---- */

/* From when on an article may have been published: of a date without a time the day's beginning. INT64_MAX: unknown. */
static int64_t earliest_of(const writer *w, uint32_t article) {
    hsy_slice published = w->trace->readings[article].article.published;
    int64_t time = hsy_seconds_of(published);
    bool has_clock = hsy_slice_find_byte(published, 'T', 0) != HSY_NOT_FOUND;
    return time == INT64_MAX || has_clock ? time : time - time % DAY;
}

static void put_mark(writer *w, size_t story, size_t number, int64_t time, bool has_hour) {
    hsy_date date = hsy_date_of_seconds(time);
    hsy_buffer_print(w->out, "    t%zu_%zu [shape=plaintext, style=\"\", fontcolor=\"#555555\", label=\"", story,
                     number);
    hsy_buffer_print(w->out, "%04d-%02d-%02d", date.year, date.month, date.day);
    if (has_hour) hsy_buffer_print(w->out, " %02d:00", date.hour);
    put(w, "\"];\n");
    if (number)
        hsy_buffer_print(w->out, "    t%zu_%zu -> t%zu_%zu [style=invis, weight=9];\n", story, number - 1, story,
                         number);
}

static int compare_times(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The marks of `count` times, which are sorted: each is put, and replaces the times. Returns how many there are. */
static size_t put_marks(writer *w, size_t story, int64_t *times, size_t count, int64_t step) {
    size_t marks = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t mark = times[i] - (times[i] % step + step) % step;
        if (marks && times[marks - 1] == mark) continue;
        put_mark(w, story, marks, mark, step < DAY);
        times[marks++] = mark;
    }
    return marks;
}

/* A row of marks, and the edges that hold the articles behind theirs. */
static void put_times(writer *w, size_t story, hsy_indices articles) {
    int64_t *times = HSY_NEW_ARRAY(w->out->arena, int64_t, articles.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < articles.count; i++) {
        int64_t time = earliest_of(w, articles.items[i]);
        if (time != INT64_MAX) times[count++] = time;
    }
    if (count == 0) return;
    qsort(times, count, sizeof *times, compare_times);
    int64_t step = times[count - 1] - times[0] <= HOURS_UP_TO ? STEP_OF_HOURS : DAY;
    size_t marks = put_marks(w, story, times, count, step);
    for (size_t i = 0; i < articles.count; i++) {
        int64_t time = earliest_of(w, articles.items[i]), mark = time - (time % step + step) % step;
        if (time == INT64_MAX) continue;
        const int64_t *at = bsearch(&mark, times, marks, sizeof *times, compare_times);
        hsy_buffer_print(w->out, "    t%zu_%zu -> ", story, (size_t)(at - times));
        put_id(w, w->graph.node_of[articles.items[i]]);
        put(w, " [style=invis];\n");
    }
}

/* ---- clusters ---- */

/* The articles of one text that stand in this story, in a frame of their own. */
static void put_text(writer *w, uint32_t group, uint32_t story) {
    hsy_indices articles = w->trace->text_groups.items[group];
    hsy_buffer_print(w->out, "    subgraph cluster_text%u {\n    label=\"one text, %zu articles\"; style=filled; ",
                     group, articles.count);
    put(w, "color=\"#c9b98a\"; fillcolor=\"#fbf6e6\"; fontsize=9;\n");
    for (size_t i = 0; i < articles.count; i++)
        if (w->trace->articles[articles.items[i]].story == story) put_article(w, articles.items[i]);
    put(w, "    }\n");
}

static void put_story(writer *w, uint32_t number) {
    const hsy_story *story = &w->trace->stories.items[number];
    hsy_indices articles = story->articles;
    hsy_slice counts = hsy_counted(w->out->arena, articles.count, "article");
    hsy_slice origins = hsy_counted(w->out->arena, story->origins, "independent origin");
    hsy_buffer_print(w->out, "  subgraph cluster_story%u {\n    label=\"", story->id);
    put_words(w, hsy_story_title(w->trace, story));
    hsy_buffer_print(w->out, "\\n%.*s, %.*s\"; color=\"#bbbbbb\"; fontsize=12;\n", HSY_PRINT(counts),
                     HSY_PRINT(origins));
    put_times(w, number, articles);
    for (size_t i = 0; i < articles.count; i++) {
        uint32_t group = w->trace->articles[articles.items[i]].text_group;
        if (group == HSY_NONE) {
            put_article(w, articles.items[i]);
        } else if (!w->is_put[group]) {
            w->is_put[group] = true;
            put_text(w, group, number);
        }
    }
    put(w, "  }\n");
}

void hsy_output_trace_dot(hsy_buffer *out, const hsy_trace *trace) {
    writer all = {out, trace, hsy_by_story_of(out->arena, trace), {.nodes = {0}}, NULL}, *w = &all;
    w->graph = hsy_graph_of(out->arena, trace, &w->by.named);
    w->is_put = HSY_NEW_ARRAY(out->arena, bool, trace->text_groups.count + 1);
    put(w, "digraph trace {\n"
           "  rankdir=LR; ranksep=0.6; nodesep=0.15; fontname=\"Helvetica\";\n"
           "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"Helvetica\", fontsize=10];\n"
           "  edge [fontname=\"Helvetica\", fontsize=8, arrowsize=0.7];\n");
    for (size_t i = trace->count; i < w->graph.nodes.count; i++) put_party(w, (uint32_t)i);
    for (size_t i = 0; i < trace->stories.count; i++) put_story(w, (uint32_t)i);
    hsy_indices lone = hsy_parts_of_story(&w->by, HSY_NONE)->articles;
    for (size_t i = 0; i < lone.count; i++) put_article(w, lone.items[i]);
    for (size_t i = 0; i < w->graph.edges.count; i++) put_edge(w, &w->graph.edges.items[i]);
    put(w, "}\n");
}
