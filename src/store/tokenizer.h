/* Private to store: how texts become words of the full-text index, an FTS5 tokenizer by the name of `hearsay`.
 *
 *     CREATE VIRTUAL TABLE search USING fts5 (title, body, said, …, tokenize = 'hearsay')
 *
 * A text that is put in may begin with a mark of its language, which is no word of it: U+0001, two letters of BCP 47, a
 * blank ("\1de Die Staumauer …"). A phrase of a query may begin with HSY_AS_WRITTEN: its words are meant as they stand,
 * not in other forms.
 */
#ifndef HEARSAY_STORE_TOKENIZER_H
#define HEARSAY_STORE_TOKENIZER_H

#include <sqlite3.h>

#include "base/slice.h"

#define HSY_AS_WRITTEN "\1-- "

/* Makes the tokenizer, and hearsay_rank, known to an open connection; they are closed with it. An SQLite result code:
 * SQLITE_NOMEM, or SQLITE_ERROR when this SQLite has no FTS5. */
int hsy_tokenizer_register(sqlite3 *database);

/* The text without the mark of its language. */
hsy_slice hsy_without_language_mark(hsy_slice text);

#endif
