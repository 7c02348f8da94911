/* Limits that lexbor's parser does not have, and what it need not look at.
 *
 * HTML's tree construction walks the stack of open elements for nearly every tag and compares every attribute of an
 * element with those before it, so a page of 60 million "<div>" or one tag with a million attributes costs quadratic
 * time. The limits are kept where each token passes from tokenizer to tree: start tags below HSY_PAGE_DEPTH_MOST open
 * elements are dropped (browsers flatten there too), so are formatting elements past FORMATTING_MOST (each <p> would
 * open them all again), attributes past HSY_PAGE_ATTRIBUTES_MOST, and everything behind HSY_PAGE_ELEMENTS_MOST
 * elements.
 *
 * Half of the bytes of a page are scripts, styles and drawings, which the tokenizer would go through byte by byte:
 *
 *     <script>var a = 1;</script>   a text node that shows the bytes of the page, nothing copied
 *     <style>p { … }</style>        no text
 *     <svg><path d="…"/></svg>      no children
 *
 * When such a start tag has passed, a state of our own takes the tokenizer to the end tag with memchr, which is many
 * times as fast. It gives up, and the tokenizer goes on by itself, where the end is not plain: no end tag, a script
 * that starts another inside a comment (HTML then counts them), a drawing that holds anything but shapes. Of scripts a
 * line break stays as it was written (lexbor would make one "\n" of "\r\n").
 *
 * Of attributes only those pass that somebody reads (tools/check_attributes.sh holds the readers to it): each one costs
 * an object, and everybody who looks for another one walks past it.
 */
#include "page/gate.h"

#include <lexbor/dom/interfaces/text.h>
#include <lexbor/html/tokenizer/state.h>
#include <lexbor/html/tokenizer/state_rawtext.h>
#include <lexbor/html/tokenizer/state_script.h>

#include "page/block.h"
#include "page/hint.h"

enum {
    FORMATTING_MOST = 64, /* active formatting elements; real pages have below 10 */
    SHAPE_LONGEST = 14,   /* bytes of a shape's name */
};

/* ---- passing over ---- */

static size_t place_of(const hsy_gate *gate, const lxb_char_t *data) {
    return (size_t)((const char *)data - gate->html.at);
}

/* Where the tokenizer goes on when `end` is behind its chunk: it gets no more of this one, and then starts there. */
static const lxb_char_t *go_to(hsy_gate *gate, size_t place, const lxb_char_t *end) {
    const lxb_char_t *data = (const lxb_char_t *)gate->html.at + place;
    if (data <= end) return data;
    gate->skipped_to = place;
    return end;
}

static bool ends_name(char c) { return hsy_is_space(c) || c == '/' || c == '>'; }

/* Whether a name stands at `at`, in any case. */
static bool is_name_at(hsy_slice html, size_t at, hsy_slice name) {
    return at + name.length < html.length && ends_name(html.at[at + name.length]) &&
           hsy_slice_equal_ascii_case(hsy_slice_sub(html, at, at + name.length), name);
}

/* The end tag that closes a script or style whose text starts at `at`; HSY_NOT_FOUND when that is not plain. */
static size_t end_tag_behind(hsy_slice html, size_t at, hsy_slice name) {
    bool has_comment = false;
    for (; (at = hsy_slice_find_byte(html, '<', at)) != HSY_NOT_FOUND; at++) {
        char next = at + 1 < html.length ? html.at[at + 1] : '\0';
        if (next == '/' && is_name_at(html, at + 2, name)) return at;
        has_comment |= next == '!';
        if (has_comment && is_name_at(html, at + 1, name)) return HSY_NOT_FOUND;
    }
    return HSY_NOT_FOUND;
}

/* Gives a script its text: the bytes of the page themselves. */
static void show_text(hsy_gate *gate, size_t start, size_t end) {
    lxb_dom_node_t *script = lxb_html_tree_current_node(gate->tree);
    lxb_dom_text_t *text = lxb_dom_document_create_text_node(script->owner_document, (const lxb_char_t *)"", 0);
    if (!text) return;
    text->char_data.data.data = (lxb_char_t *)(uintptr_t)(gate->html.at + start); /* read, never written */
    text->char_data.data.length = end - start;
    lxb_dom_node_insert_child(script, lxb_dom_interface_node(text));
}

