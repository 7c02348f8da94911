/* The article in a page's data: the list whose elements carry most prose, written out as markup in its order.
 *
 *     {"headline": "Dam breaks", "content_elements": [{"type": "text", "content": "The old dam …"},
 *      {"type": "header", "level": 2, "content": "Who knew"}, {"type": "image", …}, …]}
 *     ->  <article><p>The old dam …</p><h2>Who knew</h2>…
 *
 * Systems name things differently, but all have lists of nodes, and nodes with a type, children and text; so the
 * names of types are read for the words in them ("heading-2", "unordered-list-item", "TextBlockElement"), children
 * and text are looked for under the handful of keys that are in use, and what is named as a teaser, advertisement or
 * film is left out. Normalised stores, where a list holds references ({"__ref": "Paragraph:7"}), flattened ones (the
 * numbers of nodes) and elements of React (["$", "p", null, {"children": …}]) are followed.
 *
 * A list inside a list is preferred when it has nearly all of the outer one's text: the outer one lists articles. An
 * object with headline and address is an article of its own, whose text counts for no list around it; the one whose
 * headline is the page's wins. One walk, bounded in depth and steps.
 */
#include "base/buffer.h"
#include "page/script.h"

enum {
    DEEPEST = 60,
    STEPS_MOST = 2000000,   /* nodes looked at */
    MARKUP_MOST = 4 << 20,  /* bytes */
    PROSE_SHORTEST = 30,    /* bytes of a string that counts as prose */
    ARTICLE_SHORTEST = 200, /* bytes of prose in a list that is an article */
    INNER_SHARE = 70,       /* percent of an outer list's text that make the inner one the article */
    TITLE_BOOST = 4,        /* how much more the text under the page's own headline counts */
    AUTHORS_MOST = 20,
};

typedef enum node_kind {
    NODE_PLAIN, /* unknown: what is in it counts */
    NODE_PARAGRAPH,
    NODE_HEADING,
    NODE_LIST,
    NODE_ITEM,
    NODE_QUOTE,
    NODE_CODE,
    NODE_TABLE,
    NODE_ROW,
    NODE_CELL,
    NODE_LINK,
    NODE_INLINE,
    NODE_IMAGE,
    NODE_OTHER, /* not the article's text */
} node_kind;

typedef struct tree_finder {
    hsy_arena *arena;
    hsy_slice title;
    yyjson_val *store; /* of references, or NULL */
    yyjson_val **flat; /* nodes of a flattened store, or NULL */
    size_t flat_count, steps;
    yyjson_val *best, *best_owner; /* the list; the article that it stands in, or NULL */
    yyjson_val *best_store, **best_flat;
    size_t best_flat_count, best_bytes, best_weight;
} tree_finder;

static hsy_slice string_of(yyjson_val *value) {
    return (hsy_slice){yyjson_get_str(value), yyjson_is_str(value) ? yyjson_get_len(value) : 0};
}

/* ---- references ---- */

/* The node that a reference stands for, or the node itself. */
static yyjson_val *follow(const tree_finder *finder, yyjson_val *node) {
    if (finder->flat && yyjson_is_uint(node)) {
        uint64_t at = yyjson_get_uint(node);
        return at < finder->flat_count ? finder->flat[at] : node;
    }
    if (!finder->store || !yyjson_is_obj(node)) return node;
    hsy_slice name = string_of(yyjson_obj_get(node, "__ref"));
    if (!name.length && hsy_slice_equal(string_of(yyjson_obj_get(node, "type")), HSY_S("id")))
        name = string_of(yyjson_obj_get(node, "id"));
    yyjson_val *target = name.length ? yyjson_obj_getn(finder->store, name.at, name.length) : NULL;
    return target ? target : node;
}

static yyjson_val *member(const tree_finder *finder, yyjson_val *object, const char *key) {
    return follow(finder, yyjson_obj_get(object, key));
}

static hsy_slice field(const tree_finder *finder, yyjson_val *object, const char *key) {
    return string_of(member(finder, object, key));
}

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

/* ---- names ---- */

