/* The people of a text: who is the same, who holds an office, what they are called.
 *
 *     "Communications Minister Fahmi Fadzil … Fahmi said … the minister said"   one person, an official
 *
 * Two mentions are one person when their last words are the same, or when a single word is the first or last word of
 * a longer name. Misses: two people with one last name.
 */
#include "statements/cast.h"

#include <string.h>

#include "text/fold.h"
#include "text/lexicon.h"

enum {
    MOST_TITLE = 7,     /* tokens beside a name that may hold an office */
    MOST_OFFICES = 512, /* mentions that a definite phrase is compared with */
};

hsy_slice hsy_cast_name(const hsy_reading *reading, const hsy_name *name) {
    hsy_slice text = hsy_slice_span(reading->text, name->span);
    if (hsy_slice_ends(text, HSY_S("'s"))) return hsy_slice_sub(text, 0, text.length - 2);
    if (hsy_slice_ends(text, HSY_S("’s"))) return hsy_slice_sub(text, 0, text.length - strlen("’s"));
    return text;
}

static hsy_slice last_word(hsy_slice text) {
    size_t at = text.length;
    while (at > 0 && text.at[at - 1] != ' ') at--;
    return hsy_slice_sub(text, at, text.length);
}

static hsy_slice first_word(hsy_slice text) {
    hsy_slice rest = text;
    return hsy_slice_cut(&rest, ' ');
}

static bool is_one_word(hsy_slice text) { return hsy_slice_find_byte(text, ' ', 0) == HSY_NOT_FOUND; }

static bool is_official_word(const hsy_reading *reading, uint32_t token) {
    int32_t row = reading->marks[token].speaker;
    return row >= 0 && hsy_slice_equal(hsy_lexicon_cell(reading->speakers, row, 1), HSY_S("official"));
}

/* The tokens of a name: from the first that belongs to it. */
static hsy_range tokens_of(const hsy_reading *reading, uint32_t name) {
    uint32_t low = 0, high = (uint32_t)reading->tokens.count;
    hsy_span span = reading->names.items[name].span;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (reading->tokens.items[middle].start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    hsy_range range = {low, low};
    while (range.end < reading->tokens.count && reading->tokens.items[range.end].start < span.end) range.end++;
    return range;
}

static bool is_in_title(const hsy_reading *reading, uint32_t token) {
    hsy_word_class class = hsy_class_at(reading, token);
    return class == HSY_WORD_OPEN || class == HSY_WORD_OF || class == HSY_WORD_DETERMINER || class == HSY_WORD_AND;
}

/* The words beside a mention: before it, with or without a comma ("the mayor, Tom Okafor"), and behind a comma. */
static hsy_office office_of(const hsy_reading *reading, hsy_range name, uint32_t person) {
    hsy_office office = {
        .before = {name.first, name.first}, .behind = {name.end, name.end}, .person = person, .token = name.first};
    uint32_t least = name.first < reading->tokens.count ? hsy_sentence_of(reading, name.first)->first : name.first;
    uint32_t i = name.first;
    if (i > least + 1 && hsy_class_at(reading, i - 1) == HSY_WORD_COMMA) office.before.end = --i;
    while (i > least && name.first - i < MOST_TITLE && is_in_title(reading, i - 1)) i--;
    office.before.first = i;
    uint32_t comma = name.end;
    if (hsy_class_at(reading, comma) == HSY_WORD_OPENING && hsy_class_at(reading, comma + 2) == HSY_WORD_CLOSING)
        comma += 3; /* "Beck (2), mayor of Eastbrook" */
    if (hsy_class_at(reading, comma) != HSY_WORD_COMMA) return office;
    office.behind.first = i = comma + 1;
    while (i < reading->tokens.count && i - comma < MOST_TITLE && is_in_title(reading, i)) i++;
    office.behind.end = i;
    return office;
}

static bool holds_office(const hsy_reading *reading, hsy_range words) {
    for (uint32_t i = words.first; i < words.end; i++)
        if (is_official_word(reading, i)) return true;
    return false;
}

static char gender_in(const hsy_lexicon *lexicon, int row, int column) {
    hsy_slice cell = hsy_lexicon_cell(lexicon, row, column);
    return cell.length == 1 && (cell.at[0] == 'm' || cell.at[0] == 'f') ? cell.at[0] : '\0';
}

static char gender_of_first_name(hsy_arena *arena, hsy_slice word) {
    const hsy_lexicon *names = hsy_lexicon_named(HSY_S("any"), HSY_S("first-names"));
    return gender_in(names, hsy_lexicon_find(names, hsy_fold(arena, word)), 1);
}

/* French: "la ministre", "Mme", "M.": the article or the form of address before a name. */
static char gender_of_address(const hsy_reading *reading, hsy_range before) {
    static const hsy_slice female[] = {HSY_SLICE("mme"), HSY_SLICE("madame"), HSY_SLICE("mlle"), HSY_SLICE("la")};
    static const hsy_slice male[] = {HSY_SLICE("m."), HSY_SLICE("m"), HSY_SLICE("monsieur"), HSY_SLICE("le")};
    if (reading->tongue != HSY_TONGUE_FRENCH || before.first >= before.end) return '\0';
    for (uint32_t i = before.end; i > before.first; i--) {
        bool is_of = hsy_class_at(reading, i - 1) == HSY_WORD_OF || hsy_class_at(reading, i - 2) == HSY_WORD_OF;
        for (size_t k = 0; k < sizeof female / sizeof *female && !is_of; k++)
            if (hsy_word_is(reading, i - 1, female[k])) return 'f';
        for (size_t k = 0; k < sizeof male / sizeof *male && !is_of; k++)
            if (hsy_word_is(reading, i - 1, male[k])) return 'm';
    }
    return '\0';
}

static uint32_t put_person(hsy_cast *cast, hsy_slice full) {
    hsy_arena *arena = cast->reading->arena;
    uint32_t *slot = hsy_table_put(arena, &cast->by_last_name, hsy_fold_plain(arena, last_word(full)));
    if (*slot == HSY_TABLE_NEW) {
        *slot = (uint32_t)cast->people.count;
        HSY_PUSH(arena, &cast->people, ((hsy_person){.fullest = full}));
    }
    hsy_person *who = &cast->people.items[*slot];
    if (full.length > who->fullest.length) who->fullest = full;
    if (who->gender == 0 && !is_one_word(full)) who->gender = gender_of_first_name(arena, first_word(full));
    if (!is_one_word(full)) {
        uint32_t *first = hsy_table_put(arena, &cast->by_first_name, hsy_fold_plain(arena, first_word(full)));
        if (*first == HSY_TABLE_NEW) *first = *slot;
    }
    return *slot;
}

uint32_t hsy_cast_by_word(const hsy_cast *cast, hsy_slice word) {
    hsy_slice folded = hsy_fold_plain(cast->reading->arena, word);
    const uint32_t *known = hsy_table_get(&cast->by_last_name, folded);
    if (!known) known = hsy_table_get(&cast->by_first_name, folded);
    return known ? *known : HSY_NO_TOKEN;
}

static void note_mention(hsy_cast *cast, uint32_t name, uint32_t person) {
    const hsy_reading *reading = cast->reading;
    hsy_range tokens = tokens_of(reading, name);
    hsy_office office = office_of(reading, tokens, person);
    cast->person_of[name] = person;
    if (holds_office(reading, office.before) || holds_office(reading, office.behind) || holds_office(reading, tokens))
        cast->people.items[person].is_official = true;
    if (cast->people.items[person].gender == 0)
        cast->people.items[person].gender = gender_of_address(reading, office.before);
    HSY_PUSH(cast->reading->arena, &cast->offices, office);
}

const hsy_cast *hsy_cast_of(hsy_reading *reading) {
    hsy_cast *cast = HSY_NEW(reading->arena, hsy_cast);
    cast->reading = reading;
    cast->person_of = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->names.count + 1);
    for (uint32_t n = 0; n < reading->names.count; n++) { /* full names first */
        const hsy_name *name = &reading->names.items[n];
        cast->person_of[n] = HSY_NO_TOKEN;
        hsy_slice text = hsy_cast_name(reading, name);
        if (name->kind == HSY_NAME_PERSON && !is_one_word(text)) note_mention(cast, n, put_person(cast, text));
    }
    for (uint32_t n = 0; n < reading->names.count; n++) { /* then single words: "Fahmi" */
        const hsy_name *name = &reading->names.items[n];
        hsy_slice text = hsy_cast_name(reading, name);
        bool may_be_person = name->kind != HSY_NAME_OUTLET && name->kind != HSY_NAME_AGENCY;
        if (!is_one_word(text) || !may_be_person) continue;
        uint32_t person = hsy_cast_by_word(cast, text);
        if (person == HSY_NO_TOKEN && name->kind == HSY_NAME_PERSON) person = put_person(cast, text);
        if (person != HSY_NO_TOKEN) note_mention(cast, n, person);
    }
    return cast;
}

