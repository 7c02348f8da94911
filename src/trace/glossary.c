/* The glossary: three tables of lexicon/any made one.
 *
 *     translations   government · regierung · gouvernement        what common words of the news mean
 *     exonyms        Munich · München; Kyiv · Kiew · Kyjiw        names that each language spells in its own way
 *     places         Germany · allemand · deutsche                countries and their people
 *
 * Rows of `translations` that share a word in one language ("tor": door, goal) become one meaning, since nothing here
 * tells which was meant. Words are stemmed (Snowball), so that a row needs no endings. A name may have a genitive s.
 *
 * Cost: a few thousand words stemmed once a trace, then two look-ups a word.
 */
#include "trace/glossary.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/table.h"
#include "base/vector.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "trace/disjoint.h"

enum {
    LANGUAGE = 2,         /* letters of a tag that are compared */
    SHORTEST_PART = 4,    /* bytes of a part of a compound */
    SHORTEST_COMPOUND = 9 /* bytes */
};

struct hsy_glossary {
    hsy_number_table words;  /* by hash of language and word or stem: row of `translations` */
    hsy_number_table names;  /* by hash of the words: id */
    hsy_number_table starts; /* by hash of the first word: 1 */
    uint32_t *meanings;      /* of each row: the first row of the same meaning */
};

static uint64_t word_key(hsy_slice language, hsy_slice word) {
    return hsy_hash(word) ^ hsy_hash_number(hsy_hash(hsy_slice_sub(language, 0, LANGUAGE)));
}

static uint32_t meaning_id(uint32_t row) { return (uint32_t)hsy_hash_number(UINT64_C(0x776f7264) << 32 | row) | 1; }

static uint32_t name_id(hsy_slice folded) { return (uint32_t)hsy_hash_number(hsy_hash(folded)) | 1; }

/* ---- making it ---- */

static void add_word(hsy_arena *arena, hsy_glossary *g, uint64_t key, uint32_t row) {
    uint32_t *known = hsy_number_table_put(arena, &g->words, key);
    if (*known == HSY_TABLE_NEW)
        *known = row;
    else
        hsy_disjoint_join(g->meanings, *known, row);
}

static void add_translations(hsy_arena *arena, hsy_glossary *g) {
    const hsy_lexicon *table = hsy_lexicon_named(HSY_S("any"), HSY_S("translations"));
    g->meanings = HSY_NEW_ARRAY(arena, uint32_t, table->row_count + 1);
    for (uint32_t row = 0; row < table->row_count; row++) g->meanings[row] = row;
    for (uint32_t column = 0; column < table->column_count; column++) {
        hsy_stemmer stemmer = {0};
        hsy_slice language = table->columns[column];
        for (uint32_t row = 0; row < table->row_count; row++)
            for (hsy_slice rest = hsy_lexicon_cell(table, (int)row, (int)column); rest.length;) {
                hsy_slice folded = hsy_fold(arena, hsy_slice_cut(&rest, ' '));
                hsy_slice stem = hsy_stem(arena, &stemmer, language, folded);
                add_word(arena, g, word_key(language, folded), row);
                add_word(arena, g, word_key(language, stem), row);
            }
    }
    for (uint32_t row = 0; row < table->row_count; row++) g->meanings[row] = hsy_disjoint_first(g->meanings, row);
}

static void add_name(hsy_arena *arena, hsy_glossary *g, hsy_slice name, uint32_t id) {
    hsy_slice plain = hsy_fold_plain(arena, name);
    if (plain.length == 0) return;
    uint32_t *known = hsy_number_table_put(arena, &g->names, hsy_hash(plain));
    if (*known == HSY_TABLE_NEW) *known = id;
    *hsy_number_table_put(arena, &g->starts, hsy_hash(hsy_slice_cut(&plain, ' '))) = 1;
}

static void add_exonyms(hsy_arena *arena, hsy_glossary *g) {
    const hsy_lexicon *table = hsy_lexicon_named(HSY_S("any"), HSY_S("exonyms"));
    int others = hsy_lexicon_column(table, HSY_S("others"));
    for (uint32_t row = 0; row < table->row_count; row++) {
        uint32_t id = name_id(table->keys[row]);
        add_name(arena, g, hsy_lexicon_cell(table, (int)row, 0), id);
        for (hsy_slice rest = hsy_lexicon_cell(table, (int)row, others); rest.length;)
            add_name(arena, g, hsy_slice_trim(hsy_slice_cut(&rest, ',')), id);
    }
}

