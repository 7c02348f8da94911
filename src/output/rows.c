/* Rows of two texts side by side (rows.h).
 *
 * Of the passages those are chosen that stand in the same order in both and have the most words together (the heaviest
 * ascending chain). From one to the next both texts are walked at once: equal words go to both sides of a row, what
 * stands between them to its own side, and a line break on either side begins a new row.
 */
#include "output/rows.h"

#include "base/utf8.h"

enum { MOST_CHAINED = 4000 }; /* passages: choosing costs their square */

typedef struct builder {
    hsy_arena *arena;
    hsy_slice from, to; /* the texts */
    hsy_spans moved_from, moved_to;
    hsy_rows rows;
    hsy_row row; /* under way */
} builder;

/* Marks the passages of the heaviest chain; they come in the order of `to`. */
static bool *chain_of(hsy_arena *arena, const hsy_shared_list *list) {
    size_t count = list->count < MOST_CHAINED ? list->count : MOST_CHAINED;
    bool *chosen = HSY_NEW_ARRAY(arena, bool, list->count + 1);
    uint32_t *weight = HSY_NEW_ARRAY(arena, uint32_t, count + 1), *previous = HSY_NEW_ARRAY(arena, uint32_t, count + 1);
    uint32_t best = HSY_NONE;
    for (uint32_t i = 0; i < count; i++) {
        const hsy_shared *shared = &list->items[i];
        weight[i] = shared->words;
        previous[i] = HSY_NONE;
        for (uint32_t k = 0; k < i; k++) {
            const hsy_shared *other = &list->items[k];
            bool comes_before =
                other->whole.from.end <= shared->whole.from.start && other->whole.to.end <= shared->whole.to.start;
            if (!comes_before || weight[k] + shared->words <= weight[i]) continue;
            weight[i] = weight[k] + shared->words;
            previous[i] = k;
        }
        if (best == HSY_NONE || weight[i] > weight[best]) best = i;
    }
    for (; best != HSY_NONE; best = previous[best]) chosen[best] = true;
    return chosen;
}

static bool is_letter(uint32_t c) {
    if (c < 0x80) return hsy_is_letter((char)c) || hsy_is_digit((char)c);
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}

static bool has_letters(hsy_slice text) {
    for (size_t at = 0; at < text.length;)
        if (is_letter(hsy_utf8_next(text, &at))) return true;
    return false;
}

static hsy_span trimmed(hsy_slice text, hsy_span span) {
    while (span.start < span.end && hsy_is_space(text.at[span.start])) span.start++;
    while (span.end > span.start && hsy_is_space(text.at[span.end - 1])) span.end--;
    return span;
}

static void add_piece(builder *b, bool to_side, hsy_span span, hsy_row_state state) {
    hsy_row_pieces *pieces = to_side ? &b->row.to : &b->row.from;
    hsy_slice text = to_side ? b->to : b->from;
    span = trimmed(text, span);
    if (span.start == span.end) return;
    if (state == HSY_ROW_ALONE && !has_letters(hsy_slice_span(text, span)))
        state = pieces->count ? HSY_LAST(pieces).state : HSY_ROW_SHARED;
    if (pieces->count && HSY_LAST(pieces).state == state)
        HSY_LAST(pieces).span.end = span.end;
    else
        HSY_PUSH(b->arena, pieces, ((hsy_row_piece){span, state}));
}

/* What stands in one text only, with what was moved told apart. */
static void add_alone(builder *b, bool to_side, hsy_span span) {
    const hsy_spans *moved = to_side ? &b->moved_to : &b->moved_from;
    for (size_t i = 0; i < moved->count; i++) {
        hsy_span m = moved->items[i];
        if (m.end <= span.start || m.start >= span.end) continue;
        uint32_t start = m.start > span.start ? m.start : span.start, end = m.end < span.end ? m.end : span.end;
        add_piece(b, to_side, (hsy_span){span.start, start}, HSY_ROW_ALONE);
        add_piece(b, to_side, (hsy_span){start, end}, HSY_ROW_MOVED);
        span.start = end;
    }
    add_piece(b, to_side, span, HSY_ROW_ALONE);
}

static void end_row(builder *b) {
    if (b->row.from.count || b->row.to.count) HSY_PUSH(b->arena, &b->rows, b->row);
    b->row = (hsy_row){0};
}

