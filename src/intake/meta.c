/* The table of --meta: what pages without markup cannot say.
 *
 *     id      publisher       published
 *     a17     herald.example  2024-03-05T08:00:00Z
 *
 * A row is meant for a page whose path is the id, or whose base name is, with or without its endings:
 * "pages/a17.html.gz" is looked up as itself, then as "a17.html.gz", "a17.html", "a17"; the first that is there wins.
 * Blank lines and lines that begin with # are skipped; of two rows with one id the first counts. Columns of other
 * names are allowed and not looked at.
 */
#include "base/table.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "intake/intake.h"

enum {
    MOST_ENDINGS = 4, /* that a base name is tried without */
};

typedef enum column { COLUMN_ID, COLUMN_URL, COLUMN_PUBLISHER, COLUMN_PUBLISHED, COLUMN_SCRAPE_TIME, COLUMNS } column;

static const hsy_slice column_names[COLUMNS] = {HSY_SLICE("id"), HSY_SLICE("url"), HSY_SLICE("publisher"),
                                                HSY_SLICE("published"), HSY_SLICE("scrape_time")};

HSY_VECTOR_TYPE(meta_rows, hsy_meta_row);

struct hsy_meta {
    hsy_table ids; /* index into rows */
    meta_rows rows;
};

/* Where each column stands in a row; HSY_NOT_FOUND when the table has none. */
typedef struct header {
    size_t place[COLUMNS], count;
} header;

static hsy_slice without_return(hsy_slice line) {
    return hsy_slice_ends(line, HSY_S("\r")) ? hsy_slice_sub(line, 0, line.length - 1) : line;
}

static header read_header(hsy_slice line) {
    header h = {.count = 0};
    for (int c = 0; c < COLUMNS; c++) h.place[c] = HSY_NOT_FOUND;
    while (line.at) {
        hsy_slice cell = hsy_slice_trim(hsy_slice_cut(&line, '\t'));
        for (int c = 0; c < COLUMNS; c++)
            if (hsy_slice_equal(cell, column_names[c]) && h.place[c] == HSY_NOT_FOUND) h.place[c] = h.count;
        h.count++;
    }
    return h;
}

/* False when the row has more cells than the header; missing ones at the end are empty. */
static bool read_row(const header *h, hsy_slice line, hsy_slice cells[COLUMNS]) {
    for (int c = 0; c < COLUMNS; c++) cells[c] = HSY_S("");
    size_t at = 0;
    for (; line.at; at++) {
        hsy_slice cell = hsy_slice_trim(hsy_slice_cut(&line, '\t'));
        for (int c = 0; c < COLUMNS; c++)
            if (h->place[c] == at) cells[c] = cell;
    }
    return at <= h->count;
}

static void add_row(hsy_arena *arena, hsy_meta *meta, const hsy_slice cells[COLUMNS]) {
    uint32_t *index = hsy_table_put(arena, &meta->ids, cells[COLUMN_ID]);
    if (*index != HSY_TABLE_NEW) return;
    *index = (uint32_t)meta->rows.count;
    hsy_meta_row row = {cells[COLUMN_URL], cells[COLUMN_PUBLISHER], cells[COLUMN_PUBLISHED], cells[COLUMN_SCRAPE_TIME]};
    HSY_PUSH(arena, &meta->rows, row);
}

hsy_meta *hsy_meta_of(hsy_arena *arena, hsy_slice path, hsy_slice text, hsy_errors *errors) {
    hsy_meta *meta = HSY_NEW(arena, hsy_meta);
    header h = {.count = 0};
    text = hsy_utf8_repair(arena, text, NULL);
    if (hsy_slice_starts(text, HSY_S("\xEF\xBB\xBF"))) text = hsy_slice_sub(text, 3, text.length);
    size_t number = 0;
    for (hsy_slice rest = text; rest.at;) {
        hsy_slice line = without_return(hsy_slice_cut(&rest, '\n')), cells[COLUMNS];
        number++;
        if (hsy_slice_trim(line).length == 0 || line.at[0] == '#') continue;
        size_t offset = (size_t)(line.at - text.at);
        if (h.count == 0) {
            h = read_header(line);
            if (h.place[COLUMN_ID] != HSY_NOT_FOUND) continue;
            hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, offset,
                           "line %zu: no column `id`: begin with a header row such as id, url, publisher, published, "
                           "parted by tabs",
                           number);
            return NULL;
        }
        if (!read_row(&h, line, cells)) {
            hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, offset, "line %zu: more cells than the header row",
                           number);
            return NULL;
        }
        add_row(arena, meta, cells);
    }
    if (h.count) return meta;
    hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, HSY_NOT_FOUND, "an empty table: it needs a header row");
    return NULL;
}

hsy_meta *hsy_meta_read(hsy_arena *arena, hsy_slice path, hsy_errors *errors) {
    hsy_intake_limits limits = hsy_intake_default_limits();
    hsy_fetched file;
    if (!hsy_intake_read(arena, path, &limits, &file, errors)) return NULL;
    return hsy_meta_of(arena, path, file.bytes, errors);
}

static bool find_exactly(const hsy_meta *meta, hsy_slice id, hsy_meta_row *row) {
    const uint32_t *index = id.length ? hsy_table_get(&meta->ids, id) : NULL;
    if (index) *row = meta->rows.items[*index];
    return index != NULL;
}

/* The part of `slice` behind the last `byte`, or all of it; `*before` is the length of the part in front. */
static hsy_slice after_last(hsy_slice slice, char byte, size_t *before) {
    size_t at = slice.length;
    while (at > 0 && slice.at[at - 1] != byte) at--;
    *before = at ? at - 1 : slice.length;
    return hsy_slice_sub(slice, at, slice.length);
}

bool hsy_meta_find(const hsy_meta *meta, hsy_slice path, hsy_meta_row *row) {
    size_t before;
    hsy_slice name = after_last(path, '/', &before);
    if (!meta) return false;
    if (find_exactly(meta, path, row) || find_exactly(meta, name, row)) return true;
    for (int endings = 0; endings < MOST_ENDINGS; endings++) {
        after_last(name, '.', &before);
        if (before == name.length) return false;
        name = hsy_slice_sub(name, 0, before);
        if (find_exactly(meta, name, row)) return true;
    }
    return false;
}
