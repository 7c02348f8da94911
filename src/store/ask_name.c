/* Names as people type them: which outlets or speakers are meant, and which may have been meant when there are none.
 *
 * An outlet is known by its key (hsy_party_key): "The Valley Post", "valley post" and valleypost.example are one.
 * People are named in many ways, "Anna Weber", "Weber", "Mayor Anna Weber", so a speaker is looked for by the words of
 * the name (table speaker_word): those are meant whose names have all of them.
 *
 * What it misses: a speaker whose name begins with another letter than the one that was typed, and, among very many
 * words with that letter, those behind the first MOST_CANDIDATES of the alphabet.
 */
#include "base/utf8.h"
#include "store/asking.h"
#include "text/fold.h"
#include "text/likeness.h"

enum {
    MOST_SPEAKERS = 32,     /* of one question */
    MOST_NEAR = 3,          /* names proposed for an unknown one */
    MOST_UNLIKE = 2,        /* letters that these, or a word of them, differ in; */
    LONG_WORD = 6,          /* in a word of fewer letters one */
    LEAST_CONTAINED = 4,    /* letters of a name that may be a part of a longer one */
    MOST_CANDIDATES = 5000, /* words that are looked at for them */
};

typedef struct likely {
    hsy_slice name;
    unsigned unlikeness;
} likely;

/* The likeliest few, best first. */
typedef struct likely_list {
    hsy_arena *arena;
    likely best[MOST_NEAR];
    size_t count;
} likely_list;

static void keep(likely_list *list, hsy_slice name, unsigned unlikeness) {
    size_t at = list->count;
    for (size_t i = 0; i < list->count; i++)
        if (hsy_slice_equal(list->best[i].name, name)) return;
    while (at > 0 && list->best[at - 1].unlikeness > unlikeness) at--;
    if (at == MOST_NEAR) return;
    if (list->count < MOST_NEAR) list->count++;
    for (size_t i = list->count - 1; i > at; i--) list->best[i] = list->best[i - 1];
    list->best[at] = (likely){hsy_arena_copy(list->arena, name), unlikeness};
}

static hsy_slices names_of(const likely_list *list) {
    hsy_slices names = {0};
    for (size_t i = 0; i < list->count; i++) HSY_PUSH(list->arena, &names, list->best[i].name);
    return names;
}

/* ---- outlets ---- */

static bool key_by(hsy_asking *a, hsy_slice *key) {
    if (hsy_asking_next(a)) *key = hsy_asking_column(a, 0);
    if (a->statement) sqlite3_reset(a->statement);
    return !a->failed;
}

/* By domain, by name, by the name of an agency that is relayed only. */
static bool find_key(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_slice *key, hsy_errors *errors) {
    static const char *const ways[] = {
        "SELECT outlet_key FROM article WHERE domain IN (lower(?1), 'www.' || lower(?1)) AND outlet_key > '' LIMIT 1",
        "SELECT outlet_key FROM article WHERE outlet_key = ?1 AND outlet_key > '' LIMIT 1",
        "SELECT from_key FROM relay WHERE from_key = ?1 AND from_key > '' LIMIT 1",
    };
    *key = HSY_S("");
    for (size_t i = 0; i < sizeof ways / sizeof *ways && key->length == 0; i++) {
        hsy_asking a = hsy_asking_begin(arena, store, errors, "");
        hsy_asking_text(&a, ways[i], i == 0 ? name : hsy_party_key(arena, name));
        if (!key_by(&a, key)) return false;
    }
    return true;
}

static void consider(likely_list *list, hsy_slice wanted, hsy_slice key, hsy_slice name) {
    unsigned unlikeness = hsy_unlikeness(wanted, key, MOST_UNLIKE);
    bool is_part = wanted.length >= LEAST_CONTAINED && hsy_slice_find(key, wanted, 0) != HSY_NOT_FOUND;
    if (unlikeness <= MOST_UNLIKE || is_part) keep(list, name, unlikeness);
}

/* Each key once, by steps through the index from one key to the next. */
static const char keys_of_outlets[] =
    "WITH RECURSIVE step (key) AS (SELECT min(outlet_key) FROM article WHERE outlet_key > '' UNION ALL SELECT (SELECT"
    " min(outlet_key) FROM article WHERE outlet_key > step.key) FROM step WHERE key IS NOT NULL) SELECT key, (SELECT"
    " coalesce(outlet, domain, '') FROM article WHERE outlet_key = key LIMIT 1) FROM step WHERE key IS NOT NULL";
