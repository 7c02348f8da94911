/* Trains the tagger of statements: train-tagger LANGUAGE SET --out MODEL [options]
 *
 *     train-tagger en SHARED/data/statements/polnear-train --out models/en/tagger.bin
 *     train-tagger en …/polnear-train --held …/polnear-dev --out /tmp/m.bin --predict /tmp/p.jsonl     measure on a set
 *     train-tagger en …/polnear-train --fold 0 --out /tmp/m.bin --predict /tmp/p.jsonl                 on a fifth of it
 *
 *  1. documents   texts read by the rules, gold labels                           gold.c
 *  2. rates       how often a word is a cue; for a document of training counted
 *                 without the fifth it is in, or the rates would give its gold away
 *  3. features    those seen twice or more get a number
 *  4. training    several rounds over the documents in a drawn order             crf.c
 *  5. pruning     the features with the greatest weights; dropping the rest
 *                 regularises further and makes the model small
 *  6. writing     the file of src/statements/tagger.h; held documents through the
 *                 whole stage with it
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yyjson.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "crf.h"
#include "gold.h"
#include "statements/join.h"

enum { PARTS = 5, LEAST_SEEN = 2, LEAST_BITS = 8, RATE_BITS = 15 };

typedef struct settings {
    const char *language, *set, *held, *out, *predict;
    int rounds, refit, fold; /* fold: the fifth of the set that is held out, or -1 */
    size_t features;         /* kept */
    double dropout, rate, lean;
    uint64_t seed;
} settings;

static int fold_of(const gold_document *document) { return (int)(hsy_hash(document->id) % PARTS); }
static int part_of(const gold_document *document) { return (int)(hsy_hash(document->id) / PARTS % PARTS); }

/* 2. Rates. */

typedef struct word_tally {
    uint32_t key, seen[PARTS], cue[PARTS], source[PARTS];
} word_tally;

HSY_VECTOR_TYPE(word_tallies, word_tally);

typedef struct counts {
    word_tallies tallies;
    hsy_number_table by_key;
    int without; /* the part that is left out, or -1 */
} word_counts;

static void count_words(hsy_arena *arena, const gold_documents *documents, word_counts *counts) {
    for (size_t d = 0; d < documents->count; d++) {
        const gold_document *document = &documents->items[d];
        int part = part_of(document);
        for (uint32_t i = 0; i < document->count && !document->is_held; i++) {
            uint32_t key = hsy_rate_key(&document->reading, i);
            uint32_t *row = hsy_number_table_put(arena, &counts->by_key, key);
            if (*row == HSY_TABLE_NEW) {
                *row = (uint32_t)counts->tallies.count;
                HSY_PUSH(arena, &counts->tallies, (word_tally){.key = key});
            }
            word_tally *tally = &counts->tallies.items[*row];
            hsy_tag role = hsy_tag_of(document->gold[i]);
            tally->seen[part]++;
            tally->cue[part] += role == HSY_TAG_CUE;
            tally->source[part] += role == HSY_TAG_SOURCE;
        }
    }
}

static hsy_rate rate_of(const word_tally *tally, int without) {
    uint32_t seen = 0, cue = 0, source = 0;
    for (int part = 0; part < PARTS; part++) {
        if (part == without) continue;
        seen += tally->seen[part];
        cue += tally->cue[part];
        source += tally->source[part];
    }
    if (seen < LEAST_SEEN) return (hsy_rate){HSY_RATE_UNSEEN, HSY_RATE_UNSEEN};
    return (hsy_rate){(uint8_t)((100 * cue + 5) / (seen + 1)), (uint8_t)((100 * source + 8) / (seen + 1))};
}

static hsy_rate look_up(const void *rates, uint32_t key) {
    const word_counts *counts = rates;
    const uint32_t *row = hsy_number_table_get(&counts->by_key, key);
    return row ? rate_of(&counts->tallies.items[*row], counts->without) : (hsy_rate){HSY_RATE_UNSEEN, HSY_RATE_UNSEEN};
}

/* 3. Features. */

