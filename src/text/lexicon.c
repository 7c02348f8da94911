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

int hsy_lexicon_find(const hsy_lexicon *lexicon, hsy_slice folded) {
    if (!lexicon || lexicon->row_count == 0) return -1;
    uint32_t mask = lexicon->slot_count - 1;
    for (uint32_t i = hsy_hash_lexicon(folded) & mask; lexicon->slots[i] >= 0; i = (i + 1) & mask)
        if (hsy_slice_equal(lexicon->keys[lexicon->slots[i]], folded)) return lexicon->slots[i];
    return -1;
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

int hsy_lexicon_longest(const hsy_lexicon *lexicon, const hsy_slice *folded, uint32_t first, uint32_t end,
                        uint32_t *behind) {
    char key[LONGEST_KEY];
    size_t length = 0;
    int longest = -1;
    if (!lexicon || first >= end) return -1;
    uint32_t bit = hsy_hash_lexicon(folded[first]) % HSY_LEXICON_BITS;
    bool may_go_on = lexicon->first_words[bit / 64] >> bit % 64 & 1;
    uint32_t most = may_go_on ? lexicon->most_words : 1;
    for (uint32_t i = first; i < end && i - first < most; i++) {
        if (length + folded[i].length + 1 > sizeof key) break;
        if (i > first) key[length++] = ' ';
        for (size_t k = 0; k < folded[i].length; k++) key[length++] = folded[i].at[k];
        int row = hsy_lexicon_find(lexicon, (hsy_slice){key, length});
        if (row < 0) continue;
        longest = row;
        *behind = i + 1;
    }
    return longest;
}

const hsy_slice *hsy_fold_tokens(hsy_arena *arena, hsy_slice text, hsy_tokens tokens) {
    hsy_slice *folded = HSY_NEW_ARRAY(arena, hsy_slice, tokens.count);
    for (size_t i = 0; i < tokens.count; i++) folded[i] = hsy_fold(arena, hsy_token_text(text, tokens.items[i]));
    return folded;
}
