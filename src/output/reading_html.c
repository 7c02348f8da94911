/* Pages as one HTML document to be read: an article each, then who says what in it and where it is from.
 *
 * Nothing is loaded and nothing runs: a policy in the head forbids it, pictures are links to pictures (who reads must
 * not be seen reading), links are to http and https alone and tell nothing of where they were followed from. What a
 * page says is escaped (html.h). The text itself is written by html_body.c.
 */
#include "output/html.h"
#include "output/html_body.h"
#include "output/output.h"
#include "output/parts.h"
#include "output/speakers.h"
#include "output/words.h"

extern const unsigned char hsy_reading_style[];
extern const size_t hsy_reading_style_length;

typedef struct writer {
    hsy_buffer *out;
    hsy_arena *arena;
    const hsy_reading *reading;
    unsigned number; /* of the article, from 1 */
} writer;

static void put(writer *w, const char *markup) { hsy_buffer_add_c(w->out, markup); }

static void put_text(writer *w, hsy_slice text) { hsy_html_text(w->out, text); }

static const hsy_statement *statement_of(const writer *w, uint32_t number) {
    return &w->reading->statements.list.items[number];
}

/* Every block of the page with its role beside it, in the place of the body. */
static void put_blocks(writer *w) {
    const hsy_blocks *blocks = &w->reading->article.blocks;
    put(w, "<section class=\"blocks\"><h2 lang=\"en\">Blocks of the page</h2>\n<ol>\n");
    for (size_t i = 0; i < blocks->count; i++) {
        put(w, "<li class=\"");
        put_text(w, hsy_role_name(blocks->items[i].role));
        put(w, blocks->items[i].role <= HSY_ROLE_CODE ? "" : " cut");
        put(w, "\"><span lang=\"en\">");
        put_text(w, hsy_role_name(blocks->items[i].role));
        put(w, blocks->items[i].why ? "<small>" : "");
        put_text(w, hsy_why_name(blocks->items[i].why));
        put(w, blocks->items[i].why ? "</small></span><div>" : "</span><div>");
        put_text(w, blocks->items[i].text);
        put(w, "</div></li>\n");
    }
    put(w, "</ol></section>\n");
}

/* ---- head ---- */

static void put_time(writer *w, const char *before, hsy_slice time) {
    hsy_slice shown = hsy_time_shown(w->arena, time);
    if (!shown.length) return;
    put(w, before);
    put(w, "<time datetime=\"");
    put_text(w, time);
    put(w, "\">");
    put_text(w, shown);
    put(w, "</time>");
}

/* Names in a row, each apart from the direction of what stands around it. */
static void put_names(writer *w, const char *before, hsy_slices names) {
    for (size_t i = 0; i < names.count; i++) {
        put(w, i ? ", " : before);
        put(w, "<bdi>");
        put_text(w, names.items[i]);
        put(w, "</bdi>");
    }
}

static void put_careful(writer *w) {
    const hsy_statements *statements = &w->reading->statements;
    bool has_caveat = statements->caveat.start < statements->caveat.end, overclaims = hsy_overclaims(statements);
    hsy_slices remarks = hsy_remarks_of(w->arena, &w->reading->article);
    if (!has_caveat && !overclaims && !remarks.count) return;
    put(w, "<aside class=\"careful\" lang=\"en\" dir=\"ltr\">\n");
    for (size_t i = 0; i < remarks.count; i++) {
        put(w, "<p>");
        put_text(w, remarks.items[i]);
        put(w, "</p>\n");
    }
    if (has_caveat) {
        put(w, "<p><strong>The page itself says:</strong> <bdi>");
        put_text(w, hsy_sentence_around(w->arena, &w->reading->article, statements->caveat));
        put(w, "</bdi></p>\n");
    }
    if (overclaims) {
        put(w, "<p><strong>The headline claims more than the text:</strong> it puts as ");
        put(w, statements->headline_certainty == HSY_CERTAINTY_ASSERTED ? "fact" : "said");
        put(w, " what the text gives as ");
        put_text(w, hsy_certainty_name(statements->body_certainty));
        put(w, ".</p>\n");
    }
    put(w, "</aside>\n");
}

