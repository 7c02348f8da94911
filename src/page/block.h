/* Raw blocks: the visible text of a page cut into pieces, before anybody has said what each piece is.
 *
 * A raw block is what a reader sees as one paragraph, heading, list item, table row or caption, with what the markup
 * says about it. Blocks come in the order of the document. Around them stand sections: the elements that hold blocks,
 * as a tree with sums over their text, so that "the container with most prose" is one look at a table.
 *
 *     <article><h1>Dam breaks</h1><p>A dam <b>broke</b> on <a href="/mon">Monday</a>.</p></article>
 *     -> block h1 "Dam breaks"; block p "A dam broke on Monday.", 6 of 22 bytes in a link; section article over both
 *
 * Internal to src/page: html.c makes them, measure.c measures them, role.c names them, article.c puts them together;
 * lines.c makes them from pages without markup, where all but the text is unknown (zero).
 */
#ifndef HEARSAY_PAGE_BLOCK_H
#define HEARSAY_PAGE_BLOCK_H

#include <lexbor/html/html.h>

#include "page/page.h"

enum {
    HSY_BLOCKS_MOST = 50000,         /* blocks of a page; what follows is left out, with an error */
    HSY_PAGE_LINKS_MOST = 100000,    /* links of a page */
    HSY_PAGE_IMAGES_MOST = 5000,     /* images of a page */
    HSY_PAGE_TEXT_MOST = 64 << 20,   /* bytes of visible text */
    HSY_PAGE_ELEMENTS_MOST = 500000, /* elements of a page; the parser stops there, with an error */
    HSY_PAGE_DEPTH_MOST = 512,       /* open elements; deeper ones are dropped, as browsers do */
    HSY_PAGE_ATTRIBUTES_MOST = 64,   /* attributes of an element; more are dropped */
};

#define HSY_NO_BLOCK UINT32_MAX
#define HSY_NO_SECTION UINT32_MAX

/* The names of hints, in the order of hsy_hint. */
#define HSY_HINTS(X)                                                                                                   \
    X(body)                                                                                                            \
    X(article)                                                                                                         \
    X(title)                                                                                                           \
    X(lede)                                                                                                            \
    X(byline)                                                                                                          \
    X(date)                                                                                                            \
    X(caption)                                                                                                         \
    X(gallery) X(video) X(related) X(teaser) X(promotion) X(advertisement) X(newsletter) X(comment) X(share) X(tag)    \
        X(navigation) X(header) X(footer) X(sidebar) X(legal) X(paywall) X(box) X(quote) X(live) X(hidden) X(meta)     \
            X(embed) X(form) X(credit) X(subheading)

/* What a class, id, role or data attribute hints at; lexicon/any/class-words.tsv has the words. */
typedef enum hsy_hint {
    HSY_HINT_BODY,
    HSY_HINT_ARTICLE,
    HSY_HINT_TITLE,
    HSY_HINT_LEDE,
    HSY_HINT_BYLINE,
    HSY_HINT_DATE,
    HSY_HINT_CAPTION,
    HSY_HINT_GALLERY,
    HSY_HINT_VIDEO,
    HSY_HINT_RELATED,
    HSY_HINT_TEASER,
    HSY_HINT_PROMOTION,
    HSY_HINT_ADVERTISEMENT,
    HSY_HINT_NEWSLETTER,
    HSY_HINT_COMMENT,
    HSY_HINT_SHARE,
    HSY_HINT_TAG,
    HSY_HINT_NAVIGATION,
    HSY_HINT_HEADER,
    HSY_HINT_FOOTER,
    HSY_HINT_SIDEBAR,
    HSY_HINT_LEGAL,
    HSY_HINT_PAYWALL,
    HSY_HINT_BOX,
    HSY_HINT_QUOTE,
    HSY_HINT_LIVE,
    HSY_HINT_HIDDEN,
    HSY_HINT_META,
    HSY_HINT_EMBED,
    HSY_HINT_FORM,
    HSY_HINT_CREDIT,
    HSY_HINT_SUBHEADING,
    HSY_HINT_COUNT
} hsy_hint;

#define HSY_HINT_BIT(hint) (UINT32_C(1) << (hint))

/* An element that holds text, its sums over all blocks below it. Parents come before children. */
typedef struct hsy_section {
    uint32_t parent;      /* HSY_NO_SECTION for the root */
    uint32_t hints;       /* of the element's own attributes, HSY_HINT_BIT */
    uint32_t signature;   /* hash of tag and class */
    uint32_t first, end;  /* blocks below it, [first, end) */
    uint32_t text_bytes;  /* all text below */
    uint32_t link_bytes;  /* of it inside links */
    uint32_t prose_bytes; /* of it in prose: blocks of a sentence or more with few links */
    uint32_t own_prose;   /* prose of blocks right below it, that is with this section as theirs */
    uint16_t depth, tag;  /* depth in the document; lxb_tag_id_t */
    bool is_hidden;       /* display:none, hidden */
} hsy_section;

