/* Reads one JSON line back as a reading: a line that reading_json.c wrote, or any tool's with at least `url` or `id`,
 * `text`, `title`.
 *
 * Nothing in the line is trusted: spans are cut to the text, unknown names of roles, kinds and types become the
 * plainest value, a parent that leads in a circle is dropped. yyjson parses into the arena, without recursion, and its
 * tree stays until the arena is freed.
 */
#include <string.h>
#include <yyjson.h>

#include "base/utf8.h"
#include "output/output.h"

enum { HEADINGS = 6 }; /* levels */

typedef struct parser {
    hsy_arena *arena;
    hsy_article *article;
    hsy_points points; /* of the text */
} parser;

static void *arena_malloc(void *context, size_t size) { return hsy_arena_alloc(context, size); }

static void *arena_realloc(void *context, void *piece, size_t old_size, size_t size) {
    return hsy_arena_grow(context, piece, old_size, size);
}

static void arena_free(void *context, void *piece) {
    (void)context;
    (void)piece;
}

static hsy_slice string_of(const parser *p, yyjson_val *value) {
    if (!yyjson_is_str(value)) return HSY_S("");
    return hsy_utf8_repair(p->arena, (hsy_slice){yyjson_get_str(value), yyjson_get_len(value)}, NULL);
}

static hsy_slice field(const parser *p, yyjson_val *object, const char *key) {
    return string_of(p, yyjson_obj_get(object, key));
}

static hsy_slices strings(const parser *p, yyjson_val *object, const char *key) {
    hsy_slices list = {0};
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(object, key), index, count, value) {
        hsy_slice string = string_of(p, value);
        if (string.length) HSY_PUSH(p->arena, &list, string);
    }
    return list;
}

/* The name's place among the first `count` that `name_of` knows, or `otherwise`. */
static int named(hsy_slice name, hsy_slice (*name_of)(int), int count, int otherwise) {
    for (int i = 0; i < count; i++)
        if (hsy_slice_equal(name, name_of(i))) return i;
    return otherwise;
}

static hsy_slice role_name(int i) { return hsy_role_name((hsy_role)i); }
static hsy_slice why_name(int i) { return hsy_why_name((hsy_why)i); }
static hsy_slice kind_name(int i) { return hsy_kind_name((hsy_kind)i); }
static hsy_slice type_name(int i) { return hsy_speaker_type_name((hsy_speaker_type)i); }
static hsy_slice certainty_name(int i) { return hsy_certainty_name((hsy_certainty)i); }

static hsy_slice page_kind_name(int i) { return hsy_page_kind_name((hsy_page_kind)i); }
static hsy_slice access_name(int i) { return hsy_access_name((hsy_access)i); }

/* 0 when there is none, or one that is too large. */
static uint32_t number(yyjson_val *object, const char *key) {
    uint64_t value = yyjson_get_uint(yyjson_obj_get(object, key));
    return value <= UINT32_MAX ? (uint32_t)value : 0;
}

static hsy_certainty certainty_of(const parser *p, yyjson_val *object, const char *key) {
    return (hsy_certainty)named(field(p, object, key), certainty_name, HSY_CERTAINTY_DENIED + 1,
                                HSY_CERTAINTY_REPORTED);
}

/* Code points to bytes; false when it is no number. */
static bool place_of(const parser *p, yyjson_val *value, uint32_t *byte) {
    if (!yyjson_is_uint(value)) return false;
    *byte = (uint32_t)hsy_points_byte(&p->points, (size_t)yyjson_get_uint(value));
    return true;
}

static bool span_between(const parser *p, yyjson_val *start, yyjson_val *end, hsy_span *span) {
    hsy_span read = {0, 0};
    *span = read;
    if (!place_of(p, start, &read.start) || !place_of(p, end, &read.end) || read.start >= read.end) return false;
    *span = read;
    return true;
}

/* [start, end]; false, and an empty span, when it is no such thing. */
static bool span_of(const parser *p, yyjson_val *value, hsy_span *span) {
    return span_between(p, yyjson_arr_get(value, 0), yyjson_arr_get(value, 1), span);
}

