/* An FTS5 tokenizer that knows the languages of news.
 *
 *     \1de „Die Häuser am U-Bahnhof“    ->  die · hauser =haus · am · u · bahnhof
 *     query: houses                     ->  houses =hous =houses hous     (at one place: any of them will do)
 *
 * Words are cut and folded as everywhere in hearsay (text/word.h, text/fold.h), so letter case, accents, ß and script
 * do not count, and cut once more at hyphens, apostrophes and dots: Lena finds Anna-Lena, Smith finds Smith's, and
 * U.S. is US. Two forms of a word are put in at one place: the folded one, which prefixes look for, and the stem of the
 * text's language (libstemmer) behind a "=", which no folded word begins with, so that a stem is not taken for a whole
 * word. A word that is its own stem goes in once. The language of a query is not known: a word asks for its folded form
 * and for its stems of all languages, each once, marked as stems and, for words that are their own, not marked.
 *
 * What it misses: parts of compounds (Staumauer is not found by Mauer, but by the prefix Staum*), irregular forms.
 * Cost: about that of SQLite's unicode61 for a text, since the forms of most words are remembered; some microseconds
 * for a query.
 */
#include "store/tokenizer.h"
#include "store/rank.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "store/word_forms.h"
#include "text/fold.h"
#include "text/word.h"

enum {
    MARK_LENGTH = 4,    /* bytes of the mark of a language */
    LONGEST_WORD = 120, /* bytes of a form that are put in */
};

