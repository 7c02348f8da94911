/* Blocks measured: size, punctuation, links, where a block stands, what stands around it.
 *
 * All that is known of a block becomes a row of some 130 small whole numbers (measure.h lists them). Nothing here
 * decides anything; a rule that would say "far below the title, in a container of links: related" is left to the
 * model, which has seen hundreds of sites. The main container, from which distances are counted, is the element that
 * holds most prose right below it.
 *
 * One pass over the text counts characters and looks words up in small bit sets for the title, the lede and the
 * articleBody that the page's data give; the rest looks at neighbours and sections.
 */
#include "page/measure.h"

#include <string.h>

#include "base/hash.h"
#include "base/table.h"
#include "page/boilerplate.h"

enum {
    FAR = 40,             /* distances are cut here */
    PROSE_SHORTEST = 80,  /* bytes; as in html.c */
    PHRASE_LONGEST = 200, /* bytes of a block that is searched for phrases */
    BYLINE_LONGEST = 150, /* bytes */
    TITLE_LONGEST = 600,  /* bytes */
    REPEAT_SHORTEST = 12, /* bytes of a block whose repetition says something */
    SMALL_SET = 1 << 12,  /* bits */
    LARGE_SET = 1 << 17,
    LEVELS = HSY_HINT_COUNT + 2, /* hints, then <article>, <main> */
    LEVEL_ARTICLE = HSY_HINT_COUNT,
    LEVEL_MAIN,
};

static const uint8_t tag_kinds[LXB_TAG__LAST_ENTRY] = {
    [LXB_TAG_P] = 1,        [LXB_TAG_BLOCKQUOTE] = 2,  [LXB_TAG_PRE] = 3,      [LXB_TAG_H2] = 4,
    [LXB_TAG_H3] = 5,       [LXB_TAG_H4] = 6,          [LXB_TAG_H5] = 7,       [LXB_TAG_H6] = 7,
    [LXB_TAG_H1] = 8,       [LXB_TAG_LI] = 9,          [LXB_TAG_DD] = 10,      [LXB_TAG_DT] = 11,
    [LXB_TAG_TR] = 12,      [LXB_TAG_TD] = 13,         [LXB_TAG_TH] = 14,      [LXB_TAG_DIV] = 15,
    [LXB_TAG_SECTION] = 16, [LXB_TAG_ARTICLE] = 17,    [LXB_TAG_MAIN] = 18,    [LXB_TAG_UL] = 19,
    [LXB_TAG_OL] = 19,      [LXB_TAG_FIGCAPTION] = 20, [LXB_TAG_CAPTION] = 20, [LXB_TAG_FIGURE] = 21,
    [LXB_TAG_HEADER] = 22,  [LXB_TAG_ADDRESS] = 23,    [LXB_TAG_ASIDE] = 24,   [LXB_TAG_SUMMARY] = 25,
    [LXB_TAG_FOOTER] = 26,  [LXB_TAG_NAV] = 27,        [LXB_TAG_FORM] = 28,    [LXB_TAG_BODY] = 29,
    [LXB_TAG_CENTER] = 15,
};

/* A set of hashes as bits: never misses a member, seldom takes a stranger for one. */
typedef struct bit_set {
    uint64_t *words;
    uint32_t mask, count;
} bit_set;

/* The counts of one block's text. */
typedef struct text_counts {
    uint32_t bytes, words, sentences, commas, digits, capitals, bars, marks, prose;
    uint32_t in_title, pairs, lede_pairs, alt_pairs, given_pairs;
    uint8_t begins, ends;
} text_counts;

typedef struct name_group { /* blocks whose elements are named alike */
    uint32_t count, bytes, link_bytes, prose, in_main;
} name_group;

typedef struct block_meter {
    hsy_arena *arena;
    const hsy_raw_page *page;
    const hsy_evidence *evidence;
    hsy_features *rows;
    text_counts *counts;
    bit_set title, lede, alts, given;
    uint8_t (*levels)[LEVELS];                            /* a section */
    uint8_t *main_up, *main_down, *title_up, *title_down; /* a section */
    uint32_t *homes;                                      /* a block: its container */
    uint32_t lede_pairs;                                  /* of the longest description */
    uint32_t main, title_block, main_first, main_last, main_prose, page_prose;
} block_meter;

