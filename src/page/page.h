/* The article of a page: what stage 2 hands on.
 *
 * Bytes become blocks, blocks get roles, roles make the article. A page in HTML goes through lexbor; a page that lost
 * its markup (one paragraph a line) goes through the same roles with the features that are left.
 */
#ifndef HEARSAY_PAGE_PAGE_H
#define HEARSAY_PAGE_PAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

/* What a block is; the names in JSON are these in lower case (shared contract, docs/output.schema.json). */
typedef enum hsy_role {
    HSY_ROLE_TITLE,
    HSY_ROLE_LEDE,
    HSY_ROLE_PARAGRAPH,
    HSY_ROLE_SUBHEADING,
    HSY_ROLE_LIST,
    HSY_ROLE_QUOTE,
    HSY_ROLE_TABLE,
    HSY_ROLE_CODE, /* up to here: the article */
    HSY_ROLE_BYLINE,
    HSY_ROLE_DATE,
    HSY_ROLE_CREDIT,
    HSY_ROLE_NOTE, /* up to here: who made it */
    HSY_ROLE_CAPTION,
    HSY_ROLE_GALLERY,
    HSY_ROLE_SITE,
    HSY_ROLE_NAVIGATION,
    HSY_ROLE_TEASER,
    HSY_ROLE_RELATED,
    HSY_ROLE_PROMOTION,
    HSY_ROLE_COMMENT,
    HSY_ROLE_LEGAL,
    HSY_ROLE_COUNT
} hsy_role;

hsy_slice hsy_role_name(hsy_role role);
/* Whether blocks of that role are the article's text. */
static inline bool hsy_is_body(hsy_role role) { return role >= HSY_ROLE_PARAGRAPH && role <= HSY_ROLE_CODE; }

/* What decided that a block has its role. */
typedef enum hsy_why {
    HSY_WHY_UNSAID,  /* not noted: of the body, where the learnt score decides, and of pages without markup */
    HSY_WHY_TITLE,   /* it has the words of the title */
    HSY_WHY_SUMMARY, /* it has the words of the page's description, or stands where a standfirst does */
    HSY_WHY_ELEMENT, /* the element that it is in: <nav>, <figcaption> */
    HSY_WHY_PHRASE,  /* a phrase in it: "Read also" */
    HSY_WHY_FORM,    /* the form of a byline, a date, a credit */
    HSY_WHY_NAME,    /* a class or id in the markup */
    HSY_WHY_PICTURE, /* it stands beside a picture */
    HSY_WHY_HEADING, /* a phrase above announced it */
    HSY_WHY_LINKS,   /* it is a link, or mostly links */
    HSY_WHY_OTHER,   /* it stands in another article of the page */
    HSY_WHY_SCORE,   /* nothing but the learnt score, which is too low */
    HSY_WHY_COUNT
} hsy_why;

/* "phrase", "links"; empty when it was not noted. */
hsy_slice hsy_why_name(hsy_why why);

typedef struct hsy_block {
    hsy_role role;
    hsy_slice text;   /* white space folded; list items and table rows are blocks of their own */
    hsy_span in_text; /* where it stands in the article's text; empty when it does not */
    uint8_t level;    /* of a heading, 1 to 6; 0 when the markup does not say */
    hsy_why why;
} hsy_block;

HSY_VECTOR_TYPE(hsy_blocks, hsy_block);

typedef struct hsy_link {
    hsy_slice url, text; /* absolute address where the page's own is known */
    hsy_span span;       /* bytes of the article's text */
} hsy_link;

HSY_VECTOR_TYPE(hsy_links, hsy_link);

typedef struct hsy_image {
    hsy_slice url, caption, credit;
} hsy_image;

HSY_VECTOR_TYPE(hsy_images, hsy_image);

/* What kind of page it is as a whole; kind.c decides. The names in JSON are these in lower case. */
typedef enum hsy_page_kind {
    HSY_PAGE_UNKNOWN, /* never asked: --plain, text without markup; null in JSON */
    HSY_PAGE_ARTICLE,
    HSY_PAGE_LIVE,    /* one article of many dated entries */
    HSY_PAGE_GALLERY, /* pictures with captions; the text, if any, leads to them */
    HSY_PAGE_VIDEO,   /* a film or a recording; the text, if any, describes it */
    HSY_PAGE_INDEX,   /* leads to articles and is none */
    HSY_PAGE_NONE,    /* neither an article nor an index: no text was found */
    HSY_PAGE_KIND_COUNT
} hsy_page_kind;

