/* What stands around the headline on pages whose markup says nothing: a byline, a date.
 *
 *     Dam breaks, river rises          <- the headline
 *     By Eva Exempel                   authors
 *     3 May 2024, 10:15                published
 *     The dam above Musterstadt …
 *
 * Only short lines that are nothing else count, the nearest first, below the headline before above it; words such as
 * "published" and "updated" before a date (lexicon/<language>/date-line-words.tsv) decide between several. A date may
 * also stand under the text; it is taken when all date lines of the page name one day.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/measure.h"
#include "page/metadata.h"
#include "page/phrase.h"
#include "text/date.h"

enum {
    BELOW = 14,                 /* blocks looked at */
    ABOVE = 6,                  /* blocks; a date or a byline over the headline */
    LONGEST_DATE_LINE = 220,    /* bytes */
    OTHER_BYTES = 60,           /* bytes of a date line near the headline that are not the date */
    ALONE_OTHER_BYTES = 24,     /* the same far from it */
    CUE_BYTES = 60,             /* between "published" and its date */
    BYLINE_ABOVE = 2,           /* blocks above the headline that may name the author beside a date */
    LONGEST_DATED_BYLINE = 120, /* bytes */
    CUE_BEHIND_BYTES = 24,      /* between a date and "posted" behind it */
    LEADING = 8,                /* bytes before a date that begins its line: "Am ", "⋅ " */
    LONGEST_LED_LINE = 120,     /* bytes of such a line near the headline */
    LONGEST_LEAD = 40,          /* bytes of a paragraph's start that are looked at for a date */
};

typedef enum said {
    SAID_NOTHING,
    SAID_PLAIN,     /* a date and little else */
    SAID_PUBLISHED, /* "Published 3 May 2024" */
    SAID_MODIFIED,
} said;

/* Whether the block is part of another thing than the text that the headline is over. Right beside the headline also
 * <aside> and <footer> hold the article's own data. */
static bool is_other(const hsy_raw_block *block, uint32_t headline_inside, bool is_near) {
    static const uint32_t never = HSY_IN_NAV | HSY_IN_FORM | HSY_IN_HIDDEN | HSY_IN_EMBED;
    static const uint32_t far = HSY_IN_FOOTER | HSY_IN_ASIDE | HSY_IN_TABLE | HSY_IN_LINK;
    return block->inside & (is_near ? never : never | far) & ~headline_inside;
}

/* A caption or a photographer's name: their agencies are not those of the text. */
static bool is_picture(const hsy_raw_page *page, const hsy_raw_block *block) {
    static const uint32_t hints = HSY_HINT_BIT(HSY_HINT_CAPTION) | HSY_HINT_BIT(HSY_HINT_GALLERY) |
                                  HSY_HINT_BIT(HSY_HINT_CREDIT) | HSY_HINT_BIT(HSY_HINT_VIDEO);
    if (block->inside & (HSY_IN_FIGURE | HSY_IN_CAPTION)) return true;
    return block->section != HSY_NO_SECTION && (page->sections.items[block->section].hints & hints);
}

static uint32_t inside_of(const hsy_raw_page *page, uint32_t headline) {
    return headline == HSY_NO_BLOCK ? 0 : page->blocks.items[headline].inside;
}

uint32_t hsy_headline_block(const hsy_metadata *metadata, const hsy_raw_page *page, hsy_slice title) {
    uint32_t found = HSY_NO_BLOCK;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        if (metadata->headline && block->node == metadata->headline->node) return i;
        if (found == HSY_NO_BLOCK && title.length && hsy_slice_equal(block->text, title) &&
            !(block->inside & HSY_IN_NAV))
            found = i;
    }
    return found;
}

/* The kind of the last cue that ends at most CUE_BYTES before `start`. */
static hsy_slice cue_before(const hsy_phrase_line *line, size_t start) {
    hsy_slice kind = {"", 0};
    for (uint32_t i = 0; i < line->tokens.count && line->tokens.items[i].end <= start;) {
        uint32_t behind = i;
        hsy_slice found = hsy_phrase_kind(line, i, &behind);
        if (found.length && line->tokens.items[behind - 1].end + CUE_BYTES >= start) kind = found;
        i = behind > i ? behind : i + 1;
    }
    return kind;
}

/* The kind of the first cue that begins at most CUE_BEHIND_BYTES behind `end`: "was posted on 3 May 2024", but also
 * "wurde am 3. Mai 2024 um 10:15 Uhr gepostet". */
