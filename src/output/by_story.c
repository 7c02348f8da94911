#include "output/by_story.h"

#include <stdlib.h>

#include "output/words.h"

typedef struct entry {
    const hsy_article *article;
    int64_t time;
    uint32_t index;
} entry;

static int compare(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (x->time != y->time) return x->time < y->time ? -1 : 1;
    int by_path = hsy_slice_compare(x->article->path, y->article->path);
    return by_path ? by_path : (x->index > y->index) - (x->index < y->index);
}

hsy_indices hsy_articles_by_time(hsy_arena *arena, const hsy_trace *trace) {
    entry *entries = HSY_NEW_ARRAY(arena, entry, trace->count + 1);
    hsy_indices articles = {0};
    for (size_t i = 0; i < trace->count; i++) {
        const hsy_article *article = &trace->readings[i].article;
        entries[i] = (entry){article, hsy_seconds_of(article->published), (uint32_t)i};
    }
    qsort(entries, trace->count, sizeof *entries, compare);
    for (size_t i = 0; i < trace->count; i++) HSY_PUSH(arena, &articles, entries[i].index);
    return articles;
}

static hsy_story_parts *place(hsy_story_parts *stories, const hsy_trace *trace, uint32_t story) {
    return &stories[story < trace->stories.count ? story : trace->stories.count];
}

hsy_by_story hsy_by_story_of(hsy_arena *arena, const hsy_trace *trace) {
    hsy_story_parts *stories = HSY_NEW_ARRAY(arena, hsy_story_parts, trace->stories.count + 1);
    uint32_t *node_of = HSY_NEW_ARRAY(arena, uint32_t, trace->count + 1);
    for (size_t i = 0; i < trace->stories.count; i++) stories[i].articles = trace->stories.items[i].articles;
    hsy_indices articles = hsy_articles_by_time(arena, trace);
    for (uint32_t i = 0; i < articles.count; i++) {
        uint32_t article = articles.items[i];
        node_of[i] = HSY_NONE;
        if (trace->articles[article].story == HSY_NONE)
            HSY_PUSH(arena, &place(stories, trace, HSY_NONE)->articles, article);
    }
    for (uint32_t i = 0; i < trace->relays.count; i++)
        HSY_PUSH(arena, &place(stories, trace, trace->articles[trace->relays.items[i].to].story)->relays, i);
    for (uint32_t i = 0; i < trace->claims.count; i++)
        HSY_PUSH(arena, &place(stories, trace, trace->claims.items[i].story)->claims, i);
    for (uint32_t i = 0; i < trace->findings.count; i++)
        HSY_PUSH(arena, &place(stories, trace, trace->findings.items[i].story)->findings, i);
    return (hsy_by_story){trace, stories, hsy_named_of(arena, trace), node_of};
}

const hsy_story_parts *hsy_parts_of_story(const hsy_by_story *by, uint32_t story) {
    return &by->stories[story < by->trace->stories.count ? story : by->trace->stories.count];
}
