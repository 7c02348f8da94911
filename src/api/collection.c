#include "api/collection.h"

#include "api/connections.h"

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

/* The database of a call, and how it is come by. */
typedef struct opening {
    const char *database; /* NULL: there is none */
    bool create;
    hsy_connection *connection; /* a kept one; NULL: the store is the call's own */
} opening;

static bool open_store(hsy_collection *c, opening *o) {
    hearsay_connections *connections = o->create ? NULL : c->options->connections;
    bool created = false;
    o->connection = hsy_connection_take(connections, o->database, c->arena, &c->errors);
    if (o->connection) c->store = hsy_connection_store(o->connection);
    if (o->connection || c->errors.count) return o->connection != NULL;
    hsy_slice path = hsy_slice_from_c(o->database);
    if (!hsy_store_open(c->arena, path, o->create, &c->store, &created, &c->errors)) return false;
    if (created && c->options->tell) c->options->tell(c->options->context, o->database, "made a new collection");
    return true;
}

static hearsay_status run_guarded(hsy_collection *c, opening *o, hsy_collection_work *work, void *what) {
    if (setjmp(*hsy_arena_guard(c->arena)) != 0) return hsy_tell_no_memory(c->options);
    bool is_open = !o->database || open_store(c, o);
    hearsay_status status = is_open ? work(c, what) : HEARSAY_OK;
    return finish(c, is_open, status);
}

static hearsay_status run(const char *database, const hearsay_options *options, bool create, hsy_collection_work *work,
                          void *what) {
    hsy_collection c = {.arena = hsy_arena_create(0), .options = options ? options : &defaults};
    opening o = {.database = database, .create = create};
    if (!c.arena) return hsy_tell_no_memory(c.options);
    hearsay_status status = run_guarded(&c, &o, work, what);
    hsy_arena_free(c.arena); /* with the statements that the call has prepared */
    hsy_connection_give_back(c.options->connections, o.connection, status != HEARSAY_MACHINE);
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
