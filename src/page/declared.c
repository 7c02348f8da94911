/* What a page declares itself to be: schema.org types, og:type, whether it is free, which page comes next.
 *
 *     {"@type": "LiveBlogPosting", "isAccessibleForFree": "False"}    live, not free
 *     <meta property="og:type" content="video.other">                  video
 *     <link rel="next" href="/dam?page=2">                             next
 *
 * Only objects at the top of JSON-LD or of its @graph count: an index lists articles, an article embeds videos.
 */
#include "page/kind.h"

#include "base/slice.h"

enum { LISTS_DEEPEST = 4 };

static hsy_slice string_of(yyjson_val *value) {
    return (hsy_slice){yyjson_get_str(value), yyjson_is_str(value) ? yyjson_get_len(value) : 0};
}

static bool has(hsy_slice text, const char *word) {
    return hsy_slice_find_ascii_case(text, hsy_slice_from_c(word), 0) != HSY_NOT_FOUND;
}

static uint32_t called_of(hsy_slice type) {
    static const char *const indexes[] = {"CollectionPage", "SearchResultsPage", "ProfilePage"};
    if (has(type, "LiveBlogPosting")) return HSY_CALLED_LIVE | HSY_CALLED_ARTICLE;
    if (has(type, "ImageGallery") || has(type, "MediaGallery")) return HSY_CALLED_GALLERY;
    if (has(type, "VideoObject")) return HSY_CALLED_VIDEO;
    if (has(type, "Article") || hsy_slice_ends(type, HSY_S("Posting"))) return HSY_CALLED_ARTICLE;
    for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++)
        if (hsy_slice_ends(type, hsy_slice_from_c(indexes[i]))) return HSY_CALLED_INDEX;
    return 0;
}

static void read_free(hsy_declared *declared, yyjson_val *value) {
    hsy_slice word = string_of(value);
    declared->is_free |= yyjson_is_true(value) || has(word, "true");
    declared->is_not_free |= yyjson_is_false(value) || has(word, "false");
}

/* {"isAccessibleForFree": false, "cssSelector": ".locked"}: the last name of the selector. */
static void read_walled(hsy_declared *declared, yyjson_val *parts) {
    yyjson_val *part = yyjson_is_arr(parts) ? yyjson_arr_get_first(parts) : parts;
    hsy_slice selector = string_of(yyjson_obj_get(part, "cssSelector"));
    size_t dot = selector.length;
    while (dot > 0 && selector.at[dot - 1] != '.') dot--;
    if (dot > 0) declared->walled = hsy_slice_trim(hsy_slice_sub(selector, dot, selector.length));
}

static uint32_t number_of(yyjson_val *value) {
    hsy_slice digits = string_of(value);
    uint32_t number =
        yyjson_is_uint(value) && yyjson_get_uint(value) < UINT32_MAX ? (uint32_t)yyjson_get_uint(value) : 0;
    for (size_t i = 0; i < digits.length && i < 8 && hsy_is_digit(digits.at[i]); i++)
        number = number * 10 + (uint32_t)(digits.at[i] - '0');
    return number;
}

static void read_object(hsy_declared *declared, yyjson_val *object) {
    yyjson_val *types = yyjson_obj_get(object, "@type"), *item;
    uint32_t called = called_of(string_of(types));
    size_t i, count;
    yyjson_arr_foreach(types, i, count, item) called |= called_of(string_of(item));
    declared->called |= called;
    if (!called) return;
    read_free(declared, yyjson_obj_get(object, "isAccessibleForFree"));
    read_walled(declared, yyjson_obj_get(object, "hasPart"));
    uint32_t words = number_of(yyjson_obj_get(object, "wordCount"));
    if (called & HSY_CALLED_ARTICLE && words > declared->words) declared->words = words;
}

static void read_list(hsy_declared *declared, yyjson_val *value, int depth) {
    size_t i, count;
    yyjson_val *item;
    if (depth > LISTS_DEEPEST) return;
    if (yyjson_is_obj(value)) {
        read_object(declared, value);
        read_list(declared, yyjson_obj_get(value, "@graph"), depth + 1);
    }
    yyjson_arr_foreach(value, i, count, item) read_list(declared, item, depth + 1);
}

void hsy_declared_json(hsy_declared *declared, yyjson_val *root) { read_list(declared, root, 0); }

void hsy_declared_meta(hsy_declared *declared, hsy_slice name, hsy_slice content) {
    if (hsy_slice_equal(name, HSY_S("og:type"))) {
        if (hsy_slice_starts(content, HSY_S("video"))) declared->called |= HSY_CALLED_VIDEO;
    } else if (hsy_slice_equal(name, HSY_S("article:content_tier"))) {
        declared->is_free |= hsy_slice_equal(content, HSY_S("free"));
        declared->is_not_free |= hsy_slice_equal(content, HSY_S("locked"));
    } else if (hsy_slice_equal(name, HSY_S("isAccessibleForFree"))) {
        declared->is_free |= hsy_slice_equal_ascii_case(content, HSY_S("true"));
        declared->is_not_free |= hsy_slice_equal_ascii_case(content, HSY_S("false"));
    }
}

void hsy_declared_link(hsy_declared *declared, hsy_slice relation, hsy_slice address) {
    if (hsy_slice_equal_ascii_case(relation, HSY_S("next")) && !declared->next.length) declared->next = address;
    if (hsy_slice_equal_ascii_case(relation, HSY_S("prev"))) declared->previous = address;
}
