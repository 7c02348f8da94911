/* Which line in front of the prose is the headline.
 *
 *     Home · Region                                     navigation
 *     Mill burns for a second night in Eastholm         the words recur in the prose, a byline follows: the title
 *     The owner had warned the council.                 a sentence: no title
 *     By Jana Okafor
 *     The old mill in Eastholm was still burning …
 *
 * The lines that stand within reach of the first prose are compared by points: above all, how many of their words come
 * back in the prose; then length, whether the line stands twice, whether a byline or date is near. Of two that are
 * nearly as good the earlier wins, since a second headline-like line is the subtitle. Whatever has a shape of its own
 * (a date, a credit, a known phrase, a sentence) is out. A page may have none.
 * Misses titles whose words the article never takes up again.
 */
#include "page/line.h"

enum {
    REACH = 40,       /* lines in front of the prose */
    CLOSE = 10,       /* lines that cost nothing; each further one costs a point */
    NEARLY = 8,       /* points by which a later line must be better */
    ENOUGH = 45,      /* points of a title */
    UNKNOWN = 40,     /* per cent for a line whose words cannot be compared */
    MOST_WORDS = 25,  /* of a title */
    BYLINE_NEAR = 4,  /* lines behind the title */
    GOOD_LENGTH = 15, /* points, as those below */
    TOO_SHORT = -20,
    STANDS_TWICE = 15,
    BEFORE_BYLINE = 10,
    NAME_ALONE = -40,
    LIST_ITEM = -20,
    UNDER_PICTURE = -80, /* behind a photo credit stands its caption */
};

static bool is_out(const hsy_line *line) {
    static const uint8_t shapes[] = {
        HSY_LINE_SYMBOLS,      HSY_LINE_COUNTER, HSY_LINE_TIME_CODE, HSY_LINE_SCRIPT, HSY_LINE_ADDRESS,
        HSY_LINE_TELEPHONE,    HSY_LINE_BYLINE,  HSY_LINE_DATE,      HSY_LINE_CREDIT, HSY_LINE_NOTE,
        HSY_LINE_PHOTO_CREDIT, HSY_LINE_OUTLET,  HSY_LINE_MAIL,      HSY_LINE_PROSE,  HSY_LINE_CAPTION_CREDIT,
    };
    for (size_t i = 0; i < sizeof shapes; i++)
        if (hsy_line_has(line, (hsy_line_feature)shapes[i])) return true;
    if (hsy_line_has(line, HSY_LINE_ENDS_SENTENCE) && !hsy_line_has(line, HSY_LINE_ENDS_QUESTION)) return true;
    bool is_phrase = line->phrase.is_found && (line->phrase.is_whole || line->phrase.where != HSY_BOILERPLATE_END);
    return is_phrase || line->words == 0 || line->words > MOST_WORDS;
}

static bool has_byline_near(hsy_lines lines, size_t i) {
    for (size_t k = i + 1; k < lines.count && k <= i + BYLINE_NEAR; k++)
        if (hsy_line_has(&lines.items[k], HSY_LINE_BYLINE) || hsy_line_has(&lines.items[k], HSY_LINE_DATE)) return true;
    return false;
}

static int points_of(hsy_lines lines, size_t i, size_t body) {
    const hsy_line *line = &lines.items[i];
    int points = line->topic_percent == HSY_LINE_NO_TOPIC ? UNKNOWN : line->topic_percent;
    points += hsy_line_has(line, HSY_LINE_WORDS_1_3) ? TOO_SHORT : GOOD_LENGTH;
    if (hsy_line_has(line, HSY_LINE_REPEATED) || hsy_line_has(line, HSY_LINE_PREFIX_REPEATED)) points += STANDS_TWICE;
    if (has_byline_near(lines, i)) points += BEFORE_BYLINE;
    if (hsy_line_has(line, HSY_LINE_PERSON)) points += NAME_ALONE;
    if (hsy_line_has(line, HSY_LINE_BULLET)) points += LIST_ITEM;
    if (hsy_line_has(line, HSY_LINE_AFTER_PHOTO_CREDIT)) points += UNDER_PICTURE;
    size_t distance = body - i;
    return distance > CLOSE ? points - (int)(distance - CLOSE) : points;
}

size_t hsy_lines_title(hsy_lines lines, size_t body) {
    size_t best = HSY_NOT_FOUND;
    int most = ENOUGH - NEARLY - 1;
    for (size_t i = body > REACH ? body - REACH : 0; i < body && i < lines.count; i++) {
        if (is_out(&lines.items[i])) continue;
        int points = points_of(lines, i, body);
        if (points <= most + NEARLY) continue;
        most = points;
        best = i;
    }
    return best;
}
