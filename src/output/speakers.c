#include "output/speakers.h"

#include "base/table.h"
#include "output/words.h"

hsy_speaker_groups hsy_speaker_groups_of(hsy_arena *arena, const hsy_statement_list *list) {
    hsy_speaker_groups all = {0};
    hsy_table known = {0};
    for (uint32_t i = 0; i < list->count; i++) {
        const hsy_speaker *speaker = &list->items[i].speaker;
        hsy_slice key = hsy_arena_print(arena, "%d%.*s", (int)speaker->type, HSY_PRINT(speaker->name));
        uint32_t *index = hsy_table_put(arena, &known, key);
        if (*index == HSY_TABLE_NEW) {
            *index = (uint32_t)all.count;
            HSY_PUSH(arena, &all, ((hsy_speaker_group){.speaker = speaker}));
        }
        HSY_PUSH(arena, &all.items[*index].statements, i);
    }
    return all;
}

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Whether the text has the last `word` of a name without the word `given` before it. */
static bool stands_alone(hsy_slice text, hsy_slice given, hsy_slice word) {
    enum { LOOKED_THROUGH = 1 << 16 }; /* bytes: a page of many speakers is not read again whole for each */
    text = hsy_slice_sub(text, 0, LOOKED_THROUGH);
    for (size_t at = 0; (at = hsy_slice_find(text, word, at)) != HSY_NOT_FOUND; at += word.length) {
        size_t end = at + word.length;
        if ((at && is_word_byte(text.at[at - 1])) || (end < text.length && is_word_byte(text.at[end]))) continue;
        if (!at || !hsy_slice_ends(hsy_slice_sub(text, 0, at - 1), given)) return true;
    }
    return false;
}

/* "Weber" of "Anna Weber" where the page calls her so. */
static hsy_slice short_name(hsy_slice text, const hsy_speaker *speaker) {
    bool is_person = speaker->type == HSY_SPEAKER_PERSON || speaker->type == HSY_SPEAKER_OFFICIAL;
    hsy_slice given = {0}, word = speaker->name;
    if (!is_person || !speaker->is_named) return speaker->name;
    for (size_t blank; (blank = hsy_slice_find_byte(word, ' ', 0)) != HSY_NOT_FOUND;) given = hsy_slice_cut(&word, ' ');
    return given.length && word.length && stands_alone(text, given, word) ? word : speaker->name;
}

hsy_slices hsy_speaker_names(hsy_arena *arena, const hsy_reading *reading) {
    const hsy_statement_list *list = &reading->statements.list;
    hsy_speaker_groups groups = hsy_speaker_groups_of(arena, list);
    hsy_slices names = {HSY_NEW_ARRAY(arena, hsy_slice, list->count + 1), list->count, list->count};
    for (size_t g = 0; g < groups.count; g++) {
        hsy_slice name = short_name(reading->article.text, groups.items[g].speaker);
        for (size_t i = 0; i < groups.items[g].statements.count; i++) {
            uint32_t number = groups.items[g].statements.items[i];
            names.items[number] = name.length ? name : hsy_nobody_shown(list->items[number].via.count > 0);
        }
    }
    return names;
}

bool hsy_same_chain(hsy_slices a, hsy_slices b) {
    if (a.count != b.count) return false;
    for (size_t i = 0; i < a.count; i++)
        if (!hsy_slice_equal(a.items[i], b.items[i])) return false;
    return true;
}
