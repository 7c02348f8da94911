/* One unnamed source behind many outlets, and one text under the names of two agencies.
 *
 *     eleven pages carry the crack in the dam; all chains end at "an engineer"        -> one-unnamed-source
 *     Rundschau: "(ANA)"   Morgenblatt, the same text: "Continental Press"            -> credit-conflict
 */
#include "text/fold.h"
#include "text/name.h"
#include "trace/finding.h"

enum { FEWEST_OUTLETS = 3 }; /* that must carry a claim before its one source is worth a warning */

static bool has_one_unnamed_source(const hsy_claim *claim) {
    if (claim->independent_origins != 1 || claim->origins.count != 1) return false;
    const hsy_origin *o = &claim->origins.items[0];
    bool is_body =
        o->type == HSY_SPEAKER_OUTLET || o->type == HSY_SPEAKER_AGENCY || o->type == HSY_SPEAKER_ORGANISATION;
    return !o->is_named && !is_body;
}

/* Articles that carry the claim, each outlet once, at its first carrier. */
static hsy_indices first_of_outlets(hsy_arena *arena, const hsy_trace *trace, const hsy_claim *claim) {
    hsy_indices carriers = {0};
    for (uint32_t i = 0; i < claim->carriers.count; i++) {
        const hsy_article *a = &trace->readings[claim->carriers.items[i].article].article;
        bool is_new = true;
        for (size_t k = 0; k < carriers.count && is_new; k++) {
            uint32_t other = claim->carriers.items[carriers.items[k]].article;
            is_new = other != claim->carriers.items[i].article &&
                     (a->outlet_name.length == 0 ||
                      !hsy_slice_equal(a->outlet_name, trace->readings[other].article.outlet_name));
        }
        if (is_new) HSY_PUSH(arena, &carriers, i);
    }
    return carriers;
}

void hsy_find_unnamed_sources(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    for (size_t i = 0; i < trace->claims.count; i++) {
        const hsy_claim *claim = &trace->claims.items[i];
        if (!has_one_unnamed_source(claim)) continue;
        hsy_indices outlets = first_of_outlets(finder->scratch, trace, claim);
        if (outlets.count < FEWEST_OUTLETS) continue;
        hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_ONE_UNNAMED_SOURCE, claim->story);
        for (size_t k = 0; k < outlets.count; k++) {
            const hsy_carrier *c = &claim->carriers.items[outlets.items[k]];
            hsy_finding_show(finder, f, c->article, c->span);
        }
    }
}

/* The one agency that the article credits, or empty when it credits none or several. */
static hsy_slice only_agency(const hsy_article *article) {
    hsy_slice agency = {"", 0};
    for (size_t i = 0; i < article->credits.count; i++) {
        hsy_slice name = hsy_name_of_agency(article->credits.items[i]);
        if (name.length == 0 || hsy_slice_equal(name, agency)) continue;
        if (agency.length) return (hsy_slice){"", 0};
        agency = name;
    }
    return agency;
}

static hsy_span first_line(const hsy_article *article) {
    size_t end = hsy_slice_find_byte(article->text, '\n', 0);
    return (hsy_span){0, (uint32_t)(end == HSY_NOT_FOUND ? article->text.length : end)};
}

void hsy_find_credit_conflicts(const hsy_finder *finder) {
    const hsy_trace *trace = finder->trace;
    for (size_t i = 0; i < trace->text_groups.count; i++) {
        hsy_indices members = trace->text_groups.items[i];
        uint32_t first = HSY_NONE;
        hsy_slice agency = {"", 0};
        for (size_t k = 0; k < members.count; k++) {
            const hsy_article *a = &trace->readings[members.items[k]].article;
            hsy_slice other = only_agency(a);
            if (other.length == 0) continue;
            if (first == HSY_NONE) {
                first = members.items[k];
                agency = other;
            } else if (!hsy_slice_equal(agency, other)) {
                hsy_finding *f = hsy_finding_add(finder, HSY_FINDING_CREDIT_CONFLICT, trace->articles[first].story);
                hsy_finding_show(finder, f, first, first_line(&trace->readings[first].article));
                hsy_finding_show(finder, f, members.items[k], first_line(a));
                break;
            }
        }
    }
}