static int16_t size_of(uint32_t number) { /* 4 * log2(1 + number), to a quarter */
    uint32_t n = number + 1, whole = 31u - (uint32_t)__builtin_clz(n);
    uint32_t quarter = whole >= 2 ? (n >> (whole - 2)) & 3 : (n << (2 - whole)) & 3;
    return (int16_t)(whole * 4 + quarter);
}

static int16_t share(uint64_t part, uint64_t whole) { return whole ? (int16_t)(part * 100 / whole) : 0; }

static int16_t cut(uint32_t distance) { return (int16_t)(distance < FAR ? distance : FAR); }

/* ---- words ---- */

static bool is_word_byte(unsigned char c) { return c >= 0x80 || hsy_is_letter((char)c) || hsy_is_digit((char)c); }

static uint64_t word_hash(uint64_t hash, unsigned char c) {
    return (hash ^ (unsigned char)hsy_to_lower((char)c)) * UINT64_C(1099511628211);
}

static bit_set set_of(hsy_arena *arena, uint32_t bits) {
    return (bit_set){.words = HSY_NEW_ARRAY(arena, uint64_t, bits / 64), .mask = bits - 1};
}

static void set_add(bit_set *set, uint64_t hash) {
    uint32_t bit = (uint32_t)(hash >> 20) & set->mask;
    set->words[bit / 64] |= UINT64_C(1) << (bit % 64);
    set->count++;
}

static bool set_has(const bit_set *set, uint64_t hash) {
    uint32_t bit = (uint32_t)(hash >> 20) & set->mask;
    return set->words[bit / 64] >> (bit % 64) & 1;
}

static uint64_t pair_hash(uint64_t before, uint64_t word) {
    return (before * 31 + word) * UINT64_C(0x9E3779B97F4A7C15);
}

/* Adds the words of a text, or with `pairs` each two neighbours. */
static void set_add_text(bit_set *set, hsy_slice text, bool pairs) {
    uint64_t before = 0;
    for (size_t i = 0; i < text.length;) {
        uint64_t hash = UINT64_C(14695981039346656037);
        size_t start = i;
        for (; i < text.length && is_word_byte((unsigned char)text.at[i]); i++)
            hash = word_hash(hash, (unsigned char)text.at[i]);
        if (i == start) {
            i++;
            continue;
        }
        if (!pairs) set_add(set, hash);
        if (pairs && before) set_add(set, pair_hash(before, hash));
        before = hash;
    }
}

static void count_word(const block_meter *meter, text_counts *counts, uint64_t hash, uint64_t *before) {
    counts->words++;
    if (meter->title.count) counts->in_title += set_has(&meter->title, hash);
    if (*before) {
        uint64_t pair = pair_hash(*before, hash);
        counts->pairs++;
        counts->lede_pairs += set_has(&meter->lede, pair);
        counts->alt_pairs += set_has(&meter->alts, pair);
        counts->given_pairs += set_has(&meter->given, pair);
    }
    *before = hash;
}

/* ---- characters ---- */

static uint8_t kind_of_start(hsy_slice text) {
    unsigned char c = (unsigned char)text.at[0];
    if (hsy_is_upper((char)c)) return 3;
    if (c == 0xC3 && text.length > 1 && (unsigned char)text.at[1] < 0xA0) return 3;
    if (c == '"' || c == '\'' || c == '-' || c == 0xC2) return 2;
    if (c == 0xE2) return 2;
    return hsy_is_digit((char)c) ? 1 : 0;
}

static uint8_t kind_of_end(hsy_slice text) {
    size_t end = text.length;
    while (end > 0) { /* closing marks do not count */
        if (text.at[end - 1] == '"' || text.at[end - 1] == '\'' || text.at[end - 1] == ')')
            end--;
        else if (end >= 3 && (unsigned char)text.at[end - 3] == 0xE2 && (unsigned char)text.at[end - 2] == 0x80 &&
                 (unsigned char)text.at[end - 1] >= 0x98 && (unsigned char)text.at[end - 1] <= 0x9F)
            end -= 3;
        else if (end >= 2 && (unsigned char)text.at[end - 2] == 0xC2 && (unsigned char)text.at[end - 1] == 0xBB)
            end -= 2;
        else
            break;
    }
    if (!end) return 1;
    char last = text.at[end - 1];
    if (last == '.' || last == '!' || last == '?') return 3;
    if (end >= 3 && (memcmp(text.at + end - 3, "…", 3) == 0 || memcmp(text.at + end - 3, "。", 3) == 0)) return 3;
    if (last == ':') return 2;
    return is_word_byte((unsigned char)last) ? 0 : 1;
}

