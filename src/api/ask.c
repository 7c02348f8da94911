/* The calls that ask a collection: is it sound, has it changed, what matches a query, what does an article say. */
#include "api/collection.h"

static hearsay_status check(hsy_collection *c, void *what) {
    (void)what;
    return hsy_store_check(c->store, &c->errors) ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_check(const char *database, const hearsay_options *options) {
    return hsy_collection_run(database, options, false, check, NULL);
}

static hearsay_status count_versions(hsy_collection *c, void *what) {
    hsy_store_counts counts;
    if (!hsy_store_count(c->arena, c->store, &counts, &c->errors)) return HEARSAY_SOME_FAILED;
    *(long long *)what = counts.versions;
    return HEARSAY_OK;
}

long long hearsay_revision(const char *database) {
    long long versions = -1;
    hsy_collection_run(database, NULL, false, count_versions, &versions);
    return versions;
}

typedef struct print_call {
    hearsay_sink *sink;
    void *sink_context;
    const char *query;
} print_call;

enum { MOST_FOUND = 50 }; /* articles that a search prints */

typedef struct find_call {
    hsy_collection *collection;
    hsy_buffer out;
} find_call;

static bool print_found(void *context, const hsy_stored *stored) {
    find_call *call = context;
    const hearsay_options *options = call->collection->options;
    hsy_found found = {stored->id, stored->outlet, stored->published, stored->title, stored->snippet};
    hsy_view view = hsy_view_of(options);
    if (hsy_is_for_people(options))
        hsy_output_found_text(&call->out, &found, &view);
    else
        hsy_output_found_json(&call->out, &found);
    return true;
}

static hearsay_status search(hsy_collection *c, void *what) {
    const print_call *call = what;
    find_call found = {c, hsy_buffer_in(c->arena, 0)};
    if (!hsy_store_search(c->store, hsy_slice_from_c(call->query), MOST_FOUND, print_found, &found, &c->errors))
        return HEARSAY_USAGE;
    return hsy_sink_text(hsy_buffer_text(&found.out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_search(const char *database, const char *query, const hearsay_question *question,
                              const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    (void)question;
    if (!query || !sink) return HEARSAY_USAGE;
    print_call call = {sink, sink_context, query};
    return hsy_collection_run(database, options, false, search, &call);
}

typedef struct article_call {
    hsy_collection *collection;
    hearsay_sink *sink;
    void *sink_context;
    long long number;
    bool is_printed, sink_failed;
} article_call;

static bool print_article(void *context, const hsy_stored *stored) {
    article_call *call = context;
    hsy_collection *c = call->collection;
    hsy_reading reading;
    if (!hsy_collection_reading(c, stored, &reading)) return false;
    call->is_printed = true;
    call->sink_failed = !hsy_sink_text(hsy_print_alone(c->arena, c->options, &reading), call->sink, call->sink_context);
    return false;
}

static hearsay_status find_article(hsy_collection *c, void *what) {
    article_call *call = what;
    call->collection = c;
    if (!hsy_store_get(c->store, call->number, print_article, call, &c->errors) && c->errors.count == 0)
        hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, HSY_S(""), HSY_NOT_FOUND, "there is no article %lld",
                       call->number);
    if (call->sink_failed) return HEARSAY_MACHINE;
    return call->is_printed ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_article(const char *database, long long number, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context) {
    if (!sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    article_call call = {.sink = sink, .sink_context = sink_context, .number = number};
    return hsy_collection_run(database, options, false, find_article, &call);
}
