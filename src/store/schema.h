/* Private to store: the tables, and how an older file is brought up to them. */
#ifndef HEARSAY_STORE_SCHEMA_H
#define HEARSAY_STORE_SCHEMA_H

#include "store/database.h"

/* Makes the tables of a new file and brings those of an older one up to date, in one transaction; `*created`, when
 * given, tells whether there were none. A file of a later hearsay, or of another program, is refused. */
bool hsy_schema_prepare(hsy_store *store, bool *created, hsy_errors *errors);
/* The same where nothing can be written: false, with an error added, unless the tables are those of this program. */
bool hsy_schema_is_newest(hsy_store *store, hsy_errors *errors);

#endif
