/* SQLite's failures, in words for who runs the program: what happened, what it means for what is stored, what to do. */
#include <string.h>

#include "store/database.h"

/* What the machine says, where SQLite has kept it. */
static hsy_slice reason_of(hsy_store *store) {
    char room[128];
    int number = sqlite3_system_errno(store->database);
    return hsy_arena_print(store->arena, "%s",
                           number ? strerror_r(number, room, sizeof room) : sqlite3_errmsg(store->database));
}

static hsy_slice busy(hsy_store *store) {
    return hsy_arena_print(store->arena, "another process has kept it locked for %d seconds: try again when it is done",
                           HSY_STORE_BUSY_SECONDS);
}

static hsy_slice failing_disk(hsy_store *store) {
    return hsy_arena_print(store->arena, "the disk fails (%.*s); what was stored before is safe",
                           HSY_PRINT(reason_of(store)));
}

static hsy_slice not_opened(hsy_store *store) {
    return hsy_arena_print(store->arena, "the database or its folder cannot be opened: %.*s",
                           HSY_PRINT(reason_of(store)));
}

static hsy_slice damaged(hsy_store *store) {
    return hsy_arena_print(store->arena, "the database is damaged (%s): `hearsay check` tells where",
                           sqlite3_errmsg(store->database));
}

static hsy_slice other(hsy_store *store) { return hsy_slice_from_c(sqlite3_errmsg(store->database)); }

static hsy_slice message_of(hsy_store *store, int code, hsy_code *kind) {
    switch (code) {
    case SQLITE_NOMEM:
        *kind = HSY_ERROR_MEMORY;
        return HSY_S("the machine has no memory left; what was stored is safe");
    case SQLITE_FULL:
        *kind = HSY_ERROR_DISK;
        return HSY_S("the disk is full; what was stored before is safe: make room and do it again");
    case SQLITE_IOERR: *kind = HSY_ERROR_DISK; return failing_disk(store);
    case SQLITE_READONLY: *kind = HSY_ERROR_DISK; return HSY_S("the database or its folder cannot be written");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: *kind = HSY_ERROR_DISK; return busy(store);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: *kind = HSY_ERROR_MISSING; return not_opened(store);
    case SQLITE_CORRUPT: *kind = HSY_ERROR_INPUT; return damaged(store);
    case SQLITE_NOTADB: *kind = HSY_ERROR_INPUT; return HSY_S("is no database, or its beginning is damaged");
    default: *kind = HSY_ERROR_INPUT; return other(store);
    }
}

bool hsy_store_fail(hsy_store *store, hsy_errors *errors) {
    hsy_code kind;
    hsy_slice message = message_of(store, sqlite3_errcode(store->database) & 0xFF, &kind);
    hsy_errors_add(store->arena, errors, kind, store->path, HSY_NOT_FOUND, "%.*s", HSY_PRINT(message));
    return false;
}