static void put_head(writer *w) {
    const hsy_article *a = &w->reading->article;
    put(w, "<header>\n<p class=\"outlet\">");
    put_text(w, hsy_label_of(a));
    put(w, "</p>\n<h1>");
    put_text(w, a->title.length ? a->title : a->path);
    put(w, "</h1>\n");
    if (a->lede.length && hsy_slice_find(a->text, a->lede, 0) == HSY_NOT_FOUND) {
        for (hsy_slice rest = a->lede; rest.at;) {
            put(w, "<p class=\"lede\">");
            put_text(w, hsy_slice_cut(&rest, '\n'));
            put(w, "</p>\n");
        }
    }
    size_t before = w->out->length;
    put(w, "<p class=\"by\" lang=\"en\" dir=\"ltr\">");
    size_t empty = w->out->length;
    put_names(w, "by ", a->authors);
    put_time(w, w->out->length > empty ? " · " : "", a->published);
    put_time(w, w->out->length > empty ? " · changed " : "changed ", a->modified);
    put_names(w, w->out->length > empty ? " · credits " : "credits ", a->credits);
    if (w->out->length == empty)
        hsy_buffer_cut(w->out, before);
    else
        put(w, "</p>\n");
    put_careful(w);
    put(w, "</header>\n");
}

/* ---- who says what ---- */

static void put_cue(writer *w, const hsy_statement *statement) {
    hsy_slice text = w->reading->article.text;
    if (!statement->cue.count && !statement->source.count) return;
    put(w, "<span class=\"cue\">");
    if (statement->source.count) {
        put(w, "<bdi>");
        put_text(w, hsy_spans_shown(w->arena, text, statement->source));
        put(w, "</bdi>");
    }
    if (statement->cue.count) {
        put(w, statement->source.count ? " · <bdi>“" : "<bdi>“");
        put_text(w, hsy_spans_shown(w->arena, text, statement->cue));
        put(w, "”</bdi>");
    }
    if (statement->doubt.start < statement->doubt.end) {
        put(w, " · doubt: <bdi>“");
        put_text(w, hsy_slice_span(text, statement->doubt));
        put(w, "”</bdi>");
    }
    put(w, "</span>");
}

static void put_statement(writer *w, uint32_t number) {
    const hsy_statement *statement = statement_of(w, number);
    hsy_buffer_print(w->out, "<li id=\"a%us%u\"", w->number, number + 1);
    hsy_html_class(w->out, hsy_certainty_name(statement->certainty));
    if (statement->content.count)
        hsy_buffer_print(w->out, "><a href=\"#a%um%u\">%u</a>", w->number, number + 1, number + 1);
    else
        hsy_buffer_print(w->out, "><span>%u</span>", number + 1);
    put(w, "<span class=\"certainty\">");
    put_text(w, hsy_certainty_name(statement->certainty));
    put(w, "</span><div>");
    if (statement->parent != HSY_NO_PARENT)
        hsy_buffer_print(w->out, "in <a href=\"#a%us%u\">%u</a>: ", w->number, statement->parent + 1,
                         statement->parent + 1);
    put(w, "<bdi>");
    put_text(w, hsy_spans_shown(w->arena, w->reading->article.text, statement->content));
    put(w, "</bdi>");
    put_cue(w, statement);
    put(w, "</div></li>\n");
}

static void put_speaker(writer *w, const hsy_speaker *speaker) {
    put(w, "<h3><bdi>");
    put_text(w, hsy_speaker_shown(w->arena, speaker->name, speaker->is_named));
    put(w, "</bdi>");
    if (speaker->name.length) {
        put(w, " <span>· ");
        put_text(w, hsy_speaker_type_name(speaker->type));
        put(w, speaker->affiliation.length ? ", <bdi>" : "");
        put_text(w, speaker->affiliation);
        put(w, speaker->affiliation.length ? "</bdi></span>" : "</span>");
    }
    put(w, "</h3>\n");
}

static void put_chain(writer *w, const hsy_statement *statement) {
    hsy_slice speaker = hsy_speaker_shown(w->arena, statement->speaker.name, statement->speaker.is_named);
    put(w, "<li class=\"chain\"><span></span><span>through</span><bdi>");
    put_text(w, hsy_chain_shown(w->arena, hsy_label_of(&w->reading->article), statement->via, speaker));
    put(w, "</bdi></li>\n");
}

static void put_statements(writer *w) {
    const hsy_statement_list *list = &w->reading->statements.list;
    if (list->count == 0) return;
    put(w, "<section class=\"said\" lang=\"en\" dir=\"ltr\"><h2>Who says what</h2>\n");
    hsy_speaker_groups all = hsy_speaker_groups_of(w->arena, list);
    for (size_t g = 0; g < all.count; g++) {
        hsy_slices chain = {0};
        put_speaker(w, all.items[g].speaker);
        put(w, "<ul>\n");
        for (size_t i = 0; i < all.items[g].statements.count; i++) {
            const hsy_statement *statement = statement_of(w, all.items[g].statements.items[i]);
            if (statement->via.count && !hsy_same_chain(chain, statement->via)) put_chain(w, statement);
            chain = statement->via;
            put_statement(w, all.items[g].statements.items[i]);
        }
        put(w, "</ul>\n");
    }
    put(w, "</section>\n");
}

/* ---- where it is from ---- */

