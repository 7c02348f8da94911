/* What each block is: body by a learnt model, the rest by rules.
 *
 * 1. Boosted trees give each block the log-odds of being body from its features (body_score.c).
 * 2. A body block's kind follows its element: heading, list item, quotation, table, code, else paragraph.
 * 3. Any other block is named by the strongest sign there is: the title's words, the lede's, a caption's element, a
 *    phrase ("Read also"), the nearest telling name in the markup, a byline's or date's form, links.
 *
 * The rules of 3 decide nothing about the text; they say why a block is not in it.
 */
#include "page/boilerplate.h"
#include "page/fields.h"
#include "page/measure.h"
#include "text/date.h"

enum {
    BODY_IN_NEWS = 600,     /* thousandths of log-odds from which a block is body, on pages that say they are news */
    BODY_ELSEWHERE = -1000, /* and on others, which have less around the text; both best on held-out sites */
    FIRST_PARAGRAPH = 800,  /* from which the page's description right above the body is its first paragraph */
    NEARLY = -700,          /* of a block between two above SURE that is body with them */
    SURE = 500,
    SIBLING_FAR = 8,   /* blocks */
    BUTTON_SHARE = 50, /* percent of a block in buttons and labels; none of 1,200 such blocks of the dev sets is body */
    FORM_NEAR = 1,     /* levels up to an element named a poll, a search or another form */
    FORM_MOST = 100,   /* bytes of its questions, answers and labels */
    NEVER = INT16_MIN,
    NAME_FAR = 3,       /* levels up to a telling name that still speaks for the block */
    NEAR_TITLE = 8,     /* blocks around title and body in which bylines and dates are looked for */
    SIGN_LONGEST = 80,  /* bytes of a line that ends the text with who made it */
    LINE_LONGEST = 200, /* bytes of a byline, date or credit line */
    TIME_LONGEST = 30,
    DATE_LONGEST = 60,
    LINK_SHARE_MOST = 60,  /* percent; above, a block is a list of links or a teaser */
    SENTENCE_END = 3,      /* of HSY_FEATURE_ends */
    STANDFIRST_WORDS = 12, /* 4 * log2(1 + words): seven words */
    RIGHT_BELOW = 2,       /* blocks below the title, where a standfirst needs no full stop */
    CAPTION_WORDS = 6,     /* 4 * log2(1 + words): two words */
    WHOLE_LEDE = 90,       /* percent of word pairs in common with a description, both ways */
    OPENING = 6,           /* blocks of the body that may still be byline and date */
    BYLINE_NEAR = 3,       /* blocks */
    OWN_BODY = 500,        /* bytes of body that make an <article> the page's own */
    OFFER_MOST = 800,      /* bytes of an element that is a wall and nothing else */
    UNDER_HEADING = 80,    /* bytes of a paragraph that a heading belongs to */
    LIST_PART = 2,         /* a list of which less than half is body is none */
    LONE_ITEM_MOST = 60,   /* bytes of such an item; what is longer is a sentence */
    SAME_WORDS = 75,       /* percent of words in common with the title or lede */
};

typedef struct role_namer {
    hsy_arena *arena;
    const hsy_raw_page *page;
    const hsy_features *rows;
    const hsy_evidence *evidence;
    hsy_role *roles;
    uint32_t first_body, last_body; /* blocks; HSY_NO_BLOCK when there is no body */
    uint32_t title_block;
    hsy_slice title; /* the text of the title block */
    bool has_title, has_lede;
} role_namer;

/* ---- kinds of body ---- */

static hsy_role body_kind(const hsy_raw_block *block) {
    if (block->inside & HSY_IN_HEADING) return HSY_ROLE_SUBHEADING;
    if (block->tag == LXB_TAG_TR || block->tag == LXB_TAG_TH) return HSY_ROLE_TABLE;
    if (block->inside & HSY_IN_QUOTE) return HSY_ROLE_QUOTE;
    if (block->inside & HSY_IN_LIST && block->tag != LXB_TAG_P) return HSY_ROLE_LIST;
    if (block->tag == LXB_TAG_PRE) return HSY_ROLE_CODE;
    return HSY_ROLE_PARAGRAPH;
}

