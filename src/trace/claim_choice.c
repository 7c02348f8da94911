#include "trace/claim_choice.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_CLAIMS = 15,   /* of one story */
    CLAIMS_OF_ANY = 8,  /* of a short story there are fewer: so many and one for each of its articles */
    MOST_WEIGHED = 500, /* candidates of a story, the worthiest, among which is chosen */
    MOST_COMPARED = 50, /* members that each is compared with; enough to tell the middle of a large cluster */
};

/* What adds to a candidate's worth. A logistic regression over the clusters of 14 invented and real sets
 * (docs/quality.md) gave these signs and sizes, rounded; between halves and doubles little changes. */
static const double TEXTS = 0.2;     /* independent texts that carry it, as a logarithm */
static const double ARTICLES = 0.35; /* and articles, copies and all */
static const double LEADING = 0.3;   /* texts that tell it in headline or lede */
static const double SPOKEN = 0.5;    /* that it is somebody's word */
static const double NUMBER = 0.7;    /* that it has figures */
static const double CITED = 0.5;     /* that it came through another outlet */
static const double DOUBT = 0.8;     /* that somebody hedges, doubts or denies it */
static const double FAMILIAR = 2.5; /* that its words are those of the story: the part of the articles that have them */
/* And what takes from it. */
static const double LATE = 0.25;  /* the place of the first carrier, as a logarithm */
static const double DEEP = 0.9;   /* the part of the text that stands before it */
static const double QUOTED = 0.4; /* that it is speech, letter for letter */
static const double ALONE = 0.5;  /* that one article only has it, */
static const double IDLE = 0.8;   /* and as nobody's word, without figures, past the beginning */

/* What the claims chosen before leave of it. */
static const double FIRST_WORD = 0.4;   /* gained by the first claim of a speaker with a name */
static const double FIRST_QUOTED = 1.4; /* and more by his own words, when several articles print them */
static const double SAME_SPEAKER = 0.1; /* lost for each that he has already */
static const double SAME_TEXTS = 0.15;  /* lost for those that its texts have already, as a logarithm */
static const double SAME_WORDS = 1;     /* lost for the part of its words that they have together */
static const double SAID_ALREADY = 0.6; /* one that has this part of its words with one of them is no new claim */

static const double NOTHING = -1e9; /* the worth of what is chosen or said already */

/* The party whose words most carriers give (the majority vote of Boyer and Moore), or HSY_NONE. */
static uint32_t main_speaker(const hsy_claim_story *story, hsy_indices members) {
    uint32_t speaker = HSY_NONE;
    size_t votes = 0, spoken = 0;
    for (size_t i = 0; i < members.count; i++) {
        const hsy_unit *unit = &story->units->list.items[members.items[i]];
        const hsy_statement *s = unit->statement;
        uint32_t voice = s && !unit->is_vague ? hsy_voice_find(story->voices, s->speaker.name) : HSY_NONE;
        if (voice == HSY_NONE) continue;
        uint32_t party = hsy_voice_party(story->voices, voice);
        spoken++;
        if (votes == 0) speaker = party;
        if (party == speaker)
            votes++;
        else
            votes--;
    }
    return spoken * 2 > members.count ? speaker : HSY_NONE;
}

/* The member that shares most with the others; one that tells the news itself, where any does. */
static uint32_t centre_of(const hsy_units *units, const hsy_candidate *c) {
    uint32_t best = c->members.items[0];
    double most = -1;
    for (size_t i = 0; i < c->members.count; i++) {
        const hsy_unit *unit = &units->list.items[c->members.items[i]];
        double shared = 0;
        if (c->leading && !unit->leads) continue;
        for (size_t k = 0; k < c->members.count && k < MOST_COMPARED; k++)
            shared += hsy_units_shared(units, unit, &units->list.items[c->members.items[k]]);
        double standing = shared / sqrt(unit->weight);
        if (standing <= most) continue;
        most = standing;
        best = c->members.items[i];
    }
    return best;
}

