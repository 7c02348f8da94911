/* How a line is compared with the phrases of lexicon/<language>/page-phrases.tsv; see page/boilerplate.h.
 *
 * The line's words are folded into one buffer, one blank between two, so that any run of words is a slice of it and
 * can be looked up without being put together: at most most_words look-ups a position, and only the start of a line
 * longer than sixty words is looked at. It misses phrases that are broken by a word of their own ("More of our
 * stories from Sunday"), which the classifier must catch by shape.
 */
#include "page/boilerplate.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/lexicon.h"

enum {
    END_WORDS = 5,    /* a line with an END phrase has at most so many words */
    ROOM = 1024,      /* bytes of folded text that need no memory of the arena */
    WORD_ROOM = 40,   /* bytes of a word in ASCII; longer ones take the general way */
    SHORT_PHRASE = 1, /* a START phrase of so many words needs a mark or number behind it */
};

/* The words of a line, folded, and where each stands. */
typedef struct folded_line {
    hsy_arena *arena;
    hsy_buffer text; /* words parted by one blank */
    uint32_t start[HSY_BOILERPLATE_MOST_WORDS + 1], end[HSY_BOILERPLATE_MOST_WORDS + 1];
    uint32_t hashes[HSY_BOILERPLATE_MOST_WORDS + 1];
    hsy_span spans[HSY_BOILERPLATE_MOST_WORDS + 1]; /* of each word in the line */
    bool is_number[HSY_BOILERPLATE_MOST_WORDS + 1];
    bool has_mark[HSY_BOILERPLATE_MOST_WORDS + 1]; /* one of : | / - © stands behind the word, before the next */
    bool has_colon[HSY_BOILERPLATE_MOST_WORDS + 1];
    bool has_comma[HSY_BOILERPLATE_MOST_WORDS + 1];
    uint32_t count;
} folded_line;

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

static bool is_letter(uint32_t c) {
    if (c < 0x80) return hsy_is_letter((char)c) || c == '&' || c == '_';
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7) return false;
    return !((c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xE000 && c < 0xF900) ||
             (c >= 0xFE00 && c < 0xFE70) || c == 0xFEFF || c == HSY_REPLACEMENT || c >= 0x1F000);
}

static bool is_digit(uint32_t c) { return c < 0x80 && hsy_is_digit((char)c); }

static bool is_mark(uint32_t c) {
    return c == ':' || c == '|' || c == '/' || c == '-' || c == 0x2013 || c == 0x2014 || c == 0xA9 || c == 0x2022;
}

/* What stands at `at`, 0 at the end of the line. */
static uint32_t peek(hsy_slice line, size_t at) { return at < line.length ? hsy_utf8_next(line, &at) : 0; }

static void add_folded(hsy_arena *arena, hsy_buffer *text, hsy_slice word) {
    word = hsy_fold(arena, word);
    for (size_t at = 0; at < word.length;) {
        size_t from = at;
        uint32_t c = hsy_utf8_next(word, &at);
        if (is_apostrophe(c))
            hsy_buffer_add_byte(text, '\'');
        else
            hsy_buffer_add(text, hsy_slice_sub(word, from, at));
    }
}

/* Notes the word of the line that was put behind `from` of the text. */
static void note_word(folded_line *builder, size_t from, uint32_t hash, hsy_span span, bool is_number) {
    uint32_t i = builder->count++;
    builder->start[i] = (uint32_t)from;
    builder->end[i] = (uint32_t)builder->text.length;
    builder->hashes[i] = hash;
    builder->spans[i] = span;
    builder->is_number[i] = is_number;
    builder->has_mark[i] = builder->has_colon[i] = builder->has_comma[i] = false;
}

static void add_word(folded_line *builder, hsy_slice line, size_t start, size_t end, bool is_number) {
    hsy_buffer *text = &builder->text;
    if (builder->count > 0) hsy_buffer_add_byte(text, ' ');
    size_t from = text->length;
    if (is_number)
        hsy_buffer_add_byte(text, '0');
    else
        add_folded(builder->arena, text, hsy_slice_sub(line, start, end));
    uint32_t hash = hsy_hash_lexicon(hsy_slice_sub(hsy_buffer_text(text), from, text->length));
    note_word(builder, from, hash, (hsy_span){(uint32_t)start, (uint32_t)end}, is_number);
}

