/* The JSON in a page's scripts.
 *
 *     <script type="application/json">{"props": …}</script>         the whole script
 *     window.__STATE__ = {"article": …};                             a value that is assigned or handed over
 *     window.__STATE__ = JSON.parse("{\"article\": …}");            a string that is JSON itself
 *     self.__next_f.push([1,"5:[\"$\",\"p\",null,{…}]\n"])           rows in pieces: the strings put together, a row a
 * line window.__NUXT__ = (function(a,b){return {data:[{text:"…"}]}}…)  an object of JavaScript
 *
 * No script is run. An object literal that is no JSON is read with the names of its variables put to null, which
 * loses what the site's builder has moved out of it (short words that repeat), not the text.
 */
#include "base/buffer.h"
#include "page/script.h"

enum {
    SHORTEST = 300,     /* bytes of a script or string that may hold an article */
    LOOKS_MOST = 16,    /* times the length of a script that is looked through for values */
    SCRIPTS_MOST = 400, /* of a page */
    VALUES_MOST = 2000, /* of a page */
    ROW_NAME_MOST = 8,  /* bytes of "1f:" before a row */
};

typedef struct data_reader {
    hsy_arena *arena;
    hsy_script_values values;
    hsy_buffer rows; /* pieces of rows, put together */
} data_reader;

static void free_json(void *document) { yyjson_doc_free(document); }

/* Reads a text that is one value; false when it is none. */
static bool read_value(data_reader *reader, hsy_slice text, yyjson_read_flag flags) {
    if (text.length < SHORTEST || reader->values.count >= VALUES_MOST) return false;
    yyjson_read_err wrong = {0};
    yyjson_doc *document =
        yyjson_read_opts((char *)(uintptr_t)text.at, text.length, flags & ~YYJSON_READ_INSITU, NULL, &wrong);
    if (wrong.code == YYJSON_READ_ERROR_MEMORY_ALLOCATION) hsy_arena_out_of_memory(reader->arena);
    if (!document) return false;
    hsy_arena_defer(reader->arena, free_json, document);
    HSY_PUSH(reader->arena, &reader->values, ((hsy_script_value){yyjson_doc_get_root(document)}));
    return true;
}

/* Behind the string whose quotation mark is at `at`; a raw line break ends it too. */
static size_t string_end(hsy_slice code, size_t at) {
    char quote = code.at[at++];
    while (at < code.length && code.at[at] != quote && code.at[at] != '\n') at += code.at[at] == '\\' ? 2 : 1;
    return at < code.length ? at + 1 : code.length;
}

/* Behind the bracket that closes the one at `at`; the end of the code when none does. */
static size_t value_end(hsy_slice code, size_t at) {
    size_t depth = 0;
    while (at < code.length) {
        char c = code.at[at];
        if (c == '"' || c == '\'') {
            at = string_end(code, at);
            continue;
        }
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        at++;
        if (depth == 0) break;
    }
    return at;
}

/* ---- object literals ---- */

static bool is_name_byte(char c) { return hsy_is_letter(c) || hsy_is_digit(c) || c == '_' || c == '$'; }

/* Adds the name at `at`: kept as a key, a number or a constant, else null. Returns where it ends. */
static size_t add_name(hsy_buffer *out, hsy_slice code, size_t at) {
    size_t start = at;
    while (at < code.length && is_name_byte(code.at[at])) at++;
    hsy_slice name = hsy_slice_sub(code, start, at);
    size_t next = at;
    while (next < code.length && hsy_is_space(code.at[next])) next++;
    bool is_key = next < code.length && code.at[next] == ':';
    bool is_constant = hsy_slice_equal(name, HSY_S("true")) || hsy_slice_equal(name, HSY_S("false")) ||
                       hsy_slice_equal(name, HSY_S("null"));
    bool is_word = hsy_slice_equal(name, HSY_S("void")) || hsy_slice_equal(name, HSY_S("new"));
    if (is_word) return at;
    hsy_buffer_add(out, is_key || is_constant || hsy_is_digit(name.at[0]) ? name : HSY_S("null"));
    return at;
}

/* The object literal at the start of `code` as JSON5; up to its last bracket. */
static hsy_slice loosen(hsy_arena *arena, hsy_slice code) {
    hsy_buffer out = hsy_buffer_in(arena, HSY_SCRIPT_MOST);
    size_t depth = 0;
    for (size_t at = 0; at < code.length;) {
        char c = code.at[at];
        if (c == '"' || c == '\'') {
            size_t end = string_end(code, at);
            hsy_buffer_add(&out, hsy_slice_sub(code, at, end));
            at = end;
        } else if (is_name_byte(c)) {
            at = add_name(&out, code, at);
        } else {
            depth += c == '{' || c == '[';
            depth -= c == '}' || c == ']';
            if (c != '!') hsy_buffer_add_byte(&out, c);
            at++;
            if (depth == 0) break;
        }
    }
    return hsy_buffer_text(&out);
}

/* ---- scripts ---- */

