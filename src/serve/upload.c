#include "serve/upload.h"

#include <stdlib.h>

enum {
    BUFFER_BYTES = 64 << 10, /* of libmicrohttpd, for one part's header or piece */
    MOST_ADDRESS = 4000,
    MOST_KEY = 100,
};

/* The end of a file's name in harmless letters: it becomes a part of what the page is called. */
static void keep_name(hsy_upload *upload, const char *given) {
    size_t length = strlen(given), kept = length < HSY_LONGEST_NAME ? length : HSY_LONGEST_NAME;
    for (size_t i = 0; i < kept; i++) {
        char c = given[length - kept + i];
        upload->name[i] = hsy_is_letter(c) || hsy_is_digit(c) || c == '.' ? c : '-';
    }
    upload->name[kept] = '\0';
}

static hsy_bytes *part_of(hsy_upload *upload, const char *field) {
    if (strcmp(field, "key") == 0) return &upload->key;
    if (strcmp(field, "address") == 0) return &upload->address;
    if (strcmp(field, "text") == 0) return &upload->text;
    if (strcmp(field, "file") == 0) return &upload->file;
    return NULL;
}

static enum MHD_Result take_part(void *context, enum MHD_ValueKind kind, const char *field, const char *file,
                                 const char *type, const char *encoding, const char *at, uint64_t offset,
                                 size_t length) {
    (void)kind, (void)type, (void)encoding, (void)offset;
    hsy_upload *upload = context;
    hsy_bytes *part = field ? part_of(upload, field) : NULL;
    if (!part) return MHD_YES;
    if (file && part == &upload->file && !upload->name[0]) keep_name(upload, file);
    if (hsy_bytes_add(part, (hsy_slice){at, length})) return MHD_YES;
    upload->is_too_large = true;
    return MHD_NO;
}

hsy_upload *hsy_upload_begin(struct MHD_Connection *connection) {
    hsy_upload *upload = calloc(1, sizeof *upload);
    if (!upload) return NULL;
    upload->key.limit = MOST_KEY;
    upload->address.limit = MOST_ADDRESS;
    upload->text.limit = upload->file.limit = HSY_MOST_UPLOAD;
    upload->processor = MHD_create_post_processor(connection, BUFFER_BYTES, take_part, upload);
    if (upload->processor) return upload;
    free(upload);
    return NULL;
}

void hsy_upload_take(hsy_upload *upload, const char *at, size_t length) {
    if (!upload->is_too_large) MHD_post_process(upload->processor, at, length);
}

void hsy_upload_free(hsy_upload *upload) {
    if (!upload) return;
    MHD_destroy_post_processor(upload->processor);
    hsy_bytes_free(&upload->key);
    hsy_bytes_free(&upload->address);
    hsy_bytes_free(&upload->text);
    hsy_bytes_free(&upload->file);
    free(upload);
}
