/* The learnt tagger: which files it takes, and that the row of labels and the chances it finds are those of all rows.
 *
 * Models are made here, byte by byte as tagger.h says: weights go to the features that a word of the sentence has
 * alone, so that the labels are known beforehand; or they are drawn, and each row of labels is tried (plain beside
 * fast).
 */
#include "../test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "statements/join.h"

enum { LABELS = HSY_LABEL_COUNT, RATES = 4, FEATURES_MOST = 128, TAKEN = 6 };

#define FORBIDDEN -1e9f

typedef struct model {
    unsigned char *bytes, *rates, *buckets;
    size_t length;
    uint32_t bits; /* of the number of buckets */
} model;

static void put_u32(unsigned char *at, uint32_t value) {
    for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (8 * i));
}

static void put_float(unsigned char *at, float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put_u32(at, bits);
}

static void put_move(model *m, int from, int to, float score) {
    put_float(m->bytes + 24 + 4 * (from * LABELS + to), score);
}

/* What goes on must stand behind what opened it. */
static bool may_follow(int from, int to) {
    bool goes_on = to != HSY_LABEL_OTHER && !hsy_label_opens((uint8_t)to);
    return !goes_on || from == to || from == to - 1;
}

/* A model without weights and rates; its bytes are freed by free(m.bytes). */
static model make_model(uint32_t bits, float unit, float lean) {
    size_t rates = (size_t)HSY_TAGGER_RATE << RATES, buckets = (size_t)HSY_TAGGER_BUCKET << bits;
    model m = {.length = HSY_TAGGER_HEADER + rates + buckets + HSY_TAGGER_TAIL, .bits = bits};
    m.bytes = calloc(m.length, 1);
    assert_non_null(m.bytes);
    m.rates = m.bytes + HSY_TAGGER_HEADER;
    m.buckets = m.rates + rates;
    memcpy(m.bytes, HSY_TAGGER_MAGIC, 8);
    put_u32(m.bytes + 8, RATES);
    put_u32(m.bytes + 12, bits);
    put_float(m.bytes + 16, unit);
    put_float(m.bytes + 20, lean);
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++) put_move(&m, from, to, may_follow(from, to) ? 0 : FORBIDDEN);
    return m;
}

/* The weights of a feature, newly put or there already; NULL when its bucket is full. */
static unsigned char *weights_of(model *m, uint32_t hash) {
    unsigned char *bucket = m->buckets + (size_t)(hash >> (32 - m->bits)) * HSY_TAGGER_BUCKET;
    uint32_t mark = hash & 0xFFFF ? hash & 0xFFFF : 1;
    for (int place = 0; place < HSY_TAGGER_PLACES; place++) {
        uint32_t there = bucket[2 * place] | (uint32_t)bucket[2 * place + 1] << 8;
        if (there != 0 && there != mark) continue;
        bucket[2 * place] = (unsigned char)(mark & 255);
        bucket[2 * place + 1] = (unsigned char)(mark >> 8);
        return bucket + HSY_TAGGER_MARKS + place * HSY_TAGGER_WEIGHTS;
    }
    return NULL;
}

static hsy_rate no_rate(const void *rates, uint32_t key) {
    (void)rates, (void)key;
    return (hsy_rate){HSY_RATE_UNSEEN, HSY_RATE_UNSEEN};
}

/* A text read by the rules, with the features of its tokens in a model without rates. */
typedef struct sample {
    hsy_article article;
    hsy_reading reading;
    uint32_t count, features, (*hashes)[FEATURES_MOST];
} sample;

