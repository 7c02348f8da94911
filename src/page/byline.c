/* Bylines: the people who wrote a text, apart from agencies, desks, places and roles.
 *
 *     "Von Anna Muster und Ben Beispiel, dpa"       people Anna Muster, Ben Beispiel · credit dpa
 *     "By ANNA EXAMPLE, Political Editor, London"   person ANNA EXAMPLE
 *     "Newsdesk", "BR24 Redaktion"                  credit, as far as a desk is worth naming
 *     "Von nun an wird alles besser"                no byline
 *
 * A line is cut into parts at commas, slashes and words such as "and"; each part is an agency, an outlet, a desk, a
 * role, a place, a date or a person. A line of running text must be all of this, from a cue on ("by", "von", "par") or
 * with an agency or role beside the name; a field that is known to name the author needs no cue. The words are in
 * lexicon/<language>/byline-words.tsv. Why not a learnt model: a byline is a handful of words whose order says all.
 * Misses people of one name in running lines ("Von Fatima") and names in scripts without capitals there.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/phrase.h"
#include "text/fold.h"
#include "text/name.h"

enum {
    LONGEST_PERSON = 7,        /* words: "Anne-Marie de la Torre y Gómez jun." */
    LONGEST_PERSON_BYTES = 80, /* for a field's value; longer ones are sentences */
    LONGEST_DESK = 6,          /* words: "Staff and news service reports" */
    LONGEST_WITHOUT_CUE = 14,  /* words and marks of a line without "by" */
    SHORTEST_LETTERS = 3,      /* of an outlet that is called by letters */
    LONGEST_OTHER = 6,         /* words of a part that is neither, after a person: "The Mail on Sunday", "London" */
    MOST_PEOPLE = 24,          /* a list longer than this is no byline but a cast */
};

typedef struct reader {
    hsy_arena *arena;
    hsy_phrase_line line;
    hsy_slices authors, credits;
    bool is_field;  /* known to name the author */
    bool is_broken; /* some part cannot stand in a byline */
    bool has_role;
    bool has_cue;   /* "by" was there */
    bool is_other;  /* what stands now is by a photographer, translator, editor */
    bool is_joined; /* "and" or "with" stands before the part */
    bool has_agency;
} reader;

static bool is_kind(hsy_slice kind, const char *name) { return hsy_slice_equal(kind, hsy_slice_from_c(name)); }

static hsy_slice kind_at(const reader *r, uint32_t at) {
    hsy_slice kind = hsy_phrase_kind(&r->line, at, NULL);
    if (kind.length) return kind;
    kind = hsy_phrase_compound_kind(&r->line, at);
    return is_kind(kind, "desk") || is_kind(kind, "role") ? kind : (hsy_slice){"", 0};
}

static hsy_token token_at(const reader *r, uint32_t at) { return r->line.tokens.items[at]; }

static bool can_be(const reader *r, uint32_t at, const char *kind) {
    return hsy_phrase_can_be(&r->line, at, hsy_slice_from_c(kind), NULL);
}

static bool is_word(const reader *r, uint32_t at) { return token_at(r, at).kind == HSY_TOKEN_WORD; }

/* "example.com", "news.example.de": no blank, a dot, and two to six lower-case letters behind the last one. */
static bool is_domain(hsy_slice text) {
    size_t dot = HSY_NOT_FOUND;
    for (size_t i = 0; i < text.length; i++) {
        if (hsy_is_space(text.at[i]) || text.at[i] == '@') return false;
        if (text.at[i] == '.') dot = i;
    }
    if (dot == HSY_NOT_FOUND || dot < 2 || text.length - dot - 1 < 2 || text.length - dot - 1 > 6) return false;
    for (size_t i = dot + 1; i < text.length; i++)
        if (!hsy_is_lower(text.at[i])) return false;
    return true;
}

static bool is_scriptless(hsy_slice text) {
    size_t at = 0;
    while (at < text.length)
        if (hsy_utf8_next(text, &at) >= 0x0590) return true; /* Hebrew and above: no capitals to go by */
    return false;
}

