/* The fields of a page in HTML, step by step, and what blocks and text add to them.
 *
 *  1. facts of head and markup                       metadata.c, jsonld.c
 *  2. address and outlet                             url.c, outlet.c
 *  3. language, as the markup states it
 *  4. title, lede, authors and credits, dates        title.c, authors.c, published.c
 *  5. section, tags
 *  6. when blocks have roles: bylines, credits, notes, dateline, and the language of the text itself
 */
#include "page/fields.h"

#include "base/buffer.h"
#include "page/metadata.h"
#include "page/phrase.h"
#include "text/date.h"
#include "text/language.h"
#include "text/name.h"
#include "text/url.h"

enum {
    MOST_TAGS = 64,     /* of a page */
    LONGEST_CLOCK = 16, /* bytes of a line that is a clock */
    LONGEST_TAG = 100,  /* bytes; a longer one is a sentence */
    LAST_BYLINE = 160,  /* bytes of a byline under the text */
    LAST_LINES = 3,     /* of the text, looked at for a credit */
    BEHIND_BODY = 4,    /* blocks; bylines further behind the body are those of teasers */
    MOST_BYLINES = 12,  /* byline and credit blocks that are read */
    ENOUGH_TEXT = 200,  /* bytes of text whose language is believed against the markup's */
    LONG_BLOCK = 100,   /* bytes of a block whose language is that of the text */
    LONG_TEXT = 2048,   /* bytes of such blocks that tell the language */
};

static hsy_slice first_value(const hsy_metadata *metadata, hsy_fact_kind kind) {
    for (size_t i = 0; i < metadata->facts.count; i++)
        if (metadata->facts.items[i].kind == kind && !metadata->facts.items[i].is_aside)
            return metadata->facts.items[i].value;
    return (hsy_slice){"", 0};
}

static void read_addresses(hsy_arena *arena, const hsy_metadata *metadata, const hsy_page_source *source,
                           hsy_article *article) {
    article->url = source->url;
    article->retrieved = source->retrieved;
    article->canonical_url = hsy_url_resolve(arena, source->url, metadata->canonical);
    const hsy_fact *graph = hsy_metadata_find(metadata, HSY_FACT_ADDRESS, HSY_FROM_GRAPH);
    const hsy_fact *json = hsy_metadata_find(metadata, HSY_FACT_ADDRESS, HSY_FROM_JSON_LD);
    if (article->canonical_url.length == 0 && graph)
        article->canonical_url = hsy_url_resolve(arena, source->url, graph->value);
    if (article->canonical_url.length == 0 && json)
        article->canonical_url = hsy_url_resolve(arena, source->url, json->value);
}

/* The site's name as a source has it, unless that is an address. */
static const hsy_fact *site_named(const hsy_metadata *metadata, hsy_fact_source source) {
    const hsy_fact *site = hsy_metadata_find(metadata, HSY_FACT_SITE, source);
    return site && hsy_slice_find(site->value, HSY_S("://"), 0) == HSY_NOT_FOUND ? site : NULL;
}

static void read_outlet(hsy_arena *arena, const hsy_metadata *metadata, const hsy_page_source *source,
                        hsy_article *article) {
    hsy_slice address = article->url.length ? article->url : article->canonical_url;
    article->outlet_domain = hsy_outlet_domain(arena, address.length ? address : source->publisher);
    article->outlet_name = hsy_name_of_outlet(article->outlet_domain);
    if (article->outlet_name.length == 0) {
        const hsy_fact *site = site_named(metadata, HSY_FROM_GRAPH);
        if (!site) site = site_named(metadata, HSY_FROM_JSON_LD);
        if (!site) site = site_named(metadata, HSY_FROM_META);
        if (site) article->outlet_name = site->value;
        const hsy_fact *title = hsy_metadata_find(metadata, HSY_FACT_TITLE, HSY_FROM_DOCUMENT);
        if (!site && title) article->outlet_name = hsy_outlet_name_in(arena, article->outlet_domain, title->value);
    }
    if (article->outlet_name.length == 0 && !hsy_outlet_domain(arena, source->publisher).length)
        article->outlet_name = source->publisher;
}