static uint32_t shared_words(const hsy_reading *reading, hsy_range phrase, hsy_range words) {
    uint32_t shared = 0;
    bool is_headless = false; /* French: "l'avocat du ministre" is no minister */
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        if (hsy_class_at(reading, i) != HSY_WORD_OPEN) {
            if (reading->tongue == HSY_TONGUE_FRENCH && shared == 0 && i > phrase.first) is_headless = true;
            continue;
        }
        if (is_headless && reading->marks[i].speaker >= 0) continue;
        for (uint32_t k = words.first; k < words.end; k++) {
            bool is_same = hsy_slice_equal(reading->folded[i], reading->folded[k]);
            bool is_end = reading->tongue == HSY_TONGUE_GERMAN && reading->marks[i].speaker >= 0 &&
                          hsy_slice_ends(reading->folded[k], reading->folded[i]);
            if (!is_same && !is_end) continue;
            shared++;
            break;
        }
    }
    return shared;
}

uint32_t hsy_cast_by_office(const hsy_cast *cast, hsy_range phrase) {
    const hsy_reading *reading = cast->reading;
    uint32_t best = HSY_NO_TOKEN, most = 0, nearest = UINT32_MAX;
    for (size_t i = 0; i < cast->offices.count && i < MOST_OFFICES; i++) {
        const hsy_office *office = &cast->offices.items[i];
        uint32_t shared = shared_words(reading, phrase, office->before),
                 behind = shared_words(reading, phrase, office->behind);
        if (behind > shared) shared = behind;
        if (shared == 0 || shared < most) continue;
        bool is_behind = office->token >= phrase.first;
        uint32_t distance =
            is_behind ? office->token - phrase.first + (uint32_t)reading->tokens.count : phrase.first - office->token;
        if (shared == most && distance >= nearest) continue;
        best = office->person;
        most = shared;
        nearest = distance;
    }
    return best;
}