static const char keys_of_parties[] =
    "WITH RECURSIVE step (key) AS (SELECT min(from_key) FROM relay WHERE from_key > '' UNION ALL SELECT (SELECT"
    " min(from_key) FROM relay WHERE from_key > step.key) FROM step WHERE key IS NOT NULL) SELECT key, (SELECT"
    " from_name FROM relay WHERE from_key = key LIMIT 1) FROM step WHERE key IS NOT NULL";

bool hsy_store_outlet_key(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_slice *key, hsy_slices *near,
                          hsy_errors *errors) {
    static const char *const lists[] = {keys_of_outlets, keys_of_parties};
    likely_list found = {.arena = arena};
    *near = (hsy_slices){0};
    if (!find_key(arena, store, name, key, errors)) return false;
    for (size_t i = 0; key->length == 0 && i < 2; i++) {
        hsy_slice wanted = hsy_party_key(arena, name);
        hsy_asking a = hsy_asking_begin(arena, store, errors, lists[i]);
        while (hsy_asking_next(&a))
            consider(&found, wanted, hsy_column_text(a.statement, 0), hsy_column_text(a.statement, 1));
        if (a.failed) return false;
    }
    *near = names_of(&found);
    return true;
}

/* ---- speakers ---- */

static bool read_speakers(hsy_arena *arena, hsy_store *store, const hsy_slices *words, hsy_speaker_rows *rows,
                          hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors,
                                    "SELECT speaker_key, max(speaker), count(*) AS statements, count(DISTINCT article)"
                                    " FROM statement WHERE is_named");
    for (size_t i = 0; i < words->count; i++)
        hsy_asking_text(&a, " AND speaker_key IN (SELECT speaker_key FROM speaker_word WHERE word = ?)",
                        words->items[i]);
    hsy_asking_number(&a, " GROUP BY speaker_key ORDER BY statements DESC, speaker_key LIMIT ?", MOST_SPEAKERS);
    while (hsy_asking_next(&a)) {
        hsy_speaker_row row = {hsy_asking_column(&a, 0), hsy_asking_column(&a, 1), sqlite3_column_int64(a.statement, 2),
                               sqlite3_column_int64(a.statement, 3)};
        HSY_PUSH(arena, rows, row);
    }
    return !a.failed;
}

/* The speaker that is quoted most of those with the word. */
static bool keep_speaker(likely_list *list, hsy_store *store, hsy_slice word, unsigned unlikeness, hsy_errors *errors) {
    hsy_slices words = {0};
    hsy_speaker_rows rows = {0};
    HSY_PUSH(list->arena, &words, hsy_arena_copy(list->arena, word));
    if (!read_speakers(list->arena, store, &words, &rows, errors)) return false;
    if (rows.count) keep(list, rows.items[0].name, unlikeness);
    return true;
}

/* Names with a word that is like `word` and begins as it does. */
static bool find_near(likely_list *list, hsy_store *store, hsy_slice word, hsy_errors *errors) {
    size_t start = 0;
    hsy_utf8_next(word, &start);
    hsy_slice letter = hsy_slice_sub(word, 0, start);
    hsy_asking a = hsy_asking_begin(list->arena, store, errors, "SELECT DISTINCT word FROM speaker_word");
    hsy_asking_text(&a, " WHERE word >= ?", letter);
    hsy_asking_text(&a, " AND word < ? || char(1114111)", letter);
    hsy_asking_number(&a, " LIMIT ?", MOST_CANDIDATES);
    while (hsy_asking_next(&a)) {
        unsigned unlikeness = hsy_unlikeness(word, hsy_column_text(a.statement, 0), MOST_UNLIKE);
        if (unlikeness > (word.length < LONG_WORD ? 1 : MOST_UNLIKE)) continue;
        if (!keep_speaker(list, store, hsy_column_text(a.statement, 0), unlikeness, errors)) return false;
    }
    return !a.failed;
}

bool hsy_store_speakers(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_speaker_rows *rows, hsy_slices *near,
                        hsy_errors *errors) {
    likely_list found = {.arena = arena};
    hsy_slices words = hsy_speaker_words(arena, hsy_fold_plain(arena, name));
    *rows = (hsy_speaker_rows){0};
    *near = (hsy_slices){0};
    if (words.count == 0) return true;
    if (!read_speakers(arena, store, &words, rows, errors)) return false;
    for (size_t i = words.count; rows->count == 0 && i-- > 0;)
        if (!find_near(&found, store, words.items[i], errors)) return false;
    *near = names_of(&found);
    return true;
}

bool hsy_store_origin_key(hsy_arena *arena, hsy_store *store, hsy_slice name, hsy_slice *key, hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors, "SELECT name_key FROM claim_origin");
    *key = HSY_S("");
    hsy_asking_text(&a, " WHERE name_key = ? LIMIT 1", hsy_fold_plain(arena, name));
    return key_by(&a, key);
}
