/* hearsay_add: pages are read side by side and stored in the order in which they are found.
 *
 * They are stored many in one transaction, since a commit waits for the disk: at most 200 pages, or those of a second.
 * Nothing is reported before its commit, so that what was reported as stored is there whatever happens next.
 *
 * An input that is stored already is left out before it is read: it is known by a hash of its bytes and of all else
 * that its reading depends on. The thread that finds pages looks it up over a connection of its own.
 */
#include "api/add.h"
#include "api/collection.h"
#include "api/flow.h"
#include "api/update.h"
#include "api/visits.h"
#include "base/clock.h"
#include "base/hash.h"

enum {
    MOST_PAGES = 200, /* of one transaction */
    MOST_SECONDS = 1, /* that it is open */
};

static const hearsay_options defaults = {0};

typedef struct add_call {
    hsy_collection *collection;
    hsy_task task;
    const hearsay_options *options;
    const char *database;
    const char *const *paths;
    size_t path_count;
    const hsy_fetched *page; /* instead of paths: one at hand; or NULL */
    hsy_flow flow;

    /* The transaction that is open. */
    bool is_open;
    size_t pages;                /* in it */
    double begun;                /* seconds */
    size_t expected;             /* pages of the whole run, as far as is known */
    hearsay_added waiting, done; /* what it makes of its pages, and what those before have made */
    bool store_failed;

    /* Of the thread that finds pages. */
    hsy_arena *known_arena;
    hsy_store *known_store; /* NULL: nothing is looked up */
    hsy_errors known_errors;
} add_call;

/* ---- what is known already ---- */

static uint64_t mixed(uint64_t key, hsy_slice slice) { return hsy_hash_number(key ^ hsy_hash(slice)); }

/* Of an input with all that its reading depends on: this program's version too, since a later one reads better. */
static uint64_t key_of(const hsy_task *task, const hsy_incoming *incoming) {
    hsy_page_source source = hsy_page_source_of(task, &incoming->page);
    const hsy_slice parts[] = {hsy_slice_from_c(hearsay_version()),
                               source.path,
                               source.url,
                               source.retrieved,
                               source.publisher,
                               source.published,
                               source.content_type,
                               incoming->page.bytes,
                               incoming->line};
    uint64_t key = 1 + (uint64_t)source.is_plain;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) key = mixed(key, parts[i]);
    return key;
}

static bool is_known(void *context, hsy_incoming *incoming) {
    add_call *call = context;
    if (incoming->is_live) return false;
    incoming->key = key_of(&call->task, incoming);
    if (!call->known_store || setjmp(*hsy_arena_guard(call->known_arena)) != 0) return false;
    bool seen = false;
    return hsy_store_has_seen(call->known_store, incoming->key, &seen, &call->known_errors) && seen;
}

static bool find_visit(void *context, hsy_arena *arena, hsy_slice address, hsy_visit *visit) {
    add_call *call = context;
    if (setjmp(*hsy_arena_guard(call->known_arena)) != 0) return false;
    return hsy_visit_load(arena, call->known_store, address, visit, &call->known_errors);
}

/* What cannot be looked up is read again, which costs time and nothing else. */
static void open_known(add_call *call) {
    hsy_slice path = hsy_slice_from_c(call->database);
    if (!call->known_arena || setjmp(*hsy_arena_guard(call->known_arena)) != 0) return;
    if (!hsy_store_open(call->known_arena, path, false, &call->known_store, NULL, &call->known_errors))
        call->known_store = NULL;
    if (!call->known_store) return;
    call->task.web.find = find_visit;
    call->task.web.find_context = call;
}

/* ---- transactions ---- */

static bool begin(add_call *call) {
    if (call->is_open) return true;
    call->begun = hsy_seconds_now();
    call->is_open = hsy_store_begin(call->collection->store, &call->collection->errors);
    return call->is_open;
}

static void add_up(hearsay_added *sum, const hearsay_added *more) {
    sum->added += more->added;
    sum->changed += more->changed;
    sum->unchanged += more->unchanged;
    sum->failed += more->failed;
    if (more->number) sum->number = more->number;
}

/* Makes what waits done, and reports it. */
static bool commit(add_call *call) {
    if (call->is_open && !hsy_store_commit(call->collection->store, &call->collection->errors)) return false;
    call->is_open = false;
    call->pages = 0;
    add_up(&call->done, &call->waiting);
    call->waiting = (hearsay_added){0};
    const hearsay_options *options = call->options;
    size_t done = call->done.added + call->done.changed + call->done.unchanged + call->done.failed;
    if (options->progress) options->progress(options->context, done, call->expected);
    return true;
}

static bool put(add_call *call, const hsy_page_result *result) {
    hsy_collection *c = call->collection;
    hsy_store_change change;
    if (!hsy_store_put(c->store, &result->entry, &change, &c->errors) ||
        (result->key && !hsy_store_see(c->store, result->key, &c->errors)))
        return false;
    size_t *const counts[] = {[HSY_STORE_UNCHANGED] = &call->waiting.unchanged,
                              [HSY_STORE_ADDED] = &call->waiting.added,
                              [HSY_STORE_CHANGED] = &call->waiting.changed};
    ++*counts[change];
    call->waiting.number = hsy_store_last_put(c->store);
    return true;
}

