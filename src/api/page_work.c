#include "api/page_work.h"

#include <string.h>

#include "api/keep.h"
#include "api/print.h"
#include "base/utf8.h"
#include "store/store.h"

/* A page's arena holds its bytes, their decoded form, its blocks and its output; lexbor's tree is outside. Eight times
 * the largest page is room for all of them. */
static const size_t usual_most_memory = (size_t)512 << 20;

static const double usual_pause = 1; /* seconds */

hsy_task hsy_task_of(const hearsay_options *options) {
    hsy_task task = {.options = options, .limits = hsy_intake_default_limits(), .most_memory = usual_most_memory};
    if (options->most_page_bytes) task.limits.most_bytes = options->most_page_bytes;
    if (options->most_seconds) task.limits.seconds = options->most_seconds;
    if (options->most_memory) task.most_memory = options->most_memory;
    task.limits.allow_private = options->allow_private;
    task.web = (hsy_web_options){.pause = options->pause > 0 ? options->pause : usual_pause,
                                 .contact = hsy_slice_from_c(options->contact),
                                 .obeys_robots = true,
                                 .recheck = options->recheck_seconds};
    return task;
}

/* What carrier and table know of the page before it is read. */
hsy_page_source hsy_page_source_of(const hsy_task *task, const hsy_fetched *page) {
    hsy_page_source source = {.path = page->path,
                              .bytes = page->bytes,
                              .content_type = page->content_type,
                              .url = page->url,
                              .retrieved = page->retrieved,
                              .publisher = page->publisher,
                              .published = page->published,
                              .is_plain = task->options->plain};
    hsy_meta_row row;
    if (hsy_meta_find(task->meta, page->path, &row)) {
        if (source.url.length == 0) source.url = row.url;
        if (source.retrieved.length == 0) source.retrieved = row.scrape_time;
        if (row.publisher.length) source.publisher = row.publisher;
        if (row.published.length) source.published = row.published;
    }
    return source;
}

static void read_page(const hsy_task *task, hsy_incoming *incoming, hsy_page_result *result) {
    hsy_arena *arena = result->arena;
    hsy_article *article = &result->reading.article;
    hsy_slice shown_path = hsy_utf8_repair(arena, incoming->page.path, NULL);
    if (incoming->kind == HSY_INCOMING_FAILED || !hsy_incoming_open(incoming, &task->limits)) {
        *article = (hsy_article){.path = shown_path, .errors = incoming->errors};
        result->kind = HSY_INCOMING_FAILED;
        return;
    }
    hsy_page_source source = hsy_page_source_of(task, &incoming->page);
    source.path = shown_path;
    hsy_page_read(arena, &source, article);
    hsy_statements_find(arena, article, &result->reading.statements);
    if (article->text.length == 0 && article->errors.count > 0) result->kind = HSY_INCOMING_FAILED;
    /* What its carrier has to say: that the text is its feed's, since the page could not be had. */
    result->errors = incoming->errors;
    for (size_t i = 0; i < incoming->errors.count; i++) HSY_PUSH(arena, &article->errors, incoming->errors.items[i]);
}

static void read_line(const hsy_incoming *incoming, hsy_page_result *result) {
    hsy_errors errors = {0};
    bool has_statements;
    hsy_slice path = incoming->page.path;
    if (!hsy_output_reading_parse(result->arena, incoming->line, path, incoming->offset, &result->reading,
                                  &has_statements, &errors)) {
        result->reading = (hsy_reading){.article = {.path = path, .errors = errors}};
        result->kind = HSY_INCOMING_FAILED;
    } else if (!has_statements) {
        hsy_statements_find(result->arena, &result->reading.article, &result->reading.statements);
    }
}

static hsy_page_result *result_of(hsy_arena *arena, const hsy_incoming *incoming) {
    hsy_page_result *result = HSY_NEW(arena, hsy_page_result);
    *result =
        (hsy_page_result){.arena = arena, .kind = incoming->kind, .number = incoming->number, .key = incoming->key};
    result->visit = incoming->visit ? hsy_visit_keep(arena, incoming->visit) : NULL;
    double share = incoming->all_bytes ? (double)incoming->read_bytes / (double)incoming->all_bytes : 0;
    if (share > 0) result->expected = (size_t)((double)(incoming->number + 1) / share);
    return result;
}

static hsy_slice json_line(hsy_arena *arena, const hsy_reading *reading) {
    hsy_buffer line = hsy_buffer_in(arena, 0);
    hsy_output_reading_json(&line, reading);
    return hsy_slice_trim(hsy_buffer_text(&line));
}

static void finish(const hsy_task *task, const hsy_incoming *incoming, hsy_page_form form, hsy_page_result *result) {
    hsy_place place = {incoming->number, incoming->is_alone};
    if (result->kind == HSY_INCOMING_FAILED) result->errors = result->reading.article.errors;
    if (form == HSY_PAGE_PRINTED)
        result->printed = hsy_print_reading(result->arena, task->options, &result->reading, place);
    else if (form == HSY_PAGE_STORED && result->kind != HSY_INCOMING_FAILED)
        result->printed = json_line(result->arena, &result->reading);
}

