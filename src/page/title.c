/* The headline, out of what the page calls itself in half a dozen places.
 *
 *     <title>Dam breaks: river rises | Politics | The Example</title>
 *     og:title "River rises as dam breaks - The Example"
 *     <h1><span class="kicker">Floods</span> Dam breaks, river rises</h1>        ->  Dam breaks, river rises
 *
 * What stands over the text wins: the <h1> that shares its words with the other titles and is not the site's name. The
 * rest serves to choose it, to cut a kicker off it, and to stand in where there is none. <title> is written for search
 * engines and comes last. When heading, JSON-LD and <title> are one string and og:title another, the three are one
 * template's copies and og:title is the headline that an editor wrote.
 * A lead of several words before a colon belongs to the headline when og:title and JSON-LD agree on it ("After the
 * storm: Dam breaks"); one word there is a section. Site names are those that the page gives itself (og:site_name,
 * publisher, its domain); a part that is only behind a bar in one title and missing in the others goes too. Measured in
 * docs/quality.md.
 */
#include "base/buffer.h"
#include "base/utf8.h"
#include "page/metadata.h"
#include "text/fold.h"

enum {
    SHARED = 50,         /* per cent of a heading's words that other titles must share */
    LONE_WORDS = 5,      /* of a heading that no other title supports */
    ENOUGH_WORDS = 3,    /* fewer are "News" or "Contact" */
    LEAD_WORDS = 2,      /* before a headline's colon */
    MOST_HEADINGS = 8,   /* <h1> elements looked at; some pages have hundreds */
    LONGEST_SITE = 8,    /* words of a site's name */
    LONGEST_MIDDLE = 16, /* bytes between headline and site's name in <title>: "» Blog Archive »" */
};

typedef struct title {
    hsy_slice text;
    hsy_slice key; /* folded words parted by one blank each, with one before and one behind: " dam breaks " */
} title;

typedef struct chooser {
    hsy_arena *arena;
    const hsy_metadata *metadata;
    title graph, json_ld, microdata, meta, document, heading;
    hsy_slices sites; /* hsy_site_names */
    hsy_slice *keys;  /* of the facts, one each; empty before it was first asked */
} chooser;

/* ---- words ---- */

static size_t words_in(hsy_slice key) {
    size_t words = 0;
    for (size_t i = 1; i < key.length; i++) words += key.at[i] == ' ';
    return words;
}

static title title_of(hsy_arena *arena, hsy_slice text) {
    return text.length ? (title){text, hsy_title_key(arena, text)} : (title){0};
}

/* The title that a fact gives, its key made once. */
static title title_at(const chooser *c, size_t fact) {
    hsy_slice text = c->metadata->facts.items[fact].value;
    if (c->keys[fact].length == 0) c->keys[fact] = hsy_title_key(c->arena, text);
    return (title){text, c->keys[fact]};
}

static bool is_known(title t) { return t.key.length > 1; }

static bool same(title a, title b) { return is_known(a) && is_known(b) && hsy_slice_equal(a.key, b.key); }

static bool begins(title whole, title part) {
    return is_known(part) && words_in(part.key) >= ENOUGH_WORDS && hsy_slice_starts(whole.key, part.key);
}

static bool ends(title whole, title part) {
    return is_known(part) && words_in(part.key) >= ENOUGH_WORDS && hsy_slice_ends(whole.key, part.key);
}

/* Whether they differ only in where a word ends: two spans that nothing parts read "FloodsDam breaks". */
static bool is_glued(const chooser *c, title a, title b) {
    return is_known(a) && is_known(b) && words_in(a.key) < words_in(b.key) &&
           hsy_slice_equal(hsy_without_blanks(c->arena, a.key), hsy_without_blanks(c->arena, b.key));
}

/* How many per cent of the words of `key` are in one of the titles. */
static size_t shared_words(hsy_slice key, const title *titles, size_t count) {
    size_t words = 0, shared = 0;
    for (size_t start = 0, i = 1; i < key.length; i++) {
        if (key.at[i] != ' ') continue;
        hsy_slice word = hsy_slice_sub(key, start, i + 1);
        bool found = false;
        for (size_t t = 0; t < count && !found; t++) found = hsy_slice_find(titles[t].key, word, 0) != HSY_NOT_FOUND;
        words++;
        shared += found;
        start = i;
    }
    return words ? shared * 100 / words : 0;
}

