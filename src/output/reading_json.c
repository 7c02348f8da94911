/* One page as a line of JSON: the contract of docs/output.schema.json.
 *
 * Beyond the contract's own fields a line holds what reading_parse.c needs to make the same reading of it again
 * (dateline, tags, glued words, places of blocks and cells, the caveat), so that a set can be read once and traced
 * often.
 */
#include "output/json.h"
#include "output/output.h"

static void put_spans(hsy_json *json, const char *key, const hsy_points *points, hsy_spans spans) {
    hsy_json_key(json, key);
    hsy_json_open(json, '[');
    for (size_t i = 0; i < spans.count; i++) hsy_json_span(json, points, spans.items[i]);
    hsy_json_close(json, ']');
}

static void put_known_number(hsy_json *json, const char *key, uint32_t number) {
    hsy_json_key(json, key);
    if (number)
        hsy_json_number(json, number);
    else
        hsy_json_null(json);
}

static void put_pages(hsy_json *json, const hsy_pages *pages) {
    hsy_json_key(json, "pages");
    if (!pages->number && !pages->count && !pages->next.length) {
        hsy_json_null(json);
        return;
    }
    hsy_json_open(json, '{');
    put_known_number(json, "number", pages->number);
    put_known_number(json, "count", pages->count);
    hsy_json_field(json, "next", pages->next);
    hsy_json_close(json, '}');
}

static void put_head(hsy_json *json, const hsy_article *article) {
    hsy_json_field(json, "path", article->path);
    hsy_json_field(json, "url", article->url);
    hsy_json_field(json, "canonical_url", article->canonical_url);
    hsy_json_field(json, "retrieved", article->retrieved);
    hsy_json_outlet(json, article->outlet_name, article->outlet_domain);
    hsy_json_field(json, "title", article->title);
    hsy_json_field(json, "lede", article->lede);
    hsy_json_strings(json, "authors", article->authors);
    hsy_json_strings(json, "credits", article->credits);
    hsy_json_field(json, "dateline", article->dateline);
    hsy_json_field(json, "published", article->published);
    hsy_json_field(json, "published_local", article->published_local);
    hsy_json_field(json, "modified", article->modified);
    hsy_json_field(json, "language", article->language);
    hsy_json_field(json, "translated_from", article->translated_from);
    hsy_json_field(json, "section", article->section);
    hsy_json_strings(json, "tags", article->tags);
    hsy_json_field(json, "kind", hsy_page_kind_name(article->kind));
    hsy_json_field(json, "access", hsy_access_name(article->access));
    put_pages(json, &article->pages);
}

static void put_blocks(hsy_json *json, const hsy_article *article, const hsy_points *points) {
    hsy_json_key(json, "blocks");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "role", hsy_role_name(block->role));
        hsy_json_key(json, "text");
        hsy_json_string(json, block->text);
        hsy_json_span_field(json, "span", points, block->in_text);
        if (block->why) hsy_json_field(json, "why", hsy_why_name(block->why));
        if (block->level) hsy_json_key(json, "level");
        if (block->level) hsy_json_number(json, block->level);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

static void put_links(hsy_json *json, const hsy_article *article, const hsy_points *points) {
    hsy_json_key(json, "links");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < article->links.count; i++) {
        const hsy_link *link = &article->links.items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "url", link->url);
        hsy_json_key(json, "text");
        hsy_json_string(json, link->text);
        hsy_json_key(json, "start");
        hsy_json_number(json, hsy_points_at(points, link->span.start));
        hsy_json_key(json, "end");
        hsy_json_number(json, hsy_points_at(points, link->span.end));
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

static void put_images(hsy_json *json, const hsy_article *article) {
    hsy_json_key(json, "images");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < article->images.count; i++) {
        const hsy_image *image = &article->images.items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "url", image->url);
        hsy_json_field(json, "caption", image->caption);
        hsy_json_field(json, "credit", image->credit);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

