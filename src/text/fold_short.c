#include "text/fold_short.h"

#include <utf8proc.h>

#include "base/utf8.h"

enum { STRAIGHT = '\'', CURLED = 0x2019 };

static hsy_slice fold_points(hsy_slice text, char room[HSY_FOLD_SHORT]) {
    utf8proc_int32_t points[HSY_FOLD_SHORT];
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length, points, HSY_FOLD_SHORT,
                           UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (count <= 0 || count > HSY_FOLD_SHORT) return (hsy_slice){"", 0};
    count = utf8proc_normalize_utf32(points, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (length + 4 > HSY_FOLD_SHORT) return (hsy_slice){"", 0};
        length += hsy_utf8_put(points[i] == CURLED ? STRAIGHT : (uint32_t)points[i], room + length);
    }
    return (hsy_slice){room, length};
}

hsy_slice hsy_fold_short(hsy_slice text, char room[HSY_FOLD_SHORT]) {
    if (text.length > HSY_FOLD_SHORT) return (hsy_slice){"", 0};
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.at[i] >= 0x80) return fold_points(text, room);
        room[i] = hsy_to_lower(text.at[i]);
    }
    return (hsy_slice){room, text.length};
}