/* Empty for HSY_PAGE_UNKNOWN. */
hsy_slice hsy_page_kind_name(hsy_page_kind kind);

/* How much of the article's text is on the page. */
typedef enum hsy_access {
    HSY_ACCESS_UNKNOWN, /* the page says nothing of it; null in JSON */
    HSY_ACCESS_FULL,    /* it says that it is free, or has the text though it is not */
    HSY_ACCESS_PARTIAL, /* the rest is for those who pay or log in */
    HSY_ACCESS_COUNT
} hsy_access;

/* Empty for HSY_ACCESS_UNKNOWN. */
hsy_slice hsy_access_name(hsy_access access);

/* Where a text stands on several pages: "page 1 of 3". */
typedef struct hsy_pages {
    uint32_t number, count; /* 0: not known */
    hsy_slice next;         /* address of the next page; empty on the last */
} hsy_pages;

/* A glued word that was parted: "Newsweekreferring" -> "Newsweek" + "referring", split at byte `at` of the text.
 * The text itself stays as it was written, so that offsets and quotations hold. */
typedef struct hsy_glued {
    uint32_t at;
} hsy_glued;

HSY_VECTOR_TYPE(hsy_glued_words, hsy_glued);

/* Where in the text a cell of a table's row begins that is not the row's first: "Apples 2 €" has one before "2 €". */
typedef struct hsy_cell {
    uint32_t at;
} hsy_cell;

HSY_VECTOR_TYPE(hsy_cells, hsy_cell);

typedef struct hsy_article {
    hsy_slice path, url, canonical_url, retrieved;
    hsy_slice outlet_name, outlet_domain;
    hsy_slice title, lede;
    hsy_slices authors, credits;         /* people; agencies, syndicators and desk codes as printed */
    hsy_slice dateline;                  /* "NEW YORK (AP)" at the start of the text, as printed, else empty */
    hsy_slice published, modified;       /* RFC 3339 */
    hsy_slice published_local;           /* "2024-10-24T18:03:00" where the page names no zone, else empty */
    bool is_date_doubtful;               /* `published` is from a source that a date line of the page outweighs */
    hsy_slice language, translated_from; /* BCP 47 */
    hsy_slice section;
    hsy_slices tags;
    hsy_page_kind kind;
    hsy_access access;
    hsy_pages pages; /* all zero when the text stands on one page */
    hsy_slice text;  /* the body: blocks that belong to the article, one a line; no title, caption or boilerplate */
    hsy_blocks blocks;
    hsy_links links;
    hsy_images images;
    hsy_glued_words glued; /* ascending */
    hsy_cells cells;       /* ascending */
    hsy_errors errors;
} hsy_article;

/* What is known of a page before it is read; empty slices where it is not. */
typedef struct hsy_page_source {
    hsy_slice path;                 /* as given by the user; the article's id */
    hsy_slice bytes;                /* must live as long as the arena */
    hsy_slice content_type;         /* "text/html; charset=utf-8" or empty */
    hsy_slice url, retrieved;       /* from the carrier or the table of --meta */
    hsy_slice publisher, published; /* from the table of --meta: a domain or name; RFC 3339 */
    bool is_plain;                  /* --plain: already a clean article, kept to the letter as `text` */
} hsy_page_source;

/* Reads one page. Everything in `article` lives in the arena. Bad input never fails: what was wrong is in
 * `article->errors`, and what could be read is there. */
void hsy_page_read(hsy_arena *arena, const hsy_page_source *source, hsy_article *article);

/* Makes an article of one that another program has read, with `text` and what else it knew: `authors` may be bylines
 * and agencies, times have any form, `outlet_name` may be a domain. Fills what address and text say besides: outlet,
 * language, dateline, credits. The slices come to live in the arena or stay where they are. */
void hsy_article_adopt(hsy_arena *arena, hsy_article *article);

#endif