static void put_glued(hsy_json *json, const hsy_article *article, const hsy_points *points) {
    hsy_json_key(json, "glued");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < article->glued.count; i++)
        hsy_json_number(json, hsy_points_at(points, article->glued.items[i].at));
    hsy_json_close(json, ']');
}

static void put_cells(hsy_json *json, const hsy_article *article, const hsy_points *points) {
    hsy_json_key(json, "cells");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < article->cells.count; i++)
        hsy_json_number(json, hsy_points_at(points, article->cells.items[i].at));
    hsy_json_close(json, ']');
}

static void put_speaker(hsy_json *json, const hsy_speaker *speaker) {
    hsy_json_key(json, "speaker");
    hsy_json_open(json, '{');
    hsy_json_field(json, "name", speaker->name);
    hsy_json_field(json, "type", hsy_speaker_type_name(speaker->type));
    hsy_json_key(json, "named");
    hsy_json_bool(json, speaker->is_named);
    hsy_json_field(json, "affiliation", speaker->affiliation);
    hsy_json_close(json, '}');
}

static void put_statement(hsy_json *json, const hsy_statement *statement, const hsy_points *points) {
    hsy_json_open(json, '{');
    put_spans(json, "content", points, statement->content);
    put_spans(json, "cue", points, statement->cue);
    put_spans(json, "source", points, statement->source);
    hsy_json_field(json, "kind", hsy_kind_name(statement->kind));
    put_speaker(json, &statement->speaker);
    hsy_json_strings(json, "via", statement->via);
    hsy_json_field(json, "certainty", hsy_certainty_name(statement->certainty));
    hsy_json_span_field(json, "doubt", points, statement->doubt);
    hsy_json_key(json, "parent");
    if (statement->parent == HSY_NO_PARENT)
        hsy_json_null(json);
    else
        hsy_json_number(json, statement->parent);
    hsy_json_close(json, '}');
}

/* Of a page without text nothing is known. */
static hsy_slice certainty_shown(const hsy_points *points, hsy_certainty certainty) {
    return points->text.length ? hsy_certainty_name(certainty) : HSY_S("");
}

static void put_statements(hsy_json *json, const hsy_statements *statements, const hsy_points *points) {
    hsy_json_key(json, "statements");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < statements->list.count; i++) put_statement(json, &statements->list.items[i], points);
    hsy_json_close(json, ']');
    hsy_json_field(json, "headline_certainty", certainty_shown(points, statements->headline_certainty));
    hsy_json_field(json, "body_certainty", certainty_shown(points, statements->body_certainty));
    hsy_json_span_field(json, "caveat", points, statements->caveat);
}

static void put_errors(hsy_json *json, const hsy_errors *errors) {
    hsy_json_key(json, "errors");
    hsy_json_open(json, '[');
    for (size_t i = 0; i < errors->count; i++) {
        const hsy_error *error = &errors->items[i];
        hsy_json_open(json, '{');
        hsy_json_field(json, "code", hsy_code_name(error->code));
        hsy_json_field(json, "message", error->message);
        hsy_json_key(json, "offset");
        if (error->offset == HSY_NOT_FOUND)
            hsy_json_null(json);
        else
            hsy_json_number(json, error->offset);
        hsy_json_close(json, '}');
    }
    hsy_json_close(json, ']');
}

void hsy_output_reading_json(hsy_buffer *out, const hsy_reading *reading) {
    const hsy_article *article = &reading->article;
    hsy_points points = hsy_points_of(out->arena, article->text);
    hsy_json json = {out, false};
    hsy_json_open(&json, '{');
    put_head(&json, article);
    hsy_json_field(&json, "text", article->text);
    put_blocks(&json, article, &points);
    put_links(&json, article, &points);
    put_images(&json, article);
    put_glued(&json, article, &points);
    put_cells(&json, article, &points);
    put_statements(&json, &reading->statements, &points);
    put_errors(&json, &article->errors);
    hsy_json_close(&json, '}');
    hsy_buffer_add_byte(out, '\n');
}
