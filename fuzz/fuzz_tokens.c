/* Words, sentences and quotations of any text in any language: tokens ascend, do not overlap and begin and end at
 * code points; what lies between them is blank or ignored; sentences cover all tokens in order; quotations lie in the
 * text, ascend and nest. The first byte chooses the language. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/language.h"
#include "text/quote.h"
#include "text/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool is_border(hsy_slice text, size_t at) {
    return at == text.length || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static void check_tokens(hsy_slice text, hsy_tokens tokens) {
    size_t end = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        hsy_token token = tokens.items[i];
        assert(token.start >= end && token.end > token.start && token.end <= text.length);
        assert(is_border(text, token.start) && is_border(text, token.end));
        assert(token.kind <= HSY_TOKEN_SYMBOL);
        for (size_t at = end; at < token.start; at++) assert((unsigned char)text.at[at] >= 0x80 || text.at[at] <= ' ');
        end = token.end;
    }
}

static void check_sentences(hsy_tokens tokens, hsy_sentence_list sentences) {
    uint32_t covered = 0;
    for (size_t i = 0; i < sentences.count; i++) {
        hsy_sentence sentence = sentences.items[i];
        assert(sentence.first == covered && sentence.end > sentence.first);
        assert(sentence.span.start == tokens.items[sentence.first].start);
        assert(sentence.span.end == tokens.items[sentence.end - 1].end);
        covered = sentence.end;
    }
    assert(covered == tokens.count);
}

static void check_quotations(hsy_tokens tokens, hsy_quotations quotations) {
    for (size_t i = 0; i < quotations.count; i++) {
        hsy_quotation q = quotations.items[i];
        assert(q.open < tokens.count && q.span.start == tokens.items[q.open].start && q.span.end > q.span.start);
        assert(q.close == HSY_NO_TOKEN || (q.close > q.open && q.span.end == tokens.items[q.close].end));
        if (i == 0) continue;
        hsy_quotation before = quotations.items[i - 1];
        assert(q.open > before.open && q.depth <= before.depth + 1);
        assert(q.span.start >= before.span.end || q.span.end <= before.span.end);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char *const languages[] = {"en", "de", "fr", "", "sv", "zh", "de-CH", "ru"};
    if (size == 0) return 0;
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice language = hsy_slice_from_c(languages[bytes[0] % 8]);
    hsy_slice text = hsy_utf8_repair(arena, (hsy_slice){(const char *)bytes + 1, size - 1}, NULL);
    hsy_tokens tokens = hsy_words(arena, text, language);
    check_tokens(text, tokens);
    check_sentences(tokens, hsy_sentences(arena, text, tokens, language));
    check_quotations(tokens, hsy_quotations_find(arena, text, tokens, language));
    hsy_language_identify(text);
    hsy_language_of_tag(text);
    hsy_language_named(text);
    hsy_arena_free(arena);
    return 0;
}
