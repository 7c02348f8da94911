/* Notes: who translated a text and from what, editor's notes, corrections.
 *
 *     "Translated and adapted from German by Eva Exempel"    de, Eva Exempel
 *     "Aus dem Englischen von Eva Exempel"                   en, Eva Exempel
 *     "Traduit de l'allemand par Eva Exempel"                de, Eva Exempel
 *     "Editor's note: …"                                     an editor's note
 *
 * A translation note begins with one of the phrases of lexicon/<language>/note-phrases.tsv and names a language
 * (lexicon/any/languages.tsv) or, behind "by", a person. The translator is not an author.
 * Misses notes in the middle of a paragraph.
 */
#include "base/utf8.h"
#include "page/fields.h"
#include "page/phrase.h"
#include "text/language.h"

enum {
    SKIPPED_AT_START = 3,   /* marks before the phrase: "(", "*", "–" */
    LANGUAGE_WITHIN = 8,    /* words between the phrase and the language */
    LONGEST_TRANSLATOR = 6, /* words */
    START_WORDS = 12        /* of a line, the phrase and what is before it among them */
};

static bool is_kind(hsy_slice kind, const char *name) { return hsy_slice_equal(kind, hsy_slice_from_c(name)); }

static hsy_phrase_line note_line(hsy_arena *arena, hsy_slice line, hsy_slice language, uint32_t *first) {
    hsy_phrase_line words = hsy_phrase_line_of(arena, hsy_slice_trim(line), language, HSY_S("note-phrases"));
    *first = 0;
    while (*first < words.tokens.count && *first < SKIPPED_AT_START &&
           words.tokens.items[*first].kind != HSY_TOKEN_WORD)
        ++*first;
    return words;
}

/* The kind of the phrase that the line begins with, of which only the first words are read. */
static hsy_slice kind_of_start(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    uint32_t first;
    hsy_phrase_line words = note_line(arena, hsy_phrase_head(line, START_WORDS), language, &first);
    return hsy_phrase_kind(&words, first, NULL);
}

/* The name behind "by": capitals and small particles, up to a mark. */
static hsy_slice name_at(const hsy_phrase_line *line, uint32_t first) {
    uint32_t end = first, count = (uint32_t)line->tokens.count;
    if (!hsy_phrase_capital(line, first)) return (hsy_slice){"", 0};
    while (end < count && end < first + LONGEST_TRANSLATOR && line->tokens.items[end].kind == HSY_TOKEN_WORD &&
           hsy_phrase_kind(line, end, NULL).length == 0)
        end++;
    while (end > first && !hsy_phrase_capital(line, end - 1)) end--;
    return hsy_phrase_text(line, first, end);
}

/* What the phrase at `first` that says "translated" is followed by. */
static bool read_translation(const hsy_phrase_line *words, uint32_t first, hsy_slice *from_language,
                             hsy_slice *translator) {
    uint32_t behind;
    if (!is_kind(hsy_phrase_kind(words, first, &behind), "translation")) return false;
    for (uint32_t i = behind; i < words->tokens.count && i < behind + LANGUAGE_WITHIN; i++) {
        uint32_t end = i;
        hsy_slice kind = hsy_phrase_kind(words, i, &end);
        if (from_language->length == 0) *from_language = hsy_language_named(hsy_phrase_text(words, i, i + 1));
        bool colon = i == behind && hsy_phrase_is(words, i, HSY_S(":"));
        if (translator->length == 0 && (is_kind(kind, "by") || colon))
            *translator = name_at(words, colon ? i + 1 : end);
        if (is_kind(kind, "the") && end > i) i = end - 1;
    }
    return from_language->length > 0 || translator->length > 0;
}

bool hsy_note_translation(hsy_arena *arena, hsy_slice line, hsy_slice language, hsy_slice *from_language,
                          hsy_slice *translator) {
    hsy_slice ignored;
    if (!from_language) from_language = &ignored;
    if (!translator) translator = &ignored;
    *from_language = *translator = (hsy_slice){"", 0};
    if (line.length == 0 || line.length > HSY_NOTE_LONGEST) return false;
    if (!is_kind(kind_of_start(arena, line, language), "translation")) return false;
    uint32_t first;
    hsy_phrase_line words = note_line(arena, line, language, &first);
    return read_translation(&words, first, from_language, translator);
}

hsy_note_kind hsy_note_kind_of(hsy_arena *arena, hsy_slice line, hsy_slice language) {
    if (line.length == 0) return HSY_NOTE_NONE;
    hsy_slice start = hsy_slice_sub(line, 0, HSY_NOTE_LONGEST);
    start.length = hsy_utf8_valid_prefix(start); /* the cut may fall inside a character */
    hsy_slice kind = kind_of_start(arena, start, language);
    if (is_kind(kind, "translation") && hsy_note_translation(arena, line, language, NULL, NULL))
        return HSY_NOTE_TRANSLATION;
    if (is_kind(kind, "editor")) return HSY_NOTE_EDITOR;
    if (is_kind(kind, "correction")) return HSY_NOTE_CORRECTION;
    return HSY_NOTE_NONE;
}
