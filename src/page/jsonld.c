/* JSON-LD: what a page says about its article in schema.org's words.
 *
 *     {"@graph": [{"@type": "NewsArticle", "headline": "Dam breaks", "author": {"@id": "#eva"}},
 *                 {"@id": "#eva", "@type": "Person", "name": "Eva Exempel"}]}     ->  title, author
 *
 * All objects of all scripts are gathered; the one whose type is nearest to an article speaks, the earlier and the
 * less deeply nested first, and one that names the page's address before one that names another. References by @id
 * are followed. Trailing commas, comments, raw line breaks in strings, HTML comments and text behind the end are let
 * pass; JSON that is broken beyond that is searched for its most useful keys.
 * yyjson parses without recursion; nesting past DEEPEST is not looked into.
 */
#include <string.h>
#include <yyjson.h>

#include "base/table.h"
#include "page/metadata.h"

enum {
    DEEPEST = 12,             /* objects in objects */
    MOST_OBJECTS = 4000,      /* of a page */
    MOST_ITEMS = 200,         /* of one list: keywords, authors */
    LARGEST_SCRIPT = 4 << 20, /* bytes */
    WORTH_ARTICLE = 30,       /* types, by how near they are to an article */
    WORTH_TEXT = 20,
    WORTH_PAGE = 10,
    WORTH_ADDRESS = 9, /* naming the page's own address outweighs a place further up */
};

typedef struct node {
    yyjson_val *value;
    int depth;
} node;

HSY_VECTOR_TYPE(nodes, node);

typedef struct reader {
    hsy_arena *arena;
    hsy_metadata *metadata;
    hsy_slice address;
    nodes objects;
    hsy_table ids; /* @id -> index into objects */
} reader;

static void *take(void *arena, size_t size) { return hsy_arena_alloc(arena, size); }

static void *take_more(void *arena, void *piece, size_t old_size, size_t size) {
    return hsy_arena_grow(arena, piece, old_size, size);
}

static void give_back(void *arena, void *piece) {
    (void)arena;
    (void)piece;
}

static hsy_slice string_of(yyjson_val *value) {
    if (!yyjson_is_str(value)) return (hsy_slice){"", 0};
    return (hsy_slice){yyjson_get_str(value), yyjson_get_len(value)};
}

static yyjson_val *member(yyjson_val *value, const char *key) { return yyjson_obj_get(value, key); }

/* ---- gathering objects ---- */

static void gather(reader *r, yyjson_val *value, int depth) {
    if (depth > DEEPEST || r->objects.count >= MOST_OBJECTS) return;
    size_t i, count;
    yyjson_val *key, *item;
    if (yyjson_is_arr(value)) {
        yyjson_arr_foreach(value, i, count, item) gather(r, item, depth);
    } else if (yyjson_is_obj(value)) {
        hsy_slice id = string_of(member(value, "@id"));
        if (id.length && yyjson_obj_size(value) > 1) {
            uint32_t *known = hsy_table_put(r->arena, &r->ids, id);
            if (*known == HSY_TABLE_NEW) *known = (uint32_t)r->objects.count;
        }
        HSY_PUSH(r->arena, &r->objects, ((node){value, depth}));
        yyjson_obj_foreach(value, i, count, key, item) {
            bool is_graph = yyjson_equals_str(key, "@graph");
            if (yyjson_is_ctn(item)) gather(r, item, is_graph ? depth : depth + 1);
        }
    }
}

/* The object that a reference {"@id": …} stands for, or the value itself. */
static yyjson_val *follow(const reader *r, yyjson_val *value) {
    hsy_slice id = string_of(yyjson_is_obj(value) ? member(value, "@id") : NULL);
    if (id.length == 0 || yyjson_obj_size(value) > 2) return value;
    const uint32_t *known = hsy_table_get(&r->ids, id);
    return known ? r->objects.items[*known].value : value;
}

/* ---- choosing the article ---- */

static int worth_of_type(hsy_slice type) {
    static const char *const texts[] = {"Report", "Review", "Recipe", "Question", "CreativeWork", "MediaObject"};
    if (hsy_slice_find(type, HSY_S("Article"), 0) != HSY_NOT_FOUND || hsy_slice_ends(type, HSY_S("Posting")))
        return WORTH_ARTICLE;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (hsy_slice_ends(type, hsy_slice_from_c(texts[i]))) return WORTH_TEXT;
    return hsy_slice_ends(type, HSY_S("WebPage")) || hsy_slice_equal(type, HSY_S("VideoObject")) ? WORTH_PAGE : 0;
}

static int worth_of_types(yyjson_val *types) {
    size_t i, count;
    yyjson_val *item;
    int best = worth_of_type(string_of(types));
    if (yyjson_is_arr(types)) {
        yyjson_arr_foreach(types, i, count, item) {
            int worth = worth_of_type(string_of(item));
            if (worth > best) best = worth;
        }
    }
    return best;
}

