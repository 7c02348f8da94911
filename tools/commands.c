/* Makes everything that tells about the commands from docs/commands/, so that nothing can disagree:
 *
 *     commands help OUT.c FILE.md...      constant data for the program: help pages and which options a command takes
 *     commands man OUT.1 FILE.md...       the manual page
 *     commands bash|zsh|fish OUT FILE.md...   completion for a shell
 *
 * A page begins with "# hearsay COMMAND" and, as its first paragraph, what the command is for. An option is a line
 * "- `--name VALUE`: About it."; a VALUE with "|" lists what is allowed. The first page is that of the program itself.
 * Anything else is headings, paragraphs, items of lists behind "- ", and lines of code set in by four blanks.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/vector.h"

enum {
    HELP_WIDTH = 80,      /* columns of a help page */
    OPTION_COLUMN = 6,    /* where what an option does begins */
    ITEM_COLUMN = 2,      /* where an item of a list goes on */
    LONGEST_SUMMARY = 67, /* bytes of a command's first paragraph: it stands behind the name in one line */
};

typedef enum part_kind { PART_HEADING, PART_PARAGRAPH, PART_CODE, PART_ITEM, PART_OPTION } part_kind;

typedef struct part {
    part_kind kind;
    hsy_slice text; /* heading, paragraph or item in one line, code with its line breaks, or what the option does */
    hsy_slice name, value; /* an option's "--name" and its value, empty for none */
} part;

HSY_VECTOR_TYPE(parts, part);

typedef struct page {
    hsy_slice command, summary; /* command is empty for the program itself */
    parts parts;
} page;

HSY_VECTOR_TYPE(pages, page);

_Noreturn static void refuse(const char *path, const char *what) {
    fprintf(stderr, "%s: %s\n", path, what);
    exit(1);
}

static hsy_slice read_file(hsy_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) refuse(path, strerror(errno));
    hsy_buffer text = hsy_buffer_in(arena, 0);
    for (int c; (c = fgetc(file)) != EOF;) hsy_buffer_add_byte(&text, (char)c);
    fclose(file);
    return hsy_buffer_text(&text);
}

/* "- `--name VALUE`: About." */
static part read_option(const char *path, hsy_slice line) {
    size_t end = hsy_slice_find(line, HSY_S("`: "), 0);
    if (end == HSY_NOT_FOUND) refuse(path, "an option is written - `--name VALUE`: About it.");
    hsy_slice value = hsy_slice_sub(line, 3, end), name = hsy_slice_cut(&value, ' ');
    return (part){PART_OPTION, hsy_slice_sub(line, end + 3, line.length), name, value.at ? value : HSY_S("")};
}

static part_kind kind_of(hsy_slice line) {
    if (hsy_slice_starts(line, HSY_S("    "))) return PART_CODE;
    return hsy_slice_starts(line, HSY_S("- ")) ? PART_ITEM : PART_PARAGRAPH;
}

/* Whether a line of that kind goes on with the part: prose with a paragraph or an item, code with code. */
static bool goes_on(part_kind before, part_kind line) {
    return before == line ? before != PART_ITEM : before == PART_ITEM && line == PART_PARAGRAPH;
}

/* Joins `line` to the part before when both belong together; else it is a part of its own. */
static void add_line(hsy_arena *arena, page *p, hsy_slice line, bool after_blank) {
    part_kind kind = kind_of(line);
    part *last = p->parts.count ? &HSY_LAST(&p->parts) : NULL;
    hsy_slice text = kind == PART_CODE ? hsy_slice_sub(line, 4, line.length) : line;
    if (last && !after_blank && goes_on(last->kind, kind))
        last->text = hsy_arena_print(arena, "%.*s%s%.*s", HSY_PRINT(last->text), kind == PART_CODE ? "\n" : " ",
                                     HSY_PRINT(text));
    else
        HSY_PUSH(arena, &p->parts, ((part){.kind = kind, .text = text}));
}