static void count_byte(text_counts *counts, hsy_slice text, size_t i) {
    char c = text.at[i];
    bool before_space = i + 1 >= text.length || text.at[i + 1] == ' ' || text.at[i + 1] == '"';
    switch (c) {
    case '.':
    case '!':
    case '?': counts->sentences += before_space; break;
    case ',':
    case ';': counts->commas++; break;
    case '|':
    case '/': counts->bars += before_space; break;
    case '@': counts->marks |= 2; break;
    default: break;
    }
}

/* A word of a script without spaces: two characters are counted as one. */
static bool is_wide(unsigned char c) { return c >= 0xE3 && c <= 0xED; }

static void count_text(const block_meter *meter, const hsy_raw_block *block, text_counts *counts) {
    hsy_slice text = block->text;
    uint64_t before = 0;
    uint32_t wide = 0;
    for (size_t i = 0; i < text.length;) {
        uint64_t hash = UINT64_C(14695981039346656037);
        size_t start = i;
        for (; i < text.length && is_word_byte((unsigned char)text.at[i]); i++) {
            unsigned char c = (unsigned char)text.at[i];
            hash = word_hash(hash, c);
            counts->digits += hsy_is_digit((char)c);
            wide += is_wide(c);
            counts->sentences += c == 0xE3 && i + 2 < text.length && memcmp(text.at + i, "。", 3) == 0;
        }
        if (i == start) {
            count_byte(counts, text, i++);
            continue;
        }
        counts->capitals += kind_of_start((hsy_slice){text.at + start, i - start}) == 3;
        count_word(meter, counts, hash, &before);
    }
    counts->words += wide / 2;
    counts->bytes = (uint32_t)text.length;
    counts->begins = kind_of_start(text);
    counts->ends = kind_of_end(text);
    if (hsy_slice_find(hsy_slice_sub(text, 0, PHRASE_LONGEST), HSY_S("©"), 0) != HSY_NOT_FOUND) counts->marks |= 1;
    bool is_linked = block->inside & HSY_IN_LINK || block->link_bytes * 3 >= text.length;
    if (text.length >= PROSE_SHORTEST && !is_linked) counts->prose = counts->bytes;
}

/* ---- sections ---- */

static void add_level(const uint8_t above[restrict LEVELS], uint8_t levels[restrict LEVELS]) {
    for (int k = 0; k < LEVELS; k++) levels[k] = above[k] < FAR ? above[k] + 1 : FAR;
}

static void find_levels(block_meter *meter) {
    const hsy_sections *sections = &meter->page->sections;
    meter->levels = hsy_arena_alloc(meter->arena, (sections->count + 1) * sizeof *meter->levels);
    for (size_t i = 0; i < sections->count; i++) {
        const hsy_section *section = &sections->items[i];
        uint8_t *levels = meter->levels[i];
        if (section->parent == HSY_NO_SECTION)
            memset(levels, FAR, LEVELS);
        else
            add_level(meter->levels[section->parent], levels);
        for (uint32_t hints = section->hints; hints; hints &= hints - 1) levels[__builtin_ctz(hints)] = 0;
        if (section->tag == LXB_TAG_ARTICLE) levels[LEVEL_ARTICLE] = 0;
        if (section->tag == LXB_TAG_MAIN) levels[LEVEL_MAIN] = 0;
    }
}

