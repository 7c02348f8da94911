/* Turns src/serve/words.tsv into constant data: interface-words OUT.h WORDS.tsv
 *
 * Made and run while building. A line is a key and its text in each language of the interface, parted by tabs; the keys
 * ascend, since they are looked up by halving. A text that is missing or a key out of place is refused with its line,
 * so no page can lack a word in one of its languages.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tools/whole_file.h"

enum { LANGUAGES = 3, LONGEST_KEY = 60 };

_Noreturn static void refuse(unsigned line, const char *what) {
    fprintf(stderr, "words.tsv:%u: %s\n", line, what);
    exit(1);
}

static void check_key(hsy_slice key, hsy_slice before, unsigned line) {
    if (key.length == 0 || key.length > LONGEST_KEY) refuse(line, "no key, or one that is too long");
    for (size_t i = 0; i < key.length; i++)
        if (!hsy_is_lower(key.at[i]) && !hsy_is_digit(key.at[i]) && key.at[i] != '-' && key.at[i] != '_' &&
            key.at[i] != '.')
            refuse(line, "a key consists of small letters, digits, hyphens, low lines and points");
    if (hsy_slice_compare(before, key) >= 0) refuse(line, "keys must ascend, each once");
}

/* "flag.single-source" is HSY_WORD_FLAG_SINGLE_SOURCE. */
static void print_name(FILE *out, hsy_slice key) {
    fputs("HSY_WORD_", out);
    for (size_t i = 0; i < key.length; i++) {
        char c = key.at[i];
        fputc(hsy_is_lower(c) ? c - ('a' - 'A') : hsy_is_digit(c) ? c : '_', out);
    }
}

static void print_literal(FILE *out, hsy_slice text) {
    fputs("HSY_SLICE(\"", out);
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\') fputc('\\', out);
        fputc(text.at[i], out);
    }
    fputs("\")", out);
}

static void print_row(FILE *out, hsy_slice row, hsy_slice key, unsigned line) {
    fputs("    {", out);
    print_literal(out, key);
    fputs(", {", out);
    for (int i = 0; i < LANGUAGES; i++) {
        hsy_slice text = hsy_slice_cut(&row, '\t');
        if (text.length == 0) refuse(line, "a key and three texts, parted by tabs");
        if (i) fputs(", ", out);
        print_literal(out, text);
    }
    if (row.at) refuse(line, "more than three texts");
    fputs("}}, \\\n", out);
}

/* The keys as names, or the rows of the table. */
static void print_lines(FILE *out, hsy_slice file, bool as_names) {
    hsy_slice before = HSY_S("");
    for (unsigned line = 1; file.at && file.length; line++) {
        hsy_slice row = hsy_slice_cut(&file, '\n');
        if (row.length == 0 || row.at[0] == '#') continue;
        hsy_slice key = hsy_slice_cut(&row, '\t');
        check_key(key, before, line);
        before = key;
        if (!as_names) {
            print_row(out, row, key, line);
            continue;
        }
        fputs("    ", out);
        print_name(out, key);
        fputs(",\n", out);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: interface-words OUT.h WORDS.tsv\n", stderr);
        return 2;
    }
    hsy_arena *arena = hsy_arena_create(0);
    hsy_slice file = hsy_whole_file(arena, argv[2]);
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 3;
    }
    fputs("/* Made by tools/interface_words.c; do not edit. */\n#pragma once\n\ntypedef enum hsy_word {\n", out);
    print_lines(out, file, true);
    fputs("    HSY_WORD_COUNT\n} hsy_word;\n\n#define HSY_WORD_ROWS \\\n", out);
    print_lines(out, file, false);
    fputs("\n", out);
    hsy_arena_free(arena);
    bool is_whole = !ferror(out);
    return fclose(out) == 0 && is_whole ? 0 : 3;
}
