/* What speakers said, and in which articles. */
#include "store/asking.h"

static hsy_slices lines_of(hsy_arena *arena, hsy_slice text) {
    hsy_slices lines = {0};
    for (hsy_slice rest = text; rest.at && text.length;) HSY_PUSH(arena, &lines, hsy_slice_cut(&rest, '\n'));
    return lines;
}

bool hsy_store_said(hsy_arena *arena, hsy_store *store, const hsy_narrowing *narrowing, hsy_said_rows *rows,
                    hsy_errors *errors) {
    hsy_asking a = hsy_asking_begin(arena, store, errors,
                                    "SELECT article.id, story, coalesce(outlet, domain), published, speaker, content,"
                                    " via, kind, certainty FROM statement JOIN article ON article.id ="
                                    " statement.article WHERE");
    *rows = (hsy_said_rows){0};
    hsy_asking_texts(&a, " is_named AND speaker_key", &narrowing->speaker_keys);
    if (narrowing->since != INT64_MIN) hsy_asking_number(&a, " AND +instant >= ?", narrowing->since);
    if (narrowing->until != INT64_MAX) hsy_asking_number(&a, " AND +instant <= ?", narrowing->until);
    if (narrowing->outlet_key.length) hsy_asking_text(&a, " AND outlet_key = ?", narrowing->outlet_key);
    if (narrowing->language.length) hsy_asking_text(&a, " AND substr(language, 1, 2) = ?", narrowing->language);
    hsy_asking_number(&a, " ORDER BY instant DESC, article.id, number LIMIT ?", narrowing->limit);
    hsy_asking_number(&a, " OFFSET ?", narrowing->offset);
    while (hsy_asking_next(&a)) {
        sqlite3_stmt *s = a.statement;
        hsy_said_row row = {.article = sqlite3_column_int64(s, 0),
                            .story = sqlite3_column_int64(s, 1),
                            .outlet = hsy_asking_column(&a, 2),
                            .published = hsy_asking_column(&a, 3),
                            .speaker = hsy_asking_column(&a, 4),
                            .content = hsy_asking_column(&a, 5),
                            .via = lines_of(arena, hsy_asking_column(&a, 6)),
                            .kind = (hsy_kind)sqlite3_column_int(s, 7),
                            .certainty = (hsy_certainty)sqlite3_column_int(s, 8)};
        HSY_PUSH(arena, rows, row);
    }
    return !a.failed;
}