typedef struct training {
    crf_row *rows; /* one a document of training */
    size_t count;
    const uint32_t *hashes; /* of each number of a feature */
    uint32_t features;
} training;

static uint32_t *hash_features(hsy_arena *scratch, const gold_documents *documents, word_counts *counts,
                               size_t *count) {
    size_t templates = hsy_feature_count(), tokens = 0;
    for (size_t d = 0; d < documents->count; d++) tokens += documents->items[d].is_held ? 0 : documents->items[d].count;
    uint32_t *hashes = malloc(tokens * templates * sizeof *hashes), *at = hashes;
    if (!hashes) abort();
    for (size_t d = 0; d < documents->count; d++) {
        const gold_document *document = &documents->items[d];
        if (document->is_held) continue;
        counts->without = part_of(document);
        hsy_range sentences = {0, (uint32_t)document->reading.sentences.count};
        if (document->count == 0) continue;
        const hsy_atoms *atoms = hsy_atoms_of(scratch, &document->reading, sentences, document->ruled, look_up, counts);
        for (uint32_t i = 0; i < document->count; i++, at += templates) hsy_features_at(atoms, i, at);
        hsy_arena_clear(scratch);
    }
    *count = tokens * templates;
    return hashes;
}

static int compare_numbers(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The hashes that occur LEAST_SEEN times or more, in ascending order. */
static uint32_t *frequent(hsy_arena *arena, const uint32_t *hashes, size_t count, uint32_t *kept) {
    uint32_t *sorted = malloc(count * sizeof *sorted), *list = HSY_NEW_ARRAY(arena, uint32_t, count / LEAST_SEEN + 1);
    if (!sorted) abort();
    memcpy(sorted, hashes, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_numbers);
    *kept = 0;
    for (size_t i = 0, run = 0; i < count; i += run) {
        for (run = 1; i + run < count && sorted[i + run] == sorted[i];) run++;
        if (run >= LEAST_SEEN) list[(*kept)++] = sorted[i];
    }
    free(sorted);
    return list;
}

static void make_corpus(hsy_arena *arena, const gold_documents *documents, word_counts *counts, training *corpus) {
    hsy_arena *scratch = hsy_arena_create(0);
    size_t count, templates = hsy_feature_count();
    uint32_t *hashes = hash_features(scratch, documents, counts, &count);
    hsy_number_table numbers = {0};
    corpus->hashes = frequent(arena, hashes, count, &corpus->features);
    for (uint32_t f = 0; f < corpus->features; f++) *hsy_number_table_put(scratch, &numbers, corpus->hashes[f]) = f;
    int32_t *features = HSY_NEW_ARRAY(arena, int32_t, count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *number = hsy_number_table_get(&numbers, hashes[i]);
        features[i] = number ? (int32_t)*number : CRF_NO_FEATURE;
    }
    free(hashes);
    corpus->rows = HSY_NEW_ARRAY(arena, crf_row, documents->count + 1);
    for (size_t d = 0; d < documents->count; d++) {
        const gold_document *document = &documents->items[d];
        if (document->is_held) continue;
        corpus->rows[corpus->count++] = (crf_row){features, document->gold, document->count, (uint32_t)templates};
        features += document->count * templates;
    }
    hsy_arena_free(scratch);
}

/* 4. Training, with 5. pruning on the way. */

/* The weight of a label over that of OTHER, which the file leaves out. */
static float weight_of(const crf *model, uint32_t feature, int label) {
    return model->weights[feature][label] - model->weights[feature][HSY_LABEL_OTHER];
}

static float greatest(const crf *model, uint32_t feature) {
    float most = 0;
    for (int label = 1; label < CRF_LABELS; label++) most = fmaxf(most, fabsf(weight_of(model, feature, label)));
    return most;
}

static int compare_floats(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x < y) - (x > y);
}

/* The size of weight above which `kept` features lie, and the greatest. */
static float threshold(const crf *model, size_t kept, float *most) {
    float *sizes = malloc((model->features + 1) * sizeof *sizes), least = 0;
    if (!sizes) abort();
    for (uint32_t f = 0; f < model->features; f++) sizes[f] = greatest(model, f);
    qsort(sizes, model->features, sizeof *sizes, compare_floats);
    *most = model->features ? sizes[0] : 0;
    if (kept < model->features) least = sizes[kept];
    free(sizes);
    return least;
}

