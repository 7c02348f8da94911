/* Reads what people type to search (query.h), by recursive descent:
 *
 *     any   = all { "OR" all }
 *     all   = item { [ "AND" ] item }          at least one of them without NOT
 *     item  = [ "NOT" | "-" ] ( "(" any ")" | [ field ":" ] ( word [ "*" ] | phrase ) )
 *
 * Each rule writes FTS5 right away, every word and phrase in quotation marks, every group in brackets: NOT binds closer
 * there than AND, and AND than OR, as here. So nothing that somebody types has a meaning there but the one it has here.
 */
#include "store/query.h"

#include "base/buffer.h"
#include "store/tokenizer.h"
#include "text/period.h"
#include "text/word.h"

enum { LONGEST = 4096, MOST_TERMS = 64, DEEPEST = 8 /* more would fill the stack of FTS5's parser */ };

/* What is looked for, and what is not, as FTS5. */
typedef struct group {
    hsy_buffer wanted, unwanted;
} group;

typedef struct parser {
    hsy_arena *arena;
    hsy_slice text;
    size_t at;
    unsigned depth, terms;
    hsy_query *query;
    hsy_errors *errors;
} parser;

typedef struct field_name {
    hsy_slice name;
    int field;          /* hsy_query_field, or -1: a column */
    const char *column; /* of the index */
} field_name;

static const field_name fields[] = {
    {HSY_SLICE("title"), -1, "title"},
    {HSY_SLICE("said"), -1, "said"},
    {HSY_SLICE("outlet"), HSY_QUERY_OUTLET, NULL},
    {HSY_SLICE("speaker"), HSY_QUERY_SPEAKER, NULL},
    {HSY_SLICE("language"), HSY_QUERY_LANGUAGE, NULL},
    {HSY_SLICE("since"), HSY_QUERY_SINCE, NULL},
    {HSY_SLICE("until"), HSY_QUERY_UNTIL, NULL},
};

/* `message` is constant. */
static bool refuse(parser *p, size_t at, const char *message) {
    if (p->errors->count == 0) hsy_errors_add(p->arena, p->errors, HSY_ERROR_INPUT, HSY_S(""), at, "%s", message);
    return false;
}

static void skip_blanks(parser *p) {
    while (p->at < p->text.length && hsy_is_space(p->text.at[p->at])) p->at++;
}

static bool is_at(parser *p, char byte) { return p->at < p->text.length && p->text.at[p->at] == byte; }

/* Where the word at `at` ends: at a blank, a bracket or a quotation mark. */
static size_t word_end(const parser *p, size_t at) {
    for (; at < p->text.length; at++) {
        char c = p->text.at[at];
        if (hsy_is_space(c) || c == '(' || c == ')' || c == '"') break;
    }
    return at;
}

/* Whether AND, OR or NOT stands here. */
static bool is_operator(const parser *p, const char *name) {
    return hsy_slice_equal(hsy_slice_sub(p->text, p->at, word_end(p, p->at)), hsy_slice_from_c(name));
}

static bool is_any_operator(const parser *p) {
    return is_operator(p, "AND") || is_operator(p, "OR") || is_operator(p, "NOT");
}

static bool take_operator(parser *p, const char *name) {
    skip_blanks(p);
    if (!is_operator(p, name)) return false;
    p->at = word_end(p, p->at);
    return true;
}

static bool has_words(parser *p, hsy_slice text) {
    hsy_tokens tokens = hsy_words(p->arena, text, HSY_S(""));
    for (size_t i = 0; i < tokens.count; i++)
        if (tokens.items[i].kind == HSY_TOKEN_WORD || tokens.items[i].kind == HSY_TOKEN_NUMBER) return true;
    return false;
}

typedef struct term {
    size_t at;       /* bytes in front */
    hsy_slice words; /* without quotation marks and asterisk */
    bool is_phrase, is_prefix;
} term;

static bool read_phrase(parser *p, term *t) {
    size_t end = hsy_slice_find_byte(p->text, '"', p->at + 1);
    if (end == HSY_NOT_FOUND) return refuse(p, p->at, "this quotation mark is not closed by a second one");
    t->words = hsy_slice_sub(p->text, p->at + 1, end);
    t->is_phrase = true;
    p->at = end + 1;
    return true;
}

static bool read_term(parser *p, term *t) {
    *t = (term){.at = p->at};
    if (is_at(p, '"')) return read_phrase(p, t);
    size_t end = word_end(p, p->at);
    t->words = hsy_slice_sub(p->text, p->at, end);
    t->is_prefix = t->words.length > 1 && hsy_slice_ends(t->words, HSY_S("*"));
    if (t->is_prefix) t->words.length--;
    p->at = end;
    return true;
}

