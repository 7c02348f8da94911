/* The facts of a document: one walk over its elements.
 *
 * <meta> by name (lexicon/any/meta-names.tsv), <title>, <html lang>, canonical address, JSON-LD scripts, headings,
 * <time>, microdata and elements whose class says "author" or "date". What stands in a sidebar, a teaser or a comment
 * is marked, since pages are full of other articles' authors and dates.
 * Misses facts in scripts other than JSON-LD.
 */
#include "page/metadata.h"

#include "base/utf8.h"
#include "page/hint.h"
#include "text/fold.h"

enum {
    MOST_FACTS = 2000,       /* of a page; comment sections have a date each */
    MOST_SCRIPTS = 64,       /* with JSON-LD */
    MOST_SUBHEADINGS = 40,   /* looked at for the title */
    HEADING_NODES = 40,      /* of a heading, looked at for a kicker */
    DOUBT = 100,             /* elements that a doubtful place counts more */
    KICKER_SHARE = 3,        /* a headline is at least a third of its heading */
    LONGEST_HEADING = 1000,  /* bytes */
    LONGEST_BYLINE = 300,    /* bytes of an element of class "author" */
    SHORTEST_DATE = 8,       /* bytes of a date in an attribute */
    LONGEST_DATE = 160,      /* bytes of an element of class "date" */
    LONGEST_LEDE = 2000,     /* bytes */
    ANCESTORS = 14,          /* looked at for what a fact stands in */
    LONGEST_META_NAME = 100, /* bytes */
};

typedef struct gatherer {
    hsy_arena *arena;
    hsy_metadata *metadata;
    const hsy_lexicon *names, *kickers;
    hsy_slices scripts;
    uint32_t order, subheadings;
} gatherer;

static const struct fact_name {
    hsy_slice name;
    hsy_fact_kind kind;
} fact_names[] = {
    {HSY_SLICE("title"), HSY_FACT_TITLE},       {HSY_SLICE("lede"), HSY_FACT_LEDE},
    {HSY_SLICE("author"), HSY_FACT_AUTHOR},     {HSY_SLICE("published"), HSY_FACT_PUBLISHED},
    {HSY_SLICE("created"), HSY_FACT_CREATED},   {HSY_SLICE("modified"), HSY_FACT_MODIFIED},
    {HSY_SLICE("site"), HSY_FACT_SITE},         {HSY_SLICE("publisher"), HSY_FACT_PUBLISHER},
    {HSY_SLICE("section"), HSY_FACT_SECTION},   {HSY_SLICE("tag"), HSY_FACT_TAG},
    {HSY_SLICE("language"), HSY_FACT_LANGUAGE}, {HSY_SLICE("address"), HSY_FACT_ADDRESS},
};

void hsy_metadata_add(hsy_arena *arena, hsy_metadata *metadata, hsy_fact fact) {
    if (metadata->facts.count >= MOST_FACTS) return;
    fact.value = hsy_clean_value(arena, fact.value);
    if (fact.value.length) HSY_PUSH(arena, &metadata->facts, fact);
}

const hsy_fact *hsy_metadata_find(const hsy_metadata *metadata, hsy_fact_kind kind, hsy_fact_source source) {
    for (size_t i = 0; i < metadata->facts.count; i++)
        if (metadata->facts.items[i].kind == kind && metadata->facts.items[i].source == source)
            return &metadata->facts.items[i];
    return NULL;
}

static void add(gatherer *g, lxb_dom_node_t *node, hsy_fact_kind kind, hsy_fact_source source, hsy_slice value) {
    if (value.length == 0) return;
    hsy_metadata_add(g->arena, g->metadata,
                     (hsy_fact){.kind = kind, .source = source, .value = value, .node = node, .order = g->order});
}

static hsy_fact_source source_named(hsy_slice name) {
    if (hsy_slice_equal(name, HSY_S("graph"))) return HSY_FROM_GRAPH;
    return hsy_slice_equal(name, HSY_S("weak")) ? HSY_FROM_WEAK : HSY_FROM_META;
}

