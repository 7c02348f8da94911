#include "serve/ask.h"

/* Only numbers: anything else would be the name of a file or an address, which no visitor may have read. */
static bool is_number(const char *text) {
    for (const char *c = text; *c; c++)
        if (!hsy_is_digit(*c)) return false;
    return *text;
}

static hearsay_status compare(const char *database, const hsy_asked *asked, const hearsay_options *options,
                              hearsay_sink *sink, void *sink_context) {
    if (!asked->first || !asked->second) return sink(sink_context, "null", 4) ? HEARSAY_OK : HEARSAY_MACHINE;
    if (!is_number(asked->first) || !is_number(asked->second)) return HEARSAY_USAGE;
    return hearsay_compare(database, asked->first, asked->second, options, sink, sink_context);
}

static hearsay_status search(const char *database, const hsy_asked *asked, const hearsay_options *options,
                             hearsay_sink *sink, void *sink_context) {
    if (!asked->query) return sink(sink_context, "[]", 2) ? HEARSAY_OK : HEARSAY_MACHINE;
    return hearsay_search(database, asked->query, &asked->question, options, sink, sink_context);
}

hearsay_status hsy_ask(const char *database, const hsy_asked *asked, const hearsay_options *options, hearsay_sink *sink,
                       void *sink_context) {
    const hearsay_question *question = &asked->question;
    switch (asked->what) {
    case HSY_NOTHING: return sink(sink_context, "null", 4) ? HEARSAY_OK : HEARSAY_MACHINE;
    case HSY_STORIES: return hearsay_stories(database, question, options, sink, sink_context);
    case HSY_STORY: return hearsay_story(database, asked->number, options, sink, sink_context);
    case HSY_CLAIMS: return hearsay_claims(database, question, options, sink, sink_context);
    case HSY_CLAIM: return hearsay_claim(database, asked->number, options, sink, sink_context);
    case HSY_ARTICLE: return hearsay_article(database, asked->number, options, sink, sink_context);
    case HSY_VERSIONS: return hearsay_versions(database, asked->number, options, sink, sink_context);
    case HSY_COMPARISON: return compare(database, asked, options, sink, sink_context);
    case HSY_OUTLETS: return hearsay_outlets(database, question, options, sink, sink_context);
    case HSY_OUTLET: return hearsay_outlet(database, asked->name, options, sink, sink_context);
    case HSY_SPEAKER: return hearsay_speaker(database, asked->name, question, options, sink, sink_context);
    case HSY_SEARCH: return search(database, asked, options, sink, sink_context);
    case HSY_STATS: return hearsay_stats(database, options, sink, sink_context);
    case HSY_EXPORT: return hearsay_export(database, question, options, sink, sink_context);
    }
    return HEARSAY_USAGE;
}