/* An FTS5 string: a quotation mark in it would be doubled, but none is left. Marks of languages cannot be typed. */
static void put_string(hsy_buffer *out, const term *t) {
    hsy_buffer_add_byte(out, '"');
    if (t->is_phrase) hsy_buffer_add_c(out, HSY_AS_WRITTEN);
    for (size_t i = 0; i < t->words.length; i++) {
        char c = t->words.at[i];
        hsy_buffer_add_byte(out, (unsigned char)c < ' ' ? ' ' : c);
    }
    hsy_buffer_add_c(out, t->is_prefix ? "\" *" : "\"");
}

/* What is between this item and the one before it. */
static hsy_buffer *side_of(group *g, bool is_unwanted) {
    hsy_buffer *side = is_unwanted ? &g->unwanted : &g->wanted;
    if (side->length) hsy_buffer_add_c(side, is_unwanted ? " OR " : " AND ");
    return side;
}

static bool put_term(parser *p, const term *t, const char *column, bool is_unwanted, group *g) {
    if (!has_words(p, t->words)) return true;
    if (++p->terms > MOST_TERMS) return refuse(p, t->at, "too many words: at most 64 can be looked for at once");
    hsy_buffer *side = side_of(g, is_unwanted);
    if (column) hsy_buffer_print(side, "%s : ", column);
    put_string(side, t);
    return true;
}

static bool put_filter(parser *p, const term *t, hsy_query_field field, bool is_excluded) {
    hsy_query_filter filter = {
        .field = field, .value = hsy_slice_trim(t->words), .is_excluded = is_excluded, .at = t->at};
    bool is_time = field == HSY_QUERY_SINCE || field == HSY_QUERY_UNTIL;
    hsy_period period;
    if (p->depth > 1) return refuse(p, t->at, "this narrows the whole search and cannot stand in brackets");
    if (filter.value.length == 0) return refuse(p, t->at, "the value is missing: nothing stands behind the colon");
    if (is_time && is_excluded) return refuse(p, t->at, "a time cannot be taken away; use since: or until:");
    if (is_time && !hsy_period_parse(filter.value, &period))
        return refuse(p, t->at, "this is no date; write 2031, 2031-05, 2031-05-01 or 2031-05-01T18:00:00Z");
    if (is_time) filter.seconds = field == HSY_QUERY_SINCE ? period.first : period.last;
    HSY_PUSH(p->arena, &p->query->filters, filter);
    return true;
}

static const field_name *field_named(hsy_slice name) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (hsy_slice_equal_ascii_case(fields[i].name, name)) return &fields[i];
    return NULL;
}

/* The length of "name:" here when it is one of small letters; 0 for an address, a time, or a word at its end. */
static size_t field_length(const parser *p) {
    size_t end = p->at;
    while (end < p->text.length && hsy_is_letter(p->text.at[end])) end++;
    bool has_colon = end > p->at && end < p->text.length && p->text.at[end] == ':';
    bool is_address = has_colon && hsy_slice_starts(hsy_slice_sub(p->text, end, p->text.length), HSY_S("://"));
    return has_colon && !is_address ? end + 1 - p->at : 0;
}

static bool read_item(parser *p, bool is_unwanted, group *g) {
    size_t length = field_length(p), start = p->at;
    const field_name *field = length ? field_named(hsy_slice_sub(p->text, p->at, p->at + length - 1)) : NULL;
    if (length && !field)
        return refuse(p, start,
                      "no such field; there are title, said, outlet, speaker, language, since and until (in "
                      "quotation marks it is looked for as it stands)");
    p->at += length;
    term t;
    if (!read_term(p, &t)) return false;
    if (!field) return put_term(p, &t, NULL, is_unwanted, g);
    if (field->field >= 0) return put_filter(p, &t, (hsy_query_field)field->field, is_unwanted);
    return t.words.length ? put_term(p, &t, field->column, is_unwanted, g)
                          : refuse(p, t.at, "the value is missing: nothing stands behind the colon");
}

static bool read_any(parser *p, group *out);

static bool read_brackets(parser *p, bool is_unwanted, group *g) {
    size_t start = p->at++;
    group inner;
    if (p->depth > DEEPEST) return refuse(p, start, "brackets stand at most 8 deep");
    if (!read_any(p, &inner)) return false;
    skip_blanks(p);
    if (!is_at(p, ')')) return refuse(p, start, "this bracket is not closed");
    p->at++;
    if (inner.wanted.length) {
        hsy_buffer *side = side_of(g, is_unwanted);
        hsy_buffer_add_byte(side, '(');
        hsy_buffer_add(side, hsy_buffer_text(&inner.wanted));
        hsy_buffer_add_byte(side, ')');
    }
    return true;
}

