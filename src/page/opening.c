/* Lines with which a text opens that say who made it and when, though nothing in the markup parts them from it.
 *
 *     "Eva Exempel, Fri 3 May 2024 07.00 BST"    byline
 *     "Press release, 3 May 2024"                date
 *     "By Eva Exempel and Ben Beispiel"          byline
 *     "(dpa/abc)"                                credit
 *     "On 3 May 2024 the dam broke."             none: a sentence
 *
 * A date line has a date and a label of a few words; with a person's name for a label it is a byline.
 */
#include "base/buffer.h"
#include "page/fields.h"
#include "page/measure.h"
#include "text/date.h"

enum {
    LINE_LONGEST = 160, /* bytes */
    LABEL_LONGEST = 40, /* bytes beside the dates of a date line */
};

static bool is_mark(char c) { return c == ',' || c == '|' || c == '-' || c == ':' || c == '/' || hsy_is_space(c); }

/* The line without its dates and the marks and blanks at its ends. */
static hsy_slice without_dates(hsy_arena *arena, hsy_slice text, hsy_found_dates dates) {
    hsy_buffer rest = hsy_buffer_in(arena, text.length);
    size_t at = 0;
    for (size_t i = 0; i < dates.count; i++) {
        hsy_buffer_add(&rest, hsy_slice_sub(text, at, dates.items[i].span.start));
        at = dates.items[i].span.end;
    }
    hsy_buffer_add(&rest, hsy_slice_sub(text, at, text.length));
    hsy_slice label = hsy_buffer_text(&rest);
    while (label.length && is_mark(label.at[0])) label = hsy_slice_sub(label, 1, label.length);
    while (label.length && is_mark(label.at[label.length - 1])) label.length--;
    return label;
}

static bool names_person(hsy_arena *arena, hsy_slice label, hsy_slice language) {
    for (hsy_slice rest = label; rest.at;)
        if (hsy_person_shaped(arena, hsy_slice_cut(&rest, ','), language)) return true;
    return false;
}

static bool has_day(hsy_found_dates dates) {
    for (size_t i = 0; i < dates.count; i++)
        if (dates.items[i].date.day && dates.items[i].date.year) return true;
    return false;
}

static bool ends_sentence(hsy_slice text) {
    char last = text.at[text.length - 1];
    return last == '.' || last == '!' || last == '?' || last == ':';
}

hsy_role hsy_opening_role(hsy_arena *arena, hsy_slice text, hsy_slice language) {
    if (text.length == 0 || text.length > LINE_LONGEST) return HSY_ROLE_COUNT;
    hsy_found_dates dates = hsy_dates_find(arena, text, language, NULL);
    if (has_day(dates) && !ends_sentence(text)) {
        hsy_slice label = without_dates(arena, text, dates);
        if (label.length <= LABEL_LONGEST)
            return names_person(arena, label, language) ? HSY_ROLE_BYLINE : HSY_ROLE_DATE;
    }
    if (hsy_byline_parse(arena, text, language, NULL, NULL)) return HSY_ROLE_BYLINE;
    return hsy_credit_line(arena, text, language) ? HSY_ROLE_CREDIT : HSY_ROLE_COUNT;
}
