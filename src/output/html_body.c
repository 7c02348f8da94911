#include "output/html_body.h"

#include "output/html.h"
#include "output/marks.h"
#include "output/parts.h"
#include "output/words.h"

enum { DEEPEST = 64 }; /* statements inside statements that are told apart */

typedef struct writer {
    hsy_buffer *out;
    hsy_arena *arena;
    const hsy_reading *reading;
    unsigned number;
    hsy_parts parts;
    hsy_links links;
    hsy_marks marks;
    size_t link, mark, glued; /* the next of each */
    bool in_link;
    uint32_t open[DEEPEST]; /* statements, the innermost last */
    size_t depth;
    hsy_indices ended; /* statements whose number is still to be put */
} writer;

static void put(writer *w, const char *markup) { hsy_buffer_add_c(w->out, markup); }

static void put_text(writer *w, hsy_slice text) { hsy_html_text(w->out, text); }

/* ---- running text ---- */

static const hsy_statement *statement_of(const writer *w, uint32_t number) {
    return &w->reading->statements.list.items[number];
}

/* "Anna Weber: hedged" */
static void put_marked(writer *w, hsy_slice words) {
    const hsy_statement *statement = w->depth ? statement_of(w, w->open[w->depth - 1]) : NULL;
    if (statement) {
        put(w, "<mark");
        hsy_html_class(w->out, hsy_certainty_name(statement->certainty));
        put(w, " title=\"");
        put_text(w, hsy_speaker_shown(w->arena, statement->speaker.name, statement->speaker.is_named));
        put(w, ": ");
        put_text(w, hsy_certainty_name(statement->certainty));
        put(w, "\">");
    }
    put_text(w, words);
    if (statement) put(w, "</mark>");
}

static void pass_mark(writer *w, const hsy_mark *mark) {
    if (!mark->is_end) {
        if (w->depth < DEEPEST) w->open[w->depth++] = mark->number;
        return;
    }
    for (size_t i = w->depth; i-- > 0;)
        if (w->open[i] == mark->number) {
            for (w->depth--; i < w->depth; i++) w->open[i] = w->open[i + 1];
            break;
        }
    if (mark->at == HSY_LAST(&statement_of(w, mark->number)->content).end) HSY_PUSH(w->arena, &w->ended, mark->number);
}

static void put_numbers(writer *w) {
    for (size_t i = 0; i < w->ended.count; i++) {
        unsigned number = w->ended.items[i] + 1;
        hsy_buffer_print(w->out, "<sup id=\"a%um%u\"><a href=\"#a%us%u\">%u</a></sup>", w->number, number, w->number,
                         number, number);
    }
    w->ended.count = 0;
}

static void end_link(writer *w) {
    put(w, "</a>");
    w->in_link = false;
    w->link++;
}

/* Opens and closes what begins and ends at byte `at`; `end` is where the text stops that is under way. */
static void pass(writer *w, size_t at, size_t end) {
    const hsy_glued_words *glued = &w->reading->article.glued;
    while (w->mark < w->marks.count && w->marks.items[w->mark].at <= at &&
           (at < end || w->marks.items[w->mark].is_end || w->marks.items[w->mark].at < at))
        pass_mark(w, &w->marks.items[w->mark++]);
    if (w->in_link && w->links.items[w->link].span.end <= at) end_link(w);
    if (!w->in_link) put_numbers(w);
    while (!w->in_link && w->link < w->links.count && w->links.items[w->link].span.end <= at) w->link++;
    while (w->glued < glued->count && glued->items[w->glued].at <= at)
        if (glued->items[w->glued++].at == at) put(w, " ");
    if (w->in_link || at == end || w->link == w->links.count || w->links.items[w->link].span.start > at) return;
    hsy_html_link(w->out, w->links.items[w->link].url);
    w->in_link = true;
}

static size_t nearest(size_t until, size_t at, size_t place) { return place > at && place < until ? place : until; }

