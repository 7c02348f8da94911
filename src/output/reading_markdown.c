/* One page as Markdown, to be passed on: what it is, its text, a table of who says what. */
#include "output/markdown.h"
#include "output/output.h"
#include "output/parts.h"
#include "output/words.h"

static hsy_slice joined(hsy_arena *arena, hsy_slices list) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < list.count; i++) {
        if (i) hsy_buffer_add(&out, HSY_S(", "));
        hsy_buffer_add(&out, list.items[i]);
    }
    return hsy_buffer_text(&out);
}

static void put_head(hsy_buffer *out, const hsy_article *a) {
    hsy_buffer_add(out, HSY_S("# "));
    hsy_markdown_text(out, a->title.length ? a->title : a->path);
    hsy_buffer_add(out, HSY_S("\n\n"));
    hsy_markdown_fact(out, "Outlet", hsy_label_of(a));
    hsy_markdown_fact(out, "Published", hsy_time_shown(out->arena, a->published));
    hsy_markdown_fact(out, "Changed", hsy_time_shown(out->arena, a->modified));
    hsy_markdown_fact(out, "By", joined(out->arena, a->authors));
    hsy_markdown_fact(out, "Credits", joined(out->arena, a->credits));
    hsy_markdown_fact(out, "Language", a->language);
    hsy_markdown_fact(out, "Translated from", a->translated_from);
    hsy_markdown_fact(out, "Address", a->url);
    hsy_slices remarks = hsy_remarks_of(out->arena, a);
    for (size_t i = 0; i < remarks.count; i++) hsy_markdown_fact(out, "Careful", remarks.items[i]);
    if (a->lede.length == 0 || hsy_slice_find(a->text, a->lede, 0) != HSY_NOT_FOUND) return;
    for (hsy_slice rest = a->lede; rest.at;) {
        hsy_slice line = hsy_slice_trim(hsy_slice_cut(&rest, '\n'));
        if (!line.length) continue;
        hsy_buffer_add(out, HSY_S("\n**"));
        hsy_markdown_text(out, line);
        hsy_buffer_add(out, HSY_S("**\n"));
    }
}

/* A walk over the text, past links and glued words. */
typedef struct writer {
    hsy_buffer *out;
    const hsy_article *article;
    hsy_parts parts;
    hsy_links links;
    size_t link, glued; /* the next of each */
} writer;

/* The bytes [at, end) of the text with a blank where glued words are parted. */
static void put_words(writer *w, size_t at, size_t end, bool is_start) {
    const hsy_glued_words *glued = &w->article->glued;
    while (at < end) {
        while (w->glued < glued->count && glued->items[w->glued].at <= at)
            if (glued->items[w->glued++].at == at) hsy_buffer_add_byte(w->out, ' ');
        size_t until = w->glued < glued->count && glued->items[w->glued].at < end ? glued->items[w->glued].at : end;
        hsy_markdown_piece(w->out, hsy_slice_sub(w->article->text, at, until), is_start);
        is_start = false;
        at = until;
    }
}

/* "[" behind "!" would be a picture. */
static void begin_link(hsy_buffer *out) {
    bool is_called = out->length && out->bytes[out->length - 1] == '!';
    if (is_called) hsy_buffer_cut(out, out->length - 1);
    hsy_buffer_add_c(out, is_called ? "\\![" : "[");
}

/* Text of one line with its links. */
static void put_span(writer *w, hsy_span span) {
    size_t at = span.start;
    for (; w->link < w->links.count && w->links.items[w->link].span.start < span.end; w->link++) {
        const hsy_link *link = &w->links.items[w->link];
        size_t start = link->span.start, end = link->span.end < span.end ? link->span.end : span.end;
        if (start < at) continue;
        put_words(w, at, start, at == span.start);
        begin_link(w->out);
        put_words(w, start, end, false);
        hsy_buffer_add_byte(w->out, ']');
        hsy_markdown_address(w->out, link->url);
        at = end;
    }
    put_words(w, at, span.end, at == span.start);
}

