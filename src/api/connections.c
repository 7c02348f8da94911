/* A few open databases, each lent to one call at a time.
 *
 * To open one, SQLite reads the schema, and the first also makes a log and its index beside the database, which the
 * last takes away again: half a millisecond, as much as a question. Each has an arena for itself; while it is lent,
 * what it allocates is the caller's. One whose file is not the one of that name any more is closed, as is one that
 * failed.
 */
#include "api/connections.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_KEPT = 8 };

struct hsy_connection {
    hsy_arena *arena; /* of the store */
    hsy_store *store;
    dev_t device; /* which file it was when it was opened */
    ino_t file;
};

struct hearsay_connections {
    pthread_mutex_t lock; /* of what follows */
    hsy_connection *kept[MOST_KEPT];
    size_t count;
    char database[];
};

hearsay_connections *hearsay_connect(const char *database) {
    size_t length = database ? strlen(database) + 1 : 0;
    hearsay_connections *connections = length ? calloc(1, sizeof *connections + length) : NULL;
    if (!connections) return NULL;
    memcpy(connections->database, database, length);
    pthread_mutex_init(&connections->lock, NULL);
    return connections;
}

static void close_one(hsy_connection *connection) {
    hsy_arena_free(connection->arena);
    free(connection);
}

void hearsay_disconnect(hearsay_connections *connections) {
    if (!connections) return;
    for (size_t i = 0; i < connections->count; i++) close_one(connections->kept[i]);
    pthread_mutex_destroy(&connections->lock);
    free(connections);
}

static hsy_connection *take_kept(hearsay_connections *connections) {
    pthread_mutex_lock(&connections->lock);
    hsy_connection *connection = connections->count ? connections->kept[--connections->count] : NULL;
    pthread_mutex_unlock(&connections->lock);
    return connection;
}

/* ---- opening ---- */

static bool open_guarded(hsy_connection *connection, const char *database, hsy_errors *errors) {
    if (setjmp(*hsy_arena_guard(connection->arena)) != 0) return false;
    return hsy_store_open(connection->arena, hsy_slice_from_c(database), false, &connection->store, NULL, errors) &&
           hsy_store_save_memory(connection->store, errors);
}

/* What went wrong lies in the arena of a connection that there will not be. */
static void keep_errors(hsy_arena *arena, hsy_errors *errors, const hsy_errors *found) {
    for (size_t i = 0; i < found->count; i++) {
        const hsy_error *error = &found->items[i];
        hsy_errors_add(arena, errors, error->code, hsy_arena_copy(arena, error->input), error->offset, "%.*s",
                       HSY_PRINT(error->message));
    }
}

static void free_connection(void *connection) { close_one(connection); }

/* One that cannot be opened is closed with the call's arena: copying the errors may jump. */
static hsy_connection *open_new(const char *database, const struct stat *about, hsy_arena *arena, hsy_errors *errors) {
    hsy_errors found = {0};
    hsy_connection *connection = calloc(1, sizeof *connection);
    if (connection) connection->arena = hsy_arena_create(0);
    if (connection && connection->arena && open_guarded(connection, database, &found)) {
        connection->device = about->st_dev;
        connection->file = about->st_ino;
        return connection;
    }
    if (connection) hsy_arena_defer(arena, free_connection, connection);
    if (found.count)
        keep_errors(arena, errors, &found);
    else
        hsy_errors_add(arena, errors, HSY_ERROR_MEMORY, hsy_slice_from_c(database), HSY_NOT_FOUND, "no memory is left");
    return NULL;
}

hsy_connection *hsy_connection_take(hearsay_connections *connections, const char *database, hsy_arena *arena,
                                    hsy_errors *errors) {
    struct stat about = {0};
    if (!connections || strcmp(connections->database, database) != 0) return NULL;
    bool is_there = stat(database, &about) == 0;
    hsy_connection *connection;
    while ((connection = take_kept(connections))) {
        if (is_there && connection->device == about.st_dev && connection->file == about.st_ino) break;
        close_one(connection);
    }
    if (!connection) connection = open_new(database, &about, arena, errors);
    if (connection) hsy_store_lend(connection->store, arena);
    return connection;
}

hsy_store *hsy_connection_store(hsy_connection *connection) { return connection->store; }

void hsy_connection_give_back(hearsay_connections *connections, hsy_connection *connection, bool is_sound) {
    if (!connection) return;
    bool is_kept = false;
    if (hsy_store_keep(connection->store, connection->arena) && is_sound) {
        pthread_mutex_lock(&connections->lock);
        is_kept = connections->count < MOST_KEPT;
        if (is_kept) connections->kept[connections->count++] = connection;
        pthread_mutex_unlock(&connections->lock);
    }
    if (!is_kept) close_one(connection);
}
