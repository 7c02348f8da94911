#include "output/marks.h"

#include <stdlib.h>

static int order(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

/* At one place: ends before beginnings, the inner end first, the outer beginning first. */
static int compare(const void *a, const void *b) {
    const hsy_mark *x = a, *y = b;
    if (x->at != y->at) return order(x->at, y->at);
    if (x->is_end != y->is_end) return x->is_end ? -1 : 1;
    if (x->other != y->other) return order(y->other, x->other);
    if (x->part != y->part) return x->is_end ? order(y->part, x->part) : order(x->part, y->part);
    return x->is_end ? order(y->number, x->number) : order(x->number, y->number);
}

static void add_spans(hsy_arena *arena, hsy_marks *marks, uint32_t number, hsy_mark_part part, hsy_spans spans) {
    for (size_t i = 0; i < spans.count; i++) {
        hsy_span span = spans.items[i];
        if (span.start >= span.end) continue;
        HSY_PUSH(arena, marks, ((hsy_mark){span.start, span.end, number, false, part}));
        HSY_PUSH(arena, marks, ((hsy_mark){span.end, span.start, number, true, part}));
    }
}

static hsy_marks sorted(hsy_marks marks) {
    if (marks.count) qsort(marks.items, marks.count, sizeof *marks.items, compare);
    return marks;
}

hsy_marks hsy_marks_of(hsy_arena *arena, const hsy_statement_list *list) {
    hsy_marks marks = {0};
    for (uint32_t i = 0; i < list->count; i++) add_spans(arena, &marks, i, HSY_MARK_CONTENT, list->items[i].content);
    return sorted(marks);
}

hsy_marks hsy_marks_of_all(hsy_arena *arena, const hsy_statement_list *list) {
    hsy_marks marks = {0};
    for (uint32_t i = 0; i < list->count; i++) {
        add_spans(arena, &marks, i, HSY_MARK_CONTENT, list->items[i].content);
        add_spans(arena, &marks, i, HSY_MARK_SOURCE, list->items[i].source);
        add_spans(arena, &marks, i, HSY_MARK_CUE, list->items[i].cue);
    }
    return sorted(marks);
}
