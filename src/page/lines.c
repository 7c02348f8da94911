/* A page without markup, from text to article.
 *
 *     DayFR Euro                                                  site
 *     the North wind has begun to turn                            title
 *     …
 *     More from “International”                                   related
 *     This Thursday, in Eastholm, the mayor said that …           paragraph
 *
 * The text is cut into lines, each line is looked at (line_features.c), the lines get roles together (line_roles.c),
 * and the roles make the article. A text that was wrapped to a width is unwrapped first. Where a link broke a
 * paragraph in two ("…, according to" / "a blog post Friday."), both blocks stay but the text runs on.
 */
#include "page/lines.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "page/fields.h"
#include "page/glued.h"
#include "page/line.h"
#include "text/language.h"
#include "text/name.h"

enum {
    LONGEST_SITE_NAME = 5, /* words behind the bar of "Title | Eastholm Herald" */
    SHORTEST_TITLE = 3,    /* words left of it */
    MOST_TEXT = 16 << 20,  /* bytes of a page's text that are read */
};

/* ---- lines ---- */

static bool is_blank(hsy_slice line) { return hsy_slice_trim(line).length == 0; }

/* White space folded to one blank each, no-break blanks too. */
static hsy_slice fold_spaces(hsy_arena *arena, hsy_slice line) {
    hsy_buffer folded = hsy_buffer_in(arena, 0);
    bool gap = false;
    for (size_t i = 0; i < line.length; i++) {
        bool no_break = i + 1 < line.length && line.at[i] == '\xC2' && line.at[i + 1] == '\xA0';
        if (no_break || hsy_is_space(line.at[i])) {
            gap = true;
            i += no_break;
            continue;
        }
        if (gap && folded.length) hsy_buffer_add_byte(&folded, ' ');
        hsy_buffer_add_byte(&folded, line.at[i]);
        gap = false;
    }
    return hsy_buffer_text(&folded);
}

/* Wrapped to a width: blank lines part the paragraphs, and no line is long. */
static bool is_wrapped(hsy_slice text) {
    size_t blank = 0, inner = 0;
    bool before = false;
    for (hsy_slice rest = text; rest.at;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        if (line.length > HSY_LINES_LONGEST_WRAPPED) return false;
        bool is_text = !is_blank(line);
        blank += !is_text && before;
        inner += is_text && before;
        before = is_text;
    }
    return blank > 1 && inner > blank;
}

static void add_line(hsy_arena *arena, hsy_lines *lines, hsy_slice text) {
    hsy_slice folded = fold_spaces(arena, text);
    if (folded.length) HSY_PUSH(arena, lines, ((hsy_line){.text = folded}));
}

static hsy_lines split(hsy_arena *arena, hsy_slice text, hsy_errors *errors) {
    hsy_lines lines = {0};
    bool wrapped = is_wrapped(text);
    size_t start = 0; /* of the paragraph under way */
    for (size_t at = 0; at < text.length && lines.count < HSY_LINES_MOST;) {
        size_t end = hsy_slice_find_byte(text, '\n', at);
        if (end == HSY_NOT_FOUND) end = text.length;
        if (!wrapped || is_blank(hsy_slice_sub(text, at, end))) {
            add_line(arena, &lines, hsy_slice_sub(text, start, end));
            start = end + 1;
        }
        at = end + 1;
        if (lines.count == HSY_LINES_MOST && at < text.length)
            hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, at, "only the first %d lines were read",
                           HSY_LINES_MOST);
    }
    if (lines.count < HSY_LINES_MOST && start < text.length)
        add_line(arena, &lines, hsy_slice_sub(text, start, text.length));
    return lines;
}

/* ---- title ---- */

static size_t words_in(hsy_slice text) {
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++)
        words += !hsy_is_space(text.at[i]) && (i == 0 || hsy_is_space(text.at[i - 1]));
    return words;
}

static bool is_line(hsy_lines lines, hsy_slice text) {
    for (size_t i = 0; i < lines.count; i++)
        if (hsy_slice_equal(lines.items[i].text, text)) return true;
    return false;
}

/* "Mill burns down | Eastholm Herald" without the outlet, when the outlet is known or the title stands elsewhere. */
static hsy_slice without_site(hsy_arena *arena, hsy_lines lines, hsy_slice title, const hsy_article *article) {
    static const hsy_slice bars[] = {HSY_SLICE(" | "), HSY_SLICE(" - "), HSY_SLICE(" – "), HSY_SLICE(" — ")};
    for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
        size_t at = HSY_NOT_FOUND;
        for (size_t i = 0; (i = hsy_slice_find(title, bars[b], i)) != HSY_NOT_FOUND; i++) at = i;
        if (at == HSY_NOT_FOUND) continue;
        hsy_slice left = hsy_slice_sub(title, 0, at);
        hsy_slice right = hsy_slice_sub(title, at + bars[b].length, title.length);
        if (words_in(left) < SHORTEST_TITLE || words_in(right) > LONGEST_SITE_NAME) continue;
        bool is_site = hsy_slice_equal_ascii_case(right, article->outlet_name) || hsy_name_of_outlet(right).length ||
                       hsy_outlet_is_named(arena, article->outlet_domain, right);
        if (is_site || is_line(lines, left)) return left;
    }
    return title;
}

