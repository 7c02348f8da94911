/* Turns a file into constant data: embed OUT.c NAME FILE gives `const unsigned char NAME[]` and `NAME_length`. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int fail(const char *path) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return 3;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: embed OUT.c NAME FILE\n", stderr);
        return 2;
    }
    FILE *in = fopen(argv[3], "rb");
    if (!in) return fail(argv[3]);
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        fclose(in);
        return fail(argv[1]);
    }
    fprintf(out, "/* Made by tools/embed.c; do not edit. */\n#include <stddef.h>\n");
    fprintf(out, "extern const unsigned char %s[];\nextern const size_t %s_length;\n", argv[2], argv[2]);
    fprintf(out, "const unsigned char %s[] = {", argv[2]);
    size_t length = 0;
    for (int byte; (byte = fgetc(in)) != EOF; length++) fprintf(out, "%s%d,", length % 24 ? "" : "\n", byte);
    fprintf(out, "};\nconst size_t %s_length = %zu;\n", argv[2], length);
    bool is_whole = !ferror(in);
    fclose(in);
    return fclose(out) == 0 && is_whole ? 0 : fail(argv[1]);
}
