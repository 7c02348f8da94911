/* A list of nodes as markup, in its order: paragraphs, headings, lists, quotations, tables, links and pictures become
 * the elements that they would be on a page without scripts.
 *
 *     [{"type": "paragraph", "children": [{"text": "A dam "}, {"type": "link", "url": "/x", "children": [{"text":
 * "broke"}]}]}]
 *     ->  <article><p>A dam <a href="/x">broke</a></p></article>
 *
 * Strings may hold markup themselves and go out as they are. What comes out is read like any page, so nothing here has
 * to be safe or well formed.
 */
#include "base/buffer.h"
#include "page/tree.h"

enum { MARKUP_MOST = 4 << 20 /* bytes */ };

typedef struct tree_writer {
    const hsy_tree *tree;
    hsy_buffer out;
    size_t steps;
} tree_writer;

static bool has_tags(hsy_slice text) {
    for (size_t at = 0; (at = hsy_slice_find_byte(text, '<', at)) != HSY_NOT_FOUND; at++)
        if (at + 1 < text.length && (hsy_is_letter(text.at[at + 1]) || text.at[at + 1] == '/')) return true;
    return false;
}

/* Text that may hold markup goes as it is; a lone "<" is not let become a tag. */
static void put_text(tree_writer *writer, hsy_slice text) {
    if (has_tags(text)) {
        hsy_buffer_add(&writer->out, text);
        return;
    }
    for (hsy_slice rest = text; rest.at;) {
        hsy_buffer_add(&writer->out, hsy_slice_cut(&rest, '<'));
        if (rest.at) hsy_buffer_add_c(&writer->out, "&lt;");
    }
}

static void put_attribute(tree_writer *writer, const char *before, hsy_slice value) {
    hsy_buffer_add_c(&writer->out, before);
    for (hsy_slice rest = value; rest.at;) {
        hsy_buffer_add(&writer->out, hsy_slice_cut(&rest, '"'));
        if (rest.at) hsy_buffer_add_c(&writer->out, "&quot;");
    }
    hsy_buffer_add_byte(&writer->out, '"');
}

static const char *tag_of_kind(hsy_node_kind kind) {
    switch (kind) {
    case HSY_NODE_PARAGRAPH: return "p";
    case HSY_NODE_HEADING: return "h2";
    case HSY_NODE_LIST: return "ul";
    case HSY_NODE_ITEM: return "li";
    case HSY_NODE_QUOTE: return "blockquote";
    case HSY_NODE_CODE: return "pre";
    case HSY_NODE_TABLE: return "table";
    case HSY_NODE_ROW: return "tr";
    case HSY_NODE_CELL: return "td";
    case HSY_NODE_LINK: return "a";
    case HSY_NODE_INLINE: return "span";
    case HSY_NODE_PLAIN:
    case HSY_NODE_IMAGE:
    case HSY_NODE_OTHER: break;
    }
    return "div";
}

static hsy_slice address_of(const hsy_tree *tree, yyjson_val *node) {
    static const char *const keys[] = {"href", "url", "uri"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice url = hsy_node_field(tree, node, keys[i]);
        if (!url.length) url = hsy_node_field(tree, hsy_node_member(tree, node, "data"), keys[i]);
        if (!url.length) url = hsy_node_field(tree, hsy_node_member(tree, node, "attrs"), keys[i]);
        if (url.length) return url;
    }
    return hsy_node_field(tree, node, "src");
}

static void put_image(tree_writer *writer, yyjson_val *node) {
    hsy_slice url = address_of(writer->tree, node), caption = hsy_node_field(writer->tree, node, "caption");
    if (!url.length) return;
    put_attribute(writer, "<figure><img src=\"", url);
    hsy_buffer_add_c(&writer->out, ">");
    if (caption.length) {
        hsy_buffer_add_c(&writer->out, "<figcaption>");
        put_text(writer, caption);
        hsy_buffer_add_c(&writer->out, "</figcaption>");
    }
    hsy_buffer_add_c(&writer->out, "</figure>");
}

/* `around` is what a node stands in: HSY_NODE_PLAIN at the top, HSY_NODE_LIST, or what holds text. */
static void put_node(tree_writer *writer, yyjson_val *node, hsy_node_kind around, int depth);

static bool is_text_around(hsy_node_kind around) {
    return around != HSY_NODE_PLAIN && around != HSY_NODE_LIST && around != HSY_NODE_TABLE && around != HSY_NODE_ROW;
}

/* What stands in a node: its members that hold text or nodes, in their order. */
static void put_inside(tree_writer *writer, yyjson_val *node, hsy_node_kind around, int depth) {
    size_t i, count;
    yyjson_val *key, *each;
    if (!yyjson_is_obj(node)) return;
    yyjson_obj_foreach(node, i, count, key, each) {
        hsy_slice name = hsy_node_string(key);
        yyjson_val *value = hsy_node_follow(writer->tree, each);
        if (yyjson_is_str(value) ? hsy_node_has_text(name) : hsy_node_has_children(name))
            put_node(writer, value, around, depth + 1);
    }
}