/* The language of the long blocks. Byline, date line and phrases are read by it, and what the markup states is a
 * template's on many pages. */
static hsy_slice language_of_blocks(hsy_arena *arena, const hsy_raw_page *page) {
    hsy_buffer text = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < page->blocks.count && text.length < LONG_TEXT; i++) {
        const hsy_raw_block *block = &page->blocks.items[i];
        if (block->text.length < LONG_BLOCK || block->link_bytes * 2 > block->text.length) continue;
        hsy_buffer_add(&text, hsy_slice_sub(block->text, 0, LONG_TEXT));
        hsy_buffer_add_byte(&text, '\n');
    }
    return hsy_language_identify(hsy_buffer_text(&text));
}

static void read_language(hsy_arena *arena, const hsy_metadata *metadata, const hsy_raw_page *page,
                          hsy_article *article) {
    static const hsy_fact_source from[] = {HSY_FROM_DOCUMENT, HSY_FROM_JSON_LD, HSY_FROM_META, HSY_FROM_GRAPH};
    article->language = language_of_blocks(arena, page);
    for (size_t i = 0; i < sizeof from / sizeof *from && article->language.length == 0; i++) {
        const hsy_fact *fact = hsy_metadata_find(metadata, HSY_FACT_LANGUAGE, from[i]);
        if (fact) article->language = hsy_language_of_tag(fact->value);
    }
}

static void read_tags(hsy_arena *arena, const hsy_metadata *metadata, hsy_article *article) {
    article->section = first_value(metadata, HSY_FACT_SECTION);
    for (size_t i = 0; i < metadata->facts.count; i++) {
        const hsy_fact *fact = &metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TAG) continue;
        for (hsy_slice rest = fact->value; rest.at && article->tags.count < MOST_TAGS;) {
            hsy_slice tag = hsy_slice_trim(hsy_slice_cut(&rest, ','));
            if (tag.length <= LONGEST_TAG) hsy_phrase_add(arena, &article->tags, tag);
        }
    }
}

/* The day that only a script says, in the outlet's own zone where that can be told. */
static void read_hidden_date(hsy_arena *arena, lxb_html_document_t *document, hsy_article *article) {
    hsy_date date;
    if (!hsy_script_date(document, article->language, &date)) return;
    hsy_published_set(arena, date, article);
    hsy_dates_settle(arena, (hsy_date){0}, article);
}

void hsy_fields_read(hsy_arena *arena, lxb_html_document_t *document, const hsy_raw_page *page,
                     const hsy_page_source *source, hsy_article *article) {
    hsy_metadata metadata = hsy_metadata_read(arena, document, page->hints, &article->errors);
    read_addresses(arena, &metadata, source, article);
    read_outlet(arena, &metadata, source, article);
    read_language(arena, &metadata, page, article);
    hsy_metadata_place(arena, &metadata);
    article->title = hsy_title_choose(arena, &metadata, article);
    hsy_metadata_place(arena, &metadata);
    uint32_t headline = hsy_headline_block(&metadata, page, article->title);
    article->lede = hsy_lede_choose(arena, &metadata, page, headline);
    hsy_slices people = {0};
    hsy_dates_choose(arena, &metadata, article);
    hsy_date visible = hsy_around_read(arena, page, headline, article, &people, &article->credits);
    hsy_dates_settle(arena, visible, article);
    if (article->published.length == 0) read_hidden_date(arena, document, article);
    hsy_authors_choose(arena, &metadata, &people, article);
    read_tags(arena, &metadata, article);
}

