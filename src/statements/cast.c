/* The people of a text: who is the same, who holds an office, what they are called.
 *
 *     "Communications Minister Fahmi Fadzil … Fahmi said … the minister said"   one person, an official
 *
 * Two mentions are one person when their last words are the same, or when a single word is one of a longer name
 * ("Anwar" of "Datuk Seri Anwar Ibrahim"). Misses: two people with one last name.
 */
#include "statements/cast.h"

#include <string.h>

#include "text/fold.h"
#include "text/lexicon.h"

enum {
    MOST_TITLE = 7,     /* tokens beside a name that may hold an office */
    LEAST_WORD = 3,     /* bytes of a word of a name by which a person may be called */
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

/* German "Kandidat Ole Harms und | Karla Brandt": the words before another name are that one's. */
static bool is_other_person(const hsy_reading *reading, uint32_t token) {
    uint32_t name = reading->marks[token].name;
    return reading->tongue == HSY_TONGUE_GERMAN && name != HSY_NO_TOKEN &&
           reading->names.items[name].kind == HSY_NAME_PERSON;
}

/* "Mr", "Frau" before a name. */
static hsy_gender gender_of_address(const hsy_reading *reading, uint32_t token) {
    static const struct {
        hsy_slice word;
        hsy_gender gender;
    } forms[] = {{HSY_SLICE("mr"), HSY_GENDER_MALE},       {HSY_SLICE("mr."), HSY_GENDER_MALE},
                 {HSY_SLICE("herr"), HSY_GENDER_MALE},     {HSY_SLICE("m."), HSY_GENDER_MALE},
                 {HSY_SLICE("monsieur"), HSY_GENDER_MALE}, {HSY_SLICE("m"), HSY_GENDER_MALE},
                 {HSY_SLICE("madame"), HSY_GENDER_FEMALE}, {HSY_SLICE("mlle"), HSY_GENDER_FEMALE},
                 {HSY_SLICE("sir"), HSY_GENDER_MALE},      {HSY_SLICE("mrs"), HSY_GENDER_FEMALE},
                 {HSY_SLICE("mrs."), HSY_GENDER_FEMALE},   {HSY_SLICE("ms"), HSY_GENDER_FEMALE},
                 {HSY_SLICE("ms."), HSY_GENDER_FEMALE},    {HSY_SLICE("miss"), HSY_GENDER_FEMALE},
                 {HSY_SLICE("frau"), HSY_GENDER_FEMALE},   {HSY_SLICE("mme"), HSY_GENDER_FEMALE},
                 {HSY_SLICE("lady"), HSY_GENDER_FEMALE},   {HSY_SLICE("dame"), HSY_GENDER_FEMALE}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (hsy_word_is(reading, token, forms[i].word)) return forms[i].gender;
    return HSY_GENDER_UNKNOWN;
}

/* The words beside a mention: before it, with or without a comma ("the mayor, Tom Okafor"), and behind a comma. */
static hsy_office office_of(const hsy_reading *reading, hsy_range name, uint32_t person) {
    hsy_office office = {
        .before = {name.first, name.first}, .behind = {name.end, name.end}, .person = person, .token = name.first};
    uint32_t least = name.first < reading->tokens.count ? hsy_sentence_of(reading, name.first)->first : name.first;
    uint32_t i = name.first;
    if (i > least + 1 && gender_of_address(reading, i - 1) != HSY_GENDER_UNKNOWN) i--; /* "the mayor, Mr | Beck" */
    if (i > least + 1 && hsy_class_at(reading, i - 1) == HSY_WORD_COMMA) office.before.end = --i;
    while (i > least && name.first - i < MOST_TITLE && is_in_title(reading, i - 1) && !is_other_person(reading, i - 1))
        i--;
    office.before.first = i;
    uint32_t comma = name.end;
    if (hsy_class_at(reading, comma) == HSY_WORD_OPENING && hsy_class_at(reading, comma + 2) == HSY_WORD_CLOSING)
        comma += 3; /* "Beck (2), mayor of Eastbrook" */
    if (reading->tongue == HSY_TONGUE_GERMAN && hsy_class_at(reading, comma + 1) == HSY_WORD_COMMA &&
        !hsy_is_capital(reading, comma))
        comma++; /* "Beck allerdings, der Kandidat der Grünen" */
    if (hsy_class_at(reading, comma) != HSY_WORD_COMMA) return office;
    office.behind.first = i = comma + 1;
    while (i < reading->tokens.count && i - comma < MOST_TITLE && is_in_title(reading, i)) i++;
    office.behind.end = i;
    return office;
}

bool hsy_has_use(const hsy_reading *reading, uint32_t token, hsy_slice use) {
    int32_t row = reading->marks[token].speaker;
    if (row < 0) return false;
    int column = hsy_lexicon_column(reading->speakers, HSY_S("use"));
    return hsy_slice_equal(hsy_lexicon_cell(reading->speakers, row, column), use);
}

/* An official word, or one of speaking for or leading beside a state body: "Kremlin spokesman", "chief of police"; but
 * not "president of the company". */
static bool holds_office(const hsy_reading *reading, hsy_range words) {
    bool speaks = false, has_state = false, has_body = false, is_official = false;
    for (uint32_t i = words.first; i < words.end; i++) {
        is_official |= is_official_word(reading, i);
        speaks |= hsy_has_use(reading, i, HSY_S("speaks"));
        has_state |= hsy_has_use(reading, i, HSY_S("state"));
        has_body |= hsy_has_use(reading, i, HSY_S("generic"));
    }
    return has_state ? is_official || speaks : is_official && !has_body;
}

static hsy_gender gender_named(hsy_slice cell) {
    if (hsy_slice_equal(cell, HSY_S("m"))) return HSY_GENDER_MALE;
    return hsy_slice_equal(cell, HSY_S("f")) ? HSY_GENDER_FEMALE : HSY_GENDER_UNKNOWN;
}

/* French: "la ministre", but not "de la ministre". */
static hsy_gender gender_of_article(const hsy_reading *reading, uint32_t token) {
    if (token > 0 && hsy_class_at(reading, token - 1) == HSY_WORD_OF) return HSY_GENDER_UNKNOWN;
    if (hsy_word_is(reading, token, HSY_S("la"))) return HSY_GENDER_FEMALE;
    return hsy_word_is(reading, token, HSY_S("le")) ? HSY_GENDER_MALE : HSY_GENDER_UNKNOWN;
}

/* "spokeswoman", "Sprecherin": a noun that only one of them is called. */
static hsy_gender gender_of_noun(hsy_slice folded, bool is_german) {
    static const hsy_slice female[] = {HSY_SLICE("woman"), HSY_SLICE("mother"),   HSY_SLICE("wife"),  HSY_SLICE("girl"),
                                       HSY_SLICE("widow"), HSY_SLICE("daughter"), HSY_SLICE("sister")};
    static const hsy_slice male[] = {HSY_SLICE("man"), HSY_SLICE("father"),  HSY_SLICE("husband"),
                                     HSY_SLICE("boy"), HSY_SLICE("widower"), HSY_SLICE("brother")};
    if (!is_german && hsy_slice_equal(folded, HSY_S("son"))) return HSY_GENDER_MALE;
    for (size_t i = 0; i < sizeof female / sizeof *female; i++)
        if (hsy_slice_ends(folded, female[i])) return HSY_GENDER_FEMALE;
    for (size_t i = 0; i < sizeof male / sizeof *male && !is_german; i++)
        if (hsy_slice_ends(folded, male[i])) return HSY_GENDER_MALE;
    return is_german && folded.length > 4 && hsy_slice_ends(folded, HSY_S("in")) ? HSY_GENDER_FEMALE
                                                                                 : HSY_GENDER_UNKNOWN;
}

/* By given name, else by what stands before the mention. */
static hsy_gender gender_of(const hsy_cast *cast, hsy_range tokens, hsy_range before) {
    const hsy_reading *reading = cast->reading;
    if (tokens.end > tokens.first + 1) {
        int row = hsy_lexicon_find(cast->first_names, reading->folded[tokens.first]);
        hsy_gender gender = gender_named(hsy_lexicon_cell(cast->first_names, row, 1));
        if (gender != HSY_GENDER_UNKNOWN) return gender;
    }
    hsy_gender addressed = tokens.first > 0 ? gender_of_address(reading, tokens.first - 1) : HSY_GENDER_UNKNOWN;
    if (addressed != HSY_GENDER_UNKNOWN) return addressed;
    for (uint32_t i = before.end; i > before.first; i--) {
        hsy_gender gender = gender_of_address(reading, i - 1);
        if (gender == HSY_GENDER_UNKNOWN && reading->tongue == HSY_TONGUE_FRENCH)
            gender = gender_of_article(reading, i - 1);
        if (gender == HSY_GENDER_UNKNOWN && reading->marks[i - 1].speaker >= 0)
            gender = gender_of_noun(reading->folded[i - 1], reading->tongue == HSY_TONGUE_GERMAN);
        if (gender != HSY_GENDER_UNKNOWN) return gender;
    }
    return HSY_GENDER_UNKNOWN;
}

hsy_gender hsy_cast_gender(const hsy_cast *cast, hsy_slice name, bool is_named) {
    if (is_named) {
        uint32_t person = hsy_cast_by_word(cast, last_word(name));
        return person == HSY_NO_TOKEN ? HSY_GENDER_UNKNOWN : cast->people.items[person].gender;
    }
    hsy_slice rest = hsy_fold(cast->reading->arena, name);
    while (rest.at && rest.length) {
        hsy_gender gender = gender_of_noun(hsy_slice_cut(&rest, ' '), cast->reading->tongue == HSY_TONGUE_GERMAN);
        if (gender != HSY_GENDER_UNKNOWN) return gender;
    }
    return HSY_GENDER_UNKNOWN;
}

void hsy_cast_learn_gender(const hsy_cast *cast, hsy_slice name, hsy_gender gender) {
    uint32_t person = hsy_cast_by_word(cast, last_word(name));
    if (person == HSY_NO_TOKEN || cast->people.items[person].gender != HSY_GENDER_UNKNOWN) return;
    cast->people.items[person].gender = gender;
}

static hsy_speaker_type type_at(const hsy_reading *reading, uint32_t token) {
    hsy_slice cell = hsy_lexicon_cell(reading->speakers, reading->marks[token].speaker, 1);
    for (int t = 0; t < HSY_SPEAKER_UNKNOWN; t++)
        if (hsy_slice_equal(hsy_speaker_type_name((hsy_speaker_type)t), cell)) return (hsy_speaker_type)t;
    return HSY_SPEAKER_UNKNOWN;
}

/* "Accountants", "Services": by an ending that family names do not have. */
static bool is_plural(hsy_slice folded) {
    static const hsy_slice endings[] = {HSY_SLICE("ants"),  HSY_SLICE("ents"), HSY_SLICE("ions"), HSY_SLICE("ists"),
                                        HSY_SLICE("ities"), HSY_SLICE("ices"), HSY_SLICE("ics"),  HSY_SLICE("ships"),
                                        HSY_SLICE("ments"), HSY_SLICE("ories")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (folded.length > 6 && hsy_slice_ends(folded, endings[i])) return true;
    return false;
}

/* "Air Force", "Free Spotify": two capitals that only look like a person. */
static bool is_body(const hsy_cast *cast, hsy_range tokens) {
    const hsy_reading *reading = cast->reading;
    if (tokens.end < tokens.first + 2 || hsy_lexicon_find(cast->first_names, reading->folded[tokens.first]) >= 0)
        return false;
    hsy_speaker_type type = type_at(reading, tokens.end - 1);
    if (type >= HSY_SPEAKER_ORGANISATION && type < HSY_SPEAKER_UNKNOWN) return true;
    if (reading->tongue == HSY_TONGUE_ENGLISH && is_plural(reading->folded[tokens.end - 1])) return true;
    if (tokens.first > 0 && hsy_word_is(reading, tokens.first - 1, HSY_S("in"))) return true; /* "in Salt Creek" */
    hsy_slice last = hsy_token_text(reading->text, reading->tokens.items[tokens.end - 1]);
    return hsy_lexicon_find(cast->bodies, reading->folded[tokens.end - 1]) >= 0 || hsy_name_of_outlet(last).length > 0;
}

/* A person's name without the office or the article that text/name.h left before it: "Energy Secretary | Mark Pell",
 * "das | Trump" in German. */
static hsy_slice bare_name(const hsy_reading *reading, hsy_range tokens, hsy_slice text) {
    bool has_article = reading->tongue == HSY_TONGUE_GERMAN && tokens.end > tokens.first + 1 &&
                       hsy_word_is(reading, tokens.first, HSY_S("das"));
    if (has_article) return hsy_slice_sub(text, strlen("das "), text.length);
    for (uint32_t i = tokens.end; i > tokens.first + 2; i--) {
        hsy_speaker_type type = type_at(reading, i - 3);
        if (type != HSY_SPEAKER_OFFICIAL && type != HSY_SPEAKER_PERSON) continue;
        uint32_t start = reading->tokens.items[i - 2].start, own = (uint32_t)(text.at - reading->text.at);
        return hsy_slice_sub(text, start - own, text.length);
    }
    return text;
}

static bool is_given_name(const hsy_cast *cast, hsy_slice word) {
    return hsy_lexicon_find(cast->first_names, hsy_fold(cast->reading->arena, word)) >= 0;
}

/* "Ann Keller" and "Paul Keller" are two, "A. Keller" and "Ann B. Keller" may be the first. */
static bool may_be_same(hsy_slice one, hsy_slice other) {
    hsy_slice a = one, b = other, first = hsy_slice_cut(&a, ' '), second = hsy_slice_cut(&b, ' ');
    if (!a.at || !b.at || hsy_slice_equal(first, second)) return true; /* one of them is a last name alone */
    bool has_initial = first.length <= 2 || second.length <= 2;
    return has_initial && first.length && second.length && first.at[0] == second.at[0];
}

/* The person of the last name whom the full name may mean, or HSY_NO_TOKEN. */
static uint32_t find_same(const hsy_cast *cast, uint32_t last, hsy_slice full) {
    for (uint32_t i = last; i != HSY_NO_TOKEN; i = cast->people.items[i].namesake)
        if (may_be_same(cast->people.items[i].fullest, full)) return i;
    return HSY_NO_TOKEN;
}

/* The given names by which a person may be called: "Anwar" of "Datuk Seri Anwar Ibrahim". */
static void put_given_names(hsy_cast *cast, hsy_slice full, uint32_t person) {
    hsy_arena *arena = cast->reading->arena;
    bool is_first = true;
    for (hsy_slice rest = full; rest.at; is_first = false) {
        hsy_slice word = hsy_slice_cut(&rest, ' ');
        if (!rest.at || word.length < LEAST_WORD || !(is_first || is_given_name(cast, word))) continue;
        uint32_t *known = hsy_table_put(arena, &cast->by_first_name, hsy_fold_plain(arena, word));
        if (*known == HSY_TABLE_NEW) *known = person;
    }
}

/* The person of this name, new or known; the last name alone means whoever was named by it last. */
static uint32_t put_person(hsy_cast *cast, hsy_slice full) {
    hsy_arena *arena = cast->reading->arena;
    uint32_t *last = hsy_table_put(arena, &cast->by_last_name, hsy_fold_plain(arena, last_word(full)));
    uint32_t known = *last == HSY_TABLE_NEW ? HSY_NO_TOKEN : *last;
    uint32_t person = find_same(cast, known, full);
    if (person == HSY_NO_TOKEN) {
        person = (uint32_t)cast->people.count;
        HSY_PUSH(arena, &cast->people, ((hsy_person){.fullest = full, .namesake = known}));
        *last = person;
    }
    hsy_person *who = &cast->people.items[person];
    if (full.length > who->fullest.length) who->fullest = full;
    if (!is_one_word(full)) put_given_names(cast, full, person);
    return person;
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
    if (cast->people.items[person].gender == HSY_GENDER_UNKNOWN)
        cast->people.items[person].gender = gender_of(cast, tokens, office.before);
    HSY_PUSH(cast->reading->arena, &cast->offices, office);
}

/* German: "die Sprecherin des Amtes, | Karoline Lauritz": capitals behind the comma of an office are a name, though no
 * lexicon knows the given name. */
static void learn_apposed(hsy_cast *cast) {
    enum { MOST_WORDS = 3, MOST_BACK = 8 };
    const hsy_reading *reading = cast->reading;
    for (uint32_t c = 1; c + 2 < reading->tokens.count; c++) {
        uint32_t first = c + 1, end = first;
        if (hsy_class_at(reading, c) != HSY_WORD_COMMA || !hsy_is_outside(reading, c)) continue;
        while (end < first + MOST_WORDS && hsy_class_at(reading, end) == HSY_WORD_OPEN &&
               hsy_is_capital(reading, end) && reading->marks[end].name == HSY_NO_TOKEN &&
               reading->marks[end].speaker < 0)
            end++;
        if (end < first + 2 || hsy_class_at(reading, end) == HSY_WORD_OPEN) continue;
        uint32_t least = hsy_sentence_of(reading, c)->first, office = HSY_NO_TOKEN;
        for (uint32_t i = c; i > least && c - i < MOST_BACK && hsy_class_at(reading, i - 1) != HSY_WORD_COMMA; i--)
            if (type_at(reading, i - 1) <= HSY_SPEAKER_OFFICIAL) office = i - 1;
        if (office == HSY_NO_TOKEN) continue;
        uint32_t person = put_person(cast, hsy_range_text(reading, (hsy_range){first, end}));
        hsy_range words = {office, c};
        if (holds_office(reading, words)) cast->people.items[person].is_official = true;
        HSY_PUSH(cast->reading->arena, &cast->offices,
                 ((hsy_office){.before = words, .behind = {end, end}, .person = person, .token = first}));
    }
}

/* Of several people with one last name the one whose full name stands nearest before the mention. */
static uint32_t nearest_namesake(const hsy_cast *cast, uint32_t name, uint32_t person) {
    if (cast->people.items[person].namesake == HSY_NO_TOKEN) return person;
    for (uint32_t i = name; i > 0 && name - i < MOST_OFFICES; i--) {
        uint32_t other = cast->person_of[i - 1];
        for (uint32_t same = person; same != HSY_NO_TOKEN; same = cast->people.items[same].namesake)
            if (other == same) return same;
    }
    return person;
}

/* The single words that the text uses as names, each with the number of its first such name. */
static hsy_table single_names(const hsy_reading *reading) {
    hsy_table words = {0};
    for (uint32_t n = 0; n < reading->names.count; n++) {
        hsy_slice text = hsy_cast_name(reading, &reading->names.items[n]);
        if (!is_one_word(text)) continue;
        uint32_t *first = hsy_table_put(reading->arena, &words, hsy_fold_plain(reading->arena, text));
        if (*first == HSY_TABLE_NEW) *first = n;
    }
    return words;
}

static hsy_slice without_stop(hsy_slice word) {
    while (word.length && hsy_slice_find_byte(HSY_S(".,:;!?"), word.at[word.length - 1], 0) != HSY_NOT_FOUND)
        word.length--;
    return word;
}

static bool holds_name(const hsy_reading *reading, hsy_slice word) {
    hsy_slice folded = hsy_fold(reading->arena, word);
    for (uint32_t i = 0; i < reading->tokens.count; i++)
        if (hsy_is_capital(reading, i) && hsy_word_is(reading, i, folded)) return true;
    return false;
}

/* "Anna Weber" in the title or standfirst, "Weber" alone in the text: a known given name and a capital that the text
 * has too. */
static void learn_from_lede(hsy_cast *cast, hsy_slice lede) {
    hsy_arena *arena = cast->reading->arena;
    hsy_slice rest = lede, before = {"", 0};
    while (rest.at && rest.length) {
        hsy_slice word = without_stop(hsy_slice_cut(&rest, ' '));
        int row = before.length ? hsy_lexicon_find(cast->first_names, hsy_fold(arena, before)) : -1;
        bool is_given = row >= 0 && hsy_lexicon_cell(cast->first_names, row, 2).length == 0;
        if (is_given && word.length && holds_name(cast->reading, word)) {
            hsy_slice full = {before.at, (size_t)(word.at + word.length - before.at)};
            uint32_t number = put_person(cast, full);
            hsy_person *person = &cast->people.items[number];
            if (person->gender == HSY_GENDER_UNKNOWN)
                person->gender = gender_named(hsy_lexicon_cell(cast->first_names, row, 1));
        }
        before = word;
    }
}

/* "Strava … Camp Strava": people are named in full first, so two capitals of which no lexicon knows a given name are
 * none when the last stood alone before. */
static bool is_named_before(const hsy_cast *cast, const hsy_table *singles, uint32_t name, hsy_range tokens,
                            hsy_slice text) {
    const hsy_reading *reading = cast->reading;
    hsy_span title = reading->names.items[name].title;
    if (title.end > title.start || hsy_lexicon_find(cast->first_names, reading->folded[tokens.first]) >= 0)
        return false;
    const uint32_t *first = hsy_table_get(singles, hsy_fold_plain(reading->arena, last_word(text)));
    return first && *first < name;
}

const hsy_cast *hsy_cast_of(hsy_reading *reading) {
    hsy_cast *cast = HSY_NEW(reading->arena, hsy_cast);
    cast->reading = reading;
    cast->first_names = hsy_lexicon_named(HSY_S("any"), HSY_S("first-names"));
    cast->bodies = hsy_lexicon_named(HSY_S("any"), HSY_S("organisations"));
    cast->person_of = HSY_NEW_ARRAY(reading->arena, uint32_t, reading->names.count + 1);
    hsy_table singles = single_names(reading), bodies = {0};
    for (uint32_t n = 0; n < reading->names.count; n++) { /* full names first */
        const hsy_name *name = &reading->names.items[n];
        cast->person_of[n] = HSY_NO_TOKEN;
        hsy_slice text = hsy_cast_name(reading, name);
        if (name->kind != HSY_NAME_PERSON || is_one_word(text)) continue;
        hsy_range tokens = tokens_of(reading, n);
        if (is_body(cast, tokens)) continue;
        if (is_named_before(cast, &singles, n, tokens, text))
            *hsy_table_put(reading->arena, &bodies, hsy_fold_plain(reading->arena, last_word(text))) = 1;
        else
            note_mention(cast, n, put_person(cast, bare_name(reading, tokens, text)));
    }
    if (reading->tongue == HSY_TONGUE_GERMAN) learn_apposed(cast);
    if (reading->tongue != HSY_TONGUE_ENGLISH) learn_from_lede(cast, reading->article->title); /* In Capitals */
    learn_from_lede(cast, reading->article->lede);
    for (uint32_t n = 0; n < reading->names.count; n++) { /* then single words: "Fahmi" */
        const hsy_name *name = &reading->names.items[n];
        hsy_slice text = hsy_cast_name(reading, name);
        bool may_be_person = name->kind != HSY_NAME_OUTLET && name->kind != HSY_NAME_AGENCY;
        if (!is_one_word(text) || !may_be_person) continue;
        uint32_t person = hsy_cast_by_word(cast, text);
        bool is_known_body = hsy_table_get(&bodies, hsy_fold_plain(reading->arena, text)) != NULL;
        if (person == HSY_NO_TOKEN && name->kind == HSY_NAME_PERSON && !is_known_body) person = put_person(cast, text);
        if (person != HSY_NO_TOKEN) note_mention(cast, n, nearest_namesake(cast, n, person));
    }
    return cast;
}

/* German "der SPD-Chef", "SPD-Kandidat Weber": what stands before the hyphen is the same. */
static bool shares_party(const hsy_reading *reading, uint32_t one, uint32_t other) {
    hsy_slice a = reading->folded[one], b = reading->folded[other];
    size_t hyphen = hsy_slice_find_byte(a, '-', 0);
    return hyphen != HSY_NOT_FOUND && hyphen > 1 && hyphen == hsy_slice_find_byte(b, '-', 0) &&
           hsy_slice_equal(hsy_slice_sub(a, 0, hyphen), hsy_slice_sub(b, 0, hyphen));
}

/* German "der SPD-Kandidat", "Weber, der Kandidat der SPD". */
static bool is_behind_hyphen(const hsy_reading *reading, uint32_t one, uint32_t other) {
    hsy_slice a = reading->folded[one], b = reading->folded[other];
    return a.length > b.length + 1 && reading->marks[other].speaker >= 0 && hsy_slice_ends(a, b) &&
           a.at[a.length - b.length - 1] == '-';
}

/* Twice the words of the phrase that stand among the others too; a hyphenated word that begins as one there counts
 * once.
 */
static uint32_t shared_words(const hsy_reading *reading, hsy_range phrase, hsy_range words) {
    uint32_t shared = 0;
    bool is_headless = false; /* French: "l'avocat du ministre" is no minister */
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        if (hsy_class_at(reading, i) != HSY_WORD_OPEN) {
            if (reading->tongue == HSY_TONGUE_FRENCH && shared == 0 && i > phrase.first) is_headless = true;
            continue;
        }
        if (is_headless && reading->marks[i].speaker >= 0) continue;
        uint32_t most = 0;
        for (uint32_t k = words.first; k < words.end && most < 2; k++) {
            bool is_same = hsy_slice_equal(reading->folded[i], reading->folded[k]);
            bool is_end = reading->tongue == HSY_TONGUE_GERMAN && reading->marks[i].speaker >= 0 &&
                          hsy_slice_ends(reading->folded[k], reading->folded[i]);
            is_end |= reading->tongue == HSY_TONGUE_GERMAN && is_behind_hyphen(reading, i, k);
            bool is_party =
                reading->tongue == HSY_TONGUE_GERMAN && reading->marks[i].speaker >= 0 && shares_party(reading, i, k);
            if (is_same || is_end)
                most = 2;
            else if (is_party)
                most = 1;
        }
        shared += most;
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