/* ---- kinds of everything else ---- */

static const struct {
    hsy_hint hint;
    hsy_role role;
} named_roles[] = {
    /* of two names at one distance the earlier here decides */
    {HSY_HINT_CAPTION, HSY_ROLE_CAPTION},
    {HSY_HINT_CREDIT, HSY_ROLE_CREDIT},
    {HSY_HINT_COMMENT, HSY_ROLE_COMMENT},
    {HSY_HINT_NEWSLETTER, HSY_ROLE_PROMOTION},
    {HSY_HINT_ADVERTISEMENT, HSY_ROLE_PROMOTION},
    {HSY_HINT_PAYWALL, HSY_ROLE_PROMOTION},
    {HSY_HINT_PROMOTION, HSY_ROLE_PROMOTION},
    {HSY_HINT_RELATED, HSY_ROLE_RELATED},
    {HSY_HINT_TEASER, HSY_ROLE_TEASER},
    {HSY_HINT_SHARE, HSY_ROLE_SITE},
    {HSY_HINT_TAG, HSY_ROLE_NAVIGATION},
    {HSY_HINT_NAVIGATION, HSY_ROLE_NAVIGATION},
    {HSY_HINT_LEGAL, HSY_ROLE_LEGAL},
    {HSY_HINT_GALLERY, HSY_ROLE_GALLERY},
    {HSY_HINT_BYLINE, HSY_ROLE_BYLINE},
    {HSY_HINT_DATE, HSY_ROLE_DATE},
    {HSY_HINT_FORM, HSY_ROLE_SITE},
    {HSY_HINT_FOOTER, HSY_ROLE_SITE},
};

static hsy_role role_by_name(const hsy_features *row) {
    hsy_role role = HSY_ROLE_SITE;
    int nearest = NAME_FAR + 1;
    for (size_t i = 0; i < sizeof named_roles / sizeof *named_roles; i++) {
        int distance = row->at[HSY_FEATURE_hint + named_roles[i].hint];
        if (distance >= nearest) continue;
        nearest = distance;
        role = named_roles[i].role;
    }
    return role;
}

static bool is_near_body(const role_namer *namer, uint32_t i) {
    if (namer->first_body == HSY_NO_BLOCK) return false;
    return i + NEAR_TITLE >= namer->first_body && i <= namer->last_body + NEAR_TITLE;
}

/* Lines around the article that say who made it; HSY_ROLE_COUNT when it is none. */
static hsy_role role_by_line(const role_namer *namer, uint32_t i) {
    const hsy_raw_block *block = &namer->page->blocks.items[i];
    hsy_slice text = block->text, language = namer->evidence->language;
    hsy_date date;
    if (text.length > LINE_LONGEST || !is_near_body(namer, i)) return HSY_ROLE_COUNT;
    if (block->inside & (HSY_IN_NAV | HSY_IN_LINK | HSY_IN_HEADING | HSY_IN_FORM)) return HSY_ROLE_COUNT;
    if (namer->rows[i].at[HSY_FEATURE_link_share] > LINK_SHARE_MOST && i > namer->first_body) return HSY_ROLE_COUNT;
    if (text.length <= DATE_LONGEST && namer->rows[i].at[HSY_FEATURE_digits] > 0 &&
        hsy_date_parse(text, language, NULL, &date))
        return HSY_ROLE_DATE;
    if (hsy_byline_parse(namer->arena, text, language, NULL, NULL)) return HSY_ROLE_BYLINE;
    if (hsy_credit_line(namer->arena, text, language)) return HSY_ROLE_CREDIT;
    if (hsy_note_kind_of(namer->arena, text, language) != HSY_NOTE_NONE) return HSY_ROLE_NOTE;
    return HSY_ROLE_COUNT;
}

