#include "api/print.h"

hsy_view hsy_view_of(const hearsay_options *options) {
    return (hsy_view){.width = options->width,
                      .colour = options->colour,
                      .show_roles = options->show_roles,
                      .whole = options->whole_blocks};
}

bool hsy_is_for_people(const hearsay_options *options) {
    return options->format == HEARSAY_TEXT || options->format == HEARSAY_MARKDOWN || options->format == HEARSAY_HTML;
}

bool hsy_is_for_pages(const hearsay_options *options) {
    return options->format == HEARSAY_HTML || options->format == HEARSAY_ANNOTATIONS;
}

bool hsy_is_for_traces(const hearsay_options *options) {
    switch (options->format) {
    case HEARSAY_SVG:
    case HEARSAY_DOT:
    case HEARSAY_GRAPHML:
    case HEARSAY_PROV:
    case HEARSAY_CSV: return true;
    default: return false;
    }
}

static void put_before(hsy_buffer *out, hearsay_format format, const hsy_reading *reading, hsy_place place) {
    switch (format) {
    case HEARSAY_JSON: hsy_buffer_add_byte(out, place.number ? ',' : '['); break;
    case HEARSAY_TEXT:
    case HEARSAY_MARKDOWN:
        if (place.number) hsy_buffer_add_byte(out, '\n');
        break;
    case HEARSAY_HTML:
        if (!place.number) hsy_output_html_begin(out, place.is_alone ? reading : NULL);
        break;
    default: break;
    }
}

static void put_reading(hsy_buffer *out, const hearsay_options *options, const hsy_reading *reading, size_t number) {
    hsy_view view = hsy_view_of(options);
    view.number = (unsigned)number;
    switch (options->format) {
    case HEARSAY_JSON_LINES:
    case HEARSAY_JSON: hsy_output_reading_json(out, reading); break;
    case HEARSAY_TEXT: hsy_output_reading_text(out, reading, &view); break;
    case HEARSAY_MARKDOWN: hsy_output_reading_markdown(out, reading, &view); break;
    case HEARSAY_HTML: hsy_output_reading_html(out, reading, &view); break;
    case HEARSAY_ANNOTATIONS: hsy_output_reading_annotations(out, reading); break;
    case HEARSAY_SVG:
    case HEARSAY_DOT:
    case HEARSAY_GRAPHML:
    case HEARSAY_PROV:
    case HEARSAY_CSV: break; /* refused before */
    }
}

hsy_slice hsy_print_reading(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading,
                            hsy_place place) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    put_before(&out, options->format, reading, place);
    put_reading(&out, options, reading, place.number);
    return hsy_buffer_text(&out);
}

hsy_slice hsy_print_alone(hsy_arena *arena, const hearsay_options *options, const hsy_reading *reading) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    if (options->format == HEARSAY_HTML) hsy_output_html_begin(&out, reading);
    put_reading(&out, options, reading, 0);
    if (options->format == HEARSAY_HTML) hsy_output_html_end(&out);
    return hsy_buffer_text(&out);
}

hsy_slice hsy_print_end(hsy_arena *arena, const hearsay_options *options, size_t count) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    if (options->format == HEARSAY_JSON) return count ? HSY_S("]\n") : HSY_S("[]\n");
    if (options->format != HEARSAY_HTML) return HSY_S("");
    if (!count) hsy_output_html_begin(&out, NULL);
    hsy_output_html_end(&out);
    return hsy_buffer_text(&out);
}

hsy_slice hsy_print_trace(hsy_arena *arena, const hearsay_options *options, const hsy_trace *trace, bool is_stored) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_view view = hsy_view_of(options);
    view.is_stored = is_stored;
    switch (options->format) {
    case HEARSAY_JSON_LINES:
    case HEARSAY_JSON: hsy_output_trace_json(&out, trace); break;
    case HEARSAY_TEXT: hsy_output_trace_text(&out, trace, &view); break;
    case HEARSAY_MARKDOWN: hsy_output_trace_markdown(&out, trace, &view); break;
    case HEARSAY_SVG: hsy_output_trace_svg(&out, trace); break;
    case HEARSAY_DOT: hsy_output_trace_dot(&out, trace); break;
    case HEARSAY_GRAPHML: hsy_output_trace_graphml(&out, trace); break;
    case HEARSAY_PROV: hsy_output_trace_prov(&out, trace); break;
    case HEARSAY_CSV: hsy_output_trace_csv(&out, trace); break;
    case HEARSAY_HTML:
    case HEARSAY_ANNOTATIONS: break; /* refused before */
    }
    return hsy_buffer_text(&out);
}
