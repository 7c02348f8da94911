/* Alignments in few bytes: a set has ten times as many pairs as articles, and what they share is small numbers.
 *
 *     passages; of each: matches, its place in `a`, words of `b` since the passage before;
 *     of each match: words of `a` and of `b` since the match before (from the second on), words
 *
 * A text copied whole takes six bytes, one with a word in twenty changed forty, where the matches as they stand in
 * memory take 36 and 200.
 */
#include "trace/packed.h"
#include "trace/steps.h"

static void add(hsy_buffer *out, uint32_t number) {
    uint8_t bytes[HSY_PACKED_MOST];
    hsy_buffer_add(out, (hsy_slice){(const char *)bytes, (size_t)(hsy_pack(bytes, number) - bytes)});
}

void hsy_alignment_pack(hsy_buffer *out, const hsy_alignment *alignment) {
    uint32_t b_end = 0;
    add(out, (uint32_t)alignment->stretches.count);
    for (size_t i = 0; i < alignment->stretches.count; i++) {
        hsy_stretch s = alignment->stretches.items[i];
        uint32_t in_a = s.a, in_b = s.b;
        add(out, s.end - s.first);
        add(out, s.a);
        add(out, s.b - b_end);
        for (uint32_t k = s.first; k < s.end; k++) {
            hsy_match m = alignment->matches.items[k];
            if (k > s.first) add(out, m.a - in_a), add(out, m.b - in_b);
            add(out, m.length);
            in_a = m.a + m.length, in_b = m.b + m.length;
        }
        b_end = s.b_end;
    }
}

hsy_alignment hsy_alignment_of(hsy_arena *scratch, const hsy_pair *pair) {
    hsy_alignment alignment = {0};
    const uint8_t *at = pair->packed;
    uint32_t in_b = 0;
    for (uint32_t rest = hsy_unpack(&at); rest; rest--) {
        uint32_t matches = hsy_unpack(&at), in_a = hsy_unpack(&at);
        in_b += hsy_unpack(&at);
        hsy_stretch s = {.a = in_a, .b = in_b, .first = (uint32_t)alignment.matches.count};
        for (uint32_t i = 0; i < matches; i++) {
            if (i) in_a += hsy_unpack(&at), in_b += hsy_unpack(&at);
            hsy_match m = {in_a, in_b, hsy_unpack(&at)};
            HSY_PUSH(scratch, &alignment.matches, m);
            in_a += m.length, in_b += m.length;
        }
        s.a_end = in_a, s.b_end = in_b, s.end = (uint32_t)alignment.matches.count;
        HSY_PUSH(scratch, &alignment.stretches, s);
    }
    return alignment;
}
