/* Plain text and plain tags, told without lexbor's tokenizer.
 *
 *     <p class="lead" data-track="7">Water rose.</p>   ->  <p class>, "Water rose.", </p>
 *
 * The tokenizer copies every name and value byte by byte, looks each name up in a table and makes an object of it, of
 * which gate.c then throws away more than half. Nearly all of a page is plain, though: text without "&", tags whose
 * values are quoted. Those are told here with memchr, names are known from when they came last, what nobody reads is
 * passed over, comments with it, and text and values stay where they are, in the page. White space where a
 * block begins or has ended, a quarter of all texts, is left out.
 *
 * What is not plain (references, carriage returns, a tag that the chunk cuts in two, a name that lexbor has not
 * seen yet) is left to the tokenizer: it starts at the same byte, and nothing has been done to it by then. So are
 * the tags whose values lexbor itself reads, since it wants a zero behind them.
 */
#include <lexbor/html/tokenizer/state.h>
#include <string.h>

#include "page/gate.h"

enum { NAME_LONGEST = 32 /* bytes of a name that is looked up here */ };

/* A tag that is being read. */
typedef struct tag_reader {
    hsy_gate *gate;
    lxb_html_tokenizer_t *tokenizer;
    const char *at, *end; /* of the chunk */
    lxb_tag_id_t tag;
    size_t count; /* attributes kept */
} tag_reader;

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

static bool ends_tag_name(char c) { return (unsigned char)c <= ' ' || c == '/' || c == '>'; }

static bool ends_attribute_name(char c) { return ends_tag_name(c) || c == '=' || c == '"' || c == '\'' || c == '<'; }

/* Ones in the high bits of the bytes of `word` that are `byte`; above the first of them perhaps others. */
static uint64_t bytes_equal(uint64_t word, unsigned char byte) {
    uint64_t ones = UINT64_C(0x0101010101010101), same = word ^ ones * byte;
    return (same - ones) & ~same & ones << 7;
}

/* Whether a text or value stands as it is: no reference, carriage return or zero. */
static bool is_plain(const char *at, const char *end) {
    uint64_t word;
    for (; (size_t)(end - at) >= sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (bytes_equal(word, '&') | bytes_equal(word, '\r') | bytes_equal(word, '\0')) return false;
    }
    while (at < end && *at != '&' && *at != '\r' && *at != '\0') at++;
    return at == end;
}

static size_t place_of_name(hsy_slice name) {
    return (unsigned char)name.at[0] * 7u + (unsigned char)name.at[name.length / 2] * 3u +
           (unsigned char)name.at[name.length - 1] + name.length * 13u;
}

/* Names are short: a loop is faster than a call of memcmp. */
static bool is_same(hsy_slice a, hsy_slice b) {
    if (a.length != b.length) return false;
    size_t i = 0;
    while (i < a.length && a.at[i] == b.at[i]) i++;
    return i == a.length;
}

/* Writes a name in lower case; false when it is too long. */
static bool lower_name(hsy_slice name, lxb_char_t lower[NAME_LONGEST]) {
    if (name.length > NAME_LONGEST) return false;
    for (size_t i = 0; i < name.length; i++) lower[i] = (lxb_char_t)hsy_to_lower(name.at[i]);
    return true;
}

/* The number of a tag, LXB_TAG__UNDEF when lexbor has not seen it. */
static lxb_tag_id_t tag_named(tag_reader *reader, hsy_slice name) {
    hsy_seen_tag *seen = &reader->gate->tags[place_of_name(name) % HSY_GATE_TAGS];
    lxb_char_t lower[NAME_LONGEST];
    if (is_same(seen->name, name)) return seen->tag;
    if (!lower_name(name, lower)) return LXB_TAG__UNDEF;
    lxb_tag_id_t tag = lxb_tag_id_by_name(reader->tokenizer->tags, lower, name.length);
    if (tag != LXB_TAG__UNDEF) *seen = (hsy_seen_tag){name, tag};
    return tag;
}

/* What is known of an attribute's name; NULL when somebody reads it and lexbor has not seen it. */
static const hsy_seen_attribute *attribute_named(tag_reader *reader, hsy_slice name) {
    hsy_seen_attribute *seen = &reader->gate->attributes[place_of_name(name) % HSY_GATE_ATTRIBUTES];
    lxb_char_t lower[NAME_LONGEST];
    if (is_same(seen->name, name)) return seen;
    if (!lower_name(name, lower)) return NULL;
    const lxb_dom_attr_data_t *data = lxb_dom_attr_data_by_local_name(reader->tokenizer->attrs, lower, name.length);
    hsy_kept kept = hsy_kept_of(data, (hsy_slice){(const char *)lower, name.length});
    if (!data && kept != HSY_KEPT_NEVER) return NULL;
    *seen = (hsy_seen_attribute){name, data, kept};
    return seen;
}

