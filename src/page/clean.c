/* Values of fields as people read them.
 *
 *     "Dam &amp;quot;breaks&amp;quot; <b>again</b>\n  at dawn"  ->  Dam "breaks" again at dawn
 *
 * Systems escape twice, once into JSON and once into HTML, and leave tags in headlines. The HTML tokenizer is the one
 * program that knows all character references, so a value that has one is read by it, twice at most; a value without
 * "&" and "<", nearly every one, costs one pass.
 */
#include <lexbor/dom/interfaces/character_data.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "page/metadata.h"

enum {
    LONGEST_VALUE = 1 << 16, /* bytes; a field is a line or a paragraph */
    MOST_NODES = 4000,       /* of an element whose text is read; nested elements would else cost quadratic time */
    MOST_ESCAPES = 2,        /* times that a value is unescaped */
};

/* A blank of any kind: ASCII white space, no-break, thin and ideographic spaces, line and paragraph separators. */
static bool is_blank(uint32_t c) {
    return (c < 0x80 && (c <= ' ')) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x85;
}

static bool is_invisible(uint32_t c) { return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060; }

/* The end of the visible characters at `at`. */
static size_t visible_end(hsy_slice value, size_t at) {
    while (at < value.length) {
        unsigned char byte = (unsigned char)value.at[at];
        if (byte > ' ' && byte < 0x80) {
            at++;
            continue;
        }
        size_t next = at;
        uint32_t c = hsy_utf8_next(value, &next);
        if (is_blank(c) || is_invisible(c)) break;
        at = next;
    }
    return at;
}

static hsy_slice fold_blanks(hsy_arena *arena, hsy_slice value) {
    hsy_buffer text = hsy_buffer_in(arena, 0);
    bool blank = false;
    for (size_t at = 0; at < value.length;) {
        size_t end = visible_end(value, at);
        if (end > at) {
            if (blank && text.length) hsy_buffer_add_byte(&text, ' ');
            blank = false;
            hsy_buffer_add(&text, hsy_slice_sub(value, at, end));
            at = end;
        } else {
            blank |= is_blank(hsy_utf8_next(value, &at));
        }
    }
    return hsy_buffer_text(&text);
}

static bool has_markup(hsy_slice value) {
    for (size_t i = 0; i + 2 < value.length; i++) {
        char next = value.at[i + 1];
        if (value.at[i] == '&' && (next == '#' || hsy_is_letter(next)) &&
            hsy_slice_find_byte(hsy_slice_sub(value, i, i + 12), ';', 0) != HSY_NOT_FOUND)
            return true;
        if (value.at[i] == '<' && (next == '/' || hsy_is_letter(next)) &&
            hsy_slice_find_byte(value, '>', i) != HSY_NOT_FOUND)
            return true;
    }
    return false;
}

static hsy_slice read_markup(hsy_arena *arena, hsy_slice value) {
    lxb_html_document_t *document = lxb_html_document_create();
    hsy_slice text = value;
    if (!document) return value;
    if (lxb_html_document_parse(document, (const lxb_char_t *)value.at, value.length) == LXB_STATUS_OK) {
        size_t length = 0;
        lxb_dom_node_t *body = lxb_dom_interface_node(lxb_html_document_body_element(document));
        lxb_char_t *content = body ? lxb_dom_node_text_content(body, &length) : NULL;
        if (content) text = hsy_utf8_repair(arena, hsy_arena_copy(arena, (hsy_slice){(char *)content, length}), NULL);
    }
    lxb_html_document_destroy(document);
    return text;
}

hsy_slice hsy_clean_value(hsy_arena *arena, hsy_slice value) {
    value = hsy_slice_sub(value, 0, LONGEST_VALUE);
    value.length = hsy_utf8_valid_prefix(value);
    for (int i = 0; i < MOST_ESCAPES && has_markup(value); i++) value = read_markup(arena, value);
    return fold_blanks(arena, value);
}

