/* XML an element at a time: decoded to UTF-8, mended (xml_mend.c), then read by libxml2's SAX parser, which only ever
 * sees a document without document type, so it knows no entity but the five of XML and has nothing to fetch.
 *
 * libxml2 must not be jumped out of. What the reader keeps goes into an arena of its own, whose guard stands inside
 * each callback; a failure there stops the parser.
 */
#include "intake/xml.h"

#include <libxml/parser.h>

#include "intake/xml_mend.h"
#include "text/decode.h"

enum {
    MOST_NAME_SPACES = 64, /* declared by one tag and those around it; looked through for every element */
    MOST_ATTRIBUTES = 128, /* of one tag; xml_mend.c lets no more through */
    MOST_OPEN = 128,       /* likewise */
    MOST_KEPT_RATIO = 16,  /* memory kept of a document, in its own size */
    LEAST_KEPT = 8 << 20,  /* bytes that may be kept of any document */
    DECLARATION = 256,     /* bytes in which the XML declaration names the encoding */
};

typedef struct parse {
    hsy_xml_reader reader;
    xmlParserCtxtPtr parser;
    int name_spaces, open_name_spaces[MOST_OPEN]; /* in all, and declared by each open element */
    size_t depth, elements;
    bool is_stopped, has_many_name_spaces;
    int failure; /* hsy_code of memory or limit, or 0 */
} parse;

static const struct vocabulary {
    hsy_slice uri, prefix;
    hsy_xml_space space;
} vocabularies[] = {
    {HSY_SLICE("http://www.w3.org/2005/Atom"), HSY_SLICE("atom"), HSY_XML_ATOM},
    {HSY_SLICE("http://purl.org/atom/ns#"), HSY_SLICE("atom03"), HSY_XML_ATOM},
    {HSY_SLICE("http://purl.org/dc/elements/1.1/"), HSY_SLICE("dc"), HSY_XML_DC},
    {HSY_SLICE("http://purl.org/dc/terms/"), HSY_SLICE("dcterms"), HSY_XML_DC},
    {HSY_SLICE("http://purl.org/rss/1.0/modules/content/"), HSY_SLICE("content"), HSY_XML_CONTENT},
    {HSY_SLICE("http://www.google.com/schemas/sitemap-news/0.9"), HSY_SLICE("news"), HSY_XML_NEWS},
    {HSY_SLICE("http://purl.org/rss/1.0/modules/syndication/"), HSY_SLICE("sy"), HSY_XML_UPDATES},
    {HSY_SLICE("http://purl.org/rss/1.0/"), HSY_SLICE("rss"), HSY_XML_PLAIN},
    {HSY_SLICE("http://www.sitemaps.org/schemas/sitemap/0.9"), HSY_SLICE("sitemap"), HSY_XML_PLAIN},
};

static hsy_slice of_xml(const xmlChar *string) { return hsy_slice_from_c((const char *)string); }

/* By the name space; an unknown one is told by its prefix, since some write "http" as "https" or leave a slash off. */
static hsy_xml_space space_of(const xmlChar *prefix, const xmlChar *uri) {
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (uri && hsy_slice_equal(vocabularies[i].uri, of_xml(uri))) return vocabularies[i].space;
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (prefix && hsy_slice_equal(vocabularies[i].prefix, of_xml(prefix))) return vocabularies[i].space;
    return prefix ? HSY_XML_OTHER : HSY_XML_PLAIN;
}

static void stop(parse *p) {
    p->is_stopped = true;
    xmlStopParser(p->parser);
}

/* libxml2 gives five strings an attribute: name, prefix, name space, and where its value begins and ends. */
static size_t read_attributes(int count, const xmlChar **given, hsy_xml_attribute *attributes) {
    size_t kept = 0;
    for (int i = 0; i < count && kept < MOST_ATTRIBUTES; i++, given += 5)
        attributes[kept++] = (hsy_xml_attribute){
            of_xml(given[0]), {(const char *)given[3], (size_t)(given[4] - given[3])}, space_of(given[1], given[2])};
    return kept;
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int name_space_count, const xmlChar **name_spaces, int attribute_count, int defaulted,
                          const xmlChar **given) {
    parse *p = context;
    hsy_xml_attribute attributes[MOST_ATTRIBUTES];
    (void)name_spaces, (void)defaulted;
    if (p->is_stopped) return;
    p->name_spaces += name_space_count;
    if (p->name_spaces > MOST_NAME_SPACES || p->depth == MOST_OPEN) {
        p->has_many_name_spaces = true;
        stop(p);
        return;
    }
    p->open_name_spaces[p->depth++] = name_space_count;
    p->elements++;
    hsy_xml_element element = {space_of(prefix, uri), of_xml(name), attributes,
                               read_attributes(attribute_count, given, attributes)};
    if (setjmp(*hsy_arena_guard(p->reader.arena)) != 0)
        p->failure = hsy_arena_failure(p->reader.arena);
    else if (p->reader.start(p->reader.context, &element))
        return;
    stop(p);
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    parse *p = context;
    (void)prefix, (void)uri;
    if (p->is_stopped || p->depth == 0) return;
    p->name_spaces -= p->open_name_spaces[--p->depth];
    if (setjmp(*hsy_arena_guard(p->reader.arena)) != 0)
        p->failure = hsy_arena_failure(p->reader.arena);
    else if (p->reader.end(p->reader.context, of_xml(name)))
        return;
    stop(p);
}

