#!/usr/bin/env python3
"""Make models/LANGUAGE/word-rarity.tsv: how common word stems are in articles. Python 3.8+, wordfreq, snowballstemmer.

    make_word_rarity.py en de fr ru

The frequencies of all words that have one stem are added up, for an article of 400 words: a stem of frequency f is in
1 - e^(-400 f) of them. The commonest 4,000 stems are written, each with the number of articles of a thousand that have
it. Stems are Snowball's, cut to eight letters, as src/trace/story_sign.c makes them. See models/word-rarity.md.
"""
import collections
import math
import pathlib
import sys

import snowballstemmer
import wordfreq

MOST_STEMS = 4000
ARTICLE_WORDS = 400
STEM_LETTERS = 8
STEMMERS = {"en": "english", "de": "german", "fr": "french", "ru": "russian"}


def stem_frequencies(language):
    stemmer = snowballstemmer.stemmer(STEMMERS[language])
    frequencies = collections.Counter()
    for word, frequency in wordfreq.get_frequency_dict(language, "large").items():
        folded = word.casefold()
        if folded.isalpha():
            frequencies[stemmer.stemWord(folded)[:STEM_LETTERS]] += frequency
    return frequencies


def main():
    for language in sys.argv[1:]:
        rows = ["# made by tools/make_word_rarity.py; see models/word-rarity.md", "stem\tarticles"]
        for stem, frequency in sorted(stem_frequencies(language).most_common(MOST_STEMS)):
            carriers = 1000 * (1 - math.exp(-ARTICLE_WORDS * frequency))
            rows.append("%s\t%d" % (stem, max(1, round(carriers))))
        path = pathlib.Path("models") / language / "word-rarity.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
