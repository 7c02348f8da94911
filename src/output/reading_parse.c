/* Reads one JSON line back as a reading: a line that reading_json.c wrote, or any tool's with at least `url` or `id`,
 * `text`, `title`; foreign.c knows by which other names those go. A line of our own may be without text, as of an index
 * or a film, unless it is one of a page that failed.
 *
 * Nothing in the line is trusted: spans are cut to the text, unknown names of roles, kinds and types become the
 * plainest value, a parent that leads in a circle is dropped. yyjson parses into the arena, without recursion, and its
 * tree stays until the arena is freed.
 */
#include "output/foreign.h"
#include "output/output.h"

enum { HEADINGS = 6 }; /* levels */

typedef struct parser {
    hsy_arena *arena;
    hsy_article *article;
    hsy_points points; /* of the text */
} parser;

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
    return (hsy_certainty)hsy_json_named(hsy_json_text_in(p->arena, object, key), certainty_name,
                                         HSY_CERTAINTY_DENIED + 1, HSY_CERTAINTY_REPORTED);
}

/* Code points to bytes; false when it is no number. */
static bool place_of(const parser *p, yyjson_val *value, uint32_t *byte) {
    if (!yyjson_is_uint(value)) return false;
    *byte = (uint32_t)hsy_points_byte(&p->points, (size_t)yyjson_get_uint(value));
    return true;
}

static hsy_spans spans(const parser *p, yyjson_val *object, const char *key) {
    hsy_spans list = {0};
    size_t index, count;
    yyjson_val *value;
    hsy_span span;
    yyjson_arr_foreach(yyjson_obj_get(object, key), index, count, value) {
        if (hsy_json_span_of(&p->points, value, &span)) HSY_PUSH(p->arena, &list, span);
    }
    return list;
}

static void read_head(parser *p, yyjson_val *root) {
    hsy_article *a = p->article;
    yyjson_val *outlet = yyjson_obj_get(root, "outlet");
    a->url = hsy_json_text_in(p->arena, root, "url");
    a->path = hsy_json_text_in(p->arena, root, "path");
    if (a->path.length == 0) a->path = hsy_json_text_in(p->arena, root, "id");
    if (a->path.length == 0) a->path = a->url;
    a->canonical_url = hsy_json_text_in(p->arena, root, "canonical_url");
    a->retrieved = hsy_json_text_in(p->arena, root, "retrieved");
    a->outlet_name =
        yyjson_is_str(outlet) ? hsy_json_text_of(p->arena, outlet) : hsy_json_text_in(p->arena, outlet, "name");
    a->outlet_domain = hsy_json_text_in(p->arena, outlet, "domain");
    a->title = hsy_json_text_in(p->arena, root, "title");
    a->lede = hsy_json_text_in(p->arena, root, "lede");
    a->authors = hsy_json_texts_in(p->arena, root, "authors");
    a->credits = hsy_json_texts_in(p->arena, root, "credits");
    a->dateline = hsy_json_text_in(p->arena, root, "dateline");
    a->published = hsy_json_text_in(p->arena, root, "published");
    a->published_local = hsy_json_text_in(p->arena, root, "published_local");
    a->modified = hsy_json_text_in(p->arena, root, "modified");
    a->language = hsy_json_text_in(p->arena, root, "language");
    a->translated_from = hsy_json_text_in(p->arena, root, "translated_from");
    a->section = hsy_json_text_in(p->arena, root, "section");
    a->tags = hsy_json_texts_in(p->arena, root, "tags");
    a->kind = (hsy_page_kind)hsy_json_named(hsy_json_text_in(p->arena, root, "kind"), page_kind_name,
                                            HSY_PAGE_KIND_COUNT, HSY_PAGE_UNKNOWN);
    a->access = (hsy_access)hsy_json_named(hsy_json_text_in(p->arena, root, "access"), access_name, HSY_ACCESS_COUNT,
                                           HSY_ACCESS_UNKNOWN);
    yyjson_val *pages = yyjson_obj_get(root, "pages");
    a->pages = (hsy_pages){number(pages, "number"), number(pages, "count"), hsy_json_text_in(p->arena, pages, "next")};
    a->text = hsy_json_text_in(p->arena, root, "text");
}

