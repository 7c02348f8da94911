/* The calls that work on a collection: add to it, count it, check it, search it, trace all of it.
 *
 * Pages are read side by side and stored one after the other in the order given, each in a transaction of its own, so
 * that what was told as stored is there whatever happens next. An article of a collection is known by its number, which
 * stands as `path` in what is printed.
 */
#include "api/page_work.h"
#include "api/print.h"
#include "base/pool.h"
#include "store/store.h"

typedef struct collection {
    hsy_arena *arena;
    hsy_store *store;
    const hearsay_options *options;
    hsy_errors errors;
} collection;

static const hearsay_options defaults = {0};

static hearsay_status status_of(const hsy_errors *errors) {
    for (size_t i = 0; i < errors->count; i++)
        if (errors->items[i].code == HSY_ERROR_DISK || errors->items[i].code == HSY_ERROR_MEMORY)
            return HEARSAY_MACHINE;
    return errors->count ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

/* What a call does once the database is open; it may jump. */
typedef hearsay_status collection_work(collection *c, void *what);

static hearsay_status run_guarded(collection *c, const char *database, bool create, collection_work *work, void *what) {
    if (setjmp(*hsy_arena_guard(c->arena)) != 0) return hsy_tell_no_memory(c->options);
    bool created = false;
    hsy_slice path = hsy_slice_from_c(database);
    bool is_open = hsy_store_open(c->arena, path, create, &c->store, &created, &c->errors);
    if (created && c->options->tell) c->options->tell(c->options->context, database, "made a new collection");
    hearsay_status status = is_open ? work(c, what) : HEARSAY_OK;
    hsy_tell_errors(c->arena, c->options, &c->errors);
    hearsay_status failed = status_of(&c->errors);
    if (!is_open && failed == HEARSAY_SOME_FAILED) return HEARSAY_USAGE;
    return failed > status ? failed : status;
}

static hearsay_status run(const char *database, const hearsay_options *options, bool create, collection_work *work,
                          void *what) {
    if (!database) return HEARSAY_USAGE;
    collection c = {.arena = hsy_arena_create(0), .options = options ? options : &defaults};
    if (!c.arena) return hsy_tell_no_memory(c.options);
    hearsay_status status = run_guarded(&c, database, create, work, what);
    hsy_arena_free(c.arena);
    return status;
}

static bool sink_text(hsy_slice text, hearsay_sink *sink, void *sink_context) {
    return text.length == 0 || sink(sink_context, text.at, text.length);
}

/* ---- add ---- */

typedef struct add_call {
    collection *collection;
    hsy_task task;
    hearsay_options options; /* those of the caller, but that a page is printed as the line that is stored */
    const char *const *paths;
    size_t path_count;
    hsy_page_inputs inputs;
    size_t done_by_change[3], failed;
    bool machine_failed;
} add_call;

static void *read_one(void *context, size_t index) {
    add_call *call = context;
    return hsy_page_work(&call->task, &call->inputs.items[index], (hsy_place){index, call->inputs.count});
}

static void store_result(add_call *call, const hsy_page_result *result) {
    hsy_store_change change;
    if (result->failed) {
        call->failed++;
        hsy_tell_errors(call->collection->arena, &call->options, &result->reading.article.errors);
    } else if (hsy_store_put(call->collection->store, &result->reading.article,
                             hsy_store_pack(result->arena, hsy_slice_trim(result->printed)), &change,
                             &call->collection->errors)) {
        call->done_by_change[change]++;
    } else {
        call->machine_failed = true;
    }
}

/* Under a guard of its own: it runs inside the pool, which must not be jumped out of. */
static bool store_one(void *context, size_t index, void *what) {
    add_call *call = context;
    hsy_page_result *result = what;
    if (call->machine_failed) { /* what was at work when memory gave out */
        if (result) hsy_arena_free(result->arena);
        return false;
    }
    if (!result || setjmp(*hsy_arena_guard(call->collection->arena)) != 0)
        call->machine_failed = hsy_tell_no_memory(&call->options) != HEARSAY_OK;
    else
        store_result(call, result);
    if (result) hsy_arena_free(result->arena);
    if (call->options.progress) call->options.progress(call->options.context, index + 1, call->inputs.count);
    return !call->machine_failed;
}

static hearsay_status add(collection *c, void *what) {
    add_call *call = what;
    call->collection = c;
    if (!hsy_task_read_meta(c->arena, &call->task)) return HEARSAY_USAGE;
    if (!hsy_inputs_gather(c->arena, &call->task, call->paths, call->path_count, &call->inputs)) call->failed++;
    hsy_pool_map(call->options.threads, call->inputs.count, call, read_one, store_one);
    if (call->machine_failed) return HEARSAY_MACHINE;
    return call->failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

hearsay_status hearsay_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                           hearsay_added *added) {
    if (!paths || !count) return HEARSAY_USAGE;
    add_call call = {.options = options ? *options : defaults, .paths = paths, .path_count = count};
    call.options.format = HEARSAY_JSON_LINES;
    call.task = hsy_task_of(&call.options);
    hearsay_status status = run(database, options, true, add, &call);
    if (added)
        *added = (hearsay_added){call.done_by_change[HSY_STORE_ADDED], call.done_by_change[HSY_STORE_CHANGED],
                                 call.done_by_change[HSY_STORE_UNCHANGED], call.failed};
    return status;
}

/* ---- trace and stats: every stored reading is read back and traced ---- */

HSY_VECTOR_TYPE(readings, hsy_reading);

static bool unpack(collection *c, const hsy_stored *stored, hsy_slice *line) {
    if (hsy_store_unpack(c->arena, stored->packed, line)) return true;
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND,
                   "the stored page of article %lld is damaged", (long long)stored->id);
    return false;
}

