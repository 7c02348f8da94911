/* How well an article matches a query: BM25 (Robertson and Zaragoza 2009), as SQLite's own function has it but for one
 * thing. How rare a word is need not be known to the article: of a word that more than MOST_COUNTED articles have, the
 * first are counted, and the rest is estimated by how far they reach. Counting all of them takes thirty times as long
 * as ranking what is shown, and changes next to nothing for words that are so common.
 */
#include "store/rank.h"

#include <math.h>
#include <stddef.h>

enum {
    MOST_COUNTED = 2000, /* articles with a phrase */
    MOST_COLUMNS = 8,
};

static const double saturation = 1.2, length_weight = 0.75; /* k1 and b of the literature */
static const double least_rarity = 1e-6; /* of a word that half of all articles have: it still counts a little */

/* What is worked out once a query. */
typedef struct known {
    double average_length; /* words of an article */
    double rarities[];     /* of each phrase */
} known;

typedef struct counted {
    sqlite3_int64 hits, last;
} counted;

static int count_hit(const Fts5ExtensionApi *api, Fts5Context *context, void *what) {
    counted *c = what;
    c->last = api->xRowid(context);
    return ++c->hits < MOST_COUNTED ? SQLITE_OK : SQLITE_DONE;
}

static int find_rarity(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, sqlite3_int64 articles,
                       double *rarity) {
    counted c = {0, 0};
    int result = api->xQueryPhrase(context, phrase, &c, count_hit);
    double hits = (double)c.hits, all = (double)articles;
    if (c.hits == MOST_COUNTED && c.last > 0) hits *= fmax(all / (double)c.last, 1);
    *rarity = fmax(log((all - hits + 0.5) / (hits + 0.5)), least_rarity);
    if (hits >= all) *rarity = least_rarity;
    return result;
}

static int find_known(const Fts5ExtensionApi *api, Fts5Context *context, known **out) {
    sqlite3_int64 articles = 0, words = 0;
    int phrases = api->xPhraseCount(context);
    if ((*out = api->xGetAuxdata(context, 0))) return SQLITE_OK;
    known *k = sqlite3_malloc64(sizeof *k + sizeof *k->rarities * (size_t)phrases);
    if (!k) return SQLITE_NOMEM;
    int result = api->xRowCount(context, &articles);
    if (result == SQLITE_OK) result = api->xColumnTotalSize(context, -1, &words);
    k->average_length = articles && words ? (double)words / (double)articles : 1;
    for (int i = 0; result == SQLITE_OK && i < phrases; i++)
        result = find_rarity(api, context, i, articles, &k->rarities[i]);
    *out = k;
    if (result == SQLITE_OK) return api->xSetAuxdata(context, k, sqlite3_free); /* which frees it when it fails */
    sqlite3_free(k);
    return result;
}

/* The sum over the places where phrases stand: a phrase's weight grows with its places, ever more slowly. */
static int find_score(const Fts5ExtensionApi *api, Fts5Context *context, const known *k, const double *weights,
                      double *score) {
    enum { MOST_PHRASES = 64 };
    double places[MOST_PHRASES] = {0};
    int phrases = api->xPhraseCount(context), count = 0, length = 0;
    int result = api->xInstCount(context, &count);
    for (int i = 0; result == SQLITE_OK && i < count; i++) {
        int phrase, column, place;
        result = api->xInst(context, i, &phrase, &column, &place);
        if (result == SQLITE_OK && phrase < MOST_PHRASES && column < MOST_COLUMNS) places[phrase] += weights[column];
    }
    if (result == SQLITE_OK) result = api->xColumnSize(context, -1, &length);
    double room = saturation * (1 - length_weight + length_weight * length / k->average_length);
    for (int i = 0; i < phrases && i < MOST_PHRASES; i++)
        *score += k->rarities[i] * places[i] * (saturation + 1) / (places[i] + room);
    return result;
}

static void rank(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *out, int count,
                 sqlite3_value **values) {
    double weights[MOST_COLUMNS], score = 0;
    known *k;
    for (int i = 0; i < MOST_COLUMNS; i++) weights[i] = i < count ? sqlite3_value_double(values[i]) : 1;
    int result = find_known(api, context, &k);
    if (result == SQLITE_OK) result = find_score(api, context, k, weights, &score);
    if (result == SQLITE_OK)
        sqlite3_result_double(out, score);
    else
        sqlite3_result_error_code(out, result);
}

int hsy_rank_register(fts5_api *api) { return api->xCreateFunction(api, "hearsay_rank", NULL, rank, NULL); }