static bool is_title(role_namer *namer, const hsy_features *row) {
    if (namer->has_title || row->at[HSY_FEATURE_title_after] != 1) return false;
    namer->has_title = true;
    return true;
}

static bool is_lede(role_namer *namer, uint32_t i, const hsy_features *row) {
    if (namer->has_lede || namer->first_body == HSY_NO_BLOCK || i > namer->first_body + 1) return false;
    if (namer->page->blocks.items[i].inside & (HSY_IN_FIGURE | HSY_IN_CAPTION)) return false;
    bool is_given = row->at[HSY_FEATURE_of_lede] >= SAME_WORDS && row->at[HSY_FEATURE_in_lede] >= SAME_WORDS;
    bool is_named = row->at[HSY_FEATURE_hint + HSY_HINT_LEDE] <= 1 && row->at[HSY_FEATURE_sentences] > 0;
    if (!is_given && !(is_named && row->at[HSY_FEATURE_title_after] > 0)) return false;
    namer->has_lede = true;
    return true;
}

/* A paragraph that stands between headline and body and is neither: a standfirst that the markup does not name. */
static bool is_standfirst(role_namer *namer, uint32_t i, const hsy_features *row) {
    static const uint32_t elsewhere = HSY_IN_NAV | HSY_IN_LINK | HSY_IN_FORM | HSY_IN_FIGURE | HSY_IN_CAPTION |
                                      HSY_IN_HIDDEN | HSY_IN_FOOTER | HSY_IN_TABLE | HSY_IN_LIST;
    if (namer->has_lede || namer->title_block == HSY_NO_BLOCK || namer->first_body == HSY_NO_BLOCK) return false;
    if (i <= namer->title_block || i >= namer->first_body || namer->page->blocks.items[i].inside & elsewhere)
        return false;
    hsy_slice text = namer->page->blocks.items[i].text;
    if (hsy_slice_ends(text, HSY_S("?"))) return false;                     /* of a poll */
    bool is_heading = namer->page->blocks.items[i].inside & HSY_IN_HEADING; /* the title once more */
    bool ends = row->at[HSY_FEATURE_ends] == SENTENCE_END || (!is_heading && i <= namer->title_block + RIGHT_BELOW);
    if (!ends || row->at[HSY_FEATURE_words] < STANDFIRST_WORDS) return false;
    namer->has_lede = row->at[HSY_FEATURE_link_share] == 0 && row->at[HSY_FEATURE_button_share] == 0;
    return namer->has_lede;
}

/* Text in a figure or right behind an image, among the body. */
static bool is_caption(const role_namer *namer, uint32_t i, const hsy_features *row) {
    const hsy_raw_block *block = &namer->page->blocks.items[i];
    bool is_linked = block->inside & HSY_IN_LINK || row->at[HSY_FEATURE_link_share] > LINK_SHARE_MOST;
    if (!is_near_body(namer, i) || is_linked || block->inside & (HSY_IN_HEADING | HSY_IN_FORM)) return false;
    return block->inside & HSY_IN_FIGURE || row->at[HSY_FEATURE_hint + HSY_HINT_CAPTION] <= 1 ||
           (row->at[HSY_FEATURE_image_ago] == 0 && row->at[HSY_FEATURE_words] >= CAPTION_WORDS &&
            row->at[HSY_FEATURE_button_share] == 0);
}

/* Notes what decided the role. */
static hsy_role because(const role_namer *namer, uint32_t i, hsy_why why, hsy_role role) {
    namer->page->whys[i] = (uint8_t)why;
    return role;
}