static page read_page(hsy_arena *arena, const char *path) {
    page p = {.command = HSY_S("")};
    bool after_blank = true, has_title = false;
    for (hsy_slice rest = read_file(arena, path); rest.length;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        if (hsy_slice_starts(line, HSY_S("# hearsay"))) {
            p.command = hsy_slice_trim(hsy_slice_sub(line, strlen("# hearsay"), line.length));
            has_title = true;
        } else if (hsy_slice_starts(line, HSY_S("## "))) {
            HSY_PUSH(arena, &p.parts, ((part){.kind = PART_HEADING, .text = hsy_slice_sub(line, 3, line.length)}));
        } else if (hsy_slice_starts(line, HSY_S("- `--"))) {
            HSY_PUSH(arena, &p.parts, read_option(path, line));
        } else if (line.length) {
            add_line(arena, &p, line, after_blank);
        }
        after_blank = line.length == 0;
    }
    if (!has_title || p.parts.count == 0 || p.parts.items[0].kind != PART_PARAGRAPH)
        refuse(path, "it begins with `# hearsay COMMAND` and a paragraph that says what it is for");
    p.summary = p.parts.items[0].text;
    if (p.command.length && p.summary.length > LONGEST_SUMMARY) refuse(path, "the first paragraph is too long");
    return p;
}

/* The text without the marks of Markdown. */
static hsy_slice plain(hsy_arena *arena, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != '`') hsy_buffer_add_byte(&out, text.at[i]);
    return hsy_buffer_text(&out);
}

/* Words in lines of HELP_WIDTH columns, the first set in by `first` blanks, the others by `indent`. */
static void wrap(hsy_buffer *out, hsy_slice text, size_t first, size_t indent) {
    size_t column = 0, margin = first;
    for (hsy_slice rest = text; rest.at;) {
        hsy_slice word = hsy_slice_cut(&rest, ' ');
        if (column && column + 1 + word.length > HELP_WIDTH) {
            hsy_buffer_add_byte(out, '\n');
            column = 0;
            margin = indent;
        }
        hsy_buffer_print(out, "%*s", column ? 1 : (int)margin, "");
        hsy_buffer_add(out, word);
        column += word.length + (column ? 1 : margin);
    }
    hsy_buffer_add_byte(out, '\n');
}

static void help_code(hsy_buffer *out, hsy_slice code) {
    for (hsy_slice rest = code; rest.at;) {
        hsy_slice line = hsy_slice_cut(&rest, '\n');
        hsy_buffer_print(out, "  %.*s\n", HSY_PRINT(line));
    }
}

static void help_commands(hsy_buffer *out, const pages *all) {
    hsy_buffer_add_c(out, "\nCommands:\n");
    for (size_t i = 1; i < all->count; i++)
        hsy_buffer_print(out, "  %-10.*s %.*s\n", HSY_PRINT(all->items[i].command), HSY_PRINT(all->items[i].summary));
}

static hsy_slice help_text(hsy_arena *arena, const pages *all, const page *p) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    part_kind before = PART_PARAGRAPH;
    for (size_t i = 0; i < p->parts.count; i++) {
        const part *q = &p->parts.items[i];
        bool joined = (q->kind == PART_OPTION && (before == PART_OPTION || before == PART_HEADING)) ||
                      (q->kind == PART_ITEM && before == PART_ITEM);
        if (p == all->items && q->kind == PART_HEADING && hsy_slice_equal(q->text, HSY_S("Options")))
            help_commands(&out, all);
        if (i && !joined) hsy_buffer_add_byte(&out, '\n');
        switch (q->kind) {
        case PART_HEADING: hsy_buffer_print(&out, "%.*s:", HSY_PRINT(q->text)); break;
        case PART_CODE: help_code(&out, q->text); break;
        case PART_PARAGRAPH: wrap(&out, plain(arena, q->text), 0, 0); break;
        case PART_ITEM: wrap(&out, plain(arena, q->text), 0, ITEM_COLUMN); break;
        case PART_OPTION:
            hsy_buffer_print(&out, "  %.*s%s%.*s\n", HSY_PRINT(q->name), q->value.length ? " " : "",
                             HSY_PRINT(q->value));
            wrap(&out, plain(arena, q->text), OPTION_COLUMN, OPTION_COLUMN);
        }
        if (q->kind == PART_HEADING) hsy_buffer_add_byte(&out, '\n');
        before = q->kind;
    }
    return hsy_buffer_text(&out);
}

