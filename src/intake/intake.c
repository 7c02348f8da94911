#include "intake/intake.h"

hsy_intake_limits hsy_intake_default_limits(void) {
    return (hsy_intake_limits){.most_bytes = (size_t)64 << 20, .seconds = 30};
}
