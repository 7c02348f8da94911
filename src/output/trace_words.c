#include "output/trace_words.h"

#include <stdlib.h>

#include "base/buffer.h"
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

size_t hsy_story_texts(hsy_arena *arena, const hsy_trace *trace, const hsy_story *story) {
    hsy_number_table seen = {0};
    size_t texts = story->articles.count;
    for (size_t i = 0; i < story->articles.count; i++) {
        uint32_t group = trace->articles[story->articles.items[i]].text_group;
        if (group == HSY_NONE) continue;
        uint32_t *known = hsy_number_table_put(arena, &seen, group);
        if (*known != HSY_TABLE_NEW) texts--;
        *known = 0;
    }
    return texts;
}

hsy_slice hsy_story_counted(hsy_arena *arena, const hsy_trace *trace, const hsy_story *story) {
    hsy_slice articles = hsy_counted(arena, story->articles.count, "article");
    hsy_slice different = hsy_counted(arena, hsy_story_texts(arena, trace, story), "text");
    hsy_slice origins = hsy_counted(arena, story->origins, "independent origin");
    return hsy_arena_print(arena, "%.*s · %.*s · %.*s", HSY_PRINT(articles), HSY_PRINT(different), HSY_PRINT(origins));
}

typedef struct carried {
    hsy_slice party; /* "agency:Associated Press" */
    uint32_t articles;
} carried;

HSY_VECTOR_TYPE(carried_list, carried);

static int compare_carried(const void *a, const void *b) {
    const carried *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    return hsy_slice_compare(x->party, y->party);
}

/* How many of the articles carry each party, those that most carry first. */
static carried_list carried_of(hsy_arena *arena, const hsy_trace *trace, hsy_indices articles) {
    hsy_table known = {0};
    carried_list list = {0};
    for (size_t i = 0; i < articles.count; i++) {
        hsy_slices origins = trace->articles[articles.items[i]].origins;
        for (size_t o = 0; o < origins.count; o++) {
            if (hsy_slice_find_byte(origins.items[o], ':', 0) == HSY_NOT_FOUND) continue; /* "own" */
            uint32_t *index = hsy_table_put(arena, &known, origins.items[o]);
            if (*index == HSY_TABLE_NEW) {
                *index = (uint32_t)list.count;
                HSY_PUSH(arena, &list, ((carried){origins.items[o], 0}));
            }
            list.items[*index].articles++;
        }
    }
    if (list.count) qsort(list.items, list.count, sizeof *list.items, compare_carried);
    return list;
}

hsy_slice hsy_carried_shown(hsy_arena *arena, const hsy_trace *trace, hsy_indices articles) {
    enum { MOST_SHOWN = 2 };
    carried_list list = carried_of(arena, trace, articles);
    hsy_buffer shown = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < list.count && i < MOST_SHOWN && list.items[i].articles > 1; i++) {
        hsy_slice name = list.items[i].party;
        hsy_slice_cut(&name, ':');
        hsy_buffer_print(&shown, "%s%u %s%.*s", i ? ", " : "", list.items[i].articles, i ? "" : "carry ",
                         HSY_PRINT(name));
    }
    return hsy_buffer_text(&shown);
}

hsy_slice hsy_relation_shown(hsy_arena *arena, const hsy_tree_node *node, bool is_short) {
    if (!node->relay) return HSY_S("");
    hsy_slice kind = hsy_relay_kind_name(node->relay->kind);
    if (node->share < 0) return kind;
    const char *joint = node->relay->share >= 0 ? "" : is_short ? "," : ", shares";
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

const char *hsy_finding_word(hsy_finding_kind kind) {
    static const char *const words[] = {
        [HSY_FINDING_CIRCULAR] = "circular",
        [HSY_FINDING_CAVEAT_LOST] = "caveat lost",
        [HSY_FINDING_HEADLINE_OVERCLAIMS] = "headline overclaims",
        [HSY_FINDING_FACT_CHANGED] = "fact changed",
        [HSY_FINDING_ONE_UNNAMED_SOURCE] = "one unnamed source",
        [HSY_FINDING_UNCORRECTED] = "uncorrected",
        [HSY_FINDING_CREDIT_CONFLICT] = "credit conflict",
    };
    return words[kind];
}

const char *hsy_status_word(hsy_status status) {
    static const char *const words[] = {
        [HSY_STATUS_UNCONFIRMED] = "unconfirmed",
        [HSY_STATUS_CONFIRMED] = "confirmed",
        [HSY_STATUS_DENIED] = "denied",
        [HSY_STATUS_DISPUTED] = "disputed",
        [HSY_STATUS_SINGLE_SOURCE] = "single source",
    };
    return words[status];
}

hsy_style hsy_status_style(hsy_status status) {
    static const hsy_style styles[] = {
        [HSY_STATUS_UNCONFIRMED] = HSY_STYLE_UNCONFIRMED, [HSY_STATUS_CONFIRMED] = HSY_STYLE_ASSERTED,
        [HSY_STATUS_DENIED] = HSY_STYLE_DENIED,           [HSY_STATUS_DISPUTED] = HSY_STYLE_DENIED,
        [HSY_STATUS_SINGLE_SOURCE] = HSY_STYLE_HEDGED,
    };
    return styles[status];
}