/* Every word a capital, an initial or a particle, at least two of them not particles. */
static bool is_person(const reader *r, uint32_t first, uint32_t end) {
    uint32_t capitals = 0, words = 0;
    for (uint32_t i = first; i < end; i++) {
        if (hsy_phrase_is(&r->line, i, HSY_S("-"))) continue;
        if (!is_word(r, i)) return false;
        words++;
        if (hsy_phrase_capital(&r->line, i))
            capitals += !can_be(r, i, "title");
        else if (!can_be(r, i, "particle") && !can_be(r, i, "title"))
            return false;
    }
    return capitals >= 2 && words <= LONGEST_PERSON;
}

static bool is_place(hsy_arena *arena, hsy_slice text) {
    const hsy_lexicon *places = hsy_lexicon_named(HSY_S("any"), HSY_S("places"));
    int row = hsy_lexicon_find(places, hsy_fold(arena, text));
    return row >= 0 &&
           (is_kind(hsy_lexicon_cell(places, row, 2), "city") || is_kind(hsy_lexicon_cell(places, row, 2), "country"));
}

/* In a field a person may also be one word, in lower case, or in a script without capitals. */
static bool is_field_person(const reader *r, uint32_t first, uint32_t end) {
    hsy_slice text = hsy_phrase_text(&r->line, first, end);
    uint32_t words = 0, small = 0;
    if (text.length > LONGEST_PERSON_BYTES) return false;
    for (uint32_t i = first; i < end; i++) {
        words += is_word(r, i);
        small += is_word(r, i) && !hsy_phrase_capital(&r->line, i) && !can_be(r, i, "particle");
    }
    if (is_scriptless(text)) return true;
    if (words == 1 && is_place(r->arena, text)) return false;
    return words > 0 && words <= LONGEST_PERSON && (small == 0 || words <= 2);
}

/* Where the person in [first, end) stops: at a role, a desk, a place, a number, a handle. */
static uint32_t person_end(const reader *r, uint32_t first, uint32_t end, hsy_slice *why) {
    *why = (hsy_slice){"", 0};
    for (uint32_t i = first; i < end; i++) {
        hsy_slice kind = kind_at(r, i);
        bool small_only = is_kind(kind, "from") || is_kind(kind, "for") || is_kind(kind, "stop");
        bool in_name = hsy_phrase_capital(&r->line, i) && (is_kind(kind, "from") || can_be(r, i, "particle"));
        if (small_only && i > first && in_name) continue; /* "Loïc Le Clerc" */
        if (small_only || is_kind(kind, "role") || is_kind(kind, "desk")) {
            *why = kind;
            return i;
        }
        if (token_at(r, i).kind == HSY_TOKEN_NUMBER || hsy_phrase_is(&r->line, i, HSY_S("@"))) {
            *why = HSY_S("stop");
            return i;
        }
    }
    return end;
}

static bool is_agency_or_outlet(hsy_slice text) {
    return hsy_name_of_agency(text).length > 0 || hsy_name_of_outlet(text).length > 0;
}

/* "Associated Press" of "Associated Press in Valencia", "MDR Sachsen": an outlet or an agency, or the letters that one
 * is called by with another word behind them. The part [first, end) as a whole is none. */
static bool begins_with_outlet(const reader *r, uint32_t first, uint32_t stop, uint32_t end) {
    if (stop <= first) return false;
    if (stop < end && is_agency_or_outlet(hsy_phrase_text(&r->line, first, stop))) return true;
    hsy_slice word = hsy_phrase_text(&r->line, first, first + 1);
    for (size_t i = 0; i < word.length; i++)
        if (!hsy_is_upper(word.at[i])) return false;
    return word.length >= SHORTEST_LETTERS && stop > first + 1 && is_agency_or_outlet(word);
}

static void add_credit(reader *r, hsy_slice text) {
    if (!r->is_other) hsy_phrase_add(r->arena, &r->credits, text);
}

static void read_rest(reader *r, uint32_t first, uint32_t end) {
    if (first >= end) return;
    hsy_slice rest = hsy_phrase_text(&r->line, first, end);
    if (is_agency_or_outlet(rest)) add_credit(r, rest);
}

static void read_unknown(reader *r, uint32_t first, uint32_t end) {
    hsy_slice text = hsy_phrase_text(&r->line, first, end);
    if (r->is_field) {
        if (r->authors.count == 0 && is_field_person(r, first, end)) hsy_phrase_add(r->arena, &r->authors, text);
        return;
    }
    if (!r->has_cue || r->authors.count + r->credits.count == 0 || end - first > LONGEST_OTHER ||
        !hsy_phrase_capital(&r->line, first))
        r->is_broken = true;
}

