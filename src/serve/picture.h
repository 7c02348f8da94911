/* Private to serve: a picture of points from one of lines.
 *
 * The picture that is read has no folder, so nothing in it can name a file, and librsvg loads nothing over the network.
 */
#ifndef HEARSAY_SERVE_PICTURE_H
#define HEARSAY_SERVE_PICTURE_H

#include "serve/bytes.h"

/* Draws an SVG as PNG, a point a pixel; one that is larger than 4,096 by 8,192 is drawn smaller, to fit in. False when
 * it is no SVG, or there is no memory. */
bool hsy_picture_png(hsy_slice svg, hsy_bytes *png);

#endif
