/* One node of an article in a page's data: of what kind it is, and what it refers to.
 *
 *     {"type": "heading-2", …}, {"_type": "block", "style": "h2"}, ["$", "h2", null, …]     a heading
 *     {"__ref": "Paragraph:7"}      what the store has under that name
 *     5                             the fifth node of a flattened list
 *
 * Systems name types as they like; the words in a name tell ("unordered-list-item", "TextBlockElement"). What is named
 * as a teaser, advertisement, film or embedded post is not the article's text.
 */
#include "page/tree.h"

enum { PROSE_SHORTEST = 30 /* bytes of a string that counts as prose */ };

hsy_slice hsy_node_string(yyjson_val *value) {
    return (hsy_slice){yyjson_get_str(value), yyjson_is_str(value) ? yyjson_get_len(value) : 0};
}

size_t hsy_node_prose(hsy_slice text) {
    bool is_prose = text.length >= PROSE_SHORTEST && hsy_slice_find_byte(text, ' ', 0) != HSY_NOT_FOUND;
    return is_prose ? text.length : 0;
}

/* ---- references ---- */

void hsy_tree_take_store(hsy_arena *arena, hsy_tree *tree, yyjson_val *store) {
    size_t i, count;
    yyjson_val *key, *value;
    tree->stored = HSY_NEW_ARRAY(arena, yyjson_val *, yyjson_obj_size(store));
    tree->names = (hsy_table){0};
    yyjson_obj_foreach(store, i, count, key, value) {
        tree->stored[i] = value;
        *hsy_table_put(arena, &tree->names, hsy_node_string(key)) = (uint32_t)i;
    }
}

/* [["Reactive", 1], {"title": 2, "body": 3}, "Dam breaks", [4, 5], …]: numbers are places in the list. */
void hsy_tree_take_list(hsy_arena *arena, hsy_tree *tree, yyjson_val *root) {
    yyjson_val *first = yyjson_arr_get_first(root), *item;
    tree->flat = NULL;
    bool is_marked =
        yyjson_is_arr(first) && yyjson_is_str(yyjson_arr_get_first(first)) && yyjson_is_uint(yyjson_arr_get(first, 1));
    bool is_numbered = yyjson_is_obj(first) && yyjson_obj_size(first) > 0;
    size_t i, count;
    yyjson_val *key;
    if (is_numbered) {
        yyjson_obj_foreach(first, i, count, key, item) is_numbered &= yyjson_is_int(item);
    }
    if (!is_marked && !is_numbered) return;
    tree->flat_count = yyjson_arr_size(root);
    tree->flat = HSY_NEW_ARRAY(arena, yyjson_val *, tree->flat_count);
    yyjson_arr_foreach(root, i, count, item) tree->flat[i] = item;
}

yyjson_val *hsy_node_follow(const hsy_tree *tree, yyjson_val *node) {
    if (tree->flat && yyjson_is_uint(node)) {
        uint64_t at = yyjson_get_uint(node);
        return at < tree->flat_count ? tree->flat[at] : node;
    }
    if (!tree->stored || !yyjson_is_obj(node)) return node;
    hsy_slice name = hsy_node_string(yyjson_obj_get(node, "__ref"));
    if (!name.length && hsy_slice_equal(hsy_node_string(yyjson_obj_get(node, "type")), HSY_S("id")))
        name = hsy_node_string(yyjson_obj_get(node, "id"));
    const uint32_t *at = name.length ? hsy_table_get(&tree->names, name) : NULL;
    return at ? tree->stored[*at] : node;
}

yyjson_val *hsy_node_member(const hsy_tree *tree, yyjson_val *object, const char *key) {
    return hsy_node_follow(tree, yyjson_obj_get(object, key));
}

hsy_slice hsy_node_field(const hsy_tree *tree, yyjson_val *object, const char *key) {
    return hsy_node_string(hsy_node_member(tree, object, key));
}

/* ---- names ---- */

static bool has(hsy_slice text, const char *word) {
    return hsy_slice_find_ascii_case(text, hsy_slice_from_c(word), 0) != HSY_NOT_FOUND;
}

static bool is_one_of(hsy_slice text, const char *const words[]) {
    for (; *words; words++)
        if (hsy_slice_equal_ascii_case(text, hsy_slice_from_c(*words))) return true;
    return false;
}

static bool has_one_of(hsy_slice text, const char *const words[]) {
    for (; *words; words++)
        if (has(text, *words)) return true;
    return false;
}

/* Members that hold other articles, or what is said around this one. */
bool hsy_node_has_others(hsy_slice key) {
    static const char *const words[] = {"related",    "recommend", "teaser",   "promo",   "comment", "sidebar",
                                        "footer",     "trending",  "mostread", "latest",  "banner",  "advert",
                                        "newsletter", "menu",      "navig",    "mostpop", NULL};
    return has_one_of(key, words);
}

bool hsy_node_has_text(hsy_slice key) {
    static const char *const keys[] = {"text",   "content", "value", "html",   "body",     "paragraph",
                                       "markup", "copy",    "p",     "__html", "children", NULL};
    return is_one_of(key, keys);
}

bool hsy_node_has_children(hsy_slice key) {
    static const char *const keys[] = {"children",
                                       "content",
                                       "content_elements",
                                       "contentelements",
                                       "elements",
                                       "nodes",
                                       "blocks",
                                       "items",
                                       "data",
                                       "spans",
                                       "text",
                                       "value",
                                       "paragraphs",
                                       "root",
                                       "document",
                                       "body",
                                       "json",
                                       "fields",
                                       "props",
                                       "inlines",
                                       "rows",
                                       "cells",
                                       "list_items",
                                       "attributes",
                                       "dangerouslySetInnerHTML",
                                       "sections",
                                       "parts",
                                       "components",
                                       NULL};
    return is_one_of(key, keys);
}

