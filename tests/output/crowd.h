/* An invented story of any size, for tests of what becomes of large ones. */
#ifndef HEARSAY_TESTS_OUTPUT_CROWD_H
#define HEARSAY_TESTS_OUTPUT_CROWD_H

#include "tests/test.h"
#include "trace/trace.h"

/* A story of `count` articles: two thirds carry an agency's text, the others report themselves; every 40th copies the
 * one before it, so that there are chains. */
static inline hsy_trace make_crowd(hsy_arena *arena, uint32_t count) {
    hsy_reading *readings = HSY_NEW_ARRAY(arena, hsy_reading, count);
    hsy_trace trace = {.readings = readings, .count = count, .articles = HSY_NEW_ARRAY(arena, hsy_traced, count)};
    hsy_story story = {.origins = 1};
    hsy_indices text = {0};
    for (uint32_t i = 0; i < count; i++) {
        hsy_article *article = &readings[i].article;
        article->path = hsy_arena_print(arena, "p/%05u.html", i);
        article->outlet_name = hsy_arena_print(arena, "Outlet %u", i);
        article->title = HSY_S("A ferry ran aground");
        article->published = hsy_arena_print(arena, "2031-05-%02uT%02u:%02u:00Z", 1 + i % 3, i % 24, i % 60);
        trace.articles[i] = (hsy_traced){0, i % 3 ? 0 : HSY_NONE, {0}};
        HSY_PUSH(arena, &story.articles, i);
        if (i % 3 == 0) continue;
        HSY_PUSH(arena, &text, i);
        hsy_relay credit = {HSY_PARTY_AGENCY, 0, HSY_S("Meridian"), i, HSY_RELAY_CREDITS, -1, {0}};
        hsy_relay copy = {HSY_PARTY_ARTICLE, i - 1, {0}, i, HSY_RELAY_COPIES, 0.9, {0}};
        HSY_PUSH(arena, &trace.relays, i % 40 ? credit : copy);
    }
    HSY_PUSH(arena, &trace.stories, story);
    HSY_PUSH(arena, &trace.text_groups, text);
    return trace;
}

#endif
