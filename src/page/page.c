#include "page/page.h"

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

void hsy_page_read(hsy_arena *arena, const hsy_page_source *source, hsy_article *article) {
    (void)arena;
    *article = (hsy_article){.path = source->path, .url = source->url, .text = source->bytes};
}