/* For each section the levels up to what it shares with `goal`, and down from there to `goal`. */
static void find_way(block_meter *meter, uint32_t goal, uint8_t **up, uint8_t **down) {
    const hsy_sections *sections = &meter->page->sections;
    *up = hsy_arena_alloc(meter->arena, sections->count + 1);
    *down = hsy_arena_alloc(meter->arena, sections->count + 1);
    memset(*up, FAR, sections->count + 1);
    memset(*down, FAR, sections->count + 1);
    uint8_t steps = 0;
    for (uint32_t at = goal; at != HSY_NO_SECTION; at = sections->items[at].parent) {
        (*up)[at] = 0;
        (*down)[at] = steps;
        if (steps < FAR) steps++;
    }
    for (size_t i = 0; i < sections->count; i++) {
        uint32_t parent = sections->items[i].parent;
        if ((*up)[i] == 0 || parent == HSY_NO_SECTION) continue;
        (*up)[i] = (*up)[parent] < FAR ? (*up)[parent] + 1 : FAR;
        (*down)[i] = (*down)[parent];
    }
}

static void find_main(block_meter *meter) {
    const hsy_sections *sections = &meter->page->sections;
    for (uint32_t i = 1; i < sections->count; i++)
        if (sections->items[i].own_prose > sections->items[meter->main].own_prose) meter->main = i;
    find_way(meter, meter->main, &meter->main_up, &meter->main_down);
    meter->main_first = meter->main_last = HSY_NO_BLOCK;
    for (uint32_t i = sections->items[meter->main].first; i < sections->items[meter->main].end; i++) {
        if (!meter->counts[i].prose || meter->main_up[meter->homes[i]] > 1) continue;
        if (meter->main_first == HSY_NO_BLOCK) meter->main_first = i;
        meter->main_last = i;
        meter->main_prose += meter->counts[i].prose;
    }
    if (meter->main_first == HSY_NO_BLOCK) meter->main_first = meter->main_last = sections->items[meter->main].first;
}

/* The block that shows the title: the first <h1> that has most of its words, else another such block, else an <h1>. */
static void find_title(block_meter *meter) {
    uint32_t best = HSY_NO_BLOCK;
    int best_score = 0;
    for (uint32_t i = 0; i < meter->page->blocks.count; i++) {
        const hsy_raw_block *block = &meter->page->blocks.items[i];
        const text_counts *counts = &meter->counts[i];
        if (block->text.length > TITLE_LONGEST) continue;
        int score = block->tag == LXB_TAG_H1 || block->inside & HSY_IN_HEADING ? 40 : 0;
        if (block->tag != LXB_TAG_H1 && score) score = 20;
        bool is_close = counts->in_title * 3 >= counts->words * 2 && counts->in_title * 3 >= meter->title.count * 2;
        if (meter->title.count && is_close) score += 60;
        if (block->inside & HSY_IN_LINK || block->link_bytes * 2 > block->text.length) score /= 4;
        if (score <= best_score || score < 10) continue;
        best = i;
        best_score = score;
    }
    meter->title_block = best_score >= 40 ? best : HSY_NO_BLOCK;
    uint32_t goal = meter->title_block == HSY_NO_BLOCK ? meter->main : meter->homes[meter->title_block];
    find_way(meter, goal, &meter->title_up, &meter->title_down);
}

static void find_homes(block_meter *meter) {
    const hsy_raw_page *page = meter->page;
    meter->homes = HSY_NEW_ARRAY(meter->arena, uint32_t, page->blocks.count + 1);
    for (size_t i = 0; i < page->blocks.count; i++) {
        uint32_t section = page->blocks.items[i].section;
        const hsy_section *own = &page->sections.items[section];
        bool is_leaf = own->end - own->first <= 1 && own->parent != HSY_NO_SECTION;
        meter->homes[i] = is_leaf ? own->parent : section;
    }
}

/* ---- rows ---- */

#define SET(name, value) row->at[HSY_FEATURE_##name] = (int16_t)(value)