typedef struct load {
    collection *collection;
    readings readings;
} load;

static bool load_one(void *context, const hsy_stored *stored) {
    load *l = context;
    hsy_arena *arena = l->collection->arena;
    hsy_reading reading;
    bool has_statements;
    hsy_slice line;
    if (!unpack(l->collection, stored, &line)) return false;
    hsy_slice number = hsy_arena_print(arena, "%lld", (long long)stored->id);
    if (hsy_output_reading_parse(arena, line, number, 0, &reading, &has_statements, &l->collection->errors)) {
        reading.article.path = number;
        HSY_PUSH(arena, &l->readings, reading);
    }
    return true;
}

static bool trace_all(collection *c, hsy_trace *trace) {
    load l = {.collection = c};
    if (!hsy_store_each(c->store, load_one, &l, &c->errors)) return false;
    hsy_trace_articles(c->arena, l.readings.items, l.readings.count, c->options->threads, trace);
    return true;
}

typedef struct print_call {
    hearsay_sink *sink;
    void *sink_context;
    const char *query; /* search only */
} print_call;

static hearsay_status print_trace(collection *c, void *what) {
    const print_call *call = what;
    hsy_trace trace;
    if (!trace_all(c, &trace)) return HEARSAY_SOME_FAILED;
    hsy_slice text = hsy_print_trace(c->arena, c->options, &trace);
    return sink_text(text, call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_trace_collection(const char *database, const hearsay_options *options, hearsay_sink *sink,
                                        void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    if (options && hsy_is_for_pages(options)) return HEARSAY_USAGE;
    print_call call = {sink, sink_context, NULL};
    return run(database, options, false, print_trace, &call);
}

static hearsay_status print_stats(collection *c, void *what) {
    const print_call *call = what;
    hsy_stats stats = {0};
    hsy_store_counts counts;
    hsy_trace trace;
    if (!hsy_store_count(c->arena, c->store, &counts, &c->errors) || !trace_all(c, &trace)) return HEARSAY_SOME_FAILED;
    stats.articles = (size_t)counts.articles;
    stats.versions = (size_t)counts.versions;
    stats.outlets = (size_t)counts.outlets;
    stats.first = counts.first;
    stats.last = counts.last;
    stats.stories = trace.stories.count;
    stats.text_groups = trace.text_groups.count;
    stats.claims = trace.claims.count;
    stats.relays = trace.relays.count;
    for (size_t i = 0; i < trace.count; i++) stats.statements += trace.readings[i].statements.list.count;
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    if (hsy_is_for_people(c->options))
        hsy_output_stats_text(&out, &stats);
    else
        hsy_output_stats_json(&out, &stats);
    return sink_text(hsy_buffer_text(&out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_stats(const char *database, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    print_call call = {sink, sink_context, NULL};
    return run(database, options, false, print_stats, &call);
}

/* ---- check, revision, search, article ---- */

static hearsay_status check(collection *c, void *what) {
    (void)what;
    return hsy_store_check(c->store, &c->errors) ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_check(const char *database, const hearsay_options *options) {
    return run(database, options, false, check, NULL);
}

static hearsay_status count_versions(collection *c, void *what) {
    hsy_store_counts counts;
    if (!hsy_store_count(c->arena, c->store, &counts, &c->errors)) return HEARSAY_SOME_FAILED;
    *(long long *)what = counts.versions;
    return HEARSAY_OK;
}

long long hearsay_revision(const char *database) {
    long long versions = -1;
    run(database, NULL, false, count_versions, &versions);
    return versions;
}

enum { MOST_FOUND = 50 }; /* articles that a search prints */

typedef struct find_call {
    collection *collection;
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

static hearsay_status search(collection *c, void *what) {
    const print_call *call = what;
    find_call found = {c, hsy_buffer_in(c->arena, 0)};
    if (!hsy_store_search(c->store, hsy_slice_from_c(call->query), MOST_FOUND, print_found, &found, &c->errors))
        return HEARSAY_USAGE;
    return sink_text(hsy_buffer_text(&found.out), call->sink, call->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_search(const char *database, const char *query, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context) {
    if (!query || !sink) return HEARSAY_USAGE;
    print_call call = {sink, sink_context, query};
    return run(database, options, false, search, &call);
}

typedef struct article_call {
    collection *collection;
    hearsay_sink *sink;
    void *sink_context;
    long long number;
    bool is_printed, sink_failed;
} article_call;

static bool print_article(void *context, const hsy_stored *stored) {
    article_call *call = context;
    collection *c = call->collection;
    hsy_reading reading;
    bool has_statements;
    hsy_slice line;
    if (!unpack(c, stored, &line) ||
        !hsy_output_reading_parse(c->arena, line, HSY_S(""), 0, &reading, &has_statements, &c->errors))
        return false;
    call->is_printed = true;
    call->sink_failed = !sink_text(hsy_print_alone(c->arena, c->options, &reading), call->sink, call->sink_context);
    return false;
}

static hearsay_status find_article(collection *c, void *what) {
    article_call *call = what;
    call->collection = c;
    hsy_store_get(c->store, call->number, print_article, call, &c->errors);
    if (call->sink_failed) return HEARSAY_MACHINE;
    return call->is_printed ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_article(const char *database, long long number, const hearsay_options *options,
                               hearsay_sink *sink, void *sink_context) {
    if (!sink || (options && hsy_is_for_traces(options))) return HEARSAY_USAGE;
    article_call call = {.sink = sink, .sink_context = sink_context, .number = number};
    return run(database, options, false, find_article, &call);
}
