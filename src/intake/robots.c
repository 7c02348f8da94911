/* robots.txt, read as RFC 9309 says.
 *
 *     User-agent: hearsay
 *     User-agent: other          one group for two programs
 *     Disallow: /search
 *     Allow: /search/about$      longer, so it wins for this one page
 *     Crawl-delay: 5             not in the RFC, but sites mean it
 *
 * All groups that name the program count together; where none does, those for "*". Patterns and targets are compared
 * after percent-encoding was made one way: "%7Ea" is "~a", "ä" is "%C3%A4".
 *
 * A pattern is matched piece by piece between its stars, each at its first place, which takes time in the length of the
 * target for each piece: no pattern makes it slow.
 */
#include "intake/robots.h"

#include "base/buffer.h"

enum {
    MOST_RULES = 10000,
    LONGEST_PATTERN = 2048, /* bytes; a longer one is passed over */
    MOST_SECONDS = 86400,
};

typedef struct robots_reading {
    hsy_arena *arena;
    hsy_slice agent;
    hsy_robots named, all;
    bool is_named;           /* a group for this program was seen */
    bool for_agent, for_all; /* whom the present group is for */
    bool in_rules;           /* a user-agent line now begins a new group */
} robots_reading;

static bool is_unreserved(char c) {
    return hsy_is_letter(c) || hsy_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static int hex_of(char c) {
    c = hsy_to_lower(c);
    return hsy_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent-encoding in one form only: none for unreserved signs, upper case for the rest, all bytes above ASCII. */
static hsy_slice normalise(hsy_arena *arena, hsy_slice text) {
    hsy_buffer out = hsy_buffer_in(arena, 0);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        int high = c == '%' && i + 2 < text.length ? hex_of(text.at[i + 1]) : -1;
        int low = high >= 0 ? hex_of(text.at[i + 2]) : -1;
        bool is_encoded = low >= 0;
        if (is_encoded) {
            c = (unsigned char)(high * 16 + low);
            i += 2;
        }
        if (is_encoded ? is_unreserved((char)c) : c > ' ' && c < 0x7F)
            hsy_buffer_add_byte(&out, (char)c);
        else
            hsy_buffer_print(&out, "%%%02X", c);
    }
    return hsy_buffer_text(&out);
}

/* "hearsay/1.0 (+…)" is meant for "hearsay". */
static hsy_slice token_of(hsy_slice value) {
    size_t end = 0;
    while (end < value.length && (hsy_is_letter(value.at[end]) || value.at[end] == '-' || value.at[end] == '_')) end++;
    return hsy_slice_sub(value, 0, end);
}

static void take_agent(robots_reading *r, hsy_slice value) {
    if (r->in_rules) r->for_agent = r->for_all = r->in_rules = false;
    if (hsy_slice_starts(value, HSY_S("*")))
        r->for_all = true;
    else if (hsy_slice_equal_ascii_case(token_of(value), r->agent))
        r->for_agent = r->is_named = true;
}

static void add_rule(robots_reading *r, hsy_slice value, bool allows) {
    hsy_robots *groups[] = {r->for_agent ? &r->named : NULL, r->for_all ? &r->all : NULL};
    r->in_rules = true;
    if (value.length == 0 || value.length > LONGEST_PATTERN) return;
    if (value.at[0] != '/' && value.at[0] != '*') return;
    for (size_t i = 0; i < 2; i++)
        if (groups[i] && groups[i]->rules.count < MOST_RULES)
            HSY_PUSH(r->arena, &groups[i]->rules, ((hsy_robots_rule){normalise(r->arena, value), allows}));
}

/* "2.5" */
static double seconds_of(hsy_slice value) {
    double seconds = 0, unit = 1;
    bool in_fraction = false;
    for (size_t i = 0; i < value.length && seconds < MOST_SECONDS; i++) {
        if (value.at[i] == '.' && !in_fraction) {
            in_fraction = true;
        } else if (hsy_is_digit(value.at[i])) {
            unit = in_fraction ? unit / 10 : 1;
            seconds = in_fraction ? seconds + unit * (value.at[i] - '0') : seconds * 10 + (value.at[i] - '0');
        } else {
            break;
        }
    }
    return seconds;
}

static void take_delay(robots_reading *r, hsy_slice value) {
    r->in_rules = true;
    if (r->for_agent) r->named.pause = seconds_of(value);
    if (r->for_all) r->all.pause = seconds_of(value);
}

static void take_line(robots_reading *r, hsy_slice line) {
    hsy_slice rest = hsy_slice_sub(line, 0, hsy_slice_find_byte(line, '#', 0)), key, value;
    if (hsy_slice_find_byte(rest, ':', 0) == HSY_NOT_FOUND) return;
    key = hsy_slice_trim(hsy_slice_cut(&rest, ':'));
    value = hsy_slice_trim(rest);
    if (hsy_slice_equal_ascii_case(key, HSY_S("user-agent")))
        take_agent(r, value);
    else if (hsy_slice_equal_ascii_case(key, HSY_S("disallow")))
        add_rule(r, value, false);
    else if (hsy_slice_equal_ascii_case(key, HSY_S("allow")))
        add_rule(r, value, true);
    else if (hsy_slice_equal_ascii_case(key, HSY_S("crawl-delay")))
        take_delay(r, value);
}

hsy_robots hsy_robots_read(hsy_arena *arena, hsy_slice bytes, hsy_slice agent) {
    robots_reading r = {.arena = arena, .agent = agent};
    bytes = hsy_slice_sub(bytes, 0, HSY_ROBOTS_MOST_BYTES);
    if (hsy_slice_starts(bytes, HSY_S("\xEF\xBB\xBF"))) bytes = hsy_slice_sub(bytes, 3, bytes.length);
    for (size_t at = 0; at < bytes.length;) {
        size_t end = at;
        while (end < bytes.length && bytes.at[end] != '\n' && bytes.at[end] != '\r') end++;
        take_line(&r, hsy_slice_sub(bytes, at, end));
        at = end + 1;
    }
    return r.is_named ? r.named : r.all;
}

static bool matches(hsy_slice pattern, hsy_slice target) {
    bool to_end = hsy_slice_ends(pattern, HSY_S("$"));
    if (to_end) pattern = hsy_slice_sub(pattern, 0, pattern.length - 1);
    hsy_slice first = hsy_slice_cut(&pattern, '*');
    if (!hsy_slice_starts(target, first)) return false;
    if (!pattern.at) return !to_end || target.length == first.length;
    size_t at = first.length;
    for (;;) {
        hsy_slice piece = hsy_slice_cut(&pattern, '*');
        if (!pattern.at && to_end) return target.length - at >= piece.length && hsy_slice_ends(target, piece);
        size_t found = hsy_slice_find(target, piece, at);
        if (found == HSY_NOT_FOUND) return false;
        at = found + piece.length;
        if (!pattern.at) return true;
    }
}

bool hsy_robots_allows(hsy_arena *arena, const hsy_robots *robots, hsy_slice target) {
    size_t longest = 0;
    bool allows = true;
    hsy_slice fragment_free = hsy_slice_sub(target, 0, hsy_slice_find_byte(target, '#', 0));
    hsy_slice normal = normalise(arena, fragment_free);
    if (hsy_slice_equal(normal, HSY_S("/robots.txt"))) return true;
    for (size_t i = 0; i < robots->rules.count; i++) {
        const hsy_robots_rule *rule = &robots->rules.items[i];
        if (rule->pattern.length < longest || !matches(rule->pattern, normal)) continue;
        allows = rule->allows || (rule->pattern.length == longest && allows);
        longest = rule->pattern.length;
    }
    return allows;
}