/* As an array: a string literal need not be allowed more than 4,095 characters. */
static void print_characters(FILE *out, const char *name, size_t number, hsy_slice text) {
    fprintf(out, "static const char %s_%zu[] = {", name, number);
    for (size_t i = 0; i < text.length; i++) fprintf(out, "%s'\\%03o',", i % 16 ? "" : "\n", (unsigned char)text.at[i]);
    fputs("0};\n", out);
}

static void print_help(hsy_arena *arena, FILE *out, const pages *all) {
    fputs("/* Made by tools/commands.c from docs/commands/; do not edit. */\n#include \"cli/manual.h\"\n", out);
    for (size_t i = 0; i < all->count; i++) {
        fprintf(out, "static const hsy_manual_option options_%zu[] = {\n", i);
        for (size_t q = 0; q < all->items[i].parts.count; q++) {
            const part *o = &all->items[i].parts.items[q];
            if (o->kind != PART_OPTION) continue;
            fprintf(out, "{\"%.*s\", \"%.*s\"},\n", HSY_PRINT(o->name), HSY_PRINT(o->value));
        }
        fputs("{0}};\n", out);
        print_characters(out, "help", i, help_text(arena, all, &all->items[i]));
    }
    fputs("const hsy_manual hsy_manuals[] = {\n", out);
    for (size_t i = 0; i < all->count; i++) {
        hsy_slice command = all->items[i].command;
        fprintf(out, "{\"%.*s\", options_%zu, help_%zu},\n", HSY_PRINT(command), i, i);
    }
    fprintf(out, "};\nconst size_t hsy_manual_count = %zu;\n", all->count);
}

/* Words for roff: backslashes and hyphens escaped, `code` in bold. */
static void print_roff(FILE *out, hsy_slice text) {
    bool bold = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '`')
            fputs((bold = !bold) ? "\\fB" : "\\fR", out);
        else if (c == '\\')
            fputs("\\e", out);
        else if (c == '-')
            fputs("\\-", out);
        else if ((c == '.' || c == '\'') && (i == 0 || text.at[i - 1] == '\n'))
            fprintf(out, "\\&%c", c);
        else
            fputc(c, out);
    }
    fputc('\n', out);
}

static void print_man_part(FILE *out, const part *q, bool is_program) {
    switch (q->kind) {
    case PART_HEADING:
        fputs(is_program ? ".SH " : ".PP\n.B ", out);
        for (size_t i = 0; i < q->text.length; i++) {
            char c = q->text.at[i];
            fputc(is_program && hsy_is_lower(c) ? c - 'a' + 'A' : c, out);
        }
        fputc('\n', out);
        break;
    case PART_PARAGRAPH:
        fputs(".PP\n", out);
        print_roff(out, q->text);
        break;
    case PART_ITEM:
        fputs(".IP \\(bu 2\n", out);
        print_roff(out, hsy_slice_sub(q->text, strlen("- "), q->text.length));
        break;
    case PART_CODE:
        fputs(".PP\n.RS 4\n.nf\n", out);
        print_roff(out, q->text);
        fputs(".fi\n.RE\n", out);
        break;
    case PART_OPTION:
        fprintf(out, ".TP\n\\fB\\-\\-%.*s\\fR %.*s\n", HSY_PRINT(hsy_slice_sub(q->name, 2, q->name.length)),
                HSY_PRINT(q->value));
        print_roff(out, q->text);
    }
}

