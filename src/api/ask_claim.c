/* One claim of a collection: on whose word, and who carries it. */
#include "api/ask_story.h"

static const hsy_claim *find_claim(const hsy_trace *trace, long long number) {
    for (size_t i = 0; i < trace->claims.count; i++)
        if (trace->claims.items[i].id == number) return &trace->claims.items[i];
    return NULL;
}

static hearsay_status print_claim(hsy_collection *c, void *what) {
    const hsy_asked *asked = what;
    int64_t story;
    hsy_slice json;
    hsy_trace trace;
    hsy_list_form form;
    if (!hsy_list_form_of(c, &form)) return HEARSAY_USAGE;
    if (!hsy_store_claim_story(c->store, asked->number, &story, &c->errors)) return HEARSAY_SOME_FAILED;
    if (story == 0) return hsy_refuse_number(c, "claim", asked->number);
    if (!hsy_story_json(c, &story, &json) || !hsy_story_trace(c, story, json, &trace)) return HEARSAY_SOME_FAILED;
    const hsy_claim *claim = find_claim(&trace, asked->number);
    if (!claim) return hsy_refuse_number(c, "claim", asked->number);
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    hsy_output_claim(&out, form, &trace, claim, story, &view);
    return hsy_sink_text(hsy_buffer_text(&out), asked->sink, asked->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_claim(const char *database, long long number, const hearsay_options *options, hearsay_sink *sink,
                             void *sink_context) {
    if (!sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(NULL, sink, sink_context);
    asked.number = number;
    return hsy_collection_run(database, options, false, print_claim, &asked);
}