static hsy_page_result *work_within(const hsy_task *task, hsy_incoming *incoming, hsy_page_form form) {
    hsy_page_result *result = result_of(incoming->arena, incoming);
    switch (incoming->kind) {
    case HSY_INCOMING_LINE: read_line(incoming, result); break;
    case HSY_INCOMING_PAGE:
    case HSY_INCOMING_FAILED: read_page(task, incoming, result); break;
    case HSY_INCOMING_UNCHANGED:
    case HSY_INCOMING_NOTE: result->errors = incoming->errors; return result;
    }
    finish(task, incoming, form, result);
    return result;
}

/* In place of a page that took too much memory: a result with nothing but its path and what went wrong. */
static hsy_page_result *give_up(const hsy_task *task, const hsy_incoming *incoming, hsy_page_form form) {
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0) {
        hsy_arena_free(arena);
        return NULL;
    }
    hsy_page_result *result = result_of(arena, incoming);
    hsy_article *article = &result->reading.article;
    result->kind = HSY_INCOMING_FAILED;
    article->path = hsy_utf8_repair(arena, hsy_arena_copy(arena, incoming->page.path), NULL);
    hsy_errors_add(arena, &article->errors, HSY_ERROR_LIMIT, article->path, HSY_NOT_FOUND,
                   "would take more than %zu bytes of memory, the most that one page may", task->most_memory);
    finish(task, incoming, form, result);
    return result;
}

static hsy_page_result *work(const hsy_task *task, hsy_incoming *incoming, hsy_page_form form) {
    if (setjmp(*hsy_arena_guard(incoming->arena)) == 0) return work_within(task, incoming, form);
    hsy_page_result *result = NULL;
    if (hsy_arena_failure(incoming->arena) == HSY_ERROR_LIMIT) result = give_up(task, incoming, form);
    hsy_arena_free(incoming->arena);
    return result;
}

/* What of a result is wanted, in `arena`; NULL when there is no memory. */
static hsy_page_result *distil(hsy_arena *arena, const hsy_page_result *whole, hsy_page_form form) {
    if (setjmp(*hsy_arena_guard(arena)) != 0) return NULL;
    hsy_page_result *result = HSY_NEW(arena, hsy_page_result);
    *result = (hsy_page_result){.arena = arena,
                                .kind = whole->kind,
                                .errors = hsy_errors_keep(arena, &whole->errors),
                                .number = whole->number,
                                .key = whole->key,
                                .visit = whole->visit ? hsy_visit_keep(arena, whole->visit) : NULL,
                                .expected = whole->expected};
    bool is_read = whole->kind == HSY_INCOMING_PAGE || whole->kind == HSY_INCOMING_LINE;
    if (form == HSY_PAGE_PRINTED) result->printed = hsy_arena_copy(arena, whole->printed);
    if (form == HSY_PAGE_STORED && is_read) result->entry = hsy_store_entry_of(arena, &whole->reading, whole->printed);
    return result;
}

/* Results wait until those before them are done, so they are made small: a page's arena holds its bytes, its tree and
 * all that was made of them on the way. */
static hsy_page_result *lighten(hsy_page_result *whole, hsy_page_form form) {
    hsy_arena *arena = hsy_arena_create(0);
    hsy_page_result *result = arena ? distil(arena, whole, form) : NULL;
    if (!result) hsy_arena_free(arena);
    hsy_arena_free(whole->arena);
    return result;
}

hsy_page_result *hsy_page_work(const hsy_task *task, hsy_incoming *incoming, hsy_page_form form) {
    hsy_page_result *result = work(task, incoming, form);
    return result && form != HSY_PAGE_AS_IT_IS ? lighten(result, form) : result;
}

static void tell_each(hsy_arena *arena, hearsay_tell *tell, void *context, const hsy_errors *errors) {
    for (size_t i = 0; tell && i < errors->count; i++) {
        const hsy_error *error = &errors->items[i];
        hsy_slice input = hsy_output_safe(arena, error->input), message = hsy_output_safe(arena, error->message);
        if (error->offset != HSY_NOT_FOUND)
            message = hsy_arena_print(arena, "%.*s (at byte %zu)", HSY_PRINT(message), error->offset);
        tell(context, input.length ? hsy_arena_c_string(arena, input) : NULL, hsy_arena_c_string(arena, message));
    }
}

void hsy_tell_errors(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors) {
    tell_each(arena, options->tell, options->context, errors);
}

void hsy_tell_failure(hsy_arena *arena, const hearsay_options *options, const hsy_errors *errors) {
    tell_each(arena, options->failed, options->context, errors);
}

bool hsy_is_stopped(const hearsay_options *options) { return options->stop && options->stop(options->context); }

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