/* A name that stands twice, for eyes and for screen readers, "Eva Exempel Eva Exempel", is one. */
static uint32_t once(const reader *r, uint32_t first, uint32_t end) {
    uint32_t half = (end - first) / 2;
    if ((end - first) % 2 || half < 2) return end;
    hsy_slice one = hsy_phrase_text(&r->line, first, first + half);
    return hsy_slice_equal(one, hsy_phrase_text(&r->line, first + half, end)) ? first + half : end;
}

static void add_person(reader *r, uint32_t first, uint32_t end) {
    if (!r->is_other) hsy_phrase_add(r->arena, &r->authors, hsy_phrase_text(&r->line, first, once(r, first, end)));
}

/* Where the agency ends that a desk is of, "Reuters" of "Reuters Staff"; `first` when it is none's. */
static uint32_t agency_end(const reader *r, uint32_t first, uint32_t end) {
    for (uint32_t i = end - 1; i > first; i--)
        if (is_word(r, i - 1) && hsy_name_of_agency(hsy_phrase_text(&r->line, first, i)).length) return i;
    return first;
}

/* A desk is named in a few words: "von der Redaktion ausgewählt, im Falle …" is a sentence. */
static void add_desk(reader *r, uint32_t first, uint32_t end) {
    uint32_t agency = agency_end(r, first, end);
    r->has_role = true;
    r->has_agency = r->has_agency || agency > first;
    if (end - first <= LONGEST_DESK)
        add_credit(r, hsy_phrase_text(&r->line, first, agency > first ? agency : end));
    else
        r->is_broken = !r->is_field;
}

/* Where a desk's name ends: at a number or a word that begins a date. */
static uint32_t desk_end(const reader *r, uint32_t desk, uint32_t end) {
    for (uint32_t i = desk + 1; i < end; i++)
        if (token_at(r, i).kind == HSY_TOKEN_NUMBER || is_kind(kind_at(r, i), "stop")) return i;
    return end;
}

static bool ends_with_mark(const reader *r, uint32_t end) {
    if (is_word(r, end - 1)) return false;
    static const char *const marks[] = {".", "»", "«", "-", "–", "—", "·", "•", ":"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hsy_phrase_is(&r->line, end - 1, hsy_slice_from_c(marks[i]))) return true;
    return false;
}

/* "Eva Exempel in a boat. dpa": what stands behind the name goes on in lower case, so it is a sentence. */
static bool runs_on(const reader *r, uint32_t stop, uint32_t end, hsy_slice why) {
    if (r->has_cue || r->is_field || stop + 1 >= end) return false;
    return (is_kind(why, "from") || is_kind(why, "for")) && is_word(r, stop + 1) &&
           !hsy_phrase_capital(&r->line, stop + 1);
}

/* One part between separators. */
static void read_part(reader *r, uint32_t first, uint32_t end) {
    while (first < end && !is_word(r, first) && token_at(r, first).kind != HSY_TOKEN_NUMBER &&
           !hsy_phrase_is(&r->line, first, HSY_S("@")))
        first++;
    while (first < end && ends_with_mark(r, end)) end--;
    if (first >= end) return;
    hsy_slice text = hsy_phrase_text(&r->line, first, end), why;
    bool is_sign = r->is_joined && r->authors.count + r->credits.count > 0 && hsy_unknown_sign(text);
    if (is_agency_or_outlet(text) || is_domain(text) || is_sign) {
        r->has_agency = r->has_agency || is_sign || hsy_name_of_agency(text).length;
        add_credit(r, text);
        return;
    }
    bool in_brackets = first > 0 && hsy_phrase_is(&r->line, first - 1, HSY_S("("));
    if (in_brackets && r->authors.count) return; /* "Eva Exempel (Speaker of the Board)" */
    uint32_t stop = person_end(r, first, end, &why);
    if (is_kind(why, "desk")) {
        add_desk(r, first, desk_end(r, stop, end));
    } else if (!is_kind(why, "role") && begins_with_outlet(r, first, stop, end)) {
        add_credit(r, hsy_phrase_text(&r->line, first, stop));
    } else if (is_person(r, first, stop)) {
        r->has_role = r->has_role || is_kind(why, "role");
        if (runs_on(r, stop, end, why)) r->is_broken = true;
        add_person(r, first, stop);
        read_rest(r, stop + 1, end);
    } else if (is_kind(why, "role") && r->is_field && is_scriptless(hsy_phrase_text(&r->line, first, stop))) {
        add_person(r, first, stop);
    } else if (is_kind(why, "role")) {
        bool is_title = r->authors.count > 0 && !r->is_joined; /* "Eva Exempel, Consumer Editor" */
        r->has_role = true;
        uint32_t behind = stop;
        hsy_phrase_kind(&r->line, stop, &behind);
        if (stop == first && is_person(r, behind, end))
            add_person(r, behind, end);
        else if (stop > first && !is_title)
            add_desk(r, first, end);
    } else if (stop == first && why.length) {
        read_rest(r, first + 1, end);
    } else {
        read_unknown(r, first, stop);
    }
}