/* Whether the headline is the title without what is hung on behind a bar or dash: the site's name. */
static bool begins_title(hsy_slice headline, hsy_slice title) {
    static const char *const bars[] = {" - ", " | ", " – ", " — ", " · ", " :: "};
    if (!headline.length || !hsy_slice_starts(title, headline)) return false;
    hsy_slice rest = hsy_slice_sub(title, headline.length, title.length);
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        if (hsy_slice_starts(rest, hsy_slice_from_c(bars[i]))) return true;
    return false;
}

void hsy_fields_fill(hsy_arena *arena, hsy_slice title, hsy_slice published, const hsy_slices *authors,
                     hsy_article *article) {
    hsy_date date;
    title = hsy_clean_value(arena, title);
    if (article->title.length == 0 || begins_title(title, article->title)) article->title = title;
    if (article->published.length == 0 && hsy_date_parse(published, article->language, NULL, &date))
        hsy_published_set(arena, date, article);
    bool has_authors = article->authors.count > 0;
    for (size_t i = 0; i < authors->count && !has_authors; i++)
        hsy_authors_read(arena, hsy_clean_value(arena, authors->items[i]), article->language, &article->authors,
                         &article->credits);
}

/* ---- blocks and text ---- */

static void read_note(hsy_arena *arena, hsy_slice line, hsy_article *article) {
    hsy_slice from, translator;
    if (article->translated_from.length == 0 &&
        hsy_note_translation(arena, line, article->language, &from, &translator) && from.length)
        article->translated_from = from;
}

static bool has_digit(hsy_slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (hsy_is_digit(line.at[i])) return true;
    return false;
}

/* The first date of the line; one without a year ("16 May, 11:39") is completed from the day the page was fetched. */
static bool find_date(hsy_arena *arena, hsy_slice line, const hsy_article *article, const hsy_date *fetched,
                      hsy_date *date) {
    hsy_found_dates dates = hsy_dates_find(arena, line, article->language, NULL);
    bool is_full = dates.count && dates.items[0].date.year && dates.items[0].date.day;
    if (!is_full && fetched->year && has_digit(line)) dates = hsy_dates_find(arena, line, article->language, fetched);
    if (dates.count == 0 || !dates.items[0].date.year || !dates.items[0].date.day) return false;
    *date = dates.items[0].date;
    return true;
}

/* The day in one line and the clock in the next: "16 May 2024" / "11:39". */
static hsy_date with_clock(hsy_arena *arena, const hsy_article *article, size_t at, hsy_date date) {
    const hsy_blocks *blocks = &article->blocks;
    if (date.has_time || at + 1 >= blocks->count || blocks->items[at + 1].text.length > LONGEST_CLOCK) return date;
    hsy_slice next = blocks->items[at + 1].text, day = hsy_date_print(arena, date);
    hsy_date joined;
    if (!hsy_date_parse(hsy_arena_print(arena, "%.*s, %.*s", HSY_PRINT(day), HSY_PRINT(next)), article->language, NULL,
                        &joined))
        return date;
    return joined.has_time && hsy_date_compare_days(joined, date) == 0 ? joined : date;
}

static void read_date_block(hsy_arena *arena, size_t at, const hsy_date *fetched, hsy_article *article) {
    hsy_date date;
    if (article->published.length || !find_date(arena, article->blocks.items[at].text, article, fetched, &date)) return;
    hsy_published_set(arena, with_clock(arena, article, at, date), article);
}

/* The day on which the page was fetched, else the one that the table says it was published on; year 0: unknown. */
static hsy_date reference_of(const hsy_page_source *source) {
    hsy_date date = {0};
    hsy_slice time = source->retrieved.length ? source->retrieved : source->published;
    if (time.length == 0 || !hsy_date_parse(time, HSY_S("en"), NULL, &date)) return (hsy_date){0};
    return date;
}

