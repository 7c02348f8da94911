/* Folders and patterns: which files there are, in an order that is the same everywhere.
 *
 *     pages        pages/a.html, pages/b.txt, pages/old/c.html
 *     pages/??.*   those of two letters, where no shell has put their names in its place
 *
 * A folder is read as a whole, sorted, and then walked; so memory is that of the names along one way down. Each level
 * has an arena that is used again for the next folder there. Folders are known by device and inode: one that was walked
 * already, through whatever links, is told and left out, which ends every circle of links.
 */
#include "intake/paths.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"

enum {
    MOST_DEPTH = 256,       /* levels of the walk: folders inside one another, and parts of a pattern */
    MOST_ENTRIES = 4 << 20, /* of one folder */
};

static const char too_deep[] = "lies inside too many folders; name it itself";

typedef struct walk {
    const hsy_path_visitor *visitor;
    hsy_arena *arena;
    hsy_arena *levels[MOST_DEPTH]; /* NULL: not used yet */
    hsy_table folders;             /* device and inode of those that were walked */
} walk;

const char *hsy_system_error(hsy_arena *arena, int number) {
    char reason[128];
    hsy_slice message = hsy_arena_print(arena, "cannot be read: %s", strerror_r(number, reason, sizeof reason));
    return hsy_arena_c_string(arena, message);
}

static bool trouble(const walk *w, hsy_slice path, hsy_code code, const char *message) {
    return w->visitor->trouble(w->visitor->context, path, code, message);
}

static hsy_arena *level_of(walk *w, unsigned depth) {
    if (!w->levels[depth]) w->levels[depth] = hsy_arena_scratch(w->arena);
    hsy_arena_clear(w->levels[depth]);
    return w->levels[depth];
}

/* Whether the folder is new to the walk. */
static bool is_new(walk *w, const struct stat *about) {
    hsy_slice key =
        hsy_arena_print(w->arena, "%llx:%llx", (unsigned long long)about->st_dev, (unsigned long long)about->st_ino);
    uint32_t *value = hsy_table_put(w->arena, &w->folders, key);
    bool seen = *value != HSY_TABLE_NEW;
    *value = 1;
    return !seen;
}

static int by_bytes(const void *a, const void *b) {
    return hsy_slice_compare(*(const hsy_slice *)a, *(const hsy_slice *)b);
}

static void close_folder(void *folder) {
    if (*(DIR **)folder) closedir(*(DIR **)folder);
    *(DIR **)folder = NULL;
}

/* The names in a folder, sorted, without hidden ones. False when it cannot be read, which is told; `*go_on` is whether
 * the walk goes on all the same. */
static bool list(const walk *w, hsy_arena *arena, hsy_slice folder, hsy_slices *names, bool *go_on) {
    DIR **opened = HSY_NEW(arena, DIR *);
    hsy_arena_defer(arena, close_folder, opened);
    *opened = opendir(folder.length ? hsy_arena_c_string(arena, folder) : ".");
    if (!*opened) {
        *go_on = trouble(w, folder, HSY_ERROR_MISSING, hsy_system_error(arena, errno));
        return false;
    }
    for (struct dirent *entry; (entry = readdir(*opened)) && names->count < MOST_ENTRIES;)
        if (entry->d_name[0] != '.') HSY_PUSH(arena, names, hsy_arena_copy(arena, hsy_slice_from_c(entry->d_name)));
    close_folder(opened);
    if (names->count) qsort(names->items, names->count, sizeof *names->items, by_bytes);
    *go_on = names->count < MOST_ENTRIES ||
             trouble(w, folder, HSY_ERROR_LIMIT, "has more entries than are read of one folder; part it into several");
    return true;
}

static hsy_slice joined(hsy_arena *arena, hsy_slice folder, hsy_slice name) {
    if (folder.length == 0) return name;
    const char *bar = hsy_slice_ends(folder, HSY_S("/")) ? "" : "/";
    return hsy_arena_print(arena, "%.*s%s%.*s", HSY_PRINT(folder), bar, HSY_PRINT(name));
}

static bool walk_folder(walk *w, hsy_slice folder, const struct stat *about, unsigned depth);

/* One entry of a folder, or a match of a pattern. */
static bool walk_entry(walk *w, hsy_arena *arena, hsy_slice path, unsigned depth) {
    struct stat about;
    if (stat(hsy_arena_c_string(arena, path), &about) != 0)
        return trouble(w, path, HSY_ERROR_MISSING, hsy_system_error(arena, errno));
    if (S_ISDIR(about.st_mode)) return walk_folder(w, path, &about, depth);
    if (S_ISREG(about.st_mode)) return w->visitor->file(w->visitor->context, path, &about, false);
    return trouble(w, path, HSY_OK, "is no file; passed over");
}

