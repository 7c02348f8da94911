/* Prints the raw blocks of pages with their features: dump-blocks FILE... ; tools/train_roles.py reads it.
 *
 * First line: the names of the features, tab-separated, behind "id". Then a line "#PATH" a page and one line a block:
 * the features as numbers, tab-separated, and the text at the end.
 */
#include <stdio.h>

#include "page/measure.h"
#include "text/decode.h"
#include "tools/page_file.h"

static void print_names(void) {
    printf("text");
#define PRINT_NAME(name) printf("\t%s", #name);
    HSY_FEATURES(PRINT_NAME)
#undef PRINT_NAME
#define PRINT_HINT(name) printf("\thint_%s", #name);
    HSY_HINTS(PRINT_HINT)
#undef PRINT_HINT
    printf("\n");
}

static void print_page(hsy_arena *arena, const char *path) {
    hsy_errors errors = {0};
    hsy_slice html = hsy_decode(arena, hsy_page_file(arena, path), (hsy_slice){0}, true).text;
    lxb_html_document_t *document = hsy_dom_parse(arena, html, &errors);
    hsy_raw_page page = hsy_html_blocks(arena, document, &errors);
    hsy_evidence evidence = hsy_evidence_of(arena, document);
    const hsy_features *rows = hsy_features_of(arena, &page, &evidence);
    printf("#%s\n", path);
    for (size_t i = 0; i < page.blocks.count; i++) {
        printf("%.*s", HSY_PRINT(page.blocks.items[i].text));
        for (int k = 0; k < HSY_FEATURE_COUNT; k++) printf("\t%d", rows[i].at[k]);
        printf("\n");
    }
}

int main(int count, char **arguments) {
    hsy_arena *arena = hsy_arena_create(0);
    print_names();
    for (int i = 1; i < count; i++) {
        print_page(arena, arguments[i]);
        hsy_arena_clear(arena);
    }
    hsy_arena_free(arena);
    return 0;
}
