/* One page from bytes to article, as a list of steps.
 *
 * Three kinds of input: a clean article (--plain), kept to the letter; HTML; and text that lost its markup, which
 * shows by having no tag near its start.
 */
#include "page/fields.h"
#include "page/lines.h"
#include "page/measure.h"
#include "text/decode.h"

enum {
    BODY_LEAST = 200, /* bytes; with less, the article may be in a script */
    STUB_MOST = 1000, /* bytes; with less, more of it may be there */
    START = 40,       /* bytes of a text by which it is known again */
    WORDS_LEAST = 12, /* bytes of them that are looked for in scripts before those are read */
};

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

static const hsy_slice why_names[HSY_WHY_COUNT] = {
    [HSY_WHY_TITLE] = HSY_SLICE("title"),     [HSY_WHY_SUMMARY] = HSY_SLICE("summary"),
    [HSY_WHY_ELEMENT] = HSY_SLICE("element"), [HSY_WHY_PHRASE] = HSY_SLICE("phrase"),
    [HSY_WHY_FORM] = HSY_SLICE("form"),       [HSY_WHY_NAME] = HSY_SLICE("name"),
    [HSY_WHY_PICTURE] = HSY_SLICE("picture"), [HSY_WHY_HEADING] = HSY_SLICE("heading"),
    [HSY_WHY_LINKS] = HSY_SLICE("links"),     [HSY_WHY_OTHER] = HSY_SLICE("other"),
    [HSY_WHY_SCORE] = HSY_SLICE("score"),
};

hsy_slice hsy_why_name(hsy_why why) { return why_names[why]; }

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

/* Blocks with what was measured and decided of each. */
typedef struct blocks_read {
    hsy_raw_page page;
    const hsy_features *rows;
    hsy_role *roles;
} blocks_read;

static blocks_read name_blocks(hsy_arena *arena, hsy_raw_page page, const hsy_evidence *evidence) {
    blocks_read read = {.page = page};
    read.rows = hsy_features_of(arena, &read.page, evidence);
    read.roles = hsy_roles_of(arena, &read.page, read.rows, evidence);
    return read;
}

/* Bytes of the blocks that are body. */
static size_t body_size(const blocks_read *read) {
    size_t size = 0;
    for (size_t i = 0; i < read->page.blocks.count; i++)
        if (hsy_is_body(read->roles[i])) size += read->page.blocks.items[i].text.length;
    return size;
}

/* The first block of a body that is not empty. */
static const hsy_raw_block *first_body(const blocks_read *read) {
    size_t first = 0;
    while (!hsy_is_body(read->roles[first])) first++;
    return &read->page.blocks.items[first];
}

/* Whether the other article goes on where the text of this one breaks off: it holds how this one begins and is half
 * as long again. True when this one is next to nothing. */
static bool continues(const blocks_read *other, const blocks_read *read) {
    size_t size = body_size(read);
    if (size < BODY_LEAST) return body_size(other) > size;
    if (body_size(other) * 2 < 3 * size) return false;
    hsy_slice start = hsy_slice_sub(first_body(read)->text, 0, START);
    for (size_t i = 0; i < other->page.blocks.count; i++)
        if (hsy_slice_starts(other->page.blocks.items[i].text, start)) return true;
    return false;
}

/* The longest run of plain words in the start by which a text is known again: no script writes it otherwise. */
static hsy_slice plain_words(hsy_slice text) {
    hsy_slice start = hsy_slice_sub(text, 0, START), best = {0};
    for (size_t at = 0; at < start.length; at++) {
        size_t from = at;
        while (at < start.length && (hsy_is_letter(start.at[at]) || start.at[at] == ' ')) at++;
        if (at - from > best.length) best = hsy_slice_sub(start, from, at);
    }
    return best;
}

/* Whether it is worth reading the scripts for more of the article: there is next to nothing of it, or a stub that
 * stands in one of them too. */
static bool may_be_in_script(const lxb_html_document_t *document, const blocks_read *read) {
    size_t size = body_size(read);
    if (size < BODY_LEAST || size >= STUB_MOST) return size < BODY_LEAST;
    hsy_slice words = plain_words(first_body(read)->text);
    return words.length < WORDS_LEAST || hsy_script_holds(document, words);
}

