#include "output/forest.h"

#include <stdlib.h>

#include "base/table.h"
#include "output/words.h"

enum { MOST_OTHERS = 6 };

typedef struct builder {
    hsy_arena *arena;
    const hsy_trace *trace;
    hsy_forest forest;
    const hsy_story_parts *story;
    uint32_t *node_of; /* by article: its node, or HSY_NONE */
    uint32_t *above;   /* by node: itself, or a node nearer to its root (disjoint sets with path halving) */
    hsy_table parties;
    const hsy_by_story *by;
} builder;

/* How strongly a relay ties `to` to where it came from; the strongest makes the parent. What a page credits stands
 * above what it shares with another page of the set, since both may be clients of the one credited. */
static int strength(const hsy_relay *relay) {
    bool is_outside = relay->from_kind != HSY_PARTY_ARTICLE;
    switch (relay->kind) {
    case HSY_RELAY_COPIES:
    case HSY_RELAY_TRANSLATES: return is_outside ? 6 : 4;
    case HSY_RELAY_CREDITS: return is_outside ? 5 : 3;
    case HSY_RELAY_CITES: return 2;
    case HSY_RELAY_LINKS: return 1;
    }
    return 0;
}

static bool is_stronger(const hsy_relay *a, const hsy_relay *b) {
    if (!b) return true;
    if (strength(a) != strength(b)) return strength(a) > strength(b);
    return a->share > b->share;
}

static uint32_t add_node(builder *b, hsy_tree_node node) {
    HSY_PUSH(b->arena, &b->forest.nodes, node);
    return (uint32_t)b->forest.nodes.count - 1;
}

/* The node that a relay comes from; an article outside the story is a party too. */
static uint32_t node_from(builder *b, const hsy_relay *relay) {
    hsy_slice name = relay->from_name;
    if (relay->from_kind == HSY_PARTY_ARTICLE) {
        if (b->node_of[relay->from_article] != HSY_NONE) return b->node_of[relay->from_article];
        name = hsy_label_of(&b->trace->readings[relay->from_article].article);
    }
    uint32_t article = hsy_named_article(b->arena, &b->by->named, relay);
    if (article != HSY_NONE && b->node_of[article] != HSY_NONE) return b->node_of[article];
    uint32_t *index = hsy_table_put(b->arena, &b->parties, hsy_shown_party_key(b->arena, relay->from_kind, name));
    if (*index == HSY_TABLE_NEW)
        *index = add_node(
            b, (hsy_tree_node){
                   .article = HSY_NONE, .name = name, .kind = relay->from_kind, .share = -1, .parent = HSY_NONE});
    hsy_tree_node *party = &b->forest.nodes.items[*index];
    party->kind = hsy_stronger_party(party->kind, relay->from_kind);
    return *index;
}

static uint32_t root_of(builder *b, uint32_t node) {
    while (b->above[node] != node) node = b->above[node] = b->above[b->above[node]];
    return node;
}

static void add_articles(builder *b) {
    for (size_t i = 0; i < b->story->articles.count; i++) {
        uint32_t article = b->story->articles.items[i];
        hsy_tree_node node = {.article = article,
                              .name = hsy_label_of(&b->trace->readings[article].article),
                              .kind = HSY_PARTY_ARTICLE,
                              .share = -1,
                              .parent = HSY_NONE};
        b->node_of[article] = add_node(b, node);
    }
}

static const hsy_relay *relay_at(const builder *b, size_t i) {
    return &b->trace->relays.items[b->story->relays.items[i]];
}

/* Each article's strongest relay and largest share, in one pass over the story's relays. */
static void choose_relays(builder *b) {
    for (size_t i = 0; i < b->story->relays.count; i++) {
        const hsy_relay *relay = relay_at(b, i);
        hsy_tree_node *node = &b->forest.nodes.items[b->node_of[relay->to]];
        if (relay->share > node->share) node->share = relay->share;
        if (is_stronger(relay, node->relay)) node->relay = relay;
    }
}

/* Makes nodes of all parties that the story's relays name. */
static void add_parties(builder *b) {
    for (size_t i = 0; i < b->story->relays.count; i++)
        HSY_PUSH(b->arena, &b->forest.from, node_from(b, relay_at(b, i)));
}

/* Hangs each article below where it came from, unless that hangs below the article itself. */
static void hang(builder *b, size_t articles) {
    hsy_tree_node *nodes = b->forest.nodes.items;
    b->above = HSY_NEW_ARRAY(b->arena, uint32_t, b->forest.nodes.count);
    for (uint32_t i = 0; i < b->forest.nodes.count; i++) b->above[i] = i;
    for (uint32_t i = 0; i < articles; i++) {
        uint32_t parent = nodes[i].relay ? node_from(b, nodes[i].relay) : HSY_NONE;
        if (parent == HSY_NONE || root_of(b, parent) == i) {
            nodes[i].relay = NULL;
            continue;
        }
        nodes[i].parent = parent;
        b->above[i] = parent;
        HSY_PUSH(b->arena, &nodes[parent].children, i);
    }
    for (uint32_t i = 0; i < articles; i++) nodes[root_of(b, i)].articles++;
}