/* Whether code may hand over or assign what begins at `at`; pieces of rows are read as strings. */
static bool begins_value(hsy_slice code, size_t at) {
    size_t next = at + 1;
    while (at > 0 && hsy_is_space(code.at[at - 1])) at--;
    while (next < code.length && hsy_is_space(code.at[next])) next++;
    hsy_slice before = hsy_slice_sub(code, 0, at);
    bool is_begin = at == 0 || hsy_slice_ends(before, HSY_S("=")) || hsy_slice_ends(before, HSY_S(",")) ||
                    hsy_slice_ends(before, HSY_S("return")) ||
                    (hsy_slice_ends(before, HSY_S("(")) && !hsy_slice_ends(before, HSY_S("push(")));
    return is_begin && next < code.length && (code.at[next] == '"' || code.at[next] == '{' || code.at[next] == '[');
}

/* Values that are assigned, returned or handed over. */
static void read_code(data_reader *reader, hsy_slice code) {
    size_t looked = 0; /* bytes, those of values inside values that are none again */
    for (size_t at = 0; at < code.length && looked < LOOKS_MOST * code.length;) {
        char c = code.at[at];
        if (c == '"' || c == '\'') {
            at = string_end(code, at);
        } else if ((c == '{' || c == '[') && begins_value(code, at)) {
            size_t end = value_end(code, at);
            hsy_slice value = hsy_slice_sub(code, at, end);
            looked += value.length;
            at = value.length < SHORTEST || read_value(reader, value, YYJSON_READ_NOFLAG) ? end : at + 1;
        } else {
            at++;
        }
    }
}

/* Object literals behind "return" and "=", when nothing in the script is JSON. */
static void read_literals(data_reader *reader, hsy_slice code) {
    static const hsy_slice starts[] = {HSY_SLICE("return {"), HSY_SLICE("return{"), HSY_SLICE("={"), HSY_SLICE("= {")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t at = hsy_slice_find(code, starts[i], 0);
        if (at == HSY_NOT_FOUND) continue;
        at += starts[i].length - 1;
        hsy_slice loose = loosen(reader->arena, hsy_slice_sub(code, at, code.length));
        if (read_value(reader, loose, YYJSON_READ_JSON5)) return;
    }
}

static bool is_push(hsy_slice code, size_t quote) {
    hsy_slice before = hsy_slice_sub(code, quote < 16 ? 0 : quote - 16, quote);
    return hsy_slice_find(before, HSY_S("push([1,"), 0) != HSY_NOT_FOUND;
}

/* Strings that are JSON themselves, and pieces of rows. */
static void read_strings(data_reader *reader, hsy_slice code) {
    for (size_t at = 0; (at = hsy_slice_find_byte(code, '"', at)) != HSY_NOT_FOUND;) {
        size_t start = at + 1, end = hsy_script_literal_end(code, start);
        hsy_slice literal = hsy_slice_sub(code, start, end);
        bool is_piece = is_push(code, start - 1);
        bool is_json = literal.length >= SHORTEST && (literal.at[0] == '{' || literal.at[0] == '[') &&
                       hsy_slice_find(hsy_slice_sub(literal, 0, SHORTEST), HSY_S("\\\""), 0) != HSY_NOT_FOUND;
        if (is_piece) hsy_buffer_add(&reader->rows, hsy_script_unescape(reader->arena, literal));
        if (is_json && !is_piece) read_value(reader, hsy_script_unescape(reader->arena, literal), YYJSON_READ_NOFLAG);
        at = end + 1;
    }
}

/* "1f:[…]" a line. */
static void read_rows(data_reader *reader) {
    for (hsy_slice rest = hsy_buffer_text(&reader->rows); rest.at && rest.length;) {
        hsy_slice row = hsy_slice_cut(&rest, '\n');
        size_t colon = hsy_slice_find_byte(hsy_slice_sub(row, 0, ROW_NAME_MOST), ':', 0);
        if (colon != HSY_NOT_FOUND) read_value(reader, hsy_slice_sub(row, colon + 1, row.length), YYJSON_READ_NOFLAG);
    }
}

static void read_script(data_reader *reader, lxb_dom_node_t *script) {
    hsy_slice type = hsy_dom_attribute(script, HSY_S("type")), code = hsy_slice_trim(hsy_script_code(script));
    if (code.length > HSY_SCRIPT_MOST) return;
    if (hsy_slice_find_ascii_case(type, HSY_S("ld+json"), 0) != HSY_NOT_FOUND) return;
    if (hsy_slice_find_ascii_case(type, HSY_S("json"), 0) != HSY_NOT_FOUND) {
        read_value(reader, code, YYJSON_READ_NOFLAG);
        return;
    }
    size_t before = reader->values.count, pieces = reader->rows.length;
    read_code(reader, code);
    read_strings(reader, code);
    if (reader->values.count == before && reader->rows.length == pieces) read_literals(reader, code);
}

hsy_script_values hsy_script_values_of(hsy_arena *arena, lxb_html_document_t *document) {
    data_reader reader = {.arena = arena, .rows = hsy_buffer_in(arena, HSY_SCRIPT_MOST)};
    size_t scripts = 0;
    lxb_dom_node_t *node = lxb_dom_document_root(&document->dom_document);
    for (; node && scripts < SCRIPTS_MOST; node = hsy_dom_following(node)) {
        if (node->local_name != LXB_TAG_SCRIPT) continue;
        scripts++;
        read_script(&reader, node);
    }
    read_rows(&reader);
    return reader.values;
}
