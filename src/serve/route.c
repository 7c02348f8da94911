#include "serve/route.h"

#include "serve/page.h"

enum {
    PAGE = 1 << HSY_FORM_PAGE,
    JSON = 1 << HSY_FORM_JSON,
    LINES = 1 << HSY_FORM_LINES,
    CSV = 1 << HSY_FORM_CSV,
    GRAPHS = 1 << HSY_FORM_GRAPHML | 1 << HSY_FORM_DOT | 1 << HSY_FORM_PROV | 1 << HSY_FORM_SVG,
    PNG = 1 << HSY_FORM_PNG,
    LONGEST_NUMBER = 18, /* digits */
};

/* "/" is the stories too: of the same page the JSON is at /stories.json. */
static const hsy_route ROUTES[] = {
    {.path = HSY_SLICE("/"), .what = HSY_STORIES, .forms = PAGE, .page = hsy_page_stories},
    {.path = HSY_SLICE("/stories"), .what = HSY_STORIES, .forms = PAGE | JSON | CSV, .page = hsy_page_stories},
    {.path = HSY_SLICE("/story/"),
     .operand = HSY_OPERAND_NUMBER,
     .what = HSY_STORY,
     .forms = PAGE | JSON | CSV | GRAPHS | PNG,
     .page = hsy_page_story},
    {.path = HSY_SLICE("/claims"), .what = HSY_CLAIMS, .forms = PAGE | JSON | CSV, .page = hsy_page_claims},
    {.path = HSY_SLICE("/claim/"),
     .operand = HSY_OPERAND_NUMBER,
     .what = HSY_CLAIM,
     .forms = PAGE | JSON,
     .page = hsy_page_claim},
    {.path = HSY_SLICE("/article/"),
     .operand = HSY_OPERAND_NUMBER,
     .what = HSY_ARTICLE,
     .forms = PAGE | JSON,
     .page = hsy_page_article},
    {.path = HSY_SLICE("/article/"),
     .ending = HSY_SLICE("/versions"),
     .operand = HSY_OPERAND_NUMBER,
     .what = HSY_VERSIONS,
     .forms = PAGE | JSON,
     .page = hsy_page_versions},
    {.path = HSY_SLICE("/compare"), .what = HSY_COMPARISON, .forms = PAGE | JSON, .page = hsy_page_compare},
    {.path = HSY_SLICE("/outlets"), .what = HSY_OUTLETS, .forms = PAGE | JSON | CSV, .page = hsy_page_outlets},
    {.path = HSY_SLICE("/outlet/"),
     .operand = HSY_OPERAND_NAME,
     .what = HSY_OUTLET,
     .forms = PAGE | JSON,
     .page = hsy_page_outlet},
    {.path = HSY_SLICE("/speaker/"),
     .operand = HSY_OPERAND_NAME,
     .what = HSY_SPEAKER,
     .forms = PAGE | JSON,
     .page = hsy_page_speaker},
    {.path = HSY_SLICE("/stats"), .what = HSY_STATS, .forms = PAGE | JSON, .page = hsy_page_stats},
    {.path = HSY_SLICE("/export"), .what = HSY_EXPORT, .forms = JSON | LINES | CSV | GRAPHS},
    {.path = HSY_SLICE("/add"), .what = HSY_NOTHING, .forms = PAGE, .writes = true, .page = hsy_page_add},
    {.path = HSY_SLICE("/search"), .what = HSY_SEARCH, .forms = PAGE | JSON | CSV, .page = hsy_page_search},
};

static const struct {
    hsy_slice ending;
    const char *type;
} FORMS[HSY_FORMS] = {
    [HSY_FORM_PAGE] = {HSY_SLICE(""), "text/html; charset=utf-8"},
    [HSY_FORM_JSON] = {HSY_SLICE(".json"), "application/json"},
    [HSY_FORM_LINES] = {HSY_SLICE(".jsonl"), "application/x-ndjson"},
    [HSY_FORM_CSV] = {HSY_SLICE(".csv"), "text/csv; charset=utf-8"},
    [HSY_FORM_GRAPHML] = {HSY_SLICE(".graphml"), "application/xml"},
    [HSY_FORM_DOT] = {HSY_SLICE(".dot"), "text/vnd.graphviz; charset=utf-8"},
    [HSY_FORM_PROV] = {HSY_SLICE(".prov.json"), "application/json"},
    [HSY_FORM_SVG] = {HSY_SLICE(".svg"), "image/svg+xml"},
    [HSY_FORM_PNG] = {HSY_SLICE(".png"), "image/png"},
};

hsy_slice hsy_form_ending(hsy_form form) { return FORMS[form].ending; }

const char *hsy_form_type(hsy_form form) { return FORMS[form].type; }

static bool read_number(hsy_slice digits, long long *number) {
    *number = 0;
    if (digits.length == 0 || digits.length > LONGEST_NUMBER || digits.at[0] == '0') return false;
    for (size_t i = 0; i < digits.length; i++) {
        if (!hsy_is_digit(digits.at[i])) return false;
        *number = *number * 10 + (digits.at[i] - '0');
    }
    return true;
}

static bool matches(const hsy_route *route, hsy_slice path, hsy_target *target) {
    if (!hsy_slice_starts(path, route->path) || path.length < route->path.length + route->ending.length) return false;
    if (!hsy_slice_ends(path, route->ending)) return false;
    hsy_slice operand = hsy_slice_sub(path, route->path.length, path.length - route->ending.length);
    target->route = route;
    target->number = 0;
    target->name = operand;
    switch (route->operand) {
    case HSY_OPERAND_NONE: return operand.length == 0;
    case HSY_OPERAND_NUMBER: return read_number(operand, &target->number);
    case HSY_OPERAND_NAME: return operand.length > 0;
    }
    return false;
}

/* Later forms first: ".prov.json" is no ".json". */
bool hsy_route_find(hsy_slice path, hsy_target *target) {
    for (int form = HSY_FORMS - 1; form >= 0; form--) {
        hsy_slice ending = FORMS[form].ending;
        if (!hsy_slice_ends(path, ending)) continue;
        target->form = (hsy_form)form;
        hsy_slice rest = hsy_slice_sub(path, 0, path.length - ending.length);
        for (size_t i = 0; i < sizeof ROUTES / sizeof *ROUTES; i++)
            if (ROUTES[i].forms & (1u << form) && matches(&ROUTES[i], rest, target)) return true;
    }
    *target = (hsy_target){.form = hsy_slice_ends(path, FORMS[HSY_FORM_JSON].ending) ? HSY_FORM_JSON : HSY_FORM_PAGE};
    return false;
}