/* A credit right behind a caption, or with a picture's cue ("Foto:", "©"), is the picture's. */
static bool is_picture_credit(hsy_arena *arena, const hsy_article *article, size_t at) {
    const hsy_block *blocks = article->blocks.items;
    if (at > 0 && (blocks[at - 1].role == HSY_ROLE_CAPTION || blocks[at - 1].role == HSY_ROLE_GALLERY)) return true;
    return hsy_picture_credit_line(arena, blocks[at].text, article->language);
}

/* Behind the block that ends the body; all blocks when there is no body. */
static size_t body_end(const hsy_article *article) {
    for (size_t i = article->blocks.count; i > 0; i--)
        if (article->blocks.items[i - 1].in_text.end > article->blocks.items[i - 1].in_text.start) return i;
    return article->blocks.count;
}

static void read_blocks(hsy_arena *arena, const hsy_page_source *source, hsy_article *article) {
    hsy_date fetched = reference_of(source);
    size_t bylines = 0, last = body_end(article) + BEHIND_BODY;
    bool has_authors = article->authors.count > 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const hsy_block *block = &article->blocks.items[i];
        if (block->role == HSY_ROLE_NOTE) read_note(arena, block->text, article);
        if (block->role == HSY_ROLE_BYLINE && bylines++ < MOST_BYLINES)
            hsy_byline_parse(arena, block->text, article->language, has_authors || i > last ? NULL : &article->authors,
                             &article->credits);
        if (block->role == HSY_ROLE_CREDIT && !is_picture_credit(arena, article, i) && bylines++ < MOST_BYLINES)
            hsy_credits_find(arena, block->text, article->language, &article->credits);
        if (block->role == HSY_ROLE_DATE || block->role == HSY_ROLE_NOTE)
            hsy_credits_cued(arena, block->text, article->language, &article->credits);
        if (block->role == HSY_ROLE_DATE || block->role == HSY_ROLE_BYLINE)
            read_date_block(arena, i, &fetched, article);
    }
}

/* The dateline at the start, credits and byline ("Autorin: Eva Exempel") at the end of the text. */
static void read_text(hsy_arena *arena, hsy_article *article) {
    hsy_slice place, agency, text = article->text;
    size_t length = hsy_dateline_length(arena, text, article->language, &place, &agency);
    if (length) article->dateline = hsy_slice_trim(hsy_slice_sub(text, 0, length));
    bool is_unknown = hsy_name_of_agency(agency).length == 0 && hsy_name_of_outlet(agency).length == 0;
    if (agency.length && is_unknown)
        hsy_phrase_add(arena, &article->credits, agency);
    else if (agency.length)
        hsy_credits_find(arena, agency, article->language, &article->credits);
    for (int i = 0; i < LAST_LINES && text.length; i++) {
        size_t start = text.length;
        while (start > 0 && text.at[start - 1] != '\n') start--;
        hsy_slice line = hsy_slice_sub(text, start, text.length);
        hsy_credits_find(arena, line, article->language, &article->credits);
        read_note(arena, line, article);
        if (article->authors.count == 0 && line.length <= LAST_BYLINE)
            hsy_byline_parse(arena, line, article->language, &article->authors, &article->credits);
        text.length = start > 0 ? start - 1 : 0;
    }
}

static void settle_language(hsy_article *article) {
    hsy_slice identified = hsy_language_identify(article->text);
    if (identified.length && (article->language.length == 0 || article->text.length >= ENOUGH_TEXT))
        article->language = identified;
}

void hsy_fields_complete(hsy_arena *arena, const hsy_page_source *source, hsy_article *article) {
    settle_language(article);
    read_blocks(arena, source, article);
    read_text(arena, article);
    hsy_published_complete(source, article);
    if (article->outlet_domain.length == 0) article->outlet_domain = hsy_outlet_domain(arena, source->publisher);
    if (article->outlet_name.length == 0) article->outlet_name = hsy_name_of_outlet(article->outlet_domain);
    if (article->outlet_name.length == 0)
        article->outlet_name = hsy_outlet_name_find(arena, article->outlet_domain, &article->blocks);
}
