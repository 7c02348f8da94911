/* Turns the tables of lexicon/ into constant data: lexicon-tables OUT.c FILE.tsv...
 *
 * A file's folder is its language, its name without ending the table's name: lexicon/de/cue-verbs.tsv. The first
 * line that is not a comment names the columns; the first column is the key. Refused, with file and line: a row with
 * another number of cells, a cell with blanks (or a carriage return) around it or with a value that its column does not
 * know ("asertive"), a key that is empty, too long, not NFC or there already (keys are compared folded), and text that
 * is not UTF-8. Hash slots are laid out here with the function that looks them up (base/hash.h).
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "text/fold.h"
#include "text/lexicon_tables.h"

enum { LONGEST_KEY = 120 }; /* bytes, folded; text/lexicon.c has room for a few more */

typedef struct table {
    const char *path;
    hsy_slice language, name;
    hsy_slices columns, cells, keys;
    hsy_table seen;
    uint32_t most_words;
} table;

/* Columns with few values: the words that a cell may be, parted by blanks (a first blank: or nothing), or in brackets
 * the letters that it is made of. What they mean stands at the head of each table. */
static const struct {
    hsy_slice table, column, values;
} closed_columns[] = {
    {HSY_SLICE("agencies"), HSY_SLICE("ambiguous"), HSY_SLICE(" yes")},
    {HSY_SLICE("outlets"), HSY_SLICE("ambiguous"), HSY_SLICE(" yes")},
    {HSY_SLICE("outlets"), HSY_SLICE("kind"), HSY_SLICE("newspaper magazine broadcaster online")},
    {HSY_SLICE("organisations"), HSY_SLICE("ambiguous"), HSY_SLICE(" yes")},
    {HSY_SLICE("organisations"), HSY_SLICE("kind"), HSY_SLICE("official organisation group")},
    {HSY_SLICE("titles"), HSY_SLICE("kind"), HSY_SLICE("official person group")},
    {HSY_SLICE("titles"), HSY_SLICE("gender"), HSY_SLICE(" m f")},
    {HSY_SLICE("titles"), HSY_SLICE("compound"), HSY_SLICE(" yes")},
    {HSY_SLICE("cue-verbs"), HSY_SLICE("shape"), HSY_SLICE("[fbpg]")},
    {HSY_SLICE("cue-verbs"), HSY_SLICE("class"),
     HSY_SLICE("say write think find show demand promise deny accuse name ask seem")},
    {HSY_SLICE("cue-verbs"), HSY_SLICE("frames"), HSY_SLICE("[qtzinoarm-]")},
    {HSY_SLICE("cue-verbs"), HSY_SLICE("certainty"), HSY_SLICE("reported asserted hedged denied")},
    {HSY_SLICE("cue-nouns"), HSY_SLICE("certainty"), HSY_SLICE("reported asserted hedged denied")},
    {HSY_SLICE("cue-nouns"), HSY_SLICE("frames"), HSY_SLICE("[tin]")},
    {HSY_SLICE("cue-phrases"), HSY_SLICE("certainty"), HSY_SLICE("reported asserted hedged denied")},
    {HSY_SLICE("cue-phrases"), HSY_SLICE("where"), HSY_SLICE("before after self start end nobody clause noun none")},
    {HSY_SLICE("hedges"), HSY_SLICE("kind"), HSY_SLICE("modal adverb raising conjectural planned")},
    {HSY_SLICE("relay-words"), HSY_SLICE("role"), HSY_SLICE("citing quoting cited-by told with for first away")},
    {HSY_SLICE("relay-places"), HSY_SLICE("kind"), HSY_SLICE("place where dative both after compound")},
    {HSY_SLICE("caveats"), HSY_SLICE("role"),
     HSY_SLICE("verify check noun not independent unconfirmed matter figure false refusal")},
    {HSY_SLICE("anonymity-words"), HSY_SLICE("role"), HSY_SLICE("speaker wish none")},
    {HSY_SLICE("correction-words"), HSY_SLICE("role"), HSY_SLICE("head version wrong withdrawn")},
    {HSY_SLICE("silence-words"), HSY_SLICE("uses"), HSY_SLICE("[srqgeo]")},
    {HSY_SLICE("speaker-words"), HSY_SLICE("type"),
     HSY_SLICE("official person organisation outlet agency document group unknown")},
    {HSY_SLICE("speaker-words"), HSY_SLICE("number"), HSY_SLICE("s p")},
    {HSY_SLICE("speaker-words"), HSY_SLICE("use"), HSY_SLICE(" speaks state generic authority issued vague")},
};