static void pass_blanks(tag_reader *reader) {
    while (reader->at < reader->end && is_blank(*reader->at)) reader->at++;
}

/* The value behind "="; false when it is not plain where it ends. */
static bool read_value(tag_reader *reader, hsy_slice *value) {
    pass_blanks(reader);
    if (reader->at == reader->end || *reader->at == '>') return false;
    bool is_quoted = *reader->at == '"' || *reader->at == '\'';
    const char *start = reader->at + is_quoted, *end = start;
    if (is_quoted)
        end = memchr(start, start[-1], (size_t)(reader->end - start));
    else
        while (end < reader->end && !is_blank(*end) && *end != '>') end++;
    if (!end) return false;
    reader->at = end + is_quoted;
    *value = (hsy_slice){start, (size_t)(end - start)};
    return true;
}

/* Adds an attribute to the tokenizer's token, unless it has one of that name. */
static void keep(tag_reader *reader, const lxb_dom_attr_data_t *name, hsy_slice value) {
    lxb_html_token_t *token = reader->tokenizer->token;
    if (reader->count == HSY_PAGE_ATTRIBUTES_MOST) return;
    for (size_t i = 0; i < reader->count; i++)
        if (reader->gate->kept[i].name == name) return;
    lxb_html_token_attr_t *attribute = &reader->gate->kept[reader->count++];
    const lxb_char_t *at = (const lxb_char_t *)value.at;
    *attribute = (lxb_html_token_attr_t){.name = name,
                                         .value = (lxb_char_t *)(uintptr_t)at, /* read, never written */
                                         .value_begin = at,
                                         .value_end = at ? at + value.length : NULL,
                                         .value_size = value.length,
                                         .prev = token->attr_last};
    *(token->attr_last ? &token->attr_last->next : &token->attr_first) = attribute;
    token->attr_last = attribute;
}

static bool read_attribute(tag_reader *reader) {
    hsy_slice name = {reader->at, 0}, value = {0};
    while (reader->at < reader->end && !ends_attribute_name(*reader->at)) reader->at++;
    name.length = (size_t)(reader->at - name.at);
    if (!name.length) return false;
    pass_blanks(reader);
    if (reader->at < reader->end && *reader->at == '=') {
        reader->at++;
        if (!read_value(reader, &value)) return false;
    }
    const hsy_seen_attribute *seen = attribute_named(reader, name);
    if (!seen) return false;
    if (!hsy_is_kept(seen->kept, reader->tag)) return true;
    if (value.length && !is_plain(value.at, value.at + value.length)) return false;
    keep(reader, seen->data, value);
    return true;
}

/* Reads the tag that starts at "<" into the tokenizer's token, and moves behind it; false when it is not plain. */
static bool read_tag(tag_reader *reader) {
    lxb_html_token_t *token = reader->tokenizer->token;
    bool is_end = *++reader->at == '/';
    hsy_slice name = {reader->at += is_end, 0};
    while (reader->at < reader->end && !ends_tag_name(*reader->at)) reader->at++;
    name.length = (size_t)(reader->at - name.at);
    token->begin = (const lxb_char_t *)name.at;
    token->tag_id = reader->tag = tag_named(reader, name);
    if (reader->tag == LXB_TAG__UNDEF || reader->tag == LXB_TAG_INPUT || reader->tag == LXB_TAG_ANNOTATION_XML)
        return false;
    if (is_end) token->type = LXB_HTML_TOKEN_TYPE_CLOSE;
    for (pass_blanks(reader); reader->at < reader->end && *reader->at != '>'; pass_blanks(reader)) {
        bool is_closed = *reader->at == '/' && reader->at + 1 < reader->end && reader->at[1] == '>';
        if (is_end || (!is_closed && !read_attribute(reader))) return false;
        reader->at += is_closed;
        if (is_closed) token->type = LXB_HTML_TOKEN_TYPE_CLOSE_SELF;
    }
    if (reader->at == reader->end) return false;
    token->end = (const lxb_char_t *)reader->at++;
    return true;
}