static void measure_text(const block_meter *meter, uint32_t i, hsy_features *row) {
    const hsy_raw_block *block = &meter->page->blocks.items[i];
    const text_counts *counts = &meter->counts[i];
    SET(tag, block->tag < LXB_TAG__LAST_ENTRY ? tag_kinds[block->tag] : 0);
    SET(bytes, size_of(counts->bytes));
    SET(words, size_of(counts->words));
    SET(word_length,
        counts->words ? (counts->bytes * 4 / counts->words < 400 ? counts->bytes * 4 / counts->words : 400) : 0);
    SET(sentences, counts->sentences < 20 ? counts->sentences : 20);
    SET(commas, counts->commas < 20 ? counts->commas : 20);
    SET(ends, counts->ends);
    SET(begins, counts->begins);
    SET(digits, share(counts->digits, counts->bytes));
    SET(capitals, share(counts->capitals, counts->words));
    SET(bars, counts->bars < 20 ? counts->bars : 20);
    SET(marks, counts->marks);
    SET(links, block->link_count < 20 ? block->link_count : 20);
    SET(link_share, share(block->link_bytes, counts->bytes + block->link_count));
    SET(bold_share, share(block->bold_bytes, counts->bytes + 1));
    SET(italic_share, share(block->italic_bytes, counts->bytes + 1));
    SET(small_share, share(block->small_bytes, counts->bytes + 1));
    SET(button_share, share(block->button_bytes, counts->bytes + 1));
    SET(flags, block->has_time + 2 * block->starts_line + 4 * !!(block->inside & HSY_IN_HIDDEN) +
                   8 * !!(block->inside & HSY_IN_LINK));
    SET(in_title, share(counts->in_title, counts->words));
    SET(of_title,
        meter->title.count
            ? share(counts->in_title < meter->title.count ? counts->in_title : meter->title.count, meter->title.count)
            : -1);
    SET(in_lede, share(counts->lede_pairs, counts->pairs));
    uint32_t of_lede = counts->lede_pairs < meter->lede_pairs ? counts->lede_pairs : meter->lede_pairs;
    SET(of_lede, meter->lede_pairs ? share(of_lede, meter->lede_pairs) : -1);
    SET(in_alt, share(counts->alt_pairs, counts->pairs));
    SET(page_kind, meter->evidence->kind);
    SET(in_given, meter->given.count && counts->pairs ? share(counts->given_pairs, counts->pairs) : -1);
    SET(given_size, size_of((uint32_t)meter->evidence->body.length));
}

static void measure_place(const block_meter *meter, uint32_t i, hsy_features *row) {
    uint32_t inside = meter->page->blocks.items[i].inside;
    SET(in_list, !!(inside & HSY_IN_LIST));
    SET(in_table, !!(inside & HSY_IN_TABLE));
    SET(in_quote, !!(inside & HSY_IN_QUOTE));
    SET(in_figure, !!(inside & HSY_IN_FIGURE) + 2 * !!(inside & HSY_IN_CAPTION));
    SET(in_form, !!(inside & HSY_IN_FORM));
    SET(in_aside, !!(inside & HSY_IN_ASIDE));
    SET(in_nav, !!(inside & HSY_IN_NAV));
    SET(in_header, !!(inside & HSY_IN_HEADER));
    SET(in_footer, !!(inside & HSY_IN_FOOTER));
    SET(in_heading, !!(inside & HSY_IN_HEADING));
    SET(depth, cut(meter->page->blocks.items[i].depth));
    uint32_t section = meter->page->blocks.items[i].section;
    const uint8_t *levels = meter->levels[section];
    SET(to_article, levels[LEVEL_ARTICLE]);
    SET(to_main, levels[LEVEL_MAIN]);
    for (int hint = 0; hint < HSY_HINT_COUNT; hint++) row->at[HSY_FEATURE_hint + hint] = levels[hint];
}

static const hsy_section *above(const block_meter *meter, const hsy_section *section) {
    return section->parent == HSY_NO_SECTION ? section : &meter->page->sections.items[section->parent];
}

static void measure_containers(const block_meter *meter, uint32_t i, hsy_features *row) {
    const hsy_section *home = &meter->page->sections.items[meter->homes[i]];
    const hsy_section *up2 = above(meter, home), *up3 = above(meter, up2);
    SET(home_prose, size_of(home->prose_bytes));
    SET(home_own, share(home->own_prose, meter->page->sections.items[meter->main].own_prose));
    SET(home_links, share(home->link_bytes, home->text_bytes));
    SET(home_blocks, size_of(home->end - home->first));
    SET(home_tag, home->tag < LXB_TAG__LAST_ENTRY ? tag_kinds[home->tag] : 0);
    SET(up2_prose, size_of(up2->prose_bytes));
    SET(up2_links, share(up2->link_bytes, up2->text_bytes));
    SET(up2_blocks, size_of(up2->end - up2->first));
    SET(up2_share, share(up2->prose_bytes, meter->page_prose));
    SET(up3_prose, size_of(up3->prose_bytes));
    SET(up3_links, share(up3->link_bytes, up3->text_bytes));
    SET(up3_blocks, size_of(up3->end - up3->first));
    SET(up3_share, share(up3->prose_bytes, meter->page_prose));
    SET(main_up, meter->main_up[meter->homes[i]]);
    SET(main_down, meter->main_down[meter->homes[i]]);
    SET(main_before, i < meter->main_first ? cut(meter->main_first - i) : 0);
    SET(main_after, i > meter->main_last ? cut(i - meter->main_last) : 0);
    SET(main_size, size_of(meter->main_prose));
    SET(title_up, meter->title_up[meter->homes[i]]);
    SET(title_down, meter->title_down[meter->homes[i]]);
    SET(page_blocks, size_of((uint32_t)meter->page->blocks.count));
    SET(page_prose, size_of(meter->page_prose));
    SET(place, share(i, meter->page->blocks.count));
}

