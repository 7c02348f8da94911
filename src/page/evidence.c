/* What a page says of its article outside of the visible text: titles, description, the articleBody of its JSON-LD.
 *
 * Evidence for roles, not fields of the result (those are weighed in fields.c): the block that repeats the title, the
 * one that repeats the description, and the blocks that an articleBody holds are likely to be those. The articleBody
 * may be cut short, be the description or hold the teaser of another page, so it decides nothing alone.
 */
#include <yyjson.h>

#include "page/measure.h"
#include "page/script.h"

enum {
    JSON_LONGEST = 8 << 20, /* bytes of a script that is read */
    JSON_DEPTH_MOST = 12,
    SCRIPTS_MOST = 200,
};

static void free_json(void *document) { yyjson_doc_free(document); }

static hsy_slice string_of(yyjson_val *value) {
    return (hsy_slice){yyjson_get_str(value), yyjson_is_str(value) ? yyjson_get_len(value) : 0};
}

static void keep_longer(hsy_slice *kept, hsy_slice other) {
    if (other.length > kept->length) *kept = other;
}

static void add_lede(hsy_arena *arena, hsy_evidence *evidence, hsy_slice lede) {
    if (lede.length && evidence->ledes.count < HSY_LEDES_MOST) HSY_PUSH(arena, &evidence->ledes, lede);
}

static void read_type(hsy_arena *arena, yyjson_val *object, hsy_evidence *evidence) {
    yyjson_val *type = yyjson_obj_get(object, "@type");
    hsy_slice name = string_of(yyjson_is_arr(type) ? yyjson_arr_get_first(type) : type);
    if (hsy_slice_find(name, HSY_S("Article"), 0) == HSY_NOT_FOUND &&
        hsy_slice_find(name, HSY_S("BlogPosting"), 0) == HSY_NOT_FOUND)
        return;
    uint8_t kind = hsy_slice_find(name, HSY_S("News"), 0) == HSY_NOT_FOUND ? HSY_KIND_ARTICLE : HSY_KIND_NEWS;
    if (kind > evidence->kind) evidence->kind = kind;
    add_lede(arena, evidence, string_of(yyjson_obj_get(object, "description")));
}

static void search(hsy_arena *arena, yyjson_val *value, int depth, hsy_evidence *evidence) {
    size_t i, most;
    yyjson_val *key, *item;
    if (depth > JSON_DEPTH_MOST) return;
    if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, i, most, item) search(arena, item, depth + 1, evidence);
    } else if (yyjson_is_obj(value)) {
        keep_longer(&evidence->body, string_of(yyjson_obj_get(value, "articleBody")));
        read_type(arena, value, evidence);
        yyjson_obj_foreach(value, i, most, key, item) search(arena, item, depth + 1, evidence);
    }
}

static void read_script(hsy_arena *arena, lxb_dom_node_t *script, hsy_evidence *evidence) {
    hsy_slice type = hsy_dom_attribute(script, HSY_S("type"));
    hsy_slice json = hsy_script_code(script);
    if (!hsy_slice_equal_ascii_case(hsy_slice_trim(type), HSY_S("application/ld+json"))) return;
    if (json.length > JSON_LONGEST) return;
    yyjson_read_err wrong = {0};
    yyjson_doc *document = yyjson_read_opts((char *)(uintptr_t)json.at, json.length, YYJSON_READ_NOFLAG, NULL, &wrong);
    if (wrong.code == YYJSON_READ_ERROR_MEMORY_ALLOCATION) hsy_arena_out_of_memory(arena);
    if (!document) return;
    hsy_arena_defer(arena, free_json, document);
    hsy_declared_json(&evidence->declared, yyjson_doc_get_root(document));
    search(arena, yyjson_doc_get_root(document), 0, evidence);
}

static void read_meta(hsy_arena *arena, lxb_dom_node_t *meta, hsy_evidence *evidence) {
    hsy_slice name = hsy_dom_attribute(meta, HSY_S("property"));
    if (!name.length) name = hsy_dom_attribute(meta, HSY_S("name"));
    hsy_slice content = hsy_slice_trim(hsy_dom_attribute(meta, HSY_S("content")));
    if (!content.length) return;
    hsy_declared_meta(&evidence->declared, name.length ? name : hsy_dom_attribute(meta, HSY_S("itemprop")), content);
    if (hsy_slice_equal(name, HSY_S("og:title"))) evidence->title = content;
    if (hsy_slice_equal(name, HSY_S("og:type")) && hsy_slice_equal(content, HSY_S("article")) && !evidence->kind)
        evidence->kind = HSY_KIND_OPEN_GRAPH;
    if (hsy_slice_equal(name, HSY_S("description")) || hsy_slice_ends(name, HSY_S(":description")))
        add_lede(arena, evidence, content);
}

hsy_evidence hsy_evidence_of(hsy_arena *arena, lxb_html_document_t *document) {
    hsy_evidence evidence = {0};
    hsy_slice title = {0};
    size_t scripts = 0;
    const hsy_nodes *heads = hsy_dom_heads(document);
    for (size_t i = 0; i < heads->count; i++) {
        lxb_dom_node_t *node = heads->items[i];
        if (node->local_name == LXB_TAG_SCRIPT && scripts++ < SCRIPTS_MOST) read_script(arena, node, &evidence);
        if (node->local_name == LXB_TAG_META) read_meta(arena, node, &evidence);
        if (node->local_name == LXB_TAG_LINK)
            hsy_declared_link(&evidence.declared, hsy_dom_attribute(node, HSY_S("rel")),
                              hsy_dom_attribute(node, HSY_S("href")));
        if (node->local_name == LXB_TAG_TITLE && node->ns == LXB_NS_HTML && !title.length)
            title = hsy_script_code(node);
        if (node->local_name == LXB_TAG_HTML) evidence.language = hsy_dom_attribute(node, HSY_S("lang"));
    }
    if (!evidence.title.length) evidence.title = hsy_slice_trim(title);
    return evidence;
}