/* A node without a kind of its own is a paragraph when text stands right in it: in a string, or in children that are
 * nothing but text. */
static bool holds_text(const tree_writer *writer, yyjson_val *node) {
    size_t i, count;
    yyjson_val *key, *each;
    yyjson_obj_foreach(node, i, count, key, each) {
        yyjson_val *value = hsy_node_follow(writer->tree, each);
        if (yyjson_is_str(value) && hsy_node_has_text(hsy_node_string(key))) return yyjson_get_len(value) > 0;
        if (!hsy_node_has_children(hsy_node_string(key)) || !yyjson_is_arr(value)) continue;
        yyjson_val *first = hsy_node_follow(writer->tree, yyjson_arr_get_first(value));
        hsy_node_kind kind = hsy_node_kind_of(writer->tree, first);
        bool is_leaf = yyjson_is_obj(first) && hsy_node_field(writer->tree, first, "text").length > 0 &&
                       kind != HSY_NODE_PARAGRAPH && !yyjson_obj_get(first, "children");
        if (is_leaf || kind == HSY_NODE_LINK || kind == HSY_NODE_INLINE) return true;
    }
    return false;
}

/* What a node becomes where it stands: a lone node in a list is an item, a paragraph inside text is nothing. */
static hsy_node_kind kind_there(hsy_node_kind kind, hsy_node_kind around, bool has_text) {
    if (around == HSY_NODE_LIST && (kind == HSY_NODE_PLAIN || kind == HSY_NODE_PARAGRAPH)) return HSY_NODE_ITEM;
    if (is_text_around(around)) return kind == HSY_NODE_PARAGRAPH ? HSY_NODE_PLAIN : kind;
    return kind == HSY_NODE_PLAIN && has_text ? HSY_NODE_PARAGRAPH : kind;
}

/* Opens or closes the element of a kind; what has no kind is no element inside text. */
static void put_tag(tree_writer *writer, hsy_node_kind kind, hsy_node_kind around, bool is_end) {
    bool is_lone = kind == HSY_NODE_ITEM && around != HSY_NODE_LIST;
    if (kind == HSY_NODE_PLAIN && is_text_around(around)) return;
    if (is_lone && !is_end) hsy_buffer_add_c(&writer->out, "<ul>");
    hsy_buffer_print(&writer->out, is_end ? "</%s>" : "<%s>", tag_of_kind(kind));
    if (is_lone && is_end) hsy_buffer_add_c(&writer->out, "</ul>");
}

static void put_element(tree_writer *writer, yyjson_val *inside, hsy_node_kind kind, hsy_node_kind around, int depth) {
    if (kind == HSY_NODE_LINK) {
        put_attribute(writer, "<a href=\"", address_of(writer->tree, inside));
        hsy_buffer_add_byte(&writer->out, '>');
    } else {
        put_tag(writer, kind, around, false);
    }
    put_inside(writer, inside, kind == HSY_NODE_PLAIN ? around : kind, depth);
    put_tag(writer, kind, around, true);
}

static void put_node(tree_writer *writer, yyjson_val *node, hsy_node_kind around, int depth) {
    node = hsy_node_follow(writer->tree, node);
    if (depth > HSY_TREE_DEEPEST || ++writer->steps > HSY_TREE_STEPS_MOST) return;
    hsy_node_kind kind = hsy_node_kind_of(writer->tree, node);
    if (yyjson_is_str(node)) {
        bool is_paragraph = !is_text_around(around) && hsy_node_prose(hsy_node_string(node)) > 0;
        if (is_paragraph) put_tag(writer, kind_there(HSY_NODE_PARAGRAPH, around, true), around, false);
        put_text(writer, hsy_node_string(node));
        if (is_paragraph) put_tag(writer, kind_there(HSY_NODE_PARAGRAPH, around, true), around, true);
    } else if (kind == HSY_NODE_OTHER) {
        return;
    } else if (kind == HSY_NODE_IMAGE && yyjson_is_obj(node)) {
        put_image(writer, node);
    } else if (yyjson_is_obj(node)) {
        bool has_markup = has_tags(hsy_node_field(writer->tree, node, "html"));
        kind = kind_there(kind, around, !has_markup && holds_text(writer, node));
        put_element(writer, node, has_markup && kind == HSY_NODE_PARAGRAPH ? HSY_NODE_PLAIN : kind, around, depth);
    } else if (hsy_node_is_element(node)) {
        put_element(writer, yyjson_arr_get(node, 3), kind_there(kind, around, false), around, depth);
    } else {
        size_t i, count;
        yyjson_val *item;
        yyjson_arr_foreach(node, i, count, item) put_node(writer, item, around, depth + 1);
    }
}

hsy_slice hsy_tree_markup(hsy_arena *arena, const hsy_tree *tree, yyjson_val *list) {
    tree_writer writer = {.tree = tree, .out = hsy_buffer_in(arena, MARKUP_MOST)};
    hsy_buffer_add_c(&writer.out, "<article>");
    put_node(&writer, list, HSY_NODE_PLAIN, 0);
    hsy_buffer_add_c(&writer.out, "</article>");
    return hsy_buffer_text(&writer.out);
}
