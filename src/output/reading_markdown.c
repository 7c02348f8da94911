/* One page as Markdown, to be passed on: what it is, its text, a table of who says what. */
#include "output/markdown.h"
#include "output/output.h"
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
    hsy_buffer_add(out, HSY_S("\n**"));
    hsy_markdown_text(out, a->lede);
    hsy_buffer_add(out, HSY_S("**\n"));
}

static void put_text(hsy_buffer *out, const hsy_article *a) {
    size_t block = 0;
    for (hsy_slice rest = a->text; rest.at && a->text.length;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        size_t at = (size_t)(line.at - a->text.at);
        if (hsy_slice_trim(line).length == 0) continue;
        while (block < a->blocks.count && a->blocks.items[block].in_text.end <= at) block++;
        bool known = block < a->blocks.count && a->blocks.items[block].in_text.start <= at;
        hsy_role role = known ? a->blocks.items[block].role : HSY_ROLE_PARAGRAPH;
        hsy_buffer_add_c(out, role == HSY_ROLE_SUBHEADING ? "\n## "
                              : role == HSY_ROLE_LIST     ? "\n- "
                              : role == HSY_ROLE_QUOTE    ? "\n> "
                                                          : "\n");
        hsy_markdown_text(out, line);
        hsy_buffer_add_byte(out, '\n');
    }
}

static void put_cell(hsy_buffer *out, hsy_slice text) {
    hsy_markdown_text(out, text);
    hsy_buffer_add(out, HSY_S(" | "));
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

void hsy_output_reading_markdown(hsy_buffer *out, const hsy_reading *reading) {
    put_head(out, &reading->article);
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