static bool walk_folder(walk *w, hsy_slice folder, const struct stat *about, unsigned depth) {
    if (depth >= MOST_DEPTH) return trouble(w, folder, HSY_ERROR_LIMIT, too_deep);
    if (!is_new(w, about)) return trouble(w, folder, HSY_OK, "was read already under another name; passed over");
    hsy_arena *arena = level_of(w, depth);
    hsy_slices names = {0};
    bool go_on = true;
    if (!list(w, arena, folder, &names, &go_on)) return go_on;
    for (size_t i = 0; i < names.count && go_on; i++)
        go_on = walk_entry(w, arena, joined(arena, folder, names.items[i]), depth + 1);
    return go_on;
}

/* ---- patterns ---- */

static bool is_pattern(hsy_slice path) {
    for (size_t i = 0; i < path.length; i++)
        if (strchr("*?[", path.at[i])) return true;
    return false;
}

typedef struct matching {
    walk *walk;
    size_t matched;
} matching;

static bool match(matching *m, hsy_slice folder, hsy_slice rest, unsigned depth);

static bool is_folder(hsy_arena *arena, hsy_slice path, bool follow) {
    struct stat about;
    const char *name = hsy_arena_c_string(arena, path);
    return (follow ? stat(name, &about) : lstat(name, &about)) == 0 && S_ISDIR(about.st_mode);
}

static bool match_names(matching *m, hsy_slice folder, hsy_slice part, hsy_slice rest, unsigned depth) {
    hsy_arena *arena = level_of(m->walk, depth);
    bool go_on = true, is_deep = hsy_slice_equal(part, HSY_S("**"));
    if (is_deep && rest.length && !match(m, folder, rest, depth + 1)) return false;
    hsy_slices names = {0};
    if (!is_folder(arena, folder.length ? folder : HSY_S("."), true)) return true;
    if (!list(m->walk, arena, folder, &names, &go_on)) return go_on;
    const char *shape = hsy_arena_c_string(arena, part);
    for (size_t i = 0; i < names.count && go_on; i++) {
        hsy_slice path = joined(arena, folder, names.items[i]);
        if (is_deep && rest.length)
            go_on = !is_folder(arena, path, false) || match_names(m, path, part, rest, depth + 1);
        else if (is_deep || fnmatch(shape, hsy_arena_c_string(arena, names.items[i]), FNM_PERIOD) == 0)
            go_on = match(m, path, rest, depth + 1);
    }
    return go_on;
}

/* What `rest` of the pattern matches below `folder`. */
static bool match(matching *m, hsy_slice folder, hsy_slice rest, unsigned depth) {
    if (depth >= MOST_DEPTH) return trouble(m->walk, folder, HSY_ERROR_LIMIT, too_deep);
    hsy_arena *arena = level_of(m->walk, depth);
    if (rest.length == 0) {
        m->matched++;
        return walk_entry(m->walk, arena, hsy_arena_copy(arena, folder), depth + 1);
    }
    hsy_slice part = hsy_slice_cut(&rest, '/');
    if (part.length == 0) return match(m, folder, rest, depth);
    if (is_pattern(part)) return match_names(m, folder, part, rest, depth + 1);
    hsy_slice path = joined(arena, folder, part);
    struct stat about;
    if (lstat(hsy_arena_c_string(arena, path), &about) != 0) return true;
    return match(m, path, rest, depth + 1);
}

bool hsy_path_walk(hsy_arena *arena, hsy_slice path, const hsy_path_visitor *visitor) {
    walk *w = HSY_NEW(arena, walk);
    *w = (walk){.visitor = visitor, .arena = arena};
    struct stat about;
    if (stat(hsy_arena_c_string(arena, path), &about) == 0) {
        if (S_ISDIR(about.st_mode)) return walk_folder(w, path, &about, 0);
        return visitor->file(visitor->context, path, &about, true);
    }
    int number = errno;
    if (!is_pattern(path)) return trouble(w, path, HSY_ERROR_MISSING, hsy_system_error(arena, number));
    matching m = {w, 0};
    hsy_slice root = hsy_slice_starts(path, HSY_S("/")) ? HSY_S("/") : HSY_S("");
    bool go_on = match(&m, root, path, 0);
    if (go_on && !m.matched) return trouble(w, path, HSY_ERROR_MISSING, "matches no file");
    return go_on;
}
