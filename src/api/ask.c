/* The calls that ask a collection: is it sound, has it changed, what does an article say. */
#include "api/collection.h"

/* A database that cannot even be opened is not sound either; only one that is not there is a matter of usage. */
static hearsay_status check(hsy_collection *c, void *what) {
    hsy_slice path = hsy_slice_from_c(what);
    if (hsy_store_open(c->arena, path, false, &c->store, NULL, &c->errors) && hsy_store_check(c->store, &c->errors))
        return HEARSAY_OK;
    bool is_missing = c->errors.count && c->errors.items[0].code == HSY_ERROR_MISSING;
    return is_missing ? HEARSAY_USAGE : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_check(const char *database, const hearsay_options *options) {
    return database ? hsy_collection_run_without(options, check, (void *)(uintptr_t)database) : HEARSAY_USAGE;
}

static hearsay_status read_revision(hsy_collection *c, void *what) {
    int64_t revision = -1;
    if (!hsy_store_revision(c->store, &revision, &c->errors)) return HEARSAY_SOME_FAILED;
    *(long long *)what = revision;
    return HEARSAY_OK;
}

long long hearsay_revision(const char *database) {
    long long revision = -1;
    hsy_collection_run(database, NULL, false, read_revision, &revision);
    return revision;
}

typedef struct article_call {
    hsy_collection *collection;
    hearsay_sink *sink;
    void *sink_context;
    long long number;
    bool is_printed, sink_failed;
} article_call;

/* The article with its number and that of its story in front, where the form has a place for them. */
static hsy_slice with_place(hsy_collection *c, const hsy_stored *stored, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    bool is_json = c->options->format == HEARSAY_JSON || c->options->format == HEARSAY_JSON_LINES;
    if (is_json) {
        hsy_buffer_print(&out, "{\"id\":%lld,\"story\":%lld,", (long long)stored->id, (long long)stored->story);
        text = hsy_slice_sub(text, 1, text.length);
    } else if (c->options->format == HEARSAY_TEXT) {
        hsy_output_place_text(&out, stored->id, stored->story, &view);
    }
    hsy_buffer_add(&out, text);
    return hsy_buffer_text(&out);
}

static bool print_article(void *context, const hsy_stored *stored) {
    article_call *call = context;
    hsy_collection *c = call->collection;
    hsy_reading reading;
    if (!hsy_collection_reading(c, stored, &reading)) return false;
    call->is_printed = true;
    hsy_slice text = with_place(c, stored, hsy_print_alone(c->arena, c->options, &reading));
    call->sink_failed = !hsy_sink_text(text, call->sink, call->sink_context);
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
