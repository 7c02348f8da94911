#include "statements/statements.h"

hsy_slice hsy_kind_name(hsy_kind kind) {
    static const hsy_slice names[] = {HSY_SLICE("direct"), HSY_SLICE("indirect"), HSY_SLICE("mixed")};
    return names[kind];
}

hsy_slice hsy_speaker_type_name(hsy_speaker_type type) {
    static const hsy_slice names[] = {HSY_SLICE("person"), HSY_SLICE("official"), HSY_SLICE("organisation"),
                                      HSY_SLICE("outlet"), HSY_SLICE("agency"),   HSY_SLICE("document"),
                                      HSY_SLICE("group"),  HSY_SLICE("unknown")};
    return names[type];
}

hsy_slice hsy_certainty_name(hsy_certainty certainty) {
    static const hsy_slice names[] = {HSY_SLICE("asserted"), HSY_SLICE("reported"), HSY_SLICE("hedged"),
                                      HSY_SLICE("unconfirmed"), HSY_SLICE("denied")};
    return names[certainty];
}

void hsy_statements_find(hsy_arena *arena, const hsy_article *article, hsy_statements *statements) {
    (void)arena;
    (void)article;
    *statements = (hsy_statements){0};
}