/* A <meta> whose name the lexicon knows. */
static void read_named(gatherer *g, lxb_dom_node_t *node, hsy_slice name, hsy_slice value) {
    if (name.length == 0 || name.length > LONGEST_META_NAME) return;
    int row = hsy_lexicon_find(g->names, hsy_fold(g->arena, hsy_slice_trim(name)));
    hsy_slice fact = hsy_lexicon_cell(g->names, row, 1);
    for (size_t i = 0; row >= 0 && i < sizeof fact_names / sizeof *fact_names; i++)
        if (hsy_slice_equal(fact, fact_names[i].name))
            add(g, node, fact_names[i].kind, source_named(hsy_lexicon_cell(g->names, row, 2)), value);
}

static void read_meta(gatherer *g, lxb_dom_node_t *node) {
    hsy_slice content = hsy_dom_attribute(node, HSY_S("content"));
    hsy_slice property = hsy_dom_attribute(node, HSY_S("property"));
    hsy_slice name = hsy_dom_attribute(node, HSY_S("name"));
    read_named(g, NULL, property.length ? property : name, content);
    if (!property.length && !name.length) read_named(g, NULL, hsy_dom_attribute(node, HSY_S("http-equiv")), content);
}

static void read_link(gatherer *g, lxb_dom_node_t *node) {
    hsy_slice rel = hsy_dom_attribute(node, HSY_S("rel"));
    if (hsy_slice_equal_ascii_case(hsy_slice_trim(rel), HSY_S("canonical")) && g->metadata->canonical.length == 0)
        g->metadata->canonical = hsy_slice_trim(hsy_dom_attribute(node, HSY_S("href")));
}

static void read_script(gatherer *g, lxb_dom_node_t *node) {
    hsy_slice type = hsy_dom_attribute(node, HSY_S("type"));
    if (hsy_slice_find_ascii_case(type, HSY_S("ld+json"), 0) == HSY_NOT_FOUND) return;
    if (g->scripts.count >= MOST_SCRIPTS) return;
    size_t length = 0;
    lxb_char_t *text = lxb_dom_node_text_content(node, &length);
    if (text) HSY_PUSH(g->arena, &g->scripts, ((hsy_slice){(const char *)text, length}));
}

static void read_time(gatherer *g, lxb_dom_node_t *node) {
    hsy_slice value = hsy_dom_attribute(node, HSY_S("datetime"));
    hsy_slice prop = hsy_dom_attribute(node, HSY_S("itemprop"));
    hsy_slice class = hsy_dom_attribute(node, HSY_S("class"));
    if (hsy_slice_trim(value).length == 0) value = hsy_element_text(g->arena, node, LONGEST_DATE);
    bool is_modified = hsy_slice_find_ascii_case(prop, HSY_S("modified"), 0) != HSY_NOT_FOUND ||
                       hsy_slice_find_ascii_case(class, HSY_S("modified"), 0) != HSY_NOT_FOUND ||
                       hsy_slice_find_ascii_case(class, HSY_S("updated"), 0) != HSY_NOT_FOUND;
    bool says_published =
        hsy_slice_find_ascii_case(prop, HSY_S("published"), 0) != HSY_NOT_FOUND ||
        hsy_slice_find_ascii_case(class, HSY_S("published"), 0) != HSY_NOT_FOUND ||
        lxb_dom_element_has_attribute(lxb_dom_interface_element(node), (const lxb_char_t *)"pubdate", 7);
    if (is_modified && says_published) is_modified = false; /* "entry-date published updated" */
    add(g, node, is_modified ? HSY_FACT_MODIFIED : HSY_FACT_PUBLISHED,
        says_published ? HSY_FROM_ITEMPROP : HSY_FROM_TIME, value);
}

