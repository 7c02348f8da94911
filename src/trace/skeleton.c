/* Skeletons: spellings of one name in several languages brought to one form.
 *
 *     Selenskyj, Zelensky, Zelenskyy  ->  slnsk       Poutine, Putin, Putins  ->  ptn
 *     Janukowytsch, Yanukovych, Ianoukovitch  ->  inkvS       Berlin, Berliner, Berlins  ->  brln
 *
 * Languages write foreign sounds in their own letters, vowels most freely of all. So vowels are left out, but for the
 * first; what stands for one consonant somewhere becomes one letter (sch, tsch, sh, tch, ch; w, v; z, s, ts; k, c,
 * kh), doubled letters one; a final s, which may be a case ending, and the -er of those who live there are nothing. It
 * works alike on every language: a name that is spelled the same everywhere has the same skeleton everywhere, however
 * it is pronounced. Words of Latin origin are brought together too: Kommission, commission.
 *
 * What it misses: names that are translated (Köln, Cologne) or heard differently (Charkiw, Kharkiv): they stand in
 * lexicon/any/exonyms.tsv. Different names may share a skeleton; few do within two articles.
 */
#include "trace/skeleton.h"

#include <string.h>

enum { SHORTEST_WITH_ENDING = 7 /* bytes of a word that may have lost "er" */ };

/* Letters that stand for one consonant; the first that fits is taken. S is the sound of "sh" and all near it. */
static const struct {
    hsy_slice letters;
    char sound;
} SOUNDS[] = {
    {HSY_SLICE("stsch"), 'S'}, {HSY_SLICE("tsch"), 'S'},  {HSY_SLICE("dsch"), 'S'}, {HSY_SLICE("sch"), 'S'},
    {HSY_SLICE("shch"), 'S'},  {HSY_SLICE("chtch"), 'S'}, {HSY_SLICE("tch"), 'S'},  {HSY_SLICE("ch"), 'S'},
    {HSY_SLICE("sh"), 'S'},    {HSY_SLICE("zh"), 'S'},    {HSY_SLICE("kh"), 'k'},   {HSY_SLICE("gh"), 'g'},
    {HSY_SLICE("th"), 't'},    {HSY_SLICE("dh"), 'd'},    {HSY_SLICE("ph"), 'f'},   {HSY_SLICE("tz"), 's'},
    {HSY_SLICE("ts"), 's'},    {HSY_SLICE("ck"), 'k'},    {HSY_SLICE("ce"), 's'},   {HSY_SLICE("ci"), 's'},
    {HSY_SLICE("cy"), 's'},    {HSY_SLICE("c"), 'k'},     {HSY_SLICE("q"), 'k'},    {HSY_SLICE("z"), 's'},
    {HSY_SLICE("w"), 'v'},     {HSY_SLICE("x"), 's'},
};

/* The vowel that a name begins with; 0 when it begins with a consonant. "Yu", "Ju" and "Iou" are "i". */
static char first_vowel(hsy_slice plain) {
    char c = plain.length ? plain.at[0] : 0;
    if (c == 'y' || c == 'j' || c == 'i') return 'i';
    if (c == 'o' && plain.length > 1 && plain.at[1] == 'u') return 'u';
    return c && strchr("aeou", c) ? c : 0;
}

/* The sound at `*at`, behind which it moves; 0 for a vowel, a silent h, or what is no Latin letter. */
static char next_sound(hsy_slice plain, size_t *at) {
    hsy_slice rest = hsy_slice_sub(plain, *at, plain.length);
    if (hsy_slice_starts(rest, HSY_S("chr")) || hsy_slice_starts(rest, HSY_S("chl"))) {
        *at += 2;
        return 'k';
    }
    for (size_t i = 0; i < sizeof SOUNDS / sizeof *SOUNDS; i++)
        if (SOUNDS[i].letters.at[0] == rest.at[0] && hsy_slice_starts(rest, SOUNDS[i].letters)) {
            *at += SOUNDS[i].letters.length;
            return SOUNDS[i].sound;
        }
    bool is_first = *at == 0;
    ++*at;
    if (rest.at[0] == 'h') return is_first ? 'h' : 0;
    return hsy_is_lower(rest.at[0]) && !strchr("aeiouyj", rest.at[0]) ? rest.at[0] : 0;
}

/* "berliner", "berliners", "berlinern" without their ending. */
static hsy_slice without_ending(hsy_slice plain) {
    static const hsy_slice endings[] = {HSY_SLICE("ers"), HSY_SLICE("ern"), HSY_SLICE("er")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings && plain.length >= SHORTEST_WITH_ENDING; i++)
        if (hsy_slice_ends(plain, endings[i])) return hsy_slice_sub(plain, 0, plain.length - endings[i].length);
    return plain;
}

size_t hsy_skeleton(hsy_slice plain, char skeleton[HSY_SKELETON_MOST]) {
    plain = without_ending(plain);
    size_t length = 0, at = 0;
    char last = 0, vowel = first_vowel(plain);
    if (vowel) skeleton[length++] = vowel;
    while (at < plain.length && length < HSY_SKELETON_MOST) {
        char sound = next_sound(plain, &at);
        bool is_ending = sound == 's' && at == plain.length;
        if (sound && sound != last && !is_ending) skeleton[length++] = sound;
        last = sound;
    }
    return length;
}
