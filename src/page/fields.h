/* The article's fields: who wrote it, when, what it is called, where it came from.
 *
 * Two callers: the reader of HTML (page.c), which has a document, and the reader of plain text (lines.c), which has
 * only lines. The pieces that work on a line serve both:
 *
 *     "Von Anna Muster und Ben Beispiel, dpa"     hsy_byline_parse       authors, credits
 *     "(dpa/abc)", "Copyright 2018 The Example"   hsy_credits_find       credits
 *     "BERLIN (dpa) - Der Bundestag hat …"        hsy_dateline_length    place, agency
 *     "Aus dem Englischen von Eva Exempel"        hsy_note_translation   language, translator
 *
 * Every line is valid UTF-8; `language` is a BCP 47 tag or empty; slices that come out lie in the line or the arena.
 */
#ifndef HEARSAY_PAGE_FIELDS_H
#define HEARSAY_PAGE_FIELDS_H

#include "page/block.h"

enum {
    HSY_BYLINE_LONGEST = 400,   /* bytes; a longer line is no byline */
    HSY_CREDIT_LONGEST = 600,   /* bytes; a longer line is prose: only its two ends are looked at */
    HSY_DATELINE_LONGEST = 120, /* bytes up to the dash */
    HSY_NOTE_LONGEST = 600,     /* bytes; a longer line is no note */
};

/* ---- lines: byline.c, credit.c, dateline.c, note.c ---- */

/* Whether the line as a whole says who wrote the text; if so adds people to `authors`, and agencies, outlets and desks
 * to `credits`. Roles, places, dates, handles and mail addresses are left out. Names that are there already are not
 * added again. Either vector may be NULL. */
bool hsy_byline_parse(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slices *authors, hsy_slices *credits);
/* The same for a value that is known to name the author (a field, an element of class "author"): no cue is needed,
 * and a lone word ("jancak") is a person unless a lexicon says otherwise. True when something was added. */
bool hsy_authors_read(hsy_arena *arena, hsy_slice value, hsy_slice language, hsy_slices *authors, hsy_slices *credits);
/* Whether the line can be nothing but a person's name: "Anna Muster", "J. R. van Beispiel". */
bool hsy_person_shaped(hsy_arena *arena, hsy_slice line, hsy_slice language);

/* Adds the agencies, syndicators and desk codes that the line credits, as printed, and returns how many it names
 * (those in `credits` already are not added again). Reads credit lines whole, and of prose its end ("… sagte er.
 * (dpa)"). A mention in prose ("he told Reuters") is no credit. */
size_t hsy_credits_find(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slices *credits);
/* The same, but only where words say so ("Source: …", "first appeared in …"), for lines that may be about anything. */
size_t hsy_credits_cued(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slices *credits);
/* Whether a word stands in an agency's sign: the agency itself or a desk code beside it ("lni" in "dpa/lni"). */
bool hsy_sign_part(hsy_slice word);
/* Whether the word may be an agency's sign that no lexicon has: a few capitals, "ANS". The place decides: the brackets
 * of a dateline, behind "and" in a byline. */
bool hsy_unknown_sign(hsy_slice text);
/* Whether the line is nothing but a credit: "(dpa/abc)", "© AFP", "Mit Material der dpa". */
bool hsy_credit_line(hsy_arena *arena, hsy_slice line, hsy_slice language);
/* Parts a caption from the credit at its end: "Das Rathaus am Abend. Foto: dpa", "(Photo: A. Muster/AFP)". Returns
 * where the caption ends, the length when there is no credit. `*credit` is as printed, without "Foto:" and brackets. */
size_t hsy_caption_split(hsy_arena *arena, hsy_slice caption, hsy_slice language, hsy_slice *credit);

/* Whether the line is such a credit alone: "Foto: dpa", "© A. Muster"; "Quelle: dpa" may be the text's. */
bool hsy_picture_credit_line(hsy_arena *arena, hsy_slice line, hsy_slice language);

/* Bytes of the dateline at the start of a text, with the dash and the blanks behind it; 0 when there is none. `*place`
 * is "NEW YORK", `*agency` is "AP"; each empty when not printed. Both may be NULL. */
size_t hsy_dateline_length(hsy_arena *arena, hsy_slice text, hsy_slice language, hsy_slice *place, hsy_slice *agency);

typedef enum hsy_note_kind {
    HSY_NOTE_NONE,
    HSY_NOTE_TRANSLATION, /* who translated it, from what */
    HSY_NOTE_CORRECTION,  /* "Correction:", "In einer früheren Version …" */
    HSY_NOTE_EDITOR,      /* "Editor's note", "Anmerkung der Redaktion" */
} hsy_note_kind;

/* What kind of note the line as a whole is. */
hsy_note_kind hsy_note_kind_of(hsy_arena *arena, hsy_slice line, hsy_slice language);
/* Whether the line says that the text was translated. `*from_language` is a BCP 47 tag, `*translator` a name as
 * printed; each empty when not said. Either may be NULL. */
bool hsy_note_translation(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slice *from_language,
                          hsy_slice *translator);

/* ---- the parts that any page shares: outlet.c, outlet_name.c, url.c, when.c, published.c ---- */

/* The registrable domain of an address or host ("https://news.example.co.uk/a" -> "example.co.uk"), in lower case, by
 * the public suffix list; empty when there is none. */
hsy_slice hsy_outlet_domain(hsy_arena *arena, hsy_slice url_or_host);
/* The outlet's name among the blocks' words, by what its domain spells; empty when nothing spells it. `domain` may
 * also be a name. */
hsy_slice hsy_outlet_name_find(hsy_arena *arena, hsy_slice domain, const hsy_blocks *blocks);
/* The same in one line, as one of the pieces between its bars: "Mill burns | Harbor Ledger". */
hsy_slice hsy_outlet_name_in(hsy_arena *arena, hsy_slice domain, hsy_slice line);
/* Whether the words are such a name and nothing else. */
bool hsy_outlet_is_named(hsy_arena *arena, hsy_slice domain, hsy_slice words);
/* The day that an address's path names, "/2024/10/24/" or "20241024"; RFC 3339, empty when there is none. */
hsy_slice hsy_url_date(hsy_arena *arena, hsy_slice url);

/* Takes the time of the table of --meta where the page has none or the table says the same more precisely. */
void hsy_published_complete(const hsy_page_source *source, hsy_article *article);

/* ---- a document: fields.c ---- */

/* First call, before the blocks have roles: what head, markup and the blocks around the headline say. Sets url,
 * canonical_url, retrieved, outlet, title, lede, authors, credits, published, modified, language, section and tags
 * where it finds them. */
void hsy_fields_read(hsy_arena *arena, lxb_html_document_t *document, const hsy_raw_page *page,
                     const hsy_page_source *source, hsy_article *article);
/* Fills title, published and authors where they are still empty, from what a page's data say of the article. */
void hsy_fields_fill(hsy_arena *arena, hsy_slice title, hsy_slice published, const hsy_slices *authors,
                     hsy_article *article);
/* Second call, when `blocks` have roles and `text` is set: fills what is still open from byline, date, credit and note
 * blocks and the text itself: authors, credits, dateline, translated_from, language, published. Serves pages without
 * markup as well. */
void hsy_fields_complete(hsy_arena *arena, const hsy_page_source *source, hsy_article *article);

#endif
