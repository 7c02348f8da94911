/* hearsay: the command. */
#include <stdio.h>

#include "hearsay.h"

int main(void) {
    printf("hearsay %s\n", hearsay_version());
    return HEARSAY_OK;
}