static hsy_slice cue_behind(const hsy_phrase_line *line, size_t end) {
    for (uint32_t i = 0; i < line->tokens.count && line->tokens.items[i].start <= end + CUE_BEHIND_BYTES; i++) {
        hsy_slice found = line->tokens.items[i].start >= end ? hsy_phrase_kind(line, i, NULL) : (hsy_slice){"", 0};
        if (found.length) return found;
    }
    return (hsy_slice){"", 0};
}

/* What a line says about a date: the best of its dates is put into `*date`. `other` is how many bytes beside dates a
 * line without a cue may have. */
static said read_date_line(hsy_arena *arena, hsy_slice text, const hsy_article *article, size_t other, hsy_date *date) {
    if (text.length > LONGEST_DATE_LINE) return SAID_NOTHING;
    hsy_found_dates found = hsy_dates_find(arena, text, article->language, NULL);
    if (found.count == 0) return SAID_NOTHING;
    hsy_phrase_line line = hsy_phrase_line_of(arena, text, article->language, HSY_S("date-line-words"));
    size_t bytes = 0;
    said best = SAID_NOTHING;
    for (size_t i = found.count; i-- > 0;) {
        hsy_date d = found.items[i].date;
        hsy_slice cue = cue_before(&line, found.items[i].span.start);
        if (cue.length == 0) cue = cue_behind(&line, found.items[i].span.end);
        bytes += found.items[i].span.end - found.items[i].span.start;
        if (d.year < HSY_FIRST_YEAR || d.month == 0 || d.day == 0 || hsy_slice_equal(cue, HSY_S("today"))) continue;
        said now = hsy_slice_equal(cue, HSY_S("published"))  ? SAID_PUBLISHED
                   : hsy_slice_equal(cue, HSY_S("modified")) ? SAID_MODIFIED
                                                             : SAID_PLAIN;
        if (best == SAID_PUBLISHED && now != SAID_PUBLISHED) continue;
        best = now;
        *date = d;
    }
    char last = text.at[text.length - 1];
    bool is_sentence = last == '.' || last == '!' || last == '?';
    if (best == SAID_PLAIN && is_sentence && text.length - bytes > ALONE_OTHER_BYTES) return SAID_NOTHING;
    bool leads = found.items[0].span.start <= LEADING && text.length <= LONGEST_LED_LINE && other == OTHER_BYTES;
    return best == SAID_PLAIN && text.length - bytes > other && !leads ? SAID_NOTHING : best;
}

/* "27.1.2022 - Der Anfang …": a date in digits that a mark parts from the text behind it. */
static said read_leading_date(hsy_arena *arena, hsy_slice text, const hsy_article *article, hsy_date *date) {
    hsy_slice start = hsy_slice_sub(text, 0, LONGEST_LEAD);
    start.length = hsy_utf8_valid_prefix(start);
    if (start.length == 0 || !hsy_is_digit(start.at[0])) return SAID_NOTHING;
    hsy_found_dates found = hsy_dates_find(arena, start, article->language, NULL);
    if (found.count == 0 || found.items[0].span.start > 0 || found.items[0].date.day == 0) return SAID_NOTHING;
    hsy_slice rest = hsy_slice_trim(hsy_slice_sub(start, found.items[0].span.end, start.length));
    static const char *const marks[] = {"-", "–", "—", ":", "|", "„", "“", "•", "·"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!hsy_slice_starts(rest, hsy_slice_from_c(marks[i]))) continue;
        *date = found.items[0].date;
        return date->year >= HSY_FIRST_YEAR ? SAID_PLAIN : SAID_NOTHING;
    }
    return SAID_NOTHING;
}

/* The one day that all date lines of the page name; those that say "published" go before those that are only a date,
 * and those before the one that says "last changed", as under a wiki's page. */
static hsy_date only_date(hsy_arena *arena, const hsy_raw_page *page, uint32_t headline_inside,
                          const hsy_article *article) {
    hsy_date only[SAID_MODIFIED + 1] = {0}, date;
    bool several[SAID_MODIFIED + 1] = {0};
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        bool is_below = is_other(block, headline_inside, false);
        if (is_below && (block->inside & HSY_IN_NAV)) continue;
        said what = read_date_line(arena, block->text, article, ALONE_OTHER_BYTES, &date);
        if (what == SAID_NOTHING || (is_below && what != SAID_MODIFIED)) continue;
        if (only[what].year && hsy_date_compare_days(only[what], date) != 0) several[what] = true;
        if (!only[what].year) only[what] = date;
    }
    if (only[SAID_PUBLISHED].year && !several[SAID_PUBLISHED]) return only[SAID_PUBLISHED];
    if (article->is_date_doubtful) return (hsy_date){0};
    if (only[SAID_PLAIN].year && !several[SAID_PLAIN]) return only[SAID_PLAIN];
    return several[SAID_MODIFIED] ? (hsy_date){0} : only[SAID_MODIFIED];
}