static void print_man(FILE *out, const pages *all) {
    const page *program = &all->items[0];
    fputs(".\\\" Made by tools/commands.c from docs/commands/; do not edit.\n.TH HEARSAY 1\n.SH NAME\nhearsay \\- ",
          out);
    print_roff(out, program->summary);
    fputs(".SH SYNOPSIS\n", out);
    for (size_t q = 1; q < program->parts.count; q++) {
        bool ends_head = program->parts.items[q].kind == PART_HEADING &&
                         hsy_slice_equal(program->parts.items[q].text, HSY_S("Options"));
        for (size_t i = 1; ends_head && i < all->count; i++) {
            fprintf(out, "%s.SS hearsay %.*s\n", i == 1 ? ".SH COMMANDS\n" : "", HSY_PRINT(all->items[i].command));
            for (size_t c = 0; c < all->items[i].parts.count; c++)
                print_man_part(out, &all->items[i].parts.items[c], false);
        }
        print_man_part(out, &program->parts.items[q], true);
    }
}

/* The allowed values of an option with "|" turned into blanks; empty when anything is allowed. */
static hsy_slice choices(hsy_arena *arena, const part *option) {
    if (hsy_slice_find_byte(option->value, '|', 0) == HSY_NOT_FOUND &&
        !(option->value.length && hsy_is_lower(option->value.at[0])))
        return HSY_S("");
    hsy_slice copy = hsy_arena_copy(arena, option->value);
    for (size_t i = 0; i < copy.length; i++)
        if (copy.at[i] == '|') ((char *)(uintptr_t)copy.at)[i] = ' ';
    return copy;
}

static void print_bash(hsy_arena *arena, FILE *out, const pages *all) {
    fputs("# Made by tools/commands.c from docs/commands/; do not edit.\n_hearsay() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
          "    case \"${COMP_WORDS[1]}$before\" in\n",
          out);
    for (size_t i = 0; i < all->count; i++)
        for (size_t q = 0; q < all->items[i].parts.count; q++) {
            const part *o = &all->items[i].parts.items[q];
            if (o->kind == PART_OPTION && choices(arena, o).length)
                fprintf(out, "    %.*s%.*s) words=\"%.*s\" ;;\n", HSY_PRINT(all->items[i].command), HSY_PRINT(o->name),
                        HSY_PRINT(choices(arena, o)));
        }
    fputs("    esac\n    if [ -z \"$words\" ]; then\n        case \"$COMP_CWORD,${COMP_WORDS[1]}\" in\n        1,*) "
          "words=\"",
          out);
    for (size_t i = 1; i < all->count; i++) fprintf(out, "%.*s ", HSY_PRINT(all->items[i].command));
    fputs("--help --version\" ;;\n", out);
    for (size_t i = 1; i < all->count; i++) {
        fprintf(out, "        *,%.*s) case \"$word\" in -*) words=\"", HSY_PRINT(all->items[i].command));
        for (size_t q = 0; q < all->items[i].parts.count; q++)
            if (all->items[i].parts.items[q].kind == PART_OPTION)
                fprintf(out, "%.*s ", HSY_PRINT(all->items[i].parts.items[q].name));
        fputs("\" ;; esac ;;\n", out);
    }
    fputs("        esac\n    fi\n"
          "    if [ -n \"$words\" ]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "    else\n"
          "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
          "    fi\n}\ncomplete -o filenames -F _hearsay hearsay\n",
          out);
}

/* The first clause, to stand between the quotation marks of a shell: what a shell takes for its own is left out. */
static void print_quoted(hsy_arena *arena, FILE *out, hsy_slice text) {
    text = plain(arena, text);
    for (size_t i = 0; i < text.length && !strchr(".:;", text.at[i]); i++)
        if (!strchr("'[]\\", text.at[i])) fputc(text.at[i], out);
}