static sample *read_sample(hsy_arena *arena, const char *language, const char *text) {
    sample *s = HSY_NEW(arena, sample);
    s->article = (hsy_article){.language = hsy_slice_from_c(language), .text = hsy_slice_from_c(text)};
    hsy_read_by_rules(arena, &s->article, s->article.text, &s->reading);
    s->count = (uint32_t)s->reading.tokens.count;
    s->features = hsy_feature_count();
    assert_true(s->features <= FEATURES_MOST);
    s->hashes = hsy_arena_alloc(arena, (s->count + 1) * sizeof *s->hashes);
    uint8_t *ruled = HSY_NEW_ARRAY(arena, uint8_t, s->count + 1);
    hsy_label_drafts(&s->reading, ruled);
    hsy_range sentences = {0, (uint32_t)s->reading.sentences.count};
    const hsy_atoms *atoms = s->count ? hsy_atoms_of(arena, &s->reading, sentences, ruled, no_rate, NULL) : NULL;
    for (uint32_t i = 0; i < s->count; i++) hsy_features_at(atoms, i, s->hashes[i]);
    return s;
}

static bool is_elsewhere(const sample *s, uint32_t token, uint32_t hash) {
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t f = 0; f < s->features && i != token; f++)
            if (s->hashes[i][f] == hash) return true;
    return false;
}

static void tag(hsy_arena *arena, const model *m, const sample *s, hsy_tags *tags) {
    hsy_tagger tagger;
    assert_true(hsy_tagger_open(m->bytes, m->length, &tagger));
    hsy_tag_tokens(arena, &tagger, &s->reading, tags);
}

/* Which files are taken. */

static bool opens(const unsigned char *bytes, size_t length) {
    unsigned char *copy = malloc(length + !length); /* no byte more, for the sanitizer */
    hsy_tagger tagger;
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    bool is_taken = hsy_tagger_open(copy, length, &tagger);
    free(copy);
    return is_taken;
}

static void test_truncated(void **state) {
    (void)state;
    model m = make_model(2, 0.1f, 0);
    assert_true(opens(m.bytes, m.length));
    for (size_t length = 0; length < m.length; length++) assert_false(opens(m.bytes, length));
    unsigned char *longer = calloc(m.length + 1, 1);
    assert_non_null(longer);
    memcpy(longer, m.bytes, m.length);
    assert_false(opens(longer, m.length + 1));
    free(longer);
    free(m.bytes);
}

static void test_wrong_headers(void **state) {
    (void)state;
    static const uint32_t wrong_bits[] = {0, 1, 3, HSY_TAGGER_BITS_MOST + 1, 32, 33, 64, UINT32_MAX};
    model m = make_model(2, 0.1f, 0);
    for (int i = 0; i < 8; i++) {
        m.bytes[i] ^= 1;
        assert_false(opens(m.bytes, m.length));
        m.bytes[i] ^= 1;
    }
    for (size_t i = 0; i < sizeof wrong_bits / sizeof *wrong_bits; i++)
        for (uint32_t at = 8, right = RATES; at <= 12; at += 4, right = m.bits) {
            put_u32(m.bytes + at, wrong_bits[i]);
            assert_false(opens(m.bytes, m.length));
            put_u32(m.bytes + at, right);
        }
    assert_true(opens(m.bytes, m.length));
    free(m.bytes);
}

/* A look-up in rates without an empty slot would never end. */
static void test_full_rates(void **state) {
    (void)state;
    model m = make_model(2, 0.1f, 0);
    for (size_t slot = 0; slot < (size_t)1 << RATES; slot++) {
        assert_true(opens(m.bytes, m.length));
        m.rates[slot * HSY_TAGGER_RATE + TAKEN] = 1;
    }
    assert_false(opens(m.bytes, m.length));
    free(m.bytes);
}

static void test_built_in(void **state) {
    (void)state;
    hsy_tagger tagger;
#ifdef HSY_MODELS
    const bool has_models = true;
#else
    const bool has_models = false;
#endif
    assert_int_equal(hsy_tagger_for(HSY_TONGUE_ENGLISH, &tagger), has_models);
    assert_int_equal(hsy_tagger_for(HSY_TONGUE_GERMAN, &tagger), has_models);
    assert_false(hsy_tagger_for(HSY_TONGUE_FRENCH, &tagger));
    assert_false(hsy_tagger_for(HSY_TONGUE_OTHER, &tagger));
}