static hsy_role other_role(role_namer *namer, uint32_t i) {
    const hsy_raw_block *block = &namer->page->blocks.items[i];
    const hsy_features *row = &namer->rows[i];
    if (is_title(namer, row)) return because(namer, i, HSY_WHY_TITLE, HSY_ROLE_TITLE);
    if (is_lede(namer, i, row)) return because(namer, i, HSY_WHY_SUMMARY, HSY_ROLE_LEDE);
    if (block->inside & HSY_IN_CAPTION) return because(namer, i, HSY_WHY_ELEMENT, HSY_ROLE_CAPTION);
    if (block->inside & HSY_IN_NAV) return because(namer, i, HSY_WHY_ELEMENT, HSY_ROLE_NAVIGATION);
    if (row->at[HSY_FEATURE_phrase])
        return because(namer, i, HSY_WHY_PHRASE, (hsy_role)(row->at[HSY_FEATURE_phrase] - 1));
    hsy_role role = role_by_line(namer, i);
    if (role != HSY_ROLE_COUNT) return because(namer, i, HSY_WHY_FORM, role);
    if (is_caption(namer, i, row)) return because(namer, i, HSY_WHY_PICTURE, HSY_ROLE_CAPTION);
    role = role_by_name(row);
    if ((role == HSY_ROLE_SITE || role == HSY_ROLE_TEASER) && is_standfirst(namer, i, row))
        return because(namer, i, HSY_WHY_SUMMARY, HSY_ROLE_LEDE);
    if (role != HSY_ROLE_SITE) return because(namer, i, HSY_WHY_NAME, role);
    if (row->at[HSY_FEATURE_announced])
        return because(namer, i, HSY_WHY_HEADING, (hsy_role)(row->at[HSY_FEATURE_announced] - 1));
    bool is_linked = block->inside & HSY_IN_LINK || row->at[HSY_FEATURE_link_share] > LINK_SHARE_MOST;
    if (!is_linked) return because(namer, i, HSY_WHY_SCORE, HSY_ROLE_SITE);
    bool is_teaser = row->at[HSY_FEATURE_title_after] > 0 && row->at[HSY_FEATURE_words] >= 8;
    return because(namer, i, HSY_WHY_LINKS, is_teaser ? HSY_ROLE_TEASER : HSY_ROLE_NAVIGATION);
}

/* The page's description, set apart from the body: by its name, or by a byline below it. */
static bool is_given_lede(const hsy_features *row) {
    return row->at[HSY_FEATURE_in_lede] >= WHOLE_LEDE && row->at[HSY_FEATURE_of_lede] >= WHOLE_LEDE &&
           (row->at[HSY_FEATURE_hint + HSY_HINT_LEDE] <= 1 || row->at[HSY_FEATURE_byline_next] <= BYLINE_NEAR);
}

/* Holds a phrase that sells, links or warns: "Read also:", "Subscribe now". */
static bool is_announcement(const hsy_features *row) {
    int role = row->at[HSY_FEATURE_phrase] - 1;
    return role == HSY_ROLE_RELATED || role == HSY_ROLE_PROMOTION || role == HSY_ROLE_COMMENT ||
           role == HSY_ROLE_LEGAL || role == HSY_ROLE_GALLERY;
}

/* What is no body whatever its score: the title, wherever it is repeated, buttons, signs, announcements, captions,
 * polls, lone times. */
static bool is_never_body(const role_namer *namer, uint32_t i) {
    const hsy_raw_block *block = &namer->page->blocks.items[i];
    const hsy_features *row = &namer->rows[i];
    if (row->at[HSY_FEATURE_title_after] == 1) return true;
    if (namer->title.length && hsy_slice_equal(block->text, namer->title)) return true;
    bool has_captions = namer->evidence->kind == HSY_KIND_NEWS || namer->evidence->declared.called & HSY_CALLED_GALLERY;
    if (row->at[HSY_FEATURE_button_share] >= BUTTON_SHARE) return true;
    if (hsy_slice_starts(block->text, HSY_S("©")) && block->text.length <= SIGN_LONGEST) return true;
    if (is_announcement(row) || (has_captions && block->tag == LXB_TAG_FIGCAPTION)) return true;
    if (row->at[HSY_FEATURE_hint + HSY_HINT_FORM] <= FORM_NEAR && block->text.length <= FORM_MOST) return true;
    return block->has_time && block->text.length <= TIME_LONGEST && row->at[HSY_FEATURE_digits] > 0 &&
           row->at[HSY_FEATURE_ends] == 0;
}

