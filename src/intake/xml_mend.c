/* What stands in feeds and is no XML, made into XML:
 *
 *     R&D, &nbsp;, &#2;         -> R&amp;D, U+00A0, U+FFFD
 *     <b>a<br></b>              -> <b>a<br></br></b>
 *     </i> that opens nothing   -> nothing
 *     5 < 6                     -> 5 &lt; 6
 *     comments, <?...?>, a document type without entities, what stands before the first tag -> nothing
 *
 * The parser's own way on after a fault would close the wrong element, so that every item behind an unclosed <br>
 * stands inside the one before. A document type that declares entities is refused here, so the parser never sees one:
 * nothing can be expanded or fetched. The limits also bound what the parser does quadratically, attributes of one tag.
 *
 * Misses: a quotation mark that is not closed takes the tags up to the next one for its attribute.
 */
#include "intake/xml_mend.h"

#include <libxml/HTMLparser.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "base/vector.h"

enum {
    MOST_DEPTH = 128,
    MOST_TAG = 256 << 10, /* bytes */
    MOST_ATTRIBUTES = 128,
    LONGEST_ENTITY = 16, /* bytes of a name that HTML knows, or of a number */
    PROLOGUE = 1024, /* bytes in which an XML declaration may follow other things: blank lines, warnings of a server */
};

typedef struct mend {
    hsy_arena *arena;
    hsy_slice path, text, open[MOST_DEPTH];
    size_t at, depth;
    hsy_buffer out;
    hsy_errors *errors;
} mend;

static bool refuse(mend *m, hsy_code code, const char *what) {
    hsy_errors_add(m->arena, m->errors, code, m->path, m->at, "%s", what);
    return false;
}

static hsy_slice rest_of(const mend *m) { return hsy_slice_sub(m->text, m->at, m->text.length); }

/* Skips to behind `end`; to the end of the text when it does not come. */
static void skip_past(mend *m, hsy_slice end) {
    size_t found = hsy_slice_find(m->text, end, m->at);
    m->at = found == HSY_NOT_FOUND ? m->text.length : found + end.length;
}

static void add_code_point(mend *m, uint32_t code_point) {
    char bytes[4];
    hsy_buffer_add(&m->out, (hsy_slice){bytes, hsy_utf8_put(code_point, bytes)});
}

static bool is_xml_character(uint32_t c) {
    return c >= 0x20 ? (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF
                     : c == '\t' || c == '\n' || c == '\r';
}

/* "x2019", "8217": what stands between "&#" and ";". */
static bool number_of(hsy_slice digits, uint32_t *number) {
    unsigned base = 10;
    if (digits.length && (digits.at[0] | 0x20) == 'x') {
        base = 16;
        digits = hsy_slice_sub(digits, 1, digits.length);
    }
    *number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        char c = hsy_to_lower(digits.at[i]);
        unsigned digit = hsy_is_digit(c) ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : base;
        if (digit >= base) return false;
        if (*number <= 0x10FFFF) *number = *number * base + digit;
    }
    return digits.length > 0;
}