/* Of places.tsv only countries and their people: a city stands there with its country. */
static void add_countries(hsy_arena *arena, hsy_glossary *g) {
    const hsy_lexicon *table = hsy_lexicon_named(HSY_S("any"), HSY_S("places"));
    int country = hsy_lexicon_column(table, HSY_S("country")), kind = hsy_lexicon_column(table, HSY_S("kind"));
    for (uint32_t row = 0; row < table->row_count; row++) {
        hsy_slice what = hsy_lexicon_cell(table, (int)row, kind);
        if (!hsy_slice_equal(what, HSY_S("country")) && !hsy_slice_equal(what, HSY_S("demonym"))) continue;
        uint32_t id = name_id(hsy_fold(arena, hsy_lexicon_cell(table, (int)row, country)));
        add_name(arena, g, hsy_lexicon_cell(table, (int)row, 0), id);
    }
}

const hsy_glossary *hsy_glossary_make(hsy_arena *arena) {
    hsy_glossary *g = HSY_NEW(arena, hsy_glossary);
    add_translations(arena, g);
    add_exonyms(arena, g);
    add_countries(arena, g);
    return g;
}

/* ---- asking it ---- */

static uint32_t meaning_of(const hsy_glossary *g, hsy_slice language, hsy_slice word) {
    const uint32_t *row = hsy_number_table_get(&g->words, word_key(language, word));
    return row ? meaning_id(g->meanings[*row]) : 0;
}

uint32_t hsy_glossary_word(const hsy_glossary *g, hsy_slice language, hsy_slice folded, hsy_slice stem) {
    uint32_t id = meaning_of(g, language, folded);
    return id ? id : meaning_of(g, language, stem);
}

/* A letter between two, so that no character is cut. */
static bool may_be_cut(hsy_slice word, size_t at) { return ((unsigned char)word.at[at] & 0xC0) != 0x80; }

/* The longest first part, which may have a linking s, and the longest last part. */
void hsy_glossary_parts(const hsy_glossary *g, hsy_slice language, hsy_slice folded, hsy_slice stem,
                        uint32_t parts[2]) {
    parts[0] = parts[1] = 0;
    if (folded.length < SHORTEST_COMPOUND) return;
    for (size_t at = folded.length - SHORTEST_PART; at >= SHORTEST_PART && !parts[0]; at--)
        if (may_be_cut(folded, at)) parts[0] = meaning_of(g, language, hsy_slice_sub(folded, 0, at));
    for (size_t at = SHORTEST_PART; at + SHORTEST_PART <= stem.length && !parts[1]; at++)
        if (may_be_cut(stem, at)) parts[1] = meaning_of(g, language, hsy_slice_sub(stem, at, stem.length));
}

static uint32_t find_name(const hsy_glossary *g, hsy_slice words) {
    const uint32_t *id = hsy_number_table_get(&g->names, hsy_hash(words));
    if (!id && words.length > SHORTEST_PART && words.at[words.length - 1] == 's')
        id = hsy_number_table_get(&g->names, hsy_hash(hsy_slice_sub(words, 0, words.length - 1)));
    return id ? *id : 0;
}

uint32_t hsy_glossary_name(const hsy_glossary *g, hsy_arena *scratch, const hsy_slice *plain, uint32_t first,
                           uint32_t end, uint32_t *behind) {
    uint32_t found = find_name(g, plain[first]);
    *behind = first + 1;
    if (!hsy_number_table_get(&g->starts, hsy_hash(plain[first]))) return found;
    hsy_buffer words = hsy_buffer_in(scratch, 0);
    hsy_buffer_add(&words, plain[first]);
    for (uint32_t i = first + 1; i < end && i < first + HSY_NAME_WORDS_MOST && plain[i].length; i++) {
        hsy_buffer_add_c(&words, " ");
        hsy_buffer_add(&words, plain[i]);
        uint32_t id = find_name(g, hsy_buffer_text(&words));
        if (id) found = id, *behind = i + 1;
    }
    return found;
}
