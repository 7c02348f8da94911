/* Which role each line of a page without markup has: the best path through the page as a whole.
 *
 *     front ->  front, title seen  ->  body  ->  tail
 *     site, navigation, TITLE          PARAGRAPH, SUBHEADING,   related, teaser,
 *     byline, date, caption, LEDE      caption, promotion       comment, legal
 *
 * Each line gives each role points by its features (the table `weights`), each pair of neighbours gives points by
 * their roles (`links`), and the page is in one of four parts that follow one another: a title stands in front,
 * paragraphs in the body, and nothing of the article in the tail. The path with the most points wins (Viterbi 1967;
 * a linear-chain model whose weights were set by hand, in tenths, by what news pages look like). So a sentence is a
 * teaser where only boilerplate surrounds it, and a paragraph where prose goes on behind it; a table of numbers can
 * say this where nested conditions could not.
 *
 * Misses a second article on the same page when it has prose of its own and no mark of an end before it.
 */
#include "page/line.h"

enum {
    PHRASE_WHOLE = 65, /* tenths: the line is nothing but a known phrase */
    PHRASE_START = 60, /* a short line that starts with one, or one with a colon behind it */
    PHRASE_START_LONG = 45,
    PHRASE_INSIDE = 55,
    PHRASE_IN_PROSE = 14, /* a phrase in a line long enough to be prose */
    AGAINST_BODY = -40,   /* what a whole line of boilerplate costs the roles of the article */
    AGAINST_BODY_PART = -34,
    AGAINST_OTHERS = -15,
    WITHOUT_BODY = 80, /* what it costs a page to end without a body */
    SHORT_LENGTH = 12, /* words */
    PROSE_LENGTH = 25,
    NEVER = -100000,
};

typedef enum part {
    PART_FRONT,
    PART_TITLED, /* the title has been seen */
    PART_BODY,
    PART_TAIL,
    PART_COUNT
} part;

enum { STATE_COUNT = PART_COUNT * HSY_ROLE_COUNT };

typedef struct weight {
    uint8_t feature, role;
    int8_t tenths;
} weight;