static void take_title(hsy_arena *arena, hsy_lines lines, hsy_role *roles, hsy_article *article) {
    for (size_t i = 0; i < lines.count; i++) {
        if (roles[i] != HSY_ROLE_TITLE) continue;
        article->title = without_site(arena, lines, lines.items[i].text, article);
        break;
    }
    for (size_t i = 0; article->title.length && i < lines.count; i++) {
        bool is_title = hsy_slice_starts(lines.items[i].text, article->title);
        if (hsy_slice_equal(lines.items[i].text, article->title))
            roles[i] = HSY_ROLE_TITLE;
        else if (roles[i] == HSY_ROLE_TITLE && !is_title)
            roles[i] = HSY_ROLE_TEASER;
    }
}

/* ---- the article ---- */

static void build_text(hsy_arena *arena, hsy_lines lines, const hsy_role *roles, hsy_article *article) {
    hsy_buffer text = hsy_buffer_in(arena, MOST_TEXT);
    for (size_t i = 0; i < lines.count; i++) {
        hsy_block block = {.role = roles[i], .text = lines.items[i].text};
        if (hsy_is_body(roles[i])) {
            bool runs_on = i > 0 && roles[i - 1] == HSY_ROLE_PARAGRAPH && roles[i] == HSY_ROLE_PARAGRAPH &&
                           hsy_line_has(&lines.items[i], HSY_LINE_CONTINUES);
            if (text.length) hsy_buffer_add_byte(&text, runs_on ? ' ' : '\n');
            block.in_text = (hsy_span){(uint32_t)text.length, (uint32_t)(text.length + block.text.length)};
            hsy_buffer_add(&text, block.text);
        }
        HSY_PUSH(arena, &article->blocks, block);
    }
    article->text = hsy_buffer_text(&text);
}

/* A caption with its credit; a line that is a credit alone goes with the caption before it, else with the next. */
static void take_images(hsy_arena *arena, hsy_lines lines, const hsy_role *roles, hsy_article *article) {
    hsy_slice waiting = {0};
    bool is_open = false; /* the last image may still get a credit */
    for (size_t i = 0; i < lines.count; i++) {
        if (roles[i] != HSY_ROLE_CAPTION) {
            is_open = false;
            continue;
        }
        hsy_slice line = lines.items[i].text, credit = {0};
        size_t end = hsy_line_caption_split(arena, line, article->language, &credit);
        if (hsy_line_has(&lines.items[i], HSY_LINE_PHOTO_CREDIT) || (end == 0 && credit.length)) {
            if (credit.length == 0) credit = line;
            if (is_open)
                HSY_LAST(&article->images).credit = credit;
            else
                waiting = credit;
            is_open = false;
            continue;
        }
        if (credit.length == 0) credit = waiting;
        waiting = (hsy_slice){0};
        HSY_PUSH(arena, &article->images,
                 ((hsy_image){.caption = hsy_slice_trim(hsy_slice_sub(line, 0, end)), .credit = credit}));
        is_open = credit.length == 0;
    }
}

static void take_lede(hsy_lines lines, const hsy_role *roles, hsy_article *article) {
    for (size_t i = 0; i < lines.count && article->lede.length == 0; i++)
        if (roles[i] == HSY_ROLE_LEDE) article->lede = lines.items[i].text;
}

/* "Copyright 2018 by the Example Agency" is a legal line and a credit at once. */
static void take_credits(hsy_arena *arena, hsy_lines lines, const hsy_role *roles, hsy_article *article) {
    for (size_t i = 0; i < lines.count; i++)
        if (roles[i] == HSY_ROLE_LEGAL || roles[i] == HSY_ROLE_DATE)
            hsy_credits_find(arena, lines.items[i].text, article->language, &article->credits);
}

/* Where no domain told the outlet its name is the publisher's, or what the first line says. */
static void take_outlet(const hsy_page_source *source, hsy_article *article) {
    if (article->outlet_name.length || article->outlet_domain.length) return;
    article->outlet_name = source->publisher;
    const hsy_block *first = article->blocks.items;
    bool has_site = article->blocks.count && first->role == HSY_ROLE_SITE && words_in(first->text) <= LONGEST_SITE_NAME;
    if (article->outlet_name.length == 0 && has_site) article->outlet_name = first->text;
}

void hsy_lines_read(hsy_arena *arena, const hsy_page_source *source, hsy_slice text, hsy_article *article) {
    text = hsy_slice_sub(text, 0, hsy_utf8_valid_prefix(hsy_slice_sub(text, 0, MOST_TEXT)));
    hsy_lines lines = split(arena, text, &article->errors);
    article->language = hsy_language_identify(text);
    article->outlet_domain = hsy_outlet_domain(arena, source->publisher);
    bool has_domain = article->outlet_domain.length > 0;
    hsy_lines_look(arena, lines, article->language, has_domain ? article->outlet_domain : source->publisher);
    const hsy_role *found = hsy_lines_roles(arena, lines);
    hsy_role *roles = HSY_NEW_ARRAY(arena, hsy_role, lines.count);
    for (size_t i = 0; i < lines.count; i++) roles[i] = found[i];
    take_title(arena, lines, roles, article);
    build_text(arena, lines, roles, article);
    take_images(arena, lines, roles, article);
    take_lede(lines, roles, article);
    take_credits(arena, lines, roles, article);
    hsy_fields_complete(arena, source, article);
    take_outlet(source, article);
    article->glued = hsy_glued_find(arena, article->text, article->language);
}
