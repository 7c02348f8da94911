/* The table of carriers, and the run over all sources. */
#include "intake/intake.h"

#include "intake/carrier.h"
#include "intake/paths.h"

enum {
    MOST_PAGE_BYTES = 64 << 20, /* the largest page seen in the data is 5 MB; a bomb is soon larger */
    MOST_SECONDS = 30,
};

/* The first that takes a source reads it; a path of the file system is what is left. */
static const hsy_page_carrier *const carriers[] = {&hsy_carrier_standard_input, &hsy_carrier_http, &hsy_carrier_file};

static const hsy_page_carrier *carrier_of(hsy_slice source) {
    size_t i = 0;
    while (!carriers[i]->takes(source)) i++;
    return carriers[i];
}

hsy_intake_limits hsy_intake_default_limits(void) {
    return (hsy_intake_limits){.most_bytes = MOST_PAGE_BYTES, .seconds = MOST_SECONDS};
}

bool hsy_intake_read(hsy_arena *arena, hsy_slice path, const hsy_intake_limits *limits, hsy_fetched *page,
                     hsy_errors *errors) {
    *page = (hsy_fetched){.path = path};
    return carrier_of(path)->read(arena, path, limits, page, errors) &&
           hsy_decompress(arena, path, limits->most_bytes, &page->bytes, errors) &&
           hsy_is_page(arena, path, page->bytes, errors);
}

typedef struct reading {
    const hsy_page_carrier *carrier;
    const hsy_intake_limits *limits;
} reading;

static bool read_one(void *context, hsy_incoming *incoming) {
    const reading *r = context;
    return r->carrier->read(incoming->arena, incoming->page.path, r->limits, &incoming->page, &incoming->errors);
}

/* The one page of a carrier that knows no more. */
static void hand_out_one(hsy_intake_run *run, const hsy_page_carrier *carrier, hsy_slice source) {
    hsy_incoming *incoming = hsy_incoming_begin(run, source);
    if (!incoming) return;
    incoming->is_live = carrier == &hsy_carrier_http;
    reading r = {carrier, &run->task->limits};
    hsy_incoming_hand_out(run, hsy_incoming_fill(run, incoming, read_one, &r));
}

static void each_of(hsy_intake_run *run, hsy_arena *arena, const hsy_slice *sources, size_t count) {
    const hsy_page_carrier *carrier = carrier_of(*sources);
    if (carrier->together)
        carrier->together(run, arena, sources, count);
    else if (carrier->each)
        carrier->each(run, arena, *sources);
    else
        hand_out_one(run, carrier, *sources);
}

/* How many sources from the first on are to be run together. */
static size_t count_together(const hsy_slice *sources, size_t count) {
    const hsy_page_carrier *carrier = carrier_of(*sources);
    size_t together = 1;
    while (carrier->together && together < count && carrier_of(sources[together]) == carrier) together++;
    return together;
}

/* One source, or several that belong together, in an arena of their own. */
static void run_sources(hsy_intake_run *run, const hsy_slice *sources, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0)
        run->out_of_memory = run->stopped = true;
    else
        each_of(run, arena, sources, count);
    hsy_arena_free(arena);
}

static bool add_size(void *context, hsy_slice path, const struct stat *about, bool is_named) {
    hsy_intake_run *run = context;
    (void)path, (void)is_named;
    if (about->st_size > 0) run->all_bytes += (uint64_t)about->st_size;
    return hsy_intake_goes_on(run);
}

/* What cannot be had is told when it is to be read. */
static bool pass_over(void *context, hsy_slice path, hsy_code code, const char *message) {
    (void)context, (void)path, (void)code, (void)message;
    return true;
}

/* The bytes of all files of the run; 0 when some source is no file. */
static void measure(hsy_intake_run *run, const hsy_slice *sources, size_t count) {
    hsy_arena *arena = hsy_arena_create(0);
    bool all_files = true;
    for (size_t i = 0; i < count; i++) all_files &= carrier_of(sources[i]) == &hsy_carrier_file;
    if (arena && setjmp(*hsy_arena_guard(arena)) == 0)
        for (size_t i = 0; i < count && all_files; i++)
            hsy_path_walk(arena, sources[i], &(hsy_path_visitor){run, add_size, pass_over});
    hsy_arena_free(arena);
}

bool hsy_intake_each(const hsy_intake_task *task, const hsy_slice *sources, size_t count, hsy_intake_take *take,
                     void *context) {
    hsy_intake_run run = {.task = task, .take = take, .take_context = context};
    if (task->measures) measure(&run, sources, count);
    for (size_t i = 0, together; i < count && hsy_intake_goes_on(&run); i += together) {
        together = count_together(sources + i, count - i);
        run_sources(&run, sources + i, together);
    }
    hsy_intake_end(&run);
    return !run.out_of_memory;
}