static bool is_of_xml(hsy_slice name) {
    static const hsy_slice names[] = {HSY_SLICE("amp"), HSY_SLICE("lt"), HSY_SLICE("gt"), HSY_SLICE("quot"),
                                      HSY_SLICE("apos")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (hsy_slice_equal(name, names[i])) return true;
    return false;
}

/* At an "&". */
static void mend_reference(mend *m) {
    hsy_slice head = hsy_slice_sub(rest_of(m), 1, 2 + LONGEST_ENTITY);
    size_t end = hsy_slice_find_byte(head, ';', 0);
    hsy_slice name = hsy_slice_sub(head, 0, end == HSY_NOT_FOUND ? 0 : end);
    uint32_t number = 0;
    bool is_number = name.length > 1 && name.at[0] == '#' && number_of(hsy_slice_sub(name, 1, name.length), &number);
    char c_name[LONGEST_ENTITY + 2] = "";
    memcpy(c_name, name.at, name.length);
    const htmlEntityDesc *known = name.length && !is_number ? htmlEntityLookup((const xmlChar *)c_name) : NULL;
    if (is_number || is_of_xml(name)) {
        hsy_slice whole = hsy_slice_sub(rest_of(m), 0, name.length + 2);
        hsy_buffer_add(&m->out, is_number && !is_xml_character(number) ? HSY_S("\xEF\xBF\xBD") : whole);
        m->at += name.length + 2;
    } else if (known) {
        add_code_point(m, known->value);
        m->at += name.length + 2;
    } else {
        hsy_buffer_add(&m->out, HSY_S("&amp;"));
        m->at++;
    }
}

/* The text up to `end`, but for what is no character of XML. */
static void copy_characters(mend *m, size_t end) {
    while (m->at < end) {
        size_t from = m->at;
        unsigned char c = (unsigned char)m->text.at[m->at];
        uint32_t code_point = c < 0x80 ? c : hsy_utf8_next(m->text, &m->at);
        if (c < 0x80) m->at++;
        if (is_xml_character(code_point))
            hsy_buffer_add(&m->out, hsy_slice_sub(m->text, from, m->at));
        else
            hsy_buffer_add_byte(&m->out, ' ');
    }
}

static void mend_text(mend *m) {
    while (m->at < m->text.length && m->text.at[m->at] != '<') {
        size_t end = m->at;
        while (end < m->text.length && m->text.at[end] != '<' && m->text.at[end] != '&') end++;
        copy_characters(m, end);
        if (m->at < m->text.length && m->text.at[m->at] == '&') mend_reference(m);
    }
}

static void mend_cdata(mend *m) {
    size_t end = hsy_slice_find(m->text, HSY_S("]]>"), m->at);
    copy_characters(m, end == HSY_NOT_FOUND ? m->text.length : end);
    hsy_buffer_add(&m->out, HSY_S("]]>"));
    skip_past(m, HSY_S("]]>"));
}

/* "<!DOCTYPE rss PUBLIC "…" "…" [ … ]>" is left out. */
static bool skip_document_type(mend *m) {
    int brackets = 0;
    char quote = '\0';
    for (; m->at < m->text.length; m->at++) {
        char c = m->text.at[m->at];
        if (quote) {
            if (c == quote) quote = '\0';
        } else if (hsy_slice_starts(rest_of(m), HSY_S("<!ENTITY"))) {
            return refuse(m, HSY_ERROR_INPUT,
                          "declares entities of its own, which are never expanded: no feed needs them");
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == ']') {
            brackets += c == '[' ? 1 : -1;
        } else if (c == '>' && brackets <= 0) {
            m->at++;
            return true;
        }
    }
    return true;
}

static bool begins_name(char c) { return hsy_is_letter(c) || c == '_' || c == ':' || (unsigned char)c >= 0x80; }

static bool ends_name(char c) { return hsy_is_space(c) || c == '>' || c == '/' || c == '<' || c == '='; }

static hsy_slice name_at(const mend *m, size_t at) {
    size_t end = at;
    while (end < m->text.length && !ends_name(m->text.at[end])) end++;
    return hsy_slice_sub(m->text, at, end);
}

static void close_top(mend *m) {
    hsy_buffer_add(&m->out, HSY_S("</"));
    hsy_buffer_add(&m->out, m->open[--m->depth]);
    hsy_buffer_add_byte(&m->out, '>');
}

/* At "</". Closes what is open inside the element; an end without a start is left out. */
static void mend_end_tag(mend *m) {
    hsy_slice name = name_at(m, m->at + 2);
    size_t found = m->depth;
    while (found > 0 && !hsy_slice_equal(m->open[found - 1], name)) found--;
    while (found > 0 && m->depth >= found) close_top(m);
    skip_past(m, HSY_S(">"));
}

/* Behind a start tag's name: copies attributes, up to its ">". */
static bool mend_attributes(mend *m, bool *is_empty) {
    size_t begin = m->at, attributes = 0;
    char quote = '\0', last = ' ';
    for (; m->at < m->text.length; last = m->text.at[m->at - 1]) {
        char c = m->text.at[m->at];
        if (m->at - begin > MOST_TAG) return refuse(m, HSY_ERROR_LIMIT, "a tag of more than 256 KiB");
        if (!quote && c == '>') break;
        if (!quote && c == '=' && ++attributes > MOST_ATTRIBUTES)
            return refuse(m, HSY_ERROR_LIMIT, "a tag with more than 128 attributes");
        if (quote ? c == quote : c == '"' || c == '\'') quote = quote ? '\0' : c;
        if (c == '&') {
            mend_reference(m);
        } else if (c == '<') {
            hsy_buffer_add(&m->out, HSY_S("&lt;"));
            m->at++;
        } else if (!quote && c == '/') {
            m->at++; /* an empty element gets an end tag of its own */
        } else {
            size_t end = m->at;
            hsy_utf8_next(m->text, &end);
            copy_characters(m, end);
        }
    }
    *is_empty = last == '/';
    if (m->at < m->text.length) m->at++;
    return true;
}

static bool mend_start_tag(mend *m) {
    hsy_slice name = name_at(m, m->at + 1);
    bool is_empty = false;
    if (m->depth == MOST_DEPTH) return refuse(m, HSY_ERROR_LIMIT, "elements nested more than 128 deep");
    hsy_buffer_add_byte(&m->out, '<');
    hsy_buffer_add(&m->out, name);
    m->at += 1 + name.length;
    if (!mend_attributes(m, &is_empty)) return false;
    hsy_buffer_add_byte(&m->out, '>');
    m->open[m->depth++] = name;
    if (is_empty) close_top(m);
    return true;
}

/* At a "<". */
static bool mend_markup(mend *m) {
    hsy_slice rest = rest_of(m);
    if (rest.length > 1 && begins_name(rest.at[1])) return mend_start_tag(m);
    if (hsy_slice_starts(rest, HSY_S("</")))
        mend_end_tag(m);
    else if (hsy_slice_starts(rest, HSY_S("<![CDATA[")))
        mend_cdata(m);
    else if (hsy_slice_starts(rest, HSY_S("<!--")))
        skip_past(m, HSY_S("-->"));
    else if (hsy_slice_starts(rest, HSY_S("<?")))
        skip_past(m, HSY_S("?>"));
    else if (hsy_slice_starts(rest, HSY_S("<!")))
        return skip_document_type(m);
    else {
        hsy_buffer_add(&m->out, HSY_S("&lt;"));
        m->at++;
    }
    return true;
}

static size_t beginning_of(hsy_slice text) {
    size_t declared = hsy_slice_find(hsy_slice_sub(text, 0, PROLOGUE), HSY_S("<?xml"), 0);
    size_t tag = hsy_slice_find_byte(text, '<', 0);
    return declared != HSY_NOT_FOUND ? declared : tag != HSY_NOT_FOUND ? tag : text.length;
}

bool hsy_xml_mend(hsy_arena *arena, hsy_slice path, hsy_slice text, hsy_mended *mended, hsy_errors *errors) {
    mend *m = HSY_NEW(arena, mend);
    *m = (mend){.arena = arena, .path = path, .text = text, .at = beginning_of(text), .errors = errors};
    m->out = hsy_buffer_in(arena, 0);
    while (m->at < text.length) {
        if (text.at[m->at] != '<')
            mend_text(m);
        else if (!mend_markup(m))
            return false;
    }
    mended->is_cut = m->depth > 0;
    while (m->depth) close_top(m);
    mended->text = hsy_buffer_text(&m->out);
    return true;
}
