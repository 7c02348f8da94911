/* The calls that are asked by name: one outlet, one speaker. */
#include "api/question.h"

enum { USUAL_LIMIT = 50 };

static hearsay_status print_outlet(hsy_collection *c, void *what) {
    const hsy_asked *asked = what;
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    hsy_outlet_page page;
    hsy_list_form form;
    hsy_slice key;
    if (!hsy_list_form_of(c, &form)) return HEARSAY_USAGE;
    if (!hsy_question_outlet(c, hsy_slice_from_c(asked->words), &key) ||
        !hsy_store_outlet(c->arena, c->store, key, &page, &c->errors))
        return HEARSAY_SOME_FAILED;
    hsy_output_outlet_page(&out, form, &page, &view);
    return hsy_sink_text(hsy_buffer_text(&out), asked->sink, asked->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_outlet(const char *database, const char *name, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context) {
    if (!name || !sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(NULL, sink, sink_context);
    asked.words = name;
    return hsy_collection_run(database, options, false, print_outlet, &asked);
}

static hearsay_status print_speaker(hsy_collection *c, void *what) {
    const hsy_asked *asked = what;
    hsy_buffer out = hsy_buffer_in(c->arena, 0);
    hsy_view view = hsy_view_of(c->options);
    hsy_speaker_page page;
    hsy_list_form form;
    hsy_narrowing narrowing;
    if (!hsy_list_form_of(c, &form)) return HEARSAY_USAGE;
    hearsay_status status = hsy_question_read(c, asked->question, HSY_ORDER_NEWEST, &narrowing);
    if (status != HEARSAY_OK) return status;
    if (!asked->question->limit) narrowing.limit = USUAL_LIMIT;
    if (!hsy_question_speaker_rows(c, hsy_slice_from_c(asked->words), &page.names)) return HEARSAY_SOME_FAILED;
    narrowing.speaker_keys = (hsy_slices){0};
    for (size_t i = 0; i < page.names.count; i++) HSY_PUSH(c->arena, &narrowing.speaker_keys, page.names.items[i].key);
    if (!hsy_store_said(c->arena, c->store, &narrowing, &page.said, &c->errors)) return HEARSAY_SOME_FAILED;
    hsy_output_speaker_page(&out, form, &page, &view);
    return hsy_sink_text(hsy_buffer_text(&out), asked->sink, asked->sink_context) ? HEARSAY_OK : HEARSAY_MACHINE;
}

hearsay_status hearsay_speaker(const char *database, const char *name, const hearsay_question *question,
                               const hearsay_options *options, hearsay_sink *sink, void *sink_context) {
    if (!name || !sink) return HEARSAY_USAGE;
    hsy_asked asked = hsy_asked_of(question, sink, sink_context);
    asked.words = name;
    return hsy_collection_run(database, options, false, print_speaker, &asked);
}