/* Takes the features out of the corpus whose weights are not above `least`. */
static void drop_features(crf *model, training *corpus, float least) {
    for (size_t k = 0; k < corpus->count; k++) {
        int32_t *features = corpus->rows[k].features;
        for (size_t i = 0; i < (size_t)corpus->rows[k].count * corpus->rows[k].templates; i++)
            if (features[i] != CRF_NO_FEATURE && greatest(model, (uint32_t)features[i]) <= least)
                features[i] = CRF_NO_FEATURE;
    }
    for (uint32_t f = 0; f < model->features; f++)
        if (greatest(model, f) <= least) memset(model->weights[f], 0, sizeof model->weights[f]);
}

static void shuffle(crf *model, crf_row *rows, size_t count) {
    for (size_t k = count; k > 1; k--) {
        size_t other = crf_random(model) % k;
        crf_row row = rows[other];
        rows[other] = rows[k - 1];
        rows[k - 1] = row;
    }
}

static void train(crf *model, const settings *options, training *corpus) {
    for (int round = 0; round < options->rounds; round++) {
        double loss = 0, rate = options->rate * (1 - 0.9 * round / options->rounds);
        shuffle(model, corpus->rows, corpus->count);
        for (size_t k = 0; k < corpus->count; k++) loss += crf_step(model, &corpus->rows[k], rate);
        fprintf(stderr, "round %d: loss %.0f\n", round + 1, loss);
        if (round + 1 == options->rounds - options->refit) {
            float most;
            drop_features(model, corpus, threshold(model, options->features, &most));
        }
    }
}

/* 6. Writing. */

static void put_u32(unsigned char *at, uint32_t value) {
    for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (8 * i));
}

static void put_float(unsigned char *at, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(at, bits);
}

static void put_rates(const word_counts *counts, unsigned char *slots) {
    uint32_t mask = (1u << RATE_BITS) - 1;
    for (size_t t = 0; t < counts->tallies.count; t++) {
        const word_tally *tally = &counts->tallies.items[t];
        hsy_rate rate = rate_of(tally, -1);
        if (rate.cue == HSY_RATE_UNSEEN) continue;
        uint32_t slot = tally->key & mask;
        while (slots[slot * HSY_TAGGER_RATE + 6]) slot = (slot + 1) & mask;
        unsigned char *at = slots + slot * HSY_TAGGER_RATE;
        put_u32(at, tally->key);
        at[4] = rate.cue;
        at[5] = rate.source;
        at[6] = 1;
    }
}

/* Puts a feature into its bucket; false when that is full. */
static bool put_feature(const crf *model, uint32_t feature, uint32_t hash, float unit, uint32_t bits,
                        unsigned char *buckets) {
    unsigned char *bucket = buckets + (size_t)hsy_tagger_bucket(bits, hash) * HSY_TAGGER_BUCKET;
    uint32_t mark = hsy_tagger_mark(hash);
    for (int place = 0; place < HSY_TAGGER_PLACES; place++) {
        unsigned char *at = bucket + 2 * place;
        if (at[0] || at[1]) continue;
        at[0] = (unsigned char)(mark & 255);
        at[1] = (unsigned char)(mark >> 8);
        for (int label = 1; label < CRF_LABELS; label++)
            bucket[HSY_TAGGER_MARKS + place * HSY_TAGGER_WEIGHTS + label - 1] =
                (unsigned char)(int)rintf(weight_of(model, feature, label) / unit);
        return true;
    }
    return false;
}

typedef struct sized {
    float size;
    uint32_t feature;
} sized;

static int compare_sized(const void *a, const void *b) {
    const sized *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return (x->feature > y->feature) - (x->feature < y->feature);
}

