/* Private to intake: XML as feeds and sitemaps are written in it, an element at a time.
 *
 * Feeds are often no XML by the letter: &nbsp; and a bare & stand in them, an element is not closed, the end is cut
 * off, the declared encoding is not the one used. All that is read as far as it can be. What is refused: entities
 * declared by the document itself, since they serve bombs ("billion laughs") and files fetched from elsewhere; none is
 * ever expanded and nothing is ever fetched.
 */
#ifndef HEARSAY_INTAKE_XML_H
#define HEARSAY_INTAKE_XML_H

#include "base/arena.h"
#include "base/error.h"

/* Vocabularies that matter here, by name space; where a document declares none, by the usual prefix. */
typedef enum hsy_xml_space {
    HSY_XML_PLAIN, /* none, that of the root's format, or any other without a prefix */
    HSY_XML_ATOM,
    HSY_XML_DC,      /* Dublin Core: dc:date, dc:creator */
    HSY_XML_CONTENT, /* content:encoded */
    HSY_XML_NEWS,    /* news:publication of news sitemaps */
    HSY_XML_UPDATES, /* sy:updatePeriod */
    HSY_XML_OTHER,
} hsy_xml_space;

typedef struct hsy_xml_attribute {
    hsy_slice name, value; /* name without prefix */
    hsy_xml_space space;
} hsy_xml_attribute;

typedef struct hsy_xml_element {
    hsy_xml_space space;
    hsy_slice name; /* without prefix */
    const hsy_xml_attribute *attributes;
    size_t attribute_count;
} hsy_xml_element;

/* The value of an attribute, whatever the case of its name; empty when it is not there. */
hsy_slice hsy_xml_attribute_of(const hsy_xml_element *element, hsy_slice name);

/* Called in the order of the document; slices are gone after the call. False from any of them ends the reading, without
 * an error. */
typedef struct hsy_xml_reader {
    /* Where the calls below keep things, and only they may allocate; made by hsy_xml_read, lives as long as its arena.
     */
    hsy_arena *arena;
    bool (*start)(void *context, const hsy_xml_element *element);
    bool (*end)(void *context, hsy_slice name);
    bool (*text)(void *context, hsy_slice text); /* a piece of text: there may be several in a row */
    void *context;
} hsy_xml_reader;

/* Reads a document. `charset` is the carrier's label or empty. False, with an error added that names `path`, when it
 * cannot be gone on with or is cut short; the calls made before stand. */
bool hsy_xml_read(hsy_arena *arena, hsy_slice path, hsy_slice bytes, hsy_slice charset, hsy_xml_reader *reader,
                  hsy_errors *errors);

#endif