/* ---- the site's name ---- */

/* The length of a separator of titles at `at`: a bar, a dash or an arrow with blanks around it, a bare bar; else 0. */
static size_t separator_at(hsy_slice text, size_t at) {
    static const hsy_slice marks[] = {HSY_SLICE("|"), HSY_SLICE("-"), HSY_SLICE("–"), HSY_SLICE("—"),  HSY_SLICE("»"),
                                      HSY_SLICE("«"), HSY_SLICE("•"), HSY_SLICE("·"), HSY_SLICE("~"),  HSY_SLICE("::"),
                                      HSY_SLICE("/"), HSY_SLICE(">"), HSY_SLICE("›"), HSY_SLICE("--"), HSY_SLICE(":")};
    char c = text.at[at];
    bool blank = c == ' ';
    if (!blank && c != '|' && c != ':' && (unsigned char)c < 0x80) return 0;
    size_t start = blank ? at + 1 : at;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        hsy_slice mark = marks[i], rest = hsy_slice_sub(text, start, text.length);
        if (!hsy_slice_starts(rest, mark)) continue;
        bool behind = rest.length > mark.length && rest.at[mark.length] == ' ';
        bool bare = mark.at[0] == '|' || (mark.at[0] == ':' && behind);
        if ((blank && behind) || bare) return (size_t)blank + mark.length + (size_t)behind;
    }
    static const hsy_slice wide[] = {HSY_SLICE("｜"), HSY_SLICE("："), HSY_SLICE("ㅣ"), HSY_SLICE("|")};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (hsy_slice_starts(hsy_slice_sub(text, at, text.length), wide[i])) return wide[i].length;
    return 0;
}

/* The title without the site's name at either end, as often as it stands there. */
static hsy_slice without_site(const chooser *c, hsy_slice text) {
    for (bool again = true; again;) {
        again = false;
        for (size_t at = text.length; at-- > 1;) {
            size_t length = separator_at(text, at);
            if (length == 0) continue;
            if (hsy_is_site_name(c->arena, &c->sites, hsy_slice_sub(text, at + length, text.length), false)) {
                text = hsy_slice_trim(hsy_slice_sub(text, 0, at));
                again = true;
            }
            break;
        }
        for (size_t at = 1; at < text.length; at++) {
            size_t length = separator_at(text, at);
            if (length == 0) continue;
            if (hsy_is_site_name(c->arena, &c->sites, hsy_slice_sub(text, 0, at), false)) {
                text = hsy_slice_trim(hsy_slice_sub(text, at + length, text.length));
                again = true;
            }
            break;
        }
    }
    return text;
}

/* ---- choosing ---- */

/* Whether a heading of the page says the same to the letter: then what looks like the site's name belongs to it,
 * "Harbors - the basics" on the site "Harbors". */
static bool is_whole_heading(const chooser *c, hsy_slice value) {
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind == HSY_FACT_TITLE && fact->source == HSY_FROM_HEADING && hsy_slice_equal(fact->value, value))
            return true;
    }
    return false;
}

static title fact_title(const chooser *c, hsy_fact_source source) {
    const hsy_fact *fact = hsy_metadata_find(c->metadata, HSY_FACT_TITLE, source);
    if (!fact) return (title){0};
    return title_of(c->arena, is_whole_heading(c, fact->value) ? fact->value : without_site(c, fact->value));
}

/* The heading of level `source` that shares most with the other titles; not the site's name. */
static title choose_heading(const chooser *c, hsy_fact_source source, size_t most) {
    title others[] = {c->graph, c->json_ld, c->document, c->microdata, c->meta}, best = {0};
    size_t best_score = 0, seen = 0;
    for (size_t i = 0; i < c->metadata->facts.count && seen < most; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE || fact->source != source) continue;
        title t = title_at(c, i);
        seen++;
        if (!is_known(t) || hsy_is_site_key(c->arena, &c->sites, t.key, false)) continue;
        size_t words = words_in(t.key), score = shared_words(t.key, others, sizeof others / sizeof *others);
        if (score < SHARED) continue;
        if (words < ENOUGH_WORDS) score = score * words / ENOUGH_WORDS;
        if (fact->is_aside) score /= 2;
        if (score <= best_score) continue;
        best_score = score;
        best = t;
    }
    return best;
}

