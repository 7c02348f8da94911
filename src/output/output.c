#include "output/output.h"

void hsy_output_reading_markdown(hsy_buffer *out, const hsy_reading *reading) {
    hsy_buffer_add(out, reading->article.text);
}
void hsy_output_trace_text(hsy_buffer *out, const hsy_trace *trace, const hsy_view *view) {
    (void)view;
    hsy_output_trace_json(out, trace);
}
void hsy_output_trace_markdown(hsy_buffer *out, const hsy_trace *trace) { hsy_output_trace_json(out, trace); }
