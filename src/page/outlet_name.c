/* The outlet's own name, as the page prints it, known by the domain.
 *
 *     "Mill burns | Harbor Ledger"                 on harborledger.example      Harbor Ledger
 *     "© 2031 Oberer Bote. Alle Rechte …"          on oberer-bote.example       Oberer Bote
 *     "Get The Ledger on your way to work"         on theledgernews.example     The Ledger
 *     "Home News Sport"                            on harborledger.example      nothing
 *
 * A domain is mostly the name without blanks, so a run of words that spells it is the name, wherever it stands. With
 * a word behind ("news", "online": lexicon/any/domain-words.tsv) or only up to a hyphen of the domain, the words must
 * stand by themselves: as the first line or a piece of it, or behind "©". Behind "©" a word that is one part of a
 * domain with hyphens is enough. A line that spells nothing of the domain is no name, however much it looks like one.
 * Costs one look at each word's first letter, and more only where it is the domain's. Misses domains of initials alone.
 */
#include "base/buffer.h"
#include "base/utf8.h"
#include "page/fields.h"
#include "page/metadata.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    LONGEST_NAME = 6,   /* words that a name by itself has at most */
    SHORTEST_LABEL = 4, /* letters of a domain that is looked for inside a sentence */
    SHORTEST_PART = 4,  /* letters of a domain without a word behind */
    SHORTEST_WORD = 5,  /* letters of a domain's part between hyphens that is a name's word */
    LONGEST_GAP = 3,    /* bytes between a name's words: " ", "-", "’", " & " */
};

/* How much speaks for a name. */
typedef enum worth {
    WORTH_NOTHING,
    WORTH_PART,   /* by itself, and part of the domain */
    WORTH_INSIDE, /* among other words, and the domain */
    WORTH_WHOLE,  /* by itself, and the domain */
} worth;

/* Where it is looked for: a line under the title may be a place that the outlet is named after. */
typedef enum look {
    LOOK_FOR_ALL,  /* words that spell the whole domain */
    LOOK_FOR_PART, /* or a name by itself that spells part of it */
    LOOK_AT_NAME,  /* a name by itself alone */
} look;

typedef struct finder {
    hsy_arena *arena;
    hsy_slice domain; /* its first label: "oberer-bote" */
    hsy_slice label;  /* without hyphens */
    const hsy_lexicon *behind, *words;
    hsy_slice best;
    worth most;
} finder;

/* The next run of letters and digits at or behind `*at`, which moves behind it; empty at the end. */
static hsy_slice next_word(hsy_slice text, size_t *at) {
    size_t start = *at;
    while (*at < text.length) {
        size_t before = *at;
        bool is_letter = hsy_is_name_letter(hsy_utf8_next(text, at));
        if (!is_letter && before > start) return *at = before, hsy_slice_sub(text, start, before);
        if (!is_letter) start = *at;
    }
    return hsy_slice_sub(text, start, text.length);
}

/* "ä" as "ae", "ö" as "oe", "ü" as "ue", as domains have them. */
static hsy_slice spell_out(hsy_arena *arena, hsy_slice word) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t at = 0; at < word.length;) {
        size_t start = at;
        uint32_t c = hsy_utf8_next(word, &at);
        const char *two = c == 0xE4 || c == 0xC4   ? "ae"
                          : c == 0xF6 || c == 0xD6 ? "oe"
                          : c == 0xFC || c == 0xDC ? "ue"
                                                   : "";
        hsy_buffer_add(&out, *two ? hsy_slice_from_c(two) : hsy_slice_sub(word, start, at));
    }
    return hsy_buffer_text(&out);
}

/* Bytes of `label` from `from` on that the word spells; 0 when it does not. */
static size_t spelled(const finder *f, hsy_slice word, size_t from) {
    hsy_slice rest = hsy_slice_sub(f->label, from, f->label.length);
    if (word.length == 0 || rest.length == 0) return 0;
    bool is_ascii = (unsigned char)word.at[0] < 0x80;
    if (is_ascii && hsy_to_lower(word.at[0]) != rest.at[0]) return 0;
    hsy_slice folded = hsy_fold_plain(f->arena, word);
    if (folded.length && hsy_slice_starts(rest, folded)) return folded.length;
    folded = hsy_fold_plain(f->arena, spell_out(f->arena, word));
    return folded.length && hsy_slice_starts(rest, folded) ? folded.length : 0;
}

static bool is_article(const finder *f, hsy_slice word) {
    int row = hsy_lexicon_find(f->words, hsy_fold(f->arena, word));
    return hsy_slice_equal(hsy_lexicon_cell(f->words, row, 1), HSY_S("article"));
}

