/* hearsay_compare and hearsay_versions: two texts beside one another, of the collection or of pages at hand. */
#include <stdlib.h>
#include <string.h>

#include "api/collection.h"
#include "api/flow.h"
#include "api/keep.h"

typedef struct compare_call {
    hsy_task task;
    const char *names[2];
    hsy_reading readings[2];
    hearsay_sink *sink;
    void *sink_context;
} compare_call;

static bool is_number(const char *name) {
    size_t length = strspn(name, "0123456789");
    return length > 0 && length < 19 && !name[length];
}

/* A page at hand: the first that a source gives. */
typedef struct page_call {
    hsy_flow flow;
    hsy_arena *arena; /* what is kept; its guard is set anew by the page that comes */
    hsy_reading *reading;
    bool is_kept, has_failed;
} page_call;

static bool keep_page(void *context, hsy_page_result *result) {
    page_call *call = context;
    if (setjmp(*hsy_arena_guard(call->arena)) != 0) {
        call->flow.machine_failed = true;
        return false;
    }
    call->has_failed = result->kind == HSY_INCOMING_FAILED;
    if (!call->has_failed) hsy_reading_keep(call->arena, &result->reading, call->reading);
    call->is_kept = !call->has_failed;
    return false;
}

static void free_arena(void *arena) { hsy_arena_free(arena); }

static bool read_page(hsy_collection *c, const compare_call *call, const char *path, hsy_reading *reading) {
    page_call page = {.arena = hsy_arena_create(0), .reading = reading};
    if (page.arena) {
        hsy_arena_defer(c->arena, free_arena, page.arena);
        page.flow = (hsy_flow){.task = &call->task, .take = keep_page, .context = &page};
        hsy_flow_run(&page.flow, &path, 1);
    }
    if (!page.arena || page.flow.machine_failed)
        hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MEMORY, HSY_S(""), HSY_NOT_FOUND, "no memory left");
    else if (!page.is_kept && !page.has_failed)
        hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, hsy_slice_from_c(path), HSY_NOT_FOUND,
                       "there is no page in it");
    return page.is_kept;
}

typedef struct wanted {
    hsy_collection *collection;
    hsy_reading *reading;
    bool is_read;
} wanted;

static bool take_stored(void *context, const hsy_stored *stored) {
    wanted *w = context;
    w->is_read = hsy_collection_reading(w->collection, stored, w->reading);
    w->reading->article.path = hsy_arena_print(w->collection->arena, "%lld", (long long)stored->id);
    return false;
}

static bool read_number(hsy_collection *c, const char *name, hsy_reading *reading) {
    wanted w = {c, reading, false};
    size_t errors = c->errors.count;
    if (!hsy_store_get(c->store, strtoll(name, NULL, 10), take_stored, &w, &c->errors) && c->errors.count == errors)
        hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, HSY_S(""), HSY_NOT_FOUND, "there is no article %s",
                       name);
    return w.is_read;
}

static hearsay_status compare(hsy_collection *c, void *what) {
    compare_call *call = what;
    for (size_t i = 0; i < 2; i++) {
        bool is_read = is_number(call->names[i]) ? read_number(c, call->names[i], &call->readings[i])
                                                 : read_page(c, call, call->names[i], &call->readings[i]);
        if (!is_read) return HEARSAY_SOME_FAILED;
    }
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_comparison comparison = hsy_trace_compare(c->arena, &call->readings[0], &call->readings[1]);
    hsy_view view = hsy_view_of(c->options);
    if (hsy_is_for_people(c->options))
        hsy_output_comparison_text(&out, &comparison, &view);
    else
        hsy_output_comparison_json(&out, &comparison);
    return hsy_sink_text(hsy_buffer_text(&out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_compare(const char *database, const char *first, const char *second,
                               const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    static const hearsay_options defaults = {0};
    if (!first || !second || !sink) return HEARSAY_USAGE;
    compare_call call = {.task = hsy_task_of(options ? options : &defaults),
                         .names = {first, second},
                         .sink = sink,
                         .sink_context = sink_context};
    if (!is_number(first) && !is_number(second)) return hsy_collection_run_without(options, compare, &call);
    return hsy_collection_run(database, options, false, compare, &call);
}

/* ---- versions ---- */

typedef struct versions_call {
    long long number;
    hearsay_sink *sink;
    void *sink_context;
} versions_call;

static bool read_versions(hsy_collection *c, int64_t article, hsy_versions *versions) {
    hsy_stored_versions rows;
    if (!hsy_store_versions(c->arena, c->store, article, &rows, &c->errors)) return false;
    for (size_t i = 0; i < rows.count; i++) {
        hsy_version version = {.number = rows.items[i].number, .added = rows.items[i].added};
        hsy_stored stored = {.id = article, .packed = rows.items[i].packed};
        if (!hsy_collection_reading(c, &stored, &version.reading)) return false;
        HSY_PUSH(c->arena, versions, version);
    }
    if (rows.count == 0)
        hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, HSY_S(""), HSY_NOT_FOUND, "there is no article %lld",
                       (long long)article);
    return rows.count > 0;
}

static hearsay_status print_versions(hsy_collection *c, void *what) {
    const versions_call *call = what;
    hsy_versions versions = {0};
    if (!read_versions(c, call->number, &versions)) return HEARSAY_SOME_FAILED;
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    if (hsy_is_for_people(c->options))
        hsy_output_versions_text(&out, call->number, &versions, &view);
    else
        hsy_output_versions_json(&out, call->number, &versions);
    return hsy_sink_text(hsy_buffer_text(&out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_versions(const char *database, long long number, const hearsay_options *options,
                                hearsay_sink *sink, void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    versions_call call = {number, sink, sink_context};
    return hsy_collection_run(database, options, false, print_versions, &call);
}
