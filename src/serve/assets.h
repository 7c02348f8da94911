/* Private to serve: the style sheet, the scripts and the icon, as they are in the program.
 *
 * Their address has a hash of all of them: /assets/1f2e3d4c5b6a7988/style.css. So a browser may keep them for ever, a
 * new program is a new address, and a script can import its neighbour by "./map.js".
 */
#ifndef HEARSAY_SERVE_ASSETS_H
#define HEARSAY_SERVE_ASSETS_H

#include "base/buffer.h"

typedef struct hsy_asset {
    hsy_slice name, bytes;
    const char *type; /* a constant */
} hsy_asset;

/* The asset at a path; false when there is none, or its hash is another program's. */
bool hsy_assets_find(hsy_slice path, hsy_asset *asset);
/* Writes the address of an asset by its name. */
void hsy_assets_address(hsy_buffer *out, hsy_slice name);

#endif