/* Hands the token on; false when that fails. */
static bool emit(lxb_html_tokenizer_t *tokenizer) {
    tokenizer->token = tokenizer->callback_token_done(tokenizer, tokenizer->token, tokenizer->callback_token_ctx);
    if (tokenizer->token)
        lxb_html_token_clean(tokenizer->token);
    else if (tokenizer->status == LXB_STATUS_OK)
        tokenizer->status = LXB_STATUS_ERROR;
    return tokenizer->token != NULL;
}

static bool emit_text(lxb_html_tokenizer_t *tokenizer, lxb_tag_id_t tag, const lxb_char_t *start,
                      const lxb_char_t *end) {
    lxb_html_token_t *token = tokenizer->token;
    token->tag_id = tag;
    token->begin = token->text_start = start;
    token->end = token->text_end = end;
    return emit(tokenizer);
}

/* Behind the comment that starts at "<!--"; NULL when there is none or the chunk ends before it. */
static const lxb_char_t *comment_end(const lxb_char_t *at, const lxb_char_t *end) {
    enum { OPENER = 4 };
    if (end - at < OPENER || memcmp(at, "<!--", OPENER) != 0) return NULL;
    for (const lxb_char_t *mark = at + OPENER; (mark = memchr(mark, '>', (size_t)(end - mark))); mark++)
        if (memcmp(mark - 2, "--", 2) == 0 || (mark - at >= OPENER + 3 && memcmp(mark - 3, "--!", 3) == 0))
            return mark + 1;
    return NULL;
}

/* Whether "<" at `at` starts a tag with a name. */
static bool starts_tag(const lxb_char_t *at, const lxb_char_t *end) {
    size_t name = end - at > 1 && at[1] == '/' ? 2 : 1;
    return (size_t)(end - at) > name && hsy_is_letter((char)at[name]);
}

static bool is_block(uintptr_t tag) {
    switch (tag) {
    case LXB_TAG_DIV:
    case LXB_TAG_P:
    case LXB_TAG_LI:
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_SECTION:
    case LXB_TAG_ARTICLE:
    case LXB_TAG_HEADER:
    case LXB_TAG_FOOTER:
    case LXB_TAG_NAV:
    case LXB_TAG_ASIDE:
    case LXB_TAG_FIGURE:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4: return true;
    default: return false;
    }
}

/* Whether a text is white space in the head or where a block begins or has just ended, which nobody sees. Where
 * formatting elements are open, even white space may make one more of them, so there it stays. */
static bool is_unseen_space(const hsy_gate *gate, const lxb_char_t *at, const lxb_char_t *end) {
    const lxb_dom_node_t *open = lxb_html_tree_current_node(gate->tree);
    if (!open || gate->tree->active_formatting->length) return false;
    bool is_head = open->local_name == LXB_TAG_HEAD;
    if (!is_head && !is_block(open->last_child ? open->last_child->local_name : open->local_name)) return false;
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t')) at++;
    return at == end;
}

const lxb_char_t *hsy_tokens_read(lxb_html_tokenizer_t *tokenizer, const lxb_char_t *data, const lxb_char_t *end) {
    hsy_gate *gate = tokenizer->callback_token_ctx;
    tokenizer->state = lxb_html_tokenizer_state_data_before;
    if (tokenizer->is_eof) return data;
    const lxb_char_t *start = memchr(data, '<', (size_t)(end - data));
    const lxb_char_t *behind_comment = start ? comment_end(start, end) : NULL;
    if (!start || (!behind_comment && !starts_tag(start, end))) return data;
    if (start > data) {
        if (!is_plain((const char *)data, (const char *)start)) return data;
        if (!is_unseen_space(gate, data, start) && !emit_text(tokenizer, LXB_TAG__TEXT, data, start)) return end;
        tokenizer->state = lxb_html_tokenizer_state_data_before;
    }
    if (behind_comment) /* what it says nobody reads */
        return emit_text(tokenizer, LXB_TAG__EM_COMMENT, start, start) ? behind_comment : end;
    tag_reader reader = {.gate = gate, .tokenizer = tokenizer, .at = (const char *)start, .end = (const char *)end};
    if (!read_tag(&reader)) {
        lxb_html_token_clean(tokenizer->token);
        return start;
    }
    gate->is_cut = true;
    bool is_passed = emit(tokenizer);
    gate->is_cut = false;
    return is_passed ? (const lxb_char_t *)reader.at : end;
}
