/* Reads pages and prints what the page stage makes of them, one JSON object a line: read-pages FILE...
 *
 * For measuring the stage on its own: {"path", "title", "lede", "authors", "credits", "published", "text", "images"}.
 * .gz is read as it is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <yyjson.h>

#include "page/page.h"
#include "tools/page_file.h"

static void add(yyjson_mut_doc *json, yyjson_mut_val *object, const char *key, hsy_slice value) {
    yyjson_mut_val *string = value.length ? yyjson_mut_strn(json, value.at, value.length) : yyjson_mut_null(json);
    yyjson_mut_obj_add_val(json, object, key, string);
}

static void add_all(yyjson_mut_doc *json, yyjson_mut_val *object, const char *key, const hsy_slices *values) {
    yyjson_mut_val *list = yyjson_mut_obj_add_arr(json, object, key);
    for (size_t i = 0; i < values->count; i++)
        yyjson_mut_arr_add_strn(json, list, values->items[i].at, values->items[i].length);
}

static void print(const hsy_article *article) {
    yyjson_mut_doc *json = yyjson_mut_doc_new(NULL);
    yyjson_mut_val *root = yyjson_mut_obj(json);
    yyjson_mut_doc_set_root(json, root);
    add(json, root, "path", article->path);
    add(json, root, "title", article->title);
    add(json, root, "lede", article->lede);
    add_all(json, root, "authors", &article->authors);
    add_all(json, root, "credits", &article->credits);
    add(json, root, "published", article->published);
    add(json, root, "kind", hsy_page_kind_name(article->kind));
    add(json, root, "access", hsy_access_name(article->access));
    add(json, root, "next", article->pages.next);
    add(json, root, "text", article->text);
    yyjson_mut_val *images = yyjson_mut_obj_add_arr(json, root, "images");
    for (size_t i = 0; i < article->images.count; i++) {
        yyjson_mut_val *image = yyjson_mut_arr_add_obj(json, images);
        add(json, image, "url", article->images.items[i].url);
        add(json, image, "caption", article->images.items[i].caption);
        add(json, image, "credit", article->images.items[i].credit);
    }
    yyjson_mut_val *blocks = yyjson_mut_obj_add_arr(json, root, "blocks");
    for (size_t i = 0; i < article->blocks.count; i++) {
        yyjson_mut_val *block = yyjson_mut_arr_add_obj(json, blocks);
        add(json, block, "role", hsy_role_name(article->blocks.items[i].role));
        add(json, block, "text", article->blocks.items[i].text);
    }
    size_t length = 0;
    char *line = yyjson_mut_write(json, YYJSON_WRITE_NOFLAG, &length);
    if (line) puts(line);
    free(line);
    yyjson_mut_doc_free(json);
}

int main(int count, char **arguments) {
    hsy_arena *arena = hsy_arena_create(0);
    for (int i = 1; i < count; i++) {
        hsy_slice path = hsy_slice_from_c(arguments[i]);
        hsy_page_source source = {.path = path, .bytes = hsy_page_file(arena, arguments[i])};
        hsy_article article;
        hsy_page_read(arena, &source, &article);
        print(&article);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
    return 0;
}