/* Bytes of the article that the domain begins with ("theledger"), 0 when it has none. */
static size_t article_of(const finder *f, size_t length) {
    return f->label.length >= length + SHORTEST_PART && is_article(f, hsy_slice_sub(f->label, 0, length)) ? length : 0;
}

/* Whether what stands between two words may stand inside a name. */
static bool is_gap(hsy_slice text, size_t end, size_t next) {
    if (next - end > LONGEST_GAP) return false;
    for (size_t i = end; i < next; i++)
        if (text.at[i] == ',' || text.at[i] == ':' || text.at[i] == ';' || text.at[i] == '|' || text.at[i] == '(' ||
            (text.at[i] == '.' && i + 1 < next))
            return false;
    return true;
}

/* How far the words from `start` on spell the domain from byte `from` on; `*end` is where they end. */
static size_t run_from(const finder *f, hsy_slice text, size_t start, size_t from, size_t *end) {
    size_t at = start, done = from;
    *end = start;
    for (int words = 0; words < LONGEST_NAME && done < f->label.length; words++) {
        size_t behind = at;
        hsy_slice word = next_word(text, &behind);
        size_t bytes = spelled(f, word, done), first = (size_t)(word.at - text.at);
        if (bytes == 0 || (words > 0 && !is_gap(text, *end, first))) break;
        done += bytes;
        at = *end = behind;
    }
    return done;
}

/* Whether a name that spells the domain up to `done` may be all of it: a hyphen or a word such as "news" follows. */
static bool is_rest(const finder *f, size_t done) {
    size_t letters = 0, i = 0;
    for (; i < f->domain.length && letters < done; i++) letters += f->domain.at[i] != '-';
    if (done < SHORTEST_PART && !(i < f->domain.length && f->domain.at[i] == '-')) return false;
    if (i < f->domain.length && f->domain.at[i] == '-') return true;
    return hsy_lexicon_find(f->behind, hsy_slice_sub(f->label, done, f->label.length)) >= 0;
}

static bool begins_name(hsy_slice word) { return word.length && !hsy_is_lower(word.at[0]); }

/* The article right before `start` that belongs to the name: "The Ledger" by itself, or with a capital in a line. */
static size_t with_article(const finder *f, hsy_slice text, size_t start, bool is_alone) {
    size_t end = start, before = start;
    while (before > 0 && !hsy_is_name_letter(hsy_utf8_previous(text, &before))) end = before;
    size_t first = end;
    while (first > 0 && hsy_is_letter(text.at[first - 1])) first--;
    hsy_slice word = hsy_slice_sub(text, first, end);
    bool is_elided = word.length == 1 && (word.at[0] == 'L' || word.at[0] == 'l') && start > end && text.at[end] != ' ';
    if (word.length == 0 || !hsy_is_upper(word.at[0]) || !is_gap(text, end, start)) return start;
    if (!is_elided && !is_article(f, word)) return start;
    return is_alone || first > 0 ? first : start;
}

/* Where the last letter or digit of the text ends. */
static size_t end_of_words(hsy_slice text) {
    size_t end = text.length, before = text.length;
    while (before > 0 && !hsy_is_name_letter(hsy_utf8_previous(text, &before))) end = before;
    return end;
}

static void take(finder *f, hsy_slice name, worth now) {
    if (now <= f->most) return;
    f->most = now;
    f->best = name;
}

/* Looks for the name among the words of a text in which no bar stands. */
static void look_in(finder *f, hsy_slice text, look how) {
    size_t articles[] = {0, article_of(f, 2), article_of(f, 3)}, last = end_of_words(text), number = 0;
    for (size_t at = 0; at < text.length && f->most < WORTH_WHOLE; number++) {
        hsy_slice word = next_word(text, &at);
        size_t start = (size_t)(word.at - text.at), end;
        if (!begins_name(word)) continue;
        for (size_t a = 0; a < sizeof articles / sizeof *articles; a++) {
            if (a > 0 && articles[a] == 0) continue;
            size_t done = run_from(f, text, start, articles[a], &end),
                   first = with_article(f, text, start, end >= last);
            if (done == articles[a]) continue;
            bool is_alone = (number == 0 || first == 0) && end >= last, is_all = done == f->label.length;
            hsy_slice name = hsy_slice_sub(text, first, end);
            if (is_alone && is_all) take(f, name, WORTH_WHOLE);
            if (is_alone && how != LOOK_FOR_ALL && is_rest(f, done)) take(f, name, WORTH_PART);
            if (how != LOOK_AT_NAME && is_all && f->label.length >= SHORTEST_LABEL) take(f, name, WORTH_INSIDE);
        }
    }
}