/* What they find. */

/* Weights for the wanted label on what each token has alone. */
static void test_labels_are_those_of_the_weights(void **state) {
    (void)state;
    static const uint8_t want[] = {HSY_LABEL_CONTENT_OPENS, HSY_LABEL_CONTENT, HSY_LABEL_OTHER,
                                   HSY_LABEL_SOURCE_OPENS,  HSY_LABEL_SOURCE,  HSY_LABEL_CUE_OPENS,
                                   HSY_LABEL_OTHER};
    hsy_arena *arena = hsy_arena_create(0);
    sample *s = read_sample(arena, "en", "Prices fall, Anna Weber drawled.");
    model m = make_model(10, 0.01f, 0);
    hsy_tags tags;
    assert_int_equal(s->count, sizeof want);
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t f = 0; f < s->features && want[i] != HSY_LABEL_OTHER; f++)
            if (!is_elsewhere(s, i, s->hashes[i][f])) weights_of(&m, s->hashes[i][f])[want[i] - 1] = 100;
    tag(arena, &m, s, &tags);
    assert_memory_equal(tags.labels, want, sizeof want);
    for (uint32_t i = 0; i < s->count; i++) /* without a weight all seven labels are as good */
        if (want[i] != HSY_LABEL_OTHER) assert_true(tags.chances[i][hsy_tag_of(want[i])] > 0.9f);
    free(m.bytes);
    hsy_arena_free(arena);
}

static void test_lean(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    sample *s = read_sample(arena, "en", "Rain fell.");
    for (float lean = -3; lean < 4; lean += 6) {
        model m = make_model(1, 0.01f, lean);
        hsy_tags tags;
        tag(arena, &m, s, &tags);
        assert_int_equal(tags.labels[0], lean > 0 ? HSY_LABEL_CUE_OPENS : HSY_LABEL_OTHER);
        free(m.bytes);
    }
    hsy_arena_free(arena);
}

/* A word's rate reaches its features, also past the end of the table. */
static void test_rates_are_found(void **state) {
    (void)state;
    hsy_arena *arena = hsy_arena_create(0);
    sample *s = read_sample(arena, "en", "Rain drawled.");
    model m = make_model(10, 0.01f, 0);
    uint32_t key = hsy_rate_key(&s->reading, 1), last = (1u << RATES) - 1;
    for (uint32_t step = 0; step < last;
         step++) { /* others stand in its way; the only room is the slot before its own */
        uint32_t slot = (key + step) & last;
        put_u32(m.rates + (size_t)slot * HSY_TAGGER_RATE, step + 1 < last ? key + 1 + step : key);
        m.rates[slot * HSY_TAGGER_RATE + 4] = 90;
        m.rates[slot * HSY_TAGGER_RATE + TAKEN] = 1;
    }
    hsy_tags plain, rated;
    for (uint32_t f = 0; f < s->features; f++)
        if (!is_elsewhere(s, 1, s->hashes[1][f])) weights_of(&m, s->hashes[1][f])[HSY_LABEL_CONTENT_OPENS - 1] = 1;
    tag(arena, &m, s, &rated);
    memset(m.rates, 0, (size_t)HSY_TAGGER_RATE << RATES);
    tag(arena, &m, s, &plain);
    assert_true(plain.chances[1][HSY_TAG_CONTENT] > rated.chances[1][HSY_TAG_CONTENT]); /* it has other features now */
    free(m.bytes);
    hsy_arena_free(arena);
}

/* Plain beside fast. */