/* The tokenizer's state behind the start tag of a script or style. */
static const lxb_char_t *pass_raw_text(lxb_html_tokenizer_t *tokenizer, const lxb_char_t *data, const lxb_char_t *end) {
    hsy_gate *gate = tokenizer->callback_token_ctx;
    bool is_script = gate->go_on == lxb_html_tokenizer_state_script_data_before;
    lxb_html_tokenizer_state_set(tokenizer, gate->go_on);
    if (tokenizer->is_eof) return data;
    size_t start = place_of(gate, data);
    size_t tag = end_tag_behind(gate->html, start, is_script ? HSY_S("script") : HSY_S("style"));
    if (tag == HSY_NOT_FOUND) return data;
    if (is_script && tag > start) show_text(gate, start, tag);
    return go_to(gate, tag, end);
}

/* Elements that are nothing but drawing and whose names mean nothing in HTML. */
static bool is_shape(hsy_slice name) {
    static const hsy_slice shapes[] = {
        HSY_SLICE("path"),           HSY_SLICE("g"),        HSY_SLICE("use"),
        HSY_SLICE("circle"),         HSY_SLICE("rect"),     HSY_SLICE("line"),
        HSY_SLICE("polygon"),        HSY_SLICE("polyline"), HSY_SLICE("ellipse"),
        HSY_SLICE("defs"),           HSY_SLICE("clippath"), HSY_SLICE("mask"),
        HSY_SLICE("stop"),           HSY_SLICE("symbol"),   HSY_SLICE("lineargradient"),
        HSY_SLICE("radialgradient"),
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (hsy_slice_equal_ascii_case(name, shapes[i])) return true;
    return false;
}

/* The end of the shape's tag that starts at `at`, where "<" stands; `at` when it is anything else. */
static size_t shape_end(hsy_slice html, size_t at) {
    size_t start = at + 1, end;
    if (start < html.length && html.at[start] == '/') start++;
    for (end = start; end < html.length && hsy_is_letter(html.at[end]) && end - start <= SHAPE_LONGEST;) end++;
    if (end == html.length || !ends_name(html.at[end]) || !is_shape(hsy_slice_sub(html, start, end))) return at;
    for (char before = ' '; end < html.length && html.at[end] != '>';) { /* a quotation mark opens a value behind "=" */
        char c = html.at[end++];
        if (before == '=' && (c == '"' || c == '\'')) {
            size_t closing = hsy_slice_find_byte(html, c, end);
            if (closing == HSY_NOT_FOUND) return at;
            end = closing + 1;
        }
        if (!hsy_is_space(c)) before = c;
    }
    return end < html.length ? end + 1 : at;
}

/* The tokenizer's state behind "<svg …>": to the first tag that is no shape, most often "</svg>". */
static const lxb_char_t *pass_shapes(lxb_html_tokenizer_t *tokenizer, const lxb_char_t *data, const lxb_char_t *end) {
    hsy_gate *gate = tokenizer->callback_token_ctx;
    lxb_html_tokenizer_state_set(tokenizer, gate->go_on);
    if (tokenizer->is_eof) return data;
    size_t at = place_of(gate, data), tag;
    while ((tag = hsy_slice_find_byte(gate->html, '<', at)) != HSY_NOT_FOUND) {
        at = shape_end(gate->html, tag);
        if (at == tag) return go_to(gate, tag, end);
    }
    return data;
}

/* What the tokenizer's state is to be behind a start tag that has just passed. */
static void choose_state(hsy_gate *gate, lxb_html_tokenizer_t *tokenizer, const lxb_html_token_t *token) {
    lxb_html_tokenizer_state_f state = tokenizer->state;
    bool is_closed = token->type & LXB_HTML_TOKEN_TYPE_CLOSE_SELF;
    if ((token->tag_id == LXB_TAG_SCRIPT && state == lxb_html_tokenizer_state_script_data_before) ||
        (token->tag_id == LXB_TAG_STYLE && state == lxb_html_tokenizer_state_rawtext_before))
        lxb_html_tokenizer_state_set(tokenizer, pass_raw_text);
    else if (token->tag_id == LXB_TAG_SVG && state == lxb_html_tokenizer_state_data_before && !is_closed)
        lxb_html_tokenizer_state_set(tokenizer, pass_shapes);
    else
        return;
    gate->go_on = state;
}

/* ---- attributes ---- */

/* Those that lexbor has a number for and somebody reads: html.c and its kin, and the tree itself (type of <input>,
 * color, face and size of <font>). */
static const uint8_t kept_numbers[LXB_DOM_ATTR__LAST_ENTRY] = {
    [LXB_DOM_ATTR_CLASS] = HSY_KEPT,
    [LXB_DOM_ATTR_COLOR] = HSY_KEPT,
    [LXB_DOM_ATTR_CONTENT] = HSY_KEPT,
    [LXB_DOM_ATTR_FACE] = HSY_KEPT,
    [LXB_DOM_ATTR_HREF] = HSY_KEPT,
    [LXB_DOM_ATTR_HTTP_EQUIV] = HSY_KEPT,
    [LXB_DOM_ATTR_ID] = HSY_KEPT,
    [LXB_DOM_ATTR_SIZE] = HSY_KEPT,
    [LXB_DOM_ATTR_STYLE] = HSY_KEPT,
    [LXB_DOM_ATTR_TYPE] = HSY_KEPT,
    [LXB_DOM_ATTR_ALT] = HSY_KEPT_OF_IMAGES,
    [LXB_DOM_ATTR_HEIGHT] = HSY_KEPT_OF_IMAGES,
    [LXB_DOM_ATTR_SRC] = HSY_KEPT_OF_IMAGES,
    [LXB_DOM_ATTR_TITLE] = HSY_KEPT_OF_WORDS,
    [LXB_DOM_ATTR_WIDTH] = HSY_KEPT_OF_IMAGES,
};

/* The others, but for those that name the element (hint.c); "encoding" is the tree's. */
static bool is_kept_name(hsy_slice name) {
    static const hsy_slice names[] = {
        HSY_SLICE("rel"),      HSY_SLICE("hidden"),        HSY_SLICE("property"),      HSY_SLICE("name"),
        HSY_SLICE("lang"),     HSY_SLICE("datetime"),      HSY_SLICE("pubdate"),       HSY_SLICE("srcset"),
        HSY_SLICE("data-src"), HSY_SLICE("data-original"), HSY_SLICE("data-lazy-src"), HSY_SLICE("data-srcset"),
        HSY_SLICE("encoding"), HSY_SLICE("data-date"),     HSY_SLICE("data-datetime"), HSY_SLICE("data-published"),
    };
    if (hsy_is_naming(name)) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (hsy_slice_equal(name, names[i])) return true;
    return false;
}

hsy_kept hsy_kept_of(const lxb_dom_attr_data_t *data, hsy_slice name) {
    if (data && data->attr_id < LXB_DOM_ATTR__LAST_ENTRY) return (hsy_kept)kept_numbers[data->attr_id];
    return is_kept_name(name) ? HSY_KEPT : HSY_KEPT_NEVER;
}

bool hsy_is_kept(hsy_kept kept, lxb_tag_id_t tag) {
    bool is_image = tag == LXB_TAG_IMG || tag == LXB_TAG_IMAGE;
    bool is_word = tag == LXB_TAG_ABBR || tag == LXB_TAG_SPAN || tag == LXB_TAG_TIME;
    return kept == HSY_KEPT || (kept == HSY_KEPT_OF_IMAGES && is_image) ||
           (kept == HSY_KEPT_OF_WORDS && (is_image || is_word));
}

/* Whether an attribute reaches the tree. */
static bool is_kept(lxb_tag_id_t tag, const lxb_html_token_attr_t *attribute) {
    const lxb_dom_attr_data_t *data = attribute->name;
    if (!data) return true;
    hsy_slice name = {(const char *)lexbor_hash_entry_str(&data->entry), data->entry.length};
    return hsy_is_kept(hsy_kept_of(data, name), tag);
}

/* Leaves out what nobody reads, and what is too much. */
static void cut_attributes(lxb_html_token_t *token) {
    size_t count = 0;
    lxb_html_token_attr_t *last = NULL;
    for (lxb_html_token_attr_t *attribute = token->attr_first; attribute; attribute = attribute->next) {
        if (!is_kept(token->tag_id, attribute)) continue;
        attribute->prev = last;
        *(last ? &last->next : &token->attr_first) = attribute;
        last = attribute;
        if (++count == HSY_PAGE_ATTRIBUTES_MOST) break;
    }
    *(last ? &last->next : &token->attr_first) = NULL;
    token->attr_last = last;
}

/* ---- limits ---- */

static bool is_formatting(lxb_tag_id_t tag) {
    switch (tag) {
    case LXB_TAG_A:
    case LXB_TAG_B:
    case LXB_TAG_BIG:
    case LXB_TAG_CODE:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_NOBR:
    case LXB_TAG_S:
    case LXB_TAG_SMALL:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_TT:
    case LXB_TAG_U: return true;
    default: return false;
    }
}

static bool is_start_tag(const lxb_html_token_t *token) {
    return token->tag_id >= LXB_TAG__BEGIN && !(token->type & LXB_HTML_TOKEN_TYPE_CLOSE);
}

/* ---- heads ---- */

bool hsy_is_head(lxb_tag_id_t tag) {
    return tag == LXB_TAG_META || tag == LXB_TAG_LINK || tag == LXB_TAG_SCRIPT || tag == LXB_TAG_TITLE ||
           tag == LXB_TAG_HTML;
}

static bool is_of(const lxb_dom_node_t *node, const lxb_html_token_t *token) {
    const lxb_html_token_attr_t *first = token->attr_first;
    if (!node || node->type != LXB_DOM_NODE_TYPE_ELEMENT || node->local_name != token->tag_id || node->user)
        return false;
    const lxb_dom_attr_t *own = lxb_dom_interface_element((lxb_dom_node_t *)(uintptr_t)node)->first_attr;
    return !first || !first->value ? !own || !own->value : own && own->value && own->value->data == first->value;
}

/* Notes the element that a start tag has made: the innermost open one, or as <meta> and <link> are closed at once, the
 * last in it or in the page's head. It shows the very bytes of the tag's first attribute. */
static void note_head(hsy_gate *gate, const lxb_html_token_t *token) {
    lxb_dom_node_t *open = lxb_html_tree_current_node(gate->tree);
    lxb_dom_node_t *head = lxb_dom_interface_node(gate->tree->document->head);
    lxb_dom_node_t *places[] = {open, open ? open->last_child : NULL, head ? head->last_child : NULL};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!is_of(places[i], token)) continue;
        HSY_PUSH(gate->arena, gate->heads, places[i]);
        return;
    }
    gate->has_all_heads = false;
}

