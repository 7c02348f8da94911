/* A hash table of chains beside a list in the order of use. The lock is held for a look-up or a change of pointers,
 * never while an answer is made or sent. */
#include "serve/cache.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/hash.h"

enum { BUCKETS = 4096 };

typedef struct entry {
    struct entry *next_in_bucket;
    struct entry *newer, *older; /* in the order of use */
    hsy_answer *answer;
    uint64_t hash;
    size_t key_length;
    char key[];
} entry;

struct hsy_cache {
    pthread_mutex_t lock;
    size_t most, size; /* bytes */
    long long revision;
    entry *newest, *oldest;
    entry *buckets[BUCKETS];
};

hsy_cache *hsy_cache_create(size_t most_bytes) {
    hsy_cache *cache = calloc(1, sizeof *cache);
    if (!cache) return NULL;
    cache->most = most_bytes;
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

static size_t size_of(const entry *e) { return sizeof *e + e->key_length + sizeof *e->answer + e->answer->length; }

static entry **place_of(hsy_cache *cache, uint64_t hash, hsy_slice key) {
    entry **at = &cache->buckets[hash % BUCKETS];
    while (*at && ((*at)->hash != hash || !hsy_slice_equal((hsy_slice){(*at)->key, (*at)->key_length}, key)))
        at = &(*at)->next_in_bucket;
    return at;
}

static void take_out_of_order(hsy_cache *cache, entry *e) {
    *(e->newer ? &e->newer->older : &cache->newest) = e->older;
    *(e->older ? &e->older->newer : &cache->oldest) = e->newer;
}

static void make_newest(hsy_cache *cache, entry *e) {
    e->newer = NULL;
    e->older = cache->newest;
    *(e->older ? &e->older->newer : &cache->oldest) = e;
    cache->newest = e;
}

static void forget(hsy_cache *cache, entry *e) {
    *place_of(cache, e->hash, (hsy_slice){e->key, e->key_length}) = e->next_in_bucket;
    take_out_of_order(cache, e);
    cache->size -= size_of(e);
    hsy_answer_free(e->answer);
    free(e);
}

static void forget_all(hsy_cache *cache) {
    while (cache->oldest) forget(cache, cache->oldest);
}

void hsy_cache_free(hsy_cache *cache) {
    if (!cache) return;
    forget_all(cache);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

hsy_answer *hsy_cache_get(hsy_cache *cache, hsy_slice key, long long revision) {
    hsy_answer *answer = NULL;
    pthread_mutex_lock(&cache->lock);
    entry *e = revision == cache->revision ? *place_of(cache, hsy_hash(key), key) : NULL;
    if (e) {
        take_out_of_order(cache, e);
        make_newest(cache, e);
        answer = hsy_answer_hold(e->answer);
    }
    pthread_mutex_unlock(&cache->lock);
    return answer;
}

static entry *entry_of(hsy_slice key, hsy_answer *answer) {
    entry *e = malloc(sizeof *e + key.length);
    if (!e) return NULL;
    *e = (entry){.answer = answer, .hash = hsy_hash(key), .key_length = key.length};
    memcpy(e->key, key.at, key.length);
    return e;
}

static void put(hsy_cache *cache, entry *e) {
    hsy_slice key = {e->key, e->key_length};
    entry **place = place_of(cache, e->hash, key);
    if (*place) forget(cache, *place);
    hsy_answer_hold(e->answer);
    while (cache->oldest && cache->size + size_of(e) > cache->most) forget(cache, cache->oldest);
    place = place_of(cache, e->hash, key);
    *place = e;
    make_newest(cache, e);
    cache->size += size_of(e);
}

void hsy_cache_put(hsy_cache *cache, hsy_slice key, long long revision, hsy_answer *answer) {
    if (answer->length > cache->most / 8) return;
    entry *e = entry_of(key, answer);
    if (!e) return;
    pthread_mutex_lock(&cache->lock);
    if (revision > cache->revision) {
        forget_all(cache);
        cache->revision = revision;
    }
    if (revision == cache->revision)
        put(cache, e);
    else
        free(e);
    pthread_mutex_unlock(&cache->lock);
}

size_t hsy_cache_size(hsy_cache *cache) {
    pthread_mutex_lock(&cache->lock);
    size_t size = cache->size;
    pthread_mutex_unlock(&cache->lock);
    return size;
}
