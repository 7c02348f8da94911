/* RSS, Atom, sitemaps and OPML: one reader for all, since they differ in names only.
 *
 *     <item><title>Mill burns</title><link>/a</link><pubDate>Tue, 4 Mar 2031 8:05:00 GMT</pubDate></item>
 *     <entry><title>Mill burns</title><link href="/a"/><updated>2031-03-04T08:05:00Z</updated></entry>
 *     <url><loc>https://ledger.example/a</loc><news:publication_date>2031-03-04</news:publication_date></url>
 *     <outline text="Ledger" xmlUrl="https://ledger.example/rss"/>
 *
 * An item is a row of fields; which element fills which field stands in a table. Feeds mix the formats (dc:date in RSS
 * 2.0, atom:link in RSS, a link as attribute where text belongs), so the table holds for all of them. Of two that fill
 * one field the first counts, but that a link of the item goes before its guid, and content before a description.
 *
 * What is known of feeds in the wild and read: no guid, a guid that is no address, "N/A" for a link (another page of
 * the same site: it is asked for and told), dates with one digit for the hour, HTML in titles, content as escaped HTML,
 * as CDATA, or as elements.
 */
#include "base/buffer.h"
#include "intake/feed.h"
#include "intake/xml.h"

enum {
    MOST_TEXT = 8 << 20,  /* bytes of one field; more is cut off */
    LEAST_CONTENT = 1500, /* bytes from which a description is more than a teaser */
    MOST_MINUTES = 7 * 24 * 60,
    MOST_DEPTH = 128,
};

typedef enum field {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_ID,
    FIELD_PUBLISHED,
    FIELD_MODIFIED,
    FIELD_LANGUAGE,
    FIELD_PUBLISHER,
    FIELD_CONTENT,
    FIELD_SUMMARY,
    FIELD_MINUTES,
    FIELD_PERIOD,
    FIELD_FREQUENCY,
    FIELDS,
} field;

static const struct field_rule {
    hsy_xml_space space;
    hsy_slice name;
    field field;
} rules[] = {
    {HSY_XML_PLAIN, HSY_SLICE("title"), FIELD_TITLE},
    {HSY_XML_ATOM, HSY_SLICE("title"), FIELD_TITLE},
    {HSY_XML_NEWS, HSY_SLICE("title"), FIELD_TITLE},
    {HSY_XML_DC, HSY_SLICE("title"), FIELD_TITLE},
    {HSY_XML_PLAIN, HSY_SLICE("link"), FIELD_LINK},
    {HSY_XML_ATOM, HSY_SLICE("link"), FIELD_LINK},
    {HSY_XML_PLAIN, HSY_SLICE("loc"), FIELD_LINK},
    {HSY_XML_PLAIN, HSY_SLICE("guid"), FIELD_ID},
    {HSY_XML_ATOM, HSY_SLICE("id"), FIELD_ID},
    {HSY_XML_PLAIN, HSY_SLICE("pubDate"), FIELD_PUBLISHED},
    {HSY_XML_DC, HSY_SLICE("date"), FIELD_PUBLISHED},
    {HSY_XML_DC, HSY_SLICE("issued"), FIELD_PUBLISHED},
    {HSY_XML_DC, HSY_SLICE("created"), FIELD_PUBLISHED},
    {HSY_XML_ATOM, HSY_SLICE("published"), FIELD_PUBLISHED},
    {HSY_XML_ATOM, HSY_SLICE("issued"), FIELD_PUBLISHED},
    {HSY_XML_ATOM, HSY_SLICE("created"), FIELD_PUBLISHED},
    {HSY_XML_NEWS, HSY_SLICE("publication_date"), FIELD_PUBLISHED},
    {HSY_XML_ATOM, HSY_SLICE("updated"), FIELD_MODIFIED},
    {HSY_XML_ATOM, HSY_SLICE("modified"), FIELD_MODIFIED},
    {HSY_XML_DC, HSY_SLICE("modified"), FIELD_MODIFIED},
    {HSY_XML_PLAIN, HSY_SLICE("lastmod"), FIELD_MODIFIED},
    {HSY_XML_PLAIN, HSY_SLICE("language"), FIELD_LANGUAGE},
    {HSY_XML_DC, HSY_SLICE("language"), FIELD_LANGUAGE},
    {HSY_XML_NEWS, HSY_SLICE("language"), FIELD_LANGUAGE},
    {HSY_XML_NEWS, HSY_SLICE("name"), FIELD_PUBLISHER},
    {HSY_XML_PLAIN, HSY_SLICE("source"), FIELD_PUBLISHER},
    {HSY_XML_CONTENT, HSY_SLICE("encoded"), FIELD_CONTENT},
    {HSY_XML_ATOM, HSY_SLICE("content"), FIELD_CONTENT},
    {HSY_XML_PLAIN, HSY_SLICE("description"), FIELD_SUMMARY},
    {HSY_XML_ATOM, HSY_SLICE("summary"), FIELD_SUMMARY},
    {HSY_XML_PLAIN, HSY_SLICE("ttl"), FIELD_MINUTES},
    {HSY_XML_UPDATES, HSY_SLICE("updatePeriod"), FIELD_PERIOD},
    {HSY_XML_UPDATES, HSY_SLICE("updateFrequency"), FIELD_FREQUENCY},
};

