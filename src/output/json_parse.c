#include "output/json_parse.h"

static void *arena_malloc(void *context, size_t size) { return hsy_arena_alloc(context, size); }

static void *arena_realloc(void *context, void *piece, size_t old_size, size_t size) {
    return hsy_arena_grow(context, piece, old_size, size);
}

static void arena_free(void *context, void *piece) {
    (void)context;
    (void)piece;
}

yyjson_val *hsy_json_parse(hsy_arena *arena, hsy_slice text, yyjson_read_err *wrong) {
    yyjson_alc in_arena = {arena_malloc, arena_realloc, arena_free, arena};
    return yyjson_doc_get_root(yyjson_read_opts((char *)(uintptr_t)text.at, text.length, 0, &in_arena, wrong));
}

hsy_slice hsy_json_text_of(hsy_arena *arena, yyjson_val *value) {
    if (!yyjson_is_str(value)) return HSY_S("");
    return hsy_utf8_repair(arena, (hsy_slice){yyjson_get_str(value), yyjson_get_len(value)}, NULL);
}

hsy_slice hsy_json_text_in(hsy_arena *arena, yyjson_val *object, const char *key) {
    return hsy_json_text_of(arena, yyjson_obj_get(object, key));
}

hsy_slices hsy_json_texts_in(hsy_arena *arena, yyjson_val *object, const char *key) {
    hsy_slices list = {0};
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(object, key), index, count, value) {
        hsy_slice text = hsy_json_text_of(arena, value);
        if (text.length) HSY_PUSH(arena, &list, text);
    }
    return list;
}

int hsy_json_named(hsy_slice name, hsy_slice (*name_of)(int), int count, int otherwise) {
    for (int i = 0; i < count; i++)
        if (hsy_slice_equal(name, name_of(i))) return i;
    return otherwise;
}

bool hsy_json_span_between(const hsy_points *points, yyjson_val *start, yyjson_val *end, hsy_span *span) {
    *span = (hsy_span){0, 0};
    if (!yyjson_is_uint(start) || !yyjson_is_uint(end)) return false;
    hsy_span read = {(uint32_t)hsy_points_byte(points, (size_t)yyjson_get_uint(start)),
                     (uint32_t)hsy_points_byte(points, (size_t)yyjson_get_uint(end))};
    if (read.start >= read.end) return false;
    *span = read;
    return true;
}

bool hsy_json_span_of(const hsy_points *points, yyjson_val *value, hsy_span *span) {
    return hsy_json_span_between(points, yyjson_arr_get(value, 0), yyjson_arr_get(value, 1), span);
}