HSY_VECTOR_TYPE(hsy_sections, hsy_section);

/* What a block stands in or is; the nearest block-level elements only, HSY_IN_. */
enum {
    HSY_IN_ARTICLE = 1,
    HSY_IN_MAIN = 2,
    HSY_IN_ASIDE = 4,
    HSY_IN_NAV = 8,
    HSY_IN_HEADER = 16,
    HSY_IN_FOOTER = 32,
    HSY_IN_FIGURE = 64,
    HSY_IN_LIST = 128,
    HSY_IN_TABLE = 256,
    HSY_IN_QUOTE = 512,
    HSY_IN_FORM = 1024,
    HSY_IN_LINK = 2048, /* a link around block-level elements */
    HSY_IN_HIDDEN = 4096,
    HSY_IN_PRE = 8192,
    HSY_IN_HEADING = 16384,
    HSY_IN_EMBED = 32768,
    HSY_IN_CAPTION = 65536,
};

typedef struct hsy_raw_block {
    hsy_slice text;                  /* white space folded, never empty */
    lxb_dom_node_t *node;            /* nearest block-level element; NULL in pages without markup */
    uint32_t at;                     /* where it stands among all text of the page, in bytes */
    uint32_t section;                /* its nearest section: that of `node` */
    uint32_t inside;                 /* HSY_IN_ bits */
    uint32_t first_link, link_count; /* of hsy_raw_page.links */
    uint32_t link_bytes, bold_bytes, italic_bytes, small_bytes, button_bytes;
    uint16_t tag; /* lxb_tag_id_t of `node`; LXB_TAG__UNDEF in pages without markup */
    uint16_t depth;
    bool has_time;    /* a <time> element is inside */
    bool starts_line; /* begins where its element begins, not behind a <br> */
} hsy_raw_block;

HSY_VECTOR_TYPE(hsy_raw_blocks, hsy_raw_block);

typedef struct hsy_raw_link {
    hsy_slice url; /* as written */
    hsy_span span; /* bytes of its block's text */
    uint32_t block;
} hsy_raw_link;

HSY_VECTOR_TYPE(hsy_raw_links, hsy_raw_link);

typedef struct hsy_raw_image {
    hsy_slice url, alt, title; /* as written */
    lxb_dom_node_t *node;
    uint32_t section;       /* the nearest section above it */
    uint32_t figure;        /* section of the figure around it, or HSY_NO_SECTION */
    uint32_t before;        /* number of blocks before it */
    uint32_t width, height; /* 0: unknown */
} hsy_raw_image;

HSY_VECTOR_TYPE(hsy_raw_images, hsy_raw_image);

typedef struct hsy_raw_page {
    hsy_raw_blocks blocks;
    hsy_sections sections;
    hsy_raw_links links;
    hsy_raw_images images;
    hsy_cells cells; /* places among all text of the page, as `at` of a block; ascending */
    uint8_t *whys;   /* of each block what decided its role, hsy_why; noted by hsy_roles_of */
    struct hsy_hints *hints; /* of the names in the markup; NULL in pages without markup */
} hsy_raw_page;

/* dom.c: parses a page with the limits above. NULL only when lexbor has no memory. The document lives as long as the
 * arena; what was left out is named in `errors`. */
lxb_html_document_t *hsy_dom_parse(hsy_arena *arena, hsy_slice html, hsy_errors *errors);

HSY_VECTOR_TYPE(hsy_nodes, lxb_dom_node_t *);

/* dom.c: the elements that speak of the page and are not seen (<html>, <title>, <meta>, <link>, <script>), in the order
 * of its bytes; an <html> without attributes may be missing. They are gathered while the page is parsed, so that nobody
 * has to look for them in the whole tree. */
const hsy_nodes *hsy_dom_heads(const lxb_html_document_t *document);

/* html.c: the blocks of a document. */
hsy_raw_page hsy_html_blocks(hsy_arena *arena, lxb_html_document_t *document, hsy_errors *errors);

/* article.c: puts the article's text, links and images together. */
void hsy_article_build(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, hsy_article *article);

/* images.c: the images of the article, with captions; article->language decides how credits are told. */
void hsy_images_find(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, hsy_article *article);

/* An attribute's value, empty when there is none. `name` in lower case. */
hsy_slice hsy_dom_attribute(lxb_dom_node_t *element, hsy_slice name);
/* The node behind `node` in document order, or NULL. */
lxb_dom_node_t *hsy_dom_following(lxb_dom_node_t *node);

#endif
