#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

void hsy_errors_add(hsy_arena *arena, hsy_errors *errors, hsy_code code, hsy_slice input, size_t offset,
                    const char *format, ...) {
    char message[501];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    hsy_error error = {code, hsy_arena_copy(arena, input), offset, hsy_arena_copy(arena, hsy_slice_from_c(message))};
    HSY_PUSH(arena, errors, error);
}

hsy_slice hsy_code_name(hsy_code code) {
    switch (code) {
    case HSY_OK: return HSY_S("ok");
    case HSY_ERROR_INPUT: return HSY_S("input");
    case HSY_ERROR_MISSING: return HSY_S("missing");
    case HSY_ERROR_LIMIT: return HSY_S("limit");
    case HSY_ERROR_MEMORY: return HSY_S("memory");
    case HSY_ERROR_DISK: return HSY_S("disk");
    }
    return HSY_S("unknown");
}
