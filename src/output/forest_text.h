/* Private to output: a forest drawn as trees, in columns where there is room. Many copies of one text share a line.
 *
 *     Meridian (agency) · 3 articles
 *     ├─ Herald      2 Mar 08:30  credits          Orva bridge was unsafe for months
 *     │  └─ Phare    3 Mar        translates 60 %  Le pont d'Orva fermé
 *     └─ Ledger      2 Mar 11:02  credits, 98 %    Orva closes its bridge
 */
#ifndef HEARSAY_OUTPUT_FOREST_TEXT_H
#define HEARSAY_OUTPUT_FOREST_TEXT_H

#include "output/forest.h"
#include "output/screen.h"

/* Who carries whom among the articles, with its heading. */
void hsy_forest_text(hsy_screen *screen, const hsy_by_story *by, const hsy_story_parts *story);

#endif