/* The greatest weights first, so that the small ones are lost where a bucket is full. */
static void put_features(const crf *model, const training *corpus, float unit, uint32_t bits, unsigned char *buckets) {
    sized *order = malloc((model->features + 1) * sizeof *order);
    size_t count = 0, put = 0;
    if (!order) abort();
    for (uint32_t f = 0; f < model->features; f++)
        if (greatest(model, f) > unit / 2) order[count++] = (sized){greatest(model, f), f};
    qsort(order, count, sizeof *order, compare_sized);
    for (size_t k = 0; k < count; k++)
        put += put_feature(model, order[k].feature, corpus->hashes[order[k].feature], unit, bits, buckets);
    fprintf(stderr, "%zu of %u features, %zu of these found room\n", count, model->features, put);
    free(order);
}

static unsigned char *make_model(const crf *model, const settings *options, const training *corpus,
                                 const word_counts *counts, size_t *length) {
    uint32_t bits = LEAST_BITS;
    while (10 * options->features > 6 * ((size_t)HSY_TAGGER_PLACES << bits))
        bits++; /* six of ten places taken at most */
    size_t rates = (size_t)HSY_TAGGER_RATE << RATE_BITS, buckets = (size_t)HSY_TAGGER_BUCKET << bits;
    *length = HSY_TAGGER_HEADER + rates + buckets + HSY_TAGGER_TAIL;
    unsigned char *bytes = calloc(*length, 1);
    if (!bytes) abort();
    float most, unit;
    threshold(model, options->features, &most);
    unit = most / 127;
    memcpy(bytes, HSY_TAGGER_MAGIC, 8);
    put_u32(bytes + 8, RATE_BITS);
    put_u32(bytes + 12, bits);
    put_float(bytes + 16, unit);
    put_float(bytes + 20, (float)options->lean);
    for (int from = 0; from < CRF_LABELS; from++)
        for (int to = 0; to < CRF_LABELS; to++)
            put_float(bytes + 24 + 4 * (from * CRF_LABELS + to), model->moves[from][to]);
    put_rates(counts, bytes + HSY_TAGGER_HEADER);
    put_features(model, corpus, unit, bits, bytes + HSY_TAGGER_HEADER + rates);
    return bytes;
}

/* Held documents through the whole stage. */

static yyjson_mut_val *spans_to_json(yyjson_mut_doc *json, const hsy_points *points, hsy_spans spans) {
    yyjson_mut_val *list = yyjson_mut_arr(json);
    for (size_t s = 0; s < spans.count; s++) {
        yyjson_mut_val *pair = yyjson_mut_arr(json);
        yyjson_mut_arr_add_uint(json, pair, hsy_points_at(points, spans.items[s].start));
        yyjson_mut_arr_add_uint(json, pair, hsy_points_at(points, spans.items[s].end));
        yyjson_mut_arr_append(list, pair);
    }
    return list;
}

static void print_document(hsy_arena *arena, FILE *out, const gold_document *document,
                           const hsy_statements *statements) {
    yyjson_mut_doc *json = yyjson_mut_doc_new(NULL);
    yyjson_mut_val *root = yyjson_mut_obj(json), *list = yyjson_mut_arr(json);
    hsy_slice text = document->article.text;
    hsy_points points = hsy_points_of(arena, text);
    yyjson_mut_doc_set_root(json, root);
    yyjson_mut_obj_add_strn(json, root, "id", document->id.at, document->id.length);
    yyjson_mut_obj_add_strn(json, root, "text", text.at, text.length);
    for (size_t i = 0; i < statements->list.count; i++) {
        const hsy_statement *statement = &statements->list.items[i];
        yyjson_mut_val *item = yyjson_mut_obj(json);
        yyjson_mut_obj_add_val(json, item, "content", spans_to_json(json, &points, statement->content));
        yyjson_mut_obj_add_val(json, item, "cue", spans_to_json(json, &points, statement->cue));
        yyjson_mut_obj_add_val(json, item, "source", spans_to_json(json, &points, statement->source));
        yyjson_mut_val *parent =
            statement->parent == HSY_NO_PARENT ? yyjson_mut_null(json) : yyjson_mut_uint(json, statement->parent);
        yyjson_mut_obj_add_val(json, item, "parent", parent);
        yyjson_mut_arr_append(list, item);
    }
    yyjson_mut_obj_add_val(json, root, "statements", list);
    char *line = yyjson_mut_write(json, 0, NULL);
    fprintf(out, "%s\n", line);
    free(line);
    yyjson_mut_doc_free(json);
}