_Noreturn static void refuse(const char *path, size_t line, const char *what, hsy_slice about) {
    fprintf(stderr, "%s:%zu: %s: %.*s\n", path, line, what, HSY_PRINT(about));
    exit(1);
}

static hsy_slice read_file(hsy_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(1);
    }
    long size = ftell(file);
    rewind(file);
    char *bytes = hsy_arena_alloc(arena, (size_t)size);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        fprintf(stderr, "%s: cannot be read whole\n", path);
        exit(1);
    }
    fclose(file);
    return (hsy_slice){bytes, (size_t)size};
}

static bool is_nfc(hsy_slice text) {
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.length, &mapped,
                                           UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool same = length >= 0 && hsy_slice_equal(text, (hsy_slice){(const char *)mapped, (size_t)length});
    free(mapped);
    return same;
}

static uint32_t words_in(hsy_slice key) {
    uint32_t words = 1;
    for (size_t i = 0; i < key.length; i++) words += key.at[i] == ' ';
    return words;
}

static bool is_one_of(hsy_slice cell, hsy_slice values) {
    if (values.at[0] == '[') { /* letters */
        for (size_t i = 0; i < cell.length; i++)
            if (hsy_slice_find_byte(values, cell.at[i], 1) >= values.length - 1) return false;
        return cell.length > 0;
    }
    while (values.at)
        if (hsy_slice_equal(hsy_slice_cut(&values, ' '), cell)) return true;
    return false;
}

static void check_cell(const table *t, size_t line, size_t at, hsy_slice cell) {
    if (cell.length != hsy_slice_trim(cell).length) refuse(t->path, line, "blanks around a cell", cell);
    if (at >= t->columns.count) return;
    for (size_t i = 0; i < sizeof closed_columns / sizeof *closed_columns; i++) {
        if (!hsy_slice_equal(t->name, closed_columns[i].table)) continue;
        if (!hsy_slice_equal(t->columns.items[at], closed_columns[i].column)) continue;
        if (!is_one_of(cell, closed_columns[i].values)) refuse(t->path, line, "no value of its column", cell);
    }
}

static void add_row(hsy_arena *arena, table *t, size_t line, hsy_slice row) {
    size_t cells = 0;
    hsy_slice key = {NULL, 0};
    for (hsy_slice rest = row; rest.at; cells++) {
        hsy_slice cell = hsy_slice_cut(&rest, '\t');
        if (cells == 0) key = cell;
        check_cell(t, line, cells, cell);
        HSY_PUSH(arena, &t->cells, cell);
    }
    if (cells != t->columns.count) refuse(t->path, line, "the number of cells is not that of the header", row);
    if (key.length == 0) refuse(t->path, line, "key empty", row);
    if (!is_nfc(row)) refuse(t->path, line, "not in Unicode form NFC", row);
    hsy_slice folded = hsy_fold(arena, key);
    if (folded.length > LONGEST_KEY) refuse(t->path, line, "key too long", key);
    uint32_t *seen = hsy_table_put(arena, &t->seen, folded);
    if (*seen != HSY_TABLE_NEW) refuse(t->path, line, "key stands there already", key);
    if (t->keys.count > HSY_LEXICON_ROWS_MOST) refuse(t->path, line, "too many rows", key);
    *seen = (uint32_t)t->keys.count;
    HSY_PUSH(arena, &t->keys, folded);
    if (words_in(folded) > t->most_words) t->most_words = words_in(folded);
}

static void name_table(table *t, const char *path) {
    hsy_slice rest = hsy_slice_from_c(path), folder = {"", 0}, file = {"", 0};
    t->path = path;
    while (rest.at) {
        folder = file;
        file = hsy_slice_cut(&rest, '/');
    }
    t->language = folder;
    t->name = hsy_slice_sub(file, 0, file.length > 4 ? file.length - 4 : 0);
    if (!hsy_slice_ends(file, HSY_S(".tsv")) || folder.length == 0) refuse(path, 0, "not <language>/<name>.tsv", file);
}

