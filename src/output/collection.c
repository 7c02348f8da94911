/* What a collection holds, in numbers, and where an article stands in it. */
#include "output/record.h"
#include "output/screen.h"
#include "output/words.h"

enum { WIDEST = 110 };

static void put_record(hsy_record *record, const void *what) {
    const hsy_store_counts *counts = what;
    hsy_record_number(record, "articles", counts->articles);
    hsy_record_number(record, "versions", counts->versions);
    hsy_record_number(record, "outlets", counts->outlets);
    hsy_record_number(record, "stories", counts->stories);
    hsy_record_number(record, "text_groups", counts->text_groups);
    hsy_record_number(record, "statements", counts->statements);
    hsy_record_number(record, "claims", counts->claims);
    hsy_record_number(record, "relays", counts->relays);
    hsy_record_number(record, "waiting", counts->waiting);
    hsy_record_text(record, "first", counts->first);
    hsy_record_text(record, "last", counts->last);
}

static void put_count(hsy_screen *screen, int64_t count, const char *one, const char *many) {
    hsy_screen_fixed(screen, HSY_STYLE_BOLD, hsy_arena_print(screen->painter.arena, "%10lld  ", (long long)count));
    hsy_paint_print(&screen->painter, HSY_STYLE_PLAIN, "%s", count == 1 ? one : many);
    hsy_screen_end(screen, HSY_S(""), HSY_S(""), 1);
}

static void put_text(hsy_buffer *out, const hsy_store_counts *counts, const hsy_view *view) {
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    hsy_slice first = hsy_time_shown(out->arena, counts->first), last = hsy_time_shown(out->arena, counts->last);
    put_count(&screen, counts->articles, "article", "articles");
    put_count(&screen, counts->versions, "version", "versions");
    put_count(&screen, counts->outlets, "outlet", "outlets");
    put_count(&screen, counts->text_groups, "text group", "text groups");
    put_count(&screen, counts->statements, "statement", "statements");
    put_count(&screen, counts->claims, "claim", "claims");
    put_count(&screen, counts->relays, "relay", "relays");
    put_count(&screen, counts->stories, "story", "stories");
    if (counts->waiting)
        put_count(&screen, counts->waiting, "article that waits to be traced", "articles that wait to be traced");
    if (first.length == 0) return;
    hsy_paint_print(&screen.painter, HSY_STYLE_DIM, "from %.*s to %.*s", HSY_PRINT(first), HSY_PRINT(last));
    hsy_screen_end(&screen, HSY_S(""), HSY_S(""), 0);
}

void hsy_output_stats(hsy_buffer *out, hsy_list_form form, const hsy_store_counts *counts, const hsy_view *view) {
    hsy_record_list list = {counts, 1, sizeof *counts, counts, put_record};
    if (form == HSY_LIST_TEXT)
        put_text(out, counts, view);
    else if (form == HSY_LIST_CSV)
        hsy_record_list_put(out, form, &list);
    else
        hsy_record_put(out, counts, put_record);
}

void hsy_output_place_text(hsy_buffer *out, int64_t article, int64_t story, const hsy_view *view) {
    hsy_screen screen = hsy_screen_of(out, view, WIDEST);
    hsy_paint_print(&screen.painter, HSY_STYLE_DIM, "article %lld", (long long)article);
    if (story) hsy_paint_print(&screen.painter, HSY_STYLE_DIM, " · story %lld", (long long)story);
    hsy_screen_end(&screen, HSY_S(""), HSY_S(""), 0);
}