static bool is_separator(const reader *r, uint32_t at) {
    static const hsy_slice marks[] = {
        HSY_SLICE(","), HSY_SLICE(";"), HSY_SLICE("/"), HSY_SLICE("&"),  HSY_SLICE("|"),
        HSY_SLICE("•"), HSY_SLICE("·"), HSY_SLICE("–"), HSY_SLICE("—"),  HSY_SLICE("("),
        HSY_SLICE(")"), HSY_SLICE(":"), HSY_SLICE("+"), HSY_SLICE("\\"), HSY_SLICE("・"),
    };
    hsy_token token = token_at(r, at);
    if (token.kind == HSY_TOKEN_WORD || token.kind == HSY_TOKEN_NUMBER) return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hsy_phrase_is(&r->line, at, marks[i])) return true;
    return hsy_phrase_is(&r->line, at, HSY_S("-")) && (token.flags & HSY_TOKEN_SPACE_BEFORE);
}

/* The end of a run "dpa/lni" of words and slashes without blanks that is an agency's sign, or `at`. */
static uint32_t sign_end(const reader *r, uint32_t at) {
    uint32_t end = at + 1, count = (uint32_t)r->line.tokens.count;
    if (!is_word(r, at) || !hsy_phrase_is(&r->line, end, HSY_S("/"))) return at;
    if (!hsy_sign_part(hsy_phrase_text(&r->line, at, end))) return at;
    while (end + 1 < count && hsy_phrase_is(&r->line, end, HSY_S("/")) &&
           hsy_sign_part(hsy_phrase_text(&r->line, end + 1, end + 2)) &&
           !((token_at(r, end).flags | token_at(r, end + 1).flags) & HSY_TOKEN_SPACE_BEFORE))
        end += 2;
    return end > at + 1 && hsy_name_of_agency(hsy_phrase_text(&r->line, at, end)).length ? end : at;
}

/* In a field what stands before "by" is a section or a label: "Opinion | By Eva Exempel". */
static void begin_cue(reader *r, bool is_other) {
    if (r->is_field && !is_other && !r->has_cue) r->authors.count = 0;
    r->has_cue = r->has_cue || !is_other;
    r->is_other = is_other;
}

/* Whether a comma or "and" stands right before or behind the bar at `at`. */
static bool joined_at(const reader *r, uint32_t at) {
    if (at > 0 && (hsy_phrase_is(&r->line, at - 1, HSY_S(",")) || can_be(r, at - 1, "and"))) return true;
    if (at + 1 >= r->line.tokens.count) return false;
    return hsy_phrase_is(&r->line, at + 1, HSY_S("&")) || hsy_phrase_is(&r->line, at + 1, HSY_S(",")) ||
           can_be(r, at + 1, "and") || can_be(r, at + 1, "by");
}