static hsy_node_kind kind_of_tag(hsy_slice tag) {
    static const char *const inlines[] = {"a", "b", "i", "em", "strong", "span", "u", "sub", "sup", "mark", NULL};
    static const char *const others[] = {"script", "style",    "svg",   "nav",   "footer", "button",
                                         "form",   "iframe",   "aside", "video", "path",   "header",
                                         "input",  "noscript", "link",  "meta",  NULL};
    if (hsy_slice_equal_ascii_case(tag, HSY_S("a"))) return HSY_NODE_LINK;
    if (is_one_of(tag, inlines)) return HSY_NODE_INLINE;
    if (is_one_of(tag, others)) return HSY_NODE_OTHER;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("p"))) return HSY_NODE_PARAGRAPH;
    if (tag.length == 2 && hsy_to_lower(tag.at[0]) == 'h' && hsy_is_digit(tag.at[1])) return HSY_NODE_HEADING;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("ul")) || hsy_slice_equal_ascii_case(tag, HSY_S("ol")))
        return HSY_NODE_LIST;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("li"))) return HSY_NODE_ITEM;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("blockquote"))) return HSY_NODE_QUOTE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("figure")) || hsy_slice_equal_ascii_case(tag, HSY_S("img")))
        return HSY_NODE_IMAGE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("table"))) return HSY_NODE_TABLE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("tr"))) return HSY_NODE_ROW;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("td")) || hsy_slice_equal_ascii_case(tag, HSY_S("th")))
        return HSY_NODE_CELL;
    return hsy_slice_equal_ascii_case(tag, HSY_S("pre")) ? HSY_NODE_CODE : HSY_NODE_PLAIN;
}

/* What the words in the name of a type say; the earlier decide ("list-item" before "list", "blockquote" before
 * "block"). */
static hsy_node_kind kind_of_type(hsy_slice type) {
    static const struct {
        const char *word;
        hsy_node_kind kind;
    } words[] = {
        {"interstitial", HSY_NODE_OTHER}, {"related", HSY_NODE_OTHER},     {"teaser", HSY_NODE_OTHER},
        {"newsletter", HSY_NODE_OTHER},   {"advert", HSY_NODE_OTHER},      {"promo", HSY_NODE_OTHER},
        {"readmore", HSY_NODE_OTHER},     {"read-more", HSY_NODE_OTHER},   {"read_more", HSY_NODE_OTHER},
        {"video", HSY_NODE_OTHER},        {"audio", HSY_NODE_OTHER},       {"embed", HSY_NODE_OTHER},
        {"social", HSY_NODE_OTHER},       {"poll", HSY_NODE_OTHER},        {"paywall", HSY_NODE_OTHER},
        {"subscri", HSY_NODE_OTHER},      {"raw_html", HSY_NODE_OTHER},    {"correction", HSY_NODE_OTHER},
        {"divider", HSY_NODE_OTHER},      {"image", HSY_NODE_IMAGE},       {"picture", HSY_NODE_IMAGE},
        {"photo", HSY_NODE_IMAGE},        {"figure", HSY_NODE_IMAGE},      {"gallery", HSY_NODE_OTHER},
        {"list-item", HSY_NODE_ITEM},     {"listitem", HSY_NODE_ITEM},     {"list_item", HSY_NODE_ITEM},
        {"quote", HSY_NODE_QUOTE},        {"list", HSY_NODE_LIST},         {"head", HSY_NODE_HEADING},
        {"subtitle", HSY_NODE_HEADING},   {"crosshead", HSY_NODE_HEADING}, {"code", HSY_NODE_CODE},
        {"hyperlink", HSY_NODE_LINK},     {"link", HSY_NODE_LINK},         {"row", HSY_NODE_ROW},
        {"cell", HSY_NODE_CELL},          {"table", HSY_NODE_TABLE},       {"paragraph", HSY_NODE_PARAGRAPH},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has(type, words[i].word)) return words[i].kind;
    if (hsy_slice_equal(type, HSY_S("ad")) || hsy_slice_equal(type, HSY_S("ads"))) return HSY_NODE_OTHER;
    return kind_of_tag(type);
}

static hsy_slice type_of(const hsy_tree *tree, yyjson_val *object) {
    static const char *const keys[] = {"listItem", "type", "_type", "nodeType", "__typename", "tag", "tagName", "kind"};
    hsy_slice style = hsy_node_field(tree, object, "style");
    if (hsy_node_field(tree, object, "listItem").length) return HSY_S("list-item");
    if (style.length == 2 && style.at[0] == 'h') return style;
    if (hsy_slice_equal(style, HSY_S("blockquote"))) return style;
    for (size_t i = 1; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice type = hsy_node_field(tree, object, keys[i]);
        if (type.length) return type;
    }
    return (hsy_slice){0};
}

bool hsy_node_is_element(yyjson_val *array) {
    return yyjson_arr_size(array) >= 4 && hsy_slice_equal(hsy_node_string(yyjson_arr_get_first(array)), HSY_S("$"));
}

hsy_node_kind hsy_node_kind_of(const hsy_tree *tree, yyjson_val *node) {
    if (yyjson_is_obj(node)) return kind_of_type(type_of(tree, node));
    return hsy_node_is_element(node) ? kind_of_tag(hsy_node_string(yyjson_arr_get(node, 1))) : HSY_NODE_PLAIN;
}