/* What depends on what came before: prose so far, headings, phrases that announce something. */
static void measure_course(block_meter *meter) {
    uint32_t prose = 0, title_prose = 0, main_prose = 0, run = 0, last_prose = 0, last_heading = 0, heading_links = 0;
    bool is_behind_title = false;
    for (uint32_t i = 0; i < meter->page->blocks.count; i++) {
        hsy_features *row = &meter->rows[i];
        const hsy_raw_block *block = &meter->page->blocks.items[i];
        uint32_t own = meter->counts[i].prose;
        bool is_main = i >= meter->main_first && i <= meter->main_last && meter->main_up[meter->homes[i]] <= 1;
        if (i == meter->title_block) is_behind_title = true;
        SET(title_after, meter->title_block == HSY_NO_BLOCK ? 0
                         : i >= meter->title_block          ? cut(i - meter->title_block) + 1
                                                            : -cut(meter->title_block - i));
        SET(prose_since_title, is_behind_title ? size_of(title_prose) : -1);
        SET(prose_before, share(prose, meter->page_prose));
        main_prose += is_main ? own : 0;
        SET(main_left, share(meter->main_prose - (main_prose < meter->main_prose ? main_prose : meter->main_prose),
                             meter->main_prose));
        SET(heading_ago, cut(i - last_heading));
        SET(heading_links, heading_links);
        SET(prose_ago, cut(i - last_prose));
        run = own ? run + 1 : 0;
        SET(prose_run, cut(run));
        if (own) last_prose = i;
        if (block->inside & HSY_IN_HEADING) {
            last_heading = i;
            heading_links = (uint32_t)row->at[HSY_FEATURE_link_share];
        }
        prose += own;
        if (is_behind_title) title_prose += own;
    }
    uint32_t next = HSY_NO_BLOCK;
    for (uint32_t i = (uint32_t)meter->page->blocks.count; i-- > 0;) {
        hsy_features *row = &meter->rows[i];
        SET(prose_next, next == HSY_NO_BLOCK ? FAR : cut(next - i));
        if (meter->counts[i].prose) next = i;
    }
}

static bool is_byline(const block_meter *meter, uint32_t i) {
    const hsy_raw_block *block = &meter->page->blocks.items[i];
    const uint8_t *levels = meter->levels[block->section];
    return block->text.length <= BYLINE_LONGEST &&
           (block->has_time || levels[HSY_HINT_BYLINE] <= 1 || levels[HSY_HINT_DATE] <= 1);
}

/* Blocks since and until a byline or date, which parts title and lede from the body, and the body from its end. */
static void measure_bylines(block_meter *meter) {
    uint32_t count = (uint32_t)meter->page->blocks.count;
    uint32_t last = HSY_NO_BLOCK;
    for (uint32_t i = 0; i < count; i++) {
        hsy_features *row = &meter->rows[i];
        SET(byline_ago, last == HSY_NO_BLOCK ? FAR : cut(i - last));
        if (is_byline(meter, i)) last = i;
    }
    last = HSY_NO_BLOCK;
    for (uint32_t i = count; i-- > 0;) {
        hsy_features *row = &meter->rows[i];
        SET(byline_next, last == HSY_NO_BLOCK ? FAR : cut(last - i));
        if (is_byline(meter, i)) last = i;
    }
}

