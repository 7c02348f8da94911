/* The inputs of a call: a path each, or of a file of JSON lines an article each. */
#include "api/page_work.h"

static const size_t most_set_bytes = (size_t)4 << 30; /* of one file of JSON lines, decompressed */

static bool is_json_lines(hsy_slice path) {
    static const hsy_slice packed[] = {HSY_SLICE(".gz"), HSY_SLICE(".zst")};
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (hsy_slice_ends(path, packed[i])) path = hsy_slice_sub(path, 0, path.length - packed[i].length);
    return hsy_slice_ends(path, HSY_S(".jsonl")) || hsy_slice_ends(path, HSY_S(".ndjson"));
}

/* Each line that is not blank is an input of its own. */
static bool add_lines(hsy_arena *arena, const hsy_task *task, hsy_slice path, hsy_page_inputs *inputs) {
    hsy_intake_limits limits = task->limits;
    hsy_fetched file;
    hsy_errors errors = {0};
    limits.most_bytes = most_set_bytes;
    if (!hsy_intake_read(arena, path, &limits, &file, &errors)) {
        hsy_tell_errors(arena, task->options, &errors);
        return false;
    }
    for (hsy_slice rest = file.bytes; rest.at;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        hsy_page_input input = {path, HSY_JSON_LINE, line, HSY_S(""), (size_t)(line.at - file.bytes.at)};
        if (hsy_slice_trim(line).length) HSY_PUSH(arena, inputs, input);
    }
    return true;
}

static bool refuse_second_stdin(hsy_arena *arena, const hsy_task *task, hsy_slice path) {
    hsy_errors errors = {0};
    hsy_errors_add(arena, &errors, HSY_ERROR_INPUT, path, HSY_NOT_FOUND, "standard input can be read only once");
    hsy_tell_errors(arena, task->options, &errors);
    return false;
}

bool hsy_inputs_gather(hsy_arena *arena, const hsy_task *task, const char *const *paths, size_t count,
                       hsy_page_inputs *inputs) {
    bool all_read = true, read_stdin = false;
    for (size_t i = 0; i < count; i++) {
        hsy_slice path = hsy_slice_from_c(paths[i]);
        bool is_stdin = hsy_slice_equal(path, HSY_S("-"));
        if (is_stdin && read_stdin)
            all_read = refuse_second_stdin(arena, task, path);
        else if (!is_json_lines(path))
            HSY_PUSH(arena, inputs, ((hsy_page_input){path, HSY_FETCH}));
        else if (!add_lines(arena, task, path, inputs))
            all_read = false;
        read_stdin |= is_stdin;
    }
    return all_read;
}