/* An item, or the list's own head, while it is read. */
typedef struct record {
    hsy_slice fields[FIELDS];
    size_t depth; /* of its element; its fields stand one deeper */
} record;

typedef struct feed_reading {
    hsy_xml_reader xml;
    hsy_feed *feed;
    hsy_slice url, bases[MOST_DEPTH + 1]; /* xml:base in force at each depth */
    size_t depth;
    record head, item;
    bool in_item;
    field open;                       /* the field that text goes into */
    size_t open_depth, skipped_depth; /* 0: none */
    bool keeps_markup, is_full;
    hsy_buffer text;
} feed_reading;

static bool is_item(const hsy_xml_element *e) {
    static const hsy_slice names[] = {HSY_SLICE("item"), HSY_SLICE("entry"), HSY_SLICE("url"), HSY_SLICE("sitemap")};
    for (size_t i = 0; i < sizeof names / sizeof *names && e->space <= HSY_XML_ATOM; i++)
        if (hsy_slice_equal_ascii_case(e->name, names[i])) return true;
    return false;
}

static field field_of(const hsy_xml_element *e) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        bool same_space = rules[i].space == e->space || (rules[i].space == HSY_XML_ATOM && e->space == HSY_XML_PLAIN);
        if (same_space && hsy_slice_equal_ascii_case(e->name, rules[i].name)) return rules[i].field;
    }
    return FIELD_NONE;
}

static record *current(feed_reading *r) { return r->in_item ? &r->item : &r->head; }

static void set_field(feed_reading *r, field which, hsy_slice value) {
    hsy_slice *place = &current(r)->fields[which];
    value = hsy_slice_trim(value);
    if (place->length == 0 && value.length) *place = hsy_arena_copy(r->xml.arena, value);
}

/* <link href="…" rel="alternate" type="text/html"/>; the link without rel and the one to HTML are the page's. */
static void take_link(feed_reading *r, const hsy_xml_element *e) {
    hsy_slice rel = hsy_xml_attribute_of(e, HSY_S("rel")), type = hsy_xml_attribute_of(e, HSY_S("type"));
    if (rel.length && !hsy_slice_equal_ascii_case(rel, HSY_S("alternate"))) return;
    if (type.length && hsy_slice_find_ascii_case(type, HSY_S("html"), 0) == HSY_NOT_FOUND) return;
    set_field(r, FIELD_LINK, hsy_xml_attribute_of(e, HSY_S("href")));
}

static hsy_slice base_of(const feed_reading *r, size_t depth) {
    if (r->bases[depth].length) return r->bases[depth];
    return r->url.length ? r->url : r->feed->home;
}

static void push_item(feed_reading *r, hsy_feed_item item) {
    if (item.address.length == 0 && item.content.length == 0) return;
    if (r->feed->items.count == HSY_FEED_MOST_ITEMS) {
        r->is_full = true;
        return;
    }
    HSY_PUSH(r->xml.arena, &r->feed->items, item);
}

/* "Ledger" with the feed's address, or a page of its own. */
static void take_outline(feed_reading *r, const hsy_xml_element *e) {
    static const hsy_slice names[] = {HSY_SLICE("xmlUrl"), HSY_SLICE("url"), HSY_SLICE("htmlUrl")};
    hsy_slice reference = HSY_S("");
    size_t i = 0;
    for (; i < sizeof names / sizeof *names && reference.length == 0; i++)
        reference = hsy_xml_attribute_of(e, names[i]);
    hsy_feed_item item = {.is_list = i == 1};
    if (reference.length) item.address = hsy_feed_address(r->xml.arena, base_of(r, r->depth), reference);
    item.title = hsy_arena_copy(r->xml.arena, hsy_slice_trim(hsy_xml_attribute_of(e, HSY_S("text"))));
    push_item(r, item);
}