static void read_blocks(parser *p, yyjson_val *root) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(root, "blocks"), index, count, value) {
        hsy_block block = {.text = hsy_json_text_in(p->arena, value, "text")};
        block.role = (hsy_role)hsy_json_named(hsy_json_text_in(p->arena, value, "role"), role_name, HSY_ROLE_COUNT,
                                              HSY_ROLE_PARAGRAPH);
        hsy_json_span_of(&p->points, yyjson_obj_get(value, "span"), &block.in_text);
        block.why =
            (hsy_why)hsy_json_named(hsy_json_text_in(p->arena, value, "why"), why_name, HSY_WHY_COUNT, HSY_WHY_UNSAID);
        uint64_t level = yyjson_get_uint(yyjson_obj_get(value, "level"));
        block.level = level <= HEADINGS ? (uint8_t)level : 0;
        HSY_PUSH(p->arena, &p->article->blocks, block);
    }
}

static void read_links_and_images(parser *p, yyjson_val *root) {
    size_t index, count;
    yyjson_val *value;
    yyjson_arr_foreach(yyjson_obj_get(root, "links"), index, count, value) {
        hsy_link link = {.url = hsy_json_text_in(p->arena, value, "url"),
                         .text = hsy_json_text_in(p->arena, value, "text")};
        hsy_json_span_between(&p->points, yyjson_obj_get(value, "start"), yyjson_obj_get(value, "end"), &link.span);
        HSY_PUSH(p->arena, &p->article->links, link);
    }
    yyjson_arr_foreach(yyjson_obj_get(root, "images"), index, count, value) {
        hsy_image image = {hsy_json_text_in(p->arena, value, "url"), hsy_json_text_in(p->arena, value, "caption"),
                           hsy_json_text_in(p->arena, value, "credit")};
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
        .kind = (hsy_kind)hsy_json_named(hsy_json_text_in(p->arena, value, "kind"), kind_name, HSY_KIND_MIXED + 1,
                                         HSY_KIND_INDIRECT),
        .speaker = {.name = hsy_json_text_in(p->arena, speaker, "name"),
                    .affiliation = hsy_json_text_in(p->arena, speaker, "affiliation"),
                    .type = (hsy_speaker_type)hsy_json_named(hsy_json_text_in(p->arena, speaker, "type"), type_name,
                                                             HSY_SPEAKER_UNKNOWN + 1, HSY_SPEAKER_UNKNOWN),
                    .is_named = yyjson_get_bool(yyjson_obj_get(speaker, "named"))},
        .via = hsy_json_texts_in(p->arena, value, "via"),
        .certainty = certainty_of(p, value, "certainty"),
        .parent = HSY_NO_PARENT,
    };
    hsy_json_span_of(&p->points, yyjson_obj_get(value, "doubt"), &statement.doubt);
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
    hsy_json_span_of(&p->points, yyjson_obj_get(root, "caveat"), &statements->caveat);
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
    yyjson_read_err wrong;
    yyjson_val *root = hsy_json_parse(arena, line, &wrong);
    if (!root) root = hsy_json_parse(arena, hsy_utf8_repair(arena, line, NULL), &wrong); /* it may be the bytes */
    if (!root) return refuse(arena, input, offset + wrong.pos, wrong.msg, errors);
    if (!yyjson_is_obj(root)) return refuse(arena, input, offset, "not a JSON object", errors);
    parser p = {.arena = arena, .article = &reading->article};
    read_head(&p, root);
    bool is_foreign = !yyjson_is_arr(yyjson_obj_get(root, "statements"));
    if (is_foreign) hsy_foreign_read(arena, root, p.article);
    if (reading->article.path.length == 0)
        return refuse(arena, input, offset, "it has none of `path`, `id`, `url`", errors);
    if (reading->article.text.length == 0 && (is_foreign || yyjson_arr_size(yyjson_obj_get(root, "errors"))))
        return refuse(arena, input, offset, "it has no `text`", errors);
    if (reading->article.text.length >= UINT32_MAX) return refuse(arena, input, offset, "its text is too long", errors);
    if (is_foreign) hsy_article_adopt(arena, p.article);
    p.points = hsy_points_of(arena, reading->article.text);
    read_blocks(&p, root);
    read_links_and_images(&p, root);
    *has_statements = read_statements(&p, root, &reading->statements);
    return true;
}
