/* The JSON line of a reading as it is stored: packed by zstd, and what SQL may ask of it.
 *
 *     hearsay_pack(text)            packed
 *     hearsay_marked(language, text)
 *                                   the text behind the mark of its language (U+0001, two letters, a blank), for search
 *     hearsay_body(line)            `text` of the packed line, marked
 *     hearsay_said(line)            what its statements say, one a line, marked
 *     hearsay_words(name)           the words of a name as a JSON array
 *
 * A full-text table over the view of these (schema.c) need not keep the words a second time. A damaged line is an error
 * of the statement that reads it, never an empty text.
 */
#include <string.h>
#include <yyjson.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "store/database.h"
#include "text/word.h"

enum {
    LEVEL = 1,            /* of zstd: 4.5 times less, 0.1 ms a page */
    LANGUAGE_LETTERS = 2, /* of a mark */
    MOST_WORDS = 8,       /* of a name */
};

static const unsigned long long MOST_LINE = 1ull << 30; /* bytes of a line */

/* With a checksum, so that a line which was damaged on the disk is never taken for another. */
hsy_slice hsy_store_pack(hsy_arena *arena, hsy_slice line) {
    size_t room = ZSTD_compressBound(line.length), length = 0;
    char *packed = hsy_arena_alloc(arena, room);
    ZSTD_CCtx *packer = ZSTD_createCCtx();
    bool is_ready = packer && !ZSTD_isError(ZSTD_CCtx_setParameter(packer, ZSTD_c_compressionLevel, LEVEL)) &&
                    !ZSTD_isError(ZSTD_CCtx_setParameter(packer, ZSTD_c_checksumFlag, 1));
    if (is_ready) length = ZSTD_compress2(packer, packed, room, line.at, line.length);
    ZSTD_freeCCtx(packer);
    if (!is_ready || ZSTD_isError(length)) hsy_arena_out_of_memory(arena);
    packed = hsy_arena_grow(arena, packed, room, length);
    return (hsy_slice){packed, length};
}

bool hsy_store_unpack(hsy_arena *arena, hsy_slice packed, hsy_slice *line) {
    unsigned long long length = ZSTD_getFrameContentSize(packed.at, packed.length);
    if (length == ZSTD_CONTENTSIZE_ERROR || length == ZSTD_CONTENTSIZE_UNKNOWN || length > MOST_LINE) return false;
    char *bytes = hsy_arena_alloc(arena, (size_t)length + 1);
    *line = (hsy_slice){bytes, (size_t)length};
    size_t unpacked = ZSTD_decompress(bytes, (size_t)length, packed.at, packed.length);
    if (ZSTD_getErrorCode(unpacked) == ZSTD_error_memory_allocation) hsy_arena_out_of_memory(arena);
    return unpacked == length;
}

static hsy_slice value_of(sqlite3_value *value) {
    const char *bytes = sqlite3_value_blob(value);
    return (hsy_slice){bytes ? bytes : "", (size_t)sqlite3_value_bytes(value)};
}

void hsy_put_language_mark(hsy_buffer *out, hsy_slice language) {
    if (language.length < LANGUAGE_LETTERS) return;
    hsy_buffer_add_byte(out, '\001');
    hsy_buffer_add(out, hsy_slice_sub(language, 0, LANGUAGE_LETTERS));
    hsy_buffer_add_byte(out, ' ');
}

