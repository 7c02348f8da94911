/* Reads annotated sets: gold.jsonl with spans in code points becomes labels of tokens.
 *
 *     "source": [[0, 5]], "cue": [[6, 10]]   ->   Weber SOURCE_OPENS, said CUE_OPENS
 *
 * Where two statements lie over each other a token keeps the label of a source or cue before that of a content, and of
 * two contents that of the first.
 */
#include "gold.h"

#include <stdio.h>
#include <stdlib.h>
#include <yyjson.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "statements/join.h"
#include "tools/whole_file.h"

_Noreturn static void refuse(const char *path, unsigned line, const char *what) {
    fprintf(stderr, "%s:%u: %s\n", path, line, what);
    exit(1);
}

/* The byte at which each code point starts, and behind the last the length. */
static const uint32_t *bytes_of_points(hsy_arena *arena, hsy_slice text, uint32_t *count) {
    uint32_t *bytes = HSY_NEW_ARRAY(arena, uint32_t, text.length + 1);
    *count = 0;
    for (uint32_t i = 0; i < text.length; i++)
        if (((unsigned char)text.at[i] & 0xC0) != 0x80) bytes[(*count)++] = i;
    bytes[*count] = (uint32_t)text.length;
    return bytes;
}

/* Labels the tokens that lie with more than half of them under the span. */
static void label_span(gold_document *document, hsy_span span, hsy_label opens) {
    bool is_first = true;
    for (uint32_t i = 0; i < document->count; i++) {
        hsy_token token = document->reading.tokens.items[i];
        uint32_t start = token.start > span.start ? token.start : span.start;
        uint32_t end = token.end < span.end ? token.end : span.end;
        if (start >= end || 2 * (end - start) <= token.end - token.start) continue;
        if (opens == HSY_LABEL_CONTENT_OPENS && document->gold[i] != HSY_LABEL_OTHER) continue;
        document->gold[i] = (uint8_t)(is_first ? opens : opens + 1);
        is_first = false;
    }
}

typedef struct source_line {
    const char *path;
    unsigned number;
    const uint32_t *bytes; /* of the code points of the text */
    uint32_t points;
} source_line;

static void label_role(gold_document *document, const source_line *line, yyjson_val *statement, const char *role,
                       hsy_label opens) {
    size_t index, most;
    yyjson_val *span;
    yyjson_arr_foreach(yyjson_obj_get(statement, role), index, most, span) {
        uint64_t start = yyjson_get_uint(yyjson_arr_get(span, 0)), end = yyjson_get_uint(yyjson_arr_get(span, 1));
        if (start > end || end > line->points) refuse(line->path, line->number, "a span outside its text");
        label_span(document, (hsy_span){line->bytes[start], line->bytes[end]}, opens);
    }
}

static void label_statements(gold_document *document, const source_line *line, yyjson_val *statements) {
    size_t index, most;
    yyjson_val *statement;
    for (int pass = 0; pass < 2; pass++) yyjson_arr_foreach(statements, index, most, statement) {
            yyjson_val *parent = yyjson_obj_get(statement, "parent");
            if (parent && !yyjson_is_null(parent)) continue;
            if (pass == 0) {
                label_role(document, line, statement, "content", HSY_LABEL_CONTENT_OPENS);
                continue;
            }
            label_role(document, line, statement, "source", HSY_LABEL_SOURCE_OPENS);
            label_role(document, line, statement, "cue", HSY_LABEL_CUE_OPENS);
        }
}

/* A span that another role cuts opens again behind it. */
static void open_cut_spans(gold_document *document) {
    for (uint32_t i = 0; i < document->count; i++) {
        uint8_t label = document->gold[i];
        if (label == HSY_LABEL_OTHER || hsy_label_opens(label)) continue;
        if (i == 0 || hsy_tag_of(document->gold[i - 1]) != hsy_tag_of(label)) document->gold[i] = label - 1;
    }
}

static void read_document(hsy_arena *arena, const char *folder, source_line *line, yyjson_val *root,
                          gold_document *document) {
    const char *id = yyjson_get_str(yyjson_obj_get(root, "id"));
    if (!id) refuse(line->path, line->number, "no \"id\"");
    hsy_slice path = hsy_arena_print(arena, "%s/texts/%s.txt", folder, id);
    document->id = hsy_arena_copy(arena, hsy_slice_from_c(id));
    document->article.text = hsy_utf8_repair(arena, hsy_whole_file(arena, hsy_arena_c_string(arena, path)), NULL);
    hsy_read_by_rules(arena, &document->article, document->article.text, &document->reading);
    document->count = (uint32_t)document->reading.tokens.count;
    document->gold = HSY_NEW_ARRAY(arena, uint8_t, document->count + 1);
    document->ruled = HSY_NEW_ARRAY(arena, uint8_t, document->count + 1);
    hsy_label_drafts(&document->reading, document->ruled);
    line->bytes = bytes_of_points(arena, document->article.text, &line->points);
    label_statements(document, line, yyjson_obj_get(root, "statements"));
    open_cut_spans(document);
}

void gold_read(hsy_arena *arena, const char *folder, const char *language, bool is_held, gold_documents *documents) {
    hsy_slice path = hsy_arena_print(arena, "%s/gold.jsonl", folder);
    source_line line = {.path = hsy_arena_c_string(arena, path)};
    hsy_slice rest = hsy_whole_file(arena, line.path);
    while (rest.length > 0) {
        hsy_slice text = hsy_slice_cut(&rest, '\n');
        line.number++;
        if (hsy_slice_trim(text).length == 0) continue;
        yyjson_doc *json = yyjson_read(text.at, text.length, 0);
        if (!json) refuse(line.path, line.number, "no JSON");
        gold_document document = {.is_held = is_held};
        document.article.language = hsy_slice_from_c(language);
        HSY_PUSH(arena, documents, document);
        read_document(arena, folder, &line, yyjson_doc_get_root(json), &documents->items[documents->count - 1]);
        yyjson_doc_free(json);
    }
}