/* The standfirst of a news page above its body, unless it stands so much among the body that it is also its first
 * paragraph. */
static bool is_set_apart(const role_namer *namer, uint32_t i, int32_t score) {
    const hsy_features *row = &namer->rows[i];
    bool is_first = score >= FIRST_PARAGRAPH && row->at[HSY_FEATURE_hint + HSY_HINT_LEDE] > 1;
    return namer->evidence->kind == HSY_KIND_NEWS && namer->first_body == HSY_NO_BLOCK && !is_first &&
           is_given_lede(row);
}

static uint32_t article_above(const hsy_raw_page *page, uint32_t section) {
    while (section != HSY_NO_SECTION && page->sections.items[section].tag != LXB_TAG_ARTICLE)
        section = page->sections.items[section].parent;
    return section;
}

static bool is_inside(const hsy_raw_page *page, uint32_t section, uint32_t top) {
    while (section != HSY_NO_SECTION && section > top) section = page->sections.items[section].parent;
    return section == top;
}

static void find_title(role_namer *namer) {
    namer->title_block = HSY_NO_BLOCK;
    for (uint32_t i = 0; i < namer->page->blocks.count && namer->title_block == HSY_NO_BLOCK; i++)
        if (namer->rows[i].at[HSY_FEATURE_title_after] == 1) namer->title_block = i;
    if (namer->title_block != HSY_NO_BLOCK) namer->title = namer->page->blocks.items[namer->title_block].text;
}

/* Pages that go on with the next article when the reader scrolls: where the title stands in an <article> that has a
 * body of its own, what stands in another one is not the article's. */
static void drop_other_articles(role_namer *namer) {
    const hsy_raw_page *page = namer->page;
    if (namer->title_block == HSY_NO_BLOCK) return;
    uint32_t own = article_above(page, page->blocks.items[namer->title_block].section);
    if (own == HSY_NO_SECTION) return;
    size_t size = 0;
    for (uint32_t i = page->sections.items[own].first; i < page->sections.items[own].end; i++)
        if (namer->roles[i] != HSY_ROLE_COUNT) size += page->blocks.items[i].text.length;
    if (size < OWN_BODY) return;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        uint32_t other = article_above(page, page->blocks.items[i].section);
        if (namer->roles[i] == HSY_ROLE_COUNT || other == HSY_NO_SECTION || is_inside(page, other, own) ||
            is_inside(page, own, other))
            continue;
        namer->roles[i] = because(namer, i, HSY_WHY_OTHER, HSY_ROLE_TEASER);
    }
}

/* Whether the next block that way that stands in the same element under the same name surely is body. */
static bool has_sure_sibling(const role_namer *namer, const int32_t *scores, uint32_t i, int step) {
    const hsy_raw_block *blocks = namer->page->blocks.items;
    const hsy_section *sections = namer->page->sections.items, *own = &sections[blocks[i].section];
    int64_t at = i;
    for (int n = 0; n < SIBLING_FAR; n++) {
        at += step;
        if (at < 0 || at >= (int64_t)namer->page->blocks.count) return false;
        const hsy_section *other = &sections[blocks[at].section];
        if (other->parent == own->parent && other->signature == own->signature) return scores[at] > SURE;
    }
    return false;
}

