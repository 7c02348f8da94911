#include "hearsay.h"

const char *hearsay_version(void) { return HEARSAY_VERSION; }
