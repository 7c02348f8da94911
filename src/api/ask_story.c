/* One story of a collection, in every form of a trace.
 *
 * As JSON it is what is stored. For all other forms the trace is read back, with the readings of its articles.
 */
#include "api/ask_story.h"

#include "api/load.h"

hearsay_status hsy_refuse_number(hsy_collection *c, const char *what, long long number) {
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_MISSING, HSY_S(""), HSY_NOT_FOUND, "there is no %s %lld", what,
                   number);
    return HEARSAY_SOME_FAILED;
}

bool hsy_story_json(hsy_collection *c, int64_t *number, hsy_slice *json) {
    hsy_slice packed;
    *json = HSY_S("");
    if (!hsy_store_get_story(c->arena, c->store, number, &packed, &c->errors)) return false;
    if (packed.length == 0 || hsy_store_unpack(c->arena, packed, json)) return true;
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND,
                   "the stored trace of story %lld is damaged", (long long)*number);
    return false;
}

bool hsy_story_trace(hsy_collection *c, int64_t number, hsy_slice json, hsy_trace *trace) {
    hsy_ids ids;
    if (!hsy_store_story_articles(c->arena, c->store, number, &ids, &c->errors)) return false;
    hsy_reading *readings = HSY_NEW_ARRAY(c->arena, hsy_reading, ids.count + 1);
    return hsy_load_readings(c->arena, c->store, &ids, c->options->threads, readings, &c->errors) &&
           hsy_output_trace_parse(c->arena, json, HSY_S(""), readings, ids.count, trace, &c->errors);
}

hsy_slice hsy_with_id(hsy_arena *arena, int64_t number, hsy_slice json) {
    return hsy_arena_print(arena, "{\"id\":%lld,%.*s\n", (long long)number,
                           HSY_PRINT(hsy_slice_trim(hsy_slice_sub(json, 1, json.length))));
}

static bool is_json(const hearsay_options *options) {
    return options->format == HEARSAY_JSON || options->format == HEARSAY_JSON_LINES;
}

static void tell_merger(hsy_collection *c, long long number, int64_t into) {
    if (!c->options->tell) return;
    hsy_slice message = hsy_arena_print(c->arena, "story %lld has become part of story %lld", number, (long long)into);
    c->options->tell(c->options->context, NULL, hsy_arena_c_string(c->arena, message));
}

static hearsay_status print_story(hsy_collection *c, void *what) {
    const hsy_asked *asked = what;
    int64_t number = asked->number;
    hsy_slice text;
    hsy_trace trace;
    if (!hsy_story_json(c, &number, &text)) return HEARSAY_SOME_FAILED;
    if (text.length == 0) return hsy_refuse_number(c, "story", asked->number);
    if (number != asked->number) tell_merger(c, asked->number, number);
    if (is_json(c->options))
        text = hsy_with_id(c->arena, number, text);
    else if (hsy_story_trace(c, number, text, &trace))
        text = hsy_print_trace(c->arena, c->options, &trace, true);
    else
        return HEARSAY_SOME_FAILED;
    return hsy_sink_text(text, asked->sink, asked->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_story(const char *database, long long number, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context) {
    if (!sink || (options && hsy_is_for_pages(options))) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(NULL, sink, sink_context);
    asked.number = number;
    return hsy_collection_run(database, options, false, print_story, &asked);
}
