/* Which of two articles with a shared text came first: by naming, time, credit, time of fetching, inclusion, in this
 * order.
 *
 *     B: "By Anna Weber, Harbour Post"   and A is the Harbour Post's     A came first, whatever the clocks say
 *     A: published 10:05                 B: published 12:30              A came first
 *     A: dateline (AP)                   B: no credit                    A came first: credits get lost, not found
 *     A: published 10:05                 B: fetched 12:30                A came first, rather than not
 *     A: 90 % of it is in B              B: 30 % of it is in A           B came first: A was cut from it
 *
 * A page's time is often that of its last change, so what the texts say of one another counts first. A text that is
 * all but contained in another is taken for a cut of it, since cutting is what desks do most; it may also have been
 * merged into the longer one, which nothing on the two pages tells.
 */
#include "trace/outlet_names.h"
#include "trace/parallel.h"
#include "trace/steps.h"

enum { CLOCKS_APART = 60 /* seconds: sister sites publish one text in the same minute, no direction is visible */ };

static const double CONTAINED = 0.85;  /* part of a cut that is in the whole */
static const double MUCH_LARGER = 0.7; /* at most this part of the whole is in the cut */

static void find_own_keys(void *context, const hsy_room *room, size_t a) {
    const hsy_steps *steps = context;
    steps->own_keys[a] = hsy_party_own_keys(room->scratch, &steps->readings[a].article);
    for (uint32_t i = steps->citation_starts[a]; i < steps->citation_starts[a + 1]; i++)
        steps->citation_keys[i] = hsy_outlet_key_of(room->scratch, steps->names, steps->citations.items[i].name);
}

void hsy_trace_keys(hsy_arena *arena, hsy_steps *steps) {
    steps->own_keys = HSY_NEW_ARRAY(arena, hsy_own_keys, steps->count + 1);
    steps->citation_keys = HSY_NEW_ARRAY(arena, hsy_outlet_key, steps->citations.count + 1);
    hsy_parallel(arena, steps->threads, steps->count, steps, find_own_keys);
}

/* Whether article `to` names the outlet of `from`, or links to it. */
static bool names(const hsy_steps *steps, uint32_t to, uint32_t from) {
    for (uint32_t i = steps->citation_starts[to]; i < steps->citation_starts[to + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == HSY_NAMING_LINK ? c->from_article == from
                                         : hsy_outlet_printed_key(steps, from, steps->citation_keys[i]))
            return true;
    }
    return false;
}

static int earlier(int64_t first, int64_t second) {
    if (first - second > -CLOCKS_APART && first - second < CLOCKS_APART) return 0;
    return first < second ? -1 : 1;
}

/* What the times prove. A page that was fetched before the other was published is the earlier; when it was fetched
 * later it may still have been published before. */
static int by_time(const hsy_steps *steps, uint32_t a, uint32_t b) {
    enum { DAY = 24 * 60 * 60 };
    int64_t first = steps->times[a], second = steps->times[b];
    hsy_clock clock_a = steps->clocks[a], clock_b = steps->clocks[b];
    if (first == INT64_MIN || second == INT64_MIN) return 0;
    if (clock_a >= HSY_CLOCK_FETCHED && clock_b >= HSY_CLOCK_FETCHED) {
        bool is_open = clock_a != clock_b && (clock_a == HSY_CLOCK_FETCHED) == (first > second);
        return is_open ? 0 : earlier(first, second);
    }
    int64_t first_day = first / DAY, second_day = second / DAY;
    return (first_day > second_day) - (first_day < second_day);
}

/* What they suggest: a clock whose zone is guessed, a page fetched later than the other was published. */
static int by_rough_time(const hsy_steps *steps, uint32_t a, uint32_t b) {
    bool have_clocks = steps->clocks[a] != HSY_CLOCK_NONE && steps->clocks[b] != HSY_CLOCK_NONE;
    return have_clocks ? earlier(steps->times[a], steps->times[b]) : 0;
}

/* Whether an agency is credited: that credit gets lost on the way. A credit of another outlet says that the text came
 * from there, and nothing of who else has it. */
static bool credits_agency(const hsy_steps *steps, uint32_t a) {
    for (uint32_t i = steps->citation_starts[a]; i < steps->citation_starts[a + 1]; i++) {
        const hsy_citation *c = &steps->citations.items[i];
        if (c->naming == HSY_NAMING_BYLINE && c->kind == HSY_PARTY_AGENCY) return true;
    }
    return false;
}

int hsy_direction(const hsy_steps *steps, const hsy_pair *pair) {
    bool b_names_a = names(steps, pair->b, pair->a), a_names_b = names(steps, pair->a, pair->b);
    if (b_names_a != a_names_b) return b_names_a ? -1 : 1;
    int order = by_time(steps, pair->a, pair->b);
    if (order != 0) return order;
    bool a_credits = credits_agency(steps, pair->a), b_credits = credits_agency(steps, pair->b);
    if (a_credits != b_credits) return a_credits ? -1 : 1;
    order = by_rough_time(steps, pair->a, pair->b);
    if (order != 0) return order;
    if (pair->share[0] >= CONTAINED && pair->share[1] <= MUCH_LARGER) return 1;
    if (pair->share[1] >= CONTAINED && pair->share[0] <= MUCH_LARGER) return -1;
    return 0;
}
