/* The collection: what stage 5 hands on. One SQLite file that grows article by article. */
#ifndef HEARSAY_STORE_STORE_H
#define HEARSAY_STORE_STORE_H

#include "base/arena.h"

typedef struct hsy_store hsy_store;

#endif