static hsy_spans spans(const parser *p, yyjson_val *object, const char *key) {
    hsy_spans list = {0};
    size_t index, count;
    yyjson_val *value;
    hsy_span span;
    yyjson_arr_foreach(yyjson_obj_get(object, key), index, count, value) {
        if (span_of(p, value, &span)) HSY_PUSH(p->arena, &list, span);
    }
    return list;
}

static void read_head(parser *p, yyjson_val *root) {
    hsy_article *a = p->article;
    yyjson_val *outlet = yyjson_obj_get(root, "outlet");
    a->url = field(p, root, "url");
    a->path = field(p, root, "path");
    if (a->path.length == 0) a->path = field(p, root, "id");
    if (a->path.length == 0) a->path = a->url;
    a->canonical_url = field(p, root, "canonical_url");
    a->retrieved = field(p, root, "retrieved");
    a->outlet_name = yyjson_is_str(outlet) ? string_of(p, outlet) : field(p, outlet, "name");
    a->outlet_domain = field(p, outlet, "domain");
    a->title = field(p, root, "title");
    a->lede = field(p, root, "lede");
    a->authors = strings(p, root, "authors");
    a->credits = strings(p, root, "credits");
    a->dateline = field(p, root, "dateline");
    a->published = field(p, root, "published");
    a->published_local = field(p, root, "published_local");
    a->modified = field(p, root, "modified");
    a->language = field(p, root, "language");
    a->translated_from = field(p, root, "translated_from");
    a->section = field(p, root, "section");
    a->tags = strings(p, root, "tags");
    a->kind = (hsy_page_kind)named(field(p, root, "kind"), page_kind_name, HSY_PAGE_KIND_COUNT, HSY_PAGE_UNKNOWN);
    a->access = (hsy_access)named(field(p, root, "access"), access_name, HSY_ACCESS_COUNT, HSY_ACCESS_UNKNOWN);
    yyjson_val *pages = yyjson_obj_get(root, "pages");
    a->pages = (hsy_pages){number(pages, "number"), number(pages, "count"), field(p, pages, "next")};
    a->text = field(p, root, "text");
}

static void read_blocks(parser *p, yyjson_val *root) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(root, "blocks"), index, count, value) {
        hsy_block block = {.text = field(p, value, "text")};
        block.role = (hsy_role)named(field(p, value, "role"), role_name, HSY_ROLE_COUNT, HSY_ROLE_PARAGRAPH);
        span_of(p, yyjson_obj_get(value, "span"), &block.in_text);
        block.why = (hsy_why)named(field(p, value, "why"), why_name, HSY_WHY_COUNT, HSY_WHY_UNSAID);
        uint64_t level = yyjson_get_uint(yyjson_obj_get(value, "level"));
        block.level = level <= HEADINGS ? (uint8_t)level : 0;
        HSY_PUSH(p->arena, &p->article->blocks, block);
    }
}

static void read_links_and_images(parser *p, yyjson_val *root) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(root, "links"), index, count, value) {
        hsy_link link = {.url = field(p, value, "url"), .text = field(p, value, "text")};
        span_between(p, yyjson_obj_get(value, "start"), yyjson_obj_get(value, "end"), &link.span);
        HSY_PUSH(p->arena, &p->article->links, link);
    }
    yyjson_arr_foreach(yyjson_obj_get(root, "images"), index, count, value) {
        hsy_image image = {field(p, value, "url"), field(p, value, "caption"), field(p, value, "credit")};
        HSY_PUSH(p->arena, &p->article->images, image);
    }
    yyjson_arr_foreach(yyjson_obj_get(root, "glued"), index, count, value) {
        hsy_glued glued;
        if (place_of(p, value, &glued.at)) HSY_PUSH(p->arena, &p->article->glued, glued);
    }
    yyjson_arr_foreach(yyjson_obj_get(root, "cells"), index, count, value) {
        hsy_cell cell;
        if (place_of(p, value, &cell.at)) HSY_PUSH(p->arena, &p->article->cells, cell);
    }
}