static void read_header(hsy_arena *arena, table *t, size_t line, hsy_slice row) {
    while (row.at) {
        hsy_slice column = hsy_slice_cut(&row, '\t');
        if (column.length != hsy_slice_trim(column).length) refuse(t->path, line, "blanks around a cell", column);
        HSY_PUSH(arena, &t->columns, column);
    }
}

static void read_table(hsy_arena *arena, const char *path, table *t) {
    name_table(t, path);
    hsy_slice text = read_file(arena, path);
    if (hsy_utf8_valid_prefix(text) != text.length) refuse(path, 0, "not UTF-8", HSY_S(""));
    size_t line = 0;
    for (hsy_slice rest = text; rest.at;) {
        hsy_slice row = hsy_slice_cut(&rest, '\n');
        line++;
        if (row.length == 0 || row.at[0] == '#') continue;
        if (t->columns.count) {
            add_row(arena, t, line, row);
        } else {
            read_header(arena, t, line, row);
        }
    }
    if (t->columns.count == 0) refuse(path, line, "no header row", HSY_S(""));
}

static void print_slice(FILE *out, hsy_slice slice) {
    fputs("HSY_SLICE(\"", out);
    for (size_t i = 0; i < slice.length; i++) {
        unsigned char c = (unsigned char)slice.at[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20 || c >= 0x7F || c == '?')
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fputs("\")", out);
}

static void print_slices(FILE *out, const char *what, size_t number, hsy_slices slices) {
    fprintf(out, "static const hsy_slice %s_%zu[] = {\n", what, number);
    for (size_t i = 0; i < slices.count; i++) {
        print_slice(out, slices.items[i]);
        fputs(",\n", out);
    }
    if (slices.count == 0) fputs("HSY_SLICE(\"\")", out);
    fputs("};\n", out);
}

static uint32_t slots_for(size_t rows) {
    uint32_t slots = 4;
    while (slots < rows * 2) slots *= 2;
    return slots;
}

/* Eight bits a key or more: one stranger in ten at most passes. */
static uint32_t bits_for(size_t rows) {
    uint32_t bits = slots_for(rows) * 4;
    return bits < 64 ? 64 : bits;
}

static void print_slots(hsy_arena *arena, FILE *out, size_t number, const table *t) {
    uint32_t count = slots_for(t->keys.count);
    int32_t *slots = HSY_NEW_ARRAY(arena, int32_t, count);
    for (uint32_t i = 0; i < count; i++) slots[i] = -1;
    for (size_t row = 0; row < t->keys.count; row++) {
        uint32_t hash = hsy_hash_lexicon(t->keys.items[row]), i = hash & (count - 1);
        while (slots[i] >= 0) i = (i + 1) & (count - 1);
        slots[i] = hsy_lexicon_slot((uint32_t)row, hash);
    }
    fprintf(out, "static const int32_t slots_%zu[] = {", number);
    for (uint32_t i = 0; i < count; i++) fprintf(out, "%d,%s", slots[i], i % 20 == 19 ? "\n" : "");
    fputs("};\n", out);
}

/* Pairs of words of bits: of each pair the first has a bit for the hash of each key, the second one for the hash of the
 * first word of each key of several words. Most look-ups end there. */
static void print_bits(hsy_arena *arena, FILE *out, size_t number, const table *t) {
    uint32_t mask = bits_for(t->keys.count) - 1, count = (mask + 1) / 64 * 2;
    uint64_t *bits = HSY_NEW_ARRAY(arena, uint64_t, count);
    for (size_t row = 0; row < t->keys.count; row++) {
        hsy_slice key = t->keys.items[row], rest = key, first = hsy_slice_cut(&rest, ' ');
        uint32_t whole = hsy_hash_lexicon(key) & mask, begin = hsy_hash_lexicon(first) & mask;
        bits[whole / 64 * 2] |= (uint64_t)1 << whole % 64;
        if (rest.at) bits[begin / 64 * 2 + 1] |= (uint64_t)1 << begin % 64;
    }
    fprintf(out, "static const uint64_t bits_%zu[] = {", number);
    for (uint32_t i = 0; i < count; i++) fprintf(out, "0x%llx,", (unsigned long long)bits[i]);
    fputs("};\n", out);
}

/* The next table of this name in another language, `count` when there is none. */
static size_t next_named(const table *tables, size_t count, size_t at) {
    size_t next = at + 1;
    while (next < count && !hsy_slice_equal(tables[next].name, tables[at].name)) next++;
    return next;
}

static bool is_first_named(const table *tables, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (hsy_slice_equal(tables[i].name, tables[at].name)) return false;
    return true;
}

/* The slots of text/lexicon_tables.h: of all tables, or of the first of each name. */
static void print_table_slots(hsy_arena *arena, FILE *out, const char *what, const table *tables, size_t count,
                              bool only_first) {
    uint32_t most = slots_for(count);
    int32_t *slots = HSY_NEW_ARRAY(arena, int32_t, most);
    for (uint32_t i = 0; i < most; i++) slots[i] = -1;
    for (size_t at = 0; at < count; at++) {
        if (only_first && !is_first_named(tables, at)) continue;
        hsy_slice language = only_first ? HSY_S("") : tables[at].language;
        uint32_t i = hsy_hash_table(language, tables[at].name) & (most - 1);
        while (slots[i] >= 0) i = (i + 1) & (most - 1);
        slots[i] = (int32_t)at;
    }
    fprintf(out, "const int16_t %s[] = {", what);
    for (uint32_t i = 0; i < most; i++) fprintf(out, "%d,%s", slots[i], i % 20 == 19 ? "\n" : "");
    fputs("};\n", out);
}

static void print_tables(hsy_arena *arena, FILE *out, const table *tables, size_t count) {
    fputs("/* Made by tools/lexicon.c from lexicon/; do not edit. */\n#include \"text/lexicon_tables.h\"\n", out);
    for (size_t i = 0; i < count; i++) {
        print_slices(out, "columns", i, tables[i].columns);
        print_slices(out, "cells", i, tables[i].cells);
        print_slices(out, "keys", i, tables[i].keys);
        print_slots(arena, out, i, &tables[i]);
        print_bits(arena, out, i, &tables[i]);
    }
    fputs("const hsy_lexicon hsy_lexicons[] = {\n", out);
    for (size_t i = 0; i < count; i++) {
        const table *t = &tables[i];
        fputs("{", out);
        print_slice(out, t->language);
        fputs(", ", out);
        print_slice(out, t->name);
        fprintf(out, ", columns_%zu, cells_%zu, keys_%zu, slots_%zu, bits_%zu, %zu, %zu, %u, %u, %u, ", i, i, i, i, i,
                t->columns.count, t->keys.count, slots_for(t->keys.count), bits_for(t->keys.count) - 1, t->most_words);
        size_t next = next_named(tables, count, i);
        if (next < count)
            fprintf(out, "&hsy_lexicons[%zu]},\n", next);
        else
            fputs("0},\n", out);
    }
    fprintf(out, "};\nconst size_t hsy_lexicon_count = %zu;\n", count);
    print_table_slots(arena, out, "hsy_lexicon_slots", tables, count, false);
    print_table_slots(arena, out, "hsy_lexicon_first_slots", tables, count, true);
    fprintf(out, "const uint32_t hsy_lexicon_slot_count = %u;\n", slots_for(count));
}

/* By language, then name: hsy_lexicon_named searches by halves. */
static int compare_tables(const void *a, const void *b) {
    const table *one = a, *other = b;
    int order = hsy_slice_compare(one->language, other->language);
    return order ? order : hsy_slice_compare(one->name, other->name);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: lexicon-tables OUT.c FILE.tsv...\n", stderr);
        return 2;
    }
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena) return 3;
    size_t count = (size_t)argc - 2;
    table *tables = HSY_NEW_ARRAY(arena, table, count);
    for (size_t i = 0; i < count; i++) read_table(arena, argv[i + 2], &tables[i]);
    qsort(tables, count, sizeof *tables, compare_tables);
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
        return 3;
    }
    print_tables(arena, out, tables, count);
    int failed = fclose(out);
    hsy_arena_free(arena);
    return failed ? 3 : 0;
}
