#include "output/marks.h"

#include <stdlib.h>

static int order(uint32_t a, uint32_t b) { return a < b ? -1 : a > b; }

/* At one place: ends before beginnings, the inner end first, the outer beginning first. */
static int compare(const void *a, const void *b) {
    const hsy_mark *x = a, *y = b;
    if (x->at != y->at) return order(x->at, y->at);
    if (x->is_end != y->is_end) return x->is_end ? -1 : 1;
    if (x->other != y->other) return order(y->other, x->other);
    return x->is_end ? order(y->number, x->number) : order(x->number, y->number);
}

hsy_marks hsy_marks_of(hsy_arena *arena, const hsy_statement_list *list) {
    hsy_marks marks = {0};
    for (uint32_t number = 0; number < list->count; number++)
        for (size_t i = 0; i < list->items[number].content.count; i++) {
            hsy_span span = list->items[number].content.items[i];
            HSY_PUSH(arena, &marks, ((hsy_mark){span.start, span.end, number, false}));
            HSY_PUSH(arena, &marks, ((hsy_mark){span.end, span.start, number, true}));
        }
    if (marks.count) qsort(marks.items, marks.count, sizeof *marks.items, compare);
    return marks;
}
