/* Private to intake: the files that a path stands for: itself, all below a folder, all that match a pattern. */
#ifndef HEARSAY_INTAKE_PATHS_H
#define HEARSAY_INTAKE_PATHS_H

#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"

/* What is called for what is found, in the order in which it is found. False ends the walk. `path` is gone after the
 * call. */
typedef struct hsy_path_visitor {
    void *context;
    /* `is_named`: the path itself is a file, so that the user means it whatever it holds. */
    bool (*file)(void *context, hsy_slice path, const struct stat *about, bool is_named);
    /* `code` is HSY_OK for what is only passed over: a socket in a folder. */
    bool (*trouble)(void *context, hsy_slice path, hsy_code code, const char *message);
} hsy_path_visitor;

/* Walks over a path: a file, a folder with all below it, or, where there is neither, a pattern: "*", "?" and "[a-z]" as
 * in a shell, "**" for any number of folders. Names come in the order of their bytes, the same on every machine; hidden
 * ones are left out; a folder that links lead to twice is walked once. Nothing is opened but folders. The arena's guard
 * must stand. False when a visitor ended it. */
bool hsy_path_walk(hsy_arena *arena, hsy_slice path, const hsy_path_visitor *visitor);

/* "cannot be read: No such file or directory": what the system says of an error number. Lives in the arena. */
const char *hsy_system_error(hsy_arena *arena, int number);

#endif
