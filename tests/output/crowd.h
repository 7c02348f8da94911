/* An invented story of any size, for tests of what becomes of large ones. */
#ifndef HEARSAY_TESTS_OUTPUT_CROWD_H
#define HEARSAY_TESTS_OUTPUT_CROWD_H

#include "tests/test.h"
#include "trace/trace.h"

/* A story of `count` articles, by kind: in the first two thirds carry an agency's text, the others report themselves;
 * in the second each eighth has its text from the agency or, in the third, from nobody, and is copied by the next
 * seven. */
enum { CROWD_OF_ONE, CROWD_OF_GROUPS, CROWD_OF_ORIGINS };

static inline void add_crowd_relay(hsy_arena *arena, hsy_trace *trace, uint32_t i, int kind) {
    hsy_relay credit = {HSY_PARTY_AGENCY, 0, HSY_S("Meridian"), i, HSY_RELAY_CREDITS, -1, {0}};
    hsy_relay copy = {HSY_PARTY_ARTICLE, i - i % 8, {0}, i, HSY_RELAY_COPIES, 0.9, {0}};
    bool is_copy = kind != CROWD_OF_ONE && i % 8;
    if (is_copy || kind != CROWD_OF_ORIGINS) HSY_PUSH(arena, &trace->relays, is_copy ? copy : credit);
}

static inline hsy_trace make_crowd(hsy_arena *arena, uint32_t count, int kind) {
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
        bool has_text = kind != CROWD_OF_ONE || i % 3;
        trace.articles[i] = (hsy_traced){0, has_text ? 0 : HSY_NONE, {0}};
        HSY_PUSH(arena, &story.articles, i);
        if (!has_text) continue;
        HSY_PUSH(arena, &text, i);
        add_crowd_relay(arena, &trace, i, kind);
    }
    HSY_PUSH(arena, &trace.stories, story);
    HSY_PUSH(arena, &trace.text_groups, text);
    return trace;
}

#endif
