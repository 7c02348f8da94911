/* Private to output: cells of a table (RFC 4180). */
#ifndef HEARSAY_OUTPUT_CSV_H
#define HEARSAY_OUTPUT_CSV_H

#include "base/buffer.h"

#define HSY_CSV_LINE_END "\r\n"

/* A cell without the comma in front of it: quoted where it must be, line breaks and tabs as blanks, never a formula. */
void hsy_csv_cell(hsy_buffer *out, hsy_slice text);

#endif