static bool is_text_key(hsy_slice key) {
    static const char *const keys[] = {"text",   "content", "value", "html",   "body",     "paragraph",
                                       "markup", "copy",    "p",     "__html", "children", NULL};
    return is_one_of(key, keys);
}

static bool is_child_key(hsy_slice key) {
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

/* Members that hold other articles, or what is said around this one. */
static bool is_other_key(hsy_slice key) {
    static const char *const words[] = {"related",    "recommend", "teaser",   "promo",   "comment", "sidebar",
                                        "footer",     "trending",  "mostread", "latest",  "banner",  "advert",
                                        "newsletter", "menu",      "navig",    "mostpop", NULL};
    return has_one_of(key, words);
}

static node_kind kind_of_tag(hsy_slice tag) {
    static const char *const inlines[] = {"a", "b", "i", "em", "strong", "span", "u", "sub", "sup", "mark", NULL};
    static const char *const others[] = {"script", "style",    "svg",   "nav",   "footer", "button",
                                         "form",   "iframe",   "aside", "video", "path",   "header",
                                         "input",  "noscript", "link",  "meta",  NULL};
    if (hsy_slice_equal_ascii_case(tag, HSY_S("a"))) return NODE_LINK;
    if (is_one_of(tag, inlines)) return NODE_INLINE;
    if (is_one_of(tag, others)) return NODE_OTHER;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("p"))) return NODE_PARAGRAPH;
    if (tag.length == 2 && hsy_to_lower(tag.at[0]) == 'h' && hsy_is_digit(tag.at[1])) return NODE_HEADING;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("ul")) || hsy_slice_equal_ascii_case(tag, HSY_S("ol"))) return NODE_LIST;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("li"))) return NODE_ITEM;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("blockquote"))) return NODE_QUOTE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("figure")) || hsy_slice_equal_ascii_case(tag, HSY_S("img")))
        return NODE_IMAGE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("table"))) return NODE_TABLE;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("tr"))) return NODE_ROW;
    if (hsy_slice_equal_ascii_case(tag, HSY_S("td")) || hsy_slice_equal_ascii_case(tag, HSY_S("th"))) return NODE_CELL;
    return hsy_slice_equal_ascii_case(tag, HSY_S("pre")) ? NODE_CODE : NODE_PLAIN;
}

/* What the words in the name of a type say; the earlier decide ("list-item" before "list", "blockquote" before
 * "block"). */
static node_kind kind_of_type(hsy_slice type) {
    static const struct {
        const char *word;
        node_kind kind;
    } words[] = {
        {"interstitial", NODE_OTHER}, {"related", NODE_OTHER},     {"teaser", NODE_OTHER},
        {"newsletter", NODE_OTHER},   {"advert", NODE_OTHER},      {"promo", NODE_OTHER},
        {"readmore", NODE_OTHER},     {"read-more", NODE_OTHER},   {"read_more", NODE_OTHER},
        {"video", NODE_OTHER},        {"audio", NODE_OTHER},       {"embed", NODE_OTHER},
        {"social", NODE_OTHER},       {"poll", NODE_OTHER},        {"paywall", NODE_OTHER},
        {"subscri", NODE_OTHER},      {"raw_html", NODE_OTHER},    {"correction", NODE_OTHER},
        {"divider", NODE_OTHER},      {"image", NODE_IMAGE},       {"picture", NODE_IMAGE},
        {"photo", NODE_IMAGE},        {"figure", NODE_IMAGE},      {"gallery", NODE_OTHER},
        {"list-item", NODE_ITEM},     {"listitem", NODE_ITEM},     {"list_item", NODE_ITEM},
        {"quote", NODE_QUOTE},        {"list", NODE_LIST},         {"head", NODE_HEADING},
        {"subtitle", NODE_HEADING},   {"crosshead", NODE_HEADING}, {"code", NODE_CODE},
        {"hyperlink", NODE_LINK},     {"link", NODE_LINK},         {"row", NODE_ROW},
        {"cell", NODE_CELL},          {"table", NODE_TABLE},       {"paragraph", NODE_PARAGRAPH},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has(type, words[i].word)) return words[i].kind;
    if (hsy_slice_equal(type, HSY_S("ad")) || hsy_slice_equal(type, HSY_S("ads"))) return NODE_OTHER;
    return kind_of_tag(type);
}

