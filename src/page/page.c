/* One page from bytes to article, as a list of steps.
 *
 * Three kinds of input: a clean article (--plain), kept to the letter; HTML; and text that lost its markup, which
 * shows by having no tag near its start.
 */
#include "base/utf8.h"
#include "page/block.h"

static const hsy_slice role_names[HSY_ROLE_COUNT] = {
    [HSY_ROLE_TITLE] = HSY_SLICE("title"),         [HSY_ROLE_LEDE] = HSY_SLICE("lede"),
    [HSY_ROLE_PARAGRAPH] = HSY_SLICE("paragraph"), [HSY_ROLE_SUBHEADING] = HSY_SLICE("subheading"),
    [HSY_ROLE_LIST] = HSY_SLICE("list"),           [HSY_ROLE_QUOTE] = HSY_SLICE("quote"),
    [HSY_ROLE_TABLE] = HSY_SLICE("table"),         [HSY_ROLE_CODE] = HSY_SLICE("code"),
    [HSY_ROLE_BYLINE] = HSY_SLICE("byline"),       [HSY_ROLE_DATE] = HSY_SLICE("date"),
    [HSY_ROLE_CREDIT] = HSY_SLICE("credit"),       [HSY_ROLE_NOTE] = HSY_SLICE("note"),
    [HSY_ROLE_CAPTION] = HSY_SLICE("caption"),     [HSY_ROLE_GALLERY] = HSY_SLICE("gallery"),
    [HSY_ROLE_SITE] = HSY_SLICE("site"),           [HSY_ROLE_NAVIGATION] = HSY_SLICE("navigation"),
    [HSY_ROLE_TEASER] = HSY_SLICE("teaser"),       [HSY_ROLE_RELATED] = HSY_SLICE("related"),
    [HSY_ROLE_PROMOTION] = HSY_SLICE("promotion"), [HSY_ROLE_COMMENT] = HSY_SLICE("comment"),
    [HSY_ROLE_LEGAL] = HSY_SLICE("legal"),
};

hsy_slice hsy_role_name(hsy_role role) { return role_names[role]; }

/* Whether there is markup: a tag, comment or doctype in the first LOOK bytes. "<" in prose is not followed so. */
static bool is_html(hsy_slice text) {
    enum { LOOK = 4096 };
    text = hsy_slice_sub(text, 0, LOOK);
    for (size_t at = 0; (at = hsy_slice_find_byte(text, '<', at)) != HSY_NOT_FOUND; at++) {
        if (at + 1 >= text.length) return false;
        char next = text.at[at + 1];
        if (next == '!' || next == '/' || next == '?' || hsy_is_letter(next)) return true;
    }
    return false;
}

static void read_html(hsy_arena *arena, hsy_slice html, hsy_article *article) {
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &article->errors);
    if (!document) return;
    hsy_raw_page page = hsy_html_blocks(arena, document, &article->errors);
    const hsy_role *roles = hsy_roles_of(arena, &page, article);
    hsy_article_build(arena, &page, roles, article);
}

void hsy_page_read(hsy_arena *arena, const hsy_page_source *source, hsy_article *article) {
    *article = (hsy_article){.path = source->path, .url = source->url, .retrieved = source->retrieved};
    hsy_slice text = hsy_utf8_repair(arena, source->bytes, NULL);
    if (source->is_plain || !is_html(text)) {
        article->text = text;
        return;
    }
    read_html(arena, text, article);
}
