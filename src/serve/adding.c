/* A page is handed over as it is in memory, known by a hash of its bytes and its file's name: the same again changes
 * nothing, another page of the same name is another article. An archive, a feed or a file of JSON stands for many
 * pages, which intake finds in files; so that goes through a file for the time being.
 */
#include "serve/adding.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/hash.h"
#include "serve/markup.h"
#include "serve/render.h"

enum {
    MOST_SECONDS = 60, /* after which no further page of a list is begun: a visitor waits for the answer */
    LONGEST_PATH = 400,
    LONGEST_NAME = HSY_LONGEST_NAME + 40,
};

enum { BAD_REQUEST = 400, UNAVAILABLE = 503 };

typedef struct adding {
    const char *database;
    const hsy_request *request;
    double begun; /* hsy_seconds_now */
    hearsay_added added;
    char problem[HSY_LONGEST_PROBLEM + 1];
} adding;

static void keep_problem(void *context, const char *input, const char *message) {
    adding *a = context;
    size_t length = strnlen(message, HSY_LONGEST_PROBLEM);
    (void)input;
    if (a->problem[0] == '\0') memcpy(a->problem, message, length);
}

static bool is_late(void *context) {
    const adding *a = context;
    return hsy_seconds_now() - a->begun > MOST_SECONDS;
}

static hearsay_options options_of(adding *a) {
    return (hearsay_options){.threads = 1, .tell = keep_problem, .stop = is_late, .context = a};
}

static hearsay_status add_path(adding *a, const char *path) {
    const char *paths[] = {path};
    const hearsay_options options = options_of(a);
    return hearsay_add(a->database, paths, 1, &options, &a->added);
}

static hearsay_status add_page(adding *a, hsy_slice bytes, const char *file) {
    char name[LONGEST_NAME];
    snprintf(name, sizeof name, "%016llx-%s", (unsigned long long)hsy_hash(bytes), file[0] ? file : "text");
    const hearsay_options options = options_of(a);
    return hearsay_add_bytes(a->database, name, NULL, bytes.at, bytes.length, &options, &a->added);
}

/* ---- archives and lists ---- */

/* By their first bytes, as intake knows them. */
static bool stands_for_many(hsy_slice bytes) {
    static const hsy_slice beginnings[] = {HSY_SLICE("\x1F\x8B"), HSY_SLICE("\x28\xB5\x2F\xFD"),
                                           HSY_SLICE("BZh"),      HSY_SLICE("PK\x03\x04"),
                                           HSY_SLICE("WARC/"),    HSY_SLICE("{"),
                                           HSY_SLICE("["),        HSY_SLICE("<?xml"),
                                           HSY_SLICE("<rss"),     HSY_SLICE("<feed"),
                                           HSY_SLICE("<opml"),    HSY_SLICE("<urlset")};
    hsy_slice text = hsy_slice_trim(hsy_slice_sub(bytes, 0, 200));
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (hsy_slice_starts(text, beginnings[i])) return true;
    return false;
}

static bool write_all(int file, hsy_slice bytes) {
    while (bytes.length > 0) {
        ssize_t written = write(file, bytes.at, bytes.length);
        if (written <= 0) return false;
        bytes = hsy_slice_sub(bytes, (size_t)written, bytes.length);
    }
    return true;
}

/* A file that only this user can read, with the ending of the one that came, which intake looks at. */
static hearsay_status add_list(adding *a, hsy_slice bytes, const char *name) {
    char path[LONGEST_PATH];
    const char *folder = getenv("TMPDIR"), *ending = strchr(name, '.');
    if (!ending) ending = "";
    int length = snprintf(path, sizeof path, "%s/hearsay-XXXXXX%s", folder && *folder ? folder : "/tmp", ending);
    int file = length > 0 && (size_t)length < sizeof path ? mkstemps(path, (int)strlen(ending)) : -1;
    if (file < 0) return HEARSAY_MACHINE;
    bool is_written = write_all(file, bytes);
    is_written = close(file) == 0 && is_written;
    hearsay_status status = is_written ? add_path(a, path) : HEARSAY_MACHINE;
    unlink(path);
    return status;
}

/* ---- */

static hsy_slice slice_of(const hsy_bytes *bytes) { return (hsy_slice){bytes->at ? bytes->at : "", bytes->length}; }

static hearsay_status add_address(adding *a, hsy_slice address) {
    char path[LONGEST_PATH * 10 + 1];
    if (!hsy_markup_is_link(address) || address.length >= sizeof path) return HEARSAY_USAGE;
    memcpy(path, address.at, address.length);
    path[address.length] = '\0';
    return strlen(path) == address.length ? add_path(a, path) : HEARSAY_USAGE;
}

static hearsay_status add(adding *a, const hsy_upload *upload) {
    hsy_slice file = slice_of(&upload->file), text = hsy_slice_trim(slice_of(&upload->text));
    if (file.length) return stands_for_many(file) ? add_list(a, file, upload->name) : add_page(a, file, upload->name);
    if (text.length) return add_page(a, text, "");
    return add_address(a, hsy_slice_trim(slice_of(&upload->address)));
}

hsy_answer *hsy_add_upload(const char *database, const hsy_request *request, const hsy_upload *upload) {
    char location[40];
    adding a = {.database = database, .request = request, .begun = hsy_seconds_now()};
    hearsay_status status = add(&a, upload);
    size_t count = a.added.added + a.added.changed + a.added.unchanged;
    if (count > 0) {
        snprintf(location, sizeof location, count == 1 && a.added.number > 0 ? "/article/%lld" : "/stories",
                 a.added.number);
        return hsy_answer_redirect(hsy_slice_from_c(location));
    }
    unsigned failed = status == HEARSAY_MACHINE ? UNAVAILABLE : BAD_REQUEST;
    return hsy_render_failure(request, failed, hsy_slice_from_c(a.problem));
}