/* Takes the article from a script instead, when there is one with more of it. */
static void read_script(hsy_arena *arena, lxb_html_document_t *document, const hsy_evidence *evidence,
                        blocks_read *read, hsy_article *article) {
    hsy_tree_article found = hsy_script_article(arena, document, evidence);
    if (!found.html.length) return;
    lxb_html_document_t *inner = hsy_dom_parse(arena, found.html, &article->errors);
    blocks_read other = name_blocks(arena, hsy_html_blocks(arena, inner, &article->errors), evidence);
    if (!continues(&other, read)) return;
    *read = other;
    hsy_fields_fill(arena, found.title, found.published, &found.authors, article);
}

/* What looked like an article on an index is its teasers, and so are their authors and days. */
static void disown(blocks_read *read, hsy_article *article) {
    for (size_t i = 0; i < read->page.blocks.count; i++)
        if (read->roles[i] <= HSY_ROLE_NOTE && read->roles[i] != HSY_ROLE_TITLE) read->roles[i] = HSY_ROLE_TEASER;
    article->authors = article->credits = (hsy_slices){0};
    article->lede = article->published = article->published_local = article->modified = (hsy_slice){0};
}

static void read_html(hsy_arena *arena, const hsy_page_source *source, hsy_slice html, hsy_article *article) {
    /* 1. The document. */
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &article->errors);
    /* 2. The visible text as blocks. */
    hsy_raw_page page = hsy_html_blocks(arena, document, &article->errors);
    /* 3. What head, markup and the blocks around the title say of the article. */
    hsy_fields_read(arena, document, &page, source, article);
    /* 4. What each block is, by what is measured of it. */
    hsy_evidence evidence = hsy_evidence_of(arena, document);
    if (article->language.length) evidence.language = article->language;
    blocks_read read = name_blocks(arena, page, &evidence);
    if (may_be_in_script(document, &read)) read_script(arena, document, &evidence, &read, article);
    /* 5. What kind of page it is; an index has no article. */
    article->kind = hsy_kind_of(arena, &read.page, read.rows, read.roles, &evidence.declared);
    if (article->kind == HSY_PAGE_INDEX) disown(&read, article);
    /* 6. The article of the blocks that are its own. */
    hsy_article_build(arena, &read.page, read.roles, article);
    /* 7. What only blocks and text say: byline, date line, credits, notes. */
    hsy_fields_complete(arena, source, article);
    /* 8. Whether that is all of it. */
    article->access = hsy_access_of(arena, &read.page, read.roles, &evidence.declared, article);
    if (article->kind != HSY_PAGE_INDEX)
        article->pages = hsy_pages_of(arena, &read.page, read.roles, &evidence.declared, article);
}

/* "text/html; charset=utf-8" -> "utf-8" */
static hsy_slice charset_of(hsy_slice content_type) {
    hsy_slice key = HSY_SLICE("charset=");
    size_t at = hsy_slice_find_ascii_case(content_type, key, 0);
    if (at == HSY_NOT_FOUND) return (hsy_slice){0};
    hsy_slice value = hsy_slice_sub(content_type, at + key.length, content_type.length);
    value = hsy_slice_trim(hsy_slice_cut(&value, ';'));
    if (value.length >= 2 && value.at[0] == '"') value = hsy_slice_sub(value, 1, value.length - 1);
    return value;
}

void hsy_page_read(hsy_arena *arena, const hsy_page_source *source, hsy_article *article) {
    *article = (hsy_article){.path = source->path, .url = source->url, .retrieved = source->retrieved};
    hsy_slice text = hsy_decode(arena, source->bytes, charset_of(source->content_type), !source->is_plain).text;
    if (source->is_plain) {
        article->text = text;
        hsy_fields_complete(arena, source, article);
    } else if (is_html(text)) {
        read_html(arena, source, text, article);
    } else {
        hsy_lines_read(arena, source, text, article);
    }
}
