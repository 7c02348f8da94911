/* The signs of agencies that no lexicon knows: "TND" in "KALDER (TND) -". Private to src/trace. */
#ifndef HEARSAY_TRACE_SIGN_H
#define HEARSAY_TRACE_SIGN_H

#include "base/slice.h"

/* The sign in the dateline at the start of a text; empty when there is none. */
hsy_slice hsy_sign_of_dateline(hsy_slice text);
/* What stands in its brackets, sign or name. */
hsy_slice hsy_maker_of_dateline(hsy_slice text);
/* Whether a day stands before its brackets: "KALDER, May 16 (Meridian) - ", where only an agency can stand. */
bool hsy_is_dated_dateline(hsy_slice text);
/* The next sign of a credit, which is cut off it: "dpa" of "dpa/AFP". Empty ones occur; ends with a null credit. */
hsy_slice hsy_sign_cut(hsy_slice *credit);
/* The sign in the brackets of a line about the makers, "(TND)"; empty when there is none. */
hsy_slice hsy_sign_of_line(hsy_slice line);
/* Whether the words are two to six capitals. */
bool hsy_is_sign(hsy_slice words);
/* Whether the sign is the initials of the name: "TND", "Tal Nachrichten-Dienst". */
bool hsy_sign_stands_for(hsy_slice sign, hsy_slice name);

/* Whether it may be: "pam", "Presseagentur Mitte"; for a sign that some name must explain. */
bool hsy_sign_may_stand_for(hsy_slice sign, hsy_slice name);

#endif
