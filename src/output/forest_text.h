/* Private to output: a forest drawn as trees, in columns where there is room.
 *
 *     Meridian (agency) · 3 articles
 *     ├─ Herald      2031-03-02 08:30 UTC  credits               Orva bridge was unsafe for months
 *     │  └─ Phare    2031-03-03            translates 60 %       Le pont d'Orva fermé
 *     └─ Ledger      2031-03-02 11:02 UTC  credits, shares 98 %  Orva closes its bridge
 */
#ifndef HEARSAY_OUTPUT_FOREST_TEXT_H
#define HEARSAY_OUTPUT_FOREST_TEXT_H

#include "output/forest.h"
#include "output/screen.h"

/* Who carries whom among the articles, with its heading. */
void hsy_forest_text(hsy_screen *screen, const hsy_by_story *by, const hsy_story_parts *story);

#endif