static hsy_slice address_of(yyjson_val *object) {
    hsy_slice url = string_of(member(object, "url"));
    if (url.length) return url;
    yyjson_val *page = member(object, "mainEntityOfPage");
    return yyjson_is_obj(page) ? string_of(member(page, "@id")) : string_of(page);
}

static int worth_of(const reader *r, node candidate) {
    int worth = worth_of_types(member(candidate.value, "@type"));
    if (worth == 0) return 0;
    if (!member(candidate.value, "headline") && !member(candidate.value, "datePublished") && worth > WORTH_PAGE)
        worth -= WORTH_PAGE / 2;
    if (r->address.length && hsy_slice_equal(address_of(candidate.value), r->address)) worth += WORTH_ADDRESS;
    return worth - (candidate.depth > WORTH_PAGE - 1 ? WORTH_PAGE - 1 : candidate.depth);
}

static bool is_question(node candidate) { return yyjson_equals_str(member(candidate.value, "@type"), "Question"); }

/* One question is what the page is about; several are a list of frequent ones under something else. */
static bool has_questions(const reader *r) {
    size_t questions = 0;
    for (size_t i = 0; i < r->objects.count && questions < 2; i++) questions += is_question(r->objects.items[i]);
    return questions > 1;
}

static yyjson_val *choose(const reader *r) {
    yyjson_val *best = NULL;
    int most = 0;
    bool has_list = has_questions(r);
    for (size_t i = 0; i < r->objects.count; i++) {
        if (has_list && is_question(r->objects.items[i])) continue;
        int worth = worth_of(r, r->objects.items[i]);
        if (worth <= most) continue;
        most = worth;
        best = r->objects.items[i].value;
    }
    return best;
}

/* ---- reading its members ---- */

static void add(reader *r, hsy_fact_kind kind, hsy_slice value) {
    if (value.length == 0) return;
    hsy_metadata_add(r->arena, r->metadata, (hsy_fact){.kind = kind, .source = HSY_FROM_JSON_LD, .value = value});
}

static void add_named(reader *r, hsy_fact_kind kind, yyjson_val *value, int depth) {
    size_t i, count;
    yyjson_val *item;
    value = follow(r, value);
    if (yyjson_is_arr(value) && depth < DEEPEST) {
        yyjson_arr_foreach(value, i, count, item) {
            if (i < MOST_ITEMS) add_named(r, kind, item, depth + 1);
        }
    } else if (yyjson_is_obj(value)) {
        hsy_slice type = string_of(member(value, "@type"));
        bool is_group = hsy_slice_find(type, HSY_S("Organization"), 0) != HSY_NOT_FOUND;
        if (kind == HSY_FACT_AUTHOR && is_group) kind = HSY_FACT_ORGANISATION;
        add_named(r, kind, member(value, "name"), DEEPEST);
    } else if (yyjson_is_arr(value)) {
        add(r, kind, string_of(yyjson_arr_get_first(value)));
    } else {
        add(r, kind, string_of(value));
    }
}

static void add_first(reader *r, hsy_fact_kind kind, yyjson_val *object, const char *key, const char *other) {
    yyjson_val *value = member(object, key);
    if (yyjson_is_arr(value)) value = yyjson_arr_get_first(value);
    if (string_of(value).length == 0 && other) value = member(object, other);
    add(r, kind, string_of(value));
}

static void read_article(reader *r, yyjson_val *article) {
    add_first(r, HSY_FACT_TITLE, article, "headline", "name");
    add_first(r, HSY_FACT_LEDE, article, "description", NULL);
    add_first(r, HSY_FACT_PUBLISHED, article, "datePublished", NULL);
    add_first(r, HSY_FACT_CREATED, article, "dateCreated", "uploadDate");
    add_first(r, HSY_FACT_MODIFIED, article, "dateModified", NULL);
    yyjson_val *author = member(article, "author");
    add_named(r, HSY_FACT_AUTHOR, author ? author : member(article, "creator"), 0);
    add_named(r, HSY_FACT_SITE, member(article, "publisher"), 0);
    add_named(r, HSY_FACT_SECTION, member(article, "articleSection"), 0);
    add_named(r, HSY_FACT_TAG, member(article, "keywords"), 0);
    add_named(r, HSY_FACT_LANGUAGE, member(article, "inLanguage"), 0);
    add(r, HSY_FACT_ADDRESS, address_of(article));
}

/* What only the WebPage or WebSite beside the article says. */
static void read_others(reader *r, const yyjson_val *article) {
    for (size_t i = 0; i < r->objects.count; i++) {
        yyjson_val *value = r->objects.items[i].value;
        hsy_slice type = string_of(member(value, "@type"));
        if (value == article) continue;
        if (hsy_slice_equal(type, HSY_S("WebPage")) &&
            !hsy_metadata_find(r->metadata, HSY_FACT_PUBLISHED, HSY_FROM_JSON_LD))
            add_first(r, HSY_FACT_PUBLISHED, value, "datePublished", NULL);
        if (hsy_slice_equal(type, HSY_S("WebSite")) && !hsy_metadata_find(r->metadata, HSY_FACT_SITE, HSY_FROM_JSON_LD))
            add_first(r, HSY_FACT_SITE, value, "name", NULL);
    }
}