/* An item's address: its link, else its guid where that is one. */
static hsy_slice address_of(feed_reading *r) {
    const hsy_slice *fields = r->item.fields;
    hsy_slice base = base_of(r, r->item.depth), id = fields[FIELD_ID];
    if (fields[FIELD_LINK].length) return hsy_feed_address(r->xml.arena, base, fields[FIELD_LINK]);
    return hsy_slice_starts(id, HSY_S("http")) ? hsy_feed_address(r->xml.arena, base, id) : HSY_S("");
}

static void end_item(feed_reading *r) {
    const hsy_slice *fields = r->item.fields, summary = fields[FIELD_SUMMARY];
    hsy_feed_item item = {.address = address_of(r),
                          .title = fields[FIELD_TITLE],
                          .language = fields[FIELD_LANGUAGE],
                          .publisher = fields[FIELD_PUBLISHER],
                          .published = hsy_feed_date(r->xml.arena, fields[FIELD_PUBLISHED]),
                          .modified = hsy_feed_date(r->xml.arena, fields[FIELD_MODIFIED]),
                          .content = fields[FIELD_CONTENT],
                          .is_list = r->feed->kind == HSY_FEED_SITEMAP_INDEX};
    if (item.content.length == 0 && summary.length >= LEAST_CONTENT) item.content = summary;
    push_item(r, item);
    r->in_item = false;
}

/* Text that goes back to being markup. */
static void add_escaped(hsy_buffer *out, hsy_slice text) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '<' || c == '>' || c == '&' || c == '"')
            hsy_buffer_add_c(out, c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : "&quot;");
        else
            hsy_buffer_add_byte(out, c);
    }
}

/* An element inside content that is not escaped (XHTML in Atom, and HTML where an author forgot to). */
static void add_tag(feed_reading *r, const hsy_xml_element *e) {
    hsy_buffer_add_byte(&r->text, '<');
    hsy_buffer_add(&r->text, e->name);
    for (size_t i = 0; i < e->attribute_count; i++) {
        hsy_buffer_add_byte(&r->text, ' ');
        hsy_buffer_add(&r->text, e->attributes[i].name);
        hsy_buffer_add_c(&r->text, "=\"");
        add_escaped(&r->text, e->attributes[i].value);
        hsy_buffer_add_byte(&r->text, '"');
    }
    hsy_buffer_add_byte(&r->text, '>');
}

static void begin_field(feed_reading *r, const hsy_xml_element *e, field which) {
    hsy_slice type = hsy_xml_attribute_of(e, HSY_S("type"));
    r->open = which;
    r->open_depth = r->depth;
    r->keeps_markup = which == FIELD_CONTENT && (hsy_slice_find(type, HSY_S("xhtml"), 0) != HSY_NOT_FOUND ||
                                                 hsy_slice_equal_ascii_case(type, HSY_S("text")));
    if (!r->text.arena || r->text.is_full) r->text = hsy_buffer_in(r->xml.arena, MOST_TEXT);
    hsy_buffer_cut(&r->text, 0);
}

/* An element that is none of an open field. */
static void begin_element(feed_reading *r, const hsy_xml_element *e) {
    bool is_direct = r->depth == current(r)->depth + 1 || (r->in_item && e->space == HSY_XML_NEWS);
    field which = is_direct ? field_of(e) : FIELD_NONE;
    if (hsy_slice_equal_ascii_case(e->name, HSY_S("outline")) && r->feed->kind == HSY_FEED_OPML)
        take_outline(r, e);
    else if (!r->in_item && is_item(e))
        r->item = (record){.depth = r->depth}, r->in_item = true;
    else if (!r->in_item && (hsy_slice_equal_ascii_case(e->name, HSY_S("channel")) || r->depth == 1))
        r->head.depth = r->depth;
    else if (which == FIELD_LINK && hsy_xml_attribute_of(e, HSY_S("href")).length)
        take_link(r, e);
    else if (which == FIELD_ID &&
             hsy_slice_equal_ascii_case(hsy_xml_attribute_of(e, HSY_S("isPermaLink")), HSY_S("false")))
        r->skipped_depth = r->depth;
    else if (which != FIELD_NONE)
        begin_field(r, e, which);
}