static void give(sqlite3_context *context, hsy_buffer *out) {
    hsy_slice text = hsy_buffer_text(out);
    sqlite3_result_text64(context, text.length ? text.at : "", text.length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void pack(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    hsy_slice packed = hsy_store_pack(arena, value_of(values[0]));
    sqlite3_result_blob64(context, packed.at, packed.length, SQLITE_TRANSIENT);
}

/* What is packed with a checksum; nothing is sound too. */
static void sound(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    hsy_slice packed = value_of(values[0]), line;
    sqlite3_result_int(context, packed.length == 0 || hsy_store_unpack(arena, packed, &line));
}

static void mark(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    hsy_put_language_mark(&out, value_of(values[0]));
    hsy_buffer_add(&out, value_of(values[1]));
    give(context, &out);
}

static hsy_slice string_of(yyjson_val *object, const char *key) {
    yyjson_val *value = yyjson_obj_get(object, key);
    return (hsy_slice){yyjson_get_str(value) ? yyjson_get_str(value) : "", yyjson_get_len(value)};
}

static void put_body(hsy_buffer *out, yyjson_val *root) { hsy_buffer_add(out, string_of(root, "text")); }

static void put_said(hsy_buffer *out, yyjson_val *root) {
    hsy_slice text = string_of(root, "text");
    hsy_points points = hsy_points_of(out->arena, text);
    size_t index, count, place, places;
    yyjson_val *statement, *span;
    yyjson_arr_foreach(yyjson_obj_get(root, "statements"), index, count, statement) {
        yyjson_arr_foreach(yyjson_obj_get(statement, "content"), place, places, span) {
            size_t start = hsy_points_byte(&points, (size_t)yyjson_get_uint(yyjson_arr_get(span, 0)));
            size_t end = hsy_points_byte(&points, (size_t)yyjson_get_uint(yyjson_arr_get(span, 1)));
            if (start < end && end <= text.length) hsy_buffer_add(out, hsy_slice_sub(text, start, end));
            hsy_buffer_add_byte(out, ' ');
        }
        hsy_buffer_add_byte(out, '\n');
    }
}

static void free_document(void *document) { yyjson_doc_free(document); }

static void read_line(sqlite3_context *context, hsy_arena *arena, hsy_slice packed,
                      void (*put)(hsy_buffer *out, yyjson_val *root)) {
    hsy_slice line;
    yyjson_read_err wrong = {0};
    yyjson_doc *document = NULL;
    if (hsy_store_unpack(arena, packed, &line))
        document = yyjson_read_opts((char *)(uintptr_t)line.at, line.length, 0, NULL, &wrong);
    if (wrong.code == YYJSON_READ_ERROR_MEMORY_ALLOCATION) hsy_arena_out_of_memory(arena);
    if (!document) {
        sqlite3_result_error(context, "the stored page is damaged", -1);
        return;
    }
    hsy_arena_defer(arena, free_document, document);
    hsy_buffer out = hsy_buffer_in(arena, 0);
    yyjson_val *root = yyjson_doc_get_root(document);
    hsy_put_language_mark(&out, string_of(root, "language"));
    put(&out, root);
    give(context, &out);
}

static void body(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    read_line(context, arena, value_of(values[0]), put_body);
}

static void said(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    read_line(context, arena, value_of(values[0]), put_said);
}

hsy_slices hsy_speaker_words(hsy_arena *arena, hsy_slice key) {
    hsy_slices words = {0};
    hsy_tokens tokens = hsy_words(arena, key, HSY_S(""));
    for (size_t i = 0; i < tokens.count && words.count < MOST_WORDS; i++)
        if (tokens.items[i].kind == HSY_TOKEN_WORD || tokens.items[i].kind == HSY_TOKEN_NUMBER)
            HSY_PUSH(arena, &words, hsy_token_text(key, tokens.items[i]));
    return words;
}

/* Neither words nor numbers have quotation marks, backslashes or control characters. */
static void words(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values) {
    hsy_slices list = hsy_speaker_words(arena, value_of(values[0]));
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < list.count; i++)
        hsy_buffer_print(&out, "%s\"%.*s\"", i ? "," : "[", HSY_PRINT(list.items[i]));
    hsy_buffer_add_c(&out, list.count ? "]" : "[]");
    give(context, &out);
}

typedef struct line_function {
    const char *name;
    int values;
    void (*call)(sqlite3_context *context, hsy_arena *arena, sqlite3_value **values);
} line_function;

/* SQLite's frames must not be jumped over: each call has an arena and a guard of its own. */
static void call_guarded(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const line_function *function = sqlite3_user_data(context);
    hsy_arena *arena = hsy_arena_create(0);
    if (!arena || setjmp(*hsy_arena_guard(arena)) != 0)
        sqlite3_result_error_nomem(context);
    else
        function->call(context, arena, values);
    hsy_arena_free(arena);
}

bool hsy_line_functions(hsy_store *store, hsy_errors *errors) {
    static const line_function functions[] = {{"hearsay_pack", 1, pack},   {"hearsay_sound", 1, sound},
                                              {"hearsay_marked", 2, mark}, {"hearsay_body", 1, body},
                                              {"hearsay_said", 1, said},   {"hearsay_words", 1, words}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
        int result = sqlite3_create_function_v2(store->database, functions[i].name, functions[i].values, flags,
                                                (void *)(uintptr_t)&functions[i], call_guarded, NULL, NULL, NULL);
        if (result != SQLITE_OK) return hsy_store_fail(store, errors);
    }
    return true;
}
