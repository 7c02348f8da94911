#include "tests/trace/set.h"

#include "base/buffer.h"

hsy_reading test_reading(hsy_arena *arena, const test_article *given) {
    hsy_reading reading = {0};
    reading.article.path = hsy_slice_from_c(given->path);
    reading.article.outlet_domain = hsy_slice_from_c(given->outlet);
    reading.article.published = hsy_slice_from_c(given->published);
    reading.article.text = hsy_slice_from_c(given->text);
    reading.article.title = hsy_slice_from_c(given->title);
    reading.article.language = hsy_slice_from_c(given->language ? given->language : "en");
    if (given->credit) HSY_PUSH(arena, &reading.article.credits, hsy_slice_from_c(given->credit));
    return reading;
}

void test_add_outlet(hsy_arena *arena, hsy_reading *reading, const char *outlet, const char *words) {
    size_t at = hsy_slice_find(reading->article.text, hsy_slice_from_c(words), 0);
    assert_true(at != HSY_NOT_FOUND);
    hsy_statement statement = {.kind = HSY_KIND_INDIRECT, .parent = HSY_NO_PARENT};
    statement.speaker.name = hsy_slice_from_c(outlet);
    statement.speaker.type = HSY_SPEAKER_OUTLET;
    statement.speaker.is_named = true;
    HSY_PUSH(arena, &statement.content, ((hsy_span){(uint32_t)at, (uint32_t)(at + strlen(words))}));
    HSY_PUSH(arena, &reading->statements.list, statement);
}

const hsy_relay *test_relay(const hsy_trace *trace, hsy_relay_kind kind, uint32_t from, const char *name, uint32_t to) {
    for (size_t i = 0; i < trace->relays.count; i++) {
        const hsy_relay *relay = &trace->relays.items[i];
        bool is_from = name ? hsy_slice_equal(relay->from_name, hsy_slice_from_c(name)) : relay->from_article == from;
        if (relay->kind == kind && relay->to == to && is_from) return relay;
    }
    return NULL;
}

const char *test_origins(hsy_arena *arena, const hsy_trace *trace, uint32_t article) {
    hsy_buffer line = hsy_buffer_in(arena, 0);
    const hsy_slices *origins = &trace->articles[article].origins;
    for (size_t i = 0; i < origins->count; i++) {
        if (i) hsy_buffer_add_c(&line, " | ");
        hsy_buffer_add(&line, origins->items[i]);
    }
    return hsy_arena_c_string(arena, hsy_buffer_text(&line));
}
