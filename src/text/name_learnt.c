/* Names learnt from the text at hand: the first reading of a text collects them, the second finds them.
 *
 *     first reading: "the newspaper Kalder Courant"  -> outlet "Kalder Courant"
 *     second:        "KALDER COURANT CLOSES", "das Tagblatt" (behind "Kalder Tagblatt"), "des Kalder Tagblatts"
 *
 * A sign and a full name meet when the sign is the name's initials. Misses: signs that are no initials ("apa"). */
#include "text/name_learnt.h"

#include "text/name_form.h"

enum {
    MOST_LEARNT = 256,
    MOST_WITH_ONE_WORD = 8, /* learnt names with one first word */
    MOST_SIGNS = 16,        /* signs whose full names are looked for */
    MOST_MENTIONS = 1024,   /* names compared with a sign */
    LONGEST_SIGN = 6,
};

static bool is_same_word(hsy_slice known, hsy_slice word, bool is_german) {
    if (hsy_slice_equal(known, word)) return true;
    if (!is_german || !hsy_slice_starts(word, known)) return false; /* "des Kalder Tagblatts" */
    hsy_slice ending = hsy_slice_sub(word, known.length, word.length);
    return hsy_slice_equal(ending, HSY_S("s")) || hsy_slice_equal(ending, HSY_S("es"));
}

/* The learnt name of the same words, or NULL. */
static const hsy_learnt_name *find_same(const hsy_learnt_names *learnt, const hsy_name_tokens *n, uint32_t first,
                                        uint32_t count) {
    const uint32_t *head = hsy_table_get(&learnt->by_first, n->folded[first]);
    uint32_t looked = 0;
    for (uint32_t i = head ? *head : HSY_TABLE_NEW; i != HSY_TABLE_NEW && looked < MOST_WITH_ONE_WORD; looked++) {
        const hsy_learnt_name *known = &learnt->list.items[i];
        bool is_same = known->count == count;
        for (uint32_t k = 0; k < count && is_same; k++)
            is_same = hsy_slice_equal(n->folded[known->first + k], n->folded[first + k]);
        if (is_same) return known;
        i = known->next;
    }
    return NULL;
}

static void add(hsy_arena *arena, hsy_learnt_names *learnt, const hsy_name_tokens *n, hsy_learnt_name name) {
    if (learnt->list.count >= MOST_LEARNT || find_same(learnt, n, name.first, name.count)) return;
    uint32_t *head = hsy_table_put(arena, &learnt->by_first, n->folded[name.first]);
    name.next = *head;
    *head = (uint32_t)learnt->list.count;
    HSY_PUSH(arena, &learnt->list, name);
}

void hsy_name_learn(hsy_arena *arena, hsy_learnt_names *learnt, const hsy_name_tokens *n, uint32_t first, uint32_t end,
                    hsy_name_kind kind) {
    hsy_span span = {n->tokens.items[first].start, hsy_name_token_end(n, end - 1)};
    hsy_learnt_name name = {first, end - first, HSY_TABLE_NEW, kind, false, hsy_slice_span(n->text, span)};
    add(arena, learnt, n, name);
    if (end == first + 1 || kind != HSY_NAME_OUTLET || !hsy_name_word_stands_alone(n, end - 1)) return;
    add(arena, learnt, n, (hsy_learnt_name){end - 1, 1, HSY_TABLE_NEW, kind, true, name.name});
}

bool hsy_name_mark_learnt(const hsy_learnt_names *learnt, hsy_name_tokens *n, hsy_sentence sentence) {
    bool has_any = false;
    for (uint32_t i = sentence.first; i < sentence.end && learnt->list.count > 0; i++) {
        if (!(n->flags[i] & HSY_WORD_CAPITAL)) continue;
        hsy_slice word = n->folded[i];
        bool is_known = hsy_table_get(&learnt->by_first, word) != NULL;
        if (!is_known && n->is_german && hsy_slice_ends(word, HSY_S("s")))
            is_known = hsy_table_get(&learnt->by_first, hsy_slice_sub(word, 0, word.length - 1)) != NULL;
        if (!is_known) continue;
        n->flags[i] |= HSY_WORD_LEARNT;
        has_any = true;
    }
    return has_any;
}

