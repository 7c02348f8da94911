#include "api/keep.h"

#include <string.h>

/* The items of a vector copied as they stand; what they point to is copied by the caller. */
static void *copy_items(hsy_arena *arena, const void *items, size_t count, size_t size) {
    if (count == 0) return NULL;
    return memcpy(hsy_arena_alloc(arena, count * size), items, count * size);
}

#define COPY_VECTOR(arena, vector)                                                                                     \
    ((vector)->items = copy_items((arena), (vector)->items, (vector)->count, sizeof *(vector)->items),                 \
     (vector)->capacity = (vector)->count)

static void copy_slice(hsy_arena *arena, hsy_slice *slice) { *slice = hsy_arena_copy(arena, *slice); }

static void copy_slices(hsy_arena *arena, hsy_slices *slices) {
    COPY_VECTOR(arena, slices);
    for (size_t i = 0; i < slices->count; i++) copy_slice(arena, &slices->items[i]);
}

/* A block, link or image that repeats a part of the text shares its bytes there. */
static void copy_or_share(hsy_arena *arena, hsy_slice text, hsy_span span, hsy_slice *slice) {
    hsy_slice there = hsy_slice_span(text, span);
    if (there.length && hsy_slice_equal(there, *slice))
        *slice = there;
    else
        copy_slice(arena, slice);
}

hsy_errors hsy_errors_keep(hsy_arena *arena, const hsy_errors *errors) {
    hsy_errors kept = *errors;
    COPY_VECTOR(arena, &kept);
    for (size_t i = 0; i < kept.count; i++) {
        copy_slice(arena, &kept.items[i].input);
        copy_slice(arena, &kept.items[i].message);
    }
    return kept;
}

static void copy_fields(hsy_arena *arena, hsy_article *a) {
    hsy_slice *const fields[] = {
        &a->path, &a->url,        &a->canonical_url,  &a->retrieved, &a->outlet_name, &a->outlet_domain,   &a->title,
        &a->lede, &a->dateline,   &a->published,      &a->modified,  &a->language,    &a->translated_from, &a->section,
        &a->text, &a->pages.next, &a->published_local};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) copy_slice(arena, fields[i]);
    copy_slices(arena, &a->authors);
    copy_slices(arena, &a->credits);
    copy_slices(arena, &a->tags);
}

static void copy_article(hsy_arena *arena, hsy_article *a) {
    copy_fields(arena, a);
    COPY_VECTOR(arena, &a->blocks);
    for (size_t i = 0; i < a->blocks.count; i++)
        copy_or_share(arena, a->text, a->blocks.items[i].in_text, &a->blocks.items[i].text);
    COPY_VECTOR(arena, &a->links);
    for (size_t i = 0; i < a->links.count; i++) {
        copy_slice(arena, &a->links.items[i].url);
        copy_or_share(arena, a->text, a->links.items[i].span, &a->links.items[i].text);
    }
    COPY_VECTOR(arena, &a->images);
    for (size_t i = 0; i < a->images.count; i++) {
        copy_slice(arena, &a->images.items[i].url);
        copy_slice(arena, &a->images.items[i].caption);
        copy_slice(arena, &a->images.items[i].credit);
    }
    COPY_VECTOR(arena, &a->glued);
    a->errors = hsy_errors_keep(arena, &a->errors);
}

static void copy_statement(hsy_arena *arena, hsy_statement *statement) {
    COPY_VECTOR(arena, &statement->content);
    COPY_VECTOR(arena, &statement->cue);
    COPY_VECTOR(arena, &statement->source);
    copy_slice(arena, &statement->speaker.name);
    copy_slice(arena, &statement->speaker.affiliation);
    copy_slices(arena, &statement->via);
}

void hsy_reading_keep(hsy_arena *arena, const hsy_reading *reading, hsy_reading *kept) {
    *kept = *reading;
    copy_article(arena, &kept->article);
    COPY_VECTOR(arena, &kept->statements.list);
    for (size_t i = 0; i < kept->statements.list.count; i++) copy_statement(arena, &kept->statements.list.items[i]);
}