/* What stands behind "©" and the year, up to a full stop; empty when the text does not begin so. */
static hsy_slice holder_in(hsy_slice text) {
    static const hsy_slice signs[] = {HSY_SLICE("©"), HSY_SLICE("(c)"), HSY_SLICE("(C)"), HSY_SLICE("Copyright")};
    bool has_sign = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!hsy_slice_starts(text, signs[i])) continue;
        text = hsy_slice_trim(hsy_slice_sub(text, signs[i].length, text.length));
        has_sign = true;
        i = (size_t)-1;
    }
    size_t at = 0;
    while (at < text.length && (hsy_is_digit(text.at[at]) || hsy_is_space(text.at[at]) || text.at[at] == '-')) at++;
    if (hsy_slice_starts(hsy_slice_sub(text, at, text.length), HSY_S("by "))) at += 3;
    size_t stop = hsy_slice_find(text, HSY_S(". "), at);
    text = hsy_slice_sub(text, at, stop == HSY_NOT_FOUND ? text.length : stop);
    return has_sign ? hsy_slice_trim(text) : (hsy_slice){"", 0};
}

/* "© Oberer Kurier" on "kurier-sued.example": a word of the holder's name is a part of the domain. */
static void look_at_holder(finder *f, hsy_slice holder) {
    size_t words = 0;
    bool has_part = false;
    for (size_t at = 0; at < holder.length; words++) {
        hsy_slice word = hsy_fold_plain(f->arena, spell_out(f->arena, next_word(holder, &at)));
        for (hsy_slice rest = f->domain; rest.at && word.length >= SHORTEST_WORD;)
            has_part |= hsy_slice_equal(hsy_slice_cut(&rest, '-'), word);
    }
    while (holder.length && holder.at[holder.length - 1] == '.') holder.length--;
    if (has_part && words <= LONGEST_NAME) take(f, holder, WORTH_PART);
}

/* Looks at a line: at each piece between its bars. */
static void look_at_line(finder *f, hsy_slice line, look how) {
    static const hsy_slice bars[] = {HSY_SLICE(" | "), HSY_SLICE(" - "), HSY_SLICE(" – "), HSY_SLICE(" — "),
                                     HSY_SLICE(" · ")};
    for (size_t start = 0; start < line.length;) {
        size_t end = line.length, next = line.length;
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
            size_t at = hsy_slice_find(line, bars[b], start);
            if (at == HSY_NOT_FOUND || at >= end) continue;
            end = at;
            next = at + bars[b].length;
        }
        hsy_slice piece = hsy_slice_trim(hsy_slice_sub(line, start, end)), holder = holder_in(piece);
        if (holder.length) {
            look_in(f, holder, LOOK_FOR_PART);
            look_at_holder(f, holder);
        } else {
            look_in(f, piece, how);
        }
        start = next;
    }
}

static finder finder_of(hsy_arena *arena, hsy_slice domain) {
    finder f = {.arena = arena};
    hsy_slice rest = hsy_fold_plain(arena, domain);
    f.domain = domain.length ? hsy_slice_cut(&rest, '.') : (hsy_slice){"", 0};
    hsy_buffer label = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < f.domain.length; i++)
        if (f.domain.at[i] != '-' && f.domain.at[i] != ' ') hsy_buffer_add_byte(&label, f.domain.at[i]);
    f.label = hsy_buffer_text(&label);
    f.behind = hsy_lexicon_named(HSY_S("any"), HSY_S("domain-words"));
    f.words = hsy_lexicon_named(HSY_S("any"), HSY_S("outlet-words"));
    return f;
}

hsy_slice hsy_outlet_name_in(hsy_arena *arena, hsy_slice domain, hsy_slice line) {
    finder f = finder_of(arena, domain);
    look_at_line(&f, line, LOOK_AT_NAME);
    return f.best;
}

bool hsy_outlet_is_named(hsy_arena *arena, hsy_slice domain, hsy_slice words) {
    finder f = finder_of(arena, domain);
    look_in(&f, hsy_slice_trim(words), LOOK_AT_NAME);
    return f.most > WORTH_NOTHING;
}

hsy_slice hsy_outlet_name_find(hsy_arena *arena, hsy_slice domain, const hsy_blocks *blocks) {
    finder f = finder_of(arena, domain);
    for (size_t i = 0; i < blocks->count && f.label.length && f.most < WORTH_WHOLE; i++)
        look_at_line(&f, blocks->items[i].text, i == 0 ? LOOK_FOR_PART : LOOK_FOR_ALL);
    return f.best;
}