#define W(feature, role, tenths)                                                                                       \
    { HSY_LINE_##feature, HSY_ROLE_##role, tenths }

static const weight weights[] = {
    /* what a role costs before anything is known */
    W(ANY, TITLE, -50),
    W(ANY, LEDE, -30),
    W(ANY, PARAGRAPH, -20),
    W(ANY, SUBHEADING, -25),
    W(ANY, LIST, -40),
    W(ANY, BYLINE, -40),
    W(ANY, DATE, -40),
    W(ANY, CREDIT, -40),
    W(ANY, NOTE, -40),
    W(ANY, CAPTION, -25),
    W(ANY, GALLERY, -35),
    W(ANY, SITE, -35),
    W(ANY, NAVIGATION, -25),
    W(ANY, TEASER, -20),
    W(ANY, RELATED, -35),
    W(ANY, PROMOTION, -35),
    W(ANY, COMMENT, -40),
    W(ANY, LEGAL, -40),
    /* length */
    W(WORDS_1_3, PARAGRAPH, -30),
    W(WORDS_1_3, LEDE, -20),
    W(WORDS_1_3, TITLE, -35),
    W(WORDS_1_3, SUBHEADING, 5),
    W(WORDS_1_3, CAPTION, -10),
    W(WORDS_1_3, TEASER, -5),
    W(WORDS_1_3, NAVIGATION, 15),
    W(WORDS_1_3, LIST, -5),
    W(WORDS_4_9, PARAGRAPH, -5),
    W(WORDS_4_9, LEDE, 0),
    W(WORDS_4_9, TITLE, 10),
    W(WORDS_4_9, SUBHEADING, 15),
    W(WORDS_4_9, TEASER, 10),
    W(WORDS_10_19, PARAGRAPH, 10),
    W(WORDS_10_19, LEDE, 15),
    W(WORDS_10_19, TITLE, 10),
    W(WORDS_10_19, SUBHEADING, -25),
    W(WORDS_10_19, CAPTION, 10),
    W(WORDS_10_19, TEASER, 10),
    W(WORDS_10_19, NAVIGATION, -20),
    W(WORDS_10_19, SITE, -30),
    W(WORDS_20, PARAGRAPH, 20),
    W(WORDS_20, LEDE, 10),
    W(WORDS_20, TITLE, -15),
    W(WORDS_20, SUBHEADING, -50),
    W(WORDS_20, CAPTION, 10),
    W(WORDS_20, TEASER, -5),
    W(WORDS_20, NAVIGATION, -40),
    W(WORDS_20, SITE, -50),
    W(WORDS_20, RELATED, -30),
    W(WORDS_20, LIST, -5),
    W(WORDS_40, PARAGRAPH, 15),
    W(WORDS_40, CAPTION, -5),
    W(WORDS_100, PARAGRAPH, 60),
    W(WORDS_100, CAPTION, -60),
    W(WORDS_100, TEASER, -30),
    /* how it ends */
    W(ENDS_SENTENCE, PARAGRAPH, 20),
    W(ENDS_SENTENCE, LEDE, 10),
    W(ENDS_SENTENCE, TITLE, -45),
    W(ENDS_SENTENCE, SUBHEADING, -25),
    W(ENDS_SENTENCE, TEASER, -10),
    W(ENDS_SENTENCE, NAVIGATION, -20),
    W(ENDS_SENTENCE, SITE, -20),
    W(ENDS_SENTENCE, RELATED, -10),
    W(ENDS_QUESTION, TITLE, 40),
    W(ENDS_QUESTION, SUBHEADING, 30),
    W(ENDS_QUESTION, TEASER, 10),
    W(OPEN_END, PARAGRAPH, -45),
    W(OPEN_END, CAPTION, 10),
    W(OPEN_END, TITLE, 15),
    W(OPEN_END, SUBHEADING, 15),
    W(OPEN_END, TEASER, 15),
    W(OPEN_END, NAVIGATION, 5),
    W(OPEN_END, LIST, 5),
    W(ENDS_COLON, PARAGRAPH, 10),
    W(ENDS_COLON, RELATED, 10),
    W(ENDS_COLON, TITLE, -20),
    W(INNER_COLON, CAPTION, 10),
    W(INNER_COLON, TITLE, 8),
    W(INNER_COLON, SUBHEADING, -10),
    W(INNER_COLON, PROMOTION, 5),
    /* what kind of words */
    W(FUNCTION_WORDS, PARAGRAPH, 10),
    W(FUNCTION_WORDS, LEDE, 5),
    W(FUNCTION_WORDS, CAPTION, 10),
    W(FUNCTION_WORDS, NAVIGATION, -10),
    W(SENTENCES, PARAGRAPH, 10),
    W(SENTENCES, TITLE, -20),
    W(SENTENCES, SUBHEADING, -20),
    W(HAS_QUOTE, PARAGRAPH, 5),
    W(TITLE_CASE, PARAGRAPH, -20),
    W(TITLE_CASE, SUBHEADING, -25),
    W(TITLE_CASE, TEASER, 15),
    W(TITLE_CASE, TITLE, 5),
    W(TITLE_CASE, CAPTION, -10),
    W(BULLET, LIST, 40),
    W(CONTINUES, PARAGRAPH, 45),
    W(BROKEN_OFF, PARAGRAPH, 45),
    W(CONTINUES, TITLE, -10),
    W(DATELINE, PARAGRAPH, 25),
    W(TOPIC_HIGH, TITLE, 25),
    W(TOPIC_HIGH, PARAGRAPH, 5),
    W(TOPIC_HIGH, SUBHEADING, 5),
    W(TOPIC_LOW, TITLE, -30),
    W(TOPIC_LOW, LEDE, -25),
    W(ENDS_QUESTION, LEDE, -10),
    W(TOPIC_HIGH, LEDE, 10),
    W(TOPIC_LOW, PARAGRAPH, -15),
    W(TOPIC_LOW, SUBHEADING, -5),
    W(TOPIC_LOW, TEASER, 10),
    /* shapes that say it all */
    W(SYMBOLS, NAVIGATION, 60),
    W(COUNTER, GALLERY, 80),
    W(TIME_CODE, PROMOTION, 70),
    W(SCRIPT, PROMOTION, 80),
    W(SCRIPT, PARAGRAPH, -60),
    W(ADDRESS, NAVIGATION, 30),
    W(TELEPHONE, NAVIGATION, 40),
    W(TELEPHONE, TITLE, -40),
    W(MAIL, BYLINE, 35),
    W(MAIL, PARAGRAPH, -30),
    W(BYLINE, BYLINE, 75),
    W(BYLINE, TITLE, -30),
    W(PERSON, BYLINE, 40),
    W(PERSON, SUBHEADING, -5),
    W(AFTER_BY, BYLINE, 35),
    W(DATE, DATE, 85),
    W(DATE, TITLE, -40),
    W(DATE, PARAGRAPH, -20),
    W(CREDIT, CREDIT, 70),
    W(CREDIT, TITLE, -30),
    W(PLACE, DATE, 55),
    W(NOTE, NOTE, 70),
    W(NOTE, PARAGRAPH, -40),
    W(PHOTO_CREDIT, CAPTION, 95),
    W(PHOTO_CREDIT, TITLE, -40),
    W(PHOTO_CREDIT, BYLINE, -30),
    W(CAPTION_CREDIT, CAPTION, 50),
    W(CAPTION_CREDIT, PARAGRAPH, -30),
    W(CAPTION_CREDIT, TITLE, -20),
    W(CAPTION_CREDIT, LEDE, -20),
    W(OUTLET, SITE, 50),
    W(OUTLET, TITLE, -30),
    /* twins and neighbours */
    W(REPEATED, PARAGRAPH, -25),
    W(REPEATED, SUBHEADING, -20),
    W(REPEATED, CAPTION, 15),
    W(REPEATED, TEASER, 10),
    W(REPEATED, TITLE, 10),
    W(REPEATED, LEDE, -15),
    W(PREFIX_REPEATED, PARAGRAPH, -5),
    W(PREFIX_REPEATED, CAPTION, 15),
    W(BEFORE_PHOTO_CREDIT, CAPTION, 15),
    W(FRONT_CAPTION, CAPTION, 40),
    W(FRONT_CAPTION, PARAGRAPH, -30),
    W(AFTER_PHOTO_CREDIT, TITLE, -20),
    W(AFTER_PHOTO_CREDIT, CAPTION, 10),
    W(TITLE, TITLE, 127),
    W(FIRST, SITE, 40),
    W(FIRST, BYLINE, -25),
    W(FIRST, TITLE, 10),
    W(AFTER_PROSE, SUBHEADING, 8),
    W(BEFORE_PROSE, SUBHEADING, 8),
    W(RUN, TEASER, 15),
    W(RUN, SUBHEADING, -20),
    W(RUN, NAVIGATION, 10),
    W(AFTER_COLON, LIST, 50),
    W(AFTER_HEADING, TEASER, 30),
    W(AFTER_HEADING, PARAGRAPH, -5),
    W(AFTER_HEADING, SUBHEADING, -15),
    W(ABOVE_LINKS, LEDE, 30),
    W(BEHIND_END, PARAGRAPH, -25),
    W(BEHIND_END, SUBHEADING, -25),
    W(AFTER_REST, COMMENT, 50),
    W(AFTER_REST, PARAGRAPH, -60),
    W(AFTER_REST, SUBHEADING, -60),
    W(AFTER_REST, LIST, -60),
};

typedef struct link {
    uint8_t from, to;
    int8_t tenths;
} link;

#define L(from, to, tenths)                                                                                            \
    { HSY_ROLE_##from, HSY_ROLE_##to, tenths }

static const link links[] = {
    L(PARAGRAPH, PARAGRAPH, 15),
    L(PARAGRAPH, SUBHEADING, 5),
    L(SUBHEADING, PARAGRAPH, 10),
    L(SUBHEADING, SUBHEADING, -25),
    L(SUBHEADING, LIST, 5),
    L(LIST, LIST, 25),
    L(LIST, PARAGRAPH, 0),
    L(TITLE, LEDE, 15),
    L(TITLE, BYLINE, 10),
    L(TITLE, DATE, 10),
    L(TITLE, CAPTION, 5),
    L(TITLE, PARAGRAPH, 5),
    L(TITLE, TEASER, -15),
    L(LEDE, BYLINE, 20),
    L(LEDE, DATE, 20),
    L(LEDE, CREDIT, 15),
    L(LEDE, CAPTION, 5),
    L(LEDE, NAVIGATION, 10),
    L(LEDE, RELATED, 20),
    L(LEDE, PROMOTION, -10),
    L(LEDE, PARAGRAPH, -25),
    L(LEDE, LEDE, -15),
    L(BYLINE, DATE, 15),
    L(BYLINE, BYLINE, 10),
    L(DATE, BYLINE, 10),
    L(DATE, DATE, 10),
    L(BYLINE, PARAGRAPH, 10),
    L(DATE, PARAGRAPH, 10),
    L(CREDIT, DATE, 10),
    L(CREDIT, PARAGRAPH, 5),
    L(CAPTION, CAPTION, 15),
    L(CAPTION, LEDE, 10),
    L(CAPTION, GALLERY, 15),
    L(GALLERY, CAPTION, 20),
    L(GALLERY, GALLERY, 20),
    L(GALLERY, TEASER, 5),
    L(GALLERY, SUBHEADING, -15),
    L(RELATED, TEASER, 5),
    L(RELATED, RELATED, 5),
    L(RELATED, GALLERY, 5),
    L(RELATED, PARAGRAPH, -5),

    L(TEASER, TEASER, 12),
    L(TEASER, DATE, 10),
    L(TEASER, SUBHEADING, -20),
    L(SUBHEADING, TEASER, -15),
    L(SUBHEADING, RELATED, -10),
    L(SUBHEADING, PROMOTION, -5),
    L(PROMOTION, PROMOTION, 15),
    L(PROMOTION, TEASER, 5),
    L(PROMOTION, CAPTION, 5),
    L(NAVIGATION, NAVIGATION, 15),
    L(NAVIGATION, SITE, 5),
    L(SITE, NAVIGATION, 5),
    L(SITE, TITLE, 5),
    L(COMMENT, COMMENT, 30),
    L(LEGAL, LEGAL, 20),
    L(LEGAL, NAVIGATION, 5),
    L(NOTE, NOTE, 20),
    L(CREDIT, NOTE, 15),
    L(NOTE, CREDIT, 10),
    L(NOTE, PARAGRAPH, -10),
    L(CREDIT, SUBHEADING, -10),
};

/* What a role costs in a part, in tenths; a role of the article stands nowhere but in its part. */
typedef struct placed {
    uint8_t part, role;
    int8_t tenths;
} placed;

static const placed places[] = {
    {PART_BODY, HSY_ROLE_NOTE, -25},    {PART_BODY, HSY_ROLE_CREDIT, -25},      {PART_BODY, HSY_ROLE_LEGAL, -25},
    {PART_BODY, HSY_ROLE_BYLINE, -15},  {PART_BODY, HSY_ROLE_COMMENT, -25},     {PART_BODY, HSY_ROLE_SITE, -20},
    {PART_BODY, HSY_ROLE_DATE, -15},    {PART_BODY, HSY_ROLE_TEASER, -6},       {PART_BODY, HSY_ROLE_NAVIGATION, -4},
    {PART_BODY, HSY_ROLE_RELATED, -4},  {PART_TITLED, HSY_ROLE_TEASER, -8},     {PART_TITLED, HSY_ROLE_RELATED, -4},
    {PART_TITLED, HSY_ROLE_SITE, -15},  {PART_TITLED, HSY_ROLE_NAVIGATION, -3}, {PART_FRONT, HSY_ROLE_NOTE, -10},
    {PART_TAIL, HSY_ROLE_CAPTION, -10}, {PART_TAIL, HSY_ROLE_BYLINE, -5},
};

/* What the step from one part into the next costs. */
enum { STEP_TITLE_AGAIN = -10, STEP_TITLELESS = -15, STEP_TAIL = -10 };

typedef struct model {
    int link[HSY_ROLE_COUNT][HSY_ROLE_COUNT];
    int place[PART_COUNT][HSY_ROLE_COUNT];
} model;

static bool is_body(hsy_role role) { return role >= HSY_ROLE_PARAGRAPH && role <= HSY_ROLE_LIST; }

/* Whether the role may stand in the part. Quotes, tables and code have no shape of their own in plain lines. */
static bool may_stand(part where, hsy_role role) {
    if (role == HSY_ROLE_QUOTE || role == HSY_ROLE_TABLE || role == HSY_ROLE_CODE) return false;
    if (role == HSY_ROLE_TITLE || role == HSY_ROLE_LEDE) return where == PART_TITLED;
    return !is_body(role) || where == PART_BODY;
}

static model make_model(void) {
    model m = {0};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) m.link[links[i].from][links[i].to] = links[i].tenths;
    for (int where = 0; where < PART_COUNT; where++)
        for (int role = 0; role < HSY_ROLE_COUNT; role++)
            if (!may_stand((part)where, (hsy_role)role)) m.place[where][role] = NEVER;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        m.place[places[i].part][places[i].role] += places[i].tenths;
    return m;
}

/* A part is entered by what makes it: the title, a role of the article, anything else behind the body. A line that
 * stands twice may be the title both times. */
static int step(part from, part to, hsy_role role, bool is_repeated) {
    if (role == HSY_ROLE_TITLE && from == PART_TITLED && is_repeated) return STEP_TITLE_AGAIN;
    if (role == HSY_ROLE_TITLE) return from == PART_FRONT && to == PART_TITLED ? 0 : NEVER;
    if (from == to) return 0;
    if (to == PART_BODY && role == HSY_ROLE_PARAGRAPH)
        return from == PART_FRONT ? STEP_TITLELESS : from == PART_TITLED ? 0 : NEVER;
    return from == PART_BODY && to == PART_TAIL ? STEP_TAIL : NEVER;
}

static int phrase_points(const hsy_line *line) {
    const hsy_boilerplate *phrase = &line->phrase;
    if (phrase->is_whole) return PHRASE_WHOLE;
    if (line->words > PROSE_LENGTH) return PHRASE_IN_PROSE;
    if (phrase->where == HSY_BOILERPLATE_ANYWHERE) return PHRASE_INSIDE;
    return line->words <= SHORT_LENGTH || phrase->has_colon ? PHRASE_START : PHRASE_START_LONG;
}

static void add_phrase(const hsy_line *line, int points[HSY_ROLE_COUNT]) {
    if (!line->phrase.is_found) return;
    points[line->phrase.role] += phrase_points(line);
    if (line->words > PROSE_LENGTH) return;
    for (int role = 0; role < HSY_ROLE_COUNT; role++) {
        if (role <= HSY_ROLE_LIST)
            points[role] += line->phrase.is_whole ? AGAINST_BODY : AGAINST_BODY_PART;
        else if (role != (int)line->phrase.role)
            points[role] += AGAINST_OTHERS;
    }
}

static void points_of(const hsy_line *line, int points[HSY_ROLE_COUNT]) {
    for (int role = 0; role < HSY_ROLE_COUNT; role++) points[role] = 0;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (hsy_line_has(line, (hsy_line_feature)weights[i].feature)) points[weights[i].role] += weights[i].tenths;
    add_phrase(line, points);
}

/* One line of the trellis: the best way into each state from the states before it. */
static void advance(const model *m, const int *points, bool is_repeated, const int *before, int *now, uint8_t *back) {
    for (int to = 0; to < STATE_COUNT; to++) {
        part where = (part)(to / HSY_ROLE_COUNT);
        hsy_role role = (hsy_role)(to % HSY_ROLE_COUNT);
        now[to] = NEVER;
        back[to] = 0;
        if (m->place[where][role] <= NEVER) continue;
        int own = points[role] + m->place[where][role];
        for (int from_part = where > 0 ? where - (where == PART_BODY ? 2 : 1) : 0; from_part <= (int)where;
             from_part++) {
            int cost = step((part)from_part, where, role, is_repeated);
            if (cost <= NEVER) continue;
            for (int r = 0; r < HSY_ROLE_COUNT; r++) {
                int from = from_part * HSY_ROLE_COUNT + r, sum = before[from] + m->link[r][role] + cost + own;
                if (before[from] <= NEVER || sum <= now[to]) continue;
                now[to] = sum;
                back[to] = (uint8_t)from;
            }
        }
    }
}

/* The best state to end in; few pages end without having come to a body. */
static int best_state(const int *scores) {
    int best = 0, most = NEVER;
    for (int i = 0; i < STATE_COUNT; i++) {
        int sum = scores[i] - (i / HSY_ROLE_COUNT < PART_BODY ? WITHOUT_BODY : 0);
        if (sum <= most) continue;
        most = sum;
        best = i;
    }
    return best;
}

const hsy_role *hsy_lines_roles(hsy_arena *arena, hsy_lines lines) {
    model m = make_model();
    int scores[2][STATE_COUNT], points[HSY_ROLE_COUNT];
    uint8_t *back = hsy_arena_alloc(arena, (lines.count + 1) * STATE_COUNT);
    hsy_role *roles = HSY_NEW_ARRAY(arena, hsy_role, lines.count + 1);
    /* before the first line stands a state of the front that has no links */
    for (int i = 0; i < STATE_COUNT; i++) scores[0][i] = NEVER;
    scores[0][PART_FRONT * HSY_ROLE_COUNT + HSY_ROLE_TABLE] = 0;
    for (size_t i = 0; i < lines.count; i++) {
        points_of(&lines.items[i], points);
        advance(&m, points, hsy_line_has(&lines.items[i], HSY_LINE_REPEATED), scores[i & 1], scores[(i + 1) & 1],
                back + i * STATE_COUNT);
    }
    int state = best_state(scores[lines.count & 1]);
    for (size_t i = lines.count; i-- > 0; state = back[i * STATE_COUNT + state])
        roles[i] = (hsy_role)(state % HSY_ROLE_COUNT);
    return roles;
}