static bool is_due(const add_call *call) {
    return call->pages >= MOST_PAGES || hsy_seconds_now() - call->begun >= MOST_SECONDS;
}

static bool take(add_call *call, const hsy_page_result *result) {
    bool failed = result->kind == HSY_INCOMING_FAILED, is_put = false;
    if (!call->pages++) call->begun = hsy_seconds_now();
    if (failed)
        call->waiting.failed++;
    else if (result->kind == HSY_INCOMING_UNCHANGED)
        call->waiting.unchanged++;
    else
        is_put = result->kind != HSY_INCOMING_NOTE;
    if ((is_put || result->visit) && !begin(call)) return false;
    return (!is_put || put(call, result)) &&
           hsy_visit_save(call->collection->store, result->visit, failed, &call->collection->errors) &&
           (!is_due(call) || commit(call));
}

/* Under a guard of its own: it runs inside the pool, which must not be jumped out of. */
static bool take_any(add_call *call, const hsy_page_result *result) {
    if (setjmp(*hsy_arena_guard(call->collection->arena)) != 0) {
        hsy_tell_no_memory(call->options);
        call->store_failed = true;
    } else if (!take(call, result)) {
        call->store_failed = true;
    }
    return !call->store_failed;
}

static bool take_one(void *context, hsy_page_result *result) {
    add_call *call = context;
    call->expected = result->expected;
    return take_any(call, result);
}

static bool take_note(void *context, const hsy_page_result *result) {
    return !result->visit || take_any(context, result);
}

/* While nothing comes, what is there is not kept waiting, nor the database locked. */
static void be_idle(void *context) {
    add_call *call = context;
    if (call->store_failed || !call->pages) return;
    if (setjmp(*hsy_arena_guard(call->collection->arena)) != 0 || !commit(call)) call->store_failed = true;
}

/* ---- the call ---- */

/* What is left to do when all pages have come, under a new guard, for the old one went with the pool. */
static hearsay_status finish(add_call *call, bool all_taken) {
    hsy_collection *c = call->collection;
    if (setjmp(*hsy_arena_guard(c->arena)) != 0) return hsy_tell_no_memory(call->options);
    if (call->store_failed || !commit(call)) {
        hsy_store_rollback(c->store);
        return HEARSAY_MACHINE;
    }
    if (!all_taken) return HEARSAY_MACHINE;
    if (hsy_is_stopped(call->options)) return HEARSAY_STOPPED;
    if (!hsy_update_traces(c->arena, c->store, call->options, &c->errors)) return HEARSAY_SOME_FAILED;
    if (hsy_is_stopped(call->options)) return HEARSAY_STOPPED;
    return call->done.failed ? HEARSAY_SOME_FAILED : HEARSAY_OK;
}

static hearsay_status add(hsy_collection *c, void *what) {
    add_call *call = what;
    call->collection = c;
    if (!hsy_task_read_meta(c->arena, &call->task)) return HEARSAY_USAGE;
    open_known(call);
    call->flow = (hsy_flow){.task = &call->task,
                            .form = HSY_PAGE_STORED,
                            .take = take_one,
                            .known = is_known,
                            .note = take_note,
                            .idle = be_idle,
                            .context = call};
    bool all_taken = call->page ? hsy_flow_run_page(&call->flow, call->page)
                                : hsy_flow_run(&call->flow, call->paths, call->path_count);
    return finish(call, all_taken);
}

static hearsay_status run(add_call *call, hearsay_added *added) {
    call->known_arena = hsy_arena_create(0);
    hearsay_status status = hsy_collection_run(call->database, call->options, true, add, call);
    hsy_arena_free(call->known_arena);
    if (added) *added = call->done;
    return status;
}

hearsay_status hsy_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                       hsy_web_hosts *followed, hearsay_added *added) {
    if (!paths || !count) return HEARSAY_USAGE;
    if (!options) options = &defaults;
    add_call call = {.options = options, .paths = paths, .path_count = count, .database = database};
    call.task = hsy_task_of(options);
    call.task.web.polls = followed != NULL;
    call.task.web.hosts = followed;
    return run(&call, added);
}

hearsay_status hearsay_add(const char *database, const char *const *paths, size_t count, const hearsay_options *options,
                           hearsay_added *added) {
    return hsy_add(database, paths, count, options, NULL, added);
}

hearsay_status hearsay_add_bytes(const char *database, const char *name, const char *url, const char *bytes,
                                 size_t length, const hearsay_options *options, hearsay_added *added) {
    if (!name || (!bytes && length)) return HEARSAY_USAGE;
    if (!options) options = &defaults;
    const hsy_fetched page = {.path = hsy_slice_from_c(name), .bytes = {bytes, length}, .url = hsy_slice_from_c(url)};
    add_call call = {.options = options, .page = &page, .database = database, .task = hsy_task_of(options)};
    return run(&call, added);
}