/* Lets a start tag pass, unless it is too much. */
static lxb_html_token_t *let_start_through(hsy_gate *gate, lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token) {
    if (!gate->is_cut) cut_attributes(token);
    if (gate->tree->open_elements->length >= HSY_PAGE_DEPTH_MOST ||
        (gate->tree->active_formatting->length >= FORMATTING_MOST && is_formatting(token->tag_id))) {
        gate->dropped++;
        return token;
    }
    if (++gate->elements >= HSY_PAGE_ELEMENTS_MOST) gate->is_full = true;
    lxb_html_token_t *passed = gate->pass(tokenizer, token, gate->context);
    if (!passed) return NULL;
    if (hsy_is_head(token->tag_id)) note_head(gate, token);
    choose_state(gate, tokenizer, token);
    return passed;
}

static lxb_html_token_t *let_through(lxb_html_tokenizer_t *tokenizer, lxb_html_token_t *token, void *context) {
    hsy_gate *gate = context;
    if (token->tag_id == LXB_TAG__END_OF_FILE) return gate->pass(tokenizer, token, gate->context);
    if (gate->is_full) return token;
    lxb_html_token_t *passed =
        is_start_tag(token) ? let_start_through(gate, tokenizer, token) : gate->pass(tokenizer, token, gate->context);
    if (tokenizer->state == lxb_html_tokenizer_state_data_before) tokenizer->state = hsy_tokens_read;
    return passed;
}

void hsy_gate_open(hsy_gate *gate, hsy_arena *arena, lxb_html_parser_t *parser, hsy_slice html) {
    lxb_html_tokenizer_t *tokenizer = lxb_html_parser_tokenizer(parser);
    *gate = (hsy_gate){.pass = tokenizer->callback_token_done,
                       .context = tokenizer->callback_token_ctx,
                       .tree = lxb_html_parser_tree(parser),
                       .html = html,
                       .arena = arena,
                       .heads = HSY_NEW(arena, hsy_nodes),
                       .has_all_heads = true};
    lxb_html_tokenizer_callback_token_done_set(tokenizer, let_through, gate);
}
