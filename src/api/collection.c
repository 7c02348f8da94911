#include "api/collection.h"

static const hearsay_options defaults = {0};

static hearsay_status status_of(const hsy_errors *errors) {
    for (size_t i = 0; i < errors->count; i++)
        if (errors->items[i].code == HSY_ERROR_DISK || errors->items[i].code == HSY_ERROR_MEMORY)
            return HEARSAY_MACHINE;
    return errors->count ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

/* Tells what went wrong, under a guard of its own: the work may have left one that has gone. */
static hearsay_status finish(hsy_collection *c, bool is_open, hearsay_status status) {
    if (setjmp(*hsy_arena_guard(c->arena)) != 0) return hsy_tell_no_memory(c->options);
    hsy_tell_errors(c->arena, c->options, &c->errors);
    hearsay_status failed = status_of(&c->errors);
    if (!is_open && failed == HEARSAY_SOME_FAILED) return HEARSAY_USAGE;
    return failed > status ? failed : status;
}

static hearsay_status run_guarded(hsy_collection *c, const char *database, bool create, hsy_collection_work *work,
                                  void *what) {
    if (setjmp(*hsy_arena_guard(c->arena)) != 0) return hsy_tell_no_memory(c->options);
    bool created = false;
    hsy_slice path = hsy_slice_from_c(database);
    bool is_open = !database || hsy_store_open(c->arena, path, create, &c->store, &created, &c->errors);
    if (created && c->options->tell) c->options->tell(c->options->context, database, "made a new collection");
    hearsay_status status = is_open ? work(c, what) : HEARSAY_OK;
    return finish(c, is_open, status);
}

static hearsay_status run(const char *database, const hearsay_options *options, bool create, hsy_collection_work *work,
                          void *what) {
    hsy_collection c = {.arena = hsy_arena_create(0), .options = options ? options : &defaults};
    if (!c.arena) return hsy_tell_no_memory(c.options);
    hearsay_status status = run_guarded(&c, database, create, work, what);
    hsy_arena_free(c.arena);
    return status;
}

hearsay_status hsy_collection_run(const char *database, const hearsay_options *options, bool create,
                                  hsy_collection_work *work, void *what) {
    return database ? run(database, options, create, work, what) : HEARSAY_USAGE;
}

hearsay_status hsy_collection_run_without(const hearsay_options *options, hsy_collection_work *work, void *what) {
    return run(NULL, options, false, work, what);
}

bool hsy_sink_text(hsy_slice text, hearsay_sink *sink, void *sink_context) {
    return text.length == 0 || sink(sink_context, text.at, text.length);
}

static bool unpack(hsy_collection *c, const hsy_stored *stored, hsy_slice *line) {
    if (hsy_store_unpack(c->arena, stored->packed, line)) return true;
    hsy_errors_add(c->arena, &c->errors, HSY_ERROR_INPUT, HSY_S(""), HSY_NOT_FOUND,
                   "the stored page of article %lld is damaged", (long long)stored->id);
    return false;
}

bool hsy_collection_reading(hsy_collection *c, const hsy_stored *stored, hsy_reading *reading) {
    hsy_slice line;
    bool has_statements;
    return unpack(c, stored, &line) &&
           hsy_output_reading_parse(c->arena, line, HSY_S(""), 0, reading, &has_statements, &c->errors);
}