static hsy_slice type_of(const tree_finder *finder, yyjson_val *object) {
    static const char *const keys[] = {"listItem", "type", "_type", "nodeType", "__typename", "tag", "tagName", "kind"};
    hsy_slice style = field(finder, object, "style");
    if (field(finder, object, "listItem").length) return HSY_S("list-item");
    if (style.length == 2 && style.at[0] == 'h') return style;
    if (hsy_slice_equal(style, HSY_S("blockquote"))) return style;
    for (size_t i = 1; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice type = field(finder, object, keys[i]);
        if (type.length) return type;
    }
    return (hsy_slice){0};
}

static bool is_react(yyjson_val *array) {
    return yyjson_arr_size(array) >= 4 && hsy_slice_equal(string_of(yyjson_arr_get_first(array)), HSY_S("$"));
}

static node_kind kind_of_node(const tree_finder *finder, yyjson_val *node) {
    if (yyjson_is_obj(node)) return kind_of_type(type_of(finder, node));
    return is_react(node) ? kind_of_tag(string_of(yyjson_arr_get(node, 1))) : NODE_PLAIN;
}

/* Has an address and a headline: an article of its own. */
static bool is_article(yyjson_val *object) {
    static const char *const addresses[] = {"url",  "canonical_url", "canonicalUrl", "slug",      "path", "href",
                                            "link", "uri",           "websites",     "permalink", NULL};
    static const char *const headlines[] = {"headline", "headlines", "title", NULL};
    bool has_address = false, has_headline = false;
    for (size_t i = 0; addresses[i]; i++) has_address |= yyjson_obj_get(object, addresses[i]) != NULL;
    for (size_t i = 0; headlines[i]; i++) has_headline |= yyjson_obj_get(object, headlines[i]) != NULL;
    return has_address && has_headline;
}

static hsy_slice headline_of(const tree_finder *finder, yyjson_val *article) {
    hsy_slice headline = field(finder, article, "headline");
    if (!headline.length) headline = field(finder, member(finder, article, "headlines"), "basic");
    return headline.length ? headline : field(finder, article, "title");
}

/* ---- flattened stores ---- */

/* [["Reactive", 1], {"title": 2, "body": 3}, "Dam breaks", [4, 5], …]: numbers are places in the list. */
static void take_flat(tree_finder *finder, yyjson_val *root) {
    yyjson_val *first = yyjson_arr_get_first(root), *item;
    finder->flat = NULL;
    bool is_marked =
        yyjson_is_arr(first) && yyjson_is_str(yyjson_arr_get_first(first)) && yyjson_is_uint(yyjson_arr_get(first, 1));
    bool is_numbered = yyjson_is_obj(first) && yyjson_obj_size(first) > 0;
    size_t i, count;
    yyjson_val *key;
    yyjson_obj_foreach(first, i, count, key, item) is_numbered &= yyjson_is_int(item);
    if (!is_marked && !is_numbered) return;
    finder->flat_count = yyjson_arr_size(root);
    finder->flat = HSY_NEW_ARRAY(finder->arena, yyjson_val *, finder->flat_count);
    yyjson_arr_foreach(root, i, count, item) finder->flat[i] = item;
}

/* ---- finding ---- */

typedef struct found {
    size_t bytes; /* of prose that counts for a list around it */
    size_t inner; /* of the best list inside */
} found;

static size_t prose_of(hsy_slice text) {
    bool is_prose = text.length >= PROSE_SHORTEST && hsy_slice_find_byte(text, ' ', 0) != HSY_NOT_FOUND;
    return is_prose ? text.length : 0;
}

static void consider(tree_finder *finder, yyjson_val *list, yyjson_val *owner, size_t bytes) {
    hsy_slice headline = owner ? headline_of(finder, owner) : (hsy_slice){0};
    bool is_own =
        headline.length && finder->title.length && hsy_slice_find(finder->title, headline, 0) != HSY_NOT_FOUND;
    size_t weight = is_own ? bytes * TITLE_BOOST : bytes;
    if (bytes < ARTICLE_SHORTEST || weight <= finder->best_weight) return;
    finder->best = list;
    finder->best_owner = owner;
    finder->best_store = finder->store;
    finder->best_flat = finder->flat;
    finder->best_flat_count = finder->flat_count;
    finder->best_bytes = bytes;
    finder->best_weight = weight;
}

