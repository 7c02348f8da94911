/* Statements of any text in any language: spans lie in the text, ascend, begin and end at code points; a parent is
 * another statement; nothing crashes or hangs. The first byte chooses the language: English and German run with the
 * learnt taggers, French by rules, Polish and none by marks alone. The second is a glued place; the first line is the
 * title too. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "statements/statements.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_border(hsy_slice text, size_t at) {
    return at == text.length || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static void check_spans(hsy_slice text, hsy_spans spans) {
    size_t end = 0;
    for (size_t i = 0; i < spans.count; i++) {
        hsy_span span = spans.items[i];
        assert(span.start >= end && span.end > span.start && span.end <= text.length);
        assert(is_border(text, span.start) && is_border(text, span.end));
        end = span.end;
    }
}

static void check_list(hsy_slice text, hsy_statement_list list) {
    for (size_t i = 0; i < list.count; i++) {
        const hsy_statement *statement = &list.items[i];
        assert(statement->content.count > 0);
        check_spans(text, statement->content);
        check_spans(text, statement->cue);
        check_spans(text, statement->source);
        assert(statement->parent == HSY_NO_PARENT || (statement->parent < list.count && statement->parent != i));
        assert(statement->kind <= HSY_KIND_MIXED && statement->certainty <= HSY_CERTAINTY_DENIED);
        assert(statement->speaker.type <= HSY_SPEAKER_UNKNOWN && statement->doubt.end <= text.length);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const hsy_slice languages[] = {HSY_SLICE("en"), HSY_SLICE("de"), HSY_SLICE("fr"), HSY_SLICE("pl"),
                                          HSY_SLICE("")};
    if (size < 2) return 0;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes + 2, size - 2}, NULL);
    hsy_glued glued = {bytes[1]};
    hsy_article article = {.language = languages[bytes[0] % (sizeof languages / sizeof *languages)],
                           .text = text,
                           .title = hsy_slice_sub(text, 0, hsy_slice_find_byte(text, '\n', 0))};
    if (glued.at < text.length && is_border(text, glued.at)) article.glued = (hsy_glued_words){&glued, 1, 1};
    hsy_statements found;
    hsy_statements_find(arena, &article, &found);
    check_list(text, found.list);
    assert(found.caveat.end <= text.length);
    hsy_statement_list list;
    hsy_statements_find_in(arena, &article, text, &list);
    check_list(text, list);
    hsy_arena_free(arena);
    return 0;
}