static void measure_images(block_meter *meter) {
    const hsy_raw_images *images = &meter->page->images;
    size_t next = 0;
    uint32_t last = 0;
    bool has_image = false;
    for (uint32_t i = 0; i < meter->page->blocks.count; i++) {
        hsy_features *row = &meter->rows[i];
        for (; next < images->count && images->items[next].before <= i; next++) {
            last = images->items[next].before;
            has_image = true;
        }
        SET(image_ago, has_image ? cut(i - last) : FAR);
    }
}

static void measure_phrases(block_meter *meter) {
    hsy_boilerplate_tables tables = hsy_boilerplate_tables_of(meter->evidence->language);
    uint32_t home = HSY_NO_SECTION, since = 0;
    int role = 0;
    for (uint32_t i = 0; i < meter->page->blocks.count; i++) {
        hsy_features *row = &meter->rows[i];
        const hsy_raw_block *block = &meter->page->blocks.items[i];
        bool is_below = home != HSY_NO_SECTION && i < meter->page->sections.items[home].end;
        SET(announced, is_below ? role : 0);
        SET(announced_ago, is_below ? cut(i - since) : FAR);
        if (block->text.length > PHRASE_LONGEST || block->inside & (HSY_IN_NAV | HSY_IN_LINK)) continue;
        hsy_boilerplate found = hsy_boilerplate_find_in(meter->arena, block->text, &tables);
        if (!found.is_found) continue;
        SET(phrase, 1 + (int)found.role);
        SET(phrase_where, found.is_whole ? 4 : (int)found.where);
        if (found.scope == HSY_BOILERPLATE_THIS) continue;
        role = 1 + (int)found.role;
        home = meter->homes[i];
        since = i;
    }
}

static uint64_t name_of(const block_meter *meter, uint32_t i) {
    const hsy_section *own = &meter->page->sections.items[meter->page->blocks.items[i].section];
    const hsy_section *up = above(meter, own), *top = above(meter, up);
    return hsy_hash_number((uint64_t)own->signature << 32 | up->signature) ^ top->signature;
}

static void measure_names(block_meter *meter) {
    hsy_number_table known = {0};
    uint32_t groups = 0;
    size_t most = meter->page->blocks.count;
    name_group *group = HSY_NEW_ARRAY(meter->arena, name_group, most + 1);
    uint32_t *of = HSY_NEW_ARRAY(meter->arena, uint32_t, most + 1);
    for (uint32_t i = 0; i < most; i++) {
        uint32_t *at = hsy_number_table_put(meter->arena, &known, name_of(meter, i));
        if (*at == HSY_TABLE_NEW) *at = groups++;
        of[i] = *at;
        group[*at].count++;
        group[*at].bytes += meter->counts[i].bytes;
        group[*at].link_bytes += meter->page->blocks.items[i].link_bytes;
        group[*at].prose += meter->counts[i].prose > 0;
        group[*at].in_main += meter->main_up[meter->homes[i]] == 0 && meter->main_down[meter->homes[i]] == 0;
    }
    for (uint32_t i = 0; i < most; i++) {
        hsy_features *row = &meter->rows[i];
        const name_group *own = &group[of[i]];
        SET(like_count, size_of(own->count));
        SET(like_bytes, size_of(own->bytes / own->count));
        SET(like_links, share(own->link_bytes, own->bytes));
        SET(like_prose, share(own->prose, own->count));
        SET(like_main, share(own->in_main, own->count));
    }
}

static void measure_repeats(block_meter *meter) {
    hsy_number_table known = {0};
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < meter->page->blocks.count; i++) {
            hsy_slice text = meter->page->blocks.items[i].text;
            if (text.length < REPEAT_SHORTEST) continue;
            uint32_t *count = hsy_number_table_put(meter->arena, &known, hsy_hash(text));
            if (pass == 0)
                *count = *count == HSY_TABLE_NEW ? 0 : *count + 1;
            else
                meter->rows[i].at[HSY_FEATURE_repeats] = cut(*count);
        }
}

static int16_t sameness(const block_meter *meter, uint32_t a, uint32_t b) {
    if (meter->homes[a] != meter->homes[b]) return 0;
    const hsy_section *sections = meter->page->sections.items;
    const hsy_raw_block *blocks = meter->page->blocks.items;
    return sections[blocks[a].section].signature == sections[blocks[b].section].signature ? 2 : 1;
}

