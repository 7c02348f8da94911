/* Puts a file into the program: embed OUT.c NAME FILE gives `const unsigned char NAME[]` and `NAME_length`.
 *
 * The assembler takes the file in as it is (.incbin), so that weights of megabytes cost no time in the compiler. A
 * nought stands behind the last byte.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(const char *path) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return 3;
}

static long size_of(const char *path) {
    FILE *in = fopen(path, "rb");
    if (!in) return -1;
    long size = fseek(in, 0, SEEK_END) == 0 ? ftell(in) : -1;
    fclose(in);
    return size;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: embed OUT.c NAME FILE\n", stderr);
        return 2;
    }
    const char *name = argv[2];
    long size = size_of(argv[3]);
    char *path = realpath(argv[3], NULL);
    FILE *out = size >= 0 && path ? fopen(argv[1], "w") : NULL;
    if (!out) {
        int code = fail(size >= 0 && path ? argv[1] : argv[3]);
        free(path);
        return code;
    }
    fprintf(out, "/* Made by tools/embed.c; do not edit. */\n#include <stddef.h>\n");
    fprintf(out, "extern const unsigned char %s[];\nextern const size_t %s_length;\n", name, name);
    fprintf(out, "const size_t %s_length = %ld;\n", name, size);
    fprintf(out, "__asm__(\".pushsection .rodata\\n.balign 16\\n.global %s\\n.type %s, @object\\n\"\n", name, name);
    fprintf(out, "        \"%s:\\n.incbin \\\"%s\\\"\\n.byte 0\\n.size %s, . - %s\\n.popsection\\n\");\n", name, path,
            name, name);
    free(path);
    int is_whole = !ferror(out);
    return fclose(out) == 0 && is_whole ? 0 : fail(argv[1]);
}
