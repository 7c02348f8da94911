/* Articles as other programs write them, by the names that they have for our fields.
 *
 *     trafilatura     text, source, title, author "A; B", hostname, source-hostname, date, excerpt, tags "a; b"
 *     news-please     maintext, url, title, authors [..], source_domain, date_publish, date_download, description
 *     newspaper4k     text, url, title, authors [..], publish_date, meta_lang, meta_site_name, canonical_link
 *     Fundus          plaintext, title, authors [..], publishing_date, topics [..]
 *     Readability     textContent, title, byline, siteName, publishedTime, lang, excerpt
 *     schema.org      articleBody, url, headline, author {"name"}, publisher {"name"}, datePublished, inLanguage
 *     CC-News         text, url, title, domain, date, description
 *
 * A field that is there under our own name wins; of several others the first in the table.
 */
#include "output/foreign.h"

#include <stddef.h>

enum { MOST_TAGS = 64 };

typedef struct other_name {
    size_t place; /* of the slice in hsy_article */
    const char *name;
} other_name;

#define FIELD(field) offsetof(hsy_article, field)

static const other_name names[] = {
    {FIELD(text), "maintext"},
    {FIELD(text), "plaintext"},
    {FIELD(text), "textContent"},
    {FIELD(text), "articleBody"},
    {FIELD(text), "cleaned_text"},
    {FIELD(text), "raw_text"},
    {FIELD(title), "headline"},
    {FIELD(lede), "description"},
    {FIELD(lede), "excerpt"},
    {FIELD(lede), "meta_description"},
    {FIELD(canonical_url), "canonical_link"},
    {FIELD(published), "date_publish"},
    {FIELD(published), "publish_date"},
    {FIELD(published), "publishing_date"},
    {FIELD(published), "datePublished"},
    {FIELD(published), "publishedTime"},
    {FIELD(published), "publishedAt"},
    {FIELD(published), "date"},
    {FIELD(modified), "date_modify"},
    {FIELD(modified), "dateModified"},
    {FIELD(retrieved), "date_download"},
    {FIELD(outlet_name), "sitename"},
    {FIELD(outlet_name), "siteName"},
    {FIELD(outlet_name), "source-hostname"},
    {FIELD(outlet_name), "meta_site_name"},
    {FIELD(outlet_name), "publisher"},
    {FIELD(outlet_domain), "source_domain"},
    {FIELD(outlet_domain), "hostname"},
    {FIELD(outlet_domain), "domain"},
    {FIELD(language), "lang"},
    {FIELD(language), "meta_lang"},
    {FIELD(language), "inLanguage"},
};

static const char *const of_authors[] = {"author", "byline"};
static const char *const of_tags[] = {"tags", "topics", "keywords"};

/* A string, or the `name` of an object: {"@type": "Person", "name": "Ada Okoye"}. */
static hsy_slice text_or_name(hsy_arena *arena, yyjson_val *value) {
    return yyjson_is_obj(value) ? hsy_json_text_in(arena, value, "name") : hsy_json_text_of(arena, value);
}

static void read_fields(hsy_arena *arena, yyjson_val *root, hsy_article *article) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hsy_slice *field = (hsy_slice *)(void *)((char *)article + names[i].place);
        if (field->length == 0) *field = text_or_name(arena, yyjson_obj_get(root, names[i].name));
    }
}

/* trafilatura's `source` is the address; that of others is anything. */
static void read_address(hsy_arena *arena, yyjson_val *root, hsy_article *article) {
    hsy_slice source = hsy_json_text_in(arena, root, "source");
    if (article->url.length == 0 && hsy_slice_starts(source, HSY_S("http"))) article->url = source;
    if (article->url.length == 0) article->url = article->canonical_url;
}

/* One value, or a list of them. */
static void add_all(hsy_arena *arena, yyjson_val *value, hsy_slices *list) {
    size_t index, count;
    yyjson_val *item;
    hsy_slice one = text_or_name(arena, value);
    if (one.length) HSY_PUSH(arena, list, one);
    yyjson_arr_foreach(value, index, count, item) {
        hsy_slice name = text_or_name(arena, item);
        if (name.length) HSY_PUSH(arena, list, name);
    }
}

static void read_authors(hsy_arena *arena, yyjson_val *root, hsy_slices *authors) {
    *authors = (hsy_slices){0};
    add_all(arena, yyjson_obj_get(root, "authors"), authors);
    for (size_t i = 0; i < sizeof of_authors / sizeof *of_authors && authors->count == 0; i++)
        add_all(arena, yyjson_obj_get(root, of_authors[i]), authors);
}

/* "rail; bridges" and "rail, bridges" as well as a list. */
static void read_tags(hsy_arena *arena, yyjson_val *root, hsy_slices *tags) {
    hsy_slices stated = {0};
    for (size_t i = 0; i < sizeof of_tags / sizeof *of_tags && stated.count == 0; i++)
        add_all(arena, yyjson_obj_get(root, of_tags[i]), &stated);
    *tags = (hsy_slices){0};
    for (size_t i = 0; i < stated.count; i++) {
        bool has_semicolon = hsy_slice_find_byte(stated.items[i], ';', 0) != HSY_NOT_FOUND;
        for (hsy_slice rest = stated.items[i]; rest.at && tags->count < MOST_TAGS;) {
            hsy_slice tag = hsy_slice_trim(hsy_slice_cut(&rest, has_semicolon ? ';' : ','));
            if (tag.length) HSY_PUSH(arena, tags, tag);
        }
    }
}

/* Without `path` and `id` an article goes by its address, or by a number that is its id. */
static void settle_path(hsy_arena *arena, yyjson_val *root, hsy_article *article) {
    yyjson_val *id = yyjson_obj_get(root, "id");
    if (article->path.length == 0 && yyjson_is_uint(id))
        article->path = hsy_arena_print(arena, "%llu", (unsigned long long)yyjson_get_uint(id));
    if (article->path.length == 0) article->path = article->url;
}

void hsy_foreign_read(hsy_arena *arena, yyjson_val *root, hsy_article *article) {
    read_fields(arena, root, article);
    read_address(arena, root, article);
    read_authors(arena, root, &article->authors);
    read_tags(arena, root, &article->tags);
    settle_path(arena, root, article);
}
