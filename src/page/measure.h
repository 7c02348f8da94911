/* What is measured of a block, as small whole numbers; the model over blocks sees nothing else. See measure.c. */
#ifndef HEARSAY_PAGE_MEASURE_H
#define HEARSAY_PAGE_MEASURE_H

#include "page/block.h"
#include "page/kind.h"
#include "page/script.h"

/* Sizes are 4 * log2(1 + n), shares are percent, distances are cut at FAR. */
#define HSY_FEATURES(X)                                                                                                \
    X(tag)   /* kind of element, see tag_kinds */                                                                      \
    X(bytes) /* size of the text */                                                                                    \
    X(words)                                                                                                           \
    X(word_length) /* bytes a word, times 4 */                                                                         \
    X(sentences)   /* sentence ends inside and at the end */                                                           \
    X(commas)                                                                                                          \
    X(ends)     /* 3 sentence end, 2 colon, 1 other punctuation, 0 letter or digit */                                  \
    X(begins)   /* 3 capital, 2 quotation mark or dash, 1 digit, 0 other */                                            \
    X(digits)   /* share of digits */                                                                                  \
    X(capitals) /* share of words with a capital */                                                                    \
    X(bars)     /* "|" and "•" and "·" and "»" and "/" between blanks */                                           \
    X(marks)    /* 1 "©", 2 "@", 4 "http" or "www." */                                                                \
    X(links)    /* number, cut at 20 */                                                                                \
    X(link_share)                                                                                                      \
    X(bold_share)                                                                                                      \
    X(italic_share)                                                                                                    \
    X(small_share)                                                                                                     \
    X(button_share)                                                                                                    \
    X(flags) /* 1 <time>, 2 starts its element, 4 hidden, 8 link around it */                                          \
    X(in_list)                                                                                                         \
    X(in_table)                                                                                                        \
    X(in_quote)                                                                                                        \
    X(in_figure)                                                                                                       \
    X(in_form)                                                                                                         \
    X(in_aside)                                                                                                        \
    X(in_nav)                                                                                                          \
    X(in_header)                                                                                                       \
    X(in_footer)                                                                                                       \
    X(in_heading)                                                                                                      \
    X(depth)                                                                                                           \
    X(to_article) /* levels up to the nearest <article> */                                                             \
    X(to_main)                                                                                                         \
    X(home_prose) /* the block's container: prose, text, links, blocks */                                              \
    X(home_own)   /* prose right in it, as a share of the main container's */                                          \
    X(home_links)                                                                                                      \
    X(home_blocks)                                                                                                     \
    X(home_tag)                                                                                                        \
    X(up2_prose)                                                                                                       \
    X(up2_links)                                                                                                       \
    X(up2_blocks)                                                                                                      \
    X(up2_share) /* share of the page's prose */                                                                       \
    X(up3_prose)                                                                                                       \
    X(up3_links)                                                                                                       \
    X(up3_blocks)                                                                                                      \
    X(up3_share)                                                                                                       \
    X(main_up) /* levels up to what it shares with the main container, and down from there */                          \
    X(main_down)                                                                                                       \
    X(main_before) /* blocks to the main container's first prose, when before it */                                    \
    X(main_after)  /* blocks from its last prose, when behind it */                                                    \
    X(main_left)   /* share of the main container's prose that is behind */                                            \
    X(main_size)                                                                                                       \
    X(title_up) /* the same towards the title's block */                                                               \
    X(title_down)                                                                                                      \
    X(title_after) /* blocks from the title's block, negative before it */                                             \
    X(prose_since_title)                                                                                               \
    X(prose_before) /* share of the page's prose before it */                                                          \
    X(place)        /* share of the page's blocks before it */                                                         \
    X(page_blocks)                                                                                                     \
    X(page_prose)                                                                                                      \
    X(in_title) /* share of its words that are in the title */                                                         \
    X(of_title) /* share of the title's words that are in it */                                                        \
    X(in_lede)  /* share of its word pairs that are in a description, and the other way round */                       \
    X(of_lede)                                                                                                         \
    X(in_alt)     /* share of its word pairs that describe an image */                                                 \
    X(byline_ago) /* blocks since and until one that is named as byline or date, or has a <time> */                    \
    X(byline_next)                                                                                                     \
    X(page_kind) /* HSY_KIND_ */                                                                                       \
    X(in_given)  /* share of its word pairs in the articleBody that the page's data give; -1: none given */            \
    X(given_size)                                                                                                      \
    X(repeats)    /* blocks with the same text */                                                                      \
    X(like_count) /* blocks under elements named alike: number, mean size, links, prose */                             \
    X(like_bytes)                                                                                                      \
    X(like_links)                                                                                                      \
    X(like_prose)                                                                                                      \
    X(like_main) /* share of them in the main container */                                                             \
    X(phrase)    /* 1 + role of the phrase in it, 0 none */                                                            \
    X(phrase_where)                                                                                                    \
    X(announced) /* 1 + role that the last phrase announced for what follows in this container */                      \
    X(announced_ago)                                                                                                   \
    X(heading_ago)   /* blocks since the last heading */                                                               \
    X(heading_links) /* share of links in that heading */                                                              \
    X(prose_run)     /* blocks of prose in a row that end here */                                                      \
    X(prose_ago)     /* blocks since and until the next prose */                                                       \
    X(prose_next)                                                                                                      \
    X(image_ago) /* blocks since the last image */                                                                     \
    X(before1_tag)                                                                                                     \
    X(before1_bytes)                                                                                                   \
    X(before1_links)                                                                                                   \
    X(before1_ends)                                                                                                    \
    X(before1_same) /* 2 same container and name, 1 same container, 0 other */                                         \
    X(before2_bytes)                                                                                                   \
    X(before2_links)                                                                                                   \
    X(before2_same)                                                                                                    \
    X(next1_tag)                                                                                                       \
    X(next1_bytes)                                                                                                     \
    X(next1_links)                                                                                                     \
    X(next1_ends)                                                                                                      \
    X(next1_same)                                                                                                      \
    X(next2_bytes)                                                                                                     \
    X(next2_links)                                                                                                     \
    X(next2_same)

