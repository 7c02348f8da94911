/* Who hangs where in a story's map: see map.h. */
#include <stdlib.h>

#include "base/utf8.h"
#include "serve/map.h"

enum { HINT_COLUMNS = 24 };

/* ---- times ---- */

static bool digits_at(hsy_slice text, size_t at, int *number) {
    if (at + 2 > text.length || !hsy_is_digit(text.at[at]) || !hsy_is_digit(text.at[at + 1])) return false;
    *number = (text.at[at] - '0') * 10 + (text.at[at + 1] - '0');
    return true;
}

/* Days since 1970 of a day in the Gregorian calendar; years begin in March, so that the leap day is the last. */
static long long days_of(int year, int month, int day) {
    long long y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

void hsy_time_date(long long seconds, int *year, int *month, int *day) {
    long long days = (seconds >= 0 ? seconds : seconds - 86399) / 86400 + 719468;
    long long era = days / 146097, of_era = days % 146097;
    long long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long long of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

bool hsy_time_read(hsy_slice time, long long *seconds, bool *is_day_only) {
    int century, rest, month, day, hour, minute, second = 0, zone_hour = 0, zone_minute = 0;
    if (!digits_at(time, 0, &century) || !digits_at(time, 2, &rest) || !digits_at(time, 5, &month) ||
        !digits_at(time, 8, &day) || month < 1 || month > 12)
        return false;
    *seconds = days_of(century * 100 + rest, month, day) * 86400;
    *is_day_only = !digits_at(time, 11, &hour) || !digits_at(time, 14, &minute);
    if (*is_day_only) return true;
    digits_at(time, 17, &second);
    char sign = time.length > 6 ? time.at[time.length - 6] : ' ';
    bool has_zone = time.length > 22 && (sign == '+' || sign == '-');
    if (has_zone && digits_at(time, time.length - 5, &zone_hour)) digits_at(time, time.length - 2, &zone_minute);
    long long shift = zone_hour * 3600 + zone_minute * 60;
    *seconds += hour * 3600 + minute * 60 + second - (sign == '-' ? -shift : shift);
    return true;
}

/* ---- names ---- */

hsy_slice hsy_map_fitting(hsy_arena *arena, hsy_slice text, int columns) {
    size_t at = 0, cut = 0;
    if (columns < 2) return HSY_S("");
    for (int column = 0; at < text.length; column++) {
        if (column == columns - 1) cut = at;
        if (column == columns)
            return hsy_arena_print(arena, "%.*s…", HSY_PRINT(hsy_slice_trim(hsy_slice_sub(text, 0, cut))));
        hsy_utf8_next(text, &at);
    }
    return text;
}

hsy_slice hsy_map_outlet(hsy_arena *arena, yyjson_val *article) {
    yyjson_val *outlet = hsy_value(article, "outlet");
    hsy_slice name = hsy_value_text(outlet, "name"), domain = hsy_value_text(outlet, "domain");
    if (name.length) return name;
    return domain.length ? domain : hsy_map_fitting(arena, hsy_value_text(article, "title"), HINT_COLUMNS);
}

/* ---- nodes ---- */

static int by_time(const void *a, const void *b) {
    const hsy_map_node *x = a, *y = b;
    if (x->is_undated != y->is_undated) return x->is_undated - y->is_undated;
    if (x->seconds != y->seconds) return x->seconds < y->seconds ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static hsy_map_node blank(void) {
    return (hsy_map_node){
        .parent = HSY_MAP_NONE, .child = HSY_MAP_NONE, .last_child = HSY_MAP_NONE, .next = HSY_MAP_NONE};
}

/* Room for as many parties as there are relays. */
static void add_articles(hsy_map *map, const hsy_roll *roll, size_t relays) {
    map->nodes = HSY_NEW_ARRAY(map->arena, hsy_map_node, roll->count + relays + 1);
    for (size_t i = 0; i < roll->count; i++) {
        hsy_map_node node = blank();
        node.article = roll->members[i].article;
        node.number = roll->members[i].number;
        node.name = hsy_map_outlet(map->arena, node.article);
        node.is_undated = !hsy_time_read(hsy_value_text(node.article, "published"), &node.seconds, &node.is_day_only);
        map->nodes[i] = node;
    }
    qsort(map->nodes, roll->count, sizeof *map->nodes, by_time);
    map->articles = roll->count;
    if (map->articles > HSY_MAP_MOST) {
        map->left_out = map->articles - HSY_MAP_MOST;
        map->articles = HSY_MAP_MOST;
    }
    map->count = map->articles;
}

static int by_number(const void *a, const void *b) {
    long long x = ((const long long *)a)[0], y = ((const long long *)b)[0];
    return (x > y) - (x < y);
}

/* Pairs of an article's number and its node, by number. */
static long long *number_nodes(const hsy_map *map) {
    long long *pairs = HSY_NEW_ARRAY(map->arena, long long, 2 * map->articles + 2);
    for (size_t i = 0; i < map->articles; i++) {
        pairs[2 * i] = map->nodes[i].number;
        pairs[2 * i + 1] = (long long)i;
    }
    qsort(pairs, map->articles, 2 * sizeof *pairs, by_number);
    return pairs;
}

static uint32_t node_of(const hsy_map *map, const long long *pairs, long long number) {
    long long key[2] = {number, 0};
    const long long *pair = bsearch(key, pairs, map->articles, 2 * sizeof *pairs, by_number);
    return pair ? (uint32_t)pair[1] : HSY_MAP_NONE;
}

/* Whether an article has something from another one, by its number or its outlet. */
static bool has_from(yyjson_val *relays, const hsy_map_node *article, const hsy_map_node *other) {
    yyjson_val *relay;
    HSY_EACH(relay, relays) {
        hsy_slice kind, name = hsy_party_parts(hsy_value_text(relay, "from"), &kind);
        if (hsy_id_number(hsy_value_text(relay, "to")) != article->number) continue;
        bool is_article = hsy_slice_equal(kind, HSY_S("article"));
        if (is_article ? hsy_id_number(name) == other->number : hsy_slice_equal(name, other->name)) return true;
    }
    return false;
}

/* What is meant by "as the Herald reported": its first article before `to`, or one whose time is not known. A later one
 * is meant only where the reports run in a circle: else the outlet itself is, whatever it published afterwards. */
static uint32_t article_of_outlet(const hsy_map *map, yyjson_val *relays, hsy_slice name, uint32_t to) {
    for (uint32_t i = 0; i < map->articles; i++) {
        const hsy_map_node *node = &map->nodes[i];
        if (i == to || !hsy_slice_equal(node->name, name)) continue;
        if (i < to || node->is_undated || has_from(relays, node, &map->nodes[to])) return i;
    }
    return HSY_MAP_NONE;
}

static uint32_t party_of(hsy_map *map, hsy_slice kind, hsy_slice name) {
    for (size_t i = map->articles; i < map->count; i++)
        if (hsy_slice_equal(map->nodes[i].name, name)) return (uint32_t)i;
    hsy_map_node node = blank();
    node.kind = kind;
    node.name = name;
    node.is_undated = true;
    map->nodes[map->count] = node;
    return (uint32_t)map->count++;
}

static uint32_t node_from(hsy_map *map, const long long *pairs, yyjson_val *relays, yyjson_val *relay, uint32_t to) {
    hsy_slice kind, name = hsy_party_parts(hsy_value_text(relay, "from"), &kind);
    if (hsy_slice_equal(kind, HSY_S("article"))) return node_of(map, pairs, hsy_id_number(name));
    uint32_t article = hsy_slice_equal(kind, HSY_S("outlet")) ? article_of_outlet(map, relays, name, to) : HSY_MAP_NONE;
    return article != HSY_MAP_NONE ? article : party_of(map, kind, name);
}

/* ---- the tree ---- */

static bool takes_text(yyjson_val *relay) {
    hsy_slice kind = hsy_value_text(relay, "kind");
    return hsy_slice_equal(kind, HSY_S("copies")) || hsy_slice_equal(kind, HSY_S("translates"));
}

/* How much a relay says about where an article hangs: text from an article first, most of it first. */
static double weight_of(yyjson_val *relay) {
    hsy_slice kind = hsy_value_text(relay, "kind");
    bool is_article = hsy_slice_starts(hsy_value_text(relay, "from"), HSY_S("article:"));
    if (takes_text(relay)) return (is_article ? 5 : 4) + yyjson_get_num(hsy_value(relay, "share"));
    if (hsy_slice_equal(kind, HSY_S("credits"))) return 3;
    return hsy_slice_equal(kind, HSY_S("cites")) ? 2 : 1;
}

static bool is_own(yyjson_val *article) {
    yyjson_val *origin;
    HSY_EACH(origin, hsy_value(article, "origins"))
    if (hsy_slice_equal(hsy_value_string(origin), HSY_S("own"))) return true;
    return false;
}

static bool is_above(const hsy_map *map, uint32_t above, uint32_t node) {
    for (size_t steps = 0; node != HSY_MAP_NONE && steps <= map->count; steps++) {
        if (node == above) return true;
        node = map->nodes[node].parent;
    }
    return false;
}

static void hang(hsy_map *map, uint32_t to, uint32_t from, yyjson_val *relay) {
    hsy_map_node *node = &map->nodes[to];
    bool is_root = is_own(node->article) && !takes_text(relay);
    bool is_later = from != HSY_MAP_NONE && map->nodes[from].article && from > to && !takes_text(relay);
    if (from == HSY_MAP_NONE || is_root || is_later || is_above(map, to, from)) return;
    if (node->relay && weight_of(node->relay) >= weight_of(relay)) return;
    node->parent = from;
    node->relay = relay;
}

/* The children of each node, in order of time, since the nodes are. */
static void link_children(hsy_map *map) {
    for (uint32_t i = 0; i < map->articles; i++) {
        if (map->nodes[i].parent == HSY_MAP_NONE) continue;
        hsy_map_node *parent = &map->nodes[map->nodes[i].parent];
        if (parent->child == HSY_MAP_NONE)
            parent->child = i;
        else
            map->nodes[parent->last_child].next = i;
        parent->last_child = i;
    }
}

static uint32_t root_of(const hsy_map *map, uint32_t node) {
    while (map->nodes[node].parent != HSY_MAP_NONE) node = map->nodes[node].parent;
    return node;
}

/* Only what the tree does not say: nothing from above in it, and no further copies of a text that all in it share. */
static void add_tie(hsy_map *map, uint32_t from, uint32_t to, yyjson_val *relay) {
    bool is_said = is_above(map, from, to);
    is_said = is_said || (takes_text(relay) && root_of(map, from) == root_of(map, to));
    if (is_said || map->tie_count == HSY_MAP_MOST_TIES) return;
    map->ties[map->tie_count++] = (hsy_map_tie){from, to, relay};
}

hsy_map hsy_map_tree(hsy_page *page, const hsy_roll *roll) {
    hsy_map map = {.arena = page->arena};
    yyjson_val *relays = hsy_value(page->json, "relays"), *relay;
    size_t count = yyjson_arr_size(relays), at = 0;
    add_articles(&map, roll, count);
    const long long *pairs = number_nodes(&map);
    uint32_t *from = HSY_NEW_ARRAY(page->arena, uint32_t, count + 1),
             *to = HSY_NEW_ARRAY(page->arena, uint32_t, count + 1);
    HSY_EACH(relay, relays) {
        to[at] = node_of(&map, pairs, hsy_id_number(hsy_value_text(relay, "to")));
        from[at] = to[at] == HSY_MAP_NONE ? HSY_MAP_NONE : node_from(&map, pairs, relays, relay, to[at]);
        if (to[at] != HSY_MAP_NONE) hang(&map, to[at], from[at], relay);
        at++;
    }
    link_children(&map);
    map.ties = HSY_NEW_ARRAY(page->arena, hsy_map_tie, HSY_MAP_MOST_TIES);
    at = 0;
    HSY_EACH(relay, relays) {
        if (from[at] != HSY_MAP_NONE) add_tie(&map, from[at], to[at], relay);
        at++;
    }
    return map;
}