static void put_span(writer *w, hsy_span span) {
    const hsy_glued_words *glued = &w->reading->article.glued;
    for (size_t at = span.start; at < span.end;) {
        size_t until = span.end;
        pass(w, at, span.end);
        if (w->mark < w->marks.count) until = nearest(until, at, w->marks.items[w->mark].at);
        if (w->glued < glued->count) until = nearest(until, at, glued->items[w->glued].at);
        if (w->link < w->links.count)
            until =
                nearest(until, at, w->in_link ? w->links.items[w->link].span.end : w->links.items[w->link].span.start);
        put_marked(w, hsy_slice_sub(w->reading->article.text, at, until));
        at = until;
    }
    pass(w, span.end, span.end);
    if (!w->in_link) return;
    put(w, "</a>"); /* a link that goes on behind this part begins there anew */
    w->in_link = false;
    put_numbers(w);
}

/* ---- the body ---- */

static void put_image(writer *w, uint32_t number) {
    const hsy_image *image = &w->reading->article.images.items[number];
    put(w, "<figure><figcaption>");
    put_text(w, image->caption);
    if (image->credit.length) {
        put(w, image->caption.length ? " · <span class=\"credit\">" : "<span class=\"credit\">");
        put_text(w, image->credit);
        put(w, "</span>");
    }
    if (hsy_is_web_address(image->url)) {
        put(w, " · ");
        hsy_html_link(w->out, image->url);
        put(w, "<span lang=\"en\">see the picture</span></a>");
    }
    put(w, "</figcaption></figure>\n");
}

/* The parts [first, end) each in an element of its own. */
static void put_each(writer *w, size_t first, size_t end, const char *before, const char *behind) {
    for (size_t i = first; i < end; i++) {
        put(w, before);
        put_span(w, w->parts.items[i].span);
        put(w, behind);
    }
}

static void put_rows(writer *w, size_t first, size_t end) {
    put(w, "<div class=\"rows\"><table>\n");
    for (size_t i = first; i < end; i++) {
        hsy_spans cells = hsy_part_cells(w->arena, &w->reading->article, &w->parts.items[i]);
        put(w, "<tr>");
        for (size_t k = 0; k < cells.count; k++) {
            put(w, "<td>");
            put_span(w, cells.items[k]);
            put(w, "</td>");
        }
        put(w, "</tr>\n");
    }
    put(w, "</table></div>\n");
}

static void put_heading(writer *w, const hsy_part *part) {
    hsy_buffer_print(w->out, "<h%d>", part->level);
    put_span(w, part->span);
    hsy_buffer_print(w->out, "</h%d>\n", part->level);
}

static void put_run(writer *w, size_t first, size_t end) {
    switch (w->parts.items[first].role) {
    case HSY_ROLE_SUBHEADING:
        for (size_t i = first; i < end; i++) put_heading(w, &w->parts.items[i]);
        break;
    case HSY_ROLE_CAPTION:
        for (size_t i = first; i < end; i++) put_image(w, w->parts.items[i].image);
        break;
    case HSY_ROLE_LIST:
        put(w, "<ul>\n");
        put_each(w, first, end, "<li>", "</li>\n");
        put(w, "</ul>\n");
        break;
    case HSY_ROLE_QUOTE:
        put(w, "<blockquote>\n");
        put_each(w, first, end, "<p>", "</p>\n");
        put(w, "</blockquote>\n");
        break;
    case HSY_ROLE_CODE:
        put(w, "<pre><code>");
        put_each(w, first, end, "", "\n");
        put(w, "</code></pre>\n");
        break;
    case HSY_ROLE_TABLE: put_rows(w, first, end); break;
    default: put_each(w, first, end, "<p>", "</p>\n"); break;
    }
}

void hsy_html_body(hsy_buffer *out, const hsy_reading *reading, unsigned number) {
    const hsy_article *article = &reading->article;
    writer w = {.out = out, .arena = out->arena, .reading = reading, .number = number};
    w.parts = hsy_parts_of(w.arena, article);
    w.links = hsy_links_shown(w.arena, article);
    w.marks = hsy_marks_of(w.arena, &reading->statements.list);
    if (w.parts.count == 0 && article->errors.count == 0)
        put(&w, "<p lang=\"en\"><em>No text of an article was found on this page.</em></p>\n");
    for (size_t i = 0, run; i < w.parts.count; i += run) {
        run = hsy_part_run(&w.parts, i);
        put_run(&w, i, i + run);
    }
}
