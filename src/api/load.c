/* Readings of many articles at once: the packed lines come from the store one after the other, which is quick, and are
 * read back side by side, some dozens a piece, each piece in an arena of its own.
 */
#include "api/load.h"

#include "api/keep.h"
#include "base/pool.h"
#include "output/output.h"

enum { PIECE = 32 /* articles */ };

typedef struct load_work {
    const hsy_ids *ids;
    const hsy_slice *packed;
    hsy_reading *readings;
    struct piece **pieces;
} load_work;

typedef struct piece {
    hsy_arena *arena;
    hsy_errors errors;
} piece;

typedef struct packed_line {
    hsy_arena *arena;
    hsy_slice bytes;
} packed_line;

static bool copy_packed(void *context, const hsy_stored *stored) {
    packed_line *line = context;
    line->bytes = hsy_arena_copy(line->arena, stored->packed);
    return true;
}

static bool read_one(hsy_arena *arena, hsy_arena *scratch, int64_t id, hsy_slice packed, hsy_reading *reading,
                     hsy_errors *errors) {
    hsy_slice line, path = hsy_arena_print(arena, "%lld", (long long)id);
    hsy_reading parsed;
    bool has_statements;
    if (!hsy_store_unpack(scratch, packed, &line)) {
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, HSY_NOT_FOUND, "the stored page is damaged");
        return false;
    }
    if (!hsy_output_reading_parse(scratch, line, path, 0, &parsed, &has_statements, errors)) return false;
    hsy_reading_keep(arena, &parsed, reading);
    reading->article.path = path;
    hsy_arena_clear(scratch);
    return true;
}

/* NULL when the machine has no memory. */
static void *read_piece(void *context, size_t number) {
    load_work *work = context;
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena) return NULL;
    if (setjmp(*hsy_arena_guard(arena)) != 0) {
        hsy_arena_free(arena);
        return NULL;
    }
    piece *p = HSY_NEW(arena, piece);
    hsy_arena *scratch = hsy_arena_scratch(arena);
    p->arena = arena;
    for (size_t i = number * PIECE; i < (number + 1) * PIECE && i < work->ids->count; i++)
        if (!read_one(arena, scratch, work->ids->items[i], work->packed[i], &work->readings[i], &p->errors)) break;
    hsy_arena_clear(scratch);
    return p;
}

/* Takes no memory: nothing may jump out of the pool. */
static bool take_piece(void *context, size_t number, void *what) {
    load_work *work = context;
    work->pieces[number] = what;
    return what != NULL;
}

static void free_piece(void *arena) { hsy_arena_free(arena); }

/* Hands the pieces' arenas to `arena`; false when one of them failed. */
static bool gather(hsy_arena *arena, const load_work *work, size_t count, hsy_errors *errors) {
    bool is_out_of_memory = false;
    for (size_t i = 0; i < count; i++) {
        if (work->pieces[i])
            hsy_arena_defer(arena, free_piece, work->pieces[i]->arena);
        else
            is_out_of_memory = true;
    }
    for (size_t i = 0; i < count && !is_out_of_memory; i++)
        for (size_t k = 0; k < work->pieces[i]->errors.count; k++)
            HSY_PUSH(arena, errors, work->pieces[i]->errors.items[k]);
    if (is_out_of_memory)
        hsy_errors_add(arena, errors, HSY_ERROR_MEMORY, HSY_S(""), HSY_NOT_FOUND, "no memory to read stored pages");
    return !is_out_of_memory;
}

static bool fetch(hsy_arena *arena, hsy_store *store, int64_t id, hsy_slice *packed, hsy_errors *errors) {
    packed_line line = {arena, {"", 0}};
    size_t before = errors->count;
    if (hsy_store_get(store, id, copy_packed, &line, errors)) {
        *packed = line.bytes;
        return true;
    }
    if (errors->count == before)
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, hsy_arena_print(arena, "%lld", (long long)id), HSY_NOT_FOUND,
                       "there is no article of this number");
    return false;
}

bool hsy_load_readings(hsy_arena *arena, hsy_store *store, const hsy_ids *ids, unsigned threads, hsy_reading *readings,
                       hsy_errors *errors) {
    size_t pieces = (ids->count + PIECE - 1) / PIECE, before = errors->count;
    hsy_arena *brief = hsy_arena_scratch(arena);
    hsy_slice *packed = HSY_NEW_ARRAY(brief, hsy_slice, ids->count + 1);
    load_work work = {ids, packed, readings, HSY_NEW_ARRAY(brief, piece *, pieces + 1)};
    for (size_t i = 0; i < ids->count; i++)
        if (!fetch(brief, store, ids->items[i], &packed[i], errors)) return false;
    hsy_pool_map(threads, pieces, &work, read_piece, take_piece);
    bool done = gather(arena, &work, pieces, errors) && errors->count == before;
    hsy_arena_clear(brief);
    return done;
}
