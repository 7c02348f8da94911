/* Private to store: hearsay_rank (search, WEIGHT…), a function of FTS5: how well the row matches, more is better; the
 * weights are those of the columns. */
#ifndef HEARSAY_STORE_RANK_H
#define HEARSAY_STORE_RANK_H

#include <sqlite3.h>

/* Makes it known to the connection of this FTS5; an SQLite result code. */
int hsy_rank_register(fts5_api *api);

#endif