/* How many different numbers there are; sorts them. */
static size_t count_different(hsy_indices *numbers) {
    size_t count = 0;
    hsy_sort_numbers(numbers->items, numbers->count);
    for (size_t i = 0; i < numbers->count; i++)
        if (i == 0 || numbers->items[i] != numbers->items[i - 1]) numbers->items[count++] = numbers->items[i];
    return count;
}

/* The part of the story's articles that the words of a unit are in, on average. */
static double familiarity(const hsy_units *units, const hsy_unit *unit) {
    double articles = 0;
    for (uint32_t k = 0; k < unit->term_count; k++) articles += units->articles[unit->terms[k]];
    return articles / unit->term_count / units->article_count;
}

static double worth_of(const hsy_candidate *c) {
    bool is_alone = c->articles == 1;
    double worth = TEXTS * log2(1 + (double)c->texts.count) + ARTICLES * log2((double)c->articles) +
                   LEADING * log2(1 + (double)c->leading) + SPOKEN * c->spoken + NUMBER * c->numbered +
                   CITED * c->is_cited + DOUBT * c->is_doubted + FAMILIAR * c->familiarity;
    worth -= LATE * log2(1 + (double)c->earliest) + DEEP * c->depth + QUOTED * c->quoted + ALONE * is_alone;
    return is_alone && c->spoken == 0 && c->leading == 0 && c->numbered == 0 ? worth - IDLE : worth;
}

/* "…, citing the Post" and "…, the Post reported" alike. */
static bool is_through_outlet(const hsy_statement *s) {
    return s->via.count > 0 || s->speaker.type == HSY_SPEAKER_OUTLET || s->speaker.type == HSY_SPEAKER_AGENCY;
}

static hsy_candidate measure(hsy_arena *scratch, const hsy_claim_story *story, hsy_indices members) {
    hsy_candidate c = {.members = members, .earliest = UINT32_MAX};
    hsy_indices leading = {0};
    double count = (double)members.count;
    uint32_t last = HSY_NONE;
    for (size_t i = 0; i < members.count; i++) {
        const hsy_unit *unit = &story->units->list.items[members.items[i]];
        const hsy_statement *s = unit->statement;
        c.articles += unit->article != last;
        last = unit->article;
        HSY_PUSH(scratch, &c.texts, unit->text);
        if (unit->leads) HSY_PUSH(scratch, &leading, unit->text);
        if (unit->place < c.earliest) c.earliest = unit->place;
        c.numbered += unit->has_number / count;
        c.is_doubted |= s && s->certainty >= HSY_CERTAINTY_HEDGED;
        c.is_cited |= s && is_through_outlet(s);
        c.spoken += (s && !unit->is_vague) / count;
        c.quoted += (s && s->kind != HSY_KIND_INDIRECT) / count;
        c.depth += unit->span.start / (1.0 + (double)story->trace->readings[unit->article].article.text.length) / count;
        c.familiarity += familiarity(story->units, unit) / count;
    }
    c.texts.count = count_different(&c.texts);
    c.leading = (uint32_t)count_different(&leading);
    c.centre = centre_of(story->units, &c);
    c.speaker = main_speaker(story, members);
    if (c.speaker != HSY_NONE) {
        const hsy_voice *voice = &story->voices->list.items[c.speaker];
        c.is_named = voice->is_named;
        bool is_outlet = voice->type == HSY_SPEAKER_OUTLET || voice->type == HSY_SPEAKER_AGENCY;
        c.is_on_record = !is_outlet && c.articles > 1 && c.quoted * 2 > 1;
    }
    c.worth = worth_of(&c);
    return c;
}

static int worthiest_first(const void *x, const void *y) {
    const hsy_candidate *a = x, *b = y;
    if (a->worth != b->worth) return a->worth > b->worth ? -1 : 1;
    return (a->members.items[0] > b->members.items[0]) - (a->members.items[0] < b->members.items[0]);
}

/* The claims chosen so far, and how many of them each text and each speaker has. */
typedef struct chooser {
    hsy_arena *scratch;
    const hsy_units *units;
    hsy_candidates all, chosen;
    hsy_number_table texts, speakers;
    bool *is_told; /* of each term: a claim chosen has it */
} chooser;