/* Whether the items of a group go on here. */
static bool goes_on(parser *p) {
    skip_blanks(p);
    return p->at < p->text.length && !is_at(p, ')') && !is_operator(p, "OR");
}

static bool read_signed_item(parser *p, group *g) {
    size_t start = p->at;
    bool is_hyphen = is_at(p, '-') && p->at + 1 < p->text.length && !hsy_is_space(p->text.at[p->at + 1]);
    bool is_unwanted = is_hyphen || take_operator(p, "NOT");
    p->at += is_hyphen;
    if (is_unwanted && (!goes_on(p) || is_any_operator(p)))
        return refuse(p, start, "NOT needs a word, a phrase or a bracket behind it");
    return is_at(p, '(') ? read_brackets(p, is_unwanted, g) : read_item(p, is_unwanted, g);
}

/* Items that must all be there. Below the top a group needs something that is wanted. */
static bool read_all(parser *p, group *g) {
    size_t start = p->at, items = 0;
    *g = (group){hsy_buffer_in(p->arena, 0), hsy_buffer_in(p->arena, 0)};
    for (; goes_on(p); items++) {
        size_t before = p->at;
        bool is_joined = take_operator(p, "AND");
        if (is_joined && (items == 0 || !goes_on(p) || is_operator(p, "AND")))
            return refuse(p, before, "AND needs something on both sides");
        if (!read_signed_item(p, g)) return false;
    }
    skip_blanks(p);
    if (items == 0 && is_operator(p, "OR")) return refuse(p, p->at, "OR needs something on both sides");
    if (items == 0 && p->depth > 1) return refuse(p, start, "nothing stands in this bracket");
    return true;
}

/* "(a AND b) NOT (c OR d)" in place of the two sides. */
static void join_sides(parser *p, group *g) {
    if (g->wanted.length == 0 || g->unwanted.length == 0) return;
    hsy_buffer joined = hsy_buffer_in(p->arena, 0);
    hsy_buffer_add_byte(&joined, '(');
    hsy_buffer_add(&joined, hsy_buffer_text(&g->wanted));
    hsy_buffer_add_c(&joined, ") NOT (");
    hsy_buffer_add(&joined, hsy_buffer_text(&g->unwanted));
    hsy_buffer_add_byte(&joined, ')');
    *g = (group){joined, hsy_buffer_in(p->arena, 0)};
}

static bool refuse_alone(parser *p, size_t at) {
    return refuse(p, at, "NOT takes away from what else is looked for; there is nothing else here");
}

static bool read_alternative(parser *p, size_t before, group *out) {
    group other;
    skip_blanks(p);
    size_t start = p->at;
    if (!goes_on(p)) return refuse(p, before, "OR needs something on both sides");
    if (!read_all(p, &other)) return false;
    join_sides(p, &other);
    if (other.unwanted.length || out->unwanted.length) return refuse_alone(p, other.unwanted.length ? start : before);
    if (p->query->filters.count)
        return refuse(p, p->query->filters.items[0].at,
                      "this narrows the whole search and cannot stand beside OR; put the words in brackets");
    if (out->wanted.length && other.wanted.length) hsy_buffer_add_c(&out->wanted, " OR ");
    hsy_buffer_add(&out->wanted, hsy_buffer_text(&other.wanted));
    return true;
}

static bool read_any(parser *p, group *out) {
    size_t start = p->at;
    p->depth++;
    if (!read_all(p, out)) return false;
    join_sides(p, out);
    skip_blanks(p);
    for (size_t before = p->at; take_operator(p, "OR"); before = p->at) {
        if (!read_alternative(p, before, out)) return false;
        skip_blanks(p);
    }
    p->depth--;
    if (out->unwanted.length && p->depth) return refuse_alone(p, start);
    return true;
}

bool hsy_query_parse(hsy_arena *arena, hsy_slice text, hsy_query *query, hsy_errors *errors) {
    hsy_errors own = {0};
    parser p = {.arena = arena, .text = text, .query = query, .errors = &own};
    group all;
    *query = (hsy_query){0};
    bool is_read = text.length <= LONGEST ? read_any(&p, &all) : refuse(&p, LONGEST, "longer than 4096 bytes");
    if (is_read && p.at < text.length) is_read = refuse(&p, p.at, "this bracket was not opened");
    if (is_read && !all.wanted.length && !query->filters.count) {
        if (all.unwanted.length)
            is_read = refuse_alone(&p, 0);
        else
            is_read = refuse(&p, 0, "nothing to look for: a word, please");
    }
    for (size_t i = 0; i < own.count; i++) HSY_PUSH(arena, errors, own.items[i]);
    if (!is_read) return false;
    query->match = hsy_buffer_text(&all.wanted);
    query->except = hsy_buffer_text(&all.unwanted);
    return true;
}
