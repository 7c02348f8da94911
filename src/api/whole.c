/* Calls that trace all of a collection: every stored reading is read back. An article is known by its number, which
 * stands as `path` in what is printed. */
#include "api/question.h"

HSY_VECTOR_TYPE(readings, hsy_reading);

typedef struct load {
    hsy_collection *collection;
    readings readings;
} load;

static bool load_one(void *context, const hsy_stored *stored) {
    load *l = context;
    hsy_reading reading;
    if (!hsy_collection_reading(l->collection, stored, &reading)) return true;
    reading.article.path = hsy_arena_print(l->collection->arena, "%lld", (long long)stored->id);
    HSY_PUSH(l->collection->arena, &l->readings, reading);
    return true;
}

static bool trace_all(hsy_collection *c, hsy_trace *trace) {
    load l = {.collection = c};
    if (!hsy_store_each(c->store, load_one, &l, &c->errors)) return false;
    hsy_trace_articles(c->arena, l.readings.items, l.readings.count, c->options->threads, trace);
    return true;
}

typedef struct print_call {
    hearsay_sink *sink;
    void *sink_context;
} print_call;

static hearsay_status print_trace(hsy_collection *c, void *what) {
    const print_call *call = what;
    hsy_trace trace;
    if (!trace_all(c, &trace)) return HEARSAY_SOME_FAILED;
    hsy_slice text = hsy_print_trace(c->arena, c->options, &trace, false);
    return hsy_sink_text(text, call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_trace_collection(const char *database, const hearsay_options *options, hearsay_sink *sink,
                                        void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    if (options && hsy_is_for_pages(options)) return HEARSAY_USAGE;
    print_call call = {sink, sink_context};
    return hsy_collection_run(database, options, false, print_trace, &call);
}

static hearsay_status print_stats(hsy_collection *c, void *what) {
    const print_call *call = what;
    hsy_store_counts counts;
    hsy_list_form form;
    if (!hsy_list_form_of(c, &form)) return HEARSAY_USAGE;
    if (!hsy_store_count(c->arena, c->store, &counts, &c->errors)) return HEARSAY_SOME_FAILED;
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    hsy_output_stats(&out, form, &counts, &view);
    return hsy_sink_text(hsy_buffer_text(&out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_stats(const char *database, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    print_call call = {sink, sink_context};
    return hsy_collection_run(database, options, false, print_stats, &call);
}