static bool start(void *context, const hsy_xml_element *element) {
    feed_reading *r = context;
    hsy_slice base = HSY_S("");
    r->depth++;
    for (size_t i = 0; i < element->attribute_count; i++)
        if (hsy_slice_equal(element->attributes[i].name, HSY_S("base"))) base = element->attributes[i].value;
    r->bases[r->depth] =
        base.length ? hsy_feed_address(r->xml.arena, base_of(r, r->depth - 1), base) : r->bases[r->depth - 1];
    if (r->skipped_depth) return true;
    if (!r->open)
        begin_element(r, element);
    else if (r->open == FIELD_CONTENT || r->open == FIELD_SUMMARY)
        add_tag(r, element);
    return !r->is_full;
}

static void end_field(feed_reading *r) {
    set_field(r, r->open, hsy_buffer_text(&r->text));
    r->open = FIELD_NONE;
    if (r->in_item) return;
    hsy_slice link = r->head.fields[FIELD_LINK];
    if (r->feed->home.length == 0 && link.length)
        r->feed->home = hsy_feed_address(r->xml.arena, base_of(r, r->depth), link);
}

static bool end(void *context, hsy_slice name) {
    feed_reading *r = context;
    if (r->skipped_depth == r->depth)
        r->skipped_depth = 0;
    else if (r->open && r->open_depth == r->depth)
        end_field(r);
    else if (r->open == FIELD_CONTENT || r->open == FIELD_SUMMARY)
        hsy_buffer_print(&r->text, "</%.*s>", HSY_PRINT(name));
    else if (r->in_item && r->item.depth == r->depth)
        end_item(r);
    r->depth--;
    return !r->is_full;
}

static bool take_text(void *context, hsy_slice text) {
    feed_reading *r = context;
    if (!r->open || r->skipped_depth) return true;
    if (r->keeps_markup)
        add_escaped(&r->text, text);
    else
        hsy_buffer_add(&r->text, text);
    return true;
}

static unsigned number_of(hsy_slice digits) {
    unsigned number = 0;
    for (size_t i = 0; i < digits.length && hsy_is_digit(digits.at[i]) && number < MOST_MINUTES; i++)
        number = number * 10 + (unsigned)(digits.at[i] - '0');
    return number;
}

/* <ttl>30</ttl>, or <sy:updatePeriod>hourly</sy:updatePeriod> <sy:updateFrequency>2</sy:updateFrequency>. */
static unsigned minutes_of(const record *head) {
    static const struct {
        hsy_slice name;
        unsigned minutes;
    } periods[] = {{HSY_SLICE("hourly"), 60},
                   {HSY_SLICE("daily"), 24 * 60},
                   {HSY_SLICE("weekly"), 7 * 24 * 60},
                   {HSY_SLICE("monthly"), MOST_MINUTES},
                   {HSY_SLICE("yearly"), MOST_MINUTES}};
    unsigned minutes = number_of(head->fields[FIELD_MINUTES]);
    unsigned times = number_of(head->fields[FIELD_FREQUENCY]);
    for (size_t i = 0; minutes == 0 && i < sizeof periods / sizeof *periods; i++)
        if (hsy_slice_equal_ascii_case(head->fields[FIELD_PERIOD], periods[i].name))
            minutes = periods[i].minutes / (times ? times : 1);
    return minutes < MOST_MINUTES ? minutes : MOST_MINUTES;
}

bool hsy_feed_read_xml(hsy_arena *arena, hsy_slice path, hsy_slice url, hsy_slice bytes, hsy_slice charset,
                       hsy_feed *feed, hsy_errors *errors) {
    feed_reading *r = HSY_NEW(arena, feed_reading);
    r->xml = (hsy_xml_reader){NULL, start, end, take_text, r};
    r->feed = feed;
    r->url = url;
    bool is_sound = hsy_xml_read(arena, path, bytes, charset, &r->xml, errors);
    feed->title = r->head.fields[FIELD_TITLE];
    feed->language = r->head.fields[FIELD_LANGUAGE];
    feed->minutes = minutes_of(&r->head);
    if (!r->is_full) return is_sound;
    hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND,
                   "has more than %d items: the others are left out", HSY_FEED_MOST_ITEMS);
    return false;
}
