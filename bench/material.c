#include "bench/material.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/table.h"
#include "output/output.h"
#include "text/fold.h"
#include "text/lexicon.h"
#include "text/sentence.h"
#include "tools/page_file.h"

enum {
    LEAST_SENTENCES = 30, /* of a language that is used */
    SHORTEST = 6,         /* words of a sentence that is used */
    LONGEST = 60,
    LONGEST_KEPT = 3,   /* words in a row that are kept: thirteen pages have few turns of phrase, the news have many */
    VOCABULARY = 40000, /* words of a language */
    NAMES = 30000,
};

/* ---- pages ---- */

HSY_VECTOR_TYPE(page_articles, hsy_article);

typedef struct page_set {
    hsy_arena *arena;
    hsy_slices paths;
    page_articles articles;
} page_set;

static int compare_paths(const void *a, const void *b) {
    return hsy_slice_compare(*(const hsy_slice *)a, *(const hsy_slice *)b);
}

static void add_path(page_set *set, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) {
        perror(path);
        exit(1);
    }
    if (!S_ISDIR(status.st_mode)) {
        HSY_PUSH(set->arena, &set->paths, hsy_slice_from_c(path));
        return;
    }
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            HSY_PUSH(set->arena, &set->paths, hsy_arena_print(set->arena, "%s/%s%c", path, entry->d_name, 0));
    if (folder) closedir(folder);
}

static void read_lines(page_set *set, hsy_slice bytes) {
    hsy_errors errors = {0};
    bool has_statements;
    while (bytes.at) {
        hsy_slice line = hsy_slice_cut(&bytes, '\n');
        hsy_reading reading;
        if (hsy_output_reading_parse(set->arena, line, HSY_S("material"), 0, &reading, &has_statements, &errors))
            HSY_PUSH(set->arena, &set->articles, reading.article);
    }
}

static void read_file(page_set *set, hsy_slice path) {
    hsy_slice bytes = hsy_page_file(set->arena, path.at);
    if (hsy_slice_find(path, HSY_S(".jsonl"), 0) != HSY_NOT_FOUND) {
        read_lines(set, bytes);
        return;
    }
    hsy_article article;
    hsy_page_read(set->arena, &(hsy_page_source){.path = path, .bytes = bytes}, &article);
    HSY_PUSH(set->arena, &set->articles, article);
}

/* ---- sentences ---- */

typedef struct taking {
    hsy_arena *arena;
    material *to;
    hsy_table seen; /* words of the pages */
} taking;

static bool is_grammar(hsy_slice language, hsy_slice folded) {
    static const char *const tables[] = {"function-words", "cue-verbs", "months",       "weekdays",
                                         "number-words",   "titles",    "speaker-words"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (hsy_lexicon_find(hsy_lexicon_named(language, hsy_slice_from_c(tables[i])), folded) >= 0) return true;
    return false;
}

static slot take_token(taking *t, hsy_slice text, hsy_token token, uint32_t before, bool is_first) {
    hsy_slice word = hsy_token_text(text, token), folded = hsy_fold(t->arena, word);
    slot s = {.kind = SLOT_KEPT, .text = word, .key = hsy_hash(folded)};
    s.before = hsy_slice_sub(text, before, token.start);
    s.is_capital = token.flags & HSY_TOKEN_CAPITAL;
    if (token.kind == HSY_TOKEN_NUMBER) s.kind = SLOT_NUMBER;
    if (token.kind != HSY_TOKEN_WORD || is_grammar(t->to->language, folded)) return s;
    bool is_german = hsy_slice_starts(t->to->language, HSY_S("de")); /* whose nouns have capitals too */
    s.kind = s.is_capital && !is_first && !is_german ? SLOT_NAME : SLOT_WORD;
    uint32_t *known = hsy_table_put(t->arena, &t->seen, folded);
    if (s.kind == SLOT_WORD && *known == HSY_TABLE_NEW) HSY_PUSH(t->arena, &t->to->words, folded);
    *known = 1;
    return s;
}

static void take_sentence(taking *t, hsy_slice text, hsy_tokens tokens, hsy_sentence sentence) {
    template made = {HSY_NEW_ARRAY(t->arena, slot, sentence.end - sentence.first), 0, 0, false, 0};
    uint32_t kept = 0;  /* words in a row that are no slots */
    uint32_t marks = 0; /* of quotations; one that goes on in the next sentence would turn the rest of a text around */
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        hsy_token token = tokens.items[i];
        bool is_first = i == sentence.first || tokens.items[i - 1].kind == HSY_TOKEN_QUOTE;
        uint32_t before = i == sentence.first ? token.start : tokens.items[i - 1].end;
        made.slots[made.count++] = take_token(t, text, token, before, is_first);
        bool is_word = token.kind == HSY_TOKEN_WORD || token.kind == HSY_TOKEN_NUMBER;
        made.words += is_word;
        kept = !is_word ? kept : made.slots[made.count - 1].kind == SLOT_KEPT ? kept + 1 : 0;
        if (kept > LONGEST_KEPT) {
            made.slots[made.count - 1].kind = SLOT_WORD;
            kept = 0;
        }
        marks += token.kind == HSY_TOKEN_QUOTE;
        made.around += is_word && marks % 2 == 0;
    }
    made.is_quotation = marks > 0;
    if (made.words >= SHORTEST && made.words <= LONGEST && marks % 2 == 0) HSY_PUSH(t->arena, &t->to->sentences, made);
}