static void predict(const char *path, const gold_documents *documents, const hsy_tagger *tagger) {
    FILE *out = fopen(path, "w");
    hsy_arena *arena = hsy_arena_create(0);
    if (!out || !arena) {
        perror(path);
        exit(3);
    }
    for (size_t d = 0; d < documents->count; d++) {
        if (!documents->items[d].is_held) continue;
        hsy_statements statements;
        hsy_statements_find_with(arena, tagger, &documents->items[d].article, &statements);
        print_document(arena, out, &documents->items[d], &statements);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
    fclose(out);
}

static void write_file(const char *path, const unsigned char *bytes, size_t length) {
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(bytes, 1, length, out) != length || fclose(out) != 0) {
        perror(path);
        exit(3);
    }
}

static bool read_option(settings *options, const char *name, const char *value) {
    if (strcmp(name, "--held") == 0) return options->held = value, true;
    if (strcmp(name, "--out") == 0) return options->out = value, true;
    if (strcmp(name, "--predict") == 0) return options->predict = value, true;
    if (strcmp(name, "--rounds") == 0) return options->rounds = (int)strtol(value, NULL, 10), true;
    if (strcmp(name, "--refit") == 0) return options->refit = (int)strtol(value, NULL, 10), true;
    if (strcmp(name, "--fold") == 0) return options->fold = (int)strtol(value, NULL, 10), true;
    if (strcmp(name, "--features") == 0) return options->features = (size_t)strtoul(value, NULL, 10), true;
    if (strcmp(name, "--dropout") == 0) return options->dropout = strtod(value, NULL), true;
    if (strcmp(name, "--rate") == 0) return options->rate = strtod(value, NULL), true;
    if (strcmp(name, "--lean") == 0) return options->lean = strtod(value, NULL), true;
    if (strcmp(name, "--seed") == 0) return options->seed = strtoull(value, NULL, 10), true;
    return false;
}

int main(int argc, char **argv) {
    settings options = {
        .rounds = 8, .refit = 6, .fold = -1, .features = 78000, .dropout = 0.7, .rate = 0.03, .lean = 1.5, .seed = 1};
    bool is_read = argc > 2 && argc % 2 == 1;
    for (int i = 3; is_read && i < argc; i += 2) is_read = read_option(&options, argv[i], argv[i + 1]);
    if (!is_read || !options.out) {
        fputs("usage: train-tagger LANGUAGE SET --out MODEL [--held SET | --fold N] [--predict OUT.jsonl] [--seed N]\n"
              "       [--rounds N] [--features N] [--dropout P] [--rate R] [--lean L]\n",
              stderr);
        return 2;
    }
    options.language = argv[1];
    options.set = argv[2];
    hsy_arena *arena = hsy_arena_create(0);
    gold_documents documents = {0};
    gold_read(arena, options.set, options.language, false, &documents);
    if (options.held) gold_read(arena, options.held, options.language, true, &documents);
    for (size_t d = 0; d < documents.count && options.fold >= 0; d++)
        documents.items[d].is_held = fold_of(&documents.items[d]) == options.fold;
    word_counts counts = {0};
    training corpus = {0};
    crf model;
    count_words(arena, &documents, &counts);
    make_corpus(arena, &documents, &counts, &corpus);
    crf_create(&model, corpus.features, options.dropout, options.seed);
    train(&model, &options, &corpus);
    size_t length;
    unsigned char *bytes = make_model(&model, &options, &corpus, &counts, &length);
    crf_free(&model);
    write_file(options.out, bytes, length);
    hsy_tagger tagger;
    if (!hsy_tagger_open(bytes, length, &tagger)) abort();
    if (options.predict) predict(options.predict, &documents, &tagger);
    free(bytes);
    hsy_arena_free(arena);
    return 0;
}