static bool is_block_tag(uintptr_t tag) {
    switch (tag) {
    case LXB_TAG_DIV:
    case LXB_TAG_P:
    case LXB_TAG_LI:
    case LXB_TAG_UL:
    case LXB_TAG_BR:
    case LXB_TAG_TR:
    case LXB_TAG_TD:
    case LXB_TAG_DT:
    case LXB_TAG_DD:
    case LXB_TAG_SECTION:
    case LXB_TAG_HEADER:
    case LXB_TAG_FOOTER:
    case LXB_TAG_ADDRESS:
    case LXB_TAG_FIGURE:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4: return true;
    default: return false;
    }
}

static bool is_silent_tag(uintptr_t tag) {
    return tag == LXB_TAG_SCRIPT || tag == LXB_TAG_STYLE || tag == LXB_TAG_TEMPLATE || tag == LXB_TAG_NOSCRIPT ||
           tag == LXB_TAG_SVG || tag == LXB_TAG_BUTTON || tag == LXB_TAG_SELECT || tag == LXB_TAG_IFRAME;
}

typedef struct walker {
    hsy_buffer text;
    const lxb_dom_node_t *root, *without;
    bool is_heading;
} walker;

/* At the start or end of an element inside the root. */
static void part(walker *w, const lxb_dom_node_t *node) {
    hsy_buffer *text = &w->text;
    bool is_block = is_block_tag(node->local_name);
    if (node == w->root || node->type != LXB_DOM_NODE_TYPE_ELEMENT || text->length == 0) return;
    if (w->is_heading) {
        if (is_block) hsy_buffer_add_byte(text, ' ');
    } else if (!is_block) {
        hsy_buffer_add_byte(text, ' ');
    } else {
        while (text->length && text->bytes[text->length - 1] == ' ') hsy_buffer_cut(text, text->length - 1);
        if (text->length && text->bytes[text->length - 1] != '|') hsy_buffer_add(text, HSY_S(" | "));
    }
}

static const lxb_dom_node_t *next_node(walker *w, const lxb_dom_node_t *node, bool skip) {
    if (!skip && node->first_child) return node->first_child;
    while (node != w->root) {
        part(w, node);
        if (node->next) return node->next;
        node = node->parent;
    }
    return NULL;
}

static hsy_slice walk(hsy_arena *arena, walker *w, size_t limit) {
    const lxb_dom_node_t *node = w->root;
    w->text = hsy_buffer_in(arena, 0);
    for (int i = 0; node && i < MOST_NODES && w->text.length < limit; i++) {
        bool is_element = node->type == LXB_DOM_NODE_TYPE_ELEMENT;
        bool skip = node == w->without || (is_element && is_silent_tag(node->local_name));
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            const lexbor_str_t *data = &((const lxb_dom_character_data_t *)node)->data;
            hsy_buffer_add(&w->text, (hsy_slice){(const char *)data->data, data->length});
        } else if (!skip) {
            part(w, node);
        }
        node = next_node(w, node, skip);
    }
    hsy_slice folded = fold_blanks(arena, hsy_slice_sub(hsy_buffer_text(&w->text), 0, limit));
    folded.length = hsy_utf8_valid_prefix(folded);
    while (folded.length && !w->is_heading &&
           (folded.at[folded.length - 1] == '|' || folded.at[folded.length - 1] == ' '))
        folded.length--;
    while (!w->is_heading && folded.length && (folded.at[0] == '|' || folded.at[0] == ' '))
        folded = hsy_slice_sub(folded, 1, folded.length);
    return folded;
}

hsy_slice hsy_element_text(hsy_arena *arena, lxb_dom_node_t *node, size_t limit) {
    walker w = {.root = node};
    return walk(arena, &w, limit);
}

hsy_slice hsy_heading_text(hsy_arena *arena, lxb_dom_node_t *node, const lxb_dom_node_t *without, size_t limit) {
    walker w = {.root = node, .without = without, .is_heading = true};
    return walk(arena, &w, limit);
}