static bool is_mentioned(const hsy_learnt_name *known, const hsy_name_tokens *n, uint32_t first, uint32_t end,
                         uint32_t at) {
    if (known->count > end - at) return false;
    for (uint32_t k = 0; k < known->count; k++) {
        bool may_bend = n->is_german && k + 1 == known->count;
        if (!(n->flags[at + k] & HSY_WORD_CAPITAL) && (n->flags[known->first + k] & HSY_WORD_CAPITAL)) return false;
        if (!is_same_word(n->folded[known->first + k], n->folded[at + k], may_bend)) return false;
    }
    if (!known->needs_article) return true;
    int row = at > first ? hsy_lexicon_find(n->beside, n->folded[at - 1]) : -1;
    return hsy_slice_equal(hsy_lexicon_cell(n->beside, row, 1), HSY_S("article"));
}

const hsy_learnt_name *hsy_name_learnt(const hsy_learnt_names *learnt, const hsy_name_tokens *n, uint32_t first,
                                       uint32_t end, uint32_t at, uint32_t *behind) {
    hsy_slice word = n->folded[at];
    const uint32_t *head = hsy_table_get(&learnt->by_first, word);
    if (!head && n->is_german && hsy_slice_ends(word, HSY_S("s")))
        head = hsy_table_get(&learnt->by_first, hsy_slice_sub(word, 0, word.length - 1));
    const hsy_learnt_name *best = NULL;
    uint32_t i = head ? *head : HSY_TABLE_NEW;
    for (uint32_t looked = 0; i != HSY_TABLE_NEW && looked < MOST_WITH_ONE_WORD; looked++) {
        const hsy_learnt_name *known = &learnt->list.items[i];
        i = known->next;
        if ((best && best->count >= known->count) || !is_mentioned(known, n, first, end, at)) continue;
        best = known;
        *behind = at + known->count;
    }
    return best;
}

static bool is_sign(hsy_slice text) {
    if (text.length < 2 || text.length > LONGEST_SIGN) return false;
    for (size_t i = 0; i < text.length; i++)
        if (!hsy_is_upper(text.at[i])) return false;
    return true;
}

/* Whether the capitals with which the words of a name start are the sign. */
static bool has_initials(hsy_slice name, hsy_slice sign) {
    size_t matched = 0;
    for (size_t i = 0; i < name.length; i++) {
        bool begins = hsy_is_upper(name.at[i]) && (i == 0 || name.at[i - 1] == ' ' || name.at[i - 1] == '-');
        if (!begins) continue;
        if (matched >= sign.length || name.at[i] != sign.at[matched]) return false;
        matched++;
    }
    return matched == sign.length && name.length > 2 * sign.length;
}

void hsy_name_join_signs(const hsy_name_tokens *n, hsy_names *found) {
    hsy_slice joined[MOST_SIGNS];
    uint32_t signs = 0;
    for (size_t i = 0; i < found->count && i < MOST_MENTIONS && signs < MOST_SIGNS; i++) {
        hsy_slice sign = hsy_slice_span(n->text, found->items[i].span);
        bool is_new = is_sign(sign) && hsy_slice_equal(found->items[i].canonical, sign);
        for (uint32_t k = 0; k < signs && is_new; k++) is_new = !hsy_slice_equal(joined[k], sign);
        if (!is_new) continue;
        joined[signs++] = sign;
        for (size_t k = 0; k < found->count && k < MOST_MENTIONS; k++) {
            hsy_name full = found->items[k];
            bool is_medium = full.kind == HSY_NAME_AGENCY || full.kind == HSY_NAME_OUTLET;
            if (!is_medium || !has_initials(full.canonical, sign)) continue;
            for (size_t m = 0; m < found->count && m < MOST_MENTIONS; m++) {
                hsy_name *mention = &found->items[m];
                if (!hsy_slice_equal(mention->canonical, sign)) continue;
                mention->canonical = full.canonical;
                mention->kind = full.kind;
            }
            break;
        }
    }
}
