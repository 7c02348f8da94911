#include "api/page_work.h"

#include <string.h>

#include "api/print.h"
#include "base/utf8.h"

/* A page's arena holds its bytes, their decoded form, its blocks and its output; lexbor's tree is outside. Eight times
 * the largest page is room for all of them. */
static const size_t usual_most_memory = (size_t)512 << 20;

hsy_task hsy_task_of(const hearsay_options *options) {
    hsy_task task = {.options = options, .limits = hsy_intake_default_limits(), .most_memory = usual_most_memory};
    if (options->most_page_bytes) task.limits.most_bytes = options->most_page_bytes;
    if (options->most_seconds) task.limits.seconds = options->most_seconds;
    if (options->most_memory) task.most_memory = options->most_memory;
    task.limits.allow_private = options->allow_private;
    return task;
}

/* What carrier and table know of the page before it is read. */
static hsy_page_source source_of(const hsy_task *task, const hsy_fetched *page) {
    hsy_page_source source = {.path = page->path,
                              .bytes = page->bytes,
                              .content_type = page->content_type,
                              .url = page->url,
                              .retrieved = page->retrieved,
                              .is_plain = task->options->plain};
    hsy_meta_row row;
    if (hsy_meta_find(task->meta, page->path, &row)) {
        if (source.url.length == 0) source.url = row.url;
        if (source.retrieved.length == 0) source.retrieved = row.scrape_time;
        source.publisher = row.publisher;
        source.published = row.published;
    }
    return source;
}

static void read_page(const hsy_task *task, const hsy_page_input *input, hsy_page_result *result) {
    hsy_arena *arena = result->arena;
    hsy_article *article = &result->reading.article;
    hsy_fetched page = {.path = input->path, .bytes = input->bytes, .url = input->url};
    hsy_errors errors = {0};
    hsy_slice shown_path = hsy_utf8_repair(arena, hsy_arena_copy(arena, input->path), NULL);
    if (input->kind == HSY_FETCH && !hsy_intake_read(arena, input->path, &task->limits, &page, &errors)) {
        *article = (hsy_article){.path = shown_path, .errors = errors};
        result->failed = true;
        return;
    }
    hsy_page_source source = source_of(task, &page);
    source.path = shown_path;
    hsy_page_read(arena, &source, article);
    hsy_statements_find(arena, article, &result->reading.statements);
    result->failed = article->text.length == 0 && article->errors.count > 0;
}

static void read_line(const hsy_page_input *input, hsy_page_result *result) {
    hsy_errors errors = {0};
    bool has_statements;
    if (!hsy_output_reading_parse(result->arena, input->bytes, input->path, input->offset, &result->reading,
                                  &has_statements, &errors)) {
        result->reading.article = (hsy_article){.path = input->path, .errors = errors};
        result->failed = true;
    } else if (!has_statements) {
        hsy_statements_find(result->arena, &result->reading.article, &result->reading.statements);
    }
}

static void work_within(hsy_arena *arena, const hsy_task *task, const hsy_page_input *input, hsy_place place,
                        hsy_page_result **result) {
    *result = HSY_NEW(arena, hsy_page_result);
    (*result)->arena = arena;
    if (input->kind == HSY_JSON_LINE)
        read_line(input, *result);
    else
        read_page(task, input, *result);
    if (place.count) (*result)->printed = hsy_print_reading(arena, task->options, &(*result)->reading, place);
}

/* A result with nothing but the path and what went wrong. */
static void give_up_within(hsy_arena *arena, const hsy_task *task, const hsy_page_input *input, hsy_place place,
                           hsy_page_result **result) {
    *result = HSY_NEW(arena, hsy_page_result);
    **result = (hsy_page_result){.arena = arena, .failed = true};
    hsy_article *article = &(*result)->reading.article;
    article->path = hsy_utf8_repair(arena, hsy_arena_copy(arena, input->path), NULL);
    hsy_errors_add(arena, &article->errors, HSY_ERROR_LIMIT, input->path, HSY_NOT_FOUND,
                   "would take more than %zu bytes of memory, the most that one page may", task->most_memory);
    if (place.count) (*result)->printed = hsy_print_reading(arena, task->options, &(*result)->reading, place);
}

typedef void page_step(hsy_arena *arena, const hsy_task *task, const hsy_page_input *input, hsy_place place,
                       hsy_page_result **result);

/* Does a step in an arena of its own, under a guard. The arena goes when the step fails. */
static hsy_code run_step(page_step *step, size_t most_memory, const hsy_task *task, const hsy_page_input *input,
                         hsy_place place, hsy_page_result **result) {
    hsy_arena *arena = hsy_arena_create(most_memory);
    if (!arena) return HSY_ERROR_MEMORY;
    if (setjmp(*hsy_arena_guard(arena)) == 0) {
        step(arena, task, input, place, result);
        return HSY_OK;
    }
    hsy_code code = (hsy_code)hsy_arena_failure(arena);
    hsy_arena_free(arena);
    return code;
}

hsy_page_result *hsy_page_work(const hsy_task *task, const hsy_page_input *input, hsy_place place) {
    hsy_page_result *result = NULL;
    hsy_code code = run_step(work_within, task->most_memory, task, input, place, &result);
    if (code == HSY_ERROR_LIMIT) code = run_step(give_up_within, 0, task, input, place, &result);
    return code == HSY_OK ? result : NULL;
}

void hsy_tell_errors(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors) {
    if (!options->tell) return;
    for (size_t i = 0; i < errors->count; i++) {
        const hsy_error *error = &errors->items[i];
        hsy_slice input = hsy_output_safe(arena, error->input), message = hsy_output_safe(arena, error->message);
        options->tell(options->context, input.length ? hsy_arena_c_string(arena, input) : NULL,
                      hsy_arena_c_string(arena, message));
    }
}

hearsay_status hsy_tell_no_memory(const hearsay_options *options) {
    if (options->tell) options->tell(options->context, NULL, "the machine has no memory left");
    return HEARSAY_MACHINE;
}

bool hsy_task_read_meta(hsy_arena *arena, hsy_task *task) {
    if (!task->options->meta) return true;
    hsy_errors errors = {0};
    task->meta = hsy_meta_read(arena, hsy_slice_from_c(task->options->meta), &errors);
    hsy_tell_errors(arena, task->options, &errors);
    return task->meta != NULL;
}