static uint32_t count_of(const hsy_number_table *table, uint32_t key) {
    const uint32_t *count = hsy_number_table_get(table, key);
    return count ? *count : 0;
}

static void count_one(hsy_arena *scratch, hsy_number_table *table, uint32_t key) {
    uint32_t *count = hsy_number_table_put(scratch, table, key);
    *count = *count == HSY_TABLE_NEW ? 1 : *count + 1;
}

/* The part of a unit's weight that is in words which the claims chosen have. */
static double told_part(const chooser *ch, const hsy_unit *unit) {
    double told = 0;
    for (uint32_t k = 0; k < unit->term_count; k++)
        if (ch->is_told[unit->terms[k]]) told += ch->units->weights[unit->terms[k]];
    return told / unit->weight;
}

/* How much the candidate would add to the claims chosen. */
static double gain(const chooser *ch, const hsy_candidate *c) {
    double covered = 0;
    if (c->worth <= NOTHING || c->said > SAID_ALREADY) return NOTHING;
    for (size_t i = 0; i < c->texts.count; i++) covered += log2(1 + count_of(&ch->texts, c->texts.items[i]));
    double gain = c->worth - SAME_TEXTS * covered / (double)c->texts.count - SAME_WORDS * c->told;
    if (c->speaker == HSY_NONE) return gain;
    uint32_t heard = count_of(&ch->speakers, c->speaker);
    if (heard || !c->is_named) return gain - SAME_SPEAKER * heard;
    return gain + FIRST_WORD + (c->is_on_record ? FIRST_QUOTED : 0);
}

/* The part of the lighter one's weight that the two have in common. */
static double common_part(const hsy_units *units, const hsy_candidate *a, const hsy_candidate *b) {
    const hsy_unit *x = &units->list.items[a->centre], *y = &units->list.items[b->centre];
    return hsy_units_shared(units, x, y) / (x->weight < y->weight ? x->weight : y->weight);
}

static void take(chooser *ch, hsy_candidate *best) {
    HSY_PUSH(ch->scratch, &ch->chosen, *best);
    for (size_t i = 0; i < best->texts.count; i++) count_one(ch->scratch, &ch->texts, best->texts.items[i]);
    if (best->speaker != HSY_NONE) count_one(ch->scratch, &ch->speakers, best->speaker);
    const hsy_unit *unit = &ch->units->list.items[best->centre];
    for (uint32_t k = 0; k < unit->term_count; k++) ch->is_told[unit->terms[k]] = true;
    best->worth = NOTHING;
    for (size_t i = 0; i < ch->all.count; i++) {
        double part = common_part(ch->units, &ch->all.items[i], best);
        if (part > ch->all.items[i].said) ch->all.items[i].said = part;
        ch->all.items[i].told = told_part(ch, &ch->units->list.items[ch->all.items[i].centre]);
    }
}

hsy_candidates hsy_claim_choose(hsy_arena *scratch, const hsy_claim_story *story, const hsy_groups *clusters) {
    chooser ch = {.scratch = scratch, .units = story->units};
    ch.is_told = HSY_NEW_ARRAY(scratch, bool, story->units->term_count);
    for (size_t i = 0; i < clusters->count; i++)
        HSY_PUSH(scratch, &ch.all, measure(scratch, story, clusters->items[i]));
    if (ch.all.count) qsort(ch.all.items, ch.all.count, sizeof(hsy_candidate), worthiest_first);
    if (ch.all.count > MOST_WEIGHED) ch.all.count = MOST_WEIGHED;
    size_t most = CLAIMS_OF_ANY + story->units->article_count;
    if (most > MOST_CLAIMS) most = MOST_CLAIMS;
    while (ch.chosen.count < most) {
        hsy_candidate *best = NULL;
        double highest = NOTHING;
        for (size_t i = 0; i < ch.all.count; i++) {
            double value = gain(&ch, &ch.all.items[i]);
            if (value <= highest) continue;
            highest = value;
            best = &ch.all.items[i];
        }
        if (!best) break;
        take(&ch, best);
    }
    return ch.chosen;
}