/* Microdata: the content attribute, else the text. */
static void read_itemprop(gatherer *g, lxb_dom_node_t *node, hsy_slice prop) {
    static const struct fact_name props[] = {
        {HSY_SLICE("headline"), HSY_FACT_TITLE},         {HSY_SLICE("author"), HSY_FACT_AUTHOR},
        {HSY_SLICE("creator"), HSY_FACT_AUTHOR},         {HSY_SLICE("datepublished"), HSY_FACT_PUBLISHED},
        {HSY_SLICE("datecreated"), HSY_FACT_CREATED},    {HSY_SLICE("datemodified"), HSY_FACT_MODIFIED},
        {HSY_SLICE("articlesection"), HSY_FACT_SECTION}, {HSY_SLICE("description"), HSY_FACT_LEDE},
    };
    for (hsy_slice rest = prop; rest.at;) {
        hsy_slice one = hsy_slice_trim(hsy_slice_cut(&rest, ' '));
        for (size_t i = 0; i < sizeof props / sizeof *props; i++) {
            if (!hsy_slice_equal_ascii_case(one, props[i].name)) continue;
            hsy_slice value = hsy_dom_attribute(node, HSY_S("content"));
            if (value.length == 0 && props[i].kind != HSY_FACT_TITLE)
                value = hsy_dom_attribute(node, HSY_S("datetime"));
            if (value.length == 0)
                value = hsy_element_text(g->arena, node,
                                         props[i].kind == HSY_FACT_AUTHOR ? LONGEST_BYLINE : LONGEST_HEADING);
            add(g, node, props[i].kind, HSY_FROM_ITEMPROP, value);
        }
    }
}

/* What an element of class "date" says: the machine's form in an attribute when there is one, as in
 * <abbr class="published" title="2024-05-03T06:10:00+02:00">last Friday</abbr>, else its text. */
static hsy_slice date_value(gatherer *g, lxb_dom_node_t *node) {
    static const hsy_slice attributes[] = {HSY_SLICE("datetime"),      HSY_SLICE("content"),
                                           HSY_SLICE("title"),         HSY_SLICE("data-date"),
                                           HSY_SLICE("data-datetime"), HSY_SLICE("data-published")};
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        hsy_slice value = hsy_slice_trim(hsy_dom_attribute(node, attributes[i]));
        if (value.length >= SHORTEST_DATE && hsy_is_digit(value.at[0]) && hsy_is_digit(value.at[1])) return value;
    }
    return hsy_element_text(g->arena, node, LONGEST_DATE);
}

static void read_class(gatherer *g, lxb_dom_node_t *node, uint32_t hints) {
    if (hints & HSY_HINT_BIT(HSY_HINT_BYLINE))
        add(g, node, HSY_FACT_AUTHOR, HSY_FROM_CLASS, hsy_element_text(g->arena, node, LONGEST_BYLINE));
    if ((hints & HSY_HINT_BIT(HSY_HINT_DATE)) && node->local_name != LXB_TAG_TIME)
        add(g, node, HSY_FACT_PUBLISHED, HSY_FROM_CLASS, date_value(g, node));
    if (hints & HSY_HINT_BIT(HSY_HINT_LEDE))
        add(g, node, HSY_FACT_LEDE, HSY_FROM_CLASS, hsy_element_text(g->arena, node, LONGEST_LEDE));
}

static bool is_kicker(const gatherer *g, lxb_dom_node_t *node) {
    hsy_slice class = hsy_dom_attribute(node, HSY_S("class"));
    for (uint32_t i = 0; class.length && g->kickers && i < g->kickers->row_count; i++)
        if (hsy_slice_find_ascii_case(class, g->kickers->keys[i], 0) != HSY_NOT_FOUND) return true;
    return false;
}

static lxb_dom_node_t *next_in(lxb_dom_node_t *node, lxb_dom_node_t *root) {
    if (node->first_child) return node->first_child;
    while (node != root && !node->next) node = node->parent;
    return node == root ? NULL : node->next;
}