/* Whether what surely is body stands on both sides: right beside the block, or around what parts it from the others. */
static bool is_among_body(const role_namer *namer, const int32_t *scores, uint32_t i) {
    bool is_beside = i > 0 && i + 1 < namer->page->blocks.count && scores[i - 1] > SURE && scores[i + 1] > SURE &&
                     namer->rows[i].at[HSY_FEATURE_image_ago] > 0;
    return is_beside || (has_sure_sibling(namer, scores, i, -1) && has_sure_sibling(namer, scores, i, 1));
}

/* The body by score; a block that nearly is body, between two that surely are, belongs to them. */
static void find_body(role_namer *namer) {
    uint32_t count = (uint32_t)namer->page->blocks.count;
    int32_t least = namer->evidence->kind == HSY_KIND_NEWS ? BODY_IN_NEWS : BODY_ELSEWHERE;
    const int32_t *learnt = hsy_body_scores(namer->arena, namer->rows, count);
    int32_t *scores = HSY_NEW_ARRAY(namer->arena, int32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        scores[i] = is_never_body(namer, i) || is_set_apart(namer, i, learnt[i]) ? NEVER : learnt[i];
        if (scores[i] > least && namer->first_body == HSY_NO_BLOCK) namer->first_body = i;
    }
    for (uint32_t i = 0; i < count; i++) {
        namer->roles[i] = HSY_ROLE_COUNT;
        if (scores[i] <= least && !(scores[i] > NEARLY && is_among_body(namer, scores, i))) continue;
        namer->roles[i] = body_kind(&namer->page->blocks.items[i]);
        namer->last_body = i;
    }
}

/* Whether the section is a small one that is named a wall and sells in one of its blocks. */
static bool is_offer(const role_namer *namer, const hsy_section *section) {
    if (!(section->hints & HSY_HINT_BIT(HSY_HINT_PAYWALL)) || section->text_bytes > OFFER_MOST) return false;
    if (namer->title_block >= section->first && namer->title_block < section->end) return false;
    for (uint32_t i = section->first; i < section->end; i++)
        if (namer->rows[i].at[HSY_FEATURE_phrase] == 1 + HSY_ROLE_PROMOTION) return true;
    return false;
}

/* "It is free and takes a minute.", below "Register to continue reading" in an element named a wall. */
static void drop_offers(role_namer *namer) {
    const hsy_raw_page *page = namer->page;
    for (size_t s = 0; s < page->sections.count; s++) {
        const hsy_section *section = &page->sections.items[s];
        if (!is_offer(namer, section)) continue;
        for (uint32_t i = section->first; i < section->end; i++)
            if (namer->roles[i] != HSY_ROLE_COUNT) namer->roles[i] = HSY_ROLE_PROMOTION;
    }
}

/* A heading right over a paragraph of the body, in one container with it, belongs to it. */
static void take_headings(role_namer *namer) {
    const hsy_raw_page *page = namer->page;
    if (namer->first_body == HSY_NO_BLOCK) return;
    for (uint32_t i = namer->first_body; i + 1 < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i], *next = block + 1;
        const hsy_features *row = &namer->rows[i];
        bool is_over = namer->roles[i + 1] == HSY_ROLE_PARAGRAPH && next->text.length >= UNDER_HEADING &&
                       page->sections.items[block->section].parent == page->sections.items[next->section].parent;
        if (!is_over || namer->roles[i] != HSY_ROLE_COUNT || !(block->inside & HSY_IN_HEADING)) continue;
        if (block->link_bytes || row->at[HSY_FEATURE_phrase] || row->at[HSY_FEATURE_announced] ||
            is_never_body(namer, i))
            continue;
        namer->roles[i] = HSY_ROLE_SUBHEADING;
    }
}

static uint32_t list_above(const hsy_raw_page *page, uint32_t section) {
    for (; section != HSY_NO_SECTION; section = page->sections.items[section].parent) {
        uint16_t tag = page->sections.items[section].tag;
        if (tag == LXB_TAG_UL || tag == LXB_TAG_OL) return section;
    }
    return HSY_NO_SECTION;
}