/* Each part on a line of its own behind `before`; `between` parts two. */
static void put_each(writer *w, size_t first, size_t end, const char *before, const char *between) {
    for (size_t i = first; i < end; i++) {
        hsy_buffer_add_c(w->out, i == first ? "" : between);
        hsy_buffer_add_c(w->out, before);
        put_span(w, w->parts.items[i].span);
        hsy_buffer_add_byte(w->out, '\n');
    }
}

static void put_headings(writer *w, size_t first, size_t end) {
    static const char *const marks[] = {"## ", "### ", "#### "};
    for (size_t i = first; i < end; i++) {
        put_each(w, i, i + 1, marks[w->parts.items[i].level - 2], "");
        hsy_buffer_add_c(w->out, i + 1 < end ? "\n" : "");
    }
}

static void put_image(writer *w, const hsy_image *image) {
    if (hsy_is_web_address(image->url)) {
        hsy_buffer_add_c(w->out, "![Picture]");
        hsy_markdown_address(w->out, image->url);
        hsy_buffer_add_c(w->out, "\\\n");
    }
    if (image->caption.length) {
        hsy_buffer_add_byte(w->out, '*');
        hsy_markdown_text(w->out, image->caption);
        hsy_buffer_add_c(w->out, image->credit.length ? "* " : "*");
    }
    hsy_markdown_text(w->out, image->credit);
    hsy_buffer_add_byte(w->out, '\n');
}

/* One line of a table; cells that a row lacks are empty. */
static void put_row(writer *w, hsy_spans cells, size_t columns) {
    hsy_buffer_add_byte(w->out, '|');
    for (size_t i = 0; i < columns; i++) {
        hsy_buffer_add_byte(w->out, ' ');
        if (i < cells.count) hsy_markdown_text(w->out, hsy_slice_span(w->article->text, cells.items[i]));
        hsy_buffer_add_c(w->out, " |");
    }
    hsy_buffer_add_byte(w->out, '\n');
}

/* Rows of more than one cell are a table; its first row is the head, since Markdown knows no table without one. Links
 * in it are given up: a cell is short. */
static void put_rows(writer *w, size_t first, size_t end) {
    hsy_arena *arena = w->out->arena;
    hsy_spans *rows = HSY_NEW_ARRAY(arena, hsy_spans, end - first);
    size_t columns = 0;
    for (size_t i = first; i < end; i++) {
        rows[i - first] = hsy_part_cells(arena, w->article, &w->parts.items[i]);
        if (rows[i - first].count > columns) columns = rows[i - first].count;
    }
    if (columns < 2 || end - first < 2) {
        put_each(w, first, end, "", "\n");
        return;
    }
    put_row(w, rows[0], columns);
    for (size_t i = 0; i < columns; i++) hsy_buffer_add_c(w->out, i ? "---|" : "|---|");
    hsy_buffer_add_byte(w->out, '\n');
    for (size_t i = first + 1; i < end; i++) put_row(w, rows[i - first], columns);
}

static void put_code(writer *w, size_t first, size_t end) {
    hsy_span all = {w->parts.items[first].span.start, w->parts.items[end - 1].span.end};
    hsy_markdown_code(w->out, hsy_slice_span(w->article->text, all));
}

static void put_run(writer *w, size_t first, size_t end) {
    switch (w->parts.items[first].role) {
    case HSY_ROLE_SUBHEADING: put_headings(w, first, end); break;
    case HSY_ROLE_LIST: put_each(w, first, end, "- ", ""); break;
    case HSY_ROLE_QUOTE: put_each(w, first, end, "> ", ">\n"); break;
    case HSY_ROLE_CODE: put_code(w, first, end); break;
    case HSY_ROLE_TABLE: put_rows(w, first, end); break;
    case HSY_ROLE_CAPTION:
        for (size_t i = first; i < end; i++) {
            put_image(w, &w->article->images.items[w->parts.items[i].image]);
            hsy_buffer_add_c(w->out, i + 1 < end ? "\n" : "");
        }
        break;
    default: put_each(w, first, end, "", "\n"); break;
    }
}

