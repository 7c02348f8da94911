#include "page/phrase.h"

#include <string.h>

#include "base/hash.h"
#include "text/fold.h"

static const hsy_slice curly_apostrophe = HSY_SLICE("’");

static void add_table(hsy_phrase_line *line, const hsy_lexicon *table) {
    if (!table || line->table_count == HSY_PHRASE_TABLES) return;
    for (uint32_t i = 0; i < line->table_count; i++)
        if (line->tables[i] == table) return;
    line->tables[line->table_count++] = table;
}

/* Tables have a straight apostrophe, pages mostly a curly one. */
static hsy_slice straighten(hsy_arena *arena, hsy_slice word) {
    size_t at = hsy_slice_find(word, curly_apostrophe, 0);
    if (at == HSY_NOT_FOUND) return word;
    char *copy = hsy_arena_alloc(arena, word.length - curly_apostrophe.length + 1);
    size_t rest = at + curly_apostrophe.length;
    memcpy(copy, word.at, at);
    copy[at] = '\'';
    memcpy(copy + at + 1, word.at + rest, word.length - rest);
    return (hsy_slice){copy, word.length - curly_apostrophe.length + 1};
}

/* Puts the word in lower case into `room` and hashes it on the way; false when it is not all ASCII. */
static bool fold_ascii(hsy_slice word, char *room, uint32_t *hash) {
    unsigned char bytes = 0;
    *hash = hsy_hash_lexicon((hsy_slice){"", 0});
    for (size_t i = 0; i < word.length; i++) {
        bytes |= (unsigned char)word.at[i];
        room[i] = hsy_to_lower(word.at[i]);
        *hash = hsy_hash_lexicon_more(*hash, (hsy_slice){room + i, 1});
    }
    return bytes < 0x80;
}

/* The folded words and their hashes. */
static void fold_words(hsy_arena *arena, hsy_phrase_line *line) {
    hsy_slice *folded = hsy_arena_alloc(arena, (line->tokens.count + 1) * sizeof *folded);
    uint32_t *hashes = hsy_arena_alloc(arena, (line->tokens.count + 1) * sizeof *hashes);
    char *room = hsy_arena_alloc(arena, line->text.length + 1);
    for (size_t i = 0; i < line->tokens.count; i++) {
        hsy_slice word = hsy_token_text(line->text, line->tokens.items[i]);
        folded[i] = (hsy_slice){room, word.length};
        if (!fold_ascii(word, room, &hashes[i])) {
            folded[i] = straighten(arena, hsy_fold(arena, word));
            hashes[i] = hsy_hash_lexicon(folded[i]);
        }
        room += word.length;
    }
    line->folded = folded;
    line->hashes = hashes;
}

hsy_phrase_line hsy_phrase_line_of(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slice table) {
    hsy_phrase_line line = {.text = text, .tokens = hsy_words(arena, text, language)};
    fold_words(arena, &line);
    add_table(&line, hsy_lexicon_named(language, table));
    add_table(&line, hsy_lexicon_named(HSY_S("any"), table));
    for (const hsy_lexicon *next = hsy_lexicon_first(table); next; next = next->next) add_table(&line, next);
    return line;
}

hsy_slice hsy_phrase_head(hsy_slice text, uint32_t words) {
    uint32_t seen = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool begins = hsy_is_letter(text.at[i]) && (i == 0 || hsy_is_space(text.at[i - 1]));
        if (begins && seen++ == words) return hsy_slice_sub(text, 0, i);
    }
    return text;
}

hsy_slice hsy_phrase_kind(const hsy_phrase_line *line, uint32_t at, uint32_t *behind) {
    uint32_t best = at, end = (uint32_t)line->tokens.count;
    hsy_slice kind = {"", 0};
    for (uint32_t i = 0; i < line->table_count && at < end; i++) {
        uint32_t here = at;
        int row = hsy_lexicon_longest_hashed(line->tables[i], line->folded, line->hashes[at], at, end, &here);
        if (row < 0 || here <= best) continue;
        best = here;
        kind = hsy_lexicon_cell(line->tables[i], row, 1);
    }
    if (behind) *behind = best;
    return kind;
}

hsy_slice hsy_phrase_compound_kind(const hsy_phrase_line *line, uint32_t at) {
    hsy_slice word = line->folded[at], kind = {"", 0};
    size_t hyphen = word.length;
    while (hyphen > 0 && word.at[hyphen - 1] != '-') hyphen--;
    hsy_slice last = hsy_slice_sub(word, hyphen, word.length);
    uint32_t hash = hyphen > 0 ? hsy_hash_lexicon(last) : 0;
    for (uint32_t i = 0; hyphen > 0 && i < line->table_count && kind.length == 0; i++) {
        int row = hsy_lexicon_find_hashed(line->tables[i], last, hash);
        kind = hsy_lexicon_cell(line->tables[i], row, 1);
    }
    return kind;
}

bool hsy_phrase_can_be(const hsy_phrase_line *line, uint32_t at, hsy_slice kind, uint32_t *behind) {
    uint32_t best = at, end = (uint32_t)line->tokens.count;
    for (uint32_t i = 0; i < line->table_count && at < end; i++) {
        uint32_t here = at;
        int row = hsy_lexicon_longest_hashed(line->tables[i], line->folded, line->hashes[at], at, end, &here);
        if (row >= 0 && here > best && hsy_slice_equal(hsy_lexicon_cell(line->tables[i], row, 1), kind)) best = here;
    }
    if (behind) *behind = best;
    return best > at;
}

hsy_slice hsy_phrase_text(const hsy_phrase_line *line, uint32_t first, uint32_t end) {
    if (first >= end || end > line->tokens.count) return (hsy_slice){"", 0};
    return hsy_slice_sub(line->text, line->tokens.items[first].start, line->tokens.items[end - 1].end);
}

bool hsy_phrase_is(const hsy_phrase_line *line, uint32_t at, hsy_slice text) {
    return at < line->tokens.count && hsy_slice_equal(hsy_token_text(line->text, line->tokens.items[at]), text);
}

bool hsy_phrase_capital(const hsy_phrase_line *line, uint32_t at) {
    return at < line->tokens.count && line->tokens.items[at].kind == HSY_TOKEN_WORD &&
           (line->tokens.items[at].flags & HSY_TOKEN_CAPITAL);
}

bool hsy_phrase_has(const hsy_slices *slices, hsy_slice slice) {
    for (size_t i = 0; i < slices->count; i++)
        if (hsy_slice_equal_ascii_case(slices->items[i], slice)) return true;
    return false;
}

bool hsy_phrase_add(hsy_arena *arena, hsy_slices *slices, hsy_slice slice) {
    if (slice.length == 0 || hsy_phrase_has(slices, slice)) return false;
    HSY_PUSH(arena, slices, slice);
    return true;
}