/* The dates seen so far: the first, the first that is called the day of publication, the first that is called a change.
 */
typedef struct dates_seen {
    hsy_date by[SAID_MODIFIED + 1];
} dates_seen;

/* Whether a picture of the page has the line for its description: then the line is a caption. */
static bool describes_picture(const hsy_raw_page *page, hsy_slice text) {
    for (size_t i = 0; i < page->images.count; i++)
        if (hsy_slice_equal(page->images.items[i].alt, text) || hsy_slice_equal(page->images.items[i].title, text))
            return true;
    return false;
}

static void see_dates(hsy_arena *arena, const hsy_raw_page *page, const hsy_raw_block *block,
                      const hsy_article *article, dates_seen *seen) {
    hsy_date date;
    said what = read_date_line(arena, block->text, article, OTHER_BYTES, &date);
    if (what == SAID_PLAIN && describes_picture(page, block->text)) what = SAID_NOTHING;
    if (what == SAID_NOTHING) what = read_leading_date(arena, block->text, article, &date);
    if (what != SAID_NOTHING && seen->by[what].year == 0) seen->by[what] = date;
}

/* "Posted by eva on 3 May 2024", "3 May 2024 | Eva Exempel": a line with a date whose rest is a name, or that has a
 * word for "by" in it, where a lone word may be the name. */
static void read_dated_byline(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slices *authors,
                              hsy_slices *credits) {
    if (text.length > LONGEST_DATED_BYLINE) return;
    if (hsy_dates_find(arena, text, language, NULL).count == 0) return;
    bool is_led = hsy_opening_role(arena, text, language) == HSY_ROLE_BYLINE;
    hsy_phrase_line line = hsy_phrase_line_of(arena, text, language, HSY_S("byline-words"));
    for (uint32_t i = 0; i < line.tokens.count && !is_led; i++) is_led = hsy_phrase_can_be(&line, i, HSY_S("by"), NULL);
    if (is_led) hsy_authors_read(arena, text, language, authors, credits);
}

static void read_byline(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slices *authors,
                        hsy_slices *credits) {
    hsy_byline_parse(arena, text, language, authors, credits);
    if (authors->count == 0) read_dated_byline(arena, text, language, authors, credits);
}

hsy_date hsy_around_read(hsy_arena *arena, const hsy_raw_page *page, uint32_t headline, const hsy_article *article,
                         hsy_slices *authors, hsy_slices *credits) {
    uint32_t count = (uint32_t)page->blocks.count, inside = inside_of(page, headline);
    dates_seen seen = {0};
    /* only then is a date far from the headline worth a search */
    bool is_open = article->published.length == 0 || article->is_date_doubtful;
    if (headline == HSY_NO_BLOCK) return is_open ? only_date(arena, page, inside, article) : (hsy_date){0};
    for (uint32_t i = headline + 1; i < count && i <= headline + BELOW; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        if (is_other(block, inside, true)) continue;
        if (authors->count == 0 && !is_picture(page, block))
            read_byline(arena, block->text, article->language, authors, credits);
        see_dates(arena, page, block, article, &seen);
    }
    for (uint32_t i = 1; i <= ABOVE && i <= headline; i++) {
        const hsy_raw_block *block = &page->blocks.items[headline - i];
        if (is_other(block, inside, true)) continue;
        see_dates(arena, page, block, article, &seen);
        if (authors->count == 0 && i <= BYLINE_ABOVE && !is_picture(page, block))
            read_dated_byline(arena, block->text, article->language, authors, credits);
    }
    if (seen.by[SAID_PUBLISHED].year) return seen.by[SAID_PUBLISHED];
    if (seen.by[SAID_PLAIN].year) return seen.by[SAID_PLAIN];
    hsy_date only = is_open ? only_date(arena, page, inside, article) : (hsy_date){0};
    return only.year ? only : seen.by[SAID_MODIFIED];
}