static found search(tree_finder *finder, yyjson_val *node, yyjson_val *owner, int depth);

static found search_list(tree_finder *finder, yyjson_val *list, yyjson_val *owner, int depth) {
    found all = {0, 0};
    size_t i, count, prose = 0;
    yyjson_val *each;
    yyjson_arr_foreach(list, i, count, each) {
        yyjson_val *item = follow(finder, each);
        found in = yyjson_is_str(item) ? (found){prose_of(string_of(item)), 0} : search(finder, item, owner, depth + 1);
        all.bytes += in.bytes;
        prose += in.bytes > 0;
        if (in.inner > all.inner) all.inner = in.inner;
    }
    if (prose < 2 || all.bytes * INNER_SHARE / 100 <= all.inner) return all;
    consider(finder, list, owner, all.bytes);
    all.inner = all.bytes;
    return all;
}

static found search_object(tree_finder *finder, yyjson_val *object, yyjson_val *owner, int depth) {
    found all = {0, 0};
    size_t i, count;
    yyjson_val *key, *each;
    bool is_own = is_article(object);
    if (yyjson_obj_get(object, "ROOT_QUERY")) finder->store = object;
    yyjson_obj_foreach(object, i, count, key, each) {
        hsy_slice name = string_of(key);
        if (is_other_key(name)) continue;
        yyjson_val *value = follow(finder, each);
        if (yyjson_is_str(value)) {
            if (is_text_key(name)) all.bytes += prose_of(string_of(value));
            continue;
        }
        found in = search(finder, value, is_own ? object : owner, depth + 1);
        if (is_child_key(name)) all.bytes += in.bytes;
        if (in.inner > all.inner) all.inner = in.inner;
    }
    if (is_own && kind_of_type(type_of(finder, object)) != NODE_LINK) all.bytes = all.inner = 0;
    return all;
}

static found search(tree_finder *finder, yyjson_val *node, yyjson_val *owner, int depth) {
    node = follow(finder, node);
    if (depth > DEEPEST || ++finder->steps > STEPS_MOST || !yyjson_is_ctn(node)) return (found){0, 0};
    if (kind_of_node(finder, node) == NODE_OTHER) return (found){0, 0};
    if (yyjson_is_obj(node)) return search_object(finder, node, owner, depth);
    if (!is_react(node)) return search_list(finder, node, owner, depth);
    yyjson_val *props = yyjson_arr_get(node, 3), *children = yyjson_obj_get(props, "children");
    if (yyjson_is_str(children)) return (found){prose_of(string_of(children)), 0};
    return search(finder, props, owner, depth + 1);
}

/* ---- writing ---- */