static void measure_neighbour(const block_meter *meter, uint32_t i, int64_t other, int16_t *same, int16_t *bytes,
                              int16_t *links) {
    if (other < 0 || other >= (int64_t)meter->page->blocks.count) {
        *same = *bytes = *links = -1;
        return;
    }
    *same = sameness(meter, i, (uint32_t)other);
    *bytes = meter->rows[other].at[HSY_FEATURE_bytes];
    *links = meter->rows[other].at[HSY_FEATURE_link_share];
}

static void measure_neighbours(const block_meter *meter, uint32_t i, hsy_features *row) {
    int16_t *at = row->at;
    int64_t here = i;
    measure_neighbour(meter, i, here - 1, &at[HSY_FEATURE_before1_same], &at[HSY_FEATURE_before1_bytes],
                      &at[HSY_FEATURE_before1_links]);
    measure_neighbour(meter, i, here - 2, &at[HSY_FEATURE_before2_same], &at[HSY_FEATURE_before2_bytes],
                      &at[HSY_FEATURE_before2_links]);
    measure_neighbour(meter, i, here + 1, &at[HSY_FEATURE_next1_same], &at[HSY_FEATURE_next1_bytes],
                      &at[HSY_FEATURE_next1_links]);
    measure_neighbour(meter, i, here + 2, &at[HSY_FEATURE_next2_same], &at[HSY_FEATURE_next2_bytes],
                      &at[HSY_FEATURE_next2_links]);
    if (i > 0) {
        SET(before1_tag, meter->rows[i - 1].at[HSY_FEATURE_tag]);
        SET(before1_ends, meter->rows[i - 1].at[HSY_FEATURE_ends]);
    }
    if (i + 1 < meter->page->blocks.count) {
        SET(next1_tag, meter->rows[i + 1].at[HSY_FEATURE_tag]);
        SET(next1_ends, meter->rows[i + 1].at[HSY_FEATURE_ends]);
    }
}

static void read_evidence(block_meter *meter) {
    const hsy_evidence *evidence = meter->evidence;
    meter->title = set_of(meter->arena, SMALL_SET);
    meter->lede = set_of(meter->arena, SMALL_SET);
    meter->alts = set_of(meter->arena, LARGE_SET);
    meter->given = set_of(meter->arena, evidence->body.length ? LARGE_SET : 64);
    set_add_text(&meter->title, evidence->title, false);
    for (size_t i = 0; i < evidence->ledes.count; i++) {
        uint32_t before = meter->lede.count;
        set_add_text(&meter->lede, evidence->ledes.items[i], true);
        if (meter->lede.count - before > meter->lede_pairs) meter->lede_pairs = meter->lede.count - before;
    }
    for (size_t i = 0; i < meter->page->images.count; i++)
        set_add_text(&meter->alts, meter->page->images.items[i].alt, true);
    set_add_text(&meter->given, evidence->body, true);
}

const hsy_features *hsy_features_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_evidence *evidence) {
    size_t count = page->blocks.count;
    block_meter meter = {.arena = arena, .page = page, .evidence = evidence};
    if (!count) return NULL;
    meter.rows = HSY_NEW_ARRAY(arena, hsy_features, count);
    meter.counts = HSY_NEW_ARRAY(arena, text_counts, count);
    read_evidence(&meter);
    for (uint32_t i = 0; i < count; i++) {
        count_text(&meter, &page->blocks.items[i], &meter.counts[i]);
        meter.page_prose += meter.counts[i].prose;
    }
    find_homes(&meter);
    find_levels(&meter);
    find_main(&meter);
    find_title(&meter);
    for (uint32_t i = 0; i < count; i++) {
        measure_text(&meter, i, &meter.rows[i]);
        measure_place(&meter, i, &meter.rows[i]);
        measure_containers(&meter, i, &meter.rows[i]);
    }
    for (uint32_t i = 0; i < count; i++) measure_neighbours(&meter, i, &meter.rows[i]);
    measure_course(&meter);
    measure_images(&meter);
    measure_bylines(&meter);
    measure_phrases(&meter);
    measure_names(&meter);
    measure_repeats(&meter);
    return meter.rows;
}
