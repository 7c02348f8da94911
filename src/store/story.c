/* Stories put in: the packed trace, and in columns what lists, pages of outlets and searches ask for. */
#include "base/buffer.h"
#include "base/hash.h"
#include "base/table.h"
#include "store/database.h"
#include "text/fold.h"

enum { LANGUAGE_LETTERS = 2 };

typedef struct putting {
    hsy_arena *scratch;
    hsy_store *store;
    hsy_errors *errors;
    const hsy_store_story *story;
    const hsy_trace *trace;
    int64_t *ids, *times; /* of each article */
    hsy_slice *keys;      /* of its outlet */
} putting;

/* What a list shows of a story. */
typedef struct summary {
    hsy_slice title, languages;
    int64_t first, last;
    size_t texts, outlets;
    uint32_t origins, flags, statuses;
} summary;

static void read_articles(putting *p) {
    p->ids = HSY_NEW_ARRAY(p->scratch, int64_t, p->trace->count + 1);
    p->times = HSY_NEW_ARRAY(p->scratch, int64_t, p->trace->count + 1);
    p->keys = HSY_NEW_ARRAY(p->scratch, hsy_slice, p->trace->count + 1);
    for (size_t a = 0; a < p->trace->count; a++) {
        const hsy_article *article = &p->trace->readings[a].article;
        p->ids[a] = hsy_article_id(article);
        p->times[a] = hsy_article_time(article);
        p->keys[a] = hsy_party_key(p->scratch, hsy_outlet_of(article));
    }
}

/* The languages of the articles, parted by blanks, in the order in which they come. */
static hsy_slice languages_of(const putting *p) {
    hsy_table seen = {0};
    hsy_buffer out = hsy_buffer_in(p->scratch, 0);
    for (size_t a = 0; a < p->trace->count; a++) {
        hsy_slice language = p->trace->readings[a].article.language;
        if (language.length < LANGUAGE_LETTERS) continue;
        language = hsy_slice_sub(language, 0, LANGUAGE_LETTERS);
        uint32_t *known = hsy_table_put(p->scratch, &seen, language);
        if (*known != HSY_TABLE_NEW) continue;
        *known = 1;
        if (seen.count > 1) hsy_buffer_add_byte(&out, ' ');
        hsy_buffer_add(&out, language);
    }
    return hsy_buffer_text(&out);
}

static size_t count_outlets(const putting *p) {
    hsy_table seen = {0};
    for (size_t a = 0; a < p->trace->count; a++)
        if (p->keys[a].length) *hsy_table_put(p->scratch, &seen, p->keys[a]) = 1;
    return seen.count;
}

static size_t count_texts(const putting *p) {
    size_t texts = p->trace->text_groups.count;
    for (size_t a = 0; a < p->trace->count; a++) texts += p->trace->articles[a].text_group == HSY_NONE;
    return texts;
}

/* The articles come earliest first, those without a time last; the first title is the story's. */
static summary sum_up(const putting *p) {
    summary s = {.first = INT64_MIN, .last = INT64_MIN, .texts = count_texts(p), .outlets = count_outlets(p)};
    s.languages = languages_of(p);
    for (size_t a = 0; a < p->trace->count; a++) {
        if (s.title.length == 0) s.title = p->trace->readings[a].article.title;
        if (p->times[a] == INT64_MIN) continue;
        if (s.first == INT64_MIN) s.first = p->times[a];
        s.last = p->times[a];
    }
    if (p->trace->stories.count)
        s.origins = p->trace->stories.items[0].origins;
    else
        s.origins = (uint32_t)p->trace->articles[0].origins.count;
    for (size_t i = 0; i < p->trace->findings.count; i++) s.flags |= 1u << p->trace->findings.items[i].kind;
    for (size_t i = 0; i < p->trace->claims.count; i++) s.statuses |= 1u << p->trace->claims.items[i].status;
    return s;
}