typedef struct tree_writer {
    const tree_finder *finder;
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

static const char *tag_of_kind(node_kind kind) {
    switch (kind) {
    case NODE_PARAGRAPH: return "p";
    case NODE_HEADING: return "h2";
    case NODE_LIST: return "ul";
    case NODE_ITEM: return "li";
    case NODE_QUOTE: return "blockquote";
    case NODE_CODE: return "pre";
    case NODE_TABLE: return "table";
    case NODE_ROW: return "tr";
    case NODE_CELL: return "td";
    case NODE_LINK: return "a";
    case NODE_INLINE: return "span";
    case NODE_PLAIN:
    case NODE_IMAGE:
    case NODE_OTHER: break;
    }
    return "div";
}

static hsy_slice address_of(const tree_finder *finder, yyjson_val *node) {
    static const char *const keys[] = {"href", "url", "uri"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice url = field(finder, node, keys[i]);
        if (!url.length) url = field(finder, member(finder, node, "data"), keys[i]);
        if (!url.length) url = field(finder, member(finder, node, "attrs"), keys[i]);
        if (url.length) return url;
    }
    return field(finder, node, "src");
}

static void put_image(tree_writer *writer, yyjson_val *node) {
    hsy_slice url = address_of(writer->finder, node), caption = field(writer->finder, node, "caption");
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

/* `around` is what a node stands in: NODE_PLAIN at the top, NODE_LIST, or what holds text. */
static void put_node(tree_writer *writer, yyjson_val *node, node_kind around, int depth);

static bool is_text_around(node_kind around) {
    return around != NODE_PLAIN && around != NODE_LIST && around != NODE_TABLE && around != NODE_ROW;
}

/* What stands in a node: its members that hold text or nodes, in their order. */
static void put_inside(tree_writer *writer, yyjson_val *node, node_kind around, int depth) {
    size_t i, count;
    yyjson_val *key, *each;
    yyjson_obj_foreach(node, i, count, key, each) {
        hsy_slice name = string_of(key);
        yyjson_val *value = follow(writer->finder, each);
        if (yyjson_is_str(value) ? is_text_key(name) : is_child_key(name)) put_node(writer, value, around, depth + 1);
    }
}

/* A node without a kind of its own is a paragraph when text stands right in it: in a string, or in children that are
 * nothing but text. */
static bool holds_text(const tree_writer *writer, yyjson_val *node) {
    size_t i, count;
    yyjson_val *key, *each;
    yyjson_obj_foreach(node, i, count, key, each) {
        yyjson_val *value = follow(writer->finder, each);
        if (yyjson_is_str(value) && is_text_key(string_of(key))) return yyjson_get_len(value) > 0;
        if (!is_child_key(string_of(key)) || !yyjson_is_arr(value)) continue;
        yyjson_val *first = follow(writer->finder, yyjson_arr_get_first(value));
        node_kind kind = kind_of_node(writer->finder, first);
        bool is_leaf = yyjson_is_obj(first) && field(writer->finder, first, "text").length > 0 &&
                       kind != NODE_PARAGRAPH && !yyjson_obj_get(first, "children");
        if (is_leaf || kind == NODE_LINK || kind == NODE_INLINE) return true;
    }
    return false;
}

/* What a node becomes where it stands: a lone node in a list is an item, a paragraph inside text is nothing. */
static node_kind kind_there(node_kind kind, node_kind around, bool has_text) {
    if (around == NODE_LIST && (kind == NODE_PLAIN || kind == NODE_PARAGRAPH)) return NODE_ITEM;
    if (is_text_around(around)) return kind == NODE_PARAGRAPH ? NODE_PLAIN : kind;
    return kind == NODE_PLAIN && has_text ? NODE_PARAGRAPH : kind;
}

/* Opens or closes the element of a kind; what has no kind is no element inside text. */
static void put_tag(tree_writer *writer, node_kind kind, node_kind around, bool is_end) {
    bool is_lone = kind == NODE_ITEM && around != NODE_LIST;
    if (kind == NODE_PLAIN && is_text_around(around)) return;
    if (is_lone && !is_end) hsy_buffer_add_c(&writer->out, "<ul>");
    hsy_buffer_print(&writer->out, is_end ? "</%s>" : "<%s>", tag_of_kind(kind));
    if (is_lone && is_end) hsy_buffer_add_c(&writer->out, "</ul>");
}

static void put_element(tree_writer *writer, yyjson_val *inside, node_kind kind, node_kind around, int depth) {
    if (kind == NODE_LINK) {
        put_attribute(writer, "<a href=\"", address_of(writer->finder, inside));
        hsy_buffer_add_byte(&writer->out, '>');
    } else {
        put_tag(writer, kind, around, false);
    }
    put_inside(writer, inside, kind == NODE_PLAIN ? around : kind, depth);
    put_tag(writer, kind, around, true);
}

static void put_node(tree_writer *writer, yyjson_val *node, node_kind around, int depth) {
    node = follow(writer->finder, node);
    if (depth > DEEPEST || ++writer->steps > STEPS_MOST) return;
    node_kind kind = kind_of_node(writer->finder, node);
    if (yyjson_is_str(node)) {
        bool is_paragraph = !is_text_around(around) && prose_of(string_of(node)) > 0;
        if (is_paragraph) put_tag(writer, kind_there(NODE_PARAGRAPH, around, true), around, false);
        put_text(writer, string_of(node));
        if (is_paragraph) put_tag(writer, kind_there(NODE_PARAGRAPH, around, true), around, true);
    } else if (kind == NODE_OTHER) {
        return;
    } else if (kind == NODE_IMAGE && yyjson_is_obj(node)) {
        put_image(writer, node);
    } else if (yyjson_is_obj(node)) {
        bool has_markup = has_tags(field(writer->finder, node, "html"));
        kind = kind_there(kind, around, !has_markup && holds_text(writer, node));
        put_element(writer, node, has_markup && kind == NODE_PARAGRAPH ? NODE_PLAIN : kind, around, depth);
    } else if (is_react(node)) {
        put_element(writer, yyjson_arr_get(node, 3), kind_there(kind, around, false), around, depth);
    } else {
        size_t i, count;
        yyjson_val *item;
        yyjson_arr_foreach(node, i, count, item) put_node(writer, item, around, depth + 1);
    }
}

/* ---- fields ---- */

static hsy_slice date_of(const tree_finder *finder, yyjson_val *article) {
    static const char *const keys[] = {"first_publish_date", "publish_date", "published_at",    "publishedAt",
                                       "datePublished",      "published",    "publicationDate", "pubDate",
                                       "display_date",       "date"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice date = field(finder, article, keys[i]);
        if (date.length) return date;
    }
    return (hsy_slice){0};
}

static hsy_slice name_of(const tree_finder *finder, yyjson_val *named) {
    return yyjson_is_obj(named) ? field(finder, named, "name") : string_of(named);
}

static hsy_slices authors_of(const tree_finder *finder, yyjson_val *article) {
    static const char *const keys[] = {"authors", "author", "byline", "by", "writers"};
    hsy_slices authors = {0};
    yyjson_val *named = member(finder, member(finder, article, "credits"), "by"), *each;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !named; i++) named = member(finder, article, keys[i]);
    size_t i, count;
    hsy_slice lone = name_of(finder, named);
    if (lone.length) HSY_PUSH(finder->arena, &authors, lone);
    yyjson_arr_foreach(named, i, count, each) {
        hsy_slice name = name_of(finder, follow(finder, each));
        if (name.length && authors.count < AUTHORS_MOST) HSY_PUSH(finder->arena, &authors, name);
    }
    return authors;
}

/* A heading that the list begins with. */
static hsy_slice first_heading(const tree_finder *finder) {
    yyjson_val *first = follow(finder, yyjson_arr_get_first(finder->best));
    if (kind_of_node(finder, first) != NODE_HEADING) return (hsy_slice){0};
    yyjson_val *inside = yyjson_is_arr(first) ? yyjson_arr_get(first, 3) : first;
    hsy_slice text = field(finder, inside, "children");
    if (!text.length) text = field(finder, inside, "text");
    return text.length ? text : field(finder, inside, "content");
}

hsy_tree_article hsy_tree_article_of(hsy_arena *arena, const hsy_script_values *values, hsy_slice title) {
    tree_finder finder = {.arena = arena, .title = title};
    for (size_t i = 0; i < values->count; i++) {
        finder.store = NULL;
        take_flat(&finder, values->items[i].root);
        search(&finder, finder.flat ? finder.flat[0] : values->items[i].root, NULL, 0);
    }
    if (!finder.best) return (hsy_tree_article){0};
    finder.store = finder.best_store;
    finder.flat = finder.best_flat;
    finder.flat_count = finder.best_flat_count;
    tree_writer writer = {.finder = &finder, .out = hsy_buffer_in(arena, MARKUP_MOST)};
    hsy_buffer_add_c(&writer.out, "<article>");
    put_node(&writer, finder.best, NODE_PLAIN, 0);
    hsy_buffer_add_c(&writer.out, "</article>");
    hsy_tree_article article = {.html = hsy_buffer_text(&writer.out), .bytes = finder.best_bytes};
    article.title = finder.best_owner ? headline_of(&finder, finder.best_owner) : first_heading(&finder);
    if (!finder.best_owner) return article;
    article.published = date_of(&finder, finder.best_owner);
    article.authors = authors_of(&finder, finder.best_owner);
    return article;
}