/* Whether the parts are the two ends of the title with hardly anything between them. */
static bool is_made_of(hsy_slice whole, hsy_slice first, hsy_slice last) {
    size_t both = first.length + last.length;
    return hsy_slice_starts(whole, first) && hsy_slice_ends(whole, last) && whole.length + 1 >= both &&
           whole.length <= both + LONGEST_MIDDLE;
}

/* "Dam breaks | The River Blog" with <h1>The River Blog</h1> and <h2>Dam breaks</h2>: the heading that is one part of
 * <title> is the site's name when another part of it is another heading, which is then the headline. */
static title under_site_name(const chooser *c, hsy_slice document, title heading) {
    hsy_slice whole = hsy_title_key(c->arena, document);
    bool is_blog = hsy_slice_find(document, HSY_S("»"), 0) != HSY_NOT_FOUND; /* "Site » Archive » Headline" */
    if (words_in(heading.key) > LONGEST_SITE || same(heading, c->graph) || same(heading, c->json_ld)) return (title){0};
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE) continue;
        if (fact->source != HSY_FROM_SUBHEADING && fact->source != HSY_FROM_HEADING) continue;
        title t = title_at(c, i);
        if (!is_known(t) || same(t, heading)) continue;
        if (is_made_of(whole, t.key, heading.key) || (is_blog && is_made_of(whole, heading.key, t.key))) return t;
    }
    return (title){0};
}

/* "News » Dam breaks at dawn" with <h1>News</h1> and <h2>Dam breaks at dawn</h2>: the section gives way. */
static title under_section(const chooser *c, title heading) {
    title document = c->document;
    if (words_in(heading.key) >= ENOUGH_WORDS || same(heading, document) || same(heading, c->graph)) return (title){0};
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE || fact->source != HSY_FROM_SUBHEADING || fact->is_aside) continue;
        title t = title_at(c, i);
        if (begins(document, t) || ends(document, t)) return t;
    }
    return (title){0};
}

/* The only <h1> of at least `least` words; where it stands counts unless `anywhere`. */
static title only_heading(const chooser *c, size_t least, bool anywhere) {
    title found = {0};
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE || fact->source != HSY_FROM_HEADING) continue;
        if (fact->is_aside && !anywhere) continue;
        title t = title_at(c, i);
        if (words_in(t.key) < least || hsy_is_site_key(c->arena, &c->sites, t.key, false)) continue;
        if (is_known(found)) return (title){0};
        found = t;
    }
    return found;
}

/* The only <h1> of a page, or the only one that is a sentence, counts even if no other title shares its words: an
 * editor's headline beside a search engine's. */
static title lone_heading(const chooser *c) {
    title found = only_heading(c, ENOUGH_WORDS, false);
    if (!is_known(found)) found = only_heading(c, LONE_WORDS, false);
    return is_known(found) ? found : only_heading(c, ENOUGH_WORDS, true);
}

/* A lesser heading in the article that is, to the letter, what og:title or JSON-LD has, while <h1> says something else:
 * many sites hide an <h1> for search engines in the page's head and print the headline as <h2>. */
static title printed_heading(const chooser *c) {
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE || fact->source != HSY_FROM_SUBHEADING || fact->is_aside || fact->is_doubtful)
            continue;
        title t = title_at(c, i);
        if (words_in(t.key) >= ENOUGH_WORDS && (same(t, c->graph) || same(t, c->json_ld)) && !same(t, c->heading))
            return t;
    }
    return (title){0};
}

/* "Dam breaks The river rises by two metres" beside "Dam breaks" */
static bool has_subtitle(title heading, title short_title) {
    return begins(heading, short_title) && words_in(heading.key) >= words_in(short_title.key) + ENOUGH_WORDS;
}

/* "After the storm: Dam breaks at dawn" over "Dam breaks at dawn": a lead of several words belongs to the headline, one
 * word ("Climate: …") is a section. */
static bool is_led_in(title whole, title heading) {
    if (!ends(whole, heading) || words_in(whole.key) < words_in(heading.key) + LEAD_WORDS) return false;
    return hsy_slice_find(whole.text, HSY_S(": "), 0) != HSY_NOT_FOUND;
}