static bool put_story(putting *p, const summary *s) {
    sqlite3_stmt *row = hsy_store_statement(
        p->store,
        "INSERT INTO story (id, title, languages, first, last, articles, texts, origins, outlets, claims, relays,"
        " text_groups, flags, statuses, trace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p->errors);
    if (!row) return false;
    sqlite3_bind_int64(row, 1, p->story->id);
    hsy_bind_text(row, 2, s->title);
    hsy_bind_key(row, 3, s->languages);
    hsy_bind_time(row, 4, s->first);
    hsy_bind_time(row, 5, s->last);
    sqlite3_bind_int64(row, 6, (int64_t)p->trace->count);
    sqlite3_bind_int64(row, 7, (int64_t)s->texts);
    sqlite3_bind_int64(row, 8, s->origins);
    sqlite3_bind_int64(row, 9, (int64_t)s->outlets);
    sqlite3_bind_int64(row, 10, (int64_t)p->trace->claims.count);
    sqlite3_bind_int64(row, 11, (int64_t)p->trace->relays.count);
    sqlite3_bind_int64(row, 12, (int64_t)p->trace->text_groups.count);
    sqlite3_bind_int64(row, 13, s->flags);
    sqlite3_bind_int64(row, 14, s->statuses);
    hsy_bind_bytes(row, 15, p->story->json);
    return hsy_store_run(p->store, row, NULL, p->errors);
}

static bool put_article(putting *p, size_t a) {
    sqlite3_stmt *row = hsy_store_statement(
        p->store, "UPDATE article SET story = ?, waits = 0, origins = ?, is_own = ? WHERE id = ?", p->errors);
    if (!row) return false;
    const hsy_slices *origins = &p->trace->articles[a].origins;
    hsy_buffer names = hsy_buffer_in(p->scratch, 0);
    bool is_own = false;
    for (size_t i = 0; i < origins->count; i++) {
        if (i) hsy_buffer_add_byte(&names, '\n');
        hsy_buffer_add(&names, origins->items[i]);
        is_own |= hsy_slice_equal(origins->items[i], HSY_S("own"));
    }
    sqlite3_bind_int64(row, 1, p->story->id);
    hsy_bind_text(row, 2, hsy_buffer_text(&names));
    sqlite3_bind_int(row, 3, is_own);
    sqlite3_bind_int64(row, 4, p->ids[a]);
    return hsy_store_run(p->store, row, NULL, p->errors);
}

static bool put_relay(putting *p, size_t place) {
    const hsy_relay *relay = &p->trace->relays.items[place];
    sqlite3_stmt *row = hsy_store_statement(p->store,
                                            "INSERT INTO relay (story, place, to_article, to_key, kind, from_kind, "
                                            "from_article, from_name, from_key, share,"
                                            " delay) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                            p->errors);
    if (!row) return false;
    bool from_article = relay->from_kind == HSY_PARTY_ARTICLE;
    uint32_t from = relay->from_article;
    hsy_slice name = from_article ? hsy_outlet_of(&p->trace->readings[from].article) : relay->from_name;
    int64_t then = from_article ? p->times[from] : INT64_MIN, now = p->times[relay->to];
    sqlite3_bind_int64(row, 1, p->story->id);
    sqlite3_bind_int64(row, 2, (int64_t)place);
    sqlite3_bind_int64(row, 3, p->ids[relay->to]);
    hsy_bind_key(row, 4, p->keys[relay->to]);
    sqlite3_bind_int(row, 5, relay->kind);
    sqlite3_bind_int(row, 6, relay->from_kind);
    if (from_article) sqlite3_bind_int64(row, 7, p->ids[from]);
    hsy_bind_key(row, 8, name);
    hsy_bind_key(row, 9, from_article ? p->keys[from] : hsy_party_key(p->scratch, name));
    if (relay->share >= 0) sqlite3_bind_double(row, 10, relay->share);
    hsy_bind_time(row, 11, then == INT64_MIN || now == INT64_MIN ? INT64_MIN : now - then);
    return hsy_store_run(p->store, row, NULL, p->errors);
}

static bool put_origins(putting *p, const hsy_claim *claim) {
    sqlite3_stmt *row = hsy_store_statement(
        p->store,
        "INSERT INTO claim_origin (claim, place, story, name_key, name, type, is_named) VALUES (?, ?, ?, ?, ?, ?, ?)",
        p->errors);
    if (!row) return false;
    for (size_t i = 0; i < claim->origins.count; i++) {
        const hsy_origin *origin = &claim->origins.items[i];
        sqlite3_bind_int64(row, 1, claim->id);
        sqlite3_bind_int64(row, 2, (int64_t)i);
        sqlite3_bind_int64(row, 3, p->story->id);
        hsy_bind_key(row, 4, hsy_fold_plain(p->scratch, origin->name));
        hsy_bind_key(row, 5, origin->name);
        sqlite3_bind_int(row, 6, origin->type);
        sqlite3_bind_int(row, 7, origin->is_named);
        if (!hsy_store_run(p->store, row, NULL, p->errors)) return false;
    }
    return true;
}

static bool put_carriers(putting *p, const hsy_claim *claim) {
    sqlite3_stmt *row = hsy_store_statement(
        p->store,
        "INSERT INTO claim_carrier (claim, place, story, article, quote_hash, certainty) VALUES (?, ?, ?, ?, ?, ?)",
        p->errors);
    if (!row) return false;
    for (size_t i = 0; i < claim->carriers.count; i++) {
        const hsy_carrier *carrier = &claim->carriers.items[i];
        sqlite3_bind_int64(row, 1, claim->id);
        sqlite3_bind_int64(row, 2, (int64_t)i);
        sqlite3_bind_int64(row, 3, p->story->id);
        sqlite3_bind_int64(row, 4, p->ids[carrier->article]);
        sqlite3_bind_int64(row, 5, (int64_t)hsy_hash(carrier->quote));
        sqlite3_bind_int(row, 6, carrier->certainty);
        if (!hsy_store_run(p->store, row, NULL, p->errors)) return false;
    }
    return true;
}

static bool put_claim(putting *p, size_t place, const summary *s) {
    const hsy_claim *claim = &p->trace->claims.items[place];
    sqlite3_stmt *row =
        hsy_store_statement(p->store,
                            "INSERT INTO claim (id, story, place, text, status, independent_origins, carriers, last)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            p->errors);
    if (!row) return false;
    sqlite3_bind_int64(row, 1, claim->id);
    sqlite3_bind_int64(row, 2, p->story->id);
    sqlite3_bind_int64(row, 3, (int64_t)place);
    hsy_bind_key(row, 4, claim->text);
    sqlite3_bind_int(row, 5, claim->status);
    sqlite3_bind_int64(row, 6, claim->independent_origins);
    sqlite3_bind_int64(row, 7, (int64_t)claim->carriers.count);
    hsy_bind_time(row, 8, s->last);
    return hsy_store_run(p->store, row, NULL, p->errors) && put_origins(p, claim) && put_carriers(p, claim);
}

static bool put_one(putting *p) {
    read_articles(p);
    summary s = sum_up(p);
    bool done = put_story(p, &s);
    for (size_t a = 0; done && a < p->trace->count; a++) done = put_article(p, a);
    for (size_t i = 0; done && i < p->trace->relays.count; i++) done = put_relay(p, i);
    for (size_t i = 0; done && i < p->trace->claims.count; i++) done = put_claim(p, i, &s);
    return done;
}

bool hsy_store_put_stories(hsy_arena *arena, hsy_store *store, const hsy_store_story *stories, size_t count,
                           hsy_errors *errors) {
    putting p = {.scratch = hsy_arena_scratch(arena), .store = store, .errors = errors};
    for (size_t i = 0; i < count; i++) {
        hsy_arena_clear(p.scratch);
        p.story = &stories[i];
        p.trace = stories[i].trace;
        if (!put_one(&p)) return false;
    }
    static const char revision[] = "UPDATE number SET value = value + 1 WHERE name = 'revision'";
    return hsy_store_run(store, hsy_store_statement(store, revision, errors), NULL, errors);
}
