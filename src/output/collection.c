/* What is asked of a collection: its counts, and what a search found. */
#include "output/json.h"
#include "output/output.h"
#include "output/paint.h"

enum { DEFAULT_WIDTH = 80, MOST_LINES = 4 }; /* columns; lines of a passage */

typedef struct counted {
    const char *name;
    size_t count;
} counted;

enum { COUNTS = 8 };

static void list_counts(const hsy_stats *stats, counted counts[COUNTS]) {
    const counted all[COUNTS] = {
        {"articles", stats->articles}, {"versions", stats->versions},       {"outlets", stats->outlets},
        {"stories", stats->stories},   {"text_groups", stats->text_groups}, {"statements", stats->statements},
        {"claims", stats->claims},     {"relays", stats->relays},
    };
    for (size_t i = 0; i < COUNTS; i++) counts[i] = all[i];
}

void hsy_output_stats_json(hsy_buffer *out, const hsy_stats *stats) {
    hsy_json json = {out, false};
    counted counts[COUNTS];
    list_counts(stats, counts);
    hsy_json_open(&json, '{');
    for (size_t i = 0; i < COUNTS; i++) {
        hsy_json_key(&json, counts[i].name);
        hsy_json_number(&json, counts[i].count);
    }
    hsy_json_field(&json, "first", stats->first);
    hsy_json_field(&json, "last", stats->last);
    hsy_json_close(&json, '}');
    hsy_buffer_add_byte(out, '\n');
}

void hsy_output_stats_text(hsy_buffer *out, const hsy_stats *stats) {
    counted counts[COUNTS];
    list_counts(stats, counts);
    for (size_t i = 0; i < COUNTS; i++) {
        hsy_slice name = hsy_slice_from_c(counts[i].name);
        if (hsy_slice_equal(name, HSY_S("text_groups"))) name = HSY_S("text groups");
        hsy_buffer_print(out, "%10zu  %.*s\n", counts[i].count, HSY_PRINT(name));
    }
    if (stats->first.length)
        hsy_buffer_print(out, "from %.*s to %.*s\n", HSY_PRINT(hsy_output_safe(out->arena, stats->first)),
                         HSY_PRINT(hsy_output_safe(out->arena, stats->last)));
}

void hsy_output_found_json(hsy_buffer *out, const hsy_found *found) {
    hsy_json json = {out, false};
    hsy_json_open(&json, '{');
    hsy_json_key(&json, "id");
    hsy_json_number(&json, (size_t)found->id);
    hsy_json_field(&json, "outlet", found->outlet);
    hsy_json_field(&json, "published", found->published);
    hsy_json_field(&json, "title", found->title);
    hsy_json_field(&json, "snippet", found->snippet);
    hsy_json_close(&json, '}');
    hsy_buffer_add_byte(out, '\n');
}

/* The passage with what matches in bold. */
static void paint_snippet(hsy_painter *painter, hsy_slice snippet) {
    while (snippet.at) {
        hsy_paint(painter, HSY_STYLE_PLAIN, hsy_slice_cut(&snippet, '\2'));
        if (snippet.at) hsy_paint(painter, HSY_STYLE_BOLD, hsy_slice_cut(&snippet, '\3'));
    }
}

void hsy_output_found_text(hsy_buffer *out, const hsy_found *found, const hsy_view *view) {
    unsigned width = view->width ? view->width : DEFAULT_WIDTH;
    hsy_painter painter = {out->arena, view->colour, {0}};
    hsy_paint_print(&painter, HSY_STYLE_DIM, "%lld  ", (long long)found->id);
    hsy_paint(&painter, HSY_STYLE_BOLD, found->title);
    hsy_lines_print(out, hsy_paint_lines(&painter, width, MOST_LINES), HSY_S(""), HSY_S("   "));
    hsy_paint(&painter, HSY_STYLE_NAME, found->outlet);
    if (found->outlet.length && found->published.length) hsy_paint(&painter, HSY_STYLE_DIM, HSY_S(" · "));
    hsy_paint(&painter, HSY_STYLE_DIM, found->published);
    hsy_lines_print(out, hsy_paint_lines(&painter, width - 3, 1), HSY_S("   "), HSY_S("   "));
    paint_snippet(&painter, found->snippet);
    hsy_lines_print(out, hsy_paint_lines(&painter, width - 3, MOST_LINES), HSY_S("   "), HSY_S("   "));
    hsy_buffer_add_byte(out, '\n');
}
