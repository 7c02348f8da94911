#include "output/trace_words.h"

#include "base/table.h"
#include "output/words.h"

hsy_carrier_count hsy_carriers_counted(hsy_arena *arena, const hsy_carriers *carriers) {
    hsy_carrier_count count = {.articles = {0}};
    hsy_number_table seen = {0};
    for (size_t i = 0; i < carriers->count; i++) {
        const hsy_carrier *carrier = &carriers->items[i];
        uint32_t *known = hsy_number_table_put(arena, &seen, carrier->article);
        if (*known != HSY_TABLE_NEW) continue;
        *known = 0;
        HSY_PUSH(arena, &count.articles, carrier->article);
        count.certainties[carrier->certainty]++;
    }
    return count;
}

hsy_trace_sums hsy_trace_sums_of(const hsy_trace *trace) {
    hsy_trace_sums sums = {.texts = trace->count};
    int64_t first = INT64_MAX, last = INT64_MIN, time;
    for (size_t i = 0; i < trace->text_groups.count; i++)
        if (trace->text_groups.items[i].count) sums.texts -= trace->text_groups.items[i].count - 1;
    for (size_t i = 0; i < trace->stories.count; i++) sums.origins += trace->stories.items[i].origins;
    for (size_t i = 0; i < trace->count; i++) {
        hsy_slice published = trace->readings[i].article.published;
        sums.origins += trace->articles[i].story == HSY_NONE;
        if ((time = hsy_seconds_of(published)) == INT64_MAX) continue;
        if (time < first) {
            first = time;
            sums.first = published;
        }
        if (time > last) {
            last = time;
            sums.last = published;
        }
    }
    return sums;
}

hsy_slice hsy_story_title(const hsy_trace *trace, const hsy_story *story) {
    hsy_slice title = HSY_S("");
    int64_t earliest = INT64_MAX, time;
    for (size_t i = 0; i < story->articles.count; i++) {
        const hsy_article *article = &trace->readings[story->articles.items[i]].article;
        time = hsy_seconds_of(article->published);
        if (article->title.length == 0 || (title.length && time >= earliest)) continue;
        title = article->title;
        earliest = time;
    }
    return title;
}

hsy_slice hsy_relation_shown(hsy_arena *arena, const hsy_tree_node *node) {
    if (!node->relay) return HSY_S("");
    hsy_slice kind = hsy_relay_kind_name(node->relay->kind);
    if (node->share < 0) return kind;
    const char *joint = node->relay->share >= 0 ? "" : ", shares";
    return hsy_arena_print(arena, "%.*s%s %.0f %%", HSY_PRINT(kind), joint, node->share * 100);
}

const char *hsy_party_word(hsy_party_kind kind) {
    static const char *const words[] = {"not in this story", "outlet", "agency", "source"};
    return words[kind];
}

const char *hsy_finding_shown(hsy_finding_kind kind) {
    static const char *const words[] = {
        [HSY_FINDING_CIRCULAR] = "They rest on one another",
        [HSY_FINDING_CAVEAT_LOST] = "A caveat was lost on the way",
        [HSY_FINDING_HEADLINE_OVERCLAIMS] = "The headline claims more than the text",
        [HSY_FINDING_FACT_CHANGED] = "A fact changed on the way",
        [HSY_FINDING_ONE_UNNAMED_SOURCE] = "All rests on one unnamed source",
        [HSY_FINDING_UNCORRECTED] = "A correction was not taken over",
        [HSY_FINDING_CREDIT_CONFLICT] = "The credits contradict the text",
    };
    return words[kind];
}