static void print_zsh_option(hsy_arena *arena, FILE *out, const part *o) {
    hsy_slice allowed = choices(arena, o);
    fprintf(out, " \\\n            '%.*s[", HSY_PRINT(o->name));
    print_quoted(arena, out, o->text);
    fputc(']', out);
    if (allowed.length)
        fprintf(out, ":value:(%.*s)", HSY_PRINT(allowed));
    else if (o->value.length)
        fprintf(out, ":%.*s:_files", HSY_PRINT(o->value));
    fputc('\'', out);
}

static void print_zsh(hsy_arena *arena, FILE *out, const pages *all) {
    fputs("#compdef hearsay\n# Made by tools/commands.c from docs/commands/; do not edit.\n_hearsay() {\n"
          "    if (( CURRENT == 2 )); then\n        local -a commands=(",
          out);
    for (size_t i = 1; i < all->count; i++) {
        fprintf(out, "\n            '%.*s:", HSY_PRINT(all->items[i].command));
        print_quoted(arena, out, all->items[i].summary);
        fputc('\'', out);
    }
    fputs(")\n        _describe command commands\n        return\n    fi\n    case $words[2] in\n", out);
    for (size_t i = 1; i < all->count; i++) {
        fprintf(out, "    %.*s)\n        shift words; (( CURRENT-- ))\n        _arguments",
                HSY_PRINT(all->items[i].command));
        for (size_t q = 0; q < all->items[i].parts.count; q++)
            if (all->items[i].parts.items[q].kind == PART_OPTION)
                print_zsh_option(arena, out, &all->items[i].parts.items[q]);
        fputs(" \\\n            '*:input:_files' ;;\n", out);
    }
    fputs("    esac\n}\n_hearsay \"$@\"\n", out);
}

static void print_fish(hsy_arena *arena, FILE *out, const pages *all) {
    fputs("# Made by tools/commands.c from docs/commands/; do not edit.\n", out);
    for (size_t i = 1; i < all->count; i++) {
        const page *p = &all->items[i];
        fprintf(out, "complete -c hearsay -n __fish_use_subcommand -a %.*s -d '", HSY_PRINT(p->command));
        print_quoted(arena, out, p->summary);
        fputs("'\n", out);
        for (size_t q = 0; q < p->parts.count; q++) {
            const part *o = &p->parts.items[q];
            if (o->kind != PART_OPTION) continue;
            fprintf(out, "complete -c hearsay -n '__fish_seen_subcommand_from %.*s' -l %.*s", HSY_PRINT(p->command),
                    HSY_PRINT(hsy_slice_sub(o->name, 2, o->name.length)));
            if (choices(arena, o).length)
                fprintf(out, " -x -a '%.*s'", HSY_PRINT(choices(arena, o)));
            else if (o->value.length)
                fputs(" -r", out);
            fputs(" -d '", out);
            print_quoted(arena, out, o->text);
            fputs("'\n", out);
        }
    }
}

int main(int argc, char **argv) {
    hsy_arena *arena = argc > 3 ? hsy_arena_create(0) : NULL;
    if (!arena) {
        fputs("usage: commands help|man|bash|zsh|fish OUT FILE.md...\n", stderr);
        return 2;
    }
    pages all = {0};
    for (int i = 3; i < argc; i++) HSY_PUSH(arena, &all, read_page(arena, argv[i]));
    FILE *out = fopen(argv[2], "w");
    if (!out) refuse(argv[2], strerror(errno));
    if (strcmp(argv[1], "help") == 0) print_help(arena, out, &all);
    if (strcmp(argv[1], "man") == 0) print_man(out, &all);
    if (strcmp(argv[1], "bash") == 0) print_bash(arena, out, &all);
    if (strcmp(argv[1], "zsh") == 0) print_zsh(arena, out, &all);
    if (strcmp(argv[1], "fish") == 0) print_fish(arena, out, &all);
    int failed = fclose(out);
    hsy_arena_free(arena);
    return failed ? 3 : 0;
}
