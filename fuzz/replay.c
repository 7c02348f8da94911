/* A main for fuzz targets where there is no fuzz engine: runs each file given once.
 *
 *     build/fuzz/fuzz_decode fuzz/corpus/decode/case-1 ...
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    uint8_t *bytes = NULL;
    size_t size = 0, capacity = 0;
    do {
        capacity = capacity ? capacity * 2 : 1 << 16;
        bytes = realloc(bytes, capacity);
        if (!bytes) abort();
        size += fread(bytes + size, 1, capacity - size, file);
    } while (size == capacity);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 0;
}

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++) failed |= replay(argv[i]);
    return failed;
}
