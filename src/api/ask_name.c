/* The calls that are asked by name: one outlet. */
#include "api/question.h"

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
