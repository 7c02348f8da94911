#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool is_ascii(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] >= 0x80) return false;
    return true;
}

static bool is_folded_ascii(hsy_slice text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] >= 0x80 || hsy_is_upper(text.at[i])) return false;
    return true;
}

static hsy_slice fold_ascii(hsy_arena *arena, hsy_slice text) {
    char *folded = hsy_arena_alloc(arena, text.length);
    for (size_t i = 0; i < text.length; i++) folded[i] = hsy_to_lower(text.at[i]);
    return (hsy_slice){folded, text.length};
}

hsy_slice hsy_fold(hsy_arena *arena, hsy_slice text) {
    if (is_folded_ascii(text)) return text;
    if (is_ascii(text)) return fold_ascii(arena, text);
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length, &mapped,
                     UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (length < 0) return text;
    hsy_slice folded = hsy_arena_copy(arena, (hsy_slice){(const char *)mapped, (size_t)length});
    free(mapped);
    return folded;
}
