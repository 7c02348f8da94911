#include "serve/picture.h"

#include <librsvg/rsvg.h>

enum { MOST_WIDTH = 4096, MOST_HEIGHT = 8192 }; /* pixels: 128 MiB while it is drawn */

static cairo_status_t take_png(void *png, const unsigned char *at, unsigned length) {
    return hsy_bytes_sink(png, (const char *)at, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static bool draw(RsvgHandle *handle, int width, int height, hsy_bytes *png) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *context = cairo_create(surface);
    const RsvgRectangle all = {0, 0, width, height};
    bool is_drawn = rsvg_handle_render_document(handle, context, &all, NULL) &&
                    cairo_surface_write_to_png_stream(surface, take_png, png) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    return is_drawn;
}

bool hsy_picture_png(hsy_slice svg, hsy_bytes *png) {
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg.at, svg.length, NULL);
    double width = 0, height = 0;
    bool is_drawn = false;
    if (handle && rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) && width >= 1 && height >= 1) {
        double scale = 1;
        if (width > MOST_WIDTH) scale = MOST_WIDTH / width;
        if (height * scale > MOST_HEIGHT) scale = MOST_HEIGHT / height;
        int columns = (int)(width * scale), rows = (int)(height * scale);
        is_drawn = draw(handle, columns > 0 ? columns : 1, rows > 0 ? rows : 1, png);
    }
    if (handle) g_object_unref(handle);
    return is_drawn;
}
