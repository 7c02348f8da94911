/* Who says what, by column: a row for each statement of an article's newest version.
 *
 * A speaker is found by the key of the name: folded, without accents, so that "Zelenskyy’s" office and a search for it
 * in plain letters meet. Of a chain ("via") each name stands on a line of its own.
 */
#include "base/buffer.h"
#include "store/database.h"
#include "text/fold.h"

static hsy_slice join(hsy_arena *scratch, const hsy_slices *names) {
    hsy_buffer out = hsy_buffer_in(scratch, 0);
    for (size_t i = 0; i < names->count; i++) {
        if (i) hsy_buffer_add_byte(&out, '\n');
        hsy_buffer_add(&out, names->items[i]);
    }
    return hsy_buffer_text(&out);
}

/* The parts of what is said, parted by a blank. */
static hsy_slice content_of(hsy_arena *scratch, hsy_slice text, const hsy_spans *spans) {
    hsy_buffer out = hsy_buffer_in(scratch, 0);
    for (size_t i = 0; i < spans->count; i++) {
        if (i) hsy_buffer_add_byte(&out, ' ');
        hsy_buffer_add(&out, hsy_slice_span(text, spans->items[i]));
    }
    return hsy_buffer_text(&out);
}

/* Enters the words by which the speaker is found. */
static bool put_name(hsy_arena *scratch, hsy_store *store, const hsy_statement *statement, hsy_errors *errors) {
    sqlite3_stmt *row = hsy_store_statement(
        store,
        "INSERT OR IGNORE INTO speaker_word (word, speaker_key) SELECT value, ?1 FROM json_each(hearsay_words(?1))",
        errors);
    if (row) hsy_bind_key(row, 1, hsy_fold_plain(scratch, statement->speaker.name));
    return hsy_store_run(store, row, NULL, errors);
}

static bool put_one(hsy_arena *scratch, hsy_store *store, const hsy_newcomer *newcomer, size_t number,
                    hsy_errors *errors) {
    const hsy_statement *s = &newcomer->statements->list.items[number];
    sqlite3_stmt *row = hsy_store_statement(store,
                                            "INSERT INTO statement (article, number, speaker_key, speaker, type, "
                                            "is_named, affiliation, kind, certainty, via,"
                                            " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                            errors);
    if (!row) return false;
    sqlite3_bind_int64(row, 1, newcomer->id);
    sqlite3_bind_int64(row, 2, (int64_t)number);
    hsy_bind_key(row, 3, hsy_fold_plain(scratch, s->speaker.name));
    hsy_bind_text(row, 4, s->speaker.name);
    sqlite3_bind_int(row, 5, s->speaker.type);
    sqlite3_bind_int(row, 6, s->speaker.is_named);
    hsy_bind_text(row, 7, s->speaker.affiliation);
    sqlite3_bind_int(row, 8, s->kind);
    sqlite3_bind_int(row, 9, s->certainty);
    hsy_bind_text(row, 10, join(scratch, &s->via));
    hsy_bind_key(row, 11, content_of(scratch, newcomer->article->text, &s->content));
    return hsy_store_run(store, row, NULL, errors) && (!s->speaker.is_named || put_name(scratch, store, s, errors));
}

bool hsy_store_put_statements(hsy_arena *scratch, hsy_store *store, const hsy_newcomer *newcomer, hsy_errors *errors) {
    sqlite3_stmt *old = hsy_store_statement(store, "DELETE FROM statement WHERE article = ?", errors);
    if (!old) return false;
    sqlite3_bind_int64(old, 1, newcomer->id);
    if (!hsy_store_run(store, old, NULL, errors)) return false;
    for (size_t i = 0; i < newcomer->statements->list.count; i++)
        if (!put_one(scratch, store, newcomer, i, errors)) return false;
    return true;
}
