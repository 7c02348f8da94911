/* Whatever a file of many pages holds, WARC or JSON, compressed or not, the pages come numbered, a failure says why, no
 * page is larger than the limit, and the reader ends. */
#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "intake/file_kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { MOST = 1 << 16 };

static bool take(void *context, hsy_incoming *incoming) {
    size_t *count = context;
    const hsy_intake_limits limits = {.most_bytes = MOST};
    assert(incoming->page.path.length > 0);
    assert(incoming->kind == HSY_INCOMING_NOTE || incoming->number == (*count)++);
    assert(incoming->kind != HSY_INCOMING_FAILED || incoming->errors.count > 0);
    assert(incoming->line.length <= MOST);
    if (incoming->kind == HSY_INCOMING_PAGE && setjmp(*hsy_arena_guard(incoming->arena)) == 0) {
        bool opened = hsy_incoming_open(incoming, &limits);
        assert(opened || incoming->errors.count > 0);
        assert(!opened || incoming->page.bytes.length <= MOST + (1 << 20)); /* what a header says is no page's own */
    }
    hsy_arena_free(incoming->arena);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    size_t count = 0;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice head = {(const char *)bytes, size};
    const hsy_file_kind *kind = hsy_file_kind_of(arena, HSY_S("input"), head);
    if (kind) {
        hsy_intake_task task = {.limits = {.most_bytes = MOST}, .most_memory = 16 << 20};
        hsy_intake_run run = {.task = &task, .take = take, .take_context = &count};
        int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
        kind->each(&run, arena, &(hsy_open_file){HSY_S("input"), descriptor, head});
        assert(!run.out_of_memory);
        close(descriptor);
    }
    hsy_arena_free(arena);
    return 0;
}