/* A list is the article's or it is not: where few of its items were taken for body, none is ("Only without the
 * inspector", the longest answer of a poll). */
static void drop_lone_items(role_namer *namer) {
    const hsy_raw_page *page = namer->page;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        if (namer->roles[i] != HSY_ROLE_LIST) continue;
        uint32_t list = list_above(page, page->blocks.items[i].section), items = 0;
        if (list == HSY_NO_SECTION) continue;
        const hsy_section *section = &page->sections.items[list];
        bool is_short = true;
        for (uint32_t k = section->first; k < section->end; k++) {
            if (namer->roles[k] == HSY_ROLE_COUNT) continue;
            is_short &= page->blocks.items[k].text.length <= LONE_ITEM_MOST;
            items++;
        }
        if (is_short && items * LIST_PART < section->end - section->first)
            for (uint32_t k = section->first; k < section->end; k++) namer->roles[k] = HSY_ROLE_COUNT;
        if (section->end > i) i = section->end - 1;
    }
}

/* Byline, date line and credit line among the first blocks of the body, which the model takes for short paragraphs:
 * named so by their own element, or of a form that nothing else has. */
static void drop_opening_lines(role_namer *namer) {
    uint32_t seen = 0;
    for (uint32_t i = namer->first_body; i < namer->page->blocks.count && seen < OPENING; i++) {
        const hsy_raw_block *block = &namer->page->blocks.items[i];
        const hsy_features *row = &namer->rows[i];
        if (namer->roles[i] == HSY_ROLE_COUNT) continue;
        seen++;
        if (namer->roles[i] != HSY_ROLE_PARAGRAPH || block->text.length > LINE_LONGEST) continue;
        hsy_role role = hsy_opening_role(namer->arena, block->text, namer->evidence->language);
        if (role == HSY_ROLE_COUNT && row->at[HSY_FEATURE_ends] == 0) {
            if (row->at[HSY_FEATURE_hint + HSY_HINT_BYLINE] == 0) role = HSY_ROLE_BYLINE;
            if (row->at[HSY_FEATURE_hint + HSY_HINT_DATE] == 0) role = HSY_ROLE_DATE;
        }
        if (role != HSY_ROLE_COUNT) namer->roles[i] = because(namer, i, HSY_WHY_FORM, role);
    }
}

/* The sign of who made it at the end of the body: "(dsc)", "abc/AFP", "© E. Exempel". */
static void drop_closing_line(role_namer *namer) {
    uint32_t i = namer->last_body;
    if (i == HSY_NO_BLOCK || namer->roles[i] != HSY_ROLE_PARAGRAPH) return;
    hsy_slice text = namer->page->blocks.items[i].text;
    if (text.length <= SIGN_LONGEST && hsy_credit_line(namer->arena, text, namer->evidence->language))
        namer->roles[i] = because(namer, i, HSY_WHY_FORM, HSY_ROLE_CREDIT);
}

hsy_role *hsy_roles_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_features *rows,
                       const hsy_evidence *evidence) {
    role_namer namer = {.arena = arena, .page = page, .rows = rows, .evidence = evidence};
    namer.roles = HSY_NEW_ARRAY(arena, hsy_role, page->blocks.count + 1);
    namer.first_body = namer.last_body = HSY_NO_BLOCK;
    find_title(&namer);
    find_body(&namer);
    drop_other_articles(&namer);
    drop_lone_items(&namer);
    drop_offers(&namer);
    take_headings(&namer);
    drop_opening_lines(&namer);
    drop_closing_line(&namer);
    for (uint32_t i = 0; i < page->blocks.count; i++)
        if (namer.roles[i] == HSY_ROLE_COUNT) namer.roles[i] = other_role(&namer, i);
    return namer.roles;
}