static void put_fact(writer *w, const char *label, hsy_slice fact) {
    if (!fact.length) return;
    hsy_buffer_print(w->out, "<dt>%s</dt><dd>", label);
    if (hsy_is_web_address(fact)) hsy_html_link(w->out, fact);
    put(w, "<bdi>");
    put_text(w, fact);
    put(w, hsy_is_web_address(fact) ? "</bdi></a></dd>\n" : "</bdi></dd>\n");
}

static void put_facts(writer *w, const char *label, hsy_slices facts) {
    if (!facts.count) return;
    hsy_buffer_print(w->out, "<dt>%s</dt><dd>", label);
    put_names(w, "", facts);
    put(w, "</dd>\n");
}

/* Pictures of which the page says nothing. */
static void put_mute_images(writer *w) {
    const hsy_images *images = &w->reading->article.images;
    unsigned shown = 0;
    for (size_t i = 0; i < images->count; i++) {
        if (images->items[i].caption.length || images->items[i].credit.length) continue;
        if (!hsy_is_web_address(images->items[i].url)) continue;
        put(w, shown ? " " : "<dt>Other pictures</dt><dd>");
        hsy_html_link(w->out, images->items[i].url);
        hsy_buffer_print(w->out, "%u</a>", ++shown);
    }
    if (shown) put(w, "</dd>\n");
}

static void put_about(writer *w) {
    const hsy_article *a = &w->reading->article;
    put(w, "<footer class=\"about\" lang=\"en\" dir=\"ltr\"><h2>About this page</h2>\n<dl>\n");
    put_fact(w, "Outlet", a->outlet_name);
    put_fact(w, "Domain", a->outlet_domain);
    put_fact(w, "Address", a->url);
    if (!hsy_slice_equal(a->url, a->canonical_url)) put_fact(w, "Canonical", a->canonical_url);
    put_fact(w, "Read on", hsy_time_shown(w->arena, a->retrieved));
    put_facts(w, "Credits", a->credits);
    put_fact(w, "Dateline", a->dateline);
    put_fact(w, "Language", a->language);
    put_fact(w, "Translated from", a->translated_from);
    put_fact(w, "Section", a->section);
    put_facts(w, "Tags", a->tags);
    put_mute_images(w);
    put_fact(w, "File", a->path);
    put(w, "</dl></footer>\n");
}

static void put_errors(writer *w) {
    const hsy_errors *errors = &w->reading->article.errors;
    if (errors->count == 0) return;
    put(w, "<section class=\"errors\" lang=\"en\" dir=\"ltr\"><h2>Errors</h2>\n<ul>\n");
    for (size_t i = 0; i < errors->count; i++) {
        put(w, "<li>");
        put_text(w, errors->items[i].message);
        put(w, "</li>\n");
    }
    put(w, "</ul></section>\n");
}

/* ---- the document ---- */

/* Words of a tag of BCP 47 as the value of lang=""; nothing else than letters, digits and hyphens is one. */
static void put_language(hsy_buffer *out, hsy_slice tag) {
    size_t end = 0;
    while (end < tag.length && (hsy_is_letter(tag.at[end]) || hsy_is_digit(tag.at[end]) || tag.at[end] == '-')) end++;
    if (!end || end < tag.length) return;
    hsy_buffer_print(out, " lang=\"%.*s\"", HSY_PRINT(tag));
}

void hsy_output_html_begin(hsy_buffer *out, const hsy_reading *only) {
    hsy_buffer_add_c(out, "<!DOCTYPE html>\n<html");
    put_language(out, only ? only->article.language : HSY_S("en"));
    hsy_buffer_add_c(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                          "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                          "<meta name=\"referrer\" content=\"no-referrer\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    hsy_html_text(out, !only                        ? HSY_S("Pages read by hearsay")
                       : only->article.title.length ? only->article.title
                                                    : only->article.path);
    hsy_buffer_add_c(out, "</title>\n<style>\n");
    hsy_buffer_add(out, (hsy_slice){(const char *)hsy_reading_style, hsy_reading_style_length});
    hsy_buffer_add_c(out, "</style>\n</head>\n<body>\n<main>\n");
}

void hsy_output_reading_html(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view) {
    const hsy_article *article = &reading->article;
    writer w = {.out = out, .arena = out->arena, .reading = reading, .number = view->number + 1};
    hsy_buffer_print(out, "<article id=\"a%u\" dir=\"auto\"", w.number);
    put_language(out, article->language);
    put(&w, ">\n");
    put_head(&w);
    if (view->show_roles)
        put_blocks(&w);
    else
        hsy_html_body(out, reading, w.number);
    put_errors(&w);
    put_statements(&w);
    put_about(&w);
    put(&w, "</article>\n");
}

void hsy_output_html_end(hsy_buffer *out) { hsy_buffer_add_c(out, "</main>\n</body>\n</html>\n"); }
