/* Order among statements: doubles away, in the order of the text, and which stands inside which.
 *
 * Two drafts with nearly the same content are one statement: the one with a cue and a source wins. A draft that
 * lies in another's content, cue and all, is nested in the smallest such.
 */
#include <stdlib.h>

#include "statements/grammar.h"

enum { WINDOW = 12 }; /* drafts before one that may share its content; contents are local */

static uint32_t first_of(const hsy_draft *draft) {
    uint32_t first = draft->at;
    for (uint32_t i = 0; i < draft->content.count; i++)
        if (draft->content.at[i].first < first) first = draft->content.at[i].first;
    for (uint32_t i = 0; i < draft->source.count && draft->follows == HSY_NO_DRAFT; i++)
        if (draft->source.at[i].first < first) first = draft->source.at[i].first;
    return first;
}

/* How much a draft says: the fuller one of two is kept. */
static int fullness(const hsy_draft *draft) {
    return (draft->source.count && draft->follows == HSY_NO_DRAFT ? 4 : 0) + (draft->cue.count ? 2 : 0) +
           (draft->source.count ? 1 : 0);
}

static bool are_one(const hsy_draft *a, const hsy_draft *b) {
    uint32_t both = hsy_parts_shared(&a->content, &b->content), x = hsy_parts_size(&a->content),
             y = hsy_parts_size(&b->content);
    return both * 20 >= x * 17 && both * 20 >= y * 17; /* 85 % of each */
}

typedef struct order {
    uint32_t first, at, index;
} order;

static int compare(const void *a, const void *b) {
    const order *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

void hsy_order_drafts(hsy_reading *reading, bool by_cue) {
    size_t count = reading->drafts.count;
    order *rows = HSY_NEW_ARRAY(reading->arena, order, count + 1);
    uint32_t *now = HSY_NEW_ARRAY(reading->arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const hsy_draft *draft = &reading->drafts.items[i];
        rows[i] = (order){by_cue ? draft->at : first_of(draft), draft->at, i};
    }
    qsort(rows, count, sizeof *rows, compare);
    hsy_drafts ordered = {0};
    for (size_t i = 0; i < count; i++) {
        hsy_draft draft = reading->drafts.items[rows[i].index];
        bool keep = draft.content.count > 0;
        for (size_t k = ordered.count; keep && k > 0 && ordered.count - k < WINDOW; k--) {
            hsy_draft *other = &ordered.items[k - 1];
            if (!are_one(other, &draft)) continue;
            if (fullness(&draft) > fullness(other)) {
                uint32_t follows = draft.follows;
                *other = draft;
                other->follows = follows;
            }
            now[rows[i].index] = (uint32_t)(k - 1);
            keep = false;
        }
        if (!keep) continue;
        now[rows[i].index] = (uint32_t)ordered.count;
        HSY_PUSH(reading->arena, &ordered, draft);
    }
    for (size_t i = 0; i < ordered.count; i++)
        if (ordered.items[i].follows != HSY_NO_DRAFT) ordered.items[i].follows = now[ordered.items[i].follows];
    reading->drafts = ordered;
}

/* The smallest draft whose content holds all of this one's content and cue, or HSY_NO_DRAFT. */
void hsy_nest_drafts(hsy_reading *reading) {
    hsy_drafts *drafts = &reading->drafts;
    for (uint32_t i = 0; i < drafts->count; i++) {
        hsy_draft *draft = &drafts->items[i];
        uint32_t own = hsy_parts_size(&draft->content), smallest = UINT32_MAX;
        draft->parent = HSY_NO_DRAFT;
        for (uint32_t k = i > WINDOW ? i - WINDOW : 0; k < drafts->count && k <= i + WINDOW; k++) {
            const hsy_draft *other = &drafts->items[k];
            uint32_t size = hsy_parts_size(&other->content);
            if (k == i || size <= own || size >= smallest || draft->cue.count == 0) continue;
            if (hsy_parts_shared(&draft->content, &other->content) < own) continue;
            if (hsy_parts_shared(&draft->cue, &other->content) < hsy_parts_size(&draft->cue)) continue;
            smallest = size;
            draft->parent = k;
        }
    }
}
