/* The article in a page's data: the list whose elements carry most prose.
 *
 *     {"headline": "Dam breaks", "content_elements": [{"type": "text", "content": "The old dam …"},
 *      {"type": "header", "level": 2, "content": "Who knew"}, {"type": "image", …}, …]}
 *     ->  <article><p>The old dam …</p><h2>Who knew</h2>…
 *
 * Systems name things differently, but all have lists of nodes, and nodes with a type, children and text. A list inside
 * a list is preferred when it has nearly all of the outer one's text: the outer one lists articles. An object with
 * headline and address is an article of its own, whose text counts for no list around it; the one whose headline is the
 * page's wins. One walk, bounded in depth and steps.
 */
#include "page/tree.h"

enum {
    ARTICLE_SHORTEST = 200, /* bytes of prose in a list that is an article */
    INNER_SHARE = 70,       /* percent of an outer list's text that make the inner one the article */
    TITLE_BOOST = 4,        /* how much more the text under the page's own headline counts */
    AUTHORS_MOST = 20,
};

typedef struct tree_finder {
    hsy_arena *arena;
    hsy_slice title;
    hsy_tree tree, best_tree; /* of the value that is searched; of the best list */
    size_t steps;
    yyjson_val *best, *best_owner; /* the list; the article that it stands in, or NULL */
    size_t best_bytes, best_weight;
} tree_finder;

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

static hsy_slice headline_of(const hsy_tree *tree, yyjson_val *article) {
    hsy_slice headline = hsy_node_field(tree, article, "headline");
    if (!headline.length) headline = hsy_node_field(tree, hsy_node_member(tree, article, "headlines"), "basic");
    return headline.length ? headline : hsy_node_field(tree, article, "title");
}

/* ---- finding ---- */

typedef struct found {
    size_t bytes; /* of prose that counts for a list around it */
    size_t inner; /* of the best list inside */
} found;

static void consider(tree_finder *finder, yyjson_val *list, yyjson_val *owner, size_t bytes) {
    hsy_slice headline = owner ? headline_of(&finder->tree, owner) : (hsy_slice){0};
    bool is_own =
        headline.length && finder->title.length && hsy_slice_find(finder->title, headline, 0) != HSY_NOT_FOUND;
    size_t weight = is_own ? bytes * TITLE_BOOST : bytes;
    if (bytes < ARTICLE_SHORTEST || weight <= finder->best_weight) return;
    finder->best = list;
    finder->best_owner = owner;
    finder->best_tree = finder->tree;
    finder->best_bytes = bytes;
    finder->best_weight = weight;
}

static found search(tree_finder *finder, yyjson_val *node, yyjson_val *owner, int depth);

