#include "text/lexicon.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/lexicon_tables.h"

enum { LONGEST_KEY = 128 }; /* bytes of a folded key; the generator refuses longer ones */

static hsy_slice primary(hsy_slice tag) {
    size_t end = 0;
    while (end < tag.length && tag.at[end] != '-' && tag.at[end] != '_') end++;
    return hsy_slice_sub(tag, 0, end);
}

const hsy_lexicon *hsy_lexicon_named(hsy_slice language, hsy_slice name) {
    hsy_slice wanted = primary(language);
    uint32_t mask = hsy_lexicon_slot_count - 1;
    for (uint32_t i = hsy_hash_table(wanted, name) & mask; hsy_lexicon_slots[i] >= 0; i = (i + 1) & mask) {
        const hsy_lexicon *lexicon = &hsy_lexicons[hsy_lexicon_slots[i]];
        if (hsy_slice_equal(lexicon->name, name) && hsy_slice_equal(lexicon->language, wanted)) return lexicon;
    }
    return NULL;
}

const hsy_lexicon *hsy_lexicon_first(hsy_slice name) {
    uint32_t mask = hsy_lexicon_slot_count - 1;
    for (uint32_t i = hsy_hash_table(HSY_S(""), name) & mask; hsy_lexicon_first_slots[i] >= 0; i = (i + 1) & mask) {
        const hsy_lexicon *lexicon = &hsy_lexicons[hsy_lexicon_first_slots[i]];
        if (hsy_slice_equal(lexicon->name, name)) return lexicon;
    }
    return NULL;
}

int hsy_lexicon_find_slot(const hsy_lexicon *lexicon, hsy_slice folded, uint32_t hash) {
    uint32_t mask = lexicon->slot_count - 1;
    for (uint32_t i = hash & mask; lexicon->slots[i] >= 0; i = (i + 1) & mask) {
        uint32_t row = (uint32_t)lexicon->slots[i] & HSY_LEXICON_ROWS_MOST;
        if (lexicon->slots[i] == hsy_lexicon_slot(row, hash) && hsy_slice_equal(lexicon->keys[row], folded))
            return (int)row;
    }
    return -1;
}

int hsy_lexicon_find(const hsy_lexicon *lexicon, hsy_slice folded) {
    return hsy_lexicon_find_hashed(lexicon, folded, hsy_hash_lexicon(folded));
}

int hsy_lexicon_column(const hsy_lexicon *lexicon, hsy_slice name) {
    for (uint32_t i = 0; lexicon && i < lexicon->column_count; i++)
        if (hsy_slice_equal(lexicon->columns[i], name)) return (int)i;
    return -1;
}

hsy_slice hsy_lexicon_cell(const hsy_lexicon *lexicon, int row, int column) {
    if (!lexicon || row < 0 || column < 0) return (hsy_slice){"", 0};
    return lexicon->cells[(uint32_t)row * lexicon->column_count + (uint32_t)column];
}

int hsy_lexicon_longest_begun(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t hash, uint32_t first,
                              uint32_t end, uint32_t *behind) {
    if (folded[first].length >= LONGEST_KEY) return -1;
    int longest = hsy_lexicon_find_hashed(lexicon, folded[first], hash);
    if (longest >= 0) *behind = first + 1;
    if (!hsy_lexicon_may_go_on(lexicon, hash)) return longest;
    char key[LONGEST_KEY];
    size_t length = folded[first].length;
    memcpy(key, folded[first].at, length);
    for (uint32_t i = first + 1; i < end && i - first < lexicon->most_words; i++) {
        if (length + folded[i].length + 1 > sizeof key) break;
        key[length++] = ' ';
        memcpy(key + length, folded[i].at, folded[i].length);
        hash = hsy_hash_lexicon_more(hash, (hsy_slice){key + length - 1, folded[i].length + 1});
        length += folded[i].length;
        int row = hsy_lexicon_find_hashed(lexicon, (hsy_slice){key, length}, hash);
        if (row < 0) continue;
        longest = row;
        *behind = i + 1;
    }
    return longest;
}

int hsy_lexicon_longest(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t first, uint32_t end,
                        uint32_t *behind) {
    if (!lexicon || first >= end) return -1;
    return hsy_lexicon_longest_hashed(lexicon, folded, hsy_hash_lexicon(folded[first]), first, end, behind);
}

const hsy_slice *hsy_fold_tokens(hsy_arena *arena, hsy_slice text, hsy_tokens tokens) {
    hsy_slice *folded = HSY_NEW_ARRAY(arena, hsy_slice, tokens.count);
    for (size_t i = 0; i < tokens.count; i++) folded[i] = hsy_fold(arena, hsy_token_text(text, tokens.items[i]));
    return folded;
}