static uint32_t draw(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static float between(uint32_t *seed, float least, float most) {
    return least + (most - least) * (float)draw(seed) / 65535;
}

/* Random weights for half of the features of the text and for some that it has not, in few buckets; random moves. */
static model draw_model(const sample *s, uint32_t *seed) {
    model m = make_model(3 + draw(seed) % 5, between(seed, 0.001f, 0.01f), between(seed, -1, 1));
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            if (may_follow(from, to)) put_move(&m, from, to, between(seed, -2, 2));
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t f = 0; f < s->features; f++) {
            unsigned char *weights = weights_of(&m, draw(seed) % 4 ? s->hashes[i][f] : draw(seed) * 65521u);
            for (int k = 0; weights && k < HSY_TAGGER_WEIGHTS; k++)
                weights[k] = (unsigned char)(draw(seed) % 255 + 129);
        }
    return m;
}

static float float_at(const unsigned char *bytes) {
    uint32_t bits = bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The score of a label at a token, feature for feature. */
static double plain_score(const model *m, const sample *s, uint32_t token, int label) {
    double sum = label == HSY_LABEL_CUE_OPENS ? float_at(m->bytes + 20) : 0;
    for (uint32_t f = 0; f < s->features && label != HSY_LABEL_OTHER; f++) {
        uint32_t hash = s->hashes[token][f], mark = hash % 65536 == 0 ? 1 : hash % 65536;
        const unsigned char *bucket = m->buckets + (size_t)(hash >> (32 - m->bits)) * 32;
        for (int place = 0; place < 4; place++) {
            if (bucket[2 * place] + 256u * bucket[2 * place + 1] != mark) continue;
            sum += (int8_t)bucket[8 + 6 * place + label - 1] * (double)float_at(m->bytes + 16);
            break;
        }
    }
    return sum;
}

enum { WORDS_MOST = 6 };

/* The sums over all rows of labels of a text. */
typedef struct all_rows {
    const model *m;
    uint32_t count;
    double scores[WORDS_MOST][LABELS], best, total, of_roles[WORDS_MOST][HSY_TAG_COUNT];
} all_rows;

static double plain_move(const model *m, int from, int to) { return float_at(m->bytes + 24 + 4 * (7 * from + to)); }

static double score_row(const all_rows *all, const uint8_t *labels) {
    double sum = 0;
    for (uint32_t i = 0; i < all->count; i++)
        sum += all->scores[i][labels[i]] + plain_move(all->m, i ? labels[i - 1] : HSY_LABEL_OTHER, labels[i]);
    return sum;
}

static void try_rows(all_rows *all, uint8_t *labels, uint32_t token) {
    if (token < all->count) {
        for (labels[token] = 0; labels[token] < LABELS; labels[token]++) try_rows(all, labels, token + 1);
        return;
    }
    double sum = score_row(all, labels), weight = exp(sum);
    if (sum > all->best) all->best = sum;
    all->total += weight;
    for (uint32_t i = 0; i < all->count; i++) all->of_roles[i][hsy_tag_of(labels[i])] += weight;
}

static void check_against_all_rows(hsy_arena *arena, const sample *s, const model *m) {
    all_rows all = {.m = m, .count = s->count, .best = -1e300};
    uint8_t labels[WORDS_MOST];
    hsy_tags tags;
    for (uint32_t i = 0; i < s->count; i++)
        for (int label = 0; label < LABELS; label++) all.scores[i][label] = plain_score(m, s, i, label);
    try_rows(&all, labels, 0);
    tag(arena, m, s, &tags);
    assert_true(fabs(score_row(&all, tags.labels) - all.best) < 1e-3);
    for (uint32_t i = 0; i < s->count; i++)
        for (int role = 0; role < HSY_TAG_COUNT; role++)
            assert_true(fabs((double)tags.chances[i][role] - all.of_roles[i][role] / all.total) < 1e-4);
}

static void test_best_of_all_rows(void **state) {
    (void)state;
    static const char *const texts[] = {"Rain",        "Rain fell.",           "Weber said no.",
                                        "“No,” Weber", "He says: prices fell", "According to Weber, no"};
    uint32_t seed = 7;
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t round = 0; round < 60; round++) {
        sample *s = read_sample(arena, "en", texts[round % (sizeof texts / sizeof *texts)]);
        assert_true(s->count <= WORDS_MOST);
        model m = draw_model(s, &seed);
        check_against_all_rows(arena, s, &m);
        free(m.bytes);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
}

static void check_chances(const hsy_tags *tags, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        float sum = 0;
        for (int role = 0; role < HSY_TAG_COUNT; role++) {
            assert_true(tags->chances[i][role] >= 0);
            sum += tags->chances[i][role];
        }
        assert_true(fabsf(sum - 1) < 1e-3f);
        assert_true(tags->labels[i] < LABELS);
        assert_true(may_follow(i ? tags->labels[i - 1] : HSY_LABEL_OTHER, tags->labels[i]));
    }
}

