#include "page/block.h"

/* The section that directly holds most prose. */
static uint32_t main_section(const hsy_raw_page *page) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < page->sections.count; i++)
        if (page->sections.items[i].own_prose > page->sections.items[best].own_prose) best = i;
    return best;
}

static bool is_below(const hsy_raw_page *page, uint32_t section, uint32_t top) {
    while (section != HSY_NO_SECTION && section > top) section = page->sections.items[section].parent;
    return section == top;
}

const hsy_role *hsy_roles_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_article *article) {
    hsy_role *roles = HSY_NEW_ARRAY(arena, hsy_role, page->blocks.count + 1);
    (void)article;
    if (!page->sections.count) return roles;
    uint32_t main = main_section(page);
    for (size_t i = 0; i < page->blocks.count; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        roles[i] = HSY_ROLE_SITE;
        if (!is_below(page, block->section, main) || block->inside & HSY_IN_CAPTION) continue;
        if (block->link_bytes * 3 > block->text.length * 2) continue;
        roles[i] = block->inside & HSY_IN_HEADING ? HSY_ROLE_SUBHEADING : HSY_ROLE_PARAGRAPH;
    }
    return roles;
}