/* The letter in lower case, 0 when it is none; "&" and "_" count as letters. */
static char ascii_letter(char byte) {
    char lower = (char)(byte | 0x20);
    if (lower >= 'a' && lower <= 'z') return lower;
    return byte == '&' || byte == '_' ? byte : '\0';
}

/* The same for a word in ASCII, nearly all of them: read, put in lower case and hashed byte by byte. Its end, or
 * `start` when the word is none, is very long, goes on with another letter or may find no room. */
static size_t add_ascii_word(folded_line *builder, hsy_slice line, size_t start) {
    hsy_buffer *text = &builder->text;
    size_t end = start, from = text->length + (builder->count > 0);
    uint32_t hash = hsy_hash_lexicon((hsy_slice){"", 0});
    if (text->capacity - text->length <= WORD_ROOM) return start;
    for (char *word = text->bytes + from; end < line.length; end++) {
        char byte = line.at[end], letter = ascii_letter(byte);
        if (!letter) {
            char next = end + 1 < line.length ? line.at[end + 1] : ' ';
            bool joins = byte == '\'' || byte == '-';
            if ((unsigned char)byte >= 0x80 || (joins && (unsigned char)next >= 0x80)) return start;
            if (!joins || !ascii_letter(next)) break;
            letter = byte;
        }
        if (end - start == WORD_ROOM) return start;
        word[end - start] = letter;
        hash = hsy_hash_lexicon_more(hash, (hsy_slice){&letter, 1});
    }
    if (end == start) return start;
    if (builder->count > 0) text->bytes[from - 1] = ' ';
    text->length = from + (end - start);
    note_word(builder, from, hash, (hsy_span){(uint32_t)start, (uint32_t)end}, false);
    return end;
}

/* The end of the word or number that starts at `at`. */
static size_t word_end(hsy_slice line, size_t at, bool is_number) {
    while (at < line.length) {
        size_t next = at;
        char byte = line.at[at];
        if (is_number ? hsy_is_digit(byte) : hsy_is_letter(byte)) { /* nearly all */
            at++;
            continue;
        }
        uint32_t c = hsy_utf8_next(line, &next);
        bool inside = is_number ? is_digit(c) : is_letter(c);
        bool joins = is_number ? c == '.' || c == ',' : is_apostrophe(c) || c == '-';
        uint32_t behind = joins ? peek(line, next) : 0;
        if (!inside && !(joins && (is_number ? is_digit(behind) : is_letter(behind)))) break;
        at = next;
    }
    return at;
}

static void fold_line(folded_line *builder, hsy_slice line) {
    size_t at = 0;
    while (at < line.length && builder->count <= HSY_BOILERPLATE_MOST_WORDS) {
        if (line.at[at] == ' ') { /* behind nearly every word */
            at++;
            continue;
        }
        size_t end = add_ascii_word(builder, line, at);
        if (end > at) {
            at = end;
            continue;
        }
        size_t next = at;
        uint32_t c = hsy_utf8_next(line, &next);
        if (is_letter(c) || is_digit(c)) {
            next = word_end(line, at, is_digit(c));
            add_word(builder, line, at, next, is_digit(c));
        } else if (builder->count > 0 && is_mark(c)) {
            builder->has_mark[builder->count - 1] = true;
            builder->has_colon[builder->count - 1] |= c == ':';
        } else if (builder->count > 0 && c == ',') {
            builder->has_comma[builder->count - 1] = true;
        }
        at = next;
    }
}

static hsy_role role_of(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("wall"))) return HSY_ROLE_PROMOTION;
    for (int role = 0; role < HSY_ROLE_COUNT; role++)
        if (hsy_slice_equal(hsy_role_name((hsy_role)role), name)) return (hsy_role)role;
    return HSY_ROLE_NAVIGATION;
}

static hsy_boilerplate_where where_of(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("anywhere"))) return HSY_BOILERPLATE_ANYWHERE;
    if (hsy_slice_equal(name, HSY_S("start"))) return HSY_BOILERPLATE_START;
    return hsy_slice_equal(name, HSY_S("end")) ? HSY_BOILERPLATE_END : HSY_BOILERPLATE_LINE;
}

static hsy_boilerplate_scope scope_of(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("rest"))) return HSY_BOILERPLATE_REST;
    return hsy_slice_equal(name, HSY_S("following")) ? HSY_BOILERPLATE_FOLLOWING : HSY_BOILERPLATE_THIS;
}

