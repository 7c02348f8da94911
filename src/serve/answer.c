#include "serve/answer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"

enum { OK = 200, SEE_OTHER = 303 };

hsy_answer *hsy_answer_create(unsigned status, const char *type, hsy_bytes *bytes) {
    hsy_answer *answer = bytes->failed ? NULL : calloc(1, sizeof *answer);
    if (!answer) {
        hsy_bytes_free(bytes);
        return NULL;
    }
    *answer = (hsy_answer){.status = status, .type = type, .at = bytes->at, .length = bytes->length, .references = 1};
    uint64_t hash = hsy_hash((hsy_slice){bytes->at, bytes->length});
    if (status == OK) snprintf(answer->tag, sizeof answer->tag, "\"%016llx\"", (unsigned long long)hash);
    *bytes = (hsy_bytes){.limit = bytes->limit};
    return answer;
}

hsy_answer *hsy_answer_redirect(hsy_slice location) {
    hsy_bytes none = {0};
    hsy_answer *answer = hsy_answer_create(SEE_OTHER, "text/plain", &none);
    bool fits = answer && location.length < sizeof answer->location;
    if (answer) snprintf(answer->location, sizeof answer->location, "%.*s", HSY_PRINT(fits ? location : HSY_S("/")));
    return answer;
}

hsy_answer *hsy_answer_hold(hsy_answer *answer) {
    __atomic_add_fetch(&answer->references, 1, __ATOMIC_RELAXED);
    return answer;
}

void hsy_answer_free(hsy_answer *answer) {
    if (!answer || __atomic_sub_fetch(&answer->references, 1, __ATOMIC_ACQ_REL) > 0) return;
    free(answer->at);
    free(answer);
}