static void test_chances_sum_to_one(void **state) {
    (void)state;
    static const struct {
        const char *language, *text;
    } texts[] = {
        {"en", "“We were late,” said Maria Lindgren, who runs the ferry. She added that nobody had been hurt."},
        {"de", "Der Hafen bleibe zu, sagte Lena Quist der Zeitung. Es habe „keine andere Wahl“ gegeben."}};
    hsy_arena *arena = hsy_arena_create(0);
    uint32_t seed = 11;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sample *s = read_sample(arena, texts[i].language, texts[i].text);
        model m = draw_model(s, &seed);
        hsy_tags tags;
        hsy_tagger tagger;
        tag(arena, &m, s, &tags);
        check_chances(&tags, s->count);
        free(m.bytes);
        if (!hsy_tagger_for(s->reading.tongue, &tagger)) continue;
        hsy_tag_tokens(arena, &tagger, &s->reading, &tags);
        check_chances(&tags, s->count);
    }
    hsy_arena_free(arena);
}

static void test_empty_text(void **state) {
    (void)state;
    static const char *const texts[] = {"", " ", "\n\n", "."};
    hsy_arena *arena = hsy_arena_create(0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sample *s = read_sample(arena, "en", texts[i]);
        model m = make_model(1, 0.1f, 3);
        hsy_tagger tagger;
        hsy_tags tags;
        hsy_statements found;
        assert_true(hsy_tagger_open(m.bytes, m.length, &tagger));
        hsy_tag_tokens(arena, &tagger, &s->reading, &tags);
        check_chances(&tags, s->count);
        hsy_statements_find_with(arena, &tagger, &s->article, &found);
        assert_int_equal(found.list.count, 0);
        free(m.bytes);
    }
    hsy_arena_free(arena);
}

/* A text of several parts: what stands in the last one is found as in a short text. */
static void test_parts(void **state) {
    (void)state;
    enum { SENTENCES = 900, LONGEST = 64 };
    static const char filler[] = "The harbour lay quiet in the rain that day. ";
    static const char last[] = "Prices will fall, Anna Weber said.";
    hsy_arena *arena = hsy_arena_create(0);
    hsy_buffer text = hsy_buffer_in(arena, SENTENCES * LONGEST);
    for (int i = 0; i < SENTENCES; i++) hsy_buffer_add(&text, hsy_slice_from_c(filler));
    hsy_buffer_add(&text, hsy_slice_from_c(last));
    hsy_article article = {.language = HSY_S("en"), .text = hsy_buffer_text(&text)};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    assert_int_equal(found.list.count, 1);
    assert_true(
        hsy_slice_equal(hsy_slice_span(article.text, found.list.items[0].content.items[0]), HSY_S("Prices will fall")));
    hsy_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_wrong_headers),
        cmocka_unit_test(test_full_rates),
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_labels_are_those_of_the_weights),
        cmocka_unit_test(test_lean),
        cmocka_unit_test(test_rates_are_found),
        cmocka_unit_test(test_best_of_all_rows),
        cmocka_unit_test(test_chances_sum_to_one),
        cmocka_unit_test(test_empty_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