/* A heading that is said in other words, or in fewer, by what else names the page. */
static title trim_heading(const chooser *c, title heading) {
    title graph = c->graph, json_ld = c->json_ld;
    if (same(heading, graph)) return heading;
    if (is_glued(c, heading, graph)) return graph;
    if (ends(heading, graph)) return graph; /* a kicker that the markup does not name */
    bool is_backed = same(graph, json_ld) || begins(json_ld, graph);
    if (is_backed && (has_subtitle(heading, graph) || is_led_in(graph, heading))) return graph;
    if (same(heading, json_ld) || same(heading, c->document)) return heading;
    if (ends(heading, json_ld)) return json_ld;
    return ends(heading, c->document) ? c->document : heading;
}

/* Whether heading and <title> are one string of a template, and og:title, at least a short sentence, is another, with
 * which JSON-LD, if there is one, does not disagree by a third. */
static bool is_copied(const chooser *c) {
    if (!same(c->heading, c->document) || words_in(c->graph.key) < ENOUGH_WORDS) return false;
    return !is_known(c->json_ld) || same(c->json_ld, c->heading) || same(c->json_ld, c->graph);
}

static title choose(const chooser *c) {
    title heading = c->heading, printed = printed_heading(c);
    if (is_known(printed)) return printed;
    if (is_copied(c) && !begins(c->graph, heading) && !ends(c->graph, heading)) return c->graph;
    if (is_known(heading)) return trim_heading(c, heading);
    if (is_known(c->json_ld) && (begins(c->graph, c->json_ld) || !is_known(c->graph))) return c->json_ld;
    if (begins(c->graph, c->microdata)) return c->microdata;
    if (begins(c->graph, c->meta)) return c->meta;
    if (is_known(c->graph)) return c->graph;
    if (is_known(c->microdata)) return c->microdata;
    if (is_known(c->meta)) return c->meta;
    title subheading = choose_heading(c, HSY_FROM_SUBHEADING, SIZE_MAX);
    return is_known(subheading) ? subheading : c->document;
}

/* How well a heading stands for the chosen title: itself, with a kicker, or another wording; a teaser hardly does. */
static int fits(const chooser *c, size_t at, title chosen) {
    const hsy_fact *fact = &c->metadata->facts.items[at];
    title t = title_at(c, at);
    int worth = same(t, chosen) ? 4 : ends(t, chosen) ? 3 : same(t, c->heading) ? 2 : 0;
    if (worth && (fact->is_aside || fact->is_doubtful)) worth = 1;
    return worth;
}

static const hsy_fact *find_headline(const chooser *c, title chosen) {
    const hsy_fact *found = NULL;
    int most = 0;
    for (size_t i = 0; i < c->metadata->facts.count; i++) {
        const hsy_fact *fact = &c->metadata->facts.items[i];
        if (fact->kind != HSY_FACT_TITLE) continue;
        if (fact->source != HSY_FROM_HEADING && fact->source != HSY_FROM_SUBHEADING) continue;
        int worth = fits(c, i, chosen);
        if (worth <= most) continue;
        most = worth;
        found = fact;
    }
    return found;
}

hsy_slice hsy_title_choose(hsy_arena *arena, hsy_metadata *metadata, const hsy_article *article) {
    chooser c = {.arena = arena, .metadata = metadata};
    c.keys = HSY_NEW_ARRAY(arena, hsy_slice, metadata->facts.count);
    c.sites = hsy_site_names(arena, metadata, article);
    c.graph = fact_title(&c, HSY_FROM_GRAPH);
    c.json_ld = fact_title(&c, HSY_FROM_JSON_LD);
    c.microdata = fact_title(&c, HSY_FROM_ITEMPROP);
    c.meta = fact_title(&c, HSY_FROM_META);
    c.document = fact_title(&c, HSY_FROM_DOCUMENT);
    c.heading = choose_heading(&c, HSY_FROM_HEADING, MOST_HEADINGS);
    if (!is_known(c.heading)) c.heading = lone_heading(&c);
    const hsy_fact *document = hsy_metadata_find(metadata, HSY_FACT_TITLE, HSY_FROM_DOCUMENT);
    title under = document && is_known(c.heading) ? under_site_name(&c, document->value, c.heading) : (title){0};
    if (!is_known(under) && is_known(c.heading)) under = under_section(&c, c.heading);
    if (is_known(under)) c.heading = under;
    title chosen = choose(&c);
    metadata->headline = find_headline(&c, chosen);
    return chosen.text;
}