/* The languages of libstemmer that news comes in, the most frequent first. */
static const hsy_slice languages[] = {
    HSY_SLICE("en"), HSY_SLICE("de"), HSY_SLICE("fr"), HSY_SLICE("es"), HSY_SLICE("it"), HSY_SLICE("nl"),
    HSY_SLICE("pt"), HSY_SLICE("ru"), HSY_SLICE("sv"), HSY_SLICE("da"), HSY_SLICE("no"), HSY_SLICE("fi"),
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

struct Fts5Tokenizer {
    hsy_arena *arena; /* of the stemmers, the forms and this very struct */
    hsy_arena *work;  /* of one text; a scratch arena of it */
    hsy_stemmer stemmers[LANGUAGES];
    hsy_word_forms *forms; /* NULL before the first text is put in */
};

typedef int take_token(void *context, int flags, const char *token, int length, int start, int end);

/* One text on its way into words. */
typedef struct cutting {
    Fts5Tokenizer *tokenizer;
    take_token *take;
    void *context;
    hsy_slice language; /* of a text that is put in; else empty */
    size_t place;       /* of the language in the table, or LANGUAGES */
    bool asks;          /* it is of a query, whose words ask for all their forms */
    bool only_places;   /* snippets want to know where words stand, not what they are */
    size_t before;      /* bytes in front of the text: the mark */
    size_t length;      /* of the text as it was given */
    int result;         /* of SQLite */
} cutting;

hsy_slice hsy_without_language_mark(hsy_slice text) {
    bool is_marked = text.length >= MARK_LENGTH && text.at[0] == '\1' && text.at[MARK_LENGTH - 1] == ' ';
    return is_marked ? hsy_slice_sub(text, MARK_LENGTH, text.length) : text;
}

/* The place of a language in the table, or LANGUAGES. Both written forms of Norwegian have one stemmer. */
static size_t place_of(hsy_slice language) {
    if (hsy_slice_equal(language, HSY_S("nb")) || hsy_slice_equal(language, HSY_S("nn"))) language = HSY_S("no");
    size_t i = 0;
    while (i < LANGUAGES && !hsy_slice_equal(language, languages[i])) i++;
    return i;
}

static bool is_ascii(hsy_slice text) { return hsy_utf8_ascii_end(text, 0) == text.length; }

static hsy_slice fold_plain(hsy_arena *arena, hsy_slice word) {
    return is_ascii(word) ? hsy_fold(arena, word) : hsy_fold_plain(arena, word);
}

/* Cut to the longest that is put in, between two letters. */
static hsy_slice shortened(hsy_slice form) {
    if (form.length <= LONGEST_WORD) return form;
    size_t end = LONGEST_WORD;
    while (end > 0 && ((unsigned char)form.at[end] & 0xC0) == 0x80) end--;
    return hsy_slice_sub(form, 0, end);
}

/* Hands on one form of the word at `span`; `is_further` when it is not the first. */
static void put(cutting *c, hsy_slice form, hsy_span span, bool is_further) {
    if (c->result != SQLITE_OK || form.length == 0) return;
    form = shortened(form);
    /* mended bytes are more than there were: no place may lie behind the text */
    size_t start = span.start < c->length ? span.start : c->length, end = span.end < c->length ? span.end : c->length;
    c->result = c->take(c->context, is_further ? FTS5_TOKEN_COLOCATED : 0, form.at, (int)form.length,
                        (int)(c->before + start), (int)(c->before + end));
}

static hsy_slice stem_of(cutting *c, size_t language, hsy_slice folded) {
    hsy_arena *work = c->tokenizer->work;
    return fold_plain(work, hsy_stem(work, &c->tokenizer->stemmers[language], languages[language], folded));
}

static hsy_slice marked(cutting *c, hsy_slice stem) {
    char *form = hsy_arena_alloc(c->tokenizer->work, stem.length + 1);
    form[0] = '=';
    memcpy(form + 1, stem.at, stem.length);
    return (hsy_slice){form, stem.length + 1};
}

/* All stems of a word of a query, each once. */
static void put_all_stems(cutting *c, hsy_slice folded, hsy_slice plain, hsy_span span) {
    hsy_slice known[LANGUAGES];
    size_t count = 0;
    for (size_t i = 0; i < LANGUAGES; i++) {
        hsy_slice stem = stem_of(c, i, folded);
        bool is_new = stem.length > 0;
        for (size_t k = 0; k < count && is_new; k++) is_new = !hsy_slice_equal(known[k], stem);
        if (!is_new) continue;
        known[count++] = stem;
        put(c, marked(c, stem), span, true);
        if (!hsy_slice_equal(stem, plain)) put(c, stem, span, true);
    }
}

/* A word of a query asks for all its forms. */
static void ask_word(cutting *c, hsy_slice word, hsy_span span) {
    hsy_slice folded = hsy_fold(c->tokenizer->work, word), plain = fold_plain(c->tokenizer->work, word);
    put(c, plain, span, false);
    put_all_stems(c, folded, plain, span);
}

static hsy_word_form form_of(cutting *c, hsy_slice word) {
    hsy_arena *work = c->tokenizer->work;
    hsy_word_form form = {fold_plain(work, word), {"", 0}};
    if (c->place == LANGUAGES) return form;
    hsy_slice stem = stem_of(c, c->place, hsy_fold(work, word));
    if (stem.length && !hsy_slice_equal(stem, form.plain)) form.marked_stem = marked(c, stem);
    return form;
}

static void put_word(cutting *c, hsy_slice word, hsy_span span) {
    hsy_word_form form;
    Fts5Tokenizer *t = c->tokenizer;
    if (c->only_places) {
        put(c, is_ascii(word) ? word : fold_plain(c->tokenizer->work, word), span, false);
        return;
    }
    if (!t->forms) t->forms = hsy_word_forms_in(t->arena);
    if (!hsy_word_forms_find(t->forms, word, c->place, &form)) {
        form = form_of(c, word);
        hsy_word_forms_keep(t->forms, word, c->place, &form);
    }
    put(c, form.plain, span, false);
    put(c, form.marked_stem, span, true);
}

/* Whether a part of a word ends here: at a hyphen, an apostrophe, a stroke, an ampersand. */
static bool is_joint(uint32_t c) {
    return c == '-' || c == '\'' || c == '/' || c == '&' || c == '_' || c == '@' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2018 || c == 0x2019;
}

static size_t letters_before(hsy_slice word, size_t at) {
    size_t count = 0;
    while (at > 0) {
        uint32_t c = hsy_utf8_previous(word, &at);
        if (c == '.' || is_joint(c)) break;
        count++;
    }
    return count;
}

/* A dot parts words where letters stand in a row before it (example.com), but not initials (U.S.). */
static bool parts_at(hsy_slice word, size_t at, uint32_t c) {
    return is_joint(c) || (c == '.' && letters_before(word, at) > 1);
}

/* A word's parts, each at a place of its own; dots of abbreviations are dropped. */
static void put_parts(cutting *c, hsy_slice text, hsy_token token) {
    hsy_slice word = hsy_token_text(text, token);
    char *part = hsy_arena_alloc(c->tokenizer->work, word.length);
    size_t length = 0, start = 0;
    for (size_t at = 0; at < word.length;) {
        size_t from = at;
        uint32_t point = hsy_utf8_next(word, &at);
        bool ends = parts_at(word, from, point);
        if (!ends && point != '.') {
            if (length == 0) start = from;
            memcpy(part + length, word.at + from, at - from);
            length += at - from;
        }
        if (length == 0 || (!ends && at < word.length)) continue;
        hsy_span span = {(uint32_t)(token.start + start), (uint32_t)(token.start + (ends ? from : at))};
        (c->asks ? ask_word : put_word)(c, (hsy_slice){part, length}, span);
        length = 0;
    }
}

/* Digits from `at` on. */
static size_t digits_at(hsy_slice number, size_t at) {
    size_t count = 0;
    while (at + count < number.length && hsy_is_digit(number.at[at + count])) count++;
    return count;
}

/* A number without the marks that part thousands, however they are written; a decimal comma is a point. */
static void put_number(cutting *c, hsy_slice text, hsy_token token) {
    hsy_slice number = hsy_token_text(text, token);
    char *plain = hsy_arena_alloc(c->tokenizer->work, number.length);
    size_t length = 0;
    for (size_t at = 0; at < number.length;) {
        size_t from = at;
        uint32_t point = hsy_utf8_next(number, &at);
        bool is_mark = point == ',' || point == '.' || point == '\'' || point == 0x2019 || point == ' ' ||
                       point == 0xA0 || point == 0x2009 || point == 0x202F;
        if (is_mark && digits_at(number, at) == 3) continue;
        if (is_mark) {
            if (at < number.length) plain[length++] = '.';
            continue;
        }
        memcpy(plain + length, number.at + from, at - from);
        length += at - from;
    }
    put(c, fold_plain(c->tokenizer->work, (hsy_slice){plain, length}), (hsy_span){token.start, token.end}, false);
}

static void cut(cutting *c, hsy_slice text) {
    text = hsy_utf8_repair(c->tokenizer->work, text, NULL);
    hsy_tokens tokens = hsy_words(c->tokenizer->work, text, c->language);
    for (size_t i = 0; i < tokens.count && c->result == SQLITE_OK; i++) {
        if (tokens.items[i].kind == HSY_TOKEN_WORD) put_parts(c, text, tokens.items[i]);
        if (tokens.items[i].kind == HSY_TOKEN_NUMBER) put_number(c, text, tokens.items[i]);
    }
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *bytes, int length,
                    take_token *take) {
    if (length <= 0) return SQLITE_OK;
    if (setjmp(*hsy_arena_guard(tokenizer->arena)) != 0) {
        hsy_arena_clear(tokenizer->work);
        return SQLITE_NOMEM;
    }
    hsy_slice text = {bytes, (size_t)length}, words = hsy_without_language_mark(text);
    bool is_marked = words.length < text.length, is_query = flags & FTS5_TOKENIZE_QUERY;
    cutting c = {
        .tokenizer = tokenizer,
        .take = take,
        .context = context,
        .language = is_marked && !is_query ? hsy_slice_sub(text, 1, 3) : HSY_S(""),
        .asks = is_query && !is_marked && !(flags & FTS5_TOKENIZE_PREFIX),
        .only_places = flags & FTS5_TOKENIZE_AUX,
        .before = text.length - words.length,
        .length = words.length,
        .result = SQLITE_OK,
    };
    c.place = place_of(c.language);
    cut(&c, words);
    hsy_arena_clear(tokenizer->work);
    return c.result;
}

static void free_tokenizer(Fts5Tokenizer *tokenizer) { hsy_arena_free(tokenizer->arena); }

static int make(void *context, const char **arguments, int count, Fts5Tokenizer **out) {
    (void)context, (void)arguments, (void)count;
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0) {
        hsy_arena_free(arena);
        return SQLITE_NOMEM;
    }
    Fts5Tokenizer *tokenizer = HSY_NEW(arena, Fts5Tokenizer);
    tokenizer->arena = arena;
    tokenizer->work = hsy_arena_scratch(arena);
    for (size_t i = 0; i < LANGUAGES; i++) hsy_stem(arena, &tokenizer->stemmers[i], languages[i], HSY_S("a"));
    *out = tokenizer;
    return SQLITE_OK;
}

/* FTS5's table of functions, as its manual has it fetched. */
static fts5_api *api_of(sqlite3 *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int hsy_tokenizer_register(sqlite3 *database) {
    fts5_api *api = api_of(database);
    fts5_tokenizer functions = {make, free_tokenizer, tokenize};
    int result = api ? api->xCreateTokenizer(api, "hearsay", NULL, &functions, NULL) : SQLITE_ERROR;
    return result == SQLITE_OK ? hsy_rank_register(api) : result;
}