static void put_text(hsy_buffer *out, const hsy_article *a) {
    writer w = {.out = out, .article = a};
    w.parts = hsy_parts_of(out->arena, a);
    w.links = hsy_links_shown(out->arena, a);
    for (size_t i = 0, run; i < w.parts.count; i += run) {
        run = hsy_part_run(&w.parts, i);
        hsy_buffer_add_byte(out, '\n');
        put_run(&w, i, i + run);
    }
}

static void put_cell(hsy_buffer *out, hsy_slice text) {
    hsy_markdown_text(out, text);
    hsy_buffer_add(out, HSY_S(" | "));
}

/* Every block of the page with its role, in the place of the text. */
static void put_blocks(hsy_buffer *out, const hsy_blocks *blocks) {
    hsy_buffer_add(out, HSY_S("\n## Blocks of the page\n\n| Role | Why | Text |\n|---|---|---|\n"));
    for (size_t i = 0; i < blocks->count; i++) {
        hsy_buffer_add(out, HSY_S("| "));
        put_cell(out, hsy_role_name(blocks->items[i].role));
        put_cell(out, hsy_why_name(blocks->items[i].why));
        hsy_markdown_text(out, blocks->items[i].text);
        hsy_buffer_add(out, HSY_S(" |\n"));
    }
}

static void put_statements(hsy_buffer *out, const hsy_reading *reading) {
    const hsy_statement_list *list = &reading->statements.list;
    hsy_slice label = hsy_label_of(&reading->article);
    if (list->count == 0) return;
    hsy_buffer_add(out, HSY_S("\n## Who says what\n\n| | Who | Through | How sure | What |\n|-:|---|---|---|---|\n"));
    for (size_t i = 0; i < list->count; i++) {
        const hsy_statement *s = &list->items[i];
        hsy_slice speaker = hsy_speaker_shown(out->arena, s->speaker.name, s->speaker.is_named);
        hsy_buffer_print(out, "| %zu | ", i + 1);
        put_cell(out, speaker);
        put_cell(out, s->via.count ? hsy_chain_shown(out->arena, label, s->via, speaker) : HSY_S(""));
        put_cell(out, hsy_certainty_name(s->certainty));
        hsy_markdown_text(out, hsy_spans_shown(out->arena, reading->article.text, s->content));
        hsy_buffer_add(out, HSY_S(" |\n"));
    }
}

static void put_caveats(hsy_buffer *out, const hsy_reading *reading) {
    const hsy_statements *s = &reading->statements;
    hsy_slice caveat =
        s->caveat.start < s->caveat.end ? hsy_sentence_around(out->arena, &reading->article, s->caveat) : HSY_S("");
    bool overclaims = hsy_overclaims(s);
    if (caveat.length == 0 && !overclaims) return;
    hsy_buffer_add(out, HSY_S("\n## Careful\n\n"));
    hsy_markdown_fact(out, "The page itself says", caveat);
    if (overclaims)
        hsy_markdown_fact(out, "The headline claims more than the text, which gives it as",
                          hsy_certainty_name(s->body_certainty));
}

void hsy_output_reading_markdown(hsy_buffer *out, const hsy_reading *reading, const hsy_view *view) {
    put_head(out, &reading->article);
    if (view->show_roles)
        put_blocks(out, &reading->article.blocks);
    else
        put_text(out, &reading->article);
    put_statements(out, reading);
    put_caveats(out, reading);
    if (reading->article.errors.count) hsy_buffer_add(out, HSY_S("\n## Errors\n\n"));
    for (size_t i = 0; i < reading->article.errors.count; i++) {
        const hsy_error *error = &reading->article.errors.items[i];
        hsy_buffer_add(out, HSY_S("- "));
        hsy_markdown_text(out, error->message);
        hsy_buffer_add_byte(out, '\n');
    }
}
