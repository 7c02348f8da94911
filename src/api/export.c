/* The traces of a collection's stories for other programs.
 *
 * JSON and tables go out story by story, so the memory is that of the largest story, whatever the collection holds. A
 * graph is one document: all stories that are wanted are read back and joined, and the memory is that of their texts.
 */
#include "api/ask_story.h"

HSY_VECTOR_TYPE(trace_list, hsy_trace);

typedef struct exporting {
    hsy_collection *collection;
    const hsy_asked *asked;
    hsy_arena *brief;  /* of one story */
    size_t count;      /* handed on */
    trace_list traces; /* of a graph */
    bool sink_failed, is_stopped, is_damaged;
} exporting;

static bool is_json(const exporting *e) {
    hearsay_format format = e->collection->options->format;
    return format == HEARSAY_JSON_LINES || format == HEARSAY_JSON;
}

static bool send(exporting *e, hsy_slice text) {
    e->sink_failed |= !hsy_sink_text(text, e->asked->sink, e->asked->sink_context);
    return !e->sink_failed;
}

static bool unpack(exporting *e, hsy_arena *arena, int64_t id, hsy_slice packed, hsy_slice *json) {
    if (hsy_store_unpack(arena, packed, json)) return true;
    hsy_errors_add(e->collection->arena, &e->collection->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND,
                   "the stored trace of story %lld is damaged", (long long)id);
    e->is_damaged = true;
    return false;
}

static bool send_json(exporting *e, int64_t id, hsy_slice packed) {
    hsy_slice json;
    if (!unpack(e, e->brief, id, packed, &json)) return false;
    bool is_array = e->collection->options->format == HEARSAY_JSON;
    if (is_array && !send(e, e->count ? HSY_S(",") : HSY_S("["))) return false;
    bool is_sent = send(e, hsy_with_id(e->brief, id, json));
    hsy_arena_clear(e->brief);
    return is_sent;
}

/* The trace of one story, read back into `arena`. */
static bool read_trace(exporting *e, hsy_arena *arena, int64_t id, hsy_slice packed, hsy_trace *trace) {
    hsy_slice json;
    hsy_collection part = *e->collection;
    part.arena = arena;
    part.errors = (hsy_errors){0};
    bool is_read = unpack(e, arena, id, packed, &json) && hsy_story_trace(&part, id, json, trace);
    for (size_t i = 0; i < part.errors.count; i++) {
        const hsy_error *error = &part.errors.items[i];
        hsy_errors_add(e->collection->arena, &e->collection->errors, error->code,
                       hsy_arena_copy(e->collection->arena, error->input), error->offset, "%.*s",
                       HSY_PRINT(error->message));
    }
    e->is_damaged |= !is_read;
    return is_read;
}

static bool send_rows(exporting *e, int64_t id, hsy_slice packed) {
    hsy_trace trace;
    if (!read_trace(e, e->brief, id, packed, &trace)) return false;
    hsy_buffer out = hsy_buffer_in(e->brief, 0);
    hsy_output_trace_csv_rows(&out, &trace);
    bool is_sent = send(e, hsy_buffer_text(&out));
    hsy_arena_clear(e->brief);
    return is_sent;
}

static bool keep_trace(exporting *e, int64_t id, hsy_slice packed) {
    hsy_trace trace;
    if (!read_trace(e, e->collection->arena, id, packed, &trace)) return false;
    HSY_PUSH(e->collection->arena, &e->traces, trace);
    return true;
}

static bool take_story(void *context, int64_t id, hsy_slice packed) {
    exporting *e = context;
    e->is_stopped = hsy_is_stopped(e->collection->options);
    if (e->is_stopped) return false;
    bool is_taken;
    if (is_json(e))
        is_taken = send_json(e, id, packed);
    else if (e->collection->options->format == HEARSAY_CSV)
        is_taken = send_rows(e, id, packed);
    else
        is_taken = keep_trace(e, id, packed);
    e->count++;
    return is_taken;
}

static bool begin(exporting *e) {
    hsy_buffer head = hsy_buffer_in(e->collection->arena, 0);
    if (e->collection->options->format == HEARSAY_CSV) hsy_output_trace_csv_head(&head);
    return send(e, hsy_buffer_text(&head));
}

static bool end(exporting *e) {
    hsy_trace joined;
    if (e->collection->options->format == HEARSAY_JSON) return send(e, e->count ? HSY_S("]\n") : HSY_S("[]\n"));
    if (is_json(e) || e->collection->options->format == HEARSAY_CSV) return true;
    hsy_trace_join(e->collection->arena, e->traces.items, e->traces.count, &joined);
    return send(e, hsy_print_trace(e->collection->arena, e->collection->options, &joined, true));
}

static hearsay_status export_stories(hsy_collection *c, void *what) {
    exporting e = {.collection = c, .asked = what, .brief = hsy_arena_scratch(c->arena)};
    hsy_narrowing narrowing;
    hearsay_status status = hsy_question_read(c, e.asked->question, HSY_ORDER_NEWEST, &narrowing);
    if (status != HEARSAY_OK) return status;
    bool is_read = begin(&e) && hsy_store_each_story(c->arena, c->store, &narrowing, take_story, &e, &c->errors);
    if (e.is_stopped) return HEARSAY_STOPPED;
    if (is_read && !e.is_damaged && !e.sink_failed) end(&e);
    if (e.sink_failed) return HEARSAY_MACHINE;
    return is_read && !e.is_damaged ? HEARSAY_OK : HEARSAY_SOME_FAILED;
}

hearsay_status hearsay_export(const char *database, const hearsay_question *question, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context) {
    if (!sink || (options && (hsy_is_for_people(options) || hsy_is_for_pages(options)))) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    return hsy_collection_run(database, options, false, export_stories, &asked);
}