static void take_text(void *context, const xmlChar *text, int length) {
    parse *p = context;
    if (p->is_stopped) return;
    if (setjmp(*hsy_arena_guard(p->reader.arena)) != 0)
        p->failure = hsy_arena_failure(p->reader.arena);
    else if (p->reader.text(p->reader.context, (hsy_slice){(const char *)text, (size_t)length}))
        return;
    stop(p);
}

/* What libxml2 would say aloud; its last fault is asked for afterwards. */
static void say_nothing(void *context, xmlErrorPtr error) { (void)context, (void)error; }

static void close_parser(void *what) { xmlFreeParserCtxt(what); }

static void close_arena(void *what) { hsy_arena_free(what); }

/* 'encoding="ISO-8859-1"' of the XML declaration. */
static hsy_slice declared_encoding(hsy_slice bytes) {
    hsy_slice head = hsy_slice_sub(bytes, 0, DECLARATION);
    size_t begin = hsy_slice_find(head, HSY_S("<?xml"), 0);
    size_t end = begin == HSY_NOT_FOUND ? begin : hsy_slice_find(head, HSY_S("?>"), begin);
    if (end == HSY_NOT_FOUND) return HSY_S("");
    head = hsy_slice_sub(head, begin, end);
    size_t at = hsy_slice_find_ascii_case(head, HSY_S("encoding"), 0);
    if (at == HSY_NOT_FOUND) return HSY_S("");
    at += sizeof "encoding" - 1;
    while (at < head.length && (hsy_is_space(head.at[at]) || head.at[at] == '=')) at++;
    if (at == head.length || (head.at[at] != '"' && head.at[at] != '\'')) return HSY_S("");
    size_t close = hsy_slice_find_byte(head, head.at[at], at + 1);
    return close == HSY_NOT_FOUND ? HSY_S("") : hsy_slice_sub(head, at + 1, close);
}

/* The first fault that ended or spoilt the reading, as an error; true when there is none. */
static bool tell_fault(hsy_arena *arena, hsy_slice path, const parse *p, bool is_cut, hsy_errors *errors) {
    const xmlError *last = xmlCtxtGetLastError(p->parser);
    hsy_slice message = hsy_slice_trim(hsy_slice_from_c(last ? last->message : NULL));
    if (p->failure)
        hsy_errors_add(arena, errors, (hsy_code)p->failure, path, HSY_NOT_FOUND,
                       p->failure == HSY_ERROR_LIMIT ? "holds more than fits into the memory for it"
                                                     : "no memory for it");
    else if (p->has_many_name_spaces)
        hsy_errors_add(arena, errors, HSY_ERROR_LIMIT, path, HSY_NOT_FOUND, "declares more than %d name spaces",
                       MOST_NAME_SPACES);
    else if (p->elements == 0)
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, 0, "is no XML: %.*s",
                       HSY_PRINT(message.length ? message : HSY_S("it has no element")));
    else if (is_cut && !p->is_stopped)
        hsy_errors_add(arena, errors, HSY_ERROR_INPUT, path, HSY_NOT_FOUND,
                       "is cut short: what stands before its end was read");
    else
        return true;
    return false;
}

static bool read_mended(hsy_arena *arena, hsy_slice path, hsy_mended mended, parse *p, hsy_errors *errors) {
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = start_element,
                             .endElementNs = end_element,
                             .characters = take_text,
                             .ignorableWhitespace = take_text,
                             .cdataBlock = take_text,
                             .serror = say_nothing};
    p->parser = xmlCreatePushParserCtxt(&handler, p, NULL, 0, NULL);
    if (!p->parser) {
        hsy_errors_add(arena, errors, HSY_ERROR_MEMORY, path, HSY_NOT_FOUND, "no memory for it");
        return false;
    }
    hsy_arena_defer(arena, close_parser, p->parser);
    /* NOENT: else &amp; in an attribute would come as "&#38;"; there is no other entity that it could expand. */
    xmlCtxtUseOptions(p->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    for (hsy_slice rest = mended.text; rest.length && !p->is_stopped;) {
        hsy_slice piece = hsy_slice_sub(rest, 0, 64 << 10);
        xmlParseChunk(p->parser, piece.at, (int)piece.length, piece.length == rest.length);
        rest = hsy_slice_sub(rest, piece.length, rest.length);
    }
    return tell_fault(arena, path, p, mended.is_cut, errors);
}

bool hsy_xml_read(hsy_arena *arena, hsy_slice path, hsy_slice bytes, hsy_slice charset, hsy_xml_reader *reader,
                  hsy_errors *errors) {
    hsy_mended mended;
    hsy_decoded decoded = hsy_decode(arena, bytes, charset.length ? charset : declared_encoding(bytes), false);
    reader->arena = hsy_arena_create(LEAST_KEPT + bytes.length * MOST_KEPT_RATIO);
    if (!reader->arena) {
        hsy_errors_add(arena, errors, HSY_ERROR_MEMORY, path, HSY_NOT_FOUND, "no memory for it");
        return false;
    }
    hsy_arena_defer(arena, close_arena, reader->arena);
    parse *p = HSY_NEW(arena, parse);
    p->reader = *reader;
    return hsy_xml_mend(arena, path, decoded.text, &mended, errors) && read_mended(arena, path, mended, p, errors);
}

hsy_slice hsy_xml_attribute_of(const hsy_xml_element *element, hsy_slice name) {
    for (size_t i = 0; i < element->attribute_count; i++)
        if (hsy_slice_equal_ascii_case(element->attributes[i].name, name)) return element->attributes[i].value;
    return HSY_S("");
}