/* "Correction, June 1: …": a comma and a day behind the word that ends before `end`. */
static bool is_dated(const folded_line *line, uint32_t end) {
    return line->has_comma[end - 1] && end + 1 < line->count && line->is_number[end + 1];
}

/* Whether the words [first, end) may be a phrase that is to stand at `where`. */
static bool fits(const folded_line *line, uint32_t first, uint32_t end, hsy_boilerplate_where where) {
    bool is_whole = first == 0 && end == line->count;
    if (is_whole || where == HSY_BOILERPLATE_ANYWHERE) return true;
    if (where == HSY_BOILERPLATE_END) return end == line->count && line->count <= END_WORDS;
    if (where != HSY_BOILERPLATE_START || first > 0) return false;
    return end > SHORT_PHRASE || line->has_mark[end - 1] || line->is_number[end] || is_dated(line, end);
}

static void look_up(const folded_line *line, const hsy_lexicon *table, uint32_t first, hsy_boilerplate *best) {
    hsy_slice text = hsy_buffer_text(&line->text);
    uint32_t words = hsy_lexicon_may_go_on(table, line->hashes[first]) ? table->most_words : 1;
    uint32_t most = first + words < line->count ? first + words : line->count, hash = line->hashes[first];
    for (uint32_t end = first + 1; end <= most; end++) {
        hsy_slice run = hsy_slice_sub(text, line->start[first], line->end[end - 1]);
        if (end > first + 1) /* the blank and the word behind it */
            hash = hsy_hash_lexicon_more(hash, hsy_slice_sub(text, line->end[end - 2], line->end[end - 1]));
        int row = end - first > best->words ? hsy_lexicon_find_hashed(table, run, hash) : -1;
        if (row < 0) continue;
        hsy_boilerplate_where where = where_of(hsy_lexicon_cell(table, row, hsy_lexicon_column(table, HSY_S("where"))));
        if (!fits(line, first, end, where)) continue;
        hsy_slice role = hsy_lexicon_cell(table, row, hsy_lexicon_column(table, HSY_S("role")));
        *best = (hsy_boilerplate){
            .role = role_of(role),
            .scope = scope_of(hsy_lexicon_cell(table, row, hsy_lexicon_column(table, HSY_S("scope")))),
            .where = where,
            .is_found = true,
            .is_wall = hsy_slice_equal(role, HSY_S("wall")),
            .is_whole = first == 0 && end == line->count,
            .has_colon = line->has_colon[end - 1] && end < line->count,
            .span = {line->spans[first].start, line->spans[end - 1].end},
            .words = end - first,
        };
    }
}

hsy_boilerplate_tables hsy_boilerplate_tables_of(hsy_slice language) {
    hsy_slice name = HSY_S("page-phrases");
    const hsy_lexicon *english = hsy_lexicon_named(HSY_S("en"), name), *own = hsy_lexicon_named(language, name);
    hsy_boilerplate_tables tables = {.count = 0};
    if (english) tables.items[tables.count++] = english;
    if (own && own != english) tables.items[tables.count++] = own;
    if (language.length) return tables;
    for (const hsy_lexicon *next = hsy_lexicon_first(name); next && tables.count < HSY_BOILERPLATE_TABLES;
         next = next->next)
        if (next != english) tables.items[tables.count++] = next;
    return tables;
}

hsy_boilerplate hsy_boilerplate_find_in(hsy_arena *arena, hsy_slice line, const hsy_boilerplate_tables *tables) {
    char room[ROOM];
    folded_line words; /* too large to be set to zero for each line */
    words.arena = arena;
    words.text = hsy_buffer_in(arena, 0);
    words.text.bytes = room;
    words.text.capacity = sizeof room;
    words.count = 0;
    fold_line(&words, line);
    uint32_t positions = words.count > HSY_BOILERPLATE_MOST_WORDS ? 1 : words.count;
    hsy_boilerplate best = {.is_found = false};
    for (uint32_t first = 0; first < positions; first++)
        for (size_t i = 0; i < tables->count; i++) look_up(&words, tables->items[i], first, &best);
    best.line_words = words.count;
    return best;
}

hsy_boilerplate hsy_boilerplate_find(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    hsy_boilerplate_tables tables = hsy_boilerplate_tables_of(language);
    return hsy_boilerplate_find_in(arena, line, &tables);
}