/* A heading without its kicker: `<h1><span class="kicker">Energy</span><span>Dam breaks</span></h1>`. */
static hsy_slice heading_text(gatherer *g, lxb_dom_node_t *heading) {
    hsy_slice whole = hsy_heading_text(g->arena, heading, NULL, LONGEST_HEADING);
    lxb_dom_node_t *node = heading->first_child ? next_in(heading, heading) : NULL;
    for (int i = 0; node && i < HEADING_NODES; i++, node = next_in(node, heading)) {
        if (node->type != LXB_DOM_NODE_TYPE_ELEMENT || !is_kicker(g, node)) continue;
        hsy_slice rest = hsy_heading_text(g->arena, heading, node, LONGEST_HEADING);
        while (rest.length && (rest.at[0] == ':' || rest.at[0] == ' ' || rest.at[0] == '|' || rest.at[0] == '-'))
            rest = hsy_slice_sub(rest, 1, rest.length);
        return rest.length * KICKER_SHARE >= whole.length ? rest : whole;
    }
    return whole;
}

static void read_properties(gatherer *g, lxb_dom_node_t *node) {
    hsy_slice prop = hsy_dom_attribute(node, HSY_S("itemprop")), rel = hsy_dom_attribute(node, HSY_S("rel"));
    if (prop.length && node->local_name != LXB_TAG_TIME) read_itemprop(g, node, prop);
    if (hsy_slice_find_ascii_case(rel, HSY_S("author"), 0) != HSY_NOT_FOUND)
        add(g, node, HSY_FACT_AUTHOR, HSY_FROM_ITEMPROP, hsy_element_text(g->arena, node, LONGEST_BYLINE));
}

static void read_element(gatherer *g, lxb_dom_node_t *node) {
    switch (node->local_name) {
    case LXB_TAG_META: read_meta(g, node); break;
    case LXB_TAG_LINK: read_link(g, node); return;
    case LXB_TAG_SCRIPT: read_script(g, node); return;
    case LXB_TAG_BASE:
        if (g->metadata->base.length == 0) g->metadata->base = hsy_dom_attribute(node, HSY_S("href"));
        return;
    case LXB_TAG_HTML:
        add(g, NULL, HSY_FACT_LANGUAGE, HSY_FROM_DOCUMENT, hsy_dom_attribute(node, HSY_S("lang")));
        return;
    case LXB_TAG_TITLE:
        if (!hsy_metadata_find(g->metadata, HSY_FACT_TITLE, HSY_FROM_DOCUMENT))
            add(g, NULL, HSY_FACT_TITLE, HSY_FROM_DOCUMENT, hsy_heading_text(g->arena, node, NULL, LONGEST_HEADING));
        return;
    case LXB_TAG_BODY: return;
    case LXB_TAG_H1: add(g, node, HSY_FACT_TITLE, HSY_FROM_HEADING, heading_text(g, node)); break;
    case LXB_TAG_H2:
    case LXB_TAG_H3:
        if (g->subheadings++ < MOST_SUBHEADINGS)
            add(g, node, HSY_FACT_TITLE, HSY_FROM_SUBHEADING, hsy_heading_text(g->arena, node, NULL, LONGEST_HEADING));
        break;
    default: break;
    }
    const hsy_markup *marks = hsy_markup_of(g->metadata->hints, node);
    if (node->local_name == LXB_TAG_TIME) read_time(g, node);
    if (marks->has_property) read_properties(g, node);
    if (node->local_name != LXB_TAG_META) read_class(g, node, marks->hints);
}

static bool is_skipped(const lxb_dom_node_t *node) {
    return node->type != LXB_DOM_NODE_TYPE_ELEMENT || node->local_name == LXB_TAG_SVG ||
           node->local_name == LXB_TAG_STYLE || node->local_name == LXB_TAG_TEMPLATE ||
           node->local_name == LXB_TAG_NOSCRIPT || node->local_name == LXB_TAG_SCRIPT;
}

