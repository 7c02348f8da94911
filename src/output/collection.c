/* What a collection holds, in numbers. */
#include "output/json.h"
#include "output/output.h"

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