/* The part of `*rest` up to a line break, which is taken off with it. */
static hsy_span cut_line(hsy_slice text, hsy_span *rest) {
    size_t end = hsy_slice_find_byte(hsy_slice_sub(text, 0, rest->end), '\n', rest->start);
    hsy_span line = {rest->start, end == HSY_NOT_FOUND ? rest->end : (uint32_t)end};
    rest->start = end == HSY_NOT_FOUND ? rest->end : (uint32_t)end + 1;
    return line;
}

static bool has_line(hsy_slice text, hsy_span span) {
    return hsy_slice_find_byte(hsy_slice_sub(text, 0, span.end), '\n', span.start) != HSY_NOT_FOUND;
}

/* Marks that end a sentence belong to the words before them, though a new line begins on one side only. */
static void add_closing(builder *b, bool to_side, hsy_span *rest) {
    hsy_slice text = to_side ? b->to : b->from;
    size_t end = rest->start;
    for (size_t next = end; next < rest->end; end = next)
        if (hsy_is_space(text.at[next]) || is_letter(hsy_utf8_next(text, &next))) break;
    bool has_words = to_side ? b->row.to.count : b->row.from.count;
    if (!has_words || (end < rest->end && !hsy_is_space(text.at[end]))) return;
    add_piece(b, to_side, (hsy_span){rest->start, (uint32_t)end}, HSY_ROW_ALONE);
    rest->start = (uint32_t)end;
}

/* What stands in front of the next equal words, on each side, line beside line. */
static void add_between(builder *b, hsy_span from, hsy_span to) {
    add_closing(b, false, &from);
    add_closing(b, true, &to);
    while (has_line(b->from, from) || has_line(b->to, to)) {
        bool from_goes_on = has_line(b->from, from), to_goes_on = has_line(b->to, to);
        if (from_goes_on) add_alone(b, false, cut_line(b->from, &from));
        if (to_goes_on) add_alone(b, true, cut_line(b->to, &to));
        end_row(b);
    }
    add_alone(b, false, from);
    add_alone(b, true, to);
}

static int by_start(const hsy_span *a, const hsy_span *b) { return a->start < b->start ? -1 : a->start > b->start; }

/* Puts a span into a list that is sorted. */
static void insert(hsy_arena *arena, hsy_spans *list, hsy_span span) {
    HSY_PUSH(arena, list, span);
    for (size_t i = list->count - 1; i > 0 && by_start(&list->items[i], &list->items[i - 1]) < 0; i--) {
        hsy_span swapped = list->items[i];
        list->items[i] = list->items[i - 1];
        list->items[i - 1] = swapped;
    }
}

hsy_rows hsy_rows_of(hsy_arena *arena, const hsy_comparison *comparison) {
    const hsy_shared_list *list = &comparison->passages;
    builder b = {.arena = arena, .from = comparison->from->article.text, .to = comparison->to->article.text};
    const bool *chosen = chain_of(arena, list);
    for (size_t i = 0; i < list->count; i++) {
        if (chosen[i]) continue;
        insert(arena, &b.moved_from, list->items[i].whole.from);
        insert(arena, &b.moved_to, list->items[i].whole.to);
    }
    uint32_t from = 0, to = 0;
    for (size_t i = 0; i < list->count; i++) {
        const hsy_passages *equal = &list->items[i].equal;
        for (size_t k = 0; chosen[i] && k < equal->count; k++) {
            hsy_passage run = equal->items[k];
            add_between(&b, (hsy_span){from, run.from.start}, (hsy_span){to, run.to.start});
            add_piece(&b, false, run.from, HSY_ROW_SHARED);
            add_piece(&b, true, run.to, HSY_ROW_SHARED);
            from = run.from.end;
            to = run.to.end;
        }
    }
    add_between(&b, (hsy_span){from, (uint32_t)b.from.length}, (hsy_span){to, (uint32_t)b.to.length});
    end_row(&b);
    return b.rows;
}

bool hsy_row_has(const hsy_row *row, hsy_row_state state) {
    for (size_t i = 0; i < row->from.count; i++)
        if (row->from.items[i].state == state) return true;
    for (size_t i = 0; i < row->to.count; i++)
        if (row->to.items[i].state == state) return true;
    return false;
}