/* ---- broken JSON ---- */

/* Raw control characters become blanks; comment and CDATA marks around the whole are cut off. */
static hsy_slice mend(hsy_arena *arena, hsy_slice script) {
    static const char *const wraps[] = {"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>", "/*", "*/", ";"};
    script = hsy_arena_copy(arena, script);
    char *bytes = (char *)(uintptr_t)script.at; /* our own copy */
    for (size_t i = 0; i < script.length; i++)
        if ((unsigned char)bytes[i] < 0x20) bytes[i] = ' ';
    for (bool again = true; again;) {
        again = false;
        script = hsy_slice_trim(script);
        for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++) {
            hsy_slice wrap = hsy_slice_from_c(wraps[i]);
            if (hsy_slice_starts(script, wrap))
                script = hsy_slice_sub(script, wrap.length, script.length);
            else if (hsy_slice_ends(script, wrap))
                script.length -= wrap.length;
            else
                continue;
            again = true;
        }
    }
    return script;
}

static yyjson_doc *parse(hsy_arena *arena, hsy_slice script) {
    yyjson_alc allocator = {take, take_more, give_back, arena};
    yyjson_read_flag flags = YYJSON_READ_ALLOW_TRAILING_COMMAS | YYJSON_READ_ALLOW_COMMENTS |
                             YYJSON_READ_ALLOW_INF_AND_NAN | YYJSON_READ_ALLOW_BOM | YYJSON_READ_ALLOW_EXT_ESCAPE |
                             YYJSON_READ_STOP_WHEN_DONE;
    char *bytes = hsy_arena_c_string(arena, script);
    yyjson_doc *document = yyjson_read_opts(bytes, script.length, flags, &allocator, NULL);
    if (document) return document;
    script = mend(arena, script);
    if (script.length == 0) return NULL;
    bytes = hsy_arena_c_string(arena, script);
    return yyjson_read_opts(bytes, script.length, flags, &allocator, NULL);
}

/* The string behind `"key" :` at or behind `from`, unescaped as far as yyjson can; empty when there is none. */
static hsy_slice string_behind(reader *r, hsy_slice script, const char *key, size_t from) {
    hsy_slice quoted = hsy_arena_print(r->arena, "\"%s\"", key);
    size_t at = hsy_slice_find(script, quoted, from);
    if (at == HSY_NOT_FOUND) return (hsy_slice){"", 0};
    at += quoted.length;
    while (at < script.length && (hsy_is_space(script.at[at]) || script.at[at] == ':')) at++;
    if (at >= script.length || script.at[at] != '"') return (hsy_slice){"", 0};
    size_t end = at + 1;
    while (end < script.length && script.at[end] != '"') end += script.at[end] == '\\' ? 2 : 1;
    if (end >= script.length) return (hsy_slice){"", 0};
    yyjson_doc *string = parse(r->arena, hsy_slice_sub(script, at, end + 1));
    return string ? string_of(yyjson_doc_get_root(string)) : hsy_slice_sub(script, at + 1, end);
}

static void salvage(reader *r, hsy_slice script) {
    script = mend(r->arena, script);
    if (hsy_slice_find(script, HSY_S("Article\""), 0) == HSY_NOT_FOUND) return;
    add(r, HSY_FACT_TITLE, string_behind(r, script, "headline", 0));
    add(r, HSY_FACT_PUBLISHED, string_behind(r, script, "datePublished", 0));
    add(r, HSY_FACT_MODIFIED, string_behind(r, script, "dateModified", 0));
    size_t author = hsy_slice_find(script, HSY_S("\"author\""), 0);
    if (author == HSY_NOT_FOUND) return;
    hsy_slice name = string_behind(r, script, "author", author);
    add(r, HSY_FACT_AUTHOR, name.length ? name : string_behind(r, script, "name", author));
}

void hsy_json_ld_read(hsy_arena *arena, const hsy_slices *scripts, hsy_slice address, hsy_metadata *metadata) {
    reader r = {.arena = arena, .metadata = metadata, .address = address};
    for (size_t i = 0; i < scripts->count; i++) {
        hsy_slice script = hsy_slice_trim(scripts->items[i]);
        if (script.length == 0 || script.length > LARGEST_SCRIPT) continue;
        yyjson_doc *document = parse(arena, script);
        if (document)
            gather(&r, yyjson_doc_get_root(document), 0);
        else
            salvage(&r, script);
    }
    yyjson_val *article = choose(&r);
    if (article) read_article(&r, article);
    read_others(&r, article);
}