static void read_parts(reader *r, uint32_t first) {
    uint32_t count = (uint32_t)r->line.tokens.count, part = first, at = first;
    while (at < count && !r->is_broken) {
        uint32_t behind = at, sign = sign_end(r, at);
        if (sign > at) {
            read_part(r, part, at);
            add_credit(r, hsy_phrase_text(&r->line, at, sign));
            part = at = sign;
            continue;
        }
        hsy_slice kind = hsy_phrase_kind(&r->line, at, &behind);
        bool is_label = is_kind(kind, "stop") && hsy_phrase_is(&r->line, behind, HSY_S(":")); /* "Source: …" */
        bool joins = is_kind(kind, "and") || is_kind(kind, "with");
        bool begins = is_kind(kind, "by") || is_kind(kind, "not");
        if (begins && at > part && can_be(r, at, "particle") && hsy_phrase_capital(&r->line, at - 1)) begins = false;
        if (joins || begins || is_label) {
            read_part(r, part, at);
            if (begins || is_label) begin_cue(r, !is_kind(kind, "by"));
            r->is_joined = joins;
            part = at = behind;
        } else if (is_separator(r, at)) {
            read_part(r, part, at);
            if (r->is_field && r->authors.count && hsy_phrase_is(&r->line, at, HSY_S("|")) &&
                !joined_at(r, at)) /* what follows is another element: a biography, a share button */
                return;
            r->is_joined = false;
            part = ++at;
        } else {
            at = behind > at ? behind : at + 1;
        }
        if (r->authors.count > MOST_PEOPLE) r->is_broken = true;
    }
    if (!r->is_broken) read_part(r, part, count);
}

static bool hand_over(reader *r, hsy_slices *authors, hsy_slices *credits) {
    bool added = false;
    for (size_t i = 0; authors && i < r->authors.count; i++)
        added |= hsy_phrase_add(r->arena, authors, r->authors.items[i]);
    for (size_t i = 0; credits && i < r->credits.count; i++)
        added |= hsy_phrase_add(r->arena, credits, r->credits.items[i]);
    return added;
}

static reader reader_of(hsy_arena *arena, hsy_slice line, hsy_slice language, bool is_field) {
    return (reader){
        .arena = arena, .line = hsy_phrase_line_of(arena, line, language, HSY_S("byline-words")), .is_field = is_field};
}

/* "APA/AFP/Eva Exempel": behind agencies and a slash stands who took the picture. */
static bool is_picture_sign(const reader *r) {
    if (r->has_cue || r->authors.count == 0 || r->credits.count == 0) return false;
    hsy_slice person = r->authors.items[0], agency = r->credits.items[0];
    return person.at > agency.at && person.at[-1] == '/';
}

/* Whether the line is too long for a byline without "by" and does not begin with it: its first words tell. */
static bool is_too_long(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    hsy_slice head = hsy_phrase_head(line, LONGEST_WITHOUT_CUE);
    if (head.length == line.length) return false;
    reader r = reader_of(arena, head, language, false);
    return !can_be(&r, 0, "by");
}

bool hsy_byline_parse(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slices *authors, hsy_slices *credits) {
    line = hsy_slice_trim(line);
    if (line.length == 0 || line.length > HSY_BYLINE_LONGEST || is_too_long(arena, line, language)) return false;
    reader r = reader_of(arena, line, language, false);
    uint32_t first = 0;
    r.has_cue = hsy_phrase_can_be(&r.line, 0, HSY_S("by"), &first);
    if (!r.has_cue && r.line.tokens.count > LONGEST_WITHOUT_CUE) return false;
    read_parts(&r, first);
    if (r.is_broken || r.authors.count + r.credits.count == 0 || is_picture_sign(&r)) return false;
    bool is_shared = r.has_role && r.has_agency; /* "Post staff and Associated Press" */
    if (!r.has_cue && !is_shared && (r.authors.count == 0 || (r.credits.count == 0 && !r.has_role))) return false;
    hand_over(&r, authors, credits);
    return true;
}

bool hsy_authors_read(hsy_arena *arena, hsy_slice value, hsy_slice language, hsy_slices *authors, hsy_slices *credits) {
    value = hsy_slice_trim(value);
    if (value.length == 0 || value.length > HSY_BYLINE_LONGEST) return false;
    reader r = reader_of(arena, value, language, true);
    uint32_t first = 0;
    r.has_cue = hsy_phrase_can_be(&r.line, 0, HSY_S("by"), &first);
    read_parts(&r, first);
    return hand_over(&r, authors, credits);
}

bool hsy_person_shaped(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    line = hsy_slice_trim(line);
    if (line.length == 0 || line.length > LONGEST_PERSON_BYTES) return false;
    reader r = reader_of(arena, line, language, false);
    hsy_slice why;
    uint32_t count = (uint32_t)r.line.tokens.count;
    return person_end(&r, 0, count, &why) == count && is_person(&r, 0, count);
}