/* Behind them, levels up to the nearest element of each hint. */
enum hsy_feature {
#define HSY_FEATURE_NAME(name) HSY_FEATURE_##name,
    HSY_FEATURES(HSY_FEATURE_NAME)
#undef HSY_FEATURE_NAME
        HSY_FEATURE_hint,
    HSY_FEATURE_COUNT = HSY_FEATURE_hint + HSY_HINT_COUNT
};

typedef struct hsy_features {
    int16_t at[HSY_FEATURE_COUNT];
} hsy_features;

enum {
    HSY_LEDES_MOST = 8,
    HSY_KIND_OPEN_GRAPH = 1, /* og:type says article */
    HSY_KIND_ARTICLE = 2,    /* JSON-LD does */
    HSY_KIND_NEWS = 3,       /* JSON-LD says a news article */
};

/* What the page says of its article outside of its visible text. */
typedef struct hsy_evidence {
    hsy_slice title, body, language; /* empty when not known */
    hsy_slices ledes;                /* descriptions, at most HSY_LEDES_MOST */
    uint8_t kind;                    /* HSY_KIND_ */
    hsy_declared declared;
} hsy_evidence;

/* evidence.c: of a document; slices live as long as the arena. */
hsy_evidence hsy_evidence_of(hsy_arena *arena, lxb_html_document_t *document);

/* script.c: the article that the page keeps in a script; all empty when there is none. */
hsy_tree_article hsy_script_article(hsy_arena *arena, lxb_html_document_t *document, const hsy_evidence *evidence);
/* Whether `words` stand in a script to the letter; one cheap search. */
bool hsy_script_holds(const lxb_html_document_t *document, hsy_slice words);

/* measure.c: one row a block. */
const hsy_features *hsy_features_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_evidence *evidence);

/* body_score.c: the log-odds of being body of each of `count` rows, in thousandths; one that is far from zero may be the
 * sum of some of the trees only. */
const int32_t *hsy_body_scores(hsy_arena *arena, const hsy_features *rows, size_t count);

/* opening.c: the role of a line near the text's start that says who made it or when: HSY_ROLE_BYLINE, _DATE or _CREDIT;
 * HSY_ROLE_COUNT when it is none of them. */
hsy_role hsy_opening_role(hsy_arena *arena, hsy_slice text, hsy_slice language);

/* role.c: what each block is, in the order of the blocks. */
hsy_role *hsy_roles_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_features *rows,
                       const hsy_evidence *evidence);

/* kind.c, access.c, pages.c: the page as a whole, once its blocks have roles. */
hsy_page_kind hsy_kind_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_features *rows, const hsy_role *roles,
                          const hsy_declared *declared);
hsy_access hsy_access_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles,
                         const hsy_declared *declared, const hsy_article *article);
hsy_pages hsy_pages_of(hsy_arena *arena, const hsy_raw_page *page, const hsy_role *roles, const hsy_declared *declared,
                       const hsy_article *article);

#endif
