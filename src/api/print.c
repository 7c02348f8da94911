#include "api/print.h"

hsy_view hsy_view_of(const hearsay_options *options) {
    return (hsy_view){options->width, options->colour, options->show_roles};
}

bool hsy_is_for_people(const hearsay_options *options) {
    return options->format == HEARSAY_TEXT || options->format == HEARSAY_MARKDOWN;
}

hsy_slice hsy_print_reading(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_view view = hsy_view_of(options);
    switch (options->format) {
    case HEARSAY_JSON_LINES:
    case HEARSAY_JSON: hsy_output_reading_json(&out, reading); break;
    case HEARSAY_TEXT: hsy_output_reading_text(&out, reading, &view); break;
    case HEARSAY_MARKDOWN: hsy_output_reading_markdown(&out, reading); break;
    }
    return hsy_buffer_text(&out);
}

hsy_slice hsy_print_trace(hsy_arena *arena, const hearsay_options *options, const hsy_trace *trace) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_view view = hsy_view_of(options);
    switch (options->format) {
    case HEARSAY_JSON_LINES:
    case HEARSAY_JSON: hsy_output_trace_json(&out, trace); break;
    case HEARSAY_TEXT: hsy_output_trace_text(&out, trace, &view); break;
    case HEARSAY_MARKDOWN: hsy_output_trace_markdown(&out, trace); break;
    }
    return hsy_buffer_text(&out);
}