static found search_list(tree_finder *finder, yyjson_val *list, yyjson_val *owner, int depth) {
    found all = {0, 0};
    size_t i, count, prose = 0;
    yyjson_val *each;
    yyjson_arr_foreach(list, i, count, each) {
        yyjson_val *item = hsy_node_follow(&finder->tree, each);
        found in = yyjson_is_str(item) ? (found){hsy_node_prose(hsy_node_string(item)), 0}
                                       : search(finder, item, owner, depth + 1);
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
    if (yyjson_obj_get(object, "ROOT_QUERY")) {
        hsy_tree_take_store(finder->arena, &finder->tree, object);
        finder->steps += yyjson_obj_size(object);
    }
    yyjson_obj_foreach(object, i, count, key, each) {
        hsy_slice name = hsy_node_string(key);
        if (hsy_node_has_others(name)) continue;
        yyjson_val *value = hsy_node_follow(&finder->tree, each);
        if (yyjson_is_str(value)) {
            if (hsy_node_has_text(name)) all.bytes += hsy_node_prose(hsy_node_string(value));
            continue;
        }
        found in = search(finder, value, is_own ? object : owner, depth + 1);
        if (hsy_node_has_children(name)) all.bytes += in.bytes;
        if (in.inner > all.inner) all.inner = in.inner;
    }
    if (is_own && hsy_node_kind_of(&finder->tree, object) != HSY_NODE_LINK) all.bytes = all.inner = 0;
    return all;
}

static found search(tree_finder *finder, yyjson_val *node, yyjson_val *owner, int depth) {
    node = hsy_node_follow(&finder->tree, node);
    if (depth > HSY_TREE_DEEPEST || ++finder->steps > HSY_TREE_STEPS_MOST || !yyjson_is_ctn(node)) return (found){0, 0};
    if (hsy_node_kind_of(&finder->tree, node) == HSY_NODE_OTHER) return (found){0, 0};
    if (yyjson_is_obj(node)) return search_object(finder, node, owner, depth);
    if (!hsy_node_is_element(node)) return search_list(finder, node, owner, depth);
    yyjson_val *props = yyjson_arr_get(node, 3), *children = yyjson_obj_get(props, "children");
    if (yyjson_is_str(children)) return (found){hsy_node_prose(hsy_node_string(children)), 0};
    return search(finder, props, owner, depth + 1);
}

/* ---- fields ---- */

static hsy_slice date_of(const hsy_tree *tree, yyjson_val *article) {
    static const char *const keys[] = {"first_publish_date", "publish_date", "published_at",    "publishedAt",
                                       "datePublished",      "published",    "publicationDate", "pubDate",
                                       "display_date",       "date"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hsy_slice date = hsy_node_field(tree, article, keys[i]);
        if (date.length) return date;
    }
    return (hsy_slice){0};
}

static hsy_slice name_of(const hsy_tree *tree, yyjson_val *named) {
    return yyjson_is_obj(named) ? hsy_node_field(tree, named, "name") : hsy_node_string(named);
}

static hsy_slices authors_of(hsy_arena *arena, const hsy_tree *tree, yyjson_val *article) {
    static const char *const keys[] = {"authors", "author", "byline", "by", "writers"};
    hsy_slices authors = {0};
    yyjson_val *named = hsy_node_member(tree, hsy_node_member(tree, article, "credits"), "by"), *each;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !named; i++) named = hsy_node_member(tree, article, keys[i]);
    size_t i, count;
    hsy_slice lone = name_of(tree, named);
    if (lone.length) HSY_PUSH(arena, &authors, lone);
    yyjson_arr_foreach(named, i, count, each) {
        hsy_slice name = name_of(tree, hsy_node_follow(tree, each));
        if (name.length && authors.count < AUTHORS_MOST) HSY_PUSH(arena, &authors, name);
    }
    return authors;
}

/* A heading that the list begins with. */
static hsy_slice first_heading(const hsy_tree *tree, yyjson_val *list) {
    yyjson_val *first = hsy_node_follow(tree, yyjson_arr_get_first(list));
    if (hsy_node_kind_of(tree, first) != HSY_NODE_HEADING) return (hsy_slice){0};
    yyjson_val *inside = yyjson_is_arr(first) ? yyjson_arr_get(first, 3) : first;
    hsy_slice text = hsy_node_field(tree, inside, "children");
    if (!text.length) text = hsy_node_field(tree, inside, "text");
    return text.length ? text : hsy_node_field(tree, inside, "content");
}

hsy_tree_article hsy_tree_article_of(hsy_arena *arena, const hsy_script_values *values, hsy_slice title) {
    tree_finder finder = {.arena = arena, .title = title};
    for (size_t i = 0; i < values->count; i++) {
        yyjson_val *root = values->items[i].root;
        finder.tree = (hsy_tree){0};
        hsy_tree_take_list(arena, &finder.tree, root);
        search(&finder, finder.tree.flat ? finder.tree.flat[0] : root, NULL, 0);
    }
    if (!finder.best) return (hsy_tree_article){0};
    const hsy_tree *tree = &finder.best_tree;
    hsy_tree_article article = {.html = hsy_tree_markup(arena, tree, finder.best), .bytes = finder.best_bytes};
    article.title = finder.best_owner ? headline_of(tree, finder.best_owner) : first_heading(tree, finder.best);
    if (!finder.best_owner) return article;
    article.published = date_of(tree, finder.best_owner);
    article.authors = authors_of(arena, tree, finder.best_owner);
    return article;
}
