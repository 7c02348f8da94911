/* A set of invented articles for tests of the trace. */
#ifndef HEARSAY_TESTS_TRACE_SET_H
#define HEARSAY_TESTS_TRACE_SET_H

#include <string.h>

#include "tests/test.h"

#include "trace/trace.h"

/* An agency's report in pieces of 25 to 40 words each, and other texts of the same event. */
#define SPILL_1                                                                                                        \
    "A tanker lorry overturned on the lakeside road near Varnholm early on Tuesday and spilled eleven thousand "       \
    "litres of heating oil, of which at least a third reached the water, the fire brigade of the district said.\n"
#define SPILL_2                                                                                                        \
    "Divers closed two storm drains within the hour, while volunteers laid floating barriers across the mouth of the " \
    "river Asp, where the town draws a fifth of its drinking water during the dry months of the year.\n"
#define SPILL_3                                                                                                        \
    "The driver, a man of fifty-two from Ostrava, was treated for a broken wrist and told officers that a deer had "   \
    "forced him onto the verge; tests for alcohol were negative, according to a spokeswoman for the police.\n"
#define SPILL_4                                                                                                        \
    "Fishing and bathing remain forbidden until further notice, and the waterworks switched to its reserve well on "   \
    "the northern shore, which can supply all households for nine days if nobody waters a garden.\n"
#define SPILL SPILL_1 SPILL_2 SPILL_3 SPILL_4

#define QUOTED                                                                                                         \
    "“We have warned of this bend for eleven years and three governments have answered that the lake looked after "  \
    "itself, and now it cannot, so we shall close the road to every lorry from tonight,” "
#define COUNCIL                                                                                                        \
    "In the council chamber tempers rose as members from four parties demanded to know why a ban on heavy traffic "    \
    "that was voted through two summers ago had never been put on a single sign.\n"
#define ANGLERS                                                                                                        \
    "Members of the anglers' club spent their lunch break carrying buckets of perch to a pond behind the brewery, "    \
    "though nobody could say how many of the fish would live to see the weekend.\n"
#define MARKET                                                                                                         \
    "Wheat closed lower in Tarsk on Monday after rain in the southern provinces eased fears of a poor harvest, with "  \
    "traders pointing to full silos and to cheap offers from two rival ports on the gulf.\n"

typedef struct test_article {
    const char *path, *outlet, *published, *text;
    const char *credit, *title, *language;
} test_article;

/* A reading without statements. */
hsy_reading test_reading(hsy_arena *arena, const test_article *given);
/* Adds a statement by an outlet or agency: `words` must stand in the text. */
void test_add_outlet(hsy_arena *arena, hsy_reading *reading, const char *outlet, const char *words);
/* The relay of the kind from article `from` (an index) or party `name` to `to`, or NULL. */
const hsy_relay *test_relay(const hsy_trace *trace, hsy_relay_kind kind, uint32_t from, const char *name, uint32_t to);
/* The origins of an article, sorted as they stand, parted by a blank and a bar: "own | agency:Associated Press". */
const char *test_origins(hsy_arena *arena, const hsy_trace *trace, uint32_t article);

#endif