static void take_article(taking *t, const hsy_article *article) {
    hsy_tokens tokens = hsy_words(t->arena, article->text, article->language);
    hsy_sentence_list sentences = hsy_sentences(t->arena, article->text, tokens, article->language);
    for (size_t i = 0; i < sentences.count; i++)
        if (sentences.items[i].first < sentences.items[i].end)
            take_sentence(t, article->text, tokens, sentences.items[i]);
}

/* ---- invented words ---- */

static hsy_slice invent(hsy_arena *arena, size_t number, bool is_name) {
    static const char *const syllables[] = {"ba", "ren", "to",  "lis", "mar", "ku", "ve",  "nor", "shi", "pal",
                                            "do", "gra", "tin", "ael", "us",  "fe", "rom", "ky",  "zan", "ith"};
    hsy_buffer word = hsy_buffer_in(arena, 64);
    for (size_t rest = number + 20; rest; rest /= 20) hsy_buffer_add_c(&word, syllables[rest % 20]);
    if (is_name) {
        hsy_buffer_add_c(&word, number % 3 ? "or" : "ansk");
        word.bytes[0] = (char)(word.bytes[0] - 'a' + 'A');
    }
    return hsy_arena_copy(arena, hsy_buffer_text(&word));
}

static void fill_up(hsy_arena *arena, material *m) {
    m->own_words = m->words.count;
    for (size_t i = 0; m->words.count < VOCABULARY; i++) HSY_PUSH(arena, &m->words, invent(arena, i, false));
    for (size_t i = 0; i < NAMES; i++) HSY_PUSH(arena, &m->names, invent(arena, i, true));
}

static bool is_language(hsy_slice a, hsy_slice b) {
    return hsy_slice_equal(hsy_slice_sub(a, 0, 2), hsy_slice_sub(b, 0, 2));
}

static void take_language(hsy_arena *arena, const page_set *pages, hsy_slice language, materials *all) {
    for (size_t i = 0; i < all->count; i++)
        if (is_language(all->items[i].language, language)) return;
    material m = {.language = hsy_slice_sub(language, 0, 2)};
    taking t = {arena, &m, {0}};
    for (size_t i = 0; i < pages->articles.count; i++)
        if (is_language(pages->articles.items[i].language, language)) take_article(&t, &pages->articles.items[i]);
    if (m.sentences.count < LEAST_SENTENCES) return;
    fill_up(arena, &m);
    HSY_PUSH(arena, all, m);
}

materials material_read(hsy_arena *arena, const char *const *paths, size_t count) {
    page_set pages = {.arena = arena};
    materials all = {0};
    for (size_t i = 0; i < count; i++) add_path(&pages, paths[i]);
    if (pages.paths.count) qsort(pages.paths.items, pages.paths.count, sizeof(hsy_slice), compare_paths);
    for (size_t i = 0; i < pages.paths.count; i++) read_file(&pages, pages.paths.items[i]);
    take_language(arena, &pages, HSY_S("en"), &all);
    for (size_t i = 0; i < pages.articles.count; i++)
        if (pages.articles.items[i].language.length >= 2)
            take_language(arena, &pages, pages.articles.items[i].language, &all);
    if (all.count == 0) {
        fputs("bench-trace: the pages hold too few sentences to make articles of\n", stderr);
        exit(1);
    }
    return all;
}
