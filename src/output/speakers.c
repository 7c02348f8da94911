#include "output/speakers.h"

#include "base/table.h"

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

bool hsy_same_chain(hsy_slices a, hsy_slices b) {
    if (a.count != b.count) return false;
    for (size_t i = 0; i < a.count; i++)
        if (!hsy_slice_equal(a.items[i], b.items[i])) return false;
    return true;
}
