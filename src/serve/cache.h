/* Private to serve: answers that are ready, by address, as long as the collection does not change.
 *
 * Bounded in bytes: what was asked for longest ago goes first. An answer belongs to a revision of the collection; the
 * first answer of a later revision empties the cache. Any number of threads may call at the same time.
 *
 *     hsy_cache *cache = hsy_cache_create(64 << 20);
 *     hsy_answer *answer = hsy_cache_get(cache, HSY_S("en /story/12"), revision);
 *     if (!answer) hsy_cache_put(cache, HSY_S("en /story/12"), revision, answer = make());
 *     hsy_answer_free(answer);
 */
#ifndef HEARSAY_SERVE_CACHE_H
#define HEARSAY_SERVE_CACHE_H

#include "serve/answer.h"

typedef struct hsy_cache hsy_cache;

/* `most_bytes` of bodies, keys and what is needed to keep them; NULL when there is no memory. */
hsy_cache *hsy_cache_create(size_t most_bytes);
void hsy_cache_free(hsy_cache *cache);

/* A reference to the answer, or NULL. */
hsy_answer *hsy_cache_get(hsy_cache *cache, hsy_slice key, long long revision);
/* Keeps a reference of its own; not of an answer that is larger than an eighth of the cache, or of an earlier revision
 * than the cache has seen. */
void hsy_cache_put(hsy_cache *cache, hsy_slice key, long long revision, hsy_answer *answer);
/* Bytes that are held now. */
size_t hsy_cache_size(hsy_cache *cache);

#endif