static void walk(gatherer *g, lxb_dom_node_t *root) {
    for (lxb_dom_node_t *node = root; node;) {
        if (node->type == LXB_DOM_NODE_TYPE_ELEMENT) {
            g->order++;
            read_element(g, node);
        }
        if (!is_skipped(node) && node->first_child) {
            node = node->first_child;
            continue;
        }
        while (node != root && !node->next) node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

static const uint32_t aside_hints = HSY_HINT_BIT(HSY_HINT_RELATED) | HSY_HINT_BIT(HSY_HINT_COMMENT) |
                                    HSY_HINT_BIT(HSY_HINT_SIDEBAR) | HSY_HINT_BIT(HSY_HINT_ADVERTISEMENT) |
                                    HSY_HINT_BIT(HSY_HINT_CAPTION) | HSY_HINT_BIT(HSY_HINT_GALLERY);
static const uint32_t doubtful_hints = HSY_HINT_BIT(HSY_HINT_TEASER) | HSY_HINT_BIT(HSY_HINT_PROMOTION) |
                                       HSY_HINT_BIT(HSY_HINT_NEWSLETTER) | HSY_HINT_BIT(HSY_HINT_NAVIGATION);

/* What the elements on the way up, as far as the headline is not below them, make of a fact. */
static void place(hsy_hints *hints, const hsy_number_table *shared, hsy_fact *fact) {
    lxb_dom_node_t *node = fact->node;
    fact->is_aside = fact->is_doubtful = false;
    for (int i = 0; i < ANCESTORS && node && node->type == LXB_DOM_NODE_TYPE_ELEMENT; i++, node = node->parent) {
        if (hsy_number_table_get(shared, (uintptr_t)node)) return;
        uint32_t found = hsy_markup_of(hints, node)->hints;
        fact->is_aside |= node->local_name == LXB_TAG_NAV || node->local_name == LXB_TAG_FIGURE ||
                          node->local_name == LXB_TAG_FIGCAPTION || (found & aside_hints);
        fact->is_doubtful |=
            node->local_name == LXB_TAG_ASIDE || node->local_name == LXB_TAG_FOOTER || (found & doubtful_hints);
    }
}

void hsy_metadata_place(hsy_arena *arena, hsy_metadata *metadata) {
    hsy_number_table shared = {0};
    lxb_dom_node_t *up = metadata->headline ? metadata->headline->node : NULL;
    for (; up && up->type == LXB_DOM_NODE_TYPE_ELEMENT; up = up->parent)
        *hsy_number_table_put(arena, &shared, (uintptr_t)up) = 1;
    for (size_t i = 0; i < metadata->facts.count; i++) place(metadata->hints, &shared, &metadata->facts.items[i]);
}

uint32_t hsy_metadata_distance(const hsy_metadata *metadata, const hsy_fact *fact) {
    uint32_t from = metadata->headline ? metadata->headline->order : 0;
    if (!fact->node) return 0;
    uint32_t distance = fact->order >= from ? fact->order - from : 2 * (from - fact->order);
    return distance + (fact->is_doubtful ? DOUBT : 0);
}

hsy_metadata hsy_metadata_read(hsy_arena *arena, lxb_html_document_t *document, struct hsy_hints *hints,
                               hsy_errors *errors) {
    hsy_metadata metadata = {.hints = hints};
    gatherer g = {.arena = arena,
                  .metadata = &metadata,
                  .names = hsy_lexicon_named(HSY_S("any"), HSY_S("meta-names")),
                  .kickers = hsy_lexicon_named(HSY_S("any"), HSY_S("kicker-classes"))};
    lxb_dom_node_t *root = lxb_dom_interface_node(lxb_dom_document_element(lxb_dom_interface_document(document)));
    if (root) walk(&g, root);
    hsy_json_ld_read(arena, &g.scripts, metadata.canonical, &metadata);
    if (metadata.facts.count >= MOST_FACTS)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, (hsy_slice){0}, HSY_NOT_FOUND,
                       "the page says more than %d things about itself; the rest was left out", MOST_FACTS);
    return metadata;
}