static bool is_listed(const hsy_slices *names, hsy_slice name) {
    for (size_t i = 0; i < names->count; i++)
        if (hsy_slice_equal(names->items[i], name)) return true;
    return false;
}

/* How many name a node besides where they hang. Relays stand by `to`, so one article's are next to each other. */
static void count_names(builder *b) {
    hsy_tree_node *nodes = b->forest.nodes.items;
    for (size_t i = 0; i < b->story->relays.count; i++) {
        uint32_t from = b->forest.from.items[i], to = b->node_of[relay_at(b, i)->to];
        if (relay_at(b, i)->kind == HSY_RELAY_LINKS || from == to || nodes[to].parent == from) continue;
        bool is_counted = false;
        for (size_t k = i; k-- > 0 && relay_at(b, k)->to == relay_at(b, i)->to && !is_counted;)
            is_counted = b->forest.from.items[k] == from && relay_at(b, k)->kind != HSY_RELAY_LINKS;
        if (!is_counted) nodes[from].named_by++;
    }
}

/* The parties that an article names besides its parent. */
static void list_others(builder *b) {
    for (size_t i = 0; i < b->story->relays.count; i++) {
        const hsy_relay *relay = relay_at(b, i);
        if (relay->from_kind == HSY_PARTY_ARTICLE) continue;
        hsy_tree_node *node = &b->forest.nodes.items[b->node_of[relay->to]];
        if (relay->kind == HSY_RELAY_LINKS || node->others.count == MOST_OTHERS) continue;
        bool is_parent = node->parent == b->forest.from.items[i];
        if (!is_parent && !is_listed(&node->others, relay->from_name))
            HSY_PUSH(b->arena, &node->others, relay->from_name);
    }
}

typedef struct sorted {
    uint32_t node, articles, named_by;
    int64_t time;
} sorted;

static int compare(const void *a, const void *b) {
    const sorted *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    if (x->named_by != y->named_by) return x->named_by > y->named_by ? -1 : 1;
    if (x->time != y->time) return x->time < y->time ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* When it was published; what is no article comes first. */
static int64_t time_of(const builder *b, const hsy_tree_node *node) {
    return node->article == HSY_NONE ? INT64_MIN : hsy_seconds_of(b->trace->readings[node->article].article.published);
}

static void sort(builder *b, hsy_indices *indices, bool by_size) {
    sorted *items = HSY_NEW_ARRAY(b->arena, sorted, indices->count);
    for (size_t i = 0; i < indices->count; i++) {
        const hsy_tree_node *node = &b->forest.nodes.items[indices->items[i]];
        items[i] =
            (sorted){indices->items[i], by_size ? node->articles : 0, by_size ? node->named_by : 0, time_of(b, node)};
    }
    if (indices->count) qsort(items, indices->count, sizeof *items, compare);
    for (size_t i = 0; i < indices->count; i++) indices->items[i] = items[i].node;
}

hsy_forest hsy_forest_of(hsy_arena *arena, const hsy_by_story *by, const hsy_story_parts *story) {
    builder b = {.arena = arena, .trace = by->trace, .by = by, .story = story, .node_of = by->node_of};
    add_articles(&b);
    choose_relays(&b);
    add_parties(&b);
    hang(&b, story->articles.count);
    count_names(&b);
    list_others(&b);
    for (uint32_t i = 0; i < b.forest.nodes.count; i++) {
        hsy_tree_node *node = &b.forest.nodes.items[i];
        sort(&b, &node->children, false);
        if (node->parent == HSY_NONE && node->articles) HSY_PUSH(arena, &b.forest.roots, i);
    }
    sort(&b, &b.forest.roots, true);
    for (size_t i = 0; i < story->articles.count; i++) by->node_of[story->articles.items[i]] = HSY_NONE;
    return b.forest;
}

bool hsy_is_leaf_with(const hsy_trace *trace, const hsy_forest *forest, uint32_t node, uint32_t text) {
    const hsy_tree_node *leaf = &forest->nodes.items[node];
    return leaf->children.count == 0 && leaf->article != HSY_NONE && text != HSY_NONE &&
           trace->articles[leaf->article].text_group == text;
}

/* Votes are counted as by Boyer and Moore (1981): one pass finds the text that more than half carry, if there is one,
 * and a second counts. */
uint32_t hsy_text_of_leaves(const hsy_trace *trace, const hsy_forest *forest, const hsy_indices *children,
                            size_t least) {
    uint32_t text = HSY_NONE;
    size_t votes = 0, count = 0;
    for (size_t i = 0; i < children->count; i++) {
        const hsy_tree_node *child = &forest->nodes.items[children->items[i]];
        uint32_t group = child->article == HSY_NONE ? HSY_NONE : trace->articles[child->article].text_group;
        if (group == HSY_NONE || child->children.count) continue;
        if (votes == 0) text = group;
        votes = group == text ? votes + 1 : votes - 1;
    }
    for (size_t i = 0; i < children->count; i++) count += hsy_is_leaf_with(trace, forest, children->items[i], text);
    return count >= least ? text : HSY_NONE;
}