static hsy_statement read_statement(const parser *p, yyjson_val *value, size_t statements) {
    yyjson_val *speaker = yyjson_obj_get(value, "speaker"), *parent = yyjson_obj_get(value, "parent");
    hsy_statement statement = {
        .content = spans(p, value, "content"),
        .cue = spans(p, value, "cue"),
        .source = spans(p, value, "source"),
        .kind = (hsy_kind)named(field(p, value, "kind"), kind_name, HSY_KIND_MIXED + 1, HSY_KIND_INDIRECT),
        .speaker = {.name = field(p, speaker, "name"),
                    .affiliation = field(p, speaker, "affiliation"),
                    .type = (hsy_speaker_type)named(field(p, speaker, "type"), type_name, HSY_SPEAKER_UNKNOWN + 1,
                                                    HSY_SPEAKER_UNKNOWN),
                    .is_named = yyjson_get_bool(yyjson_obj_get(speaker, "named"))},
        .via = strings(p, value, "via"),
        .certainty = certainty_of(p, value, "certainty"),
        .parent = HSY_NO_PARENT,
    };
    span_of(p, yyjson_obj_get(value, "doubt"), &statement.doubt);
    if (yyjson_is_uint(parent) && yyjson_get_uint(parent) < statements)
        statement.parent = (uint32_t)yyjson_get_uint(parent);
    return statement;
}

/* Drops each parent that would close a circle. Every statement is walked over once: `seen` holds the walk that met
 * it, so that a later walk stops there. */
static void drop_circles(hsy_arena *arena, hsy_statement_list *list) {
    uint32_t *seen = HSY_NEW_ARRAY(arena, uint32_t, list->count);
    for (uint32_t walk = 1; walk <= list->count; walk++) {
        uint32_t at = walk - 1;
        while (!seen[at]) {
            seen[at] = walk;
            uint32_t parent = list->items[at].parent;
            if (parent == HSY_NO_PARENT) break;
            if (seen[parent] == walk) list->items[at].parent = HSY_NO_PARENT;
            at = parent;
        }
    }
}

static bool read_statements(parser *p, yyjson_val *root, hsy_statements *statements) {
    yyjson_val *list = yyjson_obj_get(root, "statements"), *value;
    size_t index, count;
    if (!yyjson_is_arr(list)) return false;
    yyjson_arr_foreach(list, index, count, value) {
        HSY_PUSH(p->arena, &statements->list, read_statement(p, value, count));
    }
    drop_circles(p->arena, &statements->list);
    statements->headline_certainty = certainty_of(p, root, "headline_certainty");
    statements->body_certainty = certainty_of(p, root, "body_certainty");
    span_of(p, yyjson_obj_get(root, "caveat"), &statements->caveat);
    return true;
}

static bool refuse(hsy_arena *arena, hsy_slice input, size_t offset, const char *why, hsy_errors *errors) {
    hsy_errors_add(arena, errors, HSY_ERROR_INPUT, input, offset, "no article: %s", why);
    return false;
}

bool hsy_output_reading_parse(hsy_arena *arena, hsy_slice line, hsy_slice input, size_t offset, hsy_reading *reading,
                              bool *has_statements, hsy_errors *errors) {
    *reading = (hsy_reading){0};
    *has_statements = false;
    hsy_slice mended = hsy_utf8_repair(arena, line, NULL);
    yyjson_alc in_arena = {arena_malloc, arena_realloc, arena_free, arena};
    yyjson_read_err wrong;
    yyjson_doc *document = yyjson_read_opts((char *)(uintptr_t)mended.at, mended.length, 0, &in_arena, &wrong);
    if (!document) return refuse(arena, input, offset + wrong.pos, wrong.msg, errors);
    yyjson_val *root = yyjson_doc_get_root(document);
    if (!yyjson_is_obj(root)) return refuse(arena, input, offset, "not a JSON object", errors);
    parser p = {.arena = arena, .article = &reading->article};
    read_head(&p, root);
    if (reading->article.path.length == 0)
        return refuse(arena, input, offset, "it has none of `path`, `id`, `url`", errors);
    if (reading->article.text.length == 0) return refuse(arena, input, offset, "it has no `text`", errors);
    if (reading->article.text.length >= UINT32_MAX) return refuse(arena, input, offset, "its text is too long", errors);
    p.points = hsy_points_of(arena, reading->article.text);
    read_blocks(&p, root);
    read_links_and_images(&p, root);
    *has_statements = read_statements(&p, root, &reading->statements);
    return true;
}
