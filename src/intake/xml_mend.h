/* Private to intake: makes text that is meant to be XML into text that an XML parser takes. */
#ifndef HEARSAY_INTAKE_XML_MEND_H
#define HEARSAY_INTAKE_XML_MEND_H

#include "base/arena.h"
#include "base/error.h"

typedef struct hsy_mended {
    hsy_slice text;
    bool is_cut; /* elements were open at the end */
} hsy_mended;

/* `text` is valid UTF-8. False, with an error added, when it declares entities or passes a limit. */
bool hsy_xml_mend(hsy_arena *arena, hsy_slice path, hsy_slice text, hsy_mended *mended, hsy_errors *errors);

#endif
