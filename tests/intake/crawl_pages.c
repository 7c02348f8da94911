/* Fetches addresses as `hearsay add` and `hearsay follow` do and prints what is handed out, a line each; test_crawl.py
 * runs it against servers of its own.
 *
 *     crawl_pages [robots] [polls] [pause=SECONDS] [seconds=N] [most=BYTES] [contact=WHO] [rounds=N] [closed] SOURCE...
 *
 * "closed" refuses private networks. Every round remembers what the rounds before it noted of an address.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vector.h"
#include "intake/intake.h"

HSY_VECTOR_TYPE(visits, hsy_visit);

typedef struct driver {
    hsy_arena *arena;
    hsy_intake_task task;
    visits visits;
    unsigned rounds;
} driver;

static hsy_visit copy_visit(hsy_arena *arena, const hsy_visit *visit) {
    hsy_visit copy = *visit;
    copy.address = hsy_arena_copy(arena, visit->address);
    copy.url = hsy_arena_copy(arena, visit->url);
    copy.etag = hsy_arena_copy(arena, visit->etag);
    copy.last_modified = hsy_arena_copy(arena, visit->last_modified);
    return copy;
}

static bool find_visit(void *context, hsy_arena *arena, hsy_slice address, hsy_visit *visit) {
    const driver *d = context;
    for (size_t i = d->visits.count; i-- > 0;)
        if (hsy_slice_equal(d->visits.items[i].address, address)) {
            *visit = copy_visit(arena, &d->visits.items[i]);
            return true;
        }
    return false;
}

static bool print_incoming(void *context, hsy_incoming *incoming) {
    static const char *const kinds[] = {"page", "line", "failed", "unchanged", "note"};
    driver *d = context;
    const hsy_fetched *page = &incoming->page;
    if (incoming->visit) HSY_PUSH(d->arena, &d->visits, copy_visit(d->arena, incoming->visit));
    bool is_open = incoming->kind != HSY_INCOMING_PAGE || setjmp(*hsy_arena_guard(incoming->arena)) != 0 ||
                   hsy_incoming_open(incoming, &d->task.limits);
    printf("%s\t%.*s\t%.*s\t%zu\t%.*s\t%.*s\t", is_open ? kinds[incoming->kind] : "unreadable", HSY_PRINT(page->path),
           HSY_PRINT(page->url), page->bytes.length, HSY_PRINT(page->publisher), HSY_PRINT(page->published));
    for (size_t i = 0; i < incoming->errors.count; i++) printf("%.*s", HSY_PRINT(incoming->errors.items[i].message));
    hsy_slice rest = hsy_slice_sub(page->bytes, 0, 300), line = hsy_slice_cut(&rest, '\n');
    printf("\t%.*s\n", HSY_PRINT(line));
    hsy_arena_free(incoming->arena);
    return true;
}

static bool value_of(const char *argument, const char *name, const char **value) {
    size_t length = strlen(name);
    *value = argument + length;
    return strncmp(argument, name, length) == 0;
}

/* False when it is no option. */
static bool take_option(driver *d, const char *argument) {
    const char *value;
    if (strcmp(argument, "robots") == 0)
        d->task.web.obeys_robots = true;
    else if (strcmp(argument, "polls") == 0)
        d->task.web.polls = true;
    else if (strcmp(argument, "closed") == 0)
        d->task.limits.allow_private = false;
    else if (value_of(argument, "pause=", &value))
        d->task.web.pause = strtod(value, NULL);
    else if (value_of(argument, "seconds=", &value))
        d->task.limits.seconds = (unsigned)strtoul(value, NULL, 10);
    else if (value_of(argument, "most=", &value))
        d->task.limits.most_bytes = strtoul(value, NULL, 10);
    else if (value_of(argument, "rounds=", &value))
        d->rounds = (unsigned)strtoul(value, NULL, 10);
    else if (value_of(argument, "contact=", &value))
        d->task.web.contact = hsy_slice_from_c(value);
    else
        return false;
    return true;
}

int main(int argc, char **argv) {
    driver d = {.arena = hsy_arena_create(0), .rounds = 1};
    d.task = (hsy_intake_task){.limits = hsy_intake_default_limits(), .most_memory = 64 << 20};
    d.task.limits.allow_private = true;
    d.task.web.find = find_visit;
    d.task.web.find_context = &d;
    d.task.web.hosts = hsy_web_hosts_create(d.arena);
    int first = 1;
    while (first < argc && take_option(&d, argv[first])) first++;
    hsy_slice sources[64];
    size_t count = 0;
    for (; first < argc && count < 64; first++) sources[count++] = hsy_slice_from_c(argv[first]);
    bool ok = true;
    for (unsigned i = 0; i < d.rounds && ok; i++) {
        ok = hsy_intake_each(&d.task, sources, count, print_incoming, &d);
        puts("end");
    }
    hsy_arena_free(d.arena);
    return !ok;
}
