/* What a visitor may send before anything is looked up: a path, a value for every parameter, and headers, a line each.
 */
#include <assert.h>

#include "serve/guard.h"
#include "serve/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at_headers(hsy_slice line) {
    static const hsy_guard guards[] = {{.host = HSY_SLICE("127.0.0.1"), .is_loopback = true},
                                       {.host = HSY_SLICE("0.0.0.0"), .machine = HSY_SLICE("desk")}};
    const hsy_visitor visitor = {.host = HSY_S("localhost:80"), .origin = line, .cookies = line, .token = line};
    bool is_new;
    char first = line.length ? line.at[0] : '\0';
    if (hsy_guard_host(&guards[0], line)) assert(first == '1' || first == '[' || hsy_to_lower(first) == 'l');
    for (size_t i = 0; i < 2; i++) {
        hsy_guard_host(&guards[i], line);
        hsy_guard_token(&guards[i], &visitor, &is_new);
    }
    hsy_guard_origin(&visitor);
    hsy_words_tongue_accepted(line);
}

static bool is_word(char c) { return hsy_is_letter(c) || hsy_is_digit(c); }

static void make_question(hsy_arena *arena, hsy_slice path, hsy_slice value) {
    hsy_request request = {.arena = arena, .path = path};
    hsy_buffer address = hsy_buffer_in(arena, 0);
    hsy_asked asked;
    hsy_slice problem;
    if (!hsy_route_find(path, &request.target)) return;
    for (int i = 0; i < HSY_PARAMETERS; i++) request.parameters[i] = value;
    hsy_request_asked(&request, &asked, &problem);
    hsy_request_key(&request);
    hsy_request_address(&address, &request, HSY_PARAMETER_FLAG, value);
    for (size_t i = 0; i < address.length; i++)
        assert(strchr("/?&=%-._~", address.bytes[i]) || is_word(address.bytes[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    hsy_arena *arena = hsy_arena_create(64 << 20);
    hsy_slice rest = {(const char *)data, size};
    if (setjmp(*hsy_arena_guard(arena)) == 0) {
        hsy_slice path = hsy_slice_cut(&rest, '\n'), value = hsy_slice_cut(&rest, '\n');
        make_question(arena, path, value);
        look_at_headers(value);
        while (rest.at) look_at_headers(hsy_slice_cut(&rest, '\n'));
    }
    hsy_arena_free(arena);
    return 0;
}
