/* The style sheet, as constant data made from style.css when the program is built. */
#ifndef HEARSAY_SERVE_STYLE_H
#define HEARSAY_SERVE_STYLE_H

#include <stddef.h>

extern const unsigned char hsy_style[];
extern const size_t hsy_style_length;

#endif
